"""Where the measures say too little about the allowance: which months it is paid for, when, and what becomes of it when a title ends early."""

from ...law import NotWith, Option, Reading
from ...text import Text

__all__ = [
    "ALLOWANCE_READINGS",
    "BEYOND_EXPIRY",
    "EXIT_MONTH",
    "FIRST_MONTH",
    "LAST_MONTH",
    "PAYMENT_TIME",
    "PAYMENT_YEAR",
    "PENDING",
    "RECOVERY",
    "REVOKED_FROM",
]


_A_49TH_MONTH = Text(
    "两者同取会在四年期内发第四十九个月，超出管理期的月数",
    "together they would pay a 49th month, more than a term of four years has",
)

FIRST_MONTH = Reading(
    id="AJ21.first",
    question=Text("津贴从哪个月起算", "from which month the allowance is counted"),
    options=(
        Option.of(
            "same_month", "从管理期开始的当月起", "from the month in which the term starts",
            ("军人抚恤优待条例第27条对抚恤金即从批准当月起发", "Regulations on Preferential Treatment of Servicemen, art. 27, pay from the month of approval"),
            NotWith("AJ21.last", "full", _A_49TH_MONTH),
        ),
        Option.of(
            "next_month", "从次月起", "from the month after it",
            ("浙江省社会救助条例第56条对救助金即从批准次月起计发", "Zhejiang's Regulations on Social Assistance, art. 56, count from the month after approval"),
        ),
    ),
    default="same_month",
    why=Text(
        "四年为四十八个月；从当月起算、末月不足不发，恰为四十八个月，不论哪天开始",
        "four years are 48 months, and this with no pay for an incomplete last month gives just 48, whatever day the term starts",
    ),
    clause=("J7", "J18"),
)  # fmt: skip

LAST_MONTH = Reading(
    id="AJ21.last",
    question=Text("管理期在月中届满时，该月是否发放", "whether the month is paid in which the term ends before the month does"),
    options=(
        Option.of(
            "none", "不发", "it is not", ("首月已按整月计，末月再计即多出一个月", "the first month was counted whole, and the last would be one too many"),
        ),
        Option.of(
            "full", "按整月发", "it is, in full",
            ("从次月起算时，末月按整月计方足四十八个月", "counted from the month after the start, only a whole last month makes it 48"),
            NotWith("AJ21.first", "same_month", _A_49TH_MONTH),
        ),
    ),
    default="none",
    why=Text("与从当月起算相配", "it goes with counting from the month of the start"),
    clause=("J6", "J7"),
)  # fmt: skip

EXIT_MONTH = Reading(
    id="AJ21.exit",
    question=Text("待遇中途停止的当月如何发放", "how the month is paid in which the benefits end early"),
    options=(
        Option.of(
            "full", "按整月发", "in full",
            ("退役军人保障法第27条对待遇即自下月起停", "the Veterans Protection Law, art. 27, stops benefits from the next month on"),
        ),
        Option.of("none", "不发", "not at all", ("停止之日起不再享受，而津贴以月计", "nothing is enjoyed from that day on, and the allowance is counted by month")),
        Option.of(
            "days_before", "按当月停止前的天数发，每月以三十天计", "by the days before the event, over 30",
            ("按实际享受的天数最为相称；事发当日已不享受", "days enjoyed are the fairest measure, and the day of the event is none of them"),
        ),
        Option.of(
            "days_through", "按当月截至停止当日的天数发，每月以三十天计", "by the days up to and with that of the event, over 30",
            ("按实际享受的天数最为相称；事发当日仍在享受", "days enjoyed are the fairest measure, and the day of the event is still one"),
        ),
    ),
    default="full",
    why=Text("津贴以月为单位，法律中停发多从次月起", "the allowance is counted by month, and laws mostly stop from the next month on"),
    clause=("J7", "J23", "J25"),
)  # fmt: skip

PAYMENT_YEAR = Reading(
    id="AJ22.year",
    question=Text("“每年”集中发放指哪一年", "which year the yearly payment is about"),
    options=(
        Option.of("calendar", "公历年", "the calendar year", ("财政预算按公历年安排", "budgets follow the calendar year")),
        Option.of(
            "term",
            "管理期的第几年",
            "a year of the term",
            ("管理期以年计，发放可随之", "the term is counted in years, and the payment can follow it"),
        ),
    ),
    default="calendar",
    why=Text("“每年”不加说明时指公历年", "'each year' without more is a calendar year"),
    clause="J19",
)

