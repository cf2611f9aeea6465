"""The applications of a call under one combination of readings: what they may turn out to be, what they come to, and which ties matter."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ..errors import InvalidValueError
from ..policies import Law
from ..rules import Missing, Verdict
from ..selection.seating import reached
from ..text import Text
from .applications import Application
from .awards import TiedScores
from .calls import Call, CallPolicy
from .funding import Claim, Found, Ground, Limits, Spread, spread
from .grantable import Money, in_fen
from .panel_scores import PanelScore
from .scoring import Panel

__all__ = ["Run", "Taken", "run", "take"]


class Taken(NamedTuple):
    """An application as it is under some readings; its score is told whole, that of its claim from the least score on."""

    claim: Claim
    score: tuple[Fraction, Fraction] | None
    panel: PanelScore | None
    exact: bool


class Run(NamedTuple):
    """What came out under one combination of readings."""

    taken: Mapping[str, Taken]
    result: Spread
    ties: tuple[TiedScores, ...]
    by_tie: frozenset[str]
    by_facts: frozenset[str]
    level_with: Mapping[str, tuple[str, ...]]


def _score(
    application: Application, panel: Panel | None, law: Law[CallPolicy], call: Call
) -> tuple[tuple[Fraction, Fraction], PanelScore | None]:
    if panel is not None:
        found = panel.score(application.id, drop_ends=law.choice(law.policy.dropping).id == "drop_ends")
        return (found.low, found.high), found
    if isinstance(application.score, Missing):
        return (Fraction(), Fraction(call.highest)), None
    if application.score > call.highest:
        fix = Text(f"请给不超过{call.highest}的评审得分", f"give a score of {call.highest} or less")
        raise InvalidValueError(f"{application.id}: score", f"{application.score:f}", fix)
    return (Fraction(application.score), Fraction(application.score)), None


def take(application: Application, law: Law[CallPolicy], call: Call, money: Money, panel: Panel | None) -> Taken:
    """What an application may turn out to be under a law.

    Raises:
        InvalidValueError: If its score is above the greatest, or the panel does not say whether it drops the ends.
    """
    rule = law.policy.eligible
    verdict = law.decide(rule, application, cut_off=call.cut_off).verdict
    whole, found = _score(application, panel, law, call)
    low, high = whole
    can, outs, exact = {verdict}, list[Ground](), True
    if verdict is Verdict.UNDETERMINED:
        ways = law.reachable((rule,), application, cut_off=call.cut_off)
        can = {Verdict.UNDETERMINED} if ways is None else {each for (each,) in ways}
        if Verdict.UNDETERMINED in can:  # there are too many ways, or a day is known only roughly
            can, exact = {Verdict.YES, Verdict.NO}, False
    if Verdict.NO in can:
        outs.append(Ground.NOT_ELIGIBLE if can == {Verdict.NO} else Ground.ELIGIBILITY_OPEN)
    if call.minimum is not None and low < call.minimum and Verdict.YES in can:
        outs.append(Ground.BELOW_MINIMUM if high < call.minimum else Ground.MINIMUM_OPEN)
        low = max(low, Fraction(call.minimum))
    scores = (low, high) if Verdict.YES in can and low <= high else None
    least, most = money.grantable(application)[0]
    # One unknown that turns several things at once is not followed through them all.
    exact = exact and not (least != most and verdict is Verdict.UNDETERMINED)
    claim = Claim(application.id, application.organisation, scores, (in_fen(least), in_fen(most)), tuple(outs))
    return Taken(claim, None if scores is None else whole, found, exact)


def _level(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Groups of two or more that have one known score."""
    by_score: dict[Fraction, list[Claim]] = {}
    for claim in claims:
        if claim.scores is not None and claim.scores[0] == claim.scores[1]:
            by_score.setdefault(claim.scores[0], []).append(claim)
    return [group for group in by_score.values() if len(group) > 1]


def _in_line(group: Sequence[Claim], before: Mapping[str, frozenset[str]], *, backwards: bool) -> list[str]:
    """Those with one score in an order that the resolutions allow: by id as far as they leave that open, or the other way round."""
    ids = sorted((claim.id for claim in group), reverse=backwards)
    ahead = {person: reached(before, person, through=ids.__contains__) & set(ids) for person in ids}
    return sorted(ids, key=lambda person: len(ahead[person]))


def _same(one: Found, other: Found) -> bool:
    return (one.least, one.most, one.grounds) == (other.least, other.most, other.grounds)


def run(taken: Mapping[str, Taken], limits: Limits, before: Mapping[str, frozenset[str]], limit: int) -> Run:
    """What all applications come to, and which of the ties matter: those without which something open would be decided, or come out otherwise."""
    claims = [each.claim for each in taken.values()]
    result = spread(claims, limits, before, limit=limit)
    level = _level(claims)
    open_ = {name for name, found in result.found.items() if found.least != found.most}
    lines = [[_in_line(group, before, backwards=backwards) for group in level] for backwards in (False, True)]
    forced: list[Mapping[str, Found]] = []
    for groups in lines if open_ and level else ():
        ordered = dict(before) | {
            person: before.get(person, frozenset()) | set(line[:at]) for line in groups for at, person in enumerate(line)
        }
        forced.append(spread(claims, limits, ordered, limit=limit).found)
    by_facts = {name for name in open_ if any(each[name].least != each[name].most for each in forced) or not forced}
    by_tie = {name for name in open_ if any(not _same(each[name], result.found[name]) for each in forced)}
    loose: dict[str, tuple[str, ...]] = {}
    ties: list[TiedScores] = []
    for group in level:
        ids = {claim.id for claim in group}
        sure = {claim.id for claim in group if not claim.outs}
        ahead = {person: reached(before, person, through=sure.__contains__) & ids for person in ids}
        apart = {
            person: tuple(sorted(other for other in ids - {person} if other not in ahead[person] and person not in ahead[other]))
            for person in ids
        }
        matters = tuple(sorted(person for person in ids if apart[person] and person in by_tie))
        if matters:
            loose |= {person: apart[person] for person in matters}
            score = next(claim.scores[0] for claim in group if claim.scores is not None)
            others = {other for person in matters if not {*matters} & {*apart[person]} for other in apart[person]}
            ties.append(TiedScores(ids=tuple(sorted({*matters, *others})), score=score))
    return Run(taken, result, tuple(ties), frozenset(by_tie), frozenset(by_facts), loose)
