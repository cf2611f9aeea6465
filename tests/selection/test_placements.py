"""One person's place: what would change it, what shows that it is open, and the whole story in words."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given

from socialwork.errors import InvalidValueError
from socialwork.rules import Judgement, Missing
from socialwork.selection import (
    Base,
    Basis,
    Contest,
    Entrant,
    Margin,
    Outcome,
    Placement,
    Profile,
    Resolution,
    Rounding,
    Share,
    Shortage,
    Strength,
    Witness,
)
from socialwork.selection.deciding import decide_places
from socialwork.selection.resolutions import order
from socialwork.testing import contests
from socialwork.testing.invented import TEA_ROOMS, TeaRoom
from socialwork.text import Text

DAY = date(2021, 1, 1)
LAW = TEA_ROOMS.on(DAY)
SHARE = Share(
    fraction=Fraction(1, 3), strength=Strength.AT_LEAST, base=Base.SELECTED, rounding=Rounding.CEILING, shortage=Shortage.FILL, cap=50
)
CHECKED = attrs.evolve(SHARE, strength=Strength.REPORT_ONLY)
CITED = {Basis.GENERAL: ("X1",), Basis.RESERVED: ("X2",), Basis.TIE: ("X1", "X7"), Basis.NOT_ELIGIBLE: ()}
SETTLED = Resolution(chosen="ben", over="cleo", reason="longer service", by="the committee", on=date(2021, 2, 1))
NOBODY = Profile(eligible=False)

Scale = Callable[[int], object]


def half_points(steps: int) -> Decimal:
    """A scale from 50 in steps of half a point."""
    return 50 + steps * Decimal("0.5")


def grades(steps: int) -> str:
    return "DCBA"[steps]


def scored(person: str, merit: int, *, preference: int = 0, reserved: bool = False) -> Entrant:
    return Entrant(person, (Profile(eligible=True, low=merit, high=merit, preference=preference, reserved=reserved),))


def unscored(person: str, *, low: int = 0, high: int = 9, reserved: bool = False) -> Entrant:
    return Entrant(person, (Profile(eligible=True, low=low, high=high, reserved=reserved),))


def places(
    *entrants: Entrant,
    seats: int,
    share: Share = CHECKED,
    resolutions: tuple[Resolution, ...] = (),
    merit_of: Scale = half_points,
    cases: dict[str, TeaRoom] | None = None,
    top: int = 9,
    limit: int = 20_000,
) -> dict[str, Placement]:
    """Everybody's place; `cases` gives some of them a decision to rest on."""
    contest = Contest(entrants, seats=seats, share=share, before=order(resolutions), top=top, limit=limit)
    found = decide_places(
        contest,
        merits={
            entrant.id: Missing.NOT_ASKED if each.low < each.high else merit_of(each.low)
            for entrant in entrants
            for each in entrant.profiles[:1]
        },
        reasons={
            entrant.id: (LAW.decide(TEA_ROOMS.entry, cases[entrant.id]),) if cases and entrant.id in cases else () for entrant in entrants
        },
        resolutions=resolutions,
        merit_of=merit_of,
        cited=CITED,
    )
    return {place.id: place for place in found}


# --- margins ---------------------------------------------------------------------------------------------------------------------------


def test_margins_are_in_points_of_the_scale() -> None:
    found = places(scored("anna", 7), scored("ben", 4), scored("cleo", 2), seats=1)

    assert found["anna"].margin == Margin(to_tie=Decimal(0), to_seat=Decimal(0), to_spare=Decimal(1))
    assert found["ben"].margin == Margin(to_tie=Decimal("1.5"), to_seat=Decimal(2), to_spare=None)
    assert found["cleo"].margin == Margin(to_tie=Decimal("2.5"), to_seat=Decimal(3), to_spare=None)


def test_margins_are_in_grades_where_there_are_no_points() -> None:
    found = places(scored("anna", 3), scored("ben", 1), scored("cleo", 0), seats=1, merit_of=grades, top=3)

    assert found["anna"].margin == Margin(to_tie=0, to_seat=0, to_spare=1)
    assert found["cleo"].margin == Margin(to_tie=3, to_seat=None, to_spare=None)


