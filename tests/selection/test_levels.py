"""How many seats there are for those who are level, and for the reserved group: exactly as an exhaustive search finds them."""

from collections.abc import Iterator
from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from socialwork.selection import Base, Contest, Entrant, Profile, Rounding, Seats, Share, Shortage, Strength, Taken
from socialwork.selection.levels import reserved_taken, seats_for, seats_hang_on
from socialwork.testing import contests
from socialwork.testing.exhaustive import best_sets, every_world

MANY = settings(max_examples=3 * settings().max_examples)
THIRD = Share(
    fraction=Fraction(1, 3), strength=Strength.AT_LEAST, base=Base.SELECTED, rounding=Rounding.CEILING, shortage=Shortage.FILL, cap=50
)
CHECKED = attrs.evolve(THIRD, strength=Strength.REPORT_ONLY)
SMALL = contests(most_entrants=7, most_open=2)
LEVEL = contests(most_entrants=7, most_open=2, top=1)

World = dict[str, Profile]


def known(person: str, merit: int, *, reserved: bool = False) -> Entrant:
    return Entrant(person, (Profile(eligible=True, low=merit, high=merit, reserved=reserved),))


def maybe(person: str, merit: int, *, reserved: bool = False) -> Entrant:
    """Somebody who may not be eligible."""
    return Entrant(person, (*known(person, merit, reserved=reserved).profiles, Profile(eligible=False)))


def outcomes(contest: Contest) -> Iterator[tuple[World, frozenset[str]]]:
    """Every world with every best set of it."""
    for world in every_world(contest.entrants):
        for people in best_sets(world, seats=contest.seats, share=contest.share, before=contest.before):
            yield world, people


def counted(contest: Contest) -> tuple[int, int]:
    """The least and the greatest number of selected people of the reserved group."""
    numbers = {sum(world[person].reserved for person in people) for world, people in outcomes(contest)}
    return min(numbers), max(numbers)


def seats_counted(contest: Contest, ids: set[str]) -> Seats:
    """The seats for these people, and for those of whom something is open and who are level with them."""
    key = contest.entrant(min(ids)).profiles[0].key
    numbers: set[tuple[int, int]] = set()
    for world, people in outcomes(contest):
        rivals = {each.id for each in contest.entrants if each.id in ids or (not each.known and world[each.id].key == key)}
        seated = [world[person].reserved for person in people & rivals]
        numbers.add((sum(seated), len(seated) - sum(seated)))

    def ends(found: set[int]) -> tuple[int, int]:
        return min(found), max(found)

    return Seats(ends({one + two for one, two in numbers}), ends({one for one, _ in numbers}), ends({two for _, two in numbers}))


# --- people of the reserved group ------------------------------------------------------------------------------------------------------


@MANY
@given(contest=SMALL | LEVEL)
def test_the_reserved_group_is_counted_as_the_exhaustive_search_does(contest: Contest) -> None:
    assert reserved_taken(contest) == Taken(*counted(contest), proven=True)


@given(contest=contests(most_entrants=5, most_open=4, top=2))
def test_the_same_where_little_is_known_of_anybody(contest: Contest) -> None:
    assert reserved_taken(contest) == Taken(*counted(contest), proven=True)


def test_places_are_not_added_up_one_by_one() -> None:
    # Two seats, three who are level for them: each of the group may have one, and never both and neither.
    people = [known("anna", 5), known("gus", 5, reserved=True), known("hal", 5, reserved=True)]

    assert reserved_taken(Contest(people, seats=2, share=CHECKED)) == Taken(1, 2, proven=True)
    assert reserved_taken(Contest(people, seats=1, share=CHECKED)) == Taken(0, 1, proven=True)
    # Gus has the better merit or takes no part: either way one of the two reserved people has the one seat.
    either = [maybe("gus", 5, reserved=True), known("hal", 3, reserved=True), known("anna", 1)]
    assert reserved_taken(Contest(either, seats=1, share=CHECKED)) == Taken(1, 1, proven=True)


@pytest.mark.parametrize(
    "before, wanted",
    [({}, (0, 2)), ({"hal": {"anna"}, "gus": {"anna"}}, (0, 1)), ({"anna": {"gus"}, "ben": {"gus"}}, (1, 2)), ({"hal": {"gus"}}, (0, 2))],
)
def test_recorded_decisions_narrow_it(before: dict[str, set[str]], wanted: tuple[int, int]) -> None:
    people = [known("anna", 5), known("ben", 5), known("gus", 5, reserved=True), known("hal", 5, reserved=True)]
    contest = Contest(people, seats=2, share=CHECKED, before={later: frozenset(earlier) for later, earlier in before.items()})

    assert reserved_taken(contest) == Taken(*wanted, proven=True)


@given(contest=SMALL, limit=st.integers(0, 6))
def test_a_bounded_search_claims_nothing_that_is_wrong(contest: Contest, limit: int) -> None:
    bounded = Contest(contest.entrants, seats=contest.seats, share=contest.share, before=contest.before, top=contest.top, limit=limit)
    least, most = counted(contest)
    found = reserved_taken(bounded)

    assert found.least <= least
    assert most <= found.most
    assert not found.proven or (found.least, found.most) == (least, most)


