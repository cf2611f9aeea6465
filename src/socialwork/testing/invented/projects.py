"""A policy that has projects in five stages and nothing else, to try them on; its clauses bear the numbers that the tables cite."""

from ...law import Clause, Document, Verified
from ...policies import Policy
from ...projects.hebei_lifecycle import PROJECT_LIFECYCLES, PROJECT_READINGS
from ...text import Text

__all__ = ["PROJECTS"]

_DOCUMENT = Document(
    id="projects",
    title=Text("项目办法（虚构）", "rules for projects (invented)"),
    issuer=Text("乌有镇", "the town of Nowhere"),
    validity=None,
    read_in=Text("虚构", "invented"),
    verified=Verified.ASSUMED,
)


def _clause(name: str, zh: str, en: str) -> Clause:
    return Clause(id=name, document="projects", summary=Text(zh, en))


PROJECTS = Policy(
    id="projects",
    title=_DOCUMENT.title,
    documents=(_DOCUMENT,),
    clauses=(
        _clause("H13", "各级按项目运行", "every level works by projects"),
        _clause("H14", "项目分五个阶段", "projects have five stages"),
        _clause("H16", "上一级提供监测和评估", "the level above gives monitoring and evaluation"),
        _clause("H18", "承接购买性任务", "purchased tasks are taken on"),
        _clause("H21", "各级自有管理与评价要求", "each level has its own rules of management and evaluation"),
    ),
    readings=PROJECT_READINGS,
    lifecycles=PROJECT_LIFECYCLES,
)
"""A policy of projects alone."""
