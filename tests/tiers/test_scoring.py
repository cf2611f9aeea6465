"""Points are a band where facts are missing, and never a guess; a veto puts a unit in the lowest grade."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from socialwork.law import Dated, NotFound, Verified
from socialwork.policies import Reform, Set
from socialwork.rules import Verdict
from socialwork.testing.invented.standard import MADE_UP_STANDARD
from socialwork.tiers import Grade, Inapplicable, Profile, Score, Unit, assess
from socialwork.tiers.scoring import Scale, score_of_all

DAY = date(2024, 1, 1)
GOOD: dict[str, Any] = {
    "floor_area": 120, "full_time_staff": 2, "certified_staff": 1, "supervisors": 1, "population": 60_000, "locality": "urban",
    "posts_named": True, "projects_per_year": 2, "open_days_per_week": 5,
}  # fmt: skip


def scored(without: tuple[str, ...] = (), *, profile: Profile = MADE_UP_STANDARD, **other: Any) -> Score:
    facts = {name: value for name, value in {**GOOD, **other}.items() if name not in without}
    found = assess(Unit(id="u", name="站", tier="town", place="p", site=profile.site_class(**facts)), profile.on(DAY)).score
    assert found is not None
    return found


def told(score: Score) -> tuple[str, str | None, list[str]]:
    return str(score.least), None if score.most is None else str(score.most), [grade.id for grade in score.grades]


def unknown(name: str) -> Profile:
    """The standard, where no source gives a value."""
    reform = Reform("unknown", Set(name, NotFound.NOT_FOUND, start=date(2020, 1, 1)), hypothetical=True)
    return MADE_UP_STANDARD.under(reform)


@pytest.mark.parametrize(
    "without, other, expected",
    [
        ((), {}, ("100.0", "100.0", ["excellent"])),
        ((), {"floor_area": 10}, ("70.0", "70.0", ["fair"])),
        (("open_days_per_week",), {}, ("90.5", "100.0", ["excellent"])),
        (("projects_per_year",), {}, ("80.0", "100.0", ["excellent", "good"])),
        (("projects_per_year", "floor_area"), {}, ("50.0", "100.0", ["excellent", "good", "fair", "poor"])),
        ((), {"posts_named": False}, ("100.0", "100.0", ["poor"])),
        (("posts_named",), {}, ("100.0", "100.0", ["excellent", "poor"])),
        (("posts_named",), {"floor_area": 10, "full_time_staff": 0}, ("40.0", "40.0", ["poor"])),
    ],
)
def test_points_and_grades(without: tuple[str, ...], other: dict[str, Any], expected: tuple[str, str, list[str]]) -> None:
    assert told(scored(without, **other)) == expected


def test_the_score_is_told_in_words() -> None:
    open_ = scored(("projects_per_year", "posts_named"))

    assert open_.text.zh == "80.0-100.0分（满分100.0）；等次：优秀或良好或不合格；一票否决项待核实"
    assert open_.grade is None
    vetoed = scored(posts_named=False)
    assert vetoed.text.en == "100.0 points of 100.0; grade: poor; vetoed"
    assert vetoed.grade is MADE_UP_STANDARD.grades[-1]
    assert vetoed.as_data() == {"least": "100.0", "most": "100.0", "full": "100.0", "vetoed": "YES", "grades": ["poor"], "contested": False}


@pytest.mark.parametrize("worth, least", [(Inapplicable.GIVEN, "100.0"), (Inapplicable.WITHHELD, "89.5")])
def test_what_does_not_apply_is_worth_what_the_standard_says(worth: Inapplicable, least: str) -> None:
    profile: Profile = attrs.evolve(MADE_UP_STANDARD, inapplicable=worth)

    assert str(scored(profile=profile, locality="rural").least) == least
    assert scored(profile=profile).least == Decimal("100.0")


def test_an_item_whose_points_no_source_gives_leaves_the_top_open() -> None:
    profile = unknown("points.area")
    found = scored(profile=profile)

    assert told(found) == ("70.0", None, ["excellent", "good", "fair"])
    assert found.full is None
    assert found.text.en == "70.0 or more points; grade: excellent or good or fair"
    assert found.as_data()["most"] is None
    missed = scored(profile=profile, floor_area=10)
    assert told(missed) == ("70.0", "70.0", ["fair"])  # whatever it is worth, it is not earned
    assert missed.text.zh == "70.0分；等次：合格"


def test_a_line_that_no_source_gives_leaves_every_grade_possible_unless_there_is_a_veto() -> None:
    profile = unknown("grade.good")

    assert told(scored(profile=profile))[2] == ["excellent", "good", "fair", "poor"]
    assert told(scored(profile=profile, posts_named=False))[2] == ["poor"]


def test_a_standard_can_score_without_grades() -> None:
    found = scored(profile=attrs.evolve(MADE_UP_STANDARD, grades=()), posts_named=False)

    assert found.grades == ()
    assert found.vetoed is Verdict.YES
    assert found.text.en == "100.0 points of 100.0; vetoed"


def test_points_have_their_day() -> None:
    [area] = [each for each in MADE_UP_STANDARD.parameters if each.name == "points.area"]
    later = Dated(Decimal(0), since=date(2025, 1, 1), clause="W3", verified=Verified.ASSUMED)
    values = tuple(attrs.evolve(each, values=(*each.values, later)) if each is area else each for each in MADE_UP_STANDARD.values)
    profile: Profile = attrs.evolve(MADE_UP_STANDARD, values=values)
    unit = Unit(id="u", name="站", tier="town", place="p", site=profile.site_class(**GOOD))
    points = [assess(unit, profile.on(day)).score for day in (DAY, date(2025, 1, 1))]

    assert [str(each.full) for each in points if each is not None] == ["100.0", "70.0"]


# --- readings that lead to different points -------------------------------------------------------------------------------------------------


def under(grades: tuple[Grade, ...], least: int, most: int | None, vetoed: Verdict = Verdict.NO) -> Score:
    top = None if most is None else Decimal(most)
    return Score(least=Decimal(least), most=top, full=Decimal(100), vetoed=vetoed, grades=grades)


def test_a_score_over_readings_is_the_band_of_all_of_them() -> None:
    scale = Scale.of(MADE_UP_STANDARD.on(DAY), "town")
    best, good, fair, poor = MADE_UP_STANDARD.grades
    sure, open_, barred = under((best,), 90, 90), under((good, fair), 60, None), under((poor,), 90, 90, Verdict.YES)

    assert score_of_all(scale, []) is score_of_all(scale, [None, None]) is None
    assert score_of_all(scale, [sure, sure]) == sure
    both = score_of_all(scale, [open_, sure])
    assert both == attrs.evolve(open_, grades=(best, good, fair), contested=True)
    vetoed = score_of_all(scale, [sure, barred])
    assert vetoed is not None
    assert (vetoed.vetoed, vetoed.grades) == (Verdict.CONTESTED, (best, poor))
    assert vetoed.text.zh == "90分（满分100）；等次：优秀或不合格；是否一票否决因口径而异"
