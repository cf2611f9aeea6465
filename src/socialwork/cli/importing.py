"""The command that takes the approved list of an earlier round over into a register."""

from pathlib import Path
from typing import Any

import attrs
import click

from ..sheets import read_approved_list
from ..store import Register, import_approved_list, namings
from ..talent import HAIYOU
from ..text import Text
from .answering import answered
from .asking import meant_readings
from .dating import DatedBack
from .giving import Giving, working
from .options import a_day, chooses_readings, gives, in_a_language
from .speaking import note_line, records_told, spoken

__all__ = ["COMMANDS"]

_PATH = click.Path(path_type=Path)


@click.command("import")
@click.argument("register", type=_PATH)
@click.argument("file", metavar="LIST.csv", type=_PATH)
@a_day("--named-on", "命名之日 / the day of the naming", required=True)
@a_day("--approved-on", "批准之日；不写则 AJ19 取 approval 时待核实 / the day of approval; without it AJ19=approval cannot be answered")
@click.option("--document", metavar="TEXT", required=True, help="命名所依据的文件 / the document that names them")
@click.option("--recorder", metavar="NAME", required=True, help="记录人 / who records it")
@a_day("--recorded", "记录之日 / the day on which it is recorded", required=True)
@click.option("--round", "round_name", metavar="NAME", default="", help="批次名称 / what the round is called")
@click.option("--new", is_flag=True, help="新建登记簿 / make the register")
@click.option("--beyond-validity", is_flag=True, help="命名之日可在有效期外 / the naming may lie outside the days in force")
@click.option("--anyway", is_flag=True, help="有人不可命名也照记 / take it over though somebody on it cannot be named")
@chooses_readings
@in_a_language
@gives(to_files=False)
def import_(
    register: Path, file: Path, new: bool, beyond_validity: bool, anyway: bool, readings: dict[str, str], giving: Giving, **told: Any
) -> None:  # fmt: skip
    """导入往年批准名单 / take the approved list of an earlier round over into REGISTER.

    名单为 CSV，列名为编号、姓名、工作单位，可有证件号码；全部导入或一人也不导入 / a CSV of id, name, work unit and perhaps number; all of them or none.
    """
    people, named_on = read_approved_list(file), told["named_on"]
    how: dict[str, Any] = {"readings": meant_readings(HAIYOU, readings), "beyond_validity": beyond_validity or anyway}
    HAIYOU.on(named_on, **how)
    namings(people, anyway=anyway, **told)  # what is wrong with them is told before a register is made
    with working(quiet=giving.as_json), (Register.create if new else Register.open)(register, policy=HAIYOU) as opened:
        journal = opened.journal()
        done = import_approved_list(opened, people, anyway=anyway, **how, **told)
    events, notes = [each.event for each in done], [note for each in done for note in each.notes]
    back = DatedBack.of(journal, events)
    data = {
        "schema": "socialwork.imported/1",
        "register": str(register),
        "named_on": str(named_on),
        "records": [{"seq": each.event.seq, "id": each.event.subject, "answer": each.answer.as_data()["answer"]} for each in done],
        "notes": [note.as_data() for note in notes],
        "dated_back": DatedBack.data(back),
    }
    records = records_told(events[0].seq, events[-1].seq)
    said = Text(
        f"已导入{len(events)}人：{records.zh}，命名之日 {named_on}",
        f"{len(events)} {'person' if len(events) == 1 else 'people'} imported: {records.en}, named on {named_on}",
    )
    told_alone = (attrs.evolve(each, notes=()) for each in done)  # their notes come after all of them
    refused = (each for each in answered(journal, tuple(told_alone), how["readings"]) if not each.done.answer.allowed)
    against = [line for each in refused for line in each.lines(spoken())]
    lines = [said.in_(spoken()), *against, *(note_line(note).in_(spoken()) for note in notes), *DatedBack.lines(back, spoken())]
    giving.give(lambda: data, lambda _: "\n".join(lines))


COMMANDS = (import_,)
"""What takes lists over."""
