"""The command that records in a register what happened."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import click

from ..errors import InvalidValueError
from ..lifecycle import VOID, Event, EventKind, Journal
from ..rules import Fact
from ..sheets import read_answer
from ..store import Recorded, Register, record_events
from ..talent import HAIYOU
from ..text import Lang, Text, joined
from ..wire._events import read_some
from ..wire.faults import remedy
from ..wire.leaves import Refusal, alike, read_new_id
from .asking import meant_readings
from .dating import DatedBack
from .giving import Giving, working
from .kinds import facts_of, meant_kind, meant_role
from .options import a_day, chooses_readings, gives, in_a_language
from .speaking import WrongCall, note_line, spoken, wrong_call

__all__ = ["COMMANDS", "told_of"]

_PATH = click.Path(path_type=Path)


# --- record ------------------------------------------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class _Told:
    """What somebody said of an event at the command line."""

    kind: str | None
    subject: str | None
    on: date | None
    role: str | None
    document: str
    facts: tuple[str, ...]
    after: int | None
    correct: int | None
    void: int | None
    recorder: str
    recorded: date


def _named(facts: Iterable[Fact[Any]]) -> Text:
    return joined(Text(f"{fact.name}（{fact.label.zh}）", f"{fact.name} ({fact.label.en})") for fact in facts)


def _facts(kind: EventKind, typed: Sequence[str], before: Any) -> object:
    """What is recorded with an event, as it was typed: on top of what was recorded before, where there is something to correct."""
    if kind.facts is None:
        if typed:
            raise wrong_call(
                Text(f"--fact：“{kind.label.zh}”不记载事实；请去掉", f'--fact: an event "{kind.label.en}" records no facts; leave it out')
            )
        return None
    there = [fact for fact, _ in facts_of(kind)]
    told: dict[str, Any] = {}
    wrong: list[Text] = []
    for each in typed:
        name, equals, text = (part.strip() for part in each.replace("＝", "=").partition("="))
        fact = next((fact for fact in there if alike(name) in map(alike, (fact.name, fact.label.zh, fact.label.en))), None)
        if not equals or fact is None:
            listed = _named(there)
            wrong.append(Text(f"--fact：请写成 名称=值，可用的有：{listed.zh}", f"--fact: write NAME=VALUE; what there is: {listed.en}"))
        elif fact.name in told:
            wrong.append(Text(f"--fact：{fact.name} 写了两次", f"--fact: {fact.name} is given twice"))
        else:
            try:
                told[fact.name] = read_answer(fact, text, of=kind.facts)
            except InvalidValueError as error:
                wrong.append(Text(f"--fact {fact.name}：", f"--fact {fact.name}: ") + remedy(error))
    if wrong:
        raise wrong_call(joined(dict.fromkeys(wrong), zh="\n", en="\n"))
    if type(before) is kind.facts:
        told = {fact.name: getattr(before, fact.name) for fact in there} | told
    if lacking := [fact for fact, needed in facts_of(kind) if needed and fact.name not in told]:
        listed = _named(lacking)
        raise wrong_call(
            Text(f"--fact：“{kind.label.zh}”还须写明 {listed.zh}", f'--fact: an event "{kind.label.en}" also needs {listed.en}')
        )
    return kind.facts(**told)


def _missing(**given: object) -> WrongCall:
    """The error of a call that leaves something out, to be raised; names are those of the options."""
    missing = [f"--{name}" for name, value in given.items() if value is None]
    return wrong_call(Text(f"缺少选项 {'、'.join(missing)}；请补上", f"missing option {', '.join(missing)}; give it"))


def _new(told: _Told, journal: Journal) -> Event:
    if told.kind is None or told.subject is None or told.on is None:
        raise _missing(kind=told.kind, id=told.subject, on=told.on)
    kind = meant_kind(told.kind)
    return Event(
        subject=_known(journal, told.subject), kind=kind.id, happened=told.on, recorded=told.recorded, recorder=told.recorder,
        role=meant_role(told.role) if told.role else "", document=told.document, facts=_facts(kind, told.facts, None), after=told.after,
    )  # fmt: skip


def _known(journal: Journal, given: str) -> str:
    """The id that somebody means: one in the register that differs by case, width and spaces alone, else a new one."""
    return next((subject for subject in journal.subjects if alike(subject) == alike(given)), given)


def _check_new(events: Sequence[Event], journal: Journal) -> None:
    """Refuse an id that begins to be used and would not be kept as it is; those in the register already are what they are."""
    there = set(journal.subjects)
    for event in events:
        if event.subject not in there:
            try:
                read_new_id(event.subject)
            except Refusal as error:
                raise InvalidValueError("id", event.subject, error.flaw.fix) from error


def _correction(told: _Told, seq: int, journal: Journal) -> Event:
    """A record that takes the place of another one: what is not given stays as it was."""
    wrong = journal.event(seq)
    if wrong.kind == VOID:
        raise wrong_call(
            Text(
                f"第{seq}条是作废记录，不能更正；可用 --void 撤回",
                f"record {seq} is a withdrawal and is not corrected; --void takes it back",
            )
        )
    kind = meant_kind(wrong.kind if told.kind is None else told.kind)
    changes: dict[str, Any] = {
        "kind": kind,
        "on": told.on,
        "document": told.document or None,
        "facts": _facts(kind, told.facts, wrong.facts),
        **({} if told.role is None else {"role": meant_role(told.role) if told.role else None}),
        **({} if told.after is None else {"after": told.after}),
    }
    *_, event = journal.correct(seq, recorded=told.recorded, recorder=told.recorder, **changes)
    return event


def _withdrawal(told: _Told, seq: int, journal: Journal) -> Event:
    others = {
        "--kind": told.kind, "--on": told.on, "--role": told.role, "--fact": told.facts, "--after": told.after, "--correct": told.correct,
    }  # fmt: skip
    if extra := [name for name, value in others.items() if value]:
        raise wrong_call(
            Text(f"--void 不与 {'、'.join(extra)} 同用：作废不改写内容", f"--void goes without {', '.join(extra)}: it rewrites nothing")
        )
    *_, event = journal.void(seq, recorded=told.recorded, recorder=told.recorder, document=told.document)
    return event


def _event(told: _Told, journal: Journal) -> Event:
    if told.void is not None:
        event = _withdrawal(told, told.void, journal)
    elif told.correct is not None:
        event = _correction(told, told.correct, journal)
    else:
        return _new(told, journal)
    if told.subject is not None and alike(told.subject) != alike(event.subject):
        of, given = event.subject, told.subject
        raise wrong_call(Text(f"第{event.corrects}条属于 {of}，不属于 {given}", f"record {event.corrects} is of {of}, not of {given}"))
    return event


def told_of(done: Recorded, lang: Lang) -> Iterator[str]:
    """What was recorded, what was answered, and what is odd about it, in lines."""
    event = done.event
    head = Text(f"已记录第{event.seq}条：{event.subject} {event.happened} ", f"record {event.seq}: {event.subject} {event.happened} ")
    first, *reasons, _ = done.answer.explain(lang).splitlines()  # the notice comes last
    yield head.in_(lang) + (done.answer.label.in_(lang) if done.answer.allowed else first)
    yield from reasons
    if done.repeats is not None:
        yield Text(f"- 与第{done.repeats}条相同", f"- it says the same as record {done.repeats}").in_(lang)
    yield from (note_line(note).in_(lang) for note in done.notes)


def _data(register: Path, done: Sequence[Recorded], back: DatedBack | None) -> dict[str, Any]:
    records = [
        {"seq": each.event.seq, "repeats": each.repeats, "notes": [note.as_data() for note in each.notes], **each.answer.as_data()}
        for each in done
    ]
    return {"schema": "socialwork.recorded/1", "register": str(register), "records": records, "dated_back": DatedBack.data(back)}


def _events(file: Path | None, given: dict[str, Any], journal: Journal) -> Sequence[Event]:
    """What is to be recorded: what a file says, or the one thing that was said at the command line."""
    if file is not None:
        if any(given.values()):
            raise wrong_call(Text("--file 自带全部内容；请去掉其他选项", "--file says everything itself; leave the other options out"))
        return read_some(file, HAIYOU, first=len(journal) + 1)
    if given["recorder"] is None or given["recorded"] is None:
        raise _missing(recorder=given["recorder"], recorded=given["recorded"])
    return (_event(_Told(**given), journal),)


@click.command()
@click.argument("register", type=_PATH)
@click.option("--file", "file", metavar="EVENTS.json|.jsonl", type=_PATH, help="从文件读入多条 / several events, from a file")
@click.option("--kind", metavar="KIND", help="事件类别，见 socialwork kinds / the kind of event; socialwork kinds lists them")
@click.option("--id", "subject", metavar="ID", help="人员或批次的编号 / the person's or round's id")
@a_day("--on", "发生之日 / the day it happened")
@a_day("--recorded", "记录之日 / the day on which it is recorded")
@click.option("--recorder", metavar="NAME", help="记录人 / who records it")
@click.option("--role", metavar="ROLE", help="由谁办理 / who acted")
@click.option("--document", metavar="TEXT", default="", help="所依据的文件 / the document behind it")
@click.option(
    "--fact", "facts", metavar="NAME=VALUE", multiple=True, help="随附的事实，可多次 / what is recorded with it; repeatable; see kinds"
)
@click.option("--after", metavar="N", type=click.IntRange(min=1), help="在同日第N条之后 / it came after record N of the same day")
@click.option("--correct", metavar="N", type=click.IntRange(min=1), help="更正第N条 / it takes the place of record N")
@click.option("--void", metavar="N", type=click.IntRange(min=1), help="作废第N条 / record N is withdrawn")
@click.option(
    "--anyway", is_flag=True, help="不可办理或已有相同记录也照记 / record it whatever the answer is, and though it is there already"
)
@click.option("--beyond-validity", is_flag=True, help="在有效期外仍办理 / go on outside the days in force")
@chooses_readings
@in_a_language
@gives(to_files=False)
def record(
    register: Path, file: Path | None, anyway: bool, beyond_validity: bool, readings: dict[str, str], giving: Giving, **told: Any
) -> None:  # fmt: skip
    """记录所发生的事，先问可否办理 / record what happened, if it can happen; else say why not (exit code 4).

    发生之日与记录之日都须写明，没有“今天” / both days must be given; nothing means today.
    """
    chosen = meant_readings(HAIYOU, readings)
    with working(quiet=giving.as_json), Register.open(register, policy=HAIYOU) as opened:
        journal = opened.journal()
        events = _events(file, told, journal)
        _check_new(events, journal)
        done = record_events(opened, events, readings=chosen, beyond_validity=beyond_validity, anyway=anyway)
    back = DatedBack.of(journal, (each.event for each in done))
    lines = [line for each in done for line in told_of(each, spoken())] + DatedBack.lines(back, spoken())
    giving.give(lambda: _data(register, done, back), lambda _: "\n".join(lines))


COMMANDS = (record,)
"""What records what happens."""
