"""What an office demands of each stage, what of it is accepted, and whether a stage may end.

The list is the office's own: no text here says what a stage delivers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from ..errors import DuplicateNameError, InvalidValueError
from ..lifecycle import Answer, EventKind, Journal, LifecycleLaw, NotApplied, Standing, State, Step
from ..lifecycle.journals import check_journal
from ..rules import Missing, Moment
from ..text import Lang, Text, check_lang, joined, plain
from .courses import Course, course_of
from .facts import PLAN, Evaluation, Monitoring, Plan, StageEnd
from .stages import DELIVERABLE, DeliverableStates, ProjectHappens, ProjectStates, Stage

__all__ = [
    "Checklist",
    "Deliverable",
    "DeliverableStanding",
    "Misstated",
    "StageEnding",
    "StageReview",
    "can_end_stage",
    "deliverable_subject",
    "misstated",
    "review_of",
    "review_stage",
    "unlisted",
]

_ITEM = Text("- ", "- ")
_HEADINGS = (Text("阶段", "stage"), Text("编号", "id"), Text("成果", "deliverable"), Text("是否必交", "demanded"), Text("状态", "standing"))
_MUST, _MAY = Text("必交", "yes"), Text("可选", "no")


def _plain_id(value: str) -> str:
    if not value.strip() or value != value.strip() or "/" in value:
        raise InvalidValueError("Deliverable.id", value, Text("请给出不含“/”和首尾空格的编号", 'give an id without "/" or space around it'))
    return value


def _stage(given: Stage | str) -> Stage:
    found = next((stage for stage in Stage if given in (stage, stage.value)), None)
    if found is None:
        stages = joined(plain(f"{stage.value}") + Text(f"（{stage.label.zh}）", f" ({stage.label.en})") for stage in Stage)
        raise InvalidValueError("Deliverable.stage", given, Text("请给其中之一：", "give one of: ") + stages)
    return found


@attrs.frozen(kw_only=True)
class Deliverable:
    """Something that a stage of every project has to deliver, or may.

    Attributes:
        id: Stable key in its list, without "/".
        title: What it is called.
        stage: The stage that it belongs to, as a member or by its code.
        must: Whether the stage can only end when it is accepted.

    Raises:
        InvalidValueError: If the id is empty, or holds "/" or space around it; or there is no such stage.
    """

    id: str = attrs.field(converter=_plain_id)
    title: str
    stage: Stage = attrs.field(converter=_stage)
    must: bool = True


def _listed(deliverables: Iterable[Deliverable]) -> tuple[Deliverable, ...]:
    return tuple(deliverables)


@attrs.frozen
class Checklist:
    """An office's list of deliverables. An empty one says that nothing is demanded.

    Attributes:
        deliverables: The deliverables, in the order in which they are shown.

    Raises:
        DuplicateNameError: If two share an id.
    """

    deliverables: tuple[Deliverable, ...] = attrs.field(default=(), converter=_listed)

    def __attrs_post_init__(self) -> None:
        DuplicateNameError.check(Text("项目成果", "deliverable"), (each.id for each in self.deliverables))

    def of(self, stage: Stage) -> tuple[Deliverable, ...]:
        """Those of a stage."""
        return tuple(each for each in self.deliverables if each.stage is stage)


def deliverable_subject(project: str, deliverable: str | Deliverable, *, round: int = 1) -> str:  # noqa: A002  # as the field is called
    """The id under which a journal holds what becomes of a project's deliverable: `"P1/report"`, in a second round `"P1/2/report"`.

    Args:
        project: The id of the project.
        deliverable: The deliverable, or its id.
        round: The project's round, from 1 on.
    """
    name = deliverable if isinstance(deliverable, str) else deliverable.id
    return f"{project}/{name}" if round == 1 else f"{project}/{round}/{name}"


def unlisted(
    journal: Journal, law: LifecycleLaw, rounds: Mapping[str, int], checklist: Checklist, on: date, known_on: date | None = None
) -> dict[str, list[str]]:
    """What was handed in under an id that is not on the list, by the project whose it is; by an empty id where no such project is on record.

    Args:
        journal: The journal of projects and deliverables.
        law: The law whose tables are used.
        rounds: The ids of the projects, and in which round each is.
        checklist: What the office demands.
        on: What happened on or before that day counts.
        known_on: What was recorded on or before that day counts; None for everything.

    Raises:
        InvalidValueError: If what is given as the journal is none.
    """
    check_journal(journal)
    listed = {
        deliverable_subject(project, each, round=number)
        for project, last in rounds.items()
        for number in range(1, last + 1)
        for each in checklist.deliverables
    }
    found: dict[str, list[str]] = {}
    for subject, standing in journal.standings(law, as_of=on, known_on=known_on, kind=DELIVERABLE).items():
        if subject not in listed and (standing.steps or standing.not_applied):
            found.setdefault(_project_of(subject, rounds), []).append(subject)
    return found


def _project_of(subject: str, projects: Mapping[str, int]) -> str:
    """The project that the id of a deliverable names: the longest one that it begins with; empty where it names none."""
    parts = subject.split("/")
    return next((name for end in range(len(parts) - 1, 0, -1) if (name := "/".join(parts[:end])) in projects), "")


@attrs.frozen
class DeliverableStanding:
    """A deliverable of a project, and what it is in.

    Attributes:
        deliverable: The deliverable.
        state: One of `DeliverableStates`.
    """

    deliverable: Deliverable
    state: State

    @property
    def stands_in_the_way(self) -> bool:
        """Whether the stage cannot end because of it."""
        return self.deliverable.must and self.state != DeliverableStates.ACCEPTED

    @property
    def text(self) -> Text:
        """It in a line."""
        return plain(self.deliverable.title) + Text("：", ": ") + self.state.label

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        about = self.deliverable
        return {"id": about.id, "title": about.title, "stage": about.stage.value, "must": about.must, "state": self.state.id}


@attrs.frozen(kw_only=True)
class StageReview:
    """Whether the stage that a project is in has what it needs to end.

    Attributes:
        project: The id of the project.
        stage: The stage.
        round: The project's round.
        deliverables: What the office demands of the stage, and what each is in.
        facts: What is recorded when the stage ends.
        work_lacks: What the work of the stage lacks, in words: a plan, its budget, a monitoring record, the evaluation.
    """

    project: str
    stage: Stage
    round: int
    deliverables: tuple[DeliverableStanding, ...]
    facts: StageEnd
    work_lacks: tuple[Text, ...] = ()

    @property
    def ends_with(self) -> EventKind:
        """The kind of event by which the stage ends."""
        return ProjectHappens.ENDS[self.stage]

    @property
    def lacks(self) -> tuple[Text, ...]:
        """Everything that stands in the way, in words; nothing where the stage may end."""
        deliverables = (each.text for each in self.deliverables if each.stands_in_the_way)
        return (*deliverables, *self.work_lacks)

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """The deliverables of the stage as rows of words, the headings first.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        rows = (
            (
                each.deliverable.stage.label,
                plain(each.deliverable.id),
                plain(each.deliverable.title),
                _MUST if each.deliverable.must else _MAY,
                each.state.label,
            )
            for each in self.deliverables
        )
        return tuple(tuple(cell.in_(lang) for cell in row) for row in (_HEADINGS, *rows))

    def as_data(self) -> dict[str, Any]:
        """The review as JSON data."""
        return {
            "project": self.project,
            "stage": self.stage.value,
            "round": self.round,
            "deliverables": [each.as_data() for each in self.deliverables],
            "lacks": [text.as_data() for text in self.lacks],
        }


