"""What is wrong with a network, one thing at a time."""

from typing import Any

import attrs

from ..errors import mask_identity
from ..text import Labelled, Lang, Text, check_lang
from .places import Place, Unit

__all__ = ["Finding", "Severity", "Subject", "named"]


class Severity(Labelled):
    """Whether a network can be worked with as it is."""

    ERROR = "error", "错误", "error"
    WARNING = "warning", "提示", "warning"


class Subject(Labelled):
    """What a finding is about."""

    PLACE = "place", "地方", "place"
    UNIT = "unit", "机构", "unit"


def named(thing: Place | Unit) -> Text:
    """What a place or a unit is called, with its id."""
    name, key = mask_identity(thing.name), mask_identity(thing.id)
    return Text(key, key) if not name.strip() or name == key else Text(f"{name}（{key}）", f"{name} ({key})")


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that is wrong with a network, or worth a look.

    Attributes:
        code: The kind of finding; it does not change between releases.

            Of a place: `unknown_tier`, `unknown_within`, `circle` (places within one another), `no_within`, `wrong_level` (within a place that is
            not one level up), `bad_code`, `code_twice`, `code_elsewhere` (a code that does not begin as that of the place it lies in; a warning where the two are of different days, or of a
            development zone), `same_name`,
            `unlisted_name` (the reading has no places of such a name at the level), `no_unit`.

            Of a unit: `unknown_tier`, `unknown_place`, `wrong_place` (a place of another level), `too_many`, `unknown_under`, `wrong_guide` (of a
            level that does not guide it), `guide_elsewhere`, `guide_skips` (two levels up, which the reading allows), `orphan`, `guide_not_said`, `unknown_serves`, `serves_twice`, `serves_wrong_level`,
            `serves_elsewhere`, `serves_beyond` (the reading has each unit serve its own place alone), `serves_served` (a place that has a unit).
        severity: Whether it has to be put right.
        of: Whether it is about a place or a unit.
        id: The id of that.
        field: The attribute that it is about.
        text: What was found.
        fix: What would be right.
        clause: The clauses behind it; empty for what no network can be.
        reading: The id of the reading under which it is one; None where it does not depend on any. What rests on a reading is a warning, since
            no choice of a reading makes a network one that cannot be worked with.
    """

    code: str
    severity: Severity
    of: Subject
    id: str
    field: str
    text: Text
    fix: Text
    clause: tuple[str, ...] = ()
    reading: str | None = None

    def in_language(self, lang: str) -> str:
        """The finding in one line.

        Raises:
            InvalidValueError: If `lang` is neither `"zh"` nor `"en"`.
        """
        spoken: Lang = check_lang(lang)
        cited = "/".join((*self.clause, *filter(None, [self.reading])))
        if spoken == "zh":
            return f"{self.severity.label.zh}：{self.text.zh}；{self.fix.zh}{f'（{cited}）' if cited else ''}"
        return f"{self.severity.label.en}: {self.text.en}; {self.fix.en}{f' ({cited})' if cited else ''}"

    def __str__(self) -> str:
        return self.in_language("en")

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "of": self.of.value,
            "id": self.id,
            "field": self.field,
            "text": self.text.as_data(),
            "fix": self.fix.as_data(),
            "clause": list(self.clause),
            "reading": self.reading,
        }
