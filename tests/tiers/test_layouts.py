import pytest

from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.testing.invented import TEA_TIERS
from socialwork.tiers import Layout, PerPlace


def test_a_layout_needs_tiers_each_once() -> None:
    with pytest.raises(InvalidValueError):
        Layout(tiers=())
    with pytest.raises(DuplicateNameError):
        Layout(tiers=(TEA_TIERS[0], TEA_TIERS[0]))


def test_an_exception_is_for_a_tier_that_there_is() -> None:
    with pytest.raises(UnknownNameError) as caught:
        Layout(tiers=TEA_TIERS, exceptions={"twon": PerPlace.AT_MOST_ONE})

    assert str(caught.value) == "no tier is named 'twon'; did you mean town?"
    layout = Layout(tiers=TEA_TIERS, exceptions={"county": PerPlace.AT_MOST_ONE})
    assert [layout.count(tier.id) for tier in TEA_TIERS] == [PerPlace.AT_MOST_ONE, PerPlace.ONE_OR_MORE, PerPlace.ONE_OR_MORE]


def test_tiers_alone_make_a_layout() -> None:
    assert Layout.of(TEA_TIERS) == Layout(tiers=TEA_TIERS)
