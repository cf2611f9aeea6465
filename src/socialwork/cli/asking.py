"""What somebody asks at the command line, and the selection that answers it."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Literal

import attrs

from ..errors import InvalidValueError, UnknownNameError
from ..law import Reading
from ..policies import Law, Policy
from ..policies.taken import readings_taken
from ..selection import Resolution, Selection
from ..sheets import files_of_sheet, read_candidates
from ..talent import HAIYOU, Candidate, Round, TalentScheme, select
from ..text import Text, joined, numbered, plain
from ..wire import read_reform, read_resolutions, read_round
from ..wire.leaves import alike
from .checking import Files, of_the_round, unknown_people
from .speaking import WrongCall, wrong_call

__all__ = ["Answer", "Question", "chosen_twice", "known_id", "meant_id", "meant_readings", "readings_taken"]


@attrs.frozen
class Answer:
    """A selection, and what it was made from.

    Attributes:
        candidates: Everybody who took part, by id.
        law: The law of the round's day.
        round: What was decided beforehand.
        selection: The outcome.
    """

    candidates: dict[str, Candidate]
    law: Law[TalentScheme]
    round: Round
    selection: Selection

    def person(self, given: str) -> str:
        """The id that somebody means: the same one, or the one that is the same but for case, width and spaces; what was given where there is none.

        Raises:
            UnknownNameError: If there is none, and ids with the same number written otherwise are there.
        """
        return meant_id(self.candidates, given, Text("人选", "candidate"))

    @property
    def title(self) -> Text:
        """Which scheme and which round this is."""
        policy, day = self.law.policy.title, self.round.day
        name = f"{self.round.name} {day}".strip()
        return Text(f"{policy.zh}：{name}", f"{policy.en}: {name}")

    @property
    def reform(self) -> Text | None:
        """Which reform it is computed under; None where it is the law."""
        reform = self.law.policy.reform
        return None if reform is None else Text(f"按改革方案测算：{reform.text.zh}", f"computed under the reform {reform.text.en}")

    def as_data(self) -> dict[str, Any]:
        """The selection as JSON data, with the reform it was made under."""
        return self.with_reform(self.selection.as_data())

    def with_reform(self, data: dict[str, Any]) -> dict[str, Any]:
        """JSON data, with the reform it was computed under where there is one."""
        policy = self.law.policy
        return data if policy.reform is None else data | {"reform": policy.reform.as_data(), "fingerprint": policy.fingerprint}

    def with_marks(self, data: dict[str, Any]) -> dict[str, Any]:
        """The same, with what has to be said of the law before any answer under it."""
        return self.with_reform(data | {"marks": [mark.as_data() for mark in self.law.marks]})

    @property
    def head(self) -> tuple[Text, ...]:
        """The round, what has to be said of the law, and the readings: for pages that do not tell the notes of the selection."""
        return (self.title, *self.law.marks, self.readings)

    @property
    def readings(self) -> Text:
        """Which readings are not as the policy has them."""
        chosen = [plain(f"{name}={option}") for name, option in self.law.choices if option != self.law.policy.reading(name).own_default]
        if chosen:
            listed = joined(chosen)
            said = Text(f"口径：{listed.zh}；其余取政策默认", f"readings: {listed.en}; all others by default")
        else:
            said = Text("口径：均取政策默认", "readings: all as the policy has them by default")
        if self.selection.combinations is None:
            return said
        varied = ", ".join(self.selection.combinations.listed)
        return said + Text(f"；逐一取各种可采组合：{varied}", f"; every admissible combination of: {varied}")


def chosen_twice(reading: str, one: str, other: str) -> WrongCall:
    """The error of a call that chooses two options of one reading, to be raised."""
    return wrong_call(Text(f"--reading：{reading} 选了两次：{one} 与 {other}", f"--reading: {reading} is chosen twice: {one} and {other}"))


def _reading_id(policy: Policy, given: str) -> str:
    return next((reading.id for reading in policy.readings if alike(reading.id) == alike(given)), given)


def _option_id(reading: Reading, given: str) -> str:
    for option in reading.options:
        if alike(given) in map(alike, (option.id, option.label.zh, option.label.en)):
            return option.id
    listed = joined(Text(f"{each.id}（{each.label.zh}）", f"{each.id} ({each.label.en})") for each in reading.options if not each.excluded)
    near = UnknownNameError("", given, reading.admissible).near
    maybe = joined(map(plain, near), zh=" 或 ", en=" or ") if near else None
    meant = Text(f"是否为 {maybe.zh}？可选：", f"did you mean {maybe.en}? options: ") if maybe else Text("可选：", "options: ")
    raise InvalidValueError(f"--reading {reading.id}", given, meant + listed)


def meant_readings(policy: Policy, given: Mapping[str, str]) -> dict[str, str]:
    """The readings and options that somebody means, by their ids, whatever their case and width; an option by its label, too.

    Raises:
        UnknownNameError: If there is no such reading.
        InvalidValueError: If it has no such option.
        UsageError: If two options of one reading are chosen.
    """
    found: dict[str, str] = {}
    for name, option_given in given.items():
        reading = policy.reading(_reading_id(policy, name))
        option = _option_id(reading, option_given)
        if found.setdefault(reading.id, option) != option:
            raise chosen_twice(reading.id, found[reading.id], option)
    return found


def meant_id(known: Collection[str], given: str, what: Text) -> str:
    """The id that somebody means: the same one, or the one that is the same but for case, width and spaces; what was given where there is none.

    Raises:
        UnknownNameError: If there is none, and ids with the same number written otherwise are there.
    """
    if given in known:
        return given
    found = next((name for name in known if alike(name) == alike(given)), None)
    if found is None and (near := tuple(name for name in known if numbered(name) == numbered(given))):
        raise UnknownNameError(what, given, near)
    return given if found is None else found


@attrs.define
class _UnknownIdError(UnknownNameError):
    """An id of nobody. Ids are short and much alike, so that only near ones are offered: for 2025 not A02."""

    _likeness: ClassVar[float] = 0.6


def known_id(known: Collection[str], given: str, what: Text) -> str:
    """The id that somebody means; see `meant_id`.

    Raises:
        UnknownNameError: If there is none.
    """
    meant = meant_id(known, given, what)
    if meant not in known:
        raise _UnknownIdError(what, given, tuple(known))
    return meant


@attrs.frozen(kw_only=True)
class Question:
    """Which people, on which day, under which readings.

    Attributes:
        file: The candidates.
        on: The day; None takes the round's.
        round_file: What the office decided beforehand; None for nothing.
        readings: Options for unclear places, by reading.
        resolve: Ties that somebody settled.
        reform: A reform to compute under; None for the law.
        beyond_validity: Whether to go on where the policy is not in force.
        varied: Readings to vary, by their ids; `"all"` for every one, None for none.
    """

    file: Path
    on: date | None = None
    round_file: Path | None = None
    readings: dict[str, str] = attrs.Factory(dict[str, str])
    resolve: Path | None = None
    reform: Path | None = None
    beyond_validity: bool = False
    varied: Literal["all"] | tuple[str, ...] | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that is read, or would be if it were there."""
        others = (self.round_file, self.resolve, self.reform)
        return (*files_of_sheet(self.file), *(path for path in others if path is not None))

    def answer(self) -> Answer:
        """The selection.

        Raises:
            UsageError: If no day is given, or the call contradicts the round.
            FileRefusedError: If anything is wrong with a file.
            FilesRefusedError: If anything is wrong with several.
            SocialWorkError: If the policy cannot be asked so.
        """
        files = Files()
        scheme = self._scheme(files)
        return attrs.evolve(self, readings=meant_readings(scheme, self.readings), varied=self._meant_varied(scheme)).under(scheme, files)

    def under(self, scheme: TalentScheme, files: Files) -> Answer:
        """The selection under a scheme, in whose words the question is put; `files` holds what is wrong so far. See `answer`."""
        decided = self._round(files)
        settled = () if self.resolve is None else files.read(self.resolve, read_resolutions) or ()
        scale = None if decided is None else decided.scale
        candidates = files.read(self.file, lambda path: read_candidates(path, scale=scale))
        if decided is not None:
            self._check(files, scheme, decided, settled, candidates)
        if decided is None or candidates is None or files.problems:
            raise files.error()
        round_ = attrs.evolve(decided, resolutions=(*decided.resolutions, *settled))
        law = round_.law(scheme, beyond_validity=self.beyond_validity).choosing(self._readings(round_))
        selection = select(candidates, law, round_, readings=self.varied)
        return Answer({candidate.id: candidate for candidate in candidates}, law, round_, selection)

    def _scheme(self, files: Files) -> TalentScheme:
        reform = None if self.reform is None else files.read(self.reform, lambda path: read_reform(path, HAIYOU))
        return HAIYOU if reform is None else HAIYOU.under(reform)

    def _meant_varied(self, scheme: TalentScheme) -> Literal["all"] | tuple[str, ...] | None:
        return self.varied if self.varied is None or self.varied == "all" else tuple(_reading_id(scheme, name) for name in self.varied)

    def _round(self, files: Files) -> Round | None:
        if self.round_file is None:
            if self.on is None:
                raise wrong_call(
                    Text("请用 --on 给出日期，或用 --round 给出批次文件", "give the day with --on, or a round file with --round")
                )
            return Round(day=self.on)
        decided = files.read(self.round_file, read_round)
        if decided is not None and self.on not in {None, decided.day}:
            raise wrong_call(
                Text(
                    f"--on 为 {self.on}，批次文件的日期为 {decided.day}；请改一处，或不写 --on",
                    f"--on says {self.on} and the round file {decided.day}; change one of them, or leave --on out",
                )
            )
        return decided

    def _check(
        self, files: Files, scheme: TalentScheme, decided: Round, settled: tuple[Resolution, ...], candidates: tuple[Candidate, ...] | None
    ) -> None:
        """Look at what the files say of the policy and of one another, for as much of it as could be read."""
        readings = self._readings(decided)
        if self.round_file is not None:
            files.refuse(self.round_file, of_the_round(decided, scheme, readings=readings, beyond_validity=self.beyond_validity))
        if candidates is None:
            return
        ids = {candidate.id for candidate in candidates}
        if self.round_file is not None:
            files.refuse(self.round_file, unknown_people(decided, decided.resolutions, ids))
        if self.resolve is not None:
            files.refuse(self.resolve, unknown_people(None, settled, ids))

    def _readings(self, decided: Round) -> dict[str, str]:
        recorded = {choice.reading: choice.option for choice in decided.readings}
        for reading, option in self.readings.items():
            if recorded.get(reading, option) != option:
                raise wrong_call(
                    Text(
                        f"{reading}：批次文件选定 {recorded[reading]}，--reading 却为 {option}；请改一处",
                        f"{reading}: the round file chose {recorded[reading]} and --reading says {option}; change one of them",
                    )
                )
        return self.readings
