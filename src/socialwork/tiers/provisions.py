"""Whether a text provides for a unit's doing something for somebody: yes, no, undetermined, or not provided for."""

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import product
from typing import Any, NamedTuple, NoReturn

import attrs

from ..errors import InvalidValueError, mask_identity
from ..law import Option, Reading
from ..policies import InadmissibleReadingsError, Law
from ..rules import NOTICE, Judgement, Missing
from ..rules.combined import reduced
from ..text import Labelled, Lang, Text, check_lang, joined, plain
from .words import Act, Party, Tier

__all__ = ["Finding", "Provided", "Provision", "Question", "Reason", "UnderOptions", "doing"]


class Provided(Labelled):
    """What a text says of an act. It has no truth value: what is not provided for is neither allowed nor forbidden."""

    YES = "yes", "可以", "yes"
    NO = "no", "不可", "no"
    NOT_PROVIDED = "not_provided", "未作规定", "not provided for"
    UNDETERMINED = "undetermined", "待核实", "undetermined"

    def __bool__(self) -> NoReturn:
        raise InvalidValueError(
            "an outcome",
            self.value,
            "compare it: `outcome is Provided.YES`; there are four outcomes, and what is not provided for is neither yes nor no",
        )


class Reason(NamedTuple):
    """One thing that an answer rests on.

    Attributes:
        text: What it is.
        clause: The clauses behind it.
    """

    text: Text
    clause: tuple[str, ...] = ()

    @property
    def line(self) -> Text:
        """The reason in a line, with its clauses."""
        cited = "/".join(self.clause)
        return self.text + Text(f"（{cited}）", f" ({cited})") if cited else self.text

    def as_data(self) -> dict[str, Any]:
        """The reason as JSON data."""
        return {"text": self.text.as_data(), "clauses": list(self.clause)}


@attrs.frozen(kw_only=True)
class Finding:
    """What was found under one choice of readings.

    Attributes:
        outcome: The answer.
        reasons: What it rests on.
        readings: The readings that were asked, each with the option taken.
        warnings: What to look out for although there is an answer.
    """

    outcome: Provided
    reasons: tuple[Reason, ...]
    readings: tuple[tuple[Reading, Option], ...] = ()
    warnings: tuple[Text, ...] = ()


class UnderOptions(NamedTuple):
    """The answer under some options.

    Attributes:
        options: For each reading that makes a difference, its id and an option.
        outcome: The answer under them, whatever is chosen for the other readings.
    """

    options: tuple[tuple[str, str], ...]
    outcome: Provided


def doing(unit: Tier, act: Act, toward: Tier | Party | None, detail: str | None = None) -> Text:
    """Who does what for whom, in a line."""
    said = unit.unit
    if toward is not None:
        said += Text(" → ", " -> ") + (toward.unit if isinstance(toward, Tier) else toward.label)
    said += Text("：", ": ") + act.label
    return said if detail is None else said + Text(f"（{mask_identity(detail)}）", f" ({mask_identity(detail)})")


@attrs.frozen(kw_only=True, repr=False)
class Question:
    """What is asked of a text.

    Attributes:
        unit: The tier whose units would do it.
        act: What they would do.
        toward: For whom; None for nobody in particular.
        detail: What it is in words, where the act or the other side is none of those listed.
        in_area: Whether those for whom it is done are in the unit's own area.
        recognised: Whether somebody found an act that is not listed to be of the kind of those that are.
    """

    unit: Tier
    act: Act
    toward: Tier | Party | None
    detail: str | None = None
    in_area: bool | Missing = True
    recognised: Judgement | Missing = Missing.NOT_ASKED

    @property
    def text(self) -> Text:
        """Who does what for whom, in a line."""
        return doing(self.unit, self.act, self.toward, self.detail)

    def __repr__(self) -> str:
        return f"<Question {doing(self.unit, self.act, self.toward).en}>"  # the words may name somebody

    def as_data(self) -> dict[str, Any]:
        """The question as JSON data; who found an act to be of a kind is left out."""
        return {
            "unit": self.unit.id,
            "act": self.act.value,
            "toward": self.toward.id if isinstance(self.toward, Tier) else self.toward and self.toward.value,
            **({} if self.detail is None else {"detail": mask_identity(self.detail)}),
            "in_area": {"missing": self.in_area.value} if isinstance(self.in_area, Missing) else self.in_area,
        }


