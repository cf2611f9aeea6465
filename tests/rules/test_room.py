"""What the room offers is there; what is missing and what would turn an answer is loaded when somebody asks for it."""

import importlib
import subprocess
import sys

import pytest

from socialwork import rules


def test_every_name_offered_is_there_and_is_what_its_module_calls_so() -> None:
    for name in rules.__all__:
        assert getattr(rules, name) is not None
    for name, module in rules._MODULES.items():
        assert getattr(rules, name) is getattr(importlib.import_module(f"socialwork.rules.{module}"), name)
    assert set(rules.__all__) <= set(dir(rules))


def test_a_name_it_does_not_have_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match=r"module 'socialwork\.rules' has no attribute 'nothing'"):
        _ = rules.nothing


def test_who_asks_for_answers_alone_loads_nothing_of_it() -> None:
    program = "import sys; from socialwork import HAIYOU, Round, read_candidates, select; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)

    assert not {f"socialwork.rules.{name}" for name in ("asks", "flips", "running", "supposed")} & set(run.stdout.split())
