"""What would give somebody a seat, or take it: each way is tried by running the selection again."""

import pickle
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.days import Period
from socialwork.errors import InvalidValueError
from socialwork.rules import Derived, Judgement, Missing
from socialwork.selection import (
    BetweenEquals,
    FactsOfOthers,
    OtherMerit,
    OtherReading,
    OtherSeats,
    Outcome,
    OwnFacts,
    PlaceFlip,
    PlaceFlips,
    Placement,
    Resolution,
)
from socialwork.selection.turning import Turning
from socialwork.talent import (
    CANDIDATE,
    HAIYOU,
    Candidate,
    CareWorkerCertificate,
    CareWorkerLevel,
    MeritScale,
    ReadingChoice,
    Round,
    SocialWorkCertificate,
    SocialWorkLevel,
    select,
)

DAY = date(2023, 9, 1)
SCALE = MeritScale(lowest=0, highest=5, step=1)  # type: ignore[arg-type]
SELECTED, OPEN, NOT_SELECTED = Outcome.SELECTED, Outcome.OPEN, Outcome.NOT_SELECTED
YES = Judgement(holds=True, by="the panel", on=DAY, document="minutes 3")
PLAIN: dict[str, Any] = {
    "knowledge_and_skills": YES, "professional_ethics": YES, "rich_experience": YES, "outstanding_contribution": YES, "dedicated": True,
    "is_social_worker": True, "works_in_city": True, "field": "charity", "elderly_care": False, "service": (Period(date(2022, 1, 1)),),
    "social_work_certificates": (), "care_worker_certificates": (), "training": "none", "held_title": False,
}  # fmt: skip


def person(name: str, merit: object, **facts: object) -> Candidate:
    return Candidate(id=name, **{"merit_score": merit, **PLAIN, **facts})


def round_of(seats: int, **about: Any) -> Round:
    return Round(day=DAY, cut_off=DAY, seats=seats, **{"merit": SCALE, **about})


def placed(people: list[Candidate], round_: Round, name: str, options: Mapping[str, str] | None = None, readings: Any = None) -> Placement:
    law = round_.law(HAIYOU).choosing(options or {})
    return select(people, law, round_, readings=readings).placement(name)


def with_facts(candidate: Candidate, facts: Mapping[str, Any]) -> Candidate:
    """The candidate with these facts, derived ones through records that lead to them."""
    own: dict[str, Any] = {}
    for name, value in facts.items():
        if not isinstance(CANDIDATE[name], Derived):
            own[name] = value
        elif name == "service_since":
            own["service"] = (Period(value),)
        elif name == "social_work_level":
            own["social_work_certificates"] = () if value is SocialWorkLevel.NONE else (SocialWorkCertificate(level=value),)
        elif name == "care_worker_level":
            own["care_worker_certificates"] = () if value is CareWorkerLevel.NONE else (CareWorkerCertificate(level=value),)
        else:
            own["earlier_term_last_day"] = date(2020, 1, 1) if value else date(2030, 1, 1)
    return attrs.evolve(candidate, **own)


def tried(flip: PlaceFlip, people: list[Candidate], round_: Round, name: str) -> Placement:
    """The place when it is so."""
    by_name = {each.id: each for each in people}
    options: dict[str, str] = {}
    match flip:
        case OwnFacts():
            by_name[name] = with_facts(by_name[name], flip.flip.examples())
        case OtherMerit():
            by_name[name] = attrs.evolve(by_name[name], merit_score=flip.merit)  # type: ignore[arg-type]
        case BetweenEquals():
            settled = Resolution(chosen=flip.chosen, over=flip.over, reason="so", by="the office", on=DAY)
            round_ = attrs.evolve(round_, resolutions=(*round_.resolutions, settled))
        case FactsOfOthers():
            by_name |= {other: with_facts(by_name[other], dict(facts)) for other, facts in flip.assumed}
        case OtherReading():
            options = {flip.reading: flip.option}
        case OtherSeats():
            round_ = attrs.evolve(round_, seats=flip.seats)
    return placed(list(by_name.values()), round_, name, options)


open_or = lambda *values: st.sampled_from([*values, Missing.NOT_ASKED])  # noqa: E731
people_of_a_round = st.integers(1, 4).flatmap(
    lambda count: st.tuples(*(
        st.builds(
            person, st.just(f"c{place}"), st.sampled_from([Decimal(2), Decimal(3), Decimal(4), Missing.NOT_ASKED]),
            elderly_care=open_or(True, False), dedicated=open_or(True, True, False),
            social_work_certificates=open_or((), (SocialWorkCertificate(level="intermediate"),)),
            service=open_or((Period(date(2022, 1, 1)),), (Period(date(2010, 1, 1)),)),
            field=st.sampled_from(["charity", "other"]),
        )
        for place in range(count)
    ))
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    people=people_of_a_round,
    seats=st.integers(0, 4),
    minimum=st.sampled_from([None, Decimal(3)]),
    want=st.sampled_from([SELECTED, NOT_SELECTED]),
)
def test_each_way_leads_to_the_place_that_was_wanted(
    people: tuple[Candidate, ...], seats: int, minimum: Decimal | None, want: Outcome
) -> None:
    round_ = round_of(seats, merit=attrs.evolve(SCALE, minimum=minimum))
    now = placed(list(people), round_, "c0")
    found = now.flips(want)

    assert now.outcome is not want or not found
    for flip in found:
        assert tried(flip, list(people), round_, "c0").outcome is want, flip.text.en


