"""Writes the made-up candidates of this folder, always the same: 180 for the main example, and 40 with too few in elderly care.

Nobody in these files exists. `uv run python examples/haiyou/make_candidates.py --write` writes them; without `--write` it only looks whether
those that are there are the ones it makes.
"""

import random
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from socialwork.days import Month, Period
from socialwork.rules import Judgement, Missing
from socialwork.sheets import write_candidates_csv
from socialwork.talent import Candidate, CareWorkerCertificate, EmployerKind, PracticeField, SocialWorkCertificate, Training
from socialwork.wire import write_candidates_json

SEED = 20250901
PANEL = Judgement(holds=True, by="评审组（虚构）", on=date(2025, 8, 20), document="评审纪要（虚构）")
LISTED = [field for field in PracticeField if field is not PracticeField.OTHER]


def judged(chance: random.Random, odds: float) -> Judgement:
    """What the made-up panel found: it holds, with these odds."""
    return Judgement(holds=chance.random() < odds, by=PANEL.by, on=PANEL.on, document=PANEL.document)


def career(chance: random.Random) -> tuple[Period, ...]:
    """One or two posts; some starts are known to the month only."""
    year, month = chance.randrange(2008, 2024), chance.randrange(1, 13)
    first: date | Month = date(year, month, 1) if chance.random() < 0.8 else Month(year, month)
    if chance.random() < 0.7 or year > 2020:
        return (Period(first),)
    left = year + chance.randrange(1, 4)
    return Period(first, date(left, 6, 30)), Period(date(left + 1, 3, 1))


def person(chance: random.Random, number: int, *, elderly_care_odds: float) -> dict[str, Any]:
    """The facts of one made-up candidate."""
    in_care = chance.random() < elderly_care_odds
    social = chance.choices(["assistant", "intermediate", "senior", None], [30, 45, 8, 17])[0]
    care = chance.choices(["junior", "intermediate", "advanced", None], [20, 30, 15, 35] if in_care else [2, 2, 1, 95])[0]
    training = chance.choice([Training.CITY, Training.PROVINCE, Training.NONE]) if in_care else Training.NONE
    held = chance.random() < 0.06
    facts: dict[str, Any] = {
        "id": f"H{number:03}",
        "name": f"示例{number:03}",
        "work_unit": f"虚构单位{chance.randrange(1, 60):02}",
        "post": chance.choice(["社工", "项目主管", "主任", "督导"]),
        "recommended_by": f"虚构区县{chance.randrange(1, 13):02}民政局",
        "merit_score": str(chance.randrange(132, 190) / 2 - (1.5 if in_care else 0)),
        "knowledge_and_skills": PANEL,
        "professional_ethics": judged(chance, 0.98),
        "rich_experience": PANEL,
        "outstanding_contribution": judged(chance, 0.95),
        "dedicated": chance.random() < 0.98,
        "is_social_worker": True,
        "works_in_city": chance.random() < 0.98,
        "field": chance.choice(LISTED),
        "employer_kind": EmployerKind.ELDERLY_CARE
        if in_care
        else chance.choice([EmployerKind.COMMUNITY, EmployerKind.SOCIAL_ORGANISATION]),
        "elderly_care": in_care,
        "service": career(chance),
        "social_work_certificates": (SocialWorkCertificate(level=social, obtained_on=date(chance.randrange(2012, 2025), 6, 1)),)
        if social
        else (),
        "care_worker_certificates": (CareWorkerCertificate(level=care),) if care else (),
        "training": training,
        "held_title": held,
        "revoked_before": False,
    }
    if training is not Training.NONE:
        facts["training_assessed"] = chance.random() < 0.8
    if held:
        facts |= {
            "earlier_term_last_day": date(chance.choice([2025, 2027]), 6, 30),
            "earlier_term_rating": chance.choice(["excellent", "below_excellent"]),
        }
    return facts


def main_file() -> list[Candidate]:
    """180 people: ties at the cut, missing facts, and somebody whose place hangs on a reading."""
    chance = random.Random(SEED)
    people = [person(chance, number, elderly_care_odds=0.24) for number in range(1, 181)]
    for number, name, why in (
        (12, "elderly_care", "not_asked"),
        (47, "social_work_certificates", "not_known"),
        (88, "works_in_city", "not_asked"),
    ):
        people[number - 1][name] = Missing(why)
    return [Candidate(**facts) for facts in people]


def short_file() -> list[Candidate]:
    """40 people, only a few of them in elderly care: a share of a third cannot be met with 30 seats."""
    chance = random.Random(SEED + 1)
    return [Candidate(**person(chance, number, elderly_care_odds=0.12)) for number in range(1, 41)]


def write(folder: Path) -> None:
    """Write all files into a folder."""
    note = "虚构数据，仅作示例 / made-up data, for the example only"
    write_candidates_csv(folder / "candidates.csv", main_file())
    write_candidates_json(folder / "candidates.json", main_file(), note=note)
    write_candidates_csv(folder / "few_in_elderly_care.csv", short_file())


def main() -> None:
    """Write the files beside this script if asked to; else compare those that are there with what it makes."""
    here = Path(__file__).parent
    if "--write" in sys.argv[1:]:
        write(here)
        return
    with TemporaryDirectory() as folder:
        write(Path(folder))
        stale = [made.name for made in sorted(Path(folder).iterdir()) if made.read_bytes() != (here / made.name).read_bytes()]
    sys.exit(f"not as this script makes them: {', '.join(stale)}" if stale else 0)


if __name__ == "__main__":
    main()
