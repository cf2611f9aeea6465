"""Ids as people tell them apart."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.wire.leaves import alike, check_ids

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
