"""Every public function that is given a journal says so kindly where it is given something else."""

from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import Parameter, isfunction, signature
from pkgutil import walk_packages
from typing import Any
from unittest.mock import Mock

import pytest

import socialwork
from socialwork.errors import InvalidValueError
from socialwork.lifecycle import Journal

OUT_OF_A_REGISTER = ("socialwork.cli.", "socialwork.store.questions")
"""What the command and a register ask themselves: the journal they hand on is the register's own."""


def _functions() -> Iterator[tuple[str, Callable[..., Any], str]]:
    """The functions that modules name in `__all__` and that take a journal, with the name of that argument."""
    for module in walk_packages(socialwork.__path__, "socialwork."):
        if module.name.endswith("__main__") or module.name.startswith(OUT_OF_A_REGISTER):
            continue
        found = import_module(module.name)
        for name in getattr(found, "__all__", ()):
            function = getattr(found, name)
            if isfunction(function) and function.__module__ == module.name:
                for taken in signature(function).parameters.values():
                    if taken.annotation in {Journal, "Journal"}:
                        yield f"{module.name}.{name}", function, taken.name


FOUND = {name: (function, taken) for name, function, taken in _functions()}


def test_the_functions_are_found() -> None:
    names = {name.rpartition(".")[2] for name in FOUND}
    assert names >= {"activities_of", "allowance", "governing_day", "history_facts", "outcomes", "standing_by_reading", "talent_pool"}


@pytest.mark.parametrize("name", sorted(FOUND))
def test_what_is_no_journal_is_refused_in_words(name: str) -> None:
    function, taken = FOUND[name]
    others = {each.name: Mock() for each in signature(function).parameters.values() if each.default is Parameter.empty}
    no_journals: tuple[object, ...] = (None, (), "journal.json")
    for wrong in no_journals:
        with pytest.raises(InvalidValueError, match=r"give a journal|请给出台账"):
            function(**{**others, taken: wrong})
