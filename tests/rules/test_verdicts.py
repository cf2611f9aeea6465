"""The four verdicts have words, and no truth value."""

import pytest

from socialwork.errors import InvalidValueError
from socialwork.rules import Verdict


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_compared_and_never_taken_for_true(verdict: Verdict) -> None:
    with pytest.raises(InvalidValueError) as caught:
        bool(verdict)

    assert caught.value.where == "a verdict"
    assert "verdict is Verdict.YES" in str(caught.value)


def test_only_yes_and_no_are_decided() -> None:
    assert [verdict.name for verdict in Verdict if verdict.decided] == ["YES", "NO"]
