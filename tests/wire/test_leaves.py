"""Ids as people tell them apart."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.wire.leaves import Refusal, alike, check_ids, read_new_id

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}

ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9./-]{0,8}", fullmatch=True)


@given(id_=ids, place=st.integers(0, 9))
def test_case_width_and_spaces_make_no_other_id(id_: str, place: int) -> None:
    for same in (id_.swapcase(), id_.translate(WIDE), f"{id_[:place]} {id_[place:]}", f"{id_[:place]}\u200b{id_[place:]}"):
        assert alike(same) == alike(id_)
        if same != id_:
            with pytest.raises(DuplicateNameError):
                check_ids([id_, "another one", same])


@given(one=ids, other=ids)
def test_everything_else_does(one: str, other: str) -> None:
    assert (alike(one) == alike(other)) == (one.lower() == other.lower())


@given(st.text(max_size=8))
def test_an_id_is_written_in_one_line(id_: str) -> None:
    if any(category(sign) == "Cc" for sign in id_):
        with pytest.raises(InvalidValueError):
            check_ids([id_])
    else:
        check_ids([id_])


@given(id_=st.one_of(ids.filter(lambda id_: not id_[0].isdigit()), st.from_regex(r"[0-9]{1,8}", fullmatch=True)))
def test_ids_of_letters_and_digits_can_begin_to_be_used(id_: str) -> None:
    assert read_new_id(id_) == id_


@pytest.mark.parametrize(
    "id_, fix",
    [
        *((id_, "formula") for id_ in ("=1+1", "-P15", "+1", "@x", "\uff1d1")),
        *((id_, "scientific notation") for id_ in ("1e5", "1.5E+3", "12E-4", "\uff11e5")),
        *((id_, "nobody sees") for id_ in ("P18\u200b", "\ufeffP18", "P\u202e18", "P\u202818", "P\u202918")),
        *((id_, "in one line") for id_ in ("P\t1", "P\n1", "P\x001", "P\x851")),
        ("P" * 101, "at most 100 signs"),
        (" P1", "no space around it"),
    ],
)
def test_ids_that_would_not_be_kept_as_they_are_cannot_begin_to_be_used(id_: str, fix: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_new_id(id_)
    assert fix in caught.value.flaw.fix.en


@pytest.mark.parametrize("id_", ["P" * 100, "H-1", "2023/7", "2025-001", "HY/2025/01", "../x", "C:\\x", "e5", "1e", "甲1"])
def test_what_only_looks_a_little_like_them_can(id_: str) -> None:
    assert read_new_id(id_) == id_
