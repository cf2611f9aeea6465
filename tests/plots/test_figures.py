"""Pictures of figures: marks or bars, the numbers beside them, nothing that lies on anything else, nothing left out in silence."""

from datetime import date

import pytest

from socialwork import plots
from socialwork.errors import InvalidValueError
from socialwork.linkage.ouhai.figures import FIGURES
from socialwork.statistics import AtLeast, CountingUnit, Measure, Part, Statistic, compare_figures
from socialwork.text import Lang, plain

from .conftest import marks, overlapping, pieces, words

DAYS = date(2023, 12, 31), date(2024, 12, 31)


def figure(value: int, day: date | None = DAYS[0], **more: object) -> Statistic:
    told = {"id": "teams", "label": plain("teams"), "unit": CountingUnit.TEAMS, "measure": Measure.STOCK, "period": day, **more}
    return Statistic(value=value, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_figures_of_one_time_are_marks_on_powers_of_ten(lang: Lang) -> None:
    drawn = plots.figures(compare_figures(FIGURES), lang=lang)

    kinds = {kind: sum(each.measure is kind for each in FIGURES) for kind in Measure}
    assert marks(drawn) == {f"marks-{kind.value}": count for kind, count in kinds.items()} | {
        **{f"legend-{kind.value}": 1 for kind in Measure},
        "marks-more": 1,
        "legend-more": 1,
    }
    assert overlapping(drawn) == []
    assert {"1", "10", "100,000,000"} <= set(words(drawn))
    assert any("189,090" in said for said in words(drawn))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_figures_of_several_times_are_bars_as_long_as_their_share_of_the_largest(lang: Lang) -> None:
    own = [figure(10), figure(20, DAYS[1], precision=AtLeast()), figure(0, part=Part("towns", "A"))]
    drawn = plots.figures(compare_figures(own, [figure(5, None, clause="X1")]), lang=lang)
    (_, five), (_, ten), (_, twenty), (_, nothing) = pieces(drawn, "bar-stock")

    assert (five / twenty, ten / twenty) == pytest.approx((0.25, 0.5))
    assert nothing < 1
    assert marks(drawn) == {"marks-more": 1, "legend-more": 1}
    assert overlapping(drawn) == []
    assert any(said.endswith("X1") for said in words(drawn))
    assert any("+10" in said for said in words(drawn))


def test_what_is_long_or_too_much_is_said() -> None:
    long = plots.figures(compare_figures([figure(1, label=plain("很长的名称" * 20))]), lang="en")
    many = plots.figures(compare_figures([figure(1, id=f"f{number}") for number in range(160)]), lang="en")

    assert "of long words the beginning is shown" in words(long)
    assert "10 more figures are left out" in words(many)
    assert marks(many)["marks-stock"] == 150
    assert "没有数字" in words(plots.figures(compare_figures([])))
    with pytest.raises(InvalidValueError):
        plots.figures(compare_figures([]), lang="fr")  # type: ignore[arg-type]
