"""What an office decides beforehand is checked once, and one recorded judgement can cover many people without overruling anybody."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.policies import InadmissibleReadingsError, OutOfForceError
from socialwork.rules import Judgement, Missing
from socialwork.selection import Resolution
from socialwork.talent.candidates import CANDIDATE, Candidate
from socialwork.talent.haiyou import HAIYOU
from socialwork.talent.rounds import GRADES_OR_SCORES, NO_GRADES, Declaration, Holders, MeritScale, ReadingChoice, Round, declared
from socialwork.testing import candidates, judgements, merit_scales, rounds
from socialwork.text import Text

DAY = date(2023, 9, 1)
FOUND = Judgement(holds=True, by="区民政局", on=date(2023, 8, 1), document="推荐函")
DENIED = attrs.evolve(FOUND, holds=False)
GRADES = MeritScale(grades=["优", "良", "中"])


def choice(reading: str, option: str, **change: Any) -> ReadingChoice:
    return ReadingChoice(**{"reading": reading, "option": option, "by": "办公室", "on": date(2023, 8, 1), "document": "会议纪要"} | change)


# --- merit -------------------------------------------------------------------------------------------------------------------------------


def test_unless_it_is_said_merit_is_a_score_of_up_to_100_with_two_decimals_and_no_minimum() -> None:
    scale = Round(day=DAY).scale

    assert (scale.lowest, scale.highest, scale.step, scale.grades, scale.minimum) == (0, 100, Decimal("0.01"), (), None)
    assert (scale.fact, scale.top, scale.lowest_eligible) == ("merit_score", 10_000, 0)
    assert scale.text == Text("0至100分，步长0.01，无最低要求", "0 to 100 points in steps of 0.01, no minimum")


def test_grades_stand_best_first() -> None:
    assert (GRADES.fact, GRADES.top) == ("merit_grade", 2)
    assert [GRADES.steps(grade) for grade in ("优", "良", "中")] == [2, 1, 0]
    assert attrs.evolve(GRADES, minimum="良").lowest_eligible == 1
    assert attrs.evolve(GRADES, minimum="良").text == Text("等次：优、良、中，最低良", "grades: 优, 良, 中, minimum 良")


def test_a_minimum_is_a_score_of_the_scale_however_it_is_typed() -> None:
    scale = MeritScale(lowest="40", highest=100, step="0.5", minimum="60.5")

    assert scale.minimum == Decimal("60.5")
    assert scale.lowest_eligible == 41
    assert scale.text.en == "40 to 100 points in steps of 0.5, minimum 60.5"


@given(scale=merit_scales(), data=st.data())
def test_steps_lead_to_a_merit_and_back_and_rise_with_it(scale: MeritScale, data: st.DataObject) -> None:
    one, two = (data.draw(st.integers(0, scale.top)) for _ in range(2))

    assert scale.steps(scale.merit(one)) == one
    if not scale.grades:
        assert (scale.merit(one) < scale.merit(two)) is (one < two)
    assert scale.text.zh


@pytest.mark.parametrize("change, words", [
    ({"step": 0}, "MeritScale.step: got '0'; give a positive step that leads from the lowest score, 0, to the highest, 100"),
    ({"step": "-1"}, "MeritScale.step: got '-1'; give a positive step that leads from the lowest score, 0, to the highest, 100"),
    ({"step": 3}, "MeritScale.step: got '3'; give a positive step that leads from the lowest score, 0, to the highest, 100"),
    ({"lowest": 100}, "MeritScale.highest: got '100'; give a score above the lowest one, 100"),
    ({"grades": ("A", "B"), "lowest": 1}, f"MeritScale.lowest: got '1'; {GRADES_OR_SCORES.en}"),
    ({"grades": ("A", "B"), "highest": "10.50"}, f"MeritScale.highest: got '10.50'; {GRADES_OR_SCORES.en}"),
    ({"grades": ("A", "B"), "step": 1}, f"MeritScale.step: got '1'; {GRADES_OR_SCORES.en}"),
    ({"minimum": "60.001"}, "MeritScale.minimum: got '60.001'; give a score from 0 to 100 in steps of 0.01"),
    ({"minimum": 101}, "MeritScale.minimum: got 101; give a score from 0 to 100 in steps of 0.01"),
    ({"minimum": Decimal("1E+3")}, "MeritScale.minimum: got '1000'; give a score from 0 to 100 in steps of 0.01"),
    ({"minimum": "many"}, "MeritScale.minimum: got 'many'; give a score from 0 to 100 in steps of 0.01"),
    ({"grades": ("A", "B"), "minimum": "C"}, "MeritScale.minimum: got 'C'; give a grade of the round: A, B"),
    ({"grades": ("A", "B"), "minimum": 1}, "MeritScale.minimum: got 1; give a grade of the round: A, B"),
    ({"grades": "ABC"}, "MeritScale.grades: got 'str'; list the grades, best first: grades=[\"A\", \"B\"]"),
    ({"grades": None}, "MeritScale.grades: got 'NoneType'; list the grades, best first: grades=[\"A\", \"B\"]"),
    ({"grades": ["A", 1]}, "MeritScale.grades: got 'int'; list the grades, best first: grades=[\"A\", \"B\"]"),
    ({"grades": ["A", " "]}, "MeritScale.grades: got ('A', ' '); list the grades, best first: grades=[\"A\", \"B\"]"),
    ({"grades": []}, f"MeritScale.grades: got []; {NO_GRADES.en}"),
])  # fmt: skip
def test_a_scale_that_leads_nowhere_or_a_minimum_off_the_scale_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        MeritScale(**change)

    assert str(caught.value) == words
    assert caught.value.in_language("zh") != words


@pytest.mark.parametrize("merit", ["88.505", "-0.01", "100.01", "many", "NaN", Decimal("NaN"), Decimal("Infinity"), 88.5, True])
def test_a_merit_off_the_scale_is_refused_and_not_told(merit: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        MeritScale().steps(merit)

    assert str(caught.value) == f"merit_score: got *** ({type(merit).__name__}); give a score from 0 to 100 in steps of 0.01"
    assert caught.value.in_language("zh").endswith("；请填0至100之间、以0.01为步长的分数")


def test_grades_are_different() -> None:
    with pytest.raises(DuplicateNameError) as caught:
        MeritScale(grades=("A", "B", "A"))

    assert str(caught.value) == "each merit grade may occur once; twice or more: A"


NOT_BY_SCORES = Text(
    "本批次按等次评定，得分不起作用；请改填评审等次（优、良、中），或在批次的 [merit] 中改用分数",
    "the round goes by grades, and a score counts for nothing; give the merit grade (优, 良, 中), or take the grades out of [merit] in the round",
)
NOT_BY_GRADES = Text(
    "本批次按得分评定，等次不起作用；请改填评审得分，或在批次的 [merit] 中写明 grades",
    "the round goes by scores, and a grade counts for nothing; give the merit score, or list the grades under [merit] in the round",
)


@pytest.mark.parametrize("scale, facts, fault", [
    (GRADES, {}, None),
    (GRADES, {"merit_grade": "良"}, None),
    (GRADES, {"merit_grade": "良", "merit_score": 101}, None),
    (GRADES, {"merit_grade": "差"}, ("merit_grade", Text("请填批次规定的等次：优、良、中", "give a grade of the round: 优, 良, 中"))),
    (GRADES, {"merit_score": 80}, ("merit_score", NOT_BY_SCORES)),
    (GRADES, {"merit_score": 80, "merit_grade": Missing.NOT_KNOWN}, ("merit_score", NOT_BY_SCORES)),
    (MeritScale(), {"merit_score": 80, "merit_grade": "良"}, None),
    (MeritScale(), {"merit_score": 101}, ("merit_score", Text("请填0至100之间、以0.01为步长的分数", "give a score from 0 to 100 in steps of 0.01"))),
    (MeritScale(), {"merit_grade": "良"}, ("merit_grade", NOT_BY_GRADES)),
])  # fmt: skip
def test_a_scale_finds_fault_with_merit_that_it_cannot_take(scale: MeritScale, facts: dict[str, Any], fault: object) -> None:
    assert scale.fault(Candidate(id="a", **facts)) == fault


def test_a_scale_without_grades_can_be_changed() -> None:
    assert attrs.evolve(MeritScale(), step=1).grades == MeritScale(grades=()).grades == ()


# --- holders -----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("total, elderly_care", [(5, 6), (5, -1), (5, "1"), (0, True)])
def test_the_elderly_care_people_are_among_the_holders(total: Any, elderly_care: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Holders(total=total, elderly_care=elderly_care)

    assert str(caught.value) == f"Holders.elderly_care: got {elderly_care!r}; give a whole number from 0 to {total}, the total"
    assert caught.value.in_language("zh").endswith(f"；养老服务领域人数应在0与总人数{total}之间")


@pytest.mark.parametrize("total", [-1, 5.5, True, "5"])
def test_holders_are_counted(total: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Holders(total=total, elderly_care=0)

    assert str(caught.value) == f"Holders.total: got {total!r}; give a whole number, 0 or more"
    assert caught.value.in_language("zh").endswith("；请填0或以上的整数")


# --- rounds ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change, en, zh", [
    ({"day": "2023-09-01"}, "Round.day: got '2023-09-01'; give a date", "请给日期"),
    ({"cut_off": "2023-09-01"}, "Round.cut_off: got '2023-09-01'; give a date", "请给日期"),
    ({"cut_off": date(2023, 9, 2)}, "Round.cut_off: got '2023-09-02'; give 2023-09-01 or an earlier day", "截止日不得晚于批次日"),
    ({"seats": -1}, "Round.seats: got -1; give 0 or more; 0 runs the round without selecting anyone", "名额须为0或以上"),
    ({"seats": True}, "Round.seats: got True; give 0 or more; 0 runs the round without selecting anyone", "名额须为0或以上"),
    ({"seats": 2.5}, "Round.seats: got 2.5; give 0 or more; 0 runs the round without selecting anyone", "名额须为0或以上"),
    ({"seats": "5"}, "Round.seats: got '5'; give 0 or more; 0 runs the round without selecting anyone", "名额须为0或以上"),
    ({"about_tolerance": "-0.5"}, "Round.about_tolerance: got Decimal('-0.5'); give 0 people or more", "请给0或以上"),
])  # fmt: skip
def test_a_round_that_cannot_be_is_refused_in_both_languages(change: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Round(**{"day": DAY} | change)

    assert str(caught.value) == en
    assert caught.value.in_language("zh").endswith(zh)


def test_a_time_of_day_is_no_day() -> None:
    with pytest.raises(InvalidValueError, match=r"^Round\.day: got datetime\.datetime.*; give a date$"):
        Round(day=datetime(2023, 9, 1, tzinfo=UTC))


def test_a_reading_is_chosen_once_by_somebody_in_some_document() -> None:
    with pytest.raises(DuplicateNameError) as caught:
        Round(day=DAY, readings=[choice("AJ1", "about"), choice("AJ1", "exactly")])
    assert str(caught.value) == "each reading of a round may occur once; twice or more: AJ1"
    for empty in ("by", "document"):
        with pytest.raises(InvalidValueError, match="say who chose it and in which document"):
            choice("AJ1", "about", **{empty: " "})
    with pytest.raises(InvalidValueError, match=r"ReadingChoice\.on: got '2023-08-01'"):
        choice("AJ1", "about", on="2023-08-01")


@given(round_=rounds(HAIYOU))
def test_a_round_is_a_value_whose_law_is_that_of_its_day_under_its_readings(round_: Round) -> None:
    law = round_.law(HAIYOU)

    assert pickle.loads(pickle.dumps(round_)) == round_ == attrs.evolve(round_)
    assert law == HAIYOU.on(round_.day, readings={chosen.reading: chosen.option for chosen in round_.readings})
    assert round_.scale == (round_.merit or MeritScale())


def test_lists_are_held_as_tuples() -> None:
    resolution = Resolution(chosen="a", over="b", reason="r", by="b", on=DAY)
    round_ = Round(day=DAY, readings=[choice("AJ1", "about")], declarations=[], resolutions=[resolution])

    assert (round_.readings, round_.declarations, round_.resolutions) == ((choice("AJ1", "about"),), (), (resolution,))


def test_what_is_wrong_with_the_law_of_a_round_is_told() -> None:
    with pytest.raises(UnknownNameError, match="no reading is named 'AJ77'; did you mean AJ7"):
        Round(day=DAY, readings=[choice("AJ77", "about")]).law(HAIYOU)
    with pytest.raises(InadmissibleReadingsError, match="AJ15=bonus cannot be chosen"):
        Round(day=DAY, readings=[choice("AJ15", "bonus")]).law(HAIYOU)
    with pytest.raises(OutOfForceError, match="haiyou is not in force on 2028-03-01"):
        Round(day=date(2028, 3, 1)).law(HAIYOU)
    assert Round(day=date(2028, 3, 1)).law(HAIYOU, beyond_validity=True).beyond_validity


# --- declarations ------------------------------------------------------------------------------------------------------------------------


def people(**facts: Any) -> tuple[Candidate, ...]:
    return tuple(Candidate(id=name, **facts) for name in ("a", "b", "c"))


def ethics(*found: Candidate) -> list[object]:
    return [candidate.professional_ethics for candidate in found]


def test_one_declaration_covers_everybody_or_those_it_names() -> None:
    everybody = Declaration(fact="professional_ethics", judgement=FOUND)
    one = Declaration(fact="professional_ethics", judgement=FOUND, covers=["b"])

    assert ethics(*declared(people(), (everybody,))) == [FOUND, FOUND, FOUND]
    assert ethics(*declared(people(), (one,))) == [Missing.NOT_ASKED, FOUND, Missing.NOT_ASKED]
    assert declared(people(), ()) == people()


@pytest.mark.parametrize("own, found, result", [
    (Missing.NOT_ASKED, FOUND, FOUND),
    (Missing.NOT_KNOWN, DENIED, DENIED),
    (Missing.DISPUTED, FOUND, Missing.DISPUTED),
    (DENIED, FOUND, Missing.DISPUTED),
    (FOUND, DENIED, Missing.DISPUTED),
    (DENIED, attrs.evolve(DENIED, by="别人"), DENIED),
])  # fmt: skip
def test_a_declaration_fills_in_and_never_overrules(own: object, found: Judgement, result: object) -> None:
    [person, *_] = declared(people(professional_ethics=own), (Declaration(fact="professional_ethics", judgement=found),))

    assert person.professional_ethics == result


def test_declarations_that_contradict_each_other_are_disputed_in_any_order() -> None:
    both = (Declaration(fact="professional_ethics", judgement=FOUND), Declaration(fact="professional_ethics", judgement=DENIED))

    for given_ in (both, both[::-1], (*both, both[0])):
        assert ethics(*declared(people(), given_)) == [Missing.DISPUTED] * 3


@given(
    people=st.lists(candidates(), max_size=4, unique_by=lambda candidate: candidate.id).map(tuple),
    found=st.lists(st.tuples(st.sampled_from(["professional_ethics", "rich_experience"]), judgements()), max_size=4),
    data=st.data(),
)
def test_what_is_declared_does_not_depend_on_the_order_and_touches_nothing_else(
    people: tuple[Candidate, ...], found: list[tuple[str, Judgement]], data: st.DataObject
) -> None:
    ids = [candidate.id for candidate in people]
    covered = st.frozensets(st.sampled_from(ids)) if ids else st.just(frozenset())
    made = [Declaration(fact=fact, judgement=judgement, covers=data.draw(covered)) for fact, judgement in found]

    def findings(order: list[Declaration]) -> list[list[object]]:
        return [
            [
                value.holds if isinstance(value := getattr(candidate, fact), Judgement) else value
                for fact in ("professional_ethics", "rich_experience")
            ]
            for candidate in declared(people, tuple(order))
        ]

    assert findings(made) == findings(data.draw(st.permutations(made)))
    for before, after in zip(people, declared(people, tuple(made)), strict=True):
        untouched = {"professional_ethics": before.professional_ethics, "rich_experience": before.rich_experience}
        assert attrs.evolve(after, **untouched) == before


def test_a_declaration_is_about_a_judgement() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Declaration(fact="dedicated", judgement=FOUND)
    judgements_named = ", ".join(handle.name for handle in CANDIDATE if handle.of is Judgement)
    assert str(caught.value) == f"Declaration.fact: got 'dedicated'; name a judgement: {judgements_named}"

    with pytest.raises(UnknownNameError) as misspelt:
        Declaration(fact="profesional_ethics", judgement=FOUND)
    assert str(misspelt.value) == "no fact is named 'profesional_ethics'; did you mean professional_ethics?"


def test_a_declaration_covers_nobody_who_is_not_there() -> None:
    with pytest.raises(UnknownNameError) as caught:
        declared(people(), (Declaration(fact="professional_ethics", judgement=FOUND, covers=("a", "z9")),))

    assert str(caught.value) == "no candidate covered by a declaration is named 'z9'; known: a, b, c"


# --- a round of other things -------------------------------------------------------------------------------------------------------------


RESOLUTION = Resolution(chosen="a", over="b", reason="资历", by="办公室", on=DAY)
A_CHOICE = "ReadingChoice(reading=..., option=..., by=..., on=..., document=...)"
A_RESOLUTION = "Resolution(chosen=..., over=..., reason=..., by=..., on=...)"


@pytest.mark.parametrize("change, words", [
    ({"merit": {"step": 1}}, "Round.merit: got {'step': 1}; give a MeritScale: MeritScale(minimum=60)"),
    ({"merit": "60"}, "Round.merit: got '60'; give a MeritScale: MeritScale(minimum=60)"),
    ({"holders": (5, 2)}, "Round.holders: got (5, 2); give Holders(total=..., elderly_care=...)"),
    ({"name": None}, 'Round.name: got None; give text; "" where the round has no name'),
    ({"readings": {"AJ7": "any_of_four"}}, f"Round.readings: got 'dict'; give a list of the options chosen: [{A_CHOICE}]"),
    ({"readings": "AJ7"}, f"Round.readings: got 'str'; give a list of the options chosen: [{A_CHOICE}]"),
    ({"readings": [("AJ7", "any_of_four")]}, f"Round.readings: got 'tuple'; give a list of the options chosen: [{A_CHOICE}]"),
    (
        {"declarations": None},
        "Round.declarations: got 'NoneType'; give a list of declarations: [Declaration(fact=..., judgement=...)]; an empty one says none",
    ),
    (
        {"resolutions": RESOLUTION},
        f"Round.resolutions: got 'Resolution'; give a list of resolutions: [{A_RESOLUTION}], or what read_resolutions(path) reads",
    ),
    (
        {"resolutions": ["x"]},
        f"Round.resolutions: got 'str'; give a list of resolutions: [{A_RESOLUTION}], or what read_resolutions(path) reads",
    ),
])  # fmt: skip
def test_a_round_is_made_of_what_it_says(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Round(day=DAY, **change)

    assert str(caught.value) == words
    assert caught.value.in_language("zh") != words


def test_what_a_round_records_may_come_from_any_iterable() -> None:
    assert Round(day=DAY, resolutions=(each for each in [RESOLUTION])).resolutions == (RESOLUTION,)


def test_the_law_of_a_round_is_that_of_a_scheme() -> None:
    with pytest.raises(InvalidValueError, match=r"^policy: got 'HAIYOU'; give the scheme: round_\.law\(HAIYOU\)$"):
        Round(day=DAY).law("HAIYOU")  # type: ignore[arg-type]


@pytest.mark.parametrize("made, words", [
    (lambda: choice(3, "x"), "ReadingChoice.reading: got 3; give the id of the reading, and that of its option"),
    (lambda: choice("AJ7", ""), "ReadingChoice.option: got ''; give the id of the reading, and that of its option"),
    (lambda: choice("AJ7", "x", by=None), "ReadingChoice: got (None, '会议纪要'); say who chose it and in which document"),
    (lambda: Declaration(fact="rich_experience", judgement=True), "Declaration.judgement: got *** (bool); give a Judgement(holds=..., by=..., on=..., document=...)"),
    (lambda: Declaration(fact="rich_experience", judgement=FOUND, covers=3), "Declaration.covers: got 'int'; give the ids of candidates, as text"),
    (lambda: Declaration(fact="rich_experience", judgement=FOUND, covers=[None]), "Declaration.covers: got 'NoneType'; give the ids of candidates, as text"),
    (lambda: Judgement(holds=True, by=None, on=DAY, document="x"), "Judgement: got *** (tuple); say who found it and in which document"),
    (lambda: Resolution(chosen=3, over="b", reason="r", by="x", on=DAY), "Resolution: got (3,); give the ids of candidates, as text"),
    (lambda: Resolution(chosen=["a", 3], over="b", reason="r", by="x", on=DAY), "Resolution: got ('a', 3); give the ids of candidates, as text"),
    (lambda: Resolution(chosen="a", over="b", reason=None, by="x", on=DAY), "Resolution: got (None, 'x'); give the reason and who decided"),
])  # fmt: skip
def test_what_a_round_records_is_said_in_words(made: Any, words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        made()
    assert str(caught.value) == words


def test_who_is_covered_alone_is_one_person_and_not_the_letters_of_an_id() -> None:
    assert Declaration(fact="rich_experience", judgement=FOUND, covers="H001").covers == {"H001"}
