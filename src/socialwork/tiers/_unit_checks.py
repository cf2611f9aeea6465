"""What can be wrong with the units of a network."""

from collections import Counter
from collections.abc import Iterator

import attrs

from ..text import Text, joined, plain
from ._telling import MOST_NAMED, Looking, error, quoted, said, warning
from .findings import Finding, Subject, named
from .layouts import Guidance
from .places import Place, Unit
from .words import Tier

__all__ = ["UnitChecks"]


@attrs.frozen(eq=False, slots=False)
class UnitChecks(Looking):
    """One look at the units."""

    def findings(self) -> Iterator[Finding]:
        """What is wrong with units."""
        for unit in self.ground.units:
            rank = self.ground.rank.get(unit.tier)
            if rank is None:
                yield self.unknown_tier(unit, Subject.UNIT)
            yield from self._where(unit, rank)
            if rank is not None:
                yield from self._under(unit, rank)
                yield from self._serves(unit, rank)
        yield from self._too_many()

    def _where(self, unit: Unit, rank: int | None) -> Iterator[Finding]:
        place = self.ground.place.get(unit.place)
        if place is None:
            text = said(
                "{unit}所在的{id}不在地方之中", "{unit} is at {id}, and no place has that id", unit=named(unit), id=quoted(unit.place)
            )
            fix = self.meant(unit.place, Text("请填一处地方的编号", "give the id of a place"))
            yield error("unknown_place", Subject.UNIT, unit, "place", text, fix)
        elif rank is not None and place.tier != unit.tier and place.tier in self.ground.rank:
            tier, other = self.tier(rank), self.layout.tier(place.tier)
            text = said(
                "{unit}是{kind}，所在的{place}是{level}", "{unit} is a {kind} and is at {place}, a {level}",
                unit=named(unit), kind=tier.unit, place=named(place), level=other.level,
            )  # fmt: skip
            fix = said("{kind}应设在{level}；请核对", "a {kind} belongs to a {level}; look up both", kind=tier.unit, level=tier.level)
            yield attrs.evolve(error("wrong_place", Subject.UNIT, unit, "place", text, fix), clause=tier.clause)

    def _too_many(self) -> Iterator[Finding]:
        for place, (first, *others) in ((place, there) for place, there in self.ground.at.items() if len(there) > 1):
            here = self.ground.place[place]
            count, tier = self.layout.count(here.tier), self.layout.tier(here.tier)
            for other in others if count.only_one else ():
                one, two = self.ground.unit[first], self.ground.unit[other]
                text = said(
                    "{place}已有{kind}{one}，另有{two}", "{place} has the {kind} {one} already, and {two} beside it",
                    place=named(here), kind=tier.unit, one=named(one), two=named(two),
                )  # fmt: skip
                fix = said("按所取口径，一处{count}", "a place has {count}, as the text is read here", count=count.label)
                found = warning("too_many", Subject.UNIT, two, "place", text, fix)
                yield attrs.evolve(found, clause=tier.clause, reading=self.layout.count_reading)

    def _under(self, unit: Unit, rank: int) -> Iterator[Finding]:
        if rank == 0:
            if unit.under is not None:
                text = said("{unit}是最高一级，却写了上级", "{unit} is of the highest level and yet under another unit", unit=named(unit))
                yield error("wrong_guide", Subject.UNIT, unit, "under", text, Text("请留空", "leave it empty"))
            return
        above, area = self.tier(rank - 1), self.ground.area(unit.place, rank - 1) if self.ground.in_place(unit) else None
        if unit.under is not None:
            yield from self._guide(unit, above, area)
        elif area is not None:
            yield from self._guideless(unit, above, area)

    def _guideless(self, unit: Unit, above: Tier, area: str) -> Iterator[Finding]:
        there, here = self.ground.at.get(area, ()), named(self.ground.place[area])
        if not there:
            text = said(
                "{unit}上无{kind}：{area}没有", "no {kind} guides {unit}: {area} has none", unit=named(unit), kind=above.unit, area=here
            )
            fix = said("请补填该处的{kind}，或写明由谁指导", "add the {kind} of the place, or say which one guides it", kind=above.unit)
            yield attrs.evolve(warning("orphan", Subject.UNIT, unit, "under", text, fix), clause=above.clause)
        elif len(there) > 1 and not self.layout.shared(unit.tier):
            text = said(
                "{area}有{number}个{kind}，没有写明{unit}由哪一个指导", "{area} has {number} of the kind {kind}, and nobody says which of them guides {unit}",
                area=here, number=plain(len(there)), kind=above.unit, unit=named(unit),
            )  # fmt: skip
            fix = Text("请填其中之一：", "give one of: ") + joined(map(quoted, there[:MOST_NAMED]))
            found = warning("guide_not_said", Subject.UNIT, unit, "under", text, fix)
            yield attrs.evolve(found, clause=above.clause, reading=self.layout.guidance_reading)

    def _guide(self, unit: Unit, above: Tier, area: str | None) -> Iterator[Finding]:
        under = unit.under or ""
        guide = self.ground.unit.get(under)
        if guide is None:
            text = said("{unit}的上级{id}不在机构之中", "{unit} is under {id}, and no unit has that id", unit=named(unit), id=quoted(under))
            fix = self.meant(under, Text("请填一个机构的编号", "give the id of a unit"), unit=True)
            yield error("unknown_under", Subject.UNIT, unit, "under", text, fix)
        elif self.layout.reach_reading is not None and self.ground.is_two_up(unit, guide):
            yield self._skipped(unit, guide, above)
        elif guide.tier != above.id and guide.tier in self.ground.rank:
            text = said(
                "{unit}的上级{guide}是{kind}", "{unit} is under {guide}, a {kind}",
                unit=named(unit), guide=named(guide), kind=self.layout.tier(guide.tier).unit,
            )  # fmt: skip
            fix = said("应填指导它的{kind}", "give the {kind} that guides it", kind=above.unit)
            yield attrs.evolve(error("wrong_guide", Subject.UNIT, unit, "under", text, fix), clause=above.clause)
        elif area is not None and self.ground.in_place(guide) and guide.place != area:
            yield self._elsewhere(unit, guide, above, area)

    def _elsewhere(self, unit: Unit, guide: Unit, above: Tier, area: str) -> Finding:
        text = said(
            "{unit}在{area}，其上级{guide}在{other}", "{unit} lies in {area}, and {guide}, which it is under, is at {other}",
            unit=named(unit), area=named(self.ground.place[area]), guide=named(guide), other=named(self.ground.place[guide.place]),
        )  # fmt: skip
        own, reading = {"area": named(self.ground.place[area]), "kind": above.unit}, self.layout.guidance_reading
        if reading is None:
            fix = said("应填{area}的{kind}", "give a {kind} of {area}", **own)
            return attrs.evolve(error("guide_elsewhere", Subject.UNIT, unit, "under", text, fix), clause=above.clause)
        fix = said("按所取口径，由{area}的{kind}指导；请核对", "as the text is read here, a {kind} of {area} guides it; have a look", **own)
        return attrs.evolve(warning("guide_elsewhere", Subject.UNIT, unit, "under", text, fix), clause=above.clause, reading=reading)

    def _skipped(self, unit: Unit, guide: Unit, above: Tier) -> Finding:
        over = self.layout.tier(guide.tier)
        area = self.ground.area(unit.place, self.ground.rank[guide.tier]) if self.ground.in_place(unit) else None
        if area is not None and self.ground.in_place(guide) and guide.place != area:
            return self._elsewhere(unit, guide, over, area)
        text = said(
            "{unit}直接由{kind}{guide}指导",
            "{unit} is under the {kind} {guide} directly",
            unit=named(unit),
            kind=over.unit,
            guide=named(guide),
        )
        if self.layout.reaches_down:
            fix = Text("按所取口径可以如此；请核对", "which it may be, as the text is read here; have a look")
        else:
            fix = said("按所取口径，应由{kind}指导；请核对", "as the text is read here, a {kind} guides it; have a look", kind=above.unit)
        found = warning("guide_skips", Subject.UNIT, unit, "under", text, fix)
        return attrs.evolve(found, clause=over.clause, reading=self.layout.reach_reading)

    def _serves(self, unit: Unit, rank: int) -> Iterator[Finding]:
        times = Counter(unit.serves)
        for name, often in times.items():
            place = self.ground.place.get(name)
            told = {"unit": named(unit), "place": quoted(name) if place is None else named(place)}
            if place is None:
                text = said("{unit}兼顾的{place}不在地方之中", "{unit} serves {place}, and no place has that id", **told)
                fix = self.meant(name, Text("请填一处地方的编号", "give the id of a place"))
                yield error("unknown_serves", Subject.UNIT, unit, "serves", text, fix)
            elif often > 1 or name == unit.place:
                text = said("{unit}兼顾的{place}写了两次，或就是其所在地", "{unit} serves {place}, which it names twice or is at", **told)
                fix = Text("每处只写一次，所在地不必写", "name each place once, and not the one where it is")
                yield error("serves_twice", Subject.UNIT, unit, "serves", text, fix)
            elif place.tier in self.ground.rank:
                yield from self._served(unit, rank, place, told)

    def _served(self, unit: Unit, rank: int, place: Place, told: dict[str, Text]) -> Iterator[Finding]:
        reading = self.layout.guidance_reading
        if self.ground.rank[place.tier] != rank + 1:
            text = said("{unit}兼顾{place}", "{unit} serves {place}", **told)
            fix = Text("只能兼顾下一级的地方", "a unit can serve places one level below its own")
            yield error("serves_wrong_level", Subject.UNIT, unit, "serves", text, fix)
        elif self.ground.in_place(unit) and (area := self.ground.area(place.id, rank)) is not None and area != unit.place:
            text = said("{unit}兼顾{place}，而后者不在其辖区", "{unit} serves {place}, which lies outside its area", **told)
            yield error("serves_elsewhere", Subject.UNIT, unit, "serves", text, Text("请核对", "look up both"))
        elif self.layout.guidance is not Guidance.SERVING:
            text = said("{unit}兼顾{place}", "{unit} serves {place} too", **told)
            fix = Text("按所取口径，各机构只服务其所在地", "as the text is read here, each unit serves the place where it is")
            yield attrs.evolve(warning("serves_beyond", Subject.UNIT, unit, "serves", text, fix), reading=reading)
        elif place.id in self.ground.at:
            text = said("{unit}兼顾{place}，而该处自有机构", "{unit} serves {place}, which has a unit of its own", **told)
            fix = Text("只有未设机构之处才由上级兼顾；请核对", "only places that have none are served from above; have a look")
            yield attrs.evolve(warning("serves_served", Subject.UNIT, unit, "serves", text, fix), reading=reading)
