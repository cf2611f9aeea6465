"""Calls that cannot be meant so, files that are refused, questions that the library refuses: what is said, and how it ends."""

import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from socialwork.cli.checking import FilesRefusedError
from socialwork.cli.speaking import NotWrittenError, asked_for, in_words
from socialwork.days import Window
from socialwork.errors import DuplicateNameError, InvalidValueError, SocialWorkError, UnknownNameError
from socialwork.policies import OutOfForceError
from socialwork.talent import HAIYOU
from socialwork.text import Text
from socialwork.wire import FileRefusedError, Problem

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


@pytest.mark.parametrize(
    "args, zh",
    [
        (("select",), "缺少参数 FILE；请补上"),
        (("explain", "x.csv", "--on", "2023-09-01"), "缺少选项 --id；请补上"),
        (("select", "x.csv", "--nothing"), "没有选项 --nothing；是否为 --on？"),
        (("select", "x.csv", "--qqq"), "没有选项 --qqq；可用的选项见 --help"),
        (("select", "x.csv", "--on"), "选项 --on 后面缺少它的值；请补上"),
        (("explain", "x.csv", "--id", "A1", "--depth", "x"), "--depth 的值不对；请填0或以上的整数"),
        (("explain", "x.csv", "--id", "A1", "--depth", "-1"), "--depth 的值不对；请填0或以上的整数"),
        (("select", "x.csv", "--json=1"), "选项 --json 不带值；请去掉等号及其后的内容"),
        (("select", "x.csv", "--lang", "fr"), "--lang 的值不对；请填 zh、en 之一"),
        (("select", "x.csv", "y.csv", "--on", "2023-09-01"), "调用有误（"),
        (("selct",), "命令中没有 'selct'；是否为 select？"),
        (("template", "rund"), "命令中没有 'rund'；是否为 round？"),
        (("--nothing",), "没有选项 --nothing；可用的选项见 --help"),
    ],
)
def test_wrong_calls_are_told_in_the_language_that_was_asked_for(run: Run, args: tuple[str, ...], zh: str) -> None:
    chinese = run(*args)

    assert (chinese.exit_code, chinese.stdout) == (2, "")
    assert chinese.stderr.startswith("用法：socialwork ")
    assert chinese.stderr.splitlines()[-1].startswith(f"错误：{zh}")
    english = run(*args, **({} if "--lang" in args else {"SOCIALWORK_LANG": "en"}))
    assert english.exit_code == 2
    assert ("Error: " in english.stderr) is ("--lang" not in args)


