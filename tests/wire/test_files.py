"""Files are read as UTF-8 or refused, and written as a whole or not at all."""

import errno
import stat
import sys
from pathlib import Path

import pytest

from socialwork.text import Text
from socialwork.wire import FileRefusedError
from socialwork.wire import files as files_module
from socialwork.wire.files import read_text, reason, same_file, write_whole

SAVE_AS = 'use "Save As" in the spreadsheet program and choose "CSV UTF-8 (Comma delimited)"'
SAVE_AS_ZH = "请在表格软件中“另存为”，文件类型选“CSV UTF-8（逗号分隔）”"

WORKBOOK = "this is a workbook, and its name does not change that"
WORKBOOK_ZH = "这是改了扩展名的工作簿；改名不会改变内容"


def refusal(path: Path) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as caught:
        read_text(path)
    return caught.value


SPOILED = "there are zero bytes in it, and it may be spoiled; save it anew with the program that it comes from"
SPOILED_ZH = "文件中夹有空字符，可能已损坏；请由原来的程序重新保存一份"


@pytest.mark.parametrize("content", ["编号\n", "\ufeff编号\n", "\ufeff\ufeff编号\n"])
def test_utf_8_is_read_with_or_without_a_mark(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8", newline="")

    assert read_text(path) == "编号\n"


@pytest.mark.parametrize(
    "name, content, found, en, zh",
    [
        ("a.csv", "编号".encode("gb18030"), "GBK/GB18030", SAVE_AS, SAVE_AS_ZH),
        ("a.CSV", "编号".encode("utf-16"), "UTF-16", SAVE_AS, SAVE_AS_ZH),
        ("a.csv", "id,name".encode("utf-16-le"), "UTF-16", SAVE_AS, SAVE_AS_ZH),
        ("a.csv", b"PK\x03\x04\x14\0 xl/workbook.xml", "xlsx", f"{WORKBOOK}; {SAVE_AS}", f"{WORKBOOK_ZH}；{SAVE_AS_ZH}"),
        (
            "a.csv",
            b"PK\x03\x04\x14\0 people.csv",
            "zip",
            "this is a ZIP archive and no workbook; unpack it, and give the file in it",
            "这是压缩文件，不是工作簿；请先解压，或给出其中的文件",
        ),
        ("a.json", b"\xd0\xcf\x11\xe0\xa1\0", "xls", f"{WORKBOOK}; save the file as UTF-8", f"{WORKBOOK_ZH}；请将文件另存为 UTF-8 编码"),
        ("a.json", "编号".encode("gb18030"), "GBK/GB18030", "save the file as UTF-8", "请将文件另存为 UTF-8 编码"),
        ("a.toml", b"\xff", "?", "save the file as UTF-8", "请将文件另存为 UTF-8 编码"),
        ("a.json", b'{"a": "\0"}', "NUL", SPOILED, SPOILED_ZH),
        ("a.csv", "编号,姓名\nH1,张\0三\n".encode(), "NUL", SPOILED, SPOILED_ZH),
    ],
)
def test_another_encoding_is_named_with_the_way_out(tmp_path: Path, name: str, content: bytes, found: str, en: str, zh: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    error = refusal(path)

    assert [problem.code for problem in error.problems] == ["bad_encoding"]
    assert str(error).splitlines()[1:] == [f"the file: got {found}; {en}"]
    assert error.in_language("zh").splitlines()[1:] == [f"文件：读到 {found}；{zh}"]


@pytest.mark.parametrize(
    "name, zh, en",
    [
        ("nobody.csv", "没有这个文件；请核对文件名和所在文件夹", "there is no such file; check its name and its folder"),
        (".", "这是文件夹，不是文件；请给出其中的文件", "this is a folder and no file; name a file in it"),
        ("a\0b", "这不能作文件名；请核对", "this cannot be the name of a file; check it"),
    ],
)
def test_what_cannot_be_opened_is_a_problem_too(tmp_path: Path, name: str, zh: str, en: str) -> None:
    error = refusal(tmp_path / name)

    assert [problem.code for problem in error.problems] == ["unreadable"]
    assert str(error).splitlines()[1:] == [f"the file: {en}"]
    assert error.in_language("zh").splitlines()[1:] == [f"文件：{zh}"]


@pytest.mark.parametrize(
    "raised, zh, en",
    [
        (
            PermissionError(13, "Permission denied"),
            "无法打开：没有权限，或文件正被其他程序占用（系统提示：13 Permission denied）；请给出能读取的文件",
            "it cannot be opened: it is not permitted, or another program has the file open (system: 13 Permission denied); give a file that can be read",
        ),
        (
            OSError("gone"),
            "无法打开：系统拒绝了此操作（系统提示：OSError）；请给出能读取的文件",
            "it cannot be opened: the system refused (system: OSError); give a file that can be read",
        ),
    ],
)
def test_the_system_says_why_it_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: OSError, zh: str, en: str
) -> None:
    def refuse(*_: object) -> None:
        raise raised

    monkeypatch.setattr(Path, "open", refuse)
    error = refusal(tmp_path / "a.csv")

    assert str(error).splitlines()[1:] == [f"the file: {en}"]
    assert error.in_language("zh").splitlines()[1:] == [f"文件：{zh}"]


@pytest.mark.parametrize(
    "error, zh, en",
    [
        (FileNotFoundError(2, "x"), "没有这个文件或文件夹（系统提示：2 x）", "there is no such file or folder (system: 2 x)"),
        (OSError(errno.ENOSPC, "x"), f"磁盘已满（系统提示：{errno.ENOSPC} x）", f"the disk is full (system: {errno.ENOSPC} x)"),
    ],
)
def test_a_reason_is_told_in_both_languages_with_the_systems_own(error: OSError, zh: str, en: str) -> None:
    assert reason(error) == Text(zh, en)


def test_a_file_has_a_largest_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "_LARGEST", 3)
    path = tmp_path / "a.csv"
    path.write_bytes(b"123")
    assert read_text(path) == "123"
    path.write_bytes(b"1234")
    error = refusal(path)

    assert [problem.code for problem in error.problems] == ["too_large"]
    assert str(error).splitlines()[1:] == ["the file: got > 3; give at most 64 MB; split it into several files"]
    assert error.in_language("zh").splitlines()[1:] == ["文件：读到 > 3；文件不得超过64MB；请分成几个文件"]