def test_a_search_gives_up_at_its_limit_and_says_so() -> None:
    people = [known("anna", 5), *(maybe(f"gus{number}", 4, reserved=True) for number in range(9))]
    contest = Contest(people, seats=3, share=CHECKED, limit=2)

    assert reserved_taken(contest) == Taken(0, 3, proven=False)
    assert seats_for(contest, ["anna"]) is None


def test_more_supposed_than_can_be_proves_nothing_but_what_all_of_it_agrees_on() -> None:
    people = [known("anna", 5), maybe("gus", 5, reserved=True)._replace(exact=False)]

    assert reserved_taken(Contest(people, seats=1, share=CHECKED)) == Taken(0, 1, proven=False)
    assert reserved_taken(Contest([*people, known("hal", 9, reserved=True)], seats=1, share=CHECKED)) == Taken(1, 1, proven=True)


# --- seats for those who are level ------------------------------------------------------------------------------------------------------


@MANY
@given(contest=LEVEL, data=st.data())
def test_seats_are_counted_as_the_exhaustive_search_does(contest: Contest, data: st.DataObject) -> None:
    level: dict[object, list[str]] = {}
    for each in contest.entrants:
        if each.known and each.profiles[0].eligible:
            level.setdefault(each.profiles[0].key, []).append(each.id)
    assume(level)
    ids = data.draw(st.sets(st.sampled_from(data.draw(st.sampled_from(list(level.values())))), min_size=1))

    assert seats_for(contest, ids) == seats_counted(contest, ids)


def test_the_share_keeps_the_seats_of_either_group_apart() -> None:
    people = [*(known(person, 5) for person in ("anna", "ben", "cleo")), *(known(person, 5, reserved=True) for person in ("gus", "hal"))]

    exactly = Contest(people, seats=3, share=attrs.evolve(THIRD, strength=Strength.EXACTLY))
    assert seats_for(exactly, [each.id for each in people]) == Seats((3, 3), (1, 1), (2, 2))
    at_least = Contest(people, seats=3, share=THIRD)
    assert seats_for(at_least, [each.id for each in people]) == Seats((3, 3), (1, 2), (1, 2))


def test_somebody_of_whom_something_is_open_competes_for_the_same_seats() -> None:
    contest = Contest([known("anna", 5), known("ben", 5), maybe("eve", 5)], seats=1, share=CHECKED)

    assert seats_for(contest, ["anna", "ben"]) == Seats((1, 1), (0, 0), (1, 1))
    assert seats_hang_on(contest, "anna") == ()


def test_seats_hang_on_whose_facts_can_change_them() -> None:
    contest = Contest([maybe("eve", 9), known("anna", 5), known("gus", 5, reserved=True), maybe("finn", 1)], seats=2, share=CHECKED)

    assert seats_for(contest, ["anna", "gus"]) == Seats((1, 2), (0, 1), (0, 1))
    assert seats_hang_on(contest, "anna") == ("eve",)
    settled = Contest(contest.entrants, seats=2, share=CHECKED, before={"gus": frozenset({"anna"})})
    assert seats_hang_on(settled, "anna") == ()
    assert seats_hang_on(contest, "eve") == ()


def test_nobody_has_seats_in_common_with_somebody_of_whom_something_is_open() -> None:
    contest = Contest([maybe("eve", 5), known("anna", 5)], seats=1, share=CHECKED)

    assert seats_for(contest, ["eve"]) is None
    assert seats_for(contest, ["anna"]) == Seats((1, 1), (0, 0), (1, 1))


def test_seats_that_rest_on_more_than_can_be_are_not_proven() -> None:
    people = [maybe("eve", 9)._replace(exact=False), known("anna", 5), known("ben", 5)]

    assert seats_for(Contest(people, seats=2, share=CHECKED), ["anna", "ben"]) == Seats((1, 2), (0, 0), (1, 2), proven=False)
    assert seats_for(Contest(people, seats=3, share=CHECKED), ["anna", "ben"]) == Seats((2, 2), (0, 0), (2, 2))


# Half of twelve who are level are put before one another in pairs, so that there are too many ways to take some of them.
PAIRED = {f"b{number}": frozenset({f"a{number}"}) for number in range(6)}


def test_decisions_among_too_many_are_not_untangled() -> None:
    people = [known(person, 5, reserved=person.startswith("b")) for number in range(6) for person in (f"a{number}", f"b{number}")]
    contest = Contest(people, seats=6, share=CHECKED, before=PAIRED, limit=20)

    assert reserved_taken(contest) == Taken(0, 6, proven=False)
    assert reserved_taken(Contest(people, seats=6, share=CHECKED, before=PAIRED)) == Taken(0, 3, proven=True)


def test_decisions_among_too_many_who_are_not_known_are_not_untangled() -> None:
    people = [known("anna", 5), *(maybe(person, 5, reserved=True) for person in ("eve", "finn", "gus"))]
    before = {"eve": frozenset({"finn"}), "gus": frozenset({"finn"})}

    assert reserved_taken(Contest(people, seats=1, share=CHECKED, before=before, limit=7)) == Taken(0, 1, proven=False)
    assert reserved_taken(Contest(people, seats=1, share=CHECKED, before=before)) == Taken(0, 1, proven=True)