PAYMENT_TIME = Reading(
    id="AJ22.when",
    question=Text("津贴是后付还是预付", "whether the allowance is paid in arrears or ahead"),
    options=(
        Option.of("arrears", "后付：一年过后集中发", "in arrears: when the year is over", ("“集中发放”是把已到期的各月合并", "'paid together' gathers months that have come due")),
        Option.of("ahead", "预付：年初集中发", "ahead: when the year begins", ("原文未写须到期后才发", "the text does not say that they must have come due")),
    ),
    default="arrears",
    why=Text("按月享受，先有月份而后有津贴", "it is enjoyed by month: first comes the month, then the allowance"),
    clause="J19",
)  # fmt: skip

REVOKED_FROM = Reading(
    id="AJ28.from",
    question=Text("取消称号后，待遇从何时停止", "from when the benefits end after a revocation"),
    options=(
        Option.of("event", "事由发生之日", "the day of what it was for", ("事由发生时即已不适宜享受", "the person was unfit from that day on")),
        Option.of("verification", "核实之日", "the day of the verification", ("核实后事实已定", "the facts are settled then")),
        Option.of("approval", "批准之日", "the day of the approval", ("批准后才取消称号并停止待遇", "only the approval takes title and benefits")),
        Option.of(
            "next_month", "批准次月", "the month after the approval",
            ("退役军人保障法第27条对待遇即自下月起停", "the Veterans Protection Law, art. 27, stops benefits from the next month on"),
        ),
    ),
    default="approval",
    why=Text("核实和批准缺一不可，批准前不失去任何待遇", "both steps are needed, and nothing is lost before the approval"),
    clause=("J24", "J25"),
)  # fmt: skip

PENDING = Reading(
    id="AJ28.pending",
    question=Text("取消程序进行期间，津贴是否照发", "whether the allowance goes on while a revocation is pending"),
    options=(
        Option.of("paid", "照发", "it does", ("批准前称号仍在，待遇随之", "the title is held until the approval, and the benefits with it")),
        Option.of(
            "suspended", "暂缓，结论作出后补发或不发", "it waits for the decision, and is then paid or not",
            ("暂缓可免去追回；不予批准的全数补发", "waiting spares a recovery, and all of it is paid if the revocation is dropped"),
        ),
    ),
    default="paid",
    why=Text("办法没有写暂缓", "the text knows no suspension"),
    clause=("J24", "J25"),
)  # fmt: skip

RECOVERY = Reading(
    id="AJ28.recover",
    question=Text("停止待遇之日以后已发的津贴是否追回", "whether what was paid for the time after the benefits ended is recovered"),
    options=(
        Option.of(
            "yes",
            "追回",
            "it is",
            ("待遇停止之日既定，其后所发即无依据", "once the day is fixed, nothing supports what was paid beyond it"),
        ),
        Option.of("no", "不追回", "it is not", ("原文只写停止，没有写追回", "the text says that they end, not that anything is paid back")),
    ),
    default="yes",
    why=Text(
        "从哪天停止由 AJ28.from 决定；那天以后所发的没有依据",
        "AJ28.from says from when they end; for what was paid beyond that day there is no basis",
    ),
    clause="J25",
)

BEYOND_EXPIRY = Reading(
    id="AJ34",
    question=Text("办法失效时管理期未满，津贴如何", "what becomes of the allowance when the measures expire before a term ends"),
    options=(
        Option.of("to_term_end", "发至管理期满", "it is paid to the end of the term", ("命名时四年待遇已经授予，失效不溯及既往", "the naming gave it for four years, and an expiry does not act back")),
        Option.of(
            "at_expiry", "办法失效即停", "it ends with the measures",
            ("山东省行政程序规定第53条（转载件）：有效期届满自动失效", "Shandong's Provisions on Administrative Procedure, art. 53 (in a copy): a text expires by itself"),
        ),
        Option.of(
            "as_reissued", "依重新公布的办法，未公布前金额不明", "as the re-issued measures say; until then the amount is unknown",
            ("同条：继续执行的须重新登记、编号、公布", "the same article: to go on, a text is registered, numbered and published again"),
        ),
        Option.of(
            "run_off", "不再选拔，有效期内命名的发至期满", "no new round; who was named before the expiry is paid to the end",
            ("既有各批次按原办法执行完毕，是常见的过渡做法", "letting old cohorts run off is a common transition"),
        ),
    ),
    default="to_term_end",
    why=Text("命名所依的办法管到管理期满", "the law that named a person governs the term"),
    clause=("J6", "J8"),
)  # fmt: skip

ALLOWANCE_READINGS = (
    FIRST_MONTH,
    LAST_MONTH,
    EXIT_MONTH,
    PAYMENT_YEAR,
    PAYMENT_TIME,
    REVOKED_FROM,
    PENDING,
    RECOVERY,
    BEYOND_EXPIRY,
)
"""Every reading of the allowance, in the order of their ids."""
