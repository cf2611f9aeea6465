"""What other systems of rules as code got wrong, each as a test named for what it is."""

import json
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork import HAIYOU, HEBEI, Candidate, Round, select
from socialwork.days import TermEnd, term_last_day
from socialwork.errors import InvalidValueError
from socialwork.law import Dated, Parameter, Resolved, Verified
from socialwork.lifecycle import Journal
from socialwork.linkage.ouhai.figures import FIGURES as OUHAI_FIGURES
from socialwork.money import to_decimal
from socialwork.policies import Reform, Set, SwapRule
from socialwork.rules import AnyOf, AtLeast, AtMost, Is, IsTrue, Judgement, Missing, Step, Verdict, leaves
from socialwork.selection import Outcome
from socialwork.statistics import MeaninglessError, ratio, total
from socialwork.talent import CANDIDATE
from socialwork.talent.windows import term_windows
from socialwork.testing import candidates, laws, reforms, tea_room_rules, tea_rooms, walks
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, Tea, TeaRoom
from socialwork.text import Text
from socialwork.tiers import Act, Party, Provided, functions_table, may
from socialwork.wire import FileRefusedError, read_candidates_json, read_reform, read_round

DAY = date(2023, 1, 1)
LAW = TEA_ROOMS.on(DAY)
YES, NO, UNDETERMINED = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED


