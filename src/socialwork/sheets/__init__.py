"""Sheets as people have them: CSV in Chinese or English, read strictly and written so that it can be read back."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .approved import ApprovedPerson

if TYPE_CHECKING:
    from ..lifecycle import Journal
    from ..linkage.allocations import Allocation
    from ..linkage.applications import Application
    from ..linkage.districts import DistrictLinkage
    from ..linkage.placements import Area, Placement
    from ..linkage.scoring import Panel, Scoring
    from ..linkage.trainings import Training
    from ..linkage.venture_lists import CompositionChecks
    from ..linkage.ventures import Venture
    from ..policies import Law, Policy
    from ..projects import Checklist, Portfolio
    from ..rules import Fact
    from ..statistics import Statistic
    from ..talent.allowance import Allowance, Batch
    from ..talent.candidates import Candidate
    from ..talent.merit_scales import MeritScale
    from ..text import Text
    from ..tiers import Levels, Network, NetworkAssessment, Site, Tier
    from ._projects import ProjectSheet

__all__ = [
    "ApprovedPerson",
    "applications_template_csv",
    "areas_template_csv",
    "checklist_template_csv",
    "files_of_sheet",
    "how_to_answer",
    "network_templates",
    "payment_list",
    "placements_template_csv",
    "projects_template_csv",
    "read_answer",
    "read_applications",
    "read_approved_list",
    "read_areas",
    "read_candidates",
    "read_candidates_csv",
    "read_checklist",
    "read_figures",
    "read_network",
    "read_placements",
    "read_project_sheet",
    "read_projects",
    "read_scores",
    "read_trainings",
    "read_ventures",
    "scores_template_csv",
    "template_csv",
    "trainings_template_csv",
    "units_beside",
    "ventures_template_csv",
    "write_allocation",
    "write_assessment",
    "write_candidates_csv",
    "write_compositions",
    "write_network",
    "write_payment_list",
    "write_portfolio",
]

# What reads and writes is imported where it is called: asking for these names loads neither cattrs nor csv.


def files_of_sheet(path: str | Path) -> tuple[Path, ...]:
    """The files that hold these candidates, or would be read for them if they were there: nothing else should be written to them.

    Args:
        path: The file of candidates, which comes first; then the sheet and the document of its name, and the companions of the sheet.

    >>> [file.name for file in files_of_sheet("people.csv")]
    ['people.csv', 'people.json', 'people.service.csv', 'people.certificates.csv']
    """
    from ._companion_names import companion_paths

    given = Path(path)
    if not given.name:  # a folder such as "."
        return (given,)
    return tuple(dict.fromkeys((given, given.with_suffix(".csv"), given.with_suffix(".json"), *companion_paths(given))))


def read_candidates(path: str | Path, *, scale: "MeritScale | None" = None) -> "tuple[Candidate, ...]":
    """The candidates of a `.csv` or `.json` file.

    Args:
        path: The file.
        scale: How merit is told in the round, `round_.scale`: what is not on it is refused too. None takes any merit.

    Raises:
        FileRefusedError: If anything is wrong with it, its extension included; the error tells everything that is.
        InvalidValueError: If the scale is none.
    """
    from ._reading import read

    return read(Path(path), scale)


def read_candidates_csv(path: str | Path, *, scale: "MeritScale | None" = None) -> "tuple[Candidate, ...]":
    """The candidates of a CSV file in UTF-8, one a row, under headings in Chinese, in English or in codes, in any order.

    An empty cell is a fact that was not asked; 不详 or "not known", 有争议 or "disputed" say why it is missing; a dash or a slash is refused.
    是, 否, yes, no, true and false answer a question. A judgement's cell says whether it holds, and the columns 认定人, 认定日期 and 认定文件
    say of all judgements of the row who made them, when, and where they are recorded. Periods of work and certificates have numbered columns
    (从业起始日1, 从业截止日1, ...), or stand in `NAME.service.csv` and `NAME.certificates.csv` beside `NAME.csv`, which are then read with it;
    无 or "none" in the first of them says that there are none, 至今 or "present" that work still goes on. A leading apostrophe says that the
    rest of the cell is text as it stands.

    Rows are counted as a spreadsheet counts them: the headings are row 1, and a cell with line breaks is still in one row.

    Args:
        path: The file, in UTF-8.
        scale: How merit is told in the round, `round_.scale`: what is not on it is refused too. None takes any merit.

    Raises:
        FileRefusedError: If anything is wrong with the file or its companions; the error tells everything that is.
        InvalidValueError: If the scale is none.
    """
    from ._reading import read_csv

    return read_csv(Path(path), scale)


def read_approved_list(path: str | Path) -> tuple[ApprovedPerson, ...]:
    """Whom the approved list of a round names: a CSV file in UTF-8, one person a row, to be taken over into a register.

    The columns are 编号 (id), 姓名 (name), 工作单位 (work unit) and, where there is one, 证件号码 (number), in Chinese or in English and in any
    order. The id is one of the office's own: an identity or mobile number in its place is refused, and so are ids that stand twice or differ by
    case, width and spaces alone. A work unit that is not known is written 不详 or "not known". A resident identity number must have the last
    sign that the others make. Names, units and numbers are never shown in a problem.

    Args:
        path: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._approved import read as read_list

    return read_list(Path(path))


