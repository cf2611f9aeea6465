"""Parts of a policy that are of a room's own: what they cite is looked at, listed, and printed in the fingerprint."""

from typing import Any, ClassVar

import attrs
import pytest

from socialwork.errors import UnknownNameError
from socialwork.law import Structural
from socialwork.law.documents import clause_ids
from socialwork.policies import Policy
from socialwork.policies.structure import structure_as_data
from socialwork.testing.invented import TEA_ROOMS
from socialwork.text import Text


@attrs.frozen(kw_only=True)
class Shelf(Structural):
    """Something that tea rooms have."""

    kind: ClassVar[Text] = Text("架", "shelf")

    boards: int
    clause: tuple[str, ...] = attrs.field(converter=clause_ids)

    @property
    def cited_as(self) -> str:
        return f"shelf of {self.boards}"

    @property
    def words(self) -> Text:
        return Text("层板", "boards")

    def as_structure(self) -> dict[str, Any]:
        return {"boards": self.boards}


@attrs.frozen(kw_only=True, repr=False)
class Shelved(Policy):
    """A policy with shelves."""

    best: Shelf
    others: tuple[Shelf, ...] = ()


def shelved(*clauses: str, boards: int = 3) -> Shelved:
    best, *others = (Shelf(boards=boards + more, clause=clause) for more, clause in enumerate(clauses))
    about: dict[str, Any] = {name: getattr(TEA_ROOMS, name) for name in ("id", "title", "documents", "clauses")}
    return Shelved(**about, best=best, others=tuple(others))


def test_what_they_cite_is_among_what_models_a_clause() -> None:
    policy = shelved("X1", "X2", "X2")

    assert "shelf of 3" in policy.models["X1"]
    assert policy.models["X2"][-2:] == ("shelf of 4", "shelf of 5")


def test_a_clause_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="no clause is named 'X99'"):
        shelved("X1", "X99")


def test_the_fingerprint_covers_them_by_attribute() -> None:
    assert structure_as_data(shelved("X1", "X2")) == {"best": [{"boards": 3}], "others": [{"boards": 4}]}
    assert shelved("X1").fingerprint != shelved("X1", boards=4).fingerprint
    assert shelved("X1").fingerprint == shelved("X2").fingerprint


def test_a_policy_without_any_is_printed_as_before() -> None:
    assert structure_as_data(TEA_ROOMS) == {}
    assert TEA_ROOMS.structure == ()
