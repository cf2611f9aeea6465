"""Many projects on one day: where each stands, and what they come to, by unit, by tier and in all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from ..lifecycle import Event, Journal, LifecycleLaw, Standing
from ..lifecycle.journals import check_journal
from ..markup import element, page, spoken_in_notebooks, table
from ..money import yuan_text
from ..rules import NOTICE
from ..text import Lang, Text, check_lang, joined, numbered, plain
from ..tiers import Tier
from ..tiers.system import ServiceSystem
from .courses import as_told, course_of
from .deliverables import Checklist, misstated_of, review_of, unlisted
from .facts import Evaluation, Monitoring, Plan, Progress
from .project_standings import Bar, ProjectStanding
from .remarks import remarks, stage_label
from .stages import PROJECT, ProjectStates

__all__ = ["Portfolio", "Total", "portfolio"]

_HEADINGS = (
    Text("编号", "id"),
    Text("项目", "project"),
    Text("承办单位", "unit"),
    Text("阶段", "stage"),
    Text("自", "since"),
    Text("计划结束", "planned until"),
    Text("迟延天数", "days late"),
    Text("预算", "budget"),
    Text("累计支出", "spent"),
    Text("指标", "indicators"),
    Text("评估结果", "result of the evaluation"),
    Text("结束本阶段尚缺", "lacking to end the stage"),
    Text("备注", "notes"),
)
_TOTALS = (
    Text("合计", "total of"),
    Text("项目数", "projects"),
    Text("未立项", "not opened"),
    Text("已结项", "closed"),
    Text("逾期", "overdue"),
    Text("期限未计", "last day not counted"),
    Text("预算", "budget"),
    Text("预算未计", "budget not counted"),
    Text("累计支出", "spent"),
    Text("支出未计", "spending not counted"),
    Text("超预算", "over budget"),
)
_ALL, _NOT_TOLD = Text("全部", "all"), Text("未填", "not told")
_NOT_COUNTED = Text("未计", "not counted")
"""Nobody told it, or the records that tell it are not applied."""


@attrs.frozen(kw_only=True)
class Total:
    """What projects come to. Of amounts those that are told are added up, and the projects that tell none are counted beside them.

    What was not opened is no project: it stands outside, in a count of its own.

    Attributes:
        key: The id of the unit or tier; None for all, and for projects that tell none.
        label: What it is the total of.
        projects: How many projects were opened.
        not_opened: Of how many something is recorded that opens none, as under a reading by which they are none; nothing else counts them.
        by_state: How many are in each state, by its id, every state there is.
        overdue: How many should be closed and are not; those that were closed late are not among them.
        due_untold: How many are open and tell no last day.
        budget: What was planned to be spent, in yuan.
        budget_told: How many tell a budget, be it for one of their rounds.
        budget_untold: How many do not tell it, be it for one of their rounds; a round that is not yet carried out need not.
        spent: What was spent so far, in yuan.
        spent_told: How many tell something of that.
        spent_untold: How many do not, be it for one of their rounds.
        over_budget: How many spent more than they planned; where one of the two amounts is not told, that is not counted.
    """

    key: str | None
    label: Text
    projects: int
    not_opened: int
    by_state: dict[str, int] = attrs.field(hash=False)
    overdue: int
    due_untold: int
    budget: Decimal
    budget_told: int
    budget_untold: int
    spent: Decimal
    spent_told: int
    spent_untold: int
    over_budget: int

    @classmethod
    def of(cls, key: str | None, label: Text, projects: Iterable[ProjectStanding]) -> "Total":
        """What these projects come to."""
        given = tuple(projects)
        listed = tuple(each for each in given if each.opened)
        budgets = [each.budget for each in listed if each.budget is not None]
        spent = [each.spent for each in listed if each.spent is not None]
        return cls(
            key=key,
            label=label,
            projects=len(listed),
            not_opened=len(given) - len(listed),
            by_state={state.id: sum(each.state == state for each in given) for state in ProjectStates.ALL},
            overdue=sum(each.overdue is True for each in listed),
            due_untold=sum(each.overdue is None for each in listed),
            budget=sum(budgets, Decimal(0)),
            budget_told=len(budgets),
            budget_untold=sum(None in each.budgets for each in listed),
            spent=sum(spent, Decimal(0)),
            spent_told=len(spent),
            spent_untold=sum(None in each.spendings for each in listed),
            over_budget=sum(each.over_budget is True for each in listed),
        )

    def as_data(self) -> dict[str, Any]:
        """It as JSON data, amounts as text."""
        data = attrs.asdict(self, filter=lambda field, _: field.name != "label")
        return {**data, "label": self.label.as_data(), "budget": f"{self.budget:f}", "spent": f"{self.spent:f}"}

    def _amount(self, amount: Decimal, told: int) -> Text:
        """A sum; where there are projects and none has its amount, that it is not counted, which is not zero."""
        return yuan_text(amount) if told or not self.projects else _NOT_COUNTED

    def cells(self) -> tuple[Text, ...]:
        """It as a row of words; see `Portfolio.totals_table`."""
        closed = self.by_state[ProjectStates.CLOSED.id]
        counts = (self.projects, self.not_opened, closed, self.overdue, self.due_untold)
        return (
            self.label,
            *map(plain, counts),
            self._amount(self.budget, self.budget_told),
            plain(self.budget_untold),
            self._amount(self.spent, self.spent_told),
            plain(self.spent_untold),
            plain(self.over_budget),
        )


@attrs.frozen(kw_only=True, repr=False)
class Portfolio:
    """Where projects stand at the end of a day.

    Attributes:
        as_of: The day.
        known_on: The day up to which records count; None for everything recorded.
        projects: The projects, by id, `B2` before `B12`.
        rows: What a Gantt picture shows, project by project: the days that were planned, where they are told, then every stage with its days.
        tiers: The tiers of the system, for their names; empty where they are shown by their ids.
        later: The ids of the projects of which everything on record is of later days: they are left out.
        strays: The ids under which deliverables of no project that is on record were handed in.
    """

    as_of: date
    known_on: date | None = None
    projects: tuple[ProjectStanding, ...]
    tiers: tuple[Tier, ...] = ()
    later: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Portfolio({len(self.projects)} projects on {self.as_of})"

    @property
    def head(self) -> Text:
        """Of which day it is, and by what was known when."""
        head = Text(f"项目：截至{self.as_of}", f"projects: as of {self.as_of}")
        if self.known_on is not None:
            head += Text(f"，按{self.known_on}及以前的记录", f", as recorded by {self.known_on}")
        return head

    @property
    def notes(self) -> tuple[Text, ...]:
        """What somebody should look at beside the projects that are told of."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[Text]:
        if none := [each for each in self.projects if not each.opened]:
            listed = joined(plain(each.id) for each in none)
            yield Text(f"未立项{len(none)}项，不计入合计：{listed.zh}", f"not opened: {len(none)}, outside the totals: {listed.en}")
        if self.later:
            listed = joined(map(plain, self.later))
            yield Text(f"{self.as_of}之后立项，未列入：{listed.zh}", f"opened after {self.as_of}, left out: {listed.en}")
        if self.strays:
            listed = joined(map(plain, self.strays))
            yield Text(f"成果编号不属于任何已记录的项目：{listed.zh}", f"deliverables of no project on record: {listed.en}")

    @property
    def total(self) -> Total:
        """What all projects come to."""
        return Total.of(None, _ALL, self.projects)

    @property
    def by_unit(self) -> tuple[Total, ...]:
        """What the projects of each unit come to, by the unit's id; those that tell none come last."""
        return self._totals(lambda project: project.unit, {})

    @property
    def by_tier(self) -> tuple[Total, ...]:
        """What the projects of each tier come to, the tiers in their order; those that tell none come last."""
        return self._totals(lambda project: project.tier, {tier.id: tier.unit for tier in self.tiers})

    def _totals(self, key: Callable[[ProjectStanding], str | None], named: dict[str, Text]) -> tuple[Total, ...]:
        groups: dict[str | None, list[ProjectStanding]] = {}
        for project in self.projects:
            groups.setdefault(key(project), []).append(project)
        order = list(named)

        def place(name: str | None) -> tuple[bool, int, str]:
            return name is None, order.index(name) if name in order else len(order), name or ""

        def label(name: str | None) -> Text:
            return _NOT_TOLD if name is None else named.get(name) or plain(name)

        return tuple(Total.of(name, label(name), groups[name]) for name in sorted(groups, key=place))

    @property
    def rows(self) -> tuple[Bar, ...]:
        """What a Gantt picture shows: of each project what was planned, then its stages; one that lasts ends on `as_of` and is `running`."""
        return tuple(bar for project in self.projects for bar in project.bars())

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """The projects as rows of words, the headings first.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return tuple(tuple(cell.in_(lang) for cell in row) for row in (_HEADINGS, *(each.cells() for each in self.projects)))

    def totals_table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """The totals by tier and in all as rows of words, the headings first.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return tuple(tuple(cell.in_(lang) for cell in row) for row in (_TOTALS, *(each.cells() for each in (*self.by_tier, self.total))))

    def as_data(self) -> dict[str, Any]:
        """The portfolio as JSON data, amounts as text."""
        return {
            "as_of": str(self.as_of),
            "known_on": None if self.known_on is None else str(self.known_on),
            "projects": [each.as_data() for each in self.projects],
            "by_unit": [each.as_data() for each in self.by_unit],
            "by_tier": [each.as_data() for each in self.by_tier],
            "total": self.total.as_data(),
            "notes": [note.as_data() for note in self.notes],
            "notice": NOTICE.as_data(),
        }

    def to_html(self, lang: Lang = "zh") -> str:
        """The projects and the totals as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        projects = table(_HEADINGS, (each.cells() for each in self.projects), lang=lang)
        totals = table(_TOTALS, (each.cells() for each in (*self.by_tier, self.total)), lang=lang)
        notes = (element("p", note.in_(lang)) for note in self.notes)
        return page(
            element("p", element("strong", self.head.in_(lang))), projects, *notes, totals, element("p", NOTICE.in_(lang)), lang=lang
        )

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())


def portfolio(
    journal: Journal, law: LifecycleLaw, *, as_of: date, known_on: date | None = None, tiers: Iterable[Tier] | None = None,
    checklist: Checklist | None = None, rows: Mapping[str, int] | None = None,
) -> Portfolio:  # fmt: skip
    """Where the projects of a journal stand at the end of a day.

    A purchased task is held against what the law says of who takes it on and who buys it: what the text does not provide for is told among the notes,
    and the project stands all the same.

    Args:
        journal: The journal of projects, and of what they deliver.
        law: The law whose tables and readings are used.
        as_of: What happened on or before that day counts.
        known_on: What was recorded on or before that day counts; None for everything.
        tiers: The tiers of the system, for their names and their order; None for those of the policy, where it has some.
        checklist: What the office demands of each stage; None for nothing.
        rows: The row of each project in the sheet that it was read from, by which notes call it; None where there is no sheet.

    Raises:
        InvalidValueError: If a day is no date, or what is given as the journal is none.
        UnknownNameError: If the policy has no projects.

    Source:
        For `HEBEI`: H13, H14, H18; readings AH6, AH7, AH9, AH10.
    """
    policy: object = law.policy
    if tiers is None:
        tiers = policy.tiers if isinstance(policy, ServiceSystem) else ()

    check_journal(journal)
    standings = journal.standings(law, as_of=as_of, known_on=known_on, kind=PROJECT)
    begun = {
        name: standing
        for name, standing in sorted(standings.items(), key=lambda each: (numbered(each[0]), each[0]))
        if standing.steps or standing.not_applied
    }
    courses = {name: as_told(course_of(standing), standing.not_applied) for name, standing in begun.items()}
    rounds = {name: course.round for name, course in courses.items()}
    strange = {} if checklist is None else unlisted(journal, law, rounds, checklist, as_of, known_on)

    def standing_of(name: str, standing: Standing) -> ProjectStanding:
        course = courses[name]
        stage = course.stage
        return ProjectStanding(
            id=name, as_of=as_of, course=course, not_applied=standing.not_applied,
            review=review_of(journal, law, name, course, checklist or Checklist(), as_of, known_on),
            stage_label=None if stage is None else stage_label(stage, law), remarks=tuple(remarks(law, course.opening)),
            misstated=tuple(misstated_of(journal, law, name, standing, checklist or Checklist(), known_on, as_of)),
            row=(rows or {}).get(name), unlisted=tuple(strange.get(name, ())),
            later=tuple(reported_later(name)),
        )  # fmt: skip

    def reported_later(name: str) -> Iterator[Event]:
        if all(event.happened <= as_of for event in journal.of(name)):
            return
        whole = journal.standing(law, name, as_of=date.max, known_on=known_on)
        events = [step.event for step in whole.steps if step.event is not None] + [each.event for each in whole.not_applied]
        yield from (each for each in events if each.happened > as_of and isinstance(each.facts, Plan | Progress | Monitoring | Evaluation))

    def is_later(name: str) -> bool:
        return name not in begun and any(
            event.happened > as_of and (known_on is None or event.recorded <= known_on) for event in journal.of(name)
        )

    return Portfolio(
        as_of=as_of, known_on=known_on, projects=tuple(standing_of(*each) for each in begun.items()), tiers=tuple(tiers),
        later=tuple(sorted(filter(is_later, standings), key=lambda name: (numbered(name), name))), strays=tuple(strange.get("", ())),
    )  # fmt: skip
