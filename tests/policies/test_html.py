"""A policy and its law in a notebook: every value with its clause, every reading with what is taken."""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest

from socialwork.policies import Policy
from socialwork.rules.explain import value_text
from socialwork.talent import HAIYOU
from socialwork.testing.invented import TEA_ROOMS
from socialwork.text import Lang

Read = Callable[[str], Any]
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
POLICIES = pytest.mark.parametrize("policy", [HAIYOU, TEA_ROOMS], ids=["haiyou", "tea_rooms"])


@LANGS
@POLICIES
def test_a_policy_shows_every_value_and_every_reading(policy: Policy, lang: Lang, read_html: Read) -> None:
    found = read_html(policy.to_html(lang))

    assert found.tags.count("tr") == 2 + sum(len(each.values) for each in policy.parameters) + len(policy.readings)
    for parameter in policy.parameters:
        for dated in parameter.values:
            assert parameter.label.in_(lang) in found.text
            assert value_text(dated.value).in_(lang) in found.text
            assert "/".join(dated.clause) in found.text
    for reading in policy.readings:
        assert reading.question.in_(lang) in found.text
        assert all(reading.option(option).label.in_(lang) in found.text for option in reading.admissible)
    for name, rule in policy.rules.items():
        assert name in found.text
        assert rule.label is None or rule.label.in_(lang) in found.text


@LANGS
def test_a_law_shows_the_values_of_its_day_and_what_is_taken(lang: Lang, read_html: Read) -> None:
    law = HAIYOU.on(date(2030, 1, 1), readings={"AJ7": "any_of_four"}, beyond_validity=True)
    found = read_html(law.to_html(lang))

    assert "2030-01-01" in found.text
    assert law.marks[0].in_(lang) in found.text
    taken = HAIYOU.reading("AJ7").option("any_of_four").label.in_(lang)
    row = found.text.partition("AJ7")[2].partition("AJ8")[0]
    assert row.index(taken) < row.index(HAIYOU.reading("AJ7").option("years_and_qualification").label.in_(lang))


def test_what_was_not_found_is_told(read_html: Read) -> None:
    document = attrs.evolve(TEA_ROOMS.documents[0], validity=None)
    policy = attrs.evolve(TEA_ROOMS, documents=(document, *TEA_ROOMS.documents[1:]))
    assert "not found" in read_html(policy.to_html("en")).text
    assert "not found" in read_html(policy.on(date(1900, 1, 1)).to_html("en")).text


def test_notebooks_show_them_in_the_language_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    law = HAIYOU.on(date(2025, 1, 1))
    monkeypatch.setenv("SOCIALWORK_LANG", "en")

    assert HAIYOU._repr_html_() == HAIYOU.to_html("en") != HAIYOU.to_html()
    assert law._repr_html_() == law.to_html("en") != law.to_html()
