"""Commands that keep a register: what is in it, copies of it, and how a copy is put back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import click

from ..errors import MASK
from ..lifecycle import VOID, Event, EventKind, Journal
from ..lifecycle.outcomes import RecordOutcome, outcomes
from ..rules.explain import value_text
from ..store import Checked, Head, Register
from ..talent import HAIYOU
from ..talent.governing import governing_law
from ..text import Lang, Text, joined, plain
from ..wire import event_to_json
from ..wire._events import event_kinds
from .asking import known_id
from .behind import Behind, last_day
from .giving import Giving, working
from .options import a_day, gives, in_a_language
from .speaking import spoken, wrong_call
from .tables import as_table

__all__ = ["COMMANDS"]

_FOLDER = click.Path(path_type=Path)
_HEAD = re.compile(r"([0-9]{1,15}):(?:sha256:)?([0-9a-fA-F]{64})")
_WITHDRAWN = Text("作废", "withdrawn")
_BACK_AGAIN = Text(
    "备份之后删除的人员又在其中；请用 erase 再次删除",
    "whoever was erased after the backup was made is in it again; erase them again (socialwork erase)",
)
_IN_BACKUPS = Text("此前的备份中仍有其资料；请销毁或重做", "backups that were made before still hold it; destroy them, or make them anew")
_IF_ANEW = Text("确需重新登记的，用 person --again", "if they are to be entered anew one day: socialwork person, with --again")
_NOTHING = plain("-")
_EMPTY = Text("没有记录", "there are no records")


def _counted(checked: Checked) -> Text:
    records, people = checked.head.seq, checked.people
    return Text(
        f"共{records}条记录，{people}人的资料",
        f"{records} {'record' if records == 1 else 'records'}, entries of {people} {'person' if people == 1 else 'people'}",
    )


def _checked_data(schema: str, checked: Checked, **paths: Path) -> dict[str, Any]:
    told = {name: str(path) for name, path in paths.items()}
    return {"schema": schema, **told, "records": checked.head.seq, "digest": checked.head.digest, "people": checked.people}


def _checked_page(said: Text, checked: Checked, lang: Lang) -> str:
    counted, digest = _counted(checked), Text("末条摘要：", "digest of the last record: ")
    return f"{said.in_(lang)}\n{counted.in_(lang)}\n{digest.in_(lang)}{checked.head.digest}"


def _noted(_: click.Context, __: click.Parameter, value: str | None) -> Head | None:
    """A head that was noted down, as it was typed."""
    if value is None:
        return None
    found = _HEAD.fullmatch(value.strip())
    if found is None:
        how = Text("请照 check 所写的填写，如 105:sha256:0f3c…", "give it as check told it, like 105:sha256:0f3c...")
        raise wrong_call(Text(f"--known：{value}：{how.zh}", f"--known: {value}: {how.en}"))
    return Head(int(found[1]), f"sha256:{found[2].lower()}")


@click.command()
@click.argument("register", type=_FOLDER)
@click.option(
    "--known",
    metavar="N:DIGEST",
    callback=_noted,
    help="与以前记下的核对：到第N条是否仍是当时所记 / whether all up to record N is as it was noted down",
)
@in_a_language
@gives(to_files=False)
def check(register: Path, known: Head | None, giving: Giving) -> None:
    """逐条核对登记簿 / look at every record of a register, and at its digest.

    末条的序号与摘要请另处记下，日后用 --known 核对 / note number and digest of the last record down elsewhere; --known compares them later.
    """
    with working(quiet=giving.as_json), Register.open(register, policy=HAIYOU) as opened:
        checked = opened.check(known)
    head = checked.head
    lines = [
        Text(f"请另处记下，日后核对用：--known {head.seq}:{head.digest}", f"to be noted down elsewhere: --known {head.seq}:{head.digest}")
    ]
    if known is not None:
        lines.insert(0, Text(f"到第{known.seq}条为止的记录仍是当时所记", f"the records up to {known.seq} are those that were noted down"))
    data = {"known": None if known is None else {"seq": known.seq, "digest": known.digest}}
    said = Text(
        f"{register}：每条记录、每人的资料均与写入时一致", f"{register}: every record and every person's entry is as it was written"
    )
    giving.give(
        lambda: _checked_data("socialwork.checked/1", checked, register=register) | data,
        lambda _: "\n".join((_checked_page(said, checked, spoken()), *(line.in_(spoken()) for line in lines))),
    )


@click.command()
@click.argument("register", type=_FOLDER)
@click.argument("to", type=_FOLDER)
@in_a_language
@gives(to_files=False)
def backup(register: Path, to: Path, giving: Giving) -> None:
    """备份登记簿并核对副本 / copy a register into the new folder TO, and check the copy.

    不覆盖已有内容；他人可同时记录 / never over something; others may write meanwhile.
    """
    with working(quiet=giving.as_json), Register.open(register, policy=HAIYOU) as opened:
        checked = opened.backup(to)
    said = Text(f"已将 {register} 备份至 {to}，副本已核对", f"{register} was copied to {to}, and the copy checked")
    giving.give(
        lambda: _checked_data("socialwork.backup/1", checked, register=register, to=to), lambda _: _checked_page(said, checked, spoken())
    )


@click.command()
@click.argument("from_", metavar="FROM", type=_FOLDER)
@click.argument("to", type=_FOLDER)
@click.option(
    "--erased-in",
    type=_FOLDER,
    metavar="REGISTER",
    help="备份之后的登记簿：其中已删除的人员不再恢复 / a newer state of it: who was erased there stays erased",
)
@in_a_language
@gives(to_files=False)
def restore(from_: Path, to: Path, erased_in: Path | None, giving: Giving) -> None:
    """从备份恢复登记簿 / put the backup FROM into the new folder TO, after it was checked.

    备份之后删除的人员会重新出现，须用 --erased-in 或 erase 再次删除；写明较新的登记簿时，并列出备份中没有的记录 / who was erased after the backup was
    made is in it again: name the newer register with --erased-in, or erase them again; with it, the records that are not in the backup are told.
    """
    with working(quiet=giving.as_json):
        checked = Register.restore(from_, to, policy=HAIYOU, erased_in=erased_in)
        day = last_day(to, checked, HAIYOU)
        behind = None if erased_in is None else Behind.looked_at(erased_in, checked, HAIYOU)
    said = Text(f"已将 {from_} 恢复至 {to}，并已核对", f"{from_} was restored to {to}, and checked")
    erased = (
        _BACK_AGAIN
        if erased_in is None
        else Text(f"{erased_in} 中已删除的人员未恢复", f"who was erased in {erased_in} is erased in it as well")
    )
    told = {
        "erased_in": None if erased_in is None else str(erased_in),
        "last_recorded": None if day is None else str(day),
        "newer": None if behind is None else behind.as_data(),
    }
    recorded = () if day is None else (Text(f"末条记录日：{day}", f"day of the last record: {day}"),)
    lines = (*recorded, *(() if behind is None else (behind.text,)), erased)
    giving.give(
        lambda: _checked_data("socialwork.restored/1", checked, **{"from": from_}, to=to) | told,
        lambda _: "\n".join((_checked_page(said, checked, spoken()), *(line.in_(spoken()) for line in lines))),
    )


@click.command()
@click.argument("register", type=_FOLDER)
@click.argument("to", type=_FOLDER)
@in_a_language
@gives(to_files=False)
def upgrade(register: Path, to: Path, giving: Giving) -> None:
    """升级旧版本写成的登记簿 / raise a register that an older version wrote; TO is where a copy of it as it is goes first.

    要么全部升级，要么不变；中断后可重做，备份另取位置 / as a whole or not at all; if interrupted, ask again with another place for the copy.
    """
    with working(quiet=giving.as_json):
        raised = Register.upgrade(register, backup=to, policy=HAIYOU)
        with Register.open(register, policy=HAIYOU) as opened:
            checked = opened.check()
    said = Text(f"{register} 已是现用版本，未作改动", f"{register} is of the version that is written now; nothing was changed")
    if raised:
        said = Text(f"{register} 已升级并核对，原样备份在 {to}", f"{register} was upgraded and checked; a copy as it was is in {to}")
    data = {"raised": raised, "to": str(to) if raised else None}
    giving.give(
        lambda: _checked_data("socialwork.upgraded/1", checked, register=register) | data, lambda _: _checked_page(said, checked, spoken())
    )


@click.command()
@click.argument("register", type=_FOLDER)
@click.option("--id", "subject", metavar="ID", required=True, help="编号 / the id")
@a_day("--on", "删除之日 / the day of the erasure", required=True)
@click.option("--recorder", metavar="NAME", required=True, help="由谁删除 / who erases")
@click.option("--document", metavar="TEXT", default="", help="所依据的文件 / the document behind it")
@in_a_language
@gives(to_files=False)
def erase(register: Path, subject: str, on: date, recorder: str, document: str, giving: Giving) -> None:
    """删除一人的姓名、证件号码等资料 / forget a person: name, number, unit and account; the journal keeps the id.

    此前的备份中仍有其资料 / backups that were made before still hold them.
    """
    with working(quiet=giving.as_json), Register.open(register, policy=HAIYOU) as opened:
        erased = opened.people.erase(subject, on=on, recorder=recorder, document=document)
    said = Text(f"{erased.id} 的资料已于 {erased.on} 删除", f"what was known of {erased.id} was erased on {erased.on}")
    data = {"schema": "socialwork.erased/1", "register": str(register), "id": erased.id, "on": str(erased.on), "recorder": erased.recorder}
    lines = (said, _IN_BACKUPS, _IF_ANEW)
    giving.give(lambda: {**data, "document": erased.document}, lambda _: "\n".join(line.in_(spoken()) for line in lines))


# --- history -----------------------------------------------------------------------------------------------------------------------------


def _of_one(journal: Journal, subject: str | None) -> tuple[Event, ...]:
    if subject is None:
        return tuple(journal)
    return journal.of(known_id(journal.subjects, subject, Text("登记簿", "subject in the register")))


def _history_data(register: Path, subject: str | None, events: Sequence[Event], became: Mapping[int, RecordOutcome]) -> dict[str, Any]:
    about = {} if subject is None else {"id": subject}
    told = {"events": [event_to_json(event) for event in events], "outcomes": [became[event.seq].as_data() for event in events]}
    return {"schema": "socialwork.history/1", "register": str(register), **about, **told}


def _became(event: Event, became: RecordOutcome) -> Text:
    """What it says of other records, and what became of it."""
    said = became.outcome.label
    if became.by is not None:
        said += Text(f"（见第{became.by}条）", f" (see {became.by})")
    if became.why is not None:
        said += Text("：", ": ") + became.why
    parts = [said]
    if event.corrects is not None:
        parts.append(Text(f"更正第{event.corrects}条", f"corrects {event.corrects}"))
    if event.after is not None:
        parts.append(Text(f"在第{event.after}条之后", f"after {event.after}"))
    return joined(parts, zh="，", en=", ")


def _facts(event: Event, kind: EventKind | None) -> Text:
    """What was recorded with it; what is personal is masked, and what is so anyway left out."""
    if kind is None or kind.facts is None or event.facts is None:
        return _NOTHING
    fields: tuple[Any, ...] = attrs.fields(kind.facts)
    told = (
        (field.metadata["fact"], getattr(event.facts, field.name)) for field in fields if getattr(event.facts, field.name) != field.default
    )
    said = [
        Text(f"{fact.label.zh} ", f"{fact.name} ") + (plain(MASK) if fact.personal else value_text(value)) for fact, value in told
    ]  # a space tells where the line may break
    return joined(said, zh=", ") if said else _NOTHING


def _rows(events: Sequence[Event], became: Mapping[int, RecordOutcome]) -> Iterator[list[Text]]:
    kinds = event_kinds(HAIYOU)
    labels = {VOID: _WITHDRAWN, **{id_: kind.label for id_, kind in kinds.items()}}
    roles = {id_: role.label for lifecycle in HAIYOU.lifecycles for id_, role in lifecycle.roles.items()}
    for event in events:
        role = roles.get(event.role, plain(event.role or "-"))
        yield [
            plain(event.seq), plain(event.happened), plain(event.recorded), plain(event.subject), labels[event.kind],
            _facts(event, kinds.get(event.kind)), role, plain(event.recorder), plain(event.document or "-"), _became(event, became[event.seq]),
        ]  # fmt: skip


def _page(events: Sequence[Event], became: Mapping[int, RecordOutcome], lang: Lang, width: int) -> str:
    if not events:
        return _EMPTY.in_(lang)
    headings = [
        plain("#"), Text("发生日", "happened"), Text("记录日", "recorded"), Text("编号", "id"), Text("事件", "event"), Text("事实", "facts"),
        Text("由谁", "by whom"), Text("记录人", "recorder"), Text("文件", "document"), Text("结果", "outcome"),
    ]  # fmt: skip
    return as_table(headings, _rows(events, became), lang=lang, width=width)


@click.command()
@click.argument("register", type=_FOLDER)
@click.option("--id", "subject", metavar="ID", help="只列此编号的记录 / the records of one id alone")
@in_a_language
@gives(to_files=True)
def history(register: Path, subject: str | None, giving: Giving) -> None:
    """逐条列出登记簿的记录 / every record of a register, in the order in which they were made.

    “结果”按现有全部记录、默认口径；个人事实以 *** 代替，--json 列出 / what became of each is told by all that is
    recorded now, and the default readings. Personal facts are shown as ***; --json has them.
    """
    giving.check_outside(register)
    with working(quiet=giving.as_json), Register.open(register, policy=HAIYOU) as opened:
        journal = opened.journal()
    events = _of_one(journal, subject)
    became = outcomes(journal, governing_law(HAIYOU, journal, as_of=date.max))
    giving.give(lambda: _history_data(register, subject, events, became), lambda width: _page(events, became, spoken(), width))


COMMANDS = (check, backup, restore, upgrade, erase, history)
"""What the program knows about registers."""
