"""Whether somebody has a place, and what that rests on."""

from ..text import Labelled

__all__ = ["Basis", "Outcome"]


class Outcome(Labelled):
    """Whether somebody has a place. The office decides; this is what follows from the rules."""

    SELECTED = "SELECTED", "拟入选", "selected"
    OPEN = "OPEN", "待定", "open"
    NOT_SELECTED = "NOT_SELECTED", "未入选", "not selected"


class Basis(Labelled):
    """What an outcome rests on."""

    GENERAL = "general", "择优入选", "among the best"
    RESERVED = "reserved", "因比例入选（无此比例则不能确保入选）", "by the reserved share: it would be lost without it"
    BELOW_CUT = "below_cut", "排在名额之后", "below the cut"
    DISPLACED = "displaced", "因比例让出名额", "the reserved share moved the cut"
    SHORTAGE = "shortage", "因比例不足空出或缩减的名额", "the seat fell away because the share could not be met"
    NOT_ELIGIBLE = "not_eligible", "不符合选拔条件", "not eligible"
    BELOW_MINIMUM = "below_minimum", "未达批次的最低评审要求", "below the round's minimum of merit"
    TIE = "tie", "并列", "tie"
    MISSING_FACT = "missing_fact", "事实未明", "missing fact"
    READING = "reading", "口径不同", "reading"
