"""Asking what a law says of a unit's doing something for somebody. A text's silence is an answer of its own, and no ban."""

from collections.abc import Iterator
from typing import TypeVar

import attrs

from ..errors import InvalidValueError, UnknownNameError
from ..law import Option, Reading
from ..policies import Law, Policy
from ..rules import Judgement, Missing
from ..text import Text, joined
from .functions import Function
from .provisions import Finding, Provided, Provision, Question, Reason, doing
from .system import ServiceSystem
from .words import Act, Party, Tier

__all__ = ["may"]

S = TypeVar("S", bound=ServiceSystem)

_NEVER_PURCHASER = {Party.RESOURCES}
_OWN_AREA = Text("限于本辖区", "within its own area")
_FOR_NOBODY = {Act.RUN_PROJECTS}


def may(
    law: Law[S],
    unit: str | Tier,
    act: Act,
    toward: str | Tier | Party | None = None,
    *,
    detail: str | None = None,
    in_area: bool | Missing = True,
    recognised: Judgement | Missing = Missing.NOT_ASKED,
) -> Provision:
    """Whether the text provides for units of a level doing something for somebody.

    YES and NO are said only where a clause, or a reading of one, says so. Where the text is silent the answer is NOT_PROVIDED: neither allowed nor
    forbidden.

    Args:
        law: The law of a service system, with the readings chosen.
        unit: The tier whose units would do it, or its id.
        act: What they would do.
        toward: For whom: a tier, whose units are meant, a party, or the id or code of one; None for working by projects, which is for nobody in particular.
        detail: What is meant in words, where the act or the party is `OTHER`.
        in_area: Whether those for whom it is done are in the unit's own area, of which the texts speak unless they say otherwise.
        recognised: For an act that is none of those listed: whether somebody found it to be of the kind of a list that the text leaves open.

    Raises:
        UnknownNameError: If there is no such tier or party.
        InvalidValueError: If the law is none of a service system, the act is none, it is not said for whom, an `OTHER` is not told in words, `in_area`
            is neither a bool nor a `Missing`, or `recognised` neither a `Judgement` nor a `Missing`.

    Source:
        For `HEBEI`: H13, H15-H20; readings AH4, AH9, AH10.

    >>> from datetime import date
    >>> from socialwork import HEBEI
    >>> law = HEBEI.on(date(2024, 1, 1))
    >>> may(law, "county", Act.TRAIN, "town").outcome
    <Provided.YES: 'yes'>
    >>> may(law, "county", Act.CONTRACT, Party.PARTY_GOVERNMENT).outcome
    <Provided.NOT_PROVIDED: 'not_provided'>
    """
    _check_law(law)
    _check_told(in_area, recognised)
    named: object = act
    doing_what = named if isinstance(named, Act) else Act.of(str(named))
    doer = _tier(law.policy, unit)
    other = None if toward is None else _counterpart(law.policy, toward)
    _check_words(doing_what, other, detail, law.policy)
    question = Question(unit=doer, act=doing_what, toward=other, detail=detail, in_area=in_area, recognised=recognised)
    return Provision(law=law, question=question, find=_found)


def _check_law(law: object) -> None:
    given: object = getattr(law, "policy", law)
    if not (isinstance(law, Law) and isinstance(given, ServiceSystem)):
        found = given.id if isinstance(given, Policy) else type(given).__name__
        fix = Text("请给出分级服务体系的规定：policy.on(day)", "give the law of a service system: policy.on(day)")
        raise InvalidValueError("law", found, fix)


def _check_told(in_area: object, recognised: object) -> None:
    if not isinstance(in_area, bool | Missing):
        fix = Text("请填 True 或 False；不知道时填 Missing.NOT_KNOWN", "give True or False, or Missing.NOT_KNOWN where nobody knows")
        raise InvalidValueError("in_area", in_area, fix)
    if not isinstance(recognised, Judgement | Missing):
        fix = Text(
            "请填 Judgement，写明由谁、何日、在何文件中认定；未认定时略去",
            "give a Judgement, which says by whom, when and in which document; leave it out where nobody found anything",
        )
        raise InvalidValueError("recognised", recognised, fix, personal=True)


def _tier(system: ServiceSystem, named: str | Tier) -> Tier:
    return system.tier(named.id if isinstance(named, Tier) else named)


def _counterpart(system: ServiceSystem, named: str | Tier | Party) -> Tier | Party:
    if isinstance(named, Party):
        return named
    if isinstance(named, str):
        for party in Party:
            if party.value == named:
                return party
        known = _counterparts(system)
        if named not in known:
            raise UnknownNameError(Text("层级或对象", "tier or party"), named, known)
    return _tier(system, named)


