"""The command that tells whom a call funds: in rank order, under budget and ceilings, with what is open and what that rests on."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from ..errors import InvalidValueError, mask_identity
from ..linkage.allocations import INSTALMENTS_TITLE, PANEL_HEADINGS, PANEL_TITLE, Allocation
from ..linkage.applications import Application
from ..linkage.awards import Award, amounts_text
from ..linkage.calls import Call, CallPolicy
from ..linkage.grants import allocate
from ..linkage.guangzhou import GUANGZHOU_VENTURES
from ..linkage.ouhai.call import OUHAI_CALL_2025
from ..linkage.scoring import Panel
from ..linkage.zhongshan import ZHONGSHAN_2013
from ..markup import document
from ..money import to_decimal, to_share
from ..rules import NOTICE
from ..selection import Outcome
from ..sheets import read_applications as read_sheet
from ..sheets import read_scores, write_allocation
from ..text import Lang, Text, joined, plain
from ..wire import read_applications, read_criteria, read_resolutions
from ..wire.faults import remedy
from .asking import meant_readings
from .giving import Giving, working
from .options import a_day, chooses_readings, gives, goes_on, in_a_language, varies
from .reports import PAGE, kind_of, page_writer, write_report
from .speaking import spoken, wrong_call
from .tables import as_table

__all__ = ["COMMANDS"]

_POLICIES: dict[str, CallPolicy] = {each.id: each for each in (OUHAI_CALL_2025, GUANGZHOU_VENTURES, ZHONGSHAN_2013)}
_DOCUMENT = ".json"
_HEADINGS = (
    Text("名次", "rank"), Text("编号", "id"), Text("申报组织", "organisation"), Text("评审得分", "score"),
    Text("申请金额", "asked"), Text("资助上限", "can be granted"), Text("结果", "outcome"), Text("资助金额", "granted"), Text("依据", "why"),
)  # fmt: skip


_A_NUMBER = Text("请填数字，不带单位，如 80、1200.50、50,000", "give a number without a unit, like 80, 1200.50 or 50,000")


def _typed(kind: Callable[[object], Any], fix: Text | None = None) -> Callable[[click.Context, click.Parameter, str | None], Any]:
    """Makes what was typed exact, and tells what is wrong with it under the option's name: by `fix`, or as the library does."""

    def convert(_: click.Context, parameter: click.Parameter, value: str | None) -> Any:
        try:
            return None if value is None else kind(value)
        except InvalidValueError as error:
            name, said = parameter.opts[0], fix or remedy(error)
            raise wrong_call(Text(f"{name}：{value}：{said.zh}", f"{name}: {value}: {said.en}")) from None

    return convert


def _shares(value: object) -> tuple[Fraction, ...]:
    return tuple(to_share(part.strip()) for part in str(value).replace("，", ",").split(","))


