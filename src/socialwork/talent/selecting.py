"""Choosing a cohort: the scheme's rules make profiles of candidates, and the contest does the rest."""

from collections.abc import Iterable
from functools import partial
from typing import Literal, cast

from ..errors import DuplicateNameError, InvalidValueError, UnknownNameError
from ..law import Reading, Resolved
from ..policies import Law
from ..rules import Decision, Missing, Rule
from ..selection import Basis, Contest, Entrant
from ..selection.deciding import decide_places
from ..selection.resolutions import order
from ..text import Text
from .candidates import CANDIDATE, Candidate
from .declaring import declared, disputes
from .merit_scales import MeritScale
from .naming import CohortSelection
from .profiling import entrant, profiles, share
from .recording import asked
from .rounds import Round, later
from .scheme import TalentScheme

__all__ = ["select"]

_FILLINGS = 4096  # ways to fill in one candidate's missing facts that are held; with more, each rule is taken to come out by itself


def select(
    candidates: Iterable[Candidate],
    law: Law[TalentScheme],
    round_: Round,
    *,
    readings: Literal["all"] | Iterable[str | Reading] | None = None,
) -> CohortSelection:
    """Choose a cohort: who is selected, who is not, what is open, each with its reasons.

    Ranking is by merit; preference separates only equal merit. Nothing else separates anybody: equals share a rank, and those who would
    have to be told apart for the last seats stay open until a recorded resolution orders them. Whoever's place is the same in every case,
    whatever the missing facts turn out to be, is decided; the others are open.

    Args:
        candidates: Everybody put forward, with ids that occur once; their order does not matter.
        law: The scheme on the round's day, under the readings chosen: `round_.law(HAIYOU)`.
        round_: What the office decided beforehand.
        readings: `"all"` holds against every admissible combination of readings: who has a seat under all of them is selected, who has one
            under none is not, and whose place hangs on a reading is open and says on which. Some readings, or their ids, vary these alone.
            None takes the law's own choices.

    Raises:
        InvalidValueError: If the law is of another day or under other readings than the round recorded, the seats exceed the cap, a merit
            is not on the round's scale or is told in another way than it, or the share is taken of all holders and the round does not record them.
        DuplicateNameError: If two candidates share an id.
        UnknownNameError: If a resolution or a declaration names somebody who takes no part.
        ResolutionCycleError: If resolutions put somebody before themselves.

    Source:
        J4, J5, J9-J17, J26.
    """
    given = _check_call(candidates, law, round_)
    people = declared(given, round_.declarations)
    DuplicateNameError.check(Text("人选编号", "candidate id"), (candidate.id for candidate in people))
    _check_round(law, round_, {candidate.id for candidate in people})
    scheme, scale = law.policy, round_.scale
    cap = law.value(scheme.cohort_cap)
    seats = seats_of(round_, cap)
    before = order(round_.resolutions)
    _check_merits(people, scale)
    entrants = [_entrant(candidate, law, round_) for candidate in people]
    contest = Contest(entrants, seats=seats, share=share(law, round_), before=before, top=scale.top, bottom=scale.lowest_eligible)
    varied = scheme.varied(readings)
    combined = None
    left_out: tuple[Text, ...] = ()
    if varied is not None:
        from .combining import combinations  # loaded when readings are varied

        combined, left_out = combinations(people, law, round_, varied=varied, seats=seats, before=before)
    placements = decide_places(
        contest,
        merits={candidate.id: getattr(candidate, scale.fact) for candidate in people},
        reasons={candidate.id: _reasons(candidate, law, round_) for candidate in people},
        resolutions=round_.resolutions,
        merit_of=scale.merit,
        cited=_cited(law, cap),
        combinations=combined,
        profiles_of={candidate.id: partial(profiles, candidate, scale) for candidate in people},
    )
    used = {id(resolution) for placement in placements for resolution in placement.resolutions}
    return CohortSelection(
        law=law,
        contest=contest,
        placements=placements,
        unused_resolutions=tuple(resolution for resolution in round_.resolutions if id(resolution) not in used),
        notes=(*_notes(law, round_, people), *left_out, *disputes(given, round_.declarations), *later(people, round_)),
        readings=law.choices,
        combinations=combined,
        asked=asked(law, round_, cap),
    )


def _check_call(candidates: object, law: object, round_: object) -> tuple[Candidate, ...]:
    """The candidates; refused is what is none of the three things that a selection is made from."""
    if not isinstance(candidates, Iterable):
        fix = "give several Candidate values, such as read_candidates(path) reads; one of them stands in a list"
        raise InvalidValueError("candidates", type(candidates).__name__, fix)
    given = tuple(cast("Iterable[Candidate]", candidates))
    for candidate in given:
        if not isinstance(candidate, Candidate):
            raise InvalidValueError("candidates", type(candidate).__name__, "give Candidate values, such as read_candidates(path) reads")
    if not isinstance(round_, Round):
        raise InvalidValueError("round_", type(round_).__name__, "give a Round, such as read_round(path) reads, or Round(day=...)")
    if not isinstance(getattr(law, "policy", None), TalentScheme):
        raise InvalidValueError("law", type(law).__name__, "give the scheme on the round's day: round_.law(HAIYOU)")
    return given


