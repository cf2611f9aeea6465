"""The laws of a selection, and an exhaustive search from the facts up, under every reading that can matter."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, product
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from socialwork.days import Month, Period
from socialwork.errors import InvalidValueError, SocialWorkError
from socialwork.policies import Law
from socialwork.rules import Judgement, Missing, Verdict
from socialwork.selection import Basis, Contest, Entrant, Outcome, Placement, Profile, Resolution, Selection, Witness
from socialwork.talent import (
    HAIYOU,
    Candidate,
    CareWorkerCertificate,
    Holders,
    MeritScale,
    Rating,
    ReadingChoice,
    Round,
    SocialWorkCertificate,
    TalentScheme,
    Training,
    select,
)
from socialwork.testing import admissible_readings, completions
from socialwork.testing.exhaustive import best_sets, every_world, reference_standings

MANY = settings(max_examples=3 * settings().max_examples // 2)
DAY = date(2023, 9, 1)
RISING = (Outcome.NOT_SELECTED, Outcome.OPEN, Outcome.SELECTED)


def found(*, holds: bool) -> Judgement:
    return Judgement(holds=holds, by="the panel", on=DAY, document="minutes 3")


LONG = (Period(date(2010, 1, 1)),)
INTERRUPTED = (Period(date(2010, 1, 1), date(2013, 1, 1)), Period(date(2015, 1, 1), date(2018, 6, 1)))
SHORT = (Period(date(2022, 1, 1)),)

# Whoever is all this may be selected; nobody prefers them.
PLAIN: dict[str, Any] = {
    "knowledge_and_skills": found(holds=True), "professional_ethics": found(holds=True), "rich_experience": found(holds=True),
    "outstanding_contribution": found(holds=True), "dedicated": True, "is_social_worker": True, "works_in_city": True, "field": "charity",
    "employer_kind": "community", "elderly_care": False, "service": SHORT, "social_work_certificates": (), "care_worker_certificates": (),
    "training": "none", "training_assessed": False, "care_work_assessed": False, "held_title": False, "revoked_before": False,
}  # fmt: skip


def person(name: str, merit: object = Missing.NOT_ASKED, **facts: object) -> Candidate:
    """Somebody who may be selected, except for what is said of them; None leaves a fact out."""
    told = {fact: value for fact, value in {**PLAIN, **facts}.items() if value is not None}
    return Candidate(id=name, merit_score=merit, **told)


def chose(**options: str) -> tuple[ReadingChoice, ...]:
    """Options on the record; the dot in a reading's id is written as two underscores."""
    return tuple(
        ReadingChoice(reading=reading.replace("__", "."), option=option, by="the office", on=date(2023, 8, 1), document="notice 7")
        for reading, option in options.items()
    )


def held(seats: int | None = 2, **about: Any) -> Round:
    return Round(**{"day": DAY, "cut_off": DAY, "merit": MeritScale(), **about}, seats=seats)


@lru_cache(maxsize=8)
def law_under(readings: tuple[ReadingChoice, ...]) -> Law[TalentScheme]:
    return held(readings=readings).law(HAIYOU)


def outcome(people: Iterable[Candidate], round_: Round) -> Selection:
    return select(people, law_under(round_.readings), round_)


# --- rounds at random ------------------------------------------------------------------------------------------------------------------

