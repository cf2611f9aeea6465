"""Chinese social-work policy to compute with: decisions that give their reasons, their clauses, and what is still open.

The names here are loaded when they are first used; everything else is in its room: `socialwork.talent`, `socialwork.rules`,
`socialwork.selection`, `socialwork.sheets`, ...
"""

from typing import TYPE_CHECKING

from ._lazily import lazily

if TYPE_CHECKING:
    from .errors import SocialWorkError
    from .linkage import OUHAI
    from .policies import NEXT, Choose, Freeze, Reform, Scale, Set, SwapRule
    from .projects import HEBEI
    from .rules import Decision, Judgement, Missing, Verdict
    from .selection import Outcome, Resolution, Selection
    from .sheets import read_candidates
    from .talent import HAIYOU, Candidate, Round, select

__all__ = [
    "HAIYOU",
    "HEBEI",
    "NEXT",
    "OUHAI",
    "Candidate",
    "Choose",
    "Decision",
    "Freeze",
    "Judgement",
    "Missing",
    "Outcome",
    "Reform",
    "Resolution",
    "Round",
    "Scale",
    "Selection",
    "Set",
    "SocialWorkError",
    "SwapRule",
    "Verdict",
    "read_candidates",
    "select",
]

_ROOMS = {
    "HAIYOU": "talent",
    "HEBEI": "projects",
    "NEXT": "policies",
    "OUHAI": "linkage",
    "Candidate": "talent",
    "Choose": "policies",
    "Decision": "rules",
    "Freeze": "policies",
    "Judgement": "rules",
    "Missing": "rules",
    "Outcome": "selection",
    "Reform": "policies",
    "Resolution": "selection",
    "Round": "talent",
    "Scale": "policies",
    "Selection": "selection",
    "Set": "policies",
    "SocialWorkError": "errors",
    "SwapRule": "policies",
    "Verdict": "rules",
    "read_candidates": "sheets",
    "select": "talent",
}

__getattr__, __dir__ = lazily(__name__, _ROOMS)