def read_projects(path: str | Path, *, recorded: date, recorder: str, tiers: "Iterable[Tier]" = ()) -> "Journal":
    """The projects of a CSV file in UTF-8, one a row, under headings in Chinese or in English, in any order, as a journal of their events.

    A row holds 编号 (id), 项目名称 (title), 承办单位 (unit), 层级 (tier); 立项日 (opened on) and the days on which the five stages ended, as
    far as they have; 预算（元） (budget) and the days planned; 累计支出（元） (spent) with the day up to which it is told; 监测日, 监测方 and
    监测意见 for a monitoring record; 评估日, 评估方 and 评估结果 for the evaluation; 购买方类别 and 购买方 where it is a purchased task;
    已验收成果 for what is accepted of what the project delivers. Amounts are in yuan, and 万元 is refused.

    Whether the stages that ended were complete, their deliverables accepted, is what 已结束阶段材料齐备并验收 says, yes or no. Where that is
    left empty, nobody told: the journal holds the days, and a portfolio says that they wait for it.

    Args:
        path: The file, in UTF-8.
        recorded: The day on which the sheet was taken over.
        recorder: Who took it over.
        tiers: The tiers of the system, from the top down: a level then goes by any of its names, others are refused, and above the highest one
            there is no unit. Without them a level is taken as it stands.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    return read_project_sheet(path, recorded=recorded, recorder=recorder, tiers=tiers).journal


def read_project_sheet(path: str | Path, *, recorded: date, recorder: str, tiers: "Iterable[Tier]" = ()) -> "ProjectSheet":
    """As `read_projects`, with the row of each project, by which a portfolio calls it: `portfolio(sheet.journal, law, rows=sheet.rows, ...)`.

    Args:
        path: The file, in UTF-8.
        recorded: The day on which the sheet was taken over.
        recorder: Who took it over.
        tiers: The tiers of the system; as for `read_projects`.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._projects import read as read_them

    return read_them(Path(path), recorded, recorder, tuple(tiers))


