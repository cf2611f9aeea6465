"""Trainings of a year: two minima under three readings, and nothing that was not told counts as zero or as enough."""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Month
from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.law import Clause, NotFound
from socialwork.linkage.bounds import Count
from socialwork.linkage.ouhai import people as ouhai
from socialwork.linkage.people_system import PeopleSystem
from socialwork.linkage.training_years import TrainingYear, trainings_of_year
from socialwork.linkage.trainings import Training
from socialwork.linkage.words import TrainingDimension, TrainingKind
from socialwork.policies import Policy, Reform, Set
from socialwork.rules import Missing, Verdict
from socialwork.testing import trainings
from socialwork.testing.invented import TEA_PEOPLE
from socialwork.text import Text, plain

LAW = TEA_PEOPLE.on(date(2024, 12, 31))
ROSTER = ("P1", "P2")
OPTIONS = ("offered", "per_person", "per_class")


def year(*given_: Training, counted: str = "offered", roster: Any = ROSTER) -> TrainingYear:
    return trainings_of_year(given_, LAW.choosing({"AY1": counted}), year=2024, roster=roster)


def training(key: str, hours: object, attendances: object, *who: str, on: Any = date(2024, 5, 1), **about: Any) -> Training:
    attended = frozenset(who) if who else Missing.NOT_ASKED
    return Training(id=key, title=key, on=on, hours=hours, attendances=attendances, attended_by=attended, **about)


WHOLE = training("T1", "20", 100, "P1", "P2", kind=TrainingKind.THEME, dimensions={TrainingDimension.SKILLS, TrainingDimension.IDEALS})


def test_both_minima_are_included_in_what_is_allowed() -> None:
    assert [year(WHOLE, counted=option).verdict for option in OPTIONS] == [Verdict.YES] * 3
    assert year(attrs.evolve(WHOLE, hours="19.9")).verdict is Verdict.NO
    assert year(attrs.evolve(WHOLE, attendances=99)).verdict is Verdict.NO


def test_ids_that_differ_in_writing_alone_are_refused_and_strangers_told() -> None:
    with pytest.raises(DuplicateNameError, match="P1, p1"):
        training("T1", 20, 100, "P1", "p1")
    for others, roster in (((training("t 1", 1, 1),), ROSTER), ((training("T2", 1, 1, "p1"),), ROSTER), ((), ("Ｐ1",))):
        with pytest.raises(DuplicateNameError, match="whatever its case, width and spaces"):
            year(WHOLE, *others, roster=roster)
    found = year(WHOLE, roster=("P1",))
    assert found.strangers == ("P2",)
    assert "attended, and not among those whom the trainings are for: P2" in found.explain("en")
    assert year(WHOLE).strangers == year(WHOLE, roster=Missing.NOT_KNOWN).strangers == ()


def test_the_readings_tell_apart_what_is_long_enough() -> None:
    halves = (training("T1", 10, 60, "P1"), training("T2", 10, 60, "P1"))

    assert [year(*halves, counted=option).verdict for option in OPTIONS] == [Verdict.YES, Verdict.NO, Verdict.NO]
    contested = trainings_of_year(halves, LAW, year=2024, roster=ROSTER, readings="all")
    assert contested.verdict is Verdict.CONTESTED
    assert "AY1" in contested.explain("zh")


def test_what_nobody_told_leaves_it_open_unless_the_rest_suffices() -> None:
    rest = training("T2", Missing.NOT_KNOWN, Missing.NOT_ASKED)

    assert year(WHOLE, rest).verdict is Verdict.YES
    assert year(training("T1", "19", 100), rest).verdict is Verdict.UNDETERMINED
    assert year(training("T1", "20", 99), rest).verdict is Verdict.UNDETERMINED
    assert year(WHOLE, rest, counted="per_class").verdict is Verdict.UNDETERMINED
    assert year(WHOLE, counted="per_person", roster=Missing.NOT_ASKED).verdict is Verdict.UNDETERMINED


def test_who_attended_of_those_it_is_for() -> None:
    unknown = training("T2", 8, 50)

    assert year(training("T1", 12, 60, "P1"), unknown, counted="per_person").verdict is Verdict.NO  # at the most 8 for P2
    found = year(training("T1", 12, 60, "P1", "P2"), unknown, counted="per_person")
    assert found.verdict is Verdict.UNDETERMINED
    assert {key: hours.text.en for key, hours in found.hours_of.items()} == {"P1": "12 to 20", "P2": "12 to 20"}
    assert year(WHOLE, counted="per_person", roster="P1").hours_of.keys() == {"P1"}


