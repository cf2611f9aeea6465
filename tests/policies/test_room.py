"""What the room offers is there, and what concerns reforms is loaded when somebody asks for it."""

import importlib
import subprocess
import sys

import pytest

from socialwork import policies


def test_every_name_offered_is_there_and_is_what_its_module_calls_so() -> None:
    for name in policies.__all__:
        assert getattr(policies, name) is not None
    for name, module in policies._MODULES.items():
        assert getattr(policies, name) is getattr(importlib.import_module(f"socialwork.policies.{module}"), name)
    assert set(policies.__all__) <= set(dir(policies))
    assert policies.__all__ == sorted(policies.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name))


def test_a_name_it_does_not_have_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match=r"module 'socialwork\.policies' has no attribute 'Reforms'"):
        _ = policies.Reforms


def test_who_asks_the_law_as_it_stands_loads_nothing_of_reforms() -> None:
    program = (
        "import sys; from socialwork import HAIYOU, select; print(*sorted(name for name in sys.modules if 'socialwork.policies.' in name))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)

    assert [name.rpartition(".")[2] for name in run.stdout.split()] == [
        "contents",
        "errors",
        "html",
        "laws",
        "policy",
        "reformable",
        "structure",
        "turns",
        "variants",
    ]
