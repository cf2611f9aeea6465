"""Amounts in capitals, against the examples that the annex of the Measures for Payment and Settlement publishes, and read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.capitals import CAPITALS_RULE, yuan_capitals
from socialwork.errors import InvalidValueError

PUBLISHED = {  # 支付结算办法, annex 1; where it shows two forms, the first
    "1409.50": "人民币壹仟肆佰零玖元伍角",
    "6007.14": "人民币陆仟零柒元壹角肆分",
    "1680.32": "人民币壹仟陆佰捌拾元零叁角贰分",
    "107000.53": "人民币壹拾万柒仟元零伍角叁分",
    "16409.02": "人民币壹万陆仟肆佰零玖元零贰分",
    "325.04": "人民币叁佰贰拾伍元零肆分",
}
OWN = {
    "0": "人民币零元整",
    "0.05": "人民币伍分",
    "0.50": "人民币伍角",
    "0.53": "人民币伍角叁分",
    "10": "人民币壹拾元整",
    "10.05": "人民币壹拾元零伍分",
    "48000": "人民币肆万捌仟元整",
    "600000": "人民币陆拾万元整",
    "100500": "人民币壹拾万零伍佰元整",
    "10000001": "人民币壹仟万零壹元整",
    "100050000": "人民币壹亿零伍万元整",
    "120003000": "人民币壹亿贰仟万叁仟元整",
    "1000000001": "人民币壹拾亿零壹元整",
    "18466.67": "人民币壹万捌仟肆佰陆拾陆元陆角柒分",
    "999999999999.99": "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
}


@pytest.mark.parametrize("amount, words", [*PUBLISHED.items(), *OWN.items()])
def test_an_amount_in_capitals(amount: str, words: str) -> None:
    assert yuan_capitals(Decimal(amount)) == words


def read_back(words: str) -> Decimal:
    """The amount that capitals stand for, digit by digit; zeros say nothing."""
    total, group, digit = Decimal(0), Decimal(0), Decimal(0)
    for sign in words.removeprefix("人民币").removesuffix("整"):
        if sign in "零壹贰叁肆伍陆柒捌玖":
            digit = Decimal("零壹贰叁肆伍陆柒捌玖".index(sign))
        elif sign in "拾佰仟":
            group, digit = group + digit * {"拾": 10, "佰": 100, "仟": 1000}[sign], Decimal(0)
        elif sign in "亿万元":
            total += (group + digit) * {"亿": 10**8, "万": 10**4, "元": 1}[sign]
            group, digit = Decimal(0), Decimal(0)
        else:
            total, digit = total + digit * {"角": Decimal("0.1"), "分": Decimal("0.01")}[sign], Decimal(0)
    return total


@given(st.decimals(0, "999999999999.99", places=2))
def test_capitals_say_the_amount_and_are_well_formed(amount: Decimal) -> None:
    words = yuan_capitals(amount)

    assert read_back(words) == amount
    assert "零零" not in words
    assert words.startswith("人民币")
    assert words.endswith("整") == (amount % 1 == 0)


@pytest.mark.parametrize("amount, fix", [("-0.01", "never negative"), ("0.001", "end at the fen"), ("1000000000000", "or less")])
def test_what_capitals_cannot_say_is_refused(amount: str, fix: str) -> None:
    with pytest.raises(InvalidValueError, match=fix):
        yuan_capitals(Decimal(amount))


def test_the_rule_is_told_in_both_languages() -> None:
    assert "零" in CAPITALS_RULE.zh
    assert "annex 1" in CAPITALS_RULE.en
