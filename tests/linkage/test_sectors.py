"""Which of the five sectors are linked: what nobody told is not known, and not lacking."""

import json
from datetime import date
from typing import Any

import attrs
import pytest

from socialwork import OUHAI
from socialwork.errors import InvalidValueError
from socialwork.linkage import Linker, Sector, WorkerKind, linked
from socialwork.rules import Missing

from .making import venture, worker

DAY = date(2023, 1, 1)
LAW = OUHAI.on(DAY)
STATIONS = Linker(id="S", title="十三个站", communities=77, organisations=91, volunteers=3660, resources=189090)


def test_the_five_are_those_of_the_national_wording_in_its_order() -> None:
    assert [each.sector for each in linked(venture(), LAW).sectors] == list(Sector)
    assert linked(venture(), LAW).linked == tuple(Sector)
    assert "W1" in OUHAI.models


@pytest.mark.parametrize("about, lacking, not_known", [
    ({"communities": ()}, (Sector.COMMUNITY,), ()),
    ({"communities": Missing.NOT_ASKED}, (), (Sector.COMMUNITY,)),
    ({"workers": [worker(kind=WorkerKind.COMMUNITY_WORKER)]}, (Sector.SOCIAL_WORKER,), ()),
    ({"workers": [worker(kind=Missing.NOT_ASKED)]}, (), (Sector.SOCIAL_WORKER,)),
    ({"workers": [worker(full_time=False)]}, (), ()),
    ({"volunteers": 0, "resources": ()}, (Sector.VOLUNTEER, Sector.CHARITY_RESOURCE), ()),
])  # fmt: skip
def test_what_lacks_and_what_is_not_known(about: dict[str, Any], lacking: tuple[Sector, ...], not_known: tuple[Sector, ...]) -> None:
    found = linked(venture(**about), LAW)

    assert (found.lacking, found.not_known) == (lacking, not_known)


def test_a_project_can_stand_for_the_community() -> None:
    law = OUHAI.on(DAY, readings={"AO7": "project_stands_in"})

    assert linked(venture(communities=()), law).lacking == ()
    assert linked(venture(communities=Missing.NOT_KNOWN), law).not_known == ()
    assert linked(Linker(id="S", communities=0), law).lacking == (Sector.COMMUNITY,)
    assert linked(venture(), attrs.evolve(OUHAI, community_link=None).on(DAY)).reading is None


def test_stations_are_told_by_their_counts() -> None:
    found = linked(STATIONS, LAW)
    said = found.explain("en").splitlines()

    assert found.not_known == (Sector.SOCIAL_WORKER,)
    assert (
        said[0]
        == "十三个站: linked: communities, social organisations, community volunteers, charitable resources; not known: social workers"
    )
    assert "- communities: 77: linked" in said
    assert "the five sectors are those of the national wording (W1)" in said
    assert found.table("zh")[3] == ("社会工作者", "不详", "待核实")
    assert "十三个站" in found.to_html("zh")
    assert "十三个站" in found._repr_html_()
    assert repr(found) == "<Linkage of S: 4 linked, 0 lacking, 1 not known>"
    data = json.loads(json.dumps(found.as_data()))
    assert (data["readings"], data["sectors"]["community"]) == ({"AO7": "beside_formula"}, {"count": [77, 77], "status": "linked"})
    assert linked(venture(), attrs.evolve(OUHAI, community_link=None).on(DAY)).as_data()["readings"] == {}
    assert "AO7" not in linked(venture(), attrs.evolve(OUHAI, community_link=None).on(DAY)).explain()


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="Linker volunteer: got -1"):
        Linker(id="S", volunteers=-1)
    with pytest.raises(InvalidValueError, match=r"look at `\.linked`"):
        bool(linked(STATIONS, LAW))
