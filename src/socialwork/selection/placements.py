"""Where one person ends up, what that rests on, and what would change it."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..errors import InvalidValueError, mask_identity
from ..markup import spoken_in_notebooks
from ..rules import Decision, Fact, Missing, Verdict
from ..rules.explain import value_data, value_text
from ..text import Lang, Text, Unit, check_lang, joined, plain
from .contest import Contest
from .html import place_html, place_row
from .levels import Seats, seats_for, seats_hang_on
from .margins import Margin, margin_lines
from .outcomes import Basis, Outcome
from .profiles import Profile, World
from .resolutions import Resolution
from .share_wording import bounds_lines
from .witnesses import Witness
from .wording import ends_text, named, seats_by_group

if TYPE_CHECKING:
    from .combinations import Combinations, UnderOptions
    from .turning import PlaceFlips, ProfilesOf

__all__ = ["Margin", "Placement", "Witness"]


_MERIT = Text("评审结果", "merit")
_POINTS, _GRADES = Unit("分", "points", "point"), Unit("级", "grades", "grade")


def _seats_data(seats: Seats | None) -> dict[str, Any] | None:
    if seats is None:
        return None
    ends = {"together": seats.together, "reserved": seats.reserved, "others": seats.others}
    return {**{name: {"least": each[0], "most": each[1]} for name, each in ends.items()}, "proven": seats.proven}


class Placement:
    """Where one person ends up.

    Attributes:
        id: The person.
        outcome: SELECTED, NOT_SELECTED or OPEN.
        rests_on: What that rests on.
        merit: The merit, a score or a grade, or `Missing`.
        reasons: The decisions behind it: who may be selected, who is preferred, who counts toward the share.
        proven: False where the search behind an OPEN place was bounded: it may in truth be decided.
        resolutions: The recorded decisions between equals that concern the person.
        chosen: The outcome under the readings chosen, and what that rests on; the same as `outcome` and `rests_on` unless readings were varied.
    """

    def __init__(  # noqa: PLR0913  # a record of many things, all given by name
        self,
        *,
        contest: Contest,
        person: str,
        outcome: Outcome,
        rests_on: tuple[Basis, ...],
        merit: Decimal | str | Missing,
        reasons: tuple[Decision, ...],
        proven: bool,
        resolutions: tuple[Resolution, ...],
        merit_of: Callable[[int], Decimal | str],
        cited: Mapping[Basis, tuple[str, ...]],
        combinations: "Combinations | None" = None,
        profiles_of: "ProfilesOf | None" = None,
    ) -> None:
        self.id, self.merit, self.reasons, self.resolutions = person, merit, reasons, resolutions
        self.chosen = outcome, rests_on
        self.outcome, self.rests_on, self.proven = outcome, rests_on, proven
        self._combinations = combinations
        if combinations is not None:
            self.outcome = combinations.outcome(person)
            if self.outcome is Outcome.OPEN:
                self.rests_on, self.proven = combinations.rests_on(person), combinations.proven(person)
        self._contest, self._merit_of, self._cited, self._profiles_of = contest, merit_of, cited, profiles_of

    def __repr__(self) -> str:
        return f"Placement({mask_identity(self.id)!r}, {self.outcome.name}, rests on {', '.join(basis.value for basis in self.rests_on)})"

    @property
    def _profiles(self) -> tuple[Profile, ...]:
        return self._contest.entrant(self.id).profiles

    @property
    def preference(self) -> tuple[int, ...]:
        """Every preference the person may turn out to have: 0 for none, else 1, or how many grounds where these are counted."""
        return tuple(sorted({profile.preference for profile in self._profiles if profile.eligible}))

    @property
    def reserved(self) -> tuple[bool, ...]:
        """Whether the person counts toward the reserved share: one answer, or both where it is open."""
        return tuple(sorted({profile.reserved for profile in self._profiles if profile.eligible}))

    @cached_property
    def rank(self) -> tuple[int, int] | None:
        """The best and the worst rank among the eligible, equal keys sharing one; None for somebody who cannot be eligible."""
        return self._contest.rank(self.id)

    @cached_property
    def tied_with(self) -> tuple[str, ...]:
        """Everybody known whose key is the same and whom nobody's decision orders against this person."""
        return self._contest.tied(self.id)

    @cached_property
    def contested(self) -> Seats | None:
        """How many seats there are for the person and those of `tied_with`; None where the search was bounded, or something of them is open."""
        return seats_for(self._contest, (self.id, *self.tied_with))

    @cached_property
    def open_facts(self) -> tuple[Fact[Any], ...]:
        """The person's own missing facts that a decision behind the place waits for."""
        found = dict.fromkeys(fact for reason in self.reasons if reason.verdict is Verdict.UNDETERMINED for fact in reason.open_facts)
        return tuple(found)

    @property
    def missing(self) -> tuple[Text, ...]:
        """What is missing of the person, in words: facts that a decision waits for, and the merit."""
        merit = (_MERIT,) if isinstance(self.merit, Missing) else ()
        return (*merit, *(fact.label for fact in self.open_facts))

    @cached_property
    def waits_for(self) -> tuple[str, ...]:
        """For an open place: the other people whose missing facts can change how they stand toward this person."""
        outcome, rests_on = self.chosen
        return self._contest.unsettled(self.id) if outcome is Outcome.OPEN and Basis.MISSING_FACT in rests_on else ()

    @cached_property
    def witnesses(self) -> tuple[Witness, Witness] | None:
        """For a place that is open under the readings chosen, and proven: a world with a seat, and one without."""
        if self.chosen[0] is not Outcome.OPEN or not self.proven:
            return None
        with_seat, without = self._contest.worlds(self.id)
        return None if with_seat is None or without is None else (self._witness(with_seat), self._witness(without))

    def _witness(self, world: World) -> Witness:
        assumed = {}
        for person, profile in sorted(world.profiles.items()):
            entrant = self._contest.entrant(person)
            if not entrant.known:
                merit = (
                    (("merit", self._merit_of(profile.low)),)
                    if any(each.low != each.high for each in entrant.profiles) and profile.eligible
                    else ()
                )
                assumed[person] = (*merit, *profile.assumed)
        return Witness(assumed, world.order, world.selected)

    @cached_property
    def margin(self) -> Margin | None:
        """How far away in merit a change is; None where the person cannot be eligible whatever their merit, or has no merit yet.

        Below the round's minimum it tells what more merit would do, all else as it is.
        """
        if self.below_minimum is not None and self._profiles_of is not None:
            least = self._contest.bottom
            supposed = self._profiles_of(tuple(reason.verdict for reason in self.reasons), self._merit_of(least))
            to_tie, to_seat, _ = self._contest.margin(self.id, least, supposed)
            tie, seat = (None if steps is None else self._points_to(least + steps) for steps in (to_tie, to_seat))
            return Margin(tie, seat, None)
        merits = {profile.low for profile in self._profiles if profile.eligible}
        if len(merits) != 1 or any(profile.low != profile.high for profile in self._profiles if profile.eligible):
            return None
        found = self._contest.margin(self.id, merits.pop())
        return Margin(*(None if steps is None else self._points(steps) for steps in found))

    @cached_property
    def below_minimum(self) -> Decimal | int | None:
        """Points, or grades, to the round's minimum of merit, for somebody who does not reach it and whom nothing else is known to bar."""
        barred = Basis.BELOW_MINIMUM not in self.chosen[1] or isinstance(self.merit, Missing)
        return None if barred or self._profiles_of is None else self._points_to(self._contest.bottom)

    def _points_to(self, steps: int) -> Decimal | int:
        """From the person's own merit up to the one that lies so many steps up the scale."""
        there = self._merit_of(steps)
        if isinstance(there, str):
            return next(fewer for fewer in range(steps + 1) if self._merit_of(steps - fewer) == self.merit)
        return there - self.merit  # type: ignore[operator]

    def _points(self, steps: int) -> Decimal | int:
        """So many steps in points of the scale; grades have none, and stay steps."""
        there, here = self._merit_of(steps), self._merit_of(0)
        return steps if isinstance(here, str) or isinstance(there, str) else there - here

    @property
    def merit_unit(self) -> Unit:
        """What margins are counted in: points, or grades."""
        return _GRADES if isinstance(self._merit_of(0), str) else _POINTS

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that the place rests on."""
        found = [clause for basis in self.rests_on for clause in self._cited.get(basis, ())]
        if Basis.NOT_ELIGIBLE in self.rests_on and self.reasons:
            found += [clause for step in self.reasons[0].failed() for clause in step.rule.clause]
        return tuple(dict.fromkeys(found))

    @property
    def summary(self) -> Text:
        """The place in a line: outcome, and what it rests on."""
        rests = joined(basis.label for basis in self.rests_on)
        clauses = "/".join(self.clauses)
        said = Text(f"{self.outcome.label.zh}：{rests.zh}", f"{self.outcome.label.en}: {rests.en}")
        return said + Text(f"（{clauses}）", f" ({clauses})") if clauses else said

    def _head(self, lang: Lang) -> str:
        return f"{mask_identity(self.id)} {self.summary.in_(lang)}"

    def explain(self, lang: Lang = "zh", *, depth: int | None = None) -> str:
        """The person's whole story: place, key, rank, ties, margins, what is missing, then each decision with its reasons.

        Args:
            lang: `"zh"` or `"en"`.
            depth: How many levels of each decision to show; None for all.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        lines = [self._head(lang), *("  " + line.in_(lang) for line in self.details())]
        for reason in self.reasons:
            lines += ["", reason.explain(lang, depth=depth)]
        return "\n".join(lines)

    def flips(self, want: Outcome = Outcome.SELECTED, *, max_changes: int = 2, limit: int = 100) -> "PlaceFlips":
        """What would make the place another one under the readings chosen, for certain, each by itself and all else as it is.

        These are own facts, merit, a tie settled, facts of others that are open, single readings where the selection varied them, and the
        number of seats up to the cap.

        Args:
            want: SELECTED or NOT_SELECTED.
            max_changes: As many own facts, and as many other people, as are tried together.
            limit: As many ways of a kind as are listed; `flips.complete` says whether more were left out.

        Raises:
            InvalidValueError: If another outcome is wanted, or a number is below 1.
        """
        from .turning import PlaceFlips, Turning  # loaded when somebody asks what would turn a place

        if want is self.chosen[0]:
            return PlaceFlips()
        turning = Turning(
            self._contest, self.id, want, merit=self.merit, reasons=self.reasons, merit_of=self._merit_of, profiles_of=self._profiles_of
        )
        return turning.found(self._combinations, tied=self.tied_with, max_changes=max_changes, limit=limit)

    def under_readings(self) -> "tuple[UnderOptions, ...]":
        """The outcome under each admissible combination of the readings that make a difference to it; the others are left out.

        Raises:
            InvalidValueError: If the selection varied no readings.
        """
        return self._varied.under(self.id)

    @property
    def matter(self) -> tuple[str, ...]:
        """The ids of the readings that make a difference to the outcome.

        Raises:
            InvalidValueError: If the selection varied no readings.
        """
        return self._varied.matter(self.id)

    @property
    def turned_by(self) -> tuple[tuple[str, str, Outcome], ...]:
        """Each option that alone, the other readings as chosen, leads to another outcome: reading, option, outcome.

        Raises:
            InvalidValueError: If the selection varied no readings.
        """
        return self._varied.turned_by(self.id)

    @property
    def readings_varied(self) -> bool:
        """Whether the outcome was held against other readings as well as those chosen."""
        return self._combinations is not None

    @property
    def _varied(self) -> "Combinations":
        if self._combinations is None:
            raise InvalidValueError("readings", None, 'vary them first: select(..., readings="all")')
        return self._combinations

    def _under_readings(self) -> Iterator[Text]:
        """What the outcome under every combination of readings hangs on, in words; last, that what follows is under those chosen alone."""
        if self._combinations is None:
            return
        if not self._combinations.decided(self.id):
            yield from self._hangs_on_readings()
        outcome, rests_on = self.chosen
        rests = joined(basis.label for basis in rests_on)
        yield Text(
            f"按所选口径（以下均是）：{outcome.label.zh}（{rests.zh}）",
            f"under the readings chosen, as all that follows: {outcome.label.en} ({rests.en})",
        )

    def _hangs_on_readings(self) -> Iterator[Text]:
        rows = self.under_readings()
        counts = joined(
            (
                Text(f"{each.label.zh}{number}种", f"{number} {each.label.en}")
                for each in Outcome
                if (number := sum(row.outcome is each for row in rows))
            ),
            zh="，",
        )
        yield Text(
            f"有关口径：{'、'.join(self.matter)}；其{len(rows)}种组合中{counts.zh}",
            f"readings that matter: {', '.join(self.matter)}; of their {len(rows)} combinations: {counts.en}",
        )
        law = self.reasons[0].law if self.reasons else None
        for reading, option, turned in self.turned_by:
            said = plain(option) if law is None else law.reading(reading).option(option).label
            yield Text(
                f"仅改口径{reading}取“{said.zh}”：{turned.label.zh}",
                f'with reading {reading} alone taken as "{said.en}": {turned.label.en}',
            )

    def details(self) -> Iterator[Text]:
        """What belongs to the place beside its reasons, line by line: merit, rank, ties, bounds, margins, what is missing."""
        yield from self._under_readings()
        yield _MERIT + Text("：", ": ") + value_text(self.merit)
        if self.rank is not None:
            best, worst = self.rank
            yield Text("名次：", "rank: ") + plain(best if best == worst else f"{best}-{worst}")
        if self.tied_with:
            yield Text("并列者：", "level with: ") + plain(", ".join(map(mask_identity, self.tied_with)))
        if Basis.TIE in self.chosen[1] and self.contested is not None:
            yield from self._seats_of_tie(self.contested)
        for resolution in self.resolutions:
            said = resolution.text + Text(
                f"（{resolution.by}，{resolution.on}：{resolution.reason}）", f" ({resolution.by}, {resolution.on}: {resolution.reason})"
            )
            yield (Text("并列裁定：", "tie settled: ") if self._settles(resolution) else Text("如并列：", "if level: ")) + said
        if self.rank is not None and self._contest.share.binds:
            yield from bounds_lines(self._contest.share, self._contest.allotments, self._contest.seats)
        if self.margin is not None:
            yield from margin_lines(self.margin, self.below_minimum, self.merit_unit)
        if self.missing:
            asked = (
                Text(f"{fact.label.zh}（可问：{fact.asked_of.zh}）", f"{fact.label.en} (ask: {fact.asked_of.en})")
                for fact in self.open_facts
            )
            merit = (_MERIT,) if isinstance(self.merit, Missing) else ()
            yield Text("本人待核实：", "own facts missing: ") + joined((*merit, *asked))
        if self.waits_for:
            yield Text("另取决于以下人选的待核实事实：", "also waits for facts of: ") + named(self.waits_for)
        if not self.proven:
            yield Text(
                "搜索已达上限：可能其实已定，尚未证明", "the search was bounded: the place may in truth be decided, which was not proven"
            )

    def _settles(self, resolution: Resolution) -> bool:
        """Whether two whom the resolution orders are level whatever turns out."""
        keys = self._contest.key_of
        return any(one in keys and keys[one] == keys.get(other) for one in resolution.chosen for other in resolution.over)

    def _seats_of_tie(self, seats: Seats) -> Iterator[Text]:
        """For how many seats those who are level compete, where that hangs on something or is another number for either group."""
        level = {self._contest.entrant(person).profiles[0].reserved for person in (self.id, *self.tied_with)}
        together = ends_text(seats.together)
        if len(level) > 1:
            split = seats_by_group(*seats[:3], self._contest.share.label)
            said = Text(f"并列者共争{split.zh}", f"for those who are level: {split.en}")
        elif seats.together[0] < seats.together[1]:
            word = "seat" if seats.together[1] == 1 else "seats"
            said = Text(f"与并列者共争{together.zh}个名额", f"{together.en} {word} for those who are level")
        else:
            return
        if facts := seats_hang_on(self._contest, self.id):
            ids = named(facts)
            said += Text(f"，视以下人选的待核实事实而定：{ids.zh}", f", depending on facts of: {ids.en}")
        yield said

    def to_html(self, lang: Lang = "zh") -> str:
        """The place, what it rests on, and the decisions behind it, as HTML to fold and unfold.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return place_html(self._head(lang), self.details(), self.reasons, lang)

    def row(self) -> tuple[Text, ...]:
        """The place as a row of a table: rank, id, merit, outcome, what it rests on, and what would settle it."""
        level = self.tied_with if Basis.TIE in self.rests_on else ()
        others = len(self.waits_for)
        told = (Text(f"他人{others}名", f"{others} other {'person' if others == 1 else 'people'}"),) if others else ()
        waiting = (*self.missing, *(plain(mask_identity(other)) for other in level), *told)
        return place_row(self.id, self.outcome, self.rests_on, merit=self.merit, rank=self.rank, waiting=waiting)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self, *, reasons: bool = False) -> dict[str, Any]:
        """The place as JSON data.

        Args:
            reasons: Whether to add the decisions with their trees, and the witnesses of an open place.
        """
        margin = self.margin
        data: dict[str, Any] = {
            "id": self.id,
            "outcome": self.outcome.value,
            "rests_on": [basis.value for basis in self.rests_on],
            "summary": self.summary.as_data(),
            "clauses": list(self.clauses),
            "merit": value_data(self.merit),
            "preference": list(self.preference),
            "reserved": list(self.reserved),
            "rank": None if self.rank is None else {"best": self.rank[0], "worst": self.rank[1]},
            "tied_with": list(self.tied_with),
            "contested": _seats_data(self.contested) if Basis.TIE in self.chosen[1] else None,
            "margin": None if margin is None else {name: value_data(value) for name, value in margin._asdict().items()},
            "below_minimum": value_data(self.below_minimum),
            "open_facts": [fact.name for fact in self.open_facts],
            "missing": [label.as_data() for label in self.missing],
            "waits_for": list(self.waits_for),
            "proven": self.proven,
        }
        if self._combinations is not None:
            data["chosen"] = {"outcome": self.chosen[0].value, "rests_on": [basis.value for basis in self.chosen[1]]}
            data["matter"] = list(self.matter)
            data["turned_by"] = [
                {"reading": reading, "option": option, "outcome": turned.value} for reading, option, turned in self.turned_by
            ]
        if reasons and self._combinations is not None:
            data["under_readings"] = [{"options": dict(row.options), "outcome": row.outcome.value} for row in self.under_readings()]
        if reasons:
            data["reasons"] = [reason.as_data() for reason in self.reasons]
            data["witnesses"] = None if self.witnesses is None else [witness.as_data() for witness in self.witnesses]
        return data
