"""What the report says of trainings, placements and how people and organisations are counted, and where it is unclear."""

from datetime import date

from ...law import Dated, Enumeration, Option, Parameter, Reading, Verified
from ...text import Text, Unit
from ..people_system import PlacementStep
from ..training_facts import ATTENDANCES, CLASS_HOURS, training_minima
from ..words import AreaLevel, PlacementAct, TrainingDimension

__all__ = [
    "CERTIFIED_COUNTED",
    "CONVERTED_COUNTED",
    "HOURS_COUNTED",
    "PEOPLE_ENUMERATIONS",
    "PEOPLE_READINGS",
    "PLACEMENT_STEPS",
    "TOLD_SINCE",
    "TRAINING_ATTENDANCES",
    "TRAINING_CLASS_HOURS",
    "TRAINING_MINIMA",
]

TOLD_SINCE = date(2022, 1, 1)
"""The first day of the year that the report tells of. From when the minima apply it does not say."""


def _minimum(name: str, zh: str, en: str, unit: Unit, value: int) -> Parameter[int]:
    told = Dated(value, since=TOLD_SINCE, clause="O33", verified=Verified.REPORT)
    return Parameter(name=f"ouhai.{name}", label=Text(zh, en), unit=unit, type=int, values=(told,), at_least=0)


TRAINING_CLASS_HOURS = _minimum("training_class_hours", "每年培训学时下限", "least class hours of training a year", CLASS_HOURS, 50)
TRAINING_ATTENDANCES = _minimum("training_attendances", "每年培训人次下限", "fewest attendances at trainings a year", ATTENDANCES, 2500)

HOURS_COUNTED = Reading(
    id="AO22",
    question=Text("学时下限是谁的、哪一期的", "of what the class hours are the minimum"),
    options=(
        Option.of("offered", "全年各期合计", "of all trainings of the year together", ("与全年人次并列，人次只能是全年合计", "it stands beside the attendances, which can only be those of a whole year")),
        Option.of("per_person", "每人每年", "of each person in a year", ("学时通常是个人的要求，如继续教育", "class hours are mostly asked of a person, as in continuing education")),
        Option.of("per_class", "每期培训", "of each training", ("学时也用来说一期培训的长短", "class hours also tell how long one training is")),
    ),
    default="offered",
    why=Text("两个下限写在一处，一并看作全年合计", "both minima stand together and are taken alike, for the year in all"),
    clause="O33",
)  # fmt: skip

CERTIFIED_COUNTED = Reading(
    id="AO23",
    question=Text("一年“培育”的持证社工是哪些人", "who is counted as a certified social worker developed in a year"),
    options=(
        Option.of("newly_certified", "当年新取得证书的", "those who obtained the certificate in the year", ("与持证总数并列，像是其增量", "it stands beside the number of all who are certified, like its increase")),
        Option.of("trained", "当年受训的持证社工", "those certified who were trained in the year", ("培育也可指培训", "developing people can mean training them")),
    ),
    default="newly_certified",
    why=Text("前文所说是增量，后文即是总数", "what stands before it speaks of an increase, and the total follows"),
    clause="O35",
)  # fmt: skip

CONVERTED_COUNTED = Reading(
    id="AO13",
    question=Text("慈善组织数是否含由民间公益力量发展而来的", "whether the charitable organisations include groups that became such"),
    options=(
        Option.of("included", "包含", "they do", ("目前的总数应含此前转为慈善组织的", "a number of today should hold those that became charitable organisations before")),
        Option.of("apart", "另计", "they do not", ("两数分写，没有说明关系", "the two numbers stand apart, and nothing says how they relate")),
    ),
    default="included",
    why=Text("总数是目前的，转为慈善组织在其前", "the number is one of today, and the groups had become such before"),
    clause=("O9", "O11"),
)  # fmt: skip

PEOPLE_READINGS = (CONVERTED_COUNTED, HOURS_COUNTED, CERTIFIED_COUNTED)
"""The readings of this file, in the order of their ids."""

PEOPLE_ENUMERATIONS = (
    Enumeration(
        name="training_dimension",
        label=Text("培训的三个维度", "the three dimensions of trainings"),
        members=TrainingDimension,
        clause="O34",
        open=False,
    ),
)
"""What the report lists of trainings beside their kinds."""

TRAINING_MINIMA = training_minima(
    hours=TRAINING_CLASS_HOURS, attendances=TRAINING_ATTENDANCES, hours_counted=HOURS_COUNTED, clause=("O33",)
)

PLACEMENT_STEPS = tuple(PlacementStep(act=act, level=level, clause="O36") for act, level in zip(PlacementAct, AreaLevel, strict=True))
"""The district recruits, towns and subdistricts manage, communities use."""
