"""What a computation comes to under every admissible combination of just those readings that it consults, found by watching it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any, Generic, NamedTuple, TypeVar

from ..law import Clause, Option, Parameter, Reading, Resolved
from ..rules import Compiled, Decision, Known, Rule
from ..text import Text
from .variants import Unclear, Varying, can_be_chosen

__all__ = ["Explored", "Extreme", "Options", "Watched", "explored", "leading_to", "lowest", "options_text", "turning"]

R = TypeVar("R")
T = TypeVar("T")

Options = tuple[tuple[str, str], ...]


class Watched:
    """A law that notes which of its readings are consulted. It answers what the law answers, under options of its own for some readings."""

    def __init__(self, law: Any, chosen: Mapping[str, str], free: frozenset[str], *, known: dict[Any, Any]) -> None:
        """Watch a law under these options; readings that are not free stay as the law has them."""
        self.policy = law.policy
        self.day: date = law.day
        self.consulted: dict[str, str] = {}
        self._law = law
        self._own = dict(law.choices)
        self._given = chosen
        self._free = free
        self._fixed = {name: option for name, option in self._own.items() if name not in free}
        self._known = known

    def value(self, parameter: Parameter[T], *, on: date | None = None) -> Resolved[T]:
        """What a parameter says on a day."""
        found: Resolved[T] = self._law.value(parameter, on=on)
        return found

    def choice(self, reading: Reading) -> Option:
        """The option chosen for an unclear place; that it was asked for is noted."""
        own: Option = self._law.choice(reading)
        return own if reading.id not in self._free else self.policy.reading(reading.id).option(self._chosen(reading.id))

    @property
    def marks(self) -> tuple[Text, ...]:
        """What every answer under the law must say of it."""
        return tuple(self._law.marks)

    def clause(self, clause_id: str) -> Clause:
        """The clause of that id."""
        found: Clause = self._law.clause(clause_id)
        return found

    def known(self, facts: object, **asked: Any) -> Known:
        """The facts of a case as rules read them; see `Law.known`."""
        found: Known = self._law.known(facts, **asked)
        return found

    def decide(self, rule: Rule, facts: object, *, cut_off: date | None = None) -> Decision:
        """What a rule says of a case; the readings that it may turn on are noted."""
        self.compiled(rule, cut_off=cut_off)
        found: Decision = self._law.with_options(self._own | self.consulted).decide(rule, facts, cut_off=cut_off)
        return found

    def compiled(self, rule: Rule, *, cut_off: date | None = None) -> Compiled:
        """A rule made ready; the readings that it may turn on are noted, one after the other, as they come up."""
        while True:
            under = self._law.with_options(self._own | self.consulted)
            ready: Compiled = under.compiled(rule, cut_off=cut_off)
            more = [name for name in ready.readings if name in self._free and name not in self.consulted]
            if not more:
                return ready
            self._chosen(more[0])

    def _chosen(self, name: str) -> str:
        if name not in self.consulted:
            own = self._own[name]
            options = self.options(name)
            self.consulted[name] = self._given.get(name) or (own if own in options else options[0])
        return self.consulted[name]

    def options(self, name: str, *, before: Mapping[str, str] | None = None) -> tuple[str, ...]:
        """The options that can be chosen for a reading together with what was chosen before it."""
        chosen = self._fixed | dict(self.consulted if before is None else before)
        return tuple(
            option for option in self.policy.reading(name).admissible if can_be_chosen(self.policy, {**chosen, name: option}, self._known)
        )


class Explored(NamedTuple, Generic[R]):
    """One case: the options that led to it, in the order in which they were asked for, and what the computation gives.

    Attributes:
        options: The options of the readings consulted; all other readings are of no matter in this case.
        result: What it gives.
    """

    options: Options
    result: R


def explored(law: Varying, function: Callable[[Any], R], *, varied: Iterable[str] | None = None) -> tuple[Explored[R], ...]:
    """What a computation gives under every admissible combination of the readings that it consults; each combination is in just one case.

    The computation is run once for each case. It is given a law that answers `value`, `choice` and `compiled`, and must depend on nothing
    else that changes. The first case is that of the law's own choices.

    Args:
        law: The law; its own choices come first, and stand for the readings that are not varied.
        function: The computation.
        varied: The ids of the readings to vary; None varies all.
    """
    free = frozenset(reading.id for reading in law.policy.readings) if varied is None else frozenset(varied)
    known: dict[Any, Any] = {}
    found: list[Explored[R]] = []
    waiting: list[dict[str, str]] = [{}]
    while waiting:
        given = waiting.pop()
        watched = Watched(law, given, free, known=known)
        result = function(watched)
        taken = tuple(watched.consulted.items())
        found.append(Explored(taken, result))
        for place, (name, option) in enumerate(taken):
            if name not in given:
                before = dict(taken[:place])
                others = (other for other in watched.options(name, before=before) if other != option)
                waiting += ({**before, name: other} for other in others)
    return tuple(found)


def turning(cases: Sequence[Explored[R]]) -> tuple[str, ...]:
    """The readings that turn the result while all others stay as they are, in the order in which they come up; none where it is always one.

    Args:
        cases: What `explored` gives; results are compared with `==`.
    """
    found = {name for one in cases for other in cases if one.result != other.result for name in _differing(one.options, other.options)}
    return tuple(dict.fromkeys(name for case in cases for name, _ in case.options if name in found))


def leading_to(cases: Sequence[Explored[R]], names: Collection[str]) -> dict[R, tuple[Options, ...]]:
    """For each result, in the order in which they come up, the options that lead to it, each combination once.

    Args:
        cases: What `explored` gives; results can be kept in a dictionary.
        names: The readings to tell: mostly those that are `turning`.
    """
    found: dict[R, dict[Options, None]] = {}
    for case in cases:
        found.setdefault(case.result, {})[tuple(pair for pair in case.options if pair[0] in names)] = None
    return {result: tuple(options) for result, options in found.items()}


def options_text(options: Options) -> str:
    """Options in a line: `AJ19=naming, AJ20=same_day`."""
    return ", ".join(f"{name}={option}" for name, option in options)


def _differing(one: Options, other: Options) -> tuple[str, ...]:
    """The reading by which two cases differ, if it is one alone."""
    there = dict(other)
    names = tuple(name for name, option in one if there.get(name, option) != option)
    return names if len(names) == 1 else ()


class Extreme(NamedTuple):
    """The least sum, and under which options.

    Attributes:
        value: The sum.
        options: One combination that gives it.
    """

    value: int
    options: Options


_Cells = dict[tuple[str, ...], int]
_Table = tuple[tuple[str, ...], _Cells]


def lowest(policy: Unclear, parts: Iterable[Sequence[Explored[int]]], *, fixed: Mapping[str, str]) -> Extreme:
    """The least sum over several explored computations, with each reading chosen once for all of them.

    Readings are settled one at a time, each together with the parts that turn on it, so that readings of different parts are never multiplied
    with one another.

    Args:
        policy: The policy.
        parts: What each computation gives, in whole numbers. For the greatest sum, give them with the sign turned.
        fixed: Options that are chosen already, by reading.
    """
    tables: dict[tuple[str, ...], _Cells] = {}
    for part in parts:
        names, cells = _spread(policy, part, fixed)
        held = tables.setdefault(names, {})
        for options, value in cells.items():
            held[options] = held.get(options, 0) + value
    left = [*tables.items(), *_bars(policy, {name for names in tables for name in names}, fixed)]
    settled: list[tuple[str, tuple[str, ...], dict[tuple[str, ...], str]]] = []
    while open_names := {name for table, _ in left for name in table}:
        name = min(sorted(open_names), key=lambda each: _size(policy, each, left))
        joined = [table for table in left if name in table[0]]
        left = [table for table in left if name not in table[0]]
        table, best = _settled(policy, name, joined)
        settled.append((name, table[0], best))
        left.append(table)
    chosen: dict[str, str] = {}
    for name, others, best in reversed(settled):
        chosen[name] = best[tuple(chosen[other] for other in others)]
    return Extreme(sum(cells[()] for _, cells in left), tuple(sorted(chosen.items())))


def _spread(policy: Unclear, part: Sequence[Explored[int]], fixed: Mapping[str, str]) -> _Table:
    """The cases as a table over all readings that one of them consulted."""
    names = tuple(sorted({name for case in part for name, _ in case.options} - set(fixed)))
    cells: _Cells = {}
    for case in part:
        taken = dict(case.options)
        axes = ((taken[name],) if name in taken else policy.reading(name).admissible for name in names)
        cells |= dict.fromkeys(product(*axes), case.result)
    return names, cells


def _bars(policy: Unclear, names: set[str], fixed: Mapping[str, str]) -> Iterator[_Table]:
    """Which options of two readings can stand together, as tables of their own."""
    known: dict[Any, Any] = {}
    pairs = {
        tuple(sorted((name, pair.reading)))
        for name in names
        for option in policy.reading(name).options
        for pair in option.not_with
        if pair.reading in names
    }
    for pair in sorted(pairs):
        axes = (policy.reading(name).admissible for name in pair)
        fit = (options for options in product(*axes) if can_be_chosen(policy, {**fixed, **dict(zip(pair, options, strict=True))}, known))
        yield pair, dict.fromkeys(fit, 0)


def _size(policy: Unclear, name: str, tables: Iterable[_Table]) -> int:
    size = 1
    for other in {each for names, _ in tables if name in names for each in names}:
        size *= len(policy.reading(other).admissible)
    return size


def _settled(policy: Unclear, name: str, joined: Sequence[_Table]) -> tuple[_Table, dict[tuple[str, ...], str]]:
    """The tables as one without a reading: for all other options the least that any option of it gives, and which one that is.

    Of options that give the same the default comes first, then the order of the policy, whatever the order of the tables.
    """
    reading = policy.reading(name)
    prefer = {option: place for place, option in reversed(tuple(enumerate((reading.default, *reading.admissible))))}
    whole: _Table = ((), {(): 0})
    for table in sorted(joined, key=lambda each: len(each[1])):
        whole = _sum(whole, table)
    names, cells = whole
    at = names.index(name)
    least: _Cells = {}
    best: dict[tuple[str, ...], str] = {}
    for options, value in cells.items():
        rest = options[:at] + options[at + 1 :]
        if rest not in least or (value, prefer[options[at]]) < (least[rest], prefer[best[rest]]):
            least[rest], best[rest] = value, options[at]
    return (names[:at] + names[at + 1 :], least), best


def _sum(one: _Table, other: _Table) -> _Table:
    """Two tables added up; what is not in both is not in the sum."""
    names = one[0] + tuple(name for name in other[0] if name not in one[0])
    shared = tuple(name for name in other[0] if name in one[0])
    mine, theirs = ([table[0].index(name) for name in shared] for table in (one, other))
    new = [place for place, name in enumerate(other[0]) if name not in one[0]]
    by_shared: dict[tuple[str, ...], list[tuple[tuple[str, ...], int]]] = {}
    for options, value in other[1].items():
        key = tuple(options[place] for place in theirs)
        by_shared.setdefault(key, []).append((tuple(options[place] for place in new), value))
    cells: _Cells = {}
    for options, value in one[1].items():
        for more, added in by_shared.get(tuple(options[place] for place in mine), ()):
            cells[options + more] = value + added
    return names, cells
