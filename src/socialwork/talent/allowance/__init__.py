"""The allowance of a talent scheme: what accrues by month, what is paid by year, and what is put right afterwards."""

from ..payments import PAID, PAYMENT, Payment
from .accrual import Accrued, accrued, year_of
from .bands import Band, Untold
from .computing import allowance, allowance_of
from .lines import AllowanceLine, LineKind
from .results import Allowance, payments_of
from .settling import Stray

__all__ = [
    "PAID",
    "PAYMENT",
    "Accrued",
    "Allowance",
    "AllowanceLine",
    "Band",
    "LineKind",
    "Payment",
    "Stray",
    "Untold",
    "accrued",
    "allowance",
    "allowance_of",
    "payments_of",
    "year_of",
]
