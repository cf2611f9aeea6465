"""How merit is told in a round: as scores with a step, or as grades; and what is wrong with a merit that is neither."""

from collections.abc import Iterable
from decimal import Decimal

import attrs

from ..errors import DuplicateNameError, InvalidValueError
from ..money import to_decimal
from ..rules import Missing
from ..text import Text
from .candidates import Candidate
from .listing import listed

__all__ = ["GRADES_OR_SCORES", "NO_GRADES", "MeritScale"]

_BOUNDS = {"lowest": Decimal(0), "highest": Decimal(100), "step": Decimal("0.01")}
"""What bounds a scale of scores, and what holds where the round does not say it."""

NO_GRADES = Text(
    "等次为空；请列出各等次，最好的在前；按分数评定的，请删去此项",
    "there are no grades; list them, best first, or leave this out where merit is told in scores",
)

GRADES_OR_SCORES = Text(
    "已列出等次（grades），不再有最低分、最高分和步长；请删去此项，或删去等次改用分数",
    "where there are grades, there is no lowest score, no highest and no step; leave this out, or take the grades out",
)


def _grades(given: Iterable[str]) -> tuple[str, ...]:
    fix = Text('请列出各等次，最好的在前，如 grades=["优", "良"]', 'list the grades, best first: grades=["A", "B"]')
    grades = listed("MeritScale.grades", given, str, fix)
    if not all(grade.strip() for grade in grades):
        raise InvalidValueError("MeritScale.grades", grades, fix)
    if not grades and given != ():  # a list that somebody meant to fill in would make a scale of scores
        raise InvalidValueError("MeritScale.grades", given, NO_GRADES)
    return grades


def _minimum(given: Decimal | int | str | None) -> Decimal | str | None:
    return given  # type: ignore[return-value]  # made exact as soon as it is known what the scale is of


def _score(given: Decimal | int | str) -> Decimal:
    return to_decimal(given)


