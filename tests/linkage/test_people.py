"""People: job, certificate, full-time work and station apart; the certified as stock and as flow."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Month, SomeDay
from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.linkage.bounds import Count
from socialwork.linkage.people import Person, certified_in, certified_on, kinds_of_people, people_at
from socialwork.linkage.trainings import Training
from socialwork.linkage.words import WorkerKind
from socialwork.rules import Missing
from socialwork.testing import or_missing
from socialwork.testing.invented import TEA_PEOPLE

LAW = TEA_PEOPLE.on(date(2024, 12, 31))
TRAINED = LAW.choosing({"AY2": "trained"})
OLD = Person(id="old", job=WorkerKind.SOCIAL_WORKER, certified=True, obtained_on=date(2020, 6, 1), full_time=True, station="S1")
NEW = Person(id="new", job=WorkerKind.COMMUNITY_WORKER, obtained_on=Month(2024, 11), full_time=True, station=None)
NEVER = Person(id="never", job=WorkerKind.COMMUNITY_WORKER, certified=False, full_time=False, station="S1")
UNDATED = Person(id="undated", certified=True)
UNKNOWN = Person(id="unknown", station="S2")
ALL = (OLD, NEW, NEVER, UNDATED, UNKNOWN)


def training(*who: str, on: SomeDay | Missing = date(2024, 5, 1)) -> Training:
    return Training(id="T1", title="T1", on=on, attended_by=frozenset(who))


def test_the_stock_of_a_day() -> None:
    assert certified_on(ALL, date(2024, 12, 31)) == Count(("old", "new"), ("undated", "unknown"))
    assert certified_on(ALL, date(2024, 11, 15)) == Count(("old",), ("new", "undated", "unknown"))
    assert certified_on(ALL, date(2024, 10, 31)) == Count(("old",), ("undated", "unknown"))


def test_the_flow_of_a_year_by_reading() -> None:
    assert certified_in(ALL, LAW, year=2024) == Count(("new",), ("undated", "unknown"))
    assert certified_in(ALL, TRAINED, year=2024, trainings=[training("old", "never")]) == Count(("old",))
    assert certified_in(ALL, TRAINED, year=2024, trainings=[training("undated")]) == Count((), ("undated",))
    assert certified_in(ALL, TRAINED, year=2024) == Count((), ("old", "new", "undated", "unknown"))
    assert certified_in(ALL, TRAINED, year=2024, trainings=[training("old", on=Missing.NOT_KNOWN)]) == Count((), ("old",))
    assert certified_in(ALL, TRAINED, year=2024, trainings=[training("old", on=date(2023, 5, 1))]) == Count(())
    no_list = attrs.evolve(training(), attended_by=Missing.NOT_ASKED)
    assert certified_in(ALL, TRAINED, year=2024, trainings=[no_list]).open == ("new", "old", "undated", "unknown")


def test_kinds_overlap_and_stay_apart() -> None:
    table = kinds_of_people(ALL)

    assert {row.key: row.counts[0] for row in table.rows} == {
        "social_worker": Count(("old",), ("undated", "unknown")),
        "full_time_social_worker": Count(("old",), ("undated", "unknown")),
        "stationed": Count(("old", "never", "unknown"), ("undated",)),
        "certified": Count(("old", "new", "undated"), ("unknown",)),
        "community_worker": Count(("new", "never"), ("undated", "unknown")),
        "full_time_community_worker": Count(("new",), ("undated", "unknown")),
        "certified_community_worker": Count(("new",), ("undated", "unknown")),
    }
    assert table.table("en").splitlines()[-1] == "these rows overlap and do not add up"
    assert table.table("en").splitlines()[2].split() == ["social", "workers", "1", "to", "3", "undated,", "unknown"]
    assert "各行可有重叠" in table._repr_html_()
    assert table.as_data()["rows"][0]["counts"] == [{"sure": ["old"], "open": ["undated", "unknown"]}]
    with pytest.raises(UnknownNameError, match="certified"):
        table["certifed"]


def test_who_is_placed_where() -> None:
    table = people_at(ALL, ["S3"])

    assert [[cell.en for cell in row.cells()] for row in table.rows] == [
        ["S1", "2", "1", "1", "-"],
        ["S2", "1", "0 to 1", "0 to 1", "unknown"],
        ["S3", "0", "0", "0", "-"],
    ]
    assert table.notes[0].en.startswith("of 1 people")
    assert not people_at([OLD]).notes


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="no certificate"):
        Person(id="P", certified=False, obtained_on=date(2020, 1, 1))
    with pytest.raises(InvalidValueError, match="give a bool, or Missing"):
        attrs.evolve(OLD, full_time="yes")  # type: ignore[arg-type]
    with pytest.raises(DuplicateNameError, match="old"):
        certified_on([OLD, OLD], date(2024, 1, 1))


PEOPLE = st.lists(
    st.builds(
        Person,
        id=st.uuids().map(str),
        job=or_missing(st.sampled_from(WorkerKind)),
        obtained_on=or_missing(st.dates(date(2023, 1, 1), date(2025, 12, 31))),
        full_time=or_missing(st.booleans()),
    ),
    max_size=5,
    unique_by=lambda each: each.id,
)


@given(people=PEOPLE, data=st.data())
def test_order_changes_nothing_and_stocks_differ_by_the_flow(people: list[Person], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(people))
    before, after = (certified_on(people, date(year, 12, 31)) for year in (2023, 2024))
    flow = certified_in(people, LAW, year=2024)

    assert kinds_of_people(shuffled) == kinds_of_people(people)
    assert set(after.sure) - set(before.sure) == set(flow.sure)
    assert certified_in(shuffled, LAW, year=2024) == flow


def test_ids_that_differ_in_writing_alone_are_refused() -> None:
    with pytest.raises(DuplicateNameError, match="P1, p1"):
        kinds_of_people([Person(id="P1"), Person(id="p1")])
    with pytest.raises(DuplicateNameError, match="S1, s1"):
        people_at([Person(id="P1", station="S1")], ["s1"])
    trained = [Training(id="T", title="T"), Training(id="U", title="U", attended_by={"ｐ1"})]
    with pytest.raises(DuplicateNameError, match="P1, ｐ1"):
        certified_in([Person(id="P1")], LAW.choosing({"AY2": "trained"}), year=2024, trainings=trained)
