"""The face of the package: every name it offers is there, loaded when it is first used."""

import importlib

import pytest

import socialwork


def test_every_name_offered_is_there_and_is_what_its_room_calls_so() -> None:
    for name in socialwork.__all__:
        assert getattr(socialwork, name) is getattr(importlib.import_module(f"socialwork.{socialwork._ROOMS[name]}"), name)


def test_the_names_are_listed_before_they_are_loaded() -> None:
    assert set(socialwork.__all__) <= set(dir(socialwork))
    assert socialwork.__all__ == sorted(socialwork.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name))


def test_a_name_it_does_not_have_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="module 'socialwork' has no attribute 'selct'"):
        _ = socialwork.selct
