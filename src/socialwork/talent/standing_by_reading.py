"""Where somebody stands under every admissible combination of the readings that this person's records ask for."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NoReturn

import attrs

from ..errors import InvalidValueError
from ..lifecycle import Journal, Standing, State
from ..lifecycle.journals import check_journal
from ..lifecycle.ordering import timeline
from ..lifecycle.replay import replay
from ..lifecycle.tables import Tables
from ..policies import Law
from ..policies.exploring import Explored, Options, explored, leading_to, options_text, turning
from ..rules import NOTICE
from ..text import Lang, Text, check_lang, joined, plain
from .scheme import TalentScheme
from .windows import Noting

__all__ = ["StandingByReading", "StandingOutcome", "standing_by_reading"]

_States = tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class StandingOutcome:
    """One way in which it comes out.

    Attributes:
        states: The state of each lifecycle, by its id.
        under: The options that lead to it: of the readings on which the outcome depends alone, each combination once.
        not_applied: The numbers of the records that change nothing under some of them: no move accepts them, or a fact is missing.
    """

    states: Mapping[str, State]
    under: tuple[Options, ...]
    not_applied: tuple[int, ...]

    @property
    def text(self) -> Text:
        """The states in words, and what was not applied."""
        said = joined([state.label for state in self.states.values()] or [plain("-")], zh="；", en="; ")
        if not self.not_applied:
            return said
        numbers = [plain(seq) for seq in self.not_applied]
        return said + Text("（未适用的记录：", " (not applied: record ") + joined(numbers) + Text("）", ")")

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {
            "states": {name: state.id for name, state in self.states.items()},
            "under": [dict(options) for options in self.under],
            "not_applied": list(self.not_applied),
        }


@attrs.frozen(kw_only=True, slots=False, eq=False)
class StandingByReading:
    """Where somebody stands under every combination of readings. Make one with `standing_by_reading`.

    Attributes:
        standing: The standing by the law's own choices.
        depends_on: The ids of the readings that turn the outcome while all others stay as they are.
        asked: The ids of all readings that were asked for, in the order of the policy.
        outcomes: What can come out, the law's own first.
    """

    standing: Standing
    depends_on: tuple[str, ...]
    asked: tuple[str, ...]
    outcomes: tuple[StandingOutcome, ...]

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("a standing by reading", self.standing.subject, "look at `robust`, or at the outcomes")

    @property
    def robust(self) -> bool:
        """Whether it is one under every reading."""
        return len(self.outcomes) == 1

    def _told(self) -> Iterator[Text]:
        standing = self.standing
        head = Text(f"{standing.subject}：截至{standing.as_of}，", f"{standing.subject}: as of {standing.as_of}, ")
        if self.robust:
            yield head + Text("各口径下相同：", "the same under every reading: ") + self.outcomes[0].text
            return
        names = "、".join(self.depends_on), ", ".join(self.depends_on)
        yield head + Text(f"因口径而异（{names[0]}）", f"it depends on {names[1]}")
        for outcome in self.outcomes:
            ways = [plain(options_text(options)) for options in outcome.under]
            yield Text("- ", "- ") + outcome.text + Text("：", ": ") + joined(ways, zh="；", en="; ")

    def explain(self, lang: Lang = "zh") -> str:
        """The outcomes, each with the options that lead to it.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return "\n".join(line.in_(lang) for line in (*self._told(), NOTICE))

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data."""
        return {
            "subject": self.standing.subject,
            "as_of": str(self.standing.as_of),
            "known_on": None if self.standing.known_on is None else str(self.standing.known_on),
            "robust": self.robust,
            "depends_on": list(self.depends_on),
            "outcomes": [outcome.as_data() for outcome in self.outcomes],
            "notice": NOTICE.as_data(),
        }


def standing_by_reading(
    journal: Journal,
    law: Law[TalentScheme],
    subject: str | None = None,
    *,
    as_of: date,
    known_on: date | None = None,
    varied: Iterable[str] | None = None,
) -> StandingByReading:
    """Where a subject stands at the end of a day, under every admissible combination of the readings that its records ask for.

    A reading is asked for only where it makes a difference to what is recorded, so that those of no matter are not multiplied.

    Args:
        journal: The journal.
        law: The law; its own choices come first, and stand for the readings that are not varied.
        subject: The id of the subject; it can be left out where the journal has one only.
        as_of: What happened on or before that day counts.
        known_on: What was recorded on or before that day counts; None for everything.
        varied: The ids of the readings to vary; None varies all.

    Raises:
        InvalidValueError: If there is no journal, a day is no date, or the subject is left out and there is not exactly one.
        UnknownNameError: If nothing is recorded of the subject, or the policy has no reading of some id.

    Source:
        J22-J26; readings AJ19, AJ20, AJ23-AJ25, AJ27, AJ28, AJ30.

    >>> from socialwork import HAIYOU
    >>> from socialwork.talent.standing_facts import Naming
    >>> law = HAIYOU.on(date(2023, 12, 1))
    >>> journal = Journal().do("named", subject="H1", on=date(2023, 12, 1), law=law, recorder="office", facts=Naming())
    >>> standing_by_reading(journal, law, as_of=date(2025, 1, 1), varied=["AJ20"]).robust
    True
    >>> [dict(each.under[0]) for each in standing_by_reading(journal, law, as_of=date(2027, 12, 1), varied=["AJ20"]).outcomes]
    [{'AJ20': 'day_before'}, {'AJ20': 'same_day'}]
    """
    check_journal(journal)
    own = journal.standing(law, subject, as_of=as_of, known_on=known_on)
    free = None if varied is None else tuple(law.policy.reading(name).id for name in varied)
    recorded, leaves = journal.of(own.subject), dict[int, Any]()
    ordered = timeline(recorded, known_on)
    turned: dict[_States, set[int]] = {}

    def states(under: Any) -> _States:
        noting: Any = Noting(under, leaves)
        tables = Tables(noting)
        run = replay(tables.of(tables.subject((*ordered.recorded, *recorded))), ordered, as_of)
        found = tuple((lifecycle.id, state) for lifecycle, state in zip(run.table.lifecycles, run.states, strict=True))
        turned.setdefault(found, set()).update(event.seq for event in run.turned)
        return found

    engine: Any = law
    cases: tuple[Explored[_States], ...] = explored(engine, states, varied=free)
    depends_on, asked = turning(cases), {name for case in cases for name, _ in case.options}
    return StandingByReading(
        standing=own,
        depends_on=depends_on,
        asked=tuple(reading.id for reading in law.policy.readings if reading.id in asked),
        outcomes=tuple(
            StandingOutcome(
                states={name: law.policy.lifecycle(name).state(state) for name, state in found},
                under=options,
                not_applied=tuple(sorted(turned[found])),
            )
            for found, options in leading_to(cases, depends_on).items()
        ),
    )
