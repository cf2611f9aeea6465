"""What follows from certificates, from periods of work and from an earlier term, and what the lists of choices name."""

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from socialwork.days import DayRange, Month, Period, SomeDay, earliest, latest
from socialwork.rules import Derived, Missing, Moment
from socialwork.talent.candidate_facts import CANDIDATE, EmployerKind, PracticeField, Rating, Training
from socialwork.talent.candidates import Candidate
from socialwork.talent.certificates import CareWorkerCertificate, CareWorkerLevel, SocialWorkCertificate, SocialWorkLevel
from socialwork.testing import care_worker_certificates, completions, periods, social_work_certificates, some_days

DAY = date(2023, 9, 1)
MOMENT = Moment(DAY, DAY)


def test_eighteen_fields_are_named_and_elderly_care_is_none_of_them() -> None:
    named = set(PracticeField) - {PracticeField.OTHER}

    assert len(named) == 18
    assert not any("养老" in field.label.zh for field in named)
    assert EmployerKind.ELDERLY_CARE.label.zh == "养老服务机构（组织）"


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
