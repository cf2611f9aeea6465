"""What Sphinx reads for one language: a copy of its pages, with links that also work on the site, beside the pages made from the code."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path, PurePosixPath

from api_pages import api_pages
from law_pages import policy_pages, toctree
from socialwork.text import Lang, Text

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
OTHER: dict[Lang, Lang] = {"zh": "en", "en": "zh"}
FILES = "files"
"""The folder of the site that holds the repository's files that pages link to."""

_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1`*\s*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"`[^`\n]+`|(?<=\]\()(?!\w+:|#)([^)\s#]+)(#[^)\s]*)?(?=\))")


class BrokenLinkError(Exception):
    """A page links to what is not there."""


def linked(text: str, page: Path, lang: Lang, files: set[Path]) -> str:
    """A page whose links out of its language lead to the site's copy; `site:` is a scheme that conf.py writes as it stands.

    Args:
        text: The page.
        page: Where it is in the repository.
        lang: Its language.
        files: Collects the files and folders of the repository that it links to.

    Raises:
        BrokenLinkError: If a link leads nowhere.
    """
    up = "../" * len(page.relative_to(DOCS / lang).parts)

    def mended(match: re.Match[str]) -> str:
        if match[1] is None:  # code
            return match[0]
        target = Path(os.path.normpath(page.parent / match[1]))
        if not target.exists():
            raise BrokenLinkError(f"{page.relative_to(ROOT).as_posix()}: {match[0]}")
        if target.is_relative_to(DOCS / lang):
            return match[0]
        if target.is_relative_to(DOCS / OTHER[lang]):
            return f"site:{up}{target.relative_to(DOCS).with_suffix('.html').as_posix()}"
        files.add(target)
        inside = target.relative_to(ROOT).as_posix() + ("/index.html" if target.is_dir() else "")
        return f"site:{up}{FILES}/{inside}"

    parts: list[str] = []
    done = 0
    for fence in _FENCE.finditer(text):
        parts += [_LINK.sub(mended, text[done : fence.start()]), fence[0]]
        done = fence.end()
    return "".join([*parts, _LINK.sub(mended, text[done:])])


def in_order(index: str, pages: Iterable[str]) -> list[str]:
    """The pages as the index names them first, then those that it does not name."""
    named = dict.fromkeys(re.findall(r"\]\(([^)\s:#]+)\.md", index))
    there = sorted(set(pages) - {"index"})
    return [page for page in named if page in there] + [page for page in there if page not in named]


def _navigation(lang: Lang, index: str, pages: Iterable[str]) -> str:
    parts = (
        (Text("指南", "Guide"), in_order(index, pages)),
        (Text("查阅", "Look up"), ["policies/index", "api/index"]),
    )
    return "\n".join(toctree(listed, caption=caption.in_(lang)) for caption, listed in parts)


def own_pages(lang: Lang, files: set[Path]) -> Iterator[tuple[str, str]]:
    """The written pages of a language: their names and texts."""
    pages = {page.relative_to(DOCS / lang).as_posix(): page for page in sorted((DOCS / lang).rglob("*.md"))}
    for name, page in pages.items():
        text = linked(page.read_text(encoding="utf-8"), page, lang, files)
        if name == "index.md":
            text += "\n" + _navigation(lang, text, (other.removesuffix(".md") for other in pages))
        yield name, text


def write_sources(lang: Lang, folder: Path) -> set[Path]:
    """Fill an empty folder with all pages of a language, and give the files of the repository that they link to."""
    files: set[Path] = set()
    for name, text in (*own_pages(lang, files), *policy_pages(lang), *api_pages(lang)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return files


_LISTING = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><ul>
{items}
</ul></body></html>
"""


def copy_files(files: Iterable[Path], site: Path) -> None:
    """Copy what pages link to; a folder comes with a list of what is in it."""
    for target in files:
        copy = site / FILES / target.relative_to(ROOT)
        if target.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(target, copy)
            continue
        shutil.copytree(target, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        inside = sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file() and path.name != "index.html")
        items = "\n".join(f'<li><a href="{escape(name)}">{escape(name)}</a></li>' for name in inside)
        title = escape(PurePosixPath(target.relative_to(ROOT)).as_posix())
        (copy / "index.html").write_text(_LISTING.format(title=title, items=items), encoding="utf-8", newline="\n")
