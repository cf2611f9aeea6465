"""Workers whom several levels share: one recruits, one manages, one uses them. Whether each stands where the law has it, and what to look at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NoReturn, TypeVar

import attrs

from ..errors import InvalidValueError, UnknownNameError, mask_identity
from ..markup import element, page, spoken_in_notebooks, table
from ..policies import Law
from ..rules import NOTICE, Missing, Verdict
from ..selection.tabulating import lines_of
from ..text import Labelled, Lang, Text, check_distinct, check_lang, check_written_alike, plain
from .bounds import Count, as_plain, check_types
from .count_tables import CountRow, CountTable
from .people_system import PeopleSystem, PlacementStep
from .words import AreaLevel, PlacementAct

__all__ = ["Area", "Placement", "PlacementCheck", "PlacementFinding", "Weight", "check_placements"]

S = TypeVar("S", bound=PeopleSystem)

_AREA = Text("地方编号", "area")
_HEADINGS = (Text("人员", "person"), Text("结果", "verdict"), Text("招聘", "recruits"), Text("管理", "manages"), Text("使用", "uses"))


class Weight(Labelled):
    """What a finding makes of a placement."""

    WRONG = "wrong", "不符", "wrong"
    NOT_TOLD = "not_told", "待核实", "not told"
    LOOK = "look", "提示", "worth a look"


@attrs.frozen(kw_only=True)
class Area:
    """A district, a town or subdistrict, or a village or community.

    Attributes:
        id: Its id.
        name: Its name.
        level: Its level.
        within: The id of the area one level up that it lies in; None for one that lies in none of those listed.
    """

    id: str
    name: str
    level: AreaLevel
    within: str | None = None

    def __attrs_post_init__(self) -> None:
        check_types("Area", {"level": (self.level, AreaLevel)})


@attrs.frozen(kw_only=True)
class Placement:
    """Who shares a worker. What nobody told is missing.

    Attributes:
        person: The id of the worker.
        recruited_by: The id of the area that recruited them.
        managed_by: The id of the area that manages them.
        used_by: The id of the area where they work.
    """

    person: str
    recruited_by: str | Missing = Missing.NOT_ASKED
    managed_by: str | Missing = Missing.NOT_ASKED
    used_by: str | Missing = Missing.NOT_ASKED

    def __attrs_post_init__(self) -> None:
        check_types("Placement", {str(act.value): (self.by(act), str) for act in PlacementAct})

    def by(self, act: PlacementAct) -> str | Missing:
        """The id of the area that does something with them."""
        return {
            PlacementAct.RECRUIT: self.recruited_by,
            PlacementAct.MANAGE: self.managed_by,
            PlacementAct.USE: self.used_by,
        }[act]

    def as_data(self) -> dict[str, Any]:
        """The placement as JSON data."""
        return {name: as_plain(getattr(self, name)) for name in ("person", "recruited_by", "managed_by", "used_by")}


@attrs.frozen(kw_only=True)
class PlacementFinding:
    """One thing about a placement.

    Attributes:
        code: The kind of finding; it does not change between releases: `wrong_level`, `unknown_area`, `not_told`, `elsewhere` (an area that does
            not lie in the one a level up: the text does not ask for that).
        weight: What it makes of the placement.
        person: The id of the worker.
        act: What is done with them.
        text: What was found.
        fix: What would be right.
        clause: The clauses behind it.
    """

    code: str
    weight: Weight
    person: str
    act: PlacementAct
    text: Text
    fix: Text
    clause: tuple[str, ...]

    def in_language(self, lang: str) -> str:
        """The finding in one line.

        Raises:
            InvalidValueError: If `lang` is neither `"zh"` nor `"en"`.
        """
        who, cited = mask_identity(self.person), "/".join(self.clause)
        if check_lang(lang) == "zh":
            return f"{self.weight.label.zh}：{who}：{self.text.zh}；{self.fix.zh}（{cited}）"
        return f"{self.weight.label.en}: {who}: {self.text.en}; {self.fix.en} ({cited})"

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data."""
        return {
            "code": self.code,
            "weight": self.weight.value,
            "person": self.person,
            "act": self.act.value,
            "text": self.text.as_data(),
            "fix": self.fix.as_data(),
            "clause": list(self.clause),
        }


