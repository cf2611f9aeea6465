"""May a unit do something for somebody: yes, no, undetermined, or not provided for; always with clauses and readings."""

import pickle
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork import HAIYOU, HEBEI
from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.law import NotWith
from socialwork.projects import ProjectSystem
from socialwork.rules import Judgement, Missing
from socialwork.testing import laws
from socialwork.text import Text
from socialwork.tiers import Act, Function, Party, Provided, Provision, UnderOptions, may
from socialwork.tiers.provisions import Finding, Question

DAY = date(2024, 1, 1)
LAW = HEBEI.on(DAY)
YES, NO, NOT_PROVIDED, UNDETERMINED = Provided.YES, Provided.NO, Provided.NOT_PROVIDED, Provided.UNDETERMINED
TIERS = [tier.id for tier in HEBEI.tiers]
FUNCTIONS = pytest.mark.parametrize("function", HEBEI.functions, ids=lambda function: function.name)
NAMED = (Party.PARTY_GOVERNMENT, Party.PUBLIC_INSTITUTION, Party.MASS_ORGANISATION)
UNNAMED = (Party.ENTERPRISE, Party.SOCIAL_ORGANISATION, Party.RESIDENTS)


def asked(law: Any, function: Function, **more: Any) -> Provision:
    return may(law, function.unit, function.act, function.toward, **more)


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, Act, str | Party | None, dict[str, Any]]:
    """Anything that can be asked of a service system."""
    act = draw(st.sampled_from(Act))
    toward = None if act is Act.RUN_PROJECTS else draw(st.sampled_from([*TIERS, *Party]))
    words: dict[str, Any] = {"detail": "tea"} if Act.OTHER is act or Party.OTHER is toward else {}
    found = Judgement(holds=draw(st.booleans()), by="the office", on=DAY, document="No. 1")
    more = {
        "in_area": draw(st.sampled_from([True, False, Missing.NOT_KNOWN])),
        "recognised": draw(st.sampled_from([found, Missing.NOT_ASKED])),
    }
    return draw(st.sampled_from(TIERS)), act, toward, words | more


def answer(law: Any, question: tuple[str, Act, str | Party | None, dict[str, Any]]) -> Provision:
    unit, act, toward, more = question
    return may(law, unit, act, toward, **more)


# --- what the text says ------------------------------------------------------------------------------------------------------------------


@FUNCTIONS
def test_what_a_clause_says_is_a_yes_with_its_clause_under_every_reading(function: Function) -> None:
    said = asked(LAW, function)

    assert said.outcome is YES
    assert said.clause == function.clause
    assert said.robust
    assert said.under_readings() == (UnderOptions((), YES),)


@FUNCTIONS
def test_beyond_the_units_own_area_nothing_is_said_where_the_text_speaks_of_it(function: Function) -> None:
    assert asked(LAW, function, in_area=False).outcome is (NOT_PROVIDED if function.within_area else YES)


@FUNCTIONS
def test_an_area_that_is_not_known_leaves_it_undetermined(function: Function) -> None:
    said = asked(LAW, function, in_area=Missing.NOT_KNOWN)

    assert said.outcome is (UNDETERMINED if function.within_area else YES)
    assert set(function.clause) <= set(said.clause)


@pytest.mark.parametrize("unit, act, toward", [
    ("town", Act.SERVE, Party.RESIDENTS),
    ("village", Act.GUIDE, "town"),
    ("town", Act.GUIDE, "town"),
    ("county", Act.MOBILISE, Party.RESOURCES),
    ("town", Act.CONTRACT, Party.RESOURCES),
    ("town", Act.CONTRACT, "county"),
    ("county", Act.SERVE, "village"),
])  # fmt: skip
def test_what_no_clause_speaks_of_is_not_provided_for_under_every_reading(unit: str, act: Act, toward: str | Party) -> None:
    said = may(LAW, unit, act, toward)

    assert said.outcome is NOT_PROVIDED
    assert said.robust
    assert not said.warnings


