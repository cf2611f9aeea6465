"""Strategies for selection rounds, and for what an office decides before one."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from ..law import Reading
from ..talent.merit_scales import MeritScale
from ..talent.rounds import Holders, ReadingChoice, Round
from ..talent.scheme import TalentScheme
from .days import FIRST_DAY, LAST_DAY
from .facts import words
from .laws import admissible_readings, days_in_force

__all__ = ["holders", "merit_scales", "reading_choices", "rounds"]


_WORDS, _DAYS = words(), st.dates(FIRST_DAY, LAST_DAY)
_GRADES = st.lists(words(max_size=3), min_size=1, max_size=5, unique=True)
_STEPS = st.sampled_from([Decimal(step) for step in ("1", "0.5", "0.1", "0.01", "5")])
_TOLERANCES = st.none() | st.decimals(0, 5, places=1)


@st.composite
def merit_scales(draw: st.DrawFn, *, most_steps: int = 200) -> MeritScale:
    """A scale of scores or of grades, with or without a minimum. Shrinks to scores of 0 and 1 with no minimum.

    Args:
        draw: Given by Hypothesis; leave it out.
        most_steps: The most steps from the lowest score to the highest, 1 or more.

    >>> from hypothesis import find
    >>> find(merit_scales(), lambda scale: True).text.en
    '0 to 1 points in steps of 1, no minimum'
    """
    if draw(st.booleans()):
        grades = draw(_GRADES)
        return MeritScale(grades=grades, minimum=draw(st.none() | st.sampled_from(grades)))
    step = draw(_STEPS)
    lowest = draw(st.integers(0, 100))
    steps = draw(st.integers(1, most_steps))
    minimum = draw(st.none() | st.integers(0, steps).map(lambda place: lowest + place * step))
    return MeritScale(lowest=Decimal(lowest), highest=lowest + steps * step, step=step, minimum=minimum)


def holders(*, most: int = 120) -> st.SearchStrategy[Holders]:
    """How many people hold the title already. Shrinks to nobody.

    Args:
        most: The most people.

    >>> from hypothesis import find
    >>> find(holders(), lambda held: held.elderly_care > 0)
    Holders(total=1, elderly_care=1)
    """
    both = st.tuples(st.integers(0, most), st.integers(0, most))
    return both.map(lambda pair: Holders(total=max(pair), elderly_care=min(pair)))


@st.composite
def reading_choices(draw: st.DrawFn, policy: TalentScheme) -> tuple[ReadingChoice, ...]:
    """Options that an office chose and recorded, such that they can stand together. Shrinks to none.

    Args:
        draw: Given by Hypothesis; leave it out.
        policy: The policy with the readings.

    >>> from hypothesis import given
    >>> from socialwork.talent.haiyou import HAIYOU
    >>> @given(reading_choices(HAIYOU))
    ... def test_only_what_differs_is_recorded(chosen: tuple[ReadingChoice, ...]) -> None:
    ...     assert all(HAIYOU.reading(choice.reading).default != choice.option for choice in chosen)
    >>> test_only_what_differs_is_recorded()
    """

    def recorded(reading: Reading, option: str) -> ReadingChoice:
        made: dict[str, Any] = {"by": draw(_WORDS), "on": draw(_DAYS), "document": draw(_WORDS)}
        return ReadingChoice(reading=reading.id, option=option, **made)

    options = draw(admissible_readings(policy))
    return tuple(recorded(reading, options[reading.id]) for reading in policy.readings if options[reading.id] != reading.default)


@st.composite
def rounds(
    draw: st.DrawFn,
    policy: TalentScheme,
    *,
    days: st.SearchStrategy[date] | None = None,
    seats: st.SearchStrategy[int | None] | None = None,
    merit: st.SearchStrategy[MeritScale | None] | None = None,
    readings: st.SearchStrategy[tuple[ReadingChoice, ...]] | None = None,
) -> Round:
    """Any round of a scheme, with any readings chosen. Shrinks to one on the first day in force that leaves everything unsaid.

    Args:
        draw: Given by Hypothesis; leave it out.
        policy: The scheme.
        days: The day of the round; by default any on which the scheme is in force.
        seats: The seats; by default none said, or up to the scheme's cap.
        merit: How merit is told; by default not said, or any way.
        readings: The readings chosen; by default any admissible ones.

    >>> from hypothesis import given
    >>> from socialwork.talent.haiyou import HAIYOU
    >>> @given(rounds(HAIYOU, seats=st.just(3)))
    ... def test_a_round_makes_law(round: Round) -> None:
    ...     assert round.seats == 3
    ...     assert round.law(HAIYOU).day == round.day
    >>> test_a_round_makes_law()
    """
    day = draw(days_in_force(policy) if days is None else days)
    cap = policy.cohort_cap.on(day).value
    most = cap if isinstance(cap, int) else 50
    return Round(
        day=day,
        cut_off=draw(st.none() | st.dates(day.replace(year=day.year - 1, day=1), day)),
        seats=draw(st.none() | st.integers(0, most) if seats is None else seats),
        merit=draw(st.none() | merit_scales() if merit is None else merit),
        holders=draw(st.none() | holders()),
        about_tolerance=draw(_TOLERANCES),
        readings=draw(reading_choices(policy) if readings is None else readings),
    )
