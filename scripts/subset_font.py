"""Cut the font of the pictures out of Noto Sans CJK: `uv run scripts/subset_font.py NotoSansCJK-Regular.ttc`.

The source is version 2.004 as Debian's package `fonts-noto-cjk` has it. What is kept are its Simplified Chinese face, Regular, with the characters of
GB 2312 (both levels: names of places need the second), those of Latin-1, and every other one that the words of this package use; what is left out
are hinting, vertical writing and substitutions, which the pictures do not need. The same source and the same version of fontTools, which comes with
matplotlib, give the same bytes: no time of making is in them.
"""

import ast
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "socialwork"
TARGET = PACKAGE / "plots" / "fonts" / "NotoSansCJKsc-Regular-GB2312.otf"

SOURCE = "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a"
"""The SHA-256 of the source."""

FACE = "Noto Sans CJK SC"


def gb2312() -> Iterator[int]:
    """The characters of GB 2312: its signs, Latin, Greek, Cyrillic and kana, and the Chinese characters of both levels."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue


def vocabulary() -> set[int]:
    """The characters of every word in the code of the package."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py")))
    words = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {ord(sign) for word in words for sign in word if sign.isprintable()}


def face(source: Path) -> TTFont:
    """The face that is cut."""
    for number in range(100):
        font = TTFont(source, fontNumber=number, recalcTimestamp=False)
        if font["name"].getDebugName(4) == FACE:
            return font
    raise SystemExit(f"{source} has no {FACE}")


def options() -> subset.Options:
    """What is kept and what is left out; everything that fontTools would decide otherwise is said."""
    chosen = subset.Options()
    chosen.hinting = False
    chosen.layout_features = []
    chosen.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    chosen.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    chosen.name_languages = [0x409]
    chosen.notdef_outline = True
    chosen.glyph_names = False
    chosen.recalc_timestamp = False
    chosen.desubroutinize = False
    return chosen


def main(source: Path) -> None:
    """Cut the font and write it, with what it is told on the way."""
    if hashlib.sha256(source.read_bytes()).hexdigest() != SOURCE:
        raise SystemExit(f"{source} is another version of the font: its SHA-256 should be {SOURCE}")
    font = face(source)
    wanted = {*gb2312(), *range(0x20, 0x7F), *range(0xA0, 0x100), *vocabulary()}
    without = wanted - set(font.getBestCmap())
    cutter = subset.Subsetter(options())
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    font.save(TARGET)
    print(f"{len(font.getBestCmap())} characters, {TARGET.stat().st_size} bytes, SHA-256 {hashlib.sha256(TARGET.read_bytes()).hexdigest()}")
    if without:
        print("the source has none of these:", " ".join(f"{chr(sign)} (U+{sign:04X})" for sign in sorted(without)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
