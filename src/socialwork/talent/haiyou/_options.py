"""How one option of a reading is written down."""

from ...law import NotWith, Option
from ...text import Text

__all__ = ["option"]


def option(
    name: str, zh: str, en: str, grounds: tuple[str, str], *, excluded: tuple[str, str] | None = None, not_with: tuple[NotWith, ...] = ()
) -> Option:
    """An option: its id, what it says in both languages, what speaks for it, and what rules it out."""
    return Option(id=name, label=Text(zh, en), grounds=Text(*grounds), excluded=Text(*excluded) if excluded else None, not_with=not_with)
