"""Whether a venture is composed as its formula says: what each place lacks or has too many of, and how far that rests on readings."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import Any, Literal, NoReturn, TypeVar

import attrs

from ..errors import InvalidValueError
from ..law import Option, Reading
from ..markup import spoken_in_notebooks
from ..policies import InadmissibleReadingsError, Law
from ..rules import NOTICE, UnderReadings, Verdict, combined, reduced
from ..text import Lang, Text, check_lang, joined, plain
from ._showing import shown_as_html
from .formulas import Formula
from .slot_results import SlotResult, SlotStatus, held_against
from .system import LinkagePolicy
from .ventures import Venture

__all__ = ["CompositionCheck", "check"]

P = TypeVar("P", bound=LinkagePolicy)

_HEADS = (Text("项", "place"), Text("现有", "there are"), Text("应有", "asked for"), Text("结论", "answer"), Text("条款", "clauses"))


def _verdict(statuses: Iterable[SlotStatus]) -> Verdict:
    found = set(statuses)
    if found & {SlotStatus.LACKS, SlotStatus.EXCEEDS}:
        return Verdict.NO
    return Verdict.UNDETERMINED if SlotStatus.UNDETERMINED in found else Verdict.YES


class _SlotBySlot:
    """What comes of a venture under any options: each place is looked at once for those options that it asks."""

    def __init__(self, asked: "CompositionCheck") -> None:
        self._asked = asked
        first = asked.formula.slots[0].readings if asked.formula.joined == ":" else ()
        self._readings = [tuple({each.id for each in (*slot.readings, *first)}) for slot in asked.formula.slots]
        self._known: list[dict[tuple[str, ...], SlotStatus]] = [{} for _ in self._readings]

    def verdict(self, options: Mapping[str, str]) -> Verdict:
        """The answer under the options of all readings."""
        keys = [tuple(options[name] for name in names) for names in self._readings]
        if any(key not in known for key, known in zip(keys, self._known, strict=True)):
            under = held_against(self._asked.venture, self._asked.formula, self._asked.law.with_options(options))
            for key, known, slot in zip(keys, self._known, under, strict=True):
                known[key] = slot.status
        return _verdict(known[key] for key, known in zip(keys, self._known, strict=True))


def _stands(law: Law[Any], options: Mapping[str, str]) -> bool:
    try:
        law.policy.choices(options)
    except InadmissibleReadingsError:
        return False
    return True


@attrs.frozen(kw_only=True, repr=False, slots=False)
class CompositionCheck:
    """What a formula says of a venture. Made by `check`.

    Attributes:
        venture: The venture.
        law: The law.
        formula: The formula.
        varied: The ids of the readings that the verdict looks at under every option; None where it takes the options that the law chose.
    """

    venture: Venture
    law: Law[Any]
    formula: Formula
    varied: tuple[str, ...] | None = None

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("an answer", self.verdict.value, "compare its verdict: `answer.verdict is Verdict.YES`")

    def __repr__(self) -> str:
        return f"<CompositionCheck {self.verdict.value}: {self.venture!r} {self.formula}>"

    @cached_property
    def slots(self) -> tuple[SlotResult, ...]:
        """What each place of the formula lacks or has, in its order, under the readings that the law chose."""
        return held_against(self.venture, self.formula, self.law)

    def slot(self, name: str) -> SlotResult:
        """What the place of that name lacks or has.

        Raises:
            UnknownNameError: If the formula has none.
        """
        return self.slots[self.formula.slots.index(self.formula.slot(name))]

    @cached_property
    def verdict(self) -> Verdict:
        """The answer: YES where every place fits, NO where one lacks something or has too much, whatever is missing at others.

        Where readings are varied, a YES under some and a NO under others are CONTESTED.
        """
        if self.varied is None:
            return _verdict(slot.status for slot in self.slots)
        own = dict(self.law.choices)
        names = [reading.id for reading in self.formula.readings]
        return combined(
            verdict
            for options, verdict in self._under.items()
            if all(name in self.varied or own[name] == option for name, option in zip(names, options, strict=True))
        )

    @cached_property
    def _under(self) -> dict[tuple[str, ...], Verdict]:
        """The answer under each admissible combination of the readings that the formula asks."""
        names = [reading.id for reading in self.formula.readings]
        slot_by_slot = _SlotBySlot(self)
        own, limited = dict(self.law.choices), any(option.not_with for each in self.law.policy.readings for option in each.options)
        found: dict[tuple[str, ...], Verdict] = {}
        for options in product(*(reading.admissible for reading in self.formula.readings)):
            chosen = own | dict(zip(names, options, strict=True))
            if not limited or _stands(self.law, chosen):
                found[options] = slot_by_slot.verdict(chosen)
        return found

    @cached_property
    def _ways(self) -> tuple[tuple[str, ...], dict[tuple[str, ...], Verdict]]:
        return reduced(tuple(reading.id for reading in self.formula.readings), self._under)

    def under_readings(self) -> tuple[UnderReadings, ...]:
        """The answer under each admissible combination of the readings that make a difference; one row without options says that none does."""
        readings, told = self._ways
        return tuple(UnderReadings(tuple(zip(readings, options, strict=True)), verdict) for options, verdict in told.items())

    def by_reading(self) -> tuple[tuple[Reading, tuple[tuple[Option, Verdict], ...]], ...]:
        """The readings that by themselves make the answer another one, each with the answer under its options, the others as the law chose."""
        own = [option.id for _, option in self.readings]
        found: list[tuple[Reading, tuple[tuple[Option, Verdict], ...]]] = []
        for place, (reading, _) in enumerate(self.readings):
            others = {(*own[:place], option.id, *own[place + 1 :]): option for option in reading.options}
            told = tuple((option, self._under[options]) for options, option in others.items() if options in self._under)
            if len({verdict for _, verdict in told}) > 1:
                found.append((reading, told))
        return tuple(found)

    @property
    def depends_on(self) -> tuple[str, ...]:
        """The ids of the readings that can make the answer another one."""
        return self._ways[0]

    @property
    def robust(self) -> bool:
        """Whether the answer is decided, and the same under every admissible combination of readings."""
        return self.verdict.decided and not self.depends_on

    @property
    def readings(self) -> tuple[tuple[Reading, Option], ...]:
        """The readings that the formula asks, each with the option that the law chose."""
        return tuple((reading, self.law.choice(reading)) for reading in self.formula.readings)

    @property
    def missing(self) -> tuple[Text, ...]:
        """What would have to be asked to settle what is undetermined."""
        told = (what for slot in self.slots if slot.status is SlotStatus.UNDETERMINED for what in slot.missing)
        return tuple(dict.fromkeys(told))

    @property
    def text(self) -> Text:
        """The venture, its formula and the answer in a line."""
        return plain(self.venture.called) + Text("：", ": ") + self.formula.words + Text("：", ": ") + self.verdict.label

    def _notes(self) -> Iterator[Text]:
        if self.missing:
            yield Text("须查明：", "to be found out: ") + joined(self.missing, zh="；", en="; ")
        for reading, option in self.readings:
            yield Text(
                f"口径{reading.id}（{reading.question.zh}）取“{option.label.zh}”",
                f'reading {reading.id} ({reading.question.en}) taken as "{option.label.en}"',
            )
        if self.depends_on:
            yield Text("因口径而异：", "it depends on readings: ") + joined(map(_under, self.under_readings()), zh="；", en="; ")
        yield from (*self.law.marks, NOTICE)

    def explain(self, lang: Lang = "zh") -> str:
        """The answer, each place with its clauses, the readings taken, and what other readings would say.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        first = self.text + Text(f"（适用{self.law.day}之规定）", f" (law of {self.law.day})")
        lines = (first, *(plain("- ") + slot.line for slot in self.slots), *self._notes())
        return "\n".join(line.in_(lang) for line in lines)

    def _rows(self) -> Iterator[tuple[Text, ...]]:
        for slot in self.slots:
            yield slot.text, slot.count.text, slot.asked_text, slot.answer, plain("/".join(slot.clause) or "-")

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """A row for each place, the headings first.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return tuple(tuple(cell.in_(lang) for cell in row) for row in (_HEADS, *self._rows()))

    def to_html(self, lang: Lang = "zh") -> str:
        """The answer and the table as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return shown_as_html(self.text, _HEADS, self._rows(), self._notes(), lang=check_lang(lang))

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """The answer as JSON data."""
        return {
            "venture": self.venture.id,
            "formula": {"name": self.formula.name, "written": str(self.formula)},
            "day": str(self.law.day),
            "verdict": self.verdict.value,
            "slots": [slot.as_data() for slot in self.slots],
            "missing": [what.as_data() for what in self.missing],
            "readings": {reading.id: option.id for reading, option in self.readings},
            "varied": None if self.varied is None else list(self.varied),
            "under_readings": [{"options": dict(options), "verdict": verdict.value} for options, verdict in self.under_readings()],
            "marks": [mark.as_data() for mark in self.law.marks],
        }


