"""What is wrong with the places and units of a file, as far as they can be understood: told where it stands in plain data."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

from ..days import parse_day
from ..errors import InvalidValueError
from ..text import Text, plain
from ..tiers import Layout, Place, Severity, Site, Subject, Unit
from ..tiers.checking import check
from .faults import Fault, Path
from .leaves import Refusal, alike, read_id
from .problems import shortened

__all__ = ["network_faults", "understood"]

_NOTHING_TOLD = Site()
"""Whatever is told of a site has no part in how a network hangs together."""
_KINDS = {Subject.PLACE: "places", Subject.UNIT: "units"}

Places = Mapping[int, Place]
Units = Mapping[int, Unit]
"""By number in plain data."""


def _items(data: dict[str, object], kind: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a kind that have an id."""
    listed = data.get(kind)
    for index, item in enumerate(cast("list[object]", listed) if isinstance(listed, list) else ()):
        if isinstance(item, dict) and isinstance(cast("dict[str, Any]", item).get("id"), str):
            yield index, cast("dict[str, Any]", item)


def _words(item: dict[str, Any], key: str) -> str:
    return item[key] if isinstance(item.get(key), str) else ""


def _or_none(item: dict[str, Any], key: str) -> str | None:
    return _words(item, key) if key in item else None


def _day(item: dict[str, Any], key: str) -> date | None:
    """A day of its own for one that cannot be read, so that nothing is made of it beside that."""
    if key not in item:
        return None
    try:
        day = parse_day(_words(item, key))
    except InvalidValueError:
        return date.min
    return day if isinstance(day, date) else date.min


def _place(item: dict[str, Any]) -> Place:
    return Place(
        id=item["id"],
        name=_words(item, "name"),
        tier=_words(item, "tier"),
        within=_or_none(item, "within"),
        code=_or_none(item, "code"),
        code_as_of=_day(item, "code_as_of"),
    )


def _unit(item: dict[str, Any]) -> Unit:
    serves: object = item.get("serves")
    served = tuple(each for each in cast("list[object]", serves) if isinstance(each, str)) if isinstance(serves, list) else ()
    under = _or_none(item, "under")
    return Unit(
        id=item["id"],
        name=_words(item, "name"),
        tier=_words(item, "tier"),
        place=_words(item, "place"),
        under=under,
        serves=served,
        site=_NOTHING_TOLD,
    )


def understood(data: dict[str, object]) -> tuple[Places, Units]:
    """The places and the units that have an id, as far as they can be understood."""
    places = {index: _place(item) for index, item in _items(data, "places")}
    return places, {index: _unit(item) for index, item in _items(data, "units")}


def _id_faults(kind: str, things: Places | Units, first: dict[str, int]) -> Iterator[Fault]:
    """What is wrong with ids; `first` learns where each stands first."""
    others: dict[str, str] = {}
    for index, thing in things.items():
        key, path = thing.id, (kind, index, "id")
        try:
            read_id(key)
        except Refusal as error:
            yield Fault(path, error.flaw.code, error.flaw.fix)
        other = others.setdefault(alike(key), key)
        if first.setdefault(key, index) != index:
            yield Fault(
                path, "duplicate_id", Text("此编号前面已用过；请改用另一个编号", "this id stands further up already; give another one")
            )
        elif other != key:
            said = plain(shortened(other))
            fix = Text(
                f"与前面的 {said.zh} 只差大小写、全角半角或空格；请改用另一个编号",
                f"it differs from {said.en}, further up, by case, width or spaces alone; give another one",
            )
            yield Fault(path, "duplicate_id", fix)


def _beneath(path: Path, faulty: set[Path]) -> bool:
    return any(path[:length] in faulty for length in range(1, len(path) + 1))


def network_faults(places: Places, units: Units, layout: Layout, known: Iterable[Fault] = ()) -> tuple[Fault, ...]:
    """What is wrong with ids and with how the network hangs together, without what merely follows from something that is known already.

    Args:
        places: The places.
        units: The units.
        layout: How the network has to hang together.
        known: What was found already.
    """
    first: dict[str, dict[str, int]] = {"places": {}, "units": {}}
    faults = [*_id_faults("places", places, first["places"]), *_id_faults("units", units, first["units"])]
    once = (place for index, place in places.items() if first["places"][place.id] == index)
    faulty = {fault.path for fault in known}
    for finding in check(layout, once, (unit for index, unit in units.items() if first["units"][unit.id] == index)):
        kind = _KINDS[finding.of]
        path = (kind, first[kind][finding.id], finding.field)
        if finding.severity is Severity.ERROR and not _beneath(path, faulty):
            faults.append(Fault(path, finding.code, finding.text + Text("；", "; ") + finding.fix))
    return tuple(faults)