def test_what_no_merit_on_the_scale_would_do_is_none() -> None:
    # One seat, for the group.
    share = attrs.evolve(SHARE, fraction=Fraction(1), strength=Strength.EXACTLY)
    found = places(scored("anna", 1), scored("gus", 0, reserved=True), seats=1, share=share)

    assert found["anna"].margin == Margin(to_tie=None, to_seat=None, to_spare=None)
    assert found["anna"].explain("en").splitlines()[-1] == "  margin: no merit on the scale reaches even a tie"
    assert found["anna"].explain("zh").splitlines()[-1] == "  分差：满分亦不能并列"


@pytest.mark.parametrize(
    "profiles",
    [
        (NOBODY,),
        (Profile(eligible=True, low=1, high=2),),
        (Profile(eligible=True, low=1, high=1), Profile(eligible=True, low=2, high=2)),
    ],
)
def test_without_a_merit_there_is_no_margin(profiles: tuple[Profile, ...]) -> None:
    assert places(Entrant("anna", profiles), scored("ben", 1), seats=1)["anna"].margin is None


def test_a_merit_is_enough_for_a_margin_where_other_facts_are_missing() -> None:
    either = Entrant("anna", (Profile(eligible=True, low=2, high=2), Profile(eligible=True, low=2, high=2, preference=1), NOBODY))
    found = places(either, scored("ben", 4), seats=1)

    assert found["anna"].margin == Margin(to_tie=Decimal(1), to_seat=None, to_spare=None)


@given(contest=contests(most_entrants=6, most_open=2))
def test_margins_are_those_of_the_contest(contest: Contest) -> None:
    found = places(
        *contest.entrants, seats=contest.seats, share=contest.share, merit_of=lambda steps: Decimal(3 * steps), top=contest.top or 0
    )

    for person, place in found.items():
        if place.margin is not None:
            merit = next(profile.low for profile in contest.entrant(person).profiles if profile.eligible)
            steps = Contest(contest.entrants, seats=contest.seats, share=contest.share, top=contest.top).margin(person, merit)
            assert list(place.margin) == [None if step is None else 3 * step for step in steps]


# --- what may turn out -----------------------------------------------------------------------------------------------------------------


def test_what_somebody_may_turn_out_to_be() -> None:
    either = Entrant("anna", (Profile(eligible=True, preference=2, reserved=True), Profile(eligible=True), NOBODY))
    found = places(either, scored("ben", 1), Entrant("finn", (NOBODY,)), seats=1)

    assert (found["anna"].preference, found["anna"].reserved, found["anna"].rank) == ((0, 2), (False, True), (2, 2))
    assert (found["ben"].preference, found["ben"].reserved, found["ben"].rank) == ((0,), (False,), (1, 1))
    assert (found["finn"].preference, found["finn"].reserved, found["finn"].rank) == ((), (), None)


def test_an_open_place_comes_with_a_world_for_either_outcome() -> None:
    """Merit is assumed of those whose merit is missing, and only where they are eligible."""
    eve = Entrant(
        "eve", (Profile(eligible=True, low=0, high=9, assumed=(("tea", "black"),)), Profile(eligible=False, assumed=(("tea", "green"),)))
    )
    found = places(scored("anna", 4), eve, seats=1)

    assert found["anna"].witnesses == (
        Witness(assumed={"eve": (("tea", "green"),)}, order=("anna",), selected=frozenset({"anna"})),
        Witness(assumed={"eve": (("merit", Decimal("52.5")), ("tea", "black"))}, order=("eve", "anna"), selected=frozenset({"eve"})),
    )
    with_seat, without = found["eve"].witnesses or ()
    assert "eve" in with_seat.selected
    assert without.assumed == {"eve": (("merit", Decimal("50.0")), ("tea", "black"))}


def test_of_those_who_are_known_nothing_is_assumed() -> None:
    with_seat, without = places(scored("anna", 4), scored("ben", 4), seats=1)["anna"].witnesses or ()

    assert with_seat == Witness(assumed={}, order=("anna", "ben"), selected=frozenset({"anna"}))
    assert without.as_data() == {"assumed": {}, "order": ["ben", "anna"], "selected": ["ben"]}


def test_a_decided_place_needs_no_witness() -> None:
    assert places(scored("anna", 4), scored("ben", 3), seats=1)["anna"].witnesses is None


UNKNOWN = tuple(Entrant(f"x{number}", (Profile(eligible=True, low=9, high=9), NOBODY)) for number in range(3))


