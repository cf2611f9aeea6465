"""How the invented town trains, places and counts its tea hosts: small numbers, one reading of each kind."""

from datetime import date

from ...days import Window
from ...law import Clause, Dated, Document, Option, Parameter, Reading, Verified
from ...linkage.people_system import PeopleSystem, PlacementStep
from ...linkage.training_facts import ATTENDANCES, CLASS_HOURS, training_minima
from ...linkage.words import AreaLevel, PlacementAct
from ...text import Text, Unit

__all__ = ["TEA_PEOPLE"]

_START = date(2020, 1, 1)
_TITLE = Text("乌有镇茶事人员办法（虚构）", "the tea hosts of Nowhere (invented)")


def _least(name: str, zh: str, en: str, unit: Unit, value: int) -> Parameter[int]:
    told = Dated(value, since=_START, clause="Y1", verified=Verified.ASSUMED)
    return Parameter(name=f"tea.{name}", label=Text(zh, en), unit=unit, type=int, values=(told,), at_least=0)


def _option(name: str, zh: str, en: str) -> Option:
    return Option(id=name, label=Text(zh, en), grounds=Text("为试验而设", "made up for trials"))


def _reading(reading_id: str, zh: str, en: str, *options: Option, clause: str) -> Reading:
    why = Text("为试验而设", "made up for trials")
    return Reading(id=reading_id, question=Text(zh, en), options=options, default=options[0].id, why=why, clause=clause)


_HOURS = _least("class_hours", "每年学时下限", "least class hours a year", CLASS_HOURS, 20)
_ATTENDANCES = _least("attendances", "每年人次下限", "fewest attendances a year", ATTENDANCES, 100)
_COUNTED = _reading(
    "AY1", "学时如何计", "how class hours are counted",
    _option("offered", "全年合计", "of the year in all"), _option("per_person", "每人", "of each person"), _option("per_class", "每期", "of each training"),
    clause="Y1",
)  # fmt: skip
_CERTIFIED = _reading(
    "AY2", "谁算当年持证", "who counts as certified in a year",
    _option("newly_certified", "新取得的", "those who obtained it"), _option("trained", "受训的", "those who were trained"),
    clause="Y2",
)  # fmt: skip
_CONVERTED = _reading(
    "AY3", "转来的是否计入", "whether those that became such count",
    _option("included", "计入", "they do"), _option("apart", "另计", "they do not"),
    clause="Y3",
)  # fmt: skip

TEA_PEOPLE = PeopleSystem(
    id="tea_people",
    title=_TITLE,
    documents=(
        Document(
            id="tea-people-2020",
            title=_TITLE,
            issuer=Text("乌有镇", "the town of Nowhere"),
            validity=Window(start=_START, end=date(2030, 1, 1)),
            read_in=Text("无处可读", "nowhere"),
            verified=Verified.ASSUMED,
            clause="Y5",
        ),
    ),
    clauses=tuple(
        Clause(id=key, document="tea-people-2020", summary=Text(zh, en))
        for key, zh, en in (
            ("Y1", "每年培训有下限", "the trainings of a year have minima"),
            ("Y2", "持证人数按年报", "who is certified is told by year"),
            ("Y3", "茶会可转为茶社", "tea circles may become tea societies"),
            ("Y4", "县招、镇管、村用", "the county recruits, the town manages, the village uses"),
            ("Y5", "有效期十年", "in force for ten years"),
        )
    ),
    readings=(_COUNTED, _CERTIFIED, _CONVERTED),
    training_class_hours=_HOURS,
    training_attendances=_ATTENDANCES,
    training_minima=training_minima(hours=_HOURS, attendances=_ATTENDANCES, hours_counted=_COUNTED, clause=("Y1",)),
    hours_counted=_COUNTED,
    certified_counted=_CERTIFIED,
    converted_counted=_CONVERTED,
    placement_steps=tuple(PlacementStep(act=act, level=level, clause="Y4") for act, level in zip(PlacementAct, AreaLevel, strict=True)),
)
"""The invented policy: 20 class hours and 100 attendances a year."""
