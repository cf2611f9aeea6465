"""Ventures from a sheet: several entries in a cell, what is not told is never zero, and everything that is wrong at once."""

from pathlib import Path

import pytest

from socialwork.linkage import (
    OrganisationClass,
    OrganisationRole,
    Resource,
    ResourceKind,
    Venture,
    VentureOrganisation,
    VentureWorker,
    WorkerKind,
)
from socialwork.rules import Missing
from socialwork.sheets import read_ventures, ventures_template_csv
from socialwork.text import plain
from socialwork.wire import FileRefusedError

HEADS = "编号,项目名称,社会组织,工作人员,志愿者,慈善资源,社区,其他各方\n"
WHOLE = (
    HEADS + "V1,邻里助老,O1 牵头 社工机构、慈善组织；O2（合作，无类别）,W1 社会工作者 专职 持证 仅此项目；W2 社区工作者 兼职 另有项目,12人,"
    "捐款 资金 20000元；义诊 项 3；大米 实物 50袋；场地 服务,C1、C2,government 1；market 不详\n"
)
ENGLISH = (
    "id,title,organisations,workers,volunteers,charitable resources,communities,other parties\n"
    "V1,邻里助老,O1 lead social work agency charitable organisation; O2 (partner no class),W1 social worker full-time certified only here;"
    ' W2 community worker part time elsewhere too,12,"捐款 money 20,000 yuan; 义诊 item 3; 大米 goods 50袋; 场地 services",C1; C2,'
    "government=1; market not_known\n"
)


