"""A contest under many combinations of readings: each combination compared with a contest of its own."""

import pickle
from fractions import Fraction
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.selection import Base, Basis, Combinations, Contest, Entrant, Outcome, Place, Profile, Rounding, Share, Shortage, Strength
from socialwork.testing import entrants, resolution_orders, shares

OPEN, SELECTED, NOT_SELECTED = Outcome.OPEN, Outcome.SELECTED, Outcome.NOT_SELECTED
NOBODY = Profile(eligible=False)
FREE = Share(
    fraction=Fraction(1, 3), strength=Strength.REPORT_ONLY, base=Base.SELECTED, rounding=Rounding.CEILING, shortage=Shortage.FILL, cap=50
)


class Case(NamedTuple):
    """People under each of some combinations of readings, shares under each of some others."""

    people: dict[tuple[str, ...], tuple[Entrant, ...]]
    shares: dict[tuple[str, ...], Share]
    chosen: tuple[tuple[str, ...], tuple[str, ...]]
    seats: int
    before: dict[str, frozenset[str]]
    limit: int


@st.composite
def cases(draw: st.DrawFn, *, limits: st.SearchStrategy[int] | None = None, most_profiles: int = 2) -> Case:
    names = [f"p{number}" for number in range(draw(st.integers(0, 5)))]
    drawn = {name: draw(st.lists(entrants(id=st.just(name), most_profiles=most_profiles), min_size=1, max_size=2)) for name in names}
    combinations = list(product("ab", "cd"[: draw(st.integers(1, 2))]))
    people = {options: tuple(draw(st.sampled_from(drawn[name])) for name in names) for options in combinations}
    applied = {options: draw(shares()) for options in product("wx", "yz"[: draw(st.integers(1, 2))])}
    return Case(
        people,
        applied,
        (draw(st.sampled_from(combinations)), draw(st.sampled_from(list(applied)))),
        draw(st.integers(0, 4)),
        draw(resolution_orders(names)) if names else {},
        20_000 if limits is None else draw(limits),
    )


def combined(case: Case) -> Combinations:
    return Combinations(
        (("A", "B"), ("C", "D")), case.people, case.shares, chosen=case.chosen, seats=case.seats, before=case.before, limit=case.limit
    )


def alone(case: Case, of_people: tuple[str, ...], of_share: tuple[str, ...], person: str) -> Place:
    """How somebody comes out under one combination."""
    contest = Contest(case.people[of_people], seats=case.seats, share=case.shares[of_share], before=case.before, limit=case.limit)
    standing = contest.standing(person)
    if standing.always:
        return Place(SELECTED)
    return Place(NOT_SELECTED) if standing.never else Place(OPEN, standing.by_tie, standing.by_facts, standing.proven)


def everywhere(case: Case, person: str) -> dict[tuple[tuple[str, ...], tuple[str, ...]], Place]:
    return {(one, other): alone(case, one, other, person) for one, other in product(case.people, case.shares)}


@given(case=cases())
def test_places_are_those_of_a_contest_for_each_combination(case: Case) -> None:
    found = combined(case)

    assert found.count == len(case.people) * len(case.shares)
    assert found.people == tuple(sorted({each.id for everybody in case.people.values() for each in everybody}))
    for person in found.people:
        places = set(everywhere(case, person).values())
        outcomes = {place.outcome for place in places}
        assert found.places(person) == places
        assert found.outcome(person) is (outcomes.pop() if len(outcomes) == 1 else OPEN)
        assert found.decided(person) is (len(places) == 1 and OPEN not in {place.outcome for place in places})
        rests_on = found.rests_on(person)
        assert (Basis.TIE in rests_on) is any(place.by_tie for place in places)
        assert (Basis.MISSING_FACT in rests_on) is any(place.by_facts for place in places)
        assert (Basis.READING in rests_on) is (len({place.outcome for place in places}) > 1)
        assert found.proven(person)


