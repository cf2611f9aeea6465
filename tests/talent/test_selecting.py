"""Choosing a Haiyou cohort: worked cases with their clauses, the words of an outcome, and the mistakes a caller can make."""

import json
import pickle
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from socialwork.days import Month, Period
from socialwork.errors import DuplicateNameError, InvalidValueError, SocialWorkError, UnknownNameError
from socialwork.law import Parameter
from socialwork.rules import AtLeast, Judgement, Missing
from socialwork.selection import Allotment, Basis, Outcome, Resolution, ResolutionCycleError, Selection, Strength
from socialwork.talent import (
    CANDIDATE,
    HAIYOU,
    Candidate,
    CareWorkerCertificate,
    CareWorkerLevel,
    Declaration,
    Holders,
    MeritScale,
    ReadingChoice,
    Round,
    SocialWorkCertificate,
    TalentScheme,
    select,
)
from socialwork.text import Text

DAY = date(2023, 9, 1)
YES = Judgement(holds=True, by="the panel", on=DAY, document="minutes 3")
LONG = (Period(date(2010, 1, 1)),)
SHORT = (Period(date(2022, 1, 1)),)
INTERMEDIATE = (SocialWorkCertificate(level="intermediate"),)

# Whoever is all this may be selected, is not preferred, and is not of the elderly-care field.
PLAIN: dict[str, Any] = {
    "knowledge_and_skills": YES, "professional_ethics": YES, "rich_experience": YES, "outstanding_contribution": YES, "dedicated": True,
    "is_social_worker": True, "works_in_city": True, "field": "charity", "employer_kind": "community", "elderly_care": False,
    "service": SHORT, "social_work_certificates": (), "care_worker_certificates": (), "training": "none", "training_assessed": False, "care_work_assessed": False,
    "held_title": False, "revoked_before": False,
}  # fmt: skip


def person(name: str, merit: object = Missing.NOT_ASKED, **facts: object) -> Candidate:
    """Somebody who may be selected, except for what is said of them; None leaves a fact out."""
    told = {fact: value for fact, value in {**PLAIN, **facts}.items() if value is not None}
    return Candidate(id=name, **{"merit_score": merit, **told})


def elder(name: str, merit: object = Missing.NOT_ASKED, **facts: object) -> Candidate:
    """The same, of the elderly-care field."""
    return person(name, merit, elderly_care=True, **facts)


def chose(**options: str) -> tuple[ReadingChoice, ...]:
    """Options on the record; the dot in a reading's id is written as two underscores."""
    return tuple(
        ReadingChoice(reading=reading.replace("__", "."), option=option, by="the office", on=date(2023, 8, 1), document="notice 7")
        for reading, option in options.items()
    )


def held(seats: int | None = 2, **about: Any) -> Round:
    return Round(**{"day": DAY, "cut_off": DAY, "merit": MeritScale(), **about}, seats=seats)


def outcome(people: Iterable[Candidate], round_: Round, scheme: TalentScheme = HAIYOU) -> Selection:
    return select(people, round_.law(scheme), round_)


def settled(first: str, over: str) -> Resolution:
    return Resolution(chosen=first, over=over, reason="longer service", by="the leading group", on=date(2023, 9, 8))


# --- worked cases ----------------------------------------------------------------------------------------------------------------------

MANY = [person(f"o{number:02}", 90 - number) for number in range(60)]
MANY_ELDERS = [elder(f"e{number:02}", 20 - number) for number in range(20)]


# J4: at most 50 each time. J5: one third of them. domain.md, section 10: a third of 50 is 16.67, so 16, 17 or 17.
@pytest.mark.parametrize(
    "options, elders",
    [
        ({}, 17),  # not less than a third (AJ1), rounded up (AJ3)
        ({"AJ1": "exactly", "AJ3": "ceiling"}, 17),
        ({"AJ1": "exactly", "AJ3": "nearest"}, 17),
        ({"AJ1": "exactly", "AJ3": "floor"}, 16),
        ({"AJ1": "about"}, 16),  # either neighbour will do, and the better ones are outside the field
        ({"AJ1": "at_most", "AJ3": "floor"}, 0),
        ({"AJ6": "merit_first"}, 17),
        ({"AJ6": "check_only"}, 0),
        ({"AJ2": "cap"}, 17),
        ({"AJ2": "eligible"}, 20),  # a third of the 80 who are eligible is 26.67, and 20 came
        ({"AJ2": "holders"}, 20),  # a third of 40 holders and 50 more is 30, of whom 4 are there
    ],
)  # fmt: skip
def test_fifty_seats_and_a_third_of_them(options: dict[str, str], elders: int) -> None:
    selection = outcome([*MANY, *MANY_ELDERS], held(None, readings=chose(**options), holders=Holders(total=40, elderly_care=4)))

    assert selection.seats == 50
    assert selection.selected == tuple(sorted(selection.selected, key=lambda name: (name[0] == "e", name)))
    assert sum(name.startswith("e") for name in selection.selected) == elders
    assert len(selection.selected) == 50
    assert selection.open == ()
    assert selection.reserved_selected == (elders, elders)
    assert selection.shortage is (options.get("AJ2") in {"eligible", "holders"})


# The other way round: the elderly-care field is the stronger one.
@pytest.mark.parametrize("options, elders", [({}, 20), ({"AJ1": "about"}, 17), ({"AJ1": "at_most", "AJ3": "floor"}, 16)])
def test_fifty_seats_where_the_field_is_stronger(options: dict[str, str], elders: int) -> None:
    strong = [attrs.evolve(each, merit_score=100 - number) for number, each in enumerate(MANY_ELDERS)]
    selection = outcome([*MANY, *strong], held(None, readings=chose(**options)))

    assert sum(name.startswith("e") for name in selection.selected) == elders
    assert {place.rests_on for place in selection.placements if place.id in selection.not_selected and place.id.startswith("e")} <= {
        (Basis.DISPLACED,)
    }


