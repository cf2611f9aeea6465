"""A decision as HTML, for notebooks: the answer, then every condition, with what decides unfolded."""

from collections.abc import Iterator
from datetime import date

from ..markup import Html, element, unfolding
from ..text import Lang
from .explain import line
from .steps import Step

__all__ = ["nested"]


def nested(step: Step, lang: Lang, cut_off: date) -> Html:
    """The tree as nested lists; what the outcome rests on is strong, bears a `*`, and is unfolded.

    Args:
        step: Where to start.
        lang: `"zh"` or `"en"`.
        cut_off: The day up to which facts counted.
    """
    return element("ul", element("li", *_node(step, lang, cut_off)))


def _node(step: Step, lang: Lang, cut_off: date) -> Iterator[Html]:
    said = line(step, lang, cut_off)
    told = element("strong", said) if step.decisive else element("span", said)
    if not step.parts:
        yield told
        return
    parts = element("ul", *(element("li", *_node(part, lang, cut_off)) for part in step.parts))
    yield unfolding(told, parts, open_=step.decisive)
