"""How findings are told: the words they share, and what is probably meant by a name that is no id."""

import attrs

from ..errors import mask_identity
from ..text import Text, joined
from .findings import Finding, Severity, Subject, named
from .grounds import Ground
from .layouts import Layout
from .places import Place, Unit
from .words import Tier

__all__ = ["MOST_NAMED", "Looking", "error", "in_quotes", "quoted", "said", "warning"]

MOST_NAMED = 6
"""So many ids are named in one finding."""


def quoted(text: str) -> Text:
    return in_quotes(mask_identity(text))


def in_quotes(shown: str) -> Text:
    return Text(f"“{shown}”", f'"{shown}"')


def said(zh: str, en: str, **words: Text) -> Text:
    return Text(zh.format(**{name: each.zh for name, each in words.items()}), en.format(**{name: each.en for name, each in words.items()}))


def error(code: str, of: Subject, thing: Place | Unit, field: str, text: Text, fix: Text) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, of=of, id=thing.id, field=field, text=text, fix=fix)


def warning(code: str, of: Subject, thing: Place | Unit, field: str, text: Text, fix: Text) -> Finding:
    return attrs.evolve(error(code, of, thing, field, text, fix), severity=Severity.WARNING)


@attrs.frozen(eq=False, slots=False)
class Looking:
    """One look at a network.

    Attributes:
        ground: What is looked at.
    """

    ground: Ground

    @property
    def layout(self) -> Layout:
        """How it has to hang together."""
        return self.ground.layout

    def tier(self, rank: int) -> Tier:
        """The tier of a number, from the top down."""
        return self.layout.tiers[rank]

    def meant(self, text: str, otherwise: Text, *, unit: bool = False) -> Text:
        """What is probably meant by text that is no id."""
        ids = self.ground.meant(text, unit=unit)[:MOST_NAMED]
        if not ids:
            return otherwise
        return Text("请填编号，是否为", "give the id; did you mean ") + joined(map(quoted, ids), zh="或", en=" or ") + Text("？", "?")

    def unknown_tier(self, thing: Place | Unit, of: Subject) -> Finding:
        """That something is of a tier that there is not."""
        known = joined(
            said("{id}（{label}）", "{id} ({label})", id=Text(tier.id, tier.id), label=tier.level if of is Subject.PLACE else tier.unit)
            for tier in self.layout.tiers
        )
        text = said(
            "{thing}的层级{tier}不在其中", "{thing} is of tier {tier}, which there is not", thing=named(thing), tier=quoted(thing.tier)
        )
        return error("unknown_tier", of, thing, "tier", text, Text("应为其中之一：", "give one of: ") + known)
