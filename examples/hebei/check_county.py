"""Checks a made-up county under Hebei's levels: what is worth a look, which places have a unit, and how the units stand against a made-up standard."""

import sys
from datetime import date
from pathlib import Path

from socialwork import HEBEI
from socialwork.sheets import read_network
from socialwork.tiers import Conformity, assess_network
from socialwork.wire import read_profile

folder = Path(__file__).parent
sys.stdout.reconfigure(encoding="utf-8")  # a console may not speak Chinese; a file and a pipe then do

day = date(2024, 6, 30)
law = HEBEI.on(day)
standard = read_profile(folder / "standard.toml")

# A file with errors is refused, with all of them at once. What may be meant so is worth a look, and no more.
network = read_network(folder / "places.csv", folder / "units.csv", layout=law, site_class=standard.site_class)
for finding in network.check(law):
    print(finding.in_language("zh"))
print()

coverage = network.coverage(law)
print(coverage.table("zh"))
print("未设工作室：", "、".join(place.name for place in coverage.without))
print()

assessed = assess_network(network, standard.on(day))
print(assessed.table("zh"))
print()
print(assessed.table("zh", level="town"))
print()
for grades, units in assessed.by_grade:
    print(" 或 ".join(grade.label.zh for grade in grades), units)
print("最缺：", "、".join(f"{lack.label.zh}（{lack.units}）" for lack in assessed.missing[:5]))

town, village = coverage.count("town"), coverage.count("village")
assert (town.places, town.covered, town.units) == (12, 12, 14)
assert (village.places, village.covered, village.uncovered) == (150, 138, 12)
assert assessed.total.units == 1 + 14 + 138
# What was not asked makes nobody fail, and nobody pass.
assert assessed.total[Conformity.UNDETERMINED] > 0
# Of Hebei's own standard no value was found; this one is made up, and every answer says so.
assert "虚构" in assessed.table("zh")