# AJ1 (c): within 1.5 people of a third of 50 lie 16, 17 and 18; within 0.4 lies 17 alone.
@pytest.mark.parametrize("tolerance, elders", [("1.5", 16), ("0.4", 17)])
def test_about_a_third_with_a_tolerance_on_the_record(tolerance: str, elders: int) -> None:
    round_ = held(None, readings=chose(AJ1="about"), about_tolerance=tolerance)

    assert outcome([*MANY, *MANY_ELDERS], round_).reserved_selected == (elders, elders)


# AJ4: four seats ask for two of the field (4/3 up), and one came.
@pytest.mark.parametrize(
    "option, selected, ground",
    [
        ("fill", ("a", "b", "c", "e"), Basis.DISPLACED),
        ("leave_empty", ("a", "b", "e"), Basis.SHORTAGE),
        ("shrink", ("a", "b", "e"), Basis.SHORTAGE),
        ("refuse", (), Basis.SHORTAGE),
    ],
)
def test_too_few_of_the_field(option: str, selected: tuple[str, ...], ground: Basis) -> None:
    people = [person("a", 90), person("b", 80), person("c", 70), person("d", 60), elder("e", 50)]
    selection = outcome(people, held(4, readings=chose(AJ4=option)))

    assert selection.selected == selected
    assert selection.shortage is True
    assert selection.allotments[0].size == len(selected)
    last = selection.placement("d" if option == "fill" else "c")
    assert last.rests_on == (ground,)
    assert last.clauses == (("J4", "J5") if ground is Basis.SHORTAGE else ("J5",))


# J17, AJ15: merit first; five years and a certificate part those who are level, and nobody else.
def test_preference_parts_equal_merit_only() -> None:
    preferred = {"service": LONG, "social_work_certificates": INTERMEDIATE}
    people = [person("a", 80), person("b", 80, **preferred), person("c", "79.99", **preferred), elder("e", 10)]
    selection = outcome(people, held(2))

    assert selection.selected == ("b", "e")
    assert selection.placement("a").rank == (2, 2)
    assert selection.placement("a").tied_with == ()


# AJ7: five years and a qualification; any of the four; or five years to enter.
@pytest.mark.parametrize(
    "option, preference",
    [
        ("years_and_qualification", {"short": (0,), "long": (0,), "held": (0,), "both": (1,)}),
        ("any_of_four", {"short": (0,), "long": (1,), "held": (1,), "both": (1,)}),
        ("years_required", {"short": (), "long": (0,), "held": (), "both": (1,)}),
    ],
)
def test_how_years_and_qualifications_combine(option: str, preference: dict[str, tuple[int, ...]]) -> None:
    people = [
        person("short", 80),
        person("long", 80, service=LONG),
        person("held", 80, social_work_certificates=INTERMEDIATE),
        person("both", 80, service=LONG, social_work_certificates=INTERMEDIATE),
    ]
    selection = outcome(people, held(1, readings=chose(AJ7=option)))

    assert {place.id: place.preference for place in selection.placements} == preference
    if option == "years_required":
        assert selection.placement("held").rests_on == (Basis.NOT_ELIGIBLE,)
        assert selection.placement("held").clauses == ("J14",)


# AJ16: whether several grounds add up.
def test_grounds_that_are_counted() -> None:
    two = person("two", 80, service=LONG, social_work_certificates=INTERMEDIATE)
    three = attrs.evolve(two, id="three", care_worker_certificates=(CareWorkerCertificate(level="intermediate"),))
    flagged, counted = (outcome([two, three], held(1, readings=chose(AJ16=option))) for option in ("flag", "count"))

    assert flagged.open == ("three", "two")
    assert counted.selected == ("three",)
    assert [place.preference for place in counted.placements] == [(3,), (2,)]
    assert flagged.diff(counted).readings == (("AJ16", "flag", "count"),)


# AJ5: who counts as elderly-care service.
@pytest.mark.parametrize("option, counts", [("declared", {"a"}), ("employer", {"b"}), ("qualification", {"c", "d"})])
def test_who_counts_toward_the_share(option: str, counts: set[str]) -> None:
    people = [
        elder("a", 1),
        person("b", 2, employer_kind="elderly_care"),
        person("c", 3, care_worker_certificates=(CareWorkerCertificate(level="intermediate"),)),
        person("d", 4, training="city", training_assessed=True),
        person("e", 5, care_worker_certificates=(CareWorkerCertificate(level="junior"),)),
    ]
    selection = outcome(people, held(1, readings=chose(AJ5=option)))

    assert {place.id for place in selection.placements if place.reserved == (True,)} == counts
    assert selection.selected == (max(counts),)
    assert selection.placement(max(counts)).rests_on == (Basis.RESERVED,)
    assert selection.placement(max(counts)).clauses == ("J5",)


# J14, AJ11: five years up to the cut-off day; J15: a certificate held on it.
def test_the_cut_off_day_decides_what_counts() -> None:
    just = person("a", 80, service=(Period(date(2018, 9, 1)),), social_work_certificates=INTERMEDIATE)
    late = person(
        "b", 80, service=LONG, social_work_certificates=(SocialWorkCertificate(level="intermediate", obtained_on=date(2023, 8, 31)),)
    )

    def preferred(cut_off: date) -> tuple[tuple[int, ...], ...]:
        found = outcome([just, late], held(1, cut_off=cut_off))
        return found.placement("a").preference, found.placement("b").preference

    assert preferred(date(2023, 8, 31)) == ((1,), (1,))
    assert preferred(date(2023, 8, 30)) == ((0,), (0,))


