"""What claims can be granted over all worlds equals what one finds by listing the worlds."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise, permutations, product

from hypothesis import given
from hypothesis import strategies as st

from socialwork.linkage.calls import WhenShort
from socialwork.linkage.funding import Claim, Ground, Limits, spread

World = list[tuple[Claim, Ground | None, int, int]]
"""Each claim, why it is out, its score and its amount."""


def worlds(claims: list[Claim]) -> Iterator[World]:
    def ways(claim: Claim) -> list[tuple[Claim, Ground | None, int, int]]:
        found: list[tuple[Claim, Ground | None, int, int]] = [(claim, out, 0, 0) for out in claim.outs]
        if claim.scores is not None:
            low, high = map(int, claim.scores)
            amounts = range(claim.amounts[0], claim.amounts[1] + 1)
            found += [(claim, None, score, amount) for score in range(low, high + 1) for amount in amounts]
        return found

    yield from (list(world) for world in product(*map(ways, claims)))


def orders(world: World, before: Mapping[str, frozenset[str]]) -> Iterator[World]:
    inside = [each for each in world if each[1] is None]
    for order in permutations(inside):
        place = {each[0].id: at for at, each in enumerate(order)}
        if any(one[2] < other[2] for one, other in pairwise(order)):
            continue
        scores = {each[0].id: each[2] for each in inside}
        if all(
            place[earlier] < place[later]
            for later, others in before.items()
            for earlier in others
            if later in scores and earlier in scores and scores[later] == scores[earlier]
        ):
            yield list(order)


def granted(order: World, limits: Limits) -> tuple[dict[str, tuple[int, Ground]], int]:
    """Straight from the words: one after the other, best first."""
    left, stopped, taken = limits.budget, False, list[str]()
    found: dict[str, tuple[int, Ground]] = {}
    for claim, _, _, amount in order:
        given_ = 0
        if limits.per_organisation is not None and taken.count(claim.organisation) >= limits.per_organisation:
            ground = Ground.ORGANISATION_LIMIT
        elif limits.places is not None and len(taken) >= limits.places:
            ground = Ground.PLACES_TAKEN
        elif stopped:
            ground = Ground.STOPPED
        elif amount <= left:
            given_, ground = amount, Ground.FULL
        elif limits.short is WhenShort.PART_FUND and left:
            given_, ground = left, Ground.PART
        else:
            ground, stopped = Ground.NOT_ENOUGH_LEFT, limits.short is WhenShort.STOP
        left -= given_
        taken += [claim.organisation] if given_ else []
        found[claim.id] = given_, ground
    return found, left


@st.composite
def claims(draw: st.DrawFn, *, unknown_scores: bool = True, unknown_amounts: int = 1) -> list[Claim]:
    made: list[Claim] = []
    for number in range(draw(st.integers(1, 4))):
        low = draw(st.integers(0, 2))
        high = draw(st.integers(low, 2)) if unknown_scores else low
        least = draw(st.integers(1, 4))
        most = least
        if unknown_amounts and draw(st.integers(0, 4)) == 0:
            unknown_amounts, most = unknown_amounts - 1, draw(st.integers(least, 5))
        outs = draw(st.sampled_from([(), (), (), (Ground.NOT_ELIGIBLE,), (Ground.NOT_ELIGIBLE, Ground.BELOW_MINIMUM)]))
        scores = None if outs and draw(st.booleans()) else (Fraction(low), Fraction(high))
        made.append(Claim(f"A{number}", draw(st.sampled_from("XY")), scores, (least, most), outs))
    return made


LIMITS = st.builds(
    Limits, budget=st.integers(1, 9), short=st.sampled_from(WhenShort),
    per_organisation=st.sampled_from([None, None, 1, 2]), places=st.sampled_from([None, None, 1, 2]),
)  # fmt: skip
IDS = ("A0", "A1", "A2", "A3")
BEFORE = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(lambda pair: pair[0] < pair[1]), max_size=2).map(
    lambda pairs: {IDS[later]: frozenset(IDS[one] for one, other in pairs if other == later) for _, later in pairs}
)


def listed(made: list[Claim], limits: Limits, before: Mapping[str, frozenset[str]]) -> tuple[dict[str, set[tuple[int, Ground]]], set[int]]:
    found: dict[str, set[tuple[int, Ground]]] = {claim.id: set() for claim in made}
    lefts: set[int] = set()
    for world in worlds(made):
        for order in orders(world, before):
            each, left = granted(order, limits)
            lefts.add(left)
            for claim, out, _, _ in world:
                found[claim.id].add(each[claim.id] if out is None else (0, out))
    return found, lefts


@given(made=claims(), limits=LIMITS)
def test_equal_to_exhaustive_search(made: list[Claim], limits: Limits) -> None:
    result = spread(made, limits, {})
    found, lefts = listed(made, limits, {})

    assert result.searched
    for name, ways in found.items():
        amounts = {amount for amount, _ in ways}
        assert (result.found[name].least, result.found[name].most) == (min(amounts), max(amounts))
        assert result.found[name].grounds == {ground for _, ground in ways}
    assert result.left == (min(lefts), max(lefts))


@given(made=claims(unknown_scores=False), limits=LIMITS, before=BEFORE)
def test_equal_to_exhaustive_search_with_decisions_between_equals(
    made: list[Claim], limits: Limits, before: dict[str, frozenset[str]]
) -> None:
    result = spread(made, limits, before)
    found, _ = listed(made, limits, before)

    for name, ways in found.items():
        assert (result.found[name].least, result.found[name].most) == (min(amount for amount, _ in ways), max(amount for amount, _ in ways))


@given(made=claims(unknown_amounts=3), limits=LIMITS, before=BEFORE)
def test_never_wrong_about_what_is_decided(made: list[Claim], limits: Limits, before: dict[str, frozenset[str]]) -> None:
    result = spread(made, limits, before)
    found, lefts = listed(made, limits, before)

    for name, ways in found.items():
        least = result.found[name].least
        assert least is not None
        assert least <= min(amount for amount, _ in ways)
        assert max(amount for amount, _ in ways) <= result.found[name].most
    assert result.left[0] <= min(lefts)
    assert max(lefts) <= result.left[1]


@given(made=claims(unknown_scores=False, unknown_amounts=0), limits=LIMITS)
def test_under_stop_nobody_worse_is_funded_before_a_better_one(made: list[Claim], limits: Limits) -> None:
    sure = [claim._replace(outs=(), scores=(Fraction(9 - at), Fraction(9 - at))) for at, claim in enumerate(made)]
    result = spread(sure, limits._replace(short=WhenShort.STOP, per_organisation=None), {})
    funded = [result.found[claim.id].most > 0 for claim in sure]

    assert funded == sorted(funded, reverse=True)


@given(made=claims(), limits=LIMITS)
def test_a_search_that_gives_up_says_so_and_decides_only_what_came_before(made: list[Claim], limits: Limits) -> None:
    whole, bounded = spread(made, limits, {}), spread(made, limits, {}, limit=0)

    for name, found in whole.found.items():
        if Ground.NOT_SEARCHED not in bounded.found[name].grounds:
            assert vars(found) == vars(bounded.found[name])
        else:
            assert (bounded.found[name].least, bounded.found[name].most >= found.most) == (0, True)
    assert bounded.searched is all(claim.scores is None for claim in made)


def test_nothing_is_ordered_by_way_of_a_claim_that_may_take_no_part() -> None:
    level = (Fraction(80), Fraction(80))
    three = [Claim(name, name, level, (5, 5), (Ground.NOT_ELIGIBLE,) if name == "B" else ()) for name in "ABC"]
    before = {"B": frozenset("A"), "C": frozenset("B")}
    result = spread(three, Limits(5, WhenShort.STOP), before)

    assert [(result.found[name].least, result.found[name].most) for name in "ABC"] == [(0, 5), (0, 0), (0, 5)]


def test_many_equal_claims_are_looked_at_within_bounds() -> None:
    many = [Claim(f"A{number:02}", f"O{number}", (Fraction(80), Fraction(80)), (number + 1, number + 1)) for number in range(12)]
    result = spread(many, Limits(30, WhenShort.SKIP), {}, limit=50_000)

    assert result.searched
    assert {result.found[claim.id].least for claim in many} == {0}
