"""HTML for notebooks: escaped, without scripts, without anything from elsewhere, and without meaning that only a colour carries."""

import os
from collections.abc import Iterable, Sequence

from .text import Lang, Text

__all__ = ["Html", "document", "element", "listed", "page", "spoken_in_notebooks", "table", "unfolding"]

_LEFT = "text-align: left; vertical-align: top; white-space: normal; padding: 0.1em 1em 0.1em 0"  # notebooks would set cells flush right


class Html(str):
    """Text that is HTML already; every other text is escaped where it is put into an element."""

    __slots__ = ()


def _escaped(text: str) -> str:
    from html import escape  # it loads the names of all signs, and most programs show no HTML

    return escape(text)


def _inside(parts: Iterable[str]) -> str:
    return "".join(part if isinstance(part, Html) else _escaped(part) for part in parts)


def element(name: str, *parts: str, **attributes: str) -> Html:
    """An element with what is in it.

    Args:
        name: Its tag.
        parts: Text, which is escaped, and `Html`, which is not.
        attributes: Its attributes; one that is a word of Python is written with an underscore after it: `class_`.

    >>> element("p", "a < b ", element("strong", "!"), class_="note")
    '<p class="note">a &lt; b <strong>!</strong></p>'
    """
    written = "".join(f' {key.rstrip("_")}="{_escaped(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{written}>{_inside(parts)}</{name}>")


def table(headings: Sequence[Text], rows: Iterable[Sequence[Text | Html]], *, lang: Lang, caption: Text | None = None) -> Html:
    """Rows under headings; the first cell of a row names it.

    Args:
        headings: What the columns hold.
        rows: Their cells.
        lang: The language to show.
        caption: What the table is about; None where the text above it says so.
    """

    def cell(content: Text | Html) -> str:
        return content if isinstance(content, Html) else content.in_(lang)

    head = element("tr", *(element("th", heading.in_(lang), scope="col", style=_LEFT) for heading in headings))
    body = (
        element("tr", element("th", cell(first), scope="row", style=_LEFT), *(element("td", cell(each), style=_LEFT) for each in rest))
        for first, *rest in rows
    )
    above = () if caption is None else (element("caption", caption.in_(lang), style=_LEFT),)
    return element("table", *above, element("thead", head), element("tbody", *body))


def listed(items: Iterable[str]) -> Html:
    """The items as a list; nothing where there are none."""
    found = tuple(items)
    return element("ul", *(element("li", item) for item in found)) if found else Html()


def unfolding(title: str, content: str, *, open_: bool = False) -> Html:
    """What shows only its title until somebody unfolds it.

    Args:
        title: What is inside.
        content: What unfolds.
        open_: Whether it is unfolded from the start.
    """
    inside = _inside((element("summary", title), content))
    return Html(f"<details open>{inside}</details>" if open_ else f"<details>{inside}</details>")


def page(*parts: str, lang: Lang) -> Html:
    """A whole answer, marked with the language it is in."""
    return element("div", *parts, class_="socialwork", lang="zh-CN" if lang == "zh" else "en")


def document(title: str, body: str, *, lang: Lang) -> Html:
    """An answer as a file of its own, for a browser and for printing.

    Args:
        title: What the browser calls it.
        body: The answer.
        lang: The language it is in.
    """
    head = element("head", Html('<meta charset="utf-8">'), element("title", title))
    whole = element("html", head, element("body", body), lang="zh-CN" if lang == "zh" else "en")
    return Html(f"<!DOCTYPE html>\n{whole}")


def spoken_in_notebooks() -> Lang:
    """The language in which notebooks show results: what the environment variable `SOCIALWORK_LANG` says, as for the command; Chinese else."""
    return "en" if os.environ.get("SOCIALWORK_LANG") == "en" else "zh"