@attrs.frozen(kw_only=True, repr=False)
class PlacementCheck:
    """Placements held against the law. It has no truth value: look at its `verdict`.

    Attributes:
        placements: The placements, by person.
        areas: The areas, by id.
        findings: What was found, by person, from the top level down.
    """

    placements: tuple[Placement, ...]
    areas: tuple[Area, ...]
    findings: tuple[PlacementFinding, ...]

    def __repr__(self) -> str:
        return f"PlacementCheck({len(self.placements)} placements, {self.verdict.name}, {len(self.findings)} findings)"

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("placements", self.verdict.value, "look at the verdict: `check.verdict is Verdict.YES`")

    @property
    def verdict(self) -> Verdict:
        """Whether every placement stands as the law has it; of none nothing can be said."""
        return _verdict(self.findings) if self.placements else Verdict.UNDETERMINED

    def verdict_of(self, person: str) -> Verdict:
        """Whether the placement of somebody stands as the law has it.

        Raises:
            UnknownNameError: If nobody of that id is placed.
        """
        if person not in {each.person for each in self.placements}:
            raise UnknownNameError(Text("配备人员", "person placed"), person, tuple(each.person for each in self.placements))
        return _verdict(each for each in self.findings if each.person == person)

    def _verdicts(self) -> Iterator[tuple[Placement, Verdict]]:
        found: defaultdict[str, list[PlacementFinding]] = defaultdict(list)
        for finding in self.findings:
            found[finding.person].append(finding)
        return ((each, _verdict(found[each.person])) for each in self.placements)

    @property
    def by_area(self) -> CountTable:
        """How many people each of the areas recruited, manages and uses, every area there is."""
        people: defaultdict[tuple[PlacementAct, str], list[str]] = defaultdict(list)
        for each in self.placements:
            for act in PlacementAct:
                if isinstance(by := each.by(act), str):
                    people[act, by].append(each.person)

        def label(area: Area) -> Text:
            return area.level.label + Text("：", ": ") + plain(mask_identity(area.name))

        rows = (CountRow(area.id, label(area), tuple(Count(people[act, area.id]) for act in PlacementAct)) for area in self.areas)
        return CountTable(title=Text("地方", "area"), columns=tuple(act.label for act in PlacementAct), rows=tuple(rows))

    def _rows(self) -> Iterator[tuple[Text, ...]]:
        names = {area.id: area.name for area in self.areas}
        for each, verdict in self._verdicts():
            areas = (each.by(act) for act in PlacementAct)
            cells = (by.label if isinstance(by, Missing) else plain(mask_identity(names.get(by, by))) for by in areas)
            yield plain(mask_identity(each.person)), verdict.label, *cells

    def table(self, lang: Lang = "zh") -> str:
        """The placements as lines of a table.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return "\n".join(lines_of(_HEADINGS, self._rows(), check_lang(lang)))

    @property
    def _head(self) -> Text:
        said, number = self.verdict.label, len(self.placements)
        if not number:
            return Text(f"未列出配备人员：{said.zh}", f"nobody is listed as placed: {said.en}")
        return Text(f"配备{number}人：{said.zh}", f"placements of {number} people: {said.en}")

    def explain(self, lang: Lang = "zh") -> str:
        """The verdict and everything that was found.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        spoken = check_lang(lang)
        return "\n".join([self._head.in_(spoken), *(f"- {each.in_language(spoken)}" for each in self.findings), NOTICE.in_(spoken)])

    def to_html(self, lang: Lang = "zh") -> str:
        """The verdict, the placements and everything that was found, as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        spoken = check_lang(lang)
        return page(
            element("p", element("strong", self._head.in_(spoken))),
            table(_HEADINGS, self._rows(), lang=spoken),
            *(element("p", each.in_language(spoken)) for each in self.findings),
            element("p", NOTICE.in_(spoken)),
            lang=spoken,
        )

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data."""
        return {
            "verdict": self.verdict.value,
            "placements": [{**each.as_data(), "verdict": verdict.value} for each, verdict in self._verdicts()],
            "findings": [each.as_data() for each in self.findings],
            "by_area": self.by_area.as_data(),
            "notice": NOTICE.as_data(),
        }


