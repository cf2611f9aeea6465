"""A figure is valid once it exists, and says all that was told of it."""

from datetime import datetime
from fractions import Fraction
from typing import Any

import attrs
import pytest

from socialwork.errors import InvalidValueError
from socialwork.policies import Policy
from socialwork.statistics import AtLeast, CountingUnit, Measure, Part, Rounded, Statistic
from socialwork.statistics.figures import number_text
from socialwork.testing.invented import TEA_ROOMS
from socialwork.text import Text, plain

from .conftest import made


@pytest.mark.parametrize(
    "told, message",
    [
        ({"value": -1}, "value: got Decimal('-1'); give a number of 0 or more"),
        ({"value": "1.5"}, "value: got Decimal('1.5'); give a whole number"),
        ({"value": 1.5}, "a float is not exact"),
        ({"period": 2024}, "period: got 2024; give a day for a stock or a cumulative figure"),
        ({"measure": Measure.CUMULATIVE, "period": 2024}, "give a day for a stock or a cumulative figure"),
        ({"measure": Measure.FLOW}, "give a year for a flow, such as 2024"),
        ({"measure": Measure.FLOW, "period": True}, "give a year for a flow, such as 2024"),
        ({"measure": Measure.FLOW, "period": 0}, "give a year from 1 to 9999"),
        ({"period": datetime(2024, 1, 1)}, "period"),  # noqa: DTZ001
    ],
)
def test_what_makes_no_sense_is_refused(told: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        made(**told)

    assert message in str(caught.value)


def test_a_figure_in_words() -> None:
    rounded, least = (
        made(value=184_600, precision=Rounded(100)),
        made(value=20, unit=CountingUnit.PERSONS, precision=AtLeast(), period=None),
    )

    assert rounded.words == Text("teams：约184,600支", "teams: about 184,600 teams")
    assert (least.text, least.when) == (Text("至少20人", "at least 20 persons"), Text("未注明时间", "undated"))
    assert [cell.en for cell in made(clause="X1").cells()] == ["teams", "10 teams", "stock", "as of 2024-12-31", "X1"]
    assert [made(source=said).cells()[-1].en for said in ("yearbook", "")] == ["yearbook", "-"]
    assert made(measure=Measure.FLOW, period=2024).when == Text("2024年", "2024")
    assert made(clause="X1").cited_as == "statistic teams"


@pytest.mark.parametrize(
    "unit, number, zh, en",
    [
        (CountingUnit.YUAN, "1,000", "1,000元", "CNY 1,000"),
        (CountingUnit.YUAN, "+5", "+5元", "+CNY 5"),
        (CountingUnit.YUAN, "-5", "-5元", "-CNY 5"),
        (CountingUnit.PLACES, "+1", "+1处", "+1 place"),
        (CountingUnit.ATTENDANCES, "1", "1人次", "1 attendance"),
        (CountingUnit.SERVICE_CONTACTS, "2", "2人次", "2 service contacts"),
        (CountingUnit.COMMUNITIES, "1", "1个村社", "1 community"),
    ],
)
def test_units_are_counted_in_both_languages(unit: CountingUnit, number: str, zh: str, en: str) -> None:
    assert unit.counted(number) == Text(zh, en)


def test_money_and_hours_need_not_be_whole() -> None:
    assert made(value="0.5", unit=CountingUnit.HOURS).text.en == "0.50 hours"
    assert made(value="1000.5", unit=CountingUnit.YUAN).text.zh == "1,000.50元"


def test_a_figure_as_data_holds_all_of_it() -> None:
    data = made(value="12", precision=Rounded(10), part=Part("towns", "A"), classes=("b", "a"), notes=(Text("注", "note"),)).as_data()

    assert data == {
        "id": "teams",
        "value": "12",
        "unit": "teams",
        "measure": "stock",
        "period": "2024-12-31",
        "precision": {"kind": "rounded", "to": "10"},
        "classes": ["a", "b"],
        "part": ["towns", "A"],
        "clause": [],
        "label": {"zh": "teams", "en": "teams"},
        "text": {"zh": "约12支", "en": "about 12 teams"},
        "interval": {"least": "2", "most": "22"},
        "verified": None,
        "source": "",
        "notes": [{"zh": "注", "en": "note"}],
    }
    assert made(period=None).as_structure()["period"] is None


@pytest.mark.parametrize(
    "number, said",
    [
        (Fraction(77, 13), "5.92"),
        (Fraction(1, 200), "0.01"),
        (Fraction(-1, 200), "-0.01"),
        (Fraction(-1, 1000), "0.00"),
        (Fraction(1999, 1000), "2.00"),
    ],
)
def test_decimals_are_rounded_half_away_from_zero(number: Fraction, said: str) -> None:
    assert number_text(number) == said


@attrs.frozen(kw_only=True, repr=False)
class Told(Policy):
    """A policy that states figures."""

    figures: tuple[Statistic, ...]


def test_figures_of_a_policy_model_their_clauses_and_are_in_its_fingerprint() -> None:
    about: dict[str, Any] = {name: getattr(TEA_ROOMS, name) for name in ("id", "title", "documents", "clauses")}
    ten, eleven, reworded = (
        Told(**about, figures=(made(value=value, label=plain(label), clause="X1"),)) for value, label in ((10, "a"), (11, "a"), (10, "b"))
    )

    assert ten.models["X1"][-1] == "statistic teams"
    assert ten.fingerprint != eleven.fingerprint
    assert ten.fingerprint == reworded.fingerprint
