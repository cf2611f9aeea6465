"""Sphinx: a signature names where something is defined; the link goes to the room that makes it public."""

import importlib
from functools import cache
from typing import Any

from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from api_pages import rooms


@cache
def _public() -> dict[str, str]:
    found: dict[str, str] = {}
    for room in rooms():
        for name in room.__all__:
            value = getattr(room, name)
            found.setdefault(
                f"{getattr(value, '__module__', room.__name__)}.{getattr(value, '__qualname__', name)}", f"{room.__name__}.{name}"
            )
    return found


def _is_internal(target: str) -> bool:
    """Whether a module of the package holds that name: a type variable, or a type that no room makes public."""
    module, _, name = target.rpartition(".")
    try:
        return module.startswith("socialwork.") and hasattr(importlib.import_module(module), name)
    except ModuleNotFoundError:
        return False


def _resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: Element) -> Any:
    if node.get("refdomain") != "py":
        return None
    target = node["reftarget"]
    public = _public().get(target)
    if target in _public().values():  # it should have been found
        return None
    if public is None:
        return content if _is_internal(target) else None
    return env.domains.python_domain.resolve_xref(env, node["refdoc"], app.builder, "obj", public, node, content)


def setup(app: Sphinx) -> dict[str, bool]:
    """Listen for names that Sphinx does not find."""
    app.connect("missing-reference", _resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
