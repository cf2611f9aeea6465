"""A round: what the office decided before it selected, and recorded."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

import attrs

from ..days import check_date, earliest
from ..errors import DuplicateNameError, InvalidValueError
from ..money import to_decimal
from ..policies import Law
from ..rules import Judgement, Missing
from ..selection import Resolution
from ..selection.wording import named
from ..text import Text
from .candidates import CANDIDATE, Candidate
from .declaring import Declaration
from .listing import listed
from .merit_scales import MeritScale
from .scheme import TalentScheme

__all__ = ["Declaration", "Holders", "MeritScale", "ReadingChoice", "Round", "later"]


def _tolerance(given: Decimal | int | str | None) -> Decimal | None:
    return None if given is None else to_decimal(given)


def _whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _said(words: object) -> bool:
    return isinstance(words, str) and bool(words.strip())


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
    return listed("Round.readings", given, ReadingChoice, fix)


def _declarations(given: Iterable[Declaration]) -> tuple[Declaration, ...]:
    said = "Declaration(fact=..., judgement=...)"
    fix = Text(f"请给一组认定：[{said}]；没有则为空列表", f"give a list of declarations: [{said}]; an empty one says none")
    return listed("Round.declarations", given, Declaration, fix)


def _resolutions(given: Iterable[Resolution]) -> tuple[Resolution, ...]:
    fix = Text(
        "请给一组并列裁定：[Resolution(chosen=..., over=..., reason=..., by=..., on=...)]，或 read_resolutions(path) 读出的裁定",
        "give a list of resolutions: [Resolution(chosen=..., over=..., reason=..., by=..., on=...)], or what read_resolutions(path) reads",
    )
    return listed("Round.resolutions", given, Resolution, fix)


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
