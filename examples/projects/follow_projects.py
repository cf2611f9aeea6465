"""Reads made-up projects from a sheet and tells where each stands on a day: its stage, whether it is late, money against the plan."""

import sys
from datetime import date
from pathlib import Path

from socialwork import HEBEI
from socialwork.projects import portfolio
from socialwork.sheets import read_projects

folder = Path(__file__).parent
sys.stdout.reconfigure(encoding="utf-8")  # a console may not speak Chinese; a file and a pipe then do

day = date(2025, 11, 5)
law = HEBEI.on(day)
journal = read_projects(folder / "projects.csv", recorded=day, recorder="office")
found = portfolio(journal, law, as_of=day)

for row in found.table("zh"):
    print("  ".join(row))
print()
for row in found.totals_table("zh"):
    print("  ".join(row))

states = [project.state.id for project in found.projects]
assert states == ["closed", "implementation", "planning", "assessment"]
assert found.projects[1].over_budget is True
# Nobody told whether what P04 delivered was accepted: its stages wait, and neither count as passed nor as refused.
assert all(each.waits for each in found.projects[3].not_applied[:1])
assert (found.total.projects, found.total.spent_untold) == (4, 2)