def test_silence_tells_what_the_text_does_say_of_the_act() -> None:
    assert may(LAW, "town", Act.SERVE, Party.RESIDENTS).explain("en") == (
        "social work service station -> residents: serve directly: not provided for (law of 2024-01-01)\n"
        "- the text does not speak of it, and does not forbid it\n"
        "- what it says: social work room -> residents: serve directly (H20)\n"
        "the validity of this policy was not found\n"
        "computed in support of a decision; it does not take the place of the competent body's"
    )


# --- readings ----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("toward", NAMED)
@pytest.mark.parametrize("unit", ["county", "village"])
@pytest.mark.parametrize("option, outcome", [("silent", NOT_PROVIDED), ("named_only", NO), ("any_level", YES)])
def test_who_may_contract_beside_the_station_is_a_reading(unit: str, toward: Party, option: str, outcome: Provided) -> None:
    said = may(LAW.choosing({"AH9": option}), unit, Act.CONTRACT, toward)

    assert said.outcome is outcome
    assert "H18" in said.clause
    assert ("H13" in said.clause) is (outcome is YES)
    assert said.depends_on == ("AH9",)


@pytest.mark.parametrize("toward", UNNAMED)
@pytest.mark.parametrize("option, outcome", [("named", NOT_PROVIDED), ("open", YES)])
def test_a_purchaser_that_is_not_named_is_taken_and_told(toward: Party, option: str, outcome: Provided) -> None:
    said = may(LAW.choosing({"AH10": option}), "town", Act.CONTRACT, toward)

    assert said.outcome is outcome
    assert said.depends_on == ("AH10",)
    assert len(said.warnings) == 1


def test_another_purchaser_is_told_in_words_and_both_readings_decide() -> None:
    said = may(LAW, "county", Act.CONTRACT, Party.OTHER, detail="a foundation")

    assert dict(said.under_readings()) == {
        (("AH9", "named_only"), ("AH10", "named")): NO,
        (("AH9", "named_only"), ("AH10", "open")): NO,
        (("AH9", "any_level"), ("AH10", "named")): NOT_PROVIDED,
        (("AH9", "any_level"), ("AH10", "open")): YES,
        (("AH9", "silent"), ("AH10", "named")): NOT_PROVIDED,
        (("AH9", "silent"), ("AH10", "open")): NOT_PROVIDED,
    }
    assert said.text == Text(
        "社会工作指导中心 → 其他：承接购买性任务（a foundation）：未作规定",
        "social work guidance centre -> somebody else: take on purchased tasks (a foundation): not provided for",
    )


def test_only_a_level_that_works_by_projects_can_contract_because_all_do() -> None:
    fewer = attrs.evolve(HEBEI, functions=tuple(each for each in HEBEI.functions if each.name != "village.run_projects"))
    law = fewer.on(DAY, readings={"AH9": "any_level"})

    assert may(law, "village", Act.CONTRACT, NAMED[0]).outcome is NOT_PROVIDED
    assert may(law, "county", Act.CONTRACT, NAMED[0]).outcome is YES


def test_where_nobody_takes_on_tasks_no_reading_is_asked() -> None:
    none = attrs.evolve(HEBEI, functions=tuple(each for each in HEBEI.functions if each.act is not Act.CONTRACT))

    assert may(none.on(DAY), "county", Act.CONTRACT, NAMED[0]).depends_on == ()


REACHING = [function for function in HEBEI.functions if (function.unit, function.toward) == ("county", "town")]


@pytest.mark.parametrize("function", REACHING, ids=lambda function: function.name)
def test_whether_the_centre_reaches_rooms_is_a_reading_and_a_warning(function: Function) -> None:
    through = may(LAW, "county", function.act, "village")
    directly = may(LAW.choosing({"AH4": "directly"}), "county", function.act, "village")

    assert (through.outcome, through.warnings) == (NOT_PROVIDED, ())
    assert directly.outcome is YES
    assert len(directly.warnings) == 1
    assert through.depends_on == directly.depends_on == ("AH4",)
    assert set(function.clause) <= set(directly.clause)