def _amount(name: str, metavar: str, words: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(name, metavar=metavar, callback=_typed(to_decimal, _A_NUMBER), help=words)


def _page(found: Allocation, lang: Lang, width: int) -> str:
    rows = [_cells(each) for each in found.awards]
    parts = ["\n".join(line.in_(lang) for line in found.lines), as_table(_HEADINGS, rows, lang=lang, width=width)]
    if open_ := [each for each in found.awards if not each.decided]:
        amounts_only = any(each.outcome is Outcome.SELECTED for each in open_)
        title = Text("结果或金额待定", "outcome or amount open") if amounts_only else Outcome.OPEN.label
        parts.append("\n".join((title.in_(lang), *(_open(each).in_(lang) for each in open_))))
    if paid := list(found.instalment_rows()):
        parts.append(INSTALMENTS_TITLE.in_(lang) + "\n" + as_table(found.instalment_columns, paid, lang=lang, width=width))
    if scored := [_narrow(row) for row in found.panel_rows()]:
        parts.append(PANEL_TITLE.in_(lang) + "\n" + as_table(_narrow(PANEL_HEADINGS), scored, lang=lang, width=width))
    return "\n\n".join((*parts, NOTICE.in_(lang)))


def _narrow(row: tuple[Text, ...]) -> tuple[Text, ...]:
    """How a panel scored, without the averages, which a console has no room for."""
    id_, score, totals, _, notes = row
    return id_, score, totals, notes


def _open(award: Award) -> Text:
    """What an award that is open hangs on."""
    amounts = plain(mask_identity(award.id)) + Text("：", ": ") + amounts_text(award.granted)
    return joined((amounts, *award.open_because), zh="；", en="; ")


def _cells(award: Award) -> list[Text]:
    rank, id_, _, organisation, score, asked, *_ = award.cells()
    return [
        rank,
        id_,
        organisation,
        score,
        asked,
        amounts_text(award.grantable),
        award.outcome.label,
        amounts_text(award.granted),
        award.why,
    ]


def _writer(grants: Path, found: Allocation) -> Callable[[Path], None]:
    """What writes the file of grants, by how its name ends."""
    if kind_of(grants) == PAGE:
        return page_writer(document(found.law.policy.title.in_(spoken()), found.to_html(spoken()), lang=spoken()))
    return lambda out: write_allocation(out, found, lang=spoken())


def _checked(grants: Path | None, *files: Path | None) -> None:
    if grants is None:
        return
    if kind_of(grants) is None:
        raise wrong_call(Text(f"--grants：{grants}：文件名须以 .csv 或 .html 结尾", f"--grants: {grants}: end the name with .csv or .html"))
    Giving(out=grants).check(*(file for file in files if file is not None))


def _panel(scores: Path | None, criteria: Path | None, applications: tuple[Application, ...]) -> Panel | None:
    if scores is None:
        return None
    scoring, members = (None, ()) if criteria is None else read_criteria(criteria)
    return read_scores(scores, scoring, members=members, applications=(each.id for each in applications))


def _answer(
    file: Path, scores: Path | None, criteria: Path | None, resolve: Path | None, policy: CallPolicy, day: date, asked: dict[str, Any]
) -> Allocation:  # fmt: skip
    """The grants; `asked` holds what was said beside the files and the day, by the options' names."""
    readings, varied, beyond = (asked.pop(name) for name in ("readings", "varied", "beyond_validity"))
    about = {name: value for name, value in asked.items() if value is not None}
    call = Call(day=day, resolutions=() if resolve is None else read_resolutions(resolve), **about)
    law = call.law(policy, readings=meant_readings(policy, readings), beyond_validity=beyond)
    applications = (read_applications if file.suffix.lower() == _DOCUMENT else read_sheet)(file)
    return allocate(call, applications, law, panel=_panel(scores, criteria, applications), readings=varied)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@a_day("--on", "决定日，须写明 / the day of the decision; nothing means today", required=True)
@a_day("--cut-off", "申报组织的记录截至哪一日；不写则为决定日 / the day up to which records of applicants count")
@click.option(
    "--policy",
    metavar="ID",
    type=click.Choice(tuple(_POLICIES)),
    default=OUHAI_CALL_2025.id,
    show_default=True,
    help="适用的规定 / whose rules",
)
@_amount("--budget", "YUAN", "经费（元）；不写则按规定 / the money there is, in yuan; else what the text says")
@_amount("--ceiling", "YUAN", "每项上限（元） / the most for one venture, in yuan")
@click.option(
    "--budget-share", metavar="SHARE", callback=_typed(to_share), help="占项目预算的比例上限，如 60% / the greatest share of its own budget"
)
@click.option(
    "--per-organisation", metavar="N", type=click.IntRange(min=1), help="每个组织至多几项 / ventures of one organisation at the most"
)
@click.option("--places", metavar="N", type=click.IntRange(min=1), help="至多几项 / ventures at the most")
@_amount("--minimum", "SCORE", "最低分 / the least score that is eligible")
@click.option("--instalments", metavar="SHARES", callback=_typed(_shares), help="各期比例，如 60%,40% / shares in which grants are paid")
@click.option(
    "--scores",
    metavar="SCORES.csv",
    type=click.Path(path_type=Path),
    help="评委评分表；不写则取申报表中的评审得分 / what panellists gave; else each application tells its score",
)
@click.option(
    "--criteria",
    metavar="FILE.toml",
    type=click.Path(path_type=Path),
    help="评审标准文件，配合 --scores / how the panel scores, with --scores",
)
@click.option("--resolve", metavar="FILE.toml", type=click.Path(path_type=Path), help="并列裁定文件 / ties that somebody settled")
@chooses_readings
@varies
@goes_on
@click.option(
    "--grants",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="另写资助名单：.csv 或 .html / write the grants as a sheet or a page as well",
)
@in_a_language
@gives(to_files=True)
def call(
    file: Path, on: date, policy: str, scores: Path | None, criteria: Path | None, resolve: Path | None, grants: Path | None, giving: Giving,
    **asked: Any,
) -> None:  # fmt: skip
    """公益创投资助测算 / whom a call funds, from FILE, a .csv or .json of applications.

    按评审得分先后，在经费、每项上限和比例之内测算；并列、缺少的事实和口径不同处列为待定 / best scored first, within the money; what a tie,
    a missing fact or a reading decides is open.
    """
    if criteria is not None and scores is None:
        raise wrong_call(Text("--criteria 须与 --scores 一起使用", "use --criteria together with --scores"))
    giving.check(*(each for each in (file, scores, criteria, resolve) if each is not None))
    giving.check_form()
    _checked(grants, file, scores, criteria, resolve, giving.out)
    with working(quiet=giving.as_json):
        found = _answer(file, scores, criteria, resolve, _POLICIES[policy], on, asked)
    if grants is not None:
        write_report(grants, _writer(grants, found))
    giving.give(found.as_data, lambda width: _page(found, spoken(), width))


COMMANDS = (call,)
"""What tells whom a call funds."""
