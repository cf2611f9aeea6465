"""What is found in a picture, and networks to draw."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from matplotlib.figure import Figure

from socialwork.plots import _fonts
from socialwork.testing import province
from socialwork.testing.invented.standard import MADE_UP_STANDARD
from socialwork.tiers import Coverage, Network, NetworkAssessment, Place, Unit, assess_network

LAW = MADE_UP_STANDARD.on(date(2024, 1, 1))
TIERS = MADE_UP_STANDARD.tiers[:3]
COUNTY = province(counties=1, towns=12, villages=150, tiers=TIERS)


def assessed(network: Network = COUNTY) -> NetworkAssessment:
    return assess_network(network, LAW)


def coverage(network: Network = COUNTY) -> Coverage:
    return network.coverage(TIERS)


def network_of(places: dict[str, str | None], units: dict[str, str]) -> Network:
    """A network of places, each with the one it is within, and of units, each with its place; the first letter is the level."""
    tiers = {tier.id[0]: tier.id for tier in TIERS}
    return Network(
        places=tuple(Place(id=name, name=name, tier=tiers[name[0]], within=within) for name, within in places.items()),
        units=tuple(Unit(id=name, name=name, tier=tiers[name[0]], place=place) for name, place in units.items()),
    )


def words(figure: Figure) -> list[str]:
    """What is written, in the order in which it was."""
    [axes] = figure.axes
    return [text.get_text() for text in axes.texts]


def marks(figure: Figure) -> dict[str, int]:
    """How often each mark stands in a picture, by its id; those of the legend too."""
    [axes] = figure.axes
    counts: Counter[str] = Counter()
    for found in axes.collections:
        if hasattr(found, "get_paths") and len(found.get_offsets()) and "cross" not in found.get_gid():
            counts[found.get_gid()] += len(found.get_offsets())
    return {name: count for name, count in counts.items() if not name.startswith(("stems", "beside-", "to-")) or name.startswith("beside-")}


def pieces(figure: Figure, gid: str) -> list[tuple[float, float]]:
    """Where the pieces of bars of that name begin and how wide they are."""
    [axes] = figure.axes
    return [(patch.get_x(), patch.get_width()) for patch in axes.patches if patch.get_gid() == gid]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    """The words that lie on other words, and those that lie outside the picture."""
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in figure.axes[0].texts]
    width, height = figure.canvas.get_width_height(physical=True)
    placed = list(zip(words(figure), boxes, strict=True))
    found = [(said, "outside") for said, box in placed if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height]
    for number, (said, box) in enumerate(placed):
        others = ((other, min(box.x1, o.x1) - max(box.x0, o.x0), min(box.y1, o.y1) - max(box.y0, o.y0)) for other, o in placed[:number])
        found += [(said, other) for other, wide, high in others if wide > 1 and high > 1]
    return found


@pytest.fixture
def no_other_font(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine that has no fonts of its own."""
    monkeypatch.setattr(_fonts, "_of_the_system", tuple)
    _fonts._another.cache_clear()
    yield
    _fonts._another.cache_clear()
