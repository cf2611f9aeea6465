"""Search in Chinese: every two neighbouring characters are a term, for the index and for what somebody types.

Sphinx's own Chinese search needs a dictionary, and without one finds no word of more than one character.
"""

import json
import re

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage

# Written so that Python and JavaScript read the same pattern.
HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
WORD = r"[A-Za-z0-9_\u00c0-\u024f]+"
PATTERN = f"{HAN}|{WORD}"


def cut(text: str) -> list[str]:
    """The terms of a text: neighbouring characters two by two, a character that stands alone, and words of letters and digits."""
    terms: list[str] = []
    for run in re.findall(PATTERN, text):
        if len(run) > 1 and re.fullmatch(HAN, run):
            terms += [run[at : at + 2] for at in range(len(run) - 1)]
        else:
            terms.append(run.lower())
    return terms


class SearchBigrams(SearchLanguage):
    """The same cut in Python, where the index is made, and in the browser, where it is asked."""

    lang = "zh"
    language_name = "Chinese"
    js_splitter_code = f"""
var splitQuery = (query) =>
  (query.match(new RegExp({json.dumps(PATTERN)}, "gu")) || []).flatMap((run) =>
    run.length > 1 && new RegExp({json.dumps(f"^{HAN}$")}, "u").test(run)
      ? Array.from({{length: run.length - 1}}, (_, at) => run.slice(at, at + 2))
      : [run.toLowerCase()]
  );
"""

    def split(self, input: str) -> list[str]:  # noqa: A002 - the name is Sphinx's
        """The terms of a text."""
        return cut(input)

    def stem(self, word: str) -> str:
        """The word itself: terms are compared as they stand."""
        return word.lower()


def setup(app: Sphinx) -> dict[str, bool]:
    """Take the place of Sphinx's own Chinese search."""
    app.add_search_language(SearchBigrams)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
