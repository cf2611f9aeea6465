"""A round: what the office decided before it selected, and recorded."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar, cast

import attrs

from ..days import check_date, earliest
from ..errors import DuplicateNameError, InvalidValueError, UnknownNameError
from ..money import to_decimal
from ..policies import Law
from ..rules import Judgement, Missing, Shape
from ..rules.explain import value_text
from ..selection import Resolution
from ..selection.placements import named
from ..text import Text, joined
from .candidates import CANDIDATE, Candidate
from .scheme import TalentScheme

__all__ = [
    "GRADES_OR_SCORES",
    "NO_GRADES",
    "Declaration",
    "Holders",
    "MeritScale",
    "ReadingChoice",
    "Round",
    "declared",
    "disputes",
    "later",
]


T = TypeVar("T")


def _listed(where: str, given: object, kind: type[T], fix: Text) -> tuple[T, ...]:
    """What was given, if it is a sequence of such values; of what is wrong only the type is told: what a round records names people."""
    called = type(given).__name__
    if isinstance(given, (str, Mapping)) or not isinstance(given, Iterable):
        raise InvalidValueError(where, called, fix)
    items = tuple(cast("Iterable[object]", given))
    for item in items:
        if not isinstance(item, kind):
            raise InvalidValueError(where, type(item).__name__, fix)
    return cast("tuple[T, ...]", items)


def _grades(given: Iterable[str]) -> tuple[str, ...]:
    fix = Text('请列出各等次，最好的在前，如 grades=["优", "良"]', 'list the grades, best first: grades=["A", "B"]')
    grades = _listed("MeritScale.grades", given, str, fix)
    if not all(grade.strip() for grade in grades):
        raise InvalidValueError("MeritScale.grades", grades, fix)
    if not grades and given != ():  # a list that somebody meant to fill in would make a scale of scores
        raise InvalidValueError("MeritScale.grades", given, NO_GRADES)
    return grades


def _minimum(given: Decimal | int | str | None) -> Decimal | str | None:
    return given  # type: ignore[return-value]  # made exact as soon as it is known what the scale is of


def _score(given: Decimal | int | str) -> Decimal:
    return to_decimal(given)


def _tolerance(given: Decimal | int | str | None) -> Decimal | None:
    return None if given is None else to_decimal(given)


def _whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _ids(given: str | Iterable[str]) -> frozenset[str]:
    fix = Text("请列出人选编号", "give the ids of candidates, as text")
    return frozenset((given,) if isinstance(given, str) else _listed("Declaration.covers", given, str, fix))


def _said(words: object) -> bool:
    return isinstance(words, str) and bool(words.strip())


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


@attrs.frozen(kw_only=True)
class Holders:
    """How many people hold the title when the round opens.

    Attributes:
        total: All of them, 0 or more.
        elderly_care: Those among them in elderly-care service.

    Raises:
        InvalidValueError: If the numbers cannot be.
    """

    total: int
    elderly_care: int

    def __attrs_post_init__(self) -> None:
        if not (_whole(self.total) and self.total >= 0):
            raise InvalidValueError("Holders.total", self.total, Text("请填0或以上的整数", "give a whole number, 0 or more"))
        if not (_whole(self.elderly_care) and 0 <= self.elderly_care <= self.total):
            fix = Text(f"养老服务领域人数应在0与总人数{self.total}之间", f"give a whole number from 0 to {self.total}, the total")
            raise InvalidValueError("Holders.elderly_care", self.elderly_care, fix)


@attrs.frozen(kw_only=True)
class ReadingChoice:
    """An option that the office chose for an unclear place, and the record of it.

    Attributes:
        reading: The reading's id.
        option: The option's id.
        by: Who chose.
        on: When.
        document: Where it is recorded.

    Raises:
        InvalidValueError: If the reading, the option, who, when or where is not given.
    """

    reading: str
    option: str
    by: str
    on: date
    document: str

    def __attrs_post_init__(self) -> None:
        check_date("ReadingChoice.on", self.on)
        for name in ("reading", "option"):
            given: object = getattr(self, name)
            if not _said(given):
                fix = Text("请给口径和选项的代码", "give the id of the reading, and that of its option")
                raise InvalidValueError(f"ReadingChoice.{name}", given, fix)
        if not (_said(self.by) and _said(self.document)):
            fix = Text("请写明由谁选择、记载于何文件", "say who chose it and in which document")
            raise InvalidValueError("ReadingChoice", (self.by, self.document), fix)


@attrs.frozen(kw_only=True)
class Declaration:
    """One recorded judgement that covers many people.

    Attributes:
        fact: The name of the judgement: `"professional_ethics"`.
        judgement: What was found, by whom, when, and where it is recorded.
        covers: The ids of the people covered; empty covers every candidate.

    Raises:
        InvalidValueError: If the fact is no judgement, nothing was judged, or those covered are no ids.
        UnknownNameError: If there is no such fact.
    """

    fact: str
    judgement: Judgement
    covers: frozenset[str] = attrs.field(default=frozenset(), converter=_ids)

    def __attrs_post_init__(self) -> None:
        if CANDIDATE[self.fact].shape is not Shape.JUDGEMENT:
            named = [handle.name for handle in CANDIDATE if handle.shape is Shape.JUDGEMENT]
            raise InvalidValueError("Declaration.fact", self.fact, f"name a judgement: {', '.join(named)}")
        judged: object = self.judgement
        if not isinstance(judged, Judgement):
            fix = Text(
                "请给 Judgement(holds=..., by=..., on=..., document=...)", "give a Judgement(holds=..., by=..., on=..., document=...)"
            )
            raise InvalidValueError("Declaration.judgement", judged, fix, personal=True)


def declared(candidates: tuple[Candidate, ...], declarations: tuple[Declaration, ...]) -> tuple[Candidate, ...]:
    """The candidates with what was declared for many of them at once.

    A declaration fills in a judgement that is missing. Where it contradicts one that is there, or another declaration, the judgement
    becomes `Missing.DISPUTED`: neither silently wins.

    Raises:
        UnknownNameError: If a declaration covers an id that no candidate has.
    """
    known = {candidate.id for candidate in candidates}
    for declaration in declarations:
        for covered in sorted(declaration.covers - known):
            raise UnknownNameError(Text("人选（认定所列）", "candidate covered by a declaration"), covered, tuple(sorted(known)))
    return tuple(_declared(candidate, declarations) for candidate in candidates)


def _declared(candidate: Candidate, declarations: tuple[Declaration, ...]) -> Candidate:
    found: dict[str, Any] = {}
    for declaration in declarations:
        if declaration.covers and candidate.id not in declaration.covers:
            continue
        own = found.get(declaration.fact, getattr(candidate, declaration.fact))
        if isinstance(own, Missing):
            found[declaration.fact] = own if own is Missing.DISPUTED else declaration.judgement
        elif own.holds is not declaration.judgement.holds:
            found[declaration.fact] = Missing.DISPUTED
    return attrs.evolve(candidate, **found) if found else candidate


def disputes(candidates: Iterable[Candidate], declarations: Iterable[Declaration]) -> Iterator[Text]:
    """What the findings are where declarations contradict a judgement, or one another: one text for all of whom the same was found."""
    found: dict[tuple[str, tuple[Judgement, ...]], list[str]] = {}
    recorded = tuple(declarations)
    for candidate in candidates:
        for fact in dict.fromkeys(declaration.fact for declaration in recorded):
            own = getattr(candidate, fact)
            declared_of = (each for each in recorded if each.fact == fact and (not each.covers or candidate.id in each.covers))
            findings = (*(() if isinstance(own, Missing) else (own,)), *(each.judgement for each in declared_of))
            if len({finding.holds for finding in findings}) > 1:
                found.setdefault((fact, findings), []).append(candidate.id)
    for (fact, findings), ids in found.items():
        said, label = joined(map(value_text, findings), zh="；", en="; "), CANDIDATE[fact].label
        who = named(ids)
        yield Text(f"{who.zh} 的“{label.zh}”有争议：{said.zh}", f"{label.en} of {who.en} is disputed: {said.en}")


def later(candidates: Iterable[Candidate], round_: "Round") -> Iterator[Text]:
    """What is dated later than it can be: judgements after the round's day, and work and certificates after the cut-off day."""
    cut_off = round_.cut_off or round_.day
    found: dict[Text, list[str]] = {}
    for candidate in candidates:
        for fact in CANDIDATE:
            value = getattr(candidate, fact.name, None)
            if isinstance(value, Judgement) and value.on > round_.day:
                said = Text(
                    f"“{fact.label.zh}”的认定日期{value.on}晚于批次日", f"{fact.label.en}: judged on {value.on}, after the day of the round"
                )
                found.setdefault(said, []).append(candidate.id)
        if not isinstance(candidate.service, Missing) and any(earliest(period.first) > cut_off for period in candidate.service):
            said = Text(f"有始于截止日{cut_off}之后的从业经历，不计入", f"work that begins after the cut-off day {cut_off} does not count")
            found.setdefault(said, []).append(candidate.id)
        for fact in (CANDIDATE.social_work_certificates, CANDIDATE.care_worker_certificates):
            held = getattr(candidate, fact.name)
            days = () if isinstance(held, Missing) else (certificate.obtained_on for certificate in held)
            if any(day is not None and earliest(day) > cut_off for day in days):
                said = Text(
                    f"截止日{cut_off}之后取得的{fact.label.zh}不计入",
                    f"{fact.label.en} obtained after the cut-off day {cut_off} do not count",
                )
                found.setdefault(said, []).append(candidate.id)
    for said, ids in found.items():
        yield named(ids) + Text("：", ": ") + said


