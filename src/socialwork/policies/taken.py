"""Which readings a law takes, in words: whoever reads a result has to know under which it holds."""

from ..text import Text, joined, plain
from .laws import Law
from .policy import Policy

__all__ = ["readings_taken", "readings_varied"]


def readings_taken(law: Law[Policy]) -> Text:
    """Which readings of a law are not as its policy has them, and how many are, in one line."""
    chosen = [plain(f"{name}={option}") for name, option in law.choices if option != law.policy.reading(name).own_default]
    rest = len(law.choices) - len(chosen)
    if chosen:
        listed = joined(chosen)
        return Text(f"口径：{listed.zh}；其余{rest}项取政策默认", f"readings: {listed.en}; the other {rest} by default")
    return Text(f"口径：{rest}项均取政策默认", f"readings: all {rest} as the policy has them by default")


def readings_varied(varied: tuple[str, ...]) -> Text:
    """That every admissible combination of the options of these readings was taken."""
    listed = ", ".join(varied) or "-"
    return Text(f"其中逐一取各种可采组合：{listed}", f"of these, every admissible combination of: {listed}")
