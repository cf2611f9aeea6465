"""What stands above a picture takes as many lines as it needs."""

from socialwork.plots._fonts import Lettering
from socialwork.plots._marks import OUTCOMES, Covering
from socialwork.plots._pages import LINE, Head, Page, wrapped
from socialwork.plots._style import plain_style
from socialwork.text import Text

from .conftest import overlapping, words

TITLE, FOOT = Text("题目", "title"), Text("脚注", "foot")


def test_english_is_parted_between_words_and_chinese_anywhere() -> None:
    assert wrapped("where the words end", Lettering(), size=10, most=60) == ["where the", "words end"]
    assert wrapped("河镇社区服务站", Lettering(), size=10, most=40) == ["河镇社区", "服务站"]
    assert wrapped("", Lettering()) == [""]


def test_long_lines_and_legends_go_on_in_the_next_line() -> None:
    long = Text("很长的说明。" * 30, "a long remark " * 30)
    legend = tuple((mark, "1234567890" * 3) for mark in (*OUTCOMES.values(), Covering.UNIT))
    title = Text("很长的题目" * 20, "a long title " * 20)
    with plain_style():
        short = Page(Head(title=TITLE, foot=FOOT), 50, Lettering(), "zh")
        page = Page(Head(title=title, lines=(long,), legend=legend, foot=FOOT), 50, Lettering(), "zh")

    said = words(page.figure)
    begins = said.index("很长的说明。" + long.zh[6:][: len(said[2]) - 6])
    lines = said[begins : next(number for number, words in enumerate(said) if "1234" in words)]
    assert "".join(said[:begins]) == title.zh
    assert "".join(lines) == long.zh
    assert page.top - short.top >= LINE * len(lines)
    assert not overlapping(page.figure)
