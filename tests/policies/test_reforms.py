"""Reforms go together by rules: at once, or one after the other, and never in silence where they disagree."""

import pickle
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from socialwork.canonical import digest
from socialwork.errors import InvalidValueError
from socialwork.policies import NEXT, Choose, Freeze, Joint, Overrode, Reform, ReformConflict, Scale, Set, SwapRule
from socialwork.testing import reforms
from socialwork.testing.invented import TEA_ROOMS
from socialwork.text import Text

DAY = date(2023, 1, 1)
LATER = date(2024, 1, 1)
GUESTS, LOST, YEARS = TEA_ROOMS.least_guests, TEA_ROOMS.most_lost, TEA_ROOMS.years_open


def reform(name: str, *operations: Any, **about: Any) -> Reform:
    return Reform(name, *operations, **(about or {"hypothetical": True}))


MORE = reform("more guests", Set(GUESTS, 40, start=DAY))
CITED = reform("richer", Set(LOST, "-10", start=DAY), citation=Text("增补通知3号", "Amending Notice 3"))
NOTHING = reform("nothing")


# --- alone -------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("about", [
    {}, {"hypothetical": False}, {"citation": "Notice 3", "hypothetical": True}, {"citation": ""}, {"citation": " "}, {"citation": 3},
    {"hypothetical": 1}, {"citation": None},
])  # fmt: skip
def test_a_reform_rests_on_a_text_or_is_called_hypothetical(about: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError, match=r"^Reform x: got .*; say what it rests on"):
        Reform("x", **about)


