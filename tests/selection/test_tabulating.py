"""Places as text that stands in columns in either language, and as rows of plain values."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.rules import Missing
from socialwork.selection import Base, Contest, Entrant, Profile, Rounding, Selection, Share, Shortage, Strength
from socialwork.selection.deciding import decide_places
from socialwork.testing import contests
from socialwork.testing.invented import TEA_ROOMS

LAW = TEA_ROOMS.on(date(2021, 1, 1))
CHECKED = Share(
    fraction=Fraction(1, 3), strength=Strength.REPORT_ONLY, base=Base.SELECTED, rounding=Rounding.CEILING, shortage=Shortage.FILL, cap=50
)


def scored(person: str, *merits: int, reserved: bool = False) -> Entrant:
    return Entrant(person, (Profile(eligible=True, low=merits[0], high=merits[-1], reserved=reserved),))


def chosen(contest: Contest) -> Selection:
    placements = decide_places(
        contest,
        merits={each.id: Decimal(each.profiles[0].low) if each.known else Missing.NOT_ASKED for each in contest.entrants},
        reasons={each.id: () for each in contest.entrants},
        resolutions=(),
        merit_of=Decimal,
        cited={},
    )
    return Selection(law=LAW, contest=contest, placements=placements)


FEW = chosen(
    Contest([scored("anna", 9), scored("ben", 5), scored("cleo", 5), scored("dora", 1, reserved=True)], seats=2, share=CHECKED, top=9)
)
NOBODY = Entrant("zoe", (Profile(eligible=False),))


def columns(line: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)


def test_a_table_lists_who_is_selected_then_who_is_open_and_counts_the_others() -> None:
    assert FEW.table("en").splitlines() == [
        "rank  id    merit  outcome   rests on        missing, or level with",
        "-" * 67,
        "1     anna  9      selected  among the best  -",
        "2     ben   5      open      tie             cleo",
        "2     cleo  5      open      tie             ben",
        "1 more not selected (everybody=True lists them)",
    ]
    assert FEW.table().splitlines()[-1] == "另有1人未入选（everybody=True 可全部列出）"


def test_chinese_signs_are_two_columns_wide() -> None:
    head, rule, first, *_ = FEW.table("zh").splitlines()

    assert head == "名次  id    评审结果  结果    依据      待核实或并列".replace("id  ", "编号")
    assert columns(head) == len(rule)
    assert columns(head[: head.index("结果", head.index("评审结果") + 4)]) == columns(first[: first.index("拟入选")])


def test_everybody_can_be_listed() -> None:
    lines = FEW.table("en", everybody=True).splitlines()

    assert [line.split()[1] for line in lines[2:]] == ["anna", "ben", "cleo", "dora"]
    assert lines[-1].startswith("4     dora  1      not selected  below the cut")


def test_a_table_of_nobody_is_its_headings() -> None:
    assert len(chosen(Contest([], seats=2, share=CHECKED)).table("en").splitlines()) == 2


def test_a_table_speaks_two_languages() -> None:
    with pytest.raises(InvalidValueError, match=r"^lang: got 'fr'"):
        FEW.table("fr")  # type: ignore[arg-type]


def test_rows_are_plain_values_by_name() -> None:
    assert FEW.rows()[1] == {
        "id": "ben", "outcome": "OPEN", "rests_on": "tie", "merit": Decimal(5), "rank_best": 2, "rank_worst": 2, "preference": 0,
        "reserved": False, "tied_with": "cleo", "to_tie": Decimal(0), "to_seat": Decimal(1), "to_spare": None, "missing": "",
        "waits_for": "", "proven": True,
    }  # fmt: skip
    assert (FEW.rows()[0]["to_spare"], FEW.rows()[3]["reserved"]) == (Decimal(3), True)


def test_what_is_not_known_or_not_there_is_none_in_a_row() -> None:
    either = Entrant("ida", (Profile(eligible=True, low=0, high=9, reserved=True), Profile(eligible=True, low=0, high=9, preference=1)))
    rows = {row["id"]: row for row in chosen(Contest([scored("anna", 5), either, NOBODY], seats=1, share=CHECKED, top=9)).rows()}

    assert {name for name, value in rows["ida"].items() if value is None} == {
        "merit", "preference", "reserved", "to_tie", "to_seat", "to_spare",
    }  # fmt: skip
    assert {name for name, value in rows["zoe"].items() if value is None} == {
        "rank_best", "rank_worst", "preference", "reserved", "to_tie", "to_seat", "to_spare",
    }  # fmt: skip
    assert rows["anna"]["waits_for"] == "ida"


@given(contest=contests(), lang=st.sampled_from(["zh", "en"]))
def test_every_place_has_one_line_and_one_row_with_the_same_names(contest: Contest, lang: str) -> None:
    selection = chosen(contest)
    rows = selection.rows()

    assert [row["id"] for row in rows] == [place.id for place in selection]
    assert len({tuple(row) for row in rows}) <= 1
    assert all(isinstance(value, (str, int, Decimal, bool, type(None))) for row in rows for value in row.values())
    assert len(selection.table("zh" if lang == "zh" else "en", everybody=True).splitlines()) == 2 + len(selection)
