"""A round in which much is missing: places are open, quickly, and what is told of it stays short enough to read."""

from datetime import date

import pytest

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.rules import Judgement
from socialwork.selection import Basis, Outcome
from socialwork.talent import HAIYOU, Candidate, MeritScale, PracticeField, Round, select

DAY = date(2025, 9, 1)
FOUND = Judgement(holds=True, by="panel", on=date(2025, 8, 1), document="minutes")


def person(number: int, merit: str | None) -> Candidate:
    return Candidate(
        id=f"N{number:03}",
        knowledge_and_skills=FOUND,
        professional_ethics=FOUND,
        rich_experience=FOUND,
        outstanding_contribution=FOUND,
        dedicated=True,
        is_social_worker=True,
        works_in_city=True,
        field=PracticeField.CHARITY,
        elderly_care=number % 3 == 0,
        service=(),
        held_title=False,
        **({} if merit is None else {"merit_score": merit}),
    )


def test_before_the_panel_has_met_everybody_is_open_and_shown_to_be() -> None:
    round_ = Round(day=DAY, merit=MeritScale(step="0.5"))
    selection = select([person(number, None) for number in range(120)], round_.law(HAIYOU), round_)

    assert len(selection.open) == 120
    assert all(place.proven and Basis.MISSING_FACT in place.rests_on for place in selection.placements)
    with_seat, without = selection.placement("N000").witnesses or pytest.fail("an open place that is proven has two witnesses")
    assert ("N000" in with_seat.selected, "N000" in without.selected) == (True, False)


def test_long_lists_are_cut_in_words_and_whole_in_data() -> None:
    round_ = Round(day=DAY, merit=MeritScale(step="0.5"), seats=3)
    selection = select([person(number, None) for number in range(14)], round_.law(HAIYOU), round_)

    assert "to ask for first: 1 fact of all 14 (merit)\n" in selection.summary("en")
    assert "应先核实：全部14人的1项事实（评审结果）\n" in selection.summary("zh")
    assert len(selection.to_ask) == len(selection.as_data()["to_ask"]) == 14
    place = selection.placement("N000")
    assert len(place.waits_for) == 13
    assert "and 3 more" in place.explain("en")
    assert "等共13人" in place.explain("zh")


def test_a_margin_that_no_merit_reaches_is_told_in_a_sentence() -> None:
    round_ = Round(day=DAY, merit=MeritScale(step="1", highest="100"), seats=1)
    people = [person(1, "100"), person(2, "90")]
    selection = select(people, round_.law(HAIYOU).choosing({"AJ6": "check_only"}), round_)
    place = selection.placement("N002")

    assert (place.outcome, place.margin and place.margin.to_seat) == (Outcome.NOT_SELECTED, None)
    assert "10 points to a tie; no merit on the scale makes a seat certain" in place.explain("en")
    assert "距并列10分；满分亦不能确保入选" in place.explain("zh")

    nobody = Round(day=DAY, merit=MeritScale(step="1"), seats=0)
    place = select(people, nobody.law(HAIYOU), nobody).placement("N001")
    assert "margin: no merit on the scale reaches even a tie" in place.explain("en")
    assert "分差：满分亦不能并列" in place.explain("zh")


def test_merits_off_the_scale_are_refused_all_at_once() -> None:
    round_ = Round(day=DAY, merit=MeritScale(step="1", highest="50"))
    with pytest.raises(InvalidValueError) as caught:
        select([person(1, "51"), person(2, "50"), person(3, "70.5")], round_.law(HAIYOU), round_)

    assert str(caught.value) == "merit_score (N001, N003): got *** (Decimal); give a score from 0 to 50 in steps of 1"


def test_an_id_is_text_and_what_is_no_text_is_not_printed() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Candidate(id=370102199001011234)  # type: ignore[arg-type]

    assert str(caught.value) == "id: got *** (int); give an id as text"


def test_a_name_that_is_no_text_is_unknown_all_the_same() -> None:
    with pytest.raises(UnknownNameError, match="no option of AJ7 is named 3"):
        HAIYOU.on(DAY).choosing({"AJ7": 3})  # type: ignore[dict-item]
