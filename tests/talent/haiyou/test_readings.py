"""Every unclear place has its options, one of them chosen; what law or arithmetic rules out cannot be chosen."""

import itertools
from datetime import date

import pytest

from socialwork.law import Reading
from socialwork.policies import InadmissibleReadingsError, OutOfForceError
from socialwork.rules import ByReading, Decision, nodes
from socialwork.talent.candidates import Candidate
from socialwork.talent.haiyou import HAIYOU

DAY = date(2023, 9, 1)

OPTIONS = {
    "AJ1": ("at_least", {"exactly", "at_least", "about", "at_most"}, set()),
    "AJ2": ("selected", {"selected", "cap", "eligible", "holders"}, set()),
    "AJ3": ("ceiling", {"ceiling", "nearest", "floor"}, set()),
    "AJ4": ("fill", {"fill", "leave_empty", "shrink", "refuse"}, set()),
    "AJ5": ("declared", {"declared", "employer", "qualification"}, {"field"}),
    "AJ6": ("share_first", {"share_first", "merit_first", "check_only"}, set()),
    "AJ7": ("years_and_qualification", {"years_and_qualification", "any_of_four", "years_required"}, {"all_required"}),
    "AJ8": ("training", {"training", "certificate_and_training"}, set()),
    "AJ10": ("inclusive", {"inclusive"}, {"exclusive"}),
    "AJ11.total": ("in_all", {"in_all", "unbroken"}, set()),
    "AJ11.first_day": ("counts", {"counts", "does_not_count"}, set()),
    "AJ12": ("own", {"own", "any"}, set()),
    "AJ15": ("tie_break", {"tie_break"}, {"bonus", "before_merit"}),
    "AJ16": ("flag", {"flag", "count"}, set()),
    "AJ21.first": ("same_month", {"same_month", "next_month"}, set()),
    "AJ21.last": ("none", {"none", "full"}, set()),
    "AJ21.exit": ("full", {"full", "none", "days_before", "days_through"}, set()),
    "AJ22.year": ("calendar", {"calendar", "term"}, set()),
    "AJ22.when": ("arrears", {"arrears", "ahead"}, set()),
    "AJ28.from": ("approval", {"event", "verification", "approval", "next_month"}, set()),
    "AJ28.pending": ("paid", {"paid", "suspended"}, set()),
    "AJ28.recover": ("yes", {"yes", "no"}, set()),
    "AJ34": ("to_term_end", {"to_term_end", "at_expiry", "as_reissued", "run_off"}, set()),
    "AJ28.reapply": ("allowed", {"allowed", "barred"}, set()),
    "AJ36": ("focus", {"focus", "bar"}, set()),
    "AJ4.withdrawn": ("stays_empty", {"stays_empty", "next_in_line"}, set()),
    "AJ17": ("calendar", {"calendar", "months", "at_most_once"}, set()),
    "AJ18": ("all", {"all", "new_only"}, set()),
    "AJ19": ("naming", {"approval", "naming", "next_month", "january"}, set()),
    "AJ20": ("day_before", {"same_day", "day_before"}, set()),
    "AJ23": ("automatic", {"automatic", "discretionary"}, set()),
    "AJ24.retired": ("ends", {"ends", "stays"}, set()),
    "AJ24.study": ("stays", {"ends", "stays"}, set()),
    "AJ24.seconded": ("stays", {"ends", "stays"}, set()),
    "AJ24.moved_home": ("stays", {"ends", "stays"}, set()),
    "AJ24.management": ("stays", {"ends", "stays"}, set()),
    "AJ24.died": ("ends", {"ends"}, {"stays"}),
    "AJ25": ("no", {"no", "yes"}, set()),
    "AJ26": ("allowance_only", {"allowance_only", "all_benefits"}, set()),
    "AJ27": ("both", {"both", "either"}, set()),
    "AJ30": ("lapses", {"lapses", "honour"}, set()),
    "AJ32": ("compete", {"compete"}, {"renewal"}),
    "AJ35": ("yes", {"yes", "no"}, set()),
    "AJ39": ("stays", {"stays", "removed"}, set()),
}

EXCLUDED = [(reading, option) for reading, (_, _, excluded) in OPTIONS.items() for option in sorted(excluded)]
APART = {("AJ1=at_least", "AJ3=floor"), ("AJ1=at_least", "AJ3=nearest"), ("AJ1=at_most", "AJ3=ceiling"), ("AJ1=at_most", "AJ3=nearest")}


def test_the_unclear_places_their_options_and_what_is_chosen() -> None:
    found = {
        reading.id: (reading.default, set(reading.admissible), {option.id for option in reading.options} - set(reading.admissible))
        for reading in HAIYOU.readings
    }

    assert found == OPTIONS


@pytest.mark.parametrize("reading, option", EXCLUDED)
def test_what_the_text_rules_out_cannot_be_chosen_and_it_is_said_why(reading: str, option: str) -> None:
    with pytest.raises(InadmissibleReadingsError) as caught:
        HAIYOU.on(DAY, readings={reading: option})
    why = HAIYOU.reading(reading).option(option).excluded

    assert why is not None
    others = [f"{reading}={other}" for other in HAIYOU.reading(reading).admissible]
    assert caught.value.in_language("en") == f"{reading}={option} cannot be chosen: {why.en}; choose {' or '.join(others)}"
    assert caught.value.in_language("zh") == f"不可采用 {reading}={option}：{why.zh}；可改为 {'、'.join(others)}"


