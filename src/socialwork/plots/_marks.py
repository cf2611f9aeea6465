"""What stands for what in the pictures. Shape, lightness and hatching tell it as well as colour: they stay in a copy in black and white."""

import attrs

from ..text import Text
from ..tiers import Conformity

__all__ = ["DARK", "FAINT", "GREY", "LATE", "OUTCOMES", "Covering", "Mark"]

DARK, GREY, FAINT, LATE = "#222222", "#666666", "#c8c8c8", "#7a1f1f"

_BLUE, _PALE, _VIOLET, _WHITE = "#5fb0e5", "#f7e3a1", "#8d6cae", "#ffffff"


@attrs.frozen(kw_only=True)
class Mark:
    """A sign for one thing that can be said of a unit or a place.

    Attributes:
        id: Stable name, ASCII.
        label: What it says.
        shape: matplotlib's code of the shape.
        fill: The colour inside.
        hatch: matplotlib's code of the hatching in a bar.
        ink: The colour of a number in a bar.
        crossed: Whether the shape has a cross in it.
        empty: Whether its outline is broken: there is nothing.
    """

    id: str
    label: Text
    shape: str = "o"
    fill: str = _WHITE
    hatch: str = ""
    ink: str = DARK
    crossed: bool = False
    empty: bool = False


def _of(outcome: Conformity, shape: str, fill: str, hatch: str, ink: str = DARK, *, crossed: bool = False) -> Mark:
    return Mark(id=outcome.value, label=outcome.label, shape=shape, fill=fill, hatch=hatch, ink=ink, crossed=crossed)


OUTCOMES = {
    Conformity.CONFORMING: _of(Conformity.CONFORMING, "o", _BLUE, ""),
    Conformity.NON_CONFORMING: _of(Conformity.NON_CONFORMING, "s", LATE, "xxx", _WHITE, crossed=True),
    Conformity.UNDETERMINED: _of(Conformity.UNDETERMINED, "^", _PALE, "..."),
    Conformity.CONTESTED: _of(Conformity.CONTESTED, "D", _VIOLET, "///", _WHITE),
    Conformity.NOT_PROVIDED: _of(Conformity.NOT_PROVIDED, "P", _WHITE, ""),
}
"""The marks of how a unit came out."""


class Covering:
    """The marks of units and places as a coverage counts them."""

    UNIT = Mark(id="unit", label=Text("其他单位", "other unit"), fill=_BLUE)
    ORPHAN = Mark(id="orphan", label=Text("上无指导的单位", "unit that nobody guides"), shape="^", fill=_PALE)
    MISPLACED = Mark(id="misplaced", label=Text("设错层级的单位", "unit at a wrong level"), shape="s", fill=LATE, crossed=True)
    WITHOUT = Mark(id="without", label=Text("未设单位的地方", "place without a unit"), empty=True, hatch="///")
    SERVED = Mark(
        id="served",
        label=Text("未设单位、由上级兼顾的地方", "place without a unit, served from above"),
        shape="v",
        fill="#9ccbe8",
        empty=True,
        hatch="...",
    )
    NEITHER = attrs.evolve(WITHOUT, label=Text("未设单位也无兼顾的地方", "place without a unit and not served"))
    COVERED = Mark(id="covered", label=Text("已设单位的地方", "place with a unit"), fill=_BLUE)
