"""From a selection to a journal: whoever is selected is named, each with an event of their own."""

from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from ..days import SomeDay, check_date, earliest
from ..errors import InvalidValueError, mask_identity
from ..policies import Law
from ..rules import Missing
from ..selection import Placement, Selection
from ..text import Text
from .scheme import TalentScheme

if TYPE_CHECKING:
    from ..lifecycle import Journal

__all__ = ["CohortSelection", "name"]


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class CohortSelection(Selection):
    """The selection of a cohort for a title and a term: `name` makes the journal of its holders.

    Attributes:
        law: The scheme it was made under.
        withdrawn: The ids of those who withdrew since, as `socialwork.talent.withdrawing.after_withdrawals` has them; they have no place.
    """

    law: Law[TalentScheme]
    withdrawn: tuple[str, ...] = ()

    def name(  # noqa: PLR0913  # as for `name` below
        self, *, on: date, recorder: str, document: str = "", recorded: date | None = None, approved_on: SomeDay | Missing = Missing.NOT_ASKED,
        round_name: str | None = None, journal: "Journal | None" = None, only_decided: bool = False, beyond_validity: bool = False,
    ) -> "Journal":  # fmt: skip
        """The journal with a naming for each person who is selected; see `socialwork.talent.naming.name`.

        Raises:
            InvalidValueError: If places are open and `only_decided` is not set, or the naming lies before the selection or the approval.
            OutOfForceError: If the scheme is not in force on that day, and that is not meant.
            NotAllowedError: If somebody may not be named, or a day is missing on which the term hangs.
        """
        return name(
            self, on=on, recorder=recorder, document=document, recorded=recorded, approved_on=approved_on, round_name=round_name, journal=journal,
            only_decided=only_decided, beyond_validity=beyond_validity,
        )  # fmt: skip


def name(  # noqa: PLR0913  # each says one thing about the naming
    selection: CohortSelection, *, on: date, recorder: str, document: str = "", recorded: date | None = None,
    approved_on: SomeDay | Missing = Missing.NOT_ASKED, round_name: str | None = None, journal: "Journal | None" = None,
    only_decided: bool = False, beyond_validity: bool = False,
) -> "Journal":  # fmt: skip
    """A journal with a naming for each person who is selected, by rank. All are named, or nobody is.

    Nobody's eligibility is looked at again. Whoever is in the term already is not named a second time. Who withdrew is not named: where the
    journal records a withdrawal from this round that the selection does not know of, nobody is.

    Args:
        selection: The selection, as `select` makes it.
        on: The day of the naming.
        recorder: Who writes it down.
        document: The document that names them.
        recorded: The day it is recorded; None for the day of the naming.
        approved_on: The day the list was approved; asked for where the term begins with it.
        round_name: What the round is called; None for what the round itself recorded.
        journal: The journal of earlier years that goes on; None for a new one.
        only_decided: Whether those who are selected in every case are named while other places are still open.
        beyond_validity: Whether they may be named on a day on which the scheme is not in force.

    Raises:
        InvalidValueError: If places are open and `only_decided` is not set, the naming lies before the selection or the approval, or somebody withdrew of whom
            the selection does not know.
        OutOfForceError: If the scheme is not in force on that day, and that is not meant.
        NotAllowedError: If somebody may not be named, or a day is missing on which the term hangs.

    Source:
        J4, J6, J20, J26; readings AJ19, AJ4.withdrawn.
    """
    from ..lifecycle import Journal  # loaded when somebody is named
    from ..lifecycle.journals import check_journal
    from .standing import Happens
    from .standing_facts import Naming

    if check_date("on", on) < selection.law.day:
        fix = Text(
            f"命名不早于选拔之日；请给出{selection.law.day}或以后的日期",
            f"give {selection.law.day}, the day of the selection, or a later day",
        )
        raise InvalidValueError("on", str(on), fix)
    selection.law.policy.in_force(on, beyond_validity=beyond_validity or selection.law.beyond_validity)
    if not isinstance(approved_on, Missing) and earliest(approved_on) > on:
        fix = Text("批准不晚于命名；请核对两个日期", "an approval comes before the naming or on its day; check the two days")
        raise InvalidValueError("approved_on", str(approved_on), fix)
    if selection.open and not only_decided:
        fix = Text(
            "请先查明事实、裁定并列后重新测算；如只命名已确定拟入选者，请写 only_decided=True",
            "settle the facts and the ties first and select again; or pass only_decided=True to name those alone whose seat is certain",
        )
        raise InvalidValueError("selection.open", len(selection.open), fix)
    law: Any = selection.law  # the engine asks for less than a whole policy, and in words of its own
    told = selection.asked["round"]["name"] if round_name is None else round_name
    made = Journal() if journal is None else journal
    check_journal(made)
    _check_withdrawn(selection, made, told)
    for person in selection.selected:
        facts = Naming(
            round=told or Missing.NOT_ASKED, approved_on=approved_on, counted_as_elderly_care=_counted(selection.placement(person))
        )
        made = made.do(Happens.NAMED, subject=person, on=on, law=law, recorder=recorder, document=document, recorded=recorded, facts=facts)
    return made


def _check_withdrawn(selection: CohortSelection, journal: "Journal", round_name: str | None) -> None:
    """Refuse to name where the journal knows of a withdrawal that the selection does not, or of one that tells nobody."""
    from ..lifecycle.ordering import timeline  # loaded when somebody is named
    from .standing import RoundHappens
    from .standing_facts import Withdrawal

    events = timeline(journal.of(round_name or ""), None).events
    gone = {event.facts.person for event in events if event.kind == RoundHappens.WITHDRAWN.id and isinstance(event.facts, Withdrawal)}
    if any(isinstance(person, Missing) for person in gone):
        fix = Text("有一条退出记录未写明何人；请先更正", "a withdrawal does not say who withdrew; correct that record first")
        raise InvalidValueError("journal", repr(journal), fix)
    unknown = sorted(person for person in map(str, gone) if person in selection.selected)
    if unknown:
        fix = Text(
            "退出者不予命名；请先用 after_withdrawals 处理（J4、J10，口径AJ4.withdrawn）",
            "who withdrew is not named: call after_withdrawals first (J4, J10, reading AJ4.withdrawn)",
        )
        raise InvalidValueError("selection.selected", ", ".join(map(mask_identity, unknown)), fix)


def _counted(placement: Placement) -> bool | Missing:
    """Whether somebody was counted toward the share; not known where that is open."""
    return placement.reserved[0] if len(placement.reserved) == 1 else Missing.NOT_KNOWN
