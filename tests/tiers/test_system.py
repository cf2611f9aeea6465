"""A service system: its levels and functions hang together, are cited, and are part of its fingerprint."""

from datetime import date
from typing import Any

import attrs
import pytest

from socialwork import HEBEI
from socialwork.errors import DuplicateNameError, UnknownNameError
from socialwork.text import Text
from socialwork.tiers import Act, Function, Party, Tier, level_names

DAY = date(2024, 1, 1)
COUNTY, TOWN, VILLAGE = HEBEI.tiers


def function(**more: Any) -> Function:
    return Function(**{"unit": "county", "act": Act.SUPPORT, "toward": Party.RESIDENTS, "within_area": True, "clause": "H15", **more})


def adding(*functions: Function) -> Any:
    return attrs.evolve(HEBEI, functions=(*HEBEI.functions, *functions))


def test_a_function_has_a_name_by_what_it_says() -> None:
    assert [each.name for each in (function(), function(toward="town"), function(act=Act.RUN_PROJECTS, toward=None))] == [
        "county.support.residents", "county.support.town", "county.run_projects",
    ]  # fmt: skip


def test_functions_name_tiers_that_are_there_once() -> None:
    with pytest.raises(UnknownNameError, match="no tier is named 'conty'; did you mean county"):
        adding(function(unit="conty"))
    with pytest.raises(UnknownNameError, match="no tier is named 'vilage'; did you mean village"):
        adding(function(toward="vilage"))
    with pytest.raises(DuplicateNameError, match="each function may occur once; twice or more: county"):
        adding(function(), function(clause="H16"))


def test_a_clause_that_a_function_or_a_tier_cites_must_be_there() -> None:
    with pytest.raises(UnknownNameError, match="no clause is named 'H99'"):
        adding(function(clause="H99"))
    with pytest.raises(UnknownNameError, match="no clause is named 'H99'"):
        attrs.evolve(HEBEI, tiers=(attrs.evolve(COUNTY, clause="H99"), TOWN, VILLAGE))


def test_a_tier_is_not_named_as_a_party_or_another_tier() -> None:
    with pytest.raises(DuplicateNameError, match="tier or party"):
        attrs.evolve(HEBEI, tiers=(*HEBEI.tiers, attrs.evolve(COUNTY, id="residents")))
    with pytest.raises(DuplicateNameError, match="tier or party"):
        attrs.evolve(HEBEI, tiers=(*HEBEI.tiers, COUNTY))


def test_the_tier_below() -> None:
    assert [HEBEI.next_below(tier) for tier in HEBEI.tiers] == [TOWN, VILLAGE, None]


@pytest.mark.parametrize("option, names", [("every_name", ("乡", "镇", "街道")), ("listed_names", ("镇", "街道"))])
def test_what_a_place_of_a_level_can_be_called_is_a_reading(option: str, names: tuple[str, ...]) -> None:
    law = HEBEI.on(DAY, readings={"AH1": option})

    assert level_names(law, TOWN) == names
    assert level_names(law, COUNTY) == ("县", "市", "区")
    assert level_names(law, VILLAGE) == ("村", "社区")


@pytest.mark.parametrize("changed", [
    adding(function()),
    attrs.evolve(HEBEI, functions=HEBEI.functions[1:]),
    attrs.evolve(HEBEI, functions=tuple(attrs.evolve(each, within_area=False) for each in HEBEI.functions)),
    attrs.evolve(HEBEI, functions=tuple(attrs.evolve(each, open=False) for each in HEBEI.functions)),
    attrs.evolve(HEBEI, tiers=tuple(attrs.evolve(tier, code_digits=6) for tier in HEBEI.tiers)),
])  # fmt: skip
def test_another_structure_is_another_law(changed: Any) -> None:
    assert changed.fingerprint != HEBEI.fingerprint


def test_other_words_are_not() -> None:
    def reworded(tier: Tier) -> Tier:
        return attrs.evolve(tier, level=Text("级", "level"), unit=Text("处", "office"))

    assert attrs.evolve(HEBEI, tiers=tuple(map(reworded, HEBEI.tiers))).fingerprint == HEBEI.fingerprint
