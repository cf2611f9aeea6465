"""What can be wrong with a question to a policy."""

from datetime import date
from typing import ClassVar

import attrs

from ..days import Window
from ..errors import SocialWorkError
from ..text import Text

__all__ = ["InadmissibleReadingsError", "OutOfForceError"]


@attrs.define
class OutOfForceError(SocialWorkError):
    """The policy is not in force on the day asked about.

    Attributes:
        policy: The policy's id.
        day: The day asked about.
        window: The days it is in force.
    """

    code: ClassVar[str] = "out_of_force"

    policy: str
    day: date
    window: Window

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        said = self.window.text()
        if lang == "zh":
            return (
                f"{self.policy} 在 {self.day} 不在有效期内（{said.zh}）；请给出有效期内的日期，或写明 beyond_validity=True 以在有效期外测算"
            )
        return f"{self.policy} is not in force on {self.day} ({said.en}); give a day inside, or pass beyond_validity=True to go on deliberately"


@attrs.define
class InadmissibleReadingsError(SocialWorkError, ValueError):
    """An option, or a pair of options, that law or arithmetic rules out.

    Attributes:
        chosen: What was chosen, as `reading=option`.
        why: What rules it out.
        instead: Single choices that would mend it, as `reading=option`.
    """

    code: ClassVar[str] = "inadmissible_readings"

    chosen: tuple[str, ...]
    why: Text
    instead: tuple[str, ...]

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        if lang == "zh":
            return f"不可采用 {' + '.join(self.chosen)}：{self.why.zh}；可改为 {'、'.join(self.instead)}"
        return f"{' + '.join(self.chosen)} cannot be chosen: {self.why.en}; choose {' or '.join(self.instead)}"
