"""Ties are settled by a person, on the record, and never in a circle."""

import pickle
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.selection import Resolution, ResolutionCycleError
from socialwork.selection.resolutions import order

DAY = date(2023, 9, 1)
IDS = "abcdef"


def before(chosen: Any, over: Any) -> Resolution:
    return Resolution(chosen=chosen, over=over, reason="抽签", by="评审组", on=DAY)


pairs = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1]), max_size=8)


def reached(edges: list[tuple[str, str]], start: str) -> set[str]:
    """Everybody who comes after `start`, found step by step."""
    found: set[str] = set()
    frontier = {start}
    while frontier:
        frontier = {later for earlier, later in edges if earlier in frontier} - found
        found |= frontier
    return found


def test_one_person_or_several_can_be_named_on_either_side() -> None:
    assert before("a", "b").chosen == ("a",)
    assert before(["a", "b"], ("c",)) == before(("a", "b"), "c")
    assert order([before(("a", "b"), ("c", "d"))]) == {"c": {"a", "b"}, "d": {"a", "b"}}


@pytest.mark.parametrize("chosen, over, words", [
    ((), "b", "Resolution: got ((), ('b',)); say who comes first and who after, nobody in both"),
    ("a", (), "Resolution: got (('a',), ()); say who comes first and who after, nobody in both"),
    (("a", "b"), ("b", "c"), "Resolution: got (('a', 'b'), ('b', 'c')); say who comes first and who after, nobody in both"),
])  # fmt: skip
def test_it_names_who_comes_first_and_who_after(chosen: Any, over: Any, words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        before(chosen, over)

    assert str(caught.value) == words
    assert "请写明谁在先、谁在后" in caught.value.in_language("zh")


@pytest.mark.parametrize("change", [{"reason": ""}, {"reason": "  "}, {"by": ""}, {"by": "\t"}], ids=str)
def test_it_says_why_and_who_decided(change: dict[str, str]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Resolution(**{"chosen": "a", "over": "b", "reason": "r", "by": "b", "on": DAY} | change)

    assert str(caught.value).endswith("; give the reason and who decided")
    assert caught.value.in_language("zh").endswith("；请写明理由和决定人")


def test_each_decision_orders_the_people_it_names_and_nobody_by_way_of_others() -> None:
    assert order([before("b", "c"), before("a", "b")]) == {"b": {"a"}, "c": {"b"}}
    assert order([before("a", "c"), before("b", "c")]) == {"c": {"a", "b"}}
    assert order([]) == {}


@given(edges=pairs, data=st.data())
def test_the_order_is_that_of_each_pair_and_circles_are_refused(edges: list[tuple[str, str]], data: st.DataObject) -> None:
    resolutions = [before(first, after) for first, after in data.draw(st.permutations(edges))]
    after = {person: reached(edges, person) for person in IDS}

    if any(person in after[person] for person in IDS):
        with pytest.raises(ResolutionCycleError) as caught:
            order(resolutions)
        circle = caught.value.ids
        assert len(set(circle)) == len(circle) >= 2
        assert all(pair in edges for pair in pairwise((*circle, circle[0])))
        return
    found = order(resolutions)
    assert found == {later: {first for first, second in edges if second == later} for _, later in edges}


def test_a_circle_is_told_in_both_languages_and_survives_pickling() -> None:
    with pytest.raises(ResolutionCycleError) as caught:
        order([before("a", "b"), before("b", "a")])
    error = caught.value

    assert set(error.ids) == {"a", "b"}
    assert error.code == "resolution_cycle"
    assert error.__cause__ is None
    shown = ResolutionCycleError(("a", "b"))
    assert str(shown) == "resolutions run in a circle: a > b > a; withdraw one of them"
    assert shown.in_language("zh") == "并列裁定互相矛盾：a > b > a；请撤回其中一项"
    assert str(pickle.loads(pickle.dumps(shown))) == str(shown)


def test_a_resolution_is_a_value() -> None:
    assert pickle.loads(pickle.dumps(before("a", "b"))) == before("a", "b")
    assert hash(before("a", "b")) == hash(before("a", "b"))


def test_a_resolution_is_of_a_day() -> None:
    with pytest.raises(InvalidValueError, match=r"Resolution\.on: got '2023-09-01'"):
        Resolution(chosen="a", over="b", reason="抽签", by="评审组", on="2023-09-01")  # type: ignore[arg-type]
