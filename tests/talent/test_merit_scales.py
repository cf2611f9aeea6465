"""Merit is told as scores or as grades: steps lead to a merit and back, and what is off the scale is refused without being told."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.rules import Missing
from socialwork.talent.candidates import Candidate
from socialwork.talent.merit_scales import GRADES_OR_SCORES, NO_GRADES, MeritScale
from socialwork.talent.rounds import Round
from socialwork.testing import merit_scales
from socialwork.text import Text

DAY = date(2023, 9, 1)
GRADES = MeritScale(grades=["优", "良", "中"])


def test_unless_it_is_said_merit_is_a_score_of_up_to_100_with_two_decimals_and_no_minimum() -> None:
    scale = Round(day=DAY).scale

    assert (scale.lowest, scale.highest, scale.step, scale.grades, scale.minimum) == (0, 100, Decimal("0.01"), (), None)
    assert (scale.fact, scale.top, scale.lowest_eligible) == ("merit_score", 10_000, 0)
    assert scale.text == Text("0至100分，步长0.01，无最低要求", "0 to 100 points in steps of 0.01, no minimum")


def test_grades_stand_best_first() -> None:
    assert (GRADES.fact, GRADES.top) == ("merit_grade", 2)
    assert [GRADES.steps(grade) for grade in ("优", "良", "中")] == [2, 1, 0]
    assert attrs.evolve(GRADES, minimum="良").lowest_eligible == 1
    assert attrs.evolve(GRADES, minimum="良").text == Text("等次：优、良、中，最低良", "grades: 优, 良, 中, minimum 良")


def test_a_minimum_is_a_score_of_the_scale_however_it_is_typed() -> None:
    scale = MeritScale(lowest="40", highest=100, step="0.5", minimum="60.5")

    assert scale.minimum == Decimal("60.5")
    assert scale.lowest_eligible == 41
    assert scale.text.en == "40 to 100 points in steps of 0.5, minimum 60.5"


@given(scale=merit_scales(), data=st.data())
def test_steps_lead_to_a_merit_and_back_and_rise_with_it(scale: MeritScale, data: st.DataObject) -> None:
    one, two = (data.draw(st.integers(0, scale.top)) for _ in range(2))

    assert scale.steps(scale.merit(one)) == one
    if not scale.grades:
        assert (scale.merit(one) < scale.merit(two)) is (one < two)
    assert scale.text.zh


@pytest.mark.parametrize("change, words", [
    ({"step": 0}, "MeritScale.step: got '0'; give a positive step that leads from the lowest score, 0, to the highest, 100"),
    ({"step": "-1"}, "MeritScale.step: got '-1'; give a positive step that leads from the lowest score, 0, to the highest, 100"),
    ({"step": 3}, "MeritScale.step: got '3'; give a positive step that leads from the lowest score, 0, to the highest, 100"),
    ({"lowest": 100}, "MeritScale.highest: got '100'; give a score above the lowest one, 100"),
    ({"grades": ("A", "B"), "lowest": 1}, f"MeritScale.lowest: got '1'; {GRADES_OR_SCORES.en}"),
    ({"grades": ("A", "B"), "highest": "10.50"}, f"MeritScale.highest: got '10.50'; {GRADES_OR_SCORES.en}"),
    ({"grades": ("A", "B"), "step": 1}, f"MeritScale.step: got '1'; {GRADES_OR_SCORES.en}"),
    ({"minimum": "60.001"}, "MeritScale.minimum: got '60.001'; give a score from 0 to 100 in steps of 0.01"),
    ({"minimum": 101}, "MeritScale.minimum: got 101; give a score from 0 to 100 in steps of 0.01"),
    ({"minimum": Decimal("1E+3")}, "MeritScale.minimum: got '1000'; give a score from 0 to 100 in steps of 0.01"),
    ({"minimum": "many"}, "MeritScale.minimum: got 'many'; give a score from 0 to 100 in steps of 0.01"),
    ({"grades": ("A", "B"), "minimum": "C"}, "MeritScale.minimum: got 'C'; give a grade of the round: A, B"),
    ({"grades": ("A", "B"), "minimum": 1}, "MeritScale.minimum: got 1; give a grade of the round: A, B"),
    ({"grades": "ABC"}, "MeritScale.grades: got 'str'; list the grades, best first: grades=[\"A\", \"B\"]"),
    ({"grades": None}, "MeritScale.grades: got 'NoneType'; list the grades, best first: grades=[\"A\", \"B\"]"),
    ({"grades": ["A", 1]}, "MeritScale.grades: got 'int'; list the grades, best first: grades=[\"A\", \"B\"]"),
    ({"grades": ["A", " "]}, "MeritScale.grades: got ('A', ' '); list the grades, best first: grades=[\"A\", \"B\"]"),
    ({"grades": []}, f"MeritScale.grades: got []; {NO_GRADES.en}"),
])  # fmt: skip
def test_a_scale_that_leads_nowhere_or_a_minimum_off_the_scale_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        MeritScale(**change)

    assert str(caught.value) == words
    assert caught.value.in_language("zh") != words


@pytest.mark.parametrize("merit", ["88.505", "-0.01", "100.01", "many", "NaN", Decimal("NaN"), Decimal("Infinity"), 88.5, True])
def test_a_merit_off_the_scale_is_refused_and_not_told(merit: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        MeritScale().steps(merit)

    assert str(caught.value) == f"merit_score: got *** ({type(merit).__name__}); give a score from 0 to 100 in steps of 0.01"
    assert caught.value.in_language("zh").endswith("；请填0至100之间、以0.01为步长的分数")


def test_grades_are_different() -> None:
    with pytest.raises(DuplicateNameError) as caught:
        MeritScale(grades=("A", "B", "A"))

    assert str(caught.value) == "each merit grade may occur once; twice or more: A"


NOT_BY_SCORES = Text(
    "本批次按等次评定，得分不起作用；请改填评审等次（优、良、中），或在批次的 [merit] 中改用分数",
    "the round goes by grades, and a score counts for nothing; give the merit grade (优, 良, 中), or take the grades out of [merit] in the round",
)
NOT_BY_GRADES = Text(
    "本批次按得分评定，等次不起作用；请改填评审得分，或在批次的 [merit] 中写明 grades",
    "the round goes by scores, and a grade counts for nothing; give the merit score, or list the grades under [merit] in the round",
)


@pytest.mark.parametrize("scale, facts, fault", [
    (GRADES, {}, None),
    (GRADES, {"merit_grade": "良"}, None),
    (GRADES, {"merit_grade": "良", "merit_score": 101}, None),
    (GRADES, {"merit_grade": "差"}, ("merit_grade", Text("请填批次规定的等次：优、良、中", "give a grade of the round: 优, 良, 中"))),
    (GRADES, {"merit_score": 80}, ("merit_score", NOT_BY_SCORES)),
    (GRADES, {"merit_score": 80, "merit_grade": Missing.NOT_KNOWN}, ("merit_score", NOT_BY_SCORES)),
    (MeritScale(), {"merit_score": 80, "merit_grade": "良"}, None),
    (MeritScale(), {"merit_score": 101}, ("merit_score", Text("请填0至100之间、以0.01为步长的分数", "give a score from 0 to 100 in steps of 0.01"))),
    (MeritScale(), {"merit_grade": "良"}, ("merit_grade", NOT_BY_GRADES)),
])  # fmt: skip
def test_a_scale_finds_fault_with_merit_that_it_cannot_take(scale: MeritScale, facts: dict[str, Any], fault: object) -> None:
    assert scale.fault(Candidate(id="a", **facts)) == fault


def test_a_scale_without_grades_can_be_changed() -> None:
    assert attrs.evolve(MeritScale(), step=1).grades == MeritScale(grades=()).grades == ()
