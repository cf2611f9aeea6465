"""What the room offers is there; many readings at once, and what would turn a place, is loaded when somebody asks for it."""

import importlib
import subprocess
import sys

import pytest

from socialwork import selection


def test_every_name_offered_is_there_and_is_what_its_module_calls_so() -> None:
    for name in selection.__all__:
        assert getattr(selection, name) is not None
    for name, module in selection._MODULES.items():
        assert getattr(selection, name) is getattr(importlib.import_module(f"socialwork.selection.{module}"), name)
    assert set(selection.__all__) <= set(dir(selection))


def test_a_name_it_does_not_have_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match=r"module 'socialwork\.selection' has no attribute 'nothing'"):
        _ = selection.nothing


def test_who_asks_for_answers_alone_loads_nothing_of_it() -> None:
    program = "import sys; from socialwork import HAIYOU, Round, read_candidates, select; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)

    assert not {f"socialwork.selection.{name}" for name in ("combinations", "turning")} & set(run.stdout.split())
