"""Where the measures are unclear about holders: when a term runs, what ends it, what a revocation rests on, when a round may be called."""

from ...law import Reading
from ...text import Text
from ._options import option as _option

__all__ = [
    "AFTER_TERM",
    "AFTER_WITHDRAWAL",
    "CAP_COUNTS",
    "FAULT",
    "IN_POOL",
    "LATE_ROUND",
    "LEAVES",
    "RESELECTION",
    "RETURN",
    "ROUND_SPACING",
    "STANDING_READINGS",
    "TERM_END",
    "TERM_START",
    "TITLE_KEPT",
    "WHICH_BENEFITS",
]

ROUND_SPACING = Reading(
    id="AJ17",
    question=Text("“每两年一次”怎样计", "how 'once every two years' is counted"),
    options=(
        _option(
            "calendar", "每隔一个日历年", "every second calendar year", ("通常按年度安排评选", "selections are usually planned by the year")
        ),
        _option(
            "months",
            "两批相隔满二十四个月",
            "24 months or more from one round to the next",
            ("两年即二十四个月", "two years are 24 months"),
        ),
        _option(
            "at_most_once",
            "相隔至少两个年度，可以更久",
            "two calendar years apart or more, and later if need be",
            ("也可只理解为限制频次", "it can be taken to limit how often, and no more"),
        ),
    ),
    default="calendar",
    why=Text("与有效期内可办三批的安排相合，也最常见", "it is the common way, and fits three rounds within the validity"),
    clause="J3",
)

CAP_COUNTS = Reading(
    id="AJ18",
    question=Text("人数上限是否包括再次入选者", "whether people selected again count toward the cap"),
    options=(
        _option("all", "全部计入", "everybody counts", ("上限是“每次人数”的上限", "the cap is on the number each time")),
        _option(
            "new_only",
            "只计新入选者",
            "only those who are new",
            ("上限可理解为新增名额", "the cap can be taken for the places that are new"),
        ),
    ),
    default="all",
    why=Text("“每次人数”未作区分", "the number each time makes no difference between them"),
    clause="J4",
)

TERM_START = Reading(
    id="AJ19",
    question=Text("四年管理期从哪一天起算", "on which day the four years begin"),
    options=(
        _option("approval", "批准之日", "the day of approval", ("入选自批准时确定", "approval is what settles who is in")),
        _option("naming", "命名之日", "the day of naming", ("命名后才有称号", "there is no title before the naming")),
        _option(
            "next_month",
            "命名次月一日",
            "the first of the month after the naming",
            ("津贴按月计，自整月起较便", "the allowance goes by months, so a whole month is handy"),
        ),
        _option(
            "january",
            "命名后的一月一日",
            "the first 1 January on or after the naming",
            ("津贴一年一发，可按年度起算", "the allowance is paid once a year, so a term may go by years"),
        ),
    ),
    default="naming",
    why=Text("管理的是称号，称号自命名起才有", "what is managed is the title, and it is held from the naming on"),
    clause="J6",
)

TERM_END = Reading(
    id="AJ20",
    question=Text("四年管理期到哪一天止", "on which day the four years end"),
    options=(
        _option(
            "same_day",
            "第四年的对应日",
            "the same date four years later",
            ("民法典第201、202条：首日不计入", "Civil Code arts. 201 and 202: the first day does not count"),
        ),
        _option(
            "day_before",
            "对应日的前一日",
            "the day before that date",
            ("办法自身的有效期即如此计算", "the measures count their own validity so"),
        ),
    ),
    default="day_before",
    why=Text("以办法自身的算法为准（J8）", "the measures' own way of counting (J8)"),
    clause=("J6", "J8"),
)

TITLE_KEPT = Reading(
    id="AJ23",
    question=Text("离开者保留称号是当然还是另行决定", "whether those who leave keep the title by itself or by a decision"),
    options=(
        _option("automatic", "当然保留", "by itself", ("未指定由谁决定", "nobody is named who would decide")),
        _option("discretionary", "可决定不予保留", "it can be decided otherwise", ("用词是“可”", "the word is 'may'")),
    ),
    default="automatic",
    why=Text("失去称号另有程序，此处没有", "losing a title has a procedure elsewhere, and none here"),
    clause="J23",
)


