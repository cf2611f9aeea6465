"""A formula is printed as its source writes it and is parsed back; sums, words and ratios are one model."""

from datetime import date
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork import OUHAI
from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.law import NotFound
from socialwork.linkage import Formula, PerOption, Slot, SlotKind
from socialwork.linkage.formulas import Joining
from socialwork.text import Text

DAY = date(2023, 1, 1)
VENTURE = OUHAI.every_formula[0]
NAMES = ("project", "organisation", "full_time_social_worker", "charity_resources", "volunteers")
WORDS = st.from_regex(r"[A-Za-z\u4e00-\u4eff]{1,4}", fullmatch=True)


@st.composite
def formulas(draw: st.DrawFn) -> Formula:
    """Any formula of numbers, letters and words, with places beside it."""
    count = draw(st.integers(1, 6))
    joined: Joining = draw(st.sampled_from(get_args(Joining))) if count > 1 else "+"
    letters = iter(draw(st.lists(WORDS, min_size=count, max_size=count, unique=True)))
    slots = []
    for number in range(count):
        name, kind = f"place_{number}", draw(st.sampled_from(SlotKind))
        if draw(st.booleans()) or (joined == ":" and number == 0):
            exactly = draw(st.integers(1, 20))
            most = draw(st.one_of(st.none(), st.just(exactly)))
            slots.append(Slot(name=name, kind=kind, at_least=exactly, at_most=most, letter=str(exactly)))
        else:
            slots.append(Slot(name=name, kind=kind, at_least=draw(st.integers(0, 3)), letter=next(letters)))
    if draw(st.booleans()):
        slots.append(Slot(name="beside", kind=SlotKind.COMMUNITY, at_least=1))
    return Formula(slots=tuple(slots), joined=joined)


@given(formula=formulas())
def test_what_is_printed_is_parsed_back(formula: Formula) -> None:
    assert Formula.parse(str(formula), formula.slots) == formula


@given(terms=st.lists(st.one_of(st.integers(0, 9).map(str), WORDS), min_size=1, max_size=6, unique=True))
def test_what_is_parsed_is_printed_back(terms: list[str]) -> None:
    written = "+".join(terms)

    assert str(Formula.parse(written, [f"place_{number}" for number in range(len(terms))])) == written


def test_the_formula_of_ventures_is_written_in_the_order_of_the_source() -> None:
    assert str(VENTURE) == "1+1+1+N+X"
    assert VENTURE.words.en == "a venture project 1+1+1+N+X"
    assert OUHAI.formulas[0].words == Text("慈善项目 慈善资金+慈善组织+专业社工+志愿者", "a charity project")
    assert Formula.parse("1+1+1+N+X", VENTURE.slots, name=VENTURE.name, label=VENTURE.label) == VENTURE
    assert [slot.name for slot in VENTURE.slots] == [*NAMES, "community"]


@pytest.mark.parametrize("option, meant", [
    ("letters", {"N": "charity_resources", "X": "volunteers"}),
    ("position", {"N": "volunteers", "X": "charity_resources"}),
])  # fmt: skip
def test_which_letter_is_which_is_a_reading_and_the_order_stays(option: str, meant: dict[str, str]) -> None:
    terms = VENTURE.terms(OUHAI.on(DAY, readings={"AO2": option}))

    assert [letter for letter, _ in terms] == ["1", "1", "1", "N", "X"]
    assert [slot.name for _, slot in terms[:3]] == list(NAMES[:3])
    assert {letter: slot.name for letter, slot in terms[3:]} == meant
    assert {slot.name for _, slot in terms} == set(NAMES)


def test_other_formulas_are_a_line() -> None:
    three = Formula.parse("1+1+1", ["government", "citizens_and_firms", "organisation"], clause="Z1")
    sectors = Formula.parse("社区+社会组织+社会工作者", ["community", "organisation", "social_worker"])
    ratio = Formula.parse("1：2：20", ["supervisor", "social_worker", "volunteers"])

    assert [(slot.kind, slot.at_least, slot.at_most, slot.clause) for slot in three.slots] == [
        (SlotKind.PARTY, 1, 1, ("Z1",)), (SlotKind.PARTY, 1, 1, ("Z1",)), (SlotKind.ORGANISATION, 1, 1, ("Z1",)),
    ]  # fmt: skip
    assert three.clause == ("Z1",)
    assert [(slot.kind, slot.at_least, slot.at_most) for slot in sectors.slots] == [
        (SlotKind.COMMUNITY, 0, None), (SlotKind.ORGANISATION, 0, None), (SlotKind.SOCIAL_WORKER, 0, None),
    ]  # fmt: skip
    assert (ratio.joined, str(ratio), [slot.at_least for slot in ratio.slots]) == (":", "1:2:20", [1, 2, 20])
    assert str(OUHAI.formulas[0]) == "慈善资金+慈善组织+专业社工+志愿者"


def test_places_are_named_by_meaning_and_labelled() -> None:
    assert VENTURE.slot("volunteers").text == Text("志愿者", "volunteers")
    assert VENTURE.slot("organisation").text == Text("社会组织", "social organisation")
    assert Slot(name="government").text == Text("government", "government")
    assert Slot(name="government", label=Text("政府", "the government")).text.en == "the government"
    with pytest.raises(UnknownNameError, match="no place of the formula is named 'volunteer'; did you mean volunteers"):
        VENTURE.slot("volunteer")


def test_a_slot_that_is_written_otherwise_takes_what_is_written() -> None:
    [project, *_] = VENTURE.slots
    changed = Formula.parse("3+M", [project, Slot(name="volunteers", kind=SlotKind.VOLUNTEERS, at_least=2, letter="X")])

    assert [(slot.letter, slot.at_least, slot.at_most) for slot in changed.slots] == [("3", 3, 3), ("M", 2, None)]


