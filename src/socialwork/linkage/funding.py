"""What each claim can be granted over all worlds: every way in which what is open may turn out, and every order of equal scores.

Claims are looked at from the best score down, and each takes from what is left. Claims whose scores cannot change places follow one another; among
the others every order that can come about is walked, together with what is left, so that nothing is listed twice. Amounts are in fen, so that
they are whole numbers.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ..selection.seating import reached
from ..text import Labelled
from .calls import WhenShort

__all__ = ["Claim", "Found", "Ground", "Limits", "Spread", "spread"]


class Ground(Labelled):
    """Why a claim gets what it gets in one world."""

    FULL = "full", "足额", "in full"
    APPROVED = "approved", "按核定", "as approved"
    CEILING = "ceiling", "按上限", "at the ceiling"
    BUDGET_SHARE = "budget_share", "按比例上限", "at the greatest share"
    PART = "part", "以余额部分资助", "what was left"
    NOT_ENOUGH_LEFT = "not_enough_left", "余额不足", "not enough was left"
    STOPPED = "stopped", "资助已止于名次在前的项目", "grants ended with one better placed"
    ORGANISATION_LIMIT = "organisation_limit", "该组织的项目数已满", "its organisation has as many as it may"
    PLACES_TAKEN = "places_taken", "项目数已满", "as many are funded as may be"
    NOT_ELIGIBLE = "not_eligible", "不符合参评条件", "not eligible"
    BELOW_MINIMUM = "below_minimum", "未达最低分", "below the least score"
    ELIGIBILITY_OPEN = "eligibility_open", "参评条件待核实", "whether it is eligible is open"
    ELIGIBILITY_BY_READING = "eligibility_by_reading", "参评条件因口径而异", "whether it is eligible differs by reading"
    MINIMUM_OPEN = "minimum_open", "是否达最低分待核实", "whether it has the least score is open"
    NOT_SEARCHED = "not_searched", "情形过多，未逐一算清", "too many cases to look at them all"


class Claim(NamedTuple):
    """What an application may turn out to be.

    Attributes:
        id: Stable key.
        organisation: Who applies.
        scores: The least and the greatest score with which it takes part; None where it takes part in no case.
        amounts: The least and the greatest amount, in fen, that it would be granted were there money enough.
        outs: Why it may not take part; empty where it does in any case.
    """

    id: str
    organisation: str
    scores: tuple[Fraction, Fraction] | None
    amounts: tuple[int, int]
    outs: tuple[Ground, ...] = ()


class Limits(NamedTuple):
    """What grants are held to.

    Attributes:
        budget: What there is, in fen.
        short: What happens where the next claim does not fit.
        per_organisation: The most claims of one organisation; None for no limit.
        places: The most claims in all; None for no limit.
    """

    budget: int
    short: WhenShort
    per_organisation: int | None = None
    places: int | None = None


class Found:
    """What one claim comes to over all worlds.

    Attributes:
        least: The least that it is granted, in fen.
        most: The greatest.
        grounds: Why, over all worlds.
    """

    def __init__(self) -> None:
        self.least: int | None = None
        self.most = 0
        self.grounds: set[Ground] = set()

    def add(self, low: int, high: int, ground: Ground) -> None:
        """One more way it comes out."""
        self.least = low if self.least is None else min(low, self.least)
        self.most = max(high, self.most)
        self.grounds.add(ground)


class Spread(NamedTuple):
    """What all claims come to.

    Attributes:
        found: By id.
        left: The least and the greatest that is left in the end, in fen.
        searched: Whether every world was looked at.
    """

    found: Mapping[str, Found]
    left: tuple[int, int]
    searched: bool


class _State(NamedTuple):
    """What matters of everything that came before: what is left lies between two amounts."""

    low: int
    high: int
    stopped: bool = False
    taken: int = 0
    held: tuple[tuple[str, int], ...] = ()


class _Step(NamedTuple):
    state: _State
    low: int
    high: int
    ground: Ground


def _ahead(claims: Sequence[Claim], before: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """For each claim those that must come before it if they take part, whatever turns out.

    A decision orders others by way of a claim only where that one takes part in any case, and with the same score.
    """
    sure = {claim.id for claim in claims if not claim.outs}
    scores = {claim.id: claim.scores for claim in claims if claim.scores is not None}

    found: dict[str, frozenset[str]] = {}
    for person, (_, high) in scores.items():
        level = {other for other, score in scores.items() if other in sure and score == scores[person] and score[0] == score[1]}
        ahead = reached(before, person, through=level.__contains__)
        found[person] = frozenset(
            other for other, (low, _) in scores.items() if other != person and (low > high or (low == high and other in ahead))
        )
    return found


def _in_groups(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """Claims that can change places with some other of the group, from the best down; nobody changes places across groups."""
    group: list[Claim] = []
    lowest = Fraction()
    for score, claim in sorted(
        ((claim.scores, claim) for claim in claims if claim.scores is not None), key=lambda each: (-each[0][1], each[1].id)
    ):
        if group and score[1] < lowest:
            yield group
            group = []
        lowest = min(score[0], lowest) if group else score[0]
        group.append(claim)
    if group:
        yield group


def _without(claim: Claim, state: _State) -> Iterator[_Step]:
    """Every way a claim takes no part."""
    return (_Step(state, 0, 0, out) for out in claim.outs)


def _steps(claim: Claim, state: _State, limits: Limits, counted: Collection[str]) -> Iterator[_Step]:
    """Every way a claim that is looked at next can come out."""
    yield from _without(claim, state)
    held = dict(state.held)
    if limits.per_organisation is not None and held.get(claim.organisation, 0) >= limits.per_organisation:
        yield _Step(state, 0, 0, Ground.ORGANISATION_LIMIT)
        return
    if limits.places is not None and state.taken >= limits.places:
        yield _Step(state, 0, 0, Ground.PLACES_TAKEN)
        return
    if state.stopped:
        yield _Step(state, 0, 0, Ground.STOPPED)
        return
    funded = state._replace(taken=state.taken + (limits.places is not None))
    if claim.organisation in counted:
        held[claim.organisation] = held.get(claim.organisation, 0) + 1
        funded = funded._replace(held=tuple(sorted(held.items())))
    least, most = claim.amounts
    if least <= state.high:  # it can fit
        left = max(0, state.low - most), state.high - least
        yield _Step(funded._replace(low=left[0], high=left[1]), least, min(most, state.high), Ground.FULL)
    if most > state.low:  # it can be too much
        low, high = state.low, min(state.high, most - 1)
        if limits.short is not WhenShort.PART_FUND:
            stopped = limits.short is WhenShort.STOP
            yield _Step(state._replace(low=low, high=high, stopped=stopped), 0, 0, Ground.NOT_ENOUGH_LEFT)
            return
        if low == 0:
            yield _Step(state._replace(low=0, high=0), 0, 0, Ground.NOT_ENOUGH_LEFT)
        if high > 0:
            yield _Step(funded._replace(low=0, high=0), max(low, 1), high, Ground.PART)


def _walk(
    group: Sequence[Claim], starts: Iterable[_State], limits: Limits, counted: Collection[str], before: Mapping[str, Collection[str]],
    found: Mapping[str, Found], limit: int,
) -> set[_State] | None:  # fmt: skip
    """The states after a group, in whatever order its claims are looked at; None past the limit."""
    ahead = _ahead(group, before)
    ids = [claim.id for claim in group]
    everybody = frozenset(ids)
    named = {*before, *(earlier for others in before.values() for earlier in others)}
    ends: set[_State] = set()
    seen = {(everybody, state) for state in starts}
    waiting = list(seen)
    while waiting:
        left, state = waiting.pop()
        if not left:
            ends.add(state)
            continue
        for claim in group:
            if claim.id not in left:
                continue
            if ahead[claim.id].isdisjoint(left):
                steps = _steps(claim, state, limits, counted)
            elif claim.id in named:  # where it takes no part nothing is ordered by way of it, so that it need not wait
                steps = _without(claim, state)
            else:
                continue
            for step in steps:
                found[claim.id].add(step.low, step.high, step.ground)
                after = (left - {claim.id}, step.state)
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
        if len(seen) > limit:
            return None
    return ends


def spread(claims: Sequence[Claim], limits: Limits, before: Mapping[str, Collection[str]], *, limit: int = 20_000) -> Spread:
    """What each claim can be granted, over all worlds.

    Args:
        claims: Everybody who claims something.
        limits: What grants are held to.
        before: For an id, everybody whom a decision puts before it; it orders equal scores only.
        limit: How many situations are looked at within a group of claims that can change places, before the search gives up and says so.
    """
    found = {claim.id: Found() for claim in claims}
    for claim in claims:
        for out in claim.outs if claim.scores is None else ():
            found[claim.id].add(0, 0, out)
    of = [claim.organisation for claim in claims]
    counted: set[str] = set() if limits.per_organisation is None else {each for each in of if of.count(each) > limits.per_organisation}
    states = {_State(limits.budget, limits.budget)}
    groups = list(_in_groups(claims))
    for place, group in enumerate(groups):
        after = _walk(group, states, limits, counted, before, found, limit)
        if after is None:
            for claim in (each for rest in groups[place:] for each in rest):
                found[claim.id].add(0, min(claim.amounts[1], limits.budget), Ground.NOT_SEARCHED)
            return Spread(found, (0, max(state.high for state in states)), searched=False)
        states = after
    return Spread(found, (min(state.low for state in states), max(state.high for state in states)), searched=True)
