"""Organisations as tags: every class counted by itself, sums of classes nowhere, each counted once in any of them."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.linkage.bounds import Count
from socialwork.linkage.people import Person
from socialwork.linkage.registers import Organisation, ProjectEntry, Register, Reported
from socialwork.linkage.supervision import Supervisor
from socialwork.linkage.words import OrganisationClass, ProjectKind, WorkerKind
from socialwork.rules import Missing
from socialwork.testing import or_missing
from socialwork.testing.invented import TEA_PEOPLE

CHARITY, AGENCY, FILED = (
    OrganisationClass.CHARITABLE_ORGANISATION,
    OrganisationClass.SOCIAL_WORK_AGENCY,
    OrganisationClass.FILED_COMMUNITY_ORGANISATION,
)
LAW = TEA_PEOPLE.on(date(2024, 12, 31))
APART = LAW.choosing({"AY3": "apart"})
REGISTER = Register(
    organisations=[
        Organisation(id="A", name="甲", classes={CHARITY, AGENCY}, became_charitable_on=None, brought_in=False),
        Organisation(id="B", name="乙", classes={CHARITY}, became_charitable_on=date(2022, 5, 1)),
        Organisation(id="C", name="丙", classes={AGENCY, FILED}, brought_in=True),
        Organisation(id="D", name="丁", classes={CHARITY}),
        Organisation(id="E", name="戊"),
        Organisation(id="F", name="己", classes=()),
    ],
    people=[
        Person(id="P1", certified=True, obtained_on=date(2024, 3, 1), station="S1"),
        Person(id="P2", job=WorkerKind.COMMUNITY_WORKER, certified=False, full_time=True, station=None),
    ],
    supervisors=[Supervisor(id="P1")],
    projects=[ProjectEntry(id="J1", title="一", kind=ProjectKind.VENTURE), ProjectEntry(id="J2", title="二")],
    volunteers=120,
)


def test_classes_overlap_and_are_counted_one_by_one() -> None:
    assert REGISTER.of_class(CHARITY, LAW) == Count(("A", "B", "D"), ("E",))
    assert REGISTER.of_class(AGENCY, LAW) == Count(("A", "C"), ("E",))
    assert REGISTER.any_of((CHARITY, AGENCY), LAW) == Count(("A", "B", "C", "D"), ("E",))
    table = REGISTER.classes(LAW)
    assert table["any"].counts == (Count(("A", "B", "C", "D"), ("E",)),)
    assert "do not add up" in table.table("en")


def test_whether_those_that_became_charities_are_among_these_is_a_reading() -> None:
    assert REGISTER.of_class(CHARITY, APART) == Count(("A",), ("D", "E"))
    assert REGISTER.of_class(AGENCY, APART) == REGISTER.of_class(AGENCY, LAW)
    assert REGISTER.converted_in(2022) == Count(("B",), ("C", "D", "E", "F"))
    assert REGISTER.brought_in == Count(("C",), ("B", "D", "E", "F"))


def test_projects_teams_and_talent() -> None:
    assert [row.counts[0] for row in REGISTER.project_kinds.rows] == [Count(("J1",), ("J2",)), Count((), ("J2",)), Count((), ("J2",))]
    assert [[cell.en for cell in row.cells()] for row in REGISTER.teams(LAW).rows] == [
        ["social organisations (organisations)", "4 to 5", "E"],
        ["volunteers (people registered)", "120", "-"],
        ["teams stationed in towns and subdistricts (people)", "1", "-"],
    ]
    assert REGISTER.teams(LAW).as_data()["rows"][1]["counts"] == [{"least": "120", "most": "120"}]
    assert Register().teams(LAW).rows[1].counts[0].text.en == "0 or more"
    assert {row.key: row.counts[0] for row in REGISTER.talent(LAW, year=2024).rows} == {
        "leading.certified": Count(("P1",)),
        "leading.developed": Count(("P1",)),
        "professional.full_time_community_worker": Count(("P2",), ("P1",)),
        "supervisory.supervisors": Count(("P1",)),
    }


def test_what_is_named_and_what_is_counted_stay_apart() -> None:
    assert Reported(3, ("甲中心", "乙中心")).unnamed == 1
    with pytest.raises(InvalidValueError, match="not below that of the names"):
        Reported(1, ("甲中心", "乙中心"))
    with pytest.raises(DuplicateNameError):
        Reported(3, ("甲中心", "甲中心"))


def test_an_organisation_as_data() -> None:
    assert REGISTER.organisations[1].as_data() == {
        "id": "B",
        "name": "乙",
        "classes": ["charitable_organisation"],
        "became_charitable_on": "2022-05-01",
        "brought_in": {"missing": "not_asked"},
    }


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="not tagged as one"):
        Organisation(id="G", name="庚", classes={AGENCY}, became_charitable_on=date(2022, 1, 1))
    assert Organisation(id="G", name="庚", became_charitable_on=date(2022, 1, 1)).converted is True
    for kind in ("organisations", "people", "supervisors", "projects"):
        with pytest.raises(DuplicateNameError):
            attrs.evolve(REGISTER, **{kind: getattr(REGISTER, kind)[:1] * 2})
    with pytest.raises(InvalidValueError, match="0 or more"):
        Register(volunteers=-1)
    with pytest.raises(InvalidValueError, match="give a ProjectKind"):
        ProjectEntry(id="J", title="J", kind="venture")  # type: ignore[arg-type]


ORGANISATIONS = st.lists(
    st.builds(
        Organisation, id=st.uuids().map(str), name=st.just("某"), classes=or_missing(st.frozensets(st.sampled_from(OrganisationClass)))
    ),
    max_size=6,
    unique_by=lambda each: each.id,
)


@given(organisations=ORGANISATIONS, data=st.data())
def test_order_changes_nothing_and_any_is_never_more_than_the_sum(organisations: list[Organisation], data: st.DataObject) -> None:
    register = Register(organisations=organisations)
    shuffled = Register(organisations=data.draw(st.permutations(organisations)))
    each = [register.of_class(kind, LAW) for kind in OrganisationClass]
    anything = register.any_of(OrganisationClass, LAW)

    assert shuffled.classes(LAW) == register.classes(LAW)
    assert set(anything.sure) == {key for count in each for key in count.sure}
    assert len(anything.sure) <= sum(len(count.sure) for count in each)
    assert set(anything.open) == {one.id for one in organisations if isinstance(one.classes, Missing)}


def test_ids_that_differ_in_writing_alone_are_refused() -> None:
    organisation = Organisation(id="O1", name="甲")
    with pytest.raises(DuplicateNameError, match="O1, Ｏ1"):
        Register(organisations=[organisation, attrs.evolve(organisation, id="Ｏ1")])
    with pytest.raises(DuplicateNameError, match="P1, p1"):
        Register(people=[Person(id="P1")], supervisors=[Supervisor(id="S1", supervises={"p1"}), Supervisor(id="S2")])
