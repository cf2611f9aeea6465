"""Reads thirty made-up applications and what a panel gave them, and tells whom the call funds and what is left open, and why."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from socialwork.linkage import OUHAI_CALL_2025, Call, allocate
from socialwork.selection import Basis, Outcome, Resolution
from socialwork.sheets import read_applications, read_scores
from socialwork.wire import read_criteria

folder = Path(__file__).parent
sys.stdout.reconfigure(encoding="utf-8")  # a console may not speak Chinese; a file and a pipe then do

applications = read_applications(folder / "applications.csv")
scoring, members = read_criteria(folder / "criteria.toml")
panel = read_scores(folder / "scores.csv", scoring, members=members, applications=[each.id for each in applications])

# Two million yuan, at most 100,000 each: the numbers that were reported. They do not last for all.
call = Call(day=date(2025, 4, 10), instalments=["60%", "40%"], name="虚构的一期")
law = call.law(OUHAI_CALL_2025)
found = allocate(call, applications, law, panel=panel)

print(found.explain("zh"))
print()
print(found.award("V05").explain("zh"))

assert sum(each.granted[0] for each in found.awards) <= found.granted[0]
assert found.granted[1] <= found.budget
assert [each.id for each in found.with_outcome(Outcome.OPEN)] == ["V21", "V05", "V12"]
assert found.award("V05").waits_for == ("V21",)  # a panellist has yet to score it
assert found.award("V15").parts == (Decimal("52800.00"), Decimal("35200.00"))

# What the text leaves open is looked at under every reading: V14 asks for little, and gets it where the others are passed over.
every = allocate(call, applications, law, panel=panel, readings="all")
assert every.award("V14").rests_on == (Basis.READING,)

# Who is level is settled by a person, on the record.
settled = Resolution(chosen=("V05",), over=("V12",), reason="需求更急", by="评审组", on=date(2025, 4, 9))
after = allocate(Call(day=call.day, resolutions=[settled]), applications, law, panel=panel)
assert not after.ties
