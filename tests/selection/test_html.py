"""Selections and places in a notebook: everybody in the table of their outcome, and nothing that asks for another place."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.rules import Missing
from socialwork.selection import Base, Contest, Entrant, Outcome, Profile, Rounding, Selection, Share, Shortage, Strength
from socialwork.selection.deciding import decide_places
from socialwork.testing import contests
from socialwork.testing.invented import TEA_ROOMS, TeaRoom
from socialwork.text import Lang

Read = Callable[[str], Any]
LAW = TEA_ROOMS.on(date(2021, 1, 1))
REASON = LAW.decide(TEA_ROOMS.entry, TeaRoom(open_daily=False))


SHARE = Share(
    fraction=Fraction(1, 3), strength=Strength.REPORT_ONLY, base=Base.SELECTED, rounding=Rounding.CEILING, shortage=Shortage.FILL, cap=50
)


def selected(contest: Contest) -> Selection:
    placements = decide_places(
        contest,
        merits=dict.fromkeys((entrant.id for entrant in contest.entrants), Missing.NOT_ASKED),
        reasons={entrant.id: (REASON,) for entrant in contest.entrants},
        resolutions=(),
        merit_of=lambda steps: steps,
        cited={},
    )
    return Selection(law=LAW, contest=contest, placements=placements)


selections = contests().map(selected)


@given(selection=selections, lang=st.sampled_from(["zh", "en"]))
def test_everybody_is_there_once_under_their_outcome(selection: Selection, lang: Lang, read_html: Read) -> None:
    html = selection.to_html(lang)
    found = read_html(html)

    assert found.tags.count("tr") == len(selection.placements) + found.tags.count("table")
    for outcome in Outcome:
        number = sum(place.outcome is outcome for place in selection.placements)
        assert (f"{outcome.label.in_(lang)} ({number})" in found.text) is (number > 0)
    for line in selection.summary(lang).splitlines():
        assert line in found.text
    assert {name for name, _ in found.attributes} <= {"class", "lang", "open", "scope", "style"}
    assert "color" not in html
    assert "script" not in found.tags


@given(selection=selections, lang=st.sampled_from(["zh", "en"]))
def test_a_place_says_what_its_explanation_says(selection: Selection, lang: Lang, read_html: Read) -> None:
    for place in selection.placements:
        found = read_html(place.to_html(lang))
        for line in place.explain(lang).splitlines():
            assert line.strip() in found.text


def test_notebooks_show_them_in_the_language_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    contest = Contest(
        [Entrant("<a>", (Profile(eligible=True),)), Entrant("b", (Profile(eligible=True), Profile(eligible=False)))], seats=1, share=SHARE
    )
    selection = selected(contest)
    place = selection.placement("<a>")
    monkeypatch.setenv("SOCIALWORK_LANG", "en")

    assert selection._repr_html_() == selection.to_html("en") != selection.to_html()
    assert place._repr_html_() == place.to_html("en") != place.to_html("zh")
    assert "&lt;a&gt;" in place.to_html()
    for shown in (selection, place):
        with pytest.raises(InvalidValueError, match='give "zh" or "en"'):
            shown.to_html("fr")  # type: ignore[arg-type]


def test_the_row_of_an_open_place_says_what_would_settle_it() -> None:
    unknown = Entrant("c", (Profile(eligible=True, low=2, high=2), Profile(eligible=False)))
    tied = [Entrant(name, (Profile(eligible=True, low=1, high=1),)) for name in ("a", "b")]
    selection = selected(Contest([*tied, unknown], seats=1, share=SHARE))

    assert [text.en for text in selection.placement("a").row()] == [
        "1-2",
        "a",
        "not asked",
        "open",
        "tie, missing fact",
        "merit, b, 1 other person",
    ]
    assert selection.placement("c").row()[-1].en == "merit"
