"""The command that shows, enters and corrects what is known of the person behind an id."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import click

from ..errors import MASK, InvalidValueError
from ..lifecycle import Journal
from ..sheets._approved import read_number
from ..store import Erasure, Person, Register
from ..talent import HAIYOU
from ..talent.standing import PERSON
from ..text import Text, alike, joined, plain
from ..wire.faults import remedy
from ..wire.leaves import Refusal
from .asking import known_id
from .giving import Giving, working
from .options import gives, in_a_language
from .speaking import spoken, wrong_call

__all__ = ["COMMANDS"]

_FIELDS = {
    "name": Text("姓名", "name"),
    "number": Text("证件号码", "number"),
    "unit": Text("工作单位", "work unit"),
    "account": Text("收款账户", "account"),
}
_NAME_FIRST = Text("--name：尚无此人的资料，须先写明姓名", "--name: nothing is kept of this person yet, so give the name as well")
_NO_NAME = Text("--name：姓名不能为空；要删除此人的资料，用 erase", "--name: a name is never empty; erase forgets a person")
_ERASED = Text("此人的资料已应要求删除；确需重新登记的，加 --again", "this person was erased; to enter them anew all the same, add --again")
_NOT_ERASED = Text("--again：此人的资料未曾删除；请去掉", "--again: this person was not erased; leave it out")
_ID_AS_NAME = Text(
    "--name：与编号相同；编号留在记录中，不随资料删除",
    "--name: it is the id as well, and the id stays in the records when a person is erased",
)
_REPLACED = Text("；原有内容已覆盖", "; what was there before is overwritten")
_NOBODY_OF_IT = Text("登记簿中的人员", "person in the register")


@attrs.frozen(kw_only=True)
class _Entry:
    """What is kept of somebody.

    Attributes:
        id: The id.
        person: What is kept; None where nothing is.
        erased: The erasure; None where the person was never erased.
        entered: The fields that were written now.
        replaced: Whether there was an entry before.
    """

    id: str
    person: Person | None
    erased: Erasure | None
    entered: tuple[str, ...] = ()
    replaced: bool = False

    def kept(self, *, show: bool) -> dict[str, str] | None:
        """What is kept, masked unless it is to be shown."""
        if self.person is None:
            return None
        texts: dict[str, str] = {name: getattr(self.person, name) for name in _FIELDS}
        return {name: text if show or not text else MASK for name, text in texts.items()}

    def as_data(self, register: Path, *, show: bool) -> dict[str, Any]:
        return {
            "schema": "socialwork.person/1", "register": str(register), "id": self.id, "entry": self.kept(show=show),
            "entered": list(self.entered), "erased_on": None if self.erased is None else str(self.erased.on),
        }  # fmt: skip

    def lines(self, *, show: bool) -> Iterator[Text]:
        head, kept = Text(f"{self.id}：", f"{self.id}: "), self.kept(show=show)
        if self.entered:
            named = joined(_FIELDS[name] for name in self.entered)
            told = head + Text(f"已登记{named.zh}", f"{named.en} entered")
            yield told + _REPLACED if self.replaced else told
        if self.erased is not None and kept is None:
            yield head + Text(f"资料已于 {self.erased.on} 删除", f"erased on {self.erased.on}")
        elif kept is None:
            yield head + Text("没有资料；用 --name 等选项登记", "nothing is kept; enter it with --name and the other options")
        else:
            listed = (label + Text("：", ": ") + plain(kept[name] or "-") for name, label in _FIELDS.items())
            yield head + joined(listed, zh="，", en=", ")


def _person_ids(journal: Journal) -> list[str]:
    """The ids of people, and not of rounds."""
    kinds = {kind for lifecycle in HAIYOU.lifecycles if lifecycle.subject == PERSON for kind in lifecycle.kinds}
    return [subject for subject in journal.subjects if any(event.kind in kinds for event in journal.of(subject))]


def _changes(given: dict[str, str | None], id_: str) -> dict[str, str]:
    """What was given, as it is kept."""
    changes = {name: text.strip() for name, text in given.items() if text is not None}
    if changes.get("name") == "":
        raise wrong_call(_NO_NAME)
    if "name" in changes and alike(changes["name"]) == alike(id_):
        raise wrong_call(_ID_AS_NAME)
    if changes.get("number"):
        try:
            changes["number"] = read_number(changes["number"])
        except Refusal as error:
            raise wrong_call(Text("--number：", "--number: ") + error.flaw.fix) from error
    return changes


def _entered(register: Register, id_: str, given: dict[str, str | None], *, again: bool) -> _Entry:
    people, changes = register.people, _changes(given, id_)
    before = next((person for person in people.all() if person.id == id_), None)
    erased = next((erasure for erasure in people.erasures() if erasure.id == id_), None)
    if again and erased is None:
        raise wrong_call(_NOT_ERASED)
    if changes and before is None and erased is not None and not again:
        raise wrong_call(plain(id_) + Text("：", ": ") + _ERASED)
    if (changes or again) and before is None and "name" not in changes:
        raise wrong_call(_NAME_FIRST)
    if not changes:
        return _Entry(id=id_, person=before, erased=erased)
    try:
        person = Person(id=id_, **changes) if before is None else attrs.evolve(before, **changes)
    except InvalidValueError as error:
        option = error.where.replace("Person.", "--")
        raise wrong_call(Text(f"{option}：", f"{option}: ") + remedy(error)) from error
    people.put_all([person], again=True)
    return _Entry(id=id_, person=person, erased=erased, entered=tuple(changes), replaced=before is not None)


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.option("--id", "subject", metavar="ID", required=True, help="编号 / the id")
@click.option("--name", metavar="TEXT", help="姓名 / the name")
@click.option("--number", metavar="TEXT", help='证件号码；写 "" 则删去 / the number of the document; "" takes it out')
@click.option("--unit", metavar="TEXT", help='工作单位；写 "" 则删去 / the work unit; "" takes it out')
@click.option("--account", metavar="TEXT", help='收款账户；写 "" 则删去 / where allowances are paid to; "" takes it out')
@click.option("--again", is_flag=True, help="重新登记资料已删除的人 / enter somebody anew who was erased")
@click.option("--show", is_flag=True, help="显示内容，否则以 *** 代替 / show what is kept, and not ***")
@in_a_language
@gives(to_files=False)
def person(register: Path, subject: str, again: bool, show: bool, giving: Giving, **given: str | None) -> None:
    """登记、更正或查看一人的姓名、证件号码、单位、账户 / enter, correct or show a person's name, number, unit and account.

    未写的各项不变；资料可用 erase 删除，编号仍在记录中 / what is not given stays as it was; erase forgets all of it, and the records keep the id.
    """
    with working(quiet=giving.as_json), Register.open(register, policy=HAIYOU) as opened:
        people = opened.people
        known = dict.fromkeys((*_person_ids(opened.journal()), *people.names(), *(each.id for each in people.erasures())))
        entry = _entered(opened, known_id(known, subject, _NOBODY_OF_IT), given, again=again)
    giving.give(lambda: entry.as_data(register, show=show), lambda _: "\n".join(line.in_(spoken()) for line in entry.lines(show=show)))


COMMANDS = (person,)
"""What tells and keeps who somebody is."""