def read_checklist(path: str | Path) -> "Checklist":
    """An office's list of deliverables from a CSV file in UTF-8, one a row, under headings in Chinese or in English, in any order.

    A row holds 编号 (id), 成果 (deliverable), 阶段 (stage) and 是否必交 (demanded: yes or no; yes where it is empty).

    Args:
        path: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._checklists import read as read_list

    return read_list(Path(path))


def checklist_template_csv(lang: str = "zh") -> str:
    """A list of deliverables to fill in: the headings that `read_checklist` knows, and a row with an example, which is to be deleted.

    `read_checklist` refuses the list as long as the example is in it.

    Args:
        lang: The language of headings and words, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one.
    """
    from ._checklists import template

    return template(lang)


def write_candidates_csv(path: str | Path, candidates: "Iterable[Candidate]", *, lang: str = "zh") -> None:
    """Write a file that `read_candidates_csv` reads as the same candidates; it is there as a whole or stays as it was.

    It is in UTF-8 with a byte order mark, so that spreadsheet programs show Chinese. Text that a spreadsheet would take for a formula, or
    that would be read as something else, gets an apostrophe before it.

    Args:
        path: The file.
        candidates: At least one, each with an id of their own.
        lang: The language of headings and words, `"zh"` or `"en"`.

    Raises:
        DuplicateNameError: If two candidates have one id, or ids that differ by case, width or spaces alone.
        InvalidValueError: If there is nobody, a companion file is in the way, or a text cannot stand in a sheet.
        OSError: If the file cannot be written.
    """
    from ._writing import write

    write(Path(path), candidates, lang)


def template_csv(lang: str = "zh") -> str:
    """The headings of a sheet of candidates and nothing else, for people to fill in.

    It has room for two periods of work and two certificates of each kind; more can be added with the next numbers. Save it with
    `encoding="utf-8-sig"`, so that spreadsheet programs show Chinese.

    Args:
        lang: The language of the headings, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one.
    """
    from ._writing import template

    return template(lang)


def read_answer(fact: "Fact[Any]", text: str, *, of: type | None = None) -> "Any":
    """A value of a fact, typed in answer to a question as people type it in sheets; see `how_to_answer`.

    Args:
        fact: The fact, a handle of `CANDIDATE` or of the facts of another class.
        text: What was typed; nothing gives `Missing.NOT_ASKED`, and the words of sheets for what is missing give why it is.
        of: The class that holds the fact; None for `Candidate`.

    Raises:
        InvalidValueError: If it is no value of the fact; what was typed is not shown.

    >>> from socialwork.talent import CANDIDATE
    >>> read_answer(CANDIDATE.dedicated, "是"), read_answer(CANDIDATE.service, "2018年5月 至今")
    (True, (Period(first=Month(year=2018, month=5), last=None),))
    """
    from ._answers import answer

    return answer(fact, text, of)


def how_to_answer(fact: "Fact[Any]") -> "Text":
    """What to type in answer to a question for a fact, with an example."""
    from ._answers import how_to_answer as how

    return how(fact)


def payment_list(allowance: "Allowance | Batch", names: Mapping[str, str], *, lang: str = "zh") -> list[list[str]]:
    """The payment list (津贴发放表) of a year as rows of cells: headings, everybody who is paid, totals in figures and in capitals, and notes.

    Args:
        allowance: The allowance; or a batch, which is listed as it was recorded.
        names: Names by id; who has none there, since it was erased, is listed with the id alone.
        lang: The language of headings and words, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one, or a text cannot stand in a sheet.
    """
    from ..text import check_lang
    from ._payments import payment_list as rows

    return rows(allowance, names, check_lang(lang))


def write_payment_list(path: str | Path, allowance: "Allowance | Batch", names: Mapping[str, str], *, lang: str = "zh") -> None:
    """Write the payment list as a CSV file in UTF-8 with a byte order mark; it is there as a whole or stays as it was.

    A name or an id that a spreadsheet would take for a formula gets an apostrophe before it.

    Args:
        path: The file.
        allowance: The allowance; or a batch, which is listed as it was recorded.
        names: Names by id.
        lang: The language of headings and words, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one, or a text cannot stand in a sheet.
        OSError: If the file cannot be written.
    """
    from ._payments import write

    write(Path(path), allowance, names, lang)


def read_network(
    places: str | Path, units: str | Path | None = None, *, layout: "Levels", site_class: "type[Site] | None" = None
) -> "Network":
    """The network of two CSV files in UTF-8, one of places and one of units, under headings in Chinese or in English, in any order.

    Places have the columns 编号 (id), 名称 (name), 层级 (level), 上级 (within), 代码 (code) and 代码日期 (code
    as of: a day on which it held); units 编号 (id), 名称 (name), 类型 (kind), 所在地
    (place), 上级机构 (under), 兼顾 (serves: ids with semicolons between) and one for each fact of a site, by its label or name. A level or kind
    goes by every name that its tier has. Cells are read as those of candidates are: an empty one is a fact that was not asked.

    A network that does not hang together is refused as well: every error of `Network.check` is told at its row and column, together with
    everything else that is wrong. Warnings are not: call `check` for them.

    Args:
        places: The file of places.
        units: The file of units; None for `NAME.units.csv` beside `NAME.csv`, or for no units where that is not there.
        layout: How the network has to hang together; as for `Network.check`, so also `HEBEI.on(day)`.
        site_class: The class of the facts of a site; None for `Site`.

    Raises:
        FileRefusedError: If anything is wrong with the files; the error tells everything that is.
    """
    from ..tiers import Layout, Site
    from ._networks import read as read_sheets

    return read_sheets(Path(places), None if units is None else Path(units), Layout.of(layout), site_class or Site)


def write_network(places: str | Path, network: "Network", *, layout: "Levels", units: str | Path | None = None, lang: str = "zh") -> None:
    """Write two files that `read_network` reads as the same network; each is there as a whole or stays as it was.

    They are in UTF-8 with a byte order mark, so that spreadsheet programs show Chinese.

    Args:
        places: The file of places.
        network: The network, with at least one place.
        layout: Its tiers, whose names are written, or the layout or law that has them.
        units: The file of units; None for `NAME.units.csv` beside `NAME.csv`.
        lang: The language of headings and words, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If there is no place, the language is another one, or something cannot stand in a sheet.
        OSError: If a file cannot be written.
        UnknownNameError: If a place or a unit is of a tier that there is not.
    """
    from ..tiers import Layout
    from ._networks import write as write_sheets

    write_sheets(Path(places), None if units is None else Path(units), network, Layout.of(layout), lang)


def write_assessment(path: str | Path, assessment: "NetworkAssessment", *, lang: str = "zh") -> None:
    """Write an assessed network as a CSV file in UTF-8 with a byte order mark, one unit a row; it is there as a whole or stays as it was.

    A row has the unit, where it is, how it came out, which requirements it does not meet or waits for, advice, points and grade. Notes below say
    which standard this is, of which day, and what has to be said of it. A name that a spreadsheet would take for a formula gets an apostrophe
    before it.

    Args:
        path: The file.
        assessment: The assessed network.
        lang: The language of headings and words, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one, or a text cannot stand in a sheet.
        OSError: If the file cannot be written.
    """
    from ._assessments import write

    write(Path(path), assessment, lang)


def units_beside(places: str | Path) -> Path:
    """The sheet of units that goes with one of places where no other is named: `NAME.units.csv` beside `NAME.csv`.

    >>> units_beside("county.csv").name
    'county.units.csv'
    """
    from ._networks import units_beside as beside

    return beside(Path(places))


def network_templates(lang: str = "zh", *, site_class: "type[Site] | None" = None) -> tuple[str, str]:
    """The headings of a sheet of places and of one of units, and nothing else, for people to fill in; save each with `encoding="utf-8-sig"`.

    Args:
        lang: The language of the headings, `"zh"` or `"en"`.
        site_class: The class of the facts of a site, each of which has a column; None for `Site`.

    Raises:
        InvalidValueError: If the language is another one.
    """
    from ..tiers import Site
    from ._networks import templates

    return templates(site_class or Site, lang)


def projects_template_csv(lang: str = "zh") -> str:
    """A sheet of projects to fill in: the headings that `read_projects` knows, and a row with an example, which is to be deleted.

    `read_projects` refuses the sheet as long as the example is in it.

    Args:
        lang: The language of headings and words, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one.
    """
    from ._project_columns import template

    return template(lang)


def write_portfolio(path: str | Path, portfolio: "Portfolio", *, lang: str = "zh", law: "Law[Policy] | None" = None) -> None:
    """Write a portfolio as a CSV file in UTF-8 with a byte order mark, one project a row; it is there as a whole or stays as it was.

    Rows that begin with `*` follow, with what has to be said of the whole: the policy, the day, its marks and readings, the notice.
    Amounts are numbers in yuan, those of all rounds of a project added up. What nobody told is an empty cell, never zero. A text that a spreadsheet would take for a formula gets an
    apostrophe before it.

    Args:
        path: The file.
        portfolio: The portfolio.
        lang: The language of headings and words, `"zh"` or `"en"`.
        law: The law of the portfolio, which does not keep it: then the sheet names its policy, its marks and its readings.

    Raises:
        InvalidValueError: If the language is another one, or a text cannot stand in a sheet.
        OSError: If the file cannot be written.
    """
    from ._portfolios import write

    write(Path(path), portfolio, lang, law)


def read_figures(path: str | Path, *, published: "Iterable[Statistic]" = ()) -> "tuple[Statistic, ...]":
    """An office's own figures from a CSV file in UTF-8, one figure of one time a row, under headings in Chinese or in English, in any order.

    A row holds 编号 (id), 指标 (figure), 数值 (value), 单位 (unit), 性质 (kind: 时点数, 时期数, 累计数); 年份 (year) for a flow, 截至日期 (as of)
    for a stock or a cumulative figure; where it is not exact 精度 (precision: 至少, 取整到100); 类别 (classes, between semicolons); 划分 and 部分
    (division, part), which say that it counts one part of a whole; and 来源 (source). A number that is not known has no row.

    A row with the id of a published figure can leave out what that one tells: what it is, its unit, its kind and its classes. A unit or a kind
    that differs from it is refused.

    Args:
        path: The file, in UTF-8.
        published: Figures that others published, such as those of a policy.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._figures import read as read_them

    return read_them(Path(path), published)


