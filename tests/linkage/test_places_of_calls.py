"""The calls of three places: every clause once, modelled or excused; every number with its clause and how far it was checked."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from socialwork.days import Period
from socialwork.errors import InvalidValueError
from socialwork.law import Verified
from socialwork.linkage.applications import Application
from socialwork.linkage.calls import Call, CallPolicy
from socialwork.linkage.grants import allocate
from socialwork.linkage.guangzhou import GUANGZHOU_VENTURES
from socialwork.linkage.ouhai.call import OUHAI_CALL_2025
from socialwork.linkage.zhongshan import ZHONGSHAN_2013
from socialwork.rules import Verdict

POLICIES = (OUHAI_CALL_2025, GUANGZHOU_VENTURES, ZHONGSHAN_2013)
CLAUSES = [(policy, clause.id) for policy in POLICIES for clause in policy.clauses]


@pytest.mark.parametrize("policy, clause", CLAUSES, ids=lambda each: each if isinstance(each, str) else "")
def test_every_clause_is_modelled_or_narrative(policy: CallPolicy, clause: str) -> None:
    modelled, excused = clause in policy.models, policy.clause(clause).narrative is not None

    assert modelled is not excused
    assert policy.clause(clause).planned is None


@pytest.mark.parametrize("policy, letters, last", [(OUHAI_CALL_2025, "OP", 8), (GUANGZHOU_VENTURES, "G", 10), (ZHONGSHAN_2013, "Z", 7)])
def test_ids_of_one_place_never_mix_with_those_of_another(policy: CallPolicy, letters: str, last: int) -> None:
    assert [clause.id for clause in policy.clauses] == [f"{letters}{number}" for number in range(1, last + 1)]
    assert all(re.match(rf"{letters[0]}P?R\d", reading.id) for reading in policy.readings)


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)
def test_words_are_in_both_languages(policy: CallPolicy) -> None:
    for clause in policy.clauses:
        assert re.search(r"[\u3400-\u9fff]", clause.summary.zh)
        assert not re.search(r"[\u3400-\u9fff]", clause.summary.en)


def test_the_numbers_of_the_call_of_2025() -> None:
    law = OUHAI_CALL_2025.on(date(2025, 4, 1))
    values = {parameter.name.partition(".")[2]: law.value(parameter) for parameter in OUHAI_CALL_2025.parameters}

    assert {name: found.value for name, found in values.items()} == {
        "budget": Decimal(2_000_000), "ceiling": Decimal(100_000), "applications": 74, "passed_preliminary": 41,
    }  # fmt: skip
    assert {found.verified for found in values.values()} == {Verified.PRESS}


def test_numbers_of_2019_hold_until_a_measure_came_that_was_not_read() -> None:
    application = Application(
        id="A1", organisation="O1", asked=900_000, project_budget=800_000, score=90, registered=True, liable=True,
        abnormal_listings=(), dishonest_listings=(), violations=(),
    )  # fmt: skip
    then = Call(day=date(2019, 12, 1), budget=5_000_000)
    later = Call(day=date(2023, 12, 20), budget=5_000_000)

    assert allocate(then, [application], then.law(GUANGZHOU_VENTURES)).award("A1").granted == (Decimal(480_000), Decimal(480_000))
    with pytest.raises(InvalidValueError, match=r"Call\.ceiling"):
        allocate(later, [application], later.law(GUANGZHOU_VENTURES))
    with pytest.raises(InvalidValueError, match=r"Call\.budget_share"):
        allocate(Call(day=later.day, budget=5_000_000, ceiling=500_000), [application], later.law(GUANGZHOU_VENTURES))
    given = Call(day=later.day, budget=5_000_000, ceiling=500_000, budget_share=Fraction(1, 2))
    assert allocate(given, [application], given.law(GUANGZHOU_VENTURES)).award("A1").granted[0] == Decimal(400_000)


@pytest.mark.parametrize("records, years", [("abnormal_listings", 1), ("dishonest_listings", 2), ("violations", 3)])
def test_bars_look_back_one_two_and_three_years(records: str, years: int) -> None:
    none: dict[str, tuple[Period, ...]] = {"abnormal_listings": (), "dishonest_listings": (), "violations": ()}
    law = GUANGZHOU_VENTURES.on(date(2023, 12, 20))

    def verdict(last: date) -> Verdict:
        facts = none | {records: (Period(last, last),)}
        return law.decide(
            GUANGZHOU_VENTURES.eligible, Application(id="A1", organisation="O1", registered=True, liable=True, **facts)
        ).verdict

    assert verdict(date(2023 - years, 12, 20)) is Verdict.YES
    assert verdict(date(2023 - years, 12, 21)) is Verdict.NO


def test_the_contest_of_2013() -> None:
    law = ZHONGSHAN_2013.on(date(2013, 6, 1))

    assert ZHONGSHAN_2013.places is not None
    assert ZHONGSHAN_2013.kind_share is not None
    assert (law.value(ZHONGSHAN_2013.fewest).value, law.value(ZHONGSHAN_2013.places).value) == (50, 100)
    assert law.value(ZHONGSHAN_2013.kind_share).value == Fraction(1, 3)
    assert {law.value(each).verified for each in ZHONGSHAN_2013.parameters} == {Verified.PRESS}
    assert law.value(ZHONGSHAN_2013.naming_share).value == Fraction(1, 2)
    with pytest.raises(InvalidValueError, match=r"Call\.budget: .* \(--budget at the command line\)"):
        allocate(Call(day=law.day), [], law)