# For every fact that a rule of the scheme can read, values that the rules tell apart.
VALUES: dict[str, tuple[Any, ...]] = {
    "knowledge_and_skills": (found(holds=True), found(holds=False)),
    "professional_ethics": (found(holds=True), found(holds=False)),
    "rich_experience": (found(holds=True), found(holds=False)),
    "outstanding_contribution": (found(holds=True), found(holds=False)),
    "dedicated": (True, False),
    "is_social_worker": (True, False),
    "works_in_city": (True, False),
    "field": ("charity", "other"),
    "other_field_recognised": (found(holds=True), found(holds=False)),
    "employer_kind": ("community", "elderly_care", "other"),
    "other_employer_recognised": (found(holds=True), found(holds=False)),
    "elderly_care": (True, False),
    "service": (SHORT, INTERRUPTED, LONG, ()),
    "social_work_certificates": ((), (SocialWorkCertificate(level="assistant"),), (SocialWorkCertificate(level="intermediate"),)),
    "care_worker_certificates": ((), (CareWorkerCertificate(level="junior"),), (CareWorkerCertificate(level="intermediate"),)),
    "training": tuple(Training),
    "training_assessed": (True, False),
    "care_work_assessed": (True, False),
    "held_title": (True, False),
    "earlier_term_last_day": (date(2023, 8, 31), date(2023, 9, 1)),
    "earlier_term_rating": tuple(Rating),
    "revoked_before": (True, False),
}
EARLIER_TERM = ("earlier_term_last_day", "earlier_term_rating")
OFTEN = ("elderly_care", "service", "social_work_certificates", "care_worker_certificates", "training")
ODD = tuple(fact for fact in VALUES if fact not in {"held_title", "training_assessed", *OFTEN, *EARLIER_TERM})
# An earlier term: none, one that is over, one that still runs, one that was not excellent, and some of which not all is known.
EARLIER: tuple[tuple[object, ...], ...] = (
    (False, None, None), (False, None, None), (True, date(2023, 8, 31), "excellent"), (True, date(2023, 9, 1), "excellent"),
    (True, date(2023, 8, 31), "below_excellent"), (True, None, "excellent"), (None, None, None), (None, date(2023, 9, 1), None),
)  # fmt: skip
SCALES = (
    MeritScale(lowest=60, highest=63, step=1), MeritScale(highest=2, step=1, minimum=1), MeritScale(highest=1, step="0.5"),
    MeritScale(grades=("A", "B", "C")), MeritScale(grades=("A", "B", "C"), minimum="B"),
)  # fmt: skip


@st.composite
def rivals(draw: st.DrawFn, name: str, scale: MeritScale, *, missing: int = 2) -> Candidate:
    """Somebody who mostly may be selected, with at most so many facts missing beside merit and an earlier term."""
    facts: dict[str, Any] = {fact: values[0] for fact, values in VALUES.items() if fact not in {"revoked_before", *EARLIER_TERM}}
    facts |= {"revoked_before": False, **{fact: draw(st.sampled_from(VALUES[fact])) for fact in OFTEN}}
    facts |= zip(("held_title", *EARLIER_TERM), draw(st.sampled_from(EARLIER)), strict=True)
    facts |= {fact: VALUES[fact][-1] for fact in draw(st.sets(st.sampled_from([*ODD, "training_assessed"]), max_size=2))}
    for fact in draw(st.sets(st.sampled_from([*OFTEN, *ODD, "training_assessed"]), max_size=missing)):
        facts[fact] = None
    if facts["training"] is Training.NONE and facts["training_assessed"] is True:
        facts["training_assessed"] = False
    facts = {fact: value for fact, value in facts.items() if value is not None}
    if draw(st.integers(0, 7)):
        facts[scale.fact] = scale.merit(draw(st.integers(0, scale.top)))
    return Candidate(id=name, **facts)


@st.composite
def resolutions_of(draw: st.DrawFn, names: list[str]) -> tuple[Resolution, ...]:
    """Decisions between some of them that run in no circle."""
    listed = draw(st.permutations(names))
    pairs = draw(st.lists(st.tuples(st.integers(0, len(names) - 1), st.integers(0, len(names) - 1)), max_size=3))
    return tuple(
        Resolution(chosen=listed[min(pair)], over=listed[max(pair)], reason="longer service", by="the committee", on=DAY)
        for pair in pairs
        if pair[0] != pair[1]
    )


Case = tuple[tuple[Candidate, ...], Round]


@st.composite
def cases(
    draw: st.DrawFn, *, most: int = 6, missing: int = 2, scales: st.SearchStrategy[MeritScale] | None = None, settled: bool = True
) -> Case:
    """Candidates and a round under any readings that can stand together."""
    scale = draw(st.sampled_from(SCALES) if scales is None else scales)
    names = [f"c{number}" for number in range(1, 1 + draw(st.integers(0, most)))]
    # Where people selected again use no seat, `select` may refuse: tests/talent/test_cap_counts.py.
    options = draw(admissible_readings(HAIYOU)) | {"AJ18": "all"}
    total = draw(st.integers(0, 9))
    round_ = held(
        seats=draw(st.integers(0, 4)),
        merit=scale,
        holders=Holders(total=total, elderly_care=draw(st.integers(0, total))),
        about_tolerance=draw(st.sampled_from((None, Decimal(0), Decimal("0.4"), Decimal(1)))),
        readings=chose(**{reading.replace(".", "__"): option for reading, option in options.items()}),
        resolutions=draw(resolutions_of(names)) if settled and names else (),
    )
    return tuple(draw(rivals(name, scale, missing=missing)) for name in names), round_