@attrs.frozen(kw_only=True, repr=False, slots=False)
class Provision:
    """What a law says of a unit's doing something for somebody. Made by `may`.

    Attributes:
        law: The law.
        question: Who would do what for whom.
    """

    law: Law[Any]
    question: Question
    _find: Callable[[Law[Any], Question], Finding] = attrs.field(alias="find")

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("an answer", self.outcome.value, "compare its outcome: `answer.outcome is Provided.YES`")

    def __repr__(self) -> str:
        return f"<Provision {self.outcome.value}: {self.question!r}>"

    @cached_property
    def _found(self) -> Finding:
        return self._find(self.law, self.question)

    @property
    def outcome(self) -> Provided:
        """The answer, under the readings that the law chose."""
        return self._found.outcome

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What it rests on, each with its clauses."""
        return self._found.reasons

    @property
    def clause(self) -> tuple[str, ...]:
        """The clauses it rests on, each once."""
        return tuple(dict.fromkeys(clause for reason in self.reasons for clause in reason.clause))

    @property
    def readings(self) -> tuple[tuple[Reading, Option], ...]:
        """The readings that were asked for it, each with the option taken."""
        return self._found.readings

    @property
    def warnings(self) -> tuple[Text, ...]:
        """What to look out for although there is an answer."""
        return self._found.warnings

    @cached_property
    def _ways(self) -> tuple[tuple[str, ...], dict[tuple[str, ...], Provided]]:
        """The readings that make a difference, and the answer under each combination of their options."""
        asked = {reading.id: reading for reading, _ in self.readings}
        while True:
            found: dict[tuple[str, ...], Provided] = {}
            met: dict[str, Reading] = {}
            for options in product(*(reading.admissible for reading in asked.values())):
                try:
                    under = self._find(self.law.choosing(dict(zip(asked, options, strict=True))), self.question)
                except InadmissibleReadingsError:
                    continue
                found[options] = under.outcome
                met |= {reading.id: reading for reading, _ in under.readings}
            if met.keys() <= asked.keys():
                return reduced(tuple(asked), found)
            asked |= met

    def under_readings(self) -> tuple[UnderOptions, ...]:
        """The answer under each admissible combination of the readings that make a difference; the others stay as the law chose.

        One row without options says that no reading makes any.
        """
        readings, told = self._ways
        return tuple(UnderOptions(tuple(zip(readings, options, strict=True)), outcome) for options, outcome in told.items())

    @property
    def depends_on(self) -> tuple[str, ...]:
        """The ids of the readings that can make the answer another one."""
        return self._ways[0]

    @property
    def robust(self) -> bool:
        """Whether the answer is the same under every admissible combination of readings."""
        return not self.depends_on

    @property
    def text(self) -> Text:
        """The question and the answer in a line."""
        return self.question.text + Text("：", ": ") + self.outcome.label

    def _lines(self) -> Iterator[Text]:
        yield self.text + Text(f"（适用{self.law.day}之规定）", f" (law of {self.law.day})")
        for reason in self.reasons:
            yield Text("- ", "- ") + reason.line
        found = self.question.recognised
        if self.question.act is Act.OTHER and isinstance(found, Judgement):
            by, document = mask_identity(found.by), mask_identity(found.document)
            yield Text(f"- 认定：{by}，{found.on}，{document}", f"- found by {by} on {found.on}, in {document}")
        for reading, option in self.readings:
            yield Text(
                f"- 口径{reading.id}（{reading.question.zh}）取“{option.label.zh}”",
                f'- reading {reading.id} ({reading.question.en}) taken as "{option.label.en}"',
            )
        for warning in self.warnings:
            yield Text("注意：", "note: ") + warning
        if not self.robust:
            yield Text("因口径而异：", "it depends on readings:")
            yield from (Text(f"  {told.zh}", f"  {told.en}") for told in map(_under, self.under_readings()))
        yield from (*self.law.marks, NOTICE)

    def explain(self, lang: Lang = "zh") -> str:
        """The answer, what it rests on with the clauses, the readings taken, and what other readings would say.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return "\n".join(line.in_(lang) for line in self._lines())

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """The answer under every combination of the readings that make a difference, as rows of words, the headings first.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        head = (*self.depends_on, Text("结论", "answer").in_(lang))
        rows = (
            (*(self.law.reading(name).option(option).label.in_(lang) for name, option in options), outcome.label.in_(lang))
            for options, outcome in self.under_readings()
        )
        return head, *rows

    def as_data(self) -> dict[str, Any]:
        """The answer as JSON data."""
        return {
            **self.question.as_data(),
            "day": str(self.law.day),
            "outcome": self.outcome.value,
            "reasons": [reason.as_data() for reason in self.reasons],
            "readings": {reading.id: option.id for reading, option in self.readings},
            "under_readings": [{"options": dict(options), "outcome": outcome.value} for options, outcome in self.under_readings()],
            "warnings": [warning.as_data() for warning in self.warnings],
            "marks": [mark.as_data() for mark in self.law.marks],
        }


def _under(row: UnderOptions) -> Text:
    options = joined((plain(f"{reading}={option}") for reading, option in row.options), zh="，", en=", ")
    return options + Text("：", ": ") + row.outcome.label
