"""What a contest says by counting is what a search through every world and every set of people says."""

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.selection import Base, Contest, Entrant, Profile, Rounding, Share, Shortage, Standing, Strength, World
from socialwork.selection.contest import best_set, has_seat
from socialwork.testing import contests, shares
from socialwork.testing.exhaustive import allowed_sets, best_sets_by_orders, every_world, reference_standings, settled_in

MANY = settings(max_examples=4 * settings().max_examples)
"""For laws that everything else rests on."""

AT_LEAST_A_THIRD = Share(
    fraction=Fraction(1, 3), strength=Strength.AT_LEAST, base=Base.SELECTED, rounding=Rounding.CEILING, shortage=Shortage.FILL, cap=50
)
ANYBODY = Share(
    fraction=Fraction(1, 3), strength=Strength.REPORT_ONLY, base=Base.SELECTED, rounding=Rounding.CEILING, shortage=Shortage.FILL, cap=50
)


def scored(person: str, merit: int, *, preference: int = 0, reserved: bool = False) -> Entrant:
    return Entrant(person, (Profile(eligible=True, low=merit, high=merit, preference=preference, reserved=reserved),))


def again(contest: Contest, **changed: object) -> Contest:
    """The same contest with something else about it."""
    given_before = {
        "entrants": contest.entrants, "seats": contest.seats, "share": contest.share, "before": contest.before, "top": contest.top
    }  # fmt: skip
    return Contest(**{**given_before, **changed})  # type: ignore[arg-type]


def place(standing: Standing) -> int:
    """NOT_SELECTED < OPEN < SELECTED."""
    return standing.always - standing.never


# --- always, never, or open ------------------------------------------------------------------------------------------------------------


@MANY
@given(contest=contests())
def test_standings_are_those_of_the_exhaustive_search(contest: Contest) -> None:
    assert {entrant.id: contest.standing(entrant.id) for entrant in contest.entrants} == reference_standings(contest)


@MANY
@given(contest=contests(most_entrants=5, most_open=5, most_profiles=2, top=1))
def test_standings_where_little_is_known_of_anybody(contest: Contest) -> None:
    assert {entrant.id: contest.standing(entrant.id) for entrant in contest.entrants} == reference_standings(contest)


@given(contest=contests(most_open=0))
def test_standings_where_everything_is_known(contest: Contest) -> None:
    found = {entrant.id: contest.standing(entrant.id) for entrant in contest.entrants}

    assert found == reference_standings(contest)
    assert not any(standing.by_facts for standing in found.values())


@given(contest=contests(), data=st.data())
def test_a_supposed_profile_counts_instead_of_ones_own(contest: Contest, data: st.DataObject) -> None:
    entrant = data.draw(st.sampled_from(contest.entrants)) if contest.entrants else None
    if entrant is None:
        return
    profiles = data.draw(contests(most_entrants=1).filter(lambda other: bool(other.entrants))).entrants[0].profiles
    others = [other for other in contest.entrants if other.id != entrant.id]

    found = contest.standing(entrant.id, profiles)
    assert found == reference_standings(again(contest, entrants=[*others, Entrant(entrant.id, profiles)]))[entrant.id]


@given(contest=contests(), data=st.data())
def test_the_order_of_entrants_changes_nothing(contest: Contest, data: st.DataObject) -> None:
    shuffled = again(contest, entrants=data.draw(st.permutations(contest.entrants)))

    assert [shuffled.standing(entrant.id) for entrant in contest.entrants] == [contest.standing(entrant.id) for entrant in contest.entrants]
    assert shuffled.entrants == contest.entrants


@MANY
@given(contest=contests(most_open=4), limit=st.integers(0, 6))
def test_a_search_that_is_bounded_never_says_what_is_wrong(contest: Contest, limit: int) -> None:
    bounded, exact = again(contest, limit=limit), reference_standings(contest)

    for person, standing in exact.items():
        found = bounded.standing(person)
        with_seat, without = bounded.worlds(person)
        if found.proven:  # of what makes a place open, a bounded search may see less
            assert (found.always, found.never) == (standing.always, standing.never)
            assert (found.by_tie, found.by_facts) <= (found.by_tie and standing.by_tie, found.by_facts and standing.by_facts)
        else:
            assert (found.always, found.never) == (False, False)
        assert not (with_seat and standing.never)
        assert not (without and standing.always)


