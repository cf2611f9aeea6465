"""What can be wrong with a question to figures: it has no answer that means anything."""

from typing import Any, ClassVar

import attrs

from ..errors import SocialWorkError
from ..text import Lang, Text, check_lang, joined

__all__ = ["MeaninglessError", "Objection"]


@attrs.frozen
class Objection:
    """One thing that stands against a sum, a ratio, a share or a change.

    Attributes:
        code: The kind of objection; it does not change between releases: `twice`, `derived`, `units`, `measures`, `measure_unknown`, `periods`,
            `undated`, `sources`, `overlap`, `populations`, `order`, `zero`, `above_whole`.
        figures: The ids of the figures that it is about.
        why: What is the matter.
        fix: What would be right.
    """

    code: str
    figures: tuple[str, ...]
    why: Text
    fix: Text

    @property
    def line(self) -> Text:
        """It in a line."""
        return self.why + Text("；", "; ") + self.fix

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"code": self.code, "figures": list(self.figures), "why": self.why.as_data(), "fix": self.fix.as_data()}


@attrs.define
class MeaninglessError(SocialWorkError, ValueError):
    """Figures that have no sum, ratio, share or change that would mean anything; nothing was computed.

    Attributes:
        asked: What was asked for: a total, a share, ...
        objections: Everything that stands against it.
    """

    code: ClassVar[str] = "meaningless"

    asked: Text
    objections: tuple[Objection, ...]

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        said: Lang = check_lang(lang)
        head = self.asked + Text("没有意义：", " means nothing: ")
        return (head + joined((each.line for each in self.objections), zh="。", en=". ")).in_(said)
