"""What is wrong with the files of a question, all of them together: each as a file, and what they say of one another."""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import ClassVar, TypeVar

import attrs

from ..errors import InvalidValueError, SocialWorkError, UnknownNameError
from ..policies import InadmissibleReadingsError
from ..selection import Resolution
from ..talent import Round, TalentScheme
from ..talent.profiling import share
from ..talent.selecting import seats_of
from ..text import Text, plain
from ..wire import FileRefusedError, Problem
from ..wire.faults import remedy
from ..wire.leaves import alike, as_question, by_likeness
from ..wire.problems import literal, path_text, shortened

__all__ = ["Files", "FilesRefusedError", "of_the_round", "unknown_people"]

T = TypeVar("T")


@attrs.define
class FilesRefusedError(SocialWorkError, ValueError):
    """Several files that were not taken.

    Attributes:
        errors: What is wrong with each.
    """

    code: ClassVar[str] = "files_refused"

    errors: tuple[FileRefusedError, ...]

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """What is wrong with one file after the other."""
        return "\n".join(error.in_language(lang) for error in self.errors)


@attrs.define
class Files:
    """What is wrong so far."""

    problems: dict[Path, list[Problem]] = attrs.field(factory=dict[Path, list[Problem]])

    def read(self, path: Path, read: Callable[[Path], T]) -> T | None:
        """What a file says; None where it is refused, which is noted."""
        try:
            return read(path)
        except FileRefusedError as error:
            self.refuse(path, error.problems)
            return None

    def refuse(self, path: Path, problems: Collection[Problem]) -> None:
        """Note what is wrong with a file."""
        if problems:
            self.problems.setdefault(path, []).extend(problems)

    def error(self) -> FileRefusedError | FilesRefusedError:
        """All of it, to be raised."""
        errors = tuple(FileRefusedError(str(path), tuple(problems)) for path, problems in self.problems.items())
        return errors[0] if len(errors) == 1 else FilesRefusedError(errors)


_NO_READING = Text("没有这一口径；", "there is no such reading; ")
_NO_OPTION = Text("没有这一选项；", "there is no such option; ")
_NOBODY = Text("候选人中没有此编号；", "no candidate has this id; ")


def _unknown(path: tuple[str | int, ...], code: str, said: Text, error: UnknownNameError) -> Problem:
    return Problem(path_text(path), None, None, literal(error.got), said + Text(error.instead("zh"), error.instead("en")), code)


def _unknown_readings(round_: Round, scheme: TalentScheme) -> Iterator[Problem]:
    for index, choice in enumerate(round_.readings):
        try:
            reading = scheme.reading(choice.reading)
        except UnknownNameError as error:
            yield _unknown(("readings", index, "reading"), "bad_value", _NO_READING, error)
            continue
        try:
            reading.option(choice.option)
        except UnknownNameError as error:
            yield _unknown(("readings", index, "option"), "bad_value", _NO_OPTION, error)


def _told_by(ask: Callable[[], object]) -> Iterator[Problem]:
    """What the library refuses of a round, as a place in its file."""
    try:
        ask()
    except InvalidValueError as error:
        found = "" if error.got is None else literal(error.got)
        yield Problem(error.where.replace("Round.", "$."), None, None, found, remedy(error), "bad_value")


def of_the_round(round_: Round, scheme: TalentScheme, *, readings: Mapping[str, str], beyond_validity: bool) -> list[Problem]:
    """What the scheme refuses of a round's file.

    Args:
        round_: The round.
        scheme: The scheme.
        readings: Options that were chosen besides, and not in the file.
        beyond_validity: Whether to go on where the scheme is not in force.

    Raises:
        OutOfForceError: If the scheme is not in force on its day.
        UnknownNameError: If one of the other readings or options is not there.
        InadmissibleReadingsError: If the other options cannot be chosen.
    """
    if unknown := list(_unknown_readings(round_, scheme)):
        return unknown
    try:
        law = round_.law(scheme, beyond_validity=beyond_validity)
    except InadmissibleReadingsError as error:
        fix = Text(f"{error.why.zh}；可改为 {'、'.join(error.instead)}", f"{error.why.en}; choose {' or '.join(error.instead)}")
        return [Problem("$.readings", None, None, " + ".join(error.chosen), fix, "contradiction")]
    chosen = law.choosing(readings)
    return [*_told_by(lambda: seats_of(round_, chosen.value(scheme.cohort_cap))), *_told_by(lambda: share(chosen, round_))]


def _named(round_: Round) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, declaration in enumerate(round_.declarations):
        yield from ((("declarations", index, "covers"), name) for name in sorted(declaration.covers))


def _settled(resolutions: tuple[Resolution, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, resolution in enumerate(resolutions):
        for key, names in (("chosen", resolution.chosen), ("over", resolution.over)):
            yield from ((("resolutions", index, key, place), name) for place, name in enumerate(names))


def unknown_people(round_: Round | None, resolutions: tuple[Resolution, ...], ids: Collection[str]) -> list[Problem]:
    """The places in a file that name somebody who is no candidate.

    Args:
        round_: The round, where the file is one.
        resolutions: The resolutions in the file.
        ids: The candidates' ids.
    """
    known = tuple(sorted(ids))
    places = (*(() if round_ is None else _named(round_)), *_settled(resolutions))
    what = Text("人选", "candidate")
    likely = by_likeness(known)
    said: list[Problem] = []
    for path, name in places:
        if name in ids:
            continue
        if meant := likely.get(alike(name)):
            fix = _NOBODY + as_question(plain(shortened(each)) for each in meant)
            said.append(Problem(path_text(path), None, None, literal(name), fix, "unknown_id"))
        else:
            said.append(_unknown(path, "unknown_id", _NOBODY, UnknownNameError(what, name, known)))
    return said
