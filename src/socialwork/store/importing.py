"""Approved lists of earlier rounds, taken over into a register: a naming for each person, all of them or none."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

import attrs

from ..errors import InvalidValueError, SocialWorkError
from ..lifecycle import Allowed, Answer, Event, Journal
from ..lifecycle.ordering import timeline
from ..policies.contents import Readings
from ..rules import Missing
from ..sheets import ApprovedPerson
from ..talent.standing import Happens
from ..talent.standing_facts import Naming
from ..text import Text, check_lang
from ..wire.leaves import alike, by_likeness, check_ids
from .people import Person
from .questions import ANYWAY, ask, crowded, early, repeated
from .recording import Recorded
from .register import Register

__all__ = ["ListRefusedError", "import_approved_list", "namings"]

_NOBODY = Text("名单上没有人员", "there is nobody on the list")
_DOCUMENT = Text("请写明所依据的文件", "say which document the list belongs to")
_AFTER = Text("批准之日不得晚于命名之日", "give a day of approval that is not after the day of the naming")
_SEMICOLON = Text("；", "; ")
_TWICE = Text("；同一名单只导入一次", "; a list is imported once")
_ERASED = Text(
    "此人的资料已应要求删除；确需重新登记的，先用 socialwork person … --name … --again 登记",
    "this person was erased; if they are to be entered anew, do that first (socialwork person REGISTER --id ID --name NAME --again)",
)
_ANOTHER_NAME = Text(
    "登记簿中此编号另有其名；请核对编号，或先更正登记簿中的姓名（socialwork person … --name …）",
    "in the register this id has another name; check the id, or correct the name there first (socialwork person REGISTER --id ID --name NAME)",
)


@attrs.define
class ListRefusedError(SocialWorkError):
    """A list that does not go with what a register holds; nothing of it was taken over.

    Attributes:
        register: The register.
        problems: For each id what is against it.
    """

    code: ClassVar[str] = "list_refused"

    register: str
    problems: tuple[tuple[str, Text], ...]

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """A line that counts the problems, then one line for each."""
        count = len(self.problems)
        if check_lang(lang) == "zh":
            return "\n".join((f"{self.register}：未导入，共{count}处问题", *(f"{id_}：{why.zh}" for id_, why in self.problems)))
        head = f"{self.register}: nothing was imported, {count} {'problem' if count == 1 else 'problems'}"
        return "\n".join((head, *(f"{id_}: {why.en}" for id_, why in self.problems)))


def _against_entries(
    listed: tuple[ApprovedPerson, ...], journal: Journal, known: dict[str, Person], erased: set[str]
) -> Iterator[tuple[str, Text]]:
    """What does not go with who the register says its people are; nothing of that can be recorded anyway."""
    there = by_likeness(dict.fromkeys((*journal.subjects, *known)))
    for person in listed:
        for other in there.get(alike(person.id), ()):
            if other != person.id:
                yield (
                    person.id,
                    Text(
                        f"与登记簿中的 {other} 只差大小写、全角半角、空格或看不见的字符，似为同一人；请用同一编号",
                        f"it differs from {other} in the register by case, width, spaces or unseen signs alone; use one id for one person",
                    ),
                )
        if person.id in erased and person.id not in known:
            yield person.id, _ERASED
        if person.id in known and known[person.id].name != person.name:
            yield person.id, _ANOTHER_NAME


def _against(journal: Journal, answers: Iterable[Answer]) -> Iterator[tuple[str, Text]]:
    """Who cannot be named, with every reason; of somebody who was named on that day already that alone is told."""
    for answer in answers:
        naming = answer.event
        for event in timeline(journal.of(naming.subject), None).events:
            if event.kind == Happens.NAMED.id and event.happened == naming.happened:
                on = naming.happened
                said = Text(f"第{event.seq}条已记有 {on} 的命名", f"record {event.seq} is a naming on {on} already")
                yield naming.subject, said + _TWICE
                break
        else:
            if not isinstance(answer, Allowed):
                yield from ((naming.subject, reason.text) for reason in answer.reasons)


def _entry(person: ApprovedPerson, before: Person | None) -> Person:
    """What the list says of a person, and what was known before where it is silent."""
    if before is None:
        return Person(id=person.id, name=person.name, number=person.number, unit=person.work_unit)
    return attrs.evolve(before, number=person.number or before.number, unit=person.work_unit or before.unit)


def namings(
    people: Iterable[ApprovedPerson], *, named_on: date, document: str, recorder: str, recorded: date,
    approved_on: date | None = None, round_name: str = "", anyway: bool = False,
) -> tuple[Event, ...]:  # fmt: skip
    """The events that an approved list amounts to: a naming for each person on it. Arguments and errors are those of `import_approved_list`."""
    listed = tuple(people)
    check_ids(person.id for person in listed)
    if not listed:
        raise InvalidValueError("people", (), _NOBODY)
    if not document.strip():
        raise InvalidValueError("document", document, _DOCUMENT)
    if approved_on is not None and approved_on > named_on and not anyway:
        raise InvalidValueError("approved_on", str(approved_on), _AFTER + _SEMICOLON + ANYWAY)
    if recorded < named_on and not anyway:
        raise InvalidValueError("recorded", str(recorded), early(named_on, recorded) + _SEMICOLON + ANYWAY)
    facts = Naming(round=round_name or Missing.NOT_ASKED, approved_on=Missing.NOT_ASKED if approved_on is None else approved_on)
    return tuple(
        Event(
            subject=person.id, kind=Happens.NAMED.id, happened=named_on, recorded=recorded, recorder=recorder, document=document, facts=facts
        )
        for person in listed
    )  # fmt: skip


def import_approved_list(  # noqa: PLR0913  # each says one thing about the list
    register: Register, people: Iterable[ApprovedPerson], *, named_on: date, document: str, recorder: str, recorded: date,
    approved_on: date | None = None, round_name: str = "", readings: Readings | None = None, beyond_validity: bool = False, anyway: bool = False,
) -> tuple[Recorded, ...]:  # fmt: skip
    """Take over an approved list: a naming for each person on it, all of them or none, and who they are.

    Nobody's eligibility is looked at: that was decided elsewhere, and the document says where. Whether somebody can be named on that day, given
    what is recorded of them, is asked as `record_events` does.

    Args:
        register: The register.
        people: Who is on the list.
        named_on: The day of the naming.
        document: The document that names them.
        recorder: Who takes the list over.
        recorded: The day of that.
        approved_on: The day on which the list was approved; None where it is not known.
        round_name: What the round is called; empty where nobody says.
        readings: Options other than the defaults.
        beyond_validity: Whether the naming may lie outside the days the policy is in force.
        anyway: Take it over whatever the answers are; an id that stands for somebody else, or for somebody erased, is refused all the same.

    Returns:
        What was recorded; what is odd about all of them is told with the last.

    Raises:
        InvalidValueError: If there is nobody, no document or recorder, or a day that cannot be.
        DuplicateNameError: If an id stands there twice, or two differ by case, width and spaces alone.
        OutOfForceError: If the policy is not in force on the day of the naming.
        ListRefusedError: If the list does not go with the register: it was imported already, somebody on it cannot be named, an id stands for
            somebody else, ...
        UnknownNameError: If a reading or an option is not there.
        InadmissibleReadingsError: If the options cannot be chosen.
        RegisterError: If it cannot be written, or somebody else wrote meanwhile.
    """
    listed = tuple(people)
    events = namings(
        listed, named_on=named_on, document=document, recorder=recorder, recorded=recorded, approved_on=approved_on, round_name=round_name,
        anyway=anyway,
    )  # fmt: skip
    journal = register.journal()
    known = {person.id: person for person in register.people.all()}
    erased = {erasure.id for erasure in register.people.erasures()}
    law = register.policy.on(named_on, readings=readings, beyond_validity=beyond_validity or anyway)
    asked = [ask(journal, event, law) for event in events]
    problems = tuple(_against_entries(listed, journal, known, erased))
    if not anyway:
        problems += tuple(_against(journal, (each.answer for each in asked)))
    if problems:
        place = {person.id: number for number, person in enumerate(listed)}
        raise ListRefusedError(str(register.folder), tuple(sorted(problems, key=lambda each: place[each[0]])))
    # People first: an entry without a record is nobody's harm, and is written again when the import is.
    register.people.put_all([_entry(person, known.get(person.id)) for person in listed])
    taken = register.append(events, expected=len(journal))
    whole = crowded(journal.append(*events), events, register.policy)
    shared = (*dict.fromkeys(note for each in asked for note in each.notes), *whole.values())  # told once, of the last
    return tuple(
        Recorded(event=event, answer=each.answer, repeats=repeated(journal, event), notes=shared if event is taken[-1] else ())
        for event, each in zip(taken, asked, strict=True)
    )