@MANY
@given(contest=contests(most_open=4, most_profiles=2, top=2, open_links=True))
def test_decisions_by_way_of_somebody_who_may_be_level_or_not_never_lead_to_what_is_wrong(contest: Contest) -> None:
    for person, standing in reference_standings(contest).items():
        found = contest.standing(person)
        assert (found.always, found.never) <= (standing.always, standing.never)
        if found.proven:
            assert found == standing


def chain(between: Entrant, seats: int) -> Contest:
    """A before X before B, with A and B level at 3; `between` is X."""
    people = [scored("A", 3), scored("B", 3), between]
    return Contest(people, seats=seats, share=ANYBODY, before={"X": frozenset("A"), "B": frozenset("X")}, top=9)


@pytest.mark.parametrize(
    "between", [scored("X", 4), scored("X", 2), Entrant("X", (Profile(eligible=False),)), scored("X", 3, preference=1)], ids=str
)
def test_two_decisions_order_nobody_by_way_of_somebody_who_is_not_level(between: Entrant) -> None:
    above = between.profiles[0].key > (3, 0) and between.profiles[0].eligible
    contest = chain(between, 1 + above)

    for person in "AB":
        standing = contest.standing(person)
        assert (standing.always, standing.never, standing.by_tie, standing.proven) == (False, False, True, True)
    assert contest.tied("A") == ("B",)
    assert contest.rank("A") == contest.rank("B") == (1 + above, 1 + above)


def test_two_decisions_order_people_by_way_of_somebody_who_is_level() -> None:
    contest = chain(scored("X", 3), 1)

    assert [contest.standing(person).always for person in "AXB"] == [True, False, False]
    assert contest.tied("A") == ()
    assert [contest.rank(person) for person in "AXB"] == [(1, 1), (2, 2), (3, 3)]


def test_one_whose_group_alone_is_open_is_level_all_the_same() -> None:
    either = tuple(Profile(eligible=True, low=3, high=3, reserved=reserved) for reserved in (True, False))

    assert chain(Entrant("X", either), 1).standing("A").always
    assert chain(Entrant("X", either), 1).inexact == frozenset()


def test_by_way_of_somebody_who_may_be_level_nothing_is_claimed() -> None:
    contest = chain(Entrant("X", (Profile(eligible=True, low=0, high=9),)), 1)

    assert contest.inexact == {"X"}
    assert [contest.standing(person).proven for person in "AB"] == [False, False]


def test_a_search_gives_up_at_its_limit() -> None:
    # Six people of whom nothing but the merit is known: more ways to stand than five, and a seat for each of them.
    unknown = tuple(Profile(eligible=eligible, reserved=reserved) for eligible, reserved in ((True, True), (True, False), (False, False)))
    people = [scored("a", 0), *(Entrant(f"x{number}", unknown) for number in range(6))]

    assert Contest(people, seats=7, share=ANYBODY).standing("a").always
    bounded = Contest(people, seats=7, share=ANYBODY, limit=5)
    assert bounded.standing("a") == Standing(always=False, never=False, by_tie=False, by_facts=True, proven=False)
    assert bounded.worlds("a")[1] is None


def test_a_bounded_search_can_still_show_that_a_place_is_open() -> None:
    unknown = tuple(Profile(eligible=eligible, low=1, high=1) for eligible in (True, False))
    people = [scored("a", 0), *(Entrant(f"x{number}", unknown) for number in range(6))]

    bounded = Contest(people, seats=1, share=ANYBODY, limit=0)
    assert bounded.standing("a") == Standing(always=False, never=False, by_tie=False, by_facts=True, proven=True)
    with_seat, without = bounded.worlds("a")
    assert with_seat is not None
    assert without is not None
    assert ("a" in with_seat.selected, "a" in without.selected) == (True, False)


def test_a_search_gives_up_where_groups_together_reach_its_limit() -> None:
    # Two people may be eligible or not, two others of either group: no pair reaches seven counts, both pairs do.
    one_way = tuple(Profile(eligible=eligible, low=1, high=1) for eligible in (True, False))
    other_way = tuple(Profile(eligible=True, low=1, high=1, reserved=reserved) for reserved in (True, False))
    people = [
        scored("a", 0),
        *(Entrant(f"x{number}", one_way) for number in range(2)),
        *(Entrant(f"y{number}", other_way) for number in range(2)),
    ]

    assert Contest(people, seats=5, share=AT_LEAST_A_THIRD).standing("a").always
    assert not Contest(people, seats=5, share=AT_LEAST_A_THIRD, limit=3).standing("a").proven