def test_options_that_cannot_stand_together_are_left_out() -> None:
    def barring(reading: Any) -> Any:
        options = tuple(
            attrs.evolve(option, not_with=(NotWith("AH10", "open", Text("不可同取", "not together")),))
            if option.id == "any_level"
            else option
            for option in reading.options
        )
        return attrs.evolve(reading, options=options)

    contractors = barring(HEBEI.contractors)
    readings = tuple(contractors if reading.id == "AH9" else reading for reading in HEBEI.readings)
    law = attrs.evolve(HEBEI, readings=readings, contractors=contractors).on(DAY)

    assert YES not in {row.outcome for row in may(law, "county", Act.CONTRACT, Party.ENTERPRISE).under_readings()}
    assert may(law, "county", Act.CONTRACT, Party.ENTERPRISE).depends_on == ("AH9",)


def test_a_reading_that_is_asked_under_another_option_only_is_found_too() -> None:
    def find(law: Any, _: Question) -> Finding:
        contractors, purchasers = (law.policy.reading(name) for name in ("AH9", "AH10"))
        if law.choice(contractors).id != "any_level":
            return Finding(outcome=NOT_PROVIDED, reasons=(), readings=((contractors, law.choice(contractors)),))
        taken = tuple((reading, law.choice(reading)) for reading in (contractors, purchasers))
        return Finding(outcome=YES if law.choice(purchasers).id == "open" else NO, reasons=(), readings=taken)

    question = may(LAW, "county", Act.CONTRACT, Party.ENTERPRISE).question
    said = Provision(law=LAW, question=question, find=find)

    assert said.depends_on == ("AH9", "AH10")
    assert {row.outcome for row in said.under_readings()} == {YES, NO, NOT_PROVIDED}


@given(law=laws(HEBEI), question=questions())
def test_the_row_of_the_laws_own_options_gives_the_answer(law: Any, question: Any) -> None:
    said = answer(law, question)
    chosen = dict(law.choices)
    [own] = [row for row in said.under_readings() if all(chosen[reading] == option for reading, option in row.options)]

    assert own.outcome is said.outcome


@given(law=laws(HEBEI), question=questions())
def test_readings_that_are_not_named_change_nothing(law: Any, question: Any) -> None:
    said = answer(law, question)
    kept = {reading: option for reading, option in law.choices if reading in said.depends_on}

    assert answer(LAW.choosing(kept), question).outcome is said.outcome


@given(law=laws(HEBEI), question=questions())
def test_only_a_reading_that_takes_silence_for_a_ban_says_no(law: Any, question: Any) -> None:
    said = answer(law, question)

    if said.outcome is NO:
        assert dict(law.choices)["AH9"] == "named_only"
        assert said.clause


@given(law=laws(HEBEI), question=questions())
def test_a_yes_cites_a_clause_and_what_is_filled_in_turns_no_decided_answer(law: Any, question: Any) -> None:
    unit, act, toward, more = question
    said = answer(law, question)

    assert said.clause or said.outcome is not YES
    if said.outcome is not UNDETERMINED:
        for filled in (True, False) if isinstance(more["in_area"], Missing) else (more["in_area"],):
            assert may(law, unit, act, toward, **{**more, "in_area": filled}).outcome is said.outcome


# --- lists that are left open ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit, toward, clause", [("county", "town", "H16"), ("village", Party.RESIDENTS, "H20")])
def test_what_an_open_list_does_not_name_waits_for_somebody_to_find_it_of_its_kind(unit: str, toward: str | Party, clause: str) -> None:
    def found(recognised: Judgement | Missing) -> Provision:
        return may(LAW, unit, Act.OTHER, toward, detail="tea", recognised=recognised)

    of_its_kind, of_another = (Judgement(holds=holds, by="the office", on=DAY, document="No. 1") for holds in (True, False))

    assert found(Missing.NOT_ASKED).outcome is UNDETERMINED
    assert found(of_its_kind).outcome is YES
    assert found(of_another).outcome is NOT_PROVIDED
    assert all(clause in said.clause for said in map(found, (Missing.NOT_KNOWN, of_its_kind, of_another)))


