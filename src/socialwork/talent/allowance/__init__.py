"""The allowance of a talent scheme: what accrues by month, what is paid by year, and what is put right afterwards."""

from ..payments import PAID, PAYMENT, Payment
from .accrual import Accrued, accrued, year_of
from .bands import Band, Untold
from .lines import AllowanceLine, LineKind
from .results import Allowance, allowance, allowance_of, payments_of

__all__ = [
    "PAID",
    "PAYMENT",
    "Accrued",
    "Allowance",
    "AllowanceLine",
    "Band",
    "LineKind",
    "Payment",
    "Untold",
    "accrued",
    "allowance",
    "allowance_of",
    "payments_of",
    "year_of",
]
