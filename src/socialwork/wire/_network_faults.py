"""What is wrong with the places and units of a file, as far as they can be understood: told where it stands in plain data."""

from collections.abc import Iterable, Iterator
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

__all__ = ["network_faults"]

_NOTHING_TOLD = Site()
"""Whatever is told of a site has no part in how a network hangs together."""
_KINDS = {"places": Subject.PLACE, "units": Subject.UNIT}


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


def _id_faults(kind: str, items: Iterable[tuple[int, dict[str, Any]]], first: dict[str, int]) -> Iterator[Fault]:
    """What is wrong with ids; `first` learns where each stands first."""
    others: dict[str, str] = {}
    for index, item in items:
        key, path = item["id"], (kind, index, "id")
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


def network_faults(data: dict[str, object], layout: Layout, known: Iterable[Fault]) -> tuple[Fault, ...]:
    """What is wrong with ids and with how the network hangs together, without what merely follows from something that is known already.

    Args:
        data: Plain data with `places` and `units`.
        layout: How the network has to hang together.
        known: What was found already.
    """
    first: dict[str, dict[str, int]] = {"places": {}, "units": {}}
    items = {kind: tuple(_items(data, kind)) for kind in _KINDS}
    faults = [fault for kind, listed in items.items() for fault in _id_faults(kind, listed, first[kind])]
    places = (_place(item) for index, item in items["places"] if first["places"][item["id"]] == index)
    units = (_unit(item) for index, item in items["units"] if first["units"][item["id"]] == index)
    faulty = {fault.path for fault in known}
    at = {subject: kind for kind, subject in _KINDS.items()}
    for finding in check(layout, places, units):
        path = (at[finding.of], first[at[finding.of]][finding.id], finding.field)
        if finding.severity is Severity.ERROR and not _beneath(path, faulty):
            faults.append(Fault(path, finding.code, finding.text + Text("；", "; ") + finding.fix))
    return tuple(faults)