# --- laws ------------------------------------------------------------------------------------------------------------------------------


@given(contest=contests())
def test_no_more_are_certain_than_there_are_seats(contest: Contest) -> None:
    found = [contest.standing(entrant.id) for entrant in contest.entrants]

    assert sum(standing.always for standing in found) <= contest.seats
    assert all(standing.always or standing.never or standing.by_tie or standing.by_facts for standing in found)
    assert not any(standing.always and standing.never for standing in found)


@given(contest=contests(), data=st.data())
def test_more_merit_never_costs_a_seat(contest: Contest, data: st.DataObject) -> None:
    if not contest.entrants:
        return
    person = data.draw(st.sampled_from(contest.entrants))
    profiles = data.draw(st.sampled_from([(profile,) for profile in person.profiles]))
    places = [place(contest.standing(person.id, tuple(profile.at(merit) for profile in profiles))) for merit in range(6)]

    assert places == sorted(places)


@MANY
@given(contest=contests(share=shares(shortages=st.just(Shortage.FILL))))
def test_where_seats_are_filled_one_more_takes_none_away(contest: Contest) -> None:
    larger = again(contest, seats=contest.seats + 1)

    for entrant in contest.entrants:
        assert place(larger.standing(entrant.id)) >= place(contest.standing(entrant.id))


@given(contest=contests())
def test_within_a_group_nobody_loses_to_a_worse_one(contest: Contest) -> None:
    known = [(entrant.id, entrant.profiles[0]) for entrant in contest.entrants if entrant.known and entrant.profiles[0].eligible]

    for (one, better), (other, worse) in combinations(sorted(known, key=lambda pair: pair[1].key, reverse=True), 2):
        if better.reserved is worse.reserved and better.key > worse.key:
            assert place(contest.standing(one)) >= place(contest.standing(other))


@given(contest=contests(), data=st.data())
def test_what_turns_out_never_contradicts_what_was_decided(contest: Contest, data: st.DataObject) -> None:
    waiting = [entrant for entrant in contest.entrants if not entrant.known]
    if not waiting:
        return
    person = data.draw(st.sampled_from(waiting))
    profile = data.draw(st.sampled_from(person.profiles))
    merit = data.draw(st.integers(profile.low, profile.high))
    others = [entrant for entrant in contest.entrants if entrant is not person]
    later = again(contest, entrants=[*others, Entrant(person.id, (profile.at(merit),))])

    for entrant in contest.entrants:
        before, after = contest.standing(entrant.id), later.standing(entrant.id)
        assert before.always <= after.always
        assert before.never <= after.never


@given(contest=contests())
def test_a_recorded_decision_orders_equal_keys_only(contest: Contest) -> None:
    """Those who can never be level are ordered by nobody's decision."""
    pairs = [(later, earlier) for later, every in contest.before.items() for earlier in every if contest.can_be_level(later, earlier)]
    kept = {later: frozenset(earlier for after, earlier in pairs if after == later) for later, _ in pairs}
    without_idle = again(contest, before=kept)

    for entrant in contest.entrants:
        assert without_idle.standing(entrant.id) == contest.standing(entrant.id)


# --- the worlds behind an open place ---------------------------------------------------------------------------------------------------


def is_one_of(profile: Profile, profiles: tuple[Profile, ...]) -> bool:
    """Whether somebody can turn out to be that."""
    if not profile.eligible:
        return any(not each.eligible for each in profiles)
    return profile.low == profile.high and any(
        each.eligible
        and each.low <= profile.low <= each.high
        and (each.preference, each.reserved) == (profile.preference, profile.reserved)
        for each in profiles
    )


