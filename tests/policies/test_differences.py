"""The difference of two policies is a reform that leads from one to the other."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.policies import Choose, Joint, Policy, Reform, Set, SwapRule
from socialwork.rules import IsTrue, Rule
from socialwork.talent import HAIYOU
from socialwork.testing import reforms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, TeaRoomPolicy
from socialwork.text import Text

DAY = date(2023, 1, 1)
OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")


@attrs.frozen(kw_only=True, repr=False)
class ManyRules(TeaRoomPolicy):
    """The invented policy with more rules to put in one another's place."""

    third: Rule = OPEN
    fourth: Rule = IsTrue(TEA_ROOM.hospitable, clause="X5")


def _given(policy: Any) -> dict[str, Any]:
    return {field.alias: getattr(policy, field.name) for field in attrs.fields(type(policy))}


MANY = ManyRules(**{**_given(TEA_ROOMS), "third": TEA_ROOMS.entry.rules[0], "fourth": OPEN, "entry": TEA_ROOMS.entry.rules[3]})


def reform(*operations: Any, **about: Any) -> Reform:
    return Reform("x", *operations, **(about or {"hypothetical": True}))


@pytest.mark.parametrize("policy", [TEA_ROOMS, MANY, HAIYOU], ids=["tea rooms", "many rules", "haiyou"])
@given(data=st.data())
def test_a_difference_leads_from_one_policy_to_the_other_either_way(policy: Policy, data: st.DataObject) -> None:
    one = policy.under(data.draw(reforms(policy)))
    two = policy.under(data.draw(reforms(policy)))
    after = one.under(data.draw(reforms(one)))

    for old, new in ((policy, one), (one, policy), (one, two), (two, one), (one, after), (policy, after), (after, two)):
        difference = new.diff(old)
        assert old.under(difference).fingerprint == new.fingerprint
        assert difference.empty is (old.fingerprint == new.fingerprint)


@given(whole=reforms(TEA_ROOMS))
def test_nothing_differs_from_itself(whole: Reform) -> None:
    new = TEA_ROOMS.under(whole)

    assert new.diff(new).empty
    assert new.under(new.diff(new)) is new


def test_a_difference_is_told_by_stretches_of_days() -> None:
    later = date(2024, 1, 1)
    new = TEA_ROOMS.under(
        reform(Set("tea.least_guests", 25, start=date(2022, 1, 1), end=later), Choose("AX1", "any"), Set("tea.years_open", 2, start=DAY))
    )

    assert new.diff(TEA_ROOMS) == Reform(
        "difference",
        Set("tea.least_guests", 25, start=date(2022, 1, 1), end=later),
        Choose("AX1", "any"),
        hypothetical=True,
        title=Text("差异", "difference"),
    )
    assert TEA_ROOMS.diff(new).operations == (
        Set("tea.least_guests", 20, start=date(2022, 1, 1), end=date(2022, 7, 1)),
        Set("tea.least_guests", 30, start=date(2022, 7, 1), end=later),
        Choose("AX1", "leaf"),
    )


def test_a_difference_rests_on_what_the_reforms_rest_on() -> None:
    cited = reform(Set("tea.years_open", 3, start=DAY), citation=Text("三号", "N3")) >> Reform(
        "y", Set("tea.most_lost", Decimal(-1), start=DAY), citation=Text("四号", "N4")
    )

    assert TEA_ROOMS.under(cited).diff(TEA_ROOMS).citation == Text("三号；四号", "N3; N4")
    assert TEA_ROOMS.under(cited).under(reform(Choose("AX1", "any"))).diff(TEA_ROOMS).hypothetical


def test_rules_are_told_by_where_they_stand_in_the_old_policy() -> None:
    exchanged = MANY.under(reform(SwapRule("entry", "outstanding"), SwapRule("outstanding", "entry")))
    round_about = MANY.under(
        reform(SwapRule("entry", "outstanding")) >> reform(SwapRule("outstanding", "third"), SwapRule("third", "fourth"))
    )
    lost = MANY.under(reform(SwapRule("entry", "third"), SwapRule("outstanding", "third")))
    swapped = lost.under(reform(SwapRule("entry", "entry")))

    assert set(exchanged.diff(MANY).operations) == {SwapRule("entry", "outstanding"), SwapRule("outstanding", "entry")}
    assert MANY.diff(exchanged).operations == (SwapRule("entry", "entry"), SwapRule("outstanding", "outstanding"))
    assert round_about.diff(exchanged).fingerprint
    assert exchanged.under(round_about.diff(exchanged)).fingerprint == round_about.fingerprint
    assert swapped.diff(MANY).operations == (SwapRule("outstanding", "third"),)
    whole = exchanged.diff(lost)
    assert whole.joint is Joint.THEN
    assert lost.under(whole).fingerprint == exchanged.fingerprint


@pytest.mark.parametrize("other, what", [
    (HAIYOU, "'TalentScheme'"),
    (attrs.evolve(TEA_ROOMS, id="other"), "'id'"),
    (attrs.evolve(TEA_ROOMS, documents=(attrs.evolve(TEA_ROOMS.documents[0], validity=None),)), "'documents'"),
    (attrs.evolve(TEA_ROOMS, least_guests=attrs.evolve(TEA_ROOMS.least_guests, name="tea.guests")), "'parameters'"),
    (attrs.evolve(TEA_ROOMS, outstanding=OPEN), "'rule outstanding'"),
    (attrs.evolve(TEA_ROOMS, entry=OPEN, outstanding=TEA_ROOMS.entry, readings=TEA_ROOMS.readings[::-1]), "'readings'"),
    (attrs.evolve(TEA_ROOMS, entry=OPEN, outstanding=OPEN, readings=(
        attrs.evolve(TEA_ROOMS.leaf_only, options=TEA_ROOMS.leaf_only.options[:2]), TEA_ROOMS.first_day)), "'reading AX1'"),
], ids=lambda case: case if isinstance(case, str) else "other")  # fmt: skip
def test_what_no_reform_leads_to_is_refused(other: Policy, what: str) -> None:
    with pytest.raises(InvalidValueError, match=r"^diff: got .*; no reform leads from one to the other") as caught:
        TEA_ROOMS.diff(other)
    assert what in str(caught.value)
    with pytest.raises(InvalidValueError, match=r"^diff: got "):
        other.diff(TEA_ROOMS)
