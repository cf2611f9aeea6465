"""Grants of a call: who gets how much, in rank order, under a budget, ceilings and limits, exact to the fen.

What is missing, what nothing orders and what the text leaves unclear is carried through: an amount is decided when it is the same in every
world, and open otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal, TypeVar

from ..errors import DuplicateNameError, InvalidValueError, UnknownNameError
from ..law import Reading
from ..policies import Law, admissible_combinations
from ..rules import ByReading, Missing, nodes
from ..selection import Basis, Outcome, Resolution
from ..selection.resolutions import order
from ..selection.seating import reached
from ..text import Text, joined
from .allocations import Allocation
from .applications import APPLICATION, Application, check_organisations
from .awards import Award, Bound, Ends, parts_of
from .calls import Call, CallPolicy, WhenShort
from .funding import Claim, Ground, Limits
from .grantable import Money, in_fen, in_yuan
from .kinds import check_kind
from .panel_scores import PanelScore
from .runs import Run, run, take
from .scoring import Panel

__all__ = ["allocate"]

_T = TypeVar("_T", int, Fraction)

_MOST_COMBINATIONS = 256
_LESS = {Bound.APPROVED: Ground.APPROVED, Bound.CEILING: Ground.CEILING, Bound.BUDGET_SHARE: Ground.BUDGET_SHARE}
"""Why what can be granted, were there money enough, is less than what was asked for."""


def _unused(resolutions: Iterable[Resolution], claims: Iterable[Claim]) -> Iterator[Resolution]:
    scores = {claim.id: claim.scores for claim in claims if claim.scores is not None}

    def can_be_level(one: str, other: str) -> bool:
        if one not in scores or other not in scores:
            return False
        return scores[one][0] <= scores[other][1] and scores[other][0] <= scores[one][1]

    for each in resolutions:
        if not any(can_be_level(one, other) for one in each.chosen for other in each.over):
            yield each


def _rest_on(policy: CallPolicy, panel: Panel | None) -> tuple[str, ...]:
    """The readings that grants rest on."""
    rest_on = {policy.when_short.id, *(node.reading.id for node in nodes(policy.eligible) if isinstance(node, ByReading))}
    if panel is not None and panel.scoring.drop_ends is None:
        rest_on.add(policy.dropping.id)
    return tuple(each.id for each in policy.readings if each.id in rest_on)


def _laws(law: Law[CallPolicy], varied: tuple[str, ...] | None) -> list[Law[CallPolicy]]:
    """The law under each combination, the one chosen first."""
    if not varied:
        return [law]
    chosen = dict(law.choices)
    fixed = {name: option for name, option in chosen.items() if name not in varied}
    found = [dict(zip(varied, options, strict=True)) for options in admissible_combinations(law.policy, varied, fixed)]
    if len(found) > _MOST_COMBINATIONS:
        fix = Text(
            f"口径组合过多；请分次变动，每次至多{_MOST_COMBINATIONS}种",
            f"vary fewer readings at once: at most {_MOST_COMBINATIONS} combinations",
        )
        raise InvalidValueError("readings", len(found), fix)
    others = [each for each in found if any(chosen[name] != option for name, option in each.items())]
    return [law, *(law.with_options({**chosen, **each}) for each in others)]


def _waiting(application: Application, decision_open: Iterable[Text], run: Run, money: Money, panel: PanelScore | None) -> Iterator[Text]:
    yield from decision_open
    claim, score = run.taken[application.id].claim, run.taken[application.id].score
    if score is None:
        return
    if score[0] != score[1] and panel is None:
        yield APPLICATION.score.label
    if panel is not None and not panel.known:
        yield panel.lacking
    if claim.amounts[0] != claim.amounts[1]:
        if isinstance(application.asked, Missing) and isinstance(application.approved, Missing):
            yield APPLICATION.asked.label
        if money.share is not None and isinstance(application.project_budget, Missing):
            yield APPLICATION.project_budget.label


def _outcome(least: int, most: int) -> Outcome:
    return Outcome.SELECTED if least > 0 else Outcome.OPEN if most else Outcome.NOT_SELECTED


def _rank(claim: Claim, claims: Sequence[Claim], before: Mapping[str, frozenset[str]]) -> tuple[int, int] | None:
    """The best and the worst place: whoever may not take part is not counted for the best, and is for the worst."""
    if claim.scores is None:
        return None
    low, high = claim.scores
    level = {other.id for other in claims if other.scores == claim.scores and low == high}
    sure = {other.id for other in claims if other.id in level and not other.outs}
    best = worst = 1
    for other in claims:
        if other.scores is None or other.id == claim.id:
            continue
        ahead, behind = (
            one in reached(before, two, through=sure.__contains__) for one, two in ((other.id, claim.id), (claim.id, other.id))
        )
        best += not other.outs and (other.scores[0] > high or (other.id in level and ahead))
        worst += other.scores[1] > low or (other.scores[1] == low and not (other.id in level and behind))
    return best, worst


def allocate(
    call: Call, applications: Iterable[Application], law: Law[CallPolicy], *, panel: Panel | None = None,
    readings: Literal["all"] | Iterable[str | Reading] | None = None, limit: int = 20_000,
) -> Allocation:  # fmt: skip
    """Who is granted how much.

    Applications that take part are looked at from the best score down. Each gets what can be granted to it: what the review approved, or else
    what it asked for, held to the ceiling and to the greatest share of its own budget; as far as what is left, the limit of its organisation and
    the number of places allow. Nothing but a recorded resolution orders equal scores.

    Args:
        call: What the office recorded.
        applications: The applications, in any order.
        law: The law: `call.law(policy)`.
        panel: What the panel gave; None where each application tells its own score.
        readings: `"all"`, or some readings: what comes out is then told over every admissible combination of them; None takes those chosen.
        limit: How many situations are looked at among applications that can change places, before the search gives up and says so.

    Raises:
        DuplicateNameError: If two applications share an id.
        InvalidValueError: If the budget or the ceiling is not known, the call goes beyond the text, a score is above the greatest, ids of
            organisations differ in writing alone, or there are too many combinations of readings.
        ResolutionCycleError: If resolutions run in a circle.
        UnknownNameError: If a reading is not there, or the panel scored what is no application.
    """
    listed = sorted(applications, key=lambda each: each.id)
    names = tuple(each.id for each in listed)
    DuplicateNameError.check(Text("申报项目编号", "application id"), names)
    check_organisations(listed)
    for sheet in () if panel is None else panel.sheets:
        if sheet.application not in names:
            raise UnknownNameError(Text("申报项目", "application"), sheet.application, names)
    money, before, rest_on, asked = Money.of(law, call), order(call.resolutions), _rest_on(law.policy, panel), law.policy.varied(readings)
    varied = None if asked is None else tuple(name for name in asked if name in rest_on)
    laws = _laws(law, varied)
    runs: list[Run] = []
    for each in laws:
        taken = {application.id: take(application, each, call, money, panel) for application in listed}
        short = WhenShort.of(each.choice(law.policy.when_short).id)
        runs.append(run(taken, Limits(in_fen(money.budget), short, call.per_organisation, money.places), before, limit))
    awards = [_award(application, runs, laws, varied, call, money, before) for application in listed]
    lefts = [in_yuan(end) for run in runs for end in run.result.left]
    return Allocation(
        call=call, law=law, budget=money.budget, kind=check_kind(awards, law, cut_off=call.cut_off),
        awards=tuple(sorted(awards, key=lambda each: (each.rank is None, each.rank or (0, 0), each.id))),
        granted=(money.budget - max(lefts), money.budget - min(lefts)),
        ties=tuple(dict.fromkeys(tie for run in runs for tie in run.ties)),
        unused=tuple(_unused(call.resolutions, (taken.claim for run in runs for taken in run.taken.values()))),
        varied=varied, rest_on=rest_on, combinations=len(runs),
    )  # fmt: skip


def _award(
    application: Application, runs: Sequence[Run], laws: Sequence[Law[CallPolicy]], varied: tuple[str, ...] | None, call: Call, money: Money,
    before: Mapping[str, frozenset[str]],
) -> Award:  # fmt: skip
    name, chosen, law = application.id, runs[0], laws[0]
    found = [run.result.found[name] for run in runs]
    ends = [(each.least or 0, each.most) for each in found]
    least, most = min(low for low, _ in ends), max(high for _, high in ends)
    causes = {
        Basis.TIE: any(name in run.by_tie for run in runs),
        Basis.MISSING_FACT: any(name in run.by_facts for run in runs),
        Basis.READING: len(set(ends)) > 1,
    }
    taken = chosen.taken[name]
    decision = law.decide(law.policy.eligible, application, cut_off=call.cut_off)
    granted = in_yuan(least), in_yuan(most)
    grantable, bounds = money.grantable(application)
    grounds = _grounds([each.grounds for each in found], _full(application, bounds))
    # Several unknown amounts are followed as intervals, each for itself; so are decisions between scores that are not known yet.
    several = sum(each.claim.amounts[0] != each.claim.amounts[1] for each in chosen.taken.values()) > 1
    inexact = any(not each.exact for run in runs for each in run.taken.values()) or _orders_unknown(chosen, before)
    return Award(
        application=application, outcome=_outcome(least, most), granted=granted, grantable=grantable, bounds=bounds,
        grounds=tuple(ground for ground in Ground if ground in grounds),
        rests_on=tuple(basis for basis, holds in causes.items() if holds),
        rank=_widest(_rank(run.taken[name].claim, [each.claim for each in run.taken.values()], before) for run in runs),
        score=_widest(run.taken[name].score for run in runs), panel=taken.panel, decision=decision,
        waiting=tuple(_waiting(application, (fact.label for fact in decision.open_facts), chosen, money, taken.panel)),
        level_with=tuple(sorted({other for run in runs for other in run.level_with.get(name, ())})),
        proven=not (several or inexact or not all(run.result.searched for run in runs)),
        parts=parts_of(granted[0], call.instalments) if least == most else (),
        under=_under(laws, varied or (), ends) if causes[Basis.READING] else (),
        ties_of_others=_ties_of_others(name, runs) if causes[Basis.TIE] else (),
        waits_for=tuple(_others_open(name, runs)) if causes[Basis.MISSING_FACT] else (),
    )  # fmt: skip


def _widest(found: Iterable[tuple[_T, _T] | None]) -> tuple[_T, _T] | None:
    """The least and the greatest over all readings under which there are any."""
    there = [each for each in found if each is not None]
    return (min(low for low, _ in there), max(high for _, high in there)) if there else None


def _full(application: Application, bounds: Sequence[Bound]) -> Ground:
    """Why it gets all that can be granted to it."""
    told = not (isinstance(application.asked, Missing) and isinstance(application.approved, Missing))
    return _LESS.get(bounds[0], Ground.FULL) if told and bounds else Ground.FULL


def _grounds(found: Sequence[set[Ground]], full: Ground) -> set[Ground]:
    """Why, over all readings; who takes part under some of them is not told to be barred."""
    barred = all(Ground.NOT_ELIGIBLE in each for each in found)
    told = {Ground.FULL: full, Ground.NOT_ELIGIBLE: Ground.NOT_ELIGIBLE if barred else Ground.ELIGIBILITY_BY_READING}
    return {told.get(each, each) for each in set[Ground]().union(*found)}


def _under(laws: Sequence[Law[CallPolicy]], varied: tuple[str, ...], ends: Sequence[tuple[int, int]]) -> tuple[tuple[Text, Ends], ...]:
    """What each combination comes to, by the options of those readings alone that make a difference."""
    chosen = [{name: each.choice(each.reading(name)) for name in varied} for each in laws]
    come_to = list(zip(chosen, ends, strict=True))

    def differs(name: str) -> bool:
        others = [other for other in varied if other != name]
        return any(
            end != other_end and all(one[each] is two[each] for each in others) for one, end in come_to for two, other_end in come_to
        )

    telling = tuple(filter(differs, varied)) or varied  # none alone where options can only be chosen together
    said = ((joined((options[name].label for name in telling), zh="且", en=" and "), end) for options, end in come_to)
    return tuple((label, (in_yuan(low), in_yuan(high))) for label, (low, high) in dict.fromkeys(said))


def _ties_of_others(name: str, runs: Sequence[Run]) -> tuple[str, ...]:
    """Those in ties that are looked at before an application, which stands in none itself but hangs on one."""
    found: set[str] = set()
    for each in runs:
        scores = each.taken[name].claim.scores
        if name in each.by_tie and name not in each.level_with and scores is not None:
            found |= {other for tie in each.ties if tie.score >= scores[0] for other in tie.ids}
    return tuple(sorted(found - {name}))


def _others_open(name: str, runs: Sequence[Run]) -> Iterator[str]:
    """The others that have something open and may be looked at before an application, and so take from what is left for it."""

    def matters(its: Claim, mine: Claim) -> bool:
        if mine.scores is None or its.scores is None or its.scores[1] < mine.scores[0]:
            return False
        return bool(its.outs) or its.scores[0] != its.scores[1] or its.amounts[0] != its.amounts[1]

    for other in sorted(runs[0].taken):
        if other != name and any(matters(each.taken[other].claim, each.taken[name].claim) for each in runs):
            yield other


def _orders_unknown(run: Run, before: Mapping[str, frozenset[str]]) -> bool:
    """Whether a resolution names an application whose score is not known yet."""
    named = {*before, *(earlier for others in before.values() for earlier in others)}
    scores = (run.taken[name].claim.scores for name in named if name in run.taken)
    return any(each is not None and each[0] != each[1] for each in scores)
