"""What copies of other texts say that the report does not: how a round begins, and the review before a document lapses.

Nothing here was read in the measures or in an official text. Each clause and each value carries that mark.
"""

from datetime import date

from ...law import Clause, Dated, Document, Parameter, Verified
from ...text import Text, Unit

__all__ = ["CALL", "COPIED_CLAUSES", "PROCEDURE", "PUBLICITY_DAYS", "REVIEW_MONTHS"]

CALL = Document(
    id="haiyou-call-copy",
    title=Text("该办法关于申报与推荐的段落（转载件）", "a passage of the measures on calling and recommending, in a copy"),
    issuer=Text("济南市人民政府办公厅", "General Office of the Jinan Municipal People's Government"),
    validity=None,
    read_in=Text("网站转载的文字，未见官方文本", "text copied on a website; the official one was not seen"),
    verified=Verified.COPY,
)

PROCEDURE = Document(
    id="shandong-procedure-copy",
    title=Text("山东省行政程序规定（转引件）", "Shandong's rules of administrative procedure, as quoted in a copy"),
    issuer=Text("山东省人民政府", "People's Government of Shandong Province"),
    validity=None,
    read_in=Text("一市政府2018年所引文字的转载件", "a copy of what a city's government quoted in 2018"),
    verified=Verified.COPY,
)

COPIED_CLAUSES = (
    Clause(
        id="JC1",
        document=CALL.id,
        summary=Text(
            "评选年第三季度由组织部门和民政部门发出通知（据转载件）",
            "in the third quarter of its year the organisation department and civil affairs call the round (from a copy)",
        ),
    ),
    Clause(
        id="JC2",
        document=CALL.id,
        summary=Text(
            "区县民政部门和行业主管部门推荐前公示五个工作日且无异议（据转载件）",
            "district civil affairs and sector departments recommend after five working days of publicity without objection (from a copy)",
        ),
    ),
    Clause(
        id="JS1",
        document=PROCEDURE.id,
        summary=Text(
            "规范性文件期满前六个月内评估是否续行（据转引件）",
            "whether a document goes on is reviewed in the six months before it lapses (as quoted in a copy)",
        ),
    ),
)

PUBLICITY_DAYS = Parameter(
    name="haiyou.publicity_days",
    label=Text("推荐前公示", "publicity before recommending"),
    unit=Unit("个工作日", "working days", "working day"),
    type=int,
    values=(Dated(5, since=date(2023, 3, 1), clause="JC2", verified=Verified.COPY),),
    at_least=0,
)
REVIEW_MONTHS = Parameter(
    name="haiyou.review_months",
    label=Text("期满前评估", "review before the end of validity"),
    unit=Unit("个月", "months", "month"),
    type=int,
    values=(Dated(6, since=date(2023, 3, 1), clause="JS1", verified=Verified.COPY),),
    at_least=0,
)
