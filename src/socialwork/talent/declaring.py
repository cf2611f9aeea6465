"""Declarations: one recorded judgement that covers many people, and where it contradicts what was found of one of them."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from ..errors import InvalidValueError, UnknownNameError
from ..rules import Judgement, Missing, Shape
from ..rules.explain import value_text
from ..selection.wording import named
from ..text import Text, joined
from .candidates import CANDIDATE, Candidate
from .listing import listed

__all__ = ["Declaration", "declared", "disputes"]


def _ids(given: str | Iterable[str]) -> frozenset[str]:
    fix = Text("请列出人选编号", "give the ids of candidates, as text")
    return frozenset((given,) if isinstance(given, str) else listed("Declaration.covers", given, str, fix))


@attrs.frozen(kw_only=True)
class Declaration:
    """One recorded judgement that covers many people.

    Attributes:
        fact: The name of the judgement: `"professional_ethics"`.
        judgement: What was found, by whom, when, and where it is recorded.
        covers: The ids of the people covered; empty covers every candidate.

    Raises:
        InvalidValueError: If the fact is no judgement, nothing was judged, or those covered are no ids.
        UnknownNameError: If there is no such fact.
    """

    fact: str
    judgement: Judgement
    covers: frozenset[str] = attrs.field(default=frozenset(), converter=_ids)

    def __attrs_post_init__(self) -> None:
        if CANDIDATE[self.fact].shape is not Shape.JUDGEMENT:
            named = [handle.name for handle in CANDIDATE if handle.shape is Shape.JUDGEMENT]
            raise InvalidValueError("Declaration.fact", self.fact, f"name a judgement: {', '.join(named)}")
        judged: object = self.judgement
        if not isinstance(judged, Judgement):
            fix = Text(
                "请给 Judgement(holds=..., by=..., on=..., document=...)", "give a Judgement(holds=..., by=..., on=..., document=...)"
            )
            raise InvalidValueError("Declaration.judgement", judged, fix, personal=True)


def declared(candidates: tuple[Candidate, ...], declarations: tuple[Declaration, ...]) -> tuple[Candidate, ...]:
    """The candidates with what was declared for many of them at once.

    A declaration fills in a judgement that is missing. Where it contradicts one that is there, or another declaration, the judgement
    becomes `Missing.DISPUTED`: neither silently wins.

    Raises:
        UnknownNameError: If a declaration covers an id that no candidate has.
    """
    known = {candidate.id for candidate in candidates}
    for declaration in declarations:
        for covered in sorted(declaration.covers - known):
            raise UnknownNameError(Text("人选（认定所列）", "candidate covered by a declaration"), covered, tuple(sorted(known)))
    return tuple(_declared(candidate, declarations) for candidate in candidates)


def _declared(candidate: Candidate, declarations: tuple[Declaration, ...]) -> Candidate:
    found: dict[str, Any] = {}
    for declaration in declarations:
        if declaration.covers and candidate.id not in declaration.covers:
            continue
        own = found.get(declaration.fact, getattr(candidate, declaration.fact))
        if isinstance(own, Missing):
            found[declaration.fact] = own if own is Missing.DISPUTED else declaration.judgement
        elif own.holds is not declaration.judgement.holds:
            found[declaration.fact] = Missing.DISPUTED
    return attrs.evolve(candidate, **found) if found else candidate


def disputes(candidates: Iterable[Candidate], declarations: Iterable[Declaration]) -> Iterator[Text]:
    """What the findings are where declarations contradict a judgement, or one another: one text for all of whom the same was found."""
    found: dict[tuple[str, tuple[Judgement, ...]], list[str]] = {}
    recorded = tuple(declarations)
    for candidate in candidates:
        for fact in dict.fromkeys(declaration.fact for declaration in recorded):
            own = getattr(candidate, fact)
            declared_of = (each for each in recorded if each.fact == fact and (not each.covers or candidate.id in each.covers))
            findings = (*(() if isinstance(own, Missing) else (own,)), *(each.judgement for each in declared_of))
            if len({finding.holds for finding in findings}) > 1:
                found.setdefault((fact, findings), []).append(candidate.id)
    for (fact, findings), ids in found.items():
        said, label = joined(map(value_text, findings), zh="；", en="; "), CANDIDATE[fact].label
        who = named(ids)
        yield Text(f"{who.zh} 的“{label.zh}”有争议：{said.zh}", f"{label.en} of {who.en} is disputed: {said.en}")
