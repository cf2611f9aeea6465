"""Every line says which fact, what it is, what was needed and under which clause, in both languages; data says the same in codes."""

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import DayRange, Month, Period, YearCount
from socialwork.law import NotFound, Resolved, Verified
from socialwork.policies import Law
from socialwork.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    ByReading,
    Decision,
    Derived,
    Is,
    IsTrue,
    Judgement,
    Leaf,
    Missing,
    Not,
    OneOf,
    Rule,
    SomeOf,
    Step,
    Verdict,
    YearsSince,
)
from socialwork.rules.explain import as_data, as_lines, value_data, value_text
from socialwork.talent.candidates import CANDIDATE, PracticeField, SocialWorkCertificate
from socialwork.testing import laws, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, RoomSize, Tea, TeaRoom
from socialwork.text import Text

DAY = date(2023, 1, 1)
LAW = TEA_ROOMS.on(DAY)
FOUND = Judgement(holds=True, by="镇里", on=date(2022, 1, 1), document="第0号")
OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")
GREEN = Is(TEA_ROOM.tea, Tea.GREEN, clause="X1")
GUESTS = AtLeast(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2")
LANGUAGES = st.sampled_from(["zh", "en"])


class Mood(Enum):
    GOOD = "good"


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    law = draw(laws(TEA_ROOMS))
    return law.decide(draw(tea_room_rules()), draw(tea_rooms()))


def lines(rule: Rule, lang: Any = "en", law: Law = LAW, **facts: object) -> list[str]:
    return [line.strip() for line in law.decide(rule, TeaRoom(**facts)).explain(lang).split("\n")[1:]]


# --- every line --------------------------------------------------------------------------------------------------------------------------


@given(decision=decisions(), lang=LANGUAGES)
def test_every_leaf_names_fact_value_need_and_clause(decision: Decision, lang: Any) -> None:
    for step, line in zip(decision.tree.walk(), decision.explain(lang).split("\n")[1:], strict=True):
        if not isinstance(step.rule, Leaf):
            continue
        fact = step.rule.fact
        said, needs = line.split({"zh": "；要求：", "en": "; needs: "}[lang])
        idle = step.verdict is Verdict.UNDETERMINED and not step.decisive
        mark = step.verdict.label.in_(lang) + ({"zh": "，不影响结论", "en": ", changes nothing"}[lang] if idle else "")
        assert f"[{mark}] {(step.rule.label or fact.label).in_(lang)}" in said
        assert value_text(step.value, fact.unit).in_(lang) in said
        assert needs.strip()
        assert all(clause in needs for clause in step.rule.clause)
        if isinstance(step.needs, Resolved) and step.needs.since:
            assert (f"{step.needs.since}, " in needs or f"自{step.needs.since}起" in needs) is not isinstance(step.needs.value, NotFound)
            assert "/".join(dict.fromkeys((*step.rule.clause, *step.needs.clause))) in needs
            assert step.needs.verified is not None
            assert step.needs.verified.label.in_(lang) in needs
        if isinstance(step.value, Missing):
            asked = fact.from_ if isinstance(fact, Derived) else (fact,)
            assert all((each.asked_of.in_(lang) in said) is not idle for each in asked)


@given(decision=decisions(), lang=LANGUAGES)
def test_lines_are_indented_by_level(decision: Decision, lang: Any) -> None:
    def indents(step: Step, level: int = 0) -> list[int]:
        return [2 * level] + [indent for part in step.parts for indent in indents(part, level + 1)]

    told = [len(line) - len(line.lstrip(" ")) for line in decision.explain(lang).split("\n")[1:]]
    assert told == indents(decision.tree)


@given(decision=decisions())
def test_data_and_tree_say_the_same(decision: Decision) -> None:
    def compare(data: dict[str, Any], step: Step) -> None:
        rule = step.rule
        assert data["verdict"] == step.verdict.value
        assert data["decisive"] is step.decisive
        assert set(rule.clause) <= set(data["clauses"])
        assert len(data["clauses"]) == len(set(data["clauses"]))
        if isinstance(rule, Leaf):
            assert data["fact"] == rule.fact.name
            assert data["value"] == value_data(step.value)
            assert data["from"] == [fact.name for fact in (rule.fact.from_ if isinstance(rule.fact, Derived) else (rule.fact,))]
            assert "needs" in data
        if step.parameter:
            assert data["parameter"] == step.parameter
        if isinstance(rule, ByReading):
            assert (data["reading"], data["option"]) == (rule.reading.id, decision.law.choice(rule.reading).id)
        for part, below in zip(data.get("parts", []), step.parts, strict=True):
            compare(part, below)

    compare(decision.as_data()["tree"], decision.tree)


@given(decision=decisions())
def test_the_words_in_the_data_are_those_of_the_lines(decision: Decision) -> None:
    def words(data: dict[str, Any], lang: str) -> list[str]:
        return [data["text"][lang]] + [word for part in data.get("parts", []) for word in words(part, lang)]

    for lang in ("zh", "en"):
        told = [line.split("] ", 1)[1] for line in decision.explain(lang).split("\n")[1:]]
        assert told == words(decision.as_data()["tree"], lang)


# --- the words of each kind of node ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule, facts, zh, en", [
    (OPEN, {"open_daily": True},
     "* [符合] 每日开放：是；要求：是（X5）", "* [yes] open every day: yes; needs: yes (X5)"),
    (OPEN, {},
     "* [待核实] 每日开放：未填（可问：店家）；要求：是（X5）", "* [undetermined] open every day: not asked (ask: the house); needs: yes (X5)"),
    (IsTrue(TEA_ROOM.hospitable, clause="X5"), {"hospitable": FOUND},
     "* [符合] 待客周到：是（镇里，2022-01-01，第0号）；要求：是（X5）", "* [yes] hospitable: yes (镇里, 2022-01-01, 第0号); needs: yes (X5)"),
    (IsTrue(TEA_ROOM.hospitable, clause="X5"), {"hospitable": attrs.evolve(FOUND, holds=False)},
     "* [不符合] 待客周到：否（镇里，2022-01-01，第0号）；要求：是（X5）", "* [no] hospitable: no (镇里, 2022-01-01, 第0号); needs: yes (X5)"),
    (GREEN, {"tea": "black"},
     "* [不符合] 茶类：红茶；要求：绿茶（X1）", "* [no] kind of tea: black tea; needs: green tea (X1)"),
    (OneOf(TEA_ROOM.tea, {Tea.OTHER, Tea.GREEN}, clause="X1"), {"tea": "green"},
     "* [符合] 茶类：绿茶；要求：绿茶、其他之一（X1）", "* [yes] kind of tea: green tea; needs: one of: green tea, other (X1)"),
    (GUESTS, {"guests": "29.50"},
     "* [不符合] 每周客人：29.50人次；要求：30人次以上（X2/X3，自2022-07-01起，系假设）",
     "* [no] guests a week: 29.50 visits; needs: 30 visits or more (X2/X3, in force since 2022-07-01, assumed)"),
    (AtMost(TEA_ROOM.size, TEA_ROOMS.least_size, clause=("X4", "X1"), label=Text("大小", "how large")), {"size": "hall"},
     "* [不符合] 大小：一厅；要求：一间及以下（X4/X1，自2020-01-01起，系假设）",
     "* [no] how large: hall; needs: room or below (X4/X1, in force since 2020-01-01, assumed)"),
    (AtMost(TEA_ROOM.days_closed, TEA_ROOMS.most_days_closed, clause="X8"), {"closures": ()},
     "* [待核实] 累计歇业天数：0天；要求：歇业天数上限（各来源均未见数值）（X8，系假设）",
     "* [undetermined] days closed in all: 0 days; needs: most days closed (no source gives the value) (X8, assumed)"),
    (AtMost(TEA_ROOM.days_closed, attrs.evolve(TEA_ROOMS.least_guests, unit=TEA_ROOM.days_closed.unit), clause="X8"), {"closures": Missing.DISPUTED},
     "* [待核实] 累计歇业天数：有争议（可问：镇里）；要求：30天以下（X8/X3，自2022-07-01起，系假设）",
     "* [undetermined] days closed in all: disputed (ask: the town); needs: 30 days or less (X8/X3, in force since 2022-07-01, assumed)"),
])  # fmt: skip
def test_a_leaf_in_words(rule: Rule, facts: dict[str, object], zh: str, en: str) -> None:
    assert lines(rule, "zh", **facts) == [zh]
    assert lines(rule, "en", **facts) == [en]


