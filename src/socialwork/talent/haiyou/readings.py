"""Where the measures are unclear: each question, its options with their grounds, and the one chosen by default with the reason."""

from ...law import NotWith, Reading
from ...text import Text
from ._options import option as _option

__all__ = [
    "AFTER_REVOCATION",
    "ASSESSED",
    "BASE",
    "EQUAL_CONDITIONS",
    "FIRST_DAY",
    "FOCUS",
    "INCLUDED",
    "ORDER",
    "PREFERENCE",
    "ROUNDING",
    "SERVICE_TOTAL",
    "SHORTAGE",
    "STRENGTH",
    "TRAINED_WHERE",
    "WEIGHT",
    "WHO_IS_ELDERLY_CARE",
]


_DEFEATS = Text("这样取整会使结果违背该口径本身", "rounding this way would defeat the strength itself")

STRENGTH = Reading(
    id="AJ1",
    question=Text("“应占三分之一”的约束力", "how strictly the third binds"),
    options=(
        _option("exactly", "恰为三分之一", "exactly a third", ("报道文字未加“以上”“左右”", "the report's words add neither 'or more' nor 'about'")),
        _option(
            "at_least", "不少于三分之一", "at least a third",
            ("“应占到”要求达到该比例", "'should reach' asks that the share be reached"),
            not_with=(NotWith("AJ3", "floor", _DEFEATS), NotWith("AJ3", "nearest", _DEFEATS)),
        ),
        _option(
            "about", "三分之一左右", "about a third",
            ("济南日报的原文（转载件）有“左右”二字", "the text of Jinan Daily, in a copy, has 'about'"),
        ),
        _option(
            "at_most", "不多于三分之一", "at most a third",
            ("也可理解为给其他领域留出三分之二", "it can be taken to keep two thirds for the other fields"),
            not_with=(NotWith("AJ3", "ceiling", _DEFEATS), NotWith("AJ3", "nearest", _DEFEATS)),
        ),
    ),
    default="at_least",
    why=Text("报道文字是“应占到”，即须达到；“左右”仅见于转载件，列为口径", "the report says 'should reach'; 'about' is found in a copy only and is kept as a reading"),
    clause="J5",
)  # fmt: skip

BASE = Reading(
    id="AJ2",
    question=Text("三分之一以什么为总数", "what the third is taken of"),
    options=(
        _option("selected", "本批入选人数", "the people selected in the round", ("“总人数”紧接“每次人数”", "'total' follows 'the number each time'")),
        _option("cap", "人数上限", "the cap", ("五十人的上限是同句中的数", "the cap is the number in the same sentence")),
        _option("eligible", "符合条件的候选人数", "all eligible candidates", ("“总人数”可指参加选拔的人", "'total' can mean those who take part")),
        _option(
            "holders", "全部在管理期的入选者", "all holders, current and new",
            ("“总人数”可指这支队伍的总数", "'total' can mean the whole body of holders"),
        ),
    ),
    default="selected",
    why=Text("按上下文，总数即本次选拔的人数", "read in its place, the total is the number of this selection"),
    clause="J5",
)  # fmt: skip

ROUNDING = Reading(
    id="AJ3",
    question=Text("三分之一不是整数时如何取整", "how a third that is no whole number is rounded"),
    options=(
        _option("ceiling", "进一", "up", ("“不少于”时须进一才达到", "with 'at least', only rounding up reaches the share")),
        _option("nearest", "四舍五入", "to the nearest", ("日常计数习惯", "everyday counting")),
        _option("floor", "舍去", "down", ("“不多于”时须舍去才不超过", "with 'at most', only rounding down stays below it")),
    ),
    default="ceiling",
    why=Text("与“不少于”一致；办法未规定人数取整", "it goes with 'at least'; the text sets no rounding of people"),
    clause="J5",
)

SHORTAGE = Reading(
    id="AJ4",
    question=Text("养老服务领域人选达不到比例时如何处理", "what happens when the share cannot be met"),
    options=(
        _option(
            "fill", "由其他人选补足，并报告差额", "fill with others and report the shortfall",
            ("“不超过”是上限而择优是原则", "the number is a cap and choosing the best a principle"),
        ),
        _option("leave_empty", "空出名额", "leave the seats empty", ("比例是要求，名额不必用满", "the share is a demand, and the seats need not all be used")),
        _option("shrink", "缩小批次直至比例成立", "shrink the round until the share holds", ("比例与上限都能满足", "both share and cap are kept")),
        _option("refuse", "本批不产生人选", "select nobody", ("比例是批次成立的条件", "the share is a condition of the round")),
    ),
    default="fill",
    why=Text("办法未写后果；不因此减少入选者，但须报告", "the text names no consequence; nobody loses a seat over it, and it is reported"),
    clause=("J4", "J5"),
)  # fmt: skip

