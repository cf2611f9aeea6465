"""What would turn an answer: every flip does, no part of one does, and exhaustive search finds no other."""

import pickle
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import combinations, product
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.days import Month, Period, SomeDay, YearCount, earliest, latest
from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.policies import Law
from socialwork.rules import (
    AllOf,
    Among,
    AnyOf,
    AtLeast,
    AtMost,
    Change,
    Changed,
    Decision,
    Derived,
    Fact,
    Flip,
    Is,
    IsTrue,
    Judgement,
    Missing,
    Moment,
    Not,
    Rule,
    Shape,
    Verdict,
    Within,
    YearsSince,
)
from socialwork.rules.flips import flips
from socialwork.talent import HAIYOU, Candidate
from socialwork.testing import laws, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, RoomSize, Tea, TeaRoom
from socialwork.testing.invented.lamps import LAMP_CASES, LAMP_LAW, Lamp, Tree, lamp_rule, lamp_trees, lamp_verdict
from socialwork.text import Ordered

YES, NO = Verdict.YES, Verdict.NO
LAW = TEA_ROOMS.on(date(2023, 1, 1))
OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")
LONG_OPEN = YearsSince(TEA_ROOM.running_since, TEA_ROOMS.years_open, count=YearCount.FORWARD, first_day_counts=False, clause="X6")
OPENED = YearsSince(TEA_ROOM.opened_on, TEA_ROOMS.years_open, count=YearCount.FORWARD, first_day_counts=False, clause="X6")
GUESTS = AtLeast(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2")
FEW = AtMost(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2")
LARGE = AtLeast(TEA_ROOM.size, TEA_ROOMS.least_size, clause="X4")


def parts(facts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for size in range(len(facts)):
        yield from (dict(part) for part in combinations(facts.items(), size))


# --- every small rule --------------------------------------------------------------------------------------------------------------------


def by_definition(tree: Tree, case: Lamp, want: Verdict, *, readings: bool) -> set[frozenset[tuple[str, bool]]]:
    known = attrs.asdict(case)

    def turned(facts: dict[str, bool]) -> bool:
        return lamp_verdict(tree, {**known, **facts}, readings=readings) is want

    changes = [
        dict(zip(names, answers, strict=True))
        for size in range(4)
        for names in combinations(known, size)
        for answers in product((True, False), repeat=size)
        if all(known[name] is not answer for name, answer in zip(names, answers, strict=True))
    ]
    return {frozenset(each.items()) for each in changes if each and turned(each) and not any(turned(part) for part in parts(each))}


def listed(flip: Flip) -> set[frozenset[tuple[str, bool]]]:
    """Every single way that a flip of lamps stands for."""
    values = [
        [(each.name, value) for value in each.region.values]
        for each in flip
        if isinstance(each, Changed) and isinstance(each.region, Among)
    ]
    return {frozenset(each) for each in product(*values)}


def compare(tree: Tree) -> None:
    rule = lamp_rule(tree)
    for case, readings, want in product(LAMP_CASES, (False, True), (YES, NO)):
        found = LAMP_LAW.decide(rule, case, readings="all" if readings else None).flips(want)
        assert found.complete
        assert {way for flip in found for way in listed(flip)} == by_definition(tree, case, want, readings=readings), (tree, case)
        assert [len(flip) for flip in found] == sorted(len(flip) for flip in found)


@pytest.mark.parametrize("tree", lamp_trees(2), ids=str)
def test_the_flips_are_those_of_the_definition_in_every_rule_of_two_levels(tree: Tree) -> None:
    compare(tree)


two_levels = st.sampled_from(lamp_trees(2))


@settings(max_examples=40)
@given(
    tree=st.one_of(two_levels.map(lambda part: ("not", part)), st.tuples(st.sampled_from(["all", "any", "L", "M"]), two_levels, two_levels))
)
def test_the_flips_are_those_of_the_definition_in_rules_of_three_levels(tree: Tree) -> None:
    compare(tree)


# --- rules over facts of every shape -----------------------------------------------------------------------------------------------------

HANDLES = {handle.name: handle for handle in TEA_ROOM}
NUMBERS = [Decimal(number) for number in ("-60", "-50.5", "-50", "0", "1", "2", "3", "20", "25", "30", "31", "90")]


def plausible(name: str, law: Law) -> list[Any]:
    """Values of a fact that lie on every side of everything that a rule of the invented policy can ask."""
    handle = HANDLES[name]
    match handle.shape:
        case Shape.YES_NO:
            return [True, False]
        case Shape.JUDGEMENT:
            return [Judgement(holds=holds, by="x", on=law.day, document="x") for holds in (True, False)]
        case Shape.CHOICE:
            return list(handle.choices)
        case Shape.NUMBER:
            least = getattr(handle, "at_least", None)
            return [number for number in NUMBERS if least is None or number >= least]
        case _:
            around = (law.day.replace(year=law.day.year - years, day=min(law.day.day, 28)) for years in (2, 20, 30))
            return [day + timedelta(days=days) for day in around for days in (-5, -2, -1, 0, 1, 2, 5)]


def may_become(name: str, now: Any, value: Any) -> bool:
    """Whether a fact can come to have a value, by what was declared of it."""
    handle = HANDLES[name]
    if isinstance(now, Missing):
        return True
    change = handle.change if isinstance(handle, Fact) else {"running_since": Change.RISES, "days_closed": Change.RISES}[name]
    if isinstance(now, SomeDay):
        return {Change.FIXED: earliest(now) <= value <= latest(now), Change.RISES: value >= earliest(now)}.get(change, True)
    if isinstance(now, Judgement):
        return bool(now.holds is not value.holds)
    return change is Change.EITHER or value >= now


def ways(room: TeaRoom, law: Law, names: list[str], most: int) -> Iterator[dict[str, Any]]:
    now = {name: HANDLES[name].read(room, Moment.of(law.day, None)) for name in names}
    values = {name: [value for value in plausible(name, law) if may_become(name, now[name], value)] for name in names}
    for size in range(1, most + 1):
        for chosen in combinations(names, size):
            yield from (dict(zip(chosen, each, strict=True)) for each in product(*(values[name] for name in chosen)))


def stands_for(flip: Flip, facts: Mapping[str, Any]) -> bool:
    regions = {change.name: change.region for change in flip if isinstance(change, Changed)}
    return regions.keys() == facts.keys() and flip.wait is None and all(facts[name] in region for name, region in regions.items())


some_readings = st.sampled_from([None, "all"])
wanted = st.sampled_from([YES, NO])


@settings(max_examples=60, deadline=None)
@given(rule=tea_room_rules(max_leaves=4), room=tea_rooms(), law=laws(TEA_ROOMS), readings=some_readings, want=wanted)
def test_exhaustive_search_finds_no_other(rule: Rule, room: TeaRoom, law: Law, readings: Any, want: Verdict) -> None:
    decision = law.decide(rule, room, readings=readings)
    found = decision.flips(want, max_changes=2, until=law.day)
    names = list(decision.supposed.handles)
    sources = [fact.name for handle in decision.supposed.handles.values() for fact in handle.sources]

    # Facts that come from one source are supposed independently, and then it is not said that these are all.
    assert found.complete or len(set(sources)) < len(sources)
    if decision.verdict is want:
        assert not found
        return
    seen: dict[frozenset[str], list[dict[str, Any]]] = {}
    for facts in ways(room, law, names[:3], 2):
        if decision.supposing(facts).verdict is want and not any(decision.supposing(part).verdict is want for part in parts(facts) if part):
            seen.setdefault(frozenset(facts), []).append(facts)
    for each in seen.values():
        for facts in each:
            assert any(stands_for(flip, facts) for flip in found), facts


def drawn(data: st.DataObject, change: Changed, law: Law) -> Any:
    inside = [value for value in plausible(change.name, law) if value in change.region]
    return data.draw(st.sampled_from([*inside, change_example(change)]))


def change_example(change: Changed) -> Any:
    return Flip([change]).examples()[change.name]


@settings(max_examples=60, deadline=None)
@given(rule=tea_room_rules(max_leaves=5), room=tea_rooms(), law=laws(TEA_ROOMS), readings=some_readings, want=wanted, data=st.data())
def test_any_value_of_each_region_turns_the_answer_and_no_part_of_the_changes_does(
    rule: Rule, room: TeaRoom, law: Law, readings: Any, want: Verdict, data: st.DataObject
) -> None:
    decision = law.decide(rule, room, readings=readings)
    for flip in decision.flips(want, max_changes=2, limit=20):
        facts = {change.name: drawn(data, change, law) for change in flip if isinstance(change, Changed)}
        later = [decision] if flip.wait is None else [decision, decision.on(flip.wait.until)]
        assert later[-1].supposing(facts).verdict is want
        for part in parts(facts):
            assert all(each.supposing(part).verdict is not want for each in later)
        if flip.wait is not None:
            assert decision.supposing(facts).verdict is not want
            assert decision.on(flip.wait.until - timedelta(days=1)).supposing(facts).verdict is not want
            if flip.wait.last is not None:
                assert decision.on(flip.wait.last).supposing(facts).verdict is want
                assert decision.on(flip.wait.last + timedelta(days=1)).supposing(facts).verdict is not want


# --- what is offered, and what is not ----------------------------------------------------------------------------------------------------


def said(rule: Rule, want: Verdict = YES, law: Law = LAW, **facts: Any) -> list[str]:
    return law.decide(rule, TeaRoom(**facts)).flips(want, until=law.day).text("en").splitlines()


def test_a_number_is_told_as_a_bound() -> None:
    assert said(GUESTS, guests=3) == ["guests a week: 30 visits or more (now: 3 visits)"]
    assert said(GUESTS, NO, guests=40) == ["guests a week: 0 visits or more, less than 30 visits (now: 40 visits)"]
    assert said(FEW, guests=40) == ["guests a week: 0 visits or more, 30 visits or less (now: 40 visits)"]
    assert said(FEW, NO, guests=4) == ["guests a week: more than 30 visits (now: 4 visits)"]
    assert said(AllOf(GUESTS, FEW)) == ["guests a week: 30 visits (now: not asked)"]
    assert said(AnyOf(GUESTS, Not(GUESTS))) == ["guests a week: 0 visits or more (now: not asked)"]


def test_a_region_takes_back_what_another_box_has_already() -> None:
    busy = AtMost(TEA_ROOM.guests, TEA_ROOMS.most_guests, clause="X2")
    hall = Is(TEA_ROOM.size, RoomSize.HALL, clause="X4")

    assert said(AllOf(GUESTS, LARGE, AnyOf(busy, hall))) == [
        "guests a week: 30 visits or more, 200 visits or less (now: not asked); size: room or above (now: not asked)",
        "guests a week: 30 visits or more (now: not asked); size: hall (now: not asked)",
    ]


def test_values_of_a_list_are_told_by_name_or_by_their_place_on_a_scale() -> None:
    assert said(LARGE, size="corner") == ["size: room or above (now: corner)"]
    assert said(Not(AtLeast(TEA_ROOM.size, TEA_ROOMS.least_size, clause="X4")), size="hall") == ["size: corner (now: hall)"]
    assert said(Not(Is(TEA_ROOM.tea, Tea.OTHER, clause="X1")), tea="other") == ["kind of tea: one of: green tea, black tea (now: other)"]
    assert Among((RoomSize.CORNER, RoomSize.ROOM), tuple(RoomSize)).text().en == "room or below"
    assert Among((RoomSize.CORNER, RoomSize.HALL), tuple(RoomSize)).text().en == "one of: corner, hall"
    some = Among(tuple(range(8)), tuple(range(9)))
    assert some.text().en == "anything but: 8"
    assert some.text().zh == "“8”以外的任一项"


def test_days_are_told_by_their_ends() -> None:
    day = date(2021, 1, 1)

    assert said(LONG_OPEN) == ["open without a break since: on or before 2021-01-01 (now: not asked)"]
    assert said(LONG_OPEN, NO) == ["open without a break since: on or after 2021-01-02 (now: not asked)"]
    assert Within(day, day).text().zh == "2021-01-01"
    assert Within(day, date(2022, 1, 1)).text().zh == "2021-01-01或之后、2022-01-01或之前"
    assert Within().text().en == "any value"
    assert Within(day).as_data() == {"at_least": "2021-01-01"}
    assert True not in Within()
    assert "x" not in Within()


def test_what_is_fixed_is_not_offered_and_a_rough_day_only_as_far_as_it_goes() -> None:
    assert said(OPENED, opened_on=date(2022, 1, 1)) == []
    assert said(OPENED, opened_on=Month(2021, 1)) == ["opened on: 2021-01-01 (now: 2021-01)"]
    assert said(OPENED, NO, opened_on=Month(2021, 1)) == ["opened on: on or after 2021-01-02, on or before 2021-01-31 (now: 2021-01)"]


def test_what_only_rises_is_offered_upward_only() -> None:
    closed = AtLeast(TEA_ROOM.days_closed, attrs.evolve(TEA_ROOMS.years_open, unit=TEA_ROOM.days_closed.unit), clause="X8")
    two_days = (Period(date(2022, 1, 1), date(2022, 1, 2)),)

    assert said(closed, closures=()) == ["days closed in all: 2 days or more (now: 0 days)"]
    assert said(closed, NO, closures=two_days) == []
    assert said(LONG_OPEN, NO, closures=(), opened_on=date(2020, 1, 1)) == [
        "open without a break since: on or after 2021-01-02 (now: 2020-01-01)"
    ]  # fmt: skip
    assert said(LONG_OPEN, closures=(), opened_on=date(2022, 1, 1)) == []


def test_more_service_takes_the_day_back_and_never_forward() -> None:
    law = HAIYOU.on(date(2023, 9, 1))
    newcomer = law.decide(HAIYOU.service_ground, Candidate(id="c", service=(Period(date(2022, 1, 1)),))).flips(until=law.day)
    old_hand = law.decide(HAIYOU.service_ground, Candidate(id="c", service=(Period(date(2002, 1, 1)),))).flips(NO)

    assert newcomer.text("en") == "social work in all, as if unbroken since: on or before 2018-09-02 (now: 2022-01-01)"
    assert not old_hand


@pytest.mark.parametrize("change, expected", [
    (Change.FIXED, []), (Change.RISES, ["hall"]), (Change.FALLS, ["corner"]), (Change.EITHER, ["corner", "hall"]),
])  # fmt: skip
def test_the_direction_of_a_scale_is_kept(change: Change, expected: list[str]) -> None:
    handle = Derived[RoomSize](
        name="size", label=TEA_ROOM.size.label, shape=Shape.CHOICE, of=RoomSize, from_=(TEA_ROOM.size,), function=lambda size, _: size, change=change
    )  # fmt: skip
    found = LAW.decide(Not(Is(handle, RoomSize.ROOM, clause="X4")), TeaRoom(size="room")).flips()  # type: ignore[arg-type]

    assert [value.value for flip in found for value in flip[0].region.values] == expected  # type: ignore[union-attr]


def test_the_direction_of_what_is_derived_comes_from_its_facts() -> None:
    def made(*facts: Fact[Any], shape: Shape = Shape.NUMBER) -> Change:
        return Derived(label=TEA_ROOM.size.label, shape=shape, of=Decimal, from_=facts, function=lambda *_: Missing.NOT_KNOWN).changes

    assert made(TEA_ROOM.opened_on) is Change.FIXED
    assert made(TEA_ROOM.opened_on, TEA_ROOM.closures) is Change.RISES
    assert made(TEA_ROOM.closures, shape=Shape.DAY) is Change.EITHER
    assert made(TEA_ROOM.closures, TEA_ROOM.size) is Change.EITHER
    assert not issubclass(Tea, Ordered)


def test_what_the_case_itself_would_refuse_is_not_offered() -> None:
    law = HAIYOU.on(date(2023, 9, 1))
    trained = Candidate(id="c", training="city", training_assessed=True)  # type: ignore[arg-type]
    [one, other] = law.decide(HAIYOU.training_ground, trained).flips(NO)

    assert one.text.en == "elderly-care management and service training: another province or city (now: the scheme's own city)"
    assert other.text.en == "training assessed as qualified: no (now: yes)"


def test_waiting_is_a_change_like_others() -> None:
    [flip] = LAW.decide(AllOf(OPENED, OPEN), TeaRoom(opened_on=date(2022, 3, 1), open_daily=False)).flips()

    assert flip.text.en == "open every day: yes (now: no); wait until 2024-03-01"
    assert flip.text.zh == "每日开放：是（现为：否）；等到2024-03-01"
    assert flip.wait is not None
    assert flip.wait.name == "day"
    assert flip.as_data()[1] == {"wait_until": "2024-03-01", "last": None, "text": {"zh": "等到2024-03-01", "en": "wait until 2024-03-01"}}


def test_what_holds_for_some_days_only_says_until_when() -> None:
    early = TEA_ROOMS.on(date(2021, 6, 1))  # 20 guests are needed at first, 30 from July 2022 on
    room = TeaRoom(opened_on=date(2019, 9, 1), guests=25)  # type: ignore[arg-type]
    found = early.decide(AllOf(OPENED, GUESTS), room).flips()

    assert found.text("en").splitlines() == ["wait until 2021-09-01 (up to 2022-06-30)"]
    assert found.text("zh").splitlines() == ["等到2021-09-01（至2022-06-30止）"]
    assert early.decide(AllOf(OPENED, Not(GUESTS)), room).flips(max_changes=1).text("en") == "wait until 2022-07-01"


def test_a_cut_off_day_of_its_own_stays_while_days_pass() -> None:
    decision = LAW.decide(OPENED, TeaRoom(opened_on=date(2022, 3, 1)), cut_off=date(2022, 12, 31))

    assert not decision.flips()
    assert decision.on(date(2025, 1, 1)).moment.cut_off == date(2022, 12, 31)


def test_where_a_policy_has_no_end_waiting_is_looked_at_for_ten_years() -> None:
    law = TEA_ROOMS.on(date(2030, 1, 1), beyond_validity=True)

    assert law.decide(OPENED, TeaRoom(opened_on=date(2037, 12, 31))).flips()[0].text.en == "wait until 2039-12-31"
    assert not law.decide(OPENED, TeaRoom(opened_on=date(2038, 1, 2))).flips()


def test_a_list_that_was_cut_short_says_so() -> None:
    decision = LAW.decide(AllOf(OPEN, GUESTS), TeaRoom())

    assert len(decision.flips(NO)) == 2
    assert decision.flips(NO).complete
    assert len(decision.flips(NO, limit=1)) == 1
    assert not decision.flips(NO, limit=1).complete
    assert not flips(decision.supposed, want=NO, max_changes=3, limit=9, effort=3).complete


@pytest.mark.parametrize("wrong", [
    {"want": Verdict.UNDETERMINED}, {"want": "YES"}, {"max_changes": 0}, {"limit": 0}, {"limit": True}, {"max_changes": "2"},
])  # fmt: skip
def test_what_cannot_be_looked_for_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError, match="give"):
        LAW.decide(OPEN, TeaRoom()).flips(**wrong)


def test_flips_as_data_and_on_their_way() -> None:
    found = LAW.decide(AllOf(LARGE, GUESTS), TeaRoom(size="corner", guests=3)).flips()  # type: ignore[arg-type]

    assert found.as_data()["complete"]
    assert found.as_data()["flips"] == [[
        {"fact": "size", "to": {"one_of": ["room", "hall"]}, "now": "corner", "text": found[0][0].text.as_data()},
        {"fact": "guests", "to": {"at_least": "30"}, "now": "3", "text": found[0][1].text.as_data()},
    ]]  # fmt: skip
    assert found.text("zh").startswith("规模：一间及以上（现为：一角）；每周客人：30人次以上")
    again = pickle.loads(pickle.dumps(found))
    assert (again, again.complete) == (found, True)


def test_values_in_a_flip_stay_out_of_its_repr() -> None:
    [flip] = LAW.decide(AtLeast(TEA_ROOM.balance, TEA_ROOMS.most_lost, clause="X5"), TeaRoom(balance="-123.45")).flips()  # type: ignore[arg-type]

    assert "123" not in repr(flip)
    assert "123" in flip.text.en


def test_a_judgement_of_an_example_says_that_it_is_assumed() -> None:
    decision = LAW.decide(IsTrue(TEA_ROOM.hospitable, clause="X5"), TeaRoom())
    [flip] = decision.flips()

    assert flip.text.en == "hospitable: yes (now: not asked)"
    assert flip.examples()["hospitable"] == Judgement(holds=True, by="assumed", on=date(2000, 1, 1), document="assumed")
    assert decision.supposing(flip.examples()).verdict is YES


def test_supposing_a_fact_that_the_rule_does_not_read_is_refused() -> None:
    decision = LAW.decide(OPEN, TeaRoom())

    with pytest.raises(UnknownNameError, match="did you mean open_daily"):
        decision.supposing({"open_daly": True})
    assert isinstance(decision.supposing({"open_daily": True}).supposing({"open_daily": False}), Decision)


def test_what_is_supposed_is_made_exact_as_in_a_case() -> None:
    decision = LAW.decide(AnyOf(LARGE, GUESTS, LONG_OPEN), TeaRoom(size="corner", guests=1, opened_on="2022-05", closures=[]))  # type: ignore[arg-type]

    assert decision.verdict is NO
    assert decision.supposing({"size": "hall"}).verdict is YES
    assert decision.supposing({"guests": "1,000"}).verdict is YES
    assert decision.supposing({"running_since": "2001年3月"}).verdict is YES
    assert decision.supposing({"guests": Missing.NOT_KNOWN, "size": "hall"}).verdict is YES


@pytest.mark.parametrize(
    "name, value",
    [
        ("size", None), ("size", Tea.GREEN), ("size", "a secret"), ("guests", 2.5), ("guests", Decimal("NaN")), ("guests", "a secret"),
        ("guests", -1), ("running_since", None), ("running_since", "a secret"),
    ],
)  # fmt: skip
def test_what_no_case_would_take_cannot_be_supposed(name: str, value: object) -> None:
    decision = LAW.decide(AnyOf(LARGE, GUESTS, LONG_OPEN), TeaRoom())

    with pytest.raises(InvalidValueError, match=f"^{name}: got ") as raised:
        decision.supposing({name: value})
    personal = any(fact.personal for fact in decision.supposed.handles[name].sources)
    assert ("***" in str(raised.value)) is personal


def test_a_supposed_value_of_what_is_derived_from_personal_facts_is_not_told() -> None:
    decision = HAIYOU.on(date(2025, 9, 1)).decide(HAIYOU.preference, Candidate(id="c1"))

    with pytest.raises(InvalidValueError, match=r"^social_work_level: got \*\*\* \(str\); give one of: ") as raised:
        decision.supposing({"social_work_level": "a secret"})
    assert "secret" not in raised.value.in_language("zh")


def test_what_is_supposed_is_a_mapping() -> None:
    nothing: Any = "training"

    with pytest.raises(InvalidValueError, match="give values by the names of facts"):
        LAW.decide(OPEN, TeaRoom()).supposing(nothing)


CLOSED = AtMost(TEA_ROOM.days_closed, TEA_ROOMS.most_days_closed, clause="X8")


@pytest.mark.parametrize(
    "rule, apart",
    [
        (AllOf(LONG_OPEN, CLOSED), False), (AllOf(LONG_OPEN, OPENED), False), (AllOf(OPENED, CLOSED), True), (LONG_OPEN, True),
        (AllOf(OPEN, GUESTS, FEW), True),
    ],
)  # fmt: skip
def test_facts_of_one_source_are_supposed_independently_and_the_list_says_so(rule: Rule, apart: bool) -> None:
    assert LAW.decide(rule, TeaRoom()).flips(max_changes=1).complete is apart


@pytest.mark.parametrize(
    "until, fix",
    [
        ("2024-01-01", "give"), (datetime(2024, 1, 1, tzinfo=UTC), "give"), (0, "give"), (date(2022, 12, 31), "give 2023-01-01 or a later day"),
        (date(2123, 1, 2), "give 2123-01-01 or an earlier day"), (date.max, "100 years ahead at the most"),
    ],
)  # fmt: skip
def test_the_last_day_that_is_waited_for_is_one_that_can_be(until: Any, fix: str) -> None:
    decision = LAW.decide(OPENED, TeaRoom(opened_on="2022-05-01"))  # type: ignore[arg-type]

    with pytest.raises(InvalidValueError, match=f"^until: got .*{fix}"):
        decision.flips(until=until)


def test_at_the_end_of_the_calendar_waiting_ends_with_it() -> None:
    decision = TEA_ROOMS.on(date(9999, 6, 1), beyond_validity=True).decide(OPEN, TeaRoom(open_daily=False))

    assert decision.running_days(date.max) == ()
    assert decision.flips(until=date.max).text("en") == "open every day: yes (now: no)"


def test_reprs_are_short_and_notebooks_show_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    found = LAW.decide(AllOf(LARGE, AnyOf(GUESTS, LONG_OPEN)), TeaRoom(size="corner", guests=1)).flips()  # type: ignore[arg-type]
    nothing = LAW.decide(OPEN, TeaRoom(open_daily=True)).flips()
    monkeypatch.setenv("SOCIALWORK_LANG", "en")

    assert repr(found) == "Flips(2 found, complete)"
    assert repr(found[0]) == "Flip(size, guests)"
    assert repr(found[0][0]) == "Changed(size)"
    assert repr(LAW.decide(AllOf(LARGE, AnyOf(GUESTS, LONG_OPEN)), TeaRoom()).flips(limit=1)) == "Flips(1 found, not complete)"
    assert found._repr_html_() == found.to_html("en") != found.to_html() == found.to_html("zh")
    assert found.to_html("en").count("<li>size: ") == len(found)
    assert "there may be more" not in found.to_html("en")
    assert "none" in nothing.to_html("en")
