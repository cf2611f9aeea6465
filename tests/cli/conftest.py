"""A small round on file, and a way to run the command inside this process."""

import inspect
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from socialwork.cli.commands import socialwork
from socialwork.rules import Judgement, Missing
from socialwork.sheets import write_candidates_csv
from socialwork.talent import Candidate

DAY = "2023-09-01"

Run = Callable[..., Result]
Person = Callable[..., Candidate]
Sheet = Callable[..., Path]


@pytest.fixture(autouse=True)
def console(monkeypatch: pytest.MonkeyPatch) -> None:
    """A console of 100 columns whose owner chose no language."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SOCIALWORK_LANG", raising=False)


@pytest.fixture
def run() -> Run:
    """Runs the command with arguments; `charset` is what stdout can carry, `typed` is what somebody answers."""

    def run(*args: object, charset: str = "utf-8", typed: str | None = None, **env: str) -> Result:
        apart: dict[str, Any] = {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}
        runner = CliRunner(charset=charset, env=env, **apart)
        result = runner.invoke(socialwork, [str(arg) for arg in args], prog_name="socialwork", input=typed)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def person() -> Person:
    """Makes a candidate who may be selected, has no preference and is not in elderly care, unless told otherwise."""
    found = Judgement(holds=True, by="评审组", on=date(2023, 8, 20), document="纪要")

    def person(id_: str, merit: str | None, **facts: Any) -> Candidate:
        told: dict[str, Any] = {
            "knowledge_and_skills": found, "professional_ethics": found, "rich_experience": found, "outstanding_contribution": found,
            "dedicated": True, "is_social_worker": True, "works_in_city": True, "field": "charity", "employer_kind": "community",
            "elderly_care": False, "service": (), "social_work_certificates": (), "care_worker_certificates": (), "training": "none",
            "held_title": False, "revoked_before": False, "name": f"姓名{id_}", "work_unit": "某社区",
        }  # fmt: skip
        return Candidate(id=id_, **(told | ({} if merit is None else {"merit_score": merit}) | facts))

    return person


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """Writes candidates to a file whose path has spaces and Chinese in it."""

    def sheet(*people: Candidate, name: str = "人选 2023.csv") -> Path:
        folder = tmp_path / "我的 文件"
        folder.mkdir(exist_ok=True)
        write_candidates_csv(folder / name, people)
        return folder / name

    return sheet


@pytest.fixture
def small(person: Person, sheet: Sheet) -> Path:
    """Seven people for three seats: a seat by merit, one by the share, a tie for the third."""
    return sheet(
        person("A1", "95"),
        person("A2", "90"),
        person("A3", "90"),
        person("B1", "80", elderly_care=True),
        person("C1", "70"),
        person("D1", "99", works_in_city=False),
        person("E1", "60", elderly_care=True),
    )


@pytest.fixture
def waiting(person: Person, sheet: Sheet) -> Path:
    """Five people for three seats: nobody has scored one of them yet, and of another it is not known where they work."""
    return sheet(
        person("A1", "95"),
        person("A2", "90"),
        person("B1", "80", elderly_care=True),
        person("M1", None),
        person("Q1", "85", works_in_city=Missing.NOT_KNOWN),
        name="待定.csv",
    )


@pytest.fixture
def round_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a round of three seats in steps of half a point; `more` is added to it."""

    def write(more: str = "", *, seats: int = 3, name: str = "批次 一.toml") -> Path:
        path = tmp_path / name
        path.write_text(
            f'schema = "socialwork.round/1"\nname = "试行"\nday = {DAY}\ncut_off = 2023-08-31\nseats = {seats}\n\n{more}\n\n[merit]\nstep = "0.5"\n',
            encoding="utf-8",
        )
        return path

    return write
