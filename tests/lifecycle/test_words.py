"""The words a lifecycle is written in refuse what makes no sense."""

from datetime import date
from typing import Any

import pytest

from socialwork.errors import InvalidValueError
from socialwork.lifecycle import VOID, Event, EventKind, Role, State, SubjectKind
from socialwork.text import Text

WORDS, DAY = Text("话", "words"), date(2021, 1, 1)


def event(**more: Any) -> Event:
    return Event(**{"subject": "A", "kind": "tasted", "happened": DAY, "recorded": DAY, "recorder": "office", **more})


@pytest.mark.parametrize(
    "more, found",
    [
        ({"happened": "2021-01-01"}, "Event.happened"),
        ({"recorded": None}, "Event.recorded"),
        ({"subject": " "}, "Event.subject: got ''; give words"),
        ({"kind": ""}, "Event.kind"),
        ({"recorder": ""}, "Event.recorder"),
        ({"subject": "370102199001011234"}, "Event.subject: got *** (str); give an id of your own"),
        ({"kind": VOID}, "Event.corrects: got None; say which record it withdraws"),
    ],
)
def test_an_event_that_makes_no_sense_is_refused(more: dict[str, Any], found: str) -> None:
    with pytest.raises(InvalidValueError) as raised:
        event(**more)

    assert found in str(raised.value)
    assert "370102" not in str(raised.value)


def test_an_event_prints_no_facts() -> None:
    assert repr(event(facts=("secret",), seq=3)) == "Event(#3 tasted of A on 2021-01-01, recorded 2021-01-01, facts=***)"
    assert "facts" not in repr(event())


@pytest.mark.parametrize("kind", [State, Role, EventKind, SubjectKind])
def test_ids_are_plain_names(kind: Any) -> None:
    assert kind(id="benefits_ended.b2", label=WORDS).id == "benefits_ended.b2"
    with pytest.raises(InvalidValueError, match=rf"{kind.__name__}\.id: got 'Ended Now'"):
        kind(id="Ended Now", label=WORDS)
