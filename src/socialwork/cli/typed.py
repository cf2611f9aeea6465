"""An event as somebody typed it at the command line, or wrote it into a file: read, and refused where it cannot be meant so."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from ..errors import InvalidValueError
from ..lifecycle import VOID, Event, EventKind, Journal
from ..rules import Fact
from ..sheets import read_answer
from ..talent import HAIYOU
from ..talent.payments import Payment
from ..talent.standing import PERSON
from ..text import Text, joined
from ..wire._events import read_some
from ..wire.faults import remedy
from ..wire.leaves import Refusal, alike
from ..wire.new_ids import read_new_id
from .kinds import facts_of, meant_kind, meant_role
from .speaking import WrongCall, wrong_call

__all__ = ["typed_events"]

_LIKE_A_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_A_NAME = Text(
    "似为姓名；编号留在记录中，删除人员资料时也不删去，请改用不含姓名的编号，如 A05",
    "it looks like a name, and the id stays in the records when a person is erased; choose one that tells no name, such as A05",
)
_PAYS_NOTHING = Text(
    "--fact：月数、金额均为0，没有发放；误记的发放用 --void 作废",
    "--fact: no months and no amount are no payment; --void withdraws one that was recorded by mistake",
)
_CHANGES_NOTHING = Text(
    "--correct：各项与第{}条相同，没有更正；请写明要改的内容",
    "--correct: everything is as in record {}, and nothing is corrected; say what was wrong",
)


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
    try:
        return kind.facts(**told)
    except InvalidValueError as error:  # what is wrong with several facts together, or with a number of the wrong sort
        option = f"--fact {error.where.partition('.')[2]}"
        raise wrong_call(Text(f"{option}：{error.got}：", f"{option}: {error.got}: ") + remedy(error)) from error


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
    """Refuse an id that begins to be used and would not be kept as it is, or is a name; those in the register already are what they are."""
    there = set(journal.subjects)
    of_people = {kind for lifecycle in HAIYOU.lifecycles if lifecycle.subject == PERSON for kind in lifecycle.kinds}
    for event in events:
        if event.subject in there:
            continue
        try:
            read_new_id(event.subject)
        except Refusal as error:
            raise InvalidValueError("id", event.subject, error.flaw.fix) from error
        if event.kind in of_people and _LIKE_A_NAME.fullmatch(event.subject):
            raise InvalidValueError("id", event.subject, _A_NAME, personal=True)


def _check_payments(events: Sequence[Event]) -> None:
    """Refuse a payment of nothing for no month."""
    for event in events:
        if isinstance(event.facts, Payment) and not (event.facts.months or event.facts.amount):
            raise wrong_call(_PAYS_NOTHING)


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
    same = attrs.evolve(event, recorded=wrong.recorded, recorder=wrong.recorder, corrects=wrong.corrects, seq=wrong.seq)
    if same == wrong:
        raise wrong_call(Text(_CHANGES_NOTHING.zh.format(seq), _CHANGES_NOTHING.en.format(seq)))
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


def typed_events(file: Path | None, given: dict[str, Any], journal: Journal) -> Sequence[Event]:
    """What is to be recorded: what a file says, or the one thing that was said at the command line.

    Args:
        file: The file; None where there is none.
        given: What each option says.
        journal: What is recorded already.

    Raises:
        FileRefusedError: If the file is refused.
        UsageError: If something is left out, or cannot be meant so.
        UnknownNameError: If there is no such kind of event, or role.
        InvalidValueError: If a new id would not be kept as it is, or a record to correct is not there.
    """
    if file is not None:
        if any(given.values()):
            raise wrong_call(Text("--file 自带全部内容；请去掉其他选项", "--file says everything itself; leave the other options out"))
        events: Sequence[Event] = read_some(file, HAIYOU, first=len(journal) + 1)
    elif given["recorder"] is None or given["recorded"] is None:
        raise _missing(recorder=given["recorder"], recorded=given["recorded"])
    else:
        events = (_event(_Told(**given), journal),)
    _check_new(events, journal)
    _check_payments(events)
    return events
