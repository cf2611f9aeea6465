"""A question that was answered once, asked again as if some facts were others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Protocol, Self, TypeVar

from ..days import earliest, latest
from ..markup import element, listed, page, spoken_in_notebooks
from ..text import Lang, Text, check_lang
from .combined import combined
from .compile import Compiled
from .facts import Handle, Missing, Moment
from .nodes import Leaf
from .protocol import LawView
from .regions import Among, Region, answers
from .steps import Known
from .verdicts import Verdict

__all__ = ["Found", "Supposed", "Told", "Ways", "distinct"]

T = TypeVar("T")


class Found(tuple[T, ...]):  # noqa: SLOT001  # a tuple can have no slots
    """What a search found, in order, and whether that is all there is.

    Attributes:
        complete: False where the search was bounded and there may be more.
    """

    complete: bool

    def __new__(cls, found: Iterable[T] = (), complete: bool = True) -> Self:  # noqa: D102
        made = super().__new__(cls, found)
        made.complete = complete
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self), self.complete

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self)} found, {'complete' if self.complete else 'not complete'})"


class _Way(Protocol):
    @property
    def text(self) -> Text:
        """It in words."""
        ...

    def as_data(self) -> object:
        """It as JSON data."""
        ...


W = TypeVar("W", bound=_Way)


class Told(Found[W]):
    """What a search found, each in a line."""

    _bounded: ClassVar[Text] = Text("所列可能不全", "there may be more")

    def text(self, lang: Lang = "zh") -> str:
        """One line for each.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return "\n".join(way.text.in_(check_lang(lang)) for way in self)

    def to_html(self, lang: Lang = "zh") -> str:
        """The same lines as an HTML list, and whether there may be more.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        lines = listed(way.text.in_(lang) for way in self) or element("p", Text("无", "none").in_(lang))
        return page(lines, *(() if self.complete else (element("p", self._bounded.in_(lang)),)), lang=lang)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())


class Ways(Told[W]):
    """Ways in which something would be otherwise; where `complete` is False there may be more."""

    def as_data(self) -> dict[str, Any]:
        """The ways as JSON data, and whether these are all."""
        return {"flips": [way.as_data() for way in self], "complete": self.complete}


def distinct(compiled: Iterable[Compiled]) -> tuple[Compiled, ...]:
    """Each of several compiled rules once."""
    return tuple({id(each): each for each in compiled}.values())


class Supposed:
    """A rule, under one combination of readings or several, and a case whose facts can be replaced.

    Args:
        compiled: The rule, once for each reading of it, or several rules.
        known: The facts of the case.
        law: The law.
        moment: The moment.
        judge: Makes one verdict of those of `compiled`, and never another of it when an undetermined one among them is decided; None combines
            them as the verdicts under several readings.

    Attributes:
        compiled: The rule, once for each reading of it.
        handles: Every fact that the rule can ask for, in its order.
        values: Their values in the case.
        asked: How often one of these rules was asked so far.
    """

    def __init__(
        self,
        compiled: tuple[Compiled, ...],
        known: Known,
        law: LawView,
        moment: Moment,
        *,
        judge: Callable[[tuple[Verdict, ...]], Verdict] | None = None,
    ) -> None:
        self.law, self.moment, self.known = law, moment, known
        self.compiled = compiled
        self._judge = judge or combined
        self.handles: dict[str, Handle[Any]] = {}
        for each in compiled:
            self.handles |= {name: handle for name, handle in each.handles.items() if name not in self.handles}
        self.values = {name: getattr(known, name) for name in self.handles}
        self.asked = 0

    @property
    def leaves(self) -> Iterator[Leaf]:
        """Every leaf that counts under some reading."""
        return (leaf for each in self.compiled for leaf in each.leaves)

    def verdict(self, facts: Mapping[str, object]) -> Verdict:
        """The answer with these values in place of those of the case."""
        self.asked += len(self.compiled)
        known = Known(None, self.moment, {}, {**self.values, **facts})
        return self._judge(tuple(each.decide(known) for each in self.compiled))

    def answers(self, name: str, *others: "Supposed") -> tuple[Region, ...]:
        """All values of a fact, parted as far as the rule can tell them apart, here or in other questions.

        Where the fact is a day that is known roughly, what it cannot be is not left out; see `possible`.
        """
        views = [(each.law, each.moment) for each in (self, *others)]
        leaves = {id(leaf): leaf for each in (self, *others) for leaf in each.leaves if leaf.fact.name == name}
        return answers(self.handles[name], leaves.values(), views)

    def possible(self, name: str) -> tuple[Region, ...]:
        """The answers that somebody who is asked for a fact can give: all of them, or those that a roughly known day allows."""
        value: Any = self.values[name]
        found = self.answers(name)
        if isinstance(value, Missing):
            return found
        low, high = earliest(value), latest(value)
        clipped = (region if isinstance(region, Among) else region.clipped(low, high) for region in found)
        return tuple(region for region in clipped if region is not None)
