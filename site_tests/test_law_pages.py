"""The pages of the shipped policies tell all that the code holds, under anchors that stay, and other pages lead to them."""

import re
from collections.abc import Iterator

import pytest

from built import LANGUAGES, Html
from law_index import items_by_page, items_of, mentioned, shipped_policies
from socialwork import HAIYOU
from socialwork.policies import Policy
from socialwork.rules.explain import value_text
from socialwork.text import Lang, Text

in_both_languages = pytest.mark.parametrize("lang", LANGUAGES)
of_every_policy = pytest.mark.parametrize("policy", tuple(shipped_policies().values()), ids=lambda policy: policy.id)


def squeezed(text: str) -> str:
    """Without what a browser shows alike: white space, and quotes that Sphinx turns."""
    return re.sub(r"\s+|[\"'“”‘’]|-{2,}|–|—|…|\.\.\.", "", text)


def told(policy: Policy) -> Iterator[tuple[str, Text]]:
    """What must stand on which page of a policy."""
    for document in policy.documents:
        yield from (("documents", text) for text in (document.title, document.issuer, document.read_in, document.verified.label))
    for clause in policy.clauses:
        yield from (("clauses", text) for text in (clause.summary, clause.narrative, clause.planned) if text)
        yield "index", clause.summary
    for reading in policy.readings:
        yield "index", reading.question
        yield from (("readings", text) for text in (reading.question, reading.why))
        for option in reading.options:
            yield from (("readings", text) for text in (option.label, option.grounds, option.excluded) if text)
            yield from (("readings", pair.why) for pair in option.not_with)
    for parameter in policy.parameters:
        yield from (("parameters", text) for text in (parameter.label, parameter.unit))
        for dated in parameter.values:
            yield from (("parameters", text) for text in (value_text(dated.value), dated.verified.label))
    for rule in policy.rules.values():
        yield from (("rules", text) for text in (rule.label,) if text)
    for listed in policy.enumerations:
        yield "lists", listed.label
        yield from (("lists", label) for member in listed.members if (label := getattr(member, "label", None)))


def test_the_shipped_policies_are_found() -> None:
    assert shipped_policies()["HAIYOU"] is HAIYOU
    assert all(not name.startswith("_") for name in shipped_policies())


@in_both_languages
@of_every_policy
def test_all_that_a_policy_holds_is_told(policy: Policy, lang: Lang, pages: dict[str, Html]) -> None:
    text = {page: squeezed(pages[f"{lang}/policies/{policy.id}/{page}.html"].text) for page in {page for page, _ in told(policy)}}

    assert [(page, words.in_(lang)) for page, words in told(policy) if squeezed(words.in_(lang)) not in text[page]] == []


@in_both_languages
def test_every_thing_has_its_anchor(lang: Lang, pages: dict[str, Html]) -> None:
    assert {
        page: [item.anchor for item in items if item.anchor not in pages[f"{lang}/{page}.html"].ids]
        for page, items in items_by_page().items()
    } == {page: [] for page in items_by_page()}


@in_both_languages
@of_every_policy
def test_a_clause_and_what_models_it_lead_to_each_other(policy: Policy, lang: Lang, pages: dict[str, Html]) -> None:
    folder = f"{lang}/policies/{policy.id}"
    known = {(item.kind, item.name): item for item in items_of(policy)}
    for clause, models in policy.models.items():
        for kind, _, name in (by.partition(" ") for by in models):
            item = known.get((kind, name))
            if item is not None:
                page = item.page.rpartition("/")[2]
                assert f"{page}.html#{item.anchor}" in pages[f"{folder}/clauses.html"].links
                assert f"clauses.html#{clause}" in pages[f"{folder}/{page}.html"].links


@in_both_languages
def test_a_page_that_names_a_reading_leads_to_it(lang: Lang, pages: dict[str, Html]) -> None:
    assert mentioned()["AJ7"].page == "policies/haiyou/readings"
    assert "policies/haiyou/readings.html#AJ7" in pages[f"{lang}/select-a-cohort.html"].links
    assert "policies/haiyou/clauses.html#J12" in pages[f"{lang}/haiyou.html"].links


@in_both_languages
def test_the_notebook_shows_what_it_printed(lang: Lang, pages: dict[str, Html]) -> None:
    page = pages[f"{lang}/first-selection.html"]

    assert sum("cell_output" in about.get("class", "").split() for _, about in page.tags) > 5
    assert {"zh": "拟入选2人", "en": "2 selected"}[lang] in page.text
