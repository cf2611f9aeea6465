"""Candidates: facts as they are told, nothing assumed, nothing personal shown; and what follows from periods and certificates."""

import ast
import inspect
import pickle
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from socialwork.days import DayRange, Month, Period, SomeDay, earliest, latest
from socialwork.errors import MASK, InvalidValueError
from socialwork.rules import Derived, Fact, Judgement, Missing, Moment
from socialwork.talent.candidates import (
    CANDIDATE,
    Candidate,
    CareWorkerCertificate,
    CareWorkerLevel,
    EmployerKind,
    PracticeField,
    Rating,
    SocialWorkCertificate,
    SocialWorkLevel,
    Training,
)
from socialwork.testing import candidates, care_worker_certificates, completions, periods, social_work_certificates, some_days
from socialwork.text import Text

DAY = date(2023, 9, 1)
MOMENT = Moment(DAY, DAY)
FACTS = [handle for handle in CANDIDATE if isinstance(handle, Fact)]


# --- lists -------------------------------------------------------------------------------------------------------------------------------


def test_the_social_workers_scale_rises_from_none_to_senior() -> None:
    assert [level.value for level in sorted(SocialWorkLevel)] == ["none", "assistant", "intermediate", "senior"]


def test_the_care_workers_scale_rises_although_its_numbers_fall() -> None:
    numbered = [level.label.zh for level in sorted(CareWorkerLevel)]

    assert numbered == ["无", "学徒工", "五级/初级工", "四级/中级工", "三级/高级工", "二级/技师", "一级/高级技师", "特级技师", "首席技师"]


def test_the_two_scales_cannot_be_compared() -> None:
    with pytest.raises(TypeError):
        _ = SocialWorkLevel.INTERMEDIATE < CareWorkerLevel.INTERMEDIATE
    assert SocialWorkLevel.INTERMEDIATE != CareWorkerLevel.INTERMEDIATE


def test_eighteen_fields_are_named_and_elderly_care_is_none_of_them() -> None:
    named = set(PracticeField) - {PracticeField.OTHER}

    assert len(named) == 18
    assert not any("养老" in field.label.zh for field in named)
    assert EmployerKind.ELDERLY_CARE.label.zh == "养老服务机构（组织）"


# --- certificates ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind, scale", [(SocialWorkCertificate, SocialWorkLevel), (CareWorkerCertificate, CareWorkerLevel)])
def test_a_certificate_is_of_a_level_that_can_be_held(kind: Any, scale: Any) -> None:
    assert kind(level="intermediate").level is scale("intermediate")
    with pytest.raises(InvalidValueError) as caught:
        kind(level="none")
    assert str(caught.value) == (
        f"{kind.__name__}.level: got 'none'; give the level of a certificate that is held; who holds none has no certificate"
    )
    assert "未持证时不要填证书" in caught.value.in_language("zh")


@pytest.mark.parametrize("kind", [SocialWorkCertificate, CareWorkerCertificate])
@pytest.mark.parametrize("level", ["intermediat", 3, None])
def test_a_misspelt_level_is_refused(kind: Any, level: Any) -> None:
    with pytest.raises((ValueError, LookupError)):
        kind(level=level)


@pytest.mark.parametrize("kind", [SocialWorkCertificate, CareWorkerCertificate])
def test_the_day_of_a_certificate_is_typed_as_people_write_it_or_left_out(kind: Any) -> None:
    assert kind(level="senior" if kind is SocialWorkCertificate else "advanced", obtained_on="2018年3月").obtained_on == Month(2018, 3)
    assert kind(level="intermediate").obtained_on is None


