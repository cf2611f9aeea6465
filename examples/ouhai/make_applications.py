"""Makes up the thirty applications of `applications.csv`: ventures, organisations, amounts and scores are invented."""

import csv
from pathlib import Path
from random import Random

from socialwork.sheets import applications_template_csv

KINDS = (
    "邻里助老", "儿童关爱", "社区议事", "困境家庭陪伴", "青年志愿行动", "无障碍出行", "旧物新生", "健康小屋", "反诈课堂", "花园共建",
)  # fmt: skip

random = Random(2025)
headings = applications_template_csv("zh").splitlines()[0].split(",")
rows = []
for number in range(1, 31):
    budget = random.randrange(60, 200) * 1000
    passed = "否" if number % 9 == 0 else "是"
    score = f"{random.randrange(680, 960) / 10:.1f}"
    row = {
        "编号": f"V{number:02}",
        "申报组织": f"O{random.randrange(1, 23):02}",
        "项目名称": f"{KINDS[number % len(KINDS)]}（虚构{number}）",
        "申请金额（元）": str(min(120_000, budget * random.choice((5, 6, 7)) // 10)),
        "项目总预算（元）": str(budget),
        "通过初审": passed,
        "评审得分": score if passed == "是" else "",
        "依法登记": "是",
        "能独立承担民事责任": "是",
    }
    rows.append(row)
rows[4]["评审得分"] = rows[11]["评审得分"] = "82.5"  # level with each other
rows[20]["评审得分"] = ""  # the panel has yet to score it
rows[7]["核定金额（元）"] = "50000"

with (Path(__file__).parent / "applications.csv").open("w", encoding="utf-8", newline="") as sheet:
    writer = csv.DictWriter(sheet, headings, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
