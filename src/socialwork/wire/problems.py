"""What is wrong with a file: every problem as a value, and the error that carries them all."""

from typing import ClassVar, cast

import attrs

from ..errors import SocialWorkError, mask_identity
from ..text import Lang, Text, check_lang

__all__ = ["FileRefusedError", "Problem", "literal", "path_text", "shortened"]

_LONGEST_SHOWN = 60
_WIDE_SPACE = "\u3000"
"""Chinese texts are full of it; Python does not count it among what can be printed."""


def shortened(text: str) -> str:
    """Text as a problem may show it: one line, short, with nothing that looks like an identity or mobile number."""
    masked = mask_identity(text)
    shown = "".join(sign if sign.isprintable() or sign == _WIDE_SPACE else sign.encode("unicode_escape").decode("ascii") for sign in masked)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[: _LONGEST_SHOWN - 1]}…"


def literal(value: object) -> str:
    """What was found, about as JSON writes it: text in quotes, an object or a list without what is in it."""
    match value:
        case str():
            return f'"{shortened(value)}"'
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case dict():
            return "{…}"
        case list():
            return "[…]"
        case tuple():  # what a class says of several of its values together
            return ", ".join(_inside(item) for item in cast("tuple[object, ...]", value))
        case _:
            return shortened(str(value))


def _inside(value: object) -> str:
    return f"[{literal(cast('object', value))}]" if isinstance(value, tuple) else literal(value)


def path_text(path: tuple[str | int, ...]) -> str:
    """A path into a document: `$.candidates[3].merit_score`."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


@attrs.frozen
class Problem:
    """One thing that is wrong with a file, where it is, and what would be right.

    Attributes:
        where: A path into a document, `$.candidates[3].merit_score`. For a sheet the name of the companion file that is meant, empty for
            the sheet itself.
        row: The row as a spreadsheet counts it, the headings being row 1; a cell that holds line breaks is still in one row.
        column: The heading of the column, as the file has it; its letter where it has none.
        found: What stands there, about as JSON writes it (`"many"`, `7`, `null`, `{…}`); empty where there is nothing. Names, units, posts and
            other free text are masked, and so is whatever looks like an identity or mobile
            number.
        fix: What would be right.
        code: The kind of problem; it does not change between releases.

            In any file: `unreadable`, `too_large`, `bad_encoding` (not UTF-8), `bad_syntax` (no JSON, TOML or CSV), `wrong_extension`.

            In a value: `bad_value`, `identity_number` (an id that is one, or a mobile number), `off_scale` (a merit that the round's scale
            does not know), `contradiction` (values that are fine alone and cannot stand together), `duplicate_id`
            (the same one, or one that differs by case, width or spaces alone), `duplicate_name` (something else that may occur once).

            In a journal: `unknown_kind` (no kind of event of that policy).

            In JSON and TOML: `too_deep`, `wrong_schema`, `unknown_key`, `duplicate_key`, `missing_key`, `null_value` (null does not say why).

            In a sheet: `empty_file`, `no_headings`, `wrong_delimiter`, `unknown_column`, `duplicate_column`, `missing_column`,
            `identity_column`, `no_candidates`, `no_person` (a total or a remark), `row_length`, `missing_value`, `unfinished_group` (cells that belong together), `empty_mark`
            (a dash or a slash does not say why), `swapped` (the sheet of units where that of places should be), `spreadsheet_error` (`#REF!`, `####`), `unknown_id` and `given_twice` (a companion file against the sheet),
            `misnamed_companion` (a file that seems to be meant as one).
    """

    where: str
    row: int | None
    column: str | None
    found: str
    fix: Text
    code: str

    def _place(self, lang: Lang) -> str:
        steps = [self.where] if self.where else []
        if self.row is not None:
            steps.append(f"第{self.row}行" if lang == "zh" else f"row {self.row}")
        if self.column is not None:
            steps.append(f"“{self.column}”列" if lang == "zh" else f"column {self.column}")
        if not steps:
            return "文件" if lang == "zh" else "the file"
        return ("，" if lang == "zh" else ", ").join(steps)

    def in_language(self, lang: str) -> str:
        """The problem in one line.

        Raises:
            InvalidValueError: If `lang` is neither `"zh"` nor `"en"`.
        """
        spoken = check_lang(lang)
        place, fix = self._place(spoken), self.fix.in_(spoken)
        if not (self.found or self.column or self.where.startswith("$.")):  # about a file or a row as a whole, where nothing is left out
            return f"{place}{'：' if spoken == 'zh' else ': '}{fix}"
        if spoken == "en":
            return f"{place}: {f'got {self.found}' if self.found else 'nothing given'}; {fix}"
        if not self.found:
            return f"{place}：未填；{fix}"
        in_quotes = len(self.found) > 1 and self.found[0] == self.found[-1] == '"' and '"' not in self.found[1:-1]
        return f"{place}：读到{f'“{self.found[1:-1]}”' if in_quotes else f' {self.found}'}；{fix}"

    def __str__(self) -> str:
        return self.in_language("en")


@attrs.define
class FileRefusedError(SocialWorkError, ValueError):
    """A file that was not taken, as a whole, because something in it is wrong. Nothing of it was read.

    Attributes:
        path: The file.
        problems: Everything that is wrong with it, in the order of the file.
    """

    code: ClassVar[str] = "file_refused"

    path: str
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """A line that counts the problems, then one line for each.

        Raises:
            InvalidValueError: If `lang` is neither `"zh"` nor `"en"`.
        """
        count = len(self.problems)
        if check_lang(lang) == "zh":
            first = f"{self.path}：未读入，共{count}处问题"
        else:
            first = f"{self.path}: nothing was read, {count} {'problem' if count == 1 else 'problems'}"
        return "\n".join((first, *(problem.in_language(lang) for problem in self.problems)))