@pytest.mark.parametrize("kind", [SocialWorkCertificate, CareWorkerCertificate])
@pytest.mark.parametrize("day", ["soon", 2018, datetime(2018, 3, 1, tzinfo=UTC)], ids=str)
def test_a_certificate_of_no_day_is_refused_at_once(kind: Any, day: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^day: got "):
        kind(level="intermediate", obtained_on=day)


def test_a_certificate_in_words() -> None:
    care = CareWorkerCertificate(level="intermediate", obtained_on=date(2018, 3, 1))

    assert SocialWorkCertificate(level="senior").text == Text("高级社会工作师（高级）", "Senior Social Worker (senior)")
    assert care.text == Text("四级/中级工（2018-03-01取得）", "level 4 (intermediate) (obtained 2018-03-01)")


# --- candidates --------------------------------------------------------------------------------------------------------------------------


def test_nothing_is_assumed_of_somebody_of_whom_nothing_is_known() -> None:
    nobody = Candidate(id="c1")

    assert nobody.missing == tuple(fact.name for fact in FACTS)
    assert all(getattr(nobody, fact.name) is Missing.NOT_ASKED for fact in FACTS)


def test_every_fact_of_the_set_is_a_field_and_nothing_else_is() -> None:
    assert [field.name for field in attrs.fields(Candidate)] == ["id", *(fact.name for fact in FACTS)]
    assert {field.name: field.metadata["fact"] for field in attrs.fields(Candidate)[1:]} == {fact.name: fact for fact in FACTS}


def test_everything_about_a_person_is_personal() -> None:
    assert all(fact.personal for fact in FACTS)


@pytest.mark.parametrize("wrong, words", [
    ("", "id: got ''; give an id, with no space around it"),
    ("  ", "id: got '  '; give an id, with no space around it"),
    (" c1", "id: got ' c1'; give an id, with no space around it"),
    ("11010119900307000X", "id: got *** (str); this looks like an identity number; give an id that means nothing"),
    ("p-110101199003070000", "id: got *** (str); this looks like an identity number; give an id that means nothing"),
])  # fmt: skip
def test_an_id_is_not_empty_and_no_identity_number(wrong: str, words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Candidate(id=wrong)

    assert str(caught.value) == words
    assert caught.value.in_language("zh") != words


def test_an_id_is_text() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Candidate(id=7)
    assert str(caught.value) == "id: got *** (int); give an id as text"
    assert caught.value.in_language("zh") == "id：读到 *** (int)；请填文字编号"


@pytest.mark.parametrize("facts, en, zh", [
    ({"held_title": False, "earlier_term_last_day": "2022-12-31"},
     "held_title: got *** (bool); leave the earlier term empty where the title was never held", "不应填前次管理期"),
    ({"held_title": False, "earlier_term_rating": "excellent"},
     "held_title: got *** (bool); leave the earlier term empty where the title was never held", "不应填前次管理期"),
    ({"training": "none", "training_assessed": True},
     "training_assessed: got *** (bool); without training there is no assessment as qualified", "不应填评价合格"),
])  # fmt: skip
def test_facts_that_contradict_each_other_are_refused(facts: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Candidate(id="c1", **facts)

    assert str(caught.value) == en
    assert zh in caught.value.in_language("zh")


@pytest.mark.parametrize("facts", [
    {"held_title": False, "earlier_term_last_day": Missing.NOT_KNOWN},
    {"held_title": True},
    {"held_title": Missing.DISPUTED, "earlier_term_rating": "excellent"},
    {"training": "none", "training_assessed": False},
    {"training": "none", "training_assessed": Missing.NOT_KNOWN},
    {"training": Missing.NOT_ASKED, "training_assessed": True},
])  # fmt: skip
def test_facts_that_can_stand_together_may(facts: dict[str, Any]) -> None:
    assert Candidate(id="c1", **facts)


@pytest.mark.parametrize("facts, words", [
    ({"field": "elderly_care"}, "field: got *** (str); give one of: social_welfare, "),
    ({"dedicated": "yes"}, "dedicated: got *** (str); give yes or no (True or False)"),
    ({"merit_score": 88.5}, 'merit_score: got *** (float); give a number like "88.50"'),
    ({"service": [date(2018, 1, 1)]}, "service: got *** (list); give a sequence of Period records; an empty one says none"),
    ({"social_work_certificates": [CareWorkerCertificate(level="advanced")]},
     "social_work_certificates: got *** (list); give a sequence of SocialWorkCertificate records; an empty one says none"),
    ({"rich_experience": True}, "rich_experience: got *** (bool); give a Judgement: holds, by, on, document"),
])  # fmt: skip
def test_what_is_no_value_of_its_fact_is_refused_and_not_told(facts: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Candidate(id="c1", **facts)

    assert str(caught.value).startswith(words)


def test_a_misspelt_fact_is_refused() -> None:
    with pytest.raises(TypeError, match="elderlycare"):
        Candidate(id="c1", elderlycare=True)


@given(candidate=candidates())
def test_a_candidate_is_a_value_that_survives_pickling(candidate: Candidate) -> None:
    assert pickle.loads(pickle.dumps(candidate)) == candidate == attrs.evolve(candidate)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        candidate.name = "x"


@given(candidate=candidates(id=st.just("c1")))
def test_the_repr_tells_how_much_is_known_and_nothing_of_it(candidate: Candidate) -> None:
    known = len(FACTS) - len(candidate.missing)

    assert repr(candidate) == f"Candidate(id='c1', {known} fact{'' if known == 1 else 's'} known)"


@given(words=st.text("甲乙丙丁", min_size=3))
def test_no_words_about_a_person_stand_in_repr_or_errors(words: str) -> None:
    judged = Judgement(holds=True, by=words, on=DAY, document=words)
    person = Candidate(id="c1", name=words, work_unit=words, post=words, field_text=words, merit_grade=words, rich_experience=judged)

    assert words not in repr(person) + str(person)
    with pytest.raises(InvalidValueError) as caught:
        Candidate(id="c1", name=words, field=words)
    assert words not in str(caught.value) + caught.value.in_language("zh")


def test_what_looks_like_an_identity_number_is_masked_in_the_repr() -> None:
    nobody = Candidate(id="c1")
    object.__setattr__(nobody, "id", "11010119900307000X")

    assert MASK in repr(nobody)
    assert "1990" not in repr(nobody)


# --- what follows from certificates ------------------------------------------------------------------------------------------------------


def level(handle: Derived[Any], certificates: Any, cut_off: date = DAY, **facts: Any) -> Any:
    return handle.read(Candidate(id="c1", **{handle.from_[0].name: certificates}, **facts), Moment(cut_off, cut_off))


@pytest.mark.parametrize("held, found", [
    ((), "none"),
    ((("assistant", None),), "assistant"),
    ((("assistant", None), ("senior", None), ("intermediate", None)), "senior"),
    ((("intermediate", date(2023, 9, 1)),), "intermediate"),
    ((("intermediate", date(2023, 9, 2)),), "none"),
    ((("assistant", None), ("intermediate", date(2023, 9, 2))), "assistant"),
    ((("intermediate", Month(2023, 8)),), "intermediate"),
    ((("intermediate", Month(2023, 9)),), Missing.NOT_KNOWN),
    ((("intermediate", Month(2023, 10)),), "none"),
    ((("senior", None), ("intermediate", Month(2023, 9))), "senior"),
    ((("intermediate", None), ("senior", DayRange(date(2023, 1, 1), date(2024, 1, 1)))), Missing.NOT_KNOWN),
    (Missing.DISPUTED, Missing.DISPUTED),
])  # fmt: skip
def test_the_level_is_the_highest_held_by_the_cut_off_day(held: Any, found: Any) -> None:
    certificates = held if isinstance(held, Missing) else [SocialWorkCertificate(level=name, obtained_on=day) for name, day in held]
    expected = found if isinstance(found, Missing) else SocialWorkLevel(found)

    assert level(CANDIDATE.social_work_level, certificates) is expected


def test_each_scale_counts_its_own_certificates() -> None:
    assert level(CANDIDATE.care_worker_level, [CareWorkerCertificate(level="chief_technician")]) is CareWorkerLevel.CHIEF_TECHNICIAN
    assert level(CANDIDATE.care_worker_level, [], social_work_certificates=[SocialWorkCertificate(level="senior")]) is CareWorkerLevel.NONE


@given(
    held=st.lists(social_work_certificates(), max_size=4) | st.lists(care_worker_certificates(), max_size=4),
    cut_off=st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    more=st.integers(0, 4),
)
def test_more_certificates_or_a_later_cut_off_never_lower_the_level(held: list[Any], cut_off: date, more: int) -> None:
    handle = CANDIDATE.care_worker_level if held and isinstance(held[0], CareWorkerCertificate) else CANDIDATE.social_work_level
    all_of_them, some, later = (
        level(handle, certificates, day)
        for certificates, day in ((held, cut_off), (held[:more], cut_off), (held, cut_off + timedelta(days=400)))
    )

    assume(not any(isinstance(found, Missing) for found in (all_of_them, some, later)))
    assert some <= all_of_them <= later


# --- what follows from periods of work ---------------------------------------------------------------------------------------------------


def since(handle: Derived[SomeDay], *served: Period, cut_off: date = DAY) -> SomeDay | Missing:
    return handle.read(Candidate(id="c1", service=served), Moment(DAY, cut_off))


def test_without_service_it_is_as_if_it_began_after_the_cut_off_day() -> None:
    for handle in (CANDIDATE.service_since, CANDIDATE.longest_service_since):
        assert since(handle) == DAY + timedelta(days=1)
        assert handle.read(Candidate(id="c1"), MOMENT) is Missing.NOT_ASKED


def test_one_unbroken_period_counts_from_its_first_day_to_the_cut_off_day() -> None:
    for handle in (CANDIDATE.service_since, CANDIDATE.longest_service_since):
        assert since(handle, Period(date(2015, 3, 1))) == date(2015, 3, 1)
        assert since(handle, Period(date(2015, 3, 1), DAY + timedelta(days=400))) == date(2015, 3, 1)
        assert since(handle, Period(date(2015, 3, 1)), cut_off=date(2020, 1, 1)) == date(2015, 3, 1)


def test_an_interruption_counts_against_the_longest_stretch_only() -> None:
    served = Period(date(2013, 1, 1), date(2015, 12, 31)), Period(date(2020, 1, 1), date(2021, 12, 31))

    assert since(CANDIDATE.service_since, *served, cut_off=date(2021, 12, 31)) == date(2017, 1, 1)  # five years in all
    assert since(CANDIDATE.longest_service_since, *served, cut_off=date(2021, 12, 31)) == date(2019, 1, 1)  # three at a stretch


def test_days_in_two_periods_count_once() -> None:
    served = Period(date(2019, 1, 1), date(2021, 12, 31)), Period(date(2020, 1, 1), date(2021, 12, 31))

    assert since(CANDIDATE.service_since, *served, cut_off=date(2021, 12, 31)) == date(2019, 1, 1)


def test_a_period_known_to_the_month_gives_a_range_of_days() -> None:
    assert since(CANDIDATE.service_since, Period(Month(2018, 3))) == DayRange(date(2018, 3, 1), date(2018, 3, 31))


@given(served=st.lists(periods(), max_size=3), data=st.data(), cut_off=st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_what_becomes_known_of_the_periods_stays_within_what_was_possible(served: list[Period], data: st.DataObject, cut_off: date) -> None:
    person = Candidate(id="c1", service=served)
    exact = data.draw(completions(person, sharpen=True))
    moment = Moment(cut_off, cut_off)

    for handle in (CANDIDATE.service_since, CANDIDATE.longest_service_since):
        before, after = handle.read(person, moment), handle.read(exact, moment)
        assert earliest(before) <= after <= latest(before)


@given(served=st.lists(periods(), max_size=3), cut_off=st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_the_longest_stretch_is_never_longer_than_all_of_them(served: list[Period], cut_off: date) -> None:
    whole, longest = (since(handle, *served, cut_off=cut_off) for handle in (CANDIDATE.service_since, CANDIDATE.longest_service_since))

    assert earliest(whole) <= earliest(longest)
    assert latest(whole) <= latest(longest)


@given(first=st.dates(date(1990, 1, 1), date(2010, 1, 1)), years=st.integers(1, 9))
def test_whole_years_of_service_are_whole_years_wherever_they_were(first: date, years: int) -> None:
    last = first + relativedelta(years=years) - timedelta(days=1)
    found = since(CANDIDATE.service_since, Period(first, last))

    assert found + relativedelta(years=years) <= DAY + timedelta(days=1)


# --- the earlier term --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("last_day, over", [
    (date(2023, 8, 31), True),
    (date(2023, 9, 1), False),
    (date(2027, 1, 1), False),
    (Month(2023, 8), True),
    (Month(2023, 9), False),
    (DayRange(date(2023, 8, 1), date(2023, 9, 30)), Missing.NOT_KNOWN),
    (Missing.DISPUTED, Missing.DISPUTED),
])  # fmt: skip
def test_an_earlier_term_is_over_after_its_last_day(last_day: Any, over: Any) -> None:
    person = Candidate(id="c1", held_title=True, earlier_term_last_day=last_day)

    assert CANDIDATE.earlier_term_over.read(person, MOMENT) is over


@given(last_day=some_days(), cut_off=st.dates(date(1990, 1, 1), DAY))
def test_it_is_the_day_of_the_law_that_counts_and_not_the_cut_off_day(last_day: SomeDay, cut_off: date) -> None:
    person = Candidate(id="c1", earlier_term_last_day=last_day)

    assert CANDIDATE.earlier_term_over.read(person, Moment(DAY, cut_off)) is CANDIDATE.earlier_term_over.read(person, MOMENT)


def test_only_the_top_rating_is_named_in_the_sources() -> None:
    assert [rating.value for rating in Rating] == ["excellent", "below_excellent"]
    assert [training.value for training in Training] == ["none", "province", "city", "elsewhere"]


def test_what_type_checkers_see_of_the_constructor_names_every_field_and_nothing_else() -> None:
    (written,) = [
        node for node in ast.walk(ast.parse(inspect.getsource(Candidate))) if isinstance(node, ast.FunctionDef) and node.name == "__init__"
    ]
    made = inspect.signature(Candidate)

    assert [each.arg for each in written.args.kwonlyargs] == [field.name for field in attrs.fields(Candidate)] == list(made.parameters)
    assert [default is None for default in written.args.kw_defaults] == [each.default is each.empty for each in made.parameters.values()]


def test_a_mistake_in_a_call_is_told_of_the_constructor() -> None:
    with pytest.raises(TypeError, match=r"^Candidate\.__init__\(\) got an unexpected keyword argument 'ids'"):
        Candidate(ids="c1")  # type: ignore[call-arg]
