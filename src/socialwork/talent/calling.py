"""Whether a round may be called on a day: how far it lies from the one before, and from the end of the validity."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn

import attrs
from dateutil.relativedelta import relativedelta

from ..days import Window, YearCount, check_date, check_dates, reached_on
from ..errors import InvalidValueError
from ..law import NotFound
from ..lifecycle import Journal
from ..lifecycle.journals import check_journal
from ..policies import Law
from ..rules import NOTICE, Verdict
from ..text import Lang, Text, Unit, check_lang
from .scheme import TalentScheme
from .standing import ROUND, RoundHappens, RoundStates

__all__ = ["CallAnswer", "CallCheck", "called_rounds", "may_call"]

_WORST_FIRST = (Verdict.NO, Verdict.UNDETERMINED, Verdict.YES)
_ANSWERS = {Verdict.YES: Text("可以", "yes"), Verdict.NO: Text("不可", "no"), Verdict.UNDETERMINED: Verdict.UNDETERMINED.label}
_YEARS = Unit("个日历年", "calendar years", "calendar year")
_NOT_KNOWN = Text("所需数字未查明", "a number that it needs was not found")


@attrs.frozen(kw_only=True)
class CallCheck:
    """One thing that is asked of the day of a round.

    Attributes:
        verdict: Whether it holds; undetermined where a number is missing.
        text: What was found.
        clause: The clauses behind it.
        reading: The id of the reading that decides how it is asked; empty where none does.
        option: The option taken.
    """

    verdict: Verdict
    text: Text
    clause: tuple[str, ...]
    reading: str = ""
    option: str = ""

    def as_data(self) -> dict[str, Any]:
        """The check as JSON data."""
        taken = {"reading": self.reading, "option": self.option} if self.reading else {}
        return {"verdict": self.verdict.value, "text": self.text.as_data(), "clauses": list(self.clause), **taken}

    @property
    def line(self) -> Text:
        """The check in a line."""
        taken = f"（{self.reading}={self.option}）" if self.reading else "", f" ({self.reading}={self.option})" if self.reading else ""
        clauses = "/".join(self.clause)
        cited = (f"（{clauses}）", f" ({clauses})") if clauses else ("", "")
        label = self.verdict.label
        return Text(f"- {label.zh}：{self.text.zh}{cited[0]}{taken[0]}", f"- {label.en}: {self.text.en}{cited[1]}{taken[1]}")


@attrs.frozen(kw_only=True)
class CallAnswer:
    """Whether a round may be called, with everything that was asked.

    Attributes:
        day: The day.
        checks: What was asked, and what came of it.
        marks: What every answer under this law must say of it.
    """

    day: date
    checks: tuple[CallCheck, ...]
    marks: tuple[Text, ...] = ()

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("an answer", self.verdict.value, "compare its verdict: `answer.verdict is Verdict.YES`")

    @property
    def verdict(self) -> Verdict:
        """YES if everything holds, NO if something does not, UNDETERMINED if it hangs on a number that is missing."""
        found = {check.verdict for check in self.checks}
        return next((verdict for verdict in _WORST_FIRST if verdict in found), Verdict.YES)

    def failed(self) -> tuple[CallCheck, ...]:
        """What does not hold."""
        return tuple(check for check in self.checks if check.verdict is Verdict.NO)

    def explain(self, lang: Lang = "zh") -> str:
        """The answer, and what was asked, each with its clauses and the reading taken.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        answer = _ANSWERS[self.verdict]
        head = Text(f"{self.day}启动一批：{answer.zh}", f"a round called on {self.day}: {answer.en}")
        lines = (head, *(check.line for check in self.checks), *self.marks, NOTICE)
        return "\n".join(line.in_(check_lang(lang)) for line in lines)

    def as_data(self) -> dict[str, Any]:
        """The answer as JSON data."""
        checks = [check.as_data() for check in self.checks]
        told = [text.as_data() for text in (*self.marks, NOTICE)]
        return {"day": str(self.day), "verdict": self.verdict.value, "checks": checks, "notes": told}


