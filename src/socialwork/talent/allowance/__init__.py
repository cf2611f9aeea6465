"""The allowance of a talent scheme: what accrues by month, what is paid by year, and what is put right afterwards."""

from ..payments import PAID, PAYMENT, Payment
from .accrual import Accrued, accrued, year_of
from .bands import Band, Untold
from .batches import Batch, BatchRow, recorded_batch
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
    "Batch",
    "BatchRow",
    "LineKind",
    "Payment",
    "Stray",
    "Untold",
    "accrued",
    "allowance",
    "allowance_of",
    "payments_of",
    "recorded_batch",
    "year_of",
]
