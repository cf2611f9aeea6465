"""The pages say the same in both languages, lead somewhere, and list what the code has: no more, no less."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest

from socialwork.law import Parameter, Reading, Verified
from socialwork.linkage import OUHAI
from socialwork.projects import HEBEI
from socialwork.rules import Shape
from socialwork.selection import Resolution
from socialwork.sheets._columns import JUDGEMENTS, SHEET
from socialwork.talent import CANDIDATE, HAIYOU, Holders, MeritScale, ReadingChoice, Round
from socialwork.text import Labelled, Lang, Ordered
from socialwork.tiers import functions_table
from socialwork.wire import Problem
from socialwork.wire._reforms import _OPERATIONS, _Alone, _Joined
from socialwork.wire.strict import _DeclarationEntry

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FENCE = re.compile(r"^```(\w+)", re.MULTILINE)
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
LANGS: tuple[Lang, ...] = ("en", "zh")
in_both_languages = pytest.mark.parametrize("lang", LANGS)


def text(lang: Lang, page: str) -> str:
    return (DOCS / lang / page).read_text(encoding="utf-8")


def rows(page: str, header: str) -> list[list[str]]:
    """The rows of every table of a page that has this header."""
    found: list[list[str]] = []
    inside = False
    for line in page.splitlines():
        if line == header:
            inside = True
        elif not line.startswith("|"):
            inside = False
        elif inside and not line.startswith("| -"):
            found.append([cell.strip() for cell in line.strip("|").split("|")])
    assert found, f"no table is headed {header}"
    return found


# --- what the pages of both languages share --------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_pages() -> None:
    pages = {lang: sorted(page.relative_to(DOCS / lang).as_posix() for page in (DOCS / lang).rglob("*.md")) for lang in LANGS}

    assert pages["en"] == pages["zh"]
    assert "index.md" in pages["en"]


@pytest.mark.parametrize("page", sorted(page.relative_to(DOCS / "en").as_posix() for page in (DOCS / "en").rglob("*.md")))
def test_a_page_shows_the_same_fences_in_both_languages(page: str) -> None:
    kinds = {lang: FENCE.findall(text(lang, page)) for lang in LANGS}

    assert kinds["en"] == kinds["zh"]


def test_the_readmes_show_the_same_fences_and_lead_to_each_other() -> None:
    other = {"README.md": "README.zh-CN.md", "README.zh-CN.md": "README.md"}
    pages = {name: (ROOT / name).read_text(encoding="utf-8") for name in other}

    assert FENCE.findall(pages["README.md"]) == FENCE.findall(pages["README.zh-CN.md"])
    assert [level for level, _ in HEADING.findall(pages["README.md"])] == [level for level, _ in HEADING.findall(pages["README.zh-CN.md"])]
    assert all(target in LINK.findall(pages[name]) for name, target in other.items())


@pytest.mark.parametrize(
    "page", [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_relative_links_lead_somewhere(page: Path) -> None:
    words = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = [link.partition("#")[0] for link in LINK.findall(words) if not re.match(r"\w+:", link)]

    assert [target for target in targets if target and not (page.parent / target).exists()] == []


@in_both_languages
def test_the_index_leads_to_every_page(lang: Lang) -> None:
    pages = {page.name for page in (DOCS / lang).glob("*.md")} - {"index.md"}

    assert pages <= set(LINK.findall(text(lang, "index.md")))


def linked_from(page: Path) -> set[Path]:
    """The pages that a page leads to."""
    words = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = (link.partition("#")[0] for link in LINK.findall(words) if not re.match(r"\w+:", link))
    return {(page.parent / target).resolve() for target in targets if target.endswith(".md")}


@pytest.mark.parametrize("readme, lang", [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_every_page_is_reached_from_the_readme_without_leaving_its_language(readme: str, lang: Lang) -> None:
    pages = {page.resolve() for page in (DOCS / lang).rglob("*.md")}
    found: set[Path] = set()
    new = linked_from(ROOT / readme) & pages
    while new:
        found |= new
        new = {target for page in new for target in linked_from(page)} & pages - found

    assert {page.name for page in pages - found} == set()


# --- files.md --------------------------------------------------------------------------------------------------------------------------

COLUMNS = {"en": "| Chinese heading | English heading | Code | What may stand in it |", "zh": "| 中文列名 | 英文列名 | 代码 | 可以填什么 |"}
VALUES = {"en": "| Chinese | English | Code |", "zh": "| 中文 | 英文 | 代码 |"}
KEYS = {"en": "| Key | What it says |", "zh": "| 键 | 含义 |"}
CODES = {"en": "| Code | Meaning |", "zh": "| 代码 | 含义 |"}


@in_both_languages
def test_every_column_of_a_sheet_is_listed(lang: Lang) -> None:
    own = {column.code for columns in JUDGEMENTS.values() for column in columns.values()}
    listed = [cells[:3] for cells in rows(text(lang, "files.md"), COLUMNS[lang])]
    patterns = [cells for cells in listed if "…" in cells[0]]
    spelt_out = [
        [cell.replace("…", part) for cell, part in zip(cells, (fact.label.zh, fact.label.en, name), strict=True)]
        for name, fact in ((name, CANDIDATE[name]) for name in JUDGEMENTS)
        for cells in patterns
    ]

    assert [cells for cells in listed if cells not in patterns] == [
        [column.label.zh, column.label.en, f"`{column.code}`"] for column in SHEET if column.code not in own
    ]
    assert spelt_out == [[column.label.zh, column.label.en, f"`{column.code}`"] for column in SHEET if column.code in own]


@in_both_languages
def test_every_value_of_a_list_is_listed(lang: Lang) -> None:
    lists: list[Any] = [fact.of for fact in CANDIDATE if fact.shape is Shape.CHOICE and issubclass(fact.of, Labelled)]
    # The lowest level of a scale says that no certificate is held; then none is listed.
    held = [member for each in dict.fromkeys(lists) for member in each if not (isinstance(member, Ordered) and member.rank == 0)]
    members = [[member.label.zh, member.label.en, f"`{member.value}`"] for member in held]

    assert sorted(rows(text(lang, "files.md"), VALUES[lang])) == sorted(members)


def keys() -> Iterator[str]:
    """Every key of a round file."""
    parts = {"merit": MeritScale, "holders": Holders}
    lists = {"readings": ReadingChoice, "declarations": _DeclarationEntry, "resolutions": Resolution}
    yield "schema"
    for field in attrs.fields(Round):
        if field.name in parts:
            yield from (f"{field.name}.{inner.name}" for inner in attrs.fields(parts[field.name]))
        elif field.name in lists:
            yield from (f"{field.name}[].{inner.name}" for inner in attrs.fields(lists[field.name]))
        else:
            yield field.name


@in_both_languages
def test_every_key_of_a_round_is_listed(lang: Lang) -> None:
    assert sorted(cells[0] for cells in rows(text(lang, "files.md"), KEYS[lang])) == sorted(f"`{key}`" for key in keys())


@in_both_languages
def test_every_problem_code_is_listed(lang: Lang) -> None:
    codes = re.findall(r"`([a-z0-9]+(?:_[a-z0-9]+)*)`", (Problem.__doc__ or "").partition("code:")[2])

    assert len(codes) > 20
    assert sorted(cells[0] for cells in rows(text(lang, "files.md"), CODES[lang])) == sorted(f"`{code}`" for code in codes)


# --- reforms.md --------------------------------------------------------------------------------------------------------------------------

OPERATIONS = {"en": "| `op` | Keys |", "zh": "| `op` | 键 |"}


@in_both_languages
def test_every_operation_of_a_reform_is_listed_with_its_keys(lang: Lang) -> None:
    keys = {name: ", ".join(f"`{field.name}`" for field in attrs.fields(kind)) for name, kind in _OPERATIONS.items()}

    assert rows(text(lang, "reforms.md"), OPERATIONS[lang]) == [[f"`{name}`", listed] for name, listed in keys.items()]


@in_both_languages
def test_every_key_of_a_reform_is_listed(lang: Lang) -> None:
    fields = [field.name for kind in (_Alone, _Joined) for field in attrs.fields(kind)]

    assert [cells[0] for cells in rows(text(lang, "reforms.md"), KEYS[lang])] == [f"`{key}`" for key in ("schema", *fields)]


# --- haiyou.md -------------------------------------------------------------------------------------------------------------------------

PARAMETERS = {"en": "| Parameter | Value | Clause | Verified |", "zh": "| 参数 | 数值 | 条款 | 核实程度 |"}
COPIED = {"en": "| Clause | What it says, in our words |", "zh": "| 条款 | 内容（概述） |"}


def parameter_row(parameter: Parameter[Any], lang: Lang) -> list[str]:
    """A number of the scheme as the page lists it."""
    assert len(parameter.values) == 1, "the page shows one value for each parameter: give it a column for the day"
    (dated,) = parameter.values
    match dated.value:
        case Labelled() as member:
            value = member.label.in_(lang)
        case Fraction() as share:
            value = str(share)
        case number:
            value = f"{number} {parameter.unit.in_(lang)}"
    name = parameter.name.removeprefix("haiyou.")
    return [f"{parameter.label.in_(lang)} (`{name}`)", value, ", ".join(dated.clause), dated.verified.label.in_(lang)]


def reading_section(reading: Reading, lang: Lang) -> str:
    """A reading as the page tells it."""
    zh = lang == "zh"
    clauses, why = ("、" if zh else ", ").join(reading.clause), reading.why.in_(lang)
    chosen = f"条款 {clauses}。默认取 `{reading.default}`：{why}。" if zh else f"Clauses: {clauses}. By default `{reading.default}`: {why}."
    header = "| 选项 | 意思 | 理由 | 限制 |" if zh else "| Option | Meaning | Grounds | Limits |"
    lines = [f"### {reading.id} {reading.question.in_(lang)}", "", chosen, "", header, "| --- | --- | --- | --- |"]
    for option in reading.options:
        limits = [("已排除：" if zh else "excluded: ") + option.excluded.in_(lang)] if option.excluded else []
        limits += [("不与 {} 同取" if zh else "not with {}").format(f"`{pair.reading}={pair.option}`") for pair in option.not_with]
        name = f"`{option.id}`" + (("（默认）" if zh else " (default)") if option.id == reading.default else "")
        lines.append(f"| {name} | {option.label.in_(lang)} | {option.grounds.in_(lang)} | {('；' if zh else '; ').join(limits) or '-'} |")
    return "\n".join(lines)


@in_both_languages
def test_the_numbers_of_the_scheme_are_those_of_the_code(lang: Lang) -> None:
    assert rows(text(lang, "haiyou.md"), PARAMETERS[lang]) == [parameter_row(parameter, lang) for parameter in HAIYOU.parameters]


@pytest.mark.parametrize("reading", HAIYOU.readings, ids=lambda reading: reading.id)
@in_both_languages
def test_a_reading_is_told_as_the_code_has_it(reading: Reading, lang: Lang) -> None:
    assert f"{reading_section(reading, lang)}\n" in text(lang, "haiyou.md")


@in_both_languages
def test_no_other_reading_is_told(lang: Lang) -> None:
    assert re.findall(r"^### (AJ\S+)", text(lang, "haiyou.md"), re.MULTILINE) == [reading.id for reading in HAIYOU.readings]


@in_both_languages
def test_what_comes_from_copies_is_told(lang: Lang) -> None:
    copies = {document.id for document in HAIYOU.documents if document.verified is Verified.COPY}

    assert rows(text(lang, "haiyou.md"), COPIED[lang]) == [
        [clause.id, clause.summary.in_(lang)] for clause in HAIYOU.clauses if clause.document in copies
    ]


def test_no_clause_waits_for_its_model() -> None:
    assert [clause.id for clause in HAIYOU.clauses if clause.planned] == []


# --- hebei.md --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reading", HEBEI.readings, ids=lambda reading: reading.id)
@in_both_languages
def test_a_reading_of_the_levels_is_told_as_the_code_has_it(reading: Reading, lang: Lang) -> None:
    assert f"{reading_section(reading, lang)}\n" in text(lang, "hebei.md")


@in_both_languages
def test_no_other_reading_of_the_levels_is_told(lang: Lang) -> None:
    assert re.findall(r"^### (AH\S+)", text(lang, "hebei.md"), re.MULTILINE) == [reading.id for reading in HEBEI.readings]


@in_both_languages
def test_the_functions_are_those_of_the_code(lang: Lang) -> None:
    head, *told = functions_table(HEBEI.on(date(2024, 1, 1))).table(lang)

    assert rows(text(lang, "hebei.md"), f"| {' | '.join(head)} |") == [list(row) for row in told]


LEVELS = {"en": "| Level | Id | Its units | Digits of the place's code |", "zh": "| 层级 | 代号 | 该级单位 | 地方代码位数 |"}


@in_both_languages
def test_the_levels_are_those_of_the_code(lang: Lang) -> None:
    assert rows(text(lang, "hebei.md"), LEVELS[lang]) == [
        [tier.level.in_(lang), f"`{tier.id}`", tier.unit.in_(lang), str(tier.code_digits)] for tier in HEBEI.tiers
    ]


# --- ouhai.md --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reading", OUHAI.readings, ids=lambda reading: reading.id)
@in_both_languages
def test_a_reading_of_the_linkage_is_told_as_the_code_has_it(reading: Reading, lang: Lang) -> None:
    assert f"{reading_section(reading, lang)}\n" in text(lang, "ouhai.md")


@in_both_languages
def test_no_other_reading_of_the_linkage_is_told(lang: Lang) -> None:
    assert re.findall(r"^### (AO\S+)", text(lang, "ouhai.md"), re.MULTILINE) == [reading.id for reading in OUHAI.readings]


@in_both_languages
def test_the_clauses_of_the_linkage_are_those_of_the_code(lang: Lang) -> None:
    assert rows(text(lang, "ouhai.md"), COPIED[lang]) == [[clause.id, clause.summary.in_(lang)] for clause in OUHAI.clauses]