@pytest.mark.parametrize(
    "args, env, lang",
    [
        ((), "", "zh"),
        ((), "en", "en"),
        ((), " EN ", "en"),
        (("--lang=EN",), "", "en"),
        (("--lang", "en"), "", "en"),
        (("--lang=en", "x"), "zh", "en"),
        (("--lang", "zh"), "en", "zh"),
        (("--lang", "zh", "--lang", "en"), "", "en"),
        (("--lang",), "en", "en"),
    ],
)
def test_the_language_is_seen_before_the_call_is_understood(
    monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], env: str, lang: str
) -> None:
    monkeypatch.setenv("SOCIALWORK_LANG", env)

    assert asked_for(args) == lang


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
            "2030-01-01 不在“海右”社会工作高层次人才选拔管理办法的有效期内（2023-03-01起，至2028-02-29止）；请用有效期内的日期，或加 --beyond-validity 在有效期外测算",
            'Measures for the selection and management of "Haiyou" high-level social work talent is not in force on 2030-01-01 (from 2023-03-01 until 2028-02-29); give a day inside, or add --beyond-validity to go on deliberately',
        ),
        (
            ("--on", "2023-09-01", "--reading", "AJ99=about"),
            "口径中没有 'AJ99'；是否为 ",
            "no reading is named 'AJ99'; did you mean ",
        ),
        (
            ("--on", "2023-09-01", "--reading", "AJ1=abuot"),
            "--reading AJ1：读到 'abuot'；是否为 about？可选：exactly（恰为三分之一）、",
            "--reading AJ1: got 'abuot'; did you mean about? options: exactly (",
        ),
        (
            ("--on", "2023-09-01", "--reading", "AJ1=三分之一"),
            "--reading AJ1：读到 '三分之一'；可选：exactly（恰为三分之一）、at_least（不少于三分之一）、about（三分之一左右）、at_most（不多于三分之一）\n",
            "--reading AJ1: got '三分之一'; options: exactly (",
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
            "批次文件 $.holders：未填；比例以全部在管理期者计：请在批次文件的 [holders] 中写明 total 与 elderly_care\n",
            "round file, $.holders: nothing given; the share is taken of all holders: record total and elderly_care under [holders] in the round\n",
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


@pytest.mark.parametrize("meant", ["aj7=any_of_four", "ＡＪ７＝any_of_four", "AJ7=ANY_OF_FOUR", "AJ7={zh}", "aj7={en}"])
def test_readings_and_options_are_found_as_people_write_them(run: Run, small: Path, meant: str) -> None:
    label = HAIYOU.reading("AJ7").option("any_of_four").label
    written = meant.format(zh=label.zh, en=label.en)
    call = ("select", small, "--on", "2023-09-01", "--json")

    assert run(*call, "--reading", written).stdout == run(*call, "--reading", "AJ7=any_of_four").stdout != run(*call).stdout
    assert run(*call, "--readings", "aj7").stdout == run(*call, "--readings", "AJ7").stdout


def test_a_reading_chosen_twice_is_found_however_it_is_written(run: Run, small: Path) -> None:
    result = run("select", small, "--on", "2023-09-01", "--reading", "AJ5=employer", "--reading", "aj5=declared", "--lang", "en")

    refused(result, 2, "--reading: AJ5 is chosen twice: employer and declared")


@pytest.mark.parametrize("name", ["x.json", "x.CSV", "x.xlsx", "x.html"])
def test_text_is_not_written_into_a_file_of_another_kind(run: Run, small: Path, tmp_path: Path, name: str) -> None:
    call = ("select", small, "--on", "2023-09-01", "--out", tmp_path / name)

    refused(run(*call), 2, f"--out：{tmp_path / name} 将写入文本；如要 JSON 请加 --json，否则请用 .txt 结尾的文件名")
    refused(
        run(*call, "--lang", "en"), 2, f"--out: {tmp_path / name} would get text; add --json for JSON, or name a file that ends in .txt"
    )
    assert not (tmp_path / name).exists()
    assert run(*call, "--json").exit_code == 0


def told_of(result: Result, path: Path) -> list[str]:
    """What is said of one refused file, without the line that counts."""
    assert (result.exit_code, result.stdout) == (3, "")
    first, *rest = result.stderr.splitlines()
    assert first.startswith((f"{path}：未读入，共", f"{path}: nothing was read, "))
    return rest


def test_what_the_policy_refuses_of_a_round_is_told_by_its_place_in_the_file(
    run: Run, small: Path, round_file: Callable[..., Path]
) -> None:
    path = round_file(seats=51)
    call = ("select", small, "--round", path, "--reading", "AJ2=holders")

    assert told_of(run(*call), path) == [
        "$.seats：读到 51；名额不得超过50（J4）",
        "$.holders：未填；比例以全部在管理期者计：请在批次文件的 [holders] 中写明 total 与 elderly_care",
    ]
    assert told_of(run(*call, "--lang", "en"), path) == [
        "$.seats: got 51; give 50 or fewer (J4)",
        "$.holders: nothing given; the share is taken of all holders: record total and elderly_care under [holders] in the round",
    ]


def test_readings_of_a_round_that_are_not_there_or_cannot_be_chosen(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    one = CHOSEN.replace('"AJ5"', '"AJ15"')
    path = round_file(CHOSEN.replace("AJ5", "AJ99") + CHOSEN.replace("employer", "emploier") + one.replace("employer", "西瓜"))

    assert told_of(run("select", small, "--round", path), path) == [
        "$.readings[0].reading：读到“AJ99”；没有这一口径；是否为 AJ39 或 AJ19？",
        "$.readings[1].option：读到“emploier”；没有这一选项；是否为 employer？",
        "$.readings[2].option：读到“西瓜”；没有这一选项；现有：tie_break（已排除、不可选的：bonus、before_merit）",
    ]
    english = told_of(run("select", small, "--round", path, "--lang", "en"), path)
    assert english[1:] == [
        '$.readings[1].option: got "emploier"; there is no such option; did you mean employer?',
        '$.readings[2].option: got "西瓜"; there is no such option; known: tie_break (excluded, and not to be chosen: bonus, before_merit)',
    ]
    excluded = round_file(one.replace("employer", "bonus"))
    assert told_of(run("select", small, "--round", excluded), excluded) == [
        "$.readings：读到 AJ15=bonus；加分会使条件不同者也被优先，与“同等条件下”不符；可改为 AJ15=tie_break"
    ]
    assert told_of(run("select", small, "--round", excluded, "--lang", "en"), excluded) == [
        "$.readings: got AJ15=bonus; points would prefer people whose conditions are not equal; choose AJ15=tie_break"
    ]


SETTLED = '[[resolutions]]\nchosen = ["A3"]\nover = {}\nreason = "理由"\nby = "某"\non = 2023-09-05\n'


def test_people_whom_a_file_names_and_nobody_is(run: Run, small: Path, tmp_path: Path, round_file: Callable[..., Path]) -> None:
    found = '[[declarations]]\nfact = "rich_experience"\nholds = true\nby = "某"\non = 2023-08-01\ndocument = "函"\ncovers = ["B1", "B2"]\n'
    path = round_file(found + SETTLED.format('["A2", "138 0013 8000"]'))
    settled = tmp_path / "裁定.toml"
    settled.write_text('schema = "socialwork.resolutions/1"\n' + SETTLED.format('["ZZ"]'), encoding="utf-8")
    result = run("select", small, "--round", path, "--resolve", settled, "--lang", "en")

    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.splitlines() == [
        f"{path}: nothing was read, 2 problems",
        '$.declarations[0].covers: got "B2"; no candidate has this id; did you mean B1 or A2?',
        '$.resolutions[0].over[1]: got "***"; no candidate has this id; known: A1, A2, A3, B1, C1, D1, E1',
        f"{settled}: nothing was read, 1 problem",
        '$.resolutions[0].over[0]: got "ZZ"; no candidate has this id; known: A1, A2, A3, B1, C1, D1, E1',
    ]


def test_declarations_and_resolutions_name_ids_exactly(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    found = '[[declarations]]\nfact = "rich_experience"\nholds = true\nby = "某"\non = 2023-08-01\ndocument = "函"\ncovers = ["b1"]\n'
    path = round_file(found + SETTLED.format('["Ａ２"]'))

    assert run("select", small, "--round", path, "--lang", "en").stderr.splitlines()[1:] == [
        '$.declarations[0].covers: got "b1"; no candidate has this id; did you mean B1?',
        '$.resolutions[0].over[0]: got "Ａ２"; no candidate has this id; did you mean A2?',
    ]
    assert "读到“Ａ２”；候选人中没有此编号；是否为A2？" in run("select", small, "--round", path).stderr


def test_all_files_are_looked_at_before_anything_is_told(
    run: Run, sheet: Any, person: Any, tmp_path: Path, round_file: Callable[..., Path]
) -> None:
    people, path = sheet(person("A1", "90.25")), round_file(CHOSEN.replace("AJ5", "西瓜"))
    missing = tmp_path / "没有.toml"
    result = run("select", people, "--round", path, "--resolve", missing)

    assert (result.exit_code, result.stdout) == (3, "")
    assert [line for line in result.stderr.splitlines() if "未读入" in line] == [
        f"{missing}：未读入，共1处问题",
        f"{people}：未读入，共1处问题",
        f"{path}：未读入，共1处问题",
    ]


def test_several_refused_files_are_an_error_that_programs_can_read() -> None:
    one, two = (FileRefusedError(f"{name}.csv", (Problem("", 2, "x", "7", Text("甲", "a"), "bad_value"),)) for name in "ab")
    error = pickle.loads(pickle.dumps(FilesRefusedError((one, two))))

    assert (error.code, error.errors[1].path) == ("files_refused", "b.csv")
    assert str(error) == f"{one}\n{two}"
    assert error.in_language("zh").splitlines()[0] == "a.csv：未读入，共1处问题"


@pytest.mark.parametrize(
    "over, zh, en",
    [
        (
            '["A2", "ZZ"]',
            "$.resolutions[0].over[1]：读到“ZZ”；候选人中没有此编号；",
            '$.resolutions[0].over[1]: got "ZZ"; no candidate has this id; ',
        ),
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

        assert result.exit_code == (0 if said is None else 3)
        assert said is None or result.stderr.splitlines()[1].startswith(said)


def test_resolutions_that_run_in_a_circle(run: Run, small: Path, tmp_path: Path) -> None:
    path = tmp_path / "裁定.toml"
    one = '[[resolutions]]\nchosen = ["{}"]\nover = ["{}"]\nreason = "理由"\nby = "某"\non = 2023-09-05\n'
    path.write_text('schema = "socialwork.resolutions/1"\n' + one.format("A2", "A3") + one.format("A3", "A2"), encoding="utf-8")
    result = run("select", small, "--on", "2023-09-01", "--resolve", path)

    assert result.exit_code == 4
    assert "互相矛盾" in result.stderr


def test_a_merit_that_is_not_on_the_scale(run: Run, person: Any, sheet: Any, round_file: Callable[..., Path]) -> None:
    path = sheet(person("A1", "90.5"), person("A2", "90.25"), person("A3", None, merit_grade="优"))

    assert told_of(run("select", path, "--round", round_file()), path) == [
        "第3行，“评审得分”列：读到“90.25”；请填0至100之间、以0.5为步长的分数",
        "第4行，“评审等次”列：读到“优”；本批次按得分评定，等次不起作用；请改填评审得分，或在批次的 [merit] 中写明 grades",
    ]
    assert told_of(run("select", path, "--on", "2023-09-01", "--lang", "en"), path) == [
        (
            'row 4, column 评审等次: got "优"; the round goes by scores, and a grade counts for nothing; '
            "give the merit score, or list the grades under [merit] in the round"
        )
    ]


def test_another_policy_is_named_by_its_id_and_values_of_a_round_by_their_key() -> None:
    error = OutOfForceError("other", date(2030, 1, 1), Window(start=date(2020, 1, 1)))
    assert in_words(error, "en").startswith("other is not in force on 2030-01-01")
    assert in_words(InvalidValueError("Round.seats", 51, Text("少些", "give fewer")), "zh") == "批次文件 $.seats：读到 51；少些"


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
    error = pickle.loads(pickle.dumps(NotWrittenError("out.txt", Text("满", "full"))))

    assert (error.path, error.reason) == ("out.txt", Text("满", "full"))
    assert str(error) == "out.txt: cannot be written: full"
    assert error.in_language("zh") == "out.txt：无法写入：满"
    assert error.code == "not_written"


def test_one_reform_is_given_and_several_are_written_into_one_file(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    twice = run("select", small, "--round", round_file(), "--reform", "a.toml", "--reform", "b.toml", "--lang", "en")
    compared = run("policy", "--diff", "a.toml", "--diff", "b.toml")

    assert (twice.exit_code, compared.exit_code) == (2, 2)
    assert "--reform can be given once; write several reforms into one file" in twice.stderr
    assert "--diff 只能给一次；几项改革方案请写入一个文件：同时施行用 together，先后施行用 then" in compared.stderr
