"""What a panel gave in words: numbers exact or about, totals without who gave them, averages by criterion."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.linkage.panel_scores import CriterionScore, PanelScore, band_text, number_text
from socialwork.linkage.scoring import Criterion, Panel, ScoreSheet, Scoring
from socialwork.text import Text

NEED, PLAN = Criterion(id="need", label=Text("需求", "need"), weight=3), Criterion(id="plan", label=Text("方案", "plan"), most=10)


def score(**given_: dict[str, object]) -> PanelScore:
    sheets = [
        ScoreSheet(application="A1", panellist=name, scores=scores, recused=not scores)
        for name, scores in given_.items()
        if scores != {"": 0}
    ]
    return Panel(scoring=Scoring(criteria=(NEED, PLAN), drop_ends=False), members=tuple(given_), sheets=sheets).score("A1")


def test_totals_stand_from_the_greatest_down_and_tell_nobodys_name() -> None:
    found = score(J1={"need": 60, "plan": 8}, J2={"need": 90, "plan": 6}, J3={})

    assert found.totals == ((Fraction(165, 2), Fraction(165, 2)), (Fraction(65), Fraction(65)))
    assert [line.en for line in found.lines] == ["totals of the panellists: 82.5, 65", "averages: need 75, plan 7"]
    assert [line.zh for line in found.lines] == ["各评委总分：82.5、65", "各项平均：需求75、方案7"]
    assert found.criteria[0] == CriterionScore(id="need", label=NEED.label, mean=(Fraction(75), Fraction(75)))
    assert found.as_data()["criteria"][1] == {"id": "plan", "label": {"zh": "方案", "en": "plan"}, "low": "7", "high": "7"}
    assert "J1" not in str(found.as_data())


def test_what_is_missing_is_a_band_in_totals_and_averages_alike() -> None:
    found = score(J1={"need": 60, "plan": 8}, J2={"": 0})

    assert found.totals == ((Fraction(65), Fraction(65)), (Fraction(0), Fraction(100)))
    assert found.lines[1].en == "averages: need 30 to 80, plan 4 to 9"


def test_where_nobody_counts_there_is_nothing_to_say_but_why() -> None:
    found = score(J1={}, J2={})

    assert (found.totals, found.criteria, found.lines) == ((), (), ())
    assert [note.en for note in found.notes] == ["only 0 panellists counted, too few for a score", "2 panellists stood aside"]


def test_one_criterion_alone_needs_no_averages() -> None:
    panel = Panel(
        scoring=Scoring(criteria=(NEED,), drop_ends=False),
        members=["J1"],
        sheets=[ScoreSheet(application="A1", panellist="J1", scores={"need": 70})],
    )

    assert [line.en for line in panel.score("A1").lines] == ["totals of the panellists: 70"]


@pytest.mark.parametrize("low, high, said", [(1, 1, "1"), (Fraction(1, 3), 2, "about 0.3333 to 2")])
def test_a_band_is_one_number_where_its_ends_are(low: Fraction, high: Fraction, said: str) -> None:
    assert band_text((Fraction(low), Fraction(high))).en == said


@given(number=st.fractions(min_value=0, max_value=100, max_denominator=400))
def test_a_number_in_words_is_exact_or_says_that_it_is_not(number: Fraction) -> None:
    said = number_text(number).en

    assert Fraction(Decimal(said)) == number if not said.startswith("about ") else abs(Fraction(said[6:]) - number) <= Fraction(1, 20000)
