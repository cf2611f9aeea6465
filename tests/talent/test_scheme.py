"""Every scheme has the same numbers, readings and rules under the same names."""

import attrs
import pytest

from socialwork.law import Parameter, Reading
from socialwork.rules import Rule
from socialwork.talent.haiyou import HAIYOU
from socialwork.talent.scheme import TalentScheme


def test_the_grounds_that_can_be_counted_stand_in_the_order_of_the_text() -> None:
    assert HAIYOU.preference_grounds == (
        HAIYOU.service_ground, HAIYOU.social_work_ground, HAIYOU.care_work_ground, HAIYOU.training_ground,
    )  # fmt: skip


def test_what_a_scheme_names_is_filled_in_with_its_own_kind() -> None:
    kinds = {field.name: type(getattr(HAIYOU, field.name)) for field in attrs.fields(TalentScheme)}

    assert [name for name, kind in kinds.items() if kind is Parameter] == [
        "cycle_years", "cohort_cap", "elderly_care_share", "term_years", "allowance_per_month", "payments_per_year",
        "service_years", "social_work_level", "care_worker_level", "publicity_days", "review_months",
    ]  # fmt: skip
    assert [name for name, kind in kinds.items() if kind is Reading] == [
        "share_strength", "share_base", "share_rounding", "shortage", "share_order", "preference_weight",
        "first_month", "last_month", "exit_month", "payment_year", "payment_time",
        "revoked_from", "pending_revocation", "recovery", "beyond_expiry",
        "after_withdrawal", "round_spacing", "cap_counts", "term_start", "term_end", "which_benefits", "after_term", "late_round", "in_pool",
    ]  # fmt: skip
    assert [name for name, kind in kinds.items() if issubclass(kind, Rule)] == [
        "entry", "preference", "elderly_care", "service_ground", "social_work_ground", "care_work_ground", "training_ground",
    ]  # fmt: skip


def test_a_scheme_leaves_nothing_out() -> None:
    given = {field.alias: getattr(HAIYOU, field.name) for field in attrs.fields(TalentScheme)}
    del given["term_years"]

    with pytest.raises(TypeError, match="term_years"):
        TalentScheme(**given)


@pytest.mark.parametrize("name", ["share_strength", "share_base", "share_rounding", "shortage", "share_order", "preference_weight"])
def test_the_readings_that_selection_asks_for_are_readings_of_the_policy(name: str) -> None:
    assert getattr(HAIYOU, name) in HAIYOU.readings
