"""Writes the made-up county of this folder, always the same: 12 towns, 150 villages, 14 stations, and rooms in most villages.

There is no such county. `uv run python examples/hebei/make_county.py --write` writes `places.csv` and `units.csv`; without `--write` it only
looks whether those that are there are the ones it makes.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from socialwork import HEBEI
from socialwork.rules import Missing
from socialwork.sheets import write_network
from socialwork.tiers import Locality, Network, Place, Site, Unit
from socialwork.wire import read_profile

SEED = 20240630
EDITION, EARLIER = date(2023, 9, 11), date(2015, 10, 31)
STANDARD = read_profile(Path(__file__).with_name("standard.toml"))

COUNTY = Place(id="C", name="乌有县（虚构）", tier="county", code="990101", code_as_of=EDITION)
TOWNS = (
    "城关街道", "开发区街道", "青溪镇", "石桥镇", "柳林镇", "大河镇", "三岔镇", "望山镇", "平川镇", "白泉乡", "松岭乡", "芦苇乡",
)  # fmt: skip
URBAN = TOWNS[:2]
TWO_STATIONS = ("城关街道", "青溪镇")
VILLAGES = 150
NO_ROOM = 12
"""So many villages have no room yet."""


def town(number: int, name: str) -> Place:
    """A town. The development zone has a code of its own kind, and that of one town is from before it came to the county."""
    key, code, edition = f"T{number:02}", f"9901011{number:02}", EDITION
    if name == "开发区街道":
        code = "990171401"
    if name == "芦苇乡":
        code, edition = f"9901031{number:02}", EARLIER
    return Place(id=key, name=name, tier="town", within=COUNTY.id, code=code, code_as_of=edition)


def villages(chance: random.Random, towns: list[Place]) -> Iterator[Place]:
    """The villages, spread over the towns; in streets they are communities."""
    first, second = "东西南北上下前后大小新老里", "湾岭庄坪沟营寨屯堡洼台口"
    for number in range(VILLAGES):
        over = towns[number % len(towns)]
        inside = number // len(towns)
        name = f"{first[inside % len(first)]}{second[chance.randrange(len(second))]}{'社区' if over.name in URBAN else '村'}"
        code = f"{over.code}{(1 if over.name in URBAN else 201) + inside:03}"
        yield Place(id=f"V{number + 1:03}", name=name, tier="village", within=over.id, code=code, code_as_of=over.code_as_of)


def told(chance: random.Random, value: object, *, odds: float = 0.93) -> object:
    """A fact, or nothing: some were not asked, and of a few nobody knows."""
    if chance.random() < odds:
        return value
    return Missing.NOT_ASKED if chance.random() < 0.7 else Missing.NOT_KNOWN


def station_site(chance: random.Random, *, urban: bool) -> Site:
    """What is known of a station."""
    facts: dict[str, Any] = {
        "locality": Locality.URBAN if urban else Locality.RURAL,
        "population": Decimal(chance.randrange(52, 70) * 1000 if urban else chance.randrange(9, 30) * 1000),
        "floor_area": told(chance, Decimal(chance.choice((90, 120, 130, 150, 180, 220)))),
        "full_time_staff": told(chance, Decimal(chance.choice((1, 2, 2, 3, 4)))),
        "certified_staff": told(chance, Decimal(chance.choice((0, 1, 1, 2)))),
        "supervisors": told(chance, Decimal(chance.choice((0, 1, 1)))),
        "posts_named": told(chance, chance.random() < 0.9),
        "projects_per_year": told(chance, Decimal(chance.choice((1, 2, 3, 4)))),
        "open_days_per_week": told(chance, Decimal(chance.choice((4, 5, 5, 6)))),
        "case_files_kept": told(chance, chance.random() < 0.85),
        "drills": told(chance, Decimal(chance.randrange(5))),
    }
    return STANDARD.site_class(**facts)


def room_site(chance: random.Random, *, urban: bool) -> Site:
    """What is known of a room."""
    facts: dict[str, Any] = {
        "locality": Locality.URBAN if urban else Locality.RURAL,
        "population": Decimal(chance.randrange(300, 5000 if urban else 2600)),
        "floor_area": told(chance, Decimal(chance.choice((12, 20, 24, 30, 36, 40)))),
        "signboard": told(chance, chance.random() < 0.92),
    }
    return STANDARD.site_class(**facts)


def county() -> Network:
    """The whole county."""
    chance = random.Random(SEED)
    towns = [town(number, name) for number, name in enumerate(TOWNS, 1)]
    below = list(villages(chance, towns))
    units = [
        Unit(id="G", name="乌有县社会工作指导中心", tier="county", place=COUNTY.id, site=STANDARD.site_class(full_time_staff=Decimal(5)))
    ]
    stations: dict[str, list[str]] = {}
    for place in towns:
        for number in range(2 if place.name in TWO_STATIONS else 1):
            key, name = f"S{place.id[1:]}{'ab'[number]}", f"{place.name}{('', '第二')[number]}社工站"
            stations.setdefault(place.id, []).append(key)
            site = station_site(chance, urban=place.name in URBAN)
            units.append(Unit(id=key, name=name, tier="town", place=place.id, under="G", site=site))
    without = set(chance.sample([place.id for place in below], NO_ROOM))
    for place in below:
        if place.id in without:
            continue
        over = place.within or ""
        here = stations[over]
        under = here[0] if len(here) == 1 else chance.choice((*here, *here, *here, None))
        site = room_site(chance, urban=place.name.endswith("社区"))
        units.append(Unit(id=f"R{place.id[1:]}", name=f"{place.name}社工室", tier="village", place=place.id, under=under, site=site))
    return Network(places=(COUNTY, *towns, *below), units=tuple(units))


def write(folder: Path) -> None:
    """Write both sheets into a folder."""
    write_network(folder / "places.csv", county(), layout=HEBEI.tiers, units=folder / "units.csv")


def main() -> None:
    """Write the sheets beside this script if asked to; else compare those that are there with what it makes."""
    here = Path(__file__).parent
    if "--write" in sys.argv[1:]:
        write(here)
        return
    with TemporaryDirectory() as folder:
        write(Path(folder))
        stale = [made.name for made in sorted(Path(folder).iterdir()) if made.read_bytes() != (here / made.name).read_bytes()]
    sys.exit(f"not as this script makes them: {', '.join(stale)}" if stale else 0)


if __name__ == "__main__":
    main()
