"""How the pages of the built site are read."""

from html.parser import HTMLParser
from pathlib import Path

import attrs

ROOT = Path(__file__).parents[1]
SITE = ROOT / "build" / "site"
LANGUAGES = ("zh", "en")


@attrs.frozen
class Html:
    """What a page of the site holds: its tags in order, what a reader sees, and what stands in `script` and `style`."""

    tags: tuple[tuple[str, dict[str, str]], ...]
    text: str
    code: str

    @property
    def ids(self) -> set[str]:
        return {about["id"] for _, about in self.tags if "id" in about}

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(about["href"] for tag, about in self.tags if tag == "a" and "href" in about)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.parts: list[str] = []
        self.code: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        (self.code if self.tags and self.cdata_elem else self.parts).append(data)


def read(path: Path) -> Html:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return Html(tuple(reader.tags), "".join(reader.parts), "\n".join(reader.code))
