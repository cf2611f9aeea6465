"""The font of the pictures, what signs it has, and how wide words are in it."""

import unicodedata
import warnings
from functools import cache
from pathlib import Path

__all__ = ["FONT", "Lettering", "MissingSignsWarning"]

FONT = Path(__file__).with_name("fonts") / "NotoSansCJKsc-Regular-GB2312.otf"
"""Noto Sans CJK SC with the characters of GB 2312, made by `scripts/subset_font.py`; its licence lies beside it."""

_IN_PLACE = "〓"
"""What Chinese printers set where they had no type."""

_MORE = "…"

_MOST_GLYPHS = 65_535
"""As many glyphs as a font can have. One that claims more characters draws the same sign, or nothing, for many of them."""


class MissingSignsWarning(UserWarning):
    """Signs of a picture, as in the name of a place, are not in the font that comes with the package."""


@cache
def _signs(font: Path) -> frozenset[int]:
    """The signs that a font draws, each as itself; none where it only stands in for fonts that are missing."""
    from matplotlib.ft2font import FT2Font

    signs = FT2Font(str(font)).get_charmap()
    return frozenset(signs) if len(signs) <= _MOST_GLYPHS else frozenset()


@cache
def _advance(font: Path, sign: str) -> float:
    """How far a sign moves the pen, as a share of the size of the type."""
    from matplotlib.ft2font import FT2Font, LoadFlags

    face = FT2Font(str(font))
    return face.load_char(ord(sign), flags=LoadFlags.NO_SCALE).horiAdvance / face.units_per_EM


def _of_the_system() -> tuple[Path, ...]:
    """The fonts of this machine, upright ones of usual weight first."""
    from matplotlib.font_manager import fontManager, weight_dict

    usual = 400

    def rank(weight: str | int, style: str, name: str) -> tuple[bool, int, str]:
        return style != "normal", abs(weight_dict.get(str(weight), usual) if isinstance(weight, str) else weight - usual), name

    return tuple(Path(font.fname) for font in sorted(fontManager.ttflist, key=lambda font: rank(font.weight, font.style, font.fname)))


def _has_all(font: Path, needed: frozenset[int]) -> bool:
    try:
        return needed <= _signs(font)
    except (OSError, RuntimeError):  # it was there when matplotlib made its list, or is no font that can be read
        return False


@cache
def _another(needed: frozenset[int]) -> Path | None:
    """A font of this machine that has all these signs."""
    return next((font for font in _of_the_system() if _has_all(font, needed)), None)


def _clean(words: str) -> str:
    """Words in one line, without signs that nobody sees."""
    return "".join(sign for sign in " ".join(words.split()) if not unicodedata.category(sign).startswith("C"))


class Lettering:
    """How the words of one picture are set: in the font that comes with the package, or in another where that one lacks a sign."""

    def __init__(self) -> None:
        self._elsewhere: dict[str, str] = {}
        self._lost: set[str] = set()

    def set(self, words: str) -> tuple[str, Path]:
        """The words as they are drawn, and the font for them. A sign that no font has becomes 〓."""
        words = _clean(words)
        lacking = sorted({sign for sign in words if ord(sign) not in _signs(FONT)})
        if not lacking:
            return words, FONT
        other = _another(frozenset(map(ord, words)))
        if other is not None:
            self._elsewhere |= dict.fromkeys(lacking, other.name)
            return words, other
        self._lost.update(lacking)
        return "".join(_IN_PLACE if sign in lacking else sign for sign in words), FONT

    def width(self, words: str, size: float) -> float:
        """How wide words are, in points, in type of that size."""
        drawn, font = self.set(words)
        return size * sum(_advance(font, sign) for sign in drawn)

    def shortened(self, words: str, size: float, most: float) -> str:
        """The words; where they are wider than so many points, as much of their beginning as fits, with … after it."""
        if self.width(words, size) <= most:
            return words
        kept = _clean(words)
        while kept and self.width(kept + _MORE, size) > most:
            kept = kept[:-1]
        return kept + _MORE

    def warn(self) -> None:
        """Tell which signs the font lacks: those that another font has, and those that could not be drawn."""
        for sign, font in sorted(self._elsewhere.items()):
            self._tell(
                f"{sign}（U+{ord(sign):04X}）：附带字体中没有，改用本机字体 {font}", f"not in the font; drawn in {font} of this machine"
            )
        for sign in sorted(self._lost):
            self._tell(
                f"{sign}（U+{ord(sign):04X}）：附带字体和本机字体中均没有，以{_IN_PLACE}代替", f"in no font; {_IN_PLACE} stands for it"
            )

    @staticmethod
    def _tell(zh: str, en: str) -> None:
        warnings.warn(f"{zh} / {en}", MissingSignsWarning, stacklevel=4)
