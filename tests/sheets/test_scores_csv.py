"""What panellists gave, from a sheet: no empty cell is a zero, who stood aside is not missing, and everything wrong is told at once."""

import csv
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.linkage.scoring import Criterion, Panel, ScoreSheet, Scoring
from socialwork.rules import Missing
from socialwork.sheets import read_scores, scores_template_csv
from socialwork.text import Text
from socialwork.wire.problems import FileRefusedError

SCORING = Scoring(
    criteria=(Criterion(id="need", label=Text("需求", "need")), Criterion(id="plan", label=Text("方案", "plan"), most="20")),
    drop_ends=False,
)
HEAD = "项目编号,评委,回避,需求,plan\n"


def read(folder: Path, text: str, scoring: Scoring | None = SCORING, *, name: str = "scores.csv", **about: object) -> Panel:
    path = folder / name
    path.write_text(text, encoding="utf-8-sig")
    return read_scores(path, scoring, **about)  # type: ignore[arg-type]


def refused(folder: Path, text: str, **about: object) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(FileRefusedError) as caught:
        read(folder, text, **about)  # type: ignore[arg-type]
    assert all(each.fix.zh and each.fix.en for each in caught.value.problems)
    return [(each.row, each.column, each.code) for each in caught.value.problems]


def test_a_row_for_each_panellist_and_application(tmp_path: Path) -> None:
    panel = read(tmp_path, HEAD + "V1,J1,,88.5,20\nV1,J2,是,,\nV2,J1,否,不详,\nV2,J2,,回避,\nV3,J1,已回避,,回避\n")

    assert panel.members == ("J1", "J2")
    assert panel.sheets == (
        ScoreSheet(application="V1", panellist="J1", scores={"need": "88.5", "plan": 20}),
        ScoreSheet(application="V1", panellist="J2", recused=True),
        ScoreSheet(application="V2", panellist="J1", scores={"need": Missing.NOT_KNOWN, "plan": Missing.NOT_ASKED}),
        ScoreSheet(application="V2", panellist="J2", recused=True),
        ScoreSheet(application="V3", panellist="J1", recused=True),
    )
    assert (panel.score("V1").recused, panel.score("V2").waiting, panel.score("V3").waiting) == (1, 1, 1)


def test_without_criteria_there_is_one_score(tmp_path: Path) -> None:
    panel = read(tmp_path, "application,panelist,score given\nV1,J1,90\n", None)

    assert panel.sheets[0].scores == {"score": Decimal(90)}
    assert panel.scoring.drop_ends is None


def test_whoever_sits_on_the_panel_and_has_no_row_is_missing(tmp_path: Path) -> None:
    panel = read(tmp_path, HEAD + "V1,J1,,80,10\n", members=("J1", "J2"), applications=("V1",))

    assert panel.score("V1").waiting == 1


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = HEAD + (
        "V1,J1,,101,21\n"  # 2
        "v1,j1,,-1,many\n"  # 3
        "V1,J2,否,回避,5\n"  # 4
        "V1,J3,是,5,\n"  # 5
        ",,maybe,5,/\n"  # 6
        "合计,,,5,5\n"  # 7
        "示例,J1,,5,5\n"  # 8
        "V9,J9,,5,5\n"  # 9
        "v2,j2,,5,5\n"  # 10
    )

    assert refused(tmp_path, text, members=("J1", "J2", "J3"), applications=("V1", "V2")) == [
        (2, "需求", "bad_value"),
        (2, "plan", "bad_value"),
        (3, "评委", "duplicate_id"),
        (3, "需求", "bad_value"),
        (3, "plan", "bad_value"),
        (4, "回避", "contradiction"),
        (4, "plan", "contradiction"),
        (5, "需求", "contradiction"),
        (6, "项目编号", "missing_value"),
        (6, "评委", "missing_value"),
        (6, "回避", "bad_value"),
        (6, "plan", "empty_mark"),
        (7, "项目编号", "no_person"),
        (8, "项目编号", "no_person"),
        (9, "项目编号", "unknown_id"),
        (9, "评委", "unknown_id"),
        (10, "项目编号", "duplicate_id"),
        (10, "评委", "duplicate_id"),
    ]


def test_ids_that_differ_in_writing_alone_are_one_and_have_to_look_it(tmp_path: Path) -> None:
    assert refused(tmp_path, HEAD + "V1,J1,,5,5\nv1,J2,,5,5\nV1,ｊ1,,5,5\n") == [
        (3, "项目编号", "duplicate_id"),
        (4, "评委", "duplicate_id"),
    ]


@pytest.mark.parametrize(
    "text, name, code",
    [
        (HEAD, "a.csv", "no_candidates"),
        (HEAD, "a.xlsx", "wrong_extension"),
        ("项目编号,评委,需求\nV1,J1,5\n", "a.csv", "missing_column"),
        (HEAD.replace("plan", "plan,总分"), "a.csv", "unknown_column"),
    ],
)
def test_what_is_no_score_sheet_is_refused(tmp_path: Path, text: str, name: str, code: str) -> None:
    assert code in [each[2] for each in refused(tmp_path, text, name=name)]


@pytest.mark.parametrize("label", [Text("评委", "who"), Text("方案", "plan"), Text("某项", "application")])
def test_a_criterion_that_is_called_as_another_column_is_refused(tmp_path: Path, label: Text) -> None:
    two = Scoring(criteria=(*SCORING.criteria, Criterion(id="third", label=label)))

    with pytest.raises(InvalidValueError, match="choose another name"):
        scores_template_csv("zh", two)
    with pytest.raises(InvalidValueError, match="choose another name"):
        read(tmp_path, HEAD, two)


def test_a_panellist_is_named_once(tmp_path: Path) -> None:
    with pytest.raises(DuplicateNameError):
        read(tmp_path, HEAD + "V1,J1,,5,5\n", members=("J1", "J1"))


@pytest.mark.parametrize("lang, head", [("zh", "项目编号,评委,回避,需求,方案"), ("en", "application,panellist,stood aside,need,plan")])
def test_the_template_is_read_once_its_example_has_an_id_of_its_own(tmp_path: Path, lang: str, head: str) -> None:
    template = scores_template_csv(lang, SCORING)

    assert template.splitlines()[0] == head
    assert [each[2] for each in refused(tmp_path, template)] == ["no_person"]
    panel = read(tmp_path, template.replace("示例", "V1").replace("example", "V1"))
    assert panel.score("V1").low == 100
    assert scores_template_csv(lang).count("\n") == 2


@given(
    given_=st.dictionaries(
        st.tuples(st.sampled_from(["V1", "V2"]), st.sampled_from(["J1", "J2", "J3"])),
        st.none() | st.tuples(*[st.none() | st.integers(0, 20)] * 2),
        min_size=1,
    ),
    data=st.data(),
)
def test_the_order_of_rows_changes_no_score(
    tmp_path_factory: pytest.TempPathFactory,
    given_: dict[tuple[str, str], tuple[int | None, int | None] | None],
    data: st.DataObject,
) -> None:
    def panel(keys: list[tuple[str, str]]) -> Panel:
        text = StringIO(newline="")
        writer = csv.writer(text)
        for key in keys:
            scores = given_[key]
            writer.writerow((*key, "是" if scores is None else "", *(scores or ("", ""))))
        return read(tmp_path_factory.getbasetemp(), HEAD + text.getvalue(), members=("J1", "J2", "J3"))

    keys = sorted(given_)
    one, other = panel(keys), panel(data.draw(st.permutations(keys)))

    assert one.scores(["V1", "V2"]) == other.scores(["V1", "V2"])
