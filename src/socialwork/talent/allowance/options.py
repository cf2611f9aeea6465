"""Under which options payments were worked out, and whether a later year takes others."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from ...policies.exploring import options_text
from ...text import Text
from ..payments import Payment

__all__ = ["PaidUnder", "options_taken", "paid_otherwise"]

_SOME = 5
"""So many batches a sentence names."""


def options_taken(law: Any) -> str:
    """The options of a law other than the policy's defaults, as a payment remembers them: `"AJ21.first=next_month, AJ22.when=ahead"`."""
    return options_text(tuple(pair for pair in law.choices if pair[1] != law.policy.reading(pair[0]).own_default))


def _remembered(payment: Payment) -> dict[str, str]:
    """Options by reading; what is written in another way names none."""
    pairs = (part.partition("=") for part in payment.readings.split(","))
    return {name.strip(): option.strip() for name, _, option in pairs}


class PaidUnder(NamedTuple):
    """Payments that were worked out under options that a year does not take.

    Attributes:
        options: Those options, by reading: of the readings alone that matter to the year and are taken otherwise there.
        batches: The batches, in the order of the records.
    """

    options: tuple[tuple[str, str], ...]
    batches: tuple[str, ...]

    @property
    def text(self) -> Text:
        """What to tell of it."""
        options, some = options_text(self.options), self.batches[:_SOME]
        zh, en = "、".join(some), ", ".join(some)
        if len(self.batches) > _SOME:
            zh, en = f"{zh}等", f"{en} and more"
        return Text(
            f"批号 {zh} 的发放按 {options} 测算，与此处所取不同；补发、应收回或仅因口径不同而来",
            f"what was paid as {en} was worked out under {options}, other than here: corrections and recoveries may come of that alone",
        )

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"options": dict(self.options), "batches": list(self.batches)}


def paid_otherwise(payments: Iterable[Payment], law: Any, readings: Collection[str]) -> Iterator[PaidUnder]:
    """The payments that were worked out under other options than those of a law. A payment that remembers none was under the defaults.

    Args:
        payments: The payments.
        law: The law, with the readings chosen.
        readings: The ids of the readings that matter.
    """
    found: dict[tuple[tuple[str, str], ...], dict[str, None]] = {}
    for payment in payments:
        taken, other = _remembered(payment), list[tuple[str, str]]()
        for reading in (law.policy.reading(name) for name in readings):
            own: str = reading.own_default
            option = taken.get(reading.id, own)
            if option != law.choice(reading).id:
                other.append((reading.id, option))
        if other:
            found.setdefault(tuple(other), {})[payment.batch] = None
    yield from (PaidUnder(options, tuple(batches)) for options, batches in found.items())
