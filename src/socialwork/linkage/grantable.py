"""What an application can be granted: what it asked for or was approved, held to the ceilings of the text and of the call."""

from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

import attrs

from ..errors import InvalidValueError
from ..law import NotFound, Parameter
from ..policies import Law
from ..rules import Missing
from ..text import Text
from .applications import Application
from .awards import Bound
from .calls import Call, CallPolicy

__all__ = ["Money", "in_fen", "in_yuan"]

_FEN = Decimal("0.01")


def in_fen(amount: Decimal) -> int:
    """An amount in yuan that is exact to the fen, in fen."""
    return int(amount.scaleb(2))


def in_yuan(fen: int) -> Decimal:
    """An amount in fen, in yuan with two decimals."""
    return Decimal(fen).scaleb(-2)


@attrs.frozen(kw_only=True)
class Money:
    """What the law and the call say of money on the day.

    Attributes:
        budget: What there is, in yuan.
        ceiling: The most for one venture; None where there is no such limit.
        share: The greatest share of its own budget; None where there is no such limit.
        places: The most ventures; None where there is no such limit.
    """

    budget: Decimal
    ceiling: Decimal | None
    share: Fraction | None
    places: int | None = None

    @classmethod
    def of(cls, law: Law[CallPolicy], call: Call) -> "Money":
        """What they say.

        Raises:
            InvalidValueError: If the budget, the ceiling or the share is not known, or the call goes beyond the text.
        """
        policy = law.policy
        budget = _known(law, policy.budget, "budget") if call.budget is None else call.budget
        return cls(
            budget=budget,
            ceiling=_held(law, policy.ceiling, call.ceiling, "ceiling"),
            share=_held(law, policy.budget_share, call.budget_share, "budget_share"),
            places=_held(law, policy.places, call.places, "places"),
        )

    def grantable(self, application: Application) -> tuple[tuple[Decimal, Decimal], tuple[Bound, ...]]:
        """The least and the greatest amount that an application can be granted, and what holds it."""
        given = {Bound.ASKED: application.asked, Bound.APPROVED: application.approved}
        held = {bound: amount for bound, amount in given.items() if not isinstance(amount, Missing)}
        if self.ceiling is not None:
            held[Bound.CEILING] = self.ceiling
        open_ = not {Bound.ASKED, Bound.APPROVED} & set(held)
        if self.share is not None:
            whole = application.project_budget
            if isinstance(whole, Missing):
                open_ = True
            else:
                held[Bound.BUDGET_SHARE] = _rounded_down(Fraction(whole) * self.share)
        most = min((*held.values(), self.budget)) if open_ else min(held.values())
        tightest = sorted((bound for bound in held if held[bound] == most), key=list(Bound).index)
        return (min(_FEN, most) if open_ else most, most), tuple(tightest)


def _rounded_down(amount: Fraction) -> Decimal:
    """To the fen, so that the share is never exceeded."""
    return Decimal(int(amount * 100)).scaleb(-2)


_T = TypeVar("_T", int, Decimal, Fraction)


def _known(law: Law[CallPolicy], parameter: Parameter[_T], name: str) -> _T:
    """What the text says; where that was not found, it is for the call to say."""
    found = law.value(parameter).value
    if isinstance(found, NotFound):
        option = f"--{name.replace('_', '-')}"
        fix = Text(
            f"规定中的{parameter.label.zh}未查到或尚未施行；请由本次征集写明（命令行 {option}）",
            f"what the text says of it was not found, or does not apply yet; say it for this call ({option} at the command line)",
        )
        raise InvalidValueError(f"Call.{name}", found.value, fix)
    return found


def _held(law: Law[CallPolicy], parameter: Parameter[_T] | None, given: _T | None, name: str) -> _T | None:
    """The limit that the call or the text sets, the lower one."""
    if parameter is None:
        return given
    if given is None:
        return _known(law, parameter, name)
    resolved = law.value(parameter)
    if not isinstance(resolved.value, NotFound) and given > resolved.value:
        fix = Text(f"不得超过规定的{resolved.value}", f"give {resolved.value} or less, which is what the text allows")
        raise InvalidValueError(f"Call.{name}", str(given), fix)
    return given