def _verdict(findings: Iterable[PlacementFinding]) -> Verdict:
    weights = {each.weight for each in findings}
    return Verdict.NO if Weight.WRONG in weights else Verdict.UNDETERMINED if Weight.NOT_TOLD in weights else Verdict.YES


def check_placements(placements: Iterable[Placement], areas: Iterable[Area], law: Law[S]) -> PlacementCheck:
    """Whether whoever recruits, manages and uses workers stands at the level that the law has for it.

    That the community lies in the subdistrict that manages, and this in the district that recruits, is no demand of the text: where it is not so,
    that is worth a look and turns no verdict. Who shares a worker is not told: undetermined.

    Raises:
        DuplicateNameError: If two areas have one id, somebody is placed twice, or ids differ by case, width or spaces alone.

    Source:
        For `OUHAI`: O36.
    """
    listed = tuple(sorted(placements, key=lambda each: each.person))
    check_distinct(Text("配备人员", "person placed"), (each.person for each in listed))
    known = tuple(sorted(areas, key=lambda each: each.id))
    check_distinct(_AREA, (area.id for area in known))
    named = (by for each in listed for act in PlacementAct if isinstance(by := each.by(act), str))
    check_written_alike(_AREA, chain((area.id for area in known), (area.within for area in known if area.within is not None), named))
    by_id = {area.id: area for area in known}
    steps = law.policy.placement_steps
    findings = tuple(finding for each in listed for finding in _findings(each, by_id, steps))
    return PlacementCheck(placements=listed, areas=known, findings=findings)


def _findings(placement: Placement, areas: dict[str, Area], steps: tuple[PlacementStep, ...]) -> Iterator[PlacementFinding]:
    above: Area | None = None
    for step in steps:
        by = placement.by(step.act)
        area = None if isinstance(by, Missing) else areas.get(by)
        if (found := _fault(by, area, above, step)) is not None:
            code, weight, text, fix = found
            yield PlacementFinding(code=code, weight=weight, person=placement.person, act=step.act, text=text, fix=fix, clause=step.clause)
        above = area


def _fault(by: str | Missing, area: Area | None, above: Area | None, step: PlacementStep) -> tuple[str, Weight, Text, Text] | None:
    act, level = step.act.label, step.level.label
    if isinstance(by, Missing):
        found = Text(f"由谁{act.zh}：{by.label.zh}", f"who {act.en}: {by.label.en}")
        return "not_told", Weight.NOT_TOLD, found, Text(f"请补填（应为{level.zh}）", f"give it, a {level.en}")
    if area is None:
        key = mask_identity(by)
        found = Text(f"没有编号为{key}的地方", f"there is no area {key}")
        return "unknown_area", Weight.NOT_TOLD, found, Text("请核对编号或补列该地方", "look the id up, or list the area")
    name, its = mask_identity(area.name), area.level.label
    if area.level is not step.level:
        found = Text(f"由{its.zh}（{name}）{act.zh}", f"a {its.en} ({name}) {act.en}")
        return "wrong_level", Weight.WRONG, found, Text(f"应由{level.zh}{act.zh}", f"it should be a {level.en}")
    if above is not None and area.within != above.id:
        there = mask_identity(above.name)
        found = Text(f"{name}不在{there}之内", f"{name} does not lie in {there}")
        return "elsewhere", Weight.LOOK, found, Text("条文未要求，请核对", "the text does not ask for it; look it up")
    return None
