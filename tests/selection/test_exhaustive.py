"""The slow and obvious way to choose, by which the others are judged, agrees with its own definition and with cases done by hand."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.selection import Base, Contest, Entrant, Profile, Rounding, Share, Shortage, Standing, Strength
from socialwork.testing import contests, resolution_orders, shares
from socialwork.testing.exhaustive import allowed_sets, best_sets, best_sets_by_orders, every_world, reference_bounds, reference_standings

THIRD = Share(
    fraction=Fraction(1, 3), strength=Strength.AT_LEAST, base=Base.SELECTED, rounding=Rounding.CEILING, shortage=Shortage.FILL, cap=50
)
TIED = Profile(eligible=True)
TIED_RESERVED = Profile(eligible=True, reserved=True)


@given(contest=contests(most_entrants=6, most_open=1), data=st.data())
def test_best_sets_are_those_of_every_order_of_equal_keys(contest: Contest, data: st.DataObject) -> None:
    world = data.draw(st.sampled_from(list(every_world(contest.entrants))))
    asked = {"seats": contest.seats, "share": contest.share, "before": contest.before}

    assert best_sets(world, **asked) == best_sets_by_orders(world, **asked)


@given(groups=st.lists(st.booleans(), max_size=6), seats=st.integers(0, 4), share=shares(), data=st.data())
def test_the_same_where_all_keys_are_equal(groups: list[bool], seats: int, share: Share, data: st.DataObject) -> None:
    world = {f"p{number}": Profile(eligible=True, reserved=reserved) for number, reserved in enumerate(groups)}
    before = data.draw(resolution_orders(list(world))) if world else {}

    assert best_sets(world, seats=seats, share=share, before=before) == best_sets_by_orders(world, seats=seats, share=share, before=before)


@given(contest=contests(most_open=1, resolved=False), data=st.data())
def test_without_resolutions_every_set_with_the_greatest_keys_is_best(contest: Contest, data: st.DataObject) -> None:
    world = data.draw(st.sampled_from(list(every_world(contest.entrants))))
    allowed = allowed_sets(world, seats=contest.seats, share=contest.share)

    def keys(people: frozenset[str]) -> list[tuple[int, int]]:
        return sorted((world[person].key for person in people), reverse=True)

    greatest = max(map(keys, allowed))
    found = best_sets(world, seats=contest.seats, share=contest.share, before={})
    assert found == {people for people in allowed if keys(people) == greatest}


def eligible_people(reserved: int, others: int) -> dict[str, Profile]:
    return {f"r{number}": TIED_RESERVED for number in range(reserved)} | {f"o{number}": TIED for number in range(others)}


def sizes(profiles: dict[str, Profile], seats: int, share: Share) -> set[tuple[int, int]]:
    """How many people, and how many reserved ones, the allowed sets have."""
    allowed = allowed_sets(profiles, seats=seats, share=share)
    return {(len(people), sum(profiles[person].reserved for person in people)) for people in allowed}


# Four seats of which two are reserved (at least a third, rounded up: 4/3 is 2), and only one reserved person.
@pytest.mark.parametrize(
    "shortage, wanted",
    [
        (Shortage.FILL, {(4, 1)}),  # the one there is, and three others
        (Shortage.LEAVE_EMPTY, {(3, 1)}),  # two seats are for others; of the two reserved seats one stays empty
        (Shortage.SHRINK, {(3, 1)}),  # of three seats one is a third
        (Shortage.REFUSE, {(0, 0)}),
    ],
)
def test_what_a_shortage_does(shortage: Shortage, wanted: set[tuple[int, int]]) -> None:
    short = Share(
        fraction=Fraction(1, 3), strength=Strength.AT_LEAST, base=Base.SELECTED, rounding=Rounding.CEILING, shortage=shortage, cap=50
    )

    assert sizes(eligible_people(1, 5), 4, short) == wanted


def test_a_shrinking_round_can_shrink_to_nobody() -> None:
    share = Share(
        fraction=Fraction(1, 1), strength=Strength.EXACTLY, base=Base.SELECTED, rounding=Rounding.FLOOR, shortage=Shortage.SHRINK, cap=50
    )

    assert sizes(eligible_people(0, 3), 2, share) == {(0, 0)}


def test_bounds_that_cross_are_read_as_the_numbers_around_their_middle() -> None:
    # A third of 2 is 0.67; no whole number lies within 0.2 of it: the least would be 1, the greatest 0.
    share = Share(
        fraction=Fraction(1, 3), strength=Strength.ABOUT, base=Base.SELECTED, rounding=Rounding.FLOOR, shortage=Shortage.FILL, cap=50,
        tolerance="0.2",  # type: ignore[arg-type]  # a Fraction is made of it
    )  # fmt: skip

    assert reference_bounds(share, 2, 9) == (1, 0)
    assert sizes(eligible_people(2, 2), 2, share) == {(2, 0), (2, 1)}


def test_a_world_fixes_everything_about_everybody() -> None:
    opened = Entrant("a", (Profile(eligible=True, low=1, high=2, assumed=(("x", 1),)), Profile(eligible=False, low=7)))

    assert list(every_world([opened, Entrant("b", (TIED,))])) == [
        {"a": Profile(eligible=True, low=1, high=1), "b": TIED},
        {"a": Profile(eligible=True, low=2, high=2), "b": TIED},
        {"a": Profile(eligible=False), "b": TIED},
    ]


# One seat, kept for the reserved group: whoever is of it comes first, whatever their merit.
@pytest.mark.parametrize(
    "better, worse, wanted",
    [
        ((TIED_RESERVED,), (TIED_RESERVED,), ("open by tie", "open by tie")),
        ((TIED_RESERVED.at(1),), (TIED_RESERVED,), ("always", "never")),
        ((TIED.at(1),), (TIED_RESERVED,), ("never", "always")),
        ((TIED.at(1),), (TIED, TIED_RESERVED), ("open by facts", "open by facts")),
        ((TIED.at(1), Profile(eligible=False)), (TIED,), ("open by facts", "open by facts")),
    ],
)
def test_standings_done_by_hand(better: Sequence[Profile], worse: Sequence[Profile], wanted: tuple[str, str]) -> None:
    said = {
        "always": Standing(always=True, never=False, by_tie=False, by_facts=False, proven=True),
        "never": Standing(always=False, never=True, by_tie=False, by_facts=False, proven=True),
        "open by tie": Standing(always=False, never=False, by_tie=True, by_facts=False, proven=True),
        "open by facts": Standing(always=False, never=False, by_tie=False, by_facts=True, proven=True),
    }
    contest = Contest([Entrant("better", tuple(better)), Entrant("worse", tuple(worse))], seats=1, share=THIRD)

    assert reference_standings(contest) == {"better": said[wanted[0]], "worse": said[wanted[1]]}


@given(share=shares(), size=st.integers(0, 9), eligible=st.integers(0, 12))
def test_bounds_are_those_of_the_share(share: Share, size: int, eligible: int) -> None:
    assert reference_bounds(share, size, eligible) == share.bounds(size, eligible)


@given(share=shares())
def test_seats_are_allotted_as_the_sets_that_are_allowed(share: Share) -> None:
    for reserved, others, seats in product(range(4), range(4), range(6)):
        allotment = share.allot(seats, reserved, others)

        found = sizes(eligible_people(reserved, others), seats, share)
        assert found == {(allotment.size, number) for number in range(allotment.low, allotment.high + 1)}


@given(order=resolution_orders(["a", "b", "c", "d", "e"]))
def test_orders_run_in_no_circle(order: dict[str, frozenset[str]]) -> None:
    for later, earlier in order.items():
        reached, ahead = set[str](), list(earlier)
        while ahead:
            if (each := ahead.pop()) not in reached:
                reached.add(each)
                ahead += order.get(each, frozenset())
        assert later not in reached


@given(contest=contests(most_entrants=6, most_open=2, most_seats=3))
def test_contests_stay_within_what_was_asked(contest: Contest) -> None:
    assert len(contest.entrants) <= 6
    assert contest.seats <= 3
    assert sum(not entrant.known for entrant in contest.entrants) <= 2
    assert all(one.id != other.id for one, other in combinations(contest.entrants, 2))
