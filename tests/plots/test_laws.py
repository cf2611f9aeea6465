"""What a picture says of its law."""

from datetime import date

import attrs

from socialwork.plots._laws import said_of_readings
from socialwork.testing.invented.standard import MADE_UP_STANDARD

LAW = MADE_UP_STANDARD.on(date(2024, 1, 1))


def test_of_a_law_without_readings_nothing_is_said() -> None:
    assert list(said_of_readings(LAW))
    assert list(said_of_readings(attrs.evolve(LAW, choices=()))) == []
