"""Strategies for candidates of a talent scheme: any, with nothing missing, and every way to fill in what is missing."""

from typing import Any

import attrs
from hypothesis import reject
from hypothesis import strategies as st

from ..days import SomeDay
from ..errors import UnknownNameError
from ..rules import Fact, Missing
from ..talent.candidates import (
    CANDIDATE,
    Candidate,
    CareWorkerCertificate,
    CareWorkerLevel,
    SocialWorkCertificate,
    SocialWorkLevel,
    Training,
)
from .days import sharpened, some_days
from .facts import fact_values, or_missing

__all__ = ["candidates", "care_worker_certificates", "complete_candidates", "completions", "social_work_certificates"]

_EARLIER_TERM = ("earlier_term_last_day", "earlier_term_rating")


def social_work_certificates(*, obtained_on: st.SearchStrategy[SomeDay | None] | None = None) -> st.SearchStrategy[SocialWorkCertificate]:
    """A social workers' certificate of any level that can be held. Shrinks to the lowest, on no known day.

    Args:
        obtained_on: When it was obtained; by default any day, or None.

    >>> from hypothesis import find
    >>> find(social_work_certificates(), lambda held: True).text.en
    'Assistant Social Worker (junior)'
    """
    obtained = st.none() | some_days() if obtained_on is None else obtained_on
    return st.builds(SocialWorkCertificate, level=st.sampled_from(list(SocialWorkLevel)[1:]), obtained_on=obtained)


def care_worker_certificates(*, obtained_on: st.SearchStrategy[SomeDay | None] | None = None) -> st.SearchStrategy[CareWorkerCertificate]:
    """An elderly-care workers' certificate of any level that can be held. Shrinks to the lowest, on no known day.

    Args:
        obtained_on: When it was obtained; by default any day, or None.

    >>> from hypothesis import find
    >>> find(care_worker_certificates(), lambda held: held.level > CareWorkerLevel.INTERMEDIATE).text.en
    'level 3 (advanced)'
    """
    obtained = st.none() | some_days() if obtained_on is None else obtained_on
    return st.builds(CareWorkerCertificate, level=st.sampled_from(list(CareWorkerLevel)[1:]), obtained_on=obtained)


_RECORDS: dict[type, st.SearchStrategy[Any]] = {
    SocialWorkCertificate: social_work_certificates(),
    CareWorkerCertificate: care_worker_certificates(),
}
_VALUES = {handle.name: fact_values(handle, records=_RECORDS) for handle in CANDIDATE if isinstance(handle, Fact)}
_IDS = st.from_regex(r"[a-z][0-9]{1,3}", fullmatch=True)


def _checked(narrowed: dict[str, st.SearchStrategy[Any]]) -> dict[str, st.SearchStrategy[Any]]:
    for name in narrowed:
        if name not in _VALUES:
            raise UnknownNameError("fact of a candidate", name, tuple(_VALUES))
    return narrowed


def _at_odds(facts: dict[str, Any]) -> tuple[str, ...]:
    """The facts that contradict an earlier one, so that no candidate can have both."""
    found: list[str] = []
    if facts["held_title"] is False:
        found += [name for name in _EARLIER_TERM if not isinstance(facts[name], Missing)]
    if facts["training"] is Training.NONE and facts["training_assessed"] is True:
        found.append("training_assessed")
    return tuple(found)


@st.composite
def _built(
    draw: st.DrawFn, ids: st.SearchStrategy[str] | None, facts: dict[str, st.SearchStrategy[Any]], mended: dict[str, Any]
) -> Candidate:
    drawn = {name: draw(values) for name, values in facts.items()}
    for name in _at_odds(drawn):
        if name not in mended:
            reject()
        drawn[name] = mended[name]
    return Candidate(id=draw(_IDS if ids is None else ids), **drawn)


def candidates(*, id: st.SearchStrategy[str] | None = None, **facts: st.SearchStrategy[Any]) -> st.SearchStrategy[Candidate]:  # noqa: A002
    """Any valid candidate, with any of its facts missing for any reason. Shrinks to one of whom nothing is known.

    Args:
        id: The id; by default a letter and a number of at most three digits, which may occur again.
        facts: A strategy by the name of a fact, to narrow it. Such a fact is missing only where its strategy gives `Missing`.

    Raises:
        UnknownNameError: If a candidate has no fact of that name.

    >>> from hypothesis import find
    >>> find(candidates(field=st.just("charity")), lambda candidate: True)
    Candidate(id='a0', 1 fact known)
    """
    narrowed = _checked(facts)
    told = {name: narrowed.get(name, or_missing(values)) for name, values in _VALUES.items()}
    mended = {name: Missing.NOT_ASKED for name in (*_EARLIER_TERM, "training_assessed") if name not in narrowed}
    return _built(id, told, mended)


def complete_candidates(*, id: st.SearchStrategy[str] | None = None, **facts: st.SearchStrategy[Any]) -> st.SearchStrategy[Candidate]:  # noqa: A002
    """Any valid candidate of whom everything is known; the earlier term of somebody who never had one stays empty.

    Args:
        id: As for `candidates`.
        facts: As for `candidates`.

    Raises:
        UnknownNameError: If a candidate has no fact of that name.

    >>> from hypothesis import given
    >>> @given(complete_candidates(held_title=st.just(True)))
    ... def test_nothing_is_missing(candidate: Candidate) -> None:
    ...     assert candidate.missing == ()
    >>> test_nothing_is_missing()
    """
    told = _VALUES | _checked(facts)
    left_empty = {name: Missing.NOT_ASKED for name in _EARLIER_TERM if name not in facts}
    without = {"training_assessed": False} if "training_assessed" not in facts else {}
    return _built(id, told, left_empty | without)


@st.composite
def completions(draw: st.DrawFn, candidate: Candidate, *, sharpen: bool = False) -> Candidate:
    """Any candidate that this one can turn out to be: every missing fact filled in, what is there left as it is.

    The earlier term of somebody who never had one stays empty.

    Args:
        draw: Given by Hypothesis; leave it out.
        candidate: The candidate as far as known.
        sharpen: Whether days that are known only roughly turn out to be exact ones, too.

    >>> from hypothesis import given
    >>> @given(completions(Candidate(id="c1", training_assessed=True, earlier_term_rating="excellent")))
    ... def test_who_was_rated_held_the_title_and_who_passed_was_trained(candidate: Candidate) -> None:
    ...     assert candidate.held_title is True
    ...     assert candidate.training is not Training.NONE
    >>> test_who_was_rated_held_the_title_and_who_passed_was_trained()
    """
    facts: dict[str, Any] = {name: getattr(candidate, name) for name in _VALUES}
    open_facts = {name: _VALUES[name] for name, value in facts.items() if isinstance(value, Missing)}
    if "held_title" in open_facts and not all(name in open_facts for name in _EARLIER_TERM):
        open_facts["held_title"] = st.just(True)
    if "training" in open_facts and facts["training_assessed"] is True:
        open_facts["training"] = st.sampled_from([training for training in Training if training is not Training.NONE])
    facts |= {name: draw(values) for name, values in open_facts.items()}
    for name in _at_odds(facts):
        facts[name] = False if name == "training_assessed" else getattr(candidate, name)
    if sharpen:
        facts |= {name: draw(sharpened(value)) for name, value in facts.items()}
    return attrs.evolve(candidate, **facts)
