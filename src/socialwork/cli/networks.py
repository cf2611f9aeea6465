"""The command that checks a network of places and units, counts which places have one, and holds the units against a standard."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import click

from ..errors import UnknownNameError
from ..markup import document, element, listed, page, unfolding
from ..policies import Law, Policy
from ..projects import HEBEI
from ..rules import NOTICE
from ..sheets import read_network as read_sheets
from ..sheets import units_beside, write_assessment
from ..text import Lang, Text, plain
from ..tiers import AreaCoverage, Coverage, Finding, Network, NetworkAssessment, Profile, ServiceSystem, assess_network
from ..tiers.findings import named as titled
from ..tiers.network_tables import GRADE_HEADINGS, LACK_HEADINGS, grade_rows, lack_rows, non_conforming, tally_table
from ..wire import read_network as read_document
from ..wire import read_profile
from ..wire.files import reason, write_whole
from ..wire.leaves import alike
from .asking import meant_readings, readings_taken
from .giving import Giving, working
from .options import Varied, a_day, chooses_readings, gives, goes_on, in_a_language, varies
from .pictures import checked_plot, draw, plots, told_written
from .speaking import NotWrittenError, spoken, wrong_call
from .tables import as_table

__all__ = ["COMMANDS"]

_OUT = "写入文件：.csv 为逐个单位的评估表，.html 网页，其余为文本 / write a file: .csv the units assessed, .html a page, otherwise text"
_SHEET, _PAGE = ".csv", {".html", ".htm"}
_MOST_AREAS, _MOST_LISTED, _MOST_LACKS = 40, 20, 10
"""As many areas, places or units of a list, and missing things as are shown without `--all`."""

_AREA, _UNITS, _ORPHANS = Text("地区（已设/地方）", "area (with a unit/places)"), Text("机构", "units"), Text("上无指导", "orphans")
_WITHOUT = Text("未设机构", "without a unit")
_NOWHERE = Text("（不知属于哪里）", "(of no known place)")
_COVERAGE, _FINDINGS, _NO_FINDINGS = Text("覆盖情况", "coverage"), Text("提示", "worth a look"), Text("未发现问题", "nothing to look at")
_OUTCOMES, _LACKING, _NON_CONFORMING = Text("评估", "assessment"), Text("最缺什么", "missing most"), Text("不符合标准", "non-conforming")
_SEE_ALL = Text("（--all 全部列出）", " (--all lists them)")


@attrs.frozen(kw_only=True)
class _Answer:
    """A network under the law of a day, and what was found.

    Attributes:
        network: The network.
        law: The service system, on the day.
        findings: What is worth a look; with errors there is no network.
        coverage: Which places have a unit.
        assessed: How the units stand against a standard; None where none was named.
        everything: Whether long lists are shown whole.
    """

    network: Network
    law: Law[ServiceSystem]
    findings: tuple[Finding, ...]
    coverage: Coverage
    assessed: NetworkAssessment | None
    everything: bool

    @property
    def laws(self) -> tuple[Law[Policy], ...]:
        """Whatever was asked: the system, then the standard."""
        return (self.law,) if self.assessed is None else (self.law, self.assessed.law)

    def _head(self) -> Iterator[Text]:
        for law in self.laws:
            yield Text(f"{law.policy.title.zh}（{law.day}）", f"{law.policy.title.en} ({law.day})")
            yield from law.marks
            yield readings_taken(law)
        if self.assessed is not None and self.assessed.varied is not None:
            varied = ", ".join(self.assessed.varied) or "-"
            yield Text(f"逐一取各种可采组合：{varied}", f"every admissible combination of: {varied}")
        places, units = len(self.network.places), len(self.network.units)
        yield Text(f"{places}处地方，{units}个机构", f"{places} places, {units} units")

    def _told(self, lang: Lang) -> str:
        if not self.findings:
            return _NO_FINDINGS.in_(lang)
        head = Text(f"{_FINDINGS.zh}（{len(self.findings)}）", f"{_FINDINGS.en} ({len(self.findings)})").in_(lang)
        return "\n".join((head, *(f"- {finding.in_language(lang)}" for finding in self.findings)))

    @property
    def _levels(self) -> tuple[str, ...]:
        """The levels whose places are listed: those above the lowest, where they are not too many."""
        above = (tier.id for tier in self.coverage.tiers[:-1])
        return tuple(level for level in above if self.everything or len(self.coverage.by(level)) <= _MOST_AREAS)

    def _not_listed(self) -> Iterator[Text]:
        for tier in self.coverage.tiers[:-1]:
            if tier.id not in self._levels:
                number = len(self.coverage.by(tier.id))
                yield Text(f"{tier.level.zh}：{number}处", f"{tier.level.en}: {number}") + _SEE_ALL

    def _covered(self, lang: Lang, width: int) -> Iterator[str]:
        headings, *rows = self.coverage.rows()
        yield as_table(headings, rows, lang=lang, width=width)
        for place, level in enumerate(tier.id for tier in self.coverage.tiers):
            if level not in self._levels:
                continue
            below = self.coverage.tiers[place:]
            areas = [_area_row(area) for area in self.coverage.by(level)]
            yield as_table((_AREA, *(tier.level for tier in below), _UNITS, _ORPHANS), areas, lang=lang, width=width)
        yield from (line.in_(lang) for line in self._not_listed())
        if without := [titled(place).in_(lang) for place in self.coverage.without]:
            yield "\n".join((_WITHOUT.in_(lang), *self._some(without, lang)))

    def _some(self, lines: Sequence[str], lang: Lang) -> Iterator[str]:
        """A list, or as much of it as is shown."""
        shown = lines if self.everything else lines[:_MOST_LISTED]
        yield from (f"- {line}" for line in shown)
        yield from self._more(len(lines) - len(shown), lang)

    @staticmethod
    def _more(number: int, lang: Lang) -> Iterator[str]:
        """How many further ones are not shown, if any are."""
        if number:
            yield (Text(f"另有{number}项", f"{number} more") + _SEE_ALL).in_(lang)

    def _assessed(self, lang: Lang, width: int) -> Iterator[str]:
        assessed = self.assessed
        if assessed is None:
            return
        own = {tier.id for tier in assessed.law.policy.tiers}
        yield _OUTCOMES.in_(lang)
        for level in (None, *(level for level in self._levels if level in own)):
            headings, rows = tally_table(assessed, level)
            yield as_table(headings, rows, lang=lang, width=width)
        if graded := grade_rows(assessed):
            yield as_table(GRADE_HEADINGS, graded, lang=lang, width=width)
        if failing := list(non_conforming(assessed, lang)):
            yield "\n".join((_NON_CONFORMING.in_(lang), *self._some(failing, lang)))
        if lacking := lack_rows(assessed):
            shown = lacking if self.everything else lacking[:_MOST_LACKS]
            yield f"{_LACKING.in_(lang)}\n{as_table(LACK_HEADINGS, shown, lang=lang, width=width)}"
            yield from self._more(len(lacking) - len(shown), lang)

    def page(self, lang: Lang, width: int) -> str:
        """Everything, as text."""
        blocks = ["\n".join(line.in_(lang) for line in self._head()), self._told(lang), _COVERAGE.in_(lang)]
        return "\n\n".join([*blocks, *self._covered(lang, width), *self._assessed(lang, width), NOTICE.in_(lang)])

    def html(self, lang: Lang) -> str:
        """Everything, as a page for a browser."""
        told = listed(finding.in_language(lang) for finding in self.findings)
        whole = page(
            *(element("p", line.in_(lang)) for line in self._head()),
            unfolding(f"{_FINDINGS.in_(lang)} ({len(self.findings)})", told, open_=True) if told else element("p", _NO_FINDINGS.in_(lang)),
            unfolding(_COVERAGE.in_(lang), self.coverage.to_html(lang), open_=True),
            *(() if self.assessed is None else (unfolding(_OUTCOMES.in_(lang), self.assessed.to_html(lang), open_=True),)),
            element("p", NOTICE.in_(lang)),
            lang=lang,
        )
        return document(self.laws[-1].policy.title.in_(lang), whole, lang=lang)

    def as_data(self, files: tuple[Path, ...]) -> dict[str, Any]:
        """Everything, as JSON data."""
        return {
            "schema": "socialwork.network_report/1",
            "files": [str(path) for path in files],
            "policy": self.law.policy.id,
            "law_of": str(self.law.day),
            "readings": {name: option for law in self.laws for name, option in law.choices},
            "marks": [mark.as_data() for mark in self.law.marks],
            "findings": [finding.as_data() for finding in self.findings],
            "coverage": self.coverage.as_data(),
            "assessment": None if self.assessed is None else self.assessed.as_data(),
            "notice": NOTICE.as_data(),
        }


def _area_row(area: AreaCoverage) -> tuple[Text, ...]:
    name = _NOWHERE if area.place is None else titled(area.place)
    covered = (plain(f"{count.covered}/{count.places}") for count in area.counts)
    return name, *covered, plain(sum(count.units for count in area.counts)), plain(sum(count.orphans for count in area.counts))


def _profile(named: str | None) -> Profile | None:
    """The standard that somebody names: the one of a system that is shipped, by its id, or a file."""
    if named == HEBEI.id:
        from ..tiers.hebei.profile import HEBEI_PROFILE

        return HEBEI_PROFILE
    return None if named is None else read_profile(named)


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


def _answer(
    file: Path, units: Path | None, named: str | None, *,
    on: date, readings: Mapping[str, str], varied: Varied, beyond_validity: bool, everything: bool,
) -> _Answer:  # fmt: skip
    profile = _profile(named)
    if profile is None:
        [of_system] = _chosen((HEBEI,), readings)
        standard = None
    else:
        of_system, of_profile = _chosen((HEBEI, profile), readings)
        standard = profile.on(on, readings=of_profile, beyond_validity=beyond_validity)
    law = HEBEI.on(on, readings=of_system, beyond_validity=beyond_validity)
    network = _read(file, units, law, profile)
    return _Answer(
        network=network, law=law, findings=network.check(law), coverage=network.coverage(law),
        assessed=None if standard is None else assess_network(network, standard, readings=varied),
        everything=everything,
    )  # fmt: skip


def _is_report(giving: Giving, *, assessed: bool) -> bool:
    """Whether the file that was named is a sheet or a page."""
    suffix = "" if giving.out is None else giving.out.suffix.lower()
    if giving.as_json and suffix in {_SHEET, *_PAGE}:
        raise wrong_call(
            Text(f"--out：{suffix} 不是 JSON；请用 .json 结尾的文件名", f"--out: {suffix} is not JSON; end the name with .json")
        )
    if suffix == _SHEET and not assessed:
        raise wrong_call(
            Text("--out：.csv 为评估表；请用 --profile 给出标准", "--out: .csv has the units assessed; give a standard with --profile")
        )
    return suffix in {_SHEET, *_PAGE}


def _report(out: Path, answer: _Answer) -> None:
    try:
        if answer.assessed is not None and out.suffix.lower() == _SHEET:
            write_assessment(out, answer.assessed, lang=spoken())
        else:
            write_whole(out, answer.html(spoken()).encode("utf-8", errors="replace"))
    except OSError as error:
        raise NotWrittenError(str(out), reason(error)) from error
    told_written(out)


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
    report = giving.out if _is_report(giving, assessed=profile is not None) else None
    if report is None:
        giving.check_form()
    with working(quiet=giving.as_json):
        answer = _answer(file, units, profile, everything=everything, **asked)
    draw(plot, lambda plots: plots.network(answer.assessed or answer.coverage, lang=spoken()))
    if report is not None:
        _report(report, answer)
        return
    files = (file,) if units is None else (file, units)
    giving.give(lambda: answer.as_data(files), lambda width: answer.page(spoken(), width))


COMMANDS = (network,)
"""What tells of networks."""
