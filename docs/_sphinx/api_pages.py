"""A page for each room of the package, from which Sphinx takes signatures and docstrings."""

import importlib
import pkgutil
from collections.abc import Iterator
from enum import Enum
from types import FunctionType, ModuleType

from sphinx.pycode import ModuleAnalyzer

import socialwork
from law_pages import toctree
from socialwork.text import Lang, Text


def rooms() -> Iterator[ModuleType]:
    """Every public room and module of the package that says what is in it."""
    for module in pkgutil.iter_modules(socialwork.__path__):
        if not module.name.startswith("_"):
            room = importlib.import_module(f"socialwork.{module.name}")
            if getattr(room, "__all__", ()):
                yield room


def home(name: str) -> str:
    """The room in which a name of the face is described."""
    value = getattr(socialwork, name)
    for room in rooms():
        if getattr(room, name, None) is value and name in room.__all__:
            return room.__name__
    raise LookupError(f"socialwork.{name} is in no room's __all__")


def _face(lang: Lang) -> str:
    title = Text("接口", "Reference").in_(lang)
    about = Text(
        "各模块的公开名称、签名与说明，取自程序本身；说明文字为英文。下列名称可直接从 `socialwork` 导入：",
        "The public names of each room with their signatures, taken from the code. These can be imported from `socialwork` itself:",
    ).in_(lang)
    names = "\n".join(f"- {{py:obj}}`socialwork.{name} <{home(name)}.{name}>`" for name in socialwork.__all__)
    return f"# {title}\n\n{about}\n\n{names}\n\n" + toctree((room.__name__ for room in rooms()), shown=True)


def _words_about(room: ModuleType, name: str) -> str:
    """What is written below a value in the module that makes it; Sphinx looks for it in the room alone."""
    value = getattr(room, name)
    below = [module.name for module in pkgutil.walk_packages(getattr(room, "__path__", ()), f"{room.__name__}.")]
    for module in (room.__name__, *below):
        if vars(importlib.import_module(module)).get(name) is value:
            said = ModuleAnalyzer.for_module(module).find_attr_docs().get(("", name))
            if said:
                return "\n".join(said).strip()
    return ""


def _entry(room: ModuleType, name: str) -> str:
    """The directive for one public name."""
    value, full = getattr(room, name), f"{room.__name__}.{name}"
    if isinstance(value, type):
        kind = "autoexception" if issubclass(value, BaseException) else "autoclass"
        options = ["members"]
        options += ["show-inheritance"] if value.__bases__ != (object,) else []
        options += ["undoc-members"] if issubclass(value, Enum) else []
        return f".. {kind}:: {full}\n" + "".join(f"   :{option}:\n" for option in options)
    if isinstance(value, FunctionType):
        return f".. autofunction:: {full}\n"
    said = _words_about(room, name)
    return f".. py:data:: {name}\n   :module: {room.__name__}\n\n" + "".join(f"   {line}\n" for line in said.splitlines())


def api_pages(lang: Lang) -> Iterator[tuple[str, str]]:
    """The reference's pages: their names and texts."""
    yield "api/index.md", _face(lang)
    for room in rooms():
        entries = "\n".join(_entry(room, name) for name in room.__all__)
        yield f"api/{room.__name__}.md", f"# `{room.__name__}`\n\n```{{eval-rst}}\n.. automodule:: {room.__name__}\n\n{entries}```\n"
