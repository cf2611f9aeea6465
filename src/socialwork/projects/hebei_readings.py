"""Where the report of the standard is unclear about projects: each question with its options, their grounds, and the default."""

from ..law import Option, Reading
from ..text import Text

__all__ = ["ASSESSMENT_MEANS", "DAILY_WORK", "EVALUATED_BY", "STAGE_ORDER", "TASKS_ARE_PROJECTS"]


STAGE_ORDER = Reading(
    id="AH6",
    question=Text("五个环节如何先后", "how the five stages follow one another"),
    options=(
        Option.of("sequence", "严格先后", "strictly one after the other", ("流程用连接号相连", "dashes join them in a row")),
        Option.of(
            "parallel",
            "先后不变，实施期间即可作监测记录",
            "in order, and monitoring is recorded while the project is implemented as well",
            ("监测的对象就是实施", "implementation is what monitoring looks at"),
        ),
        Option.of(
            "cycle",
            "循环：先后不变，评估为下一轮预估提供依据",
            "a cycle: in order, and an evaluation can lead to the next assessment",
            ("评估所见即下一轮的需求", "what an evaluation finds is what the next assessment starts from"),
        ),
    ),
    default="parallel",
    why=Text(
        "保持五个环节的先后，同时容许实施期间的监测记录", "it keeps the order, and takes what is monitored while a project is implemented"
    ),
    clause="H14",
)

ASSESSMENT_MEANS = Reading(
    id="AH7",
    question=Text("“项目预估”指什么", "what the first stage assesses"),
    options=(
        Option.of(
            "needs",
            "需求预估",
            "needs",
            ("社会工作通用过程中的预估即评定需求", "in the general process of social work, the word means assessing needs"),
        ),
        Option.of(
            "forecast",
            "对项目的成本、可行性作预测",
            "a forecast of cost and feasibility",
            ("字面也可作预先估计", "the word can also mean to estimate ahead"),
        ),
    ),
    default="needs",
    why=Text("专业用语如此，且与最后的评估相区别", "it is the term of the profession, apart from evaluation at the end"),
    clause="H14",
)
"""It changes what the first stage is called and has to deliver, never the order."""

EVALUATED_BY = Reading(
    id="AH8",
    question=Text("项目由谁监测和评估", "who monitors and evaluates projects"),
    options=(
        Option.of(
            "as_recorded",
            "规定未写，以记录为准",
            "the text does not say; whoever the record names",
            ("报道未写由谁进行", "the report does not say by whom"),
        ),
        Option.of(
            "unit_above",
            "上一级单位",
            "the unit one level up",
            ("指导中心为社工站提供监测和评估", "the centre monitors and evaluates for stations"),
        ),
        Option.of("third_party", "第三方", "a third party", ("各地项目多由第三方评估", "elsewhere third parties mostly evaluate")),
    ),
    default="as_recorded",
    why=Text("不替规定补充没有写的内容", "nothing is added that the text does not have"),
    clause=("H14", "H16"),
)

TASKS_ARE_PROJECTS = Reading(
    id="AH11",
    question=Text("购买性任务是否即为项目", "whether a purchased task is a project"),
    options=(
        Option.of(
            "each_task",
            "每项任务都成为项目，经过五个环节",
            "each task becomes a project and passes the five stages",
            ("社工站以项目方式运作", "stations work by projects"),
        ),
        Option.of(
            "apart",
            "任务与项目各是一回事",
            "tasks and projects are two things",
            ("两处分别写，未说相同", "they are named in two places, and nothing says that they are one"),
        ),
    ),
    default="each_task",
    why=Text("承接任务的社工站以项目方式运作", "the stations that take them on work by projects"),
    clause=("H13", "H18"),
)

DAILY_WORK = Reading(
    id="AH16",
    question=Text("项目以外是否还有日常工作", "whether there is daily work beside projects"),
    options=(
        Option.of("projects_only", "一切工作都是项目", "all work is projects", ("写明以项目方式运作", "it says that they work by projects")),
        Option.of("beside_projects", "项目之外还有日常运行", "there is daily work beside projects", ("另有日常管理制度", "there are rules of daily management as well")),
    ),
    default="beside_projects",
    why=Text("两处都写了", "the text has both"),
    clause=("H13", "H21"),
)  # fmt: skip