def _readings(given: Iterable[ReadingChoice]) -> tuple[ReadingChoice, ...]:
    said = "ReadingChoice(reading=..., option=..., by=..., on=..., document=...)"
    fix = Text(f"请给一组所选口径：[{said}]", f"give a list of the options chosen: [{said}]")
    return _listed("Round.readings", given, ReadingChoice, fix)


def _declarations(given: Iterable[Declaration]) -> tuple[Declaration, ...]:
    said = "Declaration(fact=..., judgement=...)"
    fix = Text(f"请给一组认定：[{said}]；没有则为空列表", f"give a list of declarations: [{said}]; an empty one says none")
    return _listed("Round.declarations", given, Declaration, fix)


def _resolutions(given: Iterable[Resolution]) -> tuple[Resolution, ...]:
    fix = Text(
        "请给一组并列裁定：[Resolution(chosen=..., over=..., reason=..., by=..., on=...)]，或 read_resolutions(path) 读出的裁定",
        "give a list of resolutions: [Resolution(chosen=..., over=..., reason=..., by=..., on=...)], or what read_resolutions(path) reads",
    )
    return _listed("Round.resolutions", given, Resolution, fix)


@attrs.frozen(kw_only=True)
class Round:
    """What the office decided beforehand.

    Attributes:
        day: The day of the selection: its law applies.
        cut_off: The day up to which service and certificates count; None means the round's own day.
        seats: Places in this round; None means as many as the cap allows.
        merit: How merit is told; None means a score from 0 to 100 in steps of 0.01 with no minimum, which every result then calls assumed.
        holders: Who holds the title already; needed only where the share is taken of all holders.
        about_tolerance: By how many people "about a third" may miss the exact third; None means its two neighbouring whole numbers.
        readings: Options chosen for unclear places, with who chose, when and where.
        declarations: Judgements that cover many people at once.
        resolutions: Ties settled by somebody, with the reason.
        name: What the round is called.

    Raises:
        InvalidValueError: If seats are negative, a day is none, the cut-off lies after the round, or a value is of another kind than it says
            here.
        DuplicateNameError: If a reading is chosen twice.
    """

    day: date
    cut_off: date | None = None
    seats: int | None = None
    merit: MeritScale | None = None
    holders: Holders | None = None
    about_tolerance: Decimal | None = attrs.field(default=None, converter=_tolerance)
    readings: tuple[ReadingChoice, ...] = attrs.field(default=(), converter=_readings)
    declarations: tuple[Declaration, ...] = attrs.field(default=(), converter=_declarations)
    resolutions: tuple[Resolution, ...] = attrs.field(default=(), converter=_resolutions)
    name: str = ""

    def __attrs_post_init__(self) -> None:
        for where, value, kind, fix in (
            (
                "Round.merit",
                self.merit,
                MeritScale,
                Text("请给 MeritScale，如 MeritScale(minimum=60)", "give a MeritScale: MeritScale(minimum=60)"),
            ),
            (
                "Round.holders",
                self.holders,
                Holders,
                Text("请给 Holders(total=..., elderly_care=...)", "give Holders(total=..., elderly_care=...)"),
            ),
        ):
            if value is not None and not isinstance(value, kind):
                raise InvalidValueError(where, value, fix)
        if not isinstance(self.name, str):
            raise InvalidValueError(
                "Round.name", self.name, Text("请给文字；没有名称则为空文字", 'give text; "" where the round has no name')
            )
        for where, day in (("Round.day", self.day), ("Round.cut_off", self.cut_off or self.day)):
            if not isinstance(day, date) or isinstance(day, datetime):
                raise InvalidValueError(where, day, Text("请给日期", "give a date"))
        if self.cut_off is not None and self.cut_off > self.day:
            raise InvalidValueError("Round.cut_off", str(self.cut_off), Text("截止日不得晚于批次日", f"give {self.day} or an earlier day"))
        if self.seats is not None and not (_whole(self.seats) and self.seats >= 0):
            raise InvalidValueError(
                "Round.seats", self.seats, Text("名额须为0或以上", "give 0 or more; 0 runs the round without selecting anyone")
            )
        if self.about_tolerance is not None and self.about_tolerance < 0:
            raise InvalidValueError("Round.about_tolerance", self.about_tolerance, Text("请给0或以上", "give 0 people or more"))
        DuplicateNameError.check(Text("批次口径", "reading of a round"), (choice.reading for choice in self.readings))

    @property
    def scale(self) -> MeritScale:
        """How merit is told, assumed where the round does not say."""
        return self.merit or MeritScale()

    def law(self, policy: TalentScheme, *, beyond_validity: bool = False) -> Law[TalentScheme]:
        """The policy on the round's day, under the readings that the round chose.

        Raises:
            InvalidValueError: If it is no scheme.
            OutOfForceError: If the policy is not in force on the day.
            UnknownNameError: If a reading or an option is not there.
            InadmissibleReadingsError: If the options cannot be chosen.
        """
        given: object = policy
        if not isinstance(given, TalentScheme):
            raise InvalidValueError("policy", given, "give the scheme: round_.law(HAIYOU)")
        return policy.on(self.day, readings={choice.reading: choice.option for choice in self.readings}, beyond_validity=beyond_validity)
