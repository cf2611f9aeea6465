"""How an answer is given: as text or as JSON, to the console or to a file, whole or not at all."""

import codecs
import json
import shutil
import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, TextIO

import attrs
import click
from rich.console import Console

from ..text import Text
from ..wire.files import reason, same_file, write_whole
from .speaking import NotWrittenError, seen, spoken, wrong_call

__all__ = ["WIDTH", "Giving", "working"]

WIDTH = 100
"""The columns of a page where no terminal says how many there are."""


_NO_TEXT = {".json", ".jsonl", ".csv", ".tsv", ".xls", ".xlsx", ".toml", ".html", ".htm", ".pdf", ".doc", ".docx"}
"""How the names of files end that a table in plain text would be wrong in."""


def _speaks_utf_8(stream: TextIO) -> bool:
    return codecs.lookup(stream.encoding or "ascii").name.startswith("utf")


def _json(data: dict[str, Any], *, ascii_only: bool) -> str:
    return json.dumps(data, ensure_ascii=ascii_only, indent=2)


def working(*, quiet: bool) -> AbstractContextManager[object]:
    """A sign that work goes on, while it does: on a terminal, and nowhere else.

    Args:
        quiet: Whether to show nothing even there.
    """
    watched = sys.stdout.isatty() and sys.stderr.isatty() and not quiet
    words = Text("正在测算……", "computing ...").in_(spoken())
    return Console(file=sys.stderr, quiet=not watched).status(words, spinner="line")  # a spinner that every encoding can carry


@attrs.frozen(kw_only=True)
class Giving:
    """Where an answer goes, and in which form.

    Attributes:
        as_json: JSON in place of text.
        out: The file to write it to; None prints it.
    """

    as_json: bool = False
    out: Path | None = None

    def check(self, *read: Path) -> None:
        """Refuse to write over what is read, whatever its path is called, and to what would be read the next time.

        Args:
            read: The files that are read, or would be if they were there.

        Raises:
            UsageError: If the file to write is one of those.
            NotWrittenError: If there cannot be such a file.
        """
        if self.out is None:
            return
        out = self.out
        with self._written():
            there = out.exists()
        if any(same_file(out, path) for path in read):
            over = Text(f"--out 会覆盖输入文件 {out}；请另取文件名", f"--out would write over the input {out}; name another file")
            beside = Text(
                f"--out：{out} 会被当作输入文件的一部分读入；请另取文件名",
                f"--out: {out} would be read as a part of the input; name another file",
            )
            raise wrong_call(over if there else beside)

    def check_outside(self, register: Path) -> None:
        """Refuse to write into the folder of a register: who passes it on would pass on names, and a backup leaves other files behind.

        Args:
            register: The folder.

        Raises:
            UsageError: If the file to write lies in it.
            NotWrittenError: If there cannot be such a file.
        """
        if self.out is None:
            return
        with self._written():
            inside = register.resolve() in self.out.resolve().parents
        if inside:
            out = self.out
            raise wrong_call(
                Text(f"--out：{out} 位于登记簿之内；请写到别处", f"--out: {out} lies inside the register; name a file outside of it")
            )

    @contextmanager
    def _written(self) -> Generator[None, None, None]:
        try:
            yield
        except OSError as error:
            raise NotWrittenError(str(self.out), reason(error)) from error

    def check_form(self) -> None:
        """Refuse to write text to a file whose name is that of something else.

        Raises:
            UsageError: If it would be so.
        """
        if self.out is not None and not self.as_json and self.out.suffix.lower() in _NO_TEXT:
            raise wrong_call(
                Text(
                    f"--out：{self.out} 将写入文本；如要 JSON 请加 --json，否则请用 .txt 结尾的文件名",
                    f"--out: {self.out} would get text; add --json for JSON, or name a file that ends in .txt",
                )
            )

    def give(self, data: Callable[[], dict[str, Any]], text: Callable[[int], str]) -> None:
        """Give the answer.

        Args:
            data: Makes it as JSON data.
            text: Makes it as text of so many columns.

        Raises:
            UsageError: If it is text, and the name of the file is that of something else.
            NotWrittenError: If it cannot be written.
        """
        self.check_form()
        if self.out is None:
            width = shutil.get_terminal_size((WIDTH, 24)).columns
            click.echo(_json(data(), ascii_only=not _speaks_utf_8(sys.stdout)) if self.as_json else seen(text(width)))
            return
        content = _json(data(), ascii_only=False) if self.as_json else seen(text(WIDTH))
        self._write(self.out, f"{content}\n".encode("utf-8", errors="replace"))

    def give_template(self, content: str, suffix: str, encoding: str) -> None:
        """Give something to fill in: as a new file, or printed.

        Args:
            content: What is in it.
            suffix: How the names of such files end, `".csv"`.
            encoding: How the file is written; spreadsheet programs want `"utf-8-sig"`.

        Raises:
            UsageError: If the file is there already, as people may have filled it in, or its name ends otherwise.
            NotWrittenError: If it cannot be written.
        """
        if self.out is None:
            click.echo(content.rstrip("\r\n"))
            return
        if self.out.suffix.lower() != suffix:
            raise wrong_call(Text(f"{self.out}：文件名须以 {suffix} 结尾", f"{self.out}: end the name with {suffix}"))
        with self._written():
            there = self.out.exists()
        if there:
            raise wrong_call(
                Text(
                    f"{self.out} 已经存在，不予覆盖；请另取文件名",
                    f"{self.out} is there already, and may be filled in; name another file",
                )
            )
        self._write(self.out, content.encode(encoding))

    def give_document(self, data: Callable[[], dict[str, Any]]) -> None:
        """Write a document to the file, where one was named, whatever else was printed.

        Args:
            data: Makes it as JSON data.

        Raises:
            NotWrittenError: If it cannot be written.
        """
        if self.out is not None:
            self._write(self.out, f"{_json(data(), ascii_only=False)}\n".encode())

    def _write(self, out: Path, content: bytes) -> None:
        with self._written():
            write_whole(out, content)
        click.echo(seen(Text(f"已写入 {out}", f"written to {out}").in_(spoken())), err=True)
