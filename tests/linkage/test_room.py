"""What the room offers is there, and is loaded when it is first used."""

import importlib

import pytest

from socialwork import linkage


@pytest.mark.parametrize("name", linkage.__all__)
def test_every_name_offered_is_there(name: str) -> None:
    home = importlib.import_module(f"socialwork.linkage.{linkage._MODULES[name]}")

    assert getattr(linkage, name) is getattr(home, name)
    assert name in dir(linkage)