@attrs.frozen(kw_only=True)
class MeritScale:
    """How merit is told: as a score with a step, or as one of some grades. The law names neither, so the round does.

    Attributes:
        lowest: The lowest score.
        highest: The highest score.
        step: The smallest difference between two scores.
        grades: The grades, best first; where there are any, scores are not used.
        minimum: What a person must reach to be eligible: a score, or a grade; None asks for nothing.

    Raises:
        InvalidValueError: If the bounds cross, the step does not lead from one to the other, the minimum is not on the scale, there are
            grades and bounds as well, or the grades are an empty list; the empty tuple, which stands where nothing is said, is none.
    """

    lowest: Decimal = attrs.field(default=_BOUNDS["lowest"], converter=_score)
    highest: Decimal = attrs.field(default=_BOUNDS["highest"], converter=_score)
    step: Decimal = attrs.field(default=_BOUNDS["step"], converter=_score)
    grades: tuple[str, ...] = attrs.field(default=(), converter=_grades)
    minimum: Decimal | str | None = attrs.field(default=None, converter=_minimum)

    def __attrs_post_init__(self) -> None:
        self._check_bounds()
        DuplicateNameError.check(Text("评审等次", "merit grade"), self.grades)
        if self.minimum is not None:
            try:
                self.steps(self.minimum)
            except InvalidValueError:  # it is the round that says it, and nobody's merit
                found = f"{self.minimum:f}" if isinstance(self.minimum, Decimal) else self.minimum
                raise InvalidValueError("MeritScale.minimum", found, self._what_to_give) from None
            if not self.grades:
                object.__setattr__(self, "minimum", to_decimal(self.minimum))

    def _check_bounds(self) -> None:
        if self.grades:
            for name, unless_said in _BOUNDS.items():
                if getattr(self, name) != unless_said:
                    raise InvalidValueError(f"MeritScale.{name}", f"{getattr(self, name):f}", GRADES_OR_SCORES)
        elif self.highest <= self.lowest:
            fix = Text(f"最高分须大于最低分{self.lowest:f}", f"give a score above the lowest one, {self.lowest:f}")
            raise InvalidValueError("MeritScale.highest", f"{self.highest:f}", fix)
        elif self.step <= 0 or (self.highest - self.lowest) % self.step:
            fix = Text(
                f"步长须为正，且能从最低分{self.lowest:f}走到最高分{self.highest:f}",
                f"give a positive step that leads from the lowest score, {self.lowest:f}, to the highest, {self.highest:f}",
            )
            raise InvalidValueError("MeritScale.step", f"{self.step:f}", fix)

    @property
    def fact(self) -> str:
        """The name of the candidate's fact that holds the merit."""
        return "merit_grade" if self.grades else "merit_score"

    @property
    def other_fact(self) -> str:
        """The name of the candidate's fact that holds merit told the other way, which this scale does not use."""
        return "merit_score" if self.grades else "merit_grade"

    def fault(self, candidate: Candidate) -> tuple[str, Text] | None:
        """What is wrong with a candidate's merit: the name of the fact, and what would be right; None if nothing is.

        A merit off the scale is wrong, and so is a score where the round has grades, or a grade where it has scores, and nothing else: it
        would count for nothing.
        """
        merit = getattr(candidate, self.fact)
        if isinstance(merit, Missing):
            return None if isinstance(getattr(candidate, self.other_fact), Missing) else (self.other_fact, self._the_other_way)
        try:
            self.steps(merit)
        except InvalidValueError:
            return self.fact, self._what_to_give
        return None

    @property
    def _what_to_give(self) -> Text:
        if self.grades:
            return Text("请填批次规定的等次：" + "、".join(self.grades), "give a grade of the round: " + ", ".join(self.grades))
        return Text(
            f"请填{self.lowest}至{self.highest}之间、以{self.step}为步长的分数",
            f"give a score from {self.lowest} to {self.highest} in steps of {self.step}",
        )

    @property
    def _the_other_way(self) -> Text:
        if self.grades:
            return Text(
                f"本批次按等次评定，得分不起作用；请改填评审等次（{'、'.join(self.grades)}），或在批次的 [merit] 中改用分数",
                f"the round goes by grades, and a score counts for nothing; give the merit grade ({', '.join(self.grades)}), "
                "or take the grades out of [merit] in the round",
            )
        return Text(
            "本批次按得分评定，等次不起作用；请改填评审得分，或在批次的 [merit] 中写明 grades",
            "the round goes by scores, and a grade counts for nothing; give the merit score, or list the grades under [merit] in the round",
        )

    @property
    def top(self) -> int:
        """The highest merit in whole steps above the lowest."""
        return len(self.grades) - 1 if self.grades else int((self.highest - self.lowest) / self.step)

    def steps(self, merit: Decimal | str) -> int:
        """A merit in whole steps above the lowest.

        Raises:
            InvalidValueError: If it is not on the scale.
        """
        if self.grades:
            if merit not in self.grades:
                raise InvalidValueError("merit_grade", merit, self._what_to_give, personal=True)
            return len(self.grades) - 1 - self.grades.index(str(merit))
        try:
            steps = (to_decimal(merit) - self.lowest) / self.step
        except InvalidValueError:
            raise InvalidValueError("merit_score", merit, self._what_to_give, personal=True) from None
        if not (0 <= steps <= self.top and steps == steps.to_integral_value()):
            raise InvalidValueError("merit_score", merit, self._what_to_give, personal=True)
        return int(steps)

    def merit(self, steps: int) -> Decimal | str:
        """The merit that lies so many steps above the lowest."""
        return self.grades[len(self.grades) - 1 - steps] if self.grades else self.lowest + steps * self.step

    @property
    def lowest_eligible(self) -> int:
        """The least merit that is eligible, in steps."""
        return 0 if self.minimum is None else self.steps(self.minimum)

    @property
    def text(self) -> Text:
        """The scale in words."""
        if self.grades:
            said = Text("等次：" + "、".join(self.grades), "grades: " + ", ".join(self.grades))
        else:
            said = Text(
                f"{self.lowest}至{self.highest}分，步长{self.step}", f"{self.lowest} to {self.highest} points in steps of {self.step}"
            )
        if self.minimum is None:
            return said + Text("，无最低要求", ", no minimum")
        return said + Text(f"，最低{self.minimum}", f", minimum {self.minimum}")