def test_who_has_too_few_class_hours_is_named_where_they_are_asked_of_each() -> None:
    unknown = training("T2", 8, 50)
    found = year(training("T1", 12, 60, "P1"), unknown, training("T3", 1, 1, "P1"), counted="per_person", roster=("P1", "P2"))

    assert found.short == Count(("P2",), ("P1",))
    assert found.notes[0].en == "fewer class hours than are asked: P2"
    assert found.notes[1].zh == "不知学时是否足够：P1"
    assert year(WHOLE, counted="per_person").short == Count(())
    assert year(training("T1", 12, 60, "P1")).short == Count(())
    unfound = Reform("no minimum", Set(TEA_PEOPLE.training_class_hours, NotFound.NOT_FOUND, start=date(2024, 1, 1)), hypothetical=True)
    nobody_knows = TEA_PEOPLE.under(unfound).on(date(2024, 12, 31)).choosing({"AY1": "per_person"})
    asked = trainings_of_year([WHOLE], nobody_knows, year=2024, roster=ROSTER)
    assert (asked.verdict, asked.short) == (Verdict.UNDETERMINED, Count((), ROSTER))


def test_a_reform_moves_a_minimum_and_not_the_baseline() -> None:
    fewer = Reform("fewer", Set(TEA_PEOPLE.training_attendances, 60, start=date(2024, 1, 1)), hypothetical=True)
    small = training("T1", 20, 60)

    assert trainings_of_year([small], TEA_PEOPLE.under(fewer).on(date(2024, 12, 31)), year=2024).verdict is Verdict.YES
    assert year(small).verdict is Verdict.NO


def test_a_list_of_who_attended_is_a_least_number_of_attendances() -> None:
    many = frozenset(f"P{number}" for number in range(100))

    assert year(attrs.evolve(WHOLE, attendances=Missing.NOT_ASKED, attended_by=many)).verdict is Verdict.YES
    with pytest.raises(InvalidValueError, match="fewer attendances than people"):
        training("T1", 20, 1, "P1", "P2")


def test_the_year_of_a_training_may_be_unknown() -> None:
    undated = attrs.evolve(WHOLE, on=Missing.NOT_KNOWN)
    found = year(undated)

    assert (found.sure, found.open, found.verdict) == ((), (undated,), Verdict.UNDETERMINED)
    assert found.total.attendances.text.en == "0 to 100"
    assert year(undated, counted="per_class").verdict is Verdict.UNDETERMINED
    assert year(training("T1", 30, 100), attrs.evolve(undated, id="T2", hours=3), counted="per_class").verdict is Verdict.UNDETERMINED
    assert year(training("T1", 3, 100), attrs.evolve(undated, id="T2"), counted="per_class").verdict is Verdict.NO
    assert year(attrs.evolve(undated, hours=19)).verdict is Verdict.NO  # even if it was held
    assert "T1" in found.explain("zh")
    assert year(attrs.evolve(WHOLE, on=Month(2025, 1))).verdict is Verdict.NO
    assert all(year(counted=option).verdict is Verdict.NO for option in OPTIONS)


def test_groups_and_tables() -> None:
    found = year(WHOLE, training("T2", Missing.NOT_KNOWN, 5), training("T3", 2, 1, on=Missing.NOT_ASKED, dimensions=()))

    assert [(group.label.en, group.number.text.en, group.hours.text.en) for group in found.by_kind] == [
        ("themes of social work", "1", "20"),
        ("not told", "1 to 2", "0 or more"),
    ]
    assert [group.label.en for group in found.by_dimension] == ["ideals and beliefs", "skills", "not told"]
    assert [row[0].en for row in found.rows()] == ["id", "T1", "T2", "T3"]
    assert [cell.en for cell in found.rows()[1]] == [
        "T1", "T1", "2024-05-01", "themes of social work", "ideals and beliefs, skills", "20", "100"
    ]  # fmt: skip
    assert [cell.en for cell in found.rows()[3]][4] == "-"
    assert found.table("en").splitlines()[0].split() == ["kind", "trainings", "class", "hours", "attendances"]
    assert "which is not zero: T2" in found.explain("en", depth=1)
    html = found.to_html("en")
    assert "these rows do not add up" in html
    assert found._repr_html_() == found.to_html("zh")
    assert "do not add up" not in trainings_of_year([], LAW, year=2024).to_html("en")
    assert repr(found) == "TrainingYear(2024, 2 trainings, YES)"
    with pytest.raises(InvalidValueError, match="look at its verdict"):
        bool(found)


