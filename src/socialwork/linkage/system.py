"""What a policy of linkage has: how its ventures are composed, the sectors, and its unclear places. A place's file fills it in."""

import attrs

from ..errors import DuplicateNameError, UnknownNameError
from ..law import Parameter, Reading, Structural
from ..policies import Policy
from .formulas import Formula

__all__ = ["LinkagePolicy"]


@attrs.frozen(kw_only=True, repr=False)
class LinkagePolicy(Policy):
    """A place's policy of linkage. What a place does not have stays None or empty.

    Attributes:
        formula: What a venture is made of.
        formulas: Other formulas of the place, such as the four that charity projects link.
        figures: Its statistics, or other parts that cite clauses.
        letters: Reading: which letter of the formula stands for what.
        lower_bounds: Reading: how many there are at least of what a letter stands for.
        partners: Reading: whether there may be organisations beside the one.
        full_time: Reading: who counts as the full-time social worker.
        several_ventures: Reading: whether that worker may serve several ventures.
        several_workers: Reading: whether there may be several.
        community_link: Reading: whether a venture needs a community beside its formula (`beside_formula`, `required`, `project_stands_in`).
        organisations: How many social organisations a venture has.
        social_workers: How many full-time social workers a venture has.

    Raises:
        DuplicateNameError: If two formulas share a name.
        UnknownNameError: If a formula asks a reading, or names a parameter, that is not one of the policy's attributes.
    """

    formula: Formula | None = None
    formulas: tuple[Formula, ...] = ()
    figures: tuple[Structural, ...] = ()

    letters: Reading | None = None
    lower_bounds: Reading | None = None
    partners: Reading | None = None
    full_time: Reading | None = None
    several_ventures: Reading | None = None
    several_workers: Reading | None = None
    community_link: Reading | None = None

    organisations: Parameter[int] | None = None
    social_workers: Parameter[int] | None = None

    def __attrs_post_init__(self) -> None:
        DuplicateNameError.check("formula", (formula.name for formula in self.every_formula))
        for formula in self.every_formula:
            for reading in formula.every_reading:
                if not self._has(reading):
                    raise UnknownNameError("reading of the policy", reading.id, tuple(each.id for each in self.readings))
            for parameter in formula.parameters:
                known = tuple(each.name for each in self.parameters)
                if parameter.name not in known:
                    raise UnknownNameError("parameter of the policy", parameter.name, known)
        super().__attrs_post_init__()

    @property
    def every_formula(self) -> tuple[Formula, ...]:
        """The formula of ventures first, and the others."""
        return (*(() if self.formula is None else (self.formula,)), *self.formulas)