def rises(before: Placement, after: Placement) -> bool:
    return RISING.index(before.outcome) <= RISING.index(after.outcome)


def narrows(before: Selection, after: Selection) -> bool:
    """Whether what is said of the reserved group can only come to lie closer together."""
    (least, most), (least_after, most_after) = before.reserved_selected, after.reserved_selected
    return least <= least_after <= most_after <= most


def shown(selection: Selection) -> list[dict[str, Any]]:
    """Everything about everybody's place, in order."""
    return [place.as_data(reasons=True) for place in selection.placements]


# --- the laws of a selection -----------------------------------------------------------------------------------------------------------


@given(case=cases())
def test_everybody_has_one_outcome_with_a_reason_and_no_more_have_one_than_there_are_seats(case: Case) -> None:
    people, round_ = case
    selection = outcome(people, round_)

    assert sorted(place.id for place in selection.placements) == sorted(candidate.id for candidate in people)
    assert len(selection.selected) <= selection.seats
    for place in selection.placements:
        assert place.rests_on
        for witness in place.witnesses or ():
            assert len(witness.selected) <= selection.seats
        assert place.summary.en.startswith(place.outcome.label.en)
        assert place.clauses or place.rests_on in {(Basis.MISSING_FACT,), (Basis.BELOW_MINIMUM,)}


@given(case=cases(), data=st.data())
def test_the_order_of_candidates_changes_nothing(case: Case, data: st.DataObject) -> None:
    people, round_ = case

    one, other = outcome(data.draw(st.permutations(people)), round_), outcome(iter(people), round_)
    assert one.as_data(reasons=True) == other.as_data(reasons=True)
    assert one.summary("en") == other.summary("en")


@given(case=cases())
def test_places_stand_by_rank_and_equal_ranks_by_id(case: Case) -> None:
    places = outcome(*case).placements
    ranked = [place for place in places if place.rank is not None]

    assert list(places[: len(ranked)]) == sorted(ranked, key=lambda place: (place.rank, place.id))
    assert [place.id for place in places[len(ranked) :]] == sorted(place.id for place in places[len(ranked) :])


@MANY
@given(case=cases(), data=st.data())
def test_more_merit_never_lowers_an_outcome(case: Case, data: st.DataObject) -> None:
    people, round_ = case
    scale = round_.scale
    scored = [candidate for candidate in people if not isinstance(getattr(candidate, scale.fact), Missing)]
    assume(scored)
    chosen = data.draw(st.sampled_from(scored))
    better = data.draw(st.integers(scale.steps(getattr(chosen, scale.fact)), scale.top))
    raised = [attrs.evolve(each, **{scale.fact: scale.merit(better)}) if each is chosen else each for each in people]

    assert rises(outcome(people, round_).placement(chosen.id), outcome(raised, round_).placement(chosen.id))


@given(case=cases(settled=False))
def test_within_a_group_merit_comes_first_and_preference_only_parts_equals(case: Case) -> None:
    people, round_ = case
    selection = outcome(people, round_)
    sure = {
        candidate.id: selection.placement(candidate.id)
        for candidate in people
        for place in [selection.placement(candidate.id)]
        if place.reasons[0].verdict is Verdict.YES and place.rank is not None and not isinstance(place.merit, Missing)
    }

    for one, other in combinations(sure.values(), 2):
        if one.reserved != other.reserved or len(one.reserved) > 1:
            continue
        better, worse = sorted((one, other), key=lambda place: round_.scale.steps(place.merit), reverse=True)  # type: ignore[arg-type]
        if better.merit != worse.merit or min(better.preference) >= max(worse.preference):
            assert rises(worse, better)


