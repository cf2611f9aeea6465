"""From a selection to a journal: whoever is selected is named, each with an event of their own."""

from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from ..days import SomeDay, check_date
from ..errors import InvalidValueError
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
    """

    law: Law[TalentScheme]

    def name(  # as for `name` below
        self, *, on: date, recorder: str, document: str = "", recorded: date | None = None, approved_on: SomeDay | Missing = Missing.NOT_ASKED,
        round_name: str | None = None, journal: "Journal | None" = None, only_decided: bool = False,
    ) -> "Journal":  # fmt: skip
        """The journal with a naming for each person who is selected; see `socialwork.talent.naming.name`.

        Raises:
            InvalidValueError: If places are open and `only_decided` is not set, or the naming lies before the selection.
            NotAllowedError: If somebody may not be named, or a day is missing on which the term hangs.
        """
        return name(
            self, on=on, recorder=recorder, document=document, recorded=recorded, approved_on=approved_on, round_name=round_name, journal=journal,
            only_decided=only_decided,
        )  # fmt: skip


def name(  # noqa: PLR0913  # each says one thing about the naming
    selection: CohortSelection, *, on: date, recorder: str, document: str = "", recorded: date | None = None,
    approved_on: SomeDay | Missing = Missing.NOT_ASKED, round_name: str | None = None, journal: "Journal | None" = None,
    only_decided: bool = False,
) -> "Journal":  # fmt: skip
    """A journal with a naming for each person who is selected, by rank. All are named, or nobody is.

    Nobody's eligibility is looked at again. Whoever is in the term already is not named a second time.

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

    Raises:
        InvalidValueError: If places are open and `only_decided` is not set, or the naming lies before the selection.
        NotAllowedError: If somebody may not be named, or a day is missing on which the term hangs.

    Source:
        J6, J20, J26; reading AJ19.
    """
    from ..lifecycle import Journal  # loaded when somebody is named
    from .standing import Happens
    from .standing_facts import Naming

    if check_date("on", on) < selection.law.day:
        fix = Text(
            f"命名不早于选拔之日；请给出{selection.law.day}或以后的日期",
            f"give {selection.law.day}, the day of the selection, or a later day",
        )
        raise InvalidValueError("on", str(on), fix)
    if selection.open and not only_decided:
        fix = Text(
            "请先查明事实、裁定并列后重新测算；如只命名已确定拟入选者，请写 only_decided=True",
            "settle the facts and the ties first and select again; or pass only_decided=True to name those alone whose seat is certain",
        )
        raise InvalidValueError("selection.open", len(selection.open), fix)
    law: Any = selection.law  # the engine asks for less than a whole policy, and in words of its own
    told = selection.asked["round"]["name"] if round_name is None else round_name
    made = Journal() if journal is None else journal
    for person in selection.selected:
        facts = Naming(
            round=told or Missing.NOT_ASKED, approved_on=approved_on, counted_as_elderly_care=_counted(selection.placement(person))
        )
        made = made.do(Happens.NAMED, subject=person, on=on, law=law, recorder=recorder, document=document, recorded=recorded, facts=facts)
    return made


def _counted(placement: Placement) -> bool | Missing:
    """Whether somebody was counted toward the share; not known where that is open."""
    return placement.reserved[0] if len(placement.reserved) == 1 else Missing.NOT_KNOWN
