"""Strategies for contests: entrants who may turn out to be several things, reserved shares, ties that somebody settled."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from ..selection import Base, Contest, Entrant, Profile, Rounding, Share, Shortage, Strength

__all__ = ["contests", "entrants", "resolution_orders", "shares"]

_FRACTIONS = tuple(Fraction(text) for text in ("1/3", "1/2", "2/3", "1/4", "0", "1"))
_TOLERANCES = tuple(Decimal(text) for text in ("0", "0.2", "0.5", "1", "1.4", "2"))


@st.composite
def _profiles(draw: st.DrawFn, top: int, wide: bool) -> Profile:
    if draw(st.sampled_from((True, True, True, True, True, False))) is False:
        return Profile(eligible=False)
    low = draw(st.integers(0, top))
    high = draw(st.integers(low, min(top, low + 3))) if wide else low
    return Profile(eligible=True, low=low, high=high, preference=draw(st.integers(0, 1)), reserved=draw(st.booleans()))


@st.composite
def entrants(draw: st.DrawFn, *, id: st.SearchStrategy[str] | None = None, top: int = 4, most_profiles: int = 3) -> Entrant:  # noqa: A002
    """Somebody who takes part: eligible or not, or of whom that, merit, preference or group are open. Shrinks to one who is known and eligible.

    Args:
        draw: Given by Hypothesis; leave it out.
        id: The id; by default a letter and a number of at most three digits.
        top: The greatest merit, in steps.
        most_profiles: The most profiles that missing facts leave possible; with 1 everything about them is known.

    >>> from hypothesis import find
    >>> find(entrants(), lambda entrant: not any(profile.eligible for profile in entrant.profiles)).profiles
    (Profile(eligible=False, low=0, high=0, preference=0, reserved=False, assumed=()),)
    """
    name = draw(st.from_regex(r"[a-z][0-9]{1,3}", fullmatch=True) if id is None else id)
    known = most_profiles == 1 or not draw(st.booleans())
    made = (
        [draw(_profiles(top, wide=False))]
        if known
        else draw(st.lists(_profiles(top, wide=True), min_size=1, max_size=most_profiles, unique=True))
    )
    return Entrant(name, tuple(made))


@st.composite
def shares(
    draw: st.DrawFn,
    *,
    strengths: st.SearchStrategy[Strength] | None = None,
    bases: st.SearchStrategy[Base] | None = None,
    shortages: st.SearchStrategy[Shortage] | None = None,
    most: int = 12,
) -> Share:
    """Any reserved share, also in combinations that no policy admits. Shrinks to exactly a third of those selected, rounded up.

    Args:
        draw: Given by Hypothesis; leave it out.
        strengths: How strictly it binds.
        bases: What it is taken of.
        shortages: What happens when it cannot be met.
        most: The highest cap, and the most holders.

    >>> from hypothesis import find
    >>> find(shares(), lambda share: share.tolerance is not None).strength
    <Strength.ABOUT: 'about'>
    """
    strength = draw(st.sampled_from(Strength) if strengths is None else strengths)
    base = draw(st.sampled_from(Base) if bases is None else bases)
    held = draw(st.integers(0, most)) if base is Base.HOLDERS else None
    return Share(
        fraction=draw(st.sampled_from(_FRACTIONS)),
        strength=strength,
        base=base,
        rounding=draw(st.sampled_from(Rounding)),
        shortage=draw(st.sampled_from(Shortage) if shortages is None else shortages),
        cap=draw(st.integers(0, most)) if base is Base.CAP else most,
        holders=None if held is None else (held, draw(st.integers(0, held))),
        tolerance=draw(st.none() | st.sampled_from(_TOLERANCES)) if strength is Strength.ABOUT else None,
    )


@st.composite
def resolution_orders(draw: st.DrawFn, ids: Sequence[str]) -> dict[str, frozenset[str]]:
    """For some of these ids, everybody whom a recorded decision puts before them. Shrinks to none.

    Args:
        draw: Given by Hypothesis; leave it out.
        ids: The ids; a decision orders any of them, whether or not their keys are equal.

    >>> from hypothesis import find
    >>> find(resolution_orders(["a", "b", "c"]), lambda before: "b" in before.get("c", ()) and "a" in before.get("b", ()))
    {'b': frozenset({'a'}), 'c': frozenset({'b'})}
    """
    listed = draw(st.permutations(ids))
    before: dict[str, frozenset[str]] = {}
    for place, later in enumerate(listed):
        if place and draw(st.booleans()):
            before[later] = frozenset(draw(st.sets(st.sampled_from(listed[:place]), max_size=2)))
    return {later: earlier for later, earlier in before.items() if earlier}


@st.composite
def contests(  # noqa: PLR0913  # each narrows one thing, all given by name
    draw: st.DrawFn,
    *,
    most_entrants: int = 9,
    most_open: int = 3,
    most_profiles: int = 3,
    most_seats: int = 4,
    top: int = 4,
    share: st.SearchStrategy[Share] | None = None,
    resolved: bool = True,
    open_links: bool = False,
) -> Contest:
    """A contest of known and open entrants. Shrinks to nobody and no seats.

    Args:
        draw: Given by Hypothesis; leave it out.
        most_entrants: The most entrants, those that are open included.
        most_open: The most entrants of whom something is open.
        most_profiles: The most profiles of one of those.
        most_seats: The most seats.
        top: The greatest merit, in steps.
        share: The reserved share; any by default.
        resolved: Whether ties may be settled by recorded decisions.
        open_links: Whether somebody may stand between two others in the decisions of whom it is open whether they are level with them; what
            a contest says of those two is then not always proven.

    >>> from hypothesis import find
    >>> find(contests(), lambda contest: contest.seats > 0).entrants
    ()
    """
    count = draw(st.integers(0, most_entrants))
    ids = [f"p{number}" for number in range(1, count + 1)]
    is_open = draw(st.sets(st.sampled_from(ids), max_size=most_open)) if ids else set[str]()
    listed = [draw(entrants(id=st.just(name), top=top, most_profiles=most_profiles if name in is_open else 1)) for name in ids]
    before = draw(resolution_orders(ids)) if resolved and ids else {}
    if not open_links:
        unclear = {entrant.id for entrant in listed if entrant.key is None}
        for later, earlier in before.items():  # in an order in which nobody stands before those who come before them
            before[later] = earlier.union(*(before.get(between, frozenset()) for between in earlier & unclear))
    return Contest(
        listed,
        seats=draw(st.integers(0, most_seats)),
        share=draw(shares() if share is None else share),
        before=before,
        top=top,
    )
