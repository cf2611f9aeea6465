"""Who the ids of a journal are: names and numbers, in a file of their own that can forget a person."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from ..days import check_date
from ..errors import InvalidValueError, UnknownNameError
from ..text import Text
from ..wire.leaves import Refusal, read_id, value_fault
from ._chain import of_person
from ._database import RESTORE, Database
from .errors import DamagedRegisterError

__all__ = ["Erasure", "People", "Person"]

_ID = Text("人员编号", "person's id")
_WRITTEN = Text("请填写，不能为空", "give words, not empty")
_AGAIN = Text("此人的资料已应要求删除；确需重新登记的，请写明 again=True", "this person was erased; give again=True to enter them anew")


@attrs.define
class _NobodyToEraseError(UnknownNameError):
    """Somebody is to be erased who is not there; nobody else is offered, as an erasure cannot be taken back."""

    def instead(self, lang: str) -> str:
        """What to do, in `"zh"` or `"en"`."""
        fix = Text("没有删除任何资料；请核对编号", "nobody was erased; look the id up")
        return fix.zh if lang == "zh" else fix.en


@attrs.frozen(kw_only=True)
class Person:
    """What is known of the person behind an id. Its `repr` shows the id only.

    Attributes:
        id: The id that the journal has; no identity or telephone number.
        name: Name.
        number: Number of the identity document or certificate; empty if it is not kept.
        unit: Work unit; empty if it is not kept.
        account: Where allowances are paid to; empty if it is not kept.

    Raises:
        InvalidValueError: If the id is none, the name is empty, or a text cannot be kept.
    """

    id: str
    name: str = attrs.field(repr=False)
    number: str = attrs.field(default="", repr=False)
    unit: str = attrs.field(default="", repr=False)
    account: str = attrs.field(default="", repr=False)

    def __attrs_post_init__(self) -> None:
        _check_id(self.id)
        for name in ("name", "number", "unit", "account"):
            value: object = getattr(self, name)
            fault = value_fault(value) if isinstance(value, str) else _WRITTEN
            if fault is not None and not (value == "" and name != "name"):
                raise InvalidValueError(f"Person.{name}", value, fault, personal=True)


@attrs.frozen(kw_only=True)
class Erasure:
    """That a person was erased; who it was is gone.

    Attributes:
        id: The id, which the journal keeps.
        on: The day.
        recorder: Who did it.
        document: What it was done on; empty where there is nothing.
    """

    id: str
    on: date
    recorder: str
    document: str = ""


def _check_id(id_: object) -> None:
    fault = value_fault(id_) if isinstance(id_, str) else _WRITTEN
    if isinstance(id_, str) and fault is None:
        try:
            read_id(id_)
        except Refusal as error:
            fault = error.flaw.fix
    if fault is not None:
        raise InvalidValueError("Person.id", id_, fault, personal=True)


def _fields(person: Person) -> tuple[str, str, str, str, str]:
    return person.id, person.name, person.number, person.unit, person.account


@attrs.frozen(eq=False, repr=False)
class People:
    """The people of a register.

    Attributes:
        database: Their file.
        register: Which register they are of.
    """

    database: Database
    register: str

    def put(
        self,
        id: str,  # noqa: A002
        *,
        name: str,
        number: str = "",
        unit: str = "",
        account: str = "",
        again: bool = False,
    ) -> Person:
        """Enter a person, or put what is known now in place of what was; what was is overwritten, and no longer in the file.

        Args:
            id: The id that the journal has.
            name: Name.
            number: Number of the identity document or certificate.
            unit: Work unit.
            account: Where allowances are paid to.
            again: Whether to enter somebody anew who was erased.

        Raises:
            InvalidValueError: If a value cannot be kept, or the person was erased.
            RegisterError: If it cannot be written.
        """
        person = Person(id=id, name=name, number=number, unit=unit, account=account)
        self.put_all([person], again=again)
        return person

    def put_all(self, people: Iterable[Person], *, again: bool = False) -> None:
        """Enter several people, all of them or none; see `put`.

        Args:
            people: The people.
            again: Whether to enter those anew who were erased.

        Raises:
            InvalidValueError: If one of them was erased.
            RegisterError: If it cannot be written.
        """
        listed = tuple(map(_fields, people))
        with self.database.writing() as connection:
            for id_, *_ in () if again else listed:
                if connection.execute("SELECT 1 FROM erasures WHERE id = ?", (id_,)).fetchone():
                    raise InvalidValueError("Person.id", id_, _AGAIN)
            rows = [(*fields, of_person(self.register, fields)) for fields in listed]
            connection.executemany("INSERT OR REPLACE INTO people VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _listed(self, where: str, *values: str) -> tuple[Person, ...]:
        with self.database.reading() as connection:
            rows: list[tuple[Any, ...]] = connection.execute(
                f"SELECT id, CAST(name AS BLOB), CAST(number AS BLOB), CAST(unit AS BLOB), CAST(account AS BLOB), digest FROM people {where}",  # noqa: S608
                values,
            ).fetchall()
        return tuple(map(self._person, rows))

    def _person(self, row: tuple[Any, ...]) -> Person:
        id_, *texts, digest = row
        try:
            fields = (id_, *(text.decode("utf-8") for text in texts))
            if digest == of_person(self.register, fields):
                return Person(**dict(zip(("id", "name", "number", "unit", "account"), fields, strict=True)))
        except (AttributeError, ValueError):  # no text at all, or none that can be told
            pass
        raise DamagedRegisterError(
            str(self.database.path), Text("资料与写入时不同", "what is kept is not what was written"), RESTORE, str(id_)
        ) from None

    def get(self, id: str) -> Person:  # noqa: A002
        """What is known of one person.

        Raises:
            UnknownNameError: If there is nobody with this id.
            RegisterError: If it cannot be read, or is not what was written.
        """
        found = self._listed("WHERE id = ?", id)
        if not found:
            raise UnknownNameError(_ID, id, self._ids())
        return found[0]

    def _ids(self) -> tuple[str, ...]:
        with self.database.reading() as connection:
            return tuple(row[0] for row in connection.execute("SELECT id FROM people ORDER BY id"))

    def all(self) -> tuple[Person, ...]:
        """Everybody, by id.

        Raises:
            RegisterError: If they cannot be read, or an entry is not what was written.
        """
        return self._listed("ORDER BY id")

    def names(self) -> dict[str, str]:
        """The name of each id.

        Raises:
            RegisterError: If they cannot be read, or an entry is not what was written.
        """
        return {person.id: person.name for person in self.all()}

    def erase(self, id: str, *, on: date, recorder: str, document: str = "") -> Erasure:  # noqa: A002
        """Forget a person: no file of the register holds what was known of them any more. The journal goes on to show the id.

        What is deleted is overwritten with zeros, and then the file is written anew without it. Asked for again, the file is written anew
        once more, and the first erasure stays the one that is recorded. Backups that were made before still hold the person.

        Args:
            id: The id.
            on: The day of the erasure.
            recorder: Who does it.
            document: What it is done on.

        Raises:
            UnknownNameError: If there is nobody with this id, and nobody with it was erased.
            InvalidValueError: If the day is no date, or nobody is named who does it.
            RegisterError: If it cannot be done; asking again is always safe.
        """
        check_date("on", on)
        for where, words in (("recorder", recorder), ("document", document or "-")):
            if (fault := value_fault(words)) is not None:
                raise InvalidValueError(where, words, fault, personal=True)
        with self.database.writing() as connection:
            known = connection.execute("DELETE FROM people WHERE id = ?", (id,)).rowcount
            earlier = self._erasures(connection, id)
            if known:
                connection.execute("INSERT OR REPLACE INTO erasures VALUES (?, ?, ?, ?)", (id, on.isoformat(), recorder, document))
        if not (known or earlier):
            raise _NobodyToEraseError(_ID, id, ())
        self.database.vacuum()
        return Erasure(id=id, on=on, recorder=recorder, document=document) if known else earlier[0]

    def _erasures(self, connection: sqlite3.Connection, id_: str | None = None) -> tuple[Erasure, ...]:
        rows: list[tuple[Any, ...]] = connection.execute(
            "SELECT id, day, recorder, document FROM erasures WHERE :id IS NULL OR id = :id ORDER BY day, id", {"id": id_}
        ).fetchall()
        try:
            return tuple(Erasure(id=of, on=date.fromisoformat(day), recorder=by, document=document) for of, day, by, document in rows)
        except (TypeError, ValueError):
            why = Text("删除记录有误", "an erasure is not recorded as it should be")
            raise DamagedRegisterError(str(self.database.path), why, RESTORE) from None

    def erasures(self) -> tuple[Erasure, ...]:
        """Who was erased, by day.

        Raises:
            RegisterError: If it cannot be read.
        """
        with self.database.reading() as connection:
            return self._erasures(connection)

    def gone(self) -> tuple[Erasure, ...]:
        """Who was erased and not entered anew, by day.

        Raises:
            RegisterError: If it cannot be read.
        """
        there = set(self._ids())
        return tuple(erasure for erasure in self.erasures() if erasure.id not in there)

    def forget(self, erasures: Iterable[Erasure]) -> None:
        """Erase everybody who was erased in another copy of the register, as it was recorded there, be there an entry or not.

        Raises:
            RegisterError: If it cannot be done.
        """
        listed = [(each.id, each.on.isoformat(), each.recorder, each.document) for each in erasures]
        with self.database.writing() as connection:
            connection.executemany("DELETE FROM people WHERE id = ?", [row[:1] for row in listed])
            connection.executemany("INSERT OR REPLACE INTO erasures VALUES (?, ?, ?, ?)", listed)
        self.database.vacuum()

    def check(self) -> int:
        """Look at every entry; how many there are.

        Raises:
            RegisterError: If something is wrong.
        """
        self.database.check()
        self.erasures()
        return len(self.all())
