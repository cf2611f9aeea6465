"""Calls that cannot be meant so, files that are refused, questions that the library refuses: what is said, and how it ends."""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from socialwork.cli.speaking import NotWrittenError, in_words
from socialwork.errors import DuplicateNameError, SocialWorkError, UnknownNameError
from socialwork.text import Text

Run = Callable[..., Result]

CHOSEN = '[[readings]]\nreading = "AJ5"\noption = "employer"\nby = "人社局"\non = 2023-08-01\ndocument = "通知"\n'


def refused(result: Result, code: int, said: str) -> None:
    assert result.exit_code == code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert result.stderr.endswith(f"{said}\n")


@pytest.mark.parametrize("command", [("select",), ("explain", "--id", "A1")])
@pytest.mark.parametrize(
    "args, zh, en",
    [
        ((), "请用 --on 给出日期，或用 --round 给出批次文件", "give the day with --on, or a round file with --round"),
        (("--on", "2023-09"), "2023-09：请给确切日期，如 2023-09-01", "2023-09: give an exact day like 2023-09-01"),
        (("--on", "今天"), "今天：请给确切日期，如 2023-09-01", "今天: give an exact day like 2023-09-01"),
        (
            ("--on", "2023-09-01", "--reading", "AJ1"),
            "AJ1：请写成 ID=OPTION，如 AJ1=about",
            "AJ1: write ID=OPTION, like AJ1=about",
        ),
        (
            ("--on", "2023-09-01", "--reading", "=about"),
            "=about：请写成 ID=OPTION，如 AJ1=about",
            "=about: write ID=OPTION, like AJ1=about",
        ),
        (
            ("--on", "2023-09-01", "--reading", "AJ1= "),
            "AJ1= ：请写成 ID=OPTION，如 AJ1=about",
            "AJ1= : write ID=OPTION, like AJ1=about",
        ),
        (
            ("--on", "2023-09-01", "--reading", "AJ1=about", "--reading", "AJ1=exactly"),
            "AJ1 选了两次：about 与 exactly",
            "AJ1 is chosen twice: about and exactly",
        ),
    ],
)
def test_a_wrong_call(run: Run, small: Path, command: tuple[str, ...], args: tuple[str, ...], zh: str, en: str) -> None:
    refused(run(*command, small, *args), 2, zh)
    refused(run(*command, small, "--lang", "en", *args), 2, en)
    refused(run(*command, small, *args, SOCIALWORK_LANG="en"), 2, en)


def test_a_reading_may_be_chosen_twice_alike(run: Run, small: Path) -> None:
    assert run("select", small, "--on", "2023-09-01", "--reading", "AJ1=about", "--reading", "AJ1=about").exit_code == 0