@pytest.mark.parametrize("opened, zh, en", [
    (date(2021, 3, 2), "* [不符合] 开业日：2021-03-02（至2023-01-01满1年9个月）", "* [no] opened on: 2021-03-02 (1 year 9 months up to 2023-01-01)"),
    (date(2023, 1, 2), "* [不符合] 开业日：2023-01-02", "* [no] opened on: 2023-01-02"),
    (Month(2018, 3), "* [符合] 开业日：2018年3月", "* [yes] opened on: 2018-03"),
    (DayRange(date(2020, 1, 1), date(2022, 1, 1)), "* [待核实] 开业日：2020-01-01至2022-01-01",
     "* [undetermined] opened on: 2020-01-01 to 2022-01-01"),
])  # fmt: skip
def test_years_since_a_day_in_words(opened: object, zh: str, en: str) -> None:
    rule = YearsSince(TEA_ROOM.opened_on, TEA_ROOMS.years_open, count=YearCount.FORWARD, first_day_counts=False, clause="X6")

    assert lines(rule, "zh", opened_on=opened) == [zh + "；要求：截至截止日满2年以上（X6，自2020-01-01起，系假设）"]
    assert lines(rule, "en", opened_on=opened) == [
        en + "; needs: 2 years or more up to the cut-off day (X6, in force since 2020-01-01, assumed)"
    ]


