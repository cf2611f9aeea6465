"""Grants: never beyond the money, in order, exact to the fen, and open where something open decides."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import permutations, product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Month, Period
from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.law import Dated, NotFound, Parameter, Verified
from socialwork.linkage import grants
from socialwork.linkage.allocations import Allocation
from socialwork.linkage.applications import ABNORMAL, Application
from socialwork.linkage.bars import nothing_within
from socialwork.linkage.calls import Call
from socialwork.linkage.funding import Ground
from socialwork.linkage.grants import allocate
from socialwork.linkage.scoring import Criterion, Panel, ScoreSheet, Scoring
from socialwork.rules import Missing, Verdict
from socialwork.selection import Basis, Outcome, Resolution, ResolutionCycleError
from socialwork.testing.invented.linkage import TEA_FUND, tea_applications
from socialwork.text import YEARS, Text

DAY = date(2023, 12, 1)
LAW = TEA_FUND.on(DAY)
SHORT = ("stop", "skip", "part_fund")


def application(name: str, score: object, asked: object = 50, **facts: Any) -> Application:
    about = {"organisation": f"O{name}", "project_budget": 1000, "passed_preliminary": True, "abnormal_listings": ()}
    return Application(id=name, score=score, asked=asked, **{**about, **facts})


def call(budget: object = 120, **about: Any) -> Call:
    return Call(day=DAY, budget=budget, **about)  # type: ignore[arg-type]


def granted(found: Allocation) -> dict[str, str]:
    return {each.id: f"{each.granted[0]:f}" if each.decided else f"{each.granted[0]:f}-{each.granted[1]:f}" for each in found.awards}


THREE = [application("A", 90), application("B", 85), application("C", 80, 15)]


@pytest.mark.parametrize(
    "option, amounts, left",
    [
        ("stop", {"A": "50.00", "B": "0.00", "C": "0.00"}, "40.00"),
        ("skip", {"A": "50.00", "B": "0.00", "C": "15.00"}, "25.00"),
        ("part_fund", {"A": "50.00", "B": "40.00", "C": "0.00"}, "0.00"),
    ],
)
def test_what_happens_where_the_next_does_not_fit_is_a_reading(option: str, amounts: dict[str, str], left: str) -> None:
    found = allocate(call(90), THREE, LAW.choosing({"FR2": option}))

    assert granted(found) == amounts
    assert found.left == (Decimal(left), Decimal(left))
    assert found.granted[0] + found.left[0] == found.budget


def test_under_all_readings_what_differs_is_open() -> None:
    found = allocate(call(90), THREE, LAW, readings="all")
    second = found.award("B")

    assert (found.varied, found.combinations) == (("FR1", "FR2"), 6)
    assert granted(found) == {"A": "50.00", "B": "0.00-40.00", "C": "0.00-15.00"}
    assert (second.outcome, second.rests_on, second.proven) == (Outcome.OPEN, (Basis.READING,), True)
    assert [ground.value for ground in second.grounds] == ["part", "not_enough_left"]
    assert found.left == (Decimal(0), Decimal(40))


def test_amounts_are_held_to_ceiling_share_and_what_was_approved() -> None:
    found = allocate(
        call(1000),
        [
            application("A", 90, 120),
            application("B", 85, 90, approved="80.50"),
            application("C", 80, 90, project_budget="100.01"),
            application("D", 75, 100),
        ],
        LAW,
    )

    assert granted(found) == {"A": "100.00", "B": "80.50", "C": "60.00", "D": "100.00"}
    bounds = {each.id: [bound.value for bound in each.bounds] for each in found.awards}
    assert bounds == {"A": ["ceiling"], "B": ["approved"], "C": ["budget_share"], "D": ["asked", "ceiling"]}
    assert [each.why.zh for each in found.awards] == ["按上限", "按核定", "按比例上限", "足额"]


def test_what_the_review_approved_is_paid_though_what_was_asked_for_is_missing() -> None:
    listed = [application("A", 90, Missing.NOT_ASKED, approved=20), application("B", 80, Missing.NOT_ASKED)]
    found = allocate(call(1000), listed, LAW)

    assert found.award("A").grounds == (Ground.APPROVED,)
    assert found.award("B").grounds == (Ground.FULL,)


def test_more_than_the_budget_of_the_project_is_told_and_not_cut() -> None:
    free = attrs.evolve(TEA_FUND, id="free", budget_share=None, ceiling=None).on(DAY)
    listed = [
        application("A", 90, 100, project_budget=80),
        application("B", 85, 100, project_budget=80, approved=60),
        application("C", 80, Missing.NOT_ASKED, project_budget=10),
        application("D", 75, 80, project_budget=80),
        application("E", 70, 80, project_budget=Missing.NOT_ASKED),
    ]
    found = allocate(call(1000), listed, free)

    assert found.award("A").granted == (Decimal(100), Decimal(100))
    assert {each.id: [label.en for label in each.over_budget] for each in found.awards} == {
        "A": ["amount asked for", "granted"], "B": ["amount asked for"], "C": [], "D": [], "E": [],
    }  # fmt: skip
    assert "申请金额、资助金额高于项目总预算，请核对" in found.award("A").explain()
    assert "申请或资助金额高于项目总预算，请核对：A, B" in [line.zh for line in found.lines]
    assert found.award("B").as_data()["over_budget"] == [{"zh": "申请金额", "en": "amount asked for"}]


def test_the_best_placed_of_an_organisation_come_first() -> None:
    several = [application(name, 90 - at, 10, organisation="X" if at < 3 else "Y") for at, name in enumerate("ABCD")]
    found = allocate(call(100, per_organisation=2), several, LAW)

    assert granted(found) == {"A": "10.00", "B": "10.00", "C": "0.00", "D": "10.00"}
    assert found.award("C").grounds == (Ground.ORGANISATION_LIMIT,)


def test_places_can_be_limited_too() -> None:
    found = allocate(call(1000, places=2), THREE, LAW)

    assert found.award("C").grounds == (Ground.PLACES_TAKEN,)


def test_a_score_above_the_greatest_is_refused_in_plain_digits() -> None:
    with pytest.raises(InvalidValueError, match=r"A: score: got '101\.50'; give a score of 100 or less"):
        allocate(call(), [application("A", "101.50")], LAW)


def test_a_tie_that_matters_is_told_and_left_open() -> None:
    found = allocate(call(50), [application("A", 90), application("B", 90), application("C", 80, 10)], LAW)

    assert [each.outcome for each in found.awards] == [Outcome.OPEN, Outcome.OPEN, Outcome.NOT_SELECTED]
    assert found.award("A").rests_on == (Basis.TIE,)
    assert found.award("A").level_with == ("B",)
    assert [tie.ids for tie in found.ties] == [("A", "B")]
    assert found.granted == (Decimal(50), Decimal(50))
    assert "tie not settled by the rules: A, B (score 90)" in found.explain("en")


def test_who_hangs_on_a_tie_of_others_names_it_and_open_amounts_are_counted() -> None:
    level = [application(name, 90, asked, organisation="X") for name, asked in (("A", 50), ("B", 30))]
    below = [application("C", 80, 50), application("D", 80, 50, passed_preliminary=False)]
    found = allocate(call(90, per_organisation=1), [*level, *below], LAW.choosing({"FR2": "part_fund"}))

    assert [each.en for each in found.award("C").open_because] == ["tie of others: A, B"]
    assert found.award("C").as_data()["ties_of_others"] == ["A", "B"]
    assert (found.award("A").ties_of_others, found.award("D").ties_of_others) == ((), ())
    assert "申报4项：拟入选1项（其中1项金额待定），待定2项，未入选1项（适用2023-12-01之规定）" in [line.zh for line in found.lines]


def test_a_tie_that_changes_nothing_is_not_told() -> None:
    found = allocate(call(100), [application("A", 90), application("B", 90)], LAW)

    assert not found.ties
    assert {each.outcome for each in found.awards} == {Outcome.SELECTED}


def resolved(chosen: str, over: str) -> Resolution:
    return Resolution(chosen=(chosen,), over=(over,), reason="the need is greater", by="the panel", on=DAY)


def test_a_resolution_orders_equal_scores_and_nothing_else() -> None:
    two = [application("A", 90), application("B", 90), application("C", 80, 10)]
    found = allocate(call(50, resolutions=[resolved("B", "A"), resolved("C", "A"), resolved("C", "Z")]), two, LAW)

    assert granted(found) == {"A": "0.00", "B": "50.00", "C": "0.00"}
    assert [each.rank for each in found.awards] == [(1, 1), (2, 2), (3, 3)]
    assert [each.chosen for each in found.unused] == [("C",), ("C",)]
    by = "(the panel, 2023-12-01: the need is greater)"
    assert [line.en for line in found.lines if "before" in line.en] == [
        f"tie settled: B before A {by}",
        f"a resolution that orders nobody: C before A {by}: their scores cannot be equal, or one takes no part",
        f"a resolution that orders nobody: C before Z {by}: there is no application Z",
    ]
    assert [each["en"] for each in found.as_data()["used_resolutions"]] == ["B before A"]
    with pytest.raises(ResolutionCycleError):
        allocate(call(50, resolutions=[resolved("B", "A"), resolved("A", "B")]), two, LAW)


def test_a_resolution_between_two_leaves_a_third_of_the_same_score_open() -> None:
    three = [application(name, 90) for name in "ABC"]
    found = allocate(call(50, resolutions=[resolved("A", "B")]), three, LAW)

    assert [found.award(name).outcome for name in "ABC"] == [Outcome.OPEN, Outcome.NOT_SELECTED, Outcome.OPEN]
    assert found.ties[0].ids == ("A", "C")


@pytest.mark.parametrize(
    "facts, waiting",
    [
        ({"score": Missing.NOT_ASKED}, "score"),
        ({"passed_preliminary": Missing.NOT_KNOWN}, "passed the preliminary review"),
        ({"abnormal_listings": Missing.NOT_ASKED}, "entries in the list of abnormal activity"),
        ({"asked": Missing.NOT_ASKED}, "amount asked for"),
        ({"project_budget": Missing.NOT_ASKED}, "budget of the project"),
    ],
)
def test_what_is_missing_is_never_zero_and_is_named(facts: dict[str, object], waiting: str) -> None:
    missing = attrs.evolve(application("A", 90), **facts)  # type: ignore[arg-type]
    found = allocate(call(80), [missing, application("B", 80)], LAW)
    first, second = found.award("A"), found.award("B")

    assert [each.en for each in first.waiting] == [waiting]
    assert second.outcome is Outcome.OPEN
    assert second.rests_on == (Basis.MISSING_FACT,)
    assert first.proven


def test_a_fact_that_changes_nothing_leaves_the_rest_decided() -> None:
    found = allocate(call(200), [application("A", Missing.NOT_ASKED), application("B", 80)], LAW)

    assert granted(found) == {"A": "50.00", "B": "50.00"}
    assert [each.rank for each in found.awards] == [(1, 2), (1, 2)]


def test_several_unknown_amounts_are_intervals_and_say_that_they_are_not_proven() -> None:
    two = [application(name, score, Missing.NOT_ASKED) for name, score in (("A", 90), ("B", 80))]
    found = allocate(call(120), two, LAW)

    assert not found.award("B").proven
    assert found.award("A").granted == (Decimal("0.01"), Decimal(100))
    assert "in truth it may be decided" in found.award("B").explain("en")


def test_a_day_known_roughly_leaves_both_ways_open() -> None:
    rough = application("A", 90, abnormal_listings=(Period(date(2021, 1, 1), Month(2022, 12)),))
    found = allocate(call(80), [rough], LAW)

    assert found.award("A").outcome is Outcome.OPEN
    assert found.award("A").proven


def test_a_number_that_no_source_gives_leaves_both_ways_open_and_is_not_proven() -> None:
    years = Parameter(
        name="fund.unknown", label=Text("年数", "years"), unit=YEARS, type=int,
        values=(Dated(NotFound.NOT_FOUND, since=date(2020, 1, 1), clause="F3", verified=Verified.ASSUMED),),
    )  # fmt: skip
    policy = attrs.evolve(TEA_FUND, id="unknown", eligible=nothing_within(ABNORMAL, years, clause="F3"))
    listed = application("A", 90, abnormal_listings=(Period(date(2021, 1, 1), date(2022, 1, 1)),))
    found = allocate(call(80), [listed], policy.on(DAY))

    assert found.award("A").outcome is Outcome.OPEN
    assert not found.award("A").proven


def test_who_is_barred_takes_no_part() -> None:
    barred = application("A", 90, abnormal_listings=(Period(date(2021, 1, 1)),))
    found = allocate(call(80), [barred, application("B", 80)], LAW)

    assert [each.id for each in found.awards] == ["B", "A"]
    assert found.award("A").grounds == (Ground.NOT_ELIGIBLE,)
    assert (found.award("A").rank, found.award("A").score) == (None, None)
    assert found.award("A").decision.verdict is Verdict.NO
    told = found.award("A").explain("en", depth=0)
    assert told.startswith("A: not selected, CNY 0\nrests on: not eligible\ntakes part in the review: no")


def test_who_may_be_barred_is_not_told_to_be() -> None:
    listed = [
        application("A", 90), application("B", 85), application("C", 80, passed_preliminary=Missing.NOT_ASKED),
        application("D", 75, passed_preliminary=False, abnormal_listings=Missing.NOT_ASKED), application("E", Missing.NOT_ASKED),
    ]  # fmt: skip
    found = allocate(call(60, minimum=60), listed, LAW)

    assert [ground.value for ground in found.award("C").grounds] == ["stopped", "eligibility_open"]
    assert found.award("C").why.zh == "资助已止于名次在前的项目、参评条件待核实"
    assert found.award("D").grounds == (Ground.NOT_ELIGIBLE,)
    assert Ground.MINIMUM_OPEN in found.award("E").grounds
    assert Ground.BELOW_MINIMUM not in found.award("E").grounds


def test_who_is_barred_under_one_reading_only_is_not_told_to_be() -> None:
    listed_then = application("B", 80, abnormal_listings=(Period(date(2020, 1, 1), date(2023, 6, 1)),))
    found = allocate(call(50), [application("A", 90), listed_then], LAW, readings="all")

    assert found.award("B").grounds == (Ground.NOT_ENOUGH_LEFT, Ground.ELIGIBILITY_BY_READING)


def test_a_least_score_bars_and_an_open_score_may_lie_below_it() -> None:
    scores = {"A": 90, "B": 50, "C": Missing.NOT_ASKED}
    found = allocate(call(200, minimum=60), [application(name, score) for name, score in scores.items()], LAW)

    assert [found.award(name).outcome for name in "ABC"] == [Outcome.SELECTED, Outcome.NOT_SELECTED, Outcome.OPEN]
    assert found.award("B").grounds == (Ground.BELOW_MINIMUM,)
    assert found.award("C").score == (Fraction(0), Fraction(100))
    only = allocate(call(200, minimum=100), [application("C", Missing.NOT_ASKED)], LAW).award("C")
    assert [each.en for each in only.waiting] == ["score"]


SCORING = Scoring(criteria=(Criterion(id="all", label=Text("总分", "total")),))


def panel(given_: dict[str, Sequence[int]], **about: Any) -> Panel:
    sheets = [
        ScoreSheet(application=name, panellist=f"J{at}", scores={"all": score})
        for name, scores in given_.items()
        for at, score in enumerate(scores)
    ]
    return Panel(scoring=attrs.evolve(SCORING, **about), members=["J0", "J1", "J2"], sheets=sheets)


def test_a_panel_tells_the_scores_and_whether_it_drops_the_ends_is_a_reading() -> None:
    scores = panel({"A": [100, 80, 0], "B": [70, 70, 70]})
    both = [application("A", Missing.NOT_ASKED), application("B", Missing.NOT_ASKED)]

    assert granted(allocate(call(50), both, LAW, panel=scores)) == {"B": "50.00", "A": "0.00"}
    assert granted(allocate(call(50), both, LAW.choosing({"FR3": "drop_ends"}), panel=scores)) == {"A": "50.00", "B": "0.00"}
    found = allocate(call(50), both, LAW, panel=scores, readings=["FR3"])
    assert found.award("A").rests_on == (Basis.READING,)
    assert "reading FR3" in found.explain("en")
    fixed = panel({"A": [100, 80, 0], "B": [70, 70, 70]}, drop_ends=True)
    assert allocate(call(50), both, LAW, panel=fixed, readings="all").award("A").outcome is Outcome.SELECTED


def test_scores_that_panellists_have_yet_to_give_are_told() -> None:
    scores = panel({"A": [100, 80], "B": [70, 70, 70]})
    both = [application("A", Missing.NOT_ASKED), application("B", Missing.NOT_ASKED)]
    found = allocate(call(50), both, LAW, panel=scores)

    assert [each.en for each in found.award("A").waiting] == ["scores of 1 panellist"]
    few = allocate(call(50), both, LAW, panel=panel({"A": [80]}, drop_ends=True, missing="left_out"))
    assert [each.en for each in few.award("A").waiting] == ["only 1 panellist counted, too few for a score"]
    assert found.award("A").as_data()["panel"]["waiting"] == 1
    assert "scores of 1 panellist are missing" in found.award("A").explain("en", depth=1)


def test_scores_of_what_is_no_application_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="application"):
        allocate(call(), [application("A", 90)], LAW, panel=panel({"Z": [70, 70, 70]}))


def test_what_grants_rest_on_is_named_and_scores_are_those_under_every_reading() -> None:
    scores = panel({"A": [100, 80, 0], "B": [70, 70, 70]})
    both = [application("A", Missing.NOT_ASKED), application("B", Missing.NOT_ASKED)]
    told, every = (allocate(call(50), both, LAW, panel=scores, readings=readings) for readings in (None, ["FR3"]))

    assert [line.zh[:6] for line in told.lines if line.zh.startswith("口径")] == ["口径 FR1", "口径 FR2", "口径 FR3"]
    assert "口径 FR3（评审得分是否去掉最高分和最低分）：全部计入" in [line.zh for line in told.lines]
    assert told.as_data()["rest_on"] == ["FR1", "FR2", "FR3"]
    assert allocate(call(50), both, LAW).rest_on == ("FR1", "FR2")
    assert (told.award("A").score, told.award("A").rank) == ((Fraction(60), Fraction(60)), (2, 2))
    assert (every.award("A").score, every.award("A").rank) == ((Fraction(60), Fraction(80)), (1, 2))


@pytest.mark.parametrize("told, differs", [("70", False), ("70.3", False), ("70.33", False), ("70.34", True), ("71", True)])
def test_a_score_that_is_not_what_the_panel_gave_is_told(told: str, differs: bool) -> None:
    found = allocate(call(), [application("A", told)], LAW, panel=panel({"A": [70, 70, 71]}))

    assert found.award("A").score_differs is differs
    assert ("applications that tell another score than the panel gave, which counts: A" in found.explain("en")) is differs
    assert ("the application tells another score" in found.award("A").explain("en")) is differs
    assert found.award("A").score == (Fraction(211, 3), Fraction(211, 3))


def test_a_score_beside_a_panel_of_too_few_differs_from_nothing() -> None:
    found = allocate(
        call(), [application("A", 90)], LAW.choosing({"FR3": "drop_ends"}), panel=panel({"A": [70, 70, 70]}, missing="left_out")
    )
    few = Panel(scoring=attrs.evolve(SCORING, drop_ends=True), members=["J0"], sheets=[])

    assert found.award("A").score_differs
    assert not allocate(call(), [application("A", 90)], LAW, panel=few).award("A").score_differs


def test_how_a_panel_scored_is_shown_for_each_application() -> None:
    found = allocate(call(), [application("A", 70), application("B", 80, passed_preliminary=False)], LAW, panel=panel({"A": [70, 71]}))
    rows = [[cell.en for cell in row] for row in found.panel_rows()]

    assert rows == [["A", "47 to about 80.3333", "71, 70, 0 to 100", "-", "scores of 1 panellist are missing"]]
    assert "how the panel scored" in found.to_html("en")
    assert "how the panel scored" not in allocate(call(), [application("A", 70)], LAW).to_html("en")
    assert found.award("A").as_data()["panel"]["totals"][0] == {"low": "71", "high": "71"}


def test_what_is_open_names_the_others_that_it_waits_for() -> None:
    unknown = application("A", Missing.NOT_ASKED)
    found = allocate(call(60), [unknown, application("B", 80), application("C", 70, passed_preliminary=False)], LAW)

    assert [said.en for said in found.award("B").open_because] == ["what is missing of others: A"]
    assert [said.en for said in found.award("A").open_because] == ["missing: score"]
    assert found.award("C").open_because == ()
    late = allocate(call(60), [application("A", 90), application("B", 80), application("C", 70, passed_preliminary=Missing.NOT_ASKED)], LAW)
    assert late.award("B").waits_for == ()


def test_what_readings_come_to_is_told_by_those_that_make_a_difference() -> None:
    found = allocate(call(90), THREE, LAW, readings="all")

    assert [(options.en, amount) for options, (amount, _) in found.award("C").under] == [
        ("grants end there", Decimal(0)),
        ("it is passed over, and the next one is looked at", Decimal(15)),
        ("it gets what is left", Decimal(0)),
    ]
    assert found.award("C").open_because[0].zh == "因口径而异：0元（到此为止；以余额部分资助），15元（跳过，续看下一项目）"
    assert found.award("A").under == ()
    assert found.award("C").as_data()["under"][1]["granted"] == {"least": "15.00", "most": "15.00"}


def test_numbers_that_the_call_leaves_to_the_text_say_where_they_come_from() -> None:
    some, none = (allocate(call(60, ceiling=ceiling, budget_share="1/2"), THREE, LAW) for ceiling in (None, 50))

    assert "numbers of the text: most for one (F2, assumed)" in some.explain("en").splitlines()
    assert "numbers of the text" not in none.explain("en")


def test_a_tie_names_both_though_only_one_hangs_on_it() -> None:
    two = [application("A", 90, 30), application("B", 90, 60)]
    found = allocate(call(40), two, LAW)

    assert [each.id for each in found.awards if not each.decided] == ["A"]
    assert found.ties[0].ids == ("A", "B")


def test_instalments_make_up_the_whole() -> None:
    found = allocate(call(200, instalments=["1/3", "1/3", "1/3"]), THREE, LAW)

    assert found.award("A").parts == (Decimal("16.67"), Decimal("16.67"), Decimal("16.66"))
    assert "instalments: CNY 16.67, CNY 16.67, CNY 16.66" in found.award("A").explain("en")


@pytest.mark.parametrize(
    "about, said",
    [
        ({"budget": None}, "Call.budget: got 'not_found'"),
        ({"ceiling": 101}, "Call.ceiling: got .* give 100 or less, which is what the text allows"),
        ({"budget_share": "2/3"}, "Call.budget_share: got '2/3'; give 3/5 or less"),
        ({"highest": 80}, "A: score: got .* give a score of 80 or less"),
    ],
)
def test_calls_beyond_the_text_are_refused(about: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidValueError, match=said):
        allocate(call(**{"budget": 100, **about}), [application("A", 90)], LAW)


def test_a_lower_ceiling_of_the_call_holds_and_without_one_in_the_text_any_does() -> None:
    lower = allocate(call(100, ceiling=30), [application("A", 90)], LAW)
    free = attrs.evolve(TEA_FUND, id="free", ceiling=None, budget_share=None)
    unbound = allocate(call(500), [application("A", 90, 300)], free.on(DAY))

    assert granted(lower) == {"A": "30.00"}
    assert granted(allocate(call(100, budget_share="1/100"), [application("A", 90)], LAW)) == {"A": "10.00"}
    assert granted(unbound) == {"A": "300.00"}
    assert granted(allocate(call(500, ceiling=200), [application("A", 90, 300)], free.on(DAY))) == {"A": "200.00"}


def test_two_of_one_id_and_names_that_are_not_there_are_refused() -> None:
    with pytest.raises(DuplicateNameError):
        allocate(call(), [application("A", 90), application("A", 80)], LAW)
    with pytest.raises(UnknownNameError, match="application"):
        allocate(call(), THREE, LAW).award("Z")
    with pytest.raises(UnknownNameError):
        allocate(call(), THREE, LAW, readings=["FR9"])


@pytest.mark.parametrize("other", ["o1", "Ｏ1", "O 1"])
def test_ids_of_organisations_that_differ_in_writing_alone_are_refused(other: str) -> None:
    listed = [application("A", 90, organisation="O1"), application("B", 80, organisation=other), application("C", 70, organisation="O1")]

    with pytest.raises(InvalidValueError, match=r"B: organisation.*differs from O1 in application A by case, width, spaces"):
        allocate(call(per_organisation=1), listed, LAW)


def test_too_many_combinations_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grants, "_MOST_COMBINATIONS", 5)
    with pytest.raises(InvalidValueError, match="vary fewer readings at once: at most 5 combinations"):
        allocate(call(), THREE, LAW, readings="all")


@pytest.mark.parametrize(
    "about, said",
    [
        ({"cut_off": date(2024, 1, 1)}, "Call.cut_off"),
        (
            {"resolutions": [Resolution(chosen="A", over="B", reason="r", by="p", on=date(2023, 12, 2))]},
            "Call.resolutions: got '2023-12-02'; A before B: a tie is settled by the day of the decision",
        ),
        ({"budget": 0}, "Call.budget"),
        ({"ceiling": "0.001"}, "Call.ceiling"),
        ({"per_organisation": 0}, "Call.per_organisation"),
        ({"places": True}, "Call.places"),
        ({"budget_share": 0}, "Call.budget_share"),
        ({"minimum": 101}, "Call.minimum"),
        ({"highest": 0}, "Call.minimum"),
        ({"instalments": ["1/2", "1/3"]}, "Call.instalments"),
        ({"instalments": []}, "Call.instalments"),
    ],
)
def test_calls_that_cannot_be_are_refused(about: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidValueError, match=said):
        Call(**{"day": DAY, **about})


def test_every_answer_says_under_which_law_and_that_it_takes_no_decision() -> None:
    found = allocate(call(90, name="winter"), THREE, call(90).law(TEA_FUND, readings={"FR2": "skip"}))
    data = found.as_data()

    assert data["readings"]["FR2"] == "skip"
    assert (data["schema"], data["left"]) == ("socialwork.allocation/1", {"least": "25.00", "most": "25.00"})
    assert data["awards"][0]["granted"] == {"least": "50.00", "most": "50.00"}
    assert found.table("en")[1][1:5] == ("A", "not asked", "OA", "90")
    assert found.table("zh")[0][0] == "名次"
    assert "winter" in found.to_html("en")
    assert "not selected (1)" in found.to_html("en")
    assert "虚构" in found._repr_html_()
    assert repr(found) == "Allocation(3 applications, budget=90)"
    assert found.lines[-1].en == "the validity of this policy was not found"


def test_rows_tell_bands_missing_amounts_and_titles() -> None:
    odd = application("A", Missing.NOT_ASKED, Missing.NOT_ASKED, title="tea", abnormal_listings=Missing.NOT_ASKED)
    found = allocate(call(90), [odd, application("B", 80), application("C", 80), application("D", 1, passed_preliminary=False)], LAW)
    rows = {row[1]: row for row in found.table("en")}

    assert rows["A"][2:6] == ("tea", "OA", "0 to 100", "not asked")
    assert "level with C" in rows["B"][-1]
    assert rows["B"][0] == "1-3"
    assert rows["D"][0] == "-"
    assert found.award("A").as_data()["asked"] == {"missing": "not_asked"}
    assert found.award("D").as_data()["score"] is None


# --- laws --------------------------------------------------------------------------------------------------------------------------------

CALLS = st.builds(
    call, st.integers(1, 300), per_organisation=st.sampled_from([None, 1, 2]), places=st.sampled_from([None, 1, 2]),
    minimum=st.sampled_from([None, 80]),
)  # fmt: skip
OPTIONS = st.sampled_from(SHORT)


@given(listed=tea_applications(), made=CALLS, option=OPTIONS)
def test_never_beyond_budget_or_ceiling_and_every_fen_is_accounted_for(listed: list[Application], made: Call, option: str) -> None:
    found = allocate(made, listed, LAW.choosing({"FR2": option}))

    assert 0 <= found.granted[0] <= found.granted[1] <= found.budget
    assert found.left == (found.budget - found.granted[1], found.budget - found.granted[0])
    for each in found.awards:
        assert each.granted[1] <= min(Decimal(100), each.grantable[1])
        if not isinstance(each.application.project_budget, Missing):
            assert Fraction(each.granted[1]) <= Fraction(3, 5) * Fraction(each.application.project_budget)
        assert each.grounds
        assert each.decided or each.rests_on
    if all(each.decided for each in found.awards):
        assert sum(each.granted[0] for each in found.awards) + found.left[0] == found.budget


@given(listed=tea_applications(), made=CALLS, option=OPTIONS, data=st.data())
def test_the_order_of_applications_changes_nothing(listed: list[Application], made: Call, option: str, data: st.DataObject) -> None:
    law = LAW.choosing({"FR2": option})

    assert allocate(made, listed, law).as_data() == allocate(made, data.draw(st.permutations(listed)), law).as_data()


@given(listed=tea_applications(open_=False), made=CALLS)
def test_under_stop_nobody_worse_is_funded_past_a_better_one_for_want_of_money(listed: list[Application], made: Call) -> None:
    found = allocate(attrs.evolve(made, per_organisation=None), listed, LAW)
    part = [each for each in found.awards if each.rank is not None]

    for better in part:
        for worse in part:
            if better.score is not None and worse.score is not None and better.score > worse.score and worse.granted[1] > 0:
                assert better.granted[0] > 0


@given(listed=tea_applications(most=4, open_=False), made=CALLS, option=OPTIONS)
def test_equal_to_trying_every_order_of_equals(listed: list[Application], made: Call, option: str) -> None:
    law = LAW.choosing({"FR2": option})
    found = allocate(made, listed, law)
    amounts: dict[str, set[Decimal]] = {each.id: set() for each in listed}
    for line in permutations(sorted(each.id for each in listed)):
        pairs = [resolved(one, other) for at, one in enumerate(line) for other in line[at + 1 :]]
        settled = allocate(attrs.evolve(made, resolutions=pairs), listed, law)
        assert not settled.ties
        for each in settled.awards:
            assert each.decided
            amounts[each.id].add(each.granted[0])

    for each in found.awards:
        assert each.granted == (min(amounts[each.id]), max(amounts[each.id]))
        assert each.decided or each.rests_on == (Basis.TIE,)


@given(listed=tea_applications(most=3), made=CALLS)
def test_all_readings_take_in_each_of_them(listed: list[Application], made: Call) -> None:
    whole = allocate(made, listed, LAW, readings="all")
    for option in SHORT:
        for counted in ("until_last", "since_first"):
            one = allocate(made, listed, LAW.choosing({"FR2": option, "FR1": counted}))
            for each in one.awards:
                around = whole.award(each.id).granted
                assert around[0] <= each.granted[0]
                assert each.granted[1] <= around[1]


FILLED: dict[str, st.SearchStrategy[Any]] = {
    "asked": st.integers(1, 120),
    "project_budget": st.integers(1, 200),
    "passed_preliminary": st.booleans(),
    "score": st.integers(78, 83),
    "abnormal_listings": st.sampled_from(
        [(), (Period(date(2021, 1, 1), date(2023, 6, 1)),), (Period(date(2015, 1, 1), date(2016, 1, 1)),)]
    ),
}


@given(listed=tea_applications(most=4), made=CALLS, option=OPTIONS, data=st.data())
def test_filling_in_what_is_missing_never_leaves_what_was_said(
    listed: list[Application], made: Call, option: str, data: st.DataObject
) -> None:
    law = LAW.choosing({"FR2": option})
    told = [
        attrs.evolve(each, **{name: data.draw(values) for name, values in FILLED.items() if isinstance(getattr(each, name), Missing)})
        for each in listed
    ]
    before, after = allocate(made, listed, law), allocate(made, told, law)

    for each in after.awards:
        around = before.award(each.id)
        assert around.granted[0] <= each.granted[0]
        assert each.granted[1] <= around.granted[1]
        assert around.outcome in {Outcome.OPEN, each.outcome}
        if around.rank is not None and each.rank is not None:
            assert around.rank[0] <= each.rank[0]
            assert each.rank[1] <= around.rank[1]
    assert before.granted[0] <= after.granted[0]
    assert after.granted[1] <= before.granted[1]


def _greedy(line: Sequence[Application], made: Call, short: str, funds: Decimal) -> dict[str, Decimal]:
    """Grants by hand, in this order: written from what the page says and nothing else."""
    left, ended, taken = funds, False, dict.fromkeys("XYZ", 0)
    amounts: dict[str, Decimal] = {}
    for each in line:
        asked = each.asked if isinstance(each.approved, Missing) else each.approved
        assert isinstance(asked, Decimal)
        assert isinstance(each.project_budget, Decimal)
        share = (each.project_budget * 60).to_integral_value(rounding="ROUND_FLOOR") / 100
        wanted = min(asked, Decimal(100), share)
        full = made.per_organisation is not None and taken[each.organisation] >= made.per_organisation
        if ended or full or (made.places is not None and sum(taken.values()) >= made.places):
            continue
        if wanted > left and short != "part_fund":
            ended = short == "stop"
            continue
        if (given := min(wanted, left)) > 0:
            amounts[each.id] = given
            taken[each.organisation] += 1
            left -= given
    return amounts


@st.composite
def _open_worlds(draw: st.DrawFn) -> list[Application]:
    """Applications of which scores and preliminary reviews may be missing, and nothing else is."""
    return [
        attrs.evolve(
            each,
            score=draw(st.sampled_from([each.score, each.score, Missing.NOT_KNOWN])),
            passed_preliminary=draw(st.sampled_from([True, True, False, Missing.NOT_KNOWN])),
            abnormal_listings=(),
        )
        for each in draw(tea_applications(most=4, open_=False))
    ]


@given(listed=_open_worlds(), made=CALLS, option=OPTIONS)
def test_equal_to_searching_every_world_by_hand(listed: list[Application], made: Call, option: str) -> None:
    made = attrs.evolve(made, minimum=None, resolutions=())
    found = allocate(made, listed, LAW.choosing({"FR2": option}))
    amounts: dict[str, set[Decimal]] = {each.id: set() for each in listed}
    spent: set[Decimal] = set()
    unknown = [each.id for each in listed if each.passed_preliminary is Missing.NOT_KNOWN]
    for passed in product([True, False], repeat=len(unknown)):
        outs = {name for name, yes in zip(unknown, passed, strict=True) if not yes}
        part = [each for each in listed if each.passed_preliminary is not False and each.id not in outs]
        for line in permutations(part):
            known = [each.score for each in line if isinstance(each.score, Decimal)]
            if known != sorted(known, reverse=True):
                continue
            granted_ = _greedy(line, made, option, found.budget)
            spent.add(sum(granted_.values(), Decimal()))
            for each in listed:
                amounts[each.id].add(granted_.get(each.id, Decimal()))

    assert {each.id: each.granted for each in found.awards} == {name: (min(given_), max(given_)) for name, given_ in amounts.items()}
    assert found.granted == (min(spent), max(spent))


@given(given_=st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=1, max_size=3), data=st.data())
def test_the_order_of_panellists_and_of_their_sheets_changes_no_grant(given_: list[list[int]], data: st.DataObject) -> None:
    scores = panel({f"A{at}": each for at, each in enumerate(given_)})
    listed = [application(f"A{at}", Missing.NOT_ASKED) for at in range(len(given_))]
    other = Panel(
        scoring=scores.scoring, members=data.draw(st.permutations(scores.members)), sheets=data.draw(st.permutations(scores.sheets))
    )

    assert (
        allocate(call(), listed, LAW, panel=scores, readings="all").as_data()
        == allocate(call(), listed, LAW, panel=other, readings="all").as_data()
    )