def check_world(contest: Contest, world: World) -> None:
    """Everybody is something that they can be; the order keeps to keys and decisions; those selected are the best set of that order."""
    assert {entrant.id for entrant in contest.entrants} == set(world.profiles)
    assert all(is_one_of(world.profiles[entrant.id], entrant.profiles) for entrant in contest.entrants)
    assert sorted(world.order) == sorted(person for person, profile in world.profiles.items() if profile.eligible)
    for earlier, later in combinations(world.order, 2):
        assert world.profiles[earlier].key >= world.profiles[later].key
        assert world.profiles[earlier].key > world.profiles[later].key or later not in settled_in(world.profiles, contest.before)[earlier]
    position = {person: number for number, person in enumerate(world.order)}
    allowed = allowed_sets(world.profiles, seats=contest.seats, share=contest.share)
    assert world.selected == min(allowed, key=lambda people: sorted(position[person] for person in people))


@MANY
@given(contest=contests())
def test_worlds_are_real_and_show_what_they_are_for(contest: Contest) -> None:
    exact = reference_standings(contest)

    for person, standing in exact.items():
        with_seat, without = contest.worlds(person)
        assert (with_seat is None, without is None) == (standing.never, standing.always)
        for world in filter(None, (with_seat, without)):
            check_world(contest, world)
            assert (person in world.selected) is (world is with_seat)


@given(contest=contests(most_entrants=5, most_open=1), data=st.data())
def test_the_best_set_of_an_order(contest: Contest, data: st.DataObject) -> None:
    world = data.draw(st.sampled_from(list(every_world(contest.entrants))))
    eligible = data.draw(st.permutations([person for person, profile in world.items() if profile.eligible]))
    order = sorted(eligible, key=lambda person: world[person].key, reverse=True)
    reserved = {person: world[person].reserved for person in order}
    allotment = contest.allotment(sum(reserved.values()), len(order) - sum(reserved.values()))
    above: dict[bool, int] = {True: 0, False: 0}

    found = best_set(order, reserved, allotment)
    assert found in best_sets_by_orders(world, seats=contest.seats, share=contest.share, before={})
    for person in order:
        own = reserved[person]
        assert has_seat(allotment, reserved=own, above=above[own], above_others=above[not own]) is (person in found)
        above[own] += 1


# --- ranks, ties, margins --------------------------------------------------------------------------------------------------------------


def stands_above(contest: Contest, world: dict[str, Profile], other: str, person: str) -> bool:
    theirs, own = world[other], world[person]
    return theirs.eligible and (theirs.key > own.key or (theirs.key == own.key and other in settled_in(world, contest.before)[person]))


@given(contest=contests(most_entrants=7, most_open=2))
def test_ranks_are_the_best_and_the_worst_of_every_world(contest: Contest) -> None:
    ranks: dict[str, set[int]] = {entrant.id: set() for entrant in contest.entrants}
    for world in every_world(contest.entrants):
        for person, profile in world.items():
            if profile.eligible:
                ranks[person].add(1 + sum(stands_above(contest, world, other, person) for other in world))

    for person, seen in ranks.items():
        assert contest.rank(person) == ((min(seen), max(seen)) if seen else None)


@given(contest=contests(most_entrants=7, most_open=2))
def test_allotments_are_those_of_every_world(contest: Contest) -> None:
    groups = {
        (sum(each.reserved for each in eligible), sum(not each.reserved for each in eligible))
        for world in every_world(contest.entrants)
        for eligible in [[profile for profile in world.values() if profile.eligible]]
    }

    assert set(contest.allotments) == {contest.share.allot(contest.seats, *group) for group in groups}
    assert list(contest.allotments) == sorted(set(contest.allotments))


def level_in(world: dict[str, Profile], one: str, other: str) -> bool:
    return one != other and world[one].eligible and world[other].eligible and world[one].key == world[other].key


@given(contest=contests())
def test_ties_are_between_those_who_are_known_and_whom_nothing_orders(contest: Contest) -> None:
    known = {entrant.id: entrant.profiles[0] for entrant in contest.entrants if entrant.known}

    for entrant in contest.entrants:
        settled = settled_in(known, contest.before)
        ordered = {*settled.get(entrant.id, ()), *(later for later, earlier in settled.items() if entrant.id in earlier)}
        level = [other for other in known if entrant.id in known and level_in(known, entrant.id, other) and other not in ordered]
        assert list(contest.tied(entrant.id)) == level


@given(contest=contests(most_entrants=6, most_open=3))
def test_who_can_be_level_is_level_in_some_world(contest: Contest) -> None:
    worlds = list(every_world(contest.entrants))
    ids = [entrant.id for entrant in contest.entrants]

    for one in ids:
        for other in ids:
            assert contest.can_be_level(one, other) is any(level_in(world, one, other) for world in worlds)
        assert not contest.can_be_level(one, "nobody")
        assert not contest.can_be_level("nobody", one)


