"""Whether a round may be called on a day, by each reading."""

from datetime import date, timedelta
from itertools import pairwise

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.law import NotFound
from socialwork.lifecycle import Journal
from socialwork.policies import Reform, Set
from socialwork.rules import Verdict
from socialwork.talent import HAIYOU
from socialwork.talent.calling import called_rounds, may_call

FIRST = date(2023, 9, 10)
LAW = HAIYOU.on(FIRST)
SPACINGS = ("calendar", "months", "at_most_once")


@pytest.mark.parametrize(
    "day, calendar, months, at_most_once",
    [
        (date(2024, 9, 10), False, False, False),
        (date(2025, 1, 1), True, False, True),
        (date(2025, 9, 9), True, False, True),
        (date(2025, 9, 10), True, True, True),
        (date(2026, 9, 10), False, True, True),  # a year late: the calendar's turn is 2027
        (date(2027, 9, 10), True, True, True),
    ],
)
def test_two_years_are_counted_by_the_reading(day: date, calendar: bool, months: bool, at_most_once: bool) -> None:
    for option, wanted in zip(SPACINGS, (calendar, months, at_most_once), strict=True):
        answer = may_call(day, LAW.choosing({"AJ17": option}), earlier=[FIRST])
        assert answer.verdict is (Verdict.YES if wanted else Verdict.NO)
        assert [check.reading for check in answer.failed()] == ([] if wanted else ["AJ17"])


@given(days=st.lists(st.dates(date(2023, 3, 1), date(2028, 2, 29)), min_size=1, max_size=4), option=st.sampled_from(SPACINGS))
def test_rounds_that_were_called_in_turn_lie_as_far_apart_as_the_reading_asks(days: list[date], option: str) -> None:
    law = LAW.choosing({"AJ17": option})
    called: list[date] = []
    for day in sorted(days):
        if may_call(day, law, earlier=called).verdict is Verdict.YES:
            called.append(day)

    assert called[0] == min(days)
    for one, other in pairwise(called):
        if option == "months":
            assert other >= one + relativedelta(months=24)
        else:
            assert other.year - one.year >= 2
            assert option != "calendar" or (other.year - called[0].year) % 2 == 0


@given(days=st.lists(st.dates(date(2023, 3, 1), date(2028, 2, 29)), min_size=2, max_size=4))
def test_the_calendar_asks_for_no_less_than_at_most_once(days: list[date]) -> None:
    *earlier, day = sorted(days)
    strict, loose = (may_call(day, LAW.choosing({"AJ17": option}), earlier=earlier).verdict for option in ("calendar", "at_most_once"))

    assert strict is Verdict.NO or loose is Verdict.YES


def test_the_first_round_has_none_before_it() -> None:
    assert [may_call(FIRST, LAW.choosing({"AJ17": option})).verdict for option in SPACINGS] == [Verdict.YES] * 3


@pytest.mark.parametrize("day, wanted", [(date(2027, 8, 31), Verdict.YES), (date(2027, 9, 1), Verdict.NO), (date(2028, 2, 29), Verdict.NO)])
def test_a_late_round_is_a_reading(day: date, wanted: Verdict) -> None:
    late = may_call(day, LAW.choosing({"AJ35": "no"}))

    assert late.verdict is wanted
    assert may_call(day, LAW.choosing({"AJ35": "yes"})).verdict is Verdict.YES
    assert "JS1" in late.explain("en")
    assert "2027-09-01" in late.explain("zh")


def test_no_round_is_called_when_the_measures_are_not_in_force_unless_that_is_supposed() -> None:
    over = date(2028, 3, 1)

    assert [check.clause for check in may_call(over, LAW).failed()] == [HAIYOU.documents[0].clause]
    assert may_call(FIRST - timedelta(days=365), LAW).verdict is Verdict.NO
    supposed = may_call(over, HAIYOU.on(over, beyond_validity=True))
    assert supposed.verdict is Verdict.YES
    assert "taken as if it applied" in supposed.explain("en")
    assert supposed.marks


