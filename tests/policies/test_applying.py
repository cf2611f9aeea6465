"""What reforms make of a policy agrees, day by day, with the slow and obvious way to read them; and the policy itself never moves."""

import copy
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError, SocialWorkError, UnknownNameError
from socialwork.law import Amended, Dated, Document, NotFound, Parameter, Verified
from socialwork.policies import (
    NEXT,
    Choose,
    Freeze,
    InadmissibleReadingsError,
    Joint,
    Operation,
    Policy,
    Reform,
    ReformConflict,
    Scale,
    ScaleRounding,
    Set,
    SwapRule,
)
from socialwork.talent import HAIYOU
from socialwork.testing import reforms
from socialwork.testing.invented import TEA_ROOMS, RoomSize
from socialwork.text import Text

WORDS = Text("话", "words")
FIRST = date(2024, 1, 1)
CALENDAR = [FIRST + timedelta(days=place) for place in range(40)]
"""The days of the small policy below, and some on both sides."""

NOT_FOUND = NotFound.NOT_FOUND


@attrs.frozen(kw_only=True, repr=False)
class SmallPolicy(Policy):
    """Numbers of every kind that change within weeks."""

    people: Parameter[int]
    money: Parameter[Decimal]
    share: Parameter[Fraction]
    unknown: Parameter[int]


def parameter(name: str, kind: type[Any], *values: tuple[int, Any]) -> Parameter[Any]:
    dated = (Dated(value, since=CALENDAR[place], clause=(), verified=Verified.ASSUMED) for place, value in values)
    return Parameter(name=name, label=WORDS, unit=WORDS, type=kind, values=tuple(dated))


SMALL = SmallPolicy(
    id="small",
    title=WORDS,
    documents=(Document(id="d", title=WORDS, issuer=WORDS, validity=None, read_in=WORDS, verified=Verified.ASSUMED),),
    clauses=(),
    people=parameter("people", int, (5, 10), (12, 10), (20, 25)),
    money=parameter("money", Decimal, (3, Decimal("100.5")), (15, NOT_FOUND), (25, Decimal(300))),
    share=parameter("share", Fraction, (8, Fraction(1, 3))),
    unknown=parameter("unknown", int, (10, NOT_FOUND)),
)
DAYS = st.sampled_from(CALENDAR[1:-8])
PARAMETERS = {each.name: each for each in SMALL.parameters}


def reform(*operations: Operation, name: str = "x") -> Reform:
    return Reform(name, *operations, hypothetical=True)


# --- the slow and obvious way ------------------------------------------------------------------------------------------------------------

Says = Callable[[str, date], Any]


def the_law(name: str, day: date) -> Any:
    return next((dated.value for dated in reversed(PARAMETERS[name].values) if dated.since <= day), NOT_FOUND)


MODES = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "up": ROUND_UP, "down": ROUND_DOWN}


def times(value: Any, operation: Scale) -> Any:
    if value is NOT_FOUND or isinstance(value, Fraction):
        return value if value is NOT_FOUND else value * operation.factor
    exactly = Decimal(value) * operation.factor.numerator / operation.factor.denominator
    if operation.rounding is not ScaleRounding.EXACT:
        exactly = exactly.quantize(Decimal(1 if isinstance(value, int) else "0.01"), MODES[operation.rounding.value])
    return type(value)(exactly)


def one_operation(says: Says, operation: Operation) -> Says:
    def said(name: str, day: date) -> Any:
        before = says(name, day)
        match operation:
            case Set(parameter=changed) if changed == name and day >= operation.start:
                if operation.end is NEXT:
                    passed = [FIRST + timedelta(days=place) for place in range((operation.start - FIRST).days + 1, (day - FIRST).days + 1)]
                    ended = any(says(name, each) != says(name, each - timedelta(days=1)) for each in passed)
                else:
                    ended = operation.end is not None and day >= operation.end
                return before if ended else operation.value
            case Freeze(parameter=changed) if changed == name and day >= operation.start:
                return says(name, operation.start)
            case Scale(parameter=changed) if changed == name and day >= operation.start and (operation.end is None or day < operation.end):
                return times(before, operation)
            case _:
                return before

    return said


def read_slowly(whole: Reform, says: Says) -> Says:
    if whole.joint is Joint.THEN:
        for part in whole.parts:
            says = read_slowly(part, says)
        return says
    ways = (
        [one_operation(says, operation) for operation in whole.operations]
        if whole.joint is Joint.ALONE
        else [read_slowly(part, says) for part in whole.parts]
    )

    def said(name: str, day: date) -> Any:
        law = says(name, day)
        return next((value for way in ways if (value := way(name, day)) != law), law)

    return said