WHO_IS_ELDERLY_CARE = Reading(
    id="AJ5",
    question=Text("谁算养老服务领域人选", "who counts as elderly-care service"),
    options=(
        _option("declared", "按申报类别", "as declared", ("十八个领域中没有养老服务，只能申报时标明", "it is none of the eighteen fields, so it has to be declared")),
        _option("employer", "任职于养老服务机构（组织）", "employed by an elderly-care institution", ("单位类别中有养老服务机构", "the kinds of employer name it")),
        _option(
            "qualification", "持中级以上养老护理员证书或培训评价合格", "with the care worker's certificate or the training",
            ("优先条件中与养老有关者", "the grounds of preference that concern elderly care"),
        ),
        _option(
            "field", "按服务领域", "by field of practice", ("字面即“领域”", "the word is 'field'"),
            excluded=("十八个领域不含养老服务，无从认定", "none of the eighteen fields is elderly care, so nobody could count"),
        ),
    ),
    default="declared",
    why=Text("同类办法按申报类别统计", "sibling schemes count by declared category"),
    clause=("J5", "J12"),
)  # fmt: skip

ORDER = Reading(
    id="AJ6",
    question=Text("比例与择优的先后", "the share against the order of merit"),
    options=(
        _option(
            "share_first",
            "先满足比例，再择优",
            "the share first, then the best",
            ("比例写在人数之后，为硬性安排", "the share stands beside the number, as a fixed arrangement"),
        ),
        _option(
            "merit_first",
            "先择优，在末位调整",
            "the best first, then swaps at the margin",
            ("择优是原则；结果与先满足比例相同", "the best are chosen; the outcome equals the share first"),
        ),
        _option(
            "check_only",
            "只核对，不参与选择",
            "only checked, not part of the choice",
            ("比例可理解为事后核对的目标", "the share can be a target that is checked afterwards"),
        ),
    ),
    default="share_first",
    why=Text("“应占到”是对名单的要求", "'should reach' asks it of the list itself"),
    clause=("J5", "J10"),
)

PREFERENCE = Reading(
    id="AJ7",
    question=Text("五年、证书与培训之间的关系", "how the five years, the certificates and the training combine"),
    options=(
        _option(
            "years_and_qualification", "满五年，且有证书或培训之一", "five years, and one of the certificates or the training",
            ("句式为“从事……，取得……的”", "the sentence runs on: 'engaged ..., holding ...'"),
        ),
        _option(
            "any_of_four", "四项之一", "any of the four",
            ("同省同类办法把年限与证书列为并列的优先情形", "a sibling scheme of the province lists years and certificates as separate heads"),
        ),
        _option(
            "years_required", "五年为报名条件，证书或培训为优先", "five years to enter, certificates or training to be preferred",
            ("年限列在选拔条件之首", "the years come first among the conditions"),
        ),
        _option(
            "all_required", "全部为报名条件", "all of them to enter", ("均称选拔条件", "all are called conditions"),
            excluded=("原文写明“同等条件下优先”，不是门槛", "the text says 'preferred, other things being equal': no bar"),
        ),
    ),
    default="years_and_qualification",
    why=Text("最合报道自身的句式；另两种保留", "it fits the report's own sentence best; the other two are kept"),
    clause=("J14", "J15", "J16", "J17"),
)  # fmt: skip

ASSESSED = Reading(
    id="AJ8",
    question=Text("“评价合格”限定哪一项", "what 'assessed as qualified' belongs to"),
    options=(
        _option("training", "只限定培训", "the training alone", ("取得证书本身已表明合格", "a certificate already shows a pass")),
        _option(
            "certificate_and_training",
            "限定养老护理员证书与培训两项",
            "the care worker's certificate and the training",
            ("“或”连接两项后同受限定", "the two joined by 'or' can share it"),
        ),
    ),
    default="training",
    why=Text("证书无须再评价", "a certificate needs no second assessment"),
    clause="J16",
)

INCLUDED = Reading(
    id="AJ10",
    question=Text("“以上”“不超过”是否含本数", "whether 'or more' and 'at most' include the number"),
    options=(
        _option("inclusive", "含本数", "they do", ("民法典第1259条的通例", "the general rule of Civil Code art. 1259")),
        _option(
            "exclusive", "不含本数", "they do not", ("口语中偶有此意", "everyday speech sometimes means that"),
            excluded=("与民法典第1259条相反", "it goes against Civil Code art. 1259"),
        ),
    ),
    default="inclusive",
    why=Text("民法典第1259条", "Civil Code art. 1259"),
    clause=("J4", "J14", "J15", "J16"),
)  # fmt: skip

