"""Whatever is said is said in Chinese and in English."""

import operator
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import Bilingual, DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.text import Labelled, Ordered, Text, check_distinct, check_lang, check_written_alike, joined, plain


class Season(Labelled):
    DRY = "dry", "旱季", "dry season"
    WET = "wet", "雨季", "wet season"


class Grade(Ordered):
    LOW = "low", "低", "low"
    MIDDLE = "middle", "中", "middle"
    HIGH = "high", "高", "high"


class Rank(Ordered):
    LOW = "low", "低", "low"
    HIGH = "high", "高", "high"


words = st.text(min_size=1).filter(str.strip)
texts = st.builds(Text, words, words)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_known_language_is_itself(lang: str) -> None:
    assert check_lang(lang) == lang


@pytest.mark.parametrize("lang", ["ZH", "fr", ""])
def test_another_language_is_refused_with_the_way_out(lang: str) -> None:
    with pytest.raises(InvalidValueError, match=r'give "zh" or "en"$'):
        check_lang(lang)


@pytest.mark.parametrize("zh, en", [("", "term"), ("任期", ""), ("任期", " \n")])
def test_a_text_must_speak_both_languages(zh: str, en: str) -> None:
    with pytest.raises(InvalidValueError, match="give the words in both languages"):
        Text(zh, en)


@given(text=texts)
def test_a_text_says_each_language_in_three_ways(text: Text) -> None:
    assert (text.in_("zh"), text.in_("en")) == (text.zh, text.en)
    assert text.as_data() == {"zh": text.zh, "en": text.en}
    assert isinstance(text, Bilingual)


@given(one=texts, two=texts, three=texts)
def test_texts_add_up_language_by_language_in_any_grouping(one: Text, two: Text, three: Text) -> None:
    assert one + two == Text(one.zh + two.zh, one.en + two.en)
    assert (one + two) + three == one + (two + three)


@given(parts=st.lists(texts, min_size=1))
def test_joining_puts_the_separators_of_each_language_between_the_parts(parts: list[Text]) -> None:
    assert joined(iter(parts), zh="", en="") == sum(parts[1:], parts[0])
    assert joined(parts) == Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def test_joining_nothing_is_refused() -> None:
    with pytest.raises(InvalidValueError):
        joined([])


def test_a_figure_is_the_same_in_both_languages() -> None:
    assert plain(50) == Text("50", "50")


def test_a_labelled_value_is_a_code_with_its_words() -> None:
    assert [member.value for member in Season] == ["dry", "wet"]
    assert [Season.of(member.value) for member in Season] == list(Season)
    assert Season.WET.label == Text("雨季", "wet season")
    assert {Season.DRY: 1, Season.WET: 2}[pickle.loads(pickle.dumps(Season.WET))] == 2


def test_a_code_that_no_member_bears_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"^no Season is named 'wett'; did you mean wet\?$") as caught:
        Season.of("wett")
    assert caught.value.known == ("dry", "wet")


@pytest.mark.parametrize("code", ["wett", None, ["wet"], 3])
def test_a_class_called_with_a_code_that_none_bears_says_which_there_are(code: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Season(code)
    assert str(caught.value) == f"Season: got {code!r}; give one of: dry, wet"
    assert caught.value.in_language("zh") == f"Season：读到 {code!r}；请给其中之一：dry, wet"


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne])
@given(one=st.sampled_from(Grade), other=st.sampled_from(Grade))
def test_a_scale_is_ordered_as_it_is_written(compare: Callable[[object, object], bool], one: Grade, other: Grade) -> None:
    assert compare(one, other) == compare(("low", "middle", "high").index(one.value), other.rank)


def test_members_of_two_scales_cannot_be_compared() -> None:
    with pytest.raises(TypeError):
        _ = Grade.LOW < Rank.HIGH
    assert len({Grade.LOW, Rank.LOW}) == 2


def test_ids_that_differ_in_writing_alone_are_refused_with_the_other_named() -> None:
    check_distinct(plain("id"), ["A1", "A2"])
    check_written_alike(plain("id"), ["A1", "A2", "A1"])
    for check in (check_distinct, check_written_alike):
        with pytest.raises(DuplicateNameError) as caught:
            check(plain("id"), ["b", "Ａ 1", "a1"])
        assert set(caught.value.names) == {"Ａ 1", "a1"}
        assert "不计大小写" in caught.value.in_language("zh")
    with pytest.raises(DuplicateNameError):
        check_distinct(plain("id"), ["A1", "A1"])