# J26: competing again after a term that is over and was excellent.
@pytest.mark.parametrize(
    "last_day, rating, rests_on",
    [
        (date(2023, 8, 31), "excellent", Basis.GENERAL),
        (date(2023, 9, 1), "excellent", Basis.NOT_ELIGIBLE),
        (date(2023, 8, 31), "below_excellent", Basis.NOT_ELIGIBLE),
        (Month(2023, 9), "excellent", Basis.NOT_ELIGIBLE),
    ],
)
def test_competing_again(last_day: object, rating: str, rests_on: Basis) -> None:
    again = person("a", 80, held_title=True, earlier_term_last_day=last_day, earlier_term_rating=rating)
    place = outcome([again], held(1, readings=chose(AJ6="check_only"))).placement("a")

    assert place.rests_on == (rests_on,)
    assert ("J26" in place.clauses) is (rests_on is Basis.NOT_ELIGIBLE)


def test_a_minimum_of_merit() -> None:
    people = [person("a", 60), person("b", "59.99"), person("c", 59, dedicated=False), person("d", dedicated=None), elder("e", 61)]
    selection = outcome(people, held(2, merit=MeritScale(minimum=60)))

    assert {place.id: place.rests_on for place in selection.placements} == {
        "a": (Basis.TIE, Basis.MISSING_FACT),
        "b": (Basis.BELOW_MINIMUM,),
        "c": (Basis.NOT_ELIGIBLE,),
        "d": (Basis.TIE, Basis.MISSING_FACT),
        "e": (Basis.GENERAL,),
    }
    assert selection.placement("b").summary.en == "not selected: below the round's minimum of merit"
    assert selection.placement("c").clauses == ("J9",)
    # Nobody loses more points than down to the minimum and still has a seat.
    assert outcome(people[:2], held(2, merit=MeritScale(minimum=60))).placement("a").margin.to_spare == 0  # type: ignore[union-attr]
    assert outcome(people[:2], held(2)).placement("a").margin.to_spare == 60  # type: ignore[union-attr]


def test_grades_as_merit() -> None:
    scale = MeritScale(grades=("excellent", "good", "fair"), minimum="good")
    people = [
        person("a", merit_grade="good"), person("b", merit_grade="excellent"), person("c", merit_grade="fair"), elder("e", merit_grade="good"),
    ]  # fmt: skip
    selection = outcome(people, held(2, merit=scale))

    assert selection.selected == ("b", "e")
    assert selection.placement("c").rests_on == (Basis.BELOW_MINIMUM,)
    assert tuple(selection.placement("b").margin or ()) == (0, 0, 0)
    assert tuple(selection.placement("a").margin or ()) == (1, None, None)
    assert selection.placement("c").below_minimum == 1
    assert tuple(selection.placement("c").margin or ()) == (2, None, None)
    assert "  below the minimum: 1 grade to it" in selection.placement("c").explain("en").splitlines()
    assert selection.placement("a").explain("en").splitlines()[:2] == [
        "a not selected: the reserved share moved the cut (J5)",
        "  merit: good",
    ]


def test_a_merit_that_is_missing_may_be_anything_from_the_minimum_up() -> None:
    people = [person("a", 60), person("b"), elder("e", 61)]
    selection = outcome(people, held(2, merit=MeritScale(minimum=60)))

    assert selection.placement("b").missing == (Text("评审结果", "merit"),)
    with_seat, without = selection.placement("b").witnesses or ()
    assert with_seat.assumed["b"][0] == ("merit", Decimal("60.00"))
    assert without.selected == {"a", "e"}


# One recorded declaration covers many people; one that contradicts what is there leaves the judgement disputed.
def test_declarations_fill_in_what_is_missing() -> None:
    declared = Declaration(fact="professional_ethics", judgement=YES)
    refused = Declaration(fact="rich_experience", judgement=attrs.evolve(YES, holds=False), covers=["b"])
    people = [person("a", 80, professional_ethics=None), person("b", 70, professional_ethics=None)]
    selection = outcome(people, held(2, declarations=[declared, refused]))

    assert selection.selected == ("a",)
    assert [fact.name for fact in selection.placement("b").open_facts] == ["rich_experience"]


def test_a_tie_and_the_decision_that_settles_it() -> None:
    people = [person("a", 80), person("b", 80), elder("e", 70)]
    tied, decided = outcome(people, held(2)), outcome(people, held(2, resolutions=[settled("b", "a")]))

    assert [tie.ids for tie in tied.ties] == [("a", "b")]
    assert decided.selected == ("b", "e")
    assert decided.ties == ()
    assert [(place.id, place.resolutions) for place in decided.placements] == [
        ("b", (settled("b", "a"),)),
        ("a", (settled("b", "a"),)),
        ("e", ()),
    ]
    assert [(change.id, change.before, change.after) for change in tied.diff(decided).changes] == [
        ("a", Outcome.OPEN, Outcome.NOT_SELECTED),
        ("b", Outcome.OPEN, Outcome.SELECTED),
    ]


def test_two_decisions_settle_no_tie_by_way_of_somebody_who_is_not_level() -> None:
    people = [person("A", 80), person("X", 90), person("B", 80)]
    recorded = [settled("A", "X"), settled("X", "B")]
    selection = outcome(people, held(2, readings=chose(AJ6="check_only"), resolutions=recorded))

    assert (selection.selected, selection.open) == (("X",), ("A", "B"))
    assert [tie.ids for tie in selection.ties] == [("A", "B")]
    assert list(selection.unused_resolutions) == recorded


def test_two_decisions_settle_no_tie_by_way_of_somebody_who_is_not_eligible() -> None:
    people = [person("A", 80), person("X", 80, works_in_city=False), person("B", 80)]
    selection = outcome(people, held(1, readings=chose(AJ6="check_only"), resolutions=[settled("A", "X"), settled("X", "B")]))

    assert selection.open == ("A", "B")
    assert "resolution not used: A before X (the leading group, 2023-09-08): not eligible: X" in selection.summary("en").splitlines()
    assert "未用到的并列裁定：X 先于 B（the leading group，2023-09-08）：X 不符合选拔条件" in selection.summary().splitlines()