@settings(max_examples=15, deadline=None)
@given(people=people_of_a_round, seats=st.integers(0, 3))
def test_a_single_reading_that_turns_the_place_does(people: tuple[Candidate, ...], seats: int) -> None:
    round_ = round_of(seats)
    now = placed(list(people), round_, "c0", readings=["AJ5", "AJ7", "AJ1"])
    for want in (SELECTED, NOT_SELECTED):
        for flip in now.flips(want):
            if isinstance(flip, OtherReading):
                assert tried(flip, list(people), round_, "c0").outcome is want


@settings(max_examples=40, deadline=None)
@given(people=people_of_a_round, seats=st.integers(0, 4), shortage=st.sampled_from(["fill", "leave_empty", "shrink", "refuse"]))
def test_the_merit_and_the_seats_are_the_least_that_do(people: tuple[Candidate, ...], seats: int, shortage: str) -> None:
    reading = HAIYOU.shortage
    chosen = () if shortage == reading.default or shortage not in reading.admissible else (
        ReadingChoice(reading=reading.id, option=shortage, by="the office", on=DAY, document="x"),
    )  # fmt: skip
    round_ = round_of(seats, readings=chosen)
    now = placed(list(people), round_, "c0")
    if now.outcome is SELECTED:
        return
    merits = [merit for merit in range(6) if tried(OtherMerit(Decimal(merit), True), list(people), round_, "c0").outcome is SELECTED]
    numbers = [number for number in range(6) if tried(OtherSeats(number, seats), list(people), round_, "c0").outcome is SELECTED]
    found = now.flips()

    assert found.complete
    assert [flip.merit for flip in found if isinstance(flip, OtherMerit)] == merits[:1]
    assert [flip.seats for flip in found if isinstance(flip, OtherSeats)] == numbers[:1]
    assert merits == list(range(merits[0], 6)) if merits else True


# --- worked cases ------------------------------------------------------------------------------------------------------------------------


def lines(people: list[Candidate], round_: Round, name: str, want: Outcome = SELECTED, lang: Any = "en") -> list[str]:
    return placed(people, round_, name).flips(want).text(lang).splitlines()


LONG = {"service": (Period(date(2010, 1, 1)),)}


def test_a_place_below_the_cut() -> None:
    people = [person("a", 4), person("b", 3, **LONG)]

    assert lines(people, round_of(1), "b") == [
        "own facts: in the elderly-care service field: yes (now: no)",
        "merit: 5 or more",
        "seats: 2 (now: 1)",
    ]
    assert lines(people, round_of(1), "b", lang="zh") == [
        "本人事实：属养老服务领域：是（现为：否）", "评审结果：5及以上", "名额：2个（现为1个）"
    ]  # fmt: skip
    assert lines(people, round_of(1), "a", NOT_SELECTED)[-2:] == ["merit: 2 or less", "seats: 0 (now: 1)"]
    assert lines(people, round_of(1), "a") == []


def test_a_tie_is_settled_by_the_fewest_that_it_takes() -> None:
    people = [person(name, 3) for name in "abc"]

    assert "a tie settled: a before b" in lines(people, round_of(2), "a")
    assert "a tie settled: a before b, c" in lines(people, round_of(1), "a")
    assert "seats: 3 (now: 1)" in lines(people, round_of(1), "a")
    assert "seats: 0 (now: 1)" in lines(people, round_of(1), "a", NOT_SELECTED)
    assert "并列裁定：b、c 先于 a" in lines(people, round_of(2), "a", NOT_SELECTED, "zh")
    assert "a tie settled: b before a" in lines(people, round_of(1), "a", NOT_SELECTED)


def test_a_resolution_that_is_there_already_is_taken_along() -> None:
    before = Resolution(chosen="b", over="c", reason="so", by="the office", on=DAY)
    people = [person(name, 3) for name in "abc"]

    assert "a tie settled: a before b" in lines(people, round_of(2, resolutions=(before,)), "a")
    assert "a tie settled: a before b" in lines(people, round_of(1, resolutions=(before,)), "a")  # and so before c
    assert "a tie settled: b before a" in lines(people, round_of(1, resolutions=(before,)), "a", NOT_SELECTED)


