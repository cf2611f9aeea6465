"""The command that holds ventures against the formula of a policy, and tells which of the five sectors they link."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from ..errors import UnknownNameError
from ..linkage.districts import district_linkage
from ..linkage.formulas import Formula
from ..linkage.linkage_networks import linkage_network
from ..linkage.ouhai import OUHAI
from ..linkage.system import LinkagePolicy
from ..linkage.venture_lists import check_all
from ..linkage.ventures import Venture
from ..sheets import read_ventures as read_sheet
from ..sheets import write_compositions
from ..text import Text
from ..wire import read_ventures as read_document
from .asking import meant_readings
from .giving import Giving, working
from .options import Varied, a_day, chooses_readings, gives, goes_on, in_a_language, varies
from .pictures import checked_plot, draw, plots
from .reports import SHEET, page_writer, report_kind, write_report
from .speaking import spoken
from .venture_pages import VentureAnswer

__all__ = ["COMMANDS"]

_POLICIES: dict[str, LinkagePolicy] = {each.id: each for each in (OUHAI,)}
_OUT = "写入文件：.csv 为逐个项目的表，.html 网页，其余为文本 / write a file: .csv one venture a row, .html a page, otherwise text"


def _read(file: Path) -> tuple[Venture, ...]:
    return read_document(file) if file.suffix.lower() == ".json" else read_sheet(file)


def _formula(policy: LinkagePolicy, named: str | None) -> Formula | None:
    """The formula of that name; None, where none is named, is the one of ventures.

    Raises:
        UnknownNameError: If there is none.
    """
    known = {each.name: each for each in policy.every_formula}
    if named is not None and named not in known:
        raise UnknownNameError(Text("组成公式", "formula"), named, tuple(known))
    return None if named is None else known[named]


def _answer(
    file: Path, policy: LinkagePolicy, *, on: date, formula: str | None, readings: Mapping[str, str], varied: Varied, beyond_validity: bool
) -> VentureAnswer:
    asked = _formula(policy, formula)
    law = policy.on(on, readings=meant_readings(policy, readings), beyond_validity=beyond_validity)
    ventures = _read(file)
    return VentureAnswer(checks=check_all(ventures, law, formula=asked, readings=varied), district=district_linkage(ventures, law))


def _writer(report: str, answer: VentureAnswer) -> Callable[[Path], None]:
    if report == SHEET:
        return lambda out: write_compositions(out, answer.checks, answer.district, lang=spoken())
    return page_writer(answer.html(spoken()))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@a_day("--on", "适用哪一天的规定，须写明 / the day whose law applies; nothing means today", required=True)
@click.option(
    "--policy",
    metavar="ID",
    type=click.Choice(tuple(_POLICIES)),
    default=OUHAI.id,
    show_default=True,
    help="适用的政策 / whose policy",
)
@click.option("--formula", metavar="NAME", help="组成公式；不写为创投项目的公式 / which formula; else that of ventures")
@chooses_readings
@varies
@goes_on
@plots("另画联动图（.png、.svg、.pdf） / draw a picture of what links what as well")
@in_a_language
@gives(to_files=True, out=_OUT)
def venture(file: Path, policy: str, plot: Path | None, giving: Giving, **asked: Any) -> None:
    """核对公益创投项目的组成和五社联动 / hold ventures against their formula, and tell which sectors they link.

    FILE 为创投项目表（.csv，一行一个项目）或 .json / FILE is a .csv of ventures, one a row, or a .json.
    """
    giving.check(file)
    checked_plot(plot, file, giving.out)
    report = report_kind(giving)
    if report is None:
        giving.check_form()
    with working(quiet=giving.as_json):
        answer = _answer(file, _POLICIES[policy], **asked)
    network = linkage_network(answer.district.linkages)
    draw(plot, lambda plots: plots.linkage(network, lang=spoken(), law=answer.checks.law))
    if report is not None and giving.out is not None:
        write_report(giving.out, _writer(report, answer))
        return
    giving.give(lambda: answer.as_data(file), lambda width: answer.page(spoken(), width))


COMMANDS = (venture,)
"""What tells of ventures."""