def test_a_place_that_was_not_proven_says_so_and_shows_no_world() -> None:
    either = tuple(Profile(eligible=True, low=9, high=9, reserved=reserved) for reserved in (True, False))
    place = places(scored("anna", 4), *(Entrant(f"x{number}", either) for number in range(3)), seats=4, limit=2)["anna"]

    assert (place.outcome, place.rests_on, place.proven) == (Outcome.OPEN, (Basis.MISSING_FACT,), False)
    assert place.witnesses is None
    assert place.as_data(reasons=True)["witnesses"] is None
    assert place.explain("en").splitlines()[-1] == "  the search was bounded: the place may in truth be decided, which was not proven"
    assert place.explain("zh").splitlines()[-1] == "  搜索已达上限：可能其实已定，尚未证明"


@pytest.mark.parametrize("rival", [True, False])
def test_what_rests_on_more_than_can_come_about_is_not_proven(rival: bool) -> None:
    """Of Eve more is supposed than can be: what is open with her is not shown to be open without that."""
    eve = Entrant("eve", (Profile(eligible=True, low=5, high=5), Profile(eligible=True, low=3, high=3)), exact=False)
    found = places(scored("anna", 4), eve, scored("ben", 9 if rival else 4), seats=1)

    assert found["eve"].proven is rival
    assert found["anna"].proven is rival
    assert found["anna"].outcome is (Outcome.NOT_SELECTED if rival else Outcome.OPEN)


def test_what_does_not_hang_on_those_profiles_is_proven() -> None:
    eve = Entrant("eve", (Profile(eligible=True), Profile(eligible=True, preference=1)), exact=False)
    found = places(scored("anna", 4), scored("ben", 4), eve, seats=1)

    assert found["anna"].outcome is Outcome.OPEN
    assert found["anna"].proven


def test_an_open_place_waits_for_those_who_can_change_it() -> None:
    found = places(scored("anna", 4), *UNKNOWN, unscored("low", high=3), seats=2)

    assert found["anna"].waits_for == ("x0", "x1", "x2")
    assert found["x0"].waits_for == ("x1", "x2")
    assert found["low"].waits_for == ("x0", "x1", "x2")


def test_who_is_level_waits_for_nobody() -> None:
    found = places(scored("anna", 4), scored("ben", 4), unscored("low", high=3), seats=1)

    assert found["anna"].rests_on == (Basis.TIE,)
    assert found["anna"].waits_for == ()


# --- reasons, clauses, words -----------------------------------------------------------------------------------------------------------

OPEN_ROOM = TeaRoom(
    tea="green", open_daily=True, hospitable=Judgement(holds=True, by="the town", on=DAY, document="minutes"), guests=40, size="hall"
)


def test_open_facts_are_those_that_a_decision_waits_for() -> None:
    either = Entrant("anna", (Profile(eligible=True, low=1, high=1), NOBODY))
    found = places(either, scored("ben", 1), seats=1, cases={"anna": OPEN_ROOM, "ben": attrs.evolve(OPEN_ROOM, balance=5)})

    assert [fact.name for fact in found["anna"].open_facts] == ["balance"]
    assert [label.en for label in found["anna"].missing] == ["balance of a week"]
    assert found["ben"].open_facts == found["ben"].missing == ()


def test_a_merit_can_be_what_is_missing() -> None:
    found = places(unscored("anna"), scored("ben", 1), seats=1)

    assert [label.en for label in found["anna"].missing] == ["merit"]
    assert found["anna"].open_facts == ()


def test_who_is_not_eligible_is_told_the_clauses_that_were_not_met() -> None:
    found = places(Entrant("anna", (NOBODY,)), seats=1, cases={"anna": attrs.evolve(OPEN_ROOM, balance=5, tea="other", guests=1)})

    assert found["anna"].clauses == ("X1", "X2")
    assert found["anna"].summary.en == "not selected: not eligible (X1/X2)"
    assert found["anna"].summary.zh == "未入选：不符合选拔条件（X1/X2）"


def test_resolutions_are_shown_to_those_whom_they_can_order() -> None:
    found = places(scored("ben", 4), scored("cleo", 4), scored("dan", 4), seats=1, resolutions=(SETTLED,))
    idle = places(scored("ben", 4), scored("cleo", 3), seats=1, resolutions=(SETTLED,))

    assert {person: place.resolutions for person, place in found.items()} == {"ben": (SETTLED,), "cleo": (SETTLED,), "dan": ()}
    assert {place.resolutions for place in idle.values()} == {()}


