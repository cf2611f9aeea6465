"""What figures count, and whether they tell how many there are, how many came about, or how many there have been."""

from ..text import Labelled, Text, Unit

__all__ = ["CountingUnit", "Measure"]


class CountingUnit(Labelled):
    """What a figure counts. Figures of different units have no sum: persons are not attendances, which count one person several times."""

    PERSONS = "persons", "人", "persons"
    ATTENDANCES = "attendances", "参加人次", "attendances"
    SERVICE_CONTACTS = "service_contacts", "服务人次", "service contacts"
    ORGANISATIONS = "organisations", "家", "organisations"
    TEAMS = "teams", "支", "teams"
    PLACES = "places", "处", "places"
    COMMUNITIES = "communities", "个村社", "communities"
    PROJECTS = "projects", "个项目", "projects"
    FUNDS = "funds", "个基金", "funds"
    ACTIVITIES = "activities", "场", "activities"
    HOURS = "hours", "小时", "hours"
    CLASS_HOURS = "class_hours", "学时", "class hours"
    YUAN = "yuan", "元", "yuan"
    ITEMS = "items", "项", "items"

    @property
    def whole(self) -> bool:
        """Whether it is counted in whole numbers only."""
        return self not in {CountingUnit.HOURS, CountingUnit.CLASS_HOURS, CountingUnit.YUAN}

    @property
    def word(self) -> Unit:
        """The word after a number. People who came and people who were served are both counted in 人次."""
        zh, en = ("人次" if self.label.zh.endswith("人次") else self.label.zh), self.label.en
        return Unit(zh, en, f"{en.removesuffix('ies')}y" if en.endswith("ies") else en.removesuffix("s"))

    def counted(self, number: str) -> Text:
        """So many of it; `number` is written out."""
        if self is CountingUnit.YUAN:
            sign = number[:1].strip("0123456789")
            return Text(f"{number}元", f"{sign}CNY {number.removeprefix(sign)}")
        word = self.word
        return Text(f"{number}{word.zh}", f"{number} {word.one if number.lstrip('+-') == '1' else word.en}")

    def per(self, other: "CountingUnit", number: str) -> Text:
        """So many of it to one of another."""
        each = other.word
        return self.counted(number) + Text(f"/{each.zh}", f" per {each.one}")


class Measure(Labelled):
    """What kind of number a figure is. One kind is never added to another."""

    STOCK = "stock", "时点数", "stock"
    FLOW = "flow", "时期数", "flow"
    CUMULATIVE = "cumulative", "累计数", "cumulative"
    UNKNOWN = "unknown", "性质未说明", "kind not told"