@given(case=cases(limits=st.integers(0, 3)))
def test_a_search_that_is_bounded_never_says_what_is_wrong(case: Case) -> None:
    exact, bounded = combined(case._replace(limit=20_000)), combined(case)

    for person in exact.people:
        assert bounded.outcome(person) in {exact.outcome(person), OPEN}
        if bounded.proven(person):
            assert bounded.places(person) == exact.places(person)


@given(case=cases())
def test_just_the_readings_that_make_a_difference_matter(case: Case) -> None:
    found = combined(case)
    everything = set()
    for person in found.people:
        told = {options: place.outcome for options, place in everywhere(case, person).items()}
        expected = []
        for side, place in product((0, 1), (0, 1)):
            pairs = [
                (one, other) for one, other in product(told, told)
                if one[1 - side] == other[1 - side] and one[side][1 - place :][: 1] == other[side][1 - place :][: 1] and one != other
            ]  # fmt: skip
            if any(told[one] is not told[other] for one, other in pairs):
                expected.append(("AB", "CD")[side][place])
        assert list(found.matter(person)) == expected
        everything |= set(expected)
        for row in found.under(person):
            like = {
                outcome for (one, other), outcome in told.items()
                if dict(row.options).items() <= dict(zip("ABCD", (*one, *other), strict=True)).items()
            }  # fmt: skip
            assert like == {row.outcome}
        rows = [row.options for row in found.under(person)]
        assert len(set(rows)) == len(rows)
        assert [name for name, _ in rows[0]] == expected
    assert set(found.mattering) == everything


@given(case=cases())
def test_what_one_option_alone_turns(case: Case) -> None:
    found = combined(case)
    (a, b), (c, d) = case.chosen
    for person in found.people:
        now = alone(case, *case.chosen, person).outcome
        expected = {
            (name, option, outcome)
            for of_people, of_share in product(case.people, case.shares)
            for differing in [[(n, o) for n, o, own in zip("ABCD", (*of_people, *of_share), (a, b, c, d), strict=True) if o != own]]
            if len(differing) == 1
            for name, option in differing
            if (outcome := alone(case, of_people, of_share, person).outcome) is not now
        }
        turned = found.turned_by(person)
        assert set(turned) == expected
        assert len(turned) == len(expected)


@given(case=cases())
def test_combinations_travel(case: Case) -> None:
    found = combined(case)
    copy = pickle.loads(pickle.dumps(found))

    assert [copy.under(person) for person in copy.people] == [found.under(person) for person in found.people]


@pytest.mark.parametrize("seats, expected", [(0, NOT_SELECTED), (1, OPEN), (2, SELECTED)])
def test_who_is_ordered_against_somebody_is_not_taken_for_another_of_the_same_key(seats: int, expected: Outcome) -> None:
    anna = Entrant("anna", (Profile(eligible=True, low=1, high=1),))
    ben = Entrant("ben", (Profile(eligible=True, low=1, high=1), NOBODY))
    found = Combinations(
        (("A",), ("C",)), {("a",): (anna, ben)}, {("c",): FREE}, chosen=(("a",), ("c",)), seats=seats, before={"anna": frozenset({"ben"})}
    )

    assert found.outcome("anna") is expected


def test_past_the_limit_a_place_is_open_and_not_proven() -> None:
    anna = Entrant("anna", (Profile(eligible=True, low=1, high=1),))
    unknown = [Entrant(name, (Profile(eligible=True, low=5, high=5, reserved=True), NOBODY)) for name in ("ben", "cleo")]
    share = Share(
        fraction=Fraction(1, 2), strength=Strength.EXACTLY, base=Base.ELIGIBLE, rounding=Rounding.CEILING, shortage=Shortage.FILL, cap=50
    )

    def found(limit: int) -> Combinations:
        people = {("a",): (anna, *unknown)}
        return Combinations((("A",), ("C",)), people, {("c",): share}, chosen=(("a",), ("c",)), seats=2, before={}, limit=limit)

    assert found(20_000).proven("anna")
    assert (found(0).outcome("anna"), found(0).proven("anna")) == (OPEN, False)