# A hall for one reserved seat of three: Ben and Dan are level for the last one, Eve's score is not there yet.
TOLD = {
    "anna": """\
anna selected: among the best (X1)
  merit: 53.5
  rank: 1
  seats: 3, at least 1 of them for people of the reserved group
  margin: 0.5 points to spare""",
    "ben": """\
ben open: tie (X1/X7)
  merit: 52.5
  rank: 2
  level with: dan
  tie settled: ben before cleo (the committee, 2021-02-01: longer service)
  seats: 3, at least 1 of them for people of the reserved group
  margin: 0.0 points to a tie, 0.5 points to a certain seat""",
    "cleo": """\
cleo not selected: the reserved share moved the cut
  merit: 52.5
  rank: 3
  level with: dan
  tie settled: ben before cleo (the committee, 2021-02-01: longer service)
  seats: 3, at least 1 of them for people of the reserved group
  margin: 0.5 points to a tie, 0.5 points to a certain seat""",
    "eve": """\
eve open: tie, missing fact (X1/X7)
  merit: not asked
  rank: 2-6
  seats: 3, at least 1 of them for people of the reserved group
  own facts missing: merit""",
    "finn": """\
finn not selected: below the round's minimum of merit
  merit: 50.0""",
    "gus": """\
gus selected: by the reserved share: it would be lost without it (X2)
  merit: 50.5
  rank: 5-6
  seats: 3, at least 1 of them for people of the reserved group
  margin: 0.5 points to spare""",
}
TOLD_IN_CHINESE = {
    "anna": """\
anna 拟入选：择优入选（X1）
  评审结果：53.5
  名次：1
  名额：3个，其中比例人选应至少有1人
  分差：尚有0.5分余地""",
    "ben": """\
ben 待定：并列（X1/X7）
  评审结果：52.5
  名次：2
  并列者：dan
  并列裁定：ben 先于 cleo（the committee，2021-02-01：longer service）
  名额：3个，其中比例人选应至少有1人
  分差：距并列0.0分，距确保入选0.5分""",
    "eve": """\
eve 待定：并列、事实未明（X1/X7）
  评审结果：未填
  名次：2-6
  名额：3个，其中比例人选应至少有1人
  本人待核实：评审结果""",
}


def test_a_place_told_in_words() -> None:
    found = places(
        scored("anna", 7), scored("ben", 5), scored("cleo", 5), scored("dan", 5), unscored("eve", high=5), Entrant("finn", (NOBODY,)),
        scored("gus", 1, reserved=True), seats=3, share=SHARE, resolutions=(SETTLED,),
    )  # fmt: skip

    assert {person: place.explain("en") for person, place in found.items() if person in TOLD} == TOLD
    assert {person: place.explain() for person, place in found.items() if person in TOLD_IN_CHINESE} == TOLD_IN_CHINESE


def test_a_place_tells_for_whom_it_waits_and_what_is_missing_of_the_person() -> None:
    either = Entrant("anna", (Profile(eligible=True, low=1, high=1), NOBODY))
    place = places(either, *UNKNOWN, seats=1, cases={"anna": OPEN_ROOM})["anna"]

    assert place.explain("en", depth=0) == (
        "anna open: missing fact\n"
        "  merit: 50.5\n"
        "  rank: 1-4\n"
        "  margin: 0.0 points to a tie; no merit on the scale makes a seat certain\n"
        "  own facts missing: balance of a week (ask: the house)\n"
        "  also waits for facts of: x0, x1, x2\n"
        "\n"
        "is supported: undetermined (law of 2021-01-01; * marks what decides)\n"
        "* [undetermined] is supported: all of these"
    )
    assert place.explain("zh", depth=0) == (
        "anna 待定：事实未明\n"
        "  评审结果：50.5\n"
        "  名次：1-4\n"
        "  分差：距并列0.0分；满分亦不能确保入选\n"
        "  本人待核实：每周结余（可问：店家）\n"
        "  另取决于以下人选的待核实事实：x0, x1, x2\n"
        "\n"
        "可获扶持：待核实（适用2021-01-01之规定；* 为决定性理由）\n"
        "* [待核实] 可获扶持：须全部符合"
    )


@pytest.mark.parametrize(
    "strength, tolerance, english, chinese",
    [
        (Strength.AT_LEAST, None, "at least 2", "至少有2"),
        (Strength.EXACTLY, None, "2", "有2"),
        (Strength.ABOUT, None, "1 to 2", "有1至2"),
        (Strength.ABOUT, Decimal(0), "1 to 2", "有1至2"),  # no whole number is a third of four: the two around it
    ],
)
def test_what_the_share_asks_for_can_move_the_cut(strength: Strength, tolerance: Decimal | None, english: str, chinese: str) -> None:
    share = attrs.evolve(SHARE, strength=strength, tolerance=tolerance, label=Text("客人", "guests"))
    place = places(*(scored(f"p{merit}", merit, reserved=merit > 4) for merit in range(9)), seats=4, share=share)["p8"]

    assert f"  seats: 4, {english} of them for guests" in place.explain("en").splitlines()
    assert f"  名额：4个，其中客人应{chinese}人" in place.explain("zh").splitlines()


