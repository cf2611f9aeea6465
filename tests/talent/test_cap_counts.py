"""Whether people selected again use a seat (AJ18): answered where it makes no difference, refused or open where it may."""

from datetime import date
from typing import Any

import pytest

from socialwork.errors import InvalidValueError
from socialwork.rules import Judgement
from socialwork.selection import Basis, Outcome
from socialwork.talent import HAIYOU, Candidate, CohortSelection, Round, select

DAY = date(2025, 9, 1)
YES = Judgement(holds=True, by="the panel", on=DAY, document="minutes 3")
AGAIN: dict[str, Any] = {"held_title": True, "earlier_term_last_day": date(2025, 6, 30), "earlier_term_rating": "excellent"}
BARRED = {**AGAIN, "earlier_term_rating": "below_excellent"}
NOT_TOLD: dict[str, Any] = {"held_title": None}


def person(name: str, merit: object, **facts: Any) -> Candidate:
    told = {
        "knowledge_and_skills": YES, "professional_ethics": YES, "rich_experience": YES, "outstanding_contribution": YES, "dedicated": True,
        "is_social_worker": True, "works_in_city": True, "field": "charity", "employer_kind": "community", "elderly_care": False,
        "service": (), "social_work_certificates": (), "care_worker_certificates": (), "training": "none", "training_assessed": False, "care_work_assessed": False,
        "held_title": False, "revoked_before": False, **facts,
    }  # fmt: skip
    return Candidate(id=name, **{"merit_score": merit, **{fact: value for fact, value in told.items() if value is not None}})  # type: ignore[arg-type]


def chosen(*people: Candidate, seats: int = 2, readings: Any = None, **options: str) -> CohortSelection:
    return select(people, HAIYOU.on(DAY, readings=options), Round(day=DAY, seats=seats), readings=readings)


NEW = tuple(person(f"N{number}", 90 - number) for number in range(6))


@pytest.mark.parametrize("facts", [AGAIN, NOT_TOLD])
def test_what_nobody_can_say_is_refused_and_the_reading_named(facts: dict[str, Any]) -> None:
    with pytest.raises(
        InvalidValueError, match=r"law\.choice\(AJ18\).*1 held a title or may have \(A\): take AJ18=all, or find out held_title"
    ) as caught:
        chosen(*NEW, person("A", 80, **facts), AJ18="new_only")

    assert "曾入选或未告知者1人（A）：请取 AJ18=all" in caught.value.in_language("zh")
    many = [person(f"A{number}", 80, **facts) for number in range(7)]
    with pytest.raises(InvalidValueError, match=r"7 held a title or may have \(A0, A1, A2, A3, A4, \.\.\.\)"):
        chosen(*NEW, *many, AJ18="new_only")


@pytest.mark.parametrize(
    "people, seats",
    [(NEW, 2), ((*NEW, person("A", 99, **BARRED)), 2), ((*NEW, person("A", 99, **AGAIN)), 7), ((*NEW, person("A", 99, **NOT_TOLD)), 9)],
)
def test_where_it_makes_no_difference_both_options_give_the_same(people: tuple[Candidate, ...], seats: int) -> None:
    both = [chosen(*people, seats=seats, AJ18=option) for option in ("all", "new_only")]
    varied = chosen(*people, seats=seats, readings=["AJ18"])

    assert [place.outcome for place in both[0]] == [place.outcome for place in both[1]] == [place.outcome for place in varied]
    assert varied.combinations is not None
    assert (varied.combinations.count, varied.combinations.mattering) == (1, ())


def test_a_combination_that_is_not_computed_is_open_and_does_not_vanish() -> None:
    selection = chosen(*NEW, person("A", 89, **AGAIN), person("X", 95, works_in_city=False), readings=["AJ18", "AJ6"])

    assert selection.combinations is not None
    assert selection.combinations.count == 6
    assert selection.combinations.mattering == ("AJ18",)
    assert {place.id: place.outcome for place in selection} == {
        "N0": Outcome.OPEN, "N1": Outcome.OPEN, "A": Outcome.OPEN, "X": Outcome.NOT_SELECTED,
        # Two others of their group stand above, and both of these use a seat.
        "N2": Outcome.NOT_SELECTED, "N3": Outcome.NOT_SELECTED, "N4": Outcome.NOT_SELECTED, "N5": Outcome.NOT_SELECTED,
    }  # fmt: skip
    first = selection.placement("N0")
    assert (first.chosen[0], first.rests_on, first.matter) == (Outcome.SELECTED, (Basis.READING,), ("AJ18",))
    assert ("AJ18", "new_only", Outcome.OPEN) in first.turned_by
    assert 'reading AJ18 taken as "only those who are new" is not computed' in selection.summary("en")
    assert "口径AJ18取“只计新入选者”时未能测算" in selection.summary()


def test_a_place_that_is_open_anyway_names_the_reading_too() -> None:
    place = chosen(person("A", 80, **AGAIN), person("N", 80), person("M", 80), seats=1, readings=["AJ18"]).placement("N")

    assert place.rests_on == (Basis.TIE, Basis.READING)
    assert place.matter == ("AJ18",)


def test_the_chosen_option_is_refused_also_where_it_is_varied() -> None:
    with pytest.raises(InvalidValueError, match="AJ18"):
        chosen(*NEW, person("A", 80, **AGAIN), readings="all", AJ18="new_only")


def test_the_chosen_option_is_refused_where_another_reading_lets_them_in() -> None:
    people = (*(person(f"N{number}", 90) for number in range(3)), person("A", 80, **AGAIN))
    options = {"AJ18": "new_only", "AJ7": "years_required"}  # nobody has the years

    assert chosen(*people, **options).selected == ()
    with pytest.raises(InvalidValueError, match="AJ18"):
        chosen(*people, readings=["AJ7"], **options)
