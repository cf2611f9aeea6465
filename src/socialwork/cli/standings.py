"""The command that tells where people stand on a day, as far as that was known on a day."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import click

from ..lifecycle import Journal, Standing
from ..policies import Law
from ..rules import NOTICE, Verdict
from ..store import Person, Register
from ..talent import HAIYOU, TalentScheme
from ..talent.governing import governing_law
from ..talent.standing import PERSON, ROUND, Revocations
from ..talent.terms import TermRecord
from ..talent.windows import TermsOf
from ..text import Lang, Text, joined, plain
from .asking import known_id, meant_readings, readings_taken
from .giving import Giving, working
from .options import a_day, chooses_readings, gives, in_a_language
from .speaking import spoken
from .tables import as_table

__all__ = ["COMMANDS", "as_known"]

_NOTHING = plain("-")
_EMPTY = Text("没有人员的记录", "nobody is on record")
_GOVERNS = Text("管理期内各事按命名时的规定", "what happens in a term goes by the law of the naming")


def as_known(known_on: date | None) -> Text:
    """Which records count."""
    if known_on is None:
        return Text("按全部记录", "by everything recorded")
    return Text(f"按{known_on}及以前的记录", f"by what was recorded on or before {known_on}")


@attrs.frozen(kw_only=True)
class _Told:
    """Where people stand, and what they were asked under.

    Attributes:
        law: The law that governs.
        as_of: What happened on or before that day counts.
        known_on: What was recorded on or before that day counts; None for everything.
        standings: The standing of each person and round.
        terms: The terms of each, up to the day.
        people: Who they are, if names are shown.
    """

    law: Law[TalentScheme]
    as_of: date
    known_on: date | None
    standings: Mapping[str, Standing]
    terms: Mapping[str, tuple[TermRecord, ...]]
    people: Mapping[str, Person] | None

    def head(self) -> Iterator[Text]:
        title, known = self.law.policy.title, as_known(self.known_on)
        yield title + Text(f"：截至 {self.as_of}，{known.zh}", f": as of {self.as_of}, {known.en}")
        yield Text(f"适用 {self.law.day} 的规定；", f"law of {self.law.day}; ") + _GOVERNS
        yield from self.law.marks
        yield readings_taken(self.law)

    def as_data(self, register: Path) -> dict[str, Any]:
        return {
            "schema": "socialwork.standings/1",
            "register": str(register),
            "as_of": str(self.as_of),
            "known_on": None if self.known_on is None else str(self.known_on),
            "law_of": str(self.law.day),
            "readings": dict(self.law.choices),
            "marks": [mark.as_data() for mark in self.law.marks],
            "standings": [self._one(subject) for subject in self.standings],
            "notice": NOTICE.as_data(),
        }

    def _one(self, subject: str) -> dict[str, Any]:
        data = self.standings[subject].as_data()
        data["terms"] = [
            {"number": term.number, "named": str(term.named), "start": str(term.start), "last_day": str(term.last_day)}
            for term in self.terms[subject]
        ]
        if self.people is not None and subject in self.people:
            data |= {"name": self.people[subject].name, "work_unit": self.people[subject].unit}
        return data

    def of(self, kind: str) -> dict[str, Standing]:
        """The standings of one kind of subject."""
        own = {lifecycle.id for lifecycle in self.law.policy.lifecycles if lifecycle.subject.id == kind}
        return {subject: standing for subject, standing in self.standings.items() if own & standing.states.keys()}


def _told(
    register: Register, subject: str | None, as_of: date, known_on: date | None, readings: Mapping[str, str], *, names: bool
) -> _Told:
    journal: Journal = register.journal()
    if subject is not None:
        subject = known_id(journal.subjects, subject, Text("登记簿", "subject in the register"))
    law = governing_law(HAIYOU, journal, subject, as_of=as_of, known_on=known_on, readings=readings)
    if subject is None:
        standings = {
            name: standing
            for name, standing in journal.standings(law, as_of=as_of, known_on=known_on).items()
            if _is_there(journal, name, as_of, known_on)
        }
    else:
        standings = {subject: journal.standing(law, subject, as_of=as_of, known_on=known_on)}
    terms = TermsOf(journal, known_on)
    return _Told(
        law=law, as_of=as_of, known_on=known_on, standings=standings,
        terms={name: tuple(term for term in terms.under(law, name).records if term.named <= as_of) for name in standings},
        people={person.id: person for person in register.people.all()} if names else None,
    )  # fmt: skip


def _is_there(journal: Journal, subject: str, as_of: date, known_on: date | None) -> bool:
    """Whether anything of somebody had happened, and was known."""
    return any(event.happened <= as_of and (known_on is None or event.recorded <= known_on) for event in journal.of(subject))


# --- everybody ---------------------------------------------------------------------------------------------------------------------------


def _term(standing: Standing) -> Text:
    """The state of the term; undetermined where a naming waits for a fact."""
    return Verdict.UNDETERMINED.label if "term" in standing.undetermined else standing.states["term"].label


def _state(standing: Standing) -> Text:
    """The state of the term, and below it that of a revocation if there is one under way."""
    revocation = standing.states["revocation"]
    parts = [_term(standing), *((revocation.label,) if revocation in Revocations.PENDING else ())]
    return joined(parts, zh="\n", en="\n")


def _asked(standing: Standing) -> Iterator[Text]:
    """What an undetermined term waits for."""
    for each in standing.not_applied if "term" in standing.undetermined else ():
        yield from (ask.label for ask in (each.decision.asks if each.waits else ()))


def _due(standing: Standing) -> Text:
    """What comes by itself, or what has to be found out first."""
    if asked := dict.fromkeys(_asked(standing)):
        return Text("须查明：", "to be found out: ") + joined(asked)
    return next((plain(f"{due.day} ") + due.kind.label for due in standing.due), _NOTHING)


def _personal(people: Mapping[str, Person], subject: str) -> tuple[Text, Text]:
    person = people.get(subject)
    return (_NOTHING, _NOTHING) if person is None else (plain(person.name), plain(person.unit or "-"))


def _rows(told: _Told) -> Iterator[list[Text]]:
    for subject, standing in told.of(PERSON.id).items():
        terms, since = told.terms[subject], standing.since["term"]
        yield [
            plain(subject), *(() if told.people is None else _personal(told.people, subject)), _state(standing), plain(since or "-"),
            *((plain(terms[-1].start), plain(terms[-1].last_day)) if terms else (_NOTHING, _NOTHING)), _due(standing),
        ]  # fmt: skip


def _page(told: _Told, lang: Lang, width: int) -> str:
    names = () if told.people is None else (Text("姓名", "name"), Text("工作单位", "work unit"))
    headings = [
        Text("编号", "id"), *names, Text("状态", "state"), Text("自", "since"), Text("管理期起", "term from"),
        Text("管理期止", "term until"), Text("下一步", "next"),
    ]  # fmt: skip
    people, rounds = told.of(PERSON.id), told.of(ROUND.id)
    blocks = ["\n".join(line.in_(lang) for line in told.head())]
    blocks.append(as_table(headings, _rows(told), lang=lang, width=width) if people else _EMPTY.in_(lang))
    if rounds:
        rows = ([plain(subject), each.states["round"].label, plain(each.since["round"] or "-")] for subject, each in rounds.items())
        blocks.append(as_table([Text("批次", "round"), Text("状态", "state"), Text("自", "since")], rows, lang=lang, width=width))
    return "\n\n".join([*blocks, "\n".join(line.in_(lang) for line in _below(told, people))])


def _below(told: _Told, people: Mapping[str, Standing]) -> Iterator[Text]:
    counted = Counter(_term(standing) for standing in people.values())
    if counted:
        yield joined((Text(f"{label.zh}{number}人", f"{label.en}: {number}") for label, number in counted.items()), zh="；", en="; ")
    if aside := [plain(subject) for subject, standing in told.standings.items() if standing.not_applied]:
        listed = joined(aside)
        yield Text(f"有记录未适用：{listed.zh}（用 --id 查看原因）", f"records that change nothing: {listed.en} (--id tells why)")
    yield NOTICE


# --- one ---------------------------------------------------------------------------------------------------------------------------------


def _terms(told: _Told, subject: str) -> Iterator[Text]:
    for term in told.terms[subject]:
        yield Text(
            f"第{term.number}个管理期：{term.start} 至 {term.last_day}（{term.named} 命名）",
            f"term {term.number}: {term.start} to {term.last_day} (named on {term.named})",
        )


def _story(told: _Told, lang: Lang) -> str:
    [(subject, standing)] = told.standings.items()
    lines = [*told.head()]
    if told.people is not None:
        name, unit = _personal(told.people, subject)
        lines.append(Text(f"{subject}：{name.zh}，{unit.zh}", f"{subject}: {name.en}, {unit.en}"))
    lines += _terms(told, subject)
    return "\n".join([*(line.in_(lang) for line in lines), "", standing.explain(lang)])


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.option("--id", "subject", metavar="ID", help="此人（或批次）的全部经过 / one person's (or round's) whole story")
@a_day("--as-of", "截至哪一天，须写明 / the day to tell about; nothing means today", required=True)
@a_day("--known-on", "按哪一天及以前的记录；不写则按全部记录 / as known on that day; everything recorded if left out")
@chooses_readings
@click.option("--names", is_flag=True, help="加姓名与工作单位 / add names and work units")
@in_a_language
@gives(to_files=True)
def standing(
    register: Path, subject: str | None, as_of: date, known_on: date | None, readings: dict[str, str], names: bool, giving: Giving
) -> None:
    """某日的管理期状态 / where everybody, or one person, stands on a day.

    管理期内各事按命名时的规定，办法期满后仍可查询 / the law of the naming governs the term, also after the measures have run out.
    """
    giving.check_outside(register)
    chosen = meant_readings(HAIYOU, readings)
    with working(quiet=giving.as_json), Register.open(register, policy=HAIYOU) as opened:
        told = _told(opened, subject, as_of, known_on, chosen, names=names)
    giving.give(lambda: told.as_data(register), lambda width: _page(told, spoken(), width) if subject is None else _story(told, spoken()))


COMMANDS = (standing,)
"""What tells where people stand."""
