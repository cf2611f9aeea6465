"""The command that tells a year's allowance, writes the payment list, and records what was paid."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import click

from ..capitals import yuan_capitals
from ..errors import InvalidValueError
from ..lifecycle import Event, Journal
from ..rules import NOTICE
from ..sheets import write_payment_list
from ..store import Register
from ..store.questions import ANYWAY, batch_reused, early
from ..talent import HAIYOU
from ..talent.allowance import Allowance, Batch, allowance, recorded_batch
from ..talent.allowance.lines import HEADINGS
from ..talent.governing import governing_law
from ..text import Lang, Text, joined, plain
from ..wire.files import reason
from .asking import meant_readings, readings_taken
from .batches import BatchTold
from .dating import DatedBack
from .giving import Giving, working
from .options import a_day, chooses_readings, gives, in_a_language
from .pictures import told_written
from .speaking import NotWrittenError, note_line, records_told, seen, spoken, wrong_call
from .standings import as_known
from .tables import as_table

__all__ = ["COMMANDS"]

_NOTHING_DUE = Text("没有应发的津贴", "nothing is due")
_NOTHING_RECORDED = Text("没有应发的津贴，未作记录", "nothing is due, and nothing was recorded")
_OUT = "写入文件：.csv 为发放表，并打印本表；其他文件只写入本表 / write a file: .csv is the payment list, and this table is printed; any other gets this table"
_ASIDE = Text(
    "应收回的款项单列，不从应发中扣除；收回后用 record 记为负数的发放",
    "what is to be recovered is listed apart and not set off; once it came back, record it as a payment with a minus sign",
)


@attrs.frozen(kw_only=True)
class _Payment:
    """How a list is to be recorded as paid."""

    on: date
    recorded: date
    batch: str
    recorder: str
    document: str


@attrs.frozen(kw_only=True)
class _Answer:
    """A year, what was recorded of it, and what is shown.

    Attributes:
        due: The allowance.
        paid: The payments that were recorded; None if that was not asked for.
        back: Which of them are dated before a record that was there; None if none is.
        reused: What is said where the batch stands already for another year; None where it does not.
        every: Whether to tell which options give the ends of the band.
        names: The names of the people, if they are shown.
        nameless: Whose name was wanted and is not kept.
    """

    due: Allowance
    paid: tuple[Event, ...] | None
    back: DatedBack | None
    reused: Text | None
    every: bool
    names: dict[str, str] | None
    nameless: tuple[str, ...] = ()

    def _above(self) -> Iterator[Text]:
        law, due = self.due.law, self.due
        known = as_known(due.known_on)
        yield law.policy.title + Text(f"：{due.year}年度津贴，{known.zh}", f": allowance of {due.year}, {known.en}")
        yield Text(f"适用 {law.day} 的规定", f"law of {law.day}")
        yield readings_taken(law)

    def _below(self) -> Iterator[Text]:
        *said, _ = self.due.summary()  # the notice comes last
        yield from said
        capitals = yuan_capitals(self.due.total)
        yield Text(f"合计（大写）：{capitals}", f"total in capitals: {capitals}")
        yield self.due.band.text
        if self.due.recoveries:
            yield _ASIDE
        if self.paid is not None:
            yield self._recorded()
        yield from (note_line(each.text) for each in self.due.paid_otherwise)
        if self.reused is not None:
            yield note_line(self.reused)
        if self.back is not None:
            yield self.back.text
        if self.nameless:
            listed = joined(map(plain, self.nameless))
            yield Text(f"没有姓名：{listed.zh}（用 person 登记）", f"no name is kept of {listed.en} (enter it with: socialwork person)")
        yield NOTICE

    def _recorded(self) -> Text:
        if not self.paid:
            return _NOTHING_RECORDED
        records = records_told(self.paid[0].seq, self.paid[-1].seq)
        return Text(f"已记录发放：{records.zh}", f"recorded as paid: {records.en}")

    def _table(self, lang: Lang, width: int) -> str:
        if not self.due.rows:
            return _NOTHING_DUE.in_(lang)
        kind, id_, *others = HEADINGS
        names = () if self.names is None else (Text("姓名", "name"),)
        rows: list[list[Text]] = []
        for line in self.due.rows:
            what, person, *rest, why = line.row()
            name = () if self.names is None else (plain(self.names.get(line.person, "-")),)
            rows.append([what, person, *name, *rest, Text(why.zh.replace("，", " "), why.en)])  # a space tells where the line may break
        return as_table([kind, id_, *names, *others], rows, lang=lang, width=width)

    def _ends(self, lang: Lang, width: int) -> str:
        band, law = self.due.band, self.due.law
        headings = [
            Text("口径", "reading"), Text("问题", "question"), Text("所选", "chosen"), Text("最低时", "lowest under"),
            Text("最高时", "highest under"),
        ]  # fmt: skip
        rows: list[list[Text]] = []
        for id_ in band.readings:
            reading = law.reading(id_)
            ends = (plain(each.get(id_, "-")) for each in (band.lowest_under, band.highest_under))
            rows.append([plain(id_), reading.question, plain(law.choice(reading).id), *ends])
        return as_table(headings, rows, lang=lang, width=width)

    def page(self, lang: Lang, width: int) -> str:
        """The year as a table, with what is to be said of it."""
        blocks = ["\n".join(line.in_(lang) for line in self._above()), self._table(lang, width)]
        if self.every and self.due.band.readings:
            blocks.append(self._ends(lang, width))
        return "\n\n".join([*blocks, "\n".join(line.in_(lang) for line in self._below())])

    def as_data(self, register: Path) -> dict[str, Any]:
        """The same as JSON data."""
        due, band = self.due, self.due.band
        return {
            "schema": "socialwork.allowance/1",
            "register": str(register),
            "law_of": str(due.law.day),
            "readings": dict(due.law.choices),
            **due.as_data(),
            "total_in_capitals": yuan_capitals(due.total),
            "band": {
                "lowest": f"{band.lowest:.2f}",
                "highest": f"{band.highest:.2f}",
                "lowest_under": band.lowest_under,
                "highest_under": band.highest_under,
                "open_months": band.open,
                "readings": list(band.readings),
                "untold": [each.as_data() for each in band.untold],
                "people_of_unknown_term": band.unknown,
            },
            "paid_otherwise": [each.as_data() for each in due.paid_otherwise],
            "recorded": None if self.paid is None else [event.seq for event in self.paid],
            "batch_reused": None if self.reused is None else self.reused.as_data(),
            "dated_back": DatedBack.data(self.back),
            "without_name": list(self.nameless),
            "notice": NOTICE.as_data(),
        }


def _payment(*, record: bool, told: dict[str, Any]) -> _Payment | None:
    """How the list is to be recorded; None if it is not. What is recorded before it happened must be meant."""
    if not record:
        if extra := [f"--{name}" for name in (*attrs.fields_dict(_Payment), "anyway") if told[name]]:
            raise wrong_call(
                Text(
                    f"{'、'.join(extra)} 须与 --record 同用；不记录的请去掉",
                    f"{', '.join(extra)}: give --record as well, or leave it out if nothing is to be recorded",
                )
            )
        return None
    if missing := [f"--{name}" for name in ("on", "batch", "recorder") if not told[name]]:
        raise wrong_call(Text(f"缺少选项 {'、'.join(missing)}；请补上", f"missing option {', '.join(missing)}; give it"))
    paying = _Payment(**{name: told[name] for name in attrs.fields_dict(_Payment)} | {"recorded": told["recorded"] or told["on"]})
    if paying.recorded < paying.on and not told["anyway"]:
        said = early(paying.on, paying.recorded) + Text("；", "; ") + ANYWAY
        raise InvalidValueError("recorded", str(paying.recorded), said)
    return paying


def _list_to(out: Path | None, *, as_json: bool, record: bool) -> Path | None:
    """The file of the payment list; None where another file, or none, was named."""
    if out is None or out.suffix.lower() != ".csv":
        return None
    if as_json:
        raise wrong_call(
            Text(
                "--out：.csv 为发放表；要 JSON 请用 .json 结尾的文件名", "--out: .csv is the payment list; end the name with .json for JSON"
            )
        )
    if record and out.exists():
        raise wrong_call(
            Text(
                f"{out} 已经存在；记录发放时不覆盖已有的发放表",
                f"{out} is there already; a list that is recorded as paid is never written over another",
            )
        )
    return out


def _written(out: Path, due: Allowance | Batch, names: dict[str, str]) -> None:
    try:
        write_payment_list(out, due, names, lang=spoken())
    except OSError as error:
        raise NotWrittenError(str(out), reason(error)) from error


def _recorded(register: Register, journal: Journal, due: Allowance, paying: _Payment, listed: Path | None) -> tuple[Event, ...]:
    """The payments as they were recorded; where that fails, there is no list of them either."""
    try:
        after = due.pay(journal, **attrs.asdict(paying))
        return register.append(tuple(after)[len(journal) :])
    except BaseException:
        if listed is not None:
            listed.unlink(missing_ok=True)
        raise


@click.command("allowance")
@click.argument("register", type=click.Path(path_type=Path))
@click.option("--year", metavar="Y", type=click.IntRange(min=1, max=9999), required=True, help="年度 / the year")
@a_day("--known-on", "按哪一天及以前的记录；不写则按全部记录 / as known on that day; everything recorded if left out")
@click.option("--record", is_flag=True, help="将此表记为已发放 / record the list as paid")
@a_day("--on", "发放之日 / the day of the payment")
@a_day("--recorded", "记录之日；不写则为发放之日 / the day it is recorded; that of the payment if left out")
@click.option(
    "--batch",
    metavar="NAME",
    default="",
    help="发放批号；不记录时，列出已记录的该批发放 / the payment batch; without --record, the list that was recorded under it is shown",
)
@click.option("--recorder", metavar="NAME", default="", help="记录人 / who records it")
@click.option("--document", metavar="TEXT", default="", help="所依据的文件 / the document behind it")
@click.option("--anyway", is_flag=True, help="记录之日早于发放之日也照记 / record it though it is recorded before the payment")
@chooses_readings
@click.option(
    "--readings", "every", type=click.Choice(("all",)), help="列出合计最低、最高时的各口径 / tell the readings at both ends of the band"
)
@click.option("--names", is_flag=True, help="表中加姓名 / add names to the table")
@in_a_language
@gives(to_files=True, out=_OUT)
def allowance_(
    register: Path, year: int, known_on: date | None, record: bool, readings: dict[str, str], every: str | None, names: bool,
    giving: Giving, **told: Any,
) -> None:  # fmt: skip
    """某年度的津贴 / a year's allowance: who is due what, what to correct, what to recover.

    --out FILE.csv 写津贴发放表（含姓名）/ with --out FILE.csv the payment list, with names. --record 记为已发放，再算一次不会重复 / --record records
    it as paid, and a second run pays nothing again.

    记录之后要重新打印发放表，用 --batch 写明批号，不写 --record / to print the list again after it was recorded, name its --batch without --record.
    """
    giving.check_outside(register)
    if told["batch"] and not (record or any(told[name] for name in ("on", "recorded", "recorder", "document", "anyway"))):
        _batch_again(register, year, told["batch"], known_on, names=names, chosen=bool(readings or every), giving=giving)
        return
    paying, chosen = _payment(record=record, told=told), meant_readings(HAIYOU, readings)
    listed = _list_to(giving.out, as_json=giving.as_json, record=record)
    with working(quiet=giving.as_json), Register.open(register, policy=HAIYOU) as opened:
        journal = opened.journal()
        law = governing_law(HAIYOU, journal, as_of=date(year, 12, 31), known_on=known_on, readings=chosen)
        due = allowance(journal, law, year, known_on=known_on)
        known = opened.people.names() if names or listed is not None else {}
        empty = listed is not None and not due.to_pay
        if listed is not None and not empty:
            _written(listed, due, known)
        paid = None if paying is None else _recorded(opened, journal, due, paying, listed)
    wanted = due.rows if names else due.to_pay if listed is not None else ()
    answer = _Answer(
        due=due, paid=paid, back=DatedBack.of(journal, paid or ()), reused=batch_reused(journal, paid[0]) if paid else None,
        every=every is not None, names=known if names else None,
        nameless=tuple(dict.fromkeys(line.person for line in wanted if line.person not in known)),
    )  # fmt: skip
    shown = _shown(giving, listed, written=not empty)
    shown.give(lambda: answer.as_data(register), lambda width: answer.page(spoken(), width))


def _shown(giving: Giving, listed: Path | None, *, written: bool = True) -> Giving:
    """How the table is given; where a list was to be written, it is said whether it was, and the table printed."""
    if listed is None:
        return giving
    if written:
        told_written(listed)
    else:
        click.echo(seen(Text(f"没有应发的津贴，未写 {listed}", f"nothing is due, and {listed} was not written").in_(spoken())), err=True)
    return attrs.evolve(giving, out=None)


def _batch_again(register: Path, year: int, name: str, known_on: date | None, *, names: bool, chosen: bool, giving: Giving) -> None:
    """The list of a batch as it was recorded; names are those of today."""
    if chosen:
        raise wrong_call(
            Text(
                "--batch 列出已记录的发放，不与 --reading、--readings 同用",
                "--batch lists what was recorded: leave --reading and --readings out",
            )
        )
    listed = _list_to(giving.out, as_json=giving.as_json, record=False)
    with working(quiet=giving.as_json), Register.open(register, policy=HAIYOU) as opened:
        batch = recorded_batch(opened.journal(), name, year, known_on)
        known = opened.people.names() if names or listed is not None else {}
    if listed is not None:
        _written(listed, batch, known)
    told = BatchTold(batch=batch, names=known if names else None)
    _shown(giving, listed).give(lambda: told.as_data(register), lambda width: told.page(spoken(), width))


COMMANDS = (allowance_,)
"""What tells and records the allowance."""