@attrs.frozen
class _Work:
    """What a stage is for, and how it is called."""

    kind: type[Plan | Monitoring | Evaluation]
    label: Text
    none: Text
    turned: Text


_WORK = {
    Stage.PLANNING: _Work(Plan, Text("项目计划", "plan"), Text("尚无项目计划", "there is no plan yet"), Text("有项目计划而未适用", "there is a plan, and it is not applied")),
    Stage.MONITORING: _Work(
        Monitoring, Text("监测记录", "monitoring record"), Text("尚无监测记录", "there is no monitoring record yet"),
        Text("有监测记录而未适用", "there is a monitoring record, and it is not applied"),
    ),
    Stage.EVALUATION: _Work(
        Evaluation, Text("评估", "evaluation"), Text("尚无评估", "there is no evaluation yet"),
        Text("有评估而未适用", "there is an evaluation, and it is not applied"),
    ),
}  # fmt: skip


def _lacking(
    stage: Stage, course: Course, on: date, not_applied: Callable[[], Iterable[NotApplied]]
) -> tuple[tuple[Text, ...], bool | Missing]:
    """What the work of a stage lacks, in words, and whether it is on record."""
    now = course.current
    done = {Stage.PLANNING: now.plan is not None, Stage.MONITORING: now.monitored, Stage.EVALUATION: now.evaluation is not None}
    if done.get(stage, True):
        return _lacking_in(now.plan, on) if stage is Stage.PLANNING and now.plan is not None else ((), True)
    work = _WORK[stage]
    began = min(span.first for span in course.spans if span.round == now.number)
    recorded = [each for each in not_applied() if isinstance(each.event.facts, work.kind) and each.event.happened >= began]
    if not recorded:
        return (work.none,), False
    if recorded[-1].waits and (facts := recorded[-1].decision.open_facts):
        listed = joined(fact.label for fact in facts)
        said = Text(f"{work.label.zh}待核实（缺：{listed.zh}）", f"the {work.label.en} is undetermined (missing: {listed.en})")
        return (said,), Missing.NOT_KNOWN
    return (work.turned,), False


