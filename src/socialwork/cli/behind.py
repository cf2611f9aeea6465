"""What a copy that was put back lacks of a newer state of the same register."""

from datetime import date
from pathlib import Path
from typing import Any

import attrs

from ..policies import Policy
from ..store import Checked, Register, RegisterError
from ..text import Text
from .speaking import records_told

__all__ = ["Behind", "last_day"]

_AGAIN = Text("请据原件重新记录", "record again from the papers what they said")


def last_day(folder: Path, checked: Checked, policy: Policy) -> date | None:
    """The day that the last record bears; None where there is none."""
    with Register.open(folder, policy=policy) as register:
        return register.events(after=checked.head.seq - 1)[-1].recorded if checked.head.seq else None


@attrs.frozen(kw_only=True)
class Behind:
    """How far a copy is behind the newer state.

    Attributes:
        newer: Where the newer state is.
        records: How many records the copy has.
        of: How many the newer state has; None where that cannot be told: it is damaged, or does not go on from where the copy ends.
    """

    newer: Path
    records: int
    of: int | None

    @classmethod
    def looked_at(cls, newer: Path, checked: Checked, policy: Policy) -> "Behind":
        """Hold a copy against a newer state; the copy was put back before, be the other damaged or not.

        Args:
            newer: Where the newer state is.
            checked: What the copy holds.
            policy: The policy that both were made for.
        """
        try:
            with Register.open(newer, policy=policy) as register:
                return cls(newer=newer, records=checked.head.seq, of=register.check(checked.head).head.seq)
        except RegisterError:
            return cls(newer=newer, records=checked.head.seq, of=None)

    @property
    def text(self) -> Text:
        """What to tell of it."""
        if self.of is None:
            return Text(
                f"{self.newer} 的记录读不出，或与备份不相接：其中哪些记录未恢复，无从得知",
                f"the records of {self.newer} cannot be read, or do not go on from the backup: which of them are missing here cannot be told",
            )
        if self.of == self.records:
            return Text(f"{self.newer} 的记录均已恢复", f"it holds every record of {self.newer}")
        lacking = records_told(self.records + 1, self.of)
        said = Text(
            f"{self.newer} 有{self.of}条记录，此备份有{self.records}条：{lacking.zh}不在其中",
            f"{self.newer} has {self.of} records, this backup {self.records}: {lacking.en} {'is' if self.of == self.records + 1 else 'are'} not in it",
        )
        return said + Text("；", "; ") + _AGAIN

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        first = None if self.of is None or self.of == self.records else self.records + 1
        return {"records": self.of, "first_missing": first}
