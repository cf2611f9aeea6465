"""What somebody types in answer to a question."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from socialwork.days import Month, Period, SomeDay
from socialwork.errors import InvalidValueError
from socialwork.rules import Fact, FactSet, Judgement, Missing
from socialwork.sheets import how_to_answer, read_answer
from socialwork.talent import CANDIDATE, CareWorkerCertificate, PracticeField, SocialWorkCertificate
from socialwork.text import Text

FOUND = Judgement(holds=True, by="评审组", on=date(2023, 8, 20), document="纪要3号，附件1")


@pytest.mark.parametrize("fact, text, expected", [
    (CANDIDATE.dedicated, "是", True), (CANDIDATE.dedicated, " No ", False),
    (CANDIDATE.dedicated, "", Missing.NOT_ASKED), (CANDIDATE.dedicated, "不详", Missing.NOT_KNOWN), (CANDIDATE.dedicated, "disputed", Missing.DISPUTED),
    (CANDIDATE.merit_score, "88.50", Decimal("88.50")), (CANDIDATE.field, "慈善事业", PracticeField.CHARITY),
    (CANDIDATE.earlier_term_last_day, "2020年6月", Month(2020, 6)),
    (CANDIDATE.rich_experience, "是，评审组，2023-08-20，纪要3号，附件1", FOUND),
    (CANDIDATE.service, "无", ()), (CANDIDATE.service, "none", ()),
    (CANDIDATE.service, "2012-03-01 2016-08-31；2018年5月 至今", (Period(date(2012, 3, 1), date(2016, 8, 31)), Period(Month(2018, 5)))),
    (CANDIDATE.service, "2012-03-01至2016-08-31", (Period(date(2012, 3, 1), date(2016, 8, 31)),)),
    (CANDIDATE.service, "2012-03-01~2016-08; 2018-05 to Present", (Period(date(2012, 3, 1), Month(2016, 8)), Period(Month(2018, 5)))),
    (CANDIDATE.service, "2018年5月1日至今", (Period(date(2018, 5, 1)),)),
    (CANDIDATE.social_work_certificates, "中级 2019-10-15；初级", (
        SocialWorkCertificate(level="intermediate", obtained_on=date(2019, 10, 15)), SocialWorkCertificate(level="assistant"),
    )),
    (CANDIDATE.social_work_certificates, "Social Worker", (SocialWorkCertificate(level="intermediate"),)),
    (CANDIDATE.care_worker_certificates, "三级 2020年", None),
    (CANDIDATE.care_worker_certificates, "三级 2020.5", (CareWorkerCertificate(level="advanced", obtained_on=Month(2020, 5)),)),
])  # fmt: skip
def test_answers_are_read_as_cells_are(fact: Fact[Any], text: str, expected: object) -> None:
    if expected is None:
        with pytest.raises(InvalidValueError):
            read_answer(fact, text)
    else:
        assert read_answer(fact, text) == expected


@pytest.mark.parametrize("fact, text, fix", [
    (CANDIDATE.dedicated, "perhaps", "give yes or no"),
    (CANDIDATE.field, "charty", 'did you mean "charity"?'),
    (CANDIDATE.rich_experience, "是", "who judged, the day and the document"),
    (CANDIDATE.rich_experience, "是，评审组，昨天，纪要", "give an exact day like 2018-03-01; give yes or no, who judged"),
    (CANDIDATE.service, "2018-03-01", "where the work goes on"),
    (CANDIDATE.service, "；", "where the work goes on"),
    (CANDIDATE.service, "2018-03-01 2017-03-01", "give a day that is not before the first"),
    (CANDIDATE.social_work_certificates, "none of yours", "the day it was obtained if known"),
    (CANDIDATE.dedicated, "-", "this mark can mean anything"),
])  # fmt: skip
def test_what_cannot_be_read_says_what_would_be_right_and_shows_nothing(fact: Fact[Any], text: str, fix: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        read_answer(fact, text)

    assert fix in str(caught.value)
    assert text not in str(caught.value.got)


def test_how_to_answer_is_told_for_every_fact() -> None:
    for handle in CANDIDATE:
        if isinstance(handle, Fact):
            assert how_to_answer(handle).zh.startswith("请填")
    assert "至今" in how_to_answer(CANDIDATE.service).zh
    assert "中级" in how_to_answer(CANDIDATE.care_worker_certificates).zh


class VisitFacts(FactSet):
    homes = Fact.number(zh="探访户数", en="homes visited", asked_of=Text("社工站", "the station"), at_least=0)
    on = Fact.day(zh="探访日", en="day of the visit", asked_of=Text("社工站", "the station"))
    safe = Fact.judgement(zh="居家安全", en="safe at home", asked_of=Text("社工站", "the station"))


VISIT = VisitFacts()


@attrs.frozen(kw_only=True)
class Visit:
    homes: Decimal | Missing = VISIT.homes.field()
    on: SomeDay | Missing = VISIT.on.field()
    safe: Judgement | Missing = VISIT.safe.field()


@pytest.mark.parametrize("fact, text, expected", [
    (VISIT.homes, "１２", Decimal(12)), (VISIT.homes, "不详", Missing.NOT_KNOWN), (VISIT.on, "2024年5月", Month(2024, 5)),
    (VISIT.safe, "是，评审组，2023-08-20，纪要3号，附件1", FOUND),
])  # fmt: skip
def test_facts_of_another_class_are_typed_as_well(fact: Fact[Any], text: str, expected: object) -> None:
    assert read_answer(fact, text, of=Visit) == expected


def test_what_is_wrong_with_a_fact_of_another_class() -> None:
    with pytest.raises(InvalidValueError) as caught:
        read_answer(VISIT.homes, "many", of=Visit)

    assert str(caught.value) == 'homes: got *** (str); give a number like "88.50"'
