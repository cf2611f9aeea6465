"""Panels: exact, in any order, with scores that are not there as bands and not as zeros."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.linkage.panel_scores import PanelScore
from socialwork.linkage.scoring import Criterion, MissingScores, Panel, ScoreSheet, Scoring
from socialwork.rules import Missing
from socialwork.text import Text

NEED = Criterion(id="need", label=Text("需求", "need"), weight="60%")
PLAN = Criterion(id="plan", label=Text("方案", "plan"), weight="40%", most="10")
SCORING = Scoring(criteria=(NEED, PLAN), drop_ends=False)
ONE = Scoring(criteria=(Criterion(id="all", label=Text("总分", "total")),), drop_ends=True)


def sheet(panellist: str, application: str = "A1", **scores: object) -> ScoreSheet:
    return ScoreSheet(application=application, panellist=panellist, scores=scores)


def totals(*given: object, scoring: Scoring = ONE) -> PanelScore:
    members = [f"J{number}" for number in range(len(given))]
    sheets = [sheet(member, all=score) for member, score in zip(members, given, strict=True)]
    return Panel(scoring=scoring, members=members, sheets=sheets).score("A1")


def test_scores_are_weighted_by_shares_of_the_greatest_score() -> None:
    panel = Panel(scoring=SCORING, members=["J1", "J2"], sheets=[sheet("J1", need=90, plan=8), sheet("J2", need=80, plan="9.5")])

    assert panel.score("A1").low == Fraction(90 * 6 + 80 * 4 + 80 * 6 + 95 * 4, 20)
    assert panel.score("A1").text.en == "86"
    assert panel.score("A1").notes == ()


def test_of_points_the_proportions_count() -> None:
    points = Scoring(criteria=(attrs.evolve(NEED, weight=30), attrs.evolve(PLAN, weight=20)))
    given_ = {"need": Decimal(90), "plan": Decimal("8.5")}

    assert points.total(given_) == SCORING.total(given_)


def test_the_highest_and_the_lowest_are_dropped_one_of_each() -> None:
    score = totals(90, 90, 60, 85)

    assert (score.low, score.dropped) == (Fraction(175, 2), 2)
    assert [note.en for note in score.notes] == ["the highest and the lowest total are dropped"]


def test_whether_they_are_dropped_has_to_be_said() -> None:
    panel = Panel(scoring=Scoring(criteria=ONE.criteria), members=["J1"], sheets=[sheet("J1", all=70)])

    assert panel.scores(["A1"], drop_ends=False)["A1"].low == 70
    with pytest.raises(InvalidValueError, match="say whether the highest and the lowest total are dropped"):
        panel.score("A1")


def test_of_too_few_nothing_is_left_and_the_score_is_open() -> None:
    score = totals(90, 80)

    assert (score.known, score.too_few, score.text.en) == (False, True, "0 to 100")
    assert score.notes[0].en == "only 2 panellists counted, too few for a score"
    assert score.as_data()["high"] == "100"


def test_a_score_that_is_not_there_leaves_a_band() -> None:
    panel = Panel(scoring=SCORING, members=["J1", "J2"], sheets=[sheet("J1", need=90, plan=Missing.NOT_KNOWN)])
    score = panel.score("A1")

    assert (score.low, score.high, score.waiting) == (Fraction(27), Fraction(97), 2)
    assert score.notes[0].en == "scores of 2 panellists are missing"


@pytest.mark.parametrize(
    "rule, low, counted, said", [("left_out", Fraction(70), 1, "该评委对该项目的评分不计"), ("nothing", Fraction(35), 2, "缺的分按0分计")]
)
def test_a_call_can_say_what_becomes_of_missing_scores(rule: str, low: Fraction, counted: int, said: str) -> None:
    scoring = Scoring(criteria=ONE.criteria, drop_ends=False, missing=MissingScores(rule))
    score = Panel(scoring=scoring, members=["J1", "J2"], sheets=[sheet("J1", all=70)]).score("A1")

    assert (score.low, score.high, score.counted, score.waiting) == (low, low, counted, 1)
    assert [note.zh for note in score.notes] == [f"1位评委的评分未齐，{said}"]


def test_a_panellist_who_stood_aside_is_no_missing_score() -> None:
    aside = ScoreSheet(application="A1", panellist="J2", recused=True)
    scoring = Scoring(criteria=ONE.criteria, drop_ends=False)
    score = Panel(scoring=scoring, members=["J1", "J2"], sheets=[sheet("J1", all=70), aside]).score("A1")

    assert (score.low, score.waiting, score.recused, score.known) == (Fraction(70), 0, 1, True)
    assert score.notes[0].zh == "1位评委回避"


def test_when_everybody_stood_aside_there_is_no_score() -> None:
    aside = ScoreSheet(application="A1", panellist="J1", recused=True)

    assert Panel(scoring=SCORING, members=["J1"], sheets=[aside]).score("A1").too_few


@pytest.mark.parametrize(
    "make, said",
    [
        (lambda: Criterion(id="a", label=Text("甲", "a"), weight=0), "Criterion.weight: got 0; give a weight above 0"),
        (lambda: Criterion(id="a", label=Text("甲", "a"), most=0), "give a greatest score above 0"),
        (lambda: Scoring(criteria=()), "give at least one criterion"),
        (lambda: Scoring(criteria=(NEED,), scale=0), "give a scale above 0"),
        (lambda: Scoring(criteria=(NEED,)), "the weights make up 60%; make them up to 100%"),
        (lambda: Scoring(criteria=(NEED, attrs.evolve(PLAN, weight="1/3"))), "the weights make up about 93.3333%"),
        (lambda: Scoring(criteria=(NEED, attrs.evolve(PLAN, weight=1))), "the weights make up 160%"),
        (lambda: ScoreSheet(application=" ", panellist="J1"), "ScoreSheet.application: got ' '; give an id"),
        (lambda: ScoreSheet(application="A1", panellist="J1", scores={"need": 1}, recused=True), "gives no scores"),
        (lambda: Panel(scoring=SCORING, members=()), "give the ids of the panellists"),
        (lambda: Panel(scoring=SCORING, members=["J1"], sheets=[sheet("J1", need=101)]), "A1: need: got .* give a score from 0 to 100"),
    ],
)
def test_what_cannot_be_is_refused(make: object, said: str) -> None:
    with pytest.raises(InvalidValueError, match=said):
        make()  # type: ignore[operator]


def test_sheets_of_strangers_criteria_of_nobody_and_second_sheets_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="panellist"):
        Panel(scoring=SCORING, members=["J1"], sheets=[sheet("J9", need=1)])
    with pytest.raises(UnknownNameError, match="did you mean need"):
        Panel(scoring=SCORING, members=["J1"], sheets=[sheet("J1", needs=1)])
    with pytest.raises(DuplicateNameError):
        Panel(scoring=SCORING, members=["J1"], sheets=[sheet("J1", need=1), sheet("J1", plan=1)])


def test_no_repr_tells_who_gave_what() -> None:
    panel = Panel(scoring=SCORING, members=["J1"], sheets=[sheet("J1", need=37)])

    assert "J1" not in repr(panel)
    assert "37" not in repr(panel.sheets[0])


GIVEN = st.lists(st.one_of(st.none(), st.just("aside"), st.integers(0, 100)), min_size=1, max_size=5)


def panel_of(given_: list[object], scoring: Scoring) -> Panel:
    sheets = [
        ScoreSheet(application="A1", panellist=f"J{number}", recused=True) if score == "aside" else sheet(f"J{number}", all=score)
        for number, score in enumerate(given_)
        if score is not None
    ]
    return Panel(scoring=scoring, members=[f"J{number}" for number in range(len(given_))], sheets=sheets)


@given(given_=GIVEN, drop=st.booleans(), data=st.data())
def test_the_order_of_panellists_changes_nothing(given_: list[object], drop: bool, data: st.DataObject) -> None:
    scoring = Scoring(criteria=ONE.criteria, drop_ends=drop)
    shuffled = data.draw(st.permutations(given_))

    assert panel_of(given_, scoring).score("A1") == panel_of(shuffled, scoring).score("A1")


@given(given_=st.lists(st.one_of(st.none(), st.integers(0, 2)), min_size=1, max_size=4), drop=st.booleans())
def test_the_band_is_what_missing_scores_can_come_to(given_: list[int | None], drop: bool) -> None:
    scoring = Scoring(criteria=(Criterion(id="all", label=Text("总分", "total"), most=2),), scale=2, drop_ends=drop)
    score = panel_of(list(given_), scoring).score("A1")
    filled = product(*([0, 1, 2] if each is None else [each] for each in given_))
    ends = [sorted(each)[1:-1] if drop else list(each) for each in filled]
    if not ends[0]:
        assert score.too_few
        return
    means = [Fraction(sum(each), len(each)) for each in ends]

    assert (score.low, score.high) == (min(means), max(means))
