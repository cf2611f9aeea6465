"""What others made of matplotlib is neither used nor changed."""

import importlib.util
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import matplotlib as mpl
import pytest

from socialwork import plots
from socialwork.errors import MissingExtraError
from socialwork.plots import _style

from .conftest import coverage, words


def test_settings_of_others_are_neither_used_nor_changed() -> None:
    usual = plots.network(coverage())
    with mpl.rc_context({"text.usetex": True, "font.size": 40, "axes.facecolor": "red", "figure.dpi": 20}):
        before = dict(mpl.rcParams)
        figure = plots.network(coverage())
        assert dict(mpl.rcParams) == before

    assert words(figure) == words(usual)
    assert not figure.axes[0].texts[0].get_usetex()


def test_pyplot_is_never_loaded() -> None:
    program = (
        "import sys; from socialwork import plots; assert 'matplotlib' not in sys.modules\n"
        "from socialwork.tiers import Network; from socialwork.testing.invented import TEA_TIERS\n"
        "plots.network(Network(places=()).coverage(TEA_TIERS)); assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_without_matplotlib_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(_style, "find_spec", lambda name: None if name == "matplotlib" else find(name))

    with pytest.raises(MissingExtraError) as caught:
        plots.network(coverage())

    assert str(caught.value) == 'matplotlib is missing; install it: pip install "socialwork[plot]"'
    assert caught.value.in_language("zh") == '缺少 matplotlib；请安装：pip install "socialwork[plot]"'


def test_pictures_made_at_the_same_time_are_the_same() -> None:
    shown = coverage()
    before = dict(mpl.rcParams)
    with ThreadPoolExecutor(4) as pool:
        found = [words(figure) for figure in pool.map(lambda _: plots.network(shown), range(8))]

    assert found == [words(plots.network(shown))] * 8
    assert dict(mpl.rcParams) == before
