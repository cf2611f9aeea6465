"""What a journal says of somebody who enters a selection again: the facts of the entry rule about an earlier title.

These are facts of entry. Nothing here is asked of a holder during the term.
"""

from datetime import date
from typing import Any

import attrs

from ..days import SomeDay, earliest, latest
from ..errors import InvalidValueError, mask_identity
from ..lifecycle import VOID, Event, Journal
from ..lifecycle.journals import check_journal
from ..policies import Law
from ..rules import Missing
from ..text import Text, alike
from .candidates import CANDIDATE, Candidate, Rating
from .scheme import TalentScheme
from .standing import Happens
from .standing_facts import Assessment
from .windows import term_ends

__all__ = ["history_facts", "with_history"]

_NO = Missing.NOT_ASKED
_REVOKING = (Happens.REVOCATION_APPROVED.id, Happens.TITLE_REVOKED.id)


def history_facts(
    journal: Journal, person: str, law: Law[TalentScheme], *, as_of: date, known_on: date | None = None, complete: bool = False
) -> dict[str, Any]:
    """What a journal says of a person's earlier title, by the names of `Candidate`'s facts.

    Whether the earlier term is over follows from its last day. A term whose title was revoked, or not kept, ends no sooner by that.

    Args:
        journal: The journal.
        person: The person's id.
        law: The law whose tables and readings are used.
        as_of: What happened on or before that day counts.
        known_on: What was recorded on or before that day counts; None for everything.
        complete: Whether the journal holds every naming and every revocation that there ever was. Without that, silence says nothing; with
            it, whoever was never named in it held no title.

    Returns:
        `held_title`, `earlier_term_last_day`, `earlier_term_rating` and `revoked_before`; `Missing` where the journal does not settle it.

    Raises:
        InvalidValueError: If a day is no date, there is no journal, or it has an id that differs from this one by case, width or spaces alone.

    Source:
        J24, J26; readings AJ19, AJ20.
    """
    engine: Any = law
    check_journal(journal)
    if not journal.of(person):
        _check_like(journal, person)
        return _told(held=False if complete else _NO, revoked=False if complete else _NO)
    standing = journal.standing(engine, person, as_of=as_of, known_on=known_on)
    applied = [step for step in standing.steps if step.event is not None]
    unsettled = {each.event.kind for each in standing.not_applied}
    settled = complete and VOID not in unsettled
    revoked = any(step.kind == Happens.TITLE_REVOKED for step in applied)
    never_revoked: bool | Missing = False if settled and not unsettled.intersection(_REVOKING) else _NO
    namings = [place for place, step in enumerate(applied) if step.kind == Happens.NAMED]
    if not namings:
        held: bool | Missing = False if settled and Happens.NAMED.id not in unsettled else _NO
        return _told(held=held, revoked=never_revoked)
    naming, since = applied[namings[-1]].event, applied[namings[-1] :]
    ratings = [step.event.facts for step in since if step.kind == Happens.ASSESSED and step.event is not None]
    return _told(held=True, last_day=_last_day(naming, law), rating=_rating(ratings), revoked=True if revoked else never_revoked)


def _check_like(journal: Journal, person: str) -> None:
    """Refuse an id that the journal does not have, where it has one that is taken for the same: silence would say that there was no title."""
    like = alike(person)
    for other in journal.subjects:
        if alike(other) == like:
            fix = Text(
                f"台账中有 {mask_identity(other)}，只差大小写、全角半角或空格；请用同一编号",
                f"the journal has {mask_identity(other)}, which differs by case, width or spaces alone; use one id for one person",
            )
            raise InvalidValueError("person", mask_identity(person), fix)


def _told(
    *, held: bool | Missing, last_day: date | Missing = _NO, rating: Rating | Missing = _NO, revoked: bool | Missing = _NO
) -> dict[str, Any]:
    return {
        CANDIDATE.held_title.name: held,
        CANDIDATE.earlier_term_last_day.name: last_day,
        CANDIDATE.earlier_term_rating.name: rating,
        CANDIDATE.revoked_before.name: revoked,
    }


def _last_day(naming: Event | None, law: Law[TalentScheme]) -> date | Missing:
    ends = term_ends(law.policy)
    found = None if ends is None or naming is None else ends.last_day(naming, law)
    return _NO if found is None else found


def _rating(assessments: list[object]) -> Rating | Missing:
    """What the term was last assessed as."""
    last = assessments[-1] if assessments else None
    return last.rating if isinstance(last, Assessment) else _NO


def with_history(
    candidate: Candidate, journal: Journal, law: Law[TalentScheme], *, as_of: date, known_on: date | None = None, complete: bool = False
) -> Candidate:
    """The candidate with what a journal says of an earlier title. What the candidate states and the journal leaves open stays.

    Args:
        candidate: The candidate, whose id is that of the journal.
        journal: The journal.
        law: The law whose tables and readings are used.
        as_of: What happened on or before that day counts: the day of the round.
        known_on: What was recorded on or before that day counts; None for everything.
        complete: Whether the journal holds every naming and every revocation that there ever was; see `history_facts`.

    Raises:
        InvalidValueError: If the candidate states something else than the journal; it names the fact and not the value.
    """
    changes: dict[str, Any] = {}
    for name, found in history_facts(journal, candidate.id, law, as_of=as_of, known_on=known_on, complete=complete).items():
        stated = getattr(candidate, name)
        if isinstance(found, Missing):
            continue
        if not isinstance(stated, Missing) and not _agrees(stated, found):
            label = CANDIDATE[name].label
            fix = Text(
                f"与台账所载的{label.zh}不一致；请核对后更正其一",
                f"the journal says otherwise ({label.en}); find out which of the two is right",
            )
            raise InvalidValueError(name, stated, fix, personal=True)
        changes[name] = found
    return attrs.evolve(candidate, **changes)


def _agrees(stated: object, found: object) -> bool:
    """Whether both say the same; a day that is stated roughly agrees with one inside it."""
    if isinstance(found, date):
        day: SomeDay = stated  # type: ignore[assignment]  # a fact that is a day holds nothing else
        return earliest(day) <= found <= latest(day)
    return stated == found
