"""Reads nine made-up ventures, tells what each lacks of 1+1+1+N+X and on which readings that hangs, and which sectors they link."""

import sys
from datetime import date
from pathlib import Path

from socialwork import OUHAI
from socialwork.linkage import Sector, check_all, district_linkage
from socialwork.rules import Verdict
from socialwork.sheets import read_ventures

folder = Path(__file__).parent
sys.stdout.reconfigure(encoding="utf-8")  # a console may not speak Chinese; a file and a pipe then do

ventures = read_ventures(folder / "ventures.csv")
law = OUHAI.on(date(2025, 4, 10))
checks = check_all(ventures, law, readings="all")
district = district_linkage(ventures, law)

print(checks.explain("zh"))
print()
print(checks.of("V05").explain("zh"))
print()
print(district.explain("zh"))

assert [each.venture.id for each in checks.checks if each.robust] == ["V01", "V02", "V07"]
assert checks.of("V07").verdict is Verdict.NO
assert [reading.id for reading, _ in checks.of("V05").by_reading()] == ["AO4"]
assert checks.shared == (("W03", ("V03", "V04")),)
assert district.linked == tuple(Sector)

# Whoever may serve one venture alone: the two that share a worker both lack one.
alone = check_all(ventures, law.choosing({"AO5d": "this_one_only"}))
assert [alone.of(name).slot("full_time_social_worker").by for name in ("V03", "V04")] == [1, 1]
