"""Ids that may begin to be used, and those that a spreadsheet program or a person would not keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.wire.leaves import Refusal
from socialwork.wire.new_ids import read_new_id


@given(id_=st.one_of(st.from_regex(r"[A-HP-Z][0-9]{1,8}", fullmatch=True), st.integers(0, 9_999_999_999).map(str)))
def test_ids_of_letters_and_digits_can_begin_to_be_used(id_: str) -> None:
    assert read_new_id(id_) == id_


@pytest.mark.parametrize(
    "id_, fix",
    [
        *((id_, "formula") for id_ in ("=1+1", "-P15", "+1", "@x", "\uff1d1")),
        *((id_, "scientific notation") for id_ in ("1e5", "1.5E+3", "12E-4", "\uff11e5")),
        *((id_, "nobody sees") for id_ in ("P18\u200b", "\ufeffP18", "P\u202e18", "P\u202818", "P\u202918")),
        *((id_, "drop the zeros") for id_ in ("00123", "07", "\uff10\uff11")),
        *((id_, "more than 11 digits") for id_ in ("123456789012", "1234567890123456")),
        *((id_, "for a quantity") for id_ in ("1.0", "2.", ".5", "1,000", "50%")),
        *(
            (id_, "for a day")
            for id_ in (
                "2023/7",
                "2023-01",
                "2023/1/5",
                "1-2",
                "5/6/24",
                "13/5",
                "2023年1月",
                "3月1日",
                "1-Mar",
                "Mar-01",
                "MARCH1",
                "dec 25, 2023",
            )
        ),
        *((id_, "in one line") for id_ in ("P\t1", "P\n1", "P\x001", "P\x851")),
        ("P" * 101, "at most 100 signs"),
        (" P1", "no space around it"),
    ],
)
def test_ids_that_would_not_be_kept_as_they_are_cannot_begin_to_be_used(id_: str, fix: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_new_id(id_)
    assert fix in caught.value.flaw.fix.en


@pytest.mark.parametrize(
    "id_",
    [
        "P" * 100,
        "H-1",
        "2025-001",
        "HY/2025/01",
        "../x",
        "C:\\x",
        "e5",
        "1e",
        "甲1",
        "0",
        "2023",
        "23456789012",
        "13-45",
        "2023-015",
        "0001-2",
        "1-2-3-4",
        "A.1",
        "MAR",
        "marc1",
        "2023年",
    ],
)
def test_what_only_looks_a_little_like_them_can(id_: str) -> None:
    assert read_new_id(id_) == id_
