"""A round under every admissible combination of readings: what the candidates are under each, and how the share is applied."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..errors import InvalidValueError
from ..policies import Law, admissible_combinations
from ..rules import Assumed, Compiled, Verdict
from ..selection import Base, Combinations, Entrant, Share, Uncomputed
from ..text import Text
from .candidates import Candidate
from .profiling import check_cap, entrant, selected_again, share
from .rounds import Round
from .scheme import TalentScheme

__all__ = ["combinations"]

Options = tuple[str, ...]

_NO_HOLDERS = Text("批次未记录在管理期者", "the round does not record the holders")
_FILLINGS = 1024  # ways to fill in one candidate's missing facts that are tried; with more, each rule is taken to come out by itself


class _Asked(NamedTuple):
    """What is asked of candidates under each combination of readings.

    Attributes:
        readings: The ids of the readings that the rules can touch.
        compiled: Every rule under every reading that makes it another one.
        places: For each combination of options, the places of its rules among these.
    """

    readings: tuple[str, ...]
    compiled: tuple[Compiled, ...]
    places: dict[Options, tuple[int, ...]]


def combinations(
    people: Sequence[Candidate],
    law: Law[TalentScheme],
    round_: Round,
    *,
    varied: tuple[str, ...],
    seats: int,
    before: Mapping[str, frozenset[str]],
) -> tuple[Combinations, tuple[Text, ...]]:
    """The round under every admissible combination of the readings varied, and what had to be left out.

    Args:
        people: The candidates.
        law: The law whose choices stand for the other readings.
        round_: The round.
        varied: The ids of the readings.
        seats: Places there are.
        before: For an id, everybody whom a resolution puts before it.

    Raises:
        InvalidValueError: If a reading says both what people are and how the share is applied, or options of two such readings bar each other;
            if nothing can be computed; or as `check_cap` says, under any combination.
    """
    scheme, asked = law.policy, _asked(law, round_, varied)
    lines = [list(_entrants(candidate, law, round_, asked)) for candidate in people]
    columns: Iterator[tuple[Entrant, ...]] = zip(*lines, strict=True) if lines else (() for _ in asked.places)
    under = dict(zip(asked.places, columns, strict=True))
    different = {tuple(map(id, entrants)): entrants for entrants in under.values()}.values()
    again = {person for entrants in different for person in selected_again(people, entrants, seats)}
    check_cap(law, sorted(again))
    of_share = tuple(
        reading.id
        for reading in (scheme.share_strength, scheme.share_base, scheme.share_rounding, scheme.shortage, scheme.share_order)
        if reading.id in varied
    ) + ((scheme.cap_counts.id,) if again and scheme.cap_counts.id in varied else ())
    _check_apart(law, asked.readings, of_share)
    fixed = {name: option for name, option in law.choices if name not in varied}
    shares, open_, missing = _shares(law, round_, of_share, fixed)
    notes = (*(() if missing is None else (_left_out(scheme),)), *((_not_computed(scheme, len(again)),) if open_ else ()))
    listed = tuple(name for name in varied if name in {*asked.readings, *of_share})
    options = dict(law.choices)
    chosen = tuple(options[name] for name in asked.readings), tuple(options[name] for name in of_share)
    return Combinations(
        (asked.readings, of_share),
        under,
        shares,
        chosen=chosen,
        seats=seats,
        before=before,
        listed=listed,
        left_out=missing,
        uncomputed=Uncomputed(open_, frozenset(again)),
    ), notes


def _asked(law: Law[TalentScheme], round_: Round, varied: tuple[str, ...]) -> _Asked:
    scheme, cut_off = law.policy, round_.cut_off
    rules = (scheme.entry, scheme.preference, scheme.elderly_care, *scheme.preference_grounds)
    weight = scheme.preference_weight
    per_rule = [(rule, *law.variants(rule, cut_off=cut_off, varied=varied)) for rule in rules]
    touched = {weight.id, *(name for _, readings, _ in per_rule for name in readings)}
    readings = tuple(name for name in varied if name in touched)
    compiled: dict[int, Compiled] = {}
    found: list[tuple[tuple[int, ...], dict[Options, int]]] = []
    for rule, names, variants in per_rule:
        by_options: dict[Options, int] = {}
        for variant in variants:
            ready = variant.law.compiled(rule, cut_off=cut_off)
            compiled.setdefault(id(ready), ready)
            by_options[variant.options] = list(compiled).index(id(ready))
        found.append((tuple(map(readings.index, names)), by_options))
    fixed = {name: option for name, option in law.choices if name not in varied}
    places: dict[Options, tuple[int, ...]] = {}
    for options in admissible_combinations(scheme, readings, fixed):
        counted = {**fixed, **dict(zip(readings, options, strict=True))}[weight.id] == "count"
        asks = found if counted else found[: -len(scheme.preference_grounds)]
        places[options] = tuple(by_options[tuple(options[at] for at in own)] for own, by_options in asks)
    return _Asked(readings, tuple(compiled.values()), places)


def _check_apart(law: Law[TalentScheme], of_people: Iterable[str], of_share: Iterable[str]) -> None:
    """Refuse readings of people and of the share that hang together: they are combined freely."""
    one, other = set(of_people), set(of_share)
    barred = {
        (name, pair.reading)
        for name in one | other
        for option in law.reading(name).options
        for pair in option.not_with
        if {name, pair.reading} & one and {name, pair.reading} & other
    }
    if both := sorted({*(one & other), *(name for pair in barred for name in pair)}):
        fix = "vary these one at a time: they say what people are and how the share is applied, and hang together"
        raise InvalidValueError("readings", ", ".join(both), fix)


def _shares(
    law: Law[TalentScheme], round_: Round, readings: tuple[str, ...], fixed: Mapping[str, str]
) -> tuple[dict[Options, Share], tuple[Options, ...], tuple[int, Text] | None]:
    """The share under each combination of its readings, as far as the round says what it takes; how many it does not, and why.

    Between them stand the combinations under which people selected again use no seat: these are not computed.
    """
    scheme, found, open_ = law.policy, dict[Options, Share](), list[Options]()
    missing = 0
    for options in admissible_combinations(scheme, readings, fixed):
        under = law.with_options({**dict(law.choices), **dict(zip(readings, options, strict=True))})
        checked_only = under.choice(scheme.share_order).id == "check_only"
        if scheme.cap_counts.id in readings and under.choice(scheme.cap_counts).id == "new_only":
            open_.append(options)
        elif round_.holders is None and not checked_only and under.choice(scheme.share_base).id == Base.HOLDERS.value:
            missing += 1
        else:
            found[options] = share(under, round_)
    return found, tuple(open_), (missing, _NO_HOLDERS) if missing else None


def _not_computed(scheme: TalentScheme, again: int) -> Text:
    cap = scheme.cap_counts
    label = cap.option("new_only").label
    return Text(
        f"口径{cap.id}取“{label.zh}”时未能测算，可能有名额者在其下均为待定：{again}人曾入选或未告知是否入选",
        f'reading {cap.id} taken as "{label.en}" is not computed, and whoever may have a seat is open under it: {again} held a title or may have',
    )


def _left_out(scheme: TalentScheme) -> Text:
    base = scheme.share_base
    return Text(
        f"{_NO_HOLDERS.zh}，口径{base.id}取“{base.option('holders').label.zh}”的组合未能测算",
        f'{_NO_HOLDERS.en}: combinations with reading {base.id} taken as "{base.option("holders").label.en}" are left out',
    )


def _entrants(candidate: Candidate, law: Law[TalentScheme], round_: Round, asked: _Asked) -> Iterator[Entrant]:
    """What the candidate may turn out to be under each combination, an object of its own only where it is something else."""
    known = law.known(candidate, cut_off=round_.cut_off)
    plain = tuple(compiled.decide(known) for compiled in asked.compiled)
    ways: dict[tuple[Verdict, ...], Assumed] = {plain: ()}
    if Verdict.UNDETERMINED in plain:
        ways = law.reachable(asked.compiled, candidate, cut_off=round_.cut_off, limit=_FILLINGS, least=False) or ways
    # Rules that come out alike in every way are told apart no further.
    alike: dict[tuple[Verdict, ...], int] = {}
    columns = [alike.setdefault(column, len(alike)) for column in zip(*ways, strict=True)]
    different: dict[tuple[int, ...], Entrant] = {}
    same: dict[object, Entrant] = {}
    for places in asked.places.values():
        key = tuple(columns[place] for place in places)
        if key not in different:
            told = {tuple(verdicts[place] for place in places): assumed for verdicts, assumed in ways.items()}
            made = entrant(candidate, told, round_.scale)
            different[key] = same.setdefault((frozenset(profile._replace(assumed=()) for profile in made.profiles), made.exact), made)
        yield different[key]
