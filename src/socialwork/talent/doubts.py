"""What may have happened to a person: as it is recorded, and as it would be if what a record lacks were known, or its place on its day."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import Any, NamedTuple

import attrs

from ..lifecycle import Event
from ..lifecycle.ordering import Timeline
from ..lifecycle.replay import Run, replay
from ..lifecycle.tables import Table, Tables, may_wait
from ..rules import Compiled, Known, Rule, Verdict
from ..text import Text, joined, plain
from .standing import PERSON, Happens

__all__ = ["Ways", "ways"]

_MOST = 6
"""So many doubts are looked at together: 64 ways."""

_PAID = Happens.PAID.id
_NO_CHANGE = (_PAID, Happens.ACTIVITY.id)
"""What leaves everything as it was, whether it applies or not."""


class _Granting:
    """A law under which every condition that waits for a fact is met."""

    def __init__(self, law: Any) -> None:
        self._law = law

    def __getattr__(self, name: str) -> Any:
        return getattr(self._law, name)

    def compiled(self, rule: Rule) -> Compiled:
        """The rule, which says yes where it would wait."""
        ready: Compiled = self._law.compiled(rule)

        def decide(known: Known) -> Verdict:
            found = ready.decide(known)
            return Verdict.YES if found is Verdict.UNDETERMINED else found

        return ready._replace(decide=decide)


class Ways(NamedTuple):
    """The ways in which what is recorded of a person can have been.

    Attributes:
        runs: What comes of each; the first is that of the records as they stand.
        doubtful: The records of which it is not known whether they apply, or which of two of a day came first.
        whole: Whether these are all of them; there are too many to look at where not.
    """

    runs: tuple[Run, ...]
    doubtful: tuple[Event, ...]
    whole: bool = True

    @property
    def why(self) -> Text:
        """What it hangs on where they differ."""
        if not self.whole:
            return Text("待核实的记录太多，未逐一推演", "too many records wait to work out each way")
        numbers = joined(plain(event.seq) for event in self.doubtful)
        return Text(f"取决于未核实的记录：{numbers.zh}", f"it hangs on records that are not settled: {numbers.en}")


def ways(ordered: Timeline, law: Any, until: date) -> Ways:
    """What comes of a person's records up to a day, in each way in which they can have been.

    A record that lacks a fact may apply or not. Where two of a day are in no known order and it matters, either may have come first. A record
    that is refused whatever is found out stays refused.

    Args:
        ordered: The records that stand, in order.
        law: The law whose tables and readings are used.
        until: What happened on or before that day counts.
    """
    table = Tables(law).of(PERSON.id)
    run = replay(table, ordered, until)
    waiting = tuple(event for event in run.turned if event.kind not in _NO_CHANGE and may_wait(table, event))
    pairs = tuple(pair for pair in run.unordered if _PAID not in {event.kind for event in pair})
    doubtful = tuple(dict.fromkeys((*waiting, *(event for pair in pairs for event in pair))))
    if not doubtful:
        return Ways((run,), ())
    granting: Any = _Granting(law)
    granted = Tables(granting).of(PERSON.id)
    whole = len(waiting) + len(pairs) <= _MOST
    others: list[Run] = []
    for applies in _answers(len(waiting) + len(pairs), whole=whole):
        events = tuple(_as(ordered.events, waiting, applies, pairs, granted))
        others.append(replay(granted, Timeline(events, {}, {}, (), ()), until))
    return Ways((run, *others), doubtful, whole)


def _answers(doubts: int, *, whole: bool) -> Iterator[tuple[bool, ...]]:
    """How the doubts can come out: whether each waiting record applies, then whether each pair is exchanged."""
    return product((False, True), repeat=doubts) if whole else iter(((True,) * doubts,))


def _as(
    events: Sequence[Event], waiting: Sequence[Event], applies: Sequence[bool], pairs: Sequence[tuple[Event, Event]], table: Table
) -> Iterator[Event]:
    """The records, without those that do not apply, and with the later one of some pairs first."""
    found = list(events)
    for (earlier, later), turned in zip(pairs, applies[len(waiting) :], strict=True):
        if turned:
            found.remove(later)
            found.insert(found.index(earlier), later)
    granted = {event.seq: holds for event, holds in zip(waiting, applies, strict=False)}
    for event in found:
        if granted.get(event.seq, True):
            facts = table.kinds[event.kind].facts if event.seq in granted else None
            yield event if facts is None or event.facts is not None else attrs.evolve(event, facts=facts())
