"""Files beside a sheet: which are meant as its companions, and which have nothing to do with it."""

from pathlib import Path

import pytest

from socialwork.errors import InvalidValueError
from socialwork.sheets import read_candidates_csv, write_candidates_csv
from socialwork.talent.candidates import Candidate
from socialwork.wire import FileRefusedError

SAVE = 'save it as "CSV UTF-8 (Comma delimited)" under the name people.service.csv, or move it elsewhere if it is none'
ALONE = (Candidate(id="A1"),)


def folder_with(folder: Path, *names: str, sheet: str = "people.csv") -> Path:
    for name in (sheet, *names):
        (folder / name).write_text("id\nA1\n", encoding="utf-8")
    return folder / sheet


@pytest.mark.parametrize(
    "name, right",
    [
        *(
            (f"people.{word}.csv", "service")
            for word in ("services", "sevrice", "servce", "从业经历", "工作经历", "从业经历表", "service2", "service.csv", "csv.service")
        ),
        *((f"people{sign}service.csv", "service") for sign in ("_", "-", " ", "..", "－")),
        *(
            (f"people.{word}.csv", "certificates")
            for word in ("certificate", "certs", "cert", "certificats", "Certification", "证书", "证书表", "资格证书")
        ),
        ("people从业经历.csv", "service"),
        ("people_证书.CSV", "certificates"),
        ("people.services.CSV", "service"),
        ("People.Services.csv", "service"),
    ],
)
def test_a_misnamed_companion_is_refused_with_the_right_name(tmp_path: Path, name: str, right: str) -> None:
    sheet = folder_with(tmp_path, name)
    with pytest.raises(FileRefusedError) as caught:
        read_candidates_csv(sheet)

    assert [problem.code for problem in caught.value.problems] == ["misnamed_companion"]
    assert caught.value.in_language("en").splitlines()[1:] == [
        f"{name}: this looks like a companion file and is not read; did you mean people.{right}.csv? Rename it, or move it elsewhere if it is none"
    ]
    assert caught.value.in_language("zh").splitlines()[1:] == [
        f"{name}：似为附表而未读入；是否为 people.{right}.csv？请改为此名；不是附表的，请移到别处"
    ]


@pytest.mark.parametrize("name", ["people.service.xlsx", "people.services.XLS", "people.service.csv.txt", "people_从业经历.et"])
def test_a_companion_that_was_not_saved_as_csv_is_refused(tmp_path: Path, name: str) -> None:
    sheet = folder_with(tmp_path, name)
    with pytest.raises(FileRefusedError) as caught:
        read_candidates_csv(sheet)

    assert caught.value.in_language("en").splitlines()[1:] == [f"{name}: this looks like a companion file and is not read; {SAVE}"]
    assert caught.value.in_language("zh").splitlines()[1:] == [
        f"{name}：似为附表而未读入；请另存为“CSV UTF-8（逗号分隔）”，文件名为 people.service.csv；不是附表的，请移到别处"
    ]


def test_what_a_companion_was_saved_from_may_stay(tmp_path: Path) -> None:
    sheet = folder_with(tmp_path, "people.service.xlsx")
    (tmp_path / "people.service.csv").write_text("id,service from,service until\n", encoding="utf-8")

    assert read_candidates_csv(sheet) == ALONE


@pytest.mark.parametrize(
    "names",
    [
        ("people.2024.csv", "people.2024.service.csv", "people.2024.certificates.csv"),
        ("people-b.csv", "people-b.service.csv"),
        ("people-c.CSV", "people-c.service.csv"),
        ("peoples.csv", "peopleservice.csv", "socialservice.csv", "service.csv", "others.services.csv"),
        ("people.csv.bak", "people.json", "people.xlsx", "people.services.json", "people", "people.csv.csv", ".people.services.csv"),
        ("people.service (1).csv", "people.result.csv", "people_notes.csv", "people.证书照片清单.csv", "people从业者.csv"),
    ],
)
def test_other_files_are_left_alone(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert read_candidates_csv(folder_with(tmp_path, *names)) == ALONE


def test_a_sheet_may_be_named_like_a_companion(tmp_path: Path) -> None:
    assert read_candidates_csv(folder_with(tmp_path, "people.csv", sheet="people.services.csv")) == ALONE


def test_the_same_file_under_another_name_is_read(tmp_path: Path) -> None:
    sheet = folder_with(tmp_path)
    right, other = tmp_path / "people.service.csv", tmp_path / "people.Service.csv"
    right.write_text("id,service from,service until\n", encoding="utf-8")
    if not other.exists():  # it does, where case makes no difference
        other.hardlink_to(right)

    assert read_candidates_csv(sheet) == ALONE


def test_a_folder_that_cannot_be_listed_hides_nothing_that_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = folder_with(tmp_path, "people.services.csv")

    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert read_candidates_csv(sheet) == ALONE


def test_nothing_is_written_that_could_not_be_read_back(tmp_path: Path) -> None:
    folder_with(tmp_path, "others.services.csv", sheet="a.csv")
    with pytest.raises(InvalidValueError, match=r"others\.services\.csv.*did you mean others\.service\.csv"):
        write_candidates_csv(tmp_path / "others.csv", ALONE)

    assert not (tmp_path / "others.csv").exists()
