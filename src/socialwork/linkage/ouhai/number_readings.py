"""Where the report is unclear about its numbers: each question with its options, their grounds, and the default."""

from ...law import Option, Reading
from ...text import Text

__all__ = ["FUNDS", "HOURS_IN_ALL", "ODD_NUMBER"]


HOURS_IN_ALL = Reading(
    id="AO21",
    question=Text("服务总时长是累计还是一年", "whether the hours of service are all so far or a year's"),
    options=(
        Option.of("cumulative", "历年累计", "all so far", ("写的是总时长，统计报表另有当年时长一栏", "they are hours in all; statistical forms have those of the year apart")),
        Option.of("one_year", "一年", "a year's", ("未写自何时起", "nothing says since when")),
    ),
    default="cumulative",
    why=Text("总时长一般指累计", "hours in all are mostly those so far"),
    clause="O13",
)  # fmt: skip

ODD_NUMBER = Reading(
    id="AO25",
    question=Text("“20余名”至少是几名", "how many are meant by 20-odd at least"),
    options=(
        Option.of("more", "至少21名", "21 at least", ("余即超过", "odd ones are beyond it")),
        Option.of("bound", "至少20名", "20 at least", ("约数，只作下限", "it is an approximate number and only a bound")),
    ),
    default="bound",
    why=Text("只取肯定成立的下限", "only the bound that holds in any case is taken"),
    clause="O39",
)  # fmt: skip

FUNDS = Reading(
    id="AO28",
    question=Text("三个慈善基金的规模是合计还是每个", "whether the size of the three funds is theirs together or each one's"),
    options=(
        Option.of("together", "合计", "together", ("写基金规模，未写各", "it is the size, and nothing says each")),
        Option.of("each", "每个", "each", ("未写合计", "nothing says together")),
    ),
    default="together",
    why=Text("未写“各”的一般指合计", "without the word each it mostly means together"),
    clause="O27",
)  # fmt: skip