def read_trainings(path: str | Path) -> "tuple[Training, ...]":
    """The trainings of a CSV file in UTF-8, one a row, under headings in Chinese or in English, in any order.

    A row has 编号 (id) and 培训名称 (title), and as far as it is known 结束日 (ended on: a day or a month), 类别 (kind), 维度 (dimensions), 学时
    (class hours), 人次 (attendances) and 参加者 (attended by: ids); of the dimensions and ids there can be several, with semicolons between, and
    无 or "none" says that there are none. An empty cell was not told, and never counts as zero. 60人 among the attendances is refused: people are
    not attendances.

    Args:
        path: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._people import read_trainings as read_them

    return read_them(Path(path))


def read_placements(path: str | Path) -> "tuple[Placement, ...]":
    """The placements of a CSV file in UTF-8, one person a row: 人员编号 (person), 招聘方 (recruited by), 管理方 (managed by), 使用方 (used by).

    The last three hold ids of areas; whether there are such areas, and of which level, `check_placements` says.

    Args:
        path: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._people import read_placements as read_them

    return read_them(Path(path))


def read_areas(path: str | Path) -> "tuple[Area, ...]":
    """The areas of a CSV file in UTF-8, one a row: 编号 (id), 名称 (name), 层级 (level) and, where it lies in another, 上级 (within).

    Args:
        path: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._people import read_areas as read_them

    return read_them(Path(path))


def trainings_template_csv(lang: str = "zh") -> str:
    """The headings of a sheet of trainings and nothing else, for people to fill in; save it with `encoding="utf-8-sig"`.

    Raises:
        InvalidValueError: If the language is neither `"zh"` nor `"en"`.
    """
    from ._people import TRAININGS, template

    return template(TRAININGS, lang)


def placements_template_csv(lang: str = "zh") -> str:
    """The headings of a sheet of placements and nothing else, for people to fill in; save it with `encoding="utf-8-sig"`.

    Raises:
        InvalidValueError: If the language is neither `"zh"` nor `"en"`.
    """
    from ._people import PLACEMENTS, template

    return template(PLACEMENTS, lang)


def areas_template_csv(lang: str = "zh") -> str:
    """The headings of a sheet of areas and nothing else, for people to fill in; save it with `encoding="utf-8-sig"`.

    Raises:
        InvalidValueError: If the language is neither `"zh"` nor `"en"`.
    """
    from ._people import AREAS, template

    return template(AREAS, lang)


def read_applications(path: str | Path) -> "tuple[Application, ...]":
    """The applications of a CSV file in UTF-8, one a row, under headings in Chinese or in English, in any order.

    A row holds 编号 (id) and 申报组织 (organisation: its id), and the facts of an application, by their labels: 项目名称 (title), 申请金额（元）
    (asked), 项目总预算（元） (project budget), 通过初审 (passed the preliminary review), 评审得分 (score), 核定金额（元） (approved), and what stands on
    record of the applicant, as first and last days, or 无 (none). An empty cell is a fact that was not asked. Amounts are in yuan, and 万元 is refused.

    Args:
        path: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._applications import read as read_them

    return read_them(Path(path))


