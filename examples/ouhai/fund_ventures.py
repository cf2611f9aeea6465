"""Reads thirty made-up applications and tells whom a call with a million yuan funds, and what a tie and a missing score leave open."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from socialwork.linkage import OUHAI_CALL_2025, Call, allocate
from socialwork.selection import Outcome, Resolution
from socialwork.sheets import read_applications

folder = Path(__file__).parent
sys.stdout.reconfigure(encoding="utf-8")  # a console may not speak Chinese; a file and a pipe then do

applications = read_applications(folder / "applications.csv")
call = Call(day=date(2025, 4, 10), budget="1000000", instalments=["60%", "40%"], name="虚构的一期")
law = call.law(OUHAI_CALL_2025)
found = allocate(call, applications, law)

print(found.explain("zh"))
print()
print(found.award("V05").explain("zh"))

assert [each.id for each in found.with_outcome(Outcome.OPEN)] == ["V21", "V05", "V12"]
assert found.granted[1] <= found.budget
assert found.award("V14").parts == (Decimal("59640.00"), Decimal("39760.00"))

# Who is level is settled by a person, on the record.
settled = Resolution(chosen=("V05",), over=("V12",), reason="需求更急", by="评审组", on=date(2025, 4, 9))
after = allocate(Call(day=call.day, budget=call.budget, resolutions=[settled]), applications, law)
assert not after.ties
