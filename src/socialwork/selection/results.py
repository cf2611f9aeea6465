"""The outcome of a selection: everybody's place, the ties, the share, and what differs from another one."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import attrs

from ..errors import InvalidValueError, UnknownNameError, mask_identity
from ..markup import spoken_in_notebooks
from ..rules import NOTICE, AppliedLaw, Missing
from ..rules.explain import value_data
from ..text import Lang, Text, Unit, check_lang
from .comparing import Change, Difference, changed, chosen_otherwise, same_reasons, told
from .contest import Contest
from .html import selection_html
from .levels import Taken, reserved_taken, seats_for
from .outcomes import Basis, Outcome
from .placements import Placement
from .resolutions import Resolution
from .share_wording import share_as_data, share_lines
from .shares import Allotment, Share
from .summarising import combination_lines, waits, whom_to_ask, why_unused
from .tabulating import as_row, as_text
from .ties import Tie, for_seats

if TYPE_CHECKING:
    from .combinations import Combinations

__all__ = ["Change", "Difference", "Selection", "Tie"]


_SEATS = Unit("个名额", "seats", "seat")


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Selection:
    """Who is selected, who is not, and what is open.

    It holds everybody's place: `selection["H089"]` is one, `"H089" in selection` asks whether there is one, `len(selection)` counts them, and
    a loop goes through `placements`. Two selections are equal if they were made under the same law, for the same round, of people who are the
    same as far as the rules look at them, and say the same of them; one that was pickled and read again equals the first.

    Attributes:
        law: The law it was made under.
        contest: Who took part, for how many seats, under which share.
        placements: Everybody's place: the eligible by rank, then the others; equal ranks in the order of their ids.
        unused_resolutions: Resolutions that order nobody here.
        notes: What everybody who reads it should know: assumptions, validity.
        readings: The option of every reading.
        combinations: Where readings were varied: everybody under every admissible combination of them.
        asked: What was asked, as JSON data that stands beside the outcome: the policy, the round and what it recorded.
    """

    law: AppliedLaw
    contest: Contest
    placements: tuple[Placement, ...]
    unused_resolutions: tuple[Resolution, ...] = ()
    notes: tuple[Text, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    combinations: "Combinations | None" = None
    asked: Mapping[str, Any] = attrs.field(factory=dict[str, Any])

    def __repr__(self) -> str:
        return f"Selection({len(self.selected)} selected, {len(self.open)} open, {len(self.not_selected)} not selected, {self.seats} seats)"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Selection):
            return NotImplemented
        if any(mine != theirs for mine, theirs in zip(self._told(), other._told(), strict=True)):
            return False
        return same_reasons(self.placements, other.placements)

    def _told(self) -> Iterator[object]:
        yield from told(self.contest, self.placements, self.combinations)
        yield self.law, self.readings, self.notes, self.unused_resolutions, self.asked

    def __hash__(self) -> int:
        return hash((self.seats, *((place.id, place.outcome.value) for place in self.placements)))

    def __getitem__(self, person: str) -> Placement:
        """The place of one person; see `placement`."""
        return self.placement(person)

    def __contains__(self, person: object) -> bool:
        """Whether somebody of that id took part."""
        return person in self._by_id

    def __iter__(self) -> Iterator[Placement]:
        return iter(self.placements)

    def __len__(self) -> int:
        return len(self.placements)

    @property
    def seats(self) -> int:
        """Places there were."""
        return self.contest.seats

    @property
    def share(self) -> Share:
        """The reserved share as it was applied."""
        return self.contest.share

    @property
    def allotments(self) -> tuple[Allotment, ...]:
        """Every way the seats can be allotted over what is open; one where nothing is."""
        return self.contest.allotments

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
                found.append(self._tie(tuple(sorted(group)), next(iter(group.values())).merit))
        return tuple(found)

    def _tie(self, ids: tuple[str, ...], merit: Decimal | str | Missing) -> Tie:
        seats = seats_for(self.contest, ids)
        if seats is None:
            return Tie(ids, merit, None, proven=False)
        both = len({self.placement(person).reserved for person in ids}) > 1
        reserved, others = (seats.reserved, seats.others) if both else (None, None)
        return Tie(ids, merit, seats.together, reserved, others, seats.proven)

    @cached_property
    def to_ask(self) -> tuple[tuple[str, tuple[Text, ...]], ...]:
        """Whose missing facts some open place waits for, each person with those facts in words, by rank.

        Somebody whose own place is decided can be among them: their facts may decide about others.
        """
        waiting = filter(waits, self.placements)
        wanted = {person for place in waiting for person in (place.id, *place.waits_for)}
        return tuple((place.id, place.missing) for place in self.placements if place.id in wanted and place.missing)

    @cached_property
    def _reserved(self) -> Taken:
        found = reserved_taken(self.contest)
        if found.proven:
            return found
        certain = sum(place.reserved == (True,) for place in self.placements if place.chosen[0] is Outcome.SELECTED)
        possible = sum(True in place.reserved for place in self.placements if place.chosen[0] is not Outcome.NOT_SELECTED)
        return Taken(max(certain, found.least), min(possible, found.most), proven=False)

    @property
    def reserved_selected(self) -> tuple[int, int]:
        """The least and the greatest number of people of the reserved group who are selected, over all worlds, under the readings chosen.

        In no world are there fewer or more. Unless `reserved_proven` is False, there are worlds with either number.
        """
        return self._reserved.least, self._reserved.most

    @property
    def reserved_proven(self) -> bool:
        """False where the search behind `reserved_selected` was bounded: its numbers may in truth lie closer together."""
        return self._reserved.proven

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
            f"{_SEATS.counted(self.seats).en}: {len(self.selected)} selected, {len(self.open)} open, {len(self.not_selected)} not selected (law of {self.law.day})",
        )
        yield from combination_lines(self.combinations, self.placements, self.law)
        yield from share_lines(self.share, self.allotments, self._reserved, shortage=self.shortage)
        for tie in self.ties:
            left = for_seats(tie, self.share.label)
            ids = ", ".join(map(mask_identity, tie.ids))
            yield Text(
                f"并列未决：{ids}（{left.zh}，须由主管机关裁定）",
                f"tie not settled by the rules: {ids} ({left.en}; the competent body decides)",
            )
        waiting = [place for place in self.placements if waits(place)]
        if waiting:
            own = sum(bool(place.missing) for place in waiting)
            yield Text(
                f"因事实未明而待定{len(waiting)}人，其中{own}人缺本人事实",
                f"{len(waiting)} open for missing facts, {own} of them with facts of their own missing",
            )
        if unproven := sum(place.outcome is Outcome.OPEN and not place.proven for place in self.placements):
            yield Text(
                f"待定者中{unproven}人未经证明：搜索已达上限，可能其实已定",
                f"not proven: {unproven} of those open; the search was bounded, and they may in truth be decided",
            )
        if self.to_ask:
            yield Text("应先核实：", "to ask for first: ") + whom_to_ask(self.to_ask, of=len(self.placements))
        for resolution in self.unused_resolutions:
            why = why_unused(resolution, self.contest, among=self)
            yield Text(
                f"未用到的并列裁定：{resolution.text.zh}（{resolution.by}，{resolution.on}）：{why.zh}",
                f"resolution not used: {resolution.text.en} ({resolution.by}, {resolution.on}): {why.en}",
            )
        yield from self.notes
        yield NOTICE

    def to_html(self, lang: Lang = "zh") -> str:
        """The summary and everybody's place as HTML tables; those who are not selected are folded away.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        rows = {outcome: [place.row() for place in self.placements if place.outcome is outcome] for outcome in Outcome}
        return selection_html(self.summary(lang), rows, lang)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def table(self, lang: Lang = "zh", *, everybody: bool = False) -> str:
        """Everybody's place as a table in plain text: who is selected, by rank, then whose place is open.

        Args:
            lang: The language to show.
            everybody: Whether those who are not selected are listed as well; else the last line tells how many they are.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return as_text(self.placements, check_lang(lang), everybody=everybody)

    def rows(self) -> list[dict[str, Any]]:
        """Everybody's place as plain values by name, for data frames and other programs: `pandas.DataFrame(selection.rows())`.

        The names are `id`, `outcome`, `rests_on`, `merit`, `rank_best`, `rank_worst`, `preference`, `reserved`, `tied_with`, `to_tie`,
        `to_seat`, `to_spare`, `missing`, `waits_for` and `proven`. Codes and ids that are several stand in one text with spaces between them;
        None says that something is not known, or that there is none. Numbers stay exact; `as_data` has all that a selection says.
        """
        return [as_row(place) for place in self.placements]

    def diff(self, other: "Selection") -> Difference:
        """What differs from this selection to another one.

        Raises:
            InvalidValueError: If the other is no selection.
        """
        if not isinstance(cast("object", other), Selection):
            raise InvalidValueError("other", type(other).__name__, "give another Selection, such as select(...) makes")
        changes = changed(self.placements, other.placements)
        return Difference(changes, (self.seats, other.seats), chosen_otherwise(self.readings, other.readings))

    def as_data(self, *, reasons: bool = False) -> dict[str, Any]:
        """The selection as JSON data; see `Placement.as_data` for `reasons`."""
        return {
            "schema": "socialwork.selection/1",
            **deepcopy(dict(self.asked)),
            "day": str(self.law.day),
            "seats": self.seats,
            "share": share_as_data(self.share, self.allotments),
            "readings": dict(self.readings),
            "candidates": [place.as_data(reasons=reasons) for place in self.placements],
            "ties": [tie.as_data() for tie in self.ties],
            "to_ask": [{"id": person, "facts": [label.as_data() for label in labels]} for person, labels in self.to_ask],
            "shortage": self.shortage,
            "reserved_selected": self._reserved._asdict(),
            "resolutions": [value_data(each) for each in self.resolutions],
            "unused_resolutions": [value_data(each) for each in self.unused_resolutions],
            "notes": [note.as_data() for note in (*self.notes, NOTICE)],
            **({} if self.combinations is None else self._combinations_as_data(self.combinations)),
        }

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """The recorded decisions that order somebody here, in the order of the places that they concern."""
        return tuple(dict.fromkeys(resolution for place in self.placements for resolution in place.resolutions))

    @staticmethod
    def _combinations_as_data(combinations: "Combinations") -> dict[str, Any]:
        number, why = (0, None) if combinations.left_out is None else combinations.left_out
        return {
            "combinations": {
                "count": combinations.count,
                "left_out": number,
                "left_out_because": why and why.as_data(),
                "readings": list(combinations.listed),
                "matter": list(combinations.mattering),
            }
        }