def test_a_year_as_data() -> None:
    data = year(WHOLE, training("T3", 2, 1, on=Missing.NOT_ASKED)).as_data()

    assert data["verdict"] == "YES"
    assert data["trainings"][0]["dimensions"] == ["ideals", "skills"]
    assert data["trainings"][0]["attended_by"] == ["P1", "P2"]
    assert data["year_not_known"][0]["on"] == {"missing": "not_asked"}
    assert data["total"]["hours"] == {"least": "20", "most": "22"}
    assert data["hours_of"]["P1"] == {"least": "20", "most": "22"}
    assert data["decision"]["verdict"] == "YES"


def test_what_cannot_be_is_refused() -> None:
    for field, value in (("hours", "many"), ("hours", -1), ("attendances", -1), ("attendances", True), ("attendances", "3")):
        with pytest.raises(InvalidValueError, match=field):
            attrs.evolve(WHOLE, **{field: value})
    with pytest.raises(InvalidValueError, match="not one string"):
        attrs.evolve(WHOLE, attended_by="P1")
    with pytest.raises(InvalidValueError):
        attrs.evolve(WHOLE, on="2024")
    with pytest.raises(DuplicateNameError, match="T1"):
        year(WHOLE, WHOLE)
    with pytest.raises(InvalidValueError, match="list whom"):
        year(WHOLE, roster=())


# --- laws --------------------------------------------------------------------------------------------------------------------------------


@given(given_=trainings(), counted=st.sampled_from(OPTIONS), data=st.data())
def test_order_changes_nothing(given_: tuple[Training, ...], counted: str, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(given_))

    assert year(*shuffled, counted=counted).as_data() == year(*given_, counted=counted).as_data()


@given(given_=trainings(), counted=st.sampled_from(("offered", "per_person")))
def test_one_more_training_never_breaks_a_minimum_that_is_met(given_: tuple[Training, ...], counted: str) -> None:
    *before, more = (*given_, WHOLE)

    for one_more in (more, attrs.evolve(WHOLE, hours=Missing.NOT_KNOWN, attendances=Missing.NOT_KNOWN, attended_by=Missing.NOT_KNOWN)):
        if year(*before, counted=counted).verdict is Verdict.YES:
            assert year(*before, one_more, counted=counted).verdict is Verdict.YES


@given(given_=trainings())
def test_one_more_training_that_is_long_enough_never_breaks_the_minimum_of_each(given_: tuple[Training, ...]) -> None:
    before = (WHOLE, *given_)

    if year(*before, counted="per_class").verdict is Verdict.YES:
        assert year(*before, attrs.evolve(WHOLE, id="more"), counted="per_class").verdict is Verdict.YES


PLAUSIBLE = {"hours": (Decimal(0), Decimal(40)), "attendances": (3, 120), "on": (date(2023, 1, 1), date(2024, 12, 31))}


@given(given_=trainings(most=3), counted=st.sampled_from(OPTIONS))
def test_an_answer_that_is_decided_holds_whatever_the_missing_turns_out_to_be(given_: tuple[Training, ...], counted: str) -> None:
    decided = year(*given_, counted=counted).verdict
    if decided.decided:
        for low, who in product((0, 1), (frozenset[str](), frozenset(ROSTER))):
            full = [
                attrs.evolve(
                    each,
                    **{
                        name: values[low] if isinstance(getattr(each, name), Missing) else getattr(each, name)
                        for name, values in PLAUSIBLE.items()
                        if not (
                            name == "attendances" and isinstance(each.attendances, Missing) and not isinstance(each.attended_by, Missing)
                        )
                    },
                    attended_by=who if isinstance(each.attended_by, Missing) else each.attended_by,
                )
                for each in given_
            ]
            assert year(*full, counted=counted).verdict is decided


