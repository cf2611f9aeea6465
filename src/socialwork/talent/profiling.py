"""What candidates may turn out to be for a contest, and the share as a round has it: what the rules say, in the words of `selection`."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import attrs

from ..errors import InvalidValueError
from ..policies import Law
from ..rules import Assumed, Fact, Missing, Verdict
from ..selection import Base, Entrant, Profile, Rounding, Share, Shortage, Strength
from ..text import Text
from .candidates import CANDIDATE, Candidate
from .merit_scales import MeritScale
from .rounds import Round
from .scheme import TalentScheme

__all__ = ["entrant", "profiles", "share"]


def entrant(candidate: Candidate, ways: Mapping[tuple[Verdict, ...], Assumed], scale: MeritScale) -> Entrant:
    """The candidate with everything they may turn out to be.

    Args:
        candidate: The candidate.
        ways: Every way the rules can come out together, each with what is assumed of missing facts: whether they may be selected, whether
            they are preferred, whether they count toward the share, and (where these are counted) each ground of preference.
        scale: The round's scale of merit.
    """
    found: dict[Profile, Profile] = {}
    for verdicts, assumed in ways.items():
        for entry, preferred, reserved, *grounds in product(*map(_either, verdicts)):
            weight = 0 if preferred is not Verdict.YES else sum(ground is Verdict.YES for ground in grounds) if grounds else 1
            way = Profile(entry is Verdict.YES, preference=weight, reserved=reserved is Verdict.YES, assumed=assumed)
            for profile in _with_merit(candidate, scale, way):
                found.setdefault(profile._replace(assumed=()), profile)
    exact = all(Verdict.UNDETERMINED not in verdicts and _can_be(candidate, assumed) for verdicts, assumed in ways.items())
    return Entrant(candidate.id, tuple(found.values()), exact=exact)


def profiles(candidate: Candidate, scale: MeritScale, verdicts: tuple[Verdict, ...], merit: object = None) -> tuple[Profile, ...]:
    """What the candidate may turn out to be when the rules come out so.

    Args:
        candidate: The candidate.
        scale: The round's scale of merit.
        verdicts: As for `entrant`.
        merit: A merit to suppose; None takes the candidate's.
    """
    supposed: dict[str, Any] = {} if merit is None else {scale.fact: merit}
    return entrant(attrs.evolve(candidate, **supposed), {verdicts: ()}, scale).profiles


def _can_be(candidate: Candidate, assumed: Assumed) -> bool:
    """Whether what is assumed of missing facts goes with the others: each is filled in by itself."""
    facts: dict[str, Any] = {name: value for name, value in assumed if isinstance(CANDIDATE[name], Fact)}
    try:
        attrs.evolve(candidate, **facts)
    except InvalidValueError:
        return False
    return True


def _either(verdict: Verdict) -> tuple[Verdict, ...]:
    """What an open verdict may turn out to be, whatever becomes of the other rules: more than can be, where they hang together."""
    return (Verdict.YES, Verdict.NO) if verdict is Verdict.UNDETERMINED else (verdict,)


def _with_merit(candidate: Candidate, scale: MeritScale, profile: Profile) -> tuple[Profile, ...]:
    """The profile with the candidate's merit; who does not reach the minimum is not eligible, and all such profiles are one."""
    merit = getattr(candidate, scale.fact)
    nobody = Profile(eligible=False, assumed=profile.assumed)
    if not profile.eligible:
        return (nobody,)
    least = scale.lowest_eligible
    if isinstance(merit, Missing):
        return (profile._replace(low=least, high=scale.top), *((nobody,) if least else ()))
    steps = scale.steps(merit)
    return (profile.at(steps),) if steps >= least else (nobody,)


def share(law: Law[TalentScheme], round_: Round) -> Share:
    """The elderly-care share as the readings chosen have it.

    Raises:
        InvalidValueError: If it is taken of all holders and the round does not record them.

    Source:
        J4, J5.
    """
    scheme = law.policy
    checked_only = law.choice(scheme.share_order).id == "check_only"
    base = Base.of(law.choice(scheme.share_base).id)
    if base is Base.HOLDERS and not checked_only and round_.holders is None:
        fix = Text(
            "比例以全部在管理期者计：请在批次文件的 [holders] 中写明 total 与 elderly_care",
            "the share is taken of all holders: record total and elderly_care under [holders] in the round",
        )
        raise InvalidValueError("Round.holders", None, fix)
    return Share(
        fraction=law.value(scheme.elderly_care_share).known("elderly_care_share"),
        strength=Strength.REPORT_ONLY if checked_only else Strength.of(law.choice(scheme.share_strength).id),
        base=base,
        rounding=Rounding.of(law.choice(scheme.share_rounding).id),
        shortage=Shortage.of(law.choice(scheme.shortage).id),
        cap=law.value(scheme.cohort_cap).known("cohort_cap"),
        holders=None if round_.holders is None else (round_.holders.total, round_.holders.elderly_care),
        tolerance=round_.about_tolerance,
        label=Text("养老服务领域人选", "people in elderly care"),
    )
