"""Every link of the site leads somewhere, both languages have the same pages, and no page asks another host for anything."""

import posixpath
import re
from urllib.parse import unquote, urlsplit

import pytest

from built import LANGUAGES, SITE, Html

LOADED = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest"}
"""Attributes whose address a browser asks for without a click on a link; so are all addresses of `link`."""

ELSEWHERE = re.compile(r"^\s*(?:\w+:)?//", re.IGNORECASE)
IN_STYLES = re.compile(r"(?:url\(\s*|@import\s+)[\"']?((?:https?:)?//[^\s\"')]+)", re.IGNORECASE)
# What a script could ask for: an address handed to a function, or assigned to something that loads it.
IN_SCRIPTS = re.compile(
    r"(?:\b(?:fetch|import|importScripts|open|sendBeacon|Request|WebSocket|EventSource|Worker|URL)\s*\(|\b(?:src|href|action)\s*=)\s*"
    r"[\"'`]((?:https?:|wss?:)?//[^\"'`]+)"
)


def asked_for(page: Html) -> list[str]:
    """The addresses a browser asks for when it opens a page."""
    found = [about[name] for _, about in page.tags for name in LOADED & about.keys()]
    found += [about["href"] for tag, about in page.tags if tag in {"link", "base", "use", "image"} and "href" in about]
    found += [about["content"] for tag, about in page.tags if tag == "meta" and about.get("http-equiv", "").lower() == "refresh"]
    return found


def test_no_page_asks_another_host(pages: dict[str, Html]) -> None:
    found = {name: [address for address in asked_for(page) if ELSEWHERE.match(address)] for name, page in pages.items()}

    assert {name: addresses for name, addresses in found.items() if addresses} == {}
    assert all("url(" not in about.get("style", "") for page in pages.values() for _, about in page.tags)


@pytest.mark.parametrize("suffix, pattern", [("html", IN_STYLES), ("html", IN_SCRIPTS), ("css", IN_STYLES), ("js", IN_SCRIPTS)])
def test_no_style_or_script_asks_another_host(suffix: str, pattern: re.Pattern[str], pages: dict[str, Html]) -> None:
    if suffix == "html":
        texts = {name: page.code for name, page in pages.items()}
    else:
        texts = {path.relative_to(SITE).as_posix(): path.read_text(encoding="utf-8") for path in SITE.rglob(f"*.{suffix}")}

    assert any(texts.values())
    assert {name: found for name, text in texts.items() if (found := pattern.findall(text))} == {}


@pytest.mark.parametrize(
    "pattern, text",
    [
        (IN_STYLES, "@font-face { src: url(https://a.example/f.woff2) }"),
        (IN_STYLES, "@import '//a.example/a.css';"),
        (IN_SCRIPTS, "fetch('https://a.example/a.json')"),
        (IN_SCRIPTS, 'script.src = "//a.example/a.js"'),
        (IN_SCRIPTS, "import(`https://a.example/a.js`)"),
    ],
)
def test_the_look_for_other_hosts_finds_what_it_should(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.findall(text)


def test_every_link_leads_somewhere(pages: dict[str, Html]) -> None:
    broken = []
    for name, page in pages.items():
        for address in (*page.links, *asked_for(page)):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
            there = (SITE / target).is_file()
            # `#svg-...` are drawings in the page; `#` alone is its top.
            if there and parts.fragment and target in pages:
                there = unquote(parts.fragment) in pages[target].ids
            if not there or target.startswith(".."):
                broken.append(f"{name}: {address}")

    assert broken == []


def test_both_languages_have_the_same_pages_and_each_leads_to_the_other(pages: dict[str, Html]) -> None:
    of = {lang: {name.partition("/")[2] for name in pages if name.startswith(f"{lang}/")} for lang in LANGUAGES}

    assert of["zh"] == of["en"]
    for lang, other in (("zh", "en"), ("en", "zh")):
        for name in of[lang]:
            address = "../" * (name.count("/") + 1) + f"{other}/{name}"
            assert address in pages[f"{lang}/{name}"].links, f"{lang}/{name} does not lead to {address}"


def test_every_page_says_its_language(pages: dict[str, Html]) -> None:
    said = {name.partition("/")[0]: set[str]() for name in pages if "/" in name}
    for name, page in pages.items():
        said.setdefault(name.partition("/")[0], set()).update(about["lang"] for tag, about in page.tags if tag == "html")

    assert said["zh"] == {"zh-CN"}
    assert said["en"] == {"en"}


def test_the_entrance_leads_to_both_languages(pages: dict[str, Html]) -> None:
    assert pages["index.html"].links == ("zh/index.html", "en/index.html")
