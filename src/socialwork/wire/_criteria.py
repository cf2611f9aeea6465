"""How a panel scores, as TOML."""

from decimal import Decimal
from pathlib import Path

import attrs

from ..errors import DuplicateNameError, InvalidValueError
from ..linkage.scoring import Criterion, MissingScores, Scoring
from ..text import Text, check_lang, plain
from ._documents import content, refused
from ._rounds import read_toml
from .faults import remedy
from .leaves import CODES
from .strict import structure

__all__ = ["read", "template"]

SCHEMA = "socialwork.criteria/1"


@attrs.frozen(kw_only=True)
class _Criterion:
    """A criterion as a file has it."""

    id: str
    label: str
    weight: Decimal | str = Decimal(1)
    most: Decimal = Decimal(100)

    def __attrs_post_init__(self) -> None:
        Criterion(id=self.id, label=plain(self.label), most=self.most)
        try:
            self.made()
        except InvalidValueError as error:
            raise InvalidValueError("weight", self.weight, remedy(error)) from error

    def made(self) -> Criterion:
        return Criterion(id=self.id, label=plain(self.label), weight=self.weight, most=self.most)


@attrs.frozen(kw_only=True)
class _Document:
    """The whole document."""

    criteria: tuple[_Criterion, ...]
    scale: Decimal = Decimal(100)
    drop_ends: bool | None = None
    missing: MissingScores = MissingScores.OPEN
    panellists: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        DuplicateNameError.check("criteria", (each.id for each in self.criteria))
        DuplicateNameError.check("panellists", self.panellists)
        self.made()

    def made(self) -> Scoring:
        criteria = [each.made() for each in self.criteria]
        return Scoring(criteria=criteria, scale=self.scale, drop_ends=self.drop_ends, missing=self.missing)


def read(source: Path) -> tuple[Scoring, tuple[str, ...]]:
    """See `socialwork.wire.read_criteria`."""
    data = read_toml(source)
    document, faults = structure(content(source, data, SCHEMA), _Document, CODES)
    if document is None:
        raise refused(source, data, faults)
    return document.made(), document.panellists


_TEMPLATE = Text(
    """\
# 评审标准文件：“#”之后是说明；要用带“#”的项，删去行首的“#”再填写。
# 引号、等号、逗号、括号须用英文半角；文件存为 UTF-8 编码。

schema = "socialwork.criteria/1"

# 各项都得满分时的总分；不写则为100
# scale = 100

# 是否去掉一个最高分和一个最低分；不写则按规定，规定未写明的是一条口径
# drop_ends = true

# 评委没有给的分：open 待补，left_out 该评委对该项目的评分不计，nothing 按0分计；不写则为 open
# missing = "open"

# 全体评委的编号；不写则为评分表中出现的评委
# panellists = ["J1", "J2", "J3"]

# 评审标准，每项写一段：label 是评分表的列名，weight 是权重（合计100%，或者都写整数分值），most 是满分（不写则为100）
[[criteria]]
id = "need"
label = "需求"
weight = "60%"

[[criteria]]
id = "plan"
label = "方案"
weight = "40%"
# most = 100
""",
    """\
# How a panel scores. After a "#" stands what a key says; to use a key behind a "#", delete the "#" and fill it in.

schema = "socialwork.criteria/1"

# The total of whoever has the greatest score of every criterion; left out, 100
# scale = 100

# Whether the highest and the lowest total are dropped; left out, what the text says, or a reading where it does not say
# drop_ends = true

# Scores that were not given: open (to be given), left_out (what that panellist gave to the application does not count), nothing (0); left out, open
# missing = "open"

# The ids of all panellists; left out, those who stand in the score sheet
# panellists = ["J1", "J2", "J3"]

# A table for each criterion: label heads its column in the score sheet, weight is how much it counts (100% in all, or whole numbers
# throughout), most its greatest score (left out, 100)
[[criteria]]
id = "need"
label = "need"
weight = "60%"

[[criteria]]
id = "plan"
label = "plan"
weight = "40%"
# most = 100
""",
)


def template(lang: str) -> str:
    """See `socialwork.wire.criteria_template`."""
    return _TEMPLATE.in_(check_lang(lang))
