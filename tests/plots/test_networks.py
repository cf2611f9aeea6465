"""Pictures of networks: what stands in them adds up to the network, in both languages."""

from datetime import date

import pytest
from hypothesis import given, settings

from socialwork import HEBEI, plots
from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.plots import networks
from socialwork.plots._marks import OUTCOMES, Covering
from socialwork.testing import loose_networks, province
from socialwork.text import Lang
from socialwork.tiers import Conformity, Coverage, Guidance, Layout, Network, NetworkAssessment, Place, Unit, assess_network

from .conftest import COUNTY, LAW, TIERS, assessed, coverage, marks, network_of, overlapping, pieces, words

NOTICE = "辅助测算，不代替主管机关认定"
LARGE = province(counties=2, towns=190, villages=600, tiers=TIERS)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("shown", [assessed(), coverage()], ids=["assessed", "coverage"])
def test_words_lie_beside_one_another_and_within_the_picture(shown: NetworkAssessment | Coverage, lang: Lang) -> None:
    assert not overlapping(plots.network(shown, lang=lang))
    assert not overlapping(plots.network(shown, lang=lang, level="town"))


def test_each_unit_of_a_county_has_the_mark_of_its_outcome_and_each_place_its_name() -> None:
    found = assessed()
    figure = plots.network(found)

    drawn = marks(figure)
    without = len(found.network.coverage(TIERS).without)
    assert {name: count for name, count in drawn.items() if name.startswith("marks")} == {
        "marks-conforming": found.total[Conformity.CONFORMING],
        "marks-non_conforming": found.total[Conformity.NON_CONFORMING],
        "marks-undetermined": found.total[Conformity.UNDETERMINED],
        "marks-without": without,
    }
    said = words(figure)
    assert {place.name for place in COUNTY.places} <= set(said)
    assert said[1] == "此标准为虚构，仅供演示"
    assert f"不符合标准 {found.total[Conformity.NON_CONFORMING]}" in said
    assert f"未设单位的地方 {without}" in said
    assert NOTICE in said


def test_outcomes_that_are_not_the_usual_three_are_explained_where_they_occur() -> None:
    network = network_of({"c": None}, {"c1": "c"})
    unit = Unit(id="s", name="s", tier="street", place="c")
    figure = plots.network(assessed(Network(places=network.places, units=(*network.units, unit))), lang="en")

    assert marks(figure)["marks-not_provided"] == 1
    assert "not provided for 1" in words(figure)
    assert not [said for said in words(figure) if said.startswith("place without")]


def test_a_coverage_shows_places_without_a_unit_orphans_and_wrong_levels() -> None:
    network = network_of({"c": None, "t1": "c", "v1": "t1"}, {"c1": "c", "t2": "v1", "v2": "v1"})
    figure = plots.network(coverage(network), lang="en")

    assert {name: count for name, count in marks(figure).items() if name.startswith("marks")} == {
        "marks-unit": 1,
        "marks-misplaced": 1,
        "marks-orphan": 1,
        "marks-without": 1,
    }
    assert {"other unit 1", "unit that nobody guides 1", "unit at a wrong level 1", "place without a unit 1"} <= set(words(figure))


def test_places_that_are_served_from_above_are_told() -> None:
    network = network_of({"c": None, "t1": "c", "v1": "t1"}, {"c1": "c"})
    unit = Unit(id="t2", name="t2", tier="town", place="t1", under="c1", serves=("v1",))
    serving = Network(places=network.places, units=(*network.units, unit))

    found = serving.coverage(Layout(tiers=TIERS, guidance=Guidance.SERVING))
    figure = plots.network(found)
    said = words(figure)

    assert "未设单位的地方中有1个由上级单位兼顾" in said
    assert {"未设单位、由上级兼顾的地方 1", "未设单位也无兼顾的地方 0"} <= set(said)
    assert not [each for each in said if each.startswith("未设单位的地方 ")]
    assert marks(figure)["marks-served"] == 1
    assert "marks-without" not in marks(figure)
    bars = plots.network(found, level="county", lang="en")
    assert len(pieces(bars, "part-served")) == 2  # of the county and of the whole
    assert "place without a unit, served from above" in words(bars)
    assert not overlapping(bars)


@settings(max_examples=30, deadline=None)
@given(network=loose_networks(tiers=TIERS))
def test_as_many_places_are_marked_as_served_as_the_coverage_counts(network: Network) -> None:
    found = network.coverage(Layout(tiers=TIERS, guidance=Guidance.SERVING))

    assert marks(plots.network(found)).get("marks-served", 0) == sum(count.served for count in found.counts)


