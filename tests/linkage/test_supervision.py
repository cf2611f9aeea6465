"""Who supervises whom, and who has nobody as far as anybody told."""

import pytest

from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.linkage.bounds import Count
from socialwork.linkage.people import Person
from socialwork.linkage.supervision import Supervisor, supervision
from socialwork.linkage.words import SupervisorKind
from socialwork.rules import Missing

PEOPLE = tuple(Person(id=key) for key in ("P1", "P2", "P3"))
FIRST = Supervisor(id="S1", kind=SupervisorKind.TRAINED, supervises={"P1", "P2", "X"})
SECOND = Supervisor(id="S2", kind=SupervisorKind.BROUGHT_IN, supervises="P2")
SILENT = Supervisor(id="S3")


def test_loads_and_who_has_nobody() -> None:
    found = supervision([SECOND, FIRST], PEOPLE)

    assert (found.without, found.several, found.strangers) == (Count(("P3",)), ("P2",), ("X",))
    assert [row.counts for row in found.kinds.rows] == [(Count(("S2",)),), (Count(("S1",)),)]
    assert [row.counts for row in found.load.rows] == [(Count(("P1", "P2")),), (Count(("P2",)),)]
    assert found.explain("en").splitlines()[-1] == found.load.table("en").splitlines()[-1]
    assert "without a supervisor: P3" in found.to_html("en")
    assert found._repr_html_() == found.to_html("zh")
    assert found.load.table("en").splitlines()[-2:] == ["without a supervisor: P3", "supervised, and none of the people listed: X"]


def test_where_somebody_did_not_tell_nobody_is_without() -> None:
    found = supervision([FIRST, SILENT], PEOPLE)

    assert found.without == Count((), ("P3",))
    assert found.load["S3"].counts[0].text.en == "0 or more"
    assert found.kinds.rows[0].counts == (Count((), ("S3",)),)
    assert "不知有无督导：P3" in found.load.table("zh")
    assert found.as_data()["without"] == {"sure": [], "open": ["P3"]}
    assert FIRST.as_data() == {"id": "S1", "kind": "trained", "supervises": ["P1", "P2", "X"]}
    assert SILENT.as_data()["supervises"] == {"missing": Missing.NOT_ASKED.value}


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="nobody supervises themselves"):
        Supervisor(id="S1", supervises={"S1"})
    with pytest.raises(InvalidValueError, match="nobody supervises themselves"):
        Supervisor(id="S1", supervises={"s 1"})
    for supervisors in ([FIRST, Supervisor(id="s1")], [FIRST, Supervisor(id="S2", supervises={"ｐ1"})], [Supervisor(id="p1")]):
        with pytest.raises(DuplicateNameError, match="whatever its case, width and spaces"):
            supervision(supervisors, PEOPLE)
    with pytest.raises(DuplicateNameError, match="S1"):
        supervision([FIRST, FIRST], PEOPLE)
    with pytest.raises(DuplicateNameError, match="P1"):
        supervision([FIRST], PEOPLE[:1] * 2)
