"""A round to fill in: every key with what it says, and what most rounds leave out behind a `#`."""

from ..text import Text, check_lang

__all__ = ["template"]

_ROUND = Text(
    """\
# 批次文件：写明比较之前已经定好的事项。“#”之后是说明；要用带“#”的项，删去行首的“#”再填写。
# 引号、等号、逗号、括号须用英文半角；文件存为 UTF-8 编码。

schema = "socialwork.round/1"

# 批次名称
name = "批次名称"

# 选拔日期，适用该日的规定（必填，请改为实际日期）
day = 2025-09-01

# 从业年限和证书计算到哪一日；不写则为批次日期
# cut_off = 2025-08-31

# 名额，不超过办法规定的上限；不写则为上限
# seats = 50

# “三分之一左右”可以相差几人；不写则为两侧的整数
# about_tolerance = 1

# 评审如何计分
[merit]
# 最低分、最高分、分数的最小间隔
lowest = "0"
highest = "100"
step = "0.01"
# 必须达到的分数；不写则无此要求
# minimum = "60"
# 按等次评定的，删去以上各项，改写等次（从高到低）和必须达到的等次
# grades = ["优秀", "良好", "合格"]
# minimum = "良好"

# 批次开始时在管理期的人数，其中属养老服务领域的人数；口径 AJ2 取 holders 时必填
# [holders]
# total = 30
# elderly_care = 10

# 选定的口径，每项口径写一段
# [[readings]]
# reading = "AJ1"
# option = "about"
# by = "由谁选定"
# on = 2025-08-01
# document = "记载于何文件"

# 涉及多人的认定，每项认定写一段；不写 covers 则涉及全体
# [[declarations]]
# fact = "professional_ethics"
# holds = true
# by = "由谁认定"
# on = 2025-08-10
# document = "记载于何文件"
# covers = ["A01", "A02"]

# 并列的裁定，每项裁定写一段；也可另写成文件，用 --resolve 读入
# [[resolutions]]
# chosen = ["A01"]
# over = ["A02"]
# reason = "理由"
# by = "由谁决定"
# on = 2025-09-05
""",
    """\
# A round: what was decided before anybody was compared. What follows a "#" explains; to use an item behind a "#", take the "#" away and fill it in.
# Quotes, equals signs, commas and brackets are the plain ones; save the file as UTF-8.

schema = "socialwork.round/1"

# What the round is called
name = "name of the round"

# The day of the selection; the law of that day applies (needed; change it to the real day)
day = 2025-09-01

# The day up to which service and certificates count; the round's own day if absent
# cut_off = 2025-08-31

# How many people may be selected, at most the cap of the measures; the cap if absent
# seats = 50

# By how many people "about a third" may miss; if absent, to the next whole number on either side
# about_tolerance = 1

# How merit is told
[merit]
# The lowest score, the highest, and the smallest difference between two
lowest = "0"
highest = "100"
step = "0.01"
# The score that must be reached; none if absent
# minimum = "60"
# Where there are grades, take out all of the above, and give the grades, best first, and the one that must be reached
# grades = ["excellent", "good", "fair"]
# minimum = "good"

# People who hold the title when the round opens, and those of them in elderly care; needed where reading AJ2 is holders
# [holders]
# total = 30
# elderly_care = 10

# The readings chosen, one entry for each
# [[readings]]
# reading = "AJ1"
# option = "about"
# by = "who chose"
# on = 2025-08-01
# document = "where that is recorded"

# Judgements that cover many people, one entry for each; without covers it is about everybody
# [[declarations]]
# fact = "professional_ethics"
# holds = true
# by = "who found it"
# on = 2025-08-10
# document = "where that is recorded"
# covers = ["A01", "A02"]

# Ties that were settled, one entry for each; they may also stand in a file of their own, given with --resolve
# [[resolutions]]
# chosen = ["A01"]
# over = ["A02"]
# reason = "why"
# by = "who decided"
# on = 2025-09-05
""",
)


def template(lang: str) -> str:
    """See `socialwork.wire.template_toml`."""
    return _ROUND.in_(check_lang(lang))