def test_units_are_told_in_all_and_one_with_two_faults_once() -> None:
    network = network_of({"c": None, "t1": "c", "t2": "c", "v1": "t1"}, {"c1": "c", "t3": "t1", "v2": "t1", "v3": "t2"})
    found = coverage(network)
    said = words(plots.network(found))

    assert (len(found.orphans), len(found.misplaced)) == (1, 2)
    assert "共4个单位；设错层级的单位中有1个同时上无指导" in said
    assert {"上无指导的单位 0", "设错层级的单位 2", "其他单位 2"} <= set(said)
    assert "153 units in all" in words(plots.network(coverage(network_of({}, {f"v{n}": "x" for n in range(153)})), lang="en"))[2]


def test_the_law_is_named_with_its_day_and_its_readings() -> None:
    law = HEBEI.on(date(2024, 6, 30), readings={"AH3": "shared_units"})
    told = [
        "乡镇（街道）社会工作服务站三级体系建设管理规范（2024-06-30）",
        "该政策有效期未查明",
        "口径：AH3=shared_units；其余11项取政策默认",
    ]

    for level in (None, "county"):
        assert words(plots.network(COUNTY.coverage(law), law=law, level=level))[1:4] == told
        said = words(plots.network(assessed(), law=law, level=level))
        assert said[1:6] == ["此标准为虚构，仅供演示", "口径：2项均取政策默认", *told]


def test_where_no_law_is_given_a_coverage_says_that_it_is_not_stated() -> None:
    assert "未注明所依政策、日期和口径" in words(plots.network(coverage()))
    assert "未注明所依政策、日期和口径" not in words(plots.network(assessed()))
    with pytest.raises(InvalidValueError, match="give the law of a day"):
        plots.network(coverage(), law=HEBEI)  # type: ignore[arg-type]


def test_readings_that_are_varied_are_named() -> None:
    said = words(plots.network(assess_network(COUNTY, LAW, readings="all"), lang="en"))

    assert [each for each in said if each.startswith("of these, every admissible combination of: ")]


def test_what_belongs_nowhere_has_a_row_of_its_own() -> None:
    figure = plots.network(coverage(network_of({"c": None, "t1": "gone"}, {})))

    assert "不知属于哪里" in words(figure)
    assert not overlapping(figure)


def test_places_of_levels_that_nobody_named_still_make_a_tree() -> None:
    places = (Place(id="k", name="丙市", tier="city"), Place(id="c", name="甲县", tier="county", within="k"))
    said = words(plots.network(Network(places=places).coverage(Layout(tiers=TIERS[1:2]))))

    assert {"丙市", "甲县"} <= set(said)
    assert "不知属于哪里" not in said


def test_nothing_is_a_picture_too() -> None:
    assert "没有地方，也没有单位" in words(plots.network(coverage(Network(places=()))))


def test_long_names_are_shortened_and_that_is_said() -> None:
    figure = plots.network(coverage(network_of({"c": None, "t" + "镇" * 30: "c"}, {})))

    assert "过长的名称只写开头" in words(figure)
    assert any(said.endswith("…") for said in words(figure))
    assert not overlapping(figure)


def test_many_units_at_a_place_are_counted_after_their_mark() -> None:
    network = network_of({"c": None, "t": "c"}, {"c1": "c", **{f"t{number}": "t" for number in range(200)}, "v1": "t"})
    figure = plots.network(coverage(network))

    assert {"×200", "×1", "其他单位 201"} <= set(words(figure))
    assert not overlapping(figure)


@settings(max_examples=20)
@given(network=loose_networks(tiers=TIERS))
def test_any_network_is_drawn_with_nothing_on_anything_else(network: Network) -> None:
    assert not overlapping(plots.network(coverage(network)))
    assert not overlapping(plots.network(coverage(network), level="town", lang="en"))


def test_dollars_in_a_name_are_no_formula() -> None:
    figure = plots.network(coverage(network_of({"c$1$": None, r"t\frac$": "c$1$"}, {})))
    figure.canvas.draw()

    assert r"t\frac$" in words(figure)


