"""Many ventures at once: who is in several of them is seen, and their order changes nothing."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork import OUHAI
from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.linkage import Venture, check, check_all
from socialwork.rules import Missing, Verdict

from .making import venture, ventures, worker

DAY = date(2023, 1, 1)
LAW = OUHAI.on(DAY)
ONLY = OUHAI.on(DAY, readings={"AO5d": "this_one_only"})
SHARED = (venture(id="A", title="第一"), venture(id="B"), venture(id="C", workers=[worker("W2")]))


def test_a_worker_of_two_ventures_is_on_neither_alone() -> None:
    found = check_all(SHARED, ONLY)

    assert {each.venture.id: each.verdict for each in found.checks} == {"A": Verdict.NO, "B": Verdict.NO, "C": Verdict.YES}
    assert found.shared == (("W1", ("A", "B")),)
    assert check(SHARED[0], ONLY).verdict is Verdict.YES, "alone it seems to be on one only"
    assert check_all(SHARED, LAW).count(Verdict.YES) == 3
    assert check_all(SHARED, LAW, readings="all").of("A").verdict is Verdict.CONTESTED


@settings(max_examples=20)
@given(listed=st.tuples(ventures(key="A"), ventures(key="B"), ventures(key="C")), data=st.data())
def test_order_changes_nothing(listed: tuple[Venture, ...], data: st.DataObject) -> None:
    assert check_all(data.draw(st.permutations(listed)), ONLY).as_data() == check_all(listed, ONLY).as_data()


def test_what_is_told_of_many() -> None:
    found = check_all([*SHARED, Venture(id="D", workers=Missing.NOT_KNOWN)], ONLY)
    said = found.explain("en").splitlines()

    assert said[0] == "a venture project 1+1+1+N+X: 4 in all, no 2, undetermined 1, yes 1 (law of 2023-01-01)"
    assert said[1] == "- 第一: no: full-time social worker: lacks by 1"
    assert said[3] == "- C: yes"
    assert "W1 works on A, B" in said
    assert repr(found) == "<CompositionChecks of 4: 2 NO, 0 CONTESTED, 1 UNDETERMINED, 1 YES>"
    assert found.table("zh")[0][:3] == ("创投项目", "结论", "公益项目")
    assert found.table("zh")[1][:4] == ("第一", "不符合", "1：齐备", "1：齐备")
    assert "W1同时服务A、B" in found.to_html("zh")
    assert "W1" in found._repr_html_()
    assert json.loads(json.dumps(found.as_data()))["shared"] == {"W1": ["A", "B"]}
    assert check_all([], LAW).explain("en").startswith("a venture project 1+1+1+N+X: 0 in all, no 0")


def test_what_cannot_be_asked_is_refused() -> None:
    found = check_all(SHARED, LAW)

    with pytest.raises(UnknownNameError, match="no venture is named 'X'"):
        found.of("X")
    with pytest.raises(InvalidValueError, match="count verdicts"):
        bool(found)
    with pytest.raises(DuplicateNameError, match="each venture may occur once"):
        check_all([venture(), venture()], LAW)
