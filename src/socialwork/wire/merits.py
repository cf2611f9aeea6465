"""Merit held against the round's scale, whatever else is wrong with the person who has it."""

from typing import Any, cast

from ..errors import InvalidValueError
from ..talent.candidates import Candidate
from ..talent.merit_scales import MeritScale
from .faults import Fault
from .leaves import Leaves
from .strict import structure

__all__ = ["check_scale", "off_scale"]


def check_scale(scale: object) -> None:
    """Refuse what is no scale where one can be given.

    Raises:
        InvalidValueError: If it is neither a scale nor None.
    """
    if scale is not None and not isinstance(scale, MeritScale):
        raise InvalidValueError("scale", type(scale).__name__, "give the round's scale, round_.scale, or a MeritScale")


def off_scale(data: object, scale: MeritScale, leaves: Leaves) -> Fault | None:
    """What the round cannot take of a candidate's merit; None where it can, or where it is no merit at all, which is told elsewhere.

    Args:
        data: The candidate as plain data, right or wrong.
        scale: How merit is told in the round.
        leaves: How single values are read.
    """
    given = cast("dict[str, object]", data) if isinstance(data, dict) else {}
    told: dict[str, Any] = {}
    for fact in (scale.fact, scale.other_fact):
        alone, _ = structure({"id": "0", fact: given[fact]}, Candidate, leaves) if fact in given else (Candidate(id="0"), ())
        if alone is not None:
            told[fact] = getattr(alone, fact)
    if scale.fact not in told:
        return None
    fault = scale.fault(Candidate(id="0", **told))
    return None if fault is None else Fault((fault[0],), "off_scale", fault[1])
