"""Many ventures held against one formula at once, so that a worker who is in several of them is seen."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NoReturn, TypeVar

import attrs

from ..errors import DuplicateNameError, InvalidValueError, UnknownNameError, mask_identity
from ..law import Reading
from ..markup import spoken_in_notebooks
from ..policies import Law
from ..rules import NOTICE, Missing, Verdict
from ..text import Lang, Text, check_lang, joined, plain
from ._showing import shown_as_html
from .compositions import CompositionCheck, formula_of
from .formulas import Formula
from .slot_results import SlotStatus
from .system import LinkagePolicy
from .ventures import Venture, VentureWorker

__all__ = ["CompositionChecks", "check_all"]

P = TypeVar("P", bound=LinkagePolicy)

_VENTURE = Text("创投项目", "venture")
_ORDER = (Verdict.NO, Verdict.CONTESTED, Verdict.UNDETERMINED, Verdict.YES)


@attrs.frozen(kw_only=True, repr=False, slots=False)
class CompositionChecks:
    """What a formula says of many ventures. Made by `check_all`.

    Attributes:
        law: The law.
        formula: The formula.
        checks: What it says of each venture, by id.
        shared: The workers who are in several of the ventures, by id, each with the ids of these.
    """

    law: Law[Any]
    formula: Formula
    checks: tuple[CompositionCheck, ...]
    shared: tuple[tuple[str, tuple[str, ...]], ...]

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("answers", len(self.checks), "look at `.checks`, or count verdicts with `.count(Verdict.NO)`")

    def __repr__(self) -> str:
        return f"<CompositionChecks of {len(self.checks)}: {', '.join(f'{self.count(each)} {each.value}' for each in _ORDER)}>"

    def count(self, verdict: Verdict) -> int:
        """How many ventures have that verdict."""
        return sum(each.verdict is verdict for each in self.checks)

    def of(self, venture_id: str) -> CompositionCheck:
        """What it says of the venture of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        for each in self.checks:
            if each.venture.id == venture_id:
                return each
        raise UnknownNameError(_VENTURE, venture_id, tuple(each.venture.id for each in self.checks))

    @property
    def text(self) -> Text:
        """How many ventures have which verdict, in a line."""
        counts = joined(
            each.label + Text(f"{self.count(each)}个", f" {self.count(each)}") for each in _ORDER if self.count(each) or not self.checks
        )
        return self.formula.words + Text(f"：共{len(self.checks)}个，", f": {len(self.checks)} in all, ") + counts

    def _heads(self) -> tuple[Text, ...]:
        return _VENTURE, Text("结论", "answer"), *(slot.text for slot in self.formula.slots)

    def _rows(self) -> Iterator[tuple[Text, ...]]:
        for each in self.checks:
            cells = (slot.count.text + Text("：", ": ") + slot.answer for slot in each.slots)
            yield plain(each.venture.called), each.verdict.label, *cells

    def _notes(self) -> Iterator[Text]:
        for worker, ventures in self.shared:
            named = "、".join(map(mask_identity, ventures)), ", ".join(map(mask_identity, ventures))
            yield Text(f"{mask_identity(worker)}同时服务{named[0]}", f"{mask_identity(worker)} works on {named[1]}")
        yield from (*self.law.marks, NOTICE)

    def explain(self, lang: Lang = "zh") -> str:
        """How many have which verdict, what every venture lacks or has too many of, and who works on several.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        lines = [self.text + Text(f"（适用{self.law.day}之规定）", f" (law of {self.law.day})")]
        for each in self.checks:
            told = [slot.text + Text("：", ": ") + slot.answer for slot in each.slots if slot.status is not SlotStatus.FITS]
            said = plain(f"- {each.venture.called}") + Text("：", ": ") + each.verdict.label
            lines.append(said + Text("：", ": ") + joined(told) if told else said)
        return "\n".join(line.in_(lang) for line in (*lines, *self._notes()))

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """A row for each venture, the headings first.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return tuple(tuple(cell.in_(lang) for cell in row) for row in (self._heads(), *self._rows()))

    def to_html(self, lang: Lang = "zh") -> str:
        """The table as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return shown_as_html(self.text, self._heads(), self._rows(), self._notes(), lang=check_lang(lang))

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """Every answer as JSON data."""
        return {
            "formula": {"name": self.formula.name, "written": str(self.formula)},
            "counts": {each.value: self.count(each) for each in _ORDER},
            "ventures": [each.as_data() for each in self.checks],
            "shared": {worker: list(ventures) for worker, ventures in self.shared},
        }


def check_all(
    ventures: Iterable[Venture],
    law: Law[P],
    *,
    formula: Formula | None = None,
    readings: Literal["all"] | Iterable[str | Reading] | None = None,
) -> CompositionChecks:
    """What a formula says of many ventures. A worker who is in several of them works elsewhere too, whatever each venture tells.

    Args:
        ventures: The ventures; their order changes nothing.
        law: As for `check`.
        formula: As for `check`.
        readings: As for `check`.

    Raises:
        DuplicateNameError: If two ventures share an id.
        InvalidValueError: As for `check`.
        UnknownNameError: As for `check`.
    """
    listed = sorted(ventures, key=lambda each: each.id)
    DuplicateNameError.check(_VENTURE, (each.id for each in listed))
    times = Counter(worker.id for venture in listed for worker in _workers(venture))
    several = {worker for worker, number in times.items() if number > 1}
    asked, varied = formula_of(law, formula), law.policy.varied(readings)
    return CompositionChecks(
        law=law,
        formula=asked,
        checks=tuple(CompositionCheck(venture=_seen(each, several), law=law, formula=asked, varied=varied) for each in listed),
        shared=tuple(
            (worker, tuple(each.id for each in listed if any(worker == own.id for own in _workers(each)))) for worker in sorted(several)
        ),
    )


def _workers(venture: Venture) -> tuple[VentureWorker, ...]:
    return () if isinstance(venture.workers, Missing) else venture.workers


def _seen(venture: Venture, several: set[str]) -> Venture:
    """The venture, with its workers who are in others too told as such."""
    own = _workers(venture)
    if not any(worker.id in several for worker in own):
        return venture
    seen = [attrs.evolve(each, elsewhere=True) if each.id in several else each for each in own]
    return attrs.evolve(venture, workers=seen)
