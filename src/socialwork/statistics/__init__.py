"""Figures that cannot be misused: each knows what it counts, of whom, when and how exactly, and sums that mean nothing are refused with the reason."""

from .comparing import FigureRow, FigureTable, compare_figures
from .derived import DerivedFigure, Figure, Operation
from .errors import MeaninglessError, Objection
from .figures import Part, Period, Statistic
from .precision import AtLeast, Exact, Interval, Precision, Rounded
from .reckoning import change, ratio, share, total
from .words import CountingUnit, Measure

__all__ = [
    "AtLeast",
    "CountingUnit",
    "DerivedFigure",
    "Exact",
    "Figure",
    "FigureRow",
    "FigureTable",
    "Interval",
    "MeaninglessError",
    "Measure",
    "Objection",
    "Operation",
    "Part",
    "Period",
    "Precision",
    "Rounded",
    "Statistic",
    "change",
    "compare_figures",
    "ratio",
    "share",
    "total",
]
