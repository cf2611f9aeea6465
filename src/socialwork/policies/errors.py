"""What can be wrong with a question to a policy."""

from datetime import date
from typing import ClassVar

import attrs

from ..days import Window
from ..errors import SocialWorkError
from ..text import Text, check_lang

__all__ = ["InadmissibleReadingsError", "OutOfForceError", "ReformConflict"]


@attrs.define
class OutOfForceError(SocialWorkError):
    """The policy is not in force on the day asked about.

    Attributes:
        policy: The policy's id.
        day: The day asked about.
        window: The days it is in force.
        after: Where the day lies in a gap between two versions: the days the later one is in force.
    """

    code: ClassVar[str] = "out_of_force"

    policy: str
    day: date
    window: Window
    after: Window | None = None

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        said = self.window.text()
        if self.after is not None:
            later = self.after.text()
            return Text(
                f"{self.policy} 在 {self.day} 无有效版本（{said.zh}；{later.zh}）；请给出其中的日期，或指明所用版本",
                f"no version of {self.policy} is in force on {self.day} ({said.en}; {later.en}); give a day inside, or name the version to use",
            ).in_(check_lang(lang))
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


@attrs.define
class ReformConflict(SocialWorkError, ValueError):
    """Two operations on one thing over the same days, both of which refer to the law as it stands.

    Attributes:
        first: The name of one reform.
        second: The name of the other; the same where one reform holds both operations.
        target: What both change.
        days: The days on which they do, in words; None for all days.
    """

    code: ClassVar[str] = "reform_conflict"

    first: str
    second: str
    target: str
    days: Text | None

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        zh, en = ("不分日期", "on every day") if self.days is None else (self.days.zh, self.days.en)
        if self.first == self.second:
            said = Text(f"改革方案“{self.first}”两次改动 {self.target}", f'reform "{self.first}" changes {self.target} twice')
        else:
            said = Text(
                f"改革方案“{self.first}”与“{self.second}”都改动 {self.target}",
                f'reforms "{self.first}" and "{self.second}" both change {self.target}',
            )
        return Text(
            f"{said.zh}（{zh}），且都以原规定为准；请只取其一，或用 >> 写明先后",
            f"{said.en} ({en}), and both refer to the law as it stands; take one of them, or let one follow the other with >>",
        ).in_(check_lang(lang))
