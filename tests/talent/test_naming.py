"""From a selection to the journal of its holders."""

import pickle
from datetime import date
from typing import Any

import attrs
import pytest

from socialwork.days import Month
from socialwork.errors import InvalidValueError
from socialwork.lifecycle import Journal, NotAllowedError
from socialwork.policies import OutOfForceError
from socialwork.rules import Judgement, Missing
from socialwork.selection import Selection
from socialwork.talent import HAIYOU, Candidate, CohortSelection, Round, select
from socialwork.talent.naming import name

DAY = date(2023, 9, 1)
NAMED = date(2023, 12, 1)
YES = Judgement(holds=True, by="the panel", on=DAY, document="minutes 3")


def person(number: int, merit: object, **facts: object) -> Candidate:
    told = {
        "knowledge_and_skills": YES, "professional_ethics": YES, "rich_experience": YES, "outstanding_contribution": YES, "dedicated": True,
        "is_social_worker": True, "works_in_city": True, "field": "charity", "employer_kind": "community", "elderly_care": number % 3 == 0,
        "service": (), "social_work_certificates": (), "care_worker_certificates": (), "training": "none", "held_title": False,
        "revoked_before": False,
    }  # fmt: skip
    return Candidate(id=f"H{number}", **{"merit_score": merit, **told, **facts})  # type: ignore[arg-type]


def chosen(*people: Candidate, seats: int = 3, called: str = "2023", readings: dict[str, str] | None = None) -> CohortSelection:
    return select(people, HAIYOU.on(DAY, readings=readings), Round(day=DAY, seats=seats, name=called))


SIX = tuple(person(number, 90 - number) for number in range(1, 7))
A_NAMING = chosen(*SIX).name(on=NAMED, recorder="office").event(1).facts


def test_whoever_is_selected_is_named_and_nobody_else() -> None:
    selection = chosen(*SIX)
    journal = selection.name(on=NAMED, recorder="office", document="list 1", recorded=date(2023, 12, 4), approved_on=date(2023, 11, 20))

    assert journal.subjects == selection.selected
    assert len(selection.selected) == 3
    assert {(event.kind, event.happened, event.recorded, event.recorder, event.document) for event in journal} == {
        ("named", NAMED, date(2023, 12, 4), "office", "list 1")
    }
    assert {(event.facts.round, event.facts.approved_on) for event in journal} == {("2023", date(2023, 11, 20))}
    assert {event.subject: event.facts.counted_as_elderly_care for event in journal} == {"H1": False, "H2": False, "H3": True}
    assert {each.states["term"].id for each in journal.standings(selection.law, as_of=NAMED).values()} == {"active"}


def test_what_is_not_told_is_not_recorded() -> None:
    [event, *_] = chosen(*SIX, called="").name(on=NAMED, recorder="office")
    [other, *_] = chosen(*SIX).name(on=NAMED, recorder="office", round_name="first")

    assert (event.facts.round, event.facts.approved_on, event.recorded) == (Missing.NOT_ASKED, Missing.NOT_ASKED, NAMED)
    assert other.facts.round == "first"


def test_nobody_is_named_while_places_are_open_unless_that_is_meant() -> None:
    tied = chosen(person(1, 90), person(2, 80), person(4, 80), seats=2)

    assert tied.open == ("H2", "H4")
    with pytest.raises(InvalidValueError, match="got 2; settle the facts"):
        tied.name(on=NAMED, recorder="office")
    assert tied.name(on=NAMED, recorder="office", only_decided=True).subjects == ("H1",)


def test_whether_somebody_counts_toward_the_share_can_be_open() -> None:
    [event] = chosen(person(1, 90, elderly_care=Missing.NOT_KNOWN), seats=1).name(on=NAMED, recorder="office", only_decided=True)

    assert event.facts.counted_as_elderly_care is Missing.NOT_KNOWN


def test_nobody_is_named_before_the_selection() -> None:
    with pytest.raises(InvalidValueError, match="give 2023-09-01"):
        chosen(*SIX).name(on=date(2023, 8, 31), recorder="office")


def test_a_term_that_begins_with_the_approval_needs_its_day() -> None:
    selection = chosen(*SIX, readings={"AJ19": "approval"})

    with pytest.raises(NotAllowedError) as refused:
        selection.name(on=NAMED, recorder="office")
    assert "批准之日" in refused.value.answer.explain("zh")
    assert len(selection.name(on=NAMED, recorder="office", approved_on=date(2023, 11, 20))) == 3


def test_a_journal_goes_on_and_nobody_in_the_term_is_named_again() -> None:
    selection = chosen(*SIX)
    earlier = Journal().do("named", subject="P1", on=date(2023, 9, 1), law=selection.law, recorder="office", facts=A_NAMING)
    journal = selection.name(on=NAMED, recorder="office", journal=earlier)

    assert tuple(journal)[: len(earlier)] == tuple(earlier)
    assert [event.seq for event in journal] == [1, 2, 3, 4]
    with pytest.raises(NotAllowedError, match="J26"):
        selection.name(on=date(2024, 1, 1), recorder="office", journal=journal)


def test_a_selection_of_a_cohort_is_a_selection_like_any_other() -> None:
    selection = chosen(*SIX)
    read = pickle.loads(pickle.dumps(selection))

    assert isinstance(selection, Selection)
    assert (read, hash(read), repr(read)) == (selection, hash(selection), repr(selection))
    assert read.name(on=NAMED, recorder="office") == name(selection, on=NAMED, recorder="office")
    assert attrs.evolve(selection, notes=()) != selection


def test_nobody_is_named_outside_the_validity_unless_that_is_meant() -> None:
    late = date(2028, 3, 1)

    with pytest.raises(OutOfForceError):
        chosen(*SIX).name(on=late, recorder="office")
    assert len(chosen(*SIX).name(on=late, recorder="office", beyond_validity=True)) == 3


def test_an_approval_comes_before_the_naming() -> None:
    with pytest.raises(InvalidValueError, match="approved_on: got '2023-12-02'"):
        chosen(*SIX).name(on=NAMED, recorder="office", approved_on=date(2023, 12, 2))
    [event, *_] = chosen(*SIX).name(on=NAMED, recorder="office", approved_on=Month(2023, 12))
    assert event.facts.approved_on == Month(2023, 12)


@pytest.mark.parametrize("given", [{"journal": []}, {"recorder": None}, {"document": None}])
def test_what_is_no_journal_and_no_text_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError, match="journal" if "journal" in given else "give words"):
        chosen(*SIX).name(**{"on": NAMED, "recorder": "office", **given})
