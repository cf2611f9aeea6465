"""Pictures as files: whole or not at all, and the same bytes for the same picture."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from socialwork import plots
from socialwork.errors import InvalidValueError
from socialwork.plots import saving

from .conftest import coverage, network_of

BEGINNINGS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


def picture() -> Figure:
    return plots.network(coverage(network_of({"c": None, "t河镇": "c"}, {"c1": "c", "t1": "c"})))


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".PNG"])
def test_the_end_of_the_name_says_the_kind_and_the_bytes_are_the_same_each_time(tmp_path: Path, suffix: str) -> None:
    once, again = tmp_path / f"once{suffix}", tmp_path / f"again{suffix}"
    figure = picture()
    plots.save(figure, once)
    plots.save(picture(), str(again))

    assert once.read_bytes().startswith(BEGINNINGS[suffix.lower()])
    assert once.read_bytes() == again.read_bytes()
    plots.save(figure, once)
    assert once.read_bytes() == again.read_bytes()
    assert sorted(tmp_path.iterdir()) == sorted((once, again))


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_the_bytes_do_not_depend_on_the_run(tmp_path: Path, suffix: str) -> None:
    program = (
        "import sys; from datetime import date; from socialwork import plots; from socialwork.testing.invented import TEA_TIERS\n"
        "from socialwork.testing import province\n"
        "network = province(counties=1, towns=2, villages=3); plots.save(plots.network(network.coverage(TEA_TIERS)), sys.argv[1])"
    )
    for number in (1, 2):
        environment = {**os.environ, "PYTHONHASHSEED": str(number)}
        subprocess.run([sys.executable, "-c", program, str(tmp_path / f"{number}{suffix}")], env=environment, check=True)

    assert (tmp_path / f"1{suffix}").read_bytes() == (tmp_path / f"2{suffix}").read_bytes()


def test_a_notebook_shows_the_picture_by_itself_also_after_it_was_pickled(tmp_path: Path) -> None:
    plots.save(figure := picture(), tmp_path / "it.png")

    assert figure._repr_png_() == (tmp_path / "it.png").read_bytes()  # type: ignore[attr-defined]
    assert pickle.loads(pickle.dumps(figure))._repr_png_().startswith(BEGINNINGS[".png"])


def test_words_in_an_svg_need_no_font(tmp_path: Path) -> None:
    plots.save(picture(), tmp_path / "it.svg")
    content = (tmp_path / "it.svg").read_text(encoding="utf-8")

    assert "<text" not in content
    assert "<dc:date>" not in content
    assert 'id="marks-misplaced"' in content


@pytest.mark.parametrize("name", ["it.jpg", "it", "it.png.txt"])
def test_other_kinds_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidValueError, match=r"let the name end in \.png, \.svg or \.pdf") as caught:
        plots.save(picture(), tmp_path / name)
    assert "请用 .png、.svg 或 .pdf 作扩展名" in caught.value.in_language("zh")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match=r"there is no folder .*gone; make it first") as caught:
        plots.save(picture(), tmp_path / "gone" / "it.png")
    assert "请先建立" in caught.value.in_language("zh")


def test_a_folder_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "it.png").mkdir()
    with pytest.raises(InvalidValueError, match="this is a folder; name a file in it"):
        plots.save(picture(), tmp_path / "it.png")


def test_what_was_there_stays_where_it_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving, "write_whole", full)
    (tmp_path / "it.svg").write_text("old", encoding="utf-8")
    with pytest.raises(InvalidValueError, match="it cannot be written: the disk is full") as caught:
        plots.save(picture(), tmp_path / "it.svg")
    assert "无法写入：磁盘已满" in caught.value.in_language("zh")
    assert (tmp_path / "it.svg").read_text(encoding="utf-8") == "old"