def may_call(day: date, law: Law[TalentScheme], *, earlier: Iterable[date] = ()) -> CallAnswer:
    """Whether a round may be called on a day.

    It is measured from the latest round before. Whether the day is the one that an office would choose is not asked.

    Args:
        day: The day on which it would be called.
        law: The scheme, with the readings chosen; of whatever day.
        earlier: The days on which earlier rounds were called; see `called_rounds`.

    Raises:
        InvalidValueError: If something is no date, or an earlier round was called after the day.

    Source:
        J3, J8; readings AJ17, AJ35.

    >>> from socialwork import HAIYOU
    >>> may_call(date(2025, 1, 10), HAIYOU.on(date(2023, 9, 1)), earlier=[date(2023, 9, 1)]).verdict
    <Verdict.YES: 'YES'>
    >>> by_months = HAIYOU.on(date(2023, 9, 1), readings={"AJ17": "months"})
    >>> may_call(date(2025, 1, 10), by_months, earlier=[date(2023, 9, 1)]).verdict
    <Verdict.NO: 'NO'>
    """
    check_date("day", day)
    latest = max(check_dates("earlier", earlier), default=None)
    if latest is not None and latest > day:
        raise InvalidValueError("earlier", str(latest), Text(f"请只给出{day}或以前的批次", f"give rounds of {day} or before alone"))
    window = law.policy.documents[0].validity
    checks = [_spacing(day, latest, law)]
    if window is not None:
        checks.append(_in_force(day, window, law))
        if window.end is not None and day < window.end:
            checks.append(_late(day, window.end, law))
    return CallAnswer(day=day, checks=tuple(checks), marks=law.marks)


def _spacing(day: date, latest: date | None, law: Law[TalentScheme]) -> CallCheck:
    scheme = law.policy
    option, years = law.choice(scheme.round_spacing), law.value(scheme.cycle_years, on=day)
    cited: dict[str, Any] = {"clause": years.clause or scheme.round_spacing.clause, "reading": scheme.round_spacing.id, "option": option.id}
    if latest is None:
        return CallCheck(verdict=Verdict.YES, text=Text("此前没有批次", "there was no round before"), **cited)
    if isinstance(years.value, NotFound):
        return CallCheck(verdict=Verdict.UNDETERMINED, text=_NOT_KNOWN, **cited)
    apart = day.year - latest.year
    match option.id:
        case "months":
            from_then = reached_on(latest, years=years.value, count=YearCount.FORWARD, first_day_counts=False)
            holds = day >= from_then
            rule = Text(f"满{12 * years.value}个月即{from_then}起", f"{12 * years.value} months are over on {from_then}")
        case "calendar":
            holds = not years.value or (apart > 0 and apart % years.value == 0)
            rule = Text(f"每{years.value}个日历年一次", f"once every {_YEARS.counted(years.value).en}")
        case _:
            holds = apart >= years.value
            rule = Text(f"至少相隔{years.value}个日历年", f"at least {_YEARS.counted(years.value).en} apart")
    found = Text(f"上一批为{latest}；{rule.zh}", f"the round before was called on {latest}; {rule.en}")
    return CallCheck(verdict=Verdict.YES if holds else Verdict.NO, text=found, **cited)


def _in_force(day: date, window: Window, law: Law[TalentScheme]) -> CallCheck:
    said = window.text()
    inside = day in window
    text = Text(f"有效期{said.zh}", f"in force {said.en}")
    if not inside and law.beyond_validity:
        text += Text("；假定其适用", "; taken as if it applied")
    verdict = Verdict.YES if inside or law.beyond_validity else Verdict.NO
    return CallCheck(verdict=verdict, text=text, clause=law.policy.documents[0].clause)


def _late(day: date, end: date, law: Law[TalentScheme]) -> CallCheck:
    scheme = law.policy
    option, months = law.choice(scheme.late_round), law.value(scheme.review_months, on=day)
    cited: dict[str, Any] = {"reading": scheme.late_round.id, "option": option.id}
    if option.id == "yes":
        text = Text("有效期内都可以启动", "it may be called as long as the measures are in force")
        return CallCheck(verdict=Verdict.YES, text=text, clause=scheme.late_round.clause, **cited)
    clause = (*scheme.late_round.clause, *months.clause)
    if isinstance(months.value, NotFound):
        return CallCheck(verdict=Verdict.UNDETERMINED, text=_NOT_KNOWN, clause=clause, **cited)
    review = end - relativedelta(months=months.value)
    text = Text(
        f"期满前的评估自{review}起，此后不再启动", f"the review before the end begins on {review}, and no round is called from then on"
    )
    return CallCheck(verdict=Verdict.YES if day < review else Verdict.NO, text=text, clause=clause, **cited)


def called_rounds(journal: Journal, law: Law[TalentScheme], *, as_of: date, known_on: date | None = None) -> tuple[date, ...]:
    """The days on which a journal's rounds were called, by rising day. A round that was cancelled selects nobody and is left out.

    Args:
        journal: The journal.
        law: The law whose tables are used.
        as_of: What happened on or before that day counts.
        known_on: What was recorded on or before that day counts; None for everything.

    Raises:
        InvalidValueError: If there is no journal, or a day is no date.
    """
    engine: Any = law
    check_journal(journal)
    standings = journal.standings(engine, as_of=as_of, known_on=known_on, kind=ROUND).values()
    running = (standing for standing in standings if standing.states[_RUN] != RoundStates.CANCELLED)
    return tuple(sorted(step.day for standing in running for step in standing.steps if step.kind == RoundHappens.CALLED))


_RUN = "round"
