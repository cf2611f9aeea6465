"""A policy and its law in a notebook: every value with its clause, every reading with what is taken."""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest

from socialwork.policies import NEXT, Choose, Freeze, Policy, Reform, Scale, Set, SwapRule
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


# --- reforms -----------------------------------------------------------------------------------------------------------------------------

DAY = date(2024, 1, 1)
MORE = Reform("more guests", Set("tea.least_guests", 40, start=DAY, end=date(2024, 7, 1)), hypothetical=True)


def test_a_policy_under_a_reform_shows_its_values_beside_the_laws(read_html: Read) -> None:
    under = TEA_ROOMS.under(MORE | Reform("any", Choose("AX1", "any"), citation="N1"))
    found = read_html(under.to_html("en")).text
    rows = found.split("fewest guests a week")[1:5]

    assert 'computed under the reform "any" (N1) and "more guests" (hypothetical)' in found
    assert rows[2].startswith('40 visits2024-01-01X3reform "more guests" (hypothetical); the law: 30 visits')
    assert rows[3].startswith("30 visits2024-07-01X3assumed")
    assert "any hot drink" in found.partition("AX1")[2].partition("AX2")[0]
    assert "the law: 30 visits" in read_html(under.on(DAY).to_html("en")).text
    assert "原规定：30人次" in read_html(under.on(DAY).to_html("zh")).text


@LANGS
def test_a_reform_shows_what_each_operation_changes(lang: Lang, read_html: Read) -> None:
    first = Reform("first", Set("tea.least_guests", 40, start=DAY, end=NEXT), SwapRule("outstanding", "entry"), hypothetical=True)
    second = Reform("second", Freeze("tea.years_open", start=DAY), Choose("AX1", "any"), citation="N1")
    third = Reform("third", Scale("tea.most_lost", "1/2", "exact", start=DAY, end=date(2025, 1, 1)), citation="N2")
    html = ((first | second | third) >> Reform("last", Set("tea.years_open", 3, start=DAY), citation="N3")).to_html(lang)
    found = read_html(html)

    assert found.tags.count("tr") == 7
    for said in (
        "tea.least_guests",
        "40",
        "outstanding",
        "entry",
        "tea.years_open",
        "AX1",
        "any",
        "tea.most_lost",
        "1/2",
        "N1",
        "N2",
        "N3",
    ):
        assert said in found.text
    for said in {"zh": ("至规定下次变动", "保持当日", "一直"), "en": ("until the law's next change", "kept", "all days")}[lang]:
        assert said in found.text


def test_a_reform_without_operations_says_so(read_html: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = Reform("<nothing>", hypothetical=True)
    monkeypatch.setenv("SOCIALWORK_LANG", "en")

    assert "it changes nothing" in read_html(nothing._repr_html_()).text
    assert "&lt;nothing&gt;" in nothing.to_html()