def _lacking_in(plan: Plan, on: date) -> tuple[tuple[Text, ...], bool | Missing]:
    in_order = PLAN.days_in_order.read(plan, Moment.of(on, None))
    if in_order is False:
        return (Text("计划结束之日早于开始之日", "the last day planned lies before the first"),), False
    lacking = [] if in_order is True else [Text("项目计划的起止日期不全", "the plan does not tell its first and last day")]
    lacking += [Text("项目计划未写预算", "the plan tells no budget")] if isinstance(plan.budget, Missing) else []
    return tuple(lacking), Missing.NOT_KNOWN if lacking else True


def _standings(
    journal: Journal, law: LifecycleLaw, on: date, known_on: date | None, wanted: dict[str, Deliverable]
) -> Iterator[DeliverableStanding]:
    for subject, deliverable in wanted.items():
        state = DeliverableStates.NONE
        if journal.of(subject):
            state = journal.standing(law, subject, as_of=on, known_on=known_on).states.get("deliverable", state)
        yield DeliverableStanding(deliverable, state)


def review_of(
    journal: Journal, law: LifecycleLaw, project: str, course: Course, checklist: Checklist, on: date, known_on: date | None = None
) -> StageReview | None:
    """As `review_stage`, of a project that went so; None where it is in no stage.

    Args:
        journal: The journal of projects and deliverables.
        law: The law whose tables are used.
        project: The id of the project.
        course: How it went.
        checklist: What the office demands.
        on: The day on which the stage would end.
        known_on: What was recorded on or before that day counts; None for everything.

    Raises:
        InvalidValueError: If what is given as the journal is none.
    """
    check_journal(journal)
    stage = course.stage
    if stage is None:
        return None
    wanted = {deliverable_subject(project, each, round=course.round): each for each in checklist.of(stage)}
    found = tuple(_standings(journal, law, on, known_on, wanted))

    def not_applied() -> Iterable[NotApplied]:
        return journal.standing(law, project, as_of=on, known_on=known_on).not_applied

    lacks, recorded = _lacking(stage, course, on, not_applied)
    facts = StageEnd(deliverables_accepted=not any(each.stands_in_the_way for each in found), work_recorded=recorded)
    return StageReview(project=project, stage=stage, round=course.round, deliverables=found, facts=facts, work_lacks=lacks)


def review_stage(journal: Journal, law: LifecycleLaw, project: str, *, checklist: Checklist, on: date) -> StageReview:
    """Whether the stage that a project is in has what it needs to end, by everything that is recorded.

    Conditions of a lifecycle see what is recorded with the event itself and nothing else; `review.facts` is what they are to see.

    Args:
        journal: The journal of projects and deliverables.
        law: The law whose tables are used.
        project: The id of the project.
        checklist: What the office demands.
        on: The day on which the stage would end.

    Raises:
        UnknownNameError: If nothing is recorded of the project.
        InvalidValueError: If it is in no stage on the day: not opened yet, or closed; or what is given as the journal is none.
    """
    check_journal(journal)
    course = course_of(journal.standing(law, project, as_of=on))
    review = review_of(journal, law, project, course, checklist, on)
    if review is None:
        fix = Text(
            "该日项目不在任何阶段；请给出立项之后、结项之前的日期",
            "the project is in no stage on that day; give one between its opening and its end",
        )
        raise InvalidValueError("on", str(on), fix)
    return review