def test_what_the_share_asks_for_can_depend_on_what_is_open() -> None:
    # A third of the two or three who are eligible, rounded down.
    share = attrs.evolve(SHARE, strength=Strength.EXACTLY, base=Base.ELIGIBLE, rounding=Rounding.FLOOR)
    either = Entrant("gus", (Profile(eligible=True, low=1, high=1, reserved=True), NOBODY))
    place = places(scored("anna", 4), scored("ben", 3), either, seats=2, share=share)["anna"]

    assert "  seats: 2, 0 to 1 of them for people of the reserved group" in place.explain("en").splitlines()
    assert "  名额：2个，其中比例人选应有0至1人" in place.explain("zh").splitlines()


def test_a_share_that_asks_for_nobody_is_not_told() -> None:
    # Of four holders two are of the group already: a third of them and one more is there.
    share = attrs.evolve(SHARE, base=Base.HOLDERS, holders=(4, 2))
    place = places(scored("anna", 4), scored("gus", 1, reserved=True), seats=1, share=share)["anna"]

    assert not [line for line in place.explain("en").splitlines() if line.startswith("  seats:")]


def test_a_place_as_data() -> None:
    either = Entrant("anna", (Profile(eligible=True, low=1, high=1, reserved=True), NOBODY))
    place = places(either, scored("ben", 1), scored("cleo", 1), seats=1, cases={"anna": OPEN_ROOM})["anna"]
    data = place.as_data()

    assert json.loads(json.dumps(data)) == data
    assert {name: value for name, value in data.items() if name != "summary"} == {
        "id": "anna",
        "outcome": "OPEN",
        "rests_on": ["tie", "missing_fact"],
        "clauses": ["X1", "X7"],
        "merit": "50.5",
        "preference": [0],
        "reserved": [True],
        "rank": {"best": 1, "worst": 1},
        "tied_with": [],
        "contested": None,
        "margin": {"to_tie": "0.0", "to_seat": None, "to_spare": None},
        "below_minimum": None,
        "open_facts": ["balance"],
        "missing": [{"zh": "每周结余", "en": "balance of a week"}],
        "waits_for": [],
        "proven": True,
    }
    full = place.as_data(reasons=True)
    assert {name: full[name] for name in data} == data
    assert [reason["verdict"] for reason in full["reasons"]] == ["UNDETERMINED"]
    assert [sorted(witness) for witness in full["witnesses"]] == [["assumed", "order", "selected"]] * 2


def test_the_seats_of_those_who_are_level_as_data_and_in_words() -> None:
    found = places(scored("anna", 1), scored("ben", 1, reserved=True), scored("cleo", 1, reserved=True), seats=2)["anna"]

    assert found.as_data()["contested"] == {
        "together": {"least": 2, "most": 2},
        "reserved": {"least": 1, "most": 2},
        "others": {"least": 0, "most": 1},
        "proven": True,
    }
    assert (
        "  for those who are level: 2 seats together: 1 to 2 among people of the reserved group, 0 to 1 among the others"
        in found.explain("en").splitlines()
    )
    assert "  并列者共争名额共2个：比例人选1至2个，其他人选0至1个" in found.explain().splitlines()


def test_data_of_somebody_without_rank_or_margin() -> None:
    data = places(Entrant("finn", (NOBODY,)), seats=1)["finn"].as_data()

    assert (data["rank"], data["margin"], data["reserved"], data["preference"]) == (None, None, [], [])


def test_a_repr_shows_no_facts_and_masks_identity_numbers() -> None:
    found = places(scored("110101199003070011", 4), scored("ben", 4), seats=1)

    assert repr(found["110101199003070011"]) == "Placement('***', OPEN, rests on tie)"
    assert found["ben"].explain("en").splitlines()[3] == "  level with: ***"


def test_only_two_languages_are_spoken() -> None:
    with pytest.raises(InvalidValueError):
        places(scored("ben", 4), seats=1)["ben"].explain("fr")  # type: ignore[arg-type]
