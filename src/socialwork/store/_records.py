"""The records of a journal in its file: written at the end, and read with every digest looked at."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from ..errors import InvalidValueError, UnknownNameError
from ..lifecycle import VOID, Event, EventKind
from ..text import Text
from ..wire import FileRefusedError
from ..wire._event_texts import event_texts
from ..wire._events import read_event
from ._chain import SIZE, chained, start
from ._database import RESTORE, Database
from .errors import ConflictError, DamagedRegisterError

__all__ = ["Head", "Records"]

_READ_AGAIN = Text("请重新读取登记簿，再决定是否写入", "read the register again, and decide anew")
_ALTERED = Text("内容与写入时不同", "it is not what was written")


@attrs.frozen
class Head:
    """Where a journal ends. Noted down elsewhere, it shows later whether all that was there then still is.

    Attributes:
        seq: The number of the last record; 0 where there is none.
        digest: Its digest, which depends on every record up to it: `"sha256:..."`.
    """

    seq: int
    digest: str

    @classmethod
    def of(cls, seq: int, digest: bytes) -> "Head":
        """The head with a digest as it is stored."""
        return cls(seq, f"sha256:{digest.hex()}")


@attrs.frozen(eq=False)
class Records:
    """The records.

    Attributes:
        database: Their file.
        register: The id of the register.
        policy: The id of the policy.
        kinds: The kinds of event there are, by id.
    """

    database: Database
    register: str
    policy: str
    kinds: Mapping[str, EventKind]

    @property
    def path(self) -> Path:
        """Their file."""
        return self.database.path

    def _damaged(self, row: int | None, why: Text) -> DamagedRegisterError:
        return DamagedRegisterError(str(self.path), why, RESTORE, row)

    # --- the end ---------------------------------------------------------------------------------------------------------------------------

    def _end(self, connection: sqlite3.Connection) -> tuple[int, bytes]:
        """Number and digest of the last record, as the head and the record itself say."""
        heads: list[Any] = connection.execute("SELECT seq, digest FROM head").fetchall()
        last = connection.execute("SELECT seq, digest FROM events ORDER BY seq DESC LIMIT 1").fetchone() or (
            0,
            start(self.register, self.policy),
        )
        if len(heads) != 1 or not isinstance(heads[0][0], int) or not isinstance(heads[0][1], bytes):
            raise self._damaged(None, Text("没有写明最后一条记录", "it does not say which record is the last one"))
        (seq, digest), (found, its) = heads[0], last
        if found < seq:
            raise self._damaged(found + 1, Text(f"缺少末尾的记录，应到第{seq}条", f"records at the end are missing, up to {seq}"))
        if found > seq:
            raise self._damaged(seq + 1, Text(f"第{seq}条之后不应有记录", f"nothing should come after record {seq}"))
        if its != digest:
            raise self._damaged(seq, Text("最后一条记录的摘要不符", "the digest of the last record is not the one that was noted"))
        return seq, digest

    def head(self) -> Head:
        """Where the journal ends.

        Raises:
            RegisterError: If it cannot be read, or does not end as it should.
        """
        with self.database.reading() as connection:
            return Head.of(*self._end(connection))

    # --- writing ---------------------------------------------------------------------------------------------------------------------------

    def _check(self, event: Event) -> None:
        kind = self.kinds.get(event.kind)
        if kind is None and event.kind != VOID:
            raise UnknownNameError(Text("事件类别", "kind of event"), event.kind, (*self.kinds, VOID))
        if event.facts is not None and (kind is None or type(event.facts) is not kind.facts):
            cls = None if kind is None else kind.facts
            fix = Text("此类事件不记载事实", "an event of this kind records no facts")
            if cls is not None:
                fix = Text(f"此类事件的事实须为 {cls.__name__}", f"what an event of this kind records is a {cls.__name__}")
            raise InvalidValueError("Event.facts", type(event.facts).__name__, fix)

    def _numbered(self, events: Iterable[Event], last: int) -> Iterator[Event]:
        for seq, event in enumerate(events, last + 1):
            if event.seq and event.seq != seq:
                why = Text(
                    f"所给事件序号为{event.seq}，登记簿中下一条为{seq}", f"the event is numbered {event.seq}, and the next record is {seq}"
                )
                raise ConflictError(str(self.path), why, _READ_AGAIN, event.seq - 1, seq - 1)
            yield event if event.seq else event.numbered(seq)

    def append(self, events: Iterable[Event], expected: int | None) -> tuple[Event, ...]:
        """See `Register.append`."""
        given = tuple(events)
        for event in given:
            self._check(event)
        with self.database.writing() as connection:
            last, digest = self._end(connection)
            if expected is not None and expected != last:
                why = Text(f"最后一条应为第{expected}条，现为第{last}条", f"the last record should be {expected}, and is {last}")
                raise ConflictError(str(self.path), why, _READ_AGAIN, expected, last)
            numbered = tuple(self._numbered(given, last))
            rows: list[tuple[int, str, bytes]] = []
            for seq, body in enumerate(event_texts(numbered), last + 1):
                digest = chained(digest, body.encode())
                rows.append((seq, body, digest))
            connection.executemany("INSERT INTO events VALUES (?, ?, ?)", rows)
            connection.execute("UPDATE head SET seq = ?, digest = ?", (last + len(rows), digest))
        return numbered

    # --- reading ---------------------------------------------------------------------------------------------------------------------------

    def _rows(self, after: int) -> tuple[bytes, list[tuple[Any, Any, Any]]]:
        with self.database.reading() as connection:
            self._end(connection)
            before = connection.execute("SELECT digest FROM events WHERE seq = ?", (after,)).fetchone()
            rows = connection.execute("SELECT seq, CAST(body AS BLOB), digest FROM events WHERE seq > ? ORDER BY seq", (after,)).fetchall()
        digest = before[0] if before else start(self.register, self.policy)
        if not isinstance(digest, bytes):
            raise self._damaged(after, _ALTERED)
        return digest, rows

    def bodies(self, after: int = 0) -> Iterator[tuple[int, bytes, bytes]]:
        """Number, text and digest of each record after one, held against the chain.

        Raises:
            RegisterError: If they cannot be read, or are not what was written.
        """
        digest, rows = self._rows(after)
        for expected, (seq, body, its) in enumerate(rows, after + 1):
            if seq != expected:
                missing = f"{expected}" if seq == expected + 1 else f"{expected}-{seq - 1}"
                raise self._damaged(expected, Text(f"缺少记录：{missing}", f"records are missing: {missing}"))
            if not isinstance(body, bytes) or not isinstance(its, bytes) or len(its) != SIZE or chained(digest, body) != its:
                raise self._damaged(seq, _ALTERED)
            digest = its
            yield seq, body, its

    def events(self, after: int = 0) -> tuple[Event, ...]:
        """The events after a record.

        Raises:
            RegisterError: If they cannot be read, are not what was written, or are of kinds that the policy does not know.
        """
        return tuple(self._event(seq, body) for seq, body, _ in self.bodies(after))

    def _event(self, seq: int, body: bytes) -> Event:
        try:
            event = read_event(body.decode("utf-8"), self.kinds, self.path)
        except FileRefusedError as error:
            problems = error.problems
            why = Text("；".join(each.in_language("zh") for each in problems), "; ".join(each.in_language("en") for each in problems))
            fix = Text("请用写入它的政策和版本打开", "open it with the policy and the version that wrote it")
            raise DamagedRegisterError(str(self.path), why, fix, seq) from error
        except UnicodeDecodeError as error:
            raise self._damaged(seq, Text("不是 UTF-8 文本", "it is no text in UTF-8")) from error
        if event.seq != seq:
            raise self._damaged(seq, Text(f"记录自称第{event.seq}条", f"the record calls itself {event.seq}"))
        return event

    def check(self, known: Head | None) -> Head:
        """Look at every record, and at whether one that was noted down earlier is still the same.

        Raises:
            RegisterError: If something is wrong.
        """
        self.database.check()
        digests = {0: start(self.register, self.policy)}
        for seq, body, its in self.bodies():
            self._event(seq, body)
            digests[seq] = its
        if known is not None and (known.seq not in digests or Head.of(known.seq, digests[known.seq]) != known):
            why = Text(f"到第{known.seq}条为止的记录已不是当时所记的", f"the records up to {known.seq} are not those that were noted down")
            raise self._damaged(known.seq, why)
        return Head.of(*max(digests.items()))
