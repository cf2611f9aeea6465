"""What an office decides beforehand is checked once, and said in words where it is wrong."""

import pickle
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given

from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.policies import InadmissibleReadingsError, OutOfForceError
from socialwork.rules import Judgement
from socialwork.selection import Resolution
from socialwork.talent.declaring import Declaration
from socialwork.talent.haiyou import HAIYOU
from socialwork.talent.merit_scales import MeritScale
from socialwork.talent.rounds import Holders, ReadingChoice, Round
from socialwork.testing import rounds

DAY = date(2023, 9, 1)
FOUND = Judgement(holds=True, by="区民政局", on=date(2023, 8, 1), document="推荐函")
DENIED = attrs.evolve(FOUND, holds=False)


def choice(reading: str, option: str, **change: Any) -> ReadingChoice:
    return ReadingChoice(**{"reading": reading, "option": option, "by": "办公室", "on": date(2023, 8, 1), "document": "会议纪要"} | change)


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
