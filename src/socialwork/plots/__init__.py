"""Pictures of networks, projects and figures, in Chinese with no font of the system's needed. It needs the extra `plot`.

Each picture is a `Figure` of matplotlib. Nothing here touches pyplot, and settings that others made of matplotlib are neither used nor changed.
"""

from ._fonts import MissingSignsWarning
from .figures import figures
from .gantts import gantt
from .networks import network
from .saving import save

__all__ = ["MissingSignsWarning", "figures", "gantt", "network", "save"]
