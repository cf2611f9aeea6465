"""The activities of a year: who had a place in them, which sorts are recorded, and what the text leaves open."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.lifecycle import Journal
from socialwork.policies import Law
from socialwork.rules import Missing, Verdict
from socialwork.talent import HAIYOU, TalentScheme
from socialwork.talent.activities import Activities, Participation, activities_of
from socialwork.talent.standing_facts import Activity, ActivityKind, Grounds, LeaveCause, Leaving, Naming
from socialwork.testing import walks

NAMED = date(2023, 12, 1)
LEFT = date(2025, 6, 15)
LAW = HAIYOU.on(NAMED)
YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED


def law(**readings: str) -> Law[TalentScheme]:
    return LAW.choosing(readings)


def record(journal: Journal, kind: str, on: date, *, subject: str = "P1", **how: Any) -> Journal:
    return journal.record(kind, subject=subject, on=on, recorder="office", **how)


def named(journal: Journal | None = None, *, subject: str = "P1") -> Journal:
    return record(journal or Journal(), "named", NAMED, subject=subject, facts=Naming())


def took_part(
    journal: Journal, on: date, kind: ActivityKind | Missing = ActivityKind.STUDY_VISIT, *, subject: str = "P1", **how: Any
) -> Journal:
    facts = how.pop("facts", Activity(kind=kind, year=on.year))
    return record(journal, "activity", on, subject=subject, facts=facts, **how)


def left(cause: LeaveCause | Missing = LeaveCause.MOVED_AWAY) -> Journal:
    return record(named(), "left", LEFT, facts=Leaving(cause=cause))


def of(journal: Journal, year: int, **readings: str) -> Activities:
    return activities_of(journal, law(**readings), year)


def row(journal: Journal, year: int, **readings: str) -> Participation:
    (found,) = of(journal, year, **readings).rows
    return found


# --- who has a place ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("on, start, place", [
    (date(2023, 11, 30), "naming", NO),  # not named yet
    (date(2023, 12, 5), "january", YES),  # named, the term not begun
    (date(2024, 5, 1), "naming", YES),
    (date(2027, 11, 30), "naming", YES),
    (date(2027, 12, 1), "naming", NO),  # the term is over
])  # fmt: skip
def test_a_holder_has_a_place_from_the_naming_to_the_end_of_the_term(on: date, start: str, place: Verdict) -> None:
    found = row(took_part(named(), on), on.year, AJ19=start)

    assert (found.place, found.day, found.kind, found.clause) == (place, on, ActivityKind.STUDY_VISIT, ("J21",))
    assert dict(found.readings)["AJ19"] == start


@pytest.mark.parametrize("which, place", [("allowance_only", YES), ("all_benefits", NO)])
def test_once_the_benefits_have_ended_it_hangs_on_which_ended(which: str, place: Verdict) -> None:
    journal = took_part(took_part(left(), date(2025, 3, 1)), date(2025, 9, 1))
    before, after = of(journal, 2025, AJ26=which).rows

    assert (before.place, after.place) == (YES, place)
    assert "AJ26: " in after.why.en
    assert {"J21", "J23"} <= set(after.clause)
    assert dict(after.readings)["AJ26"] == which
    assert ("P1" in of(left(), 2026, AJ26=which).holders) is (place is YES)
    found = of(journal, 2025, AJ26=which)
    assert (found.holders, found.took_part) == (("P1",), ("P1",))
    assert found.without_a_place == (() if place is YES else (after,))


def test_a_pending_revocation_takes_no_place_and_an_approved_one_does() -> None:
    journal = record(named(), "revocation.proposed", date(2024, 5, 1), facts=Grounds(violation=True))
    journal = record(journal, "revocation.verified", date(2024, 6, 1), role="office")
    journal = took_part(journal, date(2024, 6, 10))
    journal = record(journal, "revocation.approved", date(2024, 7, 1), role="leading_group")
    journal = took_part(journal, date(2024, 8, 1))

    assert [each.place for each in of(journal, 2024).rows] == [YES, NO]
    assert of(journal, 2025).holders == ()


def test_where_a_fact_is_missing_it_is_undetermined_only_where_it_matters() -> None:
    journal = took_part(left(Missing.NOT_ASKED), date(2025, 9, 1))

    assert row(journal, 2025).place is YES
    doubted = of(journal, 2025, AJ26="all_benefits")
    assert (doubted.rows[0].place, doubted.took_part, doubted.holders) == (OPEN, (), ("P1",))  # it was a holder until June in any case
    assert doubted.rows[0].why.en.endswith("not settled: 2")
    assert of(journal, 2026, AJ26="all_benefits").unsettled == ("P1",)
    assert "P1" in of(journal, 2026, AJ26="all_benefits").open[-1].en


def test_too_many_doubts_settle_nothing() -> None:
    journal = took_part(named(), date(2024, 3, 1))
    for month in range(1, 8):
        journal = record(journal, "left", date(2025, month, 1), facts=Leaving())

    assert row(journal, 2024).place is YES  # they come later
    assert of(journal, 2025).unsettled == ("P1",)


# --- the year, and the sorts -------------------------------------------------------------------------------------------------------------


def test_the_record_tells_of_which_year_it_is_one_or_its_day_does() -> None:
    late = took_part(named(), date(2025, 1, 10), facts=Activity(kind="consultation", year=2024))
    untold = took_part(late, date(2025, 2, 1), facts=Activity(kind="other"))
    bare = took_part(untold, date(2025, 3, 1), facts=None)

    assert [each.day.month for each in of(bare, 2024).rows] == [1]
    assert [(each.kind, each.year_told, each.place) for each in of(bare, 2025).rows] == [
        (ActivityKind.OTHER, False, YES), (None, False, YES),
    ]  # fmt: skip
    assert "3, 4" in of(bare, 2025).open[-1].en
    assert len(of(bare, 2024).open) == 1


def test_each_sort_that_the_text_names_is_told_recorded_or_not() -> None:
    journal = took_part(took_part(named(), date(2024, 5, 1)), date(2024, 6, 1), ActivityKind.OTHER)
    visit = ActivityKind.STUDY_VISIT
    named_sorts = {ActivityKind.THEORY_TRAINING, ActivityKind.PROFESSIONAL_TRAINING, visit, ActivityKind.CONSULTATION}

    assert dict(of(journal, 2024).sorts) == {kind: YES if kind is visit else NO for kind in named_sorts}
    unknown = took_part(journal, date(2024, 7, 1), Missing.NOT_KNOWN)
    assert dict(of(unknown, 2024).sorts) == {kind: YES if kind is visit else OPEN for kind in named_sorts}


def test_holders_and_those_who_took_part_are_counted_and_nothing_is_judged() -> None:
    journal = took_part(named(named(), subject="P2"), date(2024, 5, 1))
    journal = took_part(journal, date(2024, 5, 1), subject="P3")  # somebody who was never named
    journal = journal.record("round.called", subject="R1", on=NAMED, role="organiser", recorder="office")
    found = of(journal, 2024)

    assert (found.holders, found.took_part, found.unsettled) == (("P1", "P2"), ("P1",), ())
    assert [each.person for each in found.without_a_place] == ["P3"]
    assert "neither how many nor by what rule" in found.open[0].en
    assert "J21" in found.open[0].en
    assert repr(found) == "Activities(2024: 2 records, 1 of 2 holders)"


def test_whoever_was_named_and_revoked_on_one_day_was_no_holder() -> None:
    journal = named()
    for place, (kind, how) in enumerate((
        ("revocation.proposed", {"facts": Grounds(violation=True)}), ("revocation.verified", {"role": "office"}),
        ("revocation.approved", {"role": "leading_group"}),
    ), 1):  # fmt: skip
        journal = record(journal, kind, NAMED, after=place, **how)

    assert of(journal, 2023).holders == ()


# --- the result --------------------------------------------------------------------------------------------------------------------------


def test_it_tells_itself(read_html: Callable[[str], Any]) -> None:
    journal = took_part(took_part(left(), date(2025, 9, 1)), date(2025, 9, 2), Missing.NOT_KNOWN)
    found = activities_of(journal, law(AJ26="all_benefits"), 2025, known_on=date(2025, 12, 31))

    with pytest.raises(InvalidValueError):
        bool(found)
    for lang, words in (
        ("zh", "可参加者1人，参加过的0人（按2025-12-31及以前的记录）"),
        ("en", "0 of 1 who had a place took part (as recorded by 2025-12-31)"),
    ):
        assert words in found.explain(lang)  # type: ignore[arg-type]
        assert found.table(lang) in found.explain(lang)  # type: ignore[arg-type]
        assert "P1" in read_html(found.to_html(lang)).text  # type: ignore[arg-type]
    assert found._repr_html_() == found.to_html()
    data = found.as_data()
    assert json.loads(json.dumps(data)) == data
    assert (data["known_on"], data["took_part"], [each["kind"] for each in data["rows"]]) == ("2025-12-31", [], ["study_visit", None])
    empty = activities_of(Journal(), LAW, 2025)
    assert (empty.as_data()["known_on"], "had a place" in empty.explain("en").splitlines()[-1]) == (None, False)
    assert "person" not in empty.explain("en")


def test_what_is_recorded_later_is_not_known_before() -> None:
    journal = took_part(named(), date(2024, 5, 1), recorded=date(2025, 2, 1))

    assert activities_of(journal, LAW, 2024, known_on=date(2024, 12, 31)).rows == ()
    assert activities_of(journal, LAW, 2024, known_on=date(2023, 1, 1)).holders == ()
    assert activities_of(journal, LAW, 2024).took_part == ("P1",)


@pytest.mark.parametrize("year", [True, "2024", 0, 10000])
def test_a_year_is_a_year(year: Any) -> None:
    with pytest.raises(InvalidValueError):
        activities_of(Journal(), LAW, year)
    with pytest.raises(InvalidValueError):
        activities_of(Journal(), LAW, 2024, known_on="2024-01-01")  # type: ignore[arg-type]


# --- laws --------------------------------------------------------------------------------------------------------------------------------

PERSONS = walks(law(AJ25="yes"), kind="person", max_size=6)


@settings(max_examples=15)
@given(journal=PERSONS, year=st.integers(2021, 2026))
def test_whoever_was_allowed_to_take_part_had_a_place(journal: Journal, year: int) -> None:
    found = of(journal, year, AJ25="yes")

    assert all(each.place is YES for each in found.rows)
    assert found.took_part == tuple(dict.fromkeys(each.person for each in found.rows))


@settings(max_examples=15)
@given(journal=PERSONS, year=st.integers(2021, 2026))
def test_fewer_have_a_place_where_all_benefits_end(journal: Journal, year: int) -> None:
    wide, narrow = (of(journal, year, AJ25="yes", AJ26=which) for which in ("allowance_only", "all_benefits"))

    assert set(narrow.holders) <= set(wide.holders)
    assert narrow.sorts == wide.sorts
    days = [date(year, month, 28) for month in range(1, 13)]
    standings = [journal.standings(law(AJ25="yes"), as_of=day, kind="person") for day in days]
    living = {who for each in standings for who, standing in each.items() if standing.states["term"].id in ("named", "active")}
    assert living <= set(narrow.holders)