def _leaves(name: str, what: tuple[str, str], ends: tuple[str, str], stays: tuple[str, str], default: str, why: tuple[str, str]) -> Reading:
    return Reading(
        id=f"AJ24.{name}",
        question=Text(f"{what[0]}是否算离开社会工作或本市", f"whether {what[1]} counts as leaving social work or the city"),
        options=(
            _option("ends", "算，待遇停止", "it does: the benefits end", ends),
            _option("stays", "不算，待遇继续", "it does not", stays),
        ),
        default=default,
        why=Text(*why),
        clause="J23",
    )


RETIRED = _leaves(
    "retired",
    ("退休", "retirement"),
    ("退休后不再从事该工作", "who retires does the work no longer"),
    ("退休者可继续服务，办法未提退休", "retired people can go on serving, and the text does not name retirement"),
    "ends",
    ("待遇与在岗工作相连", "the benefits go with doing the work"),
)
STUDY = _leaves(
    "study",
    ("脱产学习", "full-time study"),
    ("学习期间不在岗", "nobody serves while studying"),
    ("学习之后仍从事社会工作", "the work goes on after it"),
    "stays",
    ("暂时离岗不等于不再从事", "being away for a time is not giving it up"),
)
SECONDED = _leaves(
    "seconded",
    ("借调", "a secondment"),
    ("借调期间做的是别的工作", "other work is done during it"),
    ("人事关系未变，期满即回", "the post is kept, and the person comes back"),
    "stays",
    ("借调不是调出", "a secondment is no transfer"),
)
MOVED_HOME = _leaves(
    "moved_home",
    ("迁居市外而仍在本市工作", "a home outside the city with work still inside it"),
    ("“调往市外”可及于生活所在", "'out of the city' can reach where somebody lives"),
    ("调动指的是工作，不是住处", "a transfer is one of work, not of the home"),
    "stays",
    ("“调往”是对工作而言", "the word is about work"),
)
MANAGEMENT = _leaves(
    "management",
    ("转任管理岗位", "promotion to management"),
    ("不再直接服务", "direct service ends"),
    ("管理社会工作仍是社会工作", "managing social work is still social work"),
    "stays",
    ("办法未限于一线岗位", "the text is not limited to the front line"),
)
DIED = Reading(
    id="AJ24.died",
    question=Text("去世后待遇是否停止", "whether the benefits end with the holder's death"),
    options=(
        _option("ends", "停止", "they end", ("待遇属于本人", "the benefits are the holder's own")),
        _option(
            "stays", "继续", "they go on", ("办法未提去世", "the text does not name death"),
            excluded=("无人再受领，也无人在管理期内", "there is nobody left to hold the title or be paid"),
        ),
    ),
    default="ends",
    why=Text("津贴是发给本人的", "the allowance is paid to the person"),
    clause="J23",
)  # fmt: skip

LEAVES = (RETIRED, STUDY, SECONDED, MOVED_HOME, MANAGEMENT, DIED)
"""Whether each of the causes that the text does not name ends the benefits."""

RETURN = Reading(
    id="AJ25",
    question=Text("回到社会工作或本市后待遇是否恢复", "whether the benefits resume for somebody who comes back"),
    options=(
        _option("no", "不恢复", "they do not", ("“不再享受”没有附期限", "they are 'no longer' enjoyed, with no end to that")),
        _option("yes", "在剩余管理期内恢复", "they do, for the rest of the term", ("称号仍在，停止的原因已消失", "the title is kept, and what ended them is over")),
    ),
    default="no",
    why=Text("原文未写恢复", "the text sets out no way back"),
    clause="J23",
)  # fmt: skip

WHICH_BENEFITS = Reading(
    id="AJ26",
    question=Text("停止的“待遇”包括哪些", "which benefits end"),
    options=(
        _option("allowance_only", "只是津贴", "the allowance alone", ("待遇通常指钱款", "benefits usually mean money")),
        _option(
            "all_benefits",
            "还包括人才库与培训活动",
            "also the pool and the activities",
            ("几项写在同一处", "all of them stand in one place of the text"),
        ),
    ),
    default="allowance_only",
    why=Text("称号仍在时，不多剥夺原文未明写的", "while the title is kept, no more is taken than the text says"),
    clause=("J20", "J21", "J23", "J25"),
)

