"""An office's list of deliverables from a sheet: strict, and everything that is wrong at once."""

from pathlib import Path

import pytest

from socialwork.errors import InvalidValueError
from socialwork.projects import Checklist, Deliverable, Stage
from socialwork.sheets import checklist_template_csv, read_checklist
from socialwork.wire.problems import FileRefusedError


def read(tmp_path: Path, text: str) -> Checklist:
    path = tmp_path / "清单.csv"
    path.write_text(text, encoding="utf-8-sig")
    return read_checklist(path)


def refused(tmp_path: Path, text: str) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(FileRefusedError) as caught:
        read(tmp_path, text)
    assert all(each.fix.zh and each.fix.en for each in caught.value.problems)
    return [(each.row, each.column, each.code) for each in caught.value.problems]


def test_a_row_is_a_deliverable(tmp_path: Path) -> None:
    text = "编号,成果,阶段,是否必交\nneeds,需求报告,项目预估,\nphotos,活动照片,implementation,否\nfinal,总结报告,项目评估,是\n"

    assert read(tmp_path, text) == Checklist(
        [
            Deliverable(id="needs", title="需求报告", stage=Stage.ASSESSMENT),
            Deliverable(id="photos", title="活动照片", stage=Stage.IMPLEMENTATION, must=False),
            Deliverable(id="final", title="总结报告", stage=Stage.EVALUATION),
        ]
    )
    assert read(tmp_path, "stage,id,deliverable\nevaluation,final,Report\n").deliverables[0].must


def test_everything_is_told_at_once_and_where_it_is(tmp_path: Path) -> None:
    rows = (
        "a,,项目预估,",  # 2: no title
        "a/b,甲,项目预估,",  # 3: a slash
        "c,丙,项目评价,也许",  # 4: no such stage, neither yes nor no
        "d,丁,项目预估,不详",  # 5: nobody knows whether it is demanded
        "D,戊,项目预估,是",  # 6: the id of row 5
        "合计,,,",  # 7: a total
        "示例,需求报告,项目预估,是",  # 8: the example
        "e,—,项目预估,是",  # 9: a dash
        "13800138000,己,项目预估,是",  # 10: a number of a person
    )

    assert refused(tmp_path, "编号,成果,阶段,是否必交\n" + "\n".join(rows) + "\n") == [
        (2, "成果", "missing_value"),
        (3, "编号", "bad_value"),
        (4, "阶段", "bad_value"),
        (4, "是否必交", "bad_value"),
        (5, "是否必交", "missing_value"),
        (6, "编号", "duplicate_id"),
        (7, "编号", "no_person"),
        (8, "编号", "no_person"),
        (9, "成果", "empty_mark"),
        (10, "编号", "identity_number"),
    ]


def test_what_is_no_list_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "编号,成果,阶段\n") == [(None, None, "no_candidates")]
    assert refused(tmp_path, "编号,成果\na,甲\n") == [(1, "阶段", "missing_column")]
    for name in ("清单.xlsx", "清单"):
        with pytest.raises(FileRefusedError):
            read_checklist(tmp_path / name)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_template_can_be_read_when_its_example_has_another_id(tmp_path: Path, lang: str) -> None:
    text = checklist_template_csv(lang)

    assert [code for _, _, code in refused(tmp_path, text)] == ["no_person"]
    (only,) = read(tmp_path, text.replace("示例", "needs").replace("example", "needs")).deliverables
    assert (only.id, only.stage, only.must) == ("needs", Stage.ASSESSMENT, True)
    with pytest.raises(InvalidValueError):
        checklist_template_csv("fr")