def sheet(tmp_path: Path, text: str, name: str = "ventures.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def refused(path: Path) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(FileRefusedError) as caught:
        read_ventures(path)
    assert all(each.fix.zh and each.fix.en for each in caught.value.problems)
    return [(each.row, each.column, each.code) for each in caught.value.problems]


def fix(tmp_path: Path, heading: str, cell: str, lang: str = "en") -> str:
    with pytest.raises(FileRefusedError) as caught:
        read_ventures(sheet(tmp_path, f'编号,{heading}\nV1,"{cell}"\n'))
    [problem] = caught.value.problems
    assert (problem.row, problem.column, problem.code) == (2, heading, "bad_value")
    return problem.fix.en if lang == "en" else problem.fix.zh


@pytest.mark.parametrize("text", [WHOLE, ENGLISH], ids=["zh", "en"])
def test_a_row_holds_a_whole_venture_in_either_language(tmp_path: Path, text: str) -> None:
    assert read_ventures(sheet(tmp_path, text)) == (
        Venture(
            id="V1",
            title="邻里助老",
            organisations=[
                VentureOrganisation(
                    id="O1",
                    role=OrganisationRole.LEAD,
                    classes=[OrganisationClass.SOCIAL_WORK_AGENCY, OrganisationClass.CHARITABLE_ORGANISATION],
                ),
                VentureOrganisation(id="O2", role=OrganisationRole.PARTNER, classes=()),
            ],
            workers=[
                VentureWorker(id="W1", kind=WorkerKind.SOCIAL_WORKER, full_time=True, certified=True, elsewhere=False),
                VentureWorker(id="W2", kind=WorkerKind.COMMUNITY_WORKER, full_time=False, elsewhere=True),
            ],
            volunteers=12,
            resources=[
                Resource(id="捐款", kind=ResourceKind.MONEY, amount="20000"),
                Resource(id="义诊", kind=ResourceKind.ITEM, amount=3),
                Resource(id="大米", kind=ResourceKind.IN_KIND, amount=50, unit=plain("袋")),
                Resource(id="场地", kind=ResourceKind.IN_KIND),
            ],
            communities=["C1", "C2"],
            parties={"government": 1, "market": Missing.NOT_KNOWN},
        ),
    )


def test_empty_is_not_told_and_none_is_none(tmp_path: Path) -> None:
    nothing, none, unknown = read_ventures(sheet(tmp_path, HEADS + "V1,,,,,,,\nV2,,无,none,0,无,无,无\nV3,,不详,有争议,不详,不详,不详,\n"))

    assert nothing == Venture(id="V1")
    assert none == Venture(id="V2", organisations=(), workers=(), volunteers=0, resources=(), communities=())
    assert unknown == Venture(
        id="V3", organisations=Missing.NOT_KNOWN, workers=Missing.DISPUTED, volunteers=Missing.NOT_KNOWN,
        resources=Missing.NOT_KNOWN, communities=Missing.NOT_KNOWN,
    )  # fmt: skip


def test_what_is_not_known_of_an_entry_and_short_words(tmp_path: Path) -> None:
    [found] = read_ventures(
        sheet(tmp_path, "编号,社会组织,工作人员,志愿者\nV1,O1 类别不详,W1 专职社工 持证不详；W2；W3 持证社工 专职不详；W4 岗位不详,无\n")
    )

    assert found.organisations == (VentureOrganisation(id="O1", classes=Missing.NOT_KNOWN),)
    assert found.workers == (
        VentureWorker(id="W1", kind=WorkerKind.SOCIAL_WORKER, full_time=True, certified=Missing.NOT_KNOWN),
        VentureWorker(id="W2"),
        VentureWorker(id="W3", kind=WorkerKind.SOCIAL_WORKER, certified=True, full_time=Missing.NOT_KNOWN),
        VentureWorker(id="W4", kind=Missing.NOT_KNOWN),
    )
    assert found.volunteers == 0


@pytest.mark.parametrize("heading, cell, said", [
    ("社会组织", "O1 牵头单", "O1 牵头单: did you mean"),
    ("社会组织", "O1 什么都不像的词", 'there is no word "什么都不像的词"; there are: '),
    ("社会组织", "O1 牵头 合作", "O1 牵头 合作: two of these contradict one another"),
    ("社会组织", "O1 无类别 社工机构", "two of these contradict"),
    ("社会组织", "O1 牵头；o1 合作", "o1 合作: an id stands there twice"),
    ("社会组织", "（牵头）", "begin with the id"),
    ("工作人员", "W1 专职 兼职；W2 临时", "W2 临时: there is no word"),
    ("工作人员", "W1 专职 兼职；W2 临时", "W1 专职 兼职: two of these contradict"),
    ("志愿者", "20余人", "a whole number of 0 or more"),
    ("志愿者", "1.5", "a whole number of 0 or more"),
    ("志愿者", "-3", "a whole number of 0 or more"),
    ("慈善资源", "20000", "say after its name whether"),
    ("慈善资源", "（）", "say after its name whether"),
    ("慈善资源", "捐款 资金 2万元", "give yuan, such as 20000"),
    ("慈善资源", "捐款 资金 20000 美元", "money is in yuan"),
    ("慈善资源", "捐款 资金 0", "give more than 0"),
    ("慈善资源", "义诊 项 1.5", "give more than 0, and a whole number of items"),
    ("慈善资源", "义诊 项 1.5.2", "give a number"),
    ("其他各方", "government", "give each with its number"),
    ("其他各方", "government /", "give each with its number"),
    ("其他各方", "government many", "a whole number of 0 or more"),
])  # fmt: skip
def test_each_entry_that_is_wrong_is_told_with_what_would_be_right(tmp_path: Path, heading: str, cell: str, said: str) -> None:
    assert said in fix(tmp_path, heading, cell)
    assert fix(tmp_path, heading, cell, "zh")


@pytest.mark.parametrize("number", ["11010119900307851X", "13812345678"])
@pytest.mark.parametrize("heading, cell", [
    ("社会组织", "O1 {}"), ("工作人员", "{}"), ("工作人员", "W1 {}"), ("志愿者", "{}"), ("慈善资源", "{} 资金 3"), ("慈善资源", "捐款 {}"),
    ("社区", "C1；{}"), ("其他各方", "{} 1"), ("其他各方", "government {}"),
])  # fmt: skip
def test_a_number_of_a_person_is_never_shown(tmp_path: Path, number: str, heading: str, cell: str) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read_ventures(sheet(tmp_path, f"编号,{heading}\nV1,{cell.format(number)}\n"))

    assert number.casefold() not in (str(caught.value) + caught.value.in_language("zh")).casefold()


def test_everything_that_is_wrong_is_told_at_its_cell(tmp_path: Path) -> None:
    text = (
        HEADS
        + "V1,,O1 老大,W1,many,捐款,,\n,,,,,,,\nv1,,O1,w1,3,,,\n,x,,,,,,\n合计,,,,15,,,\n示例,,,,,,,\n备注：虚构,,,,,,,\nV1,,,,,,13812345678,\n"
    )

    assert refused(sheet(tmp_path, text)) == [
        (2, "社会组织", "bad_value"),
        (2, "志愿者", "bad_value"),
        (2, "慈善资源", "bad_value"),
        (4, "编号", "duplicate_id"),
        (4, "工作人员", "duplicate_id"),
        (5, "编号", "missing_value"),
        (6, "编号", "no_person"),
        (7, "编号", "no_person"),
        (8, "编号", "no_person"),
        (9, "编号", "duplicate_id"),
        (9, "社区", "identity_number"),
    ]
    assert refused(sheet(tmp_path, "项目名称\n甲\n")) == [(1, "编号", "missing_column")]


def test_the_row_of_the_other_id_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read_ventures(sheet(tmp_path, "id,workers\nV1,W1\nV1,W2\nV3,w1\n"))

    assert [each.fix.en for each in caught.value.problems] == [
        "row 2 has this id; one row for each venture",
        "it differs from W1 in row 2 by case, width, spaces or unseen signs alone, and is probably the same; write both alike, or choose another id",
    ]


def test_a_sheet_without_rows_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    assert refused(sheet(tmp_path, HEADS)) == [(None, None, "no_candidates")]
    assert refused(sheet(tmp_path, HEADS, "ventures.xlsx")) == [(None, None, "wrong_extension")]


@pytest.mark.parametrize("lang, example", [("zh", "示例"), ("en", "example")])
def test_a_template_is_read_once_its_example_is_renamed(tmp_path: Path, lang: str, example: str) -> None:
    text = ventures_template_csv(lang)

    assert [code for _, _, code in refused(sheet(tmp_path, text))] == ["no_person"]
    [found] = read_ventures(sheet(tmp_path, text.replace(example, "V1", 1)))
    assert found.volunteers == 12
    assert not isinstance(found.organisations, Missing)
    assert [each.role for each in found.organisations] == [OrganisationRole.LEAD, OrganisationRole.PARTNER]
