"""The two formulas of the report: what a venture is made of, and what charity projects link."""

from ...text import Text
from ..formulas import Formula
from ..slots import PerOption, Slot
from ..words import SlotKind
from .composition_readings import COMMUNITY_LINK, FULL_TIME, LETTERS, LOWER_BOUNDS, PARTNERS, SEVERAL_VENTURES, SEVERAL_WORKERS
from .parameters import ORGANISATIONS, SOCIAL_WORKERS

__all__ = ["CHARITY_LINKAGE", "VENTURE"]

_AT_LEAST = PerOption(LOWER_BOUNDS, {"none": 0, "one": 1, "two": 2})
_WRITTEN = ("O21", "O22")

VENTURE = Formula(
    name="venture",
    label=Text("创投项目", "a venture project"),
    slots=(
        Slot(name="project", kind=SlotKind.PROJECT, at_least=1, at_most=1, letter="1", clause=_WRITTEN),
        Slot(
            name="organisation",
            kind=PerOption(
                PARTNERS,
                {
                    "one_in_all": SlotKind.ORGANISATION,
                    "one_lead": SlotKind.LEAD_ORGANISATION,
                    "one_or_more": SlotKind.ORGANISATION,
                },
            ),
            at_least=ORGANISATIONS,
            at_most=PerOption(PARTNERS, {"one_in_all": ORGANISATIONS, "one_lead": ORGANISATIONS, "one_or_more": None}),
            letter="1",
            clause=_WRITTEN,
        ),
        Slot(
            name="full_time_social_worker",
            kind=PerOption(
                FULL_TIME,
                {
                    "social_worker": SlotKind.FULL_TIME_SOCIAL_WORKER,
                    "community_worker_too": SlotKind.FULL_TIME_WORKER,
                    "certified": SlotKind.CERTIFIED_FULL_TIME,
                },
            ),
            at_least=SOCIAL_WORKERS,
            at_most=PerOption(SEVERAL_WORKERS, {"one": SOCIAL_WORKERS, "one_or_more": None}),
            letter="1",
            alone=PerOption(SEVERAL_VENTURES, {"may_serve_several": False, "this_one_only": True}),
            clause=_WRITTEN,
        ),
        Slot(
            name="charity_resources",
            kind=SlotKind.CHARITY_RESOURCES,
            at_least=_AT_LEAST,
            letter=PerOption(LETTERS, {"letters": "N", "position": "X"}),
            clause=_WRITTEN,
        ),
        Slot(
            name="volunteers",
            kind=SlotKind.VOLUNTEERS,
            at_least=_AT_LEAST,
            letter=PerOption(LETTERS, {"letters": "X", "position": "N"}),
            clause=_WRITTEN,
        ),
        Slot(
            name="community",
            kind=SlotKind.COMMUNITY,
            at_least=PerOption(COMMUNITY_LINK, {"beside_formula": 0, "required": 1, "project_stands_in": 0}),
            clause="O23",
        ),
    ),
)
"""1+1+1+N+X. The community stands beside it (AO7)."""

CHARITY_LINKAGE = Formula(
    name="charity_linkage",
    label=Text("慈善项目", "a charity project"),
    slots=(
        Slot(name="charity_money", kind=SlotKind.CHARITY_MONEY, at_least=1, letter="慈善资金", clause="O29"),
        Slot(name="charitable_organisation", kind=SlotKind.CHARITABLE_ORGANISATION, at_least=1, letter="慈善组织", clause="O29"),
        Slot(
            name="social_worker",
            kind=SlotKind.SOCIAL_WORKER,
            label=Text("专业社工", "professional social worker"),
            at_least=1,
            letter="专业社工",
            clause="O29",
        ),
        Slot(name="volunteers", kind=SlotKind.VOLUNTEERS, at_least=1, letter="志愿者", clause="O29"),
    ),
)
"""Four of which each has to be there; how many is not said."""
