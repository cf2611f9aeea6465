"""What every talent scheme of this family has: its numbers, its unclear places, its rules. A place's file fills it in."""

from decimal import Decimal
from fractions import Fraction

import attrs

from ..law import Parameter, Reading
from ..policies import Policy
from ..rules import Rule
from .certificates import CareWorkerLevel, SocialWorkLevel

__all__ = ["TalentScheme"]


@attrs.frozen(kw_only=True, repr=False)
class TalentScheme(Policy):
    """A scheme that selects people for a title and a term.

    Attributes:
        cycle_years: Years from one selection to the next.
        cohort_cap: The most people that one round may select.
        elderly_care_share: The share of people in the elderly-care field.
        term_years: Years that the title is held.
        allowance_per_month: Yuan a month and person.
        payments_per_year: How often the allowance is paid.
        service_years: Years of social work that are preferred.
        social_work_level: The lowest social-work certificate that is preferred.
        care_worker_level: The lowest care-worker certificate that is preferred.
        publicity_days: Working days for which names are published before they are recommended.
        review_months: The months before the validity ends in which it is reviewed whether the scheme goes on.
        share_strength: Reading: how strictly the share binds; its options are the names of `selection.Strength`.
        share_base: Reading: what the share is taken of; its options are the names of `selection.Base`.
        share_rounding: Reading: how a share that is no whole number is rounded; its options are the names of `selection.Rounding`.
        shortage: Reading: what happens when the share cannot be met; its options are the names of `selection.Shortage`.
        share_order: Reading: whether the share takes part in the choice or is only checked (`check_only`).
        preference_weight: Reading: whether preferences are counted (`count`) or there is just one (`flag`).
        first_month: Reading: from which month the allowance is counted (`same_month`, `next_month`).
        last_month: Reading: whether a month is paid in which the term ends before it does (`full`, `none`).
        exit_month: Reading: how the month is paid in which benefits end (`full`, `none`, `days_before`, `days_through`).
        payment_year: Reading: which year a payment is about (`calendar`, `term`).
        payment_time: Reading: whether it is paid after the year or before it (`arrears`, `ahead`).
        revoked_from: Reading: from when a revocation ends the benefits (`event`, `verification`, `approval`, `next_month`).
        pending_revocation: Reading: what happens while one is pending (`paid`, `suspended`).
        recovery: Reading: whether what was paid for the time after is recovered (`yes`, `no`).
        beyond_expiry: Reading: what is paid beyond the validity (`to_term_end`, `at_expiry`, `as_reissued`, `run_off`).
        after_withdrawal: Reading: what becomes of the seat of somebody who withdraws (`stays_empty`, `next_in_line`).
        round_spacing: Reading: how far rounds lie apart (`calendar`, `months`, `at_most_once`).
        cap_counts: Reading: whether people selected again count toward the cap (`all`) or not (`new_only`).
        term_start: Reading: when a term begins (`approval`, `naming`, `next_month`, `january`).
        term_end: Reading: when a term ends; its options are the names of `days.TermEnd`.
        which_benefits: Reading: which benefits can end (`allowance_only`, `all_benefits`).
        after_term: Reading: what becomes of the title after the term (`lapses`, `honour`).
        late_round: Reading: whether a round may be called in the last months of the validity (`yes`, `no`).
        in_pool: Reading: whether those whose benefits ended stay in the pool (`stays`, `removed`).
        entry: Who may be selected.
        preference: Who is preferred, other things being equal.
        elderly_care: Who counts toward the share.
        service_ground: The first ground of preference.
        social_work_ground: The second.
        care_work_ground: The third.
        training_ground: The fourth.
    """

    cycle_years: Parameter[int]
    cohort_cap: Parameter[int]
    elderly_care_share: Parameter[Fraction]
    term_years: Parameter[int]
    allowance_per_month: Parameter[Decimal]
    payments_per_year: Parameter[int]
    service_years: Parameter[int]
    social_work_level: Parameter[SocialWorkLevel]
    care_worker_level: Parameter[CareWorkerLevel]
    publicity_days: Parameter[int]
    review_months: Parameter[int]

    share_strength: Reading
    share_base: Reading
    share_rounding: Reading
    shortage: Reading
    share_order: Reading
    preference_weight: Reading

    first_month: Reading
    last_month: Reading
    exit_month: Reading
    payment_year: Reading
    payment_time: Reading
    revoked_from: Reading
    pending_revocation: Reading
    recovery: Reading
    beyond_expiry: Reading
    after_withdrawal: Reading
    round_spacing: Reading
    cap_counts: Reading
    term_start: Reading
    term_end: Reading
    which_benefits: Reading
    after_term: Reading
    late_round: Reading
    in_pool: Reading

    entry: Rule
    preference: Rule
    elderly_care: Rule
    service_ground: Rule
    social_work_ground: Rule
    care_work_ground: Rule
    training_ground: Rule

    @property
    def preference_grounds(self) -> tuple[Rule, ...]:
        """The grounds of preference that can be counted."""
        return self.service_ground, self.social_work_ground, self.care_work_ground, self.training_ground