def _check_round(law: Law[TalentScheme], round_: Round, ids: set[str]) -> None:
    if law.day != round_.day:
        raise InvalidValueError("law.day", str(law.day), f"give the law of the round's day, {round_.day}: round_.law(policy)")
    chosen = dict(law.choices)
    for choice in round_.readings:
        if chosen.get(choice.reading) != choice.option:
            fix = f"the round recorded {choice.option}; give round_.law(policy), or change the round"
            raise InvalidValueError(f"law.choice({choice.reading})", chosen.get(choice.reading), fix)
    for resolution in round_.resolutions:
        for person in (*resolution.chosen, *resolution.over):
            if person not in ids:
                raise UnknownNameError(Text("人选（并列裁定所列）", "candidate in a resolution"), person, tuple(sorted(ids)))


def _check_merits(people: Iterable[Candidate], scale: MeritScale) -> None:
    """Refuse merits that are not on the round's scale, or are told in another way than it, all of one kind at once."""
    found = {candidate.id: fault for candidate in people if (fault := scale.fault(candidate)) is not None}
    if found:
        fact, fix = min(found.values(), key=lambda fault: fault[0] != scale.fact)
        ids = ", ".join(sorted(name for name, fault in found.items() if fault[0] == fact))
        merit = next(getattr(candidate, fact) for candidate in people if candidate.id in found and found[candidate.id][0] == fact)
        raise InvalidValueError(f"{fact} ({ids})", merit, fix, personal=True)


def seats_of(round_: Round, cap: Resolved[int]) -> int:
    """The seats of a round: its own, or as many as the cap allows.

    Raises:
        InvalidValueError: If they exceed the cap.
    """
    most = cap.known("cohort_cap")
    seats = most if round_.seats is None else round_.seats
    if seats > most:
        fix = Text(f"名额不得超过{most}（{'/'.join(cap.clause)}）", f"give {most} or fewer ({'/'.join(cap.clause)})")
        raise InvalidValueError("Round.seats", seats, fix)
    return seats


def _reasons(candidate: Candidate, law: Law[TalentScheme], round_: Round) -> tuple[Decision, ...]:
    return tuple(law.decide(rule, candidate, cut_off=round_.cut_off) for rule in _rules(law))


def _rules(law: Law[TalentScheme]) -> tuple[Rule, ...]:
    """What is asked of each candidate: who may be selected, who is preferred, who counts toward the share; and each ground, where these count."""
    scheme = law.policy
    counted = law.choice(scheme.preference_weight).id == "count"
    return scheme.entry, scheme.preference, scheme.elderly_care, *(scheme.preference_grounds if counted else ())


def _entrant(candidate: Candidate, law: Law[TalentScheme], round_: Round) -> Entrant:
    rules = _rules(law)
    ways = law.reachable(rules, candidate, cut_off=round_.cut_off, limit=_FILLINGS)
    if ways is None:  # too much is missing to try it all
        ways = {tuple(law.decide(rule, candidate, cut_off=round_.cut_off).verdict for rule in rules): ()}
    return entrant(candidate, ways, round_.scale)


def _cited(law: Law[TalentScheme], cap: Resolved[int]) -> dict[Basis, tuple[str, ...]]:
    scheme = law.policy
    part, preference = law.value(scheme.elderly_care_share).clause, scheme.preference.clause
    return {
        Basis.GENERAL: cap.clause,
        Basis.RESERVED: part,
        Basis.BELOW_CUT: cap.clause,
        Basis.DISPLACED: part,
        Basis.SHORTAGE: (*cap.clause, *part),
        Basis.NOT_ELIGIBLE: (),
        Basis.BELOW_MINIMUM: (),
        Basis.TIE: (*cap.clause, *preference),
        Basis.MISSING_FACT: (),
    }


def _notes(law: Law[TalentScheme], round_: Round, people: Iterable[Candidate]) -> tuple[Text, ...]:
    notes = list(law.marks)
    recorded = {choice.reading: choice for choice in round_.readings}
    for name, chosen in law.choices:
        reading = law.policy.reading(name)
        option = reading.option(chosen).label
        if choice := recorded.get(name):
            source = Text(f"{choice.by}，{choice.on}，{choice.document}", f"{choice.by}, {choice.on}, {choice.document}")
        elif chosen != reading.default:
            source = Text("批次未记录此项选择", "the round does not record this choice")
        else:
            continue
        said = Text(f"口径{reading.id}取“{option.zh}”", f'reading {reading.id} taken as "{option.en}"')
        notes.append(said + Text(f"（{source.zh}）", f" ({source.en})"))
    if round_.merit is None:
        assumed = MeritScale().text
        notes.append(Text(f"批次未规定评审尺度，按假设测算：{assumed.zh}", f"the round sets no merit scale; assumed: {assumed.en}"))
    if unused := sum(not isinstance(getattr(candidate, round_.scale.other_fact), Missing) for candidate in people):
        label = CANDIDATE[round_.scale.other_fact].label
        notes.append(
            Text(
                f"{unused}人另填有{label.zh}，本批次不用",
                f"the {label.en} of {unused} {'person' if unused == 1 else 'people'} is not used in this round",
            )
        )
    if round_.cut_off is None:
        notes.append(
            Text(f"批次未规定截止日，以批次日{round_.day}为准", f"the round sets no cut-off day; its own day {round_.day} is taken")
        )
    return tuple(notes)
