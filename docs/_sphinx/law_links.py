"""Sphinx: exact anchors for the pages of the law (`#J4`, `#AJ7`), and links to them wherever a page names a clause or a reading."""

import re
from functools import cache
from typing import Any

from docutils import nodes
from docutils.nodes import Element, Node, system_message
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxRole

from law_index import Item, items_by_page, mentioned

_AROUND_CODE = (nodes.title, nodes.reference, nodes.literal_block, nodes.doctest_block, nodes.raw, nodes.rubric)
_PLAIN = (*_AROUND_CODE, nodes.literal)
"""What a name inside of stays as it is; a name that is code of its own becomes a link with the code in it."""

_pages, _mentioned = cache(items_by_page), cache(mentioned)


@cache
def _named(page: str) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_mentioned(page), key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z0-9_./-])(?:{names})(?![A-Za-z0-9_-]|\.[A-Za-z0-9_])") if names else re.compile(r"(?!)")


def _link(app: Sphinx, from_page: str, item: Item, *inside: Node) -> nodes.reference:
    target = app.builder.get_relative_uri(from_page, item.page) if from_page != item.page else ""
    return nodes.reference("", "", *inside, internal=True, refuri=f"{target}#{item.anchor}")


class AnchorSections(SphinxTransform):
    """Gives each section of a page of the law the anchor of what it tells as its only id."""

    default_priority = 700

    def apply(self, **options: Any) -> None:
        """Sections and things stand in the same order."""
        items = _pages().get(self.env.docname)
        if items is None:
            return
        (page,) = (node for node in self.document.children if isinstance(node, nodes.section))
        sections = [node for node in page.children if isinstance(node, nodes.section)]
        for section, item in zip(sections, items, strict=True):
            section["ids"] = [item.anchor]
            self.document.ids[item.anchor] = section


class LinkMentions(SphinxPostTransform):
    """Makes links of the names of clauses, readings and parameters in running text, and of a name that stands as code of its own."""

    default_priority = 950

    def run(self, **options: Any) -> None:
        """A thing's own section does not link to itself."""
        for code in list(self.document.findall(nodes.literal)):
            item = _mentioned(self.env.docname).get(code.astext().partition("=")[0])
            if item and not _inside(code, item, *_AROUND_CODE):
                link = _link(self.app, self.env.docname, item)
                code.replace_self(link)
                link.append(code)
        for text in list(self.document.findall(nodes.Text)):
            self._mend(text)

    def _mend(self, text: nodes.Text) -> None:
        if _inside(text, None, *_PLAIN):
            return
        parts: list[Node] = []
        done = 0
        for match in _named(self.env.docname).finditer(text):
            item = _mentioned(self.env.docname)[match[0]]
            if not _inside(text, item):
                parts += [nodes.Text(text[done : match.start()]), _link(self.app, self.env.docname, item, nodes.Text(match[0]))]
                done = match.end()
        if parts and text.parent is not None:
            text.parent.replace(text, [*parts, nodes.Text(text[done:])])


def _inside(node: Node, item: Item | None, *kinds: type[Element]) -> bool:
    """Whether a node is inside one of these kinds, or in the section of the thing it would link to."""
    above = node.parent
    while above is not None:
        if isinstance(above, kinds) or (item and isinstance(above, nodes.section) and above["ids"] == [item.anchor]):
            return True
        above = above.parent
    return False


class LawRole(SphinxRole):
    r"""`` {law}`words <haiyou/rule/entry>` ``: a link to one thing."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """The link."""
        words, _, target = self.text.rpartition(" <")
        wanted = tuple(target.removesuffix(">").split("/"))
        item = next(item for items in _pages().values() for item in items if (item.policy, item.kind, item.name) == wanted)
        return [_link(self.env.app, self.env.docname, item, nodes.Text(words))], []


def setup(app: Sphinx) -> dict[str, bool]:
    """Install the anchors, the links and the role."""
    app.add_transform(AnchorSections)
    app.add_post_transform(LinkMentions)
    app.add_role("law", LawRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
