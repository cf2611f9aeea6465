"""Money and shares stay exact, and what cannot be exact is refused with a way out."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.money import to_decimal, to_fen, to_share, yuan_text
from socialwork.text import Text

amounts = st.decimals(-(10**15), 10**15, places=6)
whole = st.integers(-(10**28) + 1, 10**28 - 1)
wide = str.maketrans("0123456789,.+-%/", "０１２３４５６７８９，．＋－％／")

NOT_NUMBERS = {
    "a float": 1.5,
    "a whole float": 1200.0,
    "a float that is no number": float("nan"),
    "yes": True,
    "nothing": None,
    "bytes": b"1200",
    "empty": "",
    "blank": "  ",
    "NaN": "NaN",
    "Infinity": "Infinity",
    "a NaN": Decimal("NaN"),
    "a signalling NaN": Decimal("sNaN"),
    "an infinity": Decimal("-Infinity"),
    "an exponent": "1e3",
    "a double sign": "--1",
    "no digit before the point": ".5",
    "no digit after the point": "5.",
    "a group of two": "1,20",
    "a group of four": "12000,000",
    "no group after the comma": "1,",
    "groups after the point": "1.000,000",
    "a raised figure": "10²",
    "a ringed figure": "1②",
    "a vulgar fraction": "1½",
    "words": "一千",
    "29 digits": "1" * 29,
    "29 digits with a point": f"{'1' * 28}.0",
    "29 digits as a number": 10**28,
    "29 digits and an exponent": Decimal("1E+28"),
    "a vast exponent": Decimal("1E+999999999"),
    "57 decimals": Decimal("1E-57"),
    "a vast negative exponent": Decimal("1E-999999999"),
}


@given(amount=amounts)
def test_a_number_is_read_exactly_however_it_is_written(amount: Decimal) -> None:
    for written in (f"{amount:f}", f"{amount:,f}", f" {amount:,f}\n", f"{amount:,f}".translate(wide)):
        assert to_decimal(written) == amount
    assert to_decimal(amount) == amount


@given(number=whole)
def test_an_int_and_its_digits_are_the_same_number(number: int) -> None:
    assert to_decimal(number) == to_decimal(str(number)) == to_decimal(f"{number:+,}") == number


@pytest.mark.parametrize("written, kept", [("1200", "1200"), ("1,200.50", "1200.50"), ("+007", "7"), ("-0.00", "0.00"), ("0.10", "0.10")])
def test_the_decimals_given_are_kept_and_the_rest_is_tidied(written: str, kept: str) -> None:
    assert str(to_decimal(written)) == str(to_decimal(Decimal(written.replace(",", "")))) == kept


def test_an_exponent_of_a_decimal_is_written_out() -> None:
    assert str(to_decimal(Decimal("1.2E+3"))) == "1200"


@pytest.mark.parametrize("value", ["9" * 28, 10**28 - 1, Decimal("1E+27"), Decimal(1) / Decimal(300), Decimal("1E-56")], ids=repr)
def test_28_digits_are_exact_whatever_the_precision_around(value: object) -> None:
    with localcontext(prec=3):
        assert to_decimal(value) == Decimal(str(value))


@pytest.mark.parametrize("value", NOT_NUMBERS.values(), ids=NOT_NUMBERS)
def test_what_is_no_exact_number_is_no_amount_and_no_share(value: object) -> None:
    for convert, name in ((to_decimal, "amount"), (to_share, "share")):
        with pytest.raises(InvalidValueError) as caught:
            convert(value)
        assert caught.value.where == name
        assert caught.value.got is value


def test_errors_say_the_way_out_in_both_languages() -> None:
    refusals = {
        'amount: got 1.5; a float is not exact: give it as text, such as "1200.50"': (to_decimal, 1.5),
        'amount: got \'many\'; give an int, a Decimal, or text such as "1200" or "1,200.50", with 28 digits at most': (to_decimal, "many"),
        'share: got 0.5; a float is not exact: give it as text, such as "1200.50"': (to_share, 0.5),
        'share: got \'1/0\'; give a Fraction, an int, a Decimal, or text such as "1/3", "33.5%" or "0.25"': (to_share, "1/0"),
    }
    for message, (convert, value) in refusals.items():
        with pytest.raises(InvalidValueError) as caught:
            convert(value)
        assert str(caught.value) == message
        chinese = caught.value.in_language("zh")
        assert chinese.startswith(f"{caught.value.where}：读到 {value!r}；")
        assert "请" in chinese
        assert chinese.encode("gbk")


@given(share=st.fractions(), percent=amounts)
def test_a_share_is_read_exactly_however_it_is_written(share: Fraction, percent: Decimal) -> None:
    assert to_share(share) == share
    assert to_share(f"{percent:,f}%") == to_share(f"{percent:f}%".translate(wide)) == Fraction(percent) / 100
    assert to_share(f"{percent:f}") == to_share(percent) == Fraction(percent)


@given(above=whole, below=st.integers(1, 10**28 - 1))
def test_a_share_is_one_number_over_another(above: int, below: int) -> None:
    assert to_share(f"{above}/{below}") == to_share(f" {above}/{below} ".translate(wide)) == Fraction(above, below)


@pytest.mark.parametrize(
    "value", ["1/0", "0/0", "1/-3", "1/3/3", "1/3%", "1 / 3", "/3", "1/", "%", "%5", "½", "1,000/3", "1.5/3", f"1/{10**28}"]
)
def test_another_way_of_writing_a_share_is_refused(value: str) -> None:
    with pytest.raises(InvalidValueError, match=r"^share: got") as caught:
        to_share(value)
    assert caught.value.got == value


def test_shares_as_the_texts_write_them() -> None:
    """J5's 三分之一 is a third exactly, and not 0.333."""
    assert to_share("1/3") * 3 == 1 == to_share(1)
    assert to_share("33.5%") == Fraction(67, 200)