def test_a_call_that_contradicts_the_round(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    path = round_file(CHOSEN)
    refused(
        run("select", small, "--round", path, "--on", "2023-09-02"),
        2,
        "--on 为 2023-09-02，批次文件的日期为 2023-09-01；请改一处，或不写 --on",
    )
    refused(
        run("select", small, "--round", path, "--on", "2023-09-02", "--lang", "en"),
        2,
        "--on says 2023-09-02 and the round file 2023-09-01; change one of them, or leave --on out",
    )
    refused(
        run("select", small, "--round", path, "--reading", "AJ5=declared"),
        2,
        "AJ5：批次文件选定 employer，--reading 却为 declared；请改一处",
    )
    refused(
        run("select", small, "--round", path, "--reading", "AJ5=declared", "--lang", "en"),
        2,
        "AJ5: the round file chose employer and --reading says declared; change one of them",
    )


@pytest.mark.parametrize("args", [("--lang", "fr"), ("--nothing",), ("--depth", "1")])
def test_calls_that_click_refuses(run: Run, small: Path, args: tuple[str, ...]) -> None:
    result = run("select", small, "--on", "2023-09-01", *args)

    assert result.exit_code == 2
    assert result.stdout == ""


@pytest.mark.parametrize(
    "args", [("select",), ("explain", "x.csv", "--on", "2023-09-01"), ("explain", "x.csv", "--id", "A1", "--depth", "-1"), ("sleect",)]
)
def test_what_must_be_said(run: Run, args: tuple[str, ...]) -> None:
    assert run(*args).exit_code == 2


# --- files ------------------------------------------------------------------------------------------------------------------------------


def test_a_refused_file_tells_all_its_problems(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "坏 文件.csv"
    bad.write_text("编号,评审得分,在本市工作\nA1,很高,是\nA1,90,或许\n", encoding="utf-8")
    for lang, counted in (("zh", "共3处问题"), ("en", "3 problems")):
        for more in ((), ("--json",), ("--out", tmp_path / "out.txt")):
            result = run("select", bad, "--on", "2023-09-01", "--lang", lang, *more)

            assert result.exit_code == 3
            assert result.stdout == ""
            assert not (tmp_path / "out.txt").exists()
            assert counted in result.stderr.splitlines()[0]
            assert len(result.stderr.splitlines()) == 4


@pytest.mark.parametrize("name", ["没有.csv", "folder.csv", "empty.csv", "empty.json", "sheet.xlsx", "noextension"])
def test_files_that_are_none(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    for empty in ("empty.csv", "empty.json", "sheet.xlsx", "noextension"):
        (tmp_path / empty).write_bytes(b"")
    for lang in ("zh", "en"):
        result = run("select", tmp_path / name, "--on", "2023-09-01", "--lang", lang)

        assert result.exit_code == 3
        assert result.stdout == ""
        assert str(tmp_path / name) in result.stderr


def test_a_gbk_sheet_is_refused_with_the_way_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gbk.csv").write_bytes("编号,评审得分\nA1,90\n".encode("gbk"))
    result = run("select", tmp_path / "gbk.csv", "--on", "2023-09-01")

    assert result.exit_code == 3
    assert "CSV UTF-8" in result.stderr


@pytest.mark.parametrize("option", ["--round", "--resolve"])
@pytest.mark.parametrize("content", [None, "", "不是 TOML", 'schema = "socialwork.other/1"'])
def test_rounds_and_resolutions_are_read_strictly(run: Run, small: Path, tmp_path: Path, option: str, content: str | None) -> None:
    path = tmp_path / "文件.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    result = run("select", small, "--on", "2023-09-01", option, path)

    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.startswith(f"{path}：")


# --- questions ----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "args, zh, en",
    [
        (
            ("--on", "2030-01-01"),
            "haiyou 在 2030-01-01 不在有效期内（2023-03-01起，至2028-02-29止）；请用有效期内的日期，或加 --beyond-validity 在有效期外测算",
            "haiyou is not in force on 2030-01-01 (from 2023-03-01 until 2028-02-29); give a day inside, or add --beyond-validity to go on deliberately",
        ),
        (
            ("--on", "2023-09-01", "--reading", "AJ99=about"),
            "口径中没有 'AJ99'；是否为 ",
            "no reading is named 'AJ99'; did you mean ",
        ),
        (
            ("--on", "2023-09-01", "--reading", "AJ1=abuot"),
            "口径AJ1的选项中没有 'abuot'；是否为 about？",
            "no option of AJ1 is named 'abuot'; did you mean about?",
        ),
        (
            ("--on", "2023-09-01", "--reading", "AJ1=三分之一"),
            "口径AJ1的选项中没有 '三分之一'；现有：exactly、at_least、about、at_most",
            "no option of AJ1 is named '三分之一'; known: exactly, at_least, about, at_most",
        ),
        (
            ("--on", "2023-09-01", "--reading", "AJ15=bonus"),
            "不可采用 AJ15=bonus：加分会使条件不同者也被优先，与“同等条件下”不符；可改为 AJ15=tie_break\n",
            "AJ15=bonus cannot be chosen: points would prefer people whose conditions are not equal; choose AJ15=tie_break\n",
        ),
        (
            ("--on", "2023-09-01", "--reading", "AJ1=at_least", "--reading", "AJ3=floor"),
            "不可采用 AJ1=at_least + AJ3=floor：这样取整会使结果违背该口径本身；可改为 AJ1=exactly、AJ1=about、AJ1=at_most、AJ3=ceiling\n",
            "AJ1=at_least + AJ3=floor cannot be chosen: rounding this way would defeat the strength itself; choose AJ1=exactly or AJ1=about or AJ1=at_most or AJ3=ceiling\n",
        ),
        (
            ("--on", "2023-09-01", "--reading", "AJ2=holders"),
            "Round.holders：",
            "Round.holders: ",
        ),
    ],
)
def test_questions_that_are_refused(run: Run, small: Path, tmp_path: Path, args: tuple[str, ...], zh: str, en: str) -> None:
    for lang, said in (("zh", zh), ("en", en)):
        for more in ((), ("--json",), ("--out", tmp_path / "out.txt")):
            result = run("select", small, "--lang", lang, *args, *more)

            assert result.exit_code == 4
            assert result.stdout == ""
            assert result.stderr.startswith(said)
            assert result.stderr.count("\n") == 1
            assert not (tmp_path / "out.txt").exists()


def test_more_seats_than_the_cap(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    refused(run("select", small, "--round", round_file(seats=51)), 4, "Round.seats：读到 51；名额不得超过50（J4）")
    refused(run("select", small, "--round", round_file(seats=51), "--lang", "en"), 4, "Round.seats: got 51; give 50 or fewer (J4)")


@pytest.mark.parametrize(
    "over, zh, en",
    [
        ('["A2", "ZZ"]', "人选（并列裁定所列）中没有 'ZZ'；", "no candidate in a resolution is named 'ZZ'; "),
        ('["A1"]', None, None),
    ],
)
def test_a_resolution_of_somebody_else(run: Run, small: Path, tmp_path: Path, over: str, zh: str | None, en: str | None) -> None:
    path = tmp_path / "裁定.toml"
    path.write_text(
        f'schema = "socialwork.resolutions/1"\n[[resolutions]]\nchosen = ["A3"]\nover = {over}\nreason = "理由"\nby = "某"\non = 2023-09-05\n',
        encoding="utf-8",
    )
    for lang, said in (("zh", zh), ("en", en)):
        result = run("select", small, "--on", "2023-09-01", "--resolve", path, "--lang", lang)

        assert result.exit_code == (0 if said is None else 4)
        assert said is None or result.stderr.startswith(said)


def test_resolutions_that_run_in_a_circle(run: Run, small: Path, tmp_path: Path) -> None:
    path = tmp_path / "裁定.toml"
    one = '[[resolutions]]\nchosen = ["{}"]\nover = ["{}"]\nreason = "理由"\nby = "某"\non = 2023-09-05\n'
    path.write_text('schema = "socialwork.resolutions/1"\n' + one.format("A2", "A3") + one.format("A3", "A2"), encoding="utf-8")
    result = run("select", small, "--on", "2023-09-01", "--resolve", path)

    assert result.exit_code == 4
    assert "互相矛盾" in result.stderr


def test_a_merit_that_is_not_on_the_scale(run: Run, person: Any, sheet: Any, round_file: Callable[..., Path]) -> None:
    result = run("select", sheet(person("A1", "90.25")), "--round", round_file())

    assert result.exit_code == 4
    assert "90.25" not in result.stderr
    assert "步长" in result.stderr


@pytest.mark.parametrize(
    "error, zh, en",
    [
        (
            DuplicateNameError(Text("人选编号", "candidate id"), ("A1",)),
            "人选编号不得重复；重复的有：A1",
            "each candidate id may occur once; twice or more: A1",
        ),
        (
            UnknownNameError(Text("事实", "fact"), "x", ("name",)),
            "事实中没有 'x'；现有：name",
            "no fact is named 'x'; known: name",
        ),
    ],
)
def test_errors_of_other_kinds_speak_for_themselves(error: SocialWorkError, zh: str, en: str) -> None:
    assert (in_words(error, "zh"), in_words(error, "en")) == (zh, en)


def test_what_could_not_be_written_survives_pickling() -> None:
    error = pickle.loads(pickle.dumps(NotWrittenError("out.txt", "full")))

    assert (error.path, error.reason) == ("out.txt", "full")
    assert str(error) == "out.txt: cannot be written (full)"
    assert error.code == "not_written"
