"""How hard Hypothesis looks: `HYPOTHESIS_PROFILE=thorough uv run pytest` looks further than the default, and elsewhere each time."""

import os
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, settings

# Slow machines, and coverage, make no test fail: how fast something is, benchmarks tell.
settings.register_profile("any", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
# The same examples in every run: a failure is about the change at hand, not about luck.
settings.register_profile("ci", settings.get_profile("any"), derandomize=True, max_examples=100)
# The same laws on fewer examples: on every other Python, what is asked is whether it runs there alike.
settings.register_profile("brief", settings.get_profile("ci"), max_examples=20)
settings.register_profile("thorough", settings.get_profile("any"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


class HtmlReader(HTMLParser):
    """HTML read back: its tags in order, its attributes, and the text between; every tag is closed in its place."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def close(self) -> None:
        super().close()
        assert not self._open


@pytest.fixture(scope="session")
def read_html() -> Callable[[str], HtmlReader]:
    """Reads HTML back, and fails where it is not well formed."""

    def read(html: str) -> HtmlReader:
        reader = HtmlReader()
        reader.feed(html)
        reader.close()
        return reader

    return read