@MANY
@given(case=cases(missing=3))
def test_in_every_world_that_is_shown_merit_comes_first_and_nobody_loses_to_a_worse_one_of_their_group(case: Case) -> None:
    people, round_ = case
    selection, scale = outcome(people, round_), round_.scale
    known = {place.id: place.reserved[0] for place in selection.placements if len(place.reserved) == 1}

    def merit(witness: Witness, person: str) -> int:
        found = dict(witness.assumed.get(person, ())).get("merit", selection.placement(person).merit)
        return scale.steps(found)  # type: ignore[arg-type]

    for witness in (each for place in selection.placements for each in place.witnesses or ()):
        merits = [merit(witness, person) for person in witness.order]
        assert merits == sorted(merits, reverse=True)
        for group in (True, False):
            seated = [person in witness.selected for person in witness.order if known.get(person) is group]
            assert seated == sorted(seated, reverse=True)


@MANY
@given(case=cases(missing=3))
def test_the_numbers_told_are_those_of_the_places(case: Case) -> None:
    """Neither fewer of the reserved group than are sure of a seat, nor more than may have one; in a world that is shown just as many."""
    selection = outcome(*case)
    least, most = selection.reserved_selected
    groups = {place.id: place.reserved for place in selection.placements}

    assert sum(groups[person] == (True,) for person in selection.selected) <= most <= selection.seats
    assert least <= sum(True in groups[person] for person in (*selection.selected, *selection.open))
    for witness in (each for place in selection.placements for each in place.witnesses or ()):
        assert least <= sum(True in groups[person] for person in witness.selected)
        assert sum(groups[person] == (True,) for person in witness.selected) <= most
        for tie in selection.ties:
            if tie.seats is not None:
                assert len(witness.selected.intersection(tie.ids)) <= tie.seats[1]
                if tie.reserved is not None:
                    assert sum(groups[person] == (True,) for person in witness.selected.intersection(tie.ids)) <= tie.reserved[1]


@MANY
@given(case=cases())
def test_where_seats_are_filled_one_more_takes_none_away(case: Case) -> None:
    people, round_ = case
    filling = attrs.evolve(
        round_, readings=[choice for choice in round_.readings if choice.reading != HAIYOU.shortage.id] + list(chose(AJ4="fill"))
    )
    before, after = outcome(people, filling), outcome(people, attrs.evolve(filling, seats=(filling.seats or 0) + 1))

    for place in before.placements:
        assert rises(place, after.placement(place.id))


@MANY
@given(case=cases(missing=5), data=st.data())
def test_a_fact_that_is_filled_in_never_contradicts_a_decided_place(case: Case, data: st.DataObject) -> None:
    people, round_ = case
    scale = round_.scale
    waiting = [(each, fact) for each in people for fact in (*VALUES, scale.fact) if isinstance(getattr(each, fact), Missing)]
    assume(waiting)
    chosen, fact = data.draw(st.sampled_from(waiting))
    values = VALUES.get(fact) or tuple(scale.merit(steps) for steps in range(scale.top + 1))
    try:
        filled = attrs.evolve(chosen, **{fact: data.draw(st.sampled_from(values))})
    except SocialWorkError:
        assume(False)
    before = outcome(people, round_)
    after = outcome([filled if each is chosen else each for each in people], round_)

    for place in before.placements:
        assert place.outcome is Outcome.OPEN or after.placement(place.id).outcome is place.outcome
    assert narrows(before, after)


@given(case=cases(most=4, missing=8, scales=st.just(MeritScale(highest=2, step=1))), data=st.data())
def test_nor_does_anything_else_that_can_turn_out(case: Case, data: st.DataObject) -> None:
    """Everything that is missing of everybody, with values of every kind."""
    people, round_ = case
    merits = st.integers(0, 2).map(Decimal)
    known = [
        attrs.evolve(data.draw(completions(each, sharpen=True)), merit_score=data.draw(merits))
        if isinstance(each.merit_score, Missing)
        else data.draw(completions(each, sharpen=True))
        for each in people
    ]
    before, after = outcome(people, round_), outcome(known, round_)

    for place in before.placements:
        assert place.outcome is Outcome.OPEN or after.placement(place.id).outcome is place.outcome
    assert not any(Basis.MISSING_FACT in place.rests_on for place in after.placements)
    assert narrows(before, after)
    assert after.reserved_proven


