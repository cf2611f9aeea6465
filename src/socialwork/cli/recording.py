"""The command that records in a register what happened."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ..store import NotRecordedError, Register, record_events
from ..talent import HAIYOU
from .answering import Answered, RefusedCallError, answered
from .asking import meant_readings
from .dating import DatedBack
from .giving import Giving, working
from .options import a_day, chooses_readings, gives, in_a_language
from .speaking import spoken
from .typed import typed_events

__all__ = ["COMMANDS"]

_PATH = click.Path(path_type=Path)


# --- record ------------------------------------------------------------------------------------------------------------------------------


def _data(register: Path, said: Sequence[Answered], back: DatedBack | None) -> dict[str, Any]:
    records = [each.as_data() for each in said]
    return {"schema": "socialwork.recorded/1", "register": str(register), "records": records, "dated_back": DatedBack.data(back)}


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
        events = typed_events(file, told, journal)
        try:
            done = record_events(opened, events, readings=chosen, beyond_validity=beyond_validity, anyway=anyway)
        except NotRecordedError as error:
            raise RefusedCallError(error.answers, error.of) from error
    back = DatedBack.of(journal, (each.event for each in done))
    said = answered(journal, done, chosen)
    lines = [line for each in said for line in each.lines(spoken())] + DatedBack.lines(back, spoken())
    giving.give(lambda: _data(register, said, back), lambda _: "\n".join(lines))


COMMANDS = (record,)
"""What records what happens."""