def test_a_missing_derived_fact_says_whom_to_ask_for_its_sources() -> None:
    rule = YearsSince(TEA_ROOM.running_since, TEA_ROOMS.years_open, count=YearCount.FORWARD, first_day_counts=True, clause="X6")

    assert lines(rule, "en")[0].startswith("* [undetermined] open without a break since: not asked (ask: the house, the town); needs: ")
    assert lines(rule, "zh")[0].startswith("* [待核实] 不间断开放自：未填（可问：店家、镇里）；要求：")


def test_a_long_list_is_told_by_its_length() -> None:
    rule = OneOf(CANDIDATE.field, frozenset(PracticeField) - {PracticeField.OTHER}, clause="X1")
    short = OneOf(CANDIDATE.field, list(PracticeField)[:6], clause="X1")

    assert lines_of(rule).endswith("; needs: one of the 18 listed (X1)")
    assert lines_of(short).count(",") == 5


def lines_of(rule: Rule) -> str:
    [line] = as_lines(Step(rule, Verdict.UNDETERMINED, True, Missing.NOT_ASKED, None, ()), "en", DAY)
    return line


@pytest.mark.parametrize("rule, zh, en", [
    (AllOf(OPEN, GREEN), "须全部符合", "all of these"),
    (AllOf(OPEN, clause="X5"), "须全部符合（X5）", "all of these (X5)"),
    (AllOf(OPEN, label=Text("开着", "open")), "开着：须全部符合", "open: all of these"),
    (AllOf(label=Text("不作要求", "nothing is asked"), clause="X1"), "不作要求（X1）", "nothing is asked (X1)"),
    (AnyOf(OPEN, GREEN, clause=("X1", "X5")), "符合其一即可（X1/X5）", "any of these (X1/X5)"),
    (Not(OPEN, label=Text("关着", "closed"), clause="X5"), "关着：须不成立（X5）", "closed: must not hold (X5)"),
    (SomeOf(TEA_ROOMS.grounds_needed, OPEN, GREEN), "至少符合其中2项（X7，自2020-01-01起，系假设）",
     "at least so many of these: 2 grounds (X7, in force since 2020-01-01, assumed)"),
    (SomeOf(TEA_ROOMS.most_days_closed, OPEN, label=Text("某些", "some")), "某些：至少符合其中歇业天数上限（各来源均未见数值）（X8，系假设）",
     "some: at least so many of these: most days closed (no source gives the value) (X8, assumed)"),
    (ByReading(TEA_ROOMS.leaf_only, {"leaf": OPEN, "any": GREEN}, clause="X1"), "口径AX1（什么算茶）取“只算茶叶”（X1）",
     'reading AX1 (what counts as tea) taken as "tea leaves alone" (X1)'),
])  # fmt: skip
def test_a_composite_in_words(rule: Rule, zh: str, en: str) -> None:
    assert lines(rule, "zh")[0].split("] ", 1)[1] == zh
    assert lines(rule, "en")[0].split("] ", 1)[1] == en


def test_before_a_parameter_has_a_value_its_day_is_not_told() -> None:
    early = TEA_ROOMS.on(date(2019, 1, 1), beyond_validity=True)

    assert lines(GUESTS, law=early, guests=5)[1:] == [
        "* [undetermined] guests a week: 5 visits; needs: fewest guests a week (applies from 2020-01-01 on) (X2)"
    ]
    assert "每周客人下限（自2020-01-01起才有规定）" in early.decide(GUESTS, TeaRoom(guests=5)).explain("zh")


# --- values ------------------------------------------------------------------------------------------------------------------------------


UNIT = Text("元", "yuan")