def test_the_minima_that_the_report_tells() -> None:
    assert ouhai.TRAINING_CLASS_HOURS.on(ouhai.TOLD_SINCE).value == 50
    assert ouhai.TRAINING_ATTENDANCES.on(ouhai.TOLD_SINCE).value == 2500
    assert [reading.id for reading in ouhai.PEOPLE_READINGS] == ["AO13", "AO22", "AO23"]
    assert [step.words.en for step in ouhai.PLACEMENT_STEPS] == [
        "the district recruits", "the town or subdistrict manages", "the village or community uses"
    ]  # fmt: skip
    law = attrs.evolve(
        TEA_PEOPLE,
        clauses=tuple(
            Clause(id=key, document="tea-people-2020", summary=plain(key)) for key in ("O9", "O11", "O33", "O34", "O35", "O36", "Y5")
        ),
        enumerations=ouhai.PEOPLE_ENUMERATIONS,
        readings=ouhai.PEOPLE_READINGS,
        training_class_hours=ouhai.TRAINING_CLASS_HOURS,
        training_attendances=ouhai.TRAINING_ATTENDANCES,
        training_minima=ouhai.TRAINING_MINIMA,
        hours_counted=ouhai.HOURS_COUNTED,
        certified_counted=ouhai.CERTIFIED_COUNTED,
        converted_counted=ouhai.CONVERTED_COUNTED,
        placement_steps=ouhai.PLACEMENT_STEPS,
    ).on(date(2023, 1, 1))
    enough = training("T1", 50, 2500, on=date(2022, 7, 1))

    assert trainings_of_year([enough], law, year=2022).verdict is Verdict.YES
    assert trainings_of_year([attrs.evolve(enough, attendances=2499)], law, year=2022).verdict is Verdict.NO


def test_a_policy_can_be_on_people_and_on_something_else() -> None:
    @attrs.frozen(kw_only=True, repr=False)
    class Other(Policy):
        extra: tuple[str, ...] = ()

    @attrs.frozen(kw_only=True, repr=False)
    class Both(Other, PeopleSystem):
        pass

    fields = {
        field.name: getattr(TEA_PEOPLE, field.name) for field in attrs.fields(PeopleSystem) if field.init and field.alias == field.name
    }
    both = Both(**fields, extra=("more",))

    assert trainings_of_year([WHOLE], both.on(date(2024, 12, 31)), year=2024).verdict is Verdict.YES


def test_the_steps_of_a_placement_are_part_of_a_policy() -> None:
    step = TEA_PEOPLE.placement_steps[0]

    assert (step.cited_as, step.words.en) == ("placement recruit", "the district recruits")
    assert step.as_structure() == {"act": "recruit", "level": "district", "clause": ["Y4"]}
    with pytest.raises(DuplicateNameError, match="recruit"):
        attrs.evolve(TEA_PEOPLE, placement_steps=(step, step))


@pytest.mark.parametrize("counted", OPTIONS)
def test_a_year_before_the_minima_hold_never_fails_them(counted: str) -> None:
    later = attrs.evolve(TEA_PEOPLE.training_class_hours.values[0], since=date(2023, 6, 1))
    policy = attrs.evolve(TEA_PEOPLE, training_class_hours=attrs.evolve(TEA_PEOPLE.training_class_hours, values=(later,)))
    before = training("T1", 1, 100, "P1", "P2", on=date(2022, 5, 1))

    for day in (date(2022, 6, 1), date(2024, 12, 31)):
        law = policy.on(day, readings={"AY1": counted})
        found = trainings_of_year([before], law, year=2022, roster=ROSTER)
        assert (found.verdict, found.minima_from) == (Verdict.UNDETERMINED, date(2023, 6, 1))
        assert "the minima hold from 2023-06-01 on" in found.explain("en")
    found = trainings_of_year([attrs.evolve(before, on=date(2023, 5, 1))], law, year=2023, roster=ROSTER)
    assert (found.verdict, found.minima_from) == (Verdict.NO, None)


def test_a_training_without_a_day_says_so() -> None:
    found = year(attrs.evolve(WHOLE, on=Missing.NOT_ASKED))

    assert found.notes == (
        Text("未填日期，不知是否在本年举办：T1", "the day is not told, so that it is not known whether they were held in this year: T1"),
    )
    assert "全年学时（各期填全后）：未填" in found.explain("zh")
