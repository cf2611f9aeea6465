"""A payment batch at the command line: the list that was recorded, printed again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from ..capitals import yuan_capitals
from ..rules import NOTICE
from ..talent import HAIYOU
from ..talent.allowance import Batch
from ..text import Lang, Text, plain
from .standings import as_known
from .tables import as_table

__all__ = ["BatchTold"]


@attrs.frozen(kw_only=True)
class BatchTold:
    """A batch, and how it is shown.

    Attributes:
        batch: The batch.
        names: The names of the people, if they are shown.
    """

    batch: Batch
    names: dict[str, str] | None

    def _rows(self) -> Iterator[list[Text]]:
        for row, (id_, *numbers, remark) in zip(self.batch.rows, self.batch.cells(), strict=True):
            name = () if self.names is None else (plain(self.names.get(row.event.subject, "-")),)
            yield [id_, *name, *numbers, Text(remark.zh.replace("，", " "), remark.en)]  # a space tells where the line may break

    def page(self, lang: Lang, width: int) -> str:
        """The batch as a table, with what is to be said of it."""
        known = as_known(self.batch.known_on)
        title = HAIYOU.title + Text(f"：发放批号 {self.batch.name}，{known.zh}", f": payment batch {self.batch.name}, {known.en}")
        names = () if self.names is None else (Text("姓名", "name"),)
        headings = [
            Text("编号", "id"), *names, Text("所属年度", "for the year"), Text("月数", "months"), Text("金额（元）", "amount (yuan)"),
            Text("备注", "remarks"),
        ]  # fmt: skip
        below = [*self.batch.summary()]
        if self.batch.total >= 0:
            capitals = yuan_capitals(self.batch.total)
            below.append(Text(f"合计（大写）：{capitals}", f"total in capitals: {capitals}"))
        told = "\n".join(line.in_(lang) for line in (*below, NOTICE))
        return "\n\n".join((title.in_(lang), as_table(headings, self._rows(), lang=lang, width=width), told))

    def as_data(self, register: Path) -> dict[str, Any]:
        """The same as JSON data."""
        return {"schema": "socialwork.batch/1", "register": str(register), **self.batch.as_data(), "notice": NOTICE.as_data()}