def test_a_list_that_is_closed_says_nothing_of_others() -> None:
    assert may(LAW, "town", Act.OTHER, "village", detail="tea").outcome is NOT_PROVIDED


def test_an_open_list_reaches_over_a_level_where_the_reading_does() -> None:
    law = LAW.choosing({"AH4": "directly"})

    assert may(law, "county", Act.OTHER, "village", detail="tea").outcome is UNDETERMINED
    assert may(LAW, "county", Act.OTHER, "village", detail="tea").outcome is NOT_PROVIDED


# --- how it is told ----------------------------------------------------------------------------------------------------------------------


def test_an_answer_that_hangs_on_a_reading_tells_which() -> None:
    said = may(LAW.choosing({"AH4": "directly"}), "county", Act.TRAIN, "village")

    assert said.explain("zh") == (
        "社会工作指导中心 → 社会工作室：培训：可以（适用2024-01-01之规定）\n"
        "- 规定写明：社会工作指导中心 → 社会工作服务站：培训，限于本辖区（H11/H16）\n"
        "- 口径AH4（指导中心可否直接面向社工室）取“也可直接面向社工室”\n"
        "注意：规定只写到社会工作服务站；直接面向其下一级系取此口径\n"
        "因口径而异：\n"
        "  AH4=through_stations：未作规定\n"
        "  AH4=directly：可以\n"
        "该政策有效期未查明\n"
        "辅助测算，不代替主管机关认定"
    )
    assert said.table("en") == (("AH4", "answer"), ("only through stations", "not provided for"), ("also directly", "yes"))


def test_as_data_has_codes_and_both_languages() -> None:
    data = may(LAW, "town", Act.CONTRACT, Party.ENTERPRISE, in_area=Missing.NOT_KNOWN).as_data()

    assert (data["unit"], data["act"], data["toward"], data["day"]) == ("town", "contract", "enterprise", "2024-01-01")
    assert data["in_area"] == {"missing": "not_known"}
    assert data["outcome"] == "not_provided"
    assert data["readings"] == {"AH10": "named"}
    assert data["under_readings"] == [
        {"options": {"AH10": "named"}, "outcome": "not_provided"},
        {"options": {"AH10": "open"}, "outcome": "yes"},
    ]
    assert [reason["clauses"] for reason in data["reasons"]] == [["H18"]]
    assert data["marks"] == [mark.as_data() for mark in LAW.marks]
    assert may(LAW, "county", Act.RUN_PROJECTS).as_data()["toward"] is None


def test_words_that_hold_the_number_of_a_person_are_masked() -> None:
    number = "370102199001011234"
    said = may(LAW, "county", Act.OTHER, "town", detail=f"for {number}")

    for told in (said.explain("zh"), said.explain("en"), repr(said), repr(said.question), str(said.as_data())):
        assert number not in told
    assert said.as_data()["detail"] == "for ***"
    assert repr(said) == "<Provision undetermined: <Question social work guidance centre -> social work service station: something else>>"


def test_there_is_no_truth_value() -> None:
    said = may(LAW, "county", Act.TRAIN, "town")

    with pytest.raises(InvalidValueError, match="compare its outcome"):
        bool(said)
    with pytest.raises(InvalidValueError, match="neither yes nor no"):
        bool(said.outcome)


def test_it_can_be_pickled_and_compared() -> None:
    said = may(LAW, "county", Act.CONTRACT, Party.ENTERPRISE)
    again = pickle.loads(pickle.dumps(said))

    assert again == said
    assert again != may(LAW, "county", Act.CONTRACT, Party.ENTERPRISE, in_area=False)
    assert again.explain("en") == said.explain("en")


# --- wrong calls -------------------------------------------------------------------------------------------------------------------------


