"""The command that checks a network of places and units, counts which places have one, and holds the units against a standard."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from ..errors import UnknownNameError
from ..policies import Law, Policy
from ..projects import HEBEI
from ..sheets import read_network as read_sheets
from ..sheets import units_beside, write_assessment
from ..text import Text
from ..tiers import Network, Profile, ServiceSystem, assess_network
from ..wire import read_network as read_document
from ..wire import read_profile
from ..wire.leaves import alike
from .asking import meant_readings
from .giving import Giving, working
from .network_pages import NetworkAnswer
from .options import Varied, a_day, chooses_readings, gives, goes_on, in_a_language, varies
from .pictures import checked_plot, draw, plots
from .reports import SHEET, page_writer, report_kind, write_report
from .speaking import spoken, wrong_call

__all__ = ["COMMANDS", "named_profile"]

_OUT = "写入文件：.csv 为逐个单位的评估表，.html 网页，其余为文本 / write a file: .csv the units assessed, .html a page, otherwise text"


def named_profile(named: str | None) -> Profile | None:
    """The standard that somebody names: the one of a system that is shipped, by its id, or a file."""
    if named == HEBEI.id:
        from ..tiers.hebei.profile import HEBEI_PROFILE

        return HEBEI_PROFILE
    if named is None:
        return None
    if not Path(named).suffix and not Path(named).exists():
        raise UnknownNameError(
            Text("标准（文件须以 .toml 或 .json 结尾）", "standard (a file ends with .toml or .json)"), named, (HEBEI.id,)
        )
    return read_profile(named)


def _chosen(policies: tuple[Policy, ...], given: Mapping[str, str]) -> list[dict[str, str]]:
    """The options chosen for the readings of each policy; a reading that several have is chosen in each.

    Raises:
        UnknownNameError: If none of them has such a reading.
    """
    own = [{alike(reading.id) for reading in policy.readings} for policy in policies]
    for name in given:
        if not any(alike(name) in ids for ids in own):
            known = tuple(dict.fromkeys(reading.id for policy in policies for reading in policy.readings))
            raise UnknownNameError(Text("口径", "reading"), name, known)
    return [
        meant_readings(policy, {name: option for name, option in given.items() if alike(name) in ids})
        for policy, ids in zip(policies, own, strict=True)
    ]


def _read(file: Path, units: Path | None, law: Law[ServiceSystem], profile: Profile | None) -> Network:
    kind = None if profile is None else profile.site_class
    if file.suffix.lower() != ".json":
        return read_sheets(file, units, layout=law, site_class=kind)
    if units is not None:
        raise wrong_call(Text(f"{file} 已含机构；请去掉 {units}", f"{file} has the units in it; leave {units} out"))
    return read_document(file, law, site_class=kind)


def _not_there(file: Path, units: Path | None) -> str | None:
    """The name of the sheet of units that was looked for beside that of places and is not there."""
    beside = units_beside(file)
    return None if units is not None or file.suffix.lower() == ".json" or beside.is_file() else beside.name


def _answer(
    file: Path, units: Path | None, named: str | None, *,
    on: date, readings: Mapping[str, str], varied: Varied, beyond_validity: bool, everything: bool,
) -> NetworkAnswer:  # fmt: skip
    profile = named_profile(named)
    if profile is None:
        [of_system] = _chosen((HEBEI,), readings)
        standard = None
    else:
        of_system, of_profile = _chosen((HEBEI, profile), readings)
        standard = profile.on(on, readings=of_profile, beyond_validity=beyond_validity)
    law = HEBEI.on(on, readings=of_system, beyond_validity=beyond_validity)
    network = _read(file, units, law, profile)
    return NetworkAnswer(
        network=network, law=law, findings=network.check(law), coverage=network.coverage(law),
        assessed=None if standard is None else assess_network(network, standard, readings=varied, tiers=law.policy.tiers),
        everything=everything, no_units=_not_there(file, units),
    )  # fmt: skip


def _writer(report: str, answer: NetworkAnswer) -> Callable[[Path], None]:
    assessed = answer.assessed
    if report == SHEET and assessed is not None:
        return lambda out: write_assessment(out, assessed, lang=spoken())
    return page_writer(answer.html(spoken()))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("units", required=False, type=click.Path(path_type=Path))
@click.option("--profile", metavar="FILE|ID", help="按此标准评估：.toml 或 .json 文件，或 hebei / a standard to hold the units against")
@a_day("--on", "适用哪一天的规定，须写明 / the day whose law applies; nothing means today", required=True)
@chooses_readings
@varies
@goes_on
@click.option("--all", "everything", is_flag=True, help="长的清单全部列出 / list everything, however long")
@plots("另画网络图（.png、.svg、.pdf） / draw a picture of the network as well")
@in_a_language
@gives(to_files=True, out=_OUT)
def network(file: Path, units: Path | None, profile: str | None, everything: bool, plot: Path | None, giving: Giving, **asked: Any) -> None:
    """核对地方与机构的网络，统计覆盖，按标准评估 / check a network, count which places have a unit, assess the units.

    FILE 为地方表（.csv），UNITS 为机构表，不写则读同名的 .units.csv；或 FILE 为 .json，两者都在其中 / FILE is a sheet of places and UNITS one of
    units, NAME.units.csv where it is left out; or FILE is a .json with both.
    """
    read = (file, units or units_beside(file), *(() if profile is None else (Path(profile),)))
    giving.check(*read)
    checked_plot(plot, *read, giving.out)
    if asked["varied"] is not None and profile is None:
        raise wrong_call(Text("--readings 须与 --profile 同用", "--readings: give a standard with --profile"))
    report = report_kind(giving)
    if report == SHEET and profile is None:
        raise wrong_call(
            Text("--out：.csv 为评估表；请用 --profile 给出标准", "--out: .csv has the units assessed; give a standard with --profile")
        )
    if report is None:
        giving.check_form()
    with working(quiet=giving.as_json):
        answer = _answer(file, units, profile, everything=everything, **asked)
    draw(plot, lambda plots: plots.network(answer.assessed or answer.coverage, lang=spoken(), law=answer.law))
    if report is not None and giving.out is not None:
        write_report(giving.out, _writer(report, answer))
        return
    files = (file,) if units is None else (file, units)
    giving.give(lambda: answer.as_data(files), lambda width: answer.page(spoken(), width))


COMMANDS = (network,)
"""What tells of networks."""