@given(whole=reforms(SMALL, days=DAYS))
def test_values_on_every_day_are_those_that_the_operations_mean(whole: Reform) -> None:
    new, slowly = SMALL.under(whole), read_slowly(whole, the_law)

    for each in new.parameters:
        assert [each.on(day).value for day in CALENDAR] == [slowly(each.name, day) for day in CALENDAR]


@given(whole=reforms(SMALL, days=DAYS))
def test_a_value_is_the_laws_own_or_says_which_reform_set_it(whole: Reform) -> None:
    new = SMALL.under(whole)

    for each in new.parameters:
        own = PARAMETERS[each.name]
        for day in CALENDAR:
            found = each.on(day)
            if found.by is None:
                assert found.instead_of is None
                assert found._replace(until=None) == own.on(day)._replace(until=None)
            else:
                assert found.instead_of == own.on(day)
                assert found.clause == own.on(day).clause
                assert any(leaf.text.en in found.by.en for leaf in whole.leaves)
            assert found.since is None or found.since <= day
            assert found.until is None or found.until > day


@given(whole=reforms(SMALL, days=DAYS))
def test_from_step_to_step_the_value_is_the_same(whole: Reform) -> None:
    for each in SMALL.under(whole).parameters:
        steps = dict(each.steps)
        value: Any = NOT_FOUND
        for day in CALENDAR:
            assert steps.get(day) != value
            value = steps.get(day, value)
            assert each.on(day).value == value


# --- the baseline never moves ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("policy", [TEA_ROOMS, SMALL, HAIYOU], ids=lambda policy: policy.id)
@given(data=st.data())
def test_a_reform_never_touches_its_policy(policy: Policy, data: st.DataObject) -> None:
    before, fingerprint = copy.deepcopy(policy), policy.fingerprint
    whole = data.draw(reforms(policy))

    new = policy.under(whole)
    assert policy == before
    assert attrs.evolve(policy).fingerprint == fingerprint
    assert type(new) is type(policy)
    assert (new is policy) is whole.empty
    assert policy.reform is None


def test_an_empty_reform_changes_nothing() -> None:
    assert TEA_ROOMS.under(reform()) is TEA_ROOMS
    assert TEA_ROOMS.under(reform() >> reform(name="y")) is TEA_ROOMS


@given(one=reforms(TEA_ROOMS), two=reforms(TEA_ROOMS))
def test_together_gives_the_same_policy_either_way_round(one: Reform, two: Reform) -> None:
    def under(left: Reform, right: Reform) -> Policy | None:
        try:
            return TEA_ROOMS.under(left | right)
        except SocialWorkError:
            return None

    assert under(one, two) == under(two, one)


@given(one=reforms(TEA_ROOMS), two=reforms(TEA_ROOMS))
def test_then_is_one_after_the_other(one: Reform, two: Reform) -> None:
    try:
        new = TEA_ROOMS.under(one).under(two)
    except SocialWorkError as error:
        with pytest.raises(type(error)):
            TEA_ROOMS.under(one >> two)
        return
    whole = TEA_ROOMS.under(one >> two)
    assert whole.fingerprint == new.fingerprint
    assert whole.parameters == new.parameters
    assert whole.overrode == new.overrode
    if not (one.empty or two.empty):
        assert whole == new
        assert {each.target for each in (one >> two).overrode} >= {each.target for each in whole.overrode} - {
            operation.parameter
            for leaf in (*one.leaves, *two.leaves)
            for operation in leaf.operations
            if isinstance(operation, Set) and operation.end is NEXT
        }


