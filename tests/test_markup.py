from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.markup import Html, document, element, listed, page, spoken_in_notebooks, table, unfolding
from socialwork.text import Text, plain

Read = Callable[[str], Any]

# What no HTML document can hold: control signs, which browsers drop or replace, and surrogates.
words = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)


@given(text=words, value=words)
def test_text_and_attributes_come_back_as_they_were(text: str, value: str, read_html: Read) -> None:
    found = read_html(element("p", text, title=value))

    assert (found.tags, found.text) == (["p"], text)


@given(text=words)
def test_an_element_in_an_element_is_not_escaped_again(text: str, read_html: Read) -> None:
    assert read_html(element("p", element("b", text), text)).text == text * 2


def test_attributes_that_are_words_of_python_bear_an_underscore() -> None:
    assert element("p", class_="a") == '<p class="a"></p>'


def test_a_table_names_its_columns_and_rows(read_html: Read) -> None:
    found = table([plain("a"), plain("b")], [[plain("1"), element("i", "<")]], lang="en", caption=Text("说明", "about"))

    assert read_html(found).text == "aboutab1<"
    assert found.count('scope="col"') == 2
    assert found.count('scope="row"') == 1
    assert "<caption" not in table([plain("a")], [], lang="en")


def test_a_list_of_nothing_is_nothing() -> None:
    assert listed([]) == Html()
    assert listed(["a", "b"]) == "<ul><li>a</li><li>b</li></ul>"


def test_what_unfolds_can_be_unfolded_from_the_start() -> None:
    assert unfolding("a & b", Html("<p></p>")) == "<details><summary>a &amp; b</summary><p></p></details>"
    assert unfolding("a", "b", open_=True).startswith("<details open>")


def test_a_page_says_its_language() -> None:
    assert 'lang="zh-CN"' in page("a", lang="zh")
    assert 'lang="en"' in page("a", lang="en")


@pytest.mark.parametrize("said, spoken", [(None, "zh"), ("zh", "zh"), ("en", "en"), ("fr", "zh")])
def test_notebooks_speak_what_the_environment_says(said: str | None, spoken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOCIALWORK_LANG", raising=False)
    if said is not None:
        monkeypatch.setenv("SOCIALWORK_LANG", said)
    assert spoken_in_notebooks() == spoken


def test_a_document_names_its_signs_and_its_language() -> None:
    assert document("a < b", element("p", "!"), lang="zh") == (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>a &lt; b</title></head><body><p>!</p></body></html>'
    )
    assert 'lang="en"' in document("t", "", lang="en")
