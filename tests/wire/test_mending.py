"""Stand-ins are taken for values of their kind, and what is told of a document is told of itself."""

import copy
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.testing.invented.standard import MADE_UP_STANDARD
from socialwork.text import Text
from socialwork.wire import profile_to_json
from socialwork.wire._mending import beside, mended, stand_in
from socialwork.wire._profile_parts import (
    DatedEntry,
    DocumentEntry,
    FactEntry,
    GradeEntry,
    NotWithEntry,
    OptionEntry,
    ReadingEntry,
    RequirementEntry,
    ValueEntry,
    Whole,
)
from socialwork.wire.faults import Fault
from socialwork.wire.leaves import CODES
from socialwork.wire.strict import structure

KINDS = (
    DatedEntry, DocumentEntry, FactEntry, GradeEntry, NotWithEntry, OptionEntry, ReadingEntry, RequirementEntry, ValueEntry, Whole,
)  # fmt: skip
FIELDS = [(kind, field) for kind in KINDS for field in attrs.fields(kind)]
DATA = {name: value for name, value in profile_to_json(MADE_UP_STANDARD).items() if name != "schema"}


@pytest.mark.parametrize("kind, field", FIELDS, ids=[f"{kind.__name__}.{field.name}" for kind, field in FIELDS])
def test_a_stand_in_is_taken_for_a_value_of_its_kind(kind: Any, field: Any) -> None:
    whole: Any = stand_in(kind)

    made, faults = structure(whole | {field.name: stand_in(field.type)}, kind, CODES)
    assert made is not None
    assert faults == ()


def places(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place of a document but those below rules and values, which are read by themselves."""
    if path and path[-1] in {"rule", "applies", "value"}:
        return []
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [place for step, each in below for place in ((*path, step), *places(each, (*path, step)))]


@given(
    at=st.lists(st.sampled_from(places(DATA)), min_size=1, max_size=4, unique=True),
    instead=st.sampled_from((None, [], {}, -1, "x", {"?": 1})),
)
def test_what_is_wrong_is_mended_in_a_few_rounds_and_the_document_left_as_it_is(at: list[Any], instead: object) -> None:
    broken: Any = copy.deepcopy(DATA)
    for *way, last in sorted(at, key=len, reverse=True):
        into = broken
        for step in way:
            into = into[step]
        into[last] = instead
    before = copy.deepcopy(broken)
    made, faults = structure(broken, Whole, CODES)
    data: object = broken
    touched = frozenset[Any]()
    for _ in range(4):
        data, more = mended(data, Whole, faults, touched)
        touched |= more
        made, faults = structure(data, Whole, CODES)
    assert made is not None
    assert broken == before


def test_a_fault_at_a_stand_in_or_about_its_record_is_not_told() -> None:
    def told(*path: str | int, code: str = "bad_value") -> bool:
        return beside(Fault(path, code, Text("改", "mend")), {("values", 1, "unit")})

    assert not told("values", 1, "unit", "zh")
    assert not told("values", 1)
    assert told("values", 1, "dated")
    assert told("values", code="duplicate_name")
    assert not told("values")


def test_where_a_stand_in_is_refused_its_record_is_replaced() -> None:
    place = ("values", 1, "unit")
    _, touched = mended(DATA, Whole, [Fault(place, "bad_value", Text("改", "mend"))], {place})

    assert touched == {("values", 1)}