def steps(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree
    for part in tree.get("parts", ()):
        yield from steps(part)


# --- 1: missing taken as zero ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("why", list(Missing))
def test_trap_01_what_is_missing_is_not_zero(why: Missing) -> None:
    room = TeaRoom(guests=why, balance=why)

    assert LAW.decide(AtLeast(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2"), room).verdict is UNDETERMINED
    assert LAW.decide(AtMost(TEA_ROOM.balance, TEA_ROOMS.most_lost, clause="X5"), room).verdict is UNDETERMINED
    assert LAW.decide(AtMost(TEA_ROOM.balance, TEA_ROOMS.most_lost, clause="X5"), TeaRoom(balance=0)).verdict is NO


def test_trap_01_a_missing_score_is_not_the_lowest_score() -> None:
    scored = [Candidate(id=f"S{score}", merit_score=score) for score in (10, 20)]
    selection = select([*scored, Candidate(id="U")], HAIYOU.on(DAY + timedelta(days=90)), Round(day=DAY + timedelta(days=90), seats=1))

    assert selection.placement("U").outcome is Outcome.OPEN


# --- 2: a reform that changed the baseline ------------------------------------------------------------------------------------------------


@given(reform=reforms(TEA_ROOMS), room=tea_rooms())
def test_trap_02_no_reform_moves_the_baseline(reform: Reform, room: TeaRoom) -> None:
    before = TEA_ROOMS.fingerprint, LAW.decide(TEA_ROOMS.entry, room).explain("en")

    TEA_ROOMS.under(reform).on(DAY).decide(TEA_ROOMS.entry, room)

    assert (TEA_ROOMS.fingerprint, TEA_ROOMS.on(DAY).decide(TEA_ROOMS.entry, room).explain("en")) == before


# --- 3: a citation lost when a value changes ----------------------------------------------------------------------------------------------


def test_trap_03_a_value_that_a_reform_sets_keeps_the_clause_of_the_laws_own() -> None:
    more = Reform("more guests", Set(TEA_ROOMS.least_guests, 40, start=DAY), citation="N7")
    law = TEA_ROOMS.under(more).on(DAY)
    [leaf] = [step for step in law.decide(TEA_ROOMS.entry, TeaRoom(guests=35)).failed() if step.parameter == "tea.least_guests"]
    told = law.decide(TEA_ROOMS.entry, TeaRoom(guests=35)).explain("en")

    assert isinstance(leaf.needs, Resolved)
    assert (leaf.needs.value, leaf.needs.clause) == (40, LAW.value(TEA_ROOMS.least_guests).clause)
    for said in ("40 visits", "N7", "30 visits", "X3"):
        assert said in told


# --- 4: "no match" the same as "missing" -------------------------------------------------------------------------------------------------


def test_trap_04_no_match_is_not_the_same_as_missing() -> None:
    green = Is(TEA_ROOM.tea, Tea.GREEN, clause="X1")

    assert LAW.decide(green, TeaRoom(tea="other")).verdict is NO
    assert LAW.decide(green, TeaRoom()).verdict is UNDETERMINED


# --- 5: "or" fails although one side decides ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", [True, False])
def test_trap_05_or_holds_when_one_side_does_whatever_is_missing_on_the_other(first: bool) -> None:
    sides = IsTrue(TEA_ROOM.open_daily, clause="X5"), AtLeast(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2")

    assert LAW.decide(AnyOf(*(sides if first else sides[::-1])), TeaRoom(open_daily=True)).verdict is YES


# --- 6: refused without a reason ---------------------------------------------------------------------------------------------------------


@given(candidate=candidates(), law=laws(HAIYOU))
def test_trap_06_nobody_is_refused_without_a_reason_and_its_clause(candidate: Candidate, law: Any) -> None:
    decision = law.decide(HAIYOU.entry, candidate)

    assert (decision.verdict is NO) is bool(decision.failed())
    assert all(step.rule.clause for step in decision.failed())


@given(people=st.lists(candidates(), max_size=4, unique_by=lambda person: person.id), seats=st.integers(0, 4))
def test_trap_06_every_place_says_what_it_rests_on(people: list[Candidate], seats: int) -> None:
    # The grades of drawn people are on no scale of this round.
    scored = [attrs.evolve(person, merit_score=88, merit_grade=Missing.NOT_ASKED) for person in people]
    selection = select(scored, HAIYOU.on(date(2025, 9, 1)), Round(day=date(2025, 9, 1), seats=seats))

    assert len(selection.placements) == len(people)
    for place in selection.placements:
        assert place.rests_on
        assert place.summary.zh
        assert place.summary.en


# --- 7: only the first of several matches seen -------------------------------------------------------------------------------------------


def test_trap_07_every_failed_condition_is_told_and_not_the_first_alone() -> None:
    decision = LAW.decide(TEA_ROOMS.entry, TeaRoom(open_daily=False, tea="other", guests=0, balance=-1000))

    assert [step.rule.fact.name for step in decision.failed() if hasattr(step.rule, "fact")] == ["tea", "open_daily", "guests", "balance"]


def test_trap_07_every_problem_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    people = [{"id": "A", "dedicated": "no"}, {"id": "B", "merit_score": "many"}]
    file.write_text(json.dumps({"schema": "socialwork.candidates/1", "candidates": people}), encoding="utf-8")

    with pytest.raises(FileRefusedError) as refused:
        read_candidates_json(file)
    assert len(refused.value.problems) == 2


# --- 8: law headings absent from the exported trace --------------------------------------------------------------------------------------


@given(rule=tea_room_rules(), room=tea_rooms(), law=laws(TEA_ROOMS))
def test_trap_08_the_exported_trace_has_every_heading_reading_and_clause(rule: Any, room: TeaRoom, law: Any) -> None:
    decision = law.decide(rule, room)
    exported = list(steps(json.loads(json.dumps(decision.as_data()["tree"]))))
    walked: list[Step] = list(decision.tree.walk())

    assert len(exported) == len(walked)
    for data, step in zip(exported, walked, strict=True):
        assert data["text"]["zh"]
        assert data["text"]["en"]
        assert set(step.rule.clause) <= set(data["clauses"])
        assert ("option" in data) is (data["kind"] == "by_reading")


# --- 9: trace state in a module global ---------------------------------------------------------------------------------------------------


def test_trap_09_answers_on_many_threads_are_those_of_one() -> None:
    rooms = [TeaRoom(guests=number, open_daily=number % 2 == 0) for number in range(60)]
    alone = [LAW.decide(TEA_ROOMS.entry, room).explain("en") for room in rooms]
    law = TEA_ROOMS.on(DAY)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda room: law.decide(TEA_ROOMS.entry, room).explain("en"), rooms)) == alone


# --- 10: a bare date meaning one day only ------------------------------------------------------------------------------------------------


@given(days=st.integers(0, 10_000))
def test_trap_10_a_value_applies_from_its_day_on_and_not_on_that_day_alone(days: int) -> None:
    since = Dated(5, since=DAY, clause="X1", verified=Verified.ASSUMED)
    parameter = Parameter(name="tea.cups", label=Text("杯", "cups"), unit=Text("个", "cups"), type=int, values=(since,))

    assert parameter.on(DAY + timedelta(days=days)).value == 5
    assert parameter.on(DAY - timedelta(days=days + 1)).since is None


# --- 11: a callable inside a reform -------------------------------------------------------------------------------------------------------


def test_trap_11_a_reform_holds_data_and_nothing_that_can_be_called() -> None:
    for wrong in (lambda law: law, "raise it", Decimal(5)):
        with pytest.raises(InvalidValueError, match="no callables"):
            Reform("wrong", wrong, hypothetical=True)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError):
        Set(TEA_ROOMS.least_guests, lambda: 40, start=DAY)


@given(reform=reforms(TEA_ROOMS))
def test_trap_11_a_reform_is_its_json(reform: Reform) -> None:
    assert json.loads(json.dumps(reform.as_data())) == reform.as_data()


# --- 12: unknown keys dropped in silence -------------------------------------------------------------------------------------------------


def test_trap_12_unknown_keys_are_refused(tmp_path: Path) -> None:
    people, round_ = tmp_path / "people.json", tmp_path / "round.toml"
    people.write_text('{"schema": "socialwork.candidates/1", "candidates": [{"id": "A", "merit_scoer": "88"}]}', encoding="utf-8")
    round_.write_text('schema = "socialwork.round/1"\nday = 2025-09-01\nsaets = 50\n', encoding="utf-8")
    reform = tmp_path / "reform.json"
    reform.write_text(
        '{"schema": "socialwork.reform/1", "name": "a", "hypotetical": true, "hypothetical": true, "operations": []}', encoding="utf-8"
    )

    readers: tuple[tuple[Any, Path, str], ...] = (
        (read_candidates_json, people, "merit_score"),
        (read_round, round_, "seats"),
        (lambda path: read_reform(path, HAIYOU), reform, "hypothetical"),
    )
    for read, file, near in readers:
        with pytest.raises(FileRefusedError) as refused:
            read(file)
        assert [problem.code for problem in refused.value.problems] == ["unknown_key"]
        assert near in str(refused.value)


# --- 13: float money ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("amount", [0.1, 1000.0, float("nan"), float("inf")])
def test_trap_13_no_money_is_a_float(amount: float) -> None:
    with pytest.raises(InvalidValueError):
        to_decimal(amount)
    with pytest.raises(InvalidValueError):
        Candidate(id="A", merit_score=amount)
    with pytest.raises(InvalidValueError):
        HAIYOU.allowance_per_month.check(amount)
    assert isinstance(HAIYOU.on(date(2025, 1, 1)).value(HAIYOU.allowance_per_month).value, Decimal)


# --- 14: results depending on the order of calls -----------------------------------------------------------------------------------------


@given(room=tea_rooms(), seed=st.integers(0, 10_000))
def test_trap_14_answers_do_not_depend_on_what_was_asked_before(room: TeaRoom, seed: int) -> None:
    asked = [(rule, law) for rule in TEA_ROOMS.rules.values() for law in (LAW, TEA_ROOMS.on(date(2021, 1, 1)))]
    shuffled = asked.copy()
    random.Random(seed).shuffle(shuffled)
    fresh = {
        id(rule): {law.day: TEA_ROOMS.on(law.day).decide(rule, room).explain("zh") for law in (asked[0][1], asked[1][1])}
        for rule, _ in asked
    }

    for rule, law in shuffled:
        assert law.decide(rule, room).explain("zh") == fresh[id(rule)][law.day]


# --- 15: entry conditions tested again during the term -----------------------------------------------------------------------------------


def test_trap_15_no_condition_of_staying_asks_for_a_fact_of_entry() -> None:
    entry = {id(handle) for handle in CANDIDATE}
    moves = [move for lifecycle in HAIYOU.lifecycles for move in lifecycle.moves]
    asked = [leaf.fact for move in moves if move.guard is not None for leaf in leaves(move.guard)]

    assert asked
    assert not entry.intersection(map(id, asked))


@settings(max_examples=15)
@given(journal=walks(HAIYOU.on(date(2023, 12, 1)), kind="person", max_size=6))
def test_trap_15_another_entry_rule_changes_nothing_for_holders(journal: Journal) -> None:
    before = HAIYOU.on(date(2023, 12, 1))
    after = HAIYOU.under(Reform("other entry", SwapRule("entry", "training_ground"), hypothetical=True)).on(date(2023, 12, 1))
    last = max((event.happened for event in journal), default=DAY)

    assert after.policy.entry is not before.policy.entry
    for day in (last, last + timedelta(days=1500)):
        ours, theirs = (journal.standings(law, as_of=day) for law in (before, after))
        assert {person: each.as_data() for person, each in ours.items()} == {person: each.as_data() for person, each in theirs.items()}
    assert [term_windows(journal, person, after) for person in journal.subjects] == [
        term_windows(journal, person, before) for person in journal.subjects
    ]


# --- 16: month arithmetic done step by step ----------------------------------------------------------------------------------------------


def test_trap_16_years_are_counted_from_the_first_day_and_not_one_by_one() -> None:
    # One by one, 29 February would become 28 February in the first year, and stay so.
    assert term_last_day(date(2024, 2, 29), years=4, ends=TermEnd.SAME_DAY) == date(2028, 2, 29)
    assert term_last_day(date(2024, 2, 29), years=4, ends=TermEnd.DAY_BEFORE) == date(2028, 2, 28)


# --- 17: overlapping classes, or persons and person-times, added up -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "ids, code",
    [
        (("charitable_organisations", "social_work_agencies", "filed_community_organisations"), "overlap"),
        (("certified_social_workers", "community_workers"), "overlap"),
        (("people_served", "linked_volunteers"), "units"),
        (("certified_social_workers", "newly_certified"), "measures"),
        (("registered_volunteers", "linked_volunteers"), "undated"),
        (("placed_ventures", "service_projects"), "measure_unknown"),
    ],
)
def test_trap_17_figures_that_have_no_sum_are_not_added_up(ids: tuple[str, ...], code: str) -> None:
    by_id = {figure.id: figure for figure in OUHAI_FIGURES}

    with pytest.raises(MeaninglessError) as caught:
        total(*(by_id[each] for each in ids))

    assert code in [objection.code for objection in caught.value.objections]
    assert all(objection.why.zh and objection.fix.zh for objection in caught.value.objections)


