"""The least share of one kind of venture among those of a call: held against the grants, which it does not change.

A text that asks for such a share and does not say how it comes about, by places kept free or by asking for other applications, is not made up
for: whether the grants keep it is told, and what is lacking.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any, NoReturn

import attrs

from ..errors import InvalidValueError
from ..law import Option, Reading
from ..law.parameters import Resolved
from ..policies import Law
from ..rules import Verdict
from ..text import Text, joined, plain
from .awards import Award
from .calls import CallPolicy

__all__ = ["KindCheck", "check_kind", "share_among_reading"]


def share_among_reading(name: str, *, clause: str | tuple[str, ...]) -> Reading:
    """Among which ventures a share is taken: those that are funded, or all that are applied for.

    Args:
        name: The id of the reading.
        clause: The clauses that are unclear.
    """
    return Reading(
        id=name,
        question=Text("比例以哪些项目为准", "among which ventures the share is taken"),
        options=(
            Option(id="funded", label=Text("获资助的项目", "those that are funded"), grounds=Text("所述是资助的项目", "the text speaks of projects funded")),
            Option(id="applied", label=Text("全部申报项目", "all that are applied for"), grounds=Text("征集时即可要求", "a call can ask for it")),
        ),
        default="funded",
        why=Text("原文未写明；取与资助结果相关的一种", "not stated; the one that the grants bear on is taken"),
        clause=clause,
    )  # fmt: skip


@attrs.frozen(kw_only=True)
class KindCheck:
    """Whether ventures of one kind have the share that the text asks for. It has no truth value: ask for `verdict`.

    Attributes:
        kind: What the kind is called.
        among: Among which ventures the share is taken.
        share: The least share.
        value: What the text says of it: its clauses, and how far it was checked.
        verdict: Whether it is kept; undetermined where something open decides.
        counted: The fewest and the most ventures of the kind that there can be among them.
        of: The fewest and the most ventures that there can be.
    """

    kind: Text
    among: Text
    share: Fraction
    value: Resolved[Fraction] = attrs.field(repr=False)
    verdict: Verdict
    counted: tuple[int, int]
    of: tuple[int, int]

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("an answer", self.verdict.value, "compare its verdict: `answer.verdict is Verdict.YES`")

    @property
    def text(self) -> Text:
        """The check in words, with the clauses, and how far what they say was checked."""
        checked = () if self.value.verified is None else (self.value.verified.label,)
        grounds = joined((*map(plain, self.value.clause), *checked))
        counted, of = (str(low) if low == high else f"{low}-{high}" for low, high in (self.counted, self.of))
        return Text(
            f"{self.kind.zh}不少于{self.among.zh}的{self.share}：{of}项中{counted}项，{self.verdict.label.zh}（{grounds.zh}）",
            f"{self.kind.en}: at least {self.share} of {self.among.en}; there are {counted} of {of}: {self.verdict.label.en} ({grounds.en})",
        )

    def as_data(self) -> dict[str, Any]:
        """The check as JSON data."""
        return {
            "kind": self.kind.as_data(), "among": self.among.as_data(), "share": str(self.share), "clause": list(self.value.clause),
            "verified": None if self.value.verified is None else self.value.verified.value, "verdict": self.verdict.value,
            "counted": list(self.counted), "of": list(self.of),
        }  # fmt: skip


def _ends(certain: bool, possible: bool) -> tuple[int, ...]:
    return (1,) if certain else (0, 1) if possible else (0,)


def check_kind(awards: Iterable[Award], law: Law[CallPolicy], *, cut_off: date | None = None) -> KindCheck | None:
    """Whether the grants keep the least share of one kind; None where the text asks for none.

    What is open is supposed to turn out each for itself, so that in truth it may be decided where this says that it is undetermined.

    Args:
        awards: What each application gets.
        law: The law of the call.
        cut_off: The day up to which records of applicants count; None for the day of the law.

    Raises:
        InvalidValueError: If the share is not known on the day.
    """
    policy = law.policy
    if policy.kind is None or policy.kind_share is None or policy.kind_among is None:
        return None
    value, option = law.value(policy.kind_share), law.choice(policy.kind_among)
    share = value.known("CallPolicy.kind_share")
    worst = best = Fraction()
    counted, of = [0, 0], [0, 0]
    for award in awards:
        verdict = law.decide(policy.kind, award.application, cut_off=cut_off).verdict
        among = (1,) if option.id == "applied" else _ends(award.granted[0] > 0, award.granted[1] > 0)
        kinds = _ends(verdict is Verdict.YES, verdict is not Verdict.NO)
        apart = [there * (kind - share) for there in among for kind in kinds]
        worst, best = worst + min(apart), best + max(apart)
        for end, choose in enumerate((min, max)):
            of[end] += choose(among)
            counted[end] += choose(among) * choose(kinds)
    return KindCheck(
        kind=policy.kind.label or policy.kind_share.label, among=option.label, share=share, value=value,
        verdict=Verdict.YES if worst >= 0 else Verdict.NO if best < 0 else Verdict.UNDETERMINED,
        counted=(counted[0], counted[1]), of=(of[0], of[1]),
    )  # fmt: skip