@attrs.frozen
class StageEnding:
    """Whether a stage can end, and what stands in the way.

    Attributes:
        answer: What the lifecycle answers.
        review: What the answer rests on.
    """

    answer: Answer
    review: StageReview

    @property
    def allowed(self) -> bool:
        """Whether the stage can end."""
        return self.answer.allowed

    def explain(self, lang: Lang = "zh") -> str:
        """The answer, and everything that stands in the way.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        first, *rest = self.answer.explain(lang).splitlines()
        return "\n".join((first, *((_ITEM + text).in_(lang) for text in self.review.lacks), *rest))

    def as_data(self) -> dict[str, Any]:
        """The answer and the review as JSON data."""
        return {"answer": self.answer.as_data(), "review": self.review.as_data()}


def can_end_stage(
    journal: Journal, law: LifecycleLaw, project: str, *, checklist: Checklist, on: date, next_round: bool = False
) -> StageEnding:
    """Whether the stage that a project is in can end, with everything that stands in the way: what is not handed in, returned, not accepted.

    Args:
        journal: The journal of projects and deliverables.
        law: The law that decides.
        project: The id of the project.
        checklist: What the office demands.
        on: The day on which it would end.
        next_round: Whether an evaluation is to lead to the next assessment instead of the close.

    Raises:
        UnknownNameError: If nothing is recorded of the project.
        InvalidValueError: If it is in no stage on the day, or what is given as the journal is none.
    """
    review = review_stage(journal, law, project, checklist=checklist, on=on)
    kind = ProjectHappens.NEXT_ROUND if next_round else review.ends_with
    return StageEnding(journal.can(kind, subject=project, on=on, law=law, facts=review.facts), review)


@attrs.frozen
class Misstated:
    """A stage that ended on something that the journal does not bear out.

    Attributes:
        seq: The number of the record.
        review: What the journal says for that day.
        day: The day on which it ended.
        accepted_since: The ids of what was not accepted on that day and is by now, each with the day on which it was.
    """

    seq: int
    review: StageReview
    day: date
    accepted_since: tuple[tuple[str, date], ...] = ()

    @property
    def text(self) -> Text:
        """It in a line."""
        return Text(f"第{self.seq}条：", f"record {self.seq}: ") + self.found

    @property
    def found(self) -> Text:
        """It in a line, without the number of the record."""
        return self.review.stage.label + Text("已结束，而", " ended, yet: ") + joined(self._lacks(), zh="；", en="; ")

    def _lacks(self) -> Iterator[Text]:
        since = dict(self.accepted_since)
        for each in self.review.deliverables:
            if each.stands_in_the_way and (day := since.get(each.deliverable.id)) is not None:
                state = each.state.label
                then = Text(
                    f"结束之日（{self.day}）{state.zh}，{day}验收", f"{state.en} on the day of its end ({self.day}), accepted on {day}"
                )
                yield plain(each.deliverable.title) + Text("：", ": ") + then
            elif each.stands_in_the_way:
                yield each.text
        yield from self.review.work_lacks


def _ended(step: Step) -> bool:
    return step.source != step.target and step.source in ProjectStates.STAGES


def misstated(journal: Journal, law: LifecycleLaw, *, checklist: Checklist) -> tuple[Misstated, ...]:
    """The stages that ended although, by everything that is recorded now, something stood in the way on that day.

    Args:
        journal: The journal of projects and deliverables.
        law: The law whose tables are used.
        checklist: What the office demands.

    Raises:
        InvalidValueError: If what is given as the journal is none.
    """
    check_journal(journal)
    standings = journal.standings(law, as_of=date.max, kind="project").items()
    return tuple(each for project, standing in standings for each in misstated_of(journal, law, project, standing, checklist))


def misstated_of(
    journal: Journal, law: LifecycleLaw, project: str, standing: Standing, checklist: Checklist, known_on: date | None = None,
    as_of: date = date.max,
) -> Iterator[Misstated]:  # fmt: skip
    """As `misstated`, of one project.

    Args:
        journal: The journal of projects and deliverables.
        law: The law whose tables are used.
        project: The id of the project.
        standing: Where it stands.
        checklist: What the office demands.
        known_on: What was recorded on or before that day counts; None for everything.
        as_of: What was accepted after the end counts as that up to this day.
    """
    for place, step in enumerate(standing.steps):
        if step.event is not None and _ended(step):
            review = review_of(journal, law, project, course_of(standing.steps[:place]), checklist, step.day, known_on)
            if review is not None and review.lacks:
                yield Misstated(step.event.seq, review, step.day, tuple(_accepted_since(journal, law, review, known_on, as_of)))


def _accepted_since(
    journal: Journal, law: LifecycleLaw, review: StageReview, known_on: date | None, as_of: date
) -> Iterator[tuple[str, date]]:
    for each in review.deliverables:
        subject = deliverable_subject(review.project, each.deliverable, round=review.round)
        if each.stands_in_the_way and journal.of(subject):
            standing = journal.standing(law, subject, as_of=as_of, known_on=known_on)
            since = standing.since.get("deliverable")
            if since is not None and standing.states["deliverable"] == DeliverableStates.ACCEPTED:
                yield each.deliverable.id, since
