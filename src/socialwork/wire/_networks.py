"""Networks of places and units as JSON, in and out."""

import json
from functools import cache
from pathlib import Path
from typing import Any, cast

import attrs

from ..errors import InvalidValueError
from ..text import Text
from ..tiers import Layout, Network, Place, Site, Unit
from ._documents import content, refused, text_of
from ._event_texts import checked_text, plain_data
from ._network_faults import network_faults, understood
from .faults import Fault
from .files import write_whole
from .json_text import NotJsonError, duplicate_keys, parse_json
from .leaves import CODES, Leaves
from .strict import structure

__all__ = ["dump", "made", "read", "write"]

SCHEMA = "socialwork.network/1"
NO_PLACES = Text("没有地方；请至少填一处", "there is no place; give at least one")


@cache
def _document(site_class: type[Site]) -> type[Any]:
    """The class of a whole document; `note` says what people should know about it."""
    fields = {field.name: attrs.field(type=field.type, default=field.default) for field in attrs.fields(Unit)}
    fields["site"] = attrs.field(type=site_class, factory=site_class)
    unit = cast("Any", attrs.make_class("Unit", fields, frozen=True, kw_only=True))
    whole = {
        "places": attrs.field(type=tuple[Place, ...]),
        "units": attrs.field(type=cast("Any", tuple)[unit, ...], default=()),
        "note": attrs.field(type=cast("Any", str | None), default=None),
    }
    return attrs.make_class("Network", whole, frozen=True, kw_only=True)


def made(data: dict[str, object], layout: Layout, site_class: type[Site], leaves: Leaves) -> tuple[Network | None, tuple[Fault, ...]]:
    """A network out of plain data; or, where something is wrong with it, every fault and no network.

    Args:
        data: Plain data with `places` and `units`.
        layout: How it has to hang together.
        site_class: The class of the facts of a site.
        leaves: How single values are read.
    """
    document, wrong = structure(data, _document(cast("Any", site_class)), leaves)
    if document is None:
        return None, (*wrong, *network_faults(*understood(data), layout, wrong))
    names = tuple(attrs.fields_dict(Unit))
    places: tuple[Place, ...] = document.places
    units = tuple(Unit(**{name: getattr(unit, name) for name in names}) for unit in document.units)
    if faults := network_faults(dict(enumerate(places)), dict(enumerate(units)), layout):
        return None, faults
    return Network(places=places, units=units), ()


def read(source: Path, layout: Layout, site_class: type[Site]) -> Network:
    """See `socialwork.wire.read_network`."""
    try:
        data = parse_json(text_of(source))
    except NotJsonError as error:
        raise refused(source, None, [error.fault]) from error
    network, faults = made(content(source, data, SCHEMA), layout, site_class, CODES)
    if network is not None and not network.places:
        faults = (*faults, Fault(("places",), "no_candidates", NO_PLACES, "[]"))
    if network is None or (faults := (*duplicate_keys(data), *faults)):
        raise refused(source, data, faults)
    return network


def dump(network: Network, note: str | None) -> dict[str, Any]:
    """See `socialwork.wire.network_to_json`."""
    about = {} if note is None else {"note": checked_text(note)}
    listed: dict[str, list[dict[str, Any]]] = {"places": plain_data(network.places), "units": plain_data(network.units)}
    for unit in listed["units"]:
        if not unit["site"]:
            del unit["site"]
    return {"schema": SCHEMA, **about, **listed}


def write(path: Path, network: Network, note: str | None) -> None:
    """See `socialwork.wire.write_network`."""
    if not network.places:
        raise InvalidValueError("network", network, NO_PLACES)
    write_whole(path, f"{json.dumps(dump(network, note), ensure_ascii=False, indent=2)}\n".encode())
