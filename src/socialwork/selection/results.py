"""The outcome of a selection: everybody's place, the ties, the share, and what differs from another one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import attrs

from ..errors import UnknownNameError, mask_identity
from ..rules import NOTICE, AppliedLaw, Decision, Verdict
from ..rules.explain import value_data
from ..text import Lang, Text, check_lang, joined, plain
from .combinations import Combinations
from .contest import Contest
from .outcomes import Basis, Outcome
from .placements import Placement
from .profiles import Entrant
from .resolutions import Resolution
from .shares import Allotment, Share, Shortage, Strength
from .turning import ProfilesOf

__all__ = ["Change", "Difference", "Selection", "Tie", "decide_places"]


_TOLD = 10  # as many people a summary names of those to ask


class Tie(NamedTuple):
    """A group whom the rules do not separate although it decides about seats.

    Attributes:
        ids: The people, in order of their ids.
        merit: Their common merit.
        seats: The least and the greatest number of seats for them, equal unless something else is open; None where the group does not
            compete for seats of its own.
    """

    ids: tuple[str, ...]
    merit: object
    seats: tuple[int, int] | None


class Change(NamedTuple):
    """Somebody whose place differs between two selections; an outcome is None where they took no part."""

    id: str
    before: Outcome | None
    after: Outcome | None
    rests_on_before: tuple[Basis, ...]
    rests_on_after: tuple[Basis, ...]


class Difference(NamedTuple):
    """What differs between two selections.

    Attributes:
        changes: Everybody whose outcome or its basis differs, in order of their ids.
        seats: The seats of each.
        readings: For each reading chosen differently, its id and the two options.
    """

    changes: tuple[Change, ...]
    seats: tuple[int, int]
    readings: tuple[tuple[str, str, str], ...]


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Selection:
    """Who is selected, who is not, and what is open.

    Attributes:
        law: The law it was made under.
        seats: Places there were.
        share: The reserved share as it was applied.
        placements: Everybody's place: the eligible by rank, then the others; equal ranks in the order of their ids.
        allotments: Every way the seats can be allotted over what is open; one where nothing is.
        unused_resolutions: Resolutions that order nobody here.
        notes: What everybody who reads it should know: assumptions, validity.
        readings: The option of every reading.
        combinations: Where readings were varied: everybody under every admissible combination of them.
    """

    law: AppliedLaw
    seats: int
    share: Share
    placements: tuple[Placement, ...]
    allotments: tuple[Allotment, ...]
    unused_resolutions: tuple[Resolution, ...] = ()
    notes: tuple[Text, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    combinations: Combinations | None = None

    def __repr__(self) -> str:
        return f"Selection({len(self.selected)} selected, {len(self.open)} open, {len(self.not_selected)} not selected, {self.seats} seats)"

    def _with(self, outcome: Outcome) -> tuple[str, ...]:
        return tuple(place.id for place in self.placements if place.outcome is outcome)

    @property
    def selected(self) -> tuple[str, ...]:
        """Who has a seat in every case, by rank."""
        return self._with(Outcome.SELECTED)

    @property
    def open(self) -> tuple[str, ...]:
        """Whose place is open, by rank."""
        return self._with(Outcome.OPEN)

    @property
    def not_selected(self) -> tuple[str, ...]:
        """Who has no seat in any case."""
        return self._with(Outcome.NOT_SELECTED)

    def placement(self, person: str) -> Placement:
        """The place of one person.

        Raises:
            UnknownNameError: If nobody of that id took part.
        """
        found = self._by_id.get(person)
        if found is None:
            raise UnknownNameError(Text("人选", "candidate"), person, tuple(self._by_id))
        return found

    @cached_property
    def _by_id(self) -> dict[str, Placement]:
        return {place.id: place for place in self.placements}

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The groups that the rules do not separate although it decides about seats, best first."""
        left = {place.id: place for place in self.placements if Basis.TIE in place.chosen[1]}
        found: list[Tie] = []
        while left:
            group: dict[str, Placement] = {}
            reached = [next(iter(left))]
            while reached:
                # Who is level with one of the group belongs to it, also where a resolution already orders some of them.
                if place := left.pop(reached.pop(), None):
                    group[place.id] = place
                    reached += place.tied_with
            if len(group) > 1:
                found.append(Tie(tuple(sorted(group)), next(iter(group.values())).merit, self._seats_for(group)))
        return tuple(found)

    def _seats_for(self, group: Mapping[str, Placement]) -> tuple[int, int] | None:
        for place in group.values():
            level = {place.id, *place.tied_with}
            others = [self.placement(other).chosen[0] for other in level - group.keys()]
            if place.contested is not None and group.keys() <= level and Outcome.OPEN not in others:
                taken = others.count(Outcome.SELECTED)
                return place.contested[0] - taken, place.contested[1] - taken
        return None

    @cached_property
    def to_ask(self) -> tuple[tuple[str, tuple[Text, ...]], ...]:
        """Whose missing facts some open place waits for, each person with those facts in words, by rank.

        Somebody whose own place is decided can be among them: their facts may decide about others.
        """
        waiting = [place for place in self.placements if _waits(place)]
        wanted = {person for place in waiting for person in (place.id, *place.waits_for)}
        return tuple((place.id, place.missing) for place in self.placements if place.id in wanted and place.missing)

    @property
    def reserved_selected(self) -> tuple[int, int]:
        """How many people of the reserved group are selected: at the least, and at the most."""
        certain = sum(place.reserved == (True,) for place in self.placements if place.chosen[0] is Outcome.SELECTED)
        possible = sum(True in place.reserved for place in self.placements if place.chosen[0] is not Outcome.NOT_SELECTED)
        least, most = min(allotment.low for allotment in self.allotments), max(allotment.high for allotment in self.allotments)
        return max(certain, least), min(possible, most)

    @property
    def shortage(self) -> bool | None:
        """Whether the share cannot be met; None where that depends on something open."""
        short = {allotment.short for allotment in self.allotments}
        return short.pop() if len(short) == 1 else None

    def summary(self, lang: Lang = "zh") -> str:
        """The outcome in a few lines: numbers, share, shortage, ties, what is open, what was assumed.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return "\n".join(text.in_(lang) for text in self._summary())

    def _summary(self) -> Iterator[Text]:
        yield Text(
            f"名额{self.seats}个：拟入选{len(self.selected)}人，待定{len(self.open)}人，未入选{len(self.not_selected)}人（按{self.law.day}的规定）",
            f"{self.seats} seats: {len(self.selected)} selected, {len(self.open)} open, {len(self.not_selected)} not selected (law of {self.law.day})",
        )
        yield from self._combination_lines()
        yield from self._share_lines()
        for tie in self.ties:
            left = _seats(tie.seats)
            ids = ", ".join(map(mask_identity, tie.ids))
            yield Text(
                f"并列未决：{ids}（{left.zh}，须由主管机关裁定）",
                f"tie not settled by the rules: {ids} ({left.en}; the competent body decides)",
            )
        waiting = [place for place in self.placements if _waits(place)]
        if waiting:
            own = sum(bool(place.missing) for place in waiting)
            yield Text(
                f"因事实未明而待定{len(waiting)}人，其中{own}人缺本人事实",
                f"{len(waiting)} open for missing facts, {own} of them with facts of their own missing",
            )
        if self.to_ask:
            asked = joined(
                (
                    Text(f"{mask_identity(person)}（{joined(labels).zh}）", f"{mask_identity(person)} ({joined(labels).en})")
                    for person, labels in self.to_ask[:_TOLD]
                ),
                zh="；",
                en="; ",
            )
            more = len(self.to_ask) - _TOLD
            rest = Text(f"；等共{len(self.to_ask)}人", f"; and {more} more") if more > 0 else None
            yield Text("应先核实：", "to ask for first: ") + (asked + rest if rest else asked)
        for resolution in self.unused_resolutions:
            yield Text(f"未用到的并列裁定：{'、'.join(resolution.chosen)}", f"resolution not used: {', '.join(resolution.chosen)}")
        yield from self.notes
        yield NOTICE

    def _combination_lines(self) -> Iterator[Text]:
        """Under how many combinations of readings this holds, which readings matter, and what is so under those chosen."""
        if self.combinations is None:
            return
        count, matter = self.combinations.count, self.combinations.mattering
        yield Text(f"以上为口径的全部{count}种可采组合下的共同结论", f"the same under all {count} admissible combinations of readings")
        if not matter:
            yield Text("没有口径影响任何人的结果", "no reading makes a difference to anybody")
            return
        yield Text(f"有关口径：{'、'.join(matter)}；其余口径不影响结果", f"readings that matter: {', '.join(matter)}; the others do not")
        numbers = [sum(place.chosen[0] is outcome for place in self.placements) for outcome in Outcome]
        yield Text(
            f"按所选口径：拟入选{numbers[0]}人，待定{numbers[1]}人，未入选{numbers[2]}人；以下按所选口径",
            f"under the readings chosen: {numbers[0]} selected, {numbers[1]} open, {numbers[2]} not selected; what follows is under those",
        )
        turned: dict[tuple[str, str], int] = {}
        for place in self.placements:
            for reading, option, _ in place.turned_by:
                turned[reading, option] = turned.get((reading, option), 0) + 1
        for (reading, option), people in sorted(turned.items(), key=lambda each: (-each[1], each[0])):
            said = self.law.reading(reading).option(option).label
            yield Text(
                f"  仅改口径{reading}取“{said.zh}”：{people}人结果不同",
                f'  with reading {reading} alone taken as "{said.en}": {people} {"place differs" if people == 1 else "places differ"}',
            )

    def _share_lines(self) -> Iterator[Text]:
        group = self.share.label
        certain, possible = self.reserved_selected
        among = plain(certain) if certain == possible else Text(f"{certain}至{possible}", f"{certain} to {possible}")
        if self.share.strength is Strength.REPORT_ONLY:
            yield Text(f"{group.zh}：{among.zh}人（只核对）", f"{group.en}: {among.en} (checked only)")
        else:
            bounds = [bound for allotment in self.allotments for bound in allotment.wanted]
            low, high = min(bounds), max(bounds)
            if 0 < low < high and high >= max(allotment.size for allotment in self.allotments):  # no bound above
                wanted = Text(f"至少{low}", f"at least {low}")
            else:
                wanted = plain(low) if low == high else Text(f"{low}至{high}", f"{low} to {high}")
            strength, part = (
                self.share.strength.label,
                Text(f"{self.share.base.label.zh}的{self.share.fraction}", f"{self.share.fraction} of {self.share.base.label.en}"),
            )
            after = self.share.strength is Strength.ABOUT
            share = Text(part.zh + strength.zh if after else strength.zh + part.zh, f"{strength.en} {part.en}")
            yield Text(
                f"{group.zh}：{among.zh}人，要求{wanted.zh}人（{share.zh}）", f"{group.en}: {among.en}, {wanted.en} wanted ({share.en})"
            )
        if self.shortage is not False:
            said = (
                Text("比例不能满足", "the share cannot be met")
                if self.shortage
                else Text("比例能否满足取决于待核实事实", "missing facts decide whether the share can be met")
            )
            yield said + Text(f"；处理办法：{self.share.shortage.label.zh}", f"; then: {self.share.shortage.label.en}")

    def diff(self, other: "Selection") -> Difference:
        """What differs from this selection to another one."""
        mine, theirs = ({place.id: place for place in each.placements} for each in (self, other))
        changes: list[Change] = []
        for person in sorted({*mine, *theirs}):
            before, after = mine.get(person), theirs.get(person)
            change = Change(
                person,
                before.outcome if before else None,
                after.outcome if after else None,
                before.rests_on if before else (),
                after.rests_on if after else (),
            )
            if change.before is not change.after or change.rests_on_before != change.rests_on_after:
                changes.append(change)
        here, there = dict(self.readings), dict(other.readings)
        readings = tuple(
            (name, here.get(name, ""), there.get(name, "")) for name in sorted({*here, *there}) if here.get(name) != there.get(name)
        )
        return Difference(tuple(changes), (self.seats, other.seats), readings)

    def as_data(self, *, reasons: bool = False) -> dict[str, Any]:
        """The selection as JSON data; see `Placement.as_data` for `reasons`."""
        return {
            "schema": "socialwork.selection/1",
            "day": str(self.law.day),
            "seats": self.seats,
            "readings": dict(self.readings),
            "candidates": [place.as_data(reasons=reasons) for place in self.placements],
            "ties": [{"ids": list(tie.ids), "merit": value_data(tie.merit), "seats": tie.seats and list(tie.seats)} for tie in self.ties],
            "to_ask": [{"id": person, "facts": [label.as_data() for label in labels]} for person, labels in self.to_ask],
            "shortage": self.shortage,
            "reserved_selected": {"least": self.reserved_selected[0], "most": self.reserved_selected[1]},
            "unused_resolutions": [{"chosen": list(each.chosen), "over": list(each.over)} for each in self.unused_resolutions],
            "notes": [note.as_data() for note in (*self.notes, NOTICE)],
            **({} if self.combinations is None else self._combinations_as_data(self.combinations)),
        }

    @staticmethod
    def _combinations_as_data(combinations: Combinations) -> dict[str, Any]:
        varied = [name for names in combinations.readings for name in names]
        return {"combinations": {"count": combinations.count, "readings": varied, "matter": list(combinations.mattering)}}


def _waits(place: Placement) -> bool:
    """Whether the place waits for facts under the readings chosen."""
    outcome, rests_on = place.chosen
    return outcome is Outcome.OPEN and Basis.MISSING_FACT in rests_on


def _seats(seats: tuple[int, int] | None) -> Text:
    if seats is None:
        return Text("与其他人选共争名额", "they compete for seats with others")
    least, most = seats
    return (
        Text(f"争{least}个名额", f"for {least} {'seat' if least == 1 else 'seats'}")
        if least == most
        else Text(f"争{least}至{most}个名额", f"for {least} to {most} seats")
    )


def decide_places(
    contest: Contest,
    *,
    merits: Mapping[str, object],
    reasons: Mapping[str, tuple[Decision, ...]],
    resolutions: Iterable[Resolution],
    merit_of: Callable[[int], object],
    cited: Mapping[Basis, tuple[str, ...]],
    combinations: Combinations | None = None,
    profiles_of: Mapping[str, ProfilesOf] | None = None,
) -> tuple[Placement, ...]:
    """Everybody's place in a contest: the eligible by rank, then the others; equal ranks in the order of their ids.

    Args:
        contest: Who takes part, for how many seats, under which share.
        merits: The merit of each, or `Missing`.
        reasons: The decisions behind each one's profiles; the first says who may take part at all.
        resolutions: The recorded decisions between equals.
        merit_of: The merit that lies so many steps up the scale.
        cited: The clauses behind each basis.
        combinations: Everybody under every combination of readings, where these are varied.
        profiles_of: For each what they may turn out to be when the decisions behind them come out otherwise.
    """
    unbound = contest.with_share(attrs.evolve(contest.share, strength=Strength.REPORT_ONLY))
    filled = contest.with_share(attrs.evolve(contest.share, shortage=Shortage.FILL))
    given = tuple(resolutions)

    def place(entrant: Entrant) -> Placement:
        barred = any(reason.verdict is Verdict.NO for reason in reasons[entrant.id][:1])
        outcome, rests_on, proven = _outcome(contest, unbound, filled, entrant, barred=barred)
        concern = tuple(each for each in given if _orders(contest, each, entrant.id))
        return Placement(
            contest=contest, person=entrant.id, outcome=outcome, rests_on=rests_on, merit=merits[entrant.id], reasons=reasons[entrant.id],
            proven=proven, resolutions=concern, merit_of=merit_of, cited=cited, combinations=combinations,
            profiles_of=None if profiles_of is None else profiles_of[entrant.id],
        )  # fmt: skip

    placed = [place(entrant) for entrant in contest.entrants]
    return tuple(sorted(placed, key=lambda each: (each.rank is None, each.rank or (0, 0), each.id)))


def _outcome(
    contest: Contest, unbound: Contest, filled: Contest, entrant: Entrant, *, barred: bool
) -> tuple[Outcome, tuple[Basis, ...], bool]:
    standing = contest.standing(entrant.id)
    if standing.always:
        return Outcome.SELECTED, (Basis.GENERAL if unbound.standing(entrant.id).always else Basis.RESERVED,), True
    if not standing.never:
        causes = [basis for basis, holds in ((Basis.TIE, standing.by_tie), (Basis.MISSING_FACT, standing.by_facts)) if holds]
        return Outcome.OPEN, tuple(causes), standing.proven
    if not any(profile.eligible for profile in entrant.profiles):
        return Outcome.NOT_SELECTED, (Basis.NOT_ELIGIBLE if barred else Basis.BELOW_MINIMUM,), True
    if contest.share.shortage is not Shortage.FILL and not filled.standing(entrant.id).never:
        return Outcome.NOT_SELECTED, (Basis.SHORTAGE,), True
    if not unbound.standing(entrant.id).never:
        return Outcome.NOT_SELECTED, (Basis.DISPLACED,), True
    return Outcome.NOT_SELECTED, (Basis.BELOW_CUT,), True


def _orders(contest: Contest, resolution: Resolution, person: str) -> bool:
    """Whether the resolution has a part in ordering the person against somebody whose key can equal theirs, by way of others perhaps."""
    before = contest.before

    def leads(one: str, other: str) -> bool:
        return one == other or one in before.get(other, ())

    above = [(rival, person) for rival in before.get(person, ())]
    below = [(person, rival) for rival, earlier in before.items() if person in earlier]
    return any(
        any(leads(earlier, each) for each in resolution.chosen)
        and any(leads(each, later) for each in resolution.over)
        and contest.can_be_level(earlier, later)
        for earlier, later in (*above, *below)
    )