@pytest.mark.parametrize("name", ["", " ", None, 3])
def test_a_reform_has_a_name(name: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^Reform\.name"):
        Reform(name, hypothetical=True)


@pytest.mark.parametrize("operation", [lambda: 5, None, "set", 5, MORE])
def test_a_reform_holds_operations_and_no_code(operation: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"give Set, Freeze, Scale, Choose or SwapRule; no callables"):
        reform("x", operation)


def test_the_order_of_operations_means_nothing_and_each_counts_once() -> None:
    one, two = Set(GUESTS, 40, start=DAY), Choose("AX1", "any")

    assert reform("x", one, two) == reform("x", two, one, two)
    assert reform("x", one, two).operations == reform("x", two, one).operations


@pytest.mark.parametrize("one, two, days", [
    (Set(GUESTS, 40, start=DAY), Set(GUESTS, 41, start=LATER), "from 2024-01-01"),
    (Set(GUESTS, 40, start=DAY, end=LATER), Freeze(GUESTS, start=date(2023, 12, 31)), "from 2023-12-31 until 2023-12-31"),
    (Scale(GUESTS, 2, "exact", start=DAY), Set(GUESTS, 41, start=LATER, end=NEXT), "from 2024-01-01 until 2024-01-01"),
    (Choose("AX1", "any"), Choose("AX1", "leaf"), "on every day"),
    (SwapRule("entry", "outstanding"), SwapRule("entry", "entry"), "on every day"),
])  # fmt: skip
def test_two_changes_of_one_thing_on_the_same_days_are_refused(one: Any, two: Any, days: str) -> None:
    for make in (lambda: reform("a", one) | reform("b", two), lambda: reform("b", two) | reform("a", one)):
        with pytest.raises(ReformConflict) as caught:
            make()
        assert {caught.value.first, caught.value.second} == {"a", "b"}
        assert f"({days}), and both refer to the law as it stands" in str(caught.value)
        assert "改动" in caught.value.in_language("zh")
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    with pytest.raises(ReformConflict) as caught:
        reform("both", one, two)
    assert str(caught.value).startswith('reform "both" changes ')
    assert "两次改动" in caught.value.in_language("zh")


@pytest.mark.parametrize("one, two", [
    (Set(GUESTS, 40, start=DAY, end=LATER), Set(GUESTS, 41, start=LATER)),
    (Set(GUESTS, 40, start=DAY), Set(YEARS, 40, start=DAY)),
    (Set(GUESTS, 40, start=DAY, end=NEXT), Set(GUESTS, 41, start=LATER)),
    (Choose("AX1", "any"), Choose("AX2", "counts")),
    (Set(GUESTS, 40, start=DAY), Set("tea.least_guests", "40", start=DAY)),
])  # fmt: skip
def test_what_lies_apart_or_is_the_same_goes_together(one: Any, two: Any) -> None:
    assert (reform("a", one) | reform("b", two)).joint is Joint.TOGETHER
    assert reform("both", one, two) == reform("both", two, one)


def test_a_reform_tells_what_it_is() -> None:
    assert repr(MORE) == (
        "Reform('more guests', Set(parameter='tea.least_guests', value=40, start=datetime.date(2023, 1, 1), end=None), hypothetical=True)"
    )
    assert repr(reform("x", title=Text("某", "x"), citation="N3")) == (
        "Reform('x', citation=Text(zh='N3', en='N3'), title=Text(zh='某', en='x'))"
    )
    assert MORE.text == Text("“more guests”（假设）", '"more guests" (hypothetical)')
    assert CITED.text == Text("“richer”（增补通知3号）", '"richer" (Amending Notice 3)')
    assert (MORE.joint, MORE.parts, MORE.leaves, MORE.empty, NOTHING.empty) == (Joint.ALONE, (), (MORE,), False, True)


def test_a_reform_of_reforms_tells_what_it_is() -> None:
    both = MORE | CITED
    after = both >> reform("then", Choose("AX1", "any"))

    assert repr(both) == f"({MORE!r} | {CITED!r})"
    assert repr(after) == f"(({MORE!r} | {CITED!r}) >> {after.parts[1]!r})"
    assert after.name == "(more guests | richer) >> then"
    assert both.text.en == '"more guests" (hypothetical) and "richer" (Amending Notice 3)'
    assert after.text.en == '"more guests" (hypothetical) and "richer" (Amending Notice 3), then "then" (hypothetical)'
    assert after.leaves == (MORE, CITED, after.parts[1])
    assert both.hypothetical
    assert not (CITED >> reform("more", Choose("AX1", "any"), citation="N4")).hypothetical
    assert (both.citation, both.operations) == (None, ())


def test_a_reform_is_frozen() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        MORE.name = "other"  # type: ignore[misc]


# --- together, and then ------------------------------------------------------------------------------------------------------------------


def joined(one: Reform, two: Reform) -> Reform | None:
    try:
        return one | two
    except ReformConflict:
        return None


@given(one=reforms(TEA_ROOMS), two=reforms(TEA_ROOMS))
def test_together_commutes(one: Reform, two: Reform) -> None:
    assert joined(one, two) == joined(two, one)


@given(one=reforms(TEA_ROOMS), two=reforms(TEA_ROOMS), three=reforms(TEA_ROOMS))
def test_together_and_then_are_associative(one: Reform, two: Reform, three: Reform) -> None:
    assert (one >> two) >> three == one >> (two >> three)
    left, right = joined(one, two), joined(two, three)
    assume(left is not None)
    assume(right is not None)
    assert left is not None
    assert right is not None
    assert joined(left, three) == joined(one, right)


@given(one=reforms(TEA_ROOMS))
def test_a_reform_together_with_itself_is_itself_and_an_empty_one_adds_nothing(one: Reform) -> None:
    assert one | one == one
    if not one.empty:
        assert one | NOTHING == NOTHING | one == one >> NOTHING == NOTHING >> one == one


def test_of_empty_reforms_one_is_left_whatever_their_order() -> None:
    other = reform("also nothing")

    assert NOTHING | other == other | NOTHING
    assert NOTHING >> other == other >> NOTHING
    assert (NOTHING >> other).empty


@given(one=reforms(TEA_ROOMS))
def test_a_reform_is_a_value_that_can_be_compared_and_sent(one: Reform) -> None:
    again = pickle.loads(pickle.dumps(one))

    assert again == one
    assert hash(again) == hash(one)
    assert again.as_data() == one.as_data()
    assert one.as_data()["schema"] == "socialwork.reform/1"
    assert again.fingerprint == one.fingerprint == digest(one.as_data())


@pytest.mark.parametrize("other", [None, 5, "reform", {}])
def test_only_reforms_go_together(other: Any) -> None:
    with pytest.raises(TypeError):
        _ = MORE | other
    with pytest.raises(TypeError):
        _ = MORE >> other


def test_then_records_what_it_overrode() -> None:
    fewer = reform("fewer", Set(GUESTS, 10, start=LATER), Set(YEARS, 3, start=DAY), Choose("AX1", "any"))
    back = reform("back", Choose("AX1", "leaf"), citation="N4")
    whole = MORE >> fewer >> back

    more, few, again = (f"reform {part.text.en}" for part in (MORE, fewer, back))
    assert [(each.target, each.days, each.by.en, each.over.en) for each in whole.overrode] == [
        ("tea.least_guests", (LATER, None), few, more),
        ("AX1", (date.min, None), again, few),
    ]
    assert whole.overrode[0].text == Text(
        "改革方案“fewer”（假设）改变了改革方案“more guests”（假设）所定的 tea.least_guests（2024-01-01起）",
        'reform "fewer" (hypothetical) overrides tea.least_guests as reform "more guests" (hypothetical) set it, from 2024-01-01',
    )
    assert whole.overrode[1].text.en == 'reform "back" (N4) overrides AX1 as reform "fewer" (hypothetical) set it'
    assert (whole | CITED).overrode == whole.overrode
    assert MORE.overrode == (MORE | CITED).overrode == ()


@given(one=reforms(TEA_ROOMS), two=reforms(TEA_ROOMS))
def test_everything_that_is_overridden_was_changed_by_both(one: Reform, two: Reform) -> None:
    for each in (one >> two).overrode:
        assert isinstance(each, Overrode)
        told = [leaf for leaf in (*one.leaves, *two.leaves) if f"reform {leaf.text.en}" in {each.by.en, each.over.en}]
        assert told


DATA = {
    "schema": "socialwork.reform/1",
    "then": [
        {"together": [
            {"name": "more guests", "hypothetical": True, "operations": [
                {"op": "set", "parameter": "tea.least_guests", "value": 40, "start": "2023-01-01"}]},
            {"name": "richer", "citation": {"zh": "增补通知3号", "en": "Amending Notice 3"}, "operations": [
                {"op": "set", "parameter": "tea.most_lost", "value": "-10", "start": "2023-01-01"}]},
        ]},
        {"name": "x", "title": {"zh": "某", "en": "x"}, "citation": "N3", "operations": []},
    ],
}  # fmt: skip


def test_a_reform_as_data() -> None:
    last = reform("x", Choose("AX1", "any"), title=Text("某", "x"), citation="N3")
    data = ((MORE | CITED) >> last).as_data()

    assert data["then"][1].pop("operations") == [{"op": "choose", "reading": "AX1", "option": "any"}]
    assert data == {**DATA, "then": [DATA["then"][0], {name: said for name, said in DATA["then"][1].items() if name != "operations"}]}  # type: ignore[attr-defined]


@given(data=st.data())
def test_conflicts_do_not_depend_on_nesting(data: st.DataObject) -> None:
    one, two, three = (data.draw(reforms(TEA_ROOMS, max_parts=1)) for _ in range(3))

    def conflicts(*parts: Reform) -> bool:
        whole: Reform | None = NOTHING
        for part in parts:
            whole = None if whole is None else joined(whole, part)
        return whole is None

    assert conflicts(one, two, three) is conflicts(three, two, one) is conflicts(two, one, three)


def test_a_title_is_text_alone_or_in_both_languages() -> None:
    assert Reform("x", hypothetical=True, title="某").title == Text("某", "某")
    assert Reform("x", hypothetical=True, title=Text("某", "some")).text.en == '"some" (hypothetical)'
    for wrong in ("", " ", 5, ("某", "some")):
        given: Any = wrong
        with pytest.raises(InvalidValueError, match=r"title: got .*; give text"):
            Reform("x", hypothetical=True, title=given)
