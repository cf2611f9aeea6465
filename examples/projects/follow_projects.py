"""Reads made-up projects from a sheet and tells where each stands on a day: its stage, whether it is late, money against the plan."""

import sys
from datetime import date
from pathlib import Path

from socialwork import HEBEI
from socialwork.projects import portfolio
from socialwork.sheets import read_checklist, read_project_sheet

folder = Path(__file__).parent
sys.stdout.reconfigure(encoding="utf-8")  # a console may not speak Chinese; a file and a pipe then do

day = date(2025, 11, 5)
law = HEBEI.on(day)
sheet = read_project_sheet(folder / "projects.csv", recorded=day, recorder="office", tiers=HEBEI.tiers)
checklist = read_checklist(folder / "checklist.csv")
found = portfolio(sheet.journal, law, as_of=day, checklist=checklist, rows=sheet.rows)

for row in found.table("zh"):
    print("  ".join(row))
print()
for row in found.totals_table("zh"):
    print("  ".join(row))

states = [project.state.id for project in found.projects]
assert states == ["closed", "implementation", "planning", "assessment"]
assert found.projects[1].over_budget is True
# P05 is opened later than the day, and P03 has its plan still to hand in.
assert found.later == ("P05",)
assert [text.zh for text in found.projects[2].lacks] == ["项目计划书：未提交", "尚无项目计划"]
# Nobody told whether what P04 delivered was accepted: its stages wait, and neither count as passed nor as refused.
assert all(each.waits for each in found.projects[3].not_applied[:1])
assert (found.total.projects, found.total.spent_untold) == (4, 2)
