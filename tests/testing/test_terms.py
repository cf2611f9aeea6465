"""Terms that are drawn can be what terms are, and shrink to the plain one."""

from collections.abc import Callable

import pytest
from hypothesis import find, given

from socialwork.talent.terms import TermRecord
from socialwork.testing import term_records


@given(record=term_records(person="P7", number=2))
def test_a_drawn_term_is_of_the_person_and_in_order(record: TermRecord) -> None:
    assert (record.person, record.number) == ("P7", 2)
    assert record.named <= record.start <= record.last_day
    assert list(record.stops) == sorted(record.stops, key=lambda stop: stop.day)


@pytest.mark.parametrize("wanted", [
    lambda record: record.resumes,
    lambda record: record.pending and record.pending[0][1] is None,
    lambda record: {stop.why for stop in record.stops} == {"left", "revoked"},
    lambda record: any(stop.why == "revoked" and stop.verified is None and stop.happened is not None for stop in record.stops),
    lambda record: record.start != record.named,
], ids=["returns", "pending", "both", "unverified", "later start"])  # fmt: skip
def test_what_can_be_drawn(wanted: Callable[[TermRecord], bool]) -> None:
    assert wanted(find(term_records(), wanted))


def test_it_shrinks_to_a_term_that_nothing_stops() -> None:
    record = find(term_records(), lambda _: True)

    assert (record.stops, record.resumes, record.pending) == ((), (), ())