def test_a_decision_between_two_who_may_turn_out_level_is_told_as_one() -> None:
    people = [person("A", 80), person("X")]
    place = outcome(people, held(1, readings=chose(AJ6="check_only"), resolutions=[settled("A", "X")])).placement("A")

    assert "  if level: A before X (the leading group, 2023-09-08: longer service)" in place.explain("en").splitlines()
    assert "  如并列：A 先于 X（the leading group，2023-09-08：longer service）" in place.explain("zh").splitlines()


@pytest.mark.parametrize(
    "merit, below, margin",
    [("59.5", "0.5", ("10.5", "11.0")), ("30", "30.0", ("40.0", "40.5"))],
)
def test_below_the_minimum_a_margin_tells_what_more_merit_would_do(merit: str, below: str, margin: tuple[str, str]) -> None:
    people = [person("a", 90), person("b", 70), person("c", merit)]
    place = outcome(people, held(2, readings=chose(AJ6="check_only"), merit=MeritScale(step="0.5", minimum=60))).placement("c")

    assert place.below_minimum == Decimal(below)
    assert place.margin == (*map(Decimal, margin), None)
    assert f"  below the minimum: {below} points to it" in place.explain("en").splitlines()
    assert f"  未达最低要求：差{below}分" in place.explain("zh").splitlines()
    assert place.as_data()["margin"] == {"to_tie": margin[0], "to_seat": margin[1], "to_spare": None}
    assert place.as_data()["below_minimum"] == below


def test_below_the_minimum_the_minimum_alone_may_be_missing_to_a_seat() -> None:
    place = outcome([person("a", 90), person("c", "59.5")], held(2, merit=MeritScale(step="0.5", minimum=60))).placement("c")

    assert place.margin == (Decimal("0.5"), Decimal("0.5"), None)


def test_who_is_not_below_the_minimum_has_no_points_to_it() -> None:
    people = [person("a", 90), person("b", 50, works_in_city=False), person("c", 60)]
    selection = outcome(people, held(1, merit=MeritScale(minimum=60)))

    assert [place.below_minimum for place in selection.placements] == [None, None, None]
    assert selection.placement("b").margin is None


def test_a_decision_that_orders_nobody_is_reported() -> None:
    people = [person("a", 80), person("b", 79), elder("e", 70)]
    selection = outcome(people, held(2, resolutions=[settled("b", "a")]))

    assert selection.selected == ("a", "e")
    assert selection.unused_resolutions == (settled("b", "a"),)
    assert (
        "resolution not used: b before a (the leading group, 2023-09-08): they differ in merit or preference, so nobody is level"
    ) in selection.summary("en").splitlines()


# --- exactness -------------------------------------------------------------------------------------------------------------------------