SERVICE_TOTAL = Reading(
    id="AJ11.total",
    question=Text("五年是累计还是连续", "whether the five years are in all or unbroken"),
    options=(
        _option("in_all", "累计", "in all", ("原文未写连续", "the text does not say unbroken")),
        _option("unbroken", "连续", "unbroken", ("“从事……以上”可指持续从事", "'engaged for' can mean without a break")),
    ),
    default="in_all",
    why=Text("不加原文没有的限制", "no limit is added that the text does not have"),
    clause="J14",
)

FIRST_DAY = Reading(
    id="AJ11.first_day",
    question=Text("计算年限时首日是否计入", "whether the first day counts toward the years"),
    options=(
        _option(
            "counts",
            "计入，满年于周年日前一日",
            "it counts: a year is full on the day before the anniversary",
            ("有效期本身即如此计算", "the validity of the measures itself is counted so"),
        ),
        _option(
            "does_not_count",
            "不计入，满年于周年日",
            "it does not: a year is full on the anniversary",
            ("民法典第201条", "Civil Code art. 201"),
        ),
    ),
    default="counts",
    why=Text("以办法自身的算法为准（J8）", "the measures' own way of counting (J8)"),
    clause=("J8", "J14"),
)

TRAINED_WHERE = Reading(
    id="AJ12",
    question=Text("“省市”培训指哪里的", "whose provincial or municipal training"),
    options=(
        _option(
            "own", "本省或本市", "the own province's or city's", ("市级办法所称省市通常指本地", "a municipal text usually means its own")
        ),
        _option("any", "任何省市", "any province's or city's", ("字面未限定", "the words set no limit")),
    ),
    default="own",
    why=Text("按市级文件的通常用法", "as a municipal text usually speaks"),
    clause="J16",
)

EQUAL_CONDITIONS = Reading(
    id="AJ15",
    question=Text("“同等条件下优先”如何起作用", "how 'preferred, other things being equal' works"),
    options=(
        _option("tie_break", "得分相同时优先", "it separates equal merit", ("字面意思", "what the words say")),
        _option(
            "bonus", "加分", "points are added", ("各地评审中有加分做法", "some reviews elsewhere add points"),
            excluded=("加分会使条件不同者也被优先，与“同等条件下”不符", "points would prefer people whose conditions are not equal"),
        ),
        _option(
            "before_merit", "先于得分排序", "it ranks before merit", ("“优先”二字", "the word 'preferred'"),
            excluded=("先于得分即不问是否同等，与“同等条件下”不符", "ranking before merit does not ask whether things are equal"),
        ),
    ),
    default="tie_break",
    why=Text("另两种与原文相反", "the other two go against the text"),
    clause="J17",
)  # fmt: skip

WEIGHT = Reading(
    id="AJ16",
    question=Text("几项优先情形是否累加", "whether several grounds of preference add up"),
    options=(
        _option("flag", "不累加，有无而已", "they do not: preferred or not", ("原文只说优先", "the text only says preferred")),
        _option("count", "按项数比较", "more grounds come first", ("项数多者条件更优", "who has more grounds has more to show")),
    ),
    default="flag",
    why=Text("原文未言累加", "the text does not add them up"),
    clause="J17",
)

AFTER_REVOCATION = Reading(
    id="AJ28.reapply",
    question=Text("曾被取消称号者能否再参加选拔", "whether somebody whose title was revoked may compete again"),
    options=(
        _option("allowed", "可以", "yes", ("原文未禁止", "the text does not bar it")),
        _option("barred", "不可以", "no", ("取消即认定不适宜", "revocation found the person unfit")),
    ),
    default="allowed",
    why=Text("沉默不等于禁止", "silence is not a ban"),
    clause=("J24", "J26"),
)

FOCUS = Reading(
    id="AJ36",
    question=Text("“重点从基层单位遴选”是否为门槛", "whether the focus on grassroots units is a bar"),
    options=(
        _option("focus", "重点，不是门槛", "a focus, no bar", ("“重点”二字", "the word is 'focus'")),
        _option("bar", "只限基层单位", "grassroots units only", ("面向基层是原则", "facing the grassroots is a principle")),
    ),
    default="focus",
    why=Text("重点不排除其他", "a focus does not shut others out"),
    clause="J11",
)
