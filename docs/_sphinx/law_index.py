"""Where on the site each clause, reading, parameter, rule, list and document of the shipped policies is told."""

import importlib
import pkgutil
from collections.abc import Iterator

import attrs

import socialwork
from socialwork.policies import Policy
from socialwork.rules import Rule
from socialwork.text import Text

PAGES = {
    "document": "documents",
    "clause": "clauses",
    "reading": "readings",
    "parameter": "parameters",
    "rule": "rules",
    "enumeration": "lists",
}
"""The page of a policy that tells each kind of thing."""


@attrs.frozen
class Item:
    """One thing that has a section of its own.

    Attributes:
        policy: The policy's id.
        kind: A key of `PAGES`.
        name: Its name within policy and kind.
        title: What it says or is called.
    """

    policy: str
    kind: str
    name: str
    title: Text

    @property
    def page(self) -> str:
        """The page that tells it, from the root of a language's pages."""
        return f"policies/{self.policy}/{PAGES[self.kind]}"

    @property
    def anchor(self) -> str:
        """The anchor on that page: the name as it stands, without the policy that a parameter's name begins with."""
        return self.name.removeprefix(f"{self.policy}.")

    @property
    def mentions(self) -> tuple[str, ...]:
        """How other pages name it, so that the name there can become a link. A document's id and a rule's bare name are too plain for that."""
        match self.kind:
            case "clause" | "reading" | "parameter":
                return (self.name,)
            case "rule" | "enumeration":
                return (f"{self.policy}.{self.name}",)
            case _:
                return ()


def shipped_policies() -> dict[str, Policy]:
    """Every policy that a room of the package holds, by its name there (`HAIYOU`); what `testing` invents is none."""
    found: dict[str, tuple[str, Policy]] = {}
    for module in pkgutil.walk_packages(socialwork.__path__, "socialwork."):
        if module.name.split(".")[1] in {"testing", "__main__"}:
            continue
        held = vars(importlib.import_module(module.name)).items()
        found |= {value.id: (name, value) for name, value in held if isinstance(value, Policy)}
    return dict(found[name] for name in sorted(found))


def rule_title(name: str, rule: Rule) -> Text:
    """What a rule is called."""
    return rule.label or Text(name, name)


def items_of(policy: Policy) -> Iterator[Item]:
    """Everything of a policy that has a section, in the order of its pages."""
    for document in policy.documents:
        yield Item(policy.id, "document", document.id, document.title)
    for clause in policy.clauses:
        yield Item(policy.id, "clause", clause.id, clause.summary)
    for reading in policy.readings:
        yield Item(policy.id, "reading", reading.id, reading.question)
    for parameter in policy.parameters:
        yield Item(policy.id, "parameter", parameter.name, parameter.label)
    for name, rule in policy.rules.items():
        yield Item(policy.id, "rule", name, rule_title(name, rule))
    for listed in policy.enumerations:
        yield Item(policy.id, "enumeration", listed.name, listed.label)


def items_by_page() -> dict[str, list[Item]]:
    """The things that each page tells, in its order."""
    pages: dict[str, list[Item]] = {}
    for policy in shipped_policies().values():
        for item in items_of(policy):
            pages.setdefault(item.page, []).append(item)
    return pages


def mentioned(page: str = "") -> dict[str, Item]:
    """What each name in a text stands for.

    A name that several policies use stands, on the pages of one of them, for what it is there. Elsewhere it stands for the first of them where
    all say the same, as a policy and a standard of the same document do; else it is left out.

    Args:
        page: The page that has the text, from the root of a language's pages.
    """
    own: dict[str, Item] = {}
    found: dict[str, list[Item]] = {}
    for item in (item for items in items_by_page().values() for item in items):
        for name in item.mentions:
            found.setdefault(name, []).append(item)
            if page.startswith(f"policies/{item.policy}/"):
                own[name] = item
    return {name: items[0] for name, items in found.items() if len({item.title for item in items}) == 1} | own
