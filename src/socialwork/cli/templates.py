"""The commands that give empty sheets and samples of files to fill in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import click

from ..sheets import (
    applications_template_csv,
    areas_template_csv,
    checklist_template_csv,
    network_templates,
    placements_template_csv,
    projects_template_csv,
    scores_template_csv,
    template_csv,
    trainings_template_csv,
    ventures_template_csv,
)
from ..text import Lang
from ..wire import criteria_template, profile_template, read_criteria, template_toml
from .giving import Giving
from .networks import named_profile
from .options import gives, in_a_language
from .speaking import SpeakingGroup, spoken

__all__ = ["template"]


@attrs.frozen
class _Kind:
    """A kind of file that is filled in.

    Attributes:
        suffix: How its name ends.
        encoding: How it is written.
        help: What is said of `--out`.
    """

    suffix: str
    encoding: str
    help: str


_SHEET = _Kind(
    ".csv",
    "utf-8-sig",
    "用 --out 写成表格软件可直接打开的 CSV 文件，不覆盖已有文件 / with --out a CSV file that spreadsheet programs open, never over another one.",
)
_TOML = _Kind(".toml", "utf-8", "用 --out 写成 TOML 文件，不覆盖已有文件 / with --out a TOML file, never over another one.")


@click.group(cls=SpeakingGroup)
def template() -> None:
    """给出供填写的空表和样本 / empty sheets and samples to fill in."""


def _template(name: str, kind: _Kind, told: str, make: Callable[..., str], *options: Callable[..., Any]) -> None:
    """One command of the group: `make` gets the language, and what the options say."""

    def give(giving: Giving, **said: object) -> None:
        giving.give_template(make(spoken(), **said), kind.suffix, kind.encoding)

    asked = in_a_language(gives(to_files=True, as_data=False)(give))
    for option in reversed(options):
        asked = option(asked)
    template.command(name, help=f"{told}\n\n{kind.help}")(asked)


def _network(lang: Lang, *, sheet: str, profile: str | None) -> str:
    standard = named_profile(profile)
    places, units = network_templates(lang, site_class=None if standard is None else standard.site_class)
    return places if sheet == "places" else units


def _scores(lang: Lang, *, criteria: Path | None) -> str:
    return scores_template_csv(lang, None if criteria is None else read_criteria(criteria)[0])


_PROFILE = click.option(
    "--profile", metavar="FILE|ID", help="另列此标准自己的事实：.toml 或 .json 文件，或 hebei / with the facts of a standard as well"
)
_CRITERIA = click.option(
    "--criteria",
    metavar="FILE.toml",
    type=click.Path(path_type=Path),
    help="评审标准文件，每项标准一列 / a column for each criterion of it",
)

_template("candidates", _SHEET, "候选人空表，只有列名 / an empty sheet of candidates: its headings.", template_csv)
_template("round", _TOML, "批次文件样本，附说明 / a round to fill in, with what each key says.", template_toml)
_template("profile", _TOML, "标准文件样本，附说明 / a standard to fill in, with what each key says.", profile_template)
_template(
    "network",
    _SHEET,
    "网络空表，只有列名：places 为地方，units 为机构 / an empty sheet of places or of units: its headings.",
    _network,
    click.argument("sheet", type=click.Choice(("places", "units"))),
    _PROFILE,
)
_template("projects", _SHEET, "项目空表，附一行示例 / a sheet of projects to fill in, with a row as an example.", projects_template_csv)
_template(
    "checklist",
    _SHEET,
    "各阶段成果清单空表，附一行示例 / an office's list of deliverables to fill in, with a row as an example.",
    checklist_template_csv,
)
_template(
    "applications",
    _SHEET,
    "公益创投申报空表，附一行示例 / a sheet of applications to fill in, with a row as an example.",
    applications_template_csv,
)
_template(
    "ventures", _SHEET, "公益创投项目空表，附一行示例 / a sheet of ventures to fill in, with a row as an example.", ventures_template_csv
)
_template("scores", _SHEET, "评委评分空表，附一行示例 / a sheet for what panellists give, with a row as an example.", _scores, _CRITERIA)
_template("criteria", _TOML, "评审标准文件样本，附说明 / how a panel scores, to fill in, with what each key says.", criteria_template)
_template("trainings", _SHEET, "培训空表，只有列名 / an empty sheet of trainings: its headings.", trainings_template_csv)
_template(
    "placements",
    _SHEET,
    "人员配备空表，只有列名 / an empty sheet of who recruits, manages and uses whom: its headings.",
    placements_template_csv,
)
_template("areas", _SHEET, "区、镇街、社区空表，只有列名 / an empty sheet of areas: its headings.", areas_template_csv)