FAULT = Reading(
    id="AJ27",
    question=Text("个人过失须既有损失又有严重后果，还是其一即可", "whether a fault needs both loss and serious consequences"),
    options=(
        _option("both", "两者兼备", "both", ("连接词是“和”", "the word between them is 'and'")),
        _option("either", "其一即可", "either", ("两者可理解为并列举例", "the two can be read as examples")),
    ),
    default="both",
    why=Text("不利处分从严解释", "what takes something away is read narrowly"),
    clause="J24",
)

AFTER_TERM = Reading(
    id="AJ30",
    question=Text("管理期满后称号如何", "what becomes of the title after the term"),
    options=(
        _option("lapses", "终止", "it lapses", ("称号与管理期相连", "the title goes with the term")),
        _option("honour", "作为荣誉保留", "it stays as an honour", ("原文未写收回", "the text does not take it back")),
    ),
    default="lapses",
    why=Text("再入选须重新选拔，可见前次已终止", "who wants it again has to be selected again"),
    clause=("J6", "J26"),
)

RESELECTION = Reading(
    id="AJ32",
    question=Text("期满后“可继续参加选拔”是重新竞争还是续任", "whether 'may take part again' means competing or renewal"),
    options=(
        _option("compete", "与他人同样竞争", "competing like everybody else", ("用词是“参加选拔”", "the words are 'take part in the selection'")),
        _option(
            "renewal", "直接续任", "renewal", ("“继续”二字", "the word 'continue'"),
            excluded=("续任不经选拔，与“参加选拔”相反", "a renewal selects nobody, and the text says 'take part in the selection'"),
        ),
    ),
    default="compete",
    why=Text("原文写的是参加选拔", "the text speaks of taking part"),
    clause="J26",
)  # fmt: skip

LATE_ROUND = Reading(
    id="AJ35",
    question=Text("有效期将满时能否再启动一批", "whether a round may be called when the validity is nearly over"),
    options=(
        _option("yes", "可以", "it may", ("当日仍然有效", "the measures are in force on that day")),
        _option(
            "no",
            "期满前的评估期内不再启动",
            "not once the review before its end has begun",
            ("期满即失效，应先决定是否续行", "whether the measures go on has to be settled first"),
        ),
    ),
    default="yes",
    why=Text("有效即可适用", "what is in force can be applied"),
    clause=("J3", "J8"),
)

IN_POOL = Reading(
    id="AJ39",
    question=Text("待遇停止后是否移出人才库", "whether those whose benefits ended leave the pool"),
    options=(
        _option("stays", "仍在库中", "they stay", ("入库是登记，原文未写移出", "the pool is a register, and the text removes nobody")),
        _option("removed", "移出", "they are removed", ("库中应是在享受待遇者", "the pool is for those who enjoy the benefits")),
    ),
    default="stays",
    why=Text("原文未写移出", "the text removes nobody"),
    clause=("J20", "J23"),
)

AFTER_WITHDRAWAL = Reading(
    id="AJ4.withdrawn",
    question=Text("拟入选者退出后名额如何", "what becomes of the seat of somebody who withdraws"),
    options=(
        _option("stays_empty", "空出", "it stays empty", ("人数是上限，不必用满", "the number is a cap and need not be used up")),
        _option("next_in_line", "依次递补", "the next in line has it", ("择优的次序已经排出", "the order of merit is there")),
    ),
    default="stays_empty",
    why=Text("原文未写递补", "the text names nobody to move up"),
    clause=("J4", "J10"),
)

STANDING_READINGS = (
    AFTER_WITHDRAWAL,
    ROUND_SPACING,
    CAP_COUNTS,
    TERM_START,
    TERM_END,
    TITLE_KEPT,
    *LEAVES,
    RETURN,
    WHICH_BENEFITS,
    FAULT,
    AFTER_TERM,
    RESELECTION,
    LATE_ROUND,
    IN_POOL,
)
"""All of them, in the order in which the policy lists them."""
