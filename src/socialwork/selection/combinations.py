"""The same people under every admissible combination of readings: who has a seat under all of them, under none, and under which.

Some readings say what people are (who may take part, who is preferred, who is of the reserved group), the others how the share is applied.
People come out alike under many combinations of the former, and shares allot the seats alike under many of the latter, so each different
case is worked out once; see `cases`.
"""

from collections.abc import Collection, Mapping
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from ..text import Text
from .cases import PLACES, Case, Place
from .contest import Contest
from .outcomes import Basis, Outcome
from .profiles import Entrant
from .remembering import Allotting, Memory
from .shares import Share

__all__ = ["Combinations", "Place", "UnderOptions"]

Options = tuple[str, ...]

_OUTCOMES = bytes(list(Outcome).index(place.outcome) for place in PLACES).ljust(256)


class UnderOptions(NamedTuple):
    """How somebody comes out under some options.

    Attributes:
        options: For each reading that makes a difference to them, its id and an option.
        outcome: The outcome under them, whatever is chosen for the other readings.
    """

    options: tuple[tuple[str, str], ...]
    outcome: Outcome


class Combinations:
    """The same people and seats under every admissible combination of readings.

    Args:
        readings: The ids of the readings that say what people are, then of those that say how the share is applied.
        people: For each combination of options of the former: everybody, in one order. An entrant who is the same is one object.
        shares: For each combination of options of the latter: the share.
        chosen: The combination of either that is chosen.
        seats: Places there are.
        before: For an id, everybody whom a resolution puts before it.
        limit: As for `Contest`.
        listed: The ids of all these readings in the order to tell them in; None for that of `readings`.
        left_out: How many more combinations of share options are admissible and could not be computed, and why; None where all could.
    """

    def __init__(  # noqa: PLR0913  # what is varied, by name
        self,
        readings: tuple[tuple[str, ...], tuple[str, ...]],
        people: Mapping[Options, tuple[Entrant, ...]],
        shares: Mapping[Options, Share],
        *,
        chosen: tuple[Options, Options],
        seats: int,
        before: Mapping[str, frozenset[str]],
        limit: int = 5_000,
        listed: tuple[str, ...] | None = None,
        left_out: tuple[int, Text] | None = None,
    ) -> None:
        self.readings, self._chosen = readings, chosen
        self.listed = tuple(name for names in readings for name in names) if listed is None else listed
        self._left_out = left_out
        different = {share: place for place, share in enumerate(dict.fromkeys(shares.values()))}
        self._share_at = {options: different[share] for options, share in shares.items()}
        memory = Memory(Allotting(tuple(different), seats))
        cases: dict[tuple[int, ...], dict[str, bytes]] = {}
        self._codes: dict[Options, dict[str, bytes]] = {}
        same: dict[bytes, bytes] = {}
        for options, entrants in people.items():
            key = tuple(map(id, entrants))
            if key not in cases:
                share = next(iter(different))
                contest = Contest(entrants, seats=seats, share=share, before=before, limit=limit, placed=memory.placed)
                case = Case(contest, memory)
                by_kind = case.codes()
                told = {codes: case.kind_of.translate(codes.ljust(256)) for codes in set(by_kind.values())}
                cases[key] = {person: same.setdefault(told[codes], told[codes]) for person, codes in by_kind.items()}
            self._codes[options] = cases[key]
        self._cases = tuple(cases.values())
        self.people = tuple(sorted(self._cases[0]))
        self._told: dict[tuple[bytes, ...], tuple[str, ...]] = {}  # only saves work

    @property
    def count(self) -> int:
        """How many combinations there are, those left out aside."""
        return len(self._codes) * len(self._share_at)

    @property
    def left_out(self) -> tuple[int, Text] | None:
        """How many combinations are admissible as well and could not be computed, and why; None where all could."""
        return None if self._left_out is None else (len(self._codes) * self._left_out[0], self._left_out[1])

    def places(self, person: str) -> frozenset[Place]:
        """Every way somebody comes out under some combination."""
        codes = {codes[person] for codes in self._codes.values()}
        return frozenset(PLACES[code] for each in codes for code in set(each))

    def outcome(self, person: str) -> Outcome:
        """The outcome if it is the same under every combination; OPEN otherwise."""
        outcomes = {place.outcome for place in self.places(person)}
        return outcomes.pop() if len(outcomes) == 1 else Outcome.OPEN

    def decided(self, person: str) -> bool:
        """Whether the outcome is the same, and not open, under every combination."""
        return self.outcome(person) is not Outcome.OPEN

    def turned_by(self, person: str) -> tuple[tuple[str, str, Outcome], ...]:
        """Each option that alone, the others as chosen, leads to another outcome: reading, option, outcome.

        An option that cannot be combined with the others chosen is not among them.
        """
        of_people, of_share = self._chosen
        as_chosen = self._outcome_under(person, of_people, of_share)
        found: list[tuple[str, str, Outcome]] = []
        for options in self._codes:
            found += _alone(self.readings[0], of_people, options, self._outcome_under(person, options, of_share))
        for options in self._share_at:
            found += _alone(self.readings[1], of_share, options, self._outcome_under(person, of_people, options))
        return tuple(each for each in found if each[2] is not as_chosen)

    def _outcome_under(self, person: str, of_people: Options, of_share: Options) -> Outcome:
        return PLACES[self._codes[of_people][person][self._share_at[of_share]]].outcome

    def rests_on(self, person: str) -> tuple[Basis, ...]:
        """What an open place rests on: the choice of readings, a tie, missing facts."""
        places = self.places(person)
        causes = {
            Basis.TIE: any(place.by_tie for place in places),
            Basis.MISSING_FACT: any(place.by_facts for place in places),
            Basis.READING: len({place.outcome for place in places}) > 1,
        }
        return tuple(basis for basis, holds in causes.items() if holds)

    def proven(self, person: str) -> bool:
        """Whether no search behind the place was bounded."""
        return all(place.proven for place in self.places(person))

    def matter(self, person: str) -> tuple[str, ...]:
        """The readings that make a difference to somebody's outcome, all else being chosen alike somewhere."""
        codes = [case[person] for case in self._cases]
        key = tuple(codes)
        if key not in self._told:
            outcomes = [self._outcomes(each) for each in codes]
            found = [name for name, pairs in self._of_people.items() if any(outcomes[one] != outcomes[other] for one, other in pairs)]
            told = set(outcomes)
            found += [
                name for name, pairs in self._of_share.items() if any(each[one] != each[other] for each in told for one, other in pairs)
            ]
            self._told[key] = self._in_order(found)
        return self._told[key]

    @cached_property
    def _of_people(self) -> dict[str, frozenset[tuple[int, int]]]:
        """For each reading that says what people are: the cases that differ in its option alone."""
        place = {id(case): at for at, case in enumerate(self._cases)}
        return _pairs(self.readings[0], {options: place[id(case)] for options, case in self._codes.items()})

    @cached_property
    def _of_share(self) -> dict[str, frozenset[tuple[int, int]]]:
        """For each reading that says how the share is applied: the shares that differ in its option alone."""
        return _pairs(self.readings[1], self._share_at)

    def _outcomes(self, codes: bytes) -> bytes:
        """The outcome under each share, as its place in the list of outcomes."""
        return codes.translate(_OUTCOMES)

    def under(self, person: str) -> tuple[UnderOptions, ...]:
        """How somebody comes out under each combination of the readings that make a difference to them."""
        wanted = self.matter(person)
        kept = [[place for place, name in enumerate(names) if name in wanted] for names in self.readings]
        rows: dict[tuple[Options, Options], Outcome] = {}
        done: set[Options] = set()
        for of_people, codes in self._codes.items():
            first = tuple(of_people[place] for place in kept[0])
            if first in done:
                continue
            done.add(first)
            for of_share, at in self._share_at.items():
                rows.setdefault((first, tuple(of_share[place] for place in kept[1])), PLACES[codes[person][at]].outcome)
        names = tuple(name for each in self.readings for name in each if name in wanted)
        return tuple(UnderOptions(tuple(zip(names, (*first, *second), strict=True)), outcome) for (first, second), outcome in rows.items())

    @cached_property
    def mattering(self) -> tuple[str, ...]:
        """The readings that make a difference to anybody's outcome."""
        found = {name for person in self.people for name in self.matter(person)}
        return self._in_order(found)

    def _in_order(self, names: Collection[str]) -> tuple[str, ...]:
        return tuple(name for name in self.listed if name in names)


def _alone(names: Options, chosen: Options, options: Options, outcome: Outcome) -> list[tuple[str, str, Outcome]]:
    """The one option that differs from those chosen, with the outcome; nothing where none does, or several."""
    differing = [(name, option, outcome) for name, option, own in zip(names, options, chosen, strict=True) if option != own]
    return differing if len(differing) == 1 else []


def _pairs(names: Options, places: Mapping[Options, int]) -> dict[str, frozenset[tuple[int, int]]]:
    """For each reading, the pairs of places under options that differ in that reading alone."""
    found: dict[str, frozenset[tuple[int, int]]] = {}
    for at, name in enumerate(names):
        alike: dict[Options, set[int]] = {}
        for options, place in places.items():
            alike.setdefault((*options[:at], *options[at + 1 :]), set()).add(place)
        found[name] = frozenset(pair for together in alike.values() for pair in combinations(sorted(together), 2))
    return found