def test_names_are_ids_codes_or_the_things_themselves() -> None:
    county, town, _ = HEBEI.tiers

    assert may(LAW, county, Act.TRAIN, town) == may(LAW, "county", Act.TRAIN, "town")
    assert may(LAW, "village", Act.SERVE, "residents") == may(LAW, "village", Act.SERVE, Party.RESIDENTS)
    code: Any = "train"
    assert may(LAW, "county", code, "town") == may(LAW, "county", Act.TRAIN, "town")


def test_a_misspelt_tier_party_or_act_is_offered() -> None:
    with pytest.raises(UnknownNameError, match="no tier is named 'conty'; did you mean county"):
        may(LAW, "conty", Act.TRAIN, "town")
    with pytest.raises(UnknownNameError, match="no tier or party is named 'resident'; did you mean residents"):
        may(LAW, "village", Act.SERVE, "resident")
    code: Any = "trian"
    with pytest.raises(UnknownNameError, match="did you mean train"):
        may(LAW, "county", code, "town")


@pytest.mark.parametrize("call, told", [
    ({"act": Act.TRAIN}, "toward: got None; say for whom, one of: county, town, village, party_government"),
    ({"act": Act.RUN_PROJECTS, "toward": "town"}, "toward: got 'town'; this is done for nobody in particular"),
    ({"act": Act.RUN_PROJECTS, "toward": Party.RESIDENTS}, "toward: got 'residents'; this is done for nobody in particular"),
    ({"act": Act.OTHER, "toward": "town"}, "detail: got None; say in words what is meant"),
    ({"act": Act.CONTRACT, "toward": Party.OTHER, "detail": " "}, "detail: got ' '; say in words what is meant"),
    ({"act": Act.TRAIN, "toward": "town", "detail": "tea"}, "detail: got 'tea'; give it only where"),
])  # fmt: skip
def test_a_question_that_is_none_is_refused(call: dict[str, Any], told: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        may(LAW, "county", **call)

    assert str(caught.value).startswith(told)


def test_the_law_of_another_kind_of_policy_is_refused() -> None:
    law: Any = HAIYOU.on(date(2025, 1, 1))

    with pytest.raises(InvalidValueError, match="give the law of a service system"):
        may(law, "county", Act.TRAIN, "town")
    assert isinstance(HEBEI, ProjectSystem)


# --- what is refused, and whose finding it is ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("told", [None, "", 0, 1, "no", "否", "yes"])
def test_whether_it_is_in_the_area_is_a_bool_or_missing_and_nothing_else(told: Any) -> None:
    with pytest.raises(InvalidValueError, match="in_area"):
        may(LAW, "town", Act.MOBILISE, Party.RESOURCES, in_area=told)


@pytest.mark.parametrize("told", [True, None, "the office"])
def test_what_is_found_has_to_be_a_judgement(told: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"recognised.*Judgement"):
        may(LAW, "village", Act.OTHER, Party.RESIDENTS, detail="tea", recognised=told)


@pytest.mark.parametrize("told, found", [(HEBEI, "hebei"), (None, "NoneType"), (HAIYOU.on(DAY), HAIYOU.id)])
def test_only_the_law_of_a_service_system_can_be_asked(told: Any, found: str) -> None:
    with pytest.raises(InvalidValueError, match=r"policy\.on\(day\)") as refused:
        may(told, "town", Act.MOBILISE, Party.RESOURCES)

    assert found in str(refused.value)


@pytest.mark.parametrize("holds", [True, False])
def test_an_explanation_says_on_whose_finding_it_rests_and_data_do_not(holds: bool) -> None:
    found = Judgement(holds=holds, by="民政局", on=DAY, document="第1号")
    said = may(LAW, "village", Act.OTHER, Party.RESIDENTS, detail="tea", recognised=found)

    assert "- 认定：民政局，2024-01-01，第1号" in said.explain("zh").splitlines()
    assert "- found by 民政局 on 2024-01-01, in 第1号" in said.explain("en").splitlines()
    assert "民政局" not in str(said.as_data())
    assert "found by" not in may(LAW, "village", Act.SERVE, Party.RESIDENTS, recognised=found).explain("en")