# --- what is refused ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("operation, words", [
    (Set("tea.least_guest", 5, start=FIRST), "no parameter is named 'tea.least_guest'; did you mean tea.least_guests"),
    (Freeze("least_guests", start=FIRST), "did you mean tea.least_guests"),
    (Scale("tea.guests", 2, "exact", start=FIRST), "did you mean tea.most_guests or tea.least_guests"),
    (Choose("AX11", "any"), "no reading is named 'AX11'; did you mean AX1"),
    (Choose("AX1", "ayn"), "no option of AX1 is named 'ayn'; did you mean any?"),
    (SwapRule("outstandin", "entry"), "no rule is named 'outstandin'; did you mean outstanding?"),
    (SwapRule("outstanding", "entri"), "no rule is named 'entri'; did you mean entry?"),
])  # fmt: skip
def test_misspelt_names_offer_the_nearest(operation: Operation, words: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        TEA_ROOMS.under(reform(operation))
    assert words in str(caught.value)


@pytest.mark.parametrize("operation, words", [
    (Set("tea.least_guests", "many", start=FIRST), "parameter tea.least_guests: got 'many'; give a whole number"),
    (Set("tea.least_guests", True, start=FIRST), "give a whole number"),
    (Set("tea.least_size", "palace", start=FIRST), "give one of: corner, room, hall"),
    (Freeze("tea.most_days_closed", start=FIRST), "Freeze tea.most_days_closed: got '2024-01-01'; no value applies on that day"),
    (Freeze("tea.least_guests", start=date(2019, 1, 1)), "no value applies on that day that could be kept; use Set"),
    (Scale("tea.least_size", 2, "exact", start=FIRST), "Scale tea.least_size: got 'RoomSize'; only numbers can be scaled"),
    (Scale("tea.most_days_closed", 2, "exact", start=FIRST), "there is no value on these days that could be scaled"),
    (Scale("tea.least_guests", 2, "exact", start=date(2019, 1, 1), end=date(2019, 2, 1)), "there is no value on these days"),
    (Scale("tea.least_guests", "1/7", "exact", start=FIRST), "got '30/7'; the result cannot be told exactly; name a rounding"),
    (Scale("tea.most_lost", "1/7", "exact", start=FIRST), "the result cannot be told exactly; name a rounding"),
])  # fmt: skip
def test_what_cannot_be_done_to_a_parameter_is_refused(operation: Operation, words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        TEA_ROOMS.under(reform(operation))
    assert words in str(caught.value)


@pytest.mark.parametrize("given", [None, 5, "reform", Set("tea.least_guests", 5, start=FIRST), lambda policy: policy])
def test_only_a_reform_changes_a_policy(given: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^reform: got .*; give a Reform"):
        TEA_ROOMS.under(given)


def test_options_that_cannot_be_chosen_are_refused() -> None:
    with pytest.raises(
        InadmissibleReadingsError, match="AX1=none cannot be chosen: there would be no tea rooms; choose AX1=leaf or AX1=any"
    ):
        TEA_ROOMS.under(reform(Choose("AX1", "none")))
    any_tea, not_counted = reform(Choose("AX1", "any"), name="a"), reform(Choose("AX2", "does_not_count"), name="b")
    for whole in (any_tea | not_counted, any_tea >> not_counted, reform(*any_tea.operations, *not_counted.operations)):
        with pytest.raises(InadmissibleReadingsError, match="the two exclude each other"):
            TEA_ROOMS.under(whole)
    back = reform(Choose("AX1", "leaf"), name="c")
    assert TEA_ROOMS.under(any_tea >> back >> not_counted).choices() == {"AX1": "leaf", "AX2": "does_not_count"}


def test_what_ends_with_the_laws_next_change_is_compared_when_that_is_known() -> None:
    until_next = reform(Set("people", 1, start=CALENDAR[6], end=NEXT), name="a")
    inside = reform(Set("people", 2, start=CALENDAR[19]), name="b")
    after = reform(Set("people", 2, start=CALENDAR[20]), name="c")

    with pytest.raises(ReformConflict) as caught:
        SMALL.under(until_next | inside)
    assert (caught.value.first, caught.value.second, caught.value.target) == ("a", "b", "people")
    assert caught.value.days == Text("2024-01-20起，至2024-01-20止", "from 2024-01-20 until 2024-01-20")
    assert [SMALL.under(until_next | after).people.on(day).value for day in CALENDAR[19:21]] == [1, 2]
    for whole in ((until_next >> reform(Set("share", 1, start=FIRST), name="d")) | inside, inside | until_next):
        with pytest.raises(ReformConflict):
            SMALL.under(whole)


def test_in_a_set_up_to_the_next_change_both_sides_mean_the_law() -> None:
    """One part of `|` does not see what the other makes of the law."""
    until_next = reform(Set("money", 5, start=CALENDAR[4], end=NEXT), name="a")
    longer = reform(Set("money", 7, start=CALENDAR[15], end=CALENDAR[20]), name="b")

    found = SMALL.under(until_next | longer).money
    assert [(found.on(CALENDAR[place]).value) for place in (3, 4, 14, 15, 19, 20, 25)] == [
        Decimal("100.5"), 5, 5, 7, 7, NOT_FOUND, 300,
    ]  # fmt: skip


# --- the same in two reforms, and one over another ----------------------------------------------------------------------------------------


def test_what_two_reforms_do_alike_counts_once_and_both_are_named() -> None:
    twice = Scale("people", 2, "exact", start=FIRST)
    one, two = reform(twice, name="a"), reform(twice, Set("share", 1, start=FIRST), name="b")
    found = SMALL.under(one | two)

    assert found.people.on(CALENDAR[6]).value == 20
    assert found.people.on(CALENDAR[6]).by == Text("改革方案“a”（假设）与“b”（假设）", 'reform "a" (hypothetical) and "b" (hypothetical)')
    assert found.share.on(CALENDAR[6]).by == Text("改革方案“b”（假设）", 'reform "b" (hypothetical)')
    assert SMALL.under(one >> two).people.on(CALENDAR[6]).value == 40
    cited = Reform("c", twice, citation="N3")
    assert SMALL.under(one | two).people.on(CALENDAR[6]).hypothetical
    assert not SMALL.under(one | cited).people.on(CALENDAR[6]).hypothetical


def test_a_later_reform_covers_a_part_of_an_earlier_one() -> None:
    one = reform(Set("people", 1, start=CALENDAR[5], end=CALENDAR[30]), name="a")
    two = reform(Set("people", 2, start=CALENDAR[10], end=CALENDAR[15]), name="b")
    new = SMALL.under(one).under(two)

    assert [(each.value, each.start, each.end) for each in new.people.amended] == [
        (1, CALENDAR[5], CALENDAR[10]), (2, CALENDAR[10], CALENDAR[15]), (1, CALENDAR[15], CALENDAR[30]),
    ]  # fmt: skip
    assert [(each.target, each.days, each.by.en, each.over.en) for each in new.overrode] == [
        ("people", (CALENDAR[10], CALENDAR[15]), 'reform "b" (hypothetical)', 'reform "a" (hypothetical)'),
    ]  # fmt: skip
    assert new.people.on(CALENDAR[4]).until == CALENDAR[5]
    assert new.people.on(CALENDAR[30]).since == CALENDAR[20]
    assert repr(new) == "SmallPolicy('small').under('a >> b')"


def test_what_is_scaled_where_no_source_gives_a_value_stays_unknown() -> None:
    new = SMALL.under(reform(Scale("money", "1/2", "half_up", start=FIRST)))

    assert [new.money.on(CALENDAR[place]).value for place in (3, 15, 25)] == [Decimal("50.25"), NOT_FOUND, Decimal(150)]


@pytest.mark.parametrize("value, factor, rounding, result", [
    ("0.05", "1/2", "half_up", "0.03"), ("0.05", "1/2", "half_even", "0.02"), ("0.05", "1/2", "down", "0.02"), ("0.05", "1/2", "up", "0.03"),
    ("-0.05", "1/2", "half_up", "-0.03"), ("-0.05", "1/2", "down", "-0.02"), ("-0.05", "1/2", "up", "-0.03"), ("0.05", "1/2", "exact", "0.025"),
    ("0.03", "1/2", "half_even", "0.02"), ("1", "1/3", "half_up", "0.33"), ("2", "1/3", "half_even", "0.67"), ("4", 1, "up", "4"), ("4", 0, "up", "0"),
])  # fmt: skip
def test_money_is_rounded_to_the_fen_in_the_way_that_is_named(value: str, factor: Any, rounding: str, result: str) -> None:
    policy = attrs.evolve(SMALL, money=parameter("money", Decimal, (3, Decimal(value))))
    scaled = policy.under(reform(Scale("money", factor, rounding, start=FIRST))).money.on(CALENDAR[3])

    assert scaled.value == Decimal(result)
    assert not isinstance(scaled.value, NotFound)
    assert scaled.value.as_tuple().exponent in {-2, -3, 0}


def test_a_scale_of_values_is_frozen_and_set_by_code() -> None:
    new = TEA_ROOMS.under(
        reform(Set("tea.least_size", "hall", start=FIRST, end=date(2024, 2, 1))) >> reform(Freeze("tea.least_size", start=FIRST))
    )

    assert {new.least_size.on(FIRST + timedelta(days=place)).value for place in (0, 31, 500)} == {RoomSize.HALL}


def test_a_parameter_refuses_what_reforms_cannot_have_put_there() -> None:
    with pytest.raises(InvalidValueError, match="give a value of type int"):
        attrs.evolve(SMALL.people, amended=(Amended(value="5", start=FIRST, by=WORDS, hypothetical=True),))