def applications_template_csv(lang: str = "zh") -> str:
    """A sheet of applications to fill in: the headings that `read_applications` knows, and a row with an example, which is to be deleted.

    Args:
        lang: The language of the headings, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one.
    """
    from ._applications import template

    return template(lang)


def write_allocation(path: str | Path, allocation: "Allocation", *, lang: str = "zh") -> None:
    """Write the grants of a call as a CSV file in UTF-8 with a byte order mark, one application a row, then the totals and what has to be said.

    Args:
        path: The file.
        allocation: The grants.
        lang: The language of headings and words, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one, or a text cannot stand in a sheet.
        OSError: If the file cannot be written.
    """
    from ._applications import write

    write(Path(path), allocation, lang)


def read_ventures(path: str | Path) -> "tuple[Venture, ...]":
    """The ventures of a CSV file in UTF-8, one a row, under headings in Chinese or in English, in any order.

    A row has 编号 (id), and as far as it is known 项目名称 (title), 社会组织 (organisations), 工作人员 (workers), 志愿者 (volunteers: how many),
    慈善资源 (charitable resources), 社区 (communities: ids) and 其他各方 (other parties). A list holds entries between semicolons, each an id and
    words: `O1 牵头 社工机构；O2 合作`, `W1 社会工作者 专职 持证；W2 社区工作者 兼职`, `捐款 资金 20000；义诊 项 3；大米 实物 50袋`, `government 1`.
    An empty cell was not told; 无 or "none" says that there is none; 不详 that nobody knows.

    Args:
        path: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._ventures import read as read_them

    return read_them(Path(path))


def ventures_template_csv(lang: str = "zh") -> str:
    """A sheet of ventures to fill in: the headings that `read_ventures` knows, and a row with an example, which is to be deleted.

    Args:
        lang: The language of headings and words, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one.
    """
    from ._ventures import template

    return template(lang)


def write_compositions(path: str | Path, checks: "CompositionChecks", linkage: "DistrictLinkage", *, lang: str = "zh") -> None:
    """Write what a formula says of ventures as a CSV file in UTF-8 with a byte order mark, one venture a row; it is there as a whole or stays as it was.

    A row has the venture, the answer, the places of the formula that do not fit, the readings that make the answer another one, and which
    of the five sectors are linked, lacking and not known. Rows that begin with `*` follow, with what has to be said of the whole.

    Args:
        path: The file.
        checks: What the formula says.
        linkage: What the same ventures link.
        lang: The language of headings and words, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one, a text cannot stand in a sheet, or the two are of other ventures.
        OSError: If the file cannot be written.
    """
    from ._compositions import write

    write(Path(path), checks, linkage, lang)


def read_scores(
    path: str | Path, scoring: "Scoring | None" = None, *, members: Iterable[str] = (), applications: Iterable[str] | None = None
) -> "Panel":
    """The score sheets of a panel, from a CSV file in UTF-8: a row for what a panellist gave to an application, a column for each criterion.

    A cell that is empty is a score that was not given, and never zero. A panellist who stood aside has `回避` in the cells, or `是` in a column
    `回避`, and no score is missing there. So does a row that is not there count as scores to be given.

    Args:
        path: The file; its name ends with `.csv`.
        scoring: How the panel scores: its columns are headed by the labels or the ids of the criteria. None for one column `评分` from 0 to 100.
        members: The ids of the panellists; without any, everybody who stands in the sheet.
        applications: The ids that there are; a row of any other is refused. None takes all.

    Raises:
        DuplicateNameError: If a panellist is named twice.
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
        InvalidValueError: If two criteria, or a criterion and another column, are called the same.
    """
    from ._scores import read as read_them

    return read_them(Path(path), scoring, members, applications)


def scores_template_csv(lang: str = "zh", scoring: "Scoring | None" = None) -> str:
    """A score sheet to fill in: the headings that `read_scores` knows, and a row with an example, which is to be deleted.

    Args:
        lang: The language of the headings.
        scoring: How the panel scores; None for one score from 0 to 100.

    Raises:
        InvalidValueError: If the language is another one, or two criteria, or a criterion and another column, are called the same.
    """
    from ._scores import template

    return template(lang, scoring)
