"""The columns of a sheet of projects, and such a sheet to fill in."""

import csv
from io import StringIO

from ..projects.stages import Stage
from ..text import Text, check_lang, plain
from ._columns import Column

__all__ = [
    "BUDGET",
    "BY",
    "COLUMNS",
    "COMPLETE",
    "DELIVERED",
    "ENDED",
    "EVALUATED_ON",
    "EXAMPLE_ID",
    "FINDINGS",
    "FIRST",
    "GOALS",
    "ID",
    "INDICATORS",
    "LAST",
    "MONITORED_BY",
    "MONITORED_ON",
    "OPENED",
    "PURCHASER",
    "PURCHASER_NAME",
    "REACHED",
    "RESULT",
    "SPENT",
    "SPENT_ON",
    "TIER",
    "TITLE",
    "UNIT",
    "UNIT_ABOVE",
    "template",
]

ID = Column("id", Text("编号", "id"), also=("项目编号", "project id"))
TITLE = Column("title", Text("项目名称", "title"), also=("项目", "名称", "project"))
UNIT = Column("unit", Text("承办单位", "unit"), also=("单位", "承办单位编号"))
TIER = Column("tier", Text("层级", "tier"))
PURCHASER = Column("purchaser", Text("购买方类别", "kind of purchaser"))
PURCHASER_NAME = Column("purchaser_name", Text("购买方", "purchaser"))
GOALS = Column("goals", Text("项目目标", "goals"))
OPENED = Column("opened_on", Text("立项日", "opened on"))
ENDED = {
    Stage.ASSESSMENT: Column("assessment_ended_on", Text("预估结束日", "assessment ended on")),
    Stage.PLANNING: Column("planning_ended_on", Text("计划结束日", "planning ended on")),
    Stage.IMPLEMENTATION: Column("implementation_ended_on", Text("实施结束日", "implementation ended on")),
    Stage.MONITORING: Column("monitoring_ended_on", Text("监测与管理结束日", "monitoring ended on")),
    Stage.EVALUATION: Column("closed_on", Text("结项日", "closed on"), also=("评估结束日", "evaluation ended on")),
}
COMPLETE = Column("complete", Text("已结束阶段材料齐备并验收", "ended stages complete and accepted"))
BUDGET = Column("budget", Text("预算（元）", "budget (yuan)"), also=("预算", "budget"))
FIRST = Column("first_day", Text("计划开始之日", "first day planned"))
LAST = Column("last_day", Text("计划结束之日", "last day planned"))
INDICATORS = Column("indicators", Text("项目指标", "indicators"), also=("指标",))
REACHED = Column("reached", Text("指标完成情况", "indicators so far"))
SPENT = Column("spent", Text("累计支出（元）", "spent (yuan)"), also=("累计支出", "spent"))
SPENT_ON = Column("spent_on", Text("支出截至日", "spent until"), also=("报告截至日", "reported until"))
EVALUATED_ON = Column("evaluated_on", Text("评估日", "evaluated on"))
BY = Column("evaluated_by", Text("评估方", "evaluated by"))
MONITORED_ON = Column("monitored_on", Text("监测日", "monitored on"))
MONITORED_BY = Column("monitored_by", Text("监测方", "monitored by"))
FINDINGS = Column("findings", Text("监测意见", "what monitoring found"))
UNIT_ABOVE = Column("has_unit_above", Text("承办单位有上一级单位", "there is a unit one level above"))
DELIVERED = Column("accepted_deliverables", Text("已验收成果", "accepted deliverables"))
RESULT = Column("result", Text("评估结果", "result of the evaluation"))
COLUMNS = (
    ID, TITLE, UNIT, TIER, PURCHASER, PURCHASER_NAME, GOALS, OPENED, *ENDED.values(), COMPLETE, INDICATORS, BUDGET, FIRST, LAST, SPENT, REACHED,
    SPENT_ON, MONITORED_ON, MONITORED_BY, FINDINGS, EVALUATED_ON, BY, RESULT, UNIT_ABOVE, DELIVERED,
)  # fmt: skip

EXAMPLE_ID = Text("示例", "example")

_SHOWN: dict[Column, Text] = {
    ID: EXAMPLE_ID,
    TITLE: Text("邻里助老（虚构，请删去此行）", "Neighbours (made up; delete this row)"),
    UNIT: plain("S01"),
    TIER: plain("town"),
    GOALS: Text("探访独居老人", "visit old people who live alone"),
    OPENED: plain("2025-01-06"),
    ENDED[Stage.ASSESSMENT]: plain("2025-01-20"),
    ENDED[Stage.PLANNING]: plain("2025-01-31"),
    COMPLETE: Text("是", "yes"),
    BUDGET: plain("30000"),
    FIRST: plain("2025-02-01"),
    LAST: plain("2025-10-31"),
    SPENT: plain("12000.50"),
    SPENT_ON: plain("2025-06-30"),
    INDICATORS: Text("探访 120；小组 6", "visits 120; groups 6"),
    REACHED: Text("探访 45；小组 2", "visits 45; groups 2"),
    MONITORED_ON: plain("2025-06-30"),
    MONITORED_BY: Text("上一级单位", "the unit one level up"),
    FINDINGS: Text("按计划进行", "as planned"),
    DELIVERED: plain("needs 2025-01-20"),
}


def template(lang: str) -> str:
    """See `socialwork.sheets.projects_template_csv`."""
    spoken = check_lang(lang)
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.label.in_(spoken) for column in COLUMNS)
    writer.writerow(_SHOWN[column].in_(spoken) if column in _SHOWN else "" for column in COLUMNS)
    return text.getvalue()
