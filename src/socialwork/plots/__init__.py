"""Pictures of networks, projects, figures and of what links what, in Chinese with no font of the system's needed. It needs the extra `plot`.

Each picture is a `Figure` of matplotlib. Nothing here touches pyplot, and settings that others made of matplotlib are neither used nor changed.
"""

from ._fonts import MissingSignsWarning
from .figures import figures
from .gantts import gantt
from .linkages import linkage
from .networks import network
from .saving import save

__all__ = ["MissingSignsWarning", "figures", "gantt", "linkage", "network", "save"]