def test_open_facts_of_others() -> None:
    people = [person("a", 3), person("b", 4, dedicated=Missing.NOT_ASKED, outstanding_contribution=Missing.NOT_ASKED)]

    assert "facts of others: b: outstanding contribution no" in lines(people, round_of(1), "a")
    assert "他人事实：b的贡献突出为否" in lines(people, round_of(1), "a", lang="zh")
    [flip] = [each for each in placed(people, round_of(1), "a").flips(NOT_SELECTED) if isinstance(each, FactsOfOthers)]
    assert {name for name, _ in flip.assumed[0][1]} == {"dedicated", "outstanding_contribution"}
    assert flip.as_data()["kind"] == "facts_of_others"


def test_two_others_together() -> None:
    people = [person("a", 3), *(person(name, 4, dedicated=Missing.NOT_ASKED) for name in ("b", "c"))]
    found = [flip for flip in placed(people, round_of(1), "a").flips() if isinstance(flip, FactsOfOthers)]

    assert [[name for name, _ in flip.assumed] for flip in found] == [["b", "c"]]
    assert repr(found) == "[FactsOfOthers(b, c)]"
    assert not [flip for flip in placed(people, round_of(1), "a").flips(max_changes=1) if isinstance(flip, FactsOfOthers)]
    alone = [flip for flip in placed(people, round_of(2), "a").flips() if isinstance(flip, FactsOfOthers)]
    assert [[name for name, _ in flip.assumed] for flip in alone] == [["b"], ["c"]]  # and not both together


def test_a_merit_that_is_missing_can_be_told() -> None:
    assert "merit: 4 or more" in lines([person("a", Missing.NOT_ASKED), person("b", 3)], round_of(1), "a")
    assert "merit: 2 or less" in lines([person("a", Missing.NOT_ASKED), person("b", 3)], round_of(1), "a", NOT_SELECTED)


def test_facts_of_others_whose_merit_is_missing_are_left_alone_where_there_is_a_minimum() -> None:
    people = [person("a", 3), person("b", Missing.NOT_ASKED, dedicated=Missing.NOT_ASKED)]
    scale = attrs.evolve(SCALE, minimum=Decimal(1))

    assert any(isinstance(flip, FactsOfOthers) for flip in placed(people, round_of(1), "a").flips())
    assert not any(isinstance(flip, FactsOfOthers) for flip in placed(people, round_of(1, merit=scale), "a").flips())


def test_the_data_of_every_kind() -> None:
    people = [person("a", 3), person("b", 3), person("c", 4, dedicated=Missing.NOT_ASKED)]
    found = placed(people, round_of(1), "a", readings=["AJ5"]).flips()
    data = found.as_data()

    assert data["complete"]
    assert {each["kind"] for each in data["flips"]} >= {"own_facts", "merit", "seats"}
    assert OtherReading("AJ5", "declared", CANDIDATE.name.label).as_data()["kind"] == "reading"
    assert BetweenEquals(("a",), ("b",)).as_data() == {
        "kind": "tie", "chosen": ["a"], "over": ["b"], "text": {"zh": "并列裁定：a 先于 b", "en": "a tie settled: a before b"}
    }  # fmt: skip
    assert OtherMerit(Decimal(3), False).as_data()["at_most"] == "3"
    assert OtherReading("AJ5", "declared", CANDIDATE.name.label).text.zh == "口径AJ5取“姓名”"
    others = [flip for flip in placed([person("a", 3), people[2]], round_of(1), "a").flips() if isinstance(flip, FactsOfOthers)]
    assert [flip.as_data()["assumed"] for flip in others] == [{"c": {"dedicated": False}}]
    again = pickle.loads(pickle.dumps(found))
    assert again.complete
    assert [each.text for each in again] == [each.text for each in found]


def test_a_list_cut_short_says_so() -> None:
    people = [person("a", 3), *(person(f"b{number:02}", 4, dedicated=Missing.NOT_ASKED) for number in range(30))]
    found = placed(people, round_of(29), "a").flips(limit=2)

    assert not found.complete
    assert sum(isinstance(flip, FactsOfOthers) for flip in found) == 2
    assert not placed(people, round_of(29), "a").flips(max_changes=2).complete


@pytest.mark.parametrize("wrong", [{"want": OPEN}, {"max_changes": 0}, {"limit": 0}])
def test_what_cannot_be_wanted_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError, match="give"):
        placed([person("a", 3), person("b", 4)], round_of(1), "a").flips(**wrong)


def test_without_decisions_there_are_no_facts_to_change() -> None:
    place = placed([person("a", 3), person("b", 4)], round_of(1), "a")
    turning = Turning(
        place._contest, "a", SELECTED, merit=Decimal(3), reasons=(), merit_of=SCALE.merit, profiles_of=None
    )  # fmt: skip
    varied = placed([person("a", 3), person("b", 4)], round_of(1), "a", readings=["AJ5"])._combinations

    assert [type(flip) for flip in turning.found(varied, tied=(), max_changes=2, limit=9)] == [OtherMerit, OtherSeats]
    assert PlaceFlips().complete