@pytest.mark.parametrize("value, zh, en", [
    (True, "是", "yes"),
    (False, "否", "no"),
    (Tea.BLACK, "红茶", "black tea"),
    (Missing.NOT_KNOWN, "不详", "not known"),
    (FOUND, "是（镇里，2022-01-01，第0号）", "yes (镇里, 2022-01-01, 第0号)"),
    (date(2020, 1, 2), "2020-01-02", "2020-01-02"),
    (Month(2020, 1), "2020年1月", "2020-01"),
    (DayRange(date(2020, 1, 2), date(2020, 1, 3)), "2020-01-02至2020-01-03", "2020-01-02 to 2020-01-03"),
    (Decimal("1E+3"), "1000元", "1000 yuan"),
    (Decimal("-0.50"), "-0.50元", "-0.50 yuan"),
    (3, "3元", "3 yuan"),
    (Fraction(1, 3), "1/3元", "1/3 yuan"),
    (Mood.GOOD, "Mood.GOOD元", "Mood.GOOD yuan"),
    ((), "无", "none"),
    ((True, Tea.GREEN), "是；绿茶", "yes; green tea"),
    (NotFound.NOT_FOUND, "（各来源均未见数值）", "(no source gives the value)"),
    (SocialWorkCertificate(level="senior", obtained_on=Month(2020, 1)), "高级社会工作师（高级）（2020年1月取得）",
     "Senior Social Worker (senior) (obtained 2020-01)"),
])  # fmt: skip
def test_a_value_in_words(value: object, zh: str, en: str) -> None:
    assert value_text(value, UNIT) == Text(zh, en)


def test_a_number_without_a_unit_stands_alone() -> None:
    assert value_text(Decimal("2.0")) == Text("2.0", "2.0")
    assert value_text(3) == Text("3", "3")


@pytest.mark.parametrize("value, data", [
    (True, True),
    (3, 3),
    ("words", "words"),
    (None, None),
    (Tea.BLACK, "black"),
    (Missing.DISPUTED, {"missing": "disputed"}),
    (NotFound.NOT_FOUND, {"unknown": "not_found"}),
    (Decimal("88.50"), "88.50"),
    (Fraction(1, 3), "1/3"),
    (date(2020, 1, 2), "2020-01-02"),
    (Month(2020, 1), "2020-01"),
    (DayRange(date(2020, 1, 2), date(2020, 1, 3)), "2020-01-02..2020-01-03"),
    (FOUND, {"holds": True, "by": "镇里", "on": "2022-01-01", "document": "第0号"}),
    ((Period(Month(2020, 1)), Period(date(2020, 1, 2), date(2020, 1, 3))),
     [{"first": "2020-01", "last": None}, {"first": "2020-01-02", "last": "2020-01-03"}]),
])  # fmt: skip
def test_a_value_as_data(value: object, data: object) -> None:
    assert value_data(value) == data
    assert type(value_data(value)) is type(data)


@pytest.mark.parametrize("rule, needs", [
    (OPEN, True),
    (GREEN, "green"),
    (OneOf(TEA_ROOM.tea, {Tea.OTHER, Tea.GREEN}, clause="X1"), ["green", "other"]),
    (GUESTS, 30),
    (AtLeast(TEA_ROOM.size, TEA_ROOMS.least_size, clause="X4"), "room"),
    (AtLeast(TEA_ROOM.balance, TEA_ROOMS.most_lost, clause="X5"), "-50.5"),
    (AtMost(TEA_ROOM.days_closed, TEA_ROOMS.most_days_closed, clause="X8"), {"unknown": "not_found"}),
])  # fmt: skip
def test_what_is_needed_as_data(rule: Rule, needs: object) -> None:
    assert LAW.decide(rule, TeaRoom()).as_data()["tree"]["needs"] == needs


def test_a_leaf_as_data() -> None:
    data = LAW.decide(GUESTS, TeaRoom(guests=5)).as_data()["tree"]

    assert data == {
        "kind": "at_least",
        "verdict": Verdict.NO.value,
        "decisive": True,
        "text": data["text"],
        "clauses": ["X2", "X3"],
        "fact": "guests",
        "value": "5",
        "from": ["guests"],
        "parameter": "tea.least_guests",
        "needs": 30,
        "since": "2022-07-01",
        "verified": "assumed",
    }


def test_a_reading_as_data_names_its_option_and_keeps_the_chosen_branch_only() -> None:
    rule = ByReading(TEA_ROOMS.leaf_only, {"leaf": OPEN, "any": GREEN}, clause="X1")
    data = LAW.decide(rule, TeaRoom()).as_data()["tree"]

    assert (data["kind"], data["reading"], data["option"]) == ("by_reading", "AX1", "leaf")
    assert [part["fact"] for part in data["parts"]] == ["open_daily"]


def test_a_value_that_was_not_there_yet_has_no_day_and_no_check_in_the_data() -> None:
    step = Step(GUESTS, Verdict.UNDETERMINED, True, Decimal(1), Resolved(NotFound.NOT_FOUND, None, None, (), None), ())
    data = as_data(step, DAY)

    assert (data["since"], data["verified"], data["clauses"]) == (None, None, ["X2"])
    assert Verified.ASSUMED.value not in data.values()


def test_sizes_have_their_own_words() -> None:
    assert value_text(RoomSize.CORNER) == Text("一角", "corner")
