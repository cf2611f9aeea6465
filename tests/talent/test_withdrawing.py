"""Who withdraws before the naming, and what becomes of the seat."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.lifecycle import Event, Journal
from socialwork.rules import Judgement, Missing
from socialwork.selection import Basis, Outcome, Resolution
from socialwork.talent import HAIYOU, Candidate, CohortSelection, Declaration, Round, select
from socialwork.talent.standing_facts import Withdrawal
from socialwork.talent.withdrawing import after_withdrawals

DAY, NAMED = date(2023, 9, 1), date(2023, 12, 1)
YES = Judgement(holds=True, by="the panel", on=DAY, document="minutes 3")
NEXT = {"AJ4.withdrawn": "next_in_line"}
NOTE = "withdrew before the naming: H1; the seat: {} (J4/J10) (AJ4.withdrawn={})"


def person(number: int, merit: object) -> Candidate:
    told: dict[str, Any] = {
        "knowledge_and_skills": YES, "professional_ethics": YES, "rich_experience": YES, "outstanding_contribution": YES, "dedicated": True,
        "is_social_worker": True, "works_in_city": True, "field": "charity", "employer_kind": "community", "elderly_care": False,
        "service": (), "social_work_certificates": (), "care_worker_certificates": (), "training": "none", "held_title": False,
        "revoked_before": False, "merit_score": merit,
    }  # fmt: skip
    return Candidate(id=f"H{number}", **told)


def a_round(seats: int = 2, **more: Any) -> Round:
    return Round(day=DAY, seats=seats, name="2023", **more)


def chosen(people: Iterable[Candidate], round_: Round, readings: Any = None, **options: str) -> CohortSelection:
    return select(people, round_.law(HAIYOU).choosing(options), round_, readings=readings)


SIX = tuple(person(number, 90 - number) for number in range(1, 7))


def test_the_seat_stays_empty_and_the_others_keep_theirs() -> None:
    selection = chosen(SIX, a_round())
    after = after_withdrawals(selection, ["H1"])

    assert (after.withdrawn, after.placements, after.selected) == (("H1",), selection.placements[1:], ("H2",))
    assert "1 selected, 0 open, 4 not selected" in after.summary("en")
    assert "H1" not in after.table("en", everybody=True).split()
    assert after.notes[-1].en == NOTE.format("it stays empty", "stays_empty")
    assert after.notes[-1].zh == "命名前退出：H1；名额空出（J4/J10，AJ4.withdrawn=stays_empty）"
    assert after.name(on=NAMED, recorder="office").subjects == ("H2",)
    assert selection.withdrawn == ()


def test_the_next_in_line_has_the_seat() -> None:
    selection = chosen(SIX, a_round(), **NEXT)
    after = after_withdrawals(selection, ["H1"], candidates=SIX, round_=a_round())

    assert (after.selected, after.withdrawn) == (("H2", "H3"), ("H1",))
    assert "H1" not in after
    assert after.notes[-1].en == NOTE.format("the next in line has it", "next_in_line")
    assert after.name(on=NAMED, recorder="office").subjects == ("H2", "H3")
    assert after.asked == selection.asked


def test_a_tie_for_the_seat_is_shown_again() -> None:
    level = (person(1, 90), person(2, 80), person(3, 70), person(4, 70))
    after = after_withdrawals(chosen(level, a_round(), **NEXT), ["H1"], candidates=level, round_=a_round())

    assert (after.selected, after.open) == (("H2",), ("H3", "H4"))
    assert after.placement("H3").rests_on == (Basis.TIE,)
    with pytest.raises(InvalidValueError, match="settle the facts and the ties first"):
        after.name(on=NAMED, recorder="office")


def test_a_resolution_by_way_of_somebody_who_withdrew_orders_nobody_any_more() -> None:
    level = tuple(person(number, 80) for number in (1, 2, 3))
    said = {"reason": "by lot", "by": "the panel", "on": DAY}
    round_ = a_round(
        1, resolutions=(Resolution(chosen=("H1",), over=("H2",), **said), Resolution(chosen=("H2",), over=("H3",), **said))
    )  # fmt: skip
    selection = chosen(level, round_, **NEXT)
    after = after_withdrawals(selection, ["H2"], candidates=level, round_=round_)

    assert selection.selected == ("H1",)
    assert (after.selected, after.open) == ((), ("H1", "H3"))


def test_what_was_declared_of_the_others_stays() -> None:
    open_ = [Candidate(**{**{name: getattr(each, name) for name in ("id", *FACTS)}, "rich_experience": Missing.NOT_ASKED}) for each in SIX]
    for covered, selected, last in (
        ((), ("H2", "H3"), Outcome.NOT_SELECTED), (("H1", "H2", "H3"), ("H2", "H3"), Outcome.NOT_SELECTED), (("H1",), (), Outcome.OPEN),
    ):  # fmt: skip
        round_ = a_round(declarations=(Declaration(fact="rich_experience", judgement=YES, covers=covered),))
        selection = chosen(open_, round_, **NEXT)
        after = after_withdrawals(selection, ["H1"], candidates=open_, round_=round_)

        assert (after.selected, after.placement("H6").outcome) == (selected, last)
        assert after.asked["round"] == selection.asked["round"]


FACTS = (
    "knowledge_and_skills", "professional_ethics", "outstanding_contribution", "dedicated", "is_social_worker", "works_in_city", "field",
    "employer_kind", "elderly_care", "service", "social_work_certificates", "care_worker_certificates", "training", "held_title",
    "revoked_before", "merit_score",
)  # fmt: skip


def test_withdrawals_add_up() -> None:
    empty, moved = chosen(SIX, a_round()), chosen(SIX, a_round(), **NEXT)
    stays = after_withdrawals(after_withdrawals(empty, ["H1"]), ["H2", "H1"])
    more = {"candidates": SIX, "round_": a_round()}
    next_ = after_withdrawals(after_withdrawals(moved, ["H1"], **more), ["H3"], **more)  # type: ignore[arg-type]

    assert (stays.withdrawn, next_.withdrawn, next_.selected) == (("H1", "H2"), ("H1", "H3"), ("H2", "H4"))
    assert [note.en for note in stays.notes if "withdrew" in note.en] == [
        NOTE.format("it stays empty", "stays_empty").replace("H1", "H1, H2")
    ]
    assert sum("withdrew" in note.en for note in next_.notes) == 1
    assert after_withdrawals(next_, []) is next_


def test_readings_that_were_varied_are_varied_again() -> None:
    after = after_withdrawals(chosen(SIX, a_round(), readings=["AJ7"], **NEXT), ["H1"], candidates=SIX, round_=a_round())

    assert after.combinations is not None
    assert after.combinations.listed == ("AJ7",)


def test_who_withdrew_and_was_open_holds_up_nobody() -> None:
    level = (person(1, 90), person(2, 80), person(3, 80))
    after = after_withdrawals(chosen(level, a_round()), ["H2", "H3"])

    assert after.name(on=NAMED, recorder="office").subjects == ("H1",)


def test_calls_that_are_wrong_are_told() -> None:
    moved = chosen(SIX, a_round(), **NEXT)

    with pytest.raises(UnknownNameError):
        after_withdrawals(moved, ["nobody"])
    with pytest.raises(InvalidValueError, match="give round_ and candidates"):
        after_withdrawals(moved, ["H1"], candidates=SIX)
    with pytest.raises(InvalidValueError, match="not the people of the selection"):
        after_withdrawals(moved, ["H1"], candidates=SIX[:4], round_=a_round())


# --- what the journal records -------------------------------------------------------------------------------------------------------------


def recorded(who: str | Missing, *, round_name: str = "2023") -> Journal:
    facts = Withdrawal(person=who)
    return Journal().append(Event(subject=round_name, kind="round.withdrawn", happened=DAY, recorded=DAY, recorder="office", facts=facts))


def test_nobody_is_named_whose_withdrawal_the_journal_records() -> None:
    selection = chosen(SIX, a_round())

    with pytest.raises(InvalidValueError, match=r"H1.*call after_withdrawals first \(J4, J10, reading AJ4\.withdrawn\)"):
        selection.name(on=NAMED, recorder="office", journal=recorded("H1"))
    with pytest.raises(InvalidValueError, match="does not say who withdrew"):
        selection.name(on=NAMED, recorder="office", journal=recorded(Missing.NOT_ASKED))
    after = after_withdrawals(selection, ["H1"]).name(on=NAMED, recorder="office", journal=recorded("H1"))
    assert [event.subject for event in after if event.kind == "named"] == ["H2"]


@pytest.mark.parametrize(
    "held", [recorded("H6"), recorded("H1", round_name="2021"), recorded("H1").void(1, recorded=DAY, recorder="office")]
)
def test_a_withdrawal_that_concerns_no_seat_of_this_round_bars_nothing(held: Journal) -> None:
    named = chosen(SIX, a_round()).name(on=NAMED, recorder="office", journal=held)

    assert [event.subject for event in named if event.kind == "named"] == ["H1", "H2"]


# --- laws ---------------------------------------------------------------------------------------------------------------------------------


@given(
    merits=st.lists(st.integers(70, 74), min_size=1, max_size=5),
    seats=st.integers(0, 3),
    option=st.sampled_from(("stays_empty", "next_in_line")),
    data=st.data(),
)
def test_nobody_who_withdrew_is_named_and_nobody_loses_a_seat_by_it(
    merits: list[int], seats: int, option: str, data: st.DataObject
) -> None:
    people = [person(number, merit) for number, merit in enumerate(merits)]
    gone = data.draw(st.sets(st.sampled_from([each.id for each in people])))
    selection = chosen(people, a_round(seats), **{"AJ4.withdrawn": option, "AJ6": "check_only"})
    after = after_withdrawals(selection, sorted(gone), candidates=people, round_=a_round(seats))
    named = set(after.name(on=NAMED, recorder="office", only_decided=True).subjects)

    assert not named & gone
    assert set(selection.selected) - gone <= named
    assert len(named) <= seats
    if option == "stays_empty":
        assert named == set(selection.selected) - gone
