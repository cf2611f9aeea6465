"""The words of a holder's standing, of a revocation and of a round: whom they are about, what happens, and what state that leads to.

Which moves there are, on what condition and by whom, is each scheme's own table.
"""

from ..lifecycle import EventKind, State, SubjectKind
from ..text import Text
from .payments import PAID, Payment
from .standing_facts import Activity, Assessment, Grounds, Leaving, Naming, Recommendation, Withdrawal

__all__ = ["PERSON", "ROUND", "Happens", "Revocations", "RoundHappens", "RoundStates", "TermStates"]

PERSON = SubjectKind(id="person", label=Text("人选", "person"))
ROUND = SubjectKind(id="round", label=Text("批次", "round"))


def _state(name: str, zh: str, en: str, *, final: bool = False) -> State:
    return State(id=name, label=Text(zh, en), final=final)


def _kind(name: str, zh: str, en: str, facts: type | None = None) -> EventKind:
    return EventKind(id=name, label=Text(zh, en), facts=facts)


class TermStates:
    """What a person's term can be in."""

    NONE = _state("none", "未入选", "never named")
    NAMED = _state("named", "已命名，管理期未开始", "named, the term not begun")
    LEFT_EARLY = _state("left_early", "管理期开始前已离开", "left before the term began")
    ACTIVE = _state("active", "管理期内", "in the term")
    BENEFITS_ENDED = _state("benefits_ended", "管理期内，待遇已停", "in the term, the benefits ended")
    TITLE_ENDED = _state("title_ended", "称号不予保留", "left, the title not kept")
    EXPIRED = _state("expired", "管理期满", "the term is over")
    ASSESSED = _state("assessed", "管理期满，已评价", "the term is over and assessed")
    REVOKED = _state("revoked", "称号已取消", "the title is revoked")

    ALL = (NONE, NAMED, LEFT_EARLY, ACTIVE, BENEFITS_ENDED, TITLE_ENDED, EXPIRED, ASSESSED, REVOKED)
    RUNNING = (NAMED, LEFT_EARLY, ACTIVE, BENEFITS_ENDED)
    """Named, and the term is not over."""


class Revocations:
    """What a revocation can be in."""

    NONE = _state("none", "无取消程序", "none under way")
    PROPOSED = _state("proposed", "已提出，待核实", "proposed, to be verified")
    VERIFIED = _state("verified", "已核实，待批准", "verified, to be approved")
    APPROVED = _state("approved", "已批准", "approved")

    ALL = (NONE, PROPOSED, VERIFIED, APPROVED)
    PENDING = (PROPOSED, VERIFIED)
    """Under way, and nothing decided."""


class Happens:
    """What can happen to a person."""

    NAMED = _kind("named", "命名", "named", Naming)
    TERM_STARTED = _kind("term_started", "管理期开始", "the term begins")
    TERM_ENDED = _kind("term_ended", "管理期届满", "the term ends")
    LEFT = _kind("left", "离开", "left", Leaving)
    RETURNED = _kind("returned", "返回", "came back")
    TITLE_NOT_KEPT = _kind("title_not_kept", "决定不保留称号", "decided that the title is not kept")
    ASSESSED = _kind("assessed", "管理期评价", "the term assessed", Assessment)
    PAID = _kind(PAID, "发放津贴", "allowance paid", Payment)
    ACTIVITY = _kind("activity", "参加活动", "took part in an activity", Activity)
    REVOCATION_PROPOSED = _kind("revocation.proposed", "提出取消称号", "revocation proposed", Grounds)
    REVOCATION_VERIFIED = _kind("revocation.verified", "取消事由已核实", "grounds for revocation verified")
    REVOCATION_APPROVED = _kind("revocation.approved", "取消称号获批准", "revocation approved")
    REVOCATION_DROPPED = _kind("revocation.dropped", "终止取消程序", "revocation dropped")
    TITLE_REVOKED = _kind("title_revoked", "取消称号", "the title revoked")


class RoundStates:
    """What a round can be in."""

    NONE = _state("none", "未启动", "not called")
    CALLED = _state("called", "已印发申报通知", "called")
    RECOMMENDED = _state("recommended", "已推荐", "candidates recommended")
    REVIEWED = _state("reviewed", "已评审", "reviewed")
    PUBLISHED = _state("published", "公示中", "published")
    OBJECTED = _state("objected", "有异议待处理", "an objection to be settled")
    APPROVED = _state("approved", "已批准", "approved")
    NAMED = _state("named", "已命名", "named", final=True)
    CANCELLED = _state("cancelled", "已取消", "cancelled", final=True)

    ALL = (NONE, CALLED, RECOMMENDED, REVIEWED, PUBLISHED, OBJECTED, APPROVED, NAMED, CANCELLED)


class RoundHappens:
    """What can happen to a round."""

    CALLED = _kind("round.called", "印发申报通知", "the round called")
    RECOMMENDED = _kind("round.recommended", "推荐人选", "candidates recommended", Recommendation)
    REVIEWED = _kind("round.reviewed", "评审", "candidates reviewed")
    PUBLISHED = _kind("round.published", "公示拟入选名单", "the list published")
    OBJECTION = _kind("round.objection", "收到异议", "an objection received")
    OBJECTION_SETTLED = _kind("round.objection_settled", "异议已处理", "the objections settled")
    WITHDRAWN = _kind("round.withdrawn", "人选退出", "somebody withdrew", Withdrawal)
    APPROVED = _kind("round.approved", "批准名单", "the list approved")
    NAMED = _kind("round.named", "命名", "the cohort named")
    CANCELLED = _kind("round.cancelled", "取消本批", "the round cancelled")
