"""One way to write plain data down, so that the same data has the same digest everywhere: RFC 8785 (JSON Canonicalization Scheme).

Whole numbers and text, no floats: what must be exact and is no whole number is text here, as money and shares are in every document.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from .errors import InvalidValueError
from .text import Text

__all__ = ["canonical_json", "digest"]

_LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON takes exactly (RFC 7493)."""

_ESCAPED = re.compile(r'[\x00-\x1f"\\]')
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}

_NO_FLOAT = Text('浮点数不精确，请改为文本，如 "0.5"', 'a float is not exact: give it as text, such as "0.5"')
_AS_TEXT = Text(f"绝对值超过{_LARGEST}的整数请改为文本", f"give a whole number beyond {_LARGEST} as text")
_HALF = Text("含有不成字符的编码（单个代理项）；请重写", "it holds half a character (a lone surrogate); write it anew")
_KEYS = Text("键须为文本", "give keys that are text")
_PLAIN = Text("请给出 None、真假值、整数、文本、列表或键值组", "give None, a bool, an int, text, a list or tuple, or a mapping")


def _escaped(found: re.Match[str]) -> str:
    return _SHORT.get(found[0], f"\\u{ord(found[0]):04x}")


def _text(words: str) -> str:
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        raise InvalidValueError("canonical_json", words, _HALF) from None
    return f'"{_ESCAPED.sub(_escaped, words)}"'


def _by_code_units(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")


def _written(data: object) -> Iterator[str]:
    match data:
        case None:
            yield "null"
        case bool():
            yield "true" if data else "false"
        case int():
            if abs(data) > _LARGEST:
                raise InvalidValueError("canonical_json", data, _AS_TEXT)
            yield int.__repr__(data)
        case str():
            yield _text(data)
        case list() | tuple():
            items = cast("list[object]", data)
            yield f"[{','.join(''.join(_written(item)) for item in items)}]"
        case Mapping():
            entries = cast("Mapping[Any, object]", data)
            if strange := [key for key in entries if not isinstance(key, str)]:
                raise InvalidValueError("canonical_json", strange[0], _KEYS)
            pairs = (f"{_text(key)}:{''.join(_written(entries[key]))}" for key in sorted(entries, key=_by_code_units))
            yield f"{{{','.join(pairs)}}}"
        case float():
            raise InvalidValueError("canonical_json", data, _NO_FLOAT)
        case _:
            raise InvalidValueError("canonical_json", type(data).__name__, _PLAIN)


def canonical_json(data: object) -> bytes:
    """Plain data as canonical JSON (RFC 8785): no spaces, keys in the order of their UTF-16 code units, UTF-8.

    Args:
        data: None, bools, whole numbers up to 2**53 - 1, text, lists (a tuple is one), and mappings with keys of text.

    Raises:
        InvalidValueError: If it holds anything else, a float among them, or text that is no Unicode.

    >>> canonical_json({"b": [True, None], "a": "1/3"})
    b'{"a":"1/3","b":[true,null]}'
    """
    return "".join(_written(data)).encode("utf-8")


def digest(data: object) -> str:
    """The SHA-256 of the canonical JSON of plain data, with the algorithm's name before it.

    Raises:
        InvalidValueError: As for `canonical_json`.

    >>> digest({})
    'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
    """
    from hashlib import sha256  # loads what most callers never need

    return f"sha256:{sha256(canonical_json(data)).hexdigest()}"
