"""A term ends no earlier than it starts, and benefits stop for one of two reasons."""

from datetime import date
from typing import Any

import pytest

from socialwork.errors import InvalidValueError
from socialwork.talent.terms import Stop, TermRecord

DAY = date(2023, 12, 1)


def term(**other: Any) -> TermRecord:
    return TermRecord(**{"person": "P1", "named": DAY, "start": DAY, "last_day": date(2027, 11, 30), **other})


def test_nothing_stops_a_term_unless_it_is_said() -> None:
    assert (term().number, term().stops, term().resumes, term().pending) == (1, (), (), ())
    assert term(last_day=DAY).last_day == DAY


def test_it_ends_no_earlier_than_it_starts() -> None:
    with pytest.raises(InvalidValueError, match="give 2023-12-01 or a later day"):
        term(last_day=date(2023, 11, 30))


@pytest.mark.parametrize("name", ["named", "start", "last_day"])
def test_its_days_are_dates(name: str) -> None:
    with pytest.raises(InvalidValueError, match=rf"TermRecord\.{name}"):
        term(**{name: "2023-12-01"})


def test_a_stop_has_a_day_and_one_of_two_reasons() -> None:
    assert Stop(day=DAY, why="revoked").approved is None
    with pytest.raises(InvalidValueError, match=r"Stop\.day"):
        Stop(day=None, why="left")
    with pytest.raises(InvalidValueError, match='give "left" or "revoked"'):
        Stop(day=DAY, why="tired")
