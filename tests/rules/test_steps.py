"""Facts are read at most once, and a tree can be walked from the top down."""

from datetime import date
from typing import Any

import pytest

from socialwork.rules import Known, Missing, Moment
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, TeaRoom

DAY = date(2023, 1, 1)
MOMENT = Moment(DAY, DAY)
HANDLES = {handle.name: handle for handle in TEA_ROOM}


class Watched:
    """A case that counts how often each fact is read."""

    def __init__(self, **facts: object) -> None:
        self.facts, self.reads = facts, list[str]()

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        self.reads.append(name)
        return self.facts[name]


def test_each_fact_is_read_once_however_often_it_is_asked_for() -> None:
    case = Watched(open_daily=True, opened_on=date(2020, 1, 1), closures=())
    known = Known(case, MOMENT, HANDLES)

    assert [known.open_daily for _ in range(3)] == [True] * 3
    assert [known.running_since for _ in range(3)] == [date(2020, 1, 1)] * 3
    assert case.reads == ["open_daily", "opened_on", "closures"]


def test_a_whole_decision_reads_each_fact_once() -> None:
    facts = {handle.name: Missing.NOT_ASKED for handle in TEA_ROOM} | {"size": TEA_ROOM.size.choices[0], "closures": ()}
    case = Watched(**facts)
    decision = TEA_ROOMS.on(DAY).decide(TEA_ROOMS.outstanding, case)

    decision.explain("zh")
    decision.as_data()
    assert case.reads.count("size") == case.reads.count("tea") == case.reads.count("opened_on") == 1


def test_what_is_replaced_is_not_read_nor_computed() -> None:
    case = Watched()
    known = Known(case, MOMENT, HANDLES, {"running_since": Missing.DISPUTED, "tea": None})

    assert known.running_since is Missing.DISPUTED
    assert known.tea is None
    assert case.reads == []


@pytest.mark.parametrize("name", ["opend_daily", "handles", "__deepcopy__"])
def test_a_fact_that_nobody_declared_is_no_attribute(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(Known(TeaRoom(), MOMENT, HANDLES), name)


def test_an_empty_shell_has_no_attributes_either() -> None:
    with pytest.raises(AttributeError, match="tea"):
        _ = Known.__new__(Known).tea


def test_the_repr_tells_no_fact() -> None:
    known = Known(TeaRoom(name="清风", tea="green"), MOMENT, HANDLES)

    _ = known.tea
    assert repr(known) == "Known(TeaRoom, 2023-01-01)"


def test_a_tree_is_walked_from_the_top_down_in_the_order_of_the_rule() -> None:
    tree = TEA_ROOMS.on(DAY).decide(TEA_ROOMS.outstanding, TeaRoom()).tree
    walked: list[Any] = [type(step.rule).__name__ for step in tree.walk()]

    assert walked == ["SomeOf", "AtLeast", "ByReading", "YearsSince", "Not", "Is", "AtMost"]


def test_a_step_names_its_parameter_and_whether_any_source_gives_it() -> None:
    tree = TEA_ROOMS.on(DAY).decide(TEA_ROOMS.outstanding, TeaRoom()).tree

    assert [step.parameter for step in tree.walk()] == [
        "tea.grounds_needed", "tea.least_size", None, "tea.years_open", None, None, "tea.most_days_closed",
    ]  # fmt: skip
    assert [step.unknown for step in tree.walk()] == [False] * 6 + [True]