@pytest.mark.parametrize("strength, rounding", list(itertools.product(sorted(OPTIONS["AJ1"][1]), sorted(OPTIONS["AJ3"][1]))))
def test_a_rounding_that_defeats_the_strength_cannot_be_chosen_with_it(strength: str, rounding: str) -> None:
    chosen = {"AJ1": strength, "AJ3": rounding}
    pair = (f"AJ1={strength}", f"AJ3={rounding}")

    if pair not in APART:
        assert HAIYOU.choices(chosen).items() >= chosen.items()
        return
    with pytest.raises(InadmissibleReadingsError) as caught:
        HAIYOU.choices(chosen)
    assert caught.value.chosen == pair
    assert "defeat" in caught.value.in_language("en")
    assert "违背" in caught.value.in_language("zh")
    assert caught.value.instead
    for mended in caught.value.instead:
        name, _, other = mended.partition("=")
        assert HAIYOU.choices(chosen | {name: other})[name] == other


def test_the_pair_that_would_pay_a_49th_month_cannot_be_chosen() -> None:
    with pytest.raises(InadmissibleReadingsError, match="a 49th month") as caught:
        HAIYOU.choices({"AJ21.last": "full"})

    assert set(caught.value.instead) == {"AJ21.first=next_month", "AJ21.last=none"}
    assert HAIYOU.choices({"AJ21.first": "next_month", "AJ21.last": "full"})["AJ21.last"] == "full"


def test_combinations_are_those_that_remain() -> None:
    strength_and_rounding = (HAIYOU.reading("AJ1"), HAIYOU.reading("AJ3"))
    found = [(f"AJ1={options['AJ1']}", f"AJ3={options['AJ3']}") for options in HAIYOU.combinations(strength_and_rounding)]

    assert len(found) == len(set(found)) == 4 * 3 - len(APART)
    assert not APART & set(found)
    assert len(list(itertools.islice(HAIYOU.combinations(), 1000))) == 1000


def test_the_defaults_are_the_first_combination_that_can_be_chosen() -> None:
    assert HAIYOU.choices() == {reading: default for reading, (default, _, _) in OPTIONS.items()}


def used_by(name: str) -> set[str]:
    return {node.reading.id for node in nodes(HAIYOU.rules[name]) if isinstance(node, ByReading)}


@pytest.mark.parametrize("rule, readings", [
    ("entry", {"AJ7", "AJ11.total", "AJ11.first_day", "AJ28.reapply", "AJ36"}),
    ("preference", {"AJ7", "AJ8", "AJ11.total", "AJ11.first_day", "AJ12"}),
    ("elderly_care", {"AJ5", "AJ8", "AJ12"}),
    ("service_ground", {"AJ11.total", "AJ11.first_day"}),
    ("social_work_ground", set()),
    ("care_work_ground", {"AJ8"}),
    ("training_ground", {"AJ12"}),
])  # fmt: skip
def test_which_readings_a_rule_can_turn_on(rule: str, readings: set[str]) -> None:
    assert used_by(rule) == readings


def test_a_decision_rests_on_the_readings_that_it_met_only() -> None:
    def touched(**readings: str) -> frozenset[str]:
        law = HAIYOU.on(DAY, readings={name.replace("_", "."): option for name, option in readings.items()})
        decision: Decision = law.decide(HAIYOU.elderly_care, Candidate(id="c1"))
        return decision.touched

    assert touched() == {"AJ5"}
    assert touched(AJ5="qualification") == {"AJ5", "AJ8", "AJ12", "haiyou.care_worker_level"}


@pytest.mark.parametrize("reading", HAIYOU.readings, ids=lambda reading: reading.id)
def test_every_option_has_grounds_and_every_default_a_reason(reading: Reading) -> None:
    assert len(reading.options) >= 2
    assert reading.why.zh
    assert all(option.grounds.zh for option in reading.options)


# --- days in force -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(2023, 3, 1), date(2024, 2, 29), date(2028, 2, 28), date(2028, 2, 29)])
def test_it_is_in_force_from_its_first_day_to_its_last(day: date) -> None:
    assert HAIYOU.on(day).marks == HAIYOU.on(day, beyond_validity=True).marks == ()


@pytest.mark.parametrize("day", [date(2023, 2, 28), date(2028, 3, 1)])
def test_the_day_before_and_the_day_after_it_is_not(day: date) -> None:
    with pytest.raises(OutOfForceError) as caught:
        HAIYOU.on(day)

    assert str(caught.value) == (
        f"haiyou is not in force on {day} (from 2023-03-01 until 2028-02-29); "
        "give a day inside, or pass beyond_validity=True to go on deliberately"
    )
    assert "2023-03-01起，至2028-02-29止" in caught.value.in_language("zh")


@pytest.mark.parametrize("rule", list(HAIYOU.rules))
def test_beyond_it_every_answer_says_so(rule: str) -> None:
    decision = HAIYOU.on(date(2028, 3, 1), beyond_validity=True).decide(HAIYOU.rules[rule], Candidate(id="c1"))
    [mark] = decision.as_data()["marks"]

    assert "2028-03-01不在该政策有效期内" in mark["zh"]
    assert mark["zh"] in decision.explain("zh").split("\n")
    assert mark["en"] in decision.explain("en").split("\n")
