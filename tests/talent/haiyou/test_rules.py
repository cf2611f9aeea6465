"""Who may be selected, who is preferred, who counts as elderly care: by tables written out by hand, and by laws for every candidate."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Month, Period
from socialwork.law import Resolved
from socialwork.policies import Law
from socialwork.rules import ByReading, Derived, Judgement, Leaf, Missing, Moment, Verdict, nodes
from socialwork.rules.explain import value_text
from socialwork.talent.candidates import (
    CANDIDATE,
    Candidate,
    CareWorkerCertificate,
    CareWorkerLevel,
    PracticeField,
    SocialWorkCertificate,
    SocialWorkLevel,
)
from socialwork.talent.haiyou import HAIYOU
from socialwork.testing import candidates, complete_candidates, completions, laws, periods, read_facts, reference_verdict

DAY = date(2023, 9, 1)
LAW = HAIYOU.on(DAY)
YES, NO, UNDETERMINED = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED
RULES = list(HAIYOU.rules)

FOUND = Judgement(holds=True, by="区民政局", on=date(2023, 8, 1), document="推荐函")
DENIED = attrs.evolve(FOUND, holds=False)
FIVE_YEARS = (Period(date(2018, 9, 2)),)  # up to 1 September 2023, its first day counted
SOCIAL_WORK = (SocialWorkCertificate(level="intermediate"),)
CARE_WORK = (CareWorkerCertificate(level="intermediate"),)

GOOD = Candidate(
    id="c1",
    knowledge_and_skills=FOUND,
    professional_ethics=FOUND,
    rich_experience=FOUND,
    outstanding_contribution=FOUND,
    dedicated=True,
    is_social_worker=True,
    works_in_city=True,
    field="community_building",
    employer_kind="community",
    elderly_care=False,
    service=FIVE_YEARS,
    social_work_certificates=SOCIAL_WORK,
    care_worker_certificates=(),
    training="none",
    training_assessed=False,
    care_work_assessed=False,
    held_title=False,
    revoked_before=False,
)


def law(**readings: str) -> Law[Any]:
    return LAW.choosing({name.replace("_", ".", 1): option for name, option in readings.items()})


def verdict(rule: str, under: Law[Any] = LAW, /, cut_off: date | None = None, **change: Any) -> Verdict:
    return under.decide(HAIYOU.rules[rule], attrs.evolve(GOOD, **change), cut_off=cut_off).verdict


def yes_if(condition: bool) -> Verdict:
    return YES if condition else NO


# --- entry -------------------------------------------------------------------------------------------------------------------------------


def test_somebody_who_meets_every_condition_may_be_selected() -> None:
    assert verdict("entry") is YES


@pytest.mark.parametrize("fact, value, clause", [
    ("knowledge_and_skills", DENIED, "J9"),
    ("professional_ethics", DENIED, "J9"),
    ("rich_experience", DENIED, "J9"),
    ("outstanding_contribution", DENIED, "J9"),
    ("dedicated", False, "J9"),
    ("is_social_worker", False, "J13"),
    ("works_in_city", False, "J23"),
])  # fmt: skip
def test_each_lack_alone_bars_and_is_named_with_its_clause(fact: str, value: object, clause: str) -> None:
    decision = LAW.decide(HAIYOU.entry, attrs.evolve(GOOD, **{fact: value}))
    [step] = decision.failed()

    assert decision.verdict is NO
    assert isinstance(step.rule, Leaf)
    assert (step.rule.fact.name, step.rule.clause) == (fact, (clause,))
    assert verdict("entry", **{fact: Missing.NOT_ASKED}) is UNDETERMINED


def test_a_refusal_names_every_lack_and_not_only_the_first() -> None:
    person = attrs.evolve(GOOD, dedicated=False, rich_experience=DENIED, is_social_worker=False, works_in_city=False, field="other",
                          other_field_recognised=DENIED)  # fmt: skip
    failed = [step.rule.fact.name for step in LAW.decide(HAIYOU.entry, person).failed() if isinstance(step.rule, Leaf)]

    assert failed == ["rich_experience", "dedicated", "is_social_worker", "field", "other_field_recognised", "works_in_city"]


@pytest.mark.parametrize("field", list(PracticeField))
@pytest.mark.parametrize("recognised, expected", [(FOUND, YES), (DENIED, NO), (Missing.NOT_ASKED, UNDETERMINED)])
def test_a_field_is_among_the_eighteen_or_recognised(field: PracticeField, recognised: object, expected: Verdict) -> None:
    listed = field is not PracticeField.OTHER

    assert verdict("entry", field=field, other_field_recognised=recognised) is (YES if listed else expected)


@pytest.mark.parametrize("kind, recognised, bar", [
    ("community", Missing.NOT_ASKED, YES),
    ("elderly_care", Missing.NOT_ASKED, YES),
    ("public_institution", Missing.NOT_ASKED, YES),
    ("social_organisation", Missing.NOT_ASKED, YES),
    ("other", FOUND, YES),
    ("other", DENIED, NO),
    ("other", Missing.NOT_ASKED, UNDETERMINED),
    (Missing.NOT_KNOWN, FOUND, UNDETERMINED),
])  # fmt: skip
def test_the_kind_of_employer_bars_only_where_the_focus_is_read_as_a_bar(kind: object, recognised: object, bar: Verdict) -> None:
    facts = {"employer_kind": kind, "other_employer_recognised": recognised}

    assert verdict("entry", **facts) is YES
    assert verdict("entry", law(AJ36="bar"), **facts) is bar


@pytest.mark.parametrize("held, last_day, rating, expected", [
    (False, Missing.NOT_ASKED, Missing.NOT_ASKED, YES),
    (True, date(2023, 8, 31), "excellent", YES),
    (True, date(2023, 8, 31), "below_excellent", NO),
    (True, date(2023, 9, 1), "excellent", NO),  # still in the term on its last day
    (True, date(2027, 8, 31), "excellent", NO),  # in the middle of it
    (True, date(2027, 8, 31), Missing.NOT_ASKED, NO),
    (True, date(2023, 8, 31), Missing.NOT_ASKED, UNDETERMINED),
    (True, Month(2023, 9), "excellent", NO),
    (True, Missing.NOT_KNOWN, "excellent", UNDETERMINED),
    (True, Missing.NOT_KNOWN, "below_excellent", NO),
    (Missing.NOT_ASKED, Missing.NOT_ASKED, Missing.NOT_ASKED, UNDETERMINED),
    (Missing.NOT_ASKED, date(2023, 8, 31), "excellent", YES),
])  # fmt: skip
def test_who_held_the_title_competes_again_after_an_excellent_term_only(
    held: object, last_day: object, rating: object, expected: Verdict
) -> None:
    assert verdict("entry", held_title=held, earlier_term_last_day=last_day, earlier_term_rating=rating) is expected


@pytest.mark.parametrize("revoked, barred", [(True, NO), (False, YES), (Missing.NOT_ASKED, UNDETERMINED)])
def test_a_revocation_bars_only_where_it_is_read_so(revoked: object, barred: Verdict) -> None:
    assert verdict("entry", revoked_before=revoked) is YES
    assert verdict("entry", law(AJ28_reapply="barred"), revoked_before=revoked) is barred


@pytest.mark.parametrize("reading, short", [("years_and_qualification", YES), ("any_of_four", YES), ("years_required", NO)])
def test_the_years_bar_only_where_they_are_read_as_a_condition_of_entry(reading: str, short: Verdict) -> None:
    under = law(AJ7=reading)

    assert verdict("entry", under) is YES
    assert verdict("entry", under, service=()) is short
    assert verdict("entry", under, service=Missing.NOT_ASKED) is (YES if short is YES else UNDETERMINED)


def test_neither_share_nor_certificates_have_anything_to_do_with_entry() -> None:
    asked_for = set(LAW.compiled(HAIYOU.entry).handles)

    assert not asked_for & {
        "elderly_care",
        "social_work_level",
        "care_worker_level",
        "training",
        "training_assessed",
        "care_work_assessed",
        "merit_score",
    }


# --- the grounds of preference -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first_day, counts, anniversary", [
    (date(2018, 9, 1), YES, YES),  # five years on the anniversary itself
    (date(2018, 9, 2), YES, NO),  # five years if the first day counts: 2 September 2018 to 1 September 2023
    (date(2018, 9, 3), NO, NO),  # 4 years 364 days
    (date(2023, 9, 1), NO, NO),
    (date(1990, 1, 1), YES, YES),
])  # fmt: skip
def test_five_years_or_more_includes_exactly_five(first_day: date, counts: Verdict, anniversary: Verdict) -> None:
    for total in ("in_all", "unbroken"):
        under = law(AJ11_total=total)
        assert verdict("service_ground", under, service=[Period(first_day)]) is counts
        assert verdict("service_ground", under.choosing({"AJ11.first_day": "does_not_count"}), service=[Period(first_day)]) is anniversary


@pytest.mark.parametrize("day, counts, anniversary", [
    (date(2025, 2, 26), NO, NO),
    (date(2025, 2, 27), YES, NO),
    (date(2025, 2, 28), YES, YES),
    (date(2025, 3, 1), YES, YES),
])  # fmt: skip
def test_five_years_from_29_february_come_round_on_28_february(day: date, counts: Verdict, anniversary: Verdict) -> None:
    served = [Period(date(2020, 2, 29))]
    under = HAIYOU.on(day)

    assert verdict("service_ground", under, service=served) is counts
    assert verdict("service_ground", under.choosing({"AJ11.first_day": "does_not_count"}), service=served) is anniversary


def test_years_before_and_after_a_break_add_up_unless_they_must_be_unbroken() -> None:
    served = [Period(date(2015, 1, 1), date(2017, 12, 31)), Period(date(2021, 1, 1))]

    assert verdict("service_ground", service=served) is YES
    assert verdict("service_ground", law(AJ11_total="unbroken"), service=served) is NO


def test_the_cut_off_day_bounds_the_service_that_counts() -> None:
    assert verdict("service_ground", cut_off=date(2023, 8, 31)) is NO
    assert verdict("service_ground", cut_off=date(2023, 9, 1)) is YES


@pytest.mark.parametrize("first, expected", [(Month(2018, 8), YES), (Month(2018, 9), UNDETERMINED), (Month(2018, 10), NO)])
def test_service_known_to_the_month_is_decided_where_every_day_of_it_agrees(first: Month, expected: Verdict) -> None:
    assert verdict("service_ground", service=[Period(first)]) is expected


@pytest.mark.parametrize("level, expected", [("assistant", NO), ("intermediate", YES), ("senior", YES), (None, NO)])
def test_the_social_work_certificate_is_intermediate_or_above(level: str | None, expected: Verdict) -> None:
    held = [SocialWorkCertificate(level=level)] if level else []

    assert verdict("social_work_ground", social_work_certificates=held) is expected


@pytest.mark.parametrize("level, expected", [
    ("apprentice", NO), ("junior", NO), ("intermediate", YES), ("advanced", YES), ("technician", YES), ("senior_technician", YES),
    ("special_technician", YES), ("chief_technician", YES), (None, NO),
])  # fmt: skip
def test_the_care_workers_certificate_is_level_four_or_above_and_four_is_below_three(level: str | None, expected: Verdict) -> None:
    held = [CareWorkerCertificate(level=level)] if level else []

    assert verdict("care_work_ground", care_worker_certificates=held) is expected


@pytest.mark.parametrize("obtained, expected", [
    (None, YES), (date(2023, 8, 15), YES), (date(2023, 8, 16), NO), (Month(2023, 7), YES), (Month(2023, 8), UNDETERMINED), (Month(2023, 9), NO),
])  # fmt: skip
def test_a_certificate_obtained_after_the_cut_off_day_does_not_count(obtained: object, expected: Verdict) -> None:
    held: dict[str, Any] = {
        "social_work_certificates": [SocialWorkCertificate(level="senior", obtained_on=obtained)],
        "care_worker_certificates": [CareWorkerCertificate(level="advanced", obtained_on=obtained)],
    }

    for rule in ("social_work_ground", "care_work_ground"):
        assert verdict(rule, **held, cut_off=date(2023, 8, 15)) is expected


def test_each_occupation_has_its_own_scale() -> None:
    assert (
        verdict("social_work_ground", social_work_certificates=(), care_worker_certificates=[CareWorkerCertificate(level="advanced")]) is NO
    )
    assert verdict("care_work_ground", social_work_certificates=[SocialWorkCertificate(level="senior")], care_worker_certificates=()) is NO


# training and its assessment | own province or city | any
TRAINED = {
    ("none", False): (NO, NO),
    ("province", False): (NO, NO),
    ("province", True): (YES, YES),
    ("city", False): (NO, NO),
    ("city", True): (YES, YES),
    ("elsewhere", False): (NO, NO),
    ("elsewhere", True): (NO, YES),
}


@pytest.mark.parametrize("training, assessed", list(TRAINED))
@pytest.mark.parametrize("where", ["own", "any"])
def test_training_counts_with_a_pass_only(training: str, assessed: bool, where: str) -> None:
    expected = dict(zip(("own", "any"), TRAINED[training, assessed], strict=True))

    assert verdict("training_ground", law(AJ12=where), training=training, training_assessed=assessed) is expected[where]


# --- preference --------------------------------------------------------------------------------------------------------------------------

# five years, a social-work certificate, care work or training | R1: A and (B or C or D) | R2: any of the four | R3: B or C or D
PREFERRED = {
    (True, True, True): (YES, YES, YES),
    (True, True, False): (YES, YES, YES),
    (True, False, True): (YES, YES, YES),
    (True, False, False): (NO, YES, NO),
    (False, True, True): (NO, YES, YES),
    (False, True, False): (NO, YES, YES),
    (False, False, True): (NO, YES, YES),
    (False, False, False): (NO, NO, NO),
}

# care-worker certificate, training, its assessment, the care worker's | the pass belongs to the training alone: own, any | to both: own, any
ELDERLY = {
    (True, "none", False, False): (YES, YES, NO, NO),
    (True, "none", False, True): (YES, YES, YES, YES),
    (True, "city", False, False): (YES, YES, NO, NO),
    (True, "city", False, True): (YES, YES, YES, YES),
    (True, "city", True, False): (YES, YES, YES, YES),
    (True, "elsewhere", False, False): (YES, YES, NO, NO),
    (True, "elsewhere", True, False): (YES, YES, NO, YES),
    (True, "elsewhere", True, True): (YES, YES, YES, YES),
    (False, "none", False, False): (NO, NO, NO, NO),
    (False, "none", False, True): (NO, NO, NO, NO),
    (False, "city", False, True): (NO, NO, NO, NO),
    (False, "city", True, False): (YES, YES, YES, YES),
    (False, "elsewhere", False, True): (NO, NO, NO, NO),
    (False, "elsewhere", True, True): (NO, YES, NO, YES),
}

COMBINATIONS = ("years_and_qualification", "any_of_four", "years_required")
PASSES = (("training", "own"), ("training", "any"), ("certificate_and_training", "own"), ("certificate_and_training", "any"))


def elderly_facts(certificate: bool, training: str, passed: bool, care_passed: bool) -> dict[str, Any]:
    return {
        "care_worker_certificates": CARE_WORK if certificate else (), "training": training,
        "training_assessed": passed, "care_work_assessed": care_passed,
    }  # fmt: skip


@pytest.mark.parametrize("case", list(ELDERLY))
@pytest.mark.parametrize("passed, where", PASSES)
def test_who_is_preferred_under_each_reading(case: tuple[bool, str, bool, bool], passed: str, where: str) -> None:
    care = dict(zip(PASSES, ELDERLY[case], strict=True))[passed, where]
    facts = elderly_facts(*case)

    for (years, social_work, cared), expected in PREFERRED.items():
        if cared is (care is YES):
            for reading, wanted in zip(COMBINATIONS, expected, strict=True):
                served = {"service": FIVE_YEARS if years else (), "social_work_certificates": SOCIAL_WORK if social_work else ()}
                assert verdict("preference", law(AJ7=reading, AJ8=passed, AJ12=where), **facts, **served) is wanted


@pytest.mark.parametrize("case", list(ELDERLY))
@pytest.mark.parametrize("passed, where", PASSES)
def test_who_counts_as_elderly_care_by_qualification(case: tuple[bool, str, bool, bool], passed: str, where: str) -> None:
    expected = dict(zip(PASSES, ELDERLY[case], strict=True))[passed, where]

    assert verdict("elderly_care", law(AJ5="qualification", AJ8=passed, AJ12=where), **elderly_facts(*case)) is expected


@pytest.mark.parametrize("declared", [True, False, Missing.NOT_ASKED])
@pytest.mark.parametrize("employer", ["elderly_care", "community", Missing.NOT_ASKED])
def test_who_counts_as_elderly_care_by_declaration_or_employer(declared: object, employer: object) -> None:
    facts = {"elderly_care": declared, "employer_kind": employer}

    assert verdict("elderly_care", **facts) is {True: YES, False: NO}.get(declared, UNDETERMINED)
    assert verdict("elderly_care", law(AJ5="employer"), **facts) is {"elderly_care": YES, "community": NO}.get(employer, UNDETERMINED)


@given(candidate=complete_candidates(), under=laws(HAIYOU))
def test_preference_is_what_its_grounds_make_it(candidate: Candidate, under: Law[Any]) -> None:
    years, *qualified = (
        under.decide(rule, candidate).verdict is YES for rule in HAIYOU.preference_grounds if not unsettled(rule, candidate, under)
    )
    if len(qualified) == 3:
        expected = {
            "years_and_qualification": years and any(qualified), "any_of_four": years or any(qualified), "years_required": any(qualified)
        }  # fmt: skip
        assert under.decide(HAIYOU.preference, candidate).verdict is yes_if(expected[under.choice(HAIYOU.reading("AJ7")).id])


def unsettled(rule: Any, candidate: Candidate, under: Law[Any]) -> bool:
    return under.decide(rule, candidate).verdict is UNDETERMINED


# --- laws for every candidate ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", RULES)
@given(candidate=candidates(), under=laws(HAIYOU), back=st.integers(0, 400))
def test_every_rule_answers_as_the_plain_definition_does(name: str, candidate: Candidate, under: Law[Any], back: int) -> None:
    moment = Moment(under.day, under.day - timedelta(days=back))
    decision = under.decide(HAIYOU.rules[name], candidate, cut_off=moment.cut_off)
    expected = reference_verdict(HAIYOU.rules[name], read_facts(CANDIDATE, candidate, moment), under, moment)

    assert decision.verdict is decision.tree.verdict is expected


@given(candidate=candidates(), under=laws(HAIYOU), data=st.data(), sharpen=st.booleans())
def test_no_decided_answer_turns_when_facts_become_known(candidate: Candidate, under: Law[Any], data: st.DataObject, sharpen: bool) -> None:
    completed = data.draw(completions(candidate, sharpen=sharpen))

    for rule in HAIYOU.rules.values():
        before = under.decide(rule, candidate).verdict
        assert before is UNDETERMINED or under.decide(rule, completed).verdict is before


@given(candidate=candidates(), under=laws(HAIYOU), data=st.data())
def test_however_the_missing_facts_turn_out_the_way_is_among_those_found(
    candidate: Candidate, under: Law[Any], data: st.DataObject
) -> None:
    rules = (HAIYOU.entry, HAIYOU.preference, HAIYOU.elderly_care)
    found = under.reachable(rules, candidate)
    completed = data.draw(completions(candidate, sharpen=True))

    assert found is None or tuple(under.decide(rule, completed).verdict for rule in rules) in found


@given(served=st.lists(periods(), min_size=1, max_size=3), under=laws(HAIYOU), data=st.data())
def test_no_decided_years_turn_when_periods_known_to_the_month_become_exact(
    served: list[Period], under: Law[Any], data: st.DataObject
) -> None:
    candidate = Candidate(id="c1", service=served)
    before = under.decide(HAIYOU.service_ground, candidate).verdict
    after = under.decide(HAIYOU.service_ground, data.draw(completions(candidate, sharpen=True))).verdict

    assert after.decided
    assert before is UNDETERMINED or after is before


@given(candidate=complete_candidates(), under=laws(HAIYOU), data=st.data())
def test_whoever_is_known_exactly_gets_a_decided_answer(candidate: Candidate, under: Law[Any], data: st.DataObject) -> None:
    exact = data.draw(completions(candidate, sharpen=True))

    for rule in HAIYOU.rules.values():
        assert under.decide(rule, exact).verdict.decided


@given(first=st.dates(date(2010, 1, 1), date(2024, 1, 1)), earlier=st.integers(0, 3000), under=laws(HAIYOU))
def test_longer_service_never_costs_the_ground(first: date, earlier: int, under: Law[Any]) -> None:
    short, long = (
        under.decide(HAIYOU.service_ground, Candidate(id="c1", service=[Period(start)])).verdict
        for start in (first, first - timedelta(days=earlier))
    )

    assert long is YES or short is NO


@given(first=st.dates(date(2017, 1, 1), date(2024, 1, 1)), day=st.dates(date(2023, 3, 1), date(2028, 2, 29)))
def test_the_ground_of_years_is_the_anniversary_or_its_eve(first: date, day: date) -> None:
    person = Candidate(id="c1", service=[Period(first)])
    anniversary = first + relativedelta(years=5)

    assert HAIYOU.on(day).decide(HAIYOU.service_ground, person).verdict is yes_if(anniversary - timedelta(days=1) <= day)
    assert HAIYOU.on(day, readings={"AJ11.first_day": "does_not_count"}).decide(HAIYOU.service_ground, person).verdict is yes_if(
        anniversary <= day
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@given(candidate=candidates(), under=laws(HAIYOU))
def test_every_leaf_of_every_explanation_names_fact_value_need_and_clause(lang: Any, candidate: Candidate, under: Law[Any]) -> None:
    for rule in HAIYOU.rules.values():
        decision = under.decide(rule, candidate)
        for step, line in zip(decision.tree.walk(), decision.explain(lang).split("\n")[1:], strict=True):
            if isinstance(step.rule, Leaf):
                said, _, needs = line.partition({"zh": "；要求：", "en": "; needs: "}[lang])
                assert (step.rule.label or step.rule.fact.label).in_(lang) in said
                assert value_text(step.value, step.rule.fact.unit).in_(lang) in said
                assert all(clause in needs for clause in step.rule.clause)
                assert not isinstance(step.needs, Resolved) or "2023-03-01" in needs
            else:
                assert step.rule.clause == () or "/".join(step.rule.clause) in line


@given(candidate=candidates(), under=laws(HAIYOU))
def test_facts_that_an_answer_waits_for_are_those_of_its_sources(candidate: Candidate, under: Law[Any]) -> None:
    for rule in HAIYOU.rules.values():
        decision = under.decide(rule, candidate)
        asked = {step.rule.fact for step in decision.tree.walk() if isinstance(step.rule, Leaf) and step.verdict is UNDETERMINED}
        sources = {fact for handle in asked for fact in (handle.from_ if isinstance(handle, Derived) else (handle,))}
        assert set(decision.open_facts) <= sources
        assert bool(decision.open_facts) is (decision.verdict is UNDETERMINED)
        assert decision.open_parameters == ()


def test_an_explanation_in_full() -> None:
    decision = LAW.decide(HAIYOU.preference, attrs.evolve(GOOD, service=Missing.NOT_ASKED))

    assert decision.explain("zh").split("\n") == [
        "同等条件下优先：待核实（适用2023-09-01之规定；* 为决定性理由）",
        "* [待核实] 同等条件下优先：口径AJ7（五年、证书与培训之间的关系）取“满五年，且有证书或培训之一”（J17）",
        "  * [待核实] 须全部符合（J17）",
        "    * [待核实] 从事社会工作满规定年限：口径AJ11.total（五年是累计还是连续）取“累计”",
        "      * [待核实] 口径AJ11.first_day（计算年限时首日是否计入）取“计入，满年于周年日前一日”",
        "        * [待核实] 从事社会工作累计年限折算起始日：未填（可问：所在单位）；要求：截至截止日满5年以上（J14，自2023-03-01起，据新闻报道）",
        "    - [符合] 证书或培训之一：符合其一即可",
        "      - [符合] 社会工作者证书：社会工作师（中级）；要求：社会工作师（中级）及以上（J15，自2023-03-01起，据新闻报道）",
        "      - [不符合] 中级及以上养老护理员证书：口径AJ8（“评价合格”限定哪一项）取“只限定培训”",
        "        - [不符合] 养老护理员等级：无；要求：四级/中级工及以上（J16，自2023-03-01起，据新闻报道）",
        "      - [不符合] 参加省市养老培训且评价合格：须全部符合（J16）",
        "        - [不符合] 参加省市养老培训：口径AJ12（“省市”培训指哪里的）取“本省或本市”",
        "          - [不符合] 养老管理和服务培训：未参加；要求：本市组织、本省组织之一（J16）",
        "        - [不符合] 培训评价合格：否；要求：是（J16）",
    ]


def test_the_scales_of_the_rules_are_those_of_their_parameters() -> None:
    assert SocialWorkLevel.INTERMEDIATE.rank == 2
    assert CareWorkerLevel.INTERMEDIATE.rank == 3
    assert all(
        len(node.branches) == len(node.reading.admissible)
        for rule in HAIYOU.rules.values()
        for node in nodes(rule)
        if isinstance(node, ByReading)
    )
