"""What the room offers is there, and journals are loaded when somebody asks for them."""

import importlib
import subprocess
import sys

import pytest

from socialwork import lifecycle


def test_every_name_offered_is_there_and_is_what_its_module_calls_so() -> None:
    for name in lifecycle.__all__:
        assert getattr(lifecycle, name) is not None
    for name, module in lifecycle._MODULES.items():
        assert getattr(lifecycle, name) is getattr(importlib.import_module(f"socialwork.lifecycle.{module}"), name)
    assert set(lifecycle.__all__) <= set(dir(lifecycle))
    assert lifecycle.__all__ == sorted(lifecycle.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name))


def test_a_name_it_does_not_have_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match=r"module 'socialwork\.lifecycle' has no attribute 'Journals'"):
        _ = lifecycle.Journals


def loaded(program: str) -> list[str]:
    """The modules of the room that are loaded once a program has run."""
    told = f"import sys; {program}; print(*sorted(name for name in sys.modules if name.startswith('socialwork.lifecycle')))"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, encoding="utf-8", check=True)
    return run.stdout.split()


def test_who_selects_loads_nothing_of_it_and_who_asks_for_tables_loads_no_journal() -> None:
    assert loaded("from socialwork import HAIYOU, Round, read_candidates, select") == []
    assert [name.rpartition(".")[2] for name in loaded("from socialwork import HAIYOU; HAIYOU.lifecycles")] == [
        "lifecycle", "checking", "events", "kinds", "lifecycles", "moves",
    ]  # fmt: skip
