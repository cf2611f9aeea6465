"""Whether something can happen now: allowed, refused with every reason, or undetermined with what it waits for."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar, NoReturn

import attrs

from ..errors import InvalidValueError, SocialWorkError
from ..rules import NOTICE, Ask
from ..text import Lang, Text, check_lang
from .events import Event
from .reasons import Reason
from .standings import NotApplied, Step, told

_ITEM = Text("- ", "- ")

__all__ = ["Allowed", "Answer", "NotAllowedError", "Refused", "Undetermined"]


@attrs.frozen(kw_only=True)
class _Answer:
    """What was asked, as it would be recorded."""

    _head: ClassVar[Text]

    event: Event
    label: Text

    def __bool__(self) -> NoReturn:
        raise InvalidValueError(
            "an answer", type(self).__name__, "look at `answer.allowed`: there are three answers, and two of them are no yes"
        )

    @property
    def allowed(self) -> bool:
        """Whether it is `Allowed`."""
        return isinstance(self, Allowed)

    @property
    def text(self) -> Text:
        """The answer in a line."""
        return self._head + Text("：", ": ") + self.label

    @abstractmethod
    def _more(self) -> Iterator[Text]:
        """The lines below the first."""
        ...

    def explain(self, lang: Lang = "zh") -> str:
        """The answer and every reason.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return "\n".join((self.text.in_(lang), *(line.in_(lang) for line in self._more()), NOTICE.in_(lang)))

    def as_data(self) -> dict[str, Any]:
        """The answer as JSON data, without the facts of the event."""
        return {
            "answer": type(self).__name__.lower(),
            "subject": self.event.subject,
            "event": self.event.kind,
            "on": str(self.event.happened),
            "text": self.text.as_data(),
        }


@attrs.frozen(kw_only=True)
class Allowed(_Answer):
    """It can happen.

    Attributes:
        event: What would be recorded.
        label: What its kind is called.
        steps: The moves that it would make, what it causes included.
        displaces: The events recorded already that would no longer apply, since it comes before them.
    """

    steps: tuple[Step, ...]
    displaces: tuple[NotApplied, ...] = ()

    _head = Text("可办理", "allowed")

    def _more(self) -> Iterator[Text]:
        for step in self.steps:
            yield _ITEM + step.kind.label + Text("：", ": ") + step.source.label + Text(" → ", " -> ") + step.target.label
        for each in self.displaces:
            yield Text(f"- 此后第{each.event.seq}条不再适用：", f"- record {each.event.seq} would no longer apply: ") + each.why

    def as_data(self) -> dict[str, Any]:
        """The answer as JSON data, without the facts of the event."""
        displaced = [each.as_data() for each in self.displaces]
        return {**super().as_data(), "steps": [step.as_data() for step in self.steps], "displaces": displaced}


@attrs.frozen(kw_only=True)
class _No(_Answer):
    reasons: tuple[Reason, ...]

    def _more(self) -> Iterator[Text]:
        for reason in self.reasons:
            yield _ITEM + reason.text

    def as_data(self) -> dict[str, Any]:
        """The answer as JSON data, without the facts of the event."""
        return {**super().as_data(), "reasons": [reason.as_data() for reason in self.reasons]}


@attrs.frozen(kw_only=True)
class Refused(_No):
    """It cannot happen.

    Attributes:
        event: What was asked.
        label: What its kind is called.
        reasons: Every reason, those included that only wait for what is missing.
    """

    _head = Text("不可办理", "refused")


@attrs.frozen(kw_only=True)
class Undetermined(_No):
    """Something is missing that decides whether it can happen.

    Attributes:
        event: What was asked.
        label: What its kind is called.
        reasons: Every condition that waits.
    """

    _head = Text("待核实", "undetermined")

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What it waits for, of each condition the most settling first."""
        return tuple(ask for reason in self.reasons if reason.decision is not None for ask in reason.decision.asks)

    def _more(self) -> Iterator[Text]:
        yield from super()._more()
        for ask in self.asks:
            yield _ITEM + ask.text


Answer = Allowed | Refused | Undetermined
"""What `can` answers."""


@attrs.define
class NotAllowedError(SocialWorkError):
    """Something was to be done that cannot happen, or of which it is not known whether it can.

    Attributes:
        answer: `Refused` or `Undetermined`, with every reason.
    """

    code: ClassVar[str] = "not_allowed"

    answer: Refused | Undetermined

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        said = self.answer.text + Text("；", "; ") + told(self.answer.reasons)
        return said.zh if lang == "zh" else said.en