def differing(contest: Contest, person: str) -> set[str]:
    """Those whose profile alone, in some world, makes a difference to a person's seat, their own merit being at an extreme."""
    seats: dict[tuple[object, ...], dict[str, set[object]]] = {}
    own = [profile.at(merit) for profile in contest.entrant(person).profiles if profile.eligible for merit in {profile.low, profile.high}]
    others = [entrant for entrant in contest.entrants if entrant.id != person]
    found: set[str] = set()
    for mine in own:
        seats.clear()
        for world in every_world([*others, Entrant(person, (mine,))]):
            fixed = again(contest, entrants=[Entrant(each, (profile,)) for each, profile in world.items()])
            standing = fixed.standing(person)
            for other in others:
                rest = tuple((each.id, world[each.id]) for each in others if each is not other)
                seats.setdefault(rest, {}).setdefault(other.id, set()).add((standing.always, standing.never))
        found |= {other for met in seats.values() for other, outcomes in met.items() if len(outcomes) > 1}
    return found


@given(contest=contests(most_entrants=5, most_open=3))
def test_somebody_waits_for_those_whose_facts_alone_can_change_their_seat(contest: Contest) -> None:
    for entrant in contest.entrants:
        assert set(contest.unsettled(entrant.id)) == differing(contest, entrant.id)


def margin_by_trying(contest: Contest, person: str, merit: int) -> tuple[int | None, int | None, int | None]:
    """The margin, by trying every merit on the scale."""
    own = contest.entrant(person).profiles
    others = [other for other in contest.entrants if other.id != person]
    standings: list[Standing] = []
    for level in range(5):
        supposed = Entrant(person, tuple(profile.at(level) if profile.eligible else profile for profile in own))
        standings.append(reference_standings(again(contest, entrants=[*others, supposed]))[person])
    to_tie = next((level - merit for level in range(merit, 5) if not standings[level].never), None)
    to_seat = next((level - merit for level in range(merit, 5) if standings[level].always), None)
    to_spare = merit - next(level for level in range(5) if standings[level].always) if standings[merit].always else None
    return to_tie, to_seat, to_spare


@given(contest=contests(most_entrants=6, most_open=2))
def test_margins_are_those_of_trying_every_merit(contest: Contest) -> None:
    for entrant in contest.entrants:
        merits = {merit for profile in entrant.profiles if profile.eligible for merit in (profile.low, profile.high)}
        if len(merits) == 1:
            merit = merits.pop()
            assert contest.margin(entrant.id, merit) == margin_by_trying(contest, entrant.id, merit)


def test_a_margin_does_not_stop_where_the_scale_has_no_end() -> None:
    contest = Contest([scored("a", 3), scored("b", 5)], seats=1, share=ANYBODY)

    assert contest.margin("a", 3) == (2, 3, None)
    assert contest.margin("b", 5) == (0, 0, 1)


# --- the call --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong, error, said",
    [
        (lambda: Contest([scored("a", 1), scored("a", 2)], seats=1, share=ANYBODY), DuplicateNameError, "each entrant id may occur once; twice or more: a"),
        (lambda: Contest([], seats=-1, share=ANYBODY), InvalidValueError, "seats: got -1; give 0 or more"),
        (lambda: Contest([Entrant("a", ())], seats=1, share=ANYBODY), InvalidValueError, "entrant a: got (); give at least one profile"),
    ],
)  # fmt: skip
def test_a_contest_that_cannot_be(wrong: Callable[[], Contest], error: type[Exception], said: str) -> None:
    with pytest.raises(error) as caught:
        wrong()

    assert str(caught.value) == said


def test_the_same_contest_under_another_share() -> None:
    contest = Contest([scored("a", 2), scored("b", 1, reserved=True)], seats=1, share=AT_LEAST_A_THIRD, top=9, limit=7)
    unbound = contest.with_share(ANYBODY)

    assert contest.standing("b").always
    assert unbound.standing("a").always
    assert (unbound.entrants, unbound.seats, unbound.before, unbound.top, unbound.limit) == (contest.entrants, 1, {}, 9, 7)
    assert contest.entrant("b").id == "b"
