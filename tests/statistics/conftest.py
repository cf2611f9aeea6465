"""Invented figures of a district, and strategies for any."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import strategies as st

from socialwork.statistics import AtLeast, CountingUnit, Exact, Measure, Part, Rounded, Statistic
from socialwork.text import plain

Make = Callable[..., Statistic]


def made(id_: str = "teams", value: Any = 10, **more: Any) -> Statistic:
    """A stock of teams at the end of 2024; anything else as told."""
    told: dict[str, Any] = {"label": plain(id_), "unit": CountingUnit.TEAMS, "measure": Measure.STOCK, "period": date(2024, 12, 31), **more}
    return Statistic(id=id_, value=value, **told)


@pytest.fixture
def make() -> Make:
    return made


NUMBERS = st.integers(0, 10**6).map(Decimal)
PRECISIONS = st.one_of(st.just(Exact()), st.just(AtLeast()), st.sampled_from([1, 10, 100]).map(Decimal).map(Rounded))
DAYS = st.sampled_from([date(2023, 12, 31), date(2024, 12, 31)])


@st.composite
def statistics(draw: st.DrawFn) -> Statistic:
    """Any figure, of few kinds and times, so that sums that mean something are drawn as well."""
    measure = draw(st.sampled_from(Measure))
    period = draw(st.none() | (st.sampled_from([2023, 2024]) if measure is Measure.FLOW else DAYS))
    return made(
        draw(st.sampled_from("abcd")),
        draw(NUMBERS),
        unit=draw(st.sampled_from([CountingUnit.PERSONS, CountingUnit.ATTENDANCES])),
        measure=measure,
        period=period,
        precision=draw(PRECISIONS),
        part=draw(st.none() | st.builds(Part, st.sampled_from(["towns", "kinds"]), st.sampled_from("AB"))),
        source=draw(st.sampled_from(["", "report"])),
    )


@st.composite
def parts_of_a_whole(draw: st.DrawFn) -> tuple[Statistic, ...]:
    """Figures of parts of one whole, which can be added."""
    names = draw(st.lists(st.sampled_from("ABCDEFGH"), min_size=1, max_size=6, unique=True))
    return tuple(made("teams", draw(NUMBERS), precision=draw(PRECISIONS), part=Part("towns", name)) for name in names)
