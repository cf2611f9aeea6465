"""Who withdraws between the selection and the naming: what becomes of the seat, by the reading."""

from collections.abc import Iterable

import attrs

from ..errors import InvalidValueError, UnknownNameError, mask_identity
from ..selection import Resolution
from ..text import Text, joined, plain
from .candidates import Candidate
from .naming import CohortSelection
from .rounds import Declaration, Round
from .selecting import select

__all__ = ["after_withdrawals"]

_OTHERS = Text("与该次选拔的候选人不一致；请给出该次选拔的全部候选人", "these are not the people of the selection; give all its candidates")


def after_withdrawals(
    selection: CohortSelection, withdrawn: Iterable[str], *, candidates: Iterable[Candidate] = (), round_: Round | None = None
) -> CohortSelection:
    """What a selection comes to when people withdraw before the naming: they have no place in it, and `name` names nobody of them.

    Where the seat stays empty, everybody else keeps the place they have; a place that a tie or a missing fact left open stays open, and what
    is said of the contest (ranks, the share) is still that with everybody. Where the
    next in line has it, the selection is made again without those who withdrew. A tie that now decides about a seat is then shown again: a
    resolution that orders two people by way of somebody who withdrew no longer does. The share, taken of other people, can move places too.

    Args:
        selection: The selection, as `select` or this function makes it.
        withdrawn: The ids of those who withdraw, selected or not; those of an earlier call stay withdrawn.
        candidates: Everybody put forward, as given to `select`; needed where the next in line has the seat.
        round_: The round, as given to `select`; likewise.

    Raises:
        UnknownNameError: If somebody took no part.
        InvalidValueError: If the selection is to be made again, and the candidates or the round are missing or are others.

    Source:
        J4, J10; reading AJ4.withdrawn.
    """
    gone = tuple(dict.fromkeys((*selection.withdrawn, *withdrawn)))
    for person in gone:
        if person not in selection and person not in selection.withdrawn:
            raise UnknownNameError(Text("退出者", "who withdraws"), person, tuple(place.id for place in selection))
    if gone == selection.withdrawn:
        return selection
    if selection.law.choice(selection.law.policy.after_withdrawal).id == "stays_empty":
        placements = tuple(place for place in selection.placements if place.id not in gone)
        return attrs.evolve(selection, placements=placements, withdrawn=gone, notes=(*_others(selection), _note(selection, gone)))
    return _made_again(selection, gone, tuple(candidates), round_)


def _made_again(
    selection: CohortSelection, gone: tuple[str, ...], candidates: tuple[Candidate, ...], round_: Round | None
) -> CohortSelection:
    reading = selection.law.policy.after_withdrawal
    if round_ is None:
        fix = Text(
            f"口径{reading.id}取依次递补时须重新测算；请给出选拔时的 round_ 和 candidates",
            f"under {reading.id}=next_in_line the selection is made again: give round_ and candidates as they were given to select",
        )
        raise InvalidValueError("round_", None, fix)
    left = [candidate for candidate in candidates if candidate.id not in gone]
    if {candidate.id for candidate in left} != {place.id for place in selection} - set(gone):
        raise InvalidValueError("candidates", len(candidates), _OTHERS)
    varied = None if selection.combinations is None else selection.combinations.listed
    again = select(left, selection.law, _without(round_, frozenset(gone)), readings=varied)
    asked = {**again.asked, "round": selection.asked["round"]}  # what the round recorded stays on the record
    return attrs.evolve(again, withdrawn=gone, notes=(*again.notes, _note(selection, gone)), asked=asked)


def _without(round_: Round, gone: frozenset[str]) -> Round:
    """The round with what it recorded of the others."""
    resolutions = (_left_of(resolution, gone) for resolution in round_.resolutions)
    declarations = (_about(declaration, gone) for declaration in round_.declarations)
    return attrs.evolve(
        round_,
        resolutions=tuple(each for each in resolutions if each is not None),
        declarations=tuple(each for each in declarations if each is not None),
    )


def _left_of(resolution: Resolution, gone: frozenset[str]) -> Resolution | None:
    chosen, over = (tuple(person for person in side if person not in gone) for side in (resolution.chosen, resolution.over))
    return attrs.evolve(resolution, chosen=chosen, over=over) if chosen and over else None


def _about(declaration: Declaration, gone: frozenset[str]) -> Declaration | None:
    """The declaration as it is where it covers everybody; none where it covered nobody else."""
    if not declaration.covers:
        return declaration
    covers = declaration.covers - gone
    return attrs.evolve(declaration, covers=covers) if covers else None


def _others(selection: CohortSelection) -> tuple[Text, ...]:
    """The notes but for that of an earlier call."""
    if not selection.withdrawn:
        return selection.notes
    earlier = _note(selection, selection.withdrawn)
    return tuple(note for note in selection.notes if note != earlier)


def _note(selection: CohortSelection, gone: tuple[str, ...]) -> Text:
    reading = selection.law.policy.after_withdrawal
    option, clauses = selection.law.choice(reading), "/".join(reading.clause)
    people = joined((plain(mask_identity(person)) for person in gone), zh="、", en=", ")
    return Text(
        f"命名前退出：{people.zh}；名额{option.label.zh}（{clauses}，{reading.id}={option.id}）",
        f"withdrew before the naming: {people.en}; the seat: {option.label.en} ({clauses}) ({reading.id}={option.id})",
    )