@given(case=cases(most=3), data=st.data())
def test_days_known_to_the_month_may_turn_out_either_way(case: Case, data: st.DataObject) -> None:
    people, round_ = case
    served = st.sampled_from([(Period(Month(2018, 9)),), (Period(Month(2018, 8)),), (Period(Month(2010, 1), Month(2014, 12)),)])
    rough = [
        attrs.evolve(
            each,
            service=data.draw(served),
            social_work_certificates=(
                SocialWorkCertificate(level="intermediate", obtained_on=data.draw(st.sampled_from([Month(2023, 9), None]))),
            ),
        )
        for each in people
    ]
    exact = [
        data.draw(completions(each, sharpen=True).filter(lambda done: done.merit_score in {*map(Decimal, range(64)), *MISSING}))
        for each in rough
    ]
    assume(all(getattr(each, round_.scale.fact) == getattr(done, round_.scale.fact) for each, done in zip(rough, exact, strict=True)))
    before, after = outcome(rough, round_), outcome(exact, round_)

    for place in before.placements:
        assert place.outcome is Outcome.OPEN or after.placement(place.id).outcome is place.outcome


MISSING = tuple(Missing)


@MANY
@given(case=cases())
def test_a_recorded_decision_orders_equals_only_and_contradicts_nothing_that_was_decided(case: Case) -> None:
    people, round_ = case
    before, after = outcome(people, attrs.evolve(round_, resolutions=())), outcome(people, round_)

    for place in before.placements:
        assert place.outcome is Outcome.OPEN or after.placement(place.id).outcome is place.outcome
    if len(after.unused_resolutions) == len(round_.resolutions):
        for place in before.placements:
            same = after.placement(place.id)
            assert (place.outcome, place.rests_on, place.rank, place.tied_with) == (same.outcome, same.rests_on, same.rank, same.tied_with)
    for resolution in round_.resolutions:
        used = [place.id for place in after.placements if resolution in place.resolutions]
        assert bool(used) is (resolution not in after.unused_resolutions)
        assert set(used) <= {person for each in round_.resolutions for person in (*each.chosen, *each.over)}


@given(case=cases())
def test_the_share_first_or_the_best_first_comes_to_the_same(case: Case) -> None:
    """AJ6 (a) and (b)."""
    people, round_ = case
    others = [choice for choice in round_.readings if choice.reading != "AJ6"]
    share_first, merit_first = (
        outcome(people, attrs.evolve(round_, readings=(*others, *chose(AJ6=option)))) for option in ("share_first", "merit_first")
    )

    assert shown(share_first) == shown(merit_first)
    assert share_first.diff(merit_first).changes == ()
    assert [name for name, _, _ in share_first.diff(merit_first).readings] == ["AJ6"]


@given(case=cases(scales=st.just(MeritScale(grades=("A", "B", "C"), minimum="B"))))
def test_grades_rank_as_scores_do(case: Case) -> None:
    people, round_ = case
    points = MeritScale(highest=2, step=1, minimum=1)
    scored = [
        each
        if isinstance(each.merit_grade, Missing)
        else attrs.evolve(each, merit_score="CBA".index(each.merit_grade), merit_grade=Missing.NOT_KNOWN)
        for each in people
    ]
    by_grade, by_score = outcome(people, round_), outcome(scored, attrs.evolve(round_, merit=points))

    for one, other in zip(by_grade.placements, by_score.placements, strict=True):
        assert (one.id, one.outcome, one.rests_on, one.rank, one.tied_with) == (
            other.id,
            other.outcome,
            other.rests_on,
            other.rank,
            other.tied_with,
        )
        assert one.margin == other.margin  # a grade is a step, and a step is a point here


@given(case=cases(scales=st.sampled_from([scale for scale in SCALES if scale.minimum is not None])))
def test_nobody_is_selected_below_the_minimum(case: Case) -> None:
    people, round_ = case

    for place in outcome(people, round_).placements:
        if not isinstance(place.merit, Missing) and round_.scale.steps(place.merit) < round_.scale.lowest_eligible:  # type: ignore[arg-type]
            assert place.rests_on == (Basis.NOT_ELIGIBLE if place.reasons[0].verdict is Verdict.NO else Basis.BELOW_MINIMUM,)
            assert place.rank is None