def test_writing_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in (b"one", b"two"):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_writing_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="the disk is full"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_where_no_folder_is_fails_as_python_says_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "a.json", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are different there")
def test_writing_keeps_the_mode_and_follows_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.json", tmp_path / "link.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, b"new")

    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_one_file_has_many_paths(tmp_path: Path) -> None:
    one, other = tmp_path / "人选 Ä.csv", tmp_path / "others.csv"
    one.write_text("id\n", encoding="utf-8")
    other.write_text("id\n", encoding="utf-8")
    (tmp_path / "linked.csv").hardlink_to(one)

    assert same_file(one, tmp_path / "." / "人选 Ä.csv")
    assert same_file(one, tmp_path / "linked.csv")
    assert same_file(one, tmp_path / "人选 A\u0308.CSV")
    assert same_file(tmp_path / "nobody.csv", tmp_path / "Nobody.csv")
    assert not same_file(one, other)
    assert not same_file(one, tmp_path / "nobody.csv")
    assert not same_file(tmp_path / f"{'x' * 300}.csv", one)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_leads_to_its_file_even_where_that_is_not_there(tmp_path: Path) -> None:
    link, target = tmp_path / "link.csv", tmp_path / "people.csv"
    link.symlink_to(target)

    assert same_file(link, target)
    target.write_text("id\n", encoding="utf-8")
    assert same_file(link, target)
