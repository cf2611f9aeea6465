"""A venture is valid once it exists, and shows no number of a person."""

from decimal import Decimal
from typing import Any

import pytest

from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.linkage import Resource, ResourceKind, Venture, VentureWorker
from socialwork.rules import Missing

from .making import organisation, venture, worker


def test_what_is_not_given_is_missing() -> None:
    bare = Venture(id="V1")

    assert {getattr(bare, name) for name in ("organisations", "workers", "volunteers", "resources", "communities")} == {Missing.NOT_ASKED}
    assert venture(workers=[worker()]).workers == (worker(),)


def test_ids_that_look_like_numbers_of_persons_are_masked() -> None:
    assert repr(VentureWorker(id="330304199001011234")) == "<VentureWorker ***>"
    assert venture(title="养老 13800138000").called == "养老 ***"
    assert venture().called == "V1"


@pytest.mark.parametrize("about, fault", [
    ({"volunteers": -1}, "Venture.volunteers: got -1; give a whole number, 0 or more, or Missing.NOT_KNOWN where nobody knows"),
    ({"volunteers": True}, "Venture.volunteers: got True"),
    ({"parties": {"government": "1"}}, "Venture.parties.government: got '1'"),
    ({"workers": ("W1",)}, "Venture.workers: got 'W1'; give values of type VentureWorker, or one of Missing for the whole list"),
    ({"communities": (1,)}, "Venture.communities: got 1; give values of type str"),
])  # fmt: skip
def test_what_makes_no_sense_is_refused(about: dict[str, Any], fault: str) -> None:
    with pytest.raises(InvalidValueError) as error:
        venture(**about)

    assert fault in str(error.value)


@pytest.mark.parametrize("about, what", [
    ({"workers": (worker(), worker())}, "worker of a venture"),
    ({"organisations": (organisation(), organisation())}, "organisation of a venture"),
    ({"resources": (Resource(id="R", kind=ResourceKind.ITEM),) * 2}, "resource of a venture"),
    ({"communities": ("C", "C")}, "community of a venture"),
    ({"parties": (("government", 1), ("government", 2))}, "party of a venture"),
])  # fmt: skip
def test_nothing_is_in_a_venture_twice(about: dict[str, Any], what: str) -> None:
    with pytest.raises(DuplicateNameError, match=what):
        venture(**about)


def test_a_fact_of_another_type_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"VentureWorker\.full_time: got 'yes'; give a value of type bool, or one of Missing"):
        worker(full_time="yes")


@pytest.mark.parametrize("kind, amount, fault", [
    (ResourceKind.MONEY, "0", "give more than 0, or leave the resource out"),
    (ResourceKind.ITEM, "1.5", "items are counted: give a whole number"),
])  # fmt: skip
def test_amounts_make_sense(kind: ResourceKind, amount: Any, fault: str) -> None:
    with pytest.raises(InvalidValueError, match=fault):
        Resource(id="R", kind=kind, amount=amount)
    assert Resource(id="R", kind=ResourceKind.MONEY, amount="1,500.50").amount == Decimal("1500.50")  # type: ignore[arg-type]