def _counterparts(system: ServiceSystem) -> tuple[str, ...]:
    return (*(tier.id for tier in system.tiers), *(str(party.value) for party in Party))


def _check_words(act: Act, toward: Tier | Party | None, detail: str | None, system: ServiceSystem) -> None:
    if act in _FOR_NOBODY and toward is not None:
        fix = Text("此事不针对某一对象，请略去 toward", "this is done for nobody in particular; leave `toward` out")
        raise InvalidValueError("toward", toward.id if isinstance(toward, Tier) else toward.value, fix)
    if act not in _FOR_NOBODY and toward is None:
        known = ", ".join(_counterparts(system))
        raise InvalidValueError("toward", None, Text(f"请给出对象，其中之一：{known}", f"say for whom, one of: {known}"))
    other = act is Act.OTHER or toward is Party.OTHER
    if other and not (detail and detail.strip()):
        raise InvalidValueError("detail", detail, Text("选“其他”时请用文字说明", "say in words what is meant by `OTHER`"))
    if detail is not None and not other:
        raise InvalidValueError("detail", detail, Text("只在选“其他”时填写", "give it only where the act or the party is `OTHER`"))


def _found(law: Law[S], asked: Question) -> Finding:
    """What one choice of readings says."""
    function = law.policy.function(asked.unit, asked.act, asked.toward)
    if function is not None:
        return _within(asked, function.within_area, Reason(Text("规定写明：", "the text says so: ") + asked.text, function.clause))
    if asked.act is Act.CONTRACT and isinstance(asked.toward, Party) and asked.toward not in _NEVER_PURCHASER:
        return _purchased(law, asked, asked.toward)
    if isinstance(asked.toward, Tier) and (between := _between(law.policy, asked.unit, asked.toward)) is not None:
        return _over_a_level(law, asked, between)
    return _left_open(law.policy, asked) if asked.act is Act.OTHER else _silent(law.policy, asked)


def _within(asked: Question, within_area: bool, reason: Reason) -> Finding:
    """YES, as far as the other side is in the unit's own area where the text asks that."""
    if not within_area:
        return Finding(outcome=Provided.YES, reasons=(reason,))
    if isinstance(asked.in_area, Missing):
        open_ = Reason(Text("是否属本辖区尚待查明", "whether it is in the unit's own area is not known yet"))
        return Finding(outcome=Provided.UNDETERMINED, reasons=(reason, open_))
    if asked.in_area:
        return Finding(outcome=Provided.YES, reasons=(Reason(reason.text + Text("，", ", ") + _OWN_AREA, reason.clause),))
    outside = Reason(
        Text("规定只及本辖区，辖区以外未涉及", "the text speaks of the unit's own area and of nothing beyond it"), reason.clause
    )
    return Finding(outcome=Provided.NOT_PROVIDED, reasons=(outside,))


def _silent(system: ServiceSystem, asked: Question) -> Finding:
    """Not provided for, with those for whom, or by whom, the text does provide for the act."""
    said = tuple(_said(system, function) for function in system.functions if function.act is asked.act)
    silent = Reason(Text("规定没有写这一项，也没有禁止", "the text does not speak of it, and does not forbid it"))
    return Finding(outcome=Provided.NOT_PROVIDED, reasons=(silent, *said))


def _said(system: ServiceSystem, function: Function) -> Reason:
    toward = system.tier(function.toward) if isinstance(function.toward, str) else function.toward
    return Reason(Text("所写的是：", "what it says: ") + doing(system.tier(function.unit), function.act, toward), function.clause)


def _left_open(system: ServiceSystem, asked: Question) -> Finding:
    """An act that is none of those listed: of the kind of an open list only if somebody found so."""
    toward = asked.toward.id if isinstance(asked.toward, Tier) else asked.toward
    lists = [each for each in system.functions if each.open and (each.unit, each.toward) == (asked.unit.id, toward)]
    if not lists:
        return _silent(system, asked)
    clauses = tuple(dict.fromkeys(clause for function in lists for clause in function.clause))
    named = joined(function.act.label for function in lists)
    reason = Reason(Text(f"规定列有{named.zh}，并留有余地", f"the text lists {named.en}, and leaves the list open"), clauses)
    if isinstance(asked.recognised, Missing):
        ask = Reason(Text("是否与所列同类，须由主管机关认定", "whether this is of that kind is for the competent body to find"))
        return Finding(outcome=Provided.UNDETERMINED, reasons=(reason, ask))
    if asked.recognised.holds:
        return _within(asked, any(function.within_area for function in lists), reason)
    apart = Reason(Text("已认定与所列不属同类", "it was found to be of another kind"))
    return Finding(outcome=Provided.NOT_PROVIDED, reasons=(reason, apart))


