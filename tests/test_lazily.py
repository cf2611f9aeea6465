import sys
from types import ModuleType

import pytest

from socialwork._lazily import lazily


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A package of one module, `deep`, that holds `answer`."""
    made, deep = ModuleType("lazy_tea"), ModuleType("lazy_tea.deep")
    made.__path__ = []
    deep.answer = 42  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "lazy_tea", made)
    monkeypatch.setitem(sys.modules, "lazy_tea.deep", deep)
    return made


def test_a_name_is_loaded_when_it_is_asked_for_and_stays(package: ModuleType) -> None:
    load, _ = lazily("lazy_tea", {"answer": "deep"})

    assert "answer" not in vars(package)
    assert load("answer") == 42
    assert vars(package)["answer"] == 42


def test_names_that_are_not_loaded_yet_are_listed(package: ModuleType) -> None:
    _, listed = lazily("lazy_tea", {"answer": "deep"})

    assert "answer" in listed()
    assert set(vars(package)) <= set(listed())


@pytest.mark.usefixtures("package")
def test_a_name_that_is_not_there_is_refused_as_python_does() -> None:
    load, _ = lazily("lazy_tea", {"answer": "deep"})

    with pytest.raises(AttributeError, match="module 'lazy_tea' has no attribute 'question'"):
        load("question")
