"""What a strategy draws, to look at as a whole."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st


@pytest.fixture
def drawn() -> Callable[[st.SearchStrategy[Any]], list[Any]]:
    """Some hundred values of a strategy."""

    def draw(strategy: st.SearchStrategy[Any]) -> list[Any]:
        found: list[Any] = []

        @settings(max_examples=max(300, settings().max_examples), phases=[Phase.generate])
        @given(value=strategy)
        def look(value: Any) -> None:
            found.append(value)

        look()
        return found

    return draw