@pytest.mark.parametrize(
    "amount, fen",
    [
        ("18466.665", "18466.67"),
        ("18466.6649", "18466.66"),
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("-0.004", "0.00"),
        ("1000", "1000.00"),
        ("0.0000000000000000000000000001", "0.00"),
    ],
)
def test_half_a_fen_goes_away_from_zero(amount: str, fen: str) -> None:
    """印花税暂行条例 art. 3."""
    assert str(to_fen(Decimal(amount))) == fen


def test_fourteen_days_of_thirty_at_1000_yuan() -> None:
    """domain.md section 10: exit on 2025-06-15, counted by days over 30, is 18,466.67."""
    assert to_fen(18 * Decimal(1000) + Decimal(1000) * 14 / 30) == Decimal("18466.67")


@given(amount=amounts)
def test_rounding_moves_by_half_a_fen_at_most_and_only_once(amount: Decimal) -> None:
    rounded = to_fen(amount)
    assert rounded.as_tuple().exponent == -2
    assert abs(rounded - amount) <= Decimal("0.005")
    assert to_fen(rounded) == rounded == -to_fen(-amount)


def test_an_amount_without_room_for_fen_is_refused() -> None:
    assert to_fen(Decimal("9" * 26)) == Decimal("9" * 26)
    with pytest.raises(InvalidValueError, match="28 digits at most"):
        to_fen(Decimal("1" + "0" * 26))


@pytest.mark.parametrize(
    "amount, written",
    [
        ("1000", "1,000"),
        ("1000.00", "1,000"),
        ("1E+3", "1,000"),
        ("1000.5", "1,000.50"),
        ("1000.500", "1,000.50"),
        ("1234567.89", "1,234,567.89"),
        ("18466.6667", "18,466.6667"),
        ("-21000", "-21,000"),
        ("-0.00", "0"),
        ("0.05", "0.05"),
    ],
)
def test_money_in_words(amount: str, written: str) -> None:
    assert yuan_text(Decimal(amount)) == Text(f"{written}元", f"CNY {written}")


@given(amount=amounts)
def test_money_in_words_hides_nothing_and_can_be_printed_anywhere(amount: Decimal) -> None:
    text = yuan_text(amount)
    assert to_decimal(text.zh.removesuffix("元")) == to_decimal(text.en.removeprefix("CNY ")) == amount
    assert text.zh.encode("gbk")


@pytest.mark.parametrize("convert", [to_fen, yuan_text])
def test_no_float_gets_in_by_the_other_doors(convert: object) -> None:
    assert callable(convert)
    with pytest.raises(InvalidValueError, match="a float is not exact"):
        convert(0.1)
