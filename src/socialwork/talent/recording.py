"""What a selection was asked, as JSON data: whoever reads the outcome years later finds the policy, the round and its record beside it."""

from typing import Any

from ..law import Document, Resolved
from ..policies import Law
from ..rules.explain import value_data
from .declaring import Declaration
from .merit_scales import MeritScale
from .rounds import Round
from .scheme import TalentScheme

__all__ = ["asked"]


def asked(law: Law[TalentScheme], round_: Round, cap: Resolved[int]) -> dict[str, Any]:
    """What was asked, as JSON data.

    `round` holds what the round recorded, with null where it recorded nothing; beside it stands what was taken in its place.

    Args:
        law: The scheme on the round's day.
        round_: The round.
        cap: The most people that one round may select.
    """
    return {
        "policy": {
            "id": law.policy.id,
            "title": law.policy.title.as_data(),
            "documents": [_document(document) for document in law.policy.documents],
            "beyond_validity": law.beyond_validity,
        },
        "round": {
            "name": round_.name or None,
            "day": str(round_.day),
            "cut_off": None if round_.cut_off is None else str(round_.cut_off),
            "seats": round_.seats,
            "merit": None if round_.merit is None else _scale(round_.merit),
            "holders": value_data(round_.holders),
            "about_tolerance": value_data(round_.about_tolerance),
            "readings": [value_data(choice) for choice in round_.readings],
            "declarations": [_declaration(declaration) for declaration in round_.declarations],
        },
        "cut_off": str(round_.cut_off or round_.day),
        "merit": _scale(round_.scale),
        "cap": {"people": cap.known("cohort_cap"), "clauses": list(cap.clause)},
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title.as_data(),
        "issuer": document.issuer.as_data(),
        "number": document.number,
        "validity": value_data(document.validity),  # the end is out
        "read_in": document.read_in.as_data(),
        "verified": document.verified.value,
    }


def _scale(scale: MeritScale) -> dict[str, Any]:
    """A scale of grades has no bounds and no step."""
    bounds = {name: None if scale.grades else str(getattr(scale, name)) for name in ("lowest", "highest", "step")}
    return {"grades": list(scale.grades), **bounds, "minimum": value_data(scale.minimum), "text": scale.text.as_data()}


def _declaration(declaration: Declaration) -> dict[str, Any]:
    """Nobody named means everybody."""
    found = declaration.judgement
    judged = {"holds": found.holds, "by": found.by, "on": str(found.on), "document": found.document}
    return {"fact": declaration.fact, **judged, "covers": sorted(declaration.covers)}