def _under(row: UnderReadings) -> Text:
    return (
        joined((plain(f"{reading}={option}") for reading, option in row.options), zh="，", en=", ") + Text("→", " -> ") + row.verdict.label
    )


def check(
    venture: Venture, law: Law[P], *, formula: Formula | None = None, readings: Literal["all"] | Iterable[str | Reading] | None = None
) -> CompositionCheck:
    """Whether a venture is composed as a formula says.

    Args:
        venture: The venture. What it does not tell is missing, and never zero.
        law: The law of a policy of linkage, with the readings chosen.
        formula: The formula; None means the policy's own.
        readings: `"all"` combines the answers under every admissible combination of readings into one, CONTESTED where they disagree; some
            readings, or their ids, vary these alone; None takes the law's own choices.

    Raises:
        InvalidValueError: If the policy has no formula and none is given.
        UnknownNameError: If the policy does not have a reading that is asked.

    Source:
        For `OUHAI`: O21, O22; readings AO3-AO5, AO7.
    """
    return CompositionCheck(venture=venture, law=law, formula=formula_of(law, formula), varied=law.policy.varied(readings))


def formula_of(law: Law[Any], formula: Formula | None) -> Formula:
    """The formula that is meant.

    Raises:
        InvalidValueError: If the policy has none and none is given.
    """
    own = formula if formula is not None else getattr(law.policy, "formula", None)
    if own is None:
        fix = Text("该政策没有组成公式；请给出 formula", "this policy has no formula; give one as `formula`")
        raise InvalidValueError("law", law.policy.id, fix)
    return own
