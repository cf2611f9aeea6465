"""Who acts: the bodies that call, recommend, verify and approve, and for whom no source was found."""

from ...law import Verified
from ...lifecycle import Holder, Role
from ...text import Text

__all__ = ["APPROVER", "LEADING_GROUP", "OFFICE", "ORGANISER", "RECOMMENDER", "REVIEWER"]

OFFICE = Role(
    id="office",
    label=Text("选拔管理工作办公室", "the selection and management office"),
)
"""It verifies (J25). Who makes it up was not found."""

LEADING_GROUP = Role(
    id="leading_group",
    label=Text("人才工作领导小组", "the leading group on talent work"),
    holders=(
        Holder(
            body=Text("济南市人才工作领导小组", "Jinan's municipal leading group on talent work"), clause="J25", verified=Verified.REPORT
        ),
    ),
)

ORGANISER = Role(
    id="organiser",
    label=Text("发出申报通知的部门", "who calls the round"),
    holders=(
        Holder(
            body=Text("济南市委组织部、市民政局", "the organisation department of the Jinan Party committee and the civil affairs bureau"),
            clause="JC1",
            verified=Verified.COPY,
        ),
    ),
)

RECOMMENDER = Role(
    id="recommender",
    label=Text("推荐单位", "who recommends"),
    holders=(
        Holder(
            body=Text("区县民政部门和市行业主管部门", "district civil affairs and the city's sector departments"),
            clause="JC2",
            verified=Verified.COPY,
        ),
    ),
)

REVIEWER = Role(id="reviewer", label=Text("评审组", "the review panel"))
"""Who reviews was not found."""

APPROVER = Role(id="approver", label=Text("批准名单的机关", "who approves the list"))
"""Who approves the list of a round was not found."""
