"""The same data is written in one way, whatever order its keys came in."""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.canonical import canonical_json, digest
from socialwork.errors import InvalidValueError

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
LARGEST = 2**53 - 1
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


def test_keys_are_ordered_as_the_rfc_shows() -> None:
    """RFC 8785, 3.2.3."""
    data = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }

    assert list(json.loads(canonical_json(data)).values()) == [
        "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
    ]  # fmt: skip


def test_text_and_literals_are_written_as_the_rfc_shows() -> None:
    """RFC 8785, 3.2.2, but for its numbers, which are floats."""
    data = {"string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/", "literals": [None, True, False]}

    assert canonical_json(data) == r"""{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}""".encode()


def test_every_sign_that_steers_is_escaped_in_the_shortest_way() -> None:
    assert canonical_json("\b\t\n\f\r\x00\x1f\x7f") == b'"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f"'


@given(data=DATA)
def test_what_is_written_reads_back_and_is_written_the_same(data: Any) -> None:
    written = canonical_json(data)

    assert json.loads(written) == data
    assert canonical_json(json.loads(written)) == written


@given(data=st.dictionaries(TEXT, DATA, max_size=6), draw=st.data())
def test_the_order_of_keys_changes_nothing(data: dict[str, Any], draw: st.DataObject) -> None:
    keys = draw.draw(st.permutations(list(data)))
    other = {key: data[key] for key in keys}

    assert canonical_json(other) == canonical_json(data)
    assert digest(other) == digest(data) == f"sha256:{hashlib.sha256(canonical_json(data)).hexdigest()}"


def test_a_tuple_is_a_list_and_any_mapping_an_object() -> None:
    class Own(Mapping[str, int]):
        def __getitem__(self, key: str) -> int:
            return 1

        def __iter__(self) -> Any:
            return iter("ba")

        def __len__(self) -> int:
            return 2

    assert canonical_json((1, (2,))) == b"[1,[2]]"
    assert canonical_json(Own()) == b'{"a":1,"b":1}'


@pytest.mark.parametrize("data, words", [
    (0.5, 'canonical_json: got 0.5; a float is not exact: give it as text, such as "0.5"'),
    ({"a": [float("nan")]}, 'canonical_json: got nan; a float is not exact: give it as text, such as "0.5"'),
    (2**53, "canonical_json: got 9007199254740992; give a whole number beyond 9007199254740991 as text"),
    (-(2**53), "canonical_json: got -9007199254740992; give a whole number beyond 9007199254740991 as text"),
    ("\ud800", "canonical_json: got '\\ud800'; it holds half a character (a lone surrogate); write it anew"),
    ({"\udfff": 1}, "canonical_json: got '\\udfff'; it holds half a character (a lone surrogate); write it anew"),
    ({1: 2}, "canonical_json: got 1; give keys that are text"),
    (Decimal(1), "canonical_json: got 'Decimal'; give None, a bool, an int, text, a list or tuple, or a mapping"),
    ({1, 2}, "canonical_json: got 'set'; give None, a bool, an int, text, a list or tuple, or a mapping"),
])  # fmt: skip
def test_what_has_no_one_way_to_be_written_is_refused(data: Any, words: str) -> None:
    for write in (canonical_json, digest):
        with pytest.raises(InvalidValueError) as caught:
            write(data)
        assert str(caught.value) == words
        assert caught.value.in_language("zh")
