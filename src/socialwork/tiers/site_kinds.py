"""Sites with more facts than most standards ask for: a class for each set of declared facts, and a site told as another class holds it."""

from collections.abc import Iterable
from functools import cache
from typing import Any, cast

import attrs

from ..errors import DuplicateNameError, InvalidValueError
from ..rules import Fact
from ..text import Text
from .sites import SITE, Site

__all__ = ["check_facts", "retold", "site_class"]

_SITE_FACTS = tuple(cast("Fact[Any]", fact) for fact in SITE)
_PUBLIC = Text("请用小写英文字母、数字和下划线起名", "name it by lower-case letters, digits and underscores, a letter first")


def check_facts(more: Iterable[Fact[Any]]) -> tuple[Fact[Any], ...]:
    """Every fact of a site with these declared.

    Raises:
        InvalidValueError: If one has no name that an attribute can have.
        DuplicateNameError: If a name is taken.
    """
    listed = (*_SITE_FACTS, *more)
    for fact in listed:
        if not (fact.name.isidentifier() and fact.name.isascii() and fact.name.islower() and not fact.name.startswith("_")):
            raise InvalidValueError("fact", fact.name, _PUBLIC)
    DuplicateNameError.check(Text("事实", "fact"), (fact.name for fact in listed))
    return listed


@cache  # one class for one set of facts, so that equal sites are equal
def site_class(more: tuple[Fact[Any], ...]) -> type[Site]:
    """`Site`, or the class of sites that hold these facts as well.

    Args:
        more: The facts declared beside those of `SITE`, each with its name.

    >>> from socialwork.text import Text
    >>> lift = Fact.yes_no(name="lift", zh="电梯", en="has a lift", asked_of=Text("单位", "the office"), personal=False)
    >>> site_class((lift,))(floor_area=80, lift=True).lift
    True
    """
    check_facts(more)
    if not more:
        return Site
    fields: dict[str, Any] = {fact.name: fact.field() for fact in more}
    body = {
        "__doc__": "A site with the facts that a profile declares beside those of `Site`.",
        "__reduce__": _reduced,
        "__module__": __name__,
    }
    return attrs.make_class("DeclaredSite", fields, bases=(Site,), class_body=body, frozen=True, kw_only=True)


def _held(kind: type[Site]) -> dict[str, Fact[Any]]:
    return {field.name: field.metadata["fact"] for field in attrs.fields(kind)}


def _reduced(site: Site) -> tuple[Any, ...]:  # a class that is made while a program runs can be found by no name
    held = _held(type(site))
    more = tuple(fact for fact in held.values() if fact not in _SITE_FACTS)
    return _again, (more, {name: getattr(site, name) for name in held})


def _again(more: tuple[Fact[Any], ...], values: dict[str, Any]) -> Site:
    return site_class(more)(**values)


@cache
def _shared(kind: Any, wanted: Any) -> tuple[str, ...]:  # mypy takes these classes for unhashable
    own = _held(kind)
    return tuple(name for name, fact in _held(wanted).items() if own.get(name) == fact)


def retold(site: Site, kind: type[Site]) -> Site:
    """A site as another class holds it: the facts that both declare alike; others are not asked yet."""
    if type(site) is kind:
        return site
    classes: tuple[Any, Any] = type(site), kind
    return kind(**{name: getattr(site, name) for name in _shared(*classes)})