def test_a_level_has_a_bar_for_each_of_its_places() -> None:
    found = assessed()
    figure = plots.network(found, level="town")
    total = found.total

    bars = sum(tally[Conformity.CONFORMING] > 0 for tally in (total, *found.by_place("town")))
    assert len(pieces(figure, "part-conforming")) == bars
    said = words(figure)
    assert f"{total[Conformity.CONFORMING]}/{total.units}" in said
    assert "条形为所占比例，条后为“符合标准”数/总数" in said
    assert f"另有{len(found.network.coverage(TIERS).without)}个地方未设单位，不在条形中" in said
    assert "不属任何镇" in said
    whole = {outcome: pieces(figure, f"part-{mark.id}")[:1] for outcome, mark in OUTCOMES.items()}
    width = sum(wide for found in whole.values() for _, wide in found)
    [(_, conforming)] = whole[Conformity.CONFORMING]
    assert conforming / width == pytest.approx(total[Conformity.CONFORMING] / total.units)


def test_where_every_place_has_a_unit_nothing_is_said_of_others() -> None:
    figure = plots.network(assessed(network_of({"c": None}, {"c1": "c"})), level="county")

    assert not [said for said in words(figure) if "另有" in said]


def test_bars_of_a_coverage_count_the_level_and_those_below() -> None:
    network = network_of({"c": None, "t1": "c", "t2": "c", "v1": "t1", "v2": "gone"}, {"t3": "t1", "v3": "v1", "v4": "t2"})
    figure = plots.network(coverage(network), level="town", lang="en")
    said = words(figure)

    # Four places, two of them with a unit; two orphans, one of them at a wrong level.
    assert said[said.index("all") + 1 :][:5] == ["2", "2", "2/4", "2", "1"]
    assert said[said.index("t1") + 1 :][:4] == ["2", "2/2", "1", "t2"]
    assert "0/1" in said[said.index("in no town") :]
    assert {"beside-orphan", "beside-misplaced", "legend-orphan"} <= set(marks(figure))
    assert not overlapping(figure)


def test_a_place_of_which_nothing_is_known_has_an_empty_bar() -> None:
    figure = plots.network(assessed(network_of({"c": None}, {})), level="county")

    assert pieces(figure, "part-conforming") == []
    assert words(figure).count("0/0") == 2


def test_a_province_has_a_bar_for_each_county_by_itself() -> None:
    for shown in (assessed(LARGE), coverage(LARGE)):
        said = words(plots.network(shown))

        assert {"合计", "第1县", "第2县"} <= set(said)
        assert "第1镇" not in said


def test_of_too_many_places_the_largest_are_drawn_and_the_others_share_a_bar() -> None:
    found = assessed(LARGE)
    figure = plots.network(found, level="town")
    said = words(figure)

    assert "共190个镇：最大的179个由大到小各为一行，其余11个合为一行" in said
    smallest = sorted(found.by_place("town")[:190], key=lambda tally: -tally.units)[179:]
    rest = sum(tally.units for tally in smallest)
    conforming = sum(tally[Conformity.CONFORMING] for tally in smallest)
    after = said[said.index("其余11个镇") :]
    assert f"{conforming}/{rest}" in after
    assert not overlapping(figure)


def test_where_no_level_has_few_enough_places_the_top_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "MOST_BARS", 1)

    assert "第1县" in words(plots.network(coverage(LARGE)))


def test_a_coverage_of_one_level_is_one_bar() -> None:
    towns = Network(places=tuple(Place(id=str(number), name=str(number), tier="town") for number in range(601)))
    figure = plots.network(towns.coverage(TIERS[1:2]))

    assert "0/601" in words(figure)
    assert len(pieces(figure, f"part-{Covering.WITHOUT.id}")) == 1


def test_levels_that_cannot_be_shown_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean town"):
        plots.network(assessed(), level="towns")
    with pytest.raises(InvalidValueError, match="give a level above the lowest") as caught:
        plots.network(coverage(), level="village")
    assert "请给出更高的层级" in caught.value.in_language("zh")
    with pytest.raises(InvalidValueError, match="lang"):
        plots.network(coverage(), lang="fr")  # type: ignore[arg-type]


@pytest.mark.parametrize("given", [COUNTY, None])
def test_what_is_no_assessment_and_no_coverage_is_refused_with_how_to_make_one(given: Network | None) -> None:
    with pytest.raises(InvalidValueError, match=r"assess_network\(network, law\), network.coverage\(law\)") as caught:
        plots.network(given)  # type: ignore[arg-type]
    assert "请给出评估结果或覆盖情况" in caught.value.in_language("zh")
