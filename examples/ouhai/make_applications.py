"""Makes up `applications.csv` and `scores.csv`: ventures, organisations, amounts, panellists and scores are invented.

The money of the call does not last for all of them. Two are level where it ends, of one a panellist has yet to give scores, and the next one
asks for more than is left while one further down asks for less.
"""

import csv
from decimal import Decimal
from pathlib import Path
from random import Random

from socialwork.sheets import applications_template_csv

KINDS = (
    "邻里助老", "儿童关爱", "社区议事", "困境家庭陪伴", "青年志愿行动", "无障碍出行", "旧物新生", "健康小屋", "反诈课堂", "花园共建",
)  # fmt: skip
CRITERIA = {"需求": 3, "方案": 3, "团队": 2, "可持续": 2}
PANEL = ("J1", "J2", "J3", "J4", "J5")
LEVEL = {"V05": ("68", "70", "71", "72", "71.5"), "V12": ("69", None, "71", "72", "70")}
"""What each panellist gave to every criterion; None stood aside. Both come to 70.5, until the highest and the lowest are dropped."""
WAITING = ("V21", "J4")
ASKED = {"V02": 24_000, "V05": 72_000, "V12": 98_000, "V14": 60_000, "V20": 90_000, "V25": 34_000, "V30": 88_000}
"""Where the money ends."""

random = Random(2025)
folder = Path(__file__).parent


def rounded(number: float) -> int:
    """The nearest thousand."""
    return round(number / 1000) * 1000


def write(name: str, headings: list[str], rows: list[dict[str, str]]) -> None:
    """Write a sheet beside this file."""
    with (folder / name).open("w", encoding="utf-8", newline="") as sheet:
        writer = csv.DictWriter(sheet, headings, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


applications: list[dict[str, str]] = []
scores: list[dict[str, str]] = []
for number in range(1, 31):
    key = f"V{number:02}"
    budget = random.randrange(130, 220) * 1000
    asked = ASKED.get(key) or rounded(budget * random.choice((5, 6)) / 10)
    row = {
        "编号": key,
        "申报组织": f"O{random.randrange(1, 23):02}",
        "项目名称": f"{KINDS[number % len(KINDS)]}（虚构{number}）",
        "申请金额（元）": str(asked),
        "项目总预算（元）": str(budget),
        "通过初审": "否" if number % 9 == 0 else "是",
        "依法登记": "是",
        "能独立承担民事责任": "是",
    }
    applications.append(row)
    if row["通过初审"] == "否":
        continue
    level = random.randrange(70, 93)
    totals: list[Decimal] = []
    for place, panellist in enumerate(PANEL):
        told = {name: str(level + random.randrange(-4, 5)) for name in CRITERIA}
        if key in LEVEL:
            given = LEVEL[key][place]
            told = dict.fromkeys(CRITERIA, given or "回避")
        if (key, panellist) == WAITING:
            told = {}
        elif "回避" not in told.values():
            totals.append(sum((Decimal(told[name]) * weight for name, weight in CRITERIA.items()), Decimal()) / 10)
        scores.append({"项目编号": key, "评委": panellist, **told})
    if key != WAITING[0]:
        row["评审得分"] = f"{(sum(totals, Decimal()) / len(totals)).normalize():f}"
applications[7]["核定金额（元）"] = "50000"

write("applications.csv", applications_template_csv("zh").splitlines()[0].split(","), applications)
write("scores.csv", ["项目编号", "评委", *CRITERIA], scores)
