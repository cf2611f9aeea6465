"""The command that shows the figures a report states, and an office's own over the years beside them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import click

from ..linkage.ouhai.figures import FIGURES, indicators
from ..markup import document
from ..rules import NOTICE
from ..sheets import read_figures
from ..statistics import DerivedFigure, FigureRow, FigureTable, compare_figures
from ..text import Lang, Text, plain
from .giving import Giving, working
from .options import gives, in_a_language
from .pictures import checked_plot, draw, plots
from .reports import PAGE, page_writer, report_kind, write_report
from .speaking import spoken
from .tables import as_table

__all__ = ["COMMANDS"]

_OUT = "写入文件：.html 网页，其余为文本 / write a file: .html a page, otherwise text"
_PUBLISHED = Text("瓯海：新闻报道所载的数字", "Ouhai: the figures that a news report states")
_OWN = Text(
    "本单位历年数字；有条款编号的为瓯海报道所载，只供并列，不作比较",
    "an office's own figures; those with clauses are stated of Ouhai, and stand beside them uncompared",
)
_COMPUTED = Text("由上列数字算得（报道未载，不可相加）", "computed from them (no report states these; they cannot be added)")
_NOTES = Text("注意", "notes")


@attrs.frozen(kw_only=True)
class _Told:
    """Figures, and what they come to.

    Attributes:
        title: What is shown.
        table: The figures.
        computed: What was computed from them.
    """

    title: Text
    table: FigureTable
    computed: tuple[DerivedFigure, ...] = ()

    def as_data(self) -> dict[str, Any]:
        return {
            "schema": "socialwork.figures/1",
            "title": self.title.as_data(),
            **self.table.as_data(),
            "computed": [each.as_data() for each in self.computed],
        }

    def page(self, lang: Lang, width: int) -> str:
        head, *rows = self.table.table(lang)
        kept = [index for index in range(len(head) - 1) if any(row[index] != "-" for row in rows)]
        shown = as_table(
            [plain(head[index]) for index in kept], ([plain(row[index]) for index in kept] for row in rows), lang=lang, width=width
        )
        notes = [f"- {note.in_(lang)}" for row in self.table.rows for note in _notes(row)]
        parts = [self.title.in_(lang), shown, *(["\n".join((_NOTES.in_(lang), *dict.fromkeys(notes)))] if notes else [])]
        if self.computed:
            headings = [Text("比值", "ratio"), Text("数值", "value"), Text("出处", "stated in")]
            lines = ([each.label, each.text, plain("/".join(each.clause))] for each in self.computed)
            parts.append(f"{_COMPUTED.in_(lang)}\n\n{as_table(headings, lines, lang=lang, width=width)}")
        return "\n\n".join([*parts, NOTICE.in_(lang)])


def _notes(row: FigureRow) -> Iterator[Text]:
    """What has to be said beside a figure; objections name it themselves."""
    yield from (row.figure.label + Text("：", ": ") + note for note in (*row.figure.notes, *row.remarks))
    yield from (each.line for each in row.why_not)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@plots("另画统计图（.png、.svg、.pdf） / draw a picture as well")
@in_a_language
@gives(to_files=True, out=_OUT)
def figures(file: Path | None, plot: Path | None, giving: Giving) -> None:
    """瓯海报道所载的统计数字；给出 FILE 则比较本单位历年数字 / the figures stated of Ouhai, or an office's own over the years.

    FILE 为统计数字表（.csv，一行一个指标的一个时间）；编号与报道中的指标相同的，与其并列 / FILE is a sheet, one figure of one time a row;
    those with the id of a stated figure are shown beside it.
    """
    read = () if file is None else (file,)
    giving.check(*read)
    checked_plot(plot, *read, giving.out)
    with working(quiet=giving.as_json):
        if file is None:
            told = _Told(title=_PUBLISHED, table=compare_figures(FIGURES), computed=indicators())
        else:
            told = _Told(title=_OWN, table=compare_figures(read_figures(file, published=FIGURES), FIGURES))
    kind = report_kind(giving, (PAGE,))
    if kind is None:
        giving.check_form()
    draw(plot, lambda plots: plots.figures(told.table, lang=spoken()))
    if kind is None or giving.out is None:
        giving.give(told.as_data, lambda width: told.page(spoken(), width))
        return
    write_report(giving.out, page_writer(document(told.title.in_(spoken()), told.table.to_html(spoken()), lang=spoken())))


COMMANDS = (figures,)
"""What shows figures."""
