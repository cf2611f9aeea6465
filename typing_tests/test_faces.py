"""What type checkers must see of the public faces: read by mypy and pyright, never run."""

from typing import assert_type

from socialwork.errors import InvalidValueError

assert_type(InvalidValueError("a", 1, "b").where, str)