def test_a_validity_that_nobody_found_or_that_has_no_end_bars_nobody() -> None:
    for validity in (None, attrs.evolve(HAIYOU.documents[0].validity, end=None)):  # type: ignore[misc]
        document = attrs.evolve(HAIYOU.documents[0], validity=validity)
        law = attrs.evolve(HAIYOU, documents=(document, *HAIYOU.documents[1:])).on(FIRST, readings={"AJ35": "no"})
        assert may_call(date(2040, 1, 1), law).verdict is Verdict.YES


@pytest.mark.parametrize("parameter", [HAIYOU.cycle_years, HAIYOU.review_months])
def test_a_number_that_nobody_found_leaves_it_undetermined(parameter: object) -> None:
    unknown = Reform("unknown", Set(parameter, NotFound.NOT_FOUND, start=date(2023, 3, 1)), hypothetical=True)  # type: ignore[arg-type]
    law = HAIYOU.under(unknown).on(FIRST, readings={"AJ35": "no"})
    answer = may_call(date(2025, 9, 10), law, earlier=[FIRST])

    assert answer.verdict is Verdict.UNDETERMINED
    assert answer.failed() == ()
    assert "not found" in answer.explain("en")


def test_a_cycle_of_no_years_bars_nothing() -> None:
    none = Reform("none", Set(HAIYOU.cycle_years, 0, start=date(2023, 3, 1)), hypothetical=True)

    for option in SPACINGS:
        assert may_call(FIRST, HAIYOU.under(none).on(FIRST, readings={"AJ17": option}), earlier=[FIRST]).verdict is Verdict.YES


def test_one_year_is_told_as_one() -> None:
    yearly = Reform("yearly", Set(HAIYOU.cycle_years, 1, start=date(2023, 3, 1)), hypothetical=True)

    assert "once every 1 calendar year (J3)" in may_call(date(2024, 9, 10), HAIYOU.under(yearly).on(FIRST), earlier=[FIRST]).explain("en")


def test_the_answer_says_what_was_asked_and_is_no_truth_value() -> None:
    answer = may_call(date(2024, 9, 10), LAW, earlier=[FIRST])

    assert answer.explain("en").splitlines()[:2] == [
        "a round called on 2024-09-10: no",
        "- no: the round before was called on 2023-09-10; once every 2 calendar years (J3) (AJ17=calendar)",
    ]
    assert answer.explain().splitlines()[0] == "2024-09-10启动一批：不可"
    data = answer.as_data()
    assert (data["day"], data["verdict"]) == ("2024-09-10", "NO")
    assert [check.get("reading") for check in data["checks"]] == ["AJ17", None, "AJ35"]
    with pytest.raises(InvalidValueError, match="compare its verdict"):
        bool(answer)
    with pytest.raises(InvalidValueError, match="or before alone"):
        may_call(FIRST, LAW, earlier=[date(2024, 1, 1)])


def test_the_rounds_of_a_journal_are_those_that_were_called_and_not_cancelled() -> None:
    journal = Journal()
    for name, day in (("2024", date(2024, 9, 1)), ("2023", FIRST)):
        journal = journal.do("round.called", subject=name, on=day, law=LAW, recorder="office", role="organiser")
    journal = journal.record("named", subject="P1", on=FIRST, recorder="office")
    cancelled = journal.do("round.cancelled", subject="2024", on=date(2024, 10, 1), law=LAW, recorder="office")

    assert called_rounds(journal, LAW, as_of=date(2025, 1, 1)) == (FIRST, date(2024, 9, 1))
    assert called_rounds(cancelled, LAW, as_of=date(2025, 1, 1)) == (FIRST,)
    assert called_rounds(cancelled, LAW, as_of=date(2024, 9, 30)) == (FIRST, date(2024, 9, 1))
    assert called_rounds(journal, LAW, as_of=date(2025, 1, 1), known_on=date(2023, 12, 1)) == (FIRST,)
