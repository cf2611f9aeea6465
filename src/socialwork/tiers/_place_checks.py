"""What can be wrong with the places of a network."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import attrs

from ..errors import mask_identity
from ..text import Text, joined, plain
from ._telling import MOST_NAMED, Looking, error, in_quotes, quoted, said, warning
from .findings import Finding, Subject, named
from .layouts import PerPlace
from .places import Place, code_fault, of_a_zone, shown_code

__all__ = ["PlaceChecks"]


@attrs.frozen(eq=False, slots=False)
class PlaceChecks(Looking):
    """One look at the places."""

    @cached_property
    def _coded(self) -> dict[str, str]:
        """The codes that are codes, by place."""
        tiers = {tier.id: tier for tier in self.layout.tiers}
        return {
            place.id: place.code
            for place in self.ground.places
            if place.code is not None and place.tier in tiers and code_fault(place.code, tiers[place.tier]) is None
        }

    def findings(self) -> Iterator[Finding]:
        """What is wrong with places."""
        in_circle = {place for circle in self.ground.circles for place in circle}
        for circle in self.ground.circles:
            yield self._circle(circle)
        for place in self.ground.places:
            rank = self.ground.rank.get(place.tier)
            if rank is None:
                yield self.unknown_tier(place, Subject.PLACE)
            if place.id not in in_circle:
                yield from self._within(place, rank)
            if rank is not None:
                yield from self._code(place, rank)
                yield from self._unlisted(place, rank)
                yield from self._none_here(place, rank)
        yield from self._same_codes()
        yield from self._same_names()

    def _circle(self, circle: tuple[str, ...]) -> Finding:
        first = circle.index(min(circle))
        path = (*circle[first:], *circle[:first], circle[first])
        told = path if len(path) <= MOST_NAMED else (*path[: MOST_NAMED - 1], "…", path[-1])
        way = joined((Text(mask_identity(each), mask_identity(each)) for each in told), zh="→", en=" -> ")
        text = said("这些地方互相隶属：{way}", "these places lie within one another: {way}", way=way)
        fix = Text("请改正其中一处的上级", "put right the place that one of them is within")
        return error("circle", Subject.PLACE, self.ground.place[circle[first]], "within", text, fix)

    def _within(self, place: Place, rank: int | None) -> Iterator[Finding]:
        above = None if rank is None or rank == 0 else self.tier(rank - 1)
        if place.within is None:
            if above is not None:
                text = said("{place}没有写明属于哪里", "{place} lies within no place", place=named(place))
                fix = said("请填所属{level}的编号", "give the id of the {level} that it belongs to", level=above.level)
                yield error("no_within", Subject.PLACE, place, "within", text, fix)
            return
        parent = self.ground.place.get(place.within)
        if parent is None:
            text = said(
                "{place}的上级{id}不在地方之中",
                "{place} is within {id}, and no place has that id",
                place=named(place),
                id=quoted(place.within),
            )
            fix = self.meant(place.within, Text("请填一处地方的编号", "give the id of a place"))
            yield error("unknown_within", Subject.PLACE, place, "within", text, fix)
        elif rank is not None and (over := self.ground.rank.get(parent.tier)) is not None and over != rank - 1:
            text = said(
                "{place}是{level}，其上级{parent}是{other}", "{place} is a {level} and lies within {parent}, a {other}",
                place=named(place), level=self.tier(rank).level, parent=named(parent), other=self.tier(over).level,
            )  # fmt: skip
            fix = (
                Text("最高一级没有上级；请留空", "the highest level lies within nothing; leave it empty")
                if above is None
                else said("请填所属{level}的编号", "give the id of the {level} that it belongs to", level=above.level)
            )
            yield error("wrong_level", Subject.PLACE, place, "within", text, fix)

    def _code(self, place: Place, rank: int) -> Iterator[Finding]:
        if place.code is None:
            return
        if (fault := code_fault(place.code, self.tier(rank))) is not None:
            text = said(
                "{place}的代码{code}不对", "{place} has the code {code}", place=named(place), code=in_quotes(shown_code(place.code))
            )
            yield error("bad_code", Subject.PLACE, place, "code", text, fault)
            return
        above = (each for each in reversed(self.ground.areas[place.id][:rank]) if each in self._coded)
        over = next(above, None)
        if over is None or place.code.startswith(begins := self._coded[over]):
            return
        text = said(
            "{place}的代码{code}与所属{over}的{begins}不相承", "{place} has the code {code}, and {over}, where it lies, has {begins}",
            place=named(place), code=quoted(place.code), over=named(self.ground.place[over]), begins=quoted(begins),
        )  # fmt: skip
        if (fix := self._editions(place, self.ground.place[over])) is not None:
            yield warning("code_elsewhere", Subject.PLACE, place, "code", text, fix)
        elif of_a_zone(place.code) or of_a_zone(begins):
            fix = Text("开发区、园区、农场等的代码可以如此；请核对", "codes of development zones, parks and farms may do that; have a look")
            yield warning("code_elsewhere", Subject.PLACE, place, "code", text, fix)
        else:
            fix = said(
                "代码应以{begins}开头；请核对代码和上级",
                "it should begin with {begins}; look at the code, and at where it lies",
                begins=quoted(begins),
            )
            yield error("code_elsewhere", Subject.PLACE, place, "code", text, fix)

    @staticmethod
    def _editions(one: Place, two: Place) -> Text | None:
        """That the codes of two places are of different days, and need not go together; None where nobody says so."""
        if one.code_as_of is None or two.code_as_of is None or one.code_as_of == two.code_as_of:
            return None
        return said(
            "两个代码的日期不同（{one}与{two}），而代码逐年变动；请核对",
            "the codes are of different days ({one} and {two}), and codes change by the year; have a look",
            one=plain(one.code_as_of),
            two=plain(two.code_as_of),
        )

    def _same_codes(self) -> Iterator[Finding]:
        sharing: defaultdict[str, list[str]] = defaultdict(list)
        for place, code in self._coded.items():
            sharing[code].append(place)
        for first, *others in (sorted(ids) for ids in sharing.values() if len(ids) > 1):
            for other in others:
                one, two = self.ground.place[first], self.ground.place[other]
                text = said("{two}与{one}的代码相同", "{two} has the same code as {one}", one=named(one), two=named(two))
                if (fix := self._editions(one, two)) is not None:
                    yield warning("code_twice", Subject.PLACE, two, "code", text, fix)
                    continue
                fix = Text("一处一个代码；请核对", "each place has a code of its own; look them up")
                yield error("code_twice", Subject.PLACE, two, "code", text, fix)

    def _same_names(self) -> Iterator[Finding]:
        sharing: defaultdict[tuple[str, str, str | None], list[str]] = defaultdict(list)
        for place in self.ground.places:
            sharing[place.name, place.tier, place.within].append(place.id)
        for first, *others in (sorted(ids) for ids in sharing.values() if len(ids) > 1):
            for other in others:
                one, two = self.ground.place[first], self.ground.place[other]
                text = said(
                    "{two}与{one}同名，且属于同一上级",
                    "{two} has the same name as {one} and lies within the same place",
                    one=named(one),
                    two=named(two),
                )
                fix = Text("若是同一处，请只留一处", "if they are the same, keep one of them")
                yield warning("same_name", Subject.PLACE, two, "name", text, fix)

    def _unlisted(self, place: Place, rank: int) -> Iterator[Finding]:
        ends = self.ground.unlisted.get(place.id)
        if ends is not None:
            tier = self.tier(rank)
            text = said("{place}是{name}", "{place} is by its name a {name}", place=named(place), name=quoted(ends))
            listed = joined(quoted(name) for name in tier.level_names if name not in self.layout.unlisted)
            fix = said(
                "按所取口径，{level}一级只有{listed}，此处不计入该级；请核对",
                "as the text is read here, the level {level} has {listed} only, and this place does not count among it; have a look",
                level=tier.level, listed=listed,
            )  # fmt: skip
            found = warning("unlisted_name", Subject.PLACE, place, "name", text, fix)
            yield attrs.evolve(found, clause=tier.clause, reading=self.layout.names_reading)

    def _none_here(self, place: Place, rank: int) -> Iterator[Finding]:
        if self.layout.count(place.tier) is PerPlace.EXACTLY_ONE and not (place.id in self.ground.at or place.id in self.ground.unlisted):
            tier = self.tier(rank)
            text = said("{place}没有{unit}", "{place} has no {unit}", place=named(place), unit=tier.unit)
            fix = Text("按所取口径应有一个", "it should have one, as the text is read here")
            found = warning("no_unit", Subject.PLACE, place, "id", text, fix)
            yield attrs.evolve(found, clause=tier.clause, reading=self.layout.count_reading)
