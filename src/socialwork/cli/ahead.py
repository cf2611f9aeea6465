"""What a record that was taken leads to, said while there is still time: a revocation whose approval the readings chosen would refuse."""

from collections.abc import Iterator, Mapping

from ..lifecycle import ByOption, Event, Journal
from ..lifecycle.refusals import under_options
from ..talent import HAIYOU
from ..talent.governing import governing_law
from ..talent.standing import Happens
from ..text import Text
from .speaking import note_line

__all__ = ["notes_ahead"]

_UNDER_WAY = (Happens.REVOCATION_PROPOSED.id, Happens.REVOCATION_VERIFIED.id)


def notes_ahead(journal: Journal, event: Event, readings: Mapping[str, str]) -> Iterator[Text]:
    """What is to be said of a record beside the answer.

    Args:
        journal: The journal, the record in it.
        event: The record.
        readings: Options other than the defaults.
    """
    if event.kind not in _UNDER_WAY:
        return
    law = governing_law(HAIYOU, journal, event.subject, as_of=event.happened, readings=readings)
    state = journal.standing(law, event.subject, as_of=event.happened).states["term"]
    revoked = (move for lifecycle in HAIYOU.lifecycles for move in lifecycle.moves if move.event == Happens.TITLE_REVOKED)
    for to in (move.to for move in revoked if move.state == state and isinstance(move.to, ByOption)):
        if dict(to.states)[law.choice(to.reading).id] is None:
            note = Text(
                f"“管理期”为“{state.label.zh}”，此程序按所选口径不能获批准",
                f'the state of "the term" is "{state.label.en}", and under the readings chosen this revocation cannot be approved',
            )
            yield note_line(note) + under_options(to, law)
