"""Pictures of portfolios: the days planned, the stages, what is late, and nothing left out in silence."""

from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from matplotlib.figure import Figure

from socialwork import HEBEI, plots
from socialwork.errors import InvalidValueError
from socialwork.lifecycle import Journal
from socialwork.projects import Evaluation, Monitoring, Opening, Plan, Portfolio, Progress, ProjectHappens, Reviewer, StageEnd, portfolio
from socialwork.rules import Missing
from socialwork.text import Lang

from .conftest import marks, overlapping, pieces, words

DAY = date(2025, 1, 6)
LAW = HEBEI.on(DAY)
DONE = StageEnd(deliverables_accepted=True, work_recorded=True)
_H = ProjectHappens
LIFE: tuple[tuple[Any, Any], ...] = (
    (_H.OPENED, Opening(title="邻里助老", unit="S01", tier="town")),
    (_H.ASSESSMENT_ENDED, DONE),
    (_H.PLANNED, Plan(goals="探访", budget="30000", first_day=DAY, last_day=DAY + timedelta(days=60))),
    (_H.PLANNING_ENDED, DONE),
    (_H.PROGRESS, Progress(spent="1")),
    (_H.IMPLEMENTATION_ENDED, DONE),
    (_H.MONITORED, Monitoring(by=Reviewer.UNIT_ABOVE, findings="-")),
    (_H.MONITORING_ENDED, DONE),
    (_H.EVALUATED, Evaluation(by=Reviewer.THIRD_PARTY, result="-")),
    (_H.CLOSED, DONE),
)


def lived(events: int, *, journal: Journal | None = None, subject: str = "P1", **plan: Any) -> Journal:
    """The journal of a project after so many events, ten days apart."""
    made = Journal() if journal is None else journal
    for number, (kind, facts) in enumerate(LIFE[:events]):
        told = attrs.evolve(facts, **plan) if isinstance(facts, Plan) else facts
        made = made.record(kind, subject=subject, on=DAY + timedelta(days=10 * number), recorder="office", facts=told)
    return made


def seen(journal: Journal, days: int = 100, **about: Any) -> Portfolio:
    return portfolio(journal, LAW, as_of=DAY + timedelta(days=days), **about)


def stages(figure: Figure) -> dict[str, list[tuple[float, float]]]:
    names = ("assessment", "planning", "implementation", "monitoring", "evaluation")
    return {name: found for name in names if (found := pieces(figure, f"stage-{name}"))}


def a_day(figure: Figure) -> float:
    """How wide a day is: the plan has 61 of them."""
    [(_, width)] = pieces(figure, "planned")
    return width / 61


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_closed_project_has_its_plan_its_stages_and_how_late_it_was(lang: Lang) -> None:
    figure = plots.gantt(seen(lived(10)), lang=lang)
    day = a_day(figure)
    [(planned, _)] = pieces(figure, "planned")

    # Each stage ends on the day on which the next one begins.
    assert {name: [(round((x - planned) / day), round(wide / day)) for x, wide in found] for name, found in stages(figure).items()} == {
        "assessment": [(0, 10)],
        "planning": [(10, 20)],
        "implementation": [(30, 20)],
        "monitoring": [(50, 20)],
        "evaluation": [(70, 20)],
    }
    assert [(round((x - planned) / day), round(wide / day)) for x, wide in pieces(figure, "late")] == [(61, 30)]
    assert {"zh": "已结项，迟30天结项", "en": "closed, closed 30 days late"}[lang] in words(figure)
    assert "marks-running" not in marks(figure)
    assert not overlapping(figure)


def test_a_project_that_is_overdue_goes_on_to_the_day_with_an_arrow() -> None:
    figure = plots.gantt(seen(lived(5), 69))
    day = a_day(figure)
    [(at, wide)] = stages(figure)["implementation"]

    assert round(wide / day) == 40
    assert [round(wide / day) for _, wide in pieces(figure, "late")] == [9]
    assert {"项目实施，逾期9天", "仍在进行", "截至2025-03-16", "项目进度（截至2025-03-16）"} <= set(words(figure))
    assert marks(figure) == {"legend-running": 1, "marks-running": 1}
    [line] = [line for line in figure.axes[0].lines if line.get_gid() == "today"]
    assert line.get_xdata()[0] == pytest.approx(at + wide)


def test_a_line_stands_at_today_where_it_is_given() -> None:
    figure = plots.gantt(seen(lived(5), 69), today=DAY + timedelta(days=30), lang="en")

    assert "today, 2025-02-05" in words(figure)
    assert "as of 2025-03-16" not in words(figure)
    [(planned, _)] = pieces(figure, "planned")
    [line] = [line for line in figure.axes[0].lines if line.get_gid() == "today"]
    assert line.get_xdata()[0] == pytest.approx(planned + 31 * a_day(figure))
    assert not overlapping(figure)


def test_a_plan_without_a_first_day_has_a_mark_at_its_last() -> None:
    figure = plots.gantt(seen(lived(5, first_day=Missing.NOT_ASKED), 69))

    assert pieces(figure, "planned") == []
    assert marks(figure)["marks-due"] == 1
    assert "计划结束日（未填起始日）" in words(figure)
    assert len(pieces(figure, "late")) == 1


def test_a_stage_of_no_days_is_still_seen() -> None:
    said: dict[str, Any] = {"subject": "P1", "on": DAY, "recorder": "office"}
    journal = Journal().record(_H.OPENED, facts=LIFE[0][1], **said)
    figure = plots.gantt(seen(journal.record(_H.ASSESSMENT_ENDED, facts=DONE, **said, after=1), 0))

    assert [wide > 0 for found in stages(figure).values() for _, wide in found] == [True, True]
    assert "预估" in words(figure)


