"""Everybody's place in a contest, and what it rests on."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from ..rules import Decision, Missing, Verdict
from .contest import Contest
from .outcomes import Basis, Outcome
from .placements import Placement
from .profiles import Entrant
from .resolutions import Resolution
from .seating import reached
from .shares import Shortage, Strength

if TYPE_CHECKING:
    from .combinations import Combinations
    from .turning import ProfilesOf

__all__ = ["decide_places"]


def decide_places(
    contest: Contest,
    *,
    merits: Mapping[str, Decimal | str | Missing],
    reasons: Mapping[str, tuple[Decision, ...]],
    resolutions: Iterable[Resolution],
    merit_of: Callable[[int], Decimal | str],
    cited: Mapping[Basis, tuple[str, ...]],
    combinations: "Combinations | None" = None,
    profiles_of: "Mapping[str, ProfilesOf] | None" = None,
) -> tuple[Placement, ...]:
    """Everybody's place in a contest: the eligible by rank, then the others; equal ranks in the order of their ids.

    Args:
        contest: Who takes part, for how many seats, under which share.
        merits: The merit of each, a score or a grade, or `Missing`.
        reasons: The decisions behind each one's profiles; the first says who may take part at all.
        resolutions: The recorded decisions between equals.
        merit_of: The merit that lies so many steps up the scale.
        cited: The clauses behind each basis.
        combinations: Everybody under every combination of readings, where these are varied.
        profiles_of: For each what they may turn out to be when the decisions behind them come out otherwise.
    """
    unbound = contest.with_share(attrs.evolve(contest.share, strength=Strength.REPORT_ONLY))
    filled = contest.with_share(attrs.evolve(contest.share, shortage=Shortage.FILL))
    given = tuple(resolutions)

    def place(entrant: Entrant) -> Placement:
        barred = any(reason.verdict is Verdict.NO for reason in reasons[entrant.id][:1])
        outcome, rests_on, proven = _outcome(contest, unbound, filled, entrant, barred=barred)
        concern = tuple(each for each in given if _orders(contest, each, entrant.id))
        return Placement(
            contest=contest, person=entrant.id, outcome=outcome, rests_on=rests_on, merit=merits[entrant.id], reasons=reasons[entrant.id],
            proven=proven, resolutions=concern, merit_of=merit_of, cited=cited, combinations=combinations,
            profiles_of=None if profiles_of is None else profiles_of[entrant.id],
        )  # fmt: skip

    placed = [place(entrant) for entrant in contest.entrants]
    return tuple(sorted(placed, key=lambda each: (each.rank is None, each.rank or (0, 0), each.id)))


def _outcome(
    contest: Contest, unbound: Contest, filled: Contest, entrant: Entrant, *, barred: bool
) -> tuple[Outcome, tuple[Basis, ...], bool]:
    standing = contest.standing(entrant.id)
    if standing.always:
        return Outcome.SELECTED, (Basis.GENERAL if unbound.standing(entrant.id).always else Basis.RESERVED,), True
    if not standing.never:
        causes = [basis for basis, holds in ((Basis.TIE, standing.by_tie), (Basis.MISSING_FACT, standing.by_facts)) if holds]
        return Outcome.OPEN, tuple(causes), standing.proven
    if not any(profile.eligible for profile in entrant.profiles):
        return Outcome.NOT_SELECTED, (Basis.NOT_ELIGIBLE if barred else Basis.BELOW_MINIMUM,), True
    if contest.share.shortage is not Shortage.FILL and not filled.standing(entrant.id).never:
        return Outcome.NOT_SELECTED, (Basis.SHORTAGE,), True
    if not unbound.standing(entrant.id).never:
        return Outcome.NOT_SELECTED, (Basis.DISPLACED,), True
    return Outcome.NOT_SELECTED, (Basis.BELOW_CUT,), True


def _orders(contest: Contest, resolution: Resolution, person: str) -> bool:
    """Whether the resolution has a part in ordering the person against somebody whose key can equal theirs, by way of others perhaps."""
    level = {other for other in contest.related(person) if contest.can_be_level(person, other)}
    ahead = {later: earlier & {person, *level} for later, earlier in contest.before.items() if later in {person, *level}}
    above = reached(ahead, person)
    return any(
        (earlier in above and (later == person or later in above)) or (later in level and person in {earlier, *reached(ahead, earlier)})
        for earlier in resolution.chosen
        for later in resolution.over
    )
