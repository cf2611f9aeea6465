"""The outcome as a whole: everybody has one place with its grounds, ties come out, and two outcomes can be compared."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.rules import NOTICE, Missing
from socialwork.selection import (
    Base,
    Basis,
    Change,
    Contest,
    Difference,
    Entrant,
    Outcome,
    Profile,
    Resolution,
    Rounding,
    Selection,
    Share,
    Shortage,
    Strength,
    Tie,
)
from socialwork.selection.deciding import decide_places
from socialwork.selection.levels import seats_for
from socialwork.selection.resolutions import order
from socialwork.testing import contests
from socialwork.testing.exhaustive import best_sets, every_world, reference_standings
from socialwork.testing.invented import TEA_ROOMS
from socialwork.text import Text

MANY = settings(max_examples=2 * settings().max_examples)
DAY = date(2021, 1, 1)
LAW = TEA_ROOMS.on(DAY)
CITED = {Basis.GENERAL: ("X1",), Basis.RESERVED: ("X2",), Basis.TIE: ("X1", "X7"), Basis.SHORTAGE: ("X1", "X2")}
SHARE = Share(
    fraction=Fraction(1, 3), strength=Strength.AT_LEAST, base=Base.SELECTED, rounding=Rounding.CEILING, shortage=Shortage.FILL, cap=50
)
CHECKED = attrs.evolve(SHARE, strength=Strength.REPORT_ONLY)
ORDER = {Outcome.SELECTED: (True, False), Outcome.NOT_SELECTED: (False, True), Outcome.OPEN: (False, False)}


def scored(person: str, merit: int, *, preference: int = 0, reserved: bool = False) -> Entrant:
    return Entrant(person, (Profile(eligible=True, low=merit, high=merit, preference=preference, reserved=reserved),))


def outcome_of(contest: Contest, *resolutions: Resolution) -> Selection:
    placements = decide_places(
        contest,
        merits={
            entrant.id: Missing.NOT_ASKED if each.low < each.high else Decimal(each.low)
            for entrant in contest.entrants
            for each in entrant.profiles[:1]
        },
        reasons={entrant.id: () for entrant in contest.entrants},
        resolutions=resolutions,
        merit_of=Decimal,
        cited=CITED,
    )
    return Selection(law=LAW, contest=contest, placements=placements)


def chosen(*entrants: Entrant, seats: int, share: Share = CHECKED, resolutions: tuple[Resolution, ...] = ()) -> Selection:
    return outcome_of(Contest(entrants, seats=seats, share=share, before=order(resolutions), top=9), *resolutions)


def first(*ids: str, over: tuple[str, ...]) -> Resolution:
    return Resolution(chosen=ids, over=over, reason="longer service", by="the committee", on=date(2021, 2, 1))


# --- everybody has one place -----------------------------------------------------------------------------------------------------------


@given(contest=contests())
def test_everybody_has_one_place_and_a_ground_for_it(contest: Contest) -> None:
    selection, exact = outcome_of(contest), reference_standings(contest)

    assert sorted(place.id for place in selection.placements) == [entrant.id for entrant in contest.entrants]
    for place in selection.placements:
        assert (exact[place.id].always, exact[place.id].never) == ORDER[place.outcome]
        assert place.rests_on
        assert place.summary.zh
    assert sorted((*selection.selected, *selection.open, *selection.not_selected)) == sorted(exact)


@MANY
@given(contest=contests())
def test_what_a_place_rests_on(contest: Contest) -> None:
    selection = outcome_of(contest)
    without_share = reference_standings(contest.with_share(attrs.evolve(contest.share, strength=Strength.REPORT_ONLY)))
    filled = reference_standings(contest.with_share(attrs.evolve(contest.share, shortage=Shortage.FILL)))
    standings = reference_standings(contest)

    for place in selection.placements:
        standing = standings[place.id]
        if place.outcome is Outcome.OPEN:
            wanted = [basis for basis, holds in ((Basis.TIE, standing.by_tie), (Basis.MISSING_FACT, standing.by_facts)) if holds]
        elif place.outcome is Outcome.SELECTED:
            wanted = [Basis.GENERAL if without_share[place.id].always else Basis.RESERVED]
        elif not any(profile.eligible for profile in contest.entrant(place.id).profiles):
            wanted = [Basis.BELOW_MINIMUM]  # no decision bars anybody here
        elif not filled[place.id].never:
            wanted = [Basis.SHORTAGE]
        else:
            wanted = [Basis.BELOW_CUT if without_share[place.id].never else Basis.DISPLACED]
        assert list(place.rests_on) == wanted


@given(contest=contests())
def test_places_stand_by_rank_and_equal_ranks_by_id(contest: Contest) -> None:
    places = outcome_of(contest).placements

    ranked = [place for place in places if place.rank is not None]
    assert list(places[: len(ranked)]) == ranked
    assert ranked == sorted(ranked, key=lambda place: (place.rank, place.id))
    assert [place.id for place in places[len(ranked) :]] == sorted(place.id for place in places[len(ranked) :])


@given(contest=contests(most_entrants=7, most_open=2))
def test_the_share_that_is_reported_holds_in_every_best_set(contest: Contest) -> None:
    selection = outcome_of(contest)
    counts: set[int] = set()
    short: set[bool] = set()
    for world in every_world(contest.entrants):
        eligible = [profile.reserved for profile in world.values() if profile.eligible]
        short.add(contest.share.allot(contest.seats, sum(eligible), len(eligible) - sum(eligible)).short)
        for people in best_sets(world, seats=contest.seats, share=contest.share, before=contest.before):
            counts.add(sum(world[person].reserved for person in people))

    assert selection.reserved_selected == (min(counts), max(counts))
    assert selection.reserved_proven
    assert selection.shortage is (short.pop() if len(short) == 1 else None)


def test_a_place_is_found_by_its_id() -> None:
    selection = chosen(scored("anna", 3), scored("ben", 2), seats=1)

    assert selection.placement("ben").outcome is Outcome.NOT_SELECTED
    with pytest.raises(UnknownNameError, match=r"no candidate is named 'bem'; did you mean ben\?"):
        selection.placement("bem")


# --- ties ------------------------------------------------------------------------------------------------------------------------------


@MANY
@given(contest=contests(top=2))
def test_ties_are_groups_of_equals_who_compete_for_the_seats_that_are_told(contest: Contest) -> None:
    selection = outcome_of(contest)
    worlds = [
        (world, best_sets(world, seats=contest.seats, share=contest.share, before=contest.before))
        for world in every_world(contest.entrants)
    ]

    for tie in selection.ties:
        places = [selection.placement(person) for person in tie.ids]
        assert len(tie.ids) > 1
        assert list(tie.ids) == sorted(tie.ids)
        assert len({contest.entrant(person).profiles[0].key for person in tie.ids}) == 1
        assert all(Basis.TIE in place.rests_on and place.merit == tie.merit for place in places)
        rivals = [(world, {*tie.ids, *strangers_level_with(contest, world, tie.ids[0])}, best) for world, best in worlds]
        seats = [
            (len(people & group), sum(world[each].reserved for each in people & group)) for world, group, best in rivals for people in best
        ]
        assert tie.proven
        assert tie.seats == ends(together for together, _ in seats)
        if len({contest.entrant(person).profiles[0].reserved for person in tie.ids}) > 1:
            assert tie.reserved == ends(reserved for _, reserved in seats)
            assert tie.others == ends(together - reserved for together, reserved in seats)
        else:
            assert tie.reserved is tie.others is None


def ends(numbers: Iterable[int]) -> tuple[int, int]:
    found = set(numbers)
    return min(found), max(found)


def strangers_level_with(contest: Contest, world: dict[str, Profile], person: str) -> set[str]:
    """Those who are not known and turn out to be level with somebody: they compete for the same seats."""
    return {
        entrant.id
        for entrant in contest.entrants
        if not entrant.known and world[entrant.id].eligible and world[entrant.id].key == world[person].key
    }


@MANY
@given(contest=contests(most_open=1, top=1))
def test_no_tie_is_passed_over(contest: Contest) -> None:
    selection = outcome_of(contest)
    groups = [set(tie.ids) for tie in selection.ties]

    for place in selection.placements:
        rivals = [other for other in place.tied_with if Basis.TIE in selection.placement(other).rests_on]
        if Basis.TIE in place.rests_on and rivals:
            assert sum(place.id in group and group.issuperset(rivals) for group in groups) == 1


@given(contest=contests(most_open=2, top=2))
def test_seats_for_somebody_and_those_level_with_them(contest: Contest) -> None:
    for place in outcome_of(contest).placements:
        if place.rank is not None and contest.entrant(place.id).known:
            assert place.contested == seats_for(contest, {place.id, *place.tied_with})
        else:
            assert place.contested is None


FOUR = tuple(scored(person, 5) for person in ("anna", "ben", "cleo", "dan"))


def test_a_tie_for_the_last_seats() -> None:
    selection = chosen(scored("eve", 7), *FOUR, scored("finn", 1), seats=3)

    assert selection.ties == (Tie(("anna", "ben", "cleo", "dan"), Decimal(5), (2, 2)),)
    assert selection.selected == ("eve",)
    assert selection.not_selected == ("finn",)


def test_a_tie_that_somebody_settled_in_part_is_still_a_tie() -> None:
    selection = chosen(*FOUR, seats=2, resolutions=(first("anna", over=("ben",)),))

    assert selection.ties == (Tie(("anna", "ben", "cleo", "dan"), Decimal(5), (2, 2)),)


def test_who_won_a_seat_by_a_recorded_decision_leaves_one_less_for_the_others() -> None:
    # Ben comes after Anna, Cleo stands toward neither: Anna is sure of one of two seats, and one is left for the other two.
    selection = chosen(*FOUR[:3], seats=2, resolutions=(first("anna", over=("ben",)),))

    assert selection.selected == ("anna",)
    assert selection.ties == (Tie(("ben", "cleo"), Decimal(5), (1, 1)),)


def test_a_tie_that_is_settled_is_none() -> None:
    selection = chosen(*FOUR, seats=2, resolutions=(first("anna", "ben", over=("cleo", "dan")),))

    assert selection.ties == ()
    assert selection.selected == ("anna", "ben")
    assert {selection.placement(person).rests_on for person in selection.not_selected} == {(Basis.BELOW_CUT,)}


def test_a_recorded_decision_counts_by_way_of_others() -> None:
    """Ben is level with both, so what was decided about him puts Anna before Cleo: both decisions are part of the record of all three."""
    one, other, idle = first("anna", over=("ben",)), first("ben", over=("cleo",)), first("ben", over=("dan",))
    selection = chosen(scored("anna", 5), scored("ben", 5), scored("cleo", 5), scored("dan", 1), seats=1, resolutions=(one, other, idle))

    assert selection.selected == ("anna",)
    assert {place.id: place.resolutions for place in selection.placements} == {
        "anna": (one, other), "ben": (one, other), "cleo": (one, other), "dan": (),
    }  # fmt: skip
    assert idle not in selection.resolutions


@pytest.mark.parametrize(
    "ben", [scored("ben", 3), scored("ben", 8), Entrant("ben", (Profile(eligible=False),))], ids=["below", "above", "not eligible"]
)
def test_two_recorded_decisions_settle_no_tie_that_nobody_decided(ben: Entrant) -> None:
    one, other = first("anna", over=("ben",)), first("ben", over=("cleo",))
    seats = 2 if ben == scored("ben", 8) else 1
    selection = chosen(scored("anna", 5), ben, scored("cleo", 5), seats=seats, resolutions=(one, other))

    assert selection.open == ("anna", "cleo")
    assert [tie.ids for tie in selection.ties] == [("anna", "cleo")]
    assert selection.resolutions == ()


def test_people_of_whom_the_same_is_missing_are_told_together() -> None:
    unscored = [Entrant(f"x{number:02}", (Profile(eligible=True, low=0, high=9),)) for number in range(12)]
    everybody, some = chosen(*unscored, seats=1), chosen(*unscored, *FOUR, seats=1)
    ids = ", ".join(f"x{number:02}" for number in range(10))

    assert "to ask for first: 1 fact of all 12 (merit)" in everybody.summary("en").splitlines()
    assert "应先核实：全部12人的1项事实（评审结果）" in everybody.summary().splitlines()
    assert f"to ask for first: {ids} and 2 more (merit)" in some.summary("en").splitlines()


def test_of_many_groups_the_first_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Selection, "to_ask", (("eve", (Text("甲", "one"),)), ("gus", (Text("乙", "two"),)), ("hal", (Text("甲", "one"),))))
    monkeypatch.setattr("socialwork.selection.summarising._GROUPS", 1)
    selection = chosen(*FOUR, seats=2)

    assert "to ask for first: eve, hal (one); and other facts of 1 more (the JSON lists them all)" in selection.summary("en").splitlines()
    assert "应先核实：eve, hal（甲）；另有1人缺其他事实（JSON 中全部列出）" in selection.summary().splitlines()


def test_open_places_that_are_not_proven_are_counted() -> None:
    eve = Entrant("eve", (Profile(eligible=True, low=5, high=5), Profile(eligible=False)), exact=False)
    selection = chosen(eve, *FOUR, seats=2)
    many = sum(not place.proven for place in selection.placements)

    assert many > 0
    assert (
        f"not proven: {many} of those open; the search was bounded, and they may in truth be decided"
        in selection.summary("en").splitlines()
    )
    assert f"待定者中{many}人未经证明：搜索已达上限，可能其实已定" in selection.summary().splitlines()
    assert "not proven" not in chosen(*FOUR, seats=2).summary("en")


def test_one_seat_is_no_seats() -> None:
    assert chosen(*FOUR, seats=1).summary("en").startswith("1 seat: 0 selected, 4 open")
    assert "(for 1 seat;" in chosen(*FOUR, seats=1).summary("en")
    waits = chosen(scored("zoe", 6), Entrant("eve", (Profile(eligible=True, low=6, high=6), Profile(eligible=False))), *FOUR, seats=2)
    assert "(for 0 to 1 seat;" in waits.summary("en")
    assert "  0 to 1 seat for those who are level, depending on facts of: eve" in waits.placement("anna").explain("en").splitlines()


CAPPED = attrs.evolve(SHARE, base=Base.CAP)
CUT = Text(
    "比例本身要求至少17人，可入选的只有2人，按后者截取：缺的是名额而非人选，不适用比例不足的处理办法",
    "the share itself asks for at least 17, and only 2 can be selected, so it is cut to that: seats are missing and not people, which is no shortage",
)


def test_a_share_that_asks_for_more_than_the_seats_says_so() -> None:
    people = [scored(person, merit, reserved=True) for person, merit in (("gus", 3), ("hal", 2))]
    selection = chosen(*FOUR, *people, seats=2, share=CAPPED)

    assert selection.selected == ("gus", "hal")
    assert "people of the reserved group: 2, 17 wanted (at least 1/3 of the cap)" in selection.summary("en").splitlines()
    assert CUT.en in selection.summary("en").splitlines()
    assert CUT.zh in selection.summary().splitlines()
    assert CUT in selection.placement("anna").details()
    data = selection.as_data()["share"]
    assert (data["wanted"], data["applied"], data["cut"]) == ({"least": 17, "most": 17}, {"least": 2, "most": 2}, True)


def test_a_share_between_two_numbers_says_which_it_asks_for() -> None:
    people = [scored(person, merit, reserved=True) for person, merit in (("gus", 3), ("hal", 2))]
    selection = chosen(*people, seats=2, share=attrs.evolve(CAPPED, strength=Strength.ABOUT))

    assert "the share itself asks for 16 to 17, and only 2 can be selected" in selection.summary("en")
    assert "比例本身要求16至17人，可入选的只有2人" in selection.summary()


def test_several_ties_come_best_first() -> None:
    # Two seats, one of them for the group: its two best are level, and so are the two best of the others.
    group = [scored(person, 3, reserved=True) for person in ("gus", "hal")]
    selection = chosen(*FOUR[:2], *group, seats=2, share=SHARE)

    assert [(tie.ids, tie.seats) for tie in selection.ties] == [(("anna", "ben"), (1, 1)), (("gus", "hal"), (1, 1))]


ACROSS = (scored("anna", 5), scored("gus", 5, reserved=True), scored("hal", 5, reserved=True))


def test_level_across_the_groups_each_has_seats_of_its_own() -> None:
    kept_apart = chosen(*ACROSS, *FOUR[1:3], seats=3, share=attrs.evolve(SHARE, strength=Strength.EXACTLY))
    in_common = chosen(*ACROSS, seats=2, share=SHARE)

    assert kept_apart.ties == (Tie(("anna", "ben", "cleo", "gus", "hal"), Decimal(5), (3, 3), (1, 1), (2, 2)),)
    assert "(for 1 seat among people of the reserved group, 2 among the others; the competent body decides)" in kept_apart.summary("en")
    assert "（争名额：比例人选1个，其他人选2个，须由主管机关裁定）" in kept_apart.summary()
    assert in_common.ties == (Tie(("anna", "gus", "hal"), Decimal(5), (2, 2), (1, 2), (0, 1)),)


# --- two outcomes, and words for one ---------------------------------------------------------------------------------------------------


def test_what_differs_between_two_outcomes() -> None:
    before = chosen(scored("anna", 5), scored("ben", 3), scored("gus", 1, reserved=True), seats=2)
    after = attrs.evolve(
        chosen(scored("anna", 5), scored("ben", 3), scored("gus", 1, reserved=True), scored("hal", 4), seats=3, share=SHARE),
        readings=(("AX1", "leaf"),),
    )

    assert before.diff(before) == Difference((), (2, 2), ())
    assert before.diff(before).empty
    assert not before.diff(before)
    assert before.diff(after)
    assert not before.diff(after).empty
    assert before.diff(after) == Difference(
        changes=(
            Change("ben", Outcome.SELECTED, Outcome.NOT_SELECTED, (Basis.GENERAL,), (Basis.DISPLACED,)),
            Change("gus", Outcome.NOT_SELECTED, Outcome.SELECTED, (Basis.BELOW_CUT,), (Basis.RESERVED,)),
            Change("hal", None, Outcome.SELECTED, (), (Basis.GENERAL,)),
        ),
        seats=(2, 3),
        readings=(("AX1", "", "leaf"),),
    )
    assert after.diff(before).changes[2] == Change("hal", Outcome.SELECTED, None, (Basis.GENERAL,), ())
    assert after.diff(before).readings == (("AX1", "leaf", ""),)


@pytest.mark.parametrize("change", [
    {"seats": (2, 3)},
    {"readings": (("AX1", "leaf", "any"),)},
    {"changes": (Change("ben", Outcome.SELECTED, None, (Basis.GENERAL,), ()),)},
])  # fmt: skip
def test_whatever_differs_makes_a_difference(change: dict[str, Any]) -> None:
    assert not Difference((), (2, 2), ())
    assert Difference((), (2, 2), ())._replace(**change)


def test_a_selection_differs_from_selections_alone() -> None:
    with pytest.raises(InvalidValueError, match=r"^other: got 'int'; give another Selection, such as select\(\.\.\.\) makes$"):
        chosen(scored("anna", 5), seats=1).diff(3)  # type: ignore[arg-type]


def test_the_same_outcome_on_other_grounds_differs() -> None:
    general = chosen(scored("gus", 5, reserved=True), scored("ben", 3), seats=1, share=SHARE)
    reserved = chosen(scored("gus", 1, reserved=True), scored("ben", 3), seats=1, share=SHARE)

    assert [(change.id, change.rests_on_before, change.rests_on_after) for change in general.diff(reserved).changes] == [
        ("ben", (Basis.BELOW_CUT,), (Basis.DISPLACED,)),
        ("gus", (Basis.GENERAL,), (Basis.RESERVED,)),
    ]


def test_an_outcome_as_data_is_json_and_always_the_same() -> None:
    def made() -> Selection:
        settled = first("anna", over=("ben",))
        selection = chosen(
            *FOUR, Entrant("gus", (Profile(eligible=True, low=6, high=9, reserved=True),)), seats=3, share=SHARE, resolutions=(settled,)
        )
        return attrs.evolve(selection, unused_resolutions=(settled,), notes=(Text("注", "a note"),), readings=(("AX1", "leaf"),))

    data = made().as_data()
    assert json.loads(json.dumps(data)) == data
    assert made().as_data() == data
    assert json.dumps(made().as_data(reasons=True)) == json.dumps(made().as_data(reasons=True))
    assert {name: data[name] for name in ("schema", "day", "seats", "readings", "ties", "shortage", "reserved_selected")} == {
        "schema": "socialwork.selection/1",
        "day": "2021-01-01",
        "seats": 3,
        "readings": {"AX1": "leaf"},
        "ties": [
            {
                "ids": ["anna", "ben", "cleo", "dan"],
                "merit": "5",
                "seats": {"least": 2, "most": 2},
                "reserved_seats": None,
                "other_seats": None,
                "proven": True,
            }
        ],
        "shortage": False,
        "reserved_selected": {"least": 1, "most": 1, "proven": True},
    }
    settled = {"chosen": ["anna"], "over": ["ben"], "reason": "longer service", "by": "the committee", "on": "2021-02-01"}
    assert data["resolutions"] == data["unused_resolutions"] == [settled]
    assert data["share"] == {
        "group": {"zh": "比例人选", "en": "people of the reserved group"},
        "fraction": "1/3",
        "strength": "at_least",
        "base": "selected",
        "rounding": "ceiling",
        "shortage": "fill",
        "tolerance": None,
        "holders": None,
        "wanted": {"least": 1, "most": 3},
        "applied": {"least": 1, "most": 3},
        "cut": False,
    }
    assert [note["en"] for note in data["notes"]][:1] == ["a note"]
    assert len(data["notes"]) == 2


def test_a_tie_across_the_groups_as_data() -> None:
    assert chosen(*ACROSS, seats=2, share=SHARE).as_data()["ties"] == [
        {
            "ids": ["anna", "gus", "hal"],
            "merit": "5",
            "seats": {"least": 2, "most": 2},
            "reserved_seats": {"least": 1, "most": 2},
            "other_seats": {"least": 0, "most": 1},
            "proven": True,
        }
    ]


def test_who_holds_the_title_stands_beside_the_share() -> None:
    share = attrs.evolve(SHARE, base=Base.HOLDERS, holders=(5, 1))

    assert chosen(*FOUR, seats=2, share=share).as_data()["share"]["holders"] == {"total": 5, "reserved": 1}


def test_what_was_asked_stands_beside_the_outcome_and_is_not_changed_through_it() -> None:
    selection = attrs.evolve(chosen(*FOUR, seats=2), asked={"policy": {"id": "tea-rooms"}})
    data = selection.as_data()
    data["policy"]["id"] = "another"

    assert selection.as_data()["policy"] == {"id": "tea-rooms"}


def test_numbers_that_a_bounded_search_did_not_find_are_not_claimed() -> None:
    unknown = [
        Entrant(f"x{number}", (Profile(eligible=True, low=5, high=5, reserved=True), Profile(eligible=False))) for number in range(6)
    ]
    people = [scored("fay", 9, reserved=True), *ACROSS, *unknown, scored("ivy", 0, reserved=True)]
    bounded = outcome_of(Contest(people, seats=3, share=CHECKED, top=9, limit=0))

    assert bounded.reserved_selected == (2, 3)
    assert not bounded.reserved_proven
    assert bounded.as_data()["reserved_selected"] == {"least": 2, "most": 3, "proven": False}
    assert "people of the reserved group: 2 to 3 (at the widest; not proven) (checked only)" in bounded.summary("en").splitlines()
    assert "比例人选：2至3人（至多如此，未证明）（只核对）" in bounded.summary().splitlines()
    assert bounded.ties == (Tie(("anna", "gus", "hal"), Decimal(5), None, proven=False),)
    assert "for how many seats was not found out: the search was bounded" in bounded.summary("en")
    assert bounded.placement("anna").as_data()["contested"] is None


def test_numbers_that_rest_on_more_than_can_be_are_not_claimed() -> None:
    eve = Entrant("eve", (Profile(eligible=True, low=9, high=9), Profile(eligible=False)), exact=False)
    selection = chosen(eve, *FOUR, seats=2)

    assert selection.ties == (Tie(("anna", "ben", "cleo", "dan"), Decimal(5), (1, 2), proven=False),)
    assert "(for 1 to 2 seats (at the widest; not proven); the competent body decides)" in selection.summary("en")


def test_whose_facts_to_ask_for_first() -> None:
    # Eve's merit decides about Anna; Zoe comes after everybody whatever hers is.
    eve, zoe = Entrant("eve", (Profile(eligible=True, low=2, high=9),)), Entrant("zoe", (Profile(eligible=True, low=0, high=1),))
    selection = chosen(scored("anna", 5), scored("ben", 4), scored("cleo", 9, preference=1), eve, zoe, seats=2)

    assert selection.to_ask == (("eve", (Text("评审结果", "merit"),)),)
    assert selection.as_data()["to_ask"] == [{"id": "eve", "facts": [{"zh": "评审结果", "en": "merit"}]}]


def test_somebody_whose_place_is_decided_can_be_the_one_to_ask() -> None:
    # Eve has a seat in any case; whether she is of the group decides who else has one.
    eve = Entrant("eve", (Profile(eligible=True, low=7, high=9, reserved=True), Profile(eligible=True, low=7, high=9)))
    selection = chosen(eve, scored("anna", 5), scored("gus", 1, reserved=True), seats=2, share=SHARE)

    assert selection.selected == ("eve",)
    assert selection.open == ("anna", "gus")
    assert [person for person, _ in selection.to_ask] == ["eve"]


EITHER = Entrant("gus", (Profile(eligible=True, low=1, high=1, reserved=True), Profile(eligible=False)))
ALSO = Entrant("eve", (Profile(eligible=True, low=4, high=6),))


@pytest.mark.parametrize(
    "selection, english, chinese",
    [
        pytest.param(
            chosen(scored("anna", 5), scored("ben", 3), seats=1),
            [
                "1 seat: 1 selected, 0 open, 1 not selected (law of 2021-01-01)",
                "people of the reserved group: 0 (checked only)",
            ],
            ["名额1个：拟入选1人，待定0人，未入选1人（按2021-01-01的规定）", "比例人选：0人（只核对）"],
            id="checked only",
        ),
        pytest.param(
            chosen(*FOUR, scored("gus", 1, reserved=True), seats=2, share=attrs.evolve(SHARE, strength=Strength.EXACTLY)),
            [
                "2 seats: 1 selected, 4 open, 0 not selected (law of 2021-01-01)",
                "people of the reserved group: 1, 1 wanted (exactly 1/3 of the people selected)",
                "tie not settled by the rules: anna, ben, cleo, dan (for 1 seat; the competent body decides)",
            ],
            [
                "名额2个：拟入选1人，待定4人，未入选0人（按2021-01-01的规定）",
                "比例人选：1人，要求1人（恰为本批入选人数的1/3）",
                "并列未决：anna, ben, cleo, dan（争1个名额，须由主管机关裁定）",
            ],
            id="a tie for one seat",
        ),
        pytest.param(
            chosen(*FOUR, seats=2, share=SHARE),
            [
                "2 seats: 0 selected, 4 open, 0 not selected (law of 2021-01-01)",
                "people of the reserved group: 0, at least 1 wanted (at least 1/3 of the people selected)",
                "the share cannot be met; then: fill with others",
                "tie not settled by the rules: anna, ben, cleo, dan (for 2 seats; the competent body decides)",
            ],
            [
                "名额2个：拟入选0人，待定4人，未入选0人（按2021-01-01的规定）",
                "比例人选：0人，要求至少1人（不少于本批入选人数的1/3）",
                "比例不能满足；处理办法：由其他人选补足",
                "并列未决：anna, ben, cleo, dan（争2个名额，须由主管机关裁定）",
            ],
            id="a share that cannot be met",
        ),
        pytest.param(
            chosen(*FOUR[:2], EITHER, ALSO, seats=2, share=SHARE),
            [
                "2 seats: 0 selected, 4 open, 0 not selected (law of 2021-01-01)",
                "people of the reserved group: 0 to 1, at least 1 wanted (at least 1/3 of the people selected)",
                "missing facts decide whether the share can be met; then: fill with others",
                "tie not settled by the rules: anna, ben (for 0 to 2 seats; the competent body decides)",
                "4 open for missing facts, 1 of them with facts of their own missing",
                "to ask for first: eve (merit)",
            ],
            [
                "名额2个：拟入选0人，待定4人，未入选0人（按2021-01-01的规定）",
                "比例人选：0至1人，要求至少1人（不少于本批入选人数的1/3）",
                "比例能否满足取决于待核实事实；处理办法：由其他人选补足",
                "并列未决：anna, ben（争0至2个名额，须由主管机关裁定）",
                "因事实未明而待定4人，其中1人缺本人事实",
                "应先核实：eve（评审结果）",
            ],
            id="missing facts",
        ),
        pytest.param(
            attrs.evolve(
                chosen(scored("anna", 5), scored("gus", 5, reserved=True), scored("hal", 5, reserved=True), seats=2, share=SHARE),
                unused_resolutions=(first("anna", "gus", over=("ben",)),),
                notes=(Text("注一", "a note"), Text("注二", "another")),
            ),
            [
                "2 seats: 0 selected, 3 open, 0 not selected (law of 2021-01-01)",
                "people of the reserved group: 1 to 2, at least 1 wanted (at least 1/3 of the people selected)",
                "tie not settled by the rules: anna, gus, hal (for 2 seats together: 1 to 2 among people of the reserved group, 0 to 1 among the others; the competent body decides)",
                "resolution not used: anna, gus before ben (the committee, 2021-02-01): they differ in merit or preference, so nobody is level",
                "a note",
                "another",
            ],
            [
                "名额2个：拟入选0人，待定3人，未入选0人（按2021-01-01的规定）",
                "比例人选：1至2人，要求至少1人（不少于本批入选人数的1/3）",
                "并列未决：anna, gus, hal（争名额共2个：比例人选1至2个，其他人选0至1个，须由主管机关裁定）",
                "未用到的并列裁定：anna、gus 先于 ben（the committee，2021-02-01）：所列人选得分或优先情形不同，并不并列",
                "注一",
                "注二",
            ],
            id="a tie across the groups",
        ),
    ],
)
def test_an_outcome_told_in_words(selection: Selection, english: list[str], chinese: list[str]) -> None:
    assert selection.summary("en").splitlines() == [*english, NOTICE.en]
    assert selection.summary().splitlines() == [*chinese, NOTICE.zh]


def test_an_outcome_shows_no_names_in_its_repr() -> None:
    assert repr(chosen(*FOUR, seats=2)) == "Selection(0 selected, 4 open, 0 not selected, 2 seats)"


def test_only_two_languages_are_spoken() -> None:
    with pytest.raises(InvalidValueError):
        chosen(seats=0).summary("fr")  # type: ignore[arg-type]


# --- a selection as a container -----------------------------------------------------------------------------------------------------------


def test_a_selection_holds_the_places_of_its_people() -> None:
    selection = chosen(*FOUR, seats=2)

    assert tuple(selection) == selection.placements
    assert len(selection) == len(FOUR)
    assert selection["anna"] is selection.placement("anna")
    assert ("anna" in selection, "zoe" in selection, 3 in selection) == (True, False, False)
    with pytest.raises(UnknownNameError, match="no candidate is named 'zoe'"):
        selection["zoe"]
