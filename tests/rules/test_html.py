"""A decision in a notebook: everything that its explanation says, and nothing that asks for another place or only a colour tells."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.rules import Decision
from socialwork.testing import laws, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOMS, TeaRoom
from socialwork.text import Lang

Read = Callable[[str], Any]
TAGS = {"div", "p", "strong", "ul", "li", "details", "summary", "span"}


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    readings = draw(st.sampled_from([None, "all"]))
    return draw(laws(TEA_ROOMS)).decide(draw(tea_room_rules()), draw(tea_rooms()), readings=readings)


@given(decision=decisions(), lang=st.sampled_from(["zh", "en"]))
def test_it_says_what_the_explanation_says(decision: Decision, lang: Lang, read_html: Read) -> None:
    found = read_html(decision.to_html(lang))

    for line in decision.explain(lang).splitlines():
        assert line.strip() in found.text


@given(decision=decisions())
def test_it_asks_for_nothing_from_elsewhere_and_runs_nothing(decision: Decision, read_html: Read) -> None:
    found = read_html(decision.to_html("zh"))

    assert set(found.tags) <= TAGS
    assert {name for name, _ in found.attributes} <= {"class", "lang", "open"}


def test_what_decides_is_unfolded_and_the_rest_folded() -> None:
    html = TEA_ROOMS.on(date(2023, 1, 1)).decide(TEA_ROOMS.entry, TeaRoom(open_daily=False)).to_html("en")

    assert "<summary><strong>* [no]" in html
    assert html.count("<details open>") == html.count("<summary><strong>*")
    assert "<summary><span>- " in html


def test_values_are_escaped(read_html: Read) -> None:
    room = TeaRoom(open_daily=True, name="<b>&")
    decision = TEA_ROOMS.on(date(2023, 1, 1)).decide(TEA_ROOMS.entry, room)

    assert "b" not in read_html(decision.to_html("en")).tags


def test_notebooks_show_it_in_the_language_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    decision = TEA_ROOMS.on(date(2023, 1, 1)).decide(TEA_ROOMS.entry, TeaRoom())
    monkeypatch.setenv("SOCIALWORK_LANG", "en")

    assert decision._repr_html_() == decision.to_html("en") != decision.to_html("zh") == decision.to_html()
    with pytest.raises(InvalidValueError, match='give "zh" or "en"'):
        decision.to_html("fr")  # type: ignore[arg-type]
