"""Projects in stages, through which the units of a service system work."""

from .hebei import HEBEI
from .system import ProjectSystem

__all__ = ["HEBEI", "ProjectSystem"]
