"""One person's whole story: place and reasons, and for an open place what would have to be so for either outcome."""

from collections.abc import Iterator

from ..rules import Judgement
from ..rules.explain import value_text
from ..selection import Basis, Placement, Witness
from ..talent import CANDIDATE
from ..text import Lang, Text, joined

__all__ = ["story"]

_MERIT = Text("评审结果", "merit")
_NOT_ELIGIBLE = Text("不符合选拔条件", "not eligible")


def _assumption(name: str, value: object) -> Text:
    label, unit = (_MERIT, None) if name == "merit" else (CANDIDATE[name].label, CANDIDATE[name].unit)
    # Nobody made an assumed judgement: what is assumed is only that it holds, or does not.
    said = value_text(value.holds if isinstance(value, Judgement) else value, unit)
    return Text(f"{label.zh}为{said.zh}", f"{label.en} {said.en}")


def _assumed(world: Witness, person: str) -> Text:
    """What is assumed of somebody, and whether they are out then: a merit below the minimum is told by that alone."""
    parts = [_assumption(*pair) for pair in world.assumed[person]]
    return joined([*parts, *(() if person in world.order else (_NOT_ELIGIBLE,))], zh="，")


def _position(place: Placement, world: Witness) -> Text:
    if place.id not in world.order:
        return _NOT_ELIGIBLE
    at, of = world.order.index(place.id) + 1, len(world.order)
    said = Text(f"符合条件的{of}人中排第{at}", f"number {at} of the {of} who are eligible")
    if Basis.TIE not in place.rests_on or not place.tied_with:
        return said
    level = [person for person in world.order if person == place.id or person in place.tied_with]
    at, of = level.index(place.id) + 1, len(level)
    return said + Text(f"，并列的{of}人中排第{at}", f", number {at} of the {of} who are level")


def _worlds(place: Placement) -> Iterator[Text]:
    if place.witnesses is None:
        return
    one, two = place.witnesses
    others = sorted(one.assumed.keys() - {place.id})
    differing = [person for person in others if one.assumed[person] != two.assumed[person]]
    told = [(person, Text(person, person)) for person in differing]
    if place.id in one.assumed:
        told.insert(0, (place.id, Text("本人", "the person")))
    under = Text("按所选口径", " under the readings chosen") if place.readings_varied else None
    why, both = Text("为何待定", "why this is open"), Text("：以下两种情形都可能出现", ": both of these can be")
    yield (why if under is None else Text(under.zh + why.zh, why.en + under.en)) + both
    for title, world in ((Text("有名额", "with a seat"), one), (Text("无名额", "without one"), two)):
        position = _position(place, world)
        yield Text(f"  {title.zh}：{position.zh}", f"  {title.en}: {position.en}")
        for person, who in told:
            assumed = _assumed(world, person)
            yield Text(f"    假设{who.zh}：{assumed.zh}", f"    assuming of {who.en}: {assumed.en}")
    if same := len(others) - len(differing):
        yield Text(
            f"  另有{same}人的未明事实也作了假设，两种情形相同",
            f"  what is assumed of {same} other {'person' if same == 1 else 'people'} is the same in both",
        )


def story(place: Placement, lang: Lang, *, depth: int | None = None) -> str:
    """Everything about one place, in words.

    Args:
        place: The place.
        lang: The language.
        depth: How many levels of each decision to show; None for all.
    """
    worlds = [line.in_(lang) for line in _worlds(place)]
    return "\n".join((place.explain(lang, depth=depth), *(("", *worlds) if worlds else ())))
