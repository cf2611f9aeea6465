"""What the ventures of a district link together: ventures are counted, and what nobody told is not lacking."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork import OUHAI
from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.linkage import Linked, Sector, Venture, district_linkage, linked
from socialwork.rules import Missing
from socialwork.testing import ventures as some_ventures

from .making import venture

LAW = OUHAI.on(date(2023, 1, 1))
WHOLE = venture()
LACKING = venture(id="V2", title="乙", volunteers=0, communities=())
UNTOLD = venture(id="V3", volunteers=Missing.NOT_ASKED, communities=())


def test_ventures_are_counted_by_sector() -> None:
    found = district_linkage([LACKING, UNTOLD], LAW)
    volunteers = found.sectors[3]

    assert (volunteers.linked, volunteers.lacking, volunteers.not_known) == ((), ("V2",), ("V3",))
    assert found.lacking == (Sector.COMMUNITY,)
    assert found.not_known == (Sector.VOLUNTEER,)
    assert found.linked == (Sector.SOCIAL_ORGANISATION, Sector.SOCIAL_WORKER, Sector.CHARITY_RESOURCE)
    assert found.table("en")[:2] == (
        ("sector", "linked", "lacking", "not known", "all together"),
        ("communities", "0", "2", "0", "lacking"),
    )
    assert district_linkage([LACKING, UNTOLD, WHOLE], LAW).linked == tuple(Sector)


def test_a_page_tells_who_lacks_what() -> None:
    found = district_linkage([LACKING, UNTOLD], LAW)
    said = found.explain("en").splitlines()

    assert (
        said[0]
        == "2 ventures: linked: social organisations, social workers, charitable resources; lacking: communities; not known: community volunteers"
    )
    assert said[4] == "- community volunteers: linked 0, lacking 1, not known 1; not known"
    assert said[6:10] == [
        "乙: lacking communities, community volunteers",
        "V3: lacking communities",
        "V3: not known community volunteers",
        "the five sectors are those of the national wording (W1)",
    ]
    assert "乙：缺少 社区、社区志愿者" in found.to_html("zh")
    assert found._repr_html_() == found.to_html("zh")
    assert json.loads(json.dumps(found.as_data()))["sectors"]["community"] == {
        "linked": [], "lacking": ["V2", "V3"], "not_known": [], "status": "lacking",
    }  # fmt: skip
    assert repr(found) == "<DistrictLinkage of 2: 3 linked, 1 lacking, 1 not known>"
    with pytest.raises(InvalidValueError, match="linked"):
        bool(found)


def test_of_no_ventures_nothing_is_known_and_ids_are_told_apart() -> None:
    found = district_linkage([], LAW)

    assert found.not_known == tuple(Sector)
    assert found.text.en == "there are no ventures"
    with pytest.raises(DuplicateNameError):
        district_linkage([WHOLE, WHOLE], LAW)
    with pytest.raises(InvalidValueError):
        found.explain("fr")  # type: ignore[arg-type]


@given(listed=some_ventures(), data=st.data())
def test_order_changes_nothing_and_a_district_links_what_some_venture_links(listed: tuple[Venture, ...], data: st.DataObject) -> None:
    found = district_linkage(listed, LAW)

    assert district_linkage(data.draw(st.permutations(listed)), LAW).as_data() == found.as_data()
    alone = [linked(each, LAW) for each in listed]
    for each in found.sectors:
        assert len(each.linked) + len(each.lacking) + len(each.not_known) == len(listed)
        assert (each.status is Linked.LINKED) == any(each.sector in one.linked for one in alone)
