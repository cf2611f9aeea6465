"""One answer out of the answers under every admissible combination of readings, and which readings make a difference."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from ..errors import InvalidValueError
from .applied import Options
from .verdicts import Verdict

__all__ = ["UnderReadings", "combined", "reduced"]

T = TypeVar("T")


class UnderReadings(NamedTuple):
    """What is answered under some options.

    Attributes:
        options: For each reading that makes a difference, its id and an option.
        verdict: The answer under them, whatever is chosen for the other readings.
    """

    options: tuple[tuple[str, str], ...]
    verdict: Verdict


def combined(verdicts: Iterable[Verdict]) -> Verdict:
    """One verdict for a case out of those under each admissible combination of readings.

    A YES and a NO are CONTESTED, whatever is missing under other combinations; otherwise anything UNDETERMINED leaves the whole so.

    Raises:
        InvalidValueError: If there is no verdict, or one that was combined already.
    """
    found = frozenset(verdicts)
    if not found or Verdict.CONTESTED in found:
        raise InvalidValueError("verdicts", [each.value for each in found], "give the verdict under each combination of readings")
    if {Verdict.YES, Verdict.NO} <= found:
        return Verdict.CONTESTED
    return Verdict.UNDETERMINED if Verdict.UNDETERMINED in found else next(iter(found))


def reduced(readings: Sequence[str], answers: Mapping[Options, T]) -> tuple[tuple[str, ...], dict[Options, T]]:
    """The readings that make a difference, and the answers by their options alone.

    Args:
        readings: The readings.
        answers: The answer under each combination of their options.
    """
    kept, told = tuple(readings), dict(answers)
    for reading in readings:
        place = kept.index(reading)
        without: dict[Options, Any] = {}
        if all(without.setdefault((*options[:place], *options[place + 1 :]), answer) == answer for options, answer in told.items()):
            kept, told = (*kept[:place], *kept[place + 1 :]), without
    return kept, told