def test_trap_17_a_sum_cannot_hide_what_its_parts_are() -> None:
    by_id = {figure.id: figure for figure in OUHAI_FIGURES}
    apart = Judgement(holds=True, by="office", on=DAY, document="minutes")
    places = total(by_id["volunteer_stations"], by_id["love_kiosks"], disjoint=apart)

    for other in (by_id["volunteer_stations"], by_id["volunteer_homes"], by_id["activities"]):
        with pytest.raises(MeaninglessError):
            total(places, other)
    with pytest.raises(MeaninglessError):
        total(ratio(by_id["volunteer_teams"], by_id["stations"]), by_id["volunteer_teams"])


# --- 18: silence of a text read as a ban -------------------------------------------------------------------------------------------------


def test_trap_18_what_the_text_does_not_say_bars_nobody() -> None:
    silent = HAIYOU.reading("AJ28.reapply")

    assert silent.default == "allowed"
    assert HAIYOU.reading("AJ36").default == "focus"
    for reading, option in ((silent, "barred"), (HAIYOU.reading("AJ36"), "bar")):
        assert reading.option(option).excluded is None


def test_trap_18_what_a_text_does_not_say_of_a_unit_is_neither_allowed_nor_forbidden() -> None:
    law = HEBEI.on(DAY)
    silent = may(law, "county", Act.CONTRACT, Party.PARTY_GOVERNMENT)
    strict = may(law.choosing({"AH9": "named_only"}), "county", Act.CONTRACT, Party.PARTY_GOVERNMENT)

    assert (silent.outcome, strict.outcome) == (Provided.NOT_PROVIDED, Provided.NO)
    assert silent.depends_on == ("AH9",)
    assert "未作规定" in silent.explain("zh")


def test_trap_18_no_other_silence_is_read_as_a_ban() -> None:
    for options in HEBEI.combinations((HEBEI.centre_reaches_rooms, HEBEI.purchasers)):
        answers = functions_table(HEBEI.on(DAY, readings=options)).rows
        assert Provided.NO not in {cell.outcome for row in answers for cell in row.cells}
