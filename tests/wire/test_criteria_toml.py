"""How a panel scores, from a file: every key, and everything that is wrong with them."""

from fractions import Fraction
from pathlib import Path

import pytest

from socialwork.linkage.scoring import MissingScores
from socialwork.text import plain
from socialwork.wire import FileRefusedError, criteria_template, read_criteria

HEAD = 'schema = "socialwork.criteria/1"\n'
ONE = '[[criteria]]\nid = "need"\nlabel = "需求"\n'


def refused(folder: Path, text: str) -> list[tuple[str, str]]:
    path = folder / "criteria.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileRefusedError) as caught:
        read_criteria(path)
    assert all(each.fix.zh and each.fix.en for each in caught.value.problems)
    return [(each.where, each.code) for each in caught.value.problems]


def test_every_key(tmp_path: Path) -> None:
    path = tmp_path / "criteria.toml"
    path.write_text(
        f'{HEAD}scale = 50\ndrop_ends = true\nmissing = "left_out"\npanellists = ["J1", "J2"]\n{ONE}weight = "3/5"\nmost = "12.5"\n'
        '[[criteria]]\nid = "plan"\nlabel = "方案"\nweight = 0.4\n',
        encoding="utf-8",
    )
    scoring, members = read_criteria(path)

    assert members == ("J1", "J2")
    assert (scoring.scale, scoring.drop_ends, scoring.missing) == (50, True, MissingScores.LEFT_OUT)
    assert [(each.id, each.label, each.weight) for each in scoring.criteria] == [
        ("need", plain("需求"), Fraction(3, 5)),
        ("plan", plain("方案"), Fraction(2, 5)),
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_template_can_be_read_as_it_is_and_leaves_open_what_it_leaves_out(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "criteria.toml"
    path.write_text(criteria_template(lang), encoding="utf-8")
    scoring, members = read_criteria(path)

    assert (scoring.drop_ends, scoring.missing, members) == (None, MissingScores.OPEN, ())
    assert [each.weight for each in scoring.criteria] == [Fraction(3, 5), Fraction(2, 5)]


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = (
        f'{HEAD}drop_ends = "yes"\nmissing = "待补"\n'
        f'{ONE}weight = "many"\n[[criteria]]\nid = "plan"\nlabel = "方案"\nmost = 0\nweght = 2\n[[criteria]]\nid = "c"\nlabel = "c"\nweight = 0\n'
    )

    assert refused(tmp_path, text) == [
        ("$.drop_ends", "bad_value"),
        ("$.missing", "bad_value"),
        ("$.criteria[0].weight", "bad_value"),
        ("$.criteria[1]", "unknown_key"),
        ("$.criteria[1].most", "bad_value"),
        ("$.criteria[2].weight", "bad_value"),
    ]


@pytest.mark.parametrize(
    "text, where, code",
    [
        ("criteria = []\n", "$.criteria", "contradiction"),
        (f'{ONE}weight = "60%"\n[[criteria]]\nid = "plan"\nlabel = "方案"\nweight = "30%"\n', "$.criteria", "contradiction"),
        (f"scale = 0\n{ONE}", "$.scale", "bad_value"),
        (f"{ONE}{ONE}", "$.criteria", "duplicate_name"),
        (f'panellists = ["J1", "J1"]\n{ONE}', "$.panellists", "duplicate_name"),
    ],
)
def test_what_does_not_go_together_is_refused_where_it_stands(tmp_path: Path, text: str, where: str, code: str) -> None:
    assert (where, code) in [
        (each[0].replace("$", "$") if each[1] != "bad_syntax" else "", each[1]) for each in refused(tmp_path, HEAD + text)
    ]


def test_another_schema_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, 'schema = "socialwork.round/1"\n') == [("$.schema", "wrong_schema")]