def test_what_is_too_narrow_has_no_words_in_it() -> None:
    assert "预估" not in words(plots.gantt(seen(lived(5), 3000)))


def test_a_plan_that_was_told_of_no_project_is_drawn_all_the_same() -> None:
    journal = Journal().record(_H.PLANNED, subject="P9", on=DAY, recorder="office", facts=LIFE[2][1])
    figure = plots.gantt(seen(journal))

    assert {"P9", "未立项"} <= set(words(figure))
    assert len(pieces(figure, "planned")) == 1


def test_a_project_with_no_days_has_its_row() -> None:
    plan = attrs.evolve(LIFE[2][1], first_day=Missing.NOT_ASKED, last_day=Missing.NOT_ASKED)
    journal = Journal().record(_H.PLANNED, subject="P9", on=DAY, recorder="office", facts=plan)
    said = words(plots.gantt(seen(journal)))

    assert {"P9", "未立项，没有可画的日期"} <= set(said)


def test_no_projects_are_a_picture_too() -> None:
    said = words(plots.gantt(seen(Journal(), known_on=DAY), lang="en"))

    assert {"there are no projects", "as recorded by 2025-01-06"} <= set(said)


def test_long_names_are_shortened_and_that_is_said() -> None:
    journal = Journal().record(_H.OPENED, subject="P1", on=DAY, recorder="office", facts=Opening(title="助" * 40))
    figure = plots.gantt(seen(journal))

    assert "过长的名称只写开头" in words(figure)
    assert not overlapping(figure)


def test_of_too_many_projects_overdue_ones_come_first_and_the_rest_is_told() -> None:
    journal = Journal()
    for number in range(102):
        facts = Opening(title=f"项目{number}")
        journal = journal.record(_H.OPENED, subject=f"P{number:03}", on=DAY, recorder="office", facts=facts)
    journal = lived(5, journal=journal, subject="P999")
    said = words(plots.gantt(seen(journal)))

    assert "共103个项目，逾期的在前；另有3个未画出，其中逾期0个" in said
    assert "邻里助老" in said
    assert "项目98" in said
    assert "项目99" not in said


@pytest.mark.parametrize("today", [datetime(2025, 1, 6), "2025-01-06"])  # noqa: DTZ001
def test_today_is_a_day(today: Any) -> None:
    with pytest.raises(InvalidValueError, match="give a day"):
        plots.gantt(seen(Journal()), today=today)
    with pytest.raises(InvalidValueError, match="lang"):
        plots.gantt(seen(Journal()), lang="fr")  # type: ignore[arg-type]


def test_the_law_is_named_where_it_is_given_and_otherwise_that_it_is_not() -> None:
    titled = "specification for the three-level system of township (subdistrict) social work service stations (2025-01-06)"
    figure = plots.gantt(seen(lived(5)), law=LAW, lang="en")

    said = words(figure)
    assert said[1].endswith(titled)
    assert said[2:4] == ["the validity of this policy was not found", "readings: all 12 as the policy has them by default"]
    assert "the policy, its day and its readings are not stated" in words(plots.gantt(seen(lived(5)), lang="en"))
    assert not overlapping(figure)
    with pytest.raises(InvalidValueError, match="give the law of a day"):
        plots.gantt(seen(lived(5)), law=DAY)  # type: ignore[arg-type]


def test_what_is_no_portfolio_is_refused_with_how_to_make_one() -> None:
    with pytest.raises(InvalidValueError, match=r"give a portfolio: portfolio\(journal, law, as_of=...\)"):
        plots.gantt(lived(5))  # type: ignore[arg-type]


def test_a_second_round_keeps_the_first_plan_and_is_named() -> None:
    law, journal = HEBEI.on(DAY, readings={"AH6": "cycle"}), lived(9)
    said: dict[str, Any] = {"subject": "P1", "recorder": "office"}
    for days, kind, facts in (
        (90, _H.NEXT_ROUND, DONE),
        (100, _H.ASSESSMENT_ENDED, DONE),
        (110, _H.PLANNED, Plan(last_day=DAY + timedelta(days=150))),
    ):
        journal = journal.record(kind, on=DAY + timedelta(days=days), facts=facts, **said)
    figure = plots.gantt(portfolio(journal, law, as_of=DAY + timedelta(days=160)), law=law)
    day = a_day(figure)

    assert {name: len(found) for name, found in stages(figure).items()} == {
        "assessment": 2, "planning": 2, "implementation": 1, "monitoring": 1, "evaluation": 1,
    }  # fmt: skip
    # The first round went on for 30 days after its last day planned, and the second, whose plan has no first day, does for 10.
    assert [round(wide / day) for _, wide in pieces(figure, "late")] == [30, 10]
    assert marks(figure)["marks-due"] == 1
    assert "项目计划（第2轮），逾期10天" in words(figure)
    assert not overlapping(figure)


def test_projects_that_share_a_title_are_told_apart_by_their_ids() -> None:
    journal = lived(5, subject="P2", journal=lived(3))
    other = journal.record(_H.OPENED, subject="P3", on=DAY, recorder="office", facts=Opening(title="儿童关爱", tier="town"))
    said = words(plots.gantt(seen(other)))

    assert {"P1 邻里助老", "P2 邻里助老", "儿童关爱"} <= set(said)
    assert "邻里助老" in words(plots.gantt(seen(lived(3))))