def test_with_too_much_missing_to_try_it_all_nothing_is_called_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of B nothing is known but the merit. Whoever has three grounds counts as elderly care, so B cannot in truth come before A."""
    counted = chose(AJ1="at_most", AJ3="floor", AJ5="qualification", AJ16="count")
    people = person("a", 80, service=LONG, social_work_certificates=INTERMEDIATE), Candidate(id="b", merit_score=80)
    round_ = held(1, readings=counted, resolutions=[settled("a", "b")])

    assert outcome(people, round_).selected == ("a",)
    monkeypatch.setattr("socialwork.talent.selecting._FILLINGS", 3)
    assert [(place.outcome, place.proven) for place in outcome(people, round_).placements] == [(Outcome.OPEN, False)] * 2


def test_facts_that_cannot_stand_together_prove_nothing() -> None:
    """Whoever has an earlier term held the title, so B is barred by it; that B never held the title is supposed all the same."""
    running = person("b", 80, held_title=None, earlier_term_last_day=date(2025, 1, 1))
    selection = outcome([person("a", 70), running], held(1, readings=chose(AJ6="check_only")))

    assert [(place.outcome, place.proven) for place in selection.placements] == [(Outcome.OPEN, False)] * 2


UNKNOWN_LEVEL = Parameter(name="town.level", label=Text("等级", "level"), unit=Text("级", "level"), type=CareWorkerLevel, values=())
UNKNOWN_CAP = Parameter(name="town.cap", label=Text("上限", "cap"), unit=Text("人", "people"), type=int, values=())


def test_a_number_that_no_source_gives_is_never_taken_for_a_no() -> None:
    prefers = AtLeast(CANDIDATE.care_worker_level, UNKNOWN_LEVEL, clause="J16")
    scheme = attrs.evolve(HAIYOU, care_worker_level=UNKNOWN_LEVEL, preference=prefers)
    certified = person("b", 80, care_worker_certificates=(CareWorkerCertificate(level="advanced"),))
    selection = outcome([person("a", 80), certified], held(1, readings=chose(AJ6="check_only")), scheme)

    assert {place.id: (place.preference, place.outcome, place.proven) for place in selection.placements} == {
        "a": ((0, 1), Outcome.OPEN, False),
        "b": ((0, 1), Outcome.OPEN, False),
    }


# --- in words, and as data -------------------------------------------------------------------------------------------------------------

SMALL = (
    elder("e1", "70.5", service=LONG, social_work_certificates=INTERMEDIATE),
    person("o1", 88),
    person("o2", 88),
    person("o3", 60, field=None),
    person("o4", 95, works_in_city=False),
)


def small_round(**about: Any) -> Round:
    return Round(day=DAY, seats=2, **about)


def test_an_outcome_in_words() -> None:
    selection = outcome(SMALL, small_round(readings=chose(AJ7="any_of_four")))

    assert selection.summary("en") == (
        "2 seats: 1 selected, 2 open, 2 not selected (law of 2023-09-01)\n"
        "people in elderly care: 1, at least 1 wanted (at least 1/3 of the people selected)\n"
        "tie not settled by the rules: o1, o2 (for 1 seat; the competent body decides)\n"
        'reading AJ7 taken as "any of the four" (the office, 2023-08-01, notice 7)\n'
        "the round sets no merit scale; assumed: 0 to 100 points in steps of 0.01, no minimum\n"
        "the round sets no cut-off day; its own day 2023-09-01 is taken\n"
        "computed in support of a decision; it does not take the place of the competent body's"
    )
    assert selection.summary() == (
        "名额2个：拟入选1人，待定2人，未入选2人（按2023-09-01的规定）\n"
        "养老服务领域人选：1人，要求至少1人（不少于本批入选人数的1/3）\n"
        "并列未决：o1, o2（争1个名额，须由主管机关裁定）\n"
        "口径AJ7取“四项之一”（the office，2023-08-01，notice 7）\n"
        "批次未规定评审尺度，按假设测算：0至100分，步长0.01，无最低要求\n"
        "批次未规定截止日，以批次日2023-09-01为准\n"
        "辅助测算，不代替主管机关认定"
    )


def test_a_place_in_words() -> None:
    place = outcome(SMALL, small_round()).placement("o3")

    assert place.explain("en", depth=1) == (
        "o3 not selected: below the cut (J4)\n"
        "  merit: 60\n"
        "  rank: 4\n"
        "  seats: 2, at least 1 of them for people in elderly care\n"
        "  margin: 28.00 points to a tie; no merit on the scale makes a seat certain\n"
        "  own facts missing: field of practice (ask: the work unit), "
        "the other field is recognised (ask: the office that runs the selection)\n"
        "\n"
        "may be selected: undetermined (law of 2023-09-01; * marks what decides)\n"
        "* [undetermined] may be selected: all of these\n"
        "  - [yes] meets the definition of high-level talent: all of these (J9)\n"
        "  * [undetermined] within the scope of selection: all of these (J12/J13)\n"
        "  - [yes] works in the city: yes; needs: yes (J23)\n"
        '  - [yes] grassroots employer: reading AJ36 (whether the focus on grassroots units is a bar) taken as "a focus, no bar"\n'
        "  - [yes] never selected, or the earlier term is over and was assessed as excellent: any of these (J26)\n"
        '  - [yes] after a revocation: reading AJ28.reapply (whether somebody whose title was revoked may compete again) taken as "yes"\n'
        "  - [yes] whether the years are needed to enter: reading AJ7 (how the five years, the certificates and the training combine) "
        'taken as "five years, and one of the certificates or the training"\n'
        "\n"
        "preferred, other things being equal: no (law of 2023-09-01; * marks what decides)\n"
        "* [no] preferred, other things being equal: reading AJ7 (how the five years, the certificates and the training combine) "
        'taken as "five years, and one of the certificates or the training" (J17)\n'
        "  * [no] all of these (J17)\n"
        "\n"
        "counts toward the elderly-care share: no (law of 2023-09-01; * marks what decides)\n"
        '* [no] counts toward the elderly-care share: reading AJ5 (who counts as elderly-care service) taken as "as declared" (J5)\n'
        "  * [no] in the elderly-care service field: no; needs: yes (J5)"
    )
    assert place.explain(depth=0) == (
        "o3 未入选：排在名额之后（J4）\n"
        "  评审结果：60\n"
        "  名次：4\n"
        "  名额：2个，其中养老服务领域人选应至少有1人\n"
        "  分差：距并列28.00分；满分亦不能确保入选\n"
        "  本人待核实：服务领域（可问：所在单位）、其他领域经认可（可问：选拔管理工作机构）\n"
        "\n"
        "符合选拔条件：待核实（适用2023-09-01之规定；* 为决定性理由）\n"
        "* [待核实] 符合选拔条件：须全部符合\n"
        "\n"
        "同等条件下优先：不符合（适用2023-09-01之规定；* 为决定性理由）\n"
        "* [不符合] 同等条件下优先：口径AJ7（五年、证书与培训之间的关系）取“满五年，且有证书或培训之一”（J17）\n"
        "\n"
        "计入养老服务领域比例：不符合（适用2023-09-01之规定；* 为决定性理由）\n"
        "* [不符合] 计入养老服务领域比例：口径AJ5（谁算养老服务领域人选）取“按申报类别”（J5）"
    )


def test_who_is_barred_is_told_why() -> None:
    place = outcome(SMALL, small_round()).placement("o4")

    assert place.summary.en == "not selected: not eligible (J23)"
    assert "  * [no] works in the city: no; needs: yes (J23)" in place.explain("en").splitlines()


def test_where_grounds_are_counted_each_is_told() -> None:
    place = outcome(SMALL, small_round(readings=chose(AJ16="count"))).placement("e1")

    assert len(place.reasons) == 7
    assert "social workers' certificate: yes (law of 2023-09-01; * marks what decides)" in place.explain("en").splitlines()


def test_notes_say_what_was_assumed_and_which_readings_were_chosen() -> None:
    round_ = held(2, readings=chose(AJ1="about"))
    law = round_.law(HAIYOU)

    def notes(selection: Selection) -> list[str]:
        return [note.en for note in selection.notes]

    recorded = 'reading AJ1 taken as "about a third" (the office, 2023-08-01, notice 7)'
    assert notes(outcome(SMALL, held(2))) == []
    assert notes(outcome(SMALL, round_)) == [recorded]
    assert notes(select(SMALL, law.choosing({"AJ16": "count"}), round_)) == [
        recorded, 'reading AJ16 taken as "more grounds come first" (the round does not record this choice)',
    ]  # fmt: skip
    late = held(2, day=date(2029, 1, 1), cut_off=None)
    assert notes(select(SMALL, late.law(HAIYOU, beyond_validity=True), late)) == [
        "2029-01-01 is outside the policy's validity; shown is what it would say if it applied",
        "the round sets no cut-off day; its own day 2029-01-01 is taken",
    ]


def test_an_outcome_as_data_is_json_and_always_the_same() -> None:
    data = outcome(SMALL, small_round()).as_data(reasons=True)

    assert json.loads(json.dumps(data)) == data
    assert outcome(reversed(SMALL), small_round()).as_data(reasons=True) == data
    assert (data["schema"], data["day"], data["seats"], data["shortage"]) == ("socialwork.selection/1", "2023-09-01", 2, False)
    assert data["readings"] == {reading.id: reading.default for reading in HAIYOU.readings}
    assert [(each["id"], each["outcome"]) for each in data["candidates"]] == [
        ("o1", "OPEN"), ("o2", "OPEN"), ("e1", "SELECTED"), ("o3", "NOT_SELECTED"), ("o4", "NOT_SELECTED"),
    ]  # fmt: skip


def test_the_data_says_what_was_asked() -> None:
    declaration = Declaration(fact="rich_experience", judgement=YES, covers=["o2", "o1"])
    round_ = held(
        1, day=date(2023, 9, 2), cut_off=None, merit=MeritScale(minimum=60, step="0.5"), name="2023",
        readings=chose(AJ2="holders"), declarations=[declaration], holders=Holders(total=3, elderly_care=1), about_tolerance="0.5",
        resolutions=[settled("o1", "o2"), settled("o1", "e1")],
    )  # fmt: skip
    data = outcome(SMALL[:4], round_).as_data()

    assert (data["policy"]["id"], data["policy"]["title"]) == ("haiyou", HAIYOU.title.as_data())
    assert [document["id"] for document in data["policy"]["documents"]] == [document.id for document in HAIYOU.documents]
    assert data["policy"]["documents"][:1] == [
        {
            "id": "haiyou-2023", "title": HAIYOU.title.as_data(), "issuer": HAIYOU.documents[0].issuer.as_data(), "number": None,
            "validity": {"start": "2023-03-01", "end": "2028-03-01"}, "read_in": HAIYOU.documents[0].read_in.as_data(), "verified": "report",
        }
    ]  # fmt: skip
    scale = {
        "grades": [], "lowest": "0", "highest": "100", "step": "0.5", "minimum": "60",
        "text": {"zh": "0至100分，步长0.5，最低60", "en": "0 to 100 points in steps of 0.5, minimum 60"},
    }  # fmt: skip
    assert data["round"] == {
        "name": "2023", "day": "2023-09-02", "cut_off": None, "seats": 1, "merit": scale, "holders": {"total": 3, "elderly_care": 1},
        "about_tolerance": "0.5",
        "readings": [{"reading": "AJ2", "option": "holders", "by": "the office", "on": "2023-08-01", "document": "notice 7"}],
        "declarations": [
            {"fact": "rich_experience", "holds": True, "by": YES.by, "on": str(YES.on), "document": YES.document, "covers": ["o1", "o2"]}
        ],
    }  # fmt: skip
    assert (data["cut_off"], data["merit"], data["cap"]) == ("2023-09-02", scale, {"people": 50, "clauses": ["J4"]})
    assert (data["share"]["base"], data["share"]["holders"]) == ("holders", {"total": 3, "reserved": 1})
    assert [(each["chosen"], each["over"]) for each in data["resolutions"]] == [(["o1"], ["o2"])]
    assert [(each["chosen"], each["over"]) for each in data["unused_resolutions"]] == [(["o1"], ["e1"])]


def test_the_data_says_what_was_taken_where_the_round_recorded_nothing() -> None:
    round_ = Round(day=date(2023, 9, 1))
    data = outcome([], round_).as_data()

    assert data["round"] == {
        "name": None, "day": "2023-09-01", "cut_off": None, "seats": None, "merit": None, "holders": None, "about_tolerance": None,
        "readings": [], "declarations": [],
    }  # fmt: skip
    assert (data["cut_off"], data["seats"], data["merit"]["highest"]) == ("2023-09-01", 50, "100")
    grades = outcome([], held(merit=MeritScale(grades=("good", "fair"), minimum="fair"))).as_data()["merit"]
    assert (grades["grades"], grades["lowest"], grades["minimum"]) == (["good", "fair"], None, "fair")


def test_no_repr_tells_of_a_person() -> None:
    selection = outcome(SMALL, small_round())

    assert repr(selection) == "Selection(1 selected, 2 open, 2 not selected, 2 seats)"
    assert [repr(place) for place in selection.placements][:3] == [
        "Placement('o1', OPEN, rests on tie)", "Placement('o2', OPEN, rests on tie)", "Placement('e1', SELECTED, rests on reserved)",
    ]  # fmt: skip
    assert repr(SMALL[0]) == "Candidate(id='e1', 19 facts known)"
    assert repr(selection.ties) == "(Tie(2 people, seats=(1, 1), reserved=None, others=None),)"
    assert repr(selection.placement("o1").witnesses) == (
        "(Witness(assumes something of 1, 3 eligible, 2 with a seat), Witness(assumes something of 1, 3 eligible, 2 with a seat))"
    )
    assert repr(selection.contest) == "Contest(5 entrants, 2 seats)"


# --- empty rounds, and calls that cannot be ----------------------------------------------------------------------------------------------


def test_nobody_and_no_seats() -> None:
    assert outcome([], held(2)).placements == ()
    assert outcome([], held(0)).shortage is False
    none = outcome(SMALL[:2], held(0))
    assert none.allotments == (Allotment(0, 0, 0, short=False, wanted=(0, 0), asked=(0, 0)),)
    assert none.not_selected == ("o1", "e1")


def test_the_share_as_it_was_applied() -> None:
    checked = outcome([], held(2, readings=chose(AJ2="holders", AJ6="check_only"))).share

    assert (checked.strength, checked.holders) == (Strength.REPORT_ONLY, None)


HOLDERS = held(2, readings=chose(AJ2="holders"))


@pytest.mark.parametrize(
    "call, error, english, chinese",
    [
        pytest.param(
            lambda: outcome(SMALL, held(51)), InvalidValueError,
            "Round.seats: got 51; give 50 or fewer (J4)", "Round.seats：读到 51；名额不得超过50（J4）", id="more seats than the cap",
        ),
        pytest.param(
            lambda: outcome(SMALL, HOLDERS), InvalidValueError,
            "Round.holders: got None; the share is taken of all holders: record total and elderly_care under [holders] in the round",
            "Round.holders：读到 None；比例以全部在管理期者计：请在批次文件的 [holders] 中写明 total 与 elderly_care", id="holders not recorded",
        ),
        pytest.param(
            lambda: select(SMALL, held(2, day=date(2023, 9, 2)).law(HAIYOU), held(2)), InvalidValueError,
            "law.day: got '2023-09-02'; give the law of the round's day, 2023-09-01: round_.law(policy)", None, id="the law of another day",
        ),
        pytest.param(
            lambda: select(SMALL, held(2).law(HAIYOU), held(2, readings=chose(AJ7="any_of_four"))), InvalidValueError,
            "law.choice(AJ7): got 'years_and_qualification'; the round recorded any_of_four; give round_.law(policy), or change the round",
            None, id="another reading than recorded",
        ),
        pytest.param(
            lambda: outcome([*SMALL, person("e1", 1)], held(2)), DuplicateNameError,
            "each candidate id may occur once; twice or more: e1", None, id="an id twice",
        ),
        pytest.param(
            lambda: outcome(SMALL, held(2, resolutions=[settled("o1", "o9")])), UnknownNameError,
            "no candidate in a resolution is named 'o9'; did you mean", None, id="a decision about nobody",
        ),
        pytest.param(
            lambda: outcome(SMALL, held(2, declarations=[Declaration(fact="rich_experience", judgement=YES, covers=["o9"])])), UnknownNameError,
            "no candidate covered by a declaration is named 'o9'; did you mean", None, id="a declaration about nobody",
        ),
        pytest.param(
            lambda: outcome(SMALL, held(2, resolutions=[settled("o1", "o2"), settled("o2", "o1")])), ResolutionCycleError,
            "resolutions run in a circle: ", None, id="decisions in a circle",
        ),
        pytest.param(
            lambda: outcome([person("b", 101), person("a", "70.005"), person("c", 70)], held(2)), InvalidValueError,
            "merit_score (a, b): got *** (Decimal); give a score from 0 to 100 in steps of 0.01",
            "merit_score (a, b)：读到 *** (Decimal)；请填0至100之间、以0.01为步长的分数", id="merits off the scale",
        ),
        pytest.param(
            lambda: outcome([], held(2), attrs.evolve(HAIYOU, cohort_cap=UNKNOWN_CAP)), InvalidValueError,
            "cohort_cap: got 'not_found'; ", None, id="a cap that no source gives",
        ),
    ],
)  # fmt: skip
def test_calls_that_cannot_be(call: Callable[[], object], error: type[SocialWorkError], english: str, chinese: str | None) -> None:
    with pytest.raises(error) as caught:
        call()

    assert str(caught.value).startswith(english)
    if chinese is not None:
        assert caught.value.in_language("zh") == chinese


# --- what everybody who reads the outcome should know ------------------------------------------------------------------------------------


def test_what_was_found_of_whom_is_told_where_findings_contradict() -> None:
    no = Judgement(holds=False, by="the office", on=DAY, document="letter 5")
    declaration = Declaration(fact="professional_ethics", judgement=no, covers={"a", "b"})
    notes = outcome([person("a", 80), person("b", 70), person("c", 60)], held(2, declarations=[declaration])).notes

    assert [note.en for note in notes if "disputed" in note.en] == [
        "good professional ethics of a, b is disputed: yes (the panel, 2023-09-01, minutes 3); no (the office, 2023-09-01, letter 5)"
    ]
    assert [note.zh for note in notes if "有争议" in note.zh] == [
        "a, b 的“职业道德良好”有争议：是（the panel，2023-09-01，minutes 3）；否（the office，2023-09-01，letter 5）"
    ]


def test_certificates_after_the_cut_off_day_are_told_to_count_as_none() -> None:
    soon = {"level": "intermediate", "obtained_on": date(2023, 9, 2)}
    later, rough = soon | {"obtained_on": Month(2023, 10)}, soon | {"obtained_on": Month(2023, 9)}
    held_on = soon | {"obtained_on": date(2023, 9, 1)}
    people = [
        person("a", 80, social_work_certificates=[SocialWorkCertificate(**soon), SocialWorkCertificate(**later)]),
        person(
            "b", 70, social_work_certificates=[SocialWorkCertificate(**later)], care_worker_certificates=[CareWorkerCertificate(**soon)]
        ),
        person("c", 60, social_work_certificates=[SocialWorkCertificate(**held_on), SocialWorkCertificate(level="senior")]),
        person("d", 50, social_work_certificates=[SocialWorkCertificate(**rough)], care_worker_certificates=Missing.NOT_KNOWN),
    ]

    assert [note.en for note in outcome(people, held(2)).notes] == [
        "a, b: social workers' certificates obtained after the cut-off day 2023-09-01 do not count",
        "b: care workers' certificates obtained after the cut-off day 2023-09-01 do not count",
    ]
    assert [note.zh for note in outcome(people, held(2)).notes] == [
        "a, b：截止日2023-09-01之后取得的社会工作者证书不计入", "b：截止日2023-09-01之后取得的养老护理员证书不计入"
    ]  # fmt: skip


def test_what_is_dated_later_than_it_can_be_is_told() -> None:
    late = Judgement(holds=True, by="the panel", on=date(2023, 9, 2), document="minutes 4")
    planned = (*LONG, Period(date(2024, 1, 1)))
    people = [person("a", 80, rich_experience=late), person("b", 70, rich_experience=late, service=planned), person("c", 60)]

    assert [note.en for note in outcome(people, held(2)).notes] == [
        "a, b: rich practical experience: judged on 2023-09-02, after the day of the round",
        "b: work that begins after the cut-off day 2023-09-01 does not count",
    ]
    assert [note.zh for note in outcome(people, held(2)).notes] == [
        "a, b：“实践经验丰富”的认定日期2023-09-02晚于批次日", "b：有始于截止日2023-09-01之后的从业经历，不计入"
    ]  # fmt: skip


def test_how_many_seats_a_tie_is_for_can_depend_on_somebody_elses_facts() -> None:
    people = [person("a", 90, dedicated=None), person("b", 80), person("c", 80), person("d", 80)]
    place = outcome(people, held(2)).placement("b")

    assert place.rests_on == (Basis.TIE,)
    assert "  1 to 2 seats for those who are level, depending on facts of: a" in place.explain("en").splitlines()
    assert "  与并列者共争1至2个名额，视以下人选的待核实事实而定：a" in place.explain("zh").splitlines()


@pytest.mark.parametrize("call, words", [
    (lambda: select([person("a", 80)], HAIYOU, held(1)), "law: got 'TalentScheme'; give the scheme on the round's day"),
    (lambda: select([person("a", 80)], held(1).law(HAIYOU), None), "round_: got 'NoneType'; give a Round"),
    (lambda: select(["a"], held(1).law(HAIYOU), held(1)), "candidates: got 'str'; give Candidate values"),
    (lambda: select(person("a", 80), held(1).law(HAIYOU), held(1)), "candidates: got 'Candidate'; give several Candidate values"),
    (lambda: select(None, held(1).law(HAIYOU), held(1)), "candidates: got 'NoneType'; give several Candidate values"),
    (lambda: select([person("a", 80)], held(1).law(HAIYOU), held(1), readings=3), "readings: got 3; give \"all\", or the readings to vary"),
])  # fmt: skip
def test_what_is_none_of_the_three_is_refused_by_its_name(call: Callable[[], object], words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        call()
    assert str(caught.value).startswith(words)


def test_a_selection_travels_whole() -> None:
    people = [person("a", 90, dedicated=None), person("b", 80), person("c", 80)]
    selection = outcome(people, held(2))
    copy = pickle.loads(pickle.dumps(selection))

    assert copy.as_data(reasons=True) == selection.as_data(reasons=True)
    assert (copy.ties, copy.reserved_selected) == (selection.ties, selection.reserved_selected)
    assert copy.placement("b").witnesses == selection.placement("b").witnesses
    varied = select(people, held(2).law(HAIYOU), held(2), readings=["AJ7", "AJ4"])
    assert pickle.loads(pickle.dumps(varied)).as_data(reasons=True) == varied.as_data(reasons=True)
    assert copy.summary("en") == selection.summary("en")
    assert copy.placement("b").explain() == selection.placement("b").explain()
    assert not copy.diff(selection)
    assert (copy == selection, hash(copy) == hash(selection)) == (True, True)
    assert pickle.loads(pickle.dumps(varied)) == varied != selection


def test_selections_are_equal_if_they_were_made_of_the_same_and_say_the_same() -> None:
    people = [person("a", 90, dedicated=None), person("b", 80), person("c", 80)]
    selection = outcome(people, held(2))
    longer = attrs.evolve(people[2], service=(*LONG, Period(date(2001, 1, 1), date(2001, 2, 1))))
    denied = attrs.evolve(people[2], dedicated=False)

    assert outcome(reversed(people), held(2)) == selection
    assert hash(outcome(reversed(people), held(2))) == hash(selection)
    assert {selection: "kept"}[outcome(people, held(2))] == "kept"
    assert selection != outcome(people, held(1))
    assert selection != outcome(people, attrs.evolve(held(2), name="another"))
    assert selection != outcome([*people[:2], denied], held(2))
    assert selection != select(people, held(2).law(HAIYOU).choosing({"AJ7": "any_of_four"}), held(2))
    assert selection != "selection"
    # The places are the same, and what is told of the reasons differs.
    assert not selection.diff(outcome([*people[:2], longer], held(2)))
    assert selection != outcome([*people[:2], longer], held(2))


def test_merit_told_the_other_way_is_refused_and_never_ignored() -> None:
    grades = held(1, merit=MeritScale(grades=("good", "fair")))
    with pytest.raises(InvalidValueError) as caught:
        outcome([person("b", 80), person("a", 70), person("c", merit_grade="good")], grades)
    assert str(caught.value).startswith("merit_score (a, b): got *** (Decimal); the round goes by grades, and a score counts for nothing; ")

    with pytest.raises(InvalidValueError, match=r"^merit_grade \(c\): got \*\*\* \(str\); the round goes by scores, ") as caught:
        outcome([person("b", 80), person("c", merit_grade="good")], held(1))
    assert "good" not in str(caught.value)

    with pytest.raises(InvalidValueError, match=r"^merit_grade \(d\): .* give a grade of the round: good, fair$"):
        outcome([person("b", 80), person("d", merit_grade="best")], grades)


@pytest.mark.parametrize(
    "many, said",
    [(1, "the merit grade of 1 person is not used in this round"), (2, "the merit grade of 2 people is not used in this round")],
)
def test_merit_that_is_told_both_ways_is_used_in_one_and_the_result_says_so(many: int, said: str) -> None:
    people = [person(name, 80, merit_grade="good") for name in ("a", "b")[:many]]
    notes = outcome([*people, person("c", 70)], held(1)).notes

    assert Text(f"{many}人另填有评审等次，本批次不用", said) in notes
    assert not any("merit score" in note.en for note in outcome(people, held(1)).notes)