def test_what_it_asks_for_follows_parameters_and_readings() -> None:
    law = OUHAI.on(DAY, readings={"AO4": "one_or_more", "AO5": "certified", "AO5d": "this_one_only", "AO3": "two"})
    organisation, worker, resources = (VENTURE.slot(name).on(law) for name in NAMES[1:4])

    assert organisation[1:4] == (SlotKind.ORGANISATION, 1, None)
    assert worker[1:5] == (SlotKind.CERTIFIED_FULL_TIME, 1, 1, True)
    assert resources[1:4] == (SlotKind.CHARITY_RESOURCES, 2, None)
    assert [(reading.id, option.id) for reading, option in worker.readings] == [
        ("AO5", "certified"),
        ("AO5e", "one"),
        ("AO5d", "this_one_only"),
    ]
    assert VENTURE.slot("organisation").on(OUHAI.on(date(2020, 1, 1))).at_least is NotFound.NOT_FOUND


def test_a_formula_is_part_of_its_policy_and_of_the_fingerprint() -> None:
    looser = tuple(attrs.evolve(slot, at_most=None) if slot.name == "organisation" else slot for slot in VENTURE.slots)
    reworded = attrs.evolve(VENTURE, label=Text("组成式", "formula"))

    assert attrs.evolve(OUHAI, formula=attrs.evolve(VENTURE, slots=looser)).fingerprint != OUHAI.fingerprint
    assert attrs.evolve(OUHAI, formula=reworded).fingerprint == OUHAI.fingerprint
    assert VENTURE.cited_as == "formula venture"
    assert [reading.id for reading in VENTURE.readings] == ["AO4", "AO5", "AO5e", "AO5d", "AO3", "AO7"]
    assert [reading.id for reading in VENTURE.every_reading] == ["AO4", "AO5", "AO5e", "AO5d", "AO3", "AO7", "AO2"]


@pytest.mark.parametrize("readings, parameters, fault", [
    (OUHAI.readings[1:], {}, "no reading of the policy is named 'AO2'"),
    (OUHAI.readings, {"organisations": None}, "no parameter of the policy is named 'ouhai.organisations_per_venture'"),
])  # fmt: skip
def test_a_policy_has_what_its_formulas_ask(readings: Any, parameters: dict[str, Any], fault: str) -> None:
    with pytest.raises(UnknownNameError, match=fault):
        attrs.evolve(OUHAI, readings=readings, **parameters)


def test_a_policy_may_have_no_formula_and_none_twice() -> None:
    assert attrs.evolve(OUHAI, formula=None, formulas=()).every_formula == ()
    with pytest.raises(DuplicateNameError, match="each formula may occur once; twice or more: venture"):
        attrs.evolve(OUHAI, formulas=(VENTURE,))


# --- refusals ----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("about, fault", [
    ({"at_least": -1}, "Slot s: got -1; give a whole number, 0 or more"),
    ({"at_most": True}, "Slot s: got True; give a whole number, 0 or more"),
    ({"at_least": 2, "at_most": 1}, "Slot s: got 1; give 2 or more, as many as there are at least"),
    ({"letter": "N X"}, "Slot s: got 'N X'; write it as the source does"),
    ({"letter": "N+X"}, "write it as the source does"),
    ({"letter": "2", "at_least": 1}, "Slot s: got '2'; write 1, as many as it asks for"),
])  # fmt: skip
def test_a_slot_that_makes_no_sense_is_refused(about: dict[str, Any], fault: str) -> None:
    with pytest.raises(InvalidValueError) as error:
        Slot(name="s", **about)

    assert fault in str(error.value)


def test_a_value_per_option_covers_every_option_and_no_other() -> None:
    reading = OUHAI.reading("AO2")

    with pytest.raises(InvalidValueError, match="PerOption AO2: got \\['letters'\\]; give a value for position too"):
        PerOption(reading, {"letters": 1})
    with pytest.raises(UnknownNameError, match="did you mean position"):
        PerOption(reading, {"letters": 1, "positoin": 2})
    assert PerOption(reading, (("letters", 1), ("position", 2))).of("position") == 2


A, B = Slot(name="a", letter="N"), Slot(name="b", letter="1", at_least=1)


@pytest.mark.parametrize("slots, more, error, fault", [
    ((A, A), {}, DuplicateNameError, "each place of a formula may occur once; twice or more: a"),
    ((A, attrs.evolve(A, name="c")), {}, DuplicateNameError, "each letter of a formula may occur once; twice or more: N"),
    ((), {}, InvalidValueError, "give a place with a letter at least"),
    ((Slot(name="c"),), {}, InvalidValueError, "give a place with a letter at least"),
    ((B,), {"joined": "-"}, InvalidValueError, "Formula composition: got '-'; give \"+\" or \":\""),
    ((A, B), {"joined": ":"}, InvalidValueError, "let a ratio begin with a number above 0"),
    ((B,), {"joined": ":"}, InvalidValueError, "let a ratio begin with a number above 0"),
])  # fmt: skip
def test_a_formula_that_makes_no_sense_is_refused(slots: Any, more: Any, error: Any, fault: str) -> None:
    with pytest.raises(error) as raised:
        Formula(slots=slots, **more)

    assert fault in str(raised.value)


@pytest.mark.parametrize("text", ["", "1++1", "+1", "1+1:2"])
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="write it as the source does"):
        Formula.parse(text, ["a", "b"])


def test_names_and_places_are_as_many() -> None:
    with pytest.raises(InvalidValueError, match="names: got 2; 3 places are written; give as many names"):
        Formula.parse("1+1+N", ["a", "b"])