@given(case=cases(), told=st.sampled_from((True, None)), last_day=st.sampled_from((date(2023, 9, 1), date(2025, 1, 1), Month(2023, 9))))
def test_nobody_is_selected_during_an_earlier_term(case: Case, told: bool | None, last_day: date) -> None:
    """J26: a holder may compete again once the term has ended."""
    people, round_ = case
    facts: dict[str, Any] = {"held_title": told, "earlier_term_last_day": last_day, "earlier_term_rating": "excellent"}
    merit: dict[str, Any] = {round_.scale.fact: round_.scale.merit(round_.scale.top), "merit_score": Missing.NOT_ASKED}
    holder = attrs.evolve(person("holder", **facts), **{**merit, round_.scale.fact: merit[round_.scale.fact]})
    place = outcome([*people, holder], round_).placement("holder")

    assert place.outcome is not Outcome.SELECTED
    if told:
        assert place.rests_on == (Basis.NOT_ELIGIBLE,)
        assert "J26" in place.clauses


@given(case=cases(most=5), data=st.data())
def test_two_who_differ_in_nothing_but_their_id_are_level_or_ordered_by_a_decision(case: Case, data: st.DataObject) -> None:
    people, round_ = case
    assume(people)
    one = data.draw(st.sampled_from(people))
    selection = outcome([*people, attrs.evolve(one, id="twin")], attrs.evolve(round_, resolutions=()))
    place, twin = selection.placement(one.id), selection.placement("twin")

    assert (place.outcome, place.rests_on, place.rank, place.margin) == (twin.outcome, twin.rests_on, twin.rank, twin.margin)
    if (
        len(place.preference) == len(place.reserved) == 1
        and place.reasons[0].verdict is Verdict.YES
        and not isinstance(place.merit, Missing)
    ):
        assert "twin" in place.tied_with
    ordered = Resolution(chosen="twin", over=one.id, reason="longer service", by="the committee", on=DAY)
    settled = outcome([*people, attrs.evolve(one, id="twin")], attrs.evolve(round_, resolutions=(ordered,)))
    assert rises(settled.placement(one.id), settled.placement("twin"))


# --- the facts themselves, exhaustively ------------------------------------------------------------------------------------------------


def missing_of(candidate: Candidate, law: Law[TalentScheme]) -> list[str]:
    """The missing facts that some rule can read under the readings chosen."""
    rules = (HAIYOU.entry, HAIYOU.preference, HAIYOU.elderly_care, *HAIYOU.preference_grounds)
    read: set[str] = set()
    for rule in rules:
        for handle in law.compiled(rule).handles.values():
            read |= {fact.name for fact in getattr(handle, "from_", (handle,))}
    return [fact for fact in VALUES if fact in read and isinstance(getattr(candidate, fact), Missing)]


def everything_a_candidate_can_be(candidate: Candidate, law: Law[TalentScheme]) -> Iterator[Candidate]:
    """Each way to fill in the missing facts; who never held the title has no earlier term."""
    missing = missing_of(candidate, law)
    for values in product(*((*VALUES[fact], Missing.NOT_ASKED) if fact in EARLIER_TERM else VALUES[fact] for fact in missing)):
        try:
            filled = attrs.evolve(candidate, **dict(zip(missing, values, strict=True)))
        except InvalidValueError:
            continue
        if all(isinstance(getattr(filled, fact), Missing) is (filled.held_title is False) for fact in EARLIER_TERM):
            yield filled


def profile_of(candidate: Candidate, law: Law[TalentScheme], scale: MeritScale) -> Profile:
    """What somebody is of whom everything is known but the merit; that may be any."""
    eligible, preferred, reserved = (law.decide(rule, candidate).verdict for rule in (HAIYOU.entry, HAIYOU.preference, HAIYOU.elderly_care))
    assert eligible.decided
    assert preferred.decided
    assert reserved.decided
    grounds = sum(law.decide(rule, candidate).verdict is Verdict.YES for rule in HAIYOU.preference_grounds)
    weight = grounds if dict(law.choices)["AJ16"] == "count" else 1
    merit = getattr(candidate, scale.fact)
    low, high = (0, scale.top) if isinstance(merit, Missing) else (scale.steps(merit), scale.steps(merit))
    return Profile(eligible is Verdict.YES, low, high, weight if preferred is Verdict.YES else 0, reserved is Verdict.YES)


def with_minimum(profile: Profile, least: int) -> Iterator[Profile]:
    """Who does not reach the least merit is not eligible."""
    if profile.eligible and profile.high >= least:
        yield profile._replace(low=max(profile.low, least))
    if not profile.eligible or profile.low < least:
        yield Profile(eligible=False)


