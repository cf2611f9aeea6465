"""A cohort under every admissible combination of readings, compared with one selection for each."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Period
from socialwork.errors import InvalidValueError
from socialwork.law import NotWith
from socialwork.policies import Law, admissible_combinations
from socialwork.rules import Judgement, Missing
from socialwork.selection import Basis, Outcome, Selection
from socialwork.talent import (
    HAIYOU,
    Candidate,
    CareWorkerCertificate,
    Holders,
    MeritScale,
    ReadingChoice,
    Round,
    SocialWorkCertificate,
    TalentScheme,
    select,
)
from socialwork.testing import admissible_readings
from socialwork.text import Text

DAY = date(2023, 9, 1)
FOUND = Judgement(holds=True, by="the panel", on=DAY, document="minutes 3")
READINGS = [reading.id for reading in HAIYOU.readings]
SELECTED, OPEN, NOT_SELECTED = Outcome.SELECTED, Outcome.OPEN, Outcome.NOT_SELECTED

# What each fact may be; a round of such people is touched by every reading.
VALUES: dict[str, tuple[Any, ...]] = {
    "dedicated": (True, True, True, True, False, Missing.NOT_KNOWN),
    "employer_kind": ("community", "elderly_care", "other"),
    "elderly_care": (True, False, Missing.NOT_ASKED),
    "service": ((Period(date(2010, 1, 1)),), (Period(date(2018, 9, 2)),), (Period(date(2012, 1, 1), date(2016, 1, 1)), Period(date(2021, 1, 1))), ()),
    "social_work_certificates": ((), (SocialWorkCertificate(level="intermediate"),)),
    "care_worker_certificates": ((), (CareWorkerCertificate(level="intermediate"),)),
    "training": ("none", "city", "elsewhere"),
    "training_assessed": (False, True),
    "care_work_assessed": (False, True),
    "revoked_before": (False, False, True),
}  # fmt: skip


def person(name: str, merit: object = 80, **facts: object) -> Candidate:
    told: dict[str, Any] = {
        **dict.fromkeys(("knowledge_and_skills", "professional_ethics", "rich_experience", "outstanding_contribution"), FOUND),
        "is_social_worker": True, "works_in_city": True, "field": "charity", "held_title": False,
        "other_employer_recognised": attrs.evolve(FOUND, holds=False), "merit_score": merit,
        **{fact: values[0] for fact, values in VALUES.items()}, **facts,
    }  # fmt: skip
    return Candidate(id=name, **told)


@st.composite
def people(draw: st.DrawFn, name: str) -> Candidate:
    facts = {fact: draw(st.sampled_from(values)) for fact, values in VALUES.items()}
    if facts["training"] == "none":
        facts["training_assessed"] = False
    return person(name, draw(st.sampled_from([70, 80, 80, 90, Missing.NOT_KNOWN])), **facts)


def held(seats: int, *, holders: Holders | None = None) -> Round:
    return Round(day=DAY, cut_off=DAY, seats=seats, merit=MeritScale(lowest=60, highest=100, step=5), holders=holders)


def one_by_one(
    candidates: Iterable[Candidate], law: Law[TalentScheme], round_: Round, varied: list[str]
) -> dict[tuple[str, ...], Selection]:
    """A selection of its own under each combination."""
    listed, chosen = tuple(candidates), dict(law.choices)
    fixed = {name: option for name, option in chosen.items() if name not in varied}
    return {
        options: select(listed, law.with_options({**chosen, **dict(zip(varied, options, strict=True))}), round_)
        for options in admissible_combinations(HAIYOU, varied, fixed)
    }


@given(
    candidates=st.integers(0, 5).flatmap(lambda size: st.tuples(*(people(f"c{number}") for number in range(size)))),
    seats=st.integers(0, 3),
    holders=st.builds(Holders, total=st.integers(3, 5), elderly_care=st.integers(0, 3)),
    options=admissible_readings(HAIYOU),
    varied=st.sets(st.sampled_from(READINGS), max_size=3).map(sorted),
)
def test_a_place_is_decided_where_it_is_so_under_every_combination(
    candidates: tuple[Candidate, ...], seats: int, holders: Holders, options: dict[str, str], varied: list[str]
) -> None:
    round_ = held(seats, holders=holders)
    law = HAIYOU.on(DAY, readings=options)
    alone = one_by_one(candidates, law, round_, varied)
    together = select(candidates, law, round_, readings=varied)

    assert together.combinations is not None
    assert {name for names in together.combinations.readings for name in names} <= set(varied)
    for place in together.placements:
        places = {under: selection.placement(place.id) for under, selection in alone.items()}
        found = {each.outcome for each in places.values()}
        assert place.outcome is (next(iter(found)) if len(found) == 1 else OPEN)
        assert place.chosen == (select(candidates, law, round_).placement(place.id).outcome, place.chosen[1])
        if place.outcome is OPEN:
            assert (Basis.READING in place.rests_on) is (len(found) > 1)
            assert (Basis.TIE in place.rests_on) is any(Basis.TIE in each.rests_on for each in places.values())
            assert (Basis.MISSING_FACT in place.rests_on) is any(Basis.MISSING_FACT in each.rests_on for each in places.values())
        for under, each in places.items():
            [row] = [row for row in place.under_readings() if set(row.options) <= set(zip(varied, under, strict=True))]
            assert row.outcome is each.outcome
        for reading, option, turned in place.turned_by:
            assert places[tuple(option if name == reading else dict(law.choices)[name] for name in varied)].outcome is turned
            assert turned is not place.chosen[0]


def test_who_is_selected_whatever_is_chosen_and_on_what_the_others_hang() -> None:
    # Five years of work in two pieces: they count in all, and unbroken they do not.
    pieces = VALUES["service"][2]
    candidates = [
        person("best", 90, employer_kind="elderly_care", elderly_care=True, care_worker_certificates=VALUES["care_worker_certificates"][1]),
        person("tied", 80, service=pieces, social_work_certificates=VALUES["social_work_certificates"][1]),
        person("level", 80),
        person("last", 70),
    ]
    selection = select(candidates, HAIYOU.on(DAY), held(2), readings=["AJ7", "AJ11.total", "AJ16"])

    assert (selection.selected, selection.open, selection.not_selected) == (("best",), ("tied", "level"), ("last",))
    tied = selection.placement("tied")
    assert tied.rests_on == (Basis.TIE, Basis.READING)
    assert tied.chosen == (SELECTED, (Basis.GENERAL,))
    assert tied.matter == ("AJ7", "AJ11.total", "AJ16")
    assert ("AJ11.total", "unbroken", OPEN) in tied.turned_by
    assert selection.combinations is not None
    assert selection.combinations.mattering == ("AJ7", "AJ11.total", "AJ16")
    assert "readings that matter: AJ7, AJ11.total, AJ16; the others do not" in selection.summary("en")
    assert "有关口径：AJ7、AJ11.total、AJ16；其余口径不影响结果" in selection.summary()
    assert '  with reading AJ11.total alone taken as "unbroken": open' in tied.explain("en").splitlines()
    assert "  仅改口径AJ11.total取“连续”：待定" in tied.explain("zh").splitlines()
    assert selection.placement("best").explain("en").splitlines()[1] == (
        "  under the readings chosen, as all that follows: selected (among the best)"
    )
    data = selection.as_data(reasons=True)
    three = ["AJ7", "AJ11.total", "AJ16"]
    assert data["combinations"] == {"count": 12, "left_out": 0, "left_out_because": None, "readings": three, "matter": three}
    [shown] = [each for each in data["candidates"] if each["id"] == "tied"]
    assert shown["chosen"] == {"outcome": "SELECTED", "rests_on": ["general"]}
    assert {"options": {"AJ7": "years_and_qualification", "AJ11.total": "unbroken", "AJ16": "flag"}, "outcome": "OPEN"} in shown[
        "under_readings"
    ]


def test_where_no_reading_matters_it_is_said() -> None:
    selection = select([person("a", 90)], HAIYOU.on(DAY), held(1), readings=["AJ7", "AJ16"])

    assert selection.selected == ("a",)
    assert "no reading makes a difference to anybody" in selection.summary("en")
    assert selection.placement("a").matter == selection.placement("a").turned_by == ()
    assert [row.options for row in selection.placement("a").under_readings()] == [()]


def test_what_the_round_does_not_record_is_left_out_and_named() -> None:
    candidates = [person("a", 90), person("b", 80, elderly_care=True)]
    without = select(candidates, HAIYOU.on(DAY), held(1), readings="all")
    recorded = select(candidates, HAIYOU.on(DAY), held(1, holders=Holders(total=3, elderly_care=0)), readings="all")

    assert [note.en for note in without.notes if "left out" in note.en] == [
        'the round does not record the holders: combinations with reading AJ2 taken as "all holders, current and new" are left out'
    ]
    assert not [note for note in recorded.notes if "left out" in note.en]
    assert without.combinations is not None
    assert recorded.combinations is not None
    assert without.combinations.count < recorded.combinations.count
    assert recorded.combinations.left_out is None
    left_out = recorded.combinations.count - without.combinations.count
    assert without.combinations.left_out == (left_out, Text("批次未记录在管理期者", "the round does not record the holders"))
    told = f"under {without.combinations.count} of {recorded.combinations.count} admissible combinations of readings, because "
    assert any(
        line.startswith(f"{told}the round does not record the holders: selected means a seat")
        for line in without.summary("en").splitlines()
    )
    assert f"（共{recorded.combinations.count}种，其余因批次未记录在管理期者未能测算）：拟入选指" in without.summary()
    assert without.as_data()["combinations"]["left_out"] == left_out
    assert without.as_data()["combinations"]["left_out_because"]["en"] == "the round does not record the holders"


def test_readings_are_told_in_the_order_of_the_policy() -> None:
    people = [person("a", 90), person("b", 80, elderly_care=True), person("c", 90, works_in_city=False)]
    combined = select(people, HAIYOU.on(DAY), held(1), readings="all").combinations
    assert combined is not None

    order = [reading.id for reading in HAIYOU.readings]
    assert list(combined.listed) == [name for name in order if name in combined.listed]
    assert {*combined.listed} == {name for names in combined.readings for name in names}
    for told in (combined.mattering, *(combined.matter(name) for name in "abc")):
        assert list(told) == [name for name in order if name in told]
    assert {"AJ1", "AJ5"} <= {*combined.mattering}  # one says how the share is applied, the other what people are


def test_the_merit_grounds_that_are_counted_only_then_are_asked_only_then() -> None:
    law = HAIYOU.on(DAY, readings={"AJ16": "count"})
    selection = select([person("a", 90)], law, held(1), readings=["AJ8"])

    assert selection.combinations is not None
    assert selection.combinations.readings == (("AJ8",), ())


@pytest.mark.parametrize("pair", [("AJ16", "count", "AJ1", "about"), ("AJ1", "about", "AJ16", "count")])
def test_readings_of_people_and_of_the_share_that_bar_each_other_are_not_varied_together(pair: tuple[str, str, str, str]) -> None:
    name, option, other, barred = pair
    reading = HAIYOU.reading(name)
    options = tuple(
        attrs.evolve(each, not_with=(*each.not_with, NotWith(other, barred, reading.question))) if each.id == option else each
        for each in reading.options
    )
    changed = attrs.evolve(reading, options=options)
    scheme = attrs.evolve(
        HAIYOU,
        readings=tuple(changed if each.id == name else each for each in HAIYOU.readings),
        **{"share_strength" if name == "AJ1" else "preference_weight": changed},
    )

    with pytest.raises(InvalidValueError, match="AJ1, AJ16'; vary these one at a time"):
        select([person("a", 90)], scheme.on(DAY), held(1), readings=["AJ1", "AJ16"])
    assert select([person("a", 90)], scheme.on(DAY), held(1), readings=["AJ16"]).selected == ("a",)


def test_a_place_of_a_selection_that_varied_nothing_has_no_other_readings() -> None:
    place = select([person("a", 90)], HAIYOU.on(DAY), held(1)).placement("a")

    for ask in (lambda: place.matter, lambda: place.turned_by, place.under_readings):
        with pytest.raises(InvalidValueError, match=r'vary them first: select\(..., readings="all"\)'):
            ask()


def test_a_reading_that_the_round_records_is_varied_as_well() -> None:
    recorded = ReadingChoice(reading="AJ7", option="any_of_four", by="the office", on=DAY, document="notice 7")
    round_ = attrs.evolve(held(1), readings=(recorded,))
    selection = select([person("a", 90), person("b", 90, service=())], round_.law(HAIYOU), round_, readings=["AJ7"])

    assert selection.placement("a").chosen[0] is SELECTED
    assert selection.placement("a").outcome is OPEN
    assert selection.placement("a").matter == ("AJ7",)
