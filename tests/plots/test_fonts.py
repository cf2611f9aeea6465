"""The font has every sign that the package writes; a sign that it lacks is told, and never vanishes."""

import ast
import warnings
from pathlib import Path

import matplotlib as mpl
import pytest

import socialwork
from socialwork import plots
from socialwork.plots import MissingSignsWarning, _fonts
from socialwork.plots._fonts import FONT, Lettering

from .conftest import coverage, network_of, words

RARE = "㐂"
"""A character that GB 2312 does not have."""

PACKAGE = Path(socialwork.__path__[0])


def gb2312() -> set[str]:
    signs = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                signs.add(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return signs


def test_the_font_has_all_of_gb_2312_and_latin() -> None:
    signs = _fonts._signs(FONT)

    assert len(gb2312()) == 7445
    assert not [sign for sign in gb2312() | set(map(chr, range(0x20, 0x7F))) if ord(sign) not in signs]


def test_the_font_has_every_sign_that_the_package_writes() -> None:
    """If not: `uv run scripts/subset_font.py`, which says from what the font is cut."""
    written = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                written |= {sign for sign in node.value if sign.isprintable()}

    assert not {sign for sign in written if ord(sign) not in _fonts._signs(FONT)}


def test_the_font_is_small_and_its_licence_lies_beside_it() -> None:
    assert FONT.stat().st_size < 2_000_000
    assert "SIL OPEN FONT LICENSE" in FONT.with_name("OFL.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("no_other_font")
def test_a_sign_that_no_font_has_is_told_and_a_sign_stands_for_it() -> None:
    lettering = Lettering()

    assert lettering.set(f"{RARE}村") == ("〓村", FONT)
    with pytest.warns(MissingSignsWarning, match=r"㐂（U\+3402）：.*以〓代替 / in no font; 〓 stands for it"):
        lettering.warn()


def test_a_sign_that_another_font_of_the_machine_has_is_drawn_in_that_and_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    gone = tmp_path / "gone.ttf"
    monkeypatch.setattr(_fonts, "_of_the_system", lambda: (gone, other))
    _fonts._another.cache_clear()
    lettering = Lettering()

    assert lettering.set("Łódź") == ("Łódź", other)
    assert lettering.set("村") == ("村", FONT)
    with pytest.warns(
        MissingSignsWarning, match=r"本机字体 DejaVuSans.ttf / not in the font; drawn in DejaVuSans.ttf of this machine"
    ) as found:
        lettering.warn()
    assert [str(each.message)[0] for each in found] == ["Ł", "ź"]
    _fonts._another.cache_clear()


def test_a_font_that_stands_in_for_every_other_has_no_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    """matplotlib brings one with it, which draws every character as a box with the name of its script."""
    stand_in = Path(mpl.get_data_path()) / "fonts" / "ttf" / "LastResortHE-Regular.ttf"
    monkeypatch.setattr(_fonts, "_of_the_system", lambda: (stand_in,))
    _fonts._another.cache_clear()
    lettering = Lettering()

    assert lettering.set("㮶县") == ("〓县", FONT)
    with pytest.warns(MissingSignsWarning, match=r"㮶（U\+3BB6）：.*以〓代替"):
        lettering.warn()
    _fonts._another.cache_clear()


def test_fonts_of_usual_weight_come_first_and_slanted_ones_last() -> None:
    names = [font.stem for font in _fonts._of_the_system()]

    assert names.index("DejaVuSans") < names.index("DejaVuSans-Bold") < names.index("DejaVuSans-Oblique")


@pytest.mark.usefixtures("no_other_font")
def test_names_in_a_picture_that_the_font_lacks_are_told() -> None:
    with pytest.warns(MissingSignsWarning, match=RARE):
        figure = plots.network(coverage(network_of({"c": None, f"t{RARE}": "c"}, {})))

    assert "t〓" in words(figure)


def test_what_the_font_has_is_drawn_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = plots.network(coverage())
        figure.canvas.draw()


def test_words_are_one_line_without_signs_that_nobody_sees() -> None:
    assert Lettering().set("河\n镇\t \u200b村\x00")[0] == "河 镇 村"


def test_width_follows_the_type() -> None:
    lettering = Lettering()

    assert lettering.width("河镇", 10) == 20
    assert 0 < lettering.width("ii", 10) < lettering.width("WW", 10) < 20


def test_long_names_keep_their_beginning() -> None:
    lettering = Lettering()

    assert lettering.shortened("河镇社区", 10, 40) == "河镇社区"
    assert lettering.shortened("河镇社区", 10, 39) == "河镇…"
    assert lettering.shortened("河镇社区", 10, 1) == "…"