def hang_together(candidate: Candidate) -> bool:
    """Whether missing facts of theirs cannot turn out independently of the others.

    Who has had an earlier term held the title; who had no training was not assessed as qualified. Each missing fact is supposed by itself,
    so more is supposed of these people than can be: it is never wrong, and says that it is not proven.
    """
    earlier_term = any(not isinstance(getattr(candidate, fact), Missing) for fact in EARLIER_TERM)
    trained = [getattr(candidate, fact) for fact in ("training", "training_assessed")]
    return (isinstance(candidate.held_title, Missing) and earlier_term) or any(isinstance(fact, Missing) for fact in trained)


@MANY
@given(case=cases(most=5, missing=3, settled=False))
def test_places_are_those_of_every_way_the_facts_can_turn_out(case: Case) -> None:
    """Each complete round is worked out by itself, from the facts up; decided is what they agree on."""
    people, round_ = case
    law, scale = law_under(round_.readings), round_.scale
    entrants = [
        Entrant(each.id, tuple({way for done in everything_a_candidate_can_be(each, law) for way in with_minimum(profile_of(done, law, scale), scale.lowest_eligible)}))
        for each in people
    ]  # fmt: skip
    worlds = 1
    for entrant in entrants:
        worlds *= sum(profile.high - profile.low + 1 for profile in entrant.profiles)
    assume(worlds <= 2000)
    selection = outcome(people, round_)
    exact = reference_standings(Contest(entrants, seats=selection.seats, share=selection.share))

    for place in selection.placements:
        standing = exact[place.id]
        wanted = Outcome.SELECTED if standing.always else Outcome.NOT_SELECTED if standing.never else Outcome.OPEN
        assert place.outcome is wanted or (place.outcome is Outcome.OPEN and not place.proven)
    counts = {
        sum(world[person].reserved for person in chosen)
        for world in every_world(entrants)
        for chosen in best_sets(world, seats=selection.seats, share=selection.share, before={})
    }
    least, most = selection.reserved_selected
    assert least <= min(counts) <= max(counts) <= most
    if selection.reserved_proven:
        assert (least, most) == (min(counts), max(counts))
    if not any(map(hang_together, people)):
        assert all(place.proven for place in selection.placements)
        assert selection.reserved_proven


# Readings under which each of them decides something, for people of whom one of them is missing.
WITHOUT: dict[str, dict[str, Any]] = {
    **{fact: {} for fact in VALUES if fact not in {"held_title", *EARLIER_TERM}},
    "other_field_recognised": {"field": "other"},
    "other_employer_recognised": {"employer_kind": "other"},
    "field": {"other_field_recognised": found(holds=False)},
    "employer_kind": {"other_employer_recognised": found(holds=False)},
    "training": {"training_assessed": True},
    "training_assessed": {"training": "city"},
    "care_work_assessed": {"care_worker_certificates": (CareWorkerCertificate(level="intermediate"),)},
}


@pytest.mark.parametrize("fact", WITHOUT)
def test_a_missing_fact_is_asked_for_and_changes_just_what_it_can(fact: str) -> None:
    of_elderly_care = chose(AJ5="declared" if fact == "elderly_care" else "employer")
    counted = chose(AJ7="any_of_four", AJ8="certificate_and_training", AJ16="count", AJ28__reapply="barred", AJ36="bar")
    round_ = held(1, readings=(*of_elderly_care, *counted))
    law = round_.law(HAIYOU)
    # The training alone makes them preferred, whatever else is missing: more grounds count all the same.
    told = {"training": "city", "training_assessed": True, "care_work_assessed": True, **WITHOUT[fact], fact: None}
    somebody = person("a", 80, **told)
    wanted = {profile_of(done, law, round_.scale) for done in everything_a_candidate_can_be(somebody, law)}
    place = outcome([somebody], round_).placement("a")

    assert len(wanted) > 1
    assert [each.name for each in place.open_facts] == [fact]
    if not hang_together(somebody):
        assert place.preference == tuple(sorted({profile.preference for profile in wanted if profile.eligible}))
        assert place.reserved == tuple(sorted({profile.reserved for profile in wanted if profile.eligible}))
    assert (place.outcome is Outcome.SELECTED) is all(profile.eligible for profile in wanted)