def _between(system: ServiceSystem, unit: Tier, toward: Tier) -> Tier | None:
    """The level right below a unit's, where the other one lies further down."""
    between = system.next_below(unit)
    return between if between is not None and system.tiers.index(toward) > system.tiers.index(between) else None


def _over_a_level(law: Law[S], asked: Question, between: Tier) -> Finding:
    """What units do for the level below theirs, done for a lower one."""
    nearer = _found(law, attrs.evolve(asked, toward=between))
    if nearer.outcome is Provided.NOT_PROVIDED:
        return _silent(law.policy, asked)
    taken = _taken(law, law.policy.centre_reaches_rooms)
    if taken[1].id == "directly":
        named = between.unit
        warning = Text(
            f"规定只写到{named.zh}；直接面向其下一级系取此口径",
            f"the text names the {named.en} only; acting below it rests on this reading",
        )
        return attrs.evolve(nearer, readings=(taken,), warnings=(warning,))
    through = Reason(
        Text(f"规定只写到{between.unit.zh}，经由其进行", f"the text names the {between.unit.en} only, through which it is done"),
        taken[0].clause,
    )
    return Finding(outcome=Provided.NOT_PROVIDED, reasons=(through, *nearer.reasons), readings=(taken,))


def _taken(law: Law[S], reading: Reading) -> tuple[Reading, Option]:
    return law.policy.reading(reading.id), law.choice(reading)


def _purchased(law: Law[S], asked: Question, purchaser: Party) -> Finding:
    """Purchased tasks where the unit, the purchaser, or both are named by no clause."""
    system = law.policy
    named = [function for function in system.functions if function.act is Act.CONTRACT]
    if not named:
        return _silent(system, asked)
    parts = tuple(_unnamed(law, asked, purchaser, named))
    outcomes = {part.outcome for part in parts}
    worst = next(outcome for outcome in (Provided.NO, Provided.NOT_PROVIDED, Provided.YES) if outcome in outcomes)
    return Finding(
        outcome=worst,
        reasons=tuple(reason for part in parts for reason in part.reasons),
        readings=tuple(taken for part in parts for taken in part.readings),
        warnings=tuple(warning for part in parts for warning in part.warnings),
    )


def _unnamed(law: Law[S], asked: Question, purchaser: Party, named: list[Function]) -> Iterator[Finding]:
    system = law.policy
    clauses = tuple(dict.fromkeys(clause for function in named for clause in function.clause))
    units = {function.unit for function in named}
    if asked.unit.id not in units:
        yield _contractor(law, asked, clauses, joined(system.tier(unit).unit for unit in sorted(units)))
    if purchaser not in {function.toward for function in named}:
        yield _purchaser(law, clauses, named)


def _contractor(law: Law[S], asked: Question, clauses: tuple[str, ...], units: Text) -> Finding:
    taken = _taken(law, law.policy.contractors)
    said = Reason(Text(f"承接任务只写到{units.zh}", f"of those who take on tasks, the text names the {units.en} only"), clauses)
    match taken[1].id:
        case "named_only":
            return Finding(outcome=Provided.NO, reasons=(said,), readings=(taken,))
        case "any_level":
            projects = law.policy.function(asked.unit, Act.RUN_PROJECTS, None)
            if projects is not None:
                reason = Reason(Text("该级同样以项目方式运作", "this level works by projects as well"), projects.clause)
                return Finding(outcome=Provided.YES, reasons=(said, reason), readings=(taken,))
        case _:
            pass
    silent = Reason(Text("写明一个，不等于禁止其余", "naming one does not forbid the rest"))
    return Finding(outcome=Provided.NOT_PROVIDED, reasons=(said, silent), readings=(taken,))


def _purchaser(law: Law[S], clauses: tuple[str, ...], named: list[Function]) -> Finding:
    taken = _taken(law, law.policy.purchasers)
    listed = joined({function.toward: function.toward.label for function in named if isinstance(function.toward, Party)}.values())
    said = Reason(Text(f"购买方写的是{listed.zh}", f"as purchasers the text names: {listed.en}"), clauses)
    warning = Text(
        "购买方不在所列之内；可以录入，结论中予以注明", "the purchaser is none of those named; it can be recorded, and the answer says so"
    )
    outcome = Provided.YES if taken[1].id == "open" else Provided.NOT_PROVIDED
    return Finding(outcome=outcome, reasons=(said,), readings=(taken,), warnings=(warning,))
