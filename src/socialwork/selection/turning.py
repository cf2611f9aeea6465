"""What would give somebody a seat, or take it: own facts, merit, a tie settled, facts of others, a reading, the number of seats."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, islice, product
from typing import Any, NamedTuple, Protocol

from ..errors import InvalidValueError, mask_identity
from ..rules import Decision, Flip, Judgement, Known, Missing, Verdict
from ..rules.explain import value_data, value_text
from ..rules.flips import flips
from ..rules.steps import given
from ..rules.supposed import Found, Supposed, Ways
from ..text import Text, joined, plain
from .combinations import Combinations
from .contest import Contest
from .outcomes import Outcome
from .profiles import Entrant, Profile
from .shares import Shortage

__all__ = [
    "BetweenEquals",
    "FactsOfOthers",
    "OtherMerit",
    "OtherReading",
    "OtherSeats",
    "OwnFacts",
    "PlaceFlip",
    "PlaceFlips",
    "ProfilesOf",
    "Turning",
]

_TRIED = 400
"""As many ways in which others can turn out as are tried."""


class ProfilesOf(Protocol):
    """What somebody may turn out to be when the decisions behind them come out so."""

    def __call__(self, verdicts: tuple[Verdict, ...], merit: object = None) -> tuple[Profile, ...]:
        """The profiles, with their own merit or with another one supposed."""
        ...


class OwnFacts(NamedTuple):
    """Facts of their own that would have to be others.

    Attributes:
        flip: The changes, each with the values that would do.
    """

    flip: Flip

    @property
    def text(self) -> Text:
        """It in words."""
        return Text("本人事实：", "own facts: ") + self.flip.text

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"kind": "own_facts", "changes": self.flip.as_data(), "text": self.text.as_data()}


class OtherMerit(NamedTuple):
    """Another merit.

    Attributes:
        merit: The merit that is just enough.
        up: Whether every higher one will do as well; else every lower one.
    """

    merit: object
    up: bool

    @property
    def text(self) -> Text:
        """It in words."""
        said = value_text(self.merit)
        more = Text(f"{said.zh}及以上", f"{said.en} or more") if self.up else Text(f"{said.zh}及以下", f"{said.en} or less")
        return Text("评审结果：", "merit: ") + more

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"kind": "merit", "at_least" if self.up else "at_most": value_data(self.merit), "text": self.text.as_data()}


class BetweenEquals(NamedTuple):
    """A decision between people whose keys are equal.

    Attributes:
        chosen: Who would have to come first.
        over: Who would have to come after each of them.
    """

    chosen: tuple[str, ...]
    over: tuple[str, ...]

    @property
    def text(self) -> Text:
        """It in words."""
        first, after = (joined(plain(mask_identity(name)) for name in names) for names in (self.chosen, self.over))
        return Text(f"并列裁定：{first.zh} 先于 {after.zh}", f"a tie settled: {first.en} before {after.en}")

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"kind": "tie", "chosen": list(self.chosen), "over": list(self.over), "text": self.text.as_data()}


class FactsOfOthers(NamedTuple):
    """Missing facts of others that would have to turn out so.

    Attributes:
        assumed: For each of these people, pairs of fact name and value; where several facts would make the same of them, some of these.
        labels: What the facts are called, by name.
    """

    assumed: tuple[tuple[str, tuple[tuple[str, object], ...]], ...]
    labels: Mapping[str, Text]

    def __repr__(self) -> str:
        return f"FactsOfOthers({', '.join(mask_identity(person) for person, _ in self.assumed)})"

    @property
    def text(self) -> Text:
        """It in words."""
        return Text("他人事实：", "facts of others: ") + joined((self._of(*each) for each in self.assumed), zh="；", en="; ")

    def _of(self, person: str, facts: tuple[tuple[str, object], ...]) -> Text:
        told = ((self.labels[name], _said(value)) for name, value in facts)
        said = joined((Text(f"{label.zh}为{value.zh}", f"{label.en} {value.en}") for label, value in told), zh="，")
        return plain(mask_identity(person)) + Text("的", ": ") + said

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        people = {person: {name: value_data(value) for name, value in facts} for person, facts in self.assumed}
        return {"kind": "facts_of_others", "assumed": people, "text": self.text.as_data()}


def _said(value: object) -> Text:
    # Nobody made an assumed judgement: what is assumed is only that it holds, or does not.
    return value_text(value.holds if isinstance(value, Judgement) else value)


class OtherReading(NamedTuple):
    """Another option of one reading, the others as chosen.

    Attributes:
        reading: The reading's id.
        option: The option's id.
        label: The option in words.
    """

    reading: str
    option: str
    label: Text

    @property
    def text(self) -> Text:
        """It in words."""
        return Text(f"口径{self.reading}取“{self.label.zh}”", f'reading {self.reading} taken as "{self.label.en}"')

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"kind": "reading", "reading": self.reading, "option": self.option, "text": self.text.as_data()}


class OtherSeats(NamedTuple):
    """Another number of seats.

    Attributes:
        seats: The number.
        now: The number there is.
    """

    seats: int
    now: int

    @property
    def text(self) -> Text:
        """It in words."""
        return Text(f"名额：{self.seats}个（现为{self.now}个）", f"seats: {self.seats} (now: {self.now})")

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"kind": "seats", "seats": self.seats, "now": self.now, "text": self.text.as_data()}


PlaceFlip = OwnFacts | OtherMerit | BetweenEquals | FactsOfOthers | OtherReading | OtherSeats
"""One way in which a place would become another."""


class PlaceFlips(Ways[PlaceFlip]):
    """The ways in which a place would become another; where `complete` is False some were left out."""


class Turning:
    """A contest, somebody in it, and the place they would have.

    Args:
        contest: The contest.
        person: Their id.
        want: SELECTED or NOT_SELECTED: what they would be for certain.
        merit: Their merit, or `Missing`.
        reasons: The decisions behind their profiles.
        merit_of: The merit that lies so many steps up the scale.
        profiles_of: What they may turn out to be when these decisions come out otherwise; None where that is not known.

    Raises:
        InvalidValueError: If another outcome is wanted.
    """

    def __init__(
        self, contest: Contest, person: str, want: Outcome, *, merit: object, reasons: tuple[Decision, ...],
        merit_of: Callable[[int], object], profiles_of: ProfilesOf | None,
    ) -> None:  # fmt: skip
        if want not in {Outcome.SELECTED, Outcome.NOT_SELECTED}:
            fix = Text("请给 Outcome.SELECTED 或 Outcome.NOT_SELECTED", "give Outcome.SELECTED or Outcome.NOT_SELECTED")
            raise InvalidValueError("want", want, fix)
        self.contest, self.person, self.want = contest, person, want
        self._merit, self._reasons, self._merit_of, self._profiles_of = merit, reasons, merit_of, profiles_of

    def found(self, varied: Combinations | None, *, tied: tuple[str, ...], max_changes: int, limit: int) -> PlaceFlips:
        """Every way, one kind after the other."""
        own = self._own_facts(max_changes, limit)
        kinds: list[Iterator[PlaceFlip]] = [self._merits(), self._between_equals(tied), self._readings(varied), self._seats()]
        others, all_others = self._others(max_changes)
        listed = [
            *own,
            *(flip for kind in kinds[:2] for flip in kind),
            *islice(others, limit),
            *(flip for kind in kinds[2:] for flip in kind),
        ]
        return PlaceFlips(listed, own.complete and all_others and len(others) <= limit)

    def _holds(self, contest: Contest, profiles: tuple[Profile, ...] | None = None) -> bool:
        standing = contest.standing(self.person, profiles)
        return standing.always if self.want is Outcome.SELECTED else standing.never

    def _with(
        self, *, seats: int | None = None, before: Mapping[str, frozenset[str]] | None = None, entrants: tuple[Entrant, ...] | None = None
    ) -> Contest:
        now = self.contest
        return Contest(
            now.entrants if entrants is None else entrants, seats=now.seats if seats is None else seats, share=now.share,
            before=now.before if before is None else before, top=now.top, bottom=now.bottom, limit=now.limit,
        )  # fmt: skip

    def _own_facts(self, max_changes: int, limit: int) -> Found[OwnFacts]:
        made = self._profiles_of
        if made is None or not self._reasons:
            return Found()
        told: dict[tuple[Verdict, ...], Verdict] = {}

        def judge(verdicts: tuple[Verdict, ...]) -> Verdict:
            if verdicts not in told:
                standing = self.contest.standing(self.person, made(verdicts))
                yes, no = (standing.always, standing.never) if self.want is Outcome.SELECTED else (standing.never, standing.always)
                told[verdicts] = Verdict.YES if yes else Verdict.NO if no else Verdict.UNDETERMINED
            return told[verdicts]

        asked = [reason.supposed for reason in self._reasons]
        compiled = tuple(each for one in asked for each in one.compiled)
        values = {name: value for one in asked for name, value in one.values.items()}
        known = Known(given(asked[0].known)[0], asked[0].moment, {}, values)
        joint = Supposed(compiled, known, asked[0].law, asked[0].moment, judge=judge)
        found = flips(joint, want=Verdict.YES, max_changes=max_changes, limit=limit)
        return Found((OwnFacts(flip) for flip in found), found.complete)

    def _at(self, steps: int) -> tuple[Profile, ...]:
        """What they may turn out to be with another merit."""
        if isinstance(self._merit, Missing) and self._profiles_of is not None:
            return self._profiles_of(tuple(reason.verdict for reason in self._reasons), self._merit_of(steps))
        return tuple(profile.at(steps) if profile.eligible else profile for profile in self.contest.entrant(self.person).profiles)

    def _merits(self) -> Iterator[OtherMerit]:
        """The least merit that is enough, or the greatest that is too little; places change at the merits of others and just above them."""
        contest = self.contest
        near = {
            near
            for each in contest.entrants
            for one in each.profiles
            if one.eligible
            for near in (one.low, one.low + 1, one.high, one.high + 1)
        }
        levels = sorted(
            {contest.bottom, *(level for level in near if contest.bottom <= level and (contest.top is None or level <= contest.top))}
        )
        if self.want is Outcome.SELECTED:
            at = bisect_left(levels, True, key=lambda level: self._holds(contest, self._at(level)))  # more merit never costs a seat
            if at < len(levels):
                yield OtherMerit(self._merit_of(levels[at]), True)
            return
        at = bisect_left(levels, True, key=lambda level: not self._holds(contest, self._at(level)))
        if at < len(levels) and levels[at] > 0:
            yield OtherMerit(self._merit_of(levels[at] - 1), False)

    def _between_equals(self, tied: tuple[str, ...]) -> Iterator[BetweenEquals]:
        """The fewest of those who are level that would have to be ordered against them, left out one after the other as far as that goes."""

        def settled(others: tuple[str, ...]) -> bool:
            return self._holds(self._with(before=self._ordered(others)))

        if not tied or not settled(tied):
            return
        needed = tied
        for other in reversed(tied):
            fewer = tuple(name for name in needed if name != other)
            needed = fewer if fewer and settled(fewer) else needed
        me = (self.person,)
        yield BetweenEquals(me, needed) if self.want is Outcome.SELECTED else BetweenEquals(needed, me)

    def _ordered(self, others: tuple[str, ...]) -> dict[str, frozenset[str]]:
        """Who comes before whom when the person comes before these others, or after them, in one more resolution."""
        pairs = [(self.person, other) if self.want is Outcome.SELECTED else (other, self.person) for other in others]
        before = {name: set(earlier) for name, earlier in self.contest.before.items()}
        for first, second in pairs:
            ahead = {first, *before.get(first, ())}
            before.setdefault(second, set()).update(ahead)
            for earlier in before.values():
                if second in earlier:
                    earlier.update(ahead)
        return {name: frozenset(earlier) for name, earlier in before.items()}

    def _others(self, most: int) -> tuple[list[FactsOfOthers], bool]:
        """The ways in which the open facts of a few others settle it, and whether all of them were looked at."""
        labels = {name: handle.label for reason in self._reasons for name, handle in reason.supposed.handles.items()}
        choices = {person: ways for person in self.contest.unsettled(self.person) if (ways := self._ways(person, labels))}
        found: list[FactsOfOthers] = []
        done: list[set[tuple[str, Profile]]] = []
        tried = 0
        for size in range(1, most + 1):
            for people in combinations(choices, size):
                for profiles in product(*(choices[person] for person in people)):
                    way = set(zip(people, profiles, strict=True))
                    if any(before <= way for before in done):
                        continue
                    if tried >= _TRIED:
                        return found, False
                    tried += 1
                    turned = dict(way)
                    entrants = tuple(Entrant(each.id, (turned[each.id],)) if each.id in turned else each for each in self.contest.entrants)
                    if self._holds(self._with(entrants=entrants)):
                        done.append(way)
                        found.append(
                            FactsOfOthers(
                                tuple((person, profile.assumed) for person, profile in zip(people, profiles, strict=True)), labels
                            )
                        )
        return found, True

    def _ways(self, person: str, labels: Mapping[str, Text]) -> tuple[Profile, ...]:
        """What somebody may turn out to be by their open facts alone; a merit that is missing can be anything still."""
        entrant = self.contest.entrant(person)
        unscored = any(profile.low != profile.high for profile in entrant.profiles)
        if not entrant.exact or (unscored and self.contest.bottom):
            return ()
        return tuple(each for each in entrant.profiles if each.assumed and all(name in labels for name, _ in each.assumed))

    def _readings(self, varied: Combinations | None) -> Iterator[OtherReading]:
        if varied is None:
            return
        for reading, option, outcome in varied.turned_by(self.person):
            if outcome is self.want:
                label = self._reasons[0].law.reading(reading).option(option).label if self._reasons else plain(option)
                yield OtherReading(reading, option, label)

    def _seats(self) -> Iterator[OtherSeats]:
        """The least number of seats, up to the cap, that is enough; or the greatest that is too little."""
        now, cap = self.contest.seats, self.contest.share.cap
        up = self.want is Outcome.SELECTED
        numbers = range(now, cap + 1) if up else range(now)

        def enough(number: int) -> bool:
            return self._holds(self._with(seats=number)) is up

        if self.contest.share.shortage is Shortage.FILL:  # then one more seat never takes one away
            at = bisect_left(numbers, True, key=enough)
            found = numbers[at] if at < len(numbers) else None
            if not up:
                found = None if now == 0 else (now if found is None else found) - 1
        else:
            wanted = (number for number in (range(cap + 1) if up else reversed(numbers)) if self._holds(self._with(seats=number)))
            found = next(wanted, None)
        if found is not None and found >= 0:
            yield OtherSeats(found, now)
