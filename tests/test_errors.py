"""Errors say what was wrong and what would be right, in both languages, and never tell what is personal."""

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import (
    MASK,
    DuplicateNameError,
    InvalidValueError,
    MissingExtraError,
    SocialWorkError,
    UnknownNameError,
    mask_identity,
    number_of_a_person,
    shown,
)
from socialwork.text import Text

IDENTITY = "110101199003070000"
SEATS = InvalidValueError("seats", -1, Text("请给出不小于0的整数", "give 0 or more"))
ERRORS = (
    SEATS,
    InvalidValueError("name", "李", "give a pseudonym", personal=True),
    UnknownNameError("clause", "J44", ("J4", "J5")),
    DuplicateNameError("candidate id", ("c1",)),
    MissingExtraError("matplotlib", "plot"),
)

digits = st.text("0123456789", min_size=1, max_size=30)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: f"{type(error).__name__}-{error.args[0]}")
def test_every_error_survives_pickling_with_its_fields_and_its_words(error: SocialWorkError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.args, str(copy)) == (type(error), error.args, str(error))


@pytest.mark.parametrize(
    "kind, code, builtin",
    [
        (SocialWorkError, "error", Exception),
        (InvalidValueError, "invalid_value", ValueError),
        (UnknownNameError, "unknown_name", LookupError),
        (DuplicateNameError, "duplicate_name", ValueError),
        (MissingExtraError, "missing_extra", ImportError),
    ],
)
def test_every_kind_has_a_stable_code_and_a_builtin_to_catch_it_by(
    kind: type[SocialWorkError], code: str, builtin: type[Exception]
) -> None:
    assert kind.code == code
    assert issubclass(kind, SocialWorkError)
    assert issubclass(kind, builtin)


def test_an_invalid_value_says_where_what_and_the_way_out_in_both_languages() -> None:
    assert str(SEATS) == SEATS.in_language("en") == "seats: got -1; give 0 or more"
    assert SEATS.in_language("zh") == "seats：读到 -1；请给出不小于0的整数"


def test_a_fix_for_programmers_may_be_in_one_language() -> None:
    error = InvalidValueError("lang", "fr", 'give "zh" or "en"')
    assert error.in_language("zh") == 'lang：读到 \'fr\'；give "zh" or "en"'
    assert str(error) == 'lang: got \'fr\'; give "zh" or "en"'


class NobodyTranslatedError(SocialWorkError):
    """An error that only a programmer meets."""


def test_an_error_without_translations_says_the_same_in_both_languages() -> None:
    error = NobodyTranslatedError("nothing to compute")
    assert error.in_language("zh") == error.in_language("en") == str(error) == "nothing to compute"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_personal_value_is_told_by_its_type_only(lang: str) -> None:
    error = InvalidValueError("birth", date(1990, 3, 7), "give a month", personal=True)
    assert "1990" not in error.in_language(lang)
    assert f"{MASK} (date)" in error.in_language(lang)


@pytest.mark.parametrize("written", [IDENTITY, "11010119900307000X", "11010119900307000x", "110101900307000"])
def test_whatever_looks_like_an_identity_number_is_masked(written: str) -> None:
    assert mask_identity(f"李{written}，社工") == f"李{MASK}，社工"
    assert written not in str(InvalidValueError("id", f"李{written}", "give a pseudonym"))
    assert written not in str(DuplicateNameError("candidate id", (written,)))
    assert written not in str(UnknownNameError("person", written, ()))


@given(text=digits)
def test_digits_are_masked_when_there_are_15_or_18_of_them_or_they_are_a_mobile_number(text: str) -> None:
    mobile = text.removeprefix("00").removeprefix("86") if len(text) > 11 else text
    is_mobile = len(mobile) == 11 and mobile[0] == "1" and mobile[1] in "3456789" and len(text) in {11, 13, 15}
    hidden = len(text) in {15, 18} or is_mobile

    assert mask_identity(text) == (MASK if hidden else text)
    assert mask_identity(f"n{text}H") == (f"n{MASK}H" if hidden else f"n{text}H")


@pytest.mark.parametrize(
    "written, kind",
    [
        ("370102199003070000", "identity"),
        ("37010219900307000x", "identity"),
        ("370102 19900307 000X", "identity"),
        ("370102-1990-0307-0000", "identity"),
        ("370102 — 19900307\u30000000", "identity"),
        ("3 7 0 1 0 2 2 0 0 1 1 2 3 1 0 0 0 0", "identity"),
        ("３７０１０２１９９００３０７０００Ｘ", "identity"),
        ("370102900307000", "identity"),
        ("370102-900307-000", "identity"),
        ("13800138000", "mobile"),
        ("138 0013 8000", "mobile"),
        ("138-0013-8000", "mobile"),
        ("+86 138 0013 8000", "mobile"),
        ("008619912345678", "identity"),  # of 15 digits, whatever else it is
        ("86-199 12345678", "mobile"),
        ("3.70102E+17", "rounded"),
        ("1.38001e+10", "rounded"),
        ("4E+17", "rounded"),
    ],
)
def test_numbers_of_people_are_known_however_they_are_written(written: str, kind: str) -> None:
    for before, after in (("", ""), ("H", ""), ("", "A"), ("李", "，社工"), ("no. ", " z")):
        assert number_of_a_person(f"{before}{written}{after}") == kind
        assert mask_identity(f"{before}{written}{after}") == f"{before}{MASK}{after}"
    assert written not in shown(written)
    assert MASK in shown(written)


@pytest.mark.parametrize(
    "written",
    [
        "H012", "2023-001", "A-17", "", "20230901000001", "2023-0901-0000001", "13-2023-00001", "12345678901", "1E5", "3.7E-5", "2018-03-01 2018-03-31",
        "2018-03-01..2018-05-31", "0531-86012345", "138001380001", "1380013800",
    ],
)  # fmt: skip
def test_ordinary_ids_and_days_are_no_numbers_of_people(written: str) -> None:
    assert number_of_a_person(written) is None
    assert mask_identity(written) == written


@given(st.text("0123456789１+＋-.eEＥ H", max_size=20))
def test_a_quick_look_misses_no_number_of_a_person(written: str) -> None:
    assert (number_of_a_person(written) is None) == (mask_identity(written) == written)


@given(value=st.text() | st.integers() | st.lists(st.integers()))
def test_what_is_shown_is_short_and_begins_as_the_value_does(value: object) -> None:
    text = shown(value)
    assert len(text) <= 60
    if not text.endswith("...") and MASK not in text:
        assert text == repr(value)


@pytest.mark.parametrize("length, whole", [(58, True), (59, False)])
def test_a_value_is_cut_where_it_passes_60_signs(length: int, whole: bool) -> None:
    text = shown("a" * length)
    assert text == (f"'{'a' * 58}'" if whole else f"'{'a' * 56}...")


def test_an_unknown_name_offers_the_nearest_ones_best_first_whatever_their_case() -> None:
    error = UnknownNameError("parameter", "Cohort_Cap", ("cohort_cap", "cohort_cap_2", "term_years"))
    assert error.near == ("cohort_cap", "cohort_cap_2")
    assert str(error) == "no parameter is named 'Cohort_Cap'; did you mean cohort_cap or cohort_cap_2?"


@pytest.mark.parametrize("known, listed", [(("J4", "J5"), "J4, J5"), ((), "none")])
def test_an_unknown_name_without_a_near_one_lists_what_there_is(known: tuple[str, ...], listed: str) -> None:
    assert str(UnknownNameError("clause", "watermelon", known)) == f"no clause is named 'watermelon'; known: {listed}"


CLAUSE = Text("条款", "clause")
CLAUSES = tuple(f"J{number}" for number in range(1, 28))


@pytest.mark.parametrize(
    "got, known, zh, en",
    [
        ("J44", ("J4", "O22"), "条款中没有 'J44'；是否为 J4？", "no clause is named 'J44'; did you mean J4?"),
        ("J44", ("J4", "J45"), "条款中没有 'J44'；是否为 J4 或 J45？", "no clause is named 'J44'; did you mean J4 or J45?"),
        ("西瓜", ("J4", "J5"), "条款中没有 '西瓜'；现有：J4、J5", "no clause is named '西瓜'; known: J4, J5"),
        ("西瓜", (), "条款中没有 '西瓜'；现有：无", "no clause is named '西瓜'; known: none"),
        (
            "西瓜",
            CLAUSES,
            "条款中没有 '西瓜'；共27个，如J1、J2、J3、J4、J5、J6、J7、J8",
            "no clause is named '西瓜'; there are 27, such as J1, J2, J3, J4, J5, J6, J7, J8",
        ),
        (IDENTITY, (IDENTITY[:-1] + "1",), "条款中没有 '***'；是否为 ***？", "no clause is named '***'; did you mean ***?"),
        ("西瓜", (IDENTITY,), "条款中没有 '西瓜'；现有：***", "no clause is named '西瓜'; known: ***"),
    ],
)
def test_an_unknown_name_is_told_in_both_languages(got: str, known: tuple[str, ...], zh: str, en: str) -> None:
    error = UnknownNameError(CLAUSE, got, known)
    assert (error.in_language("zh"), error.in_language("en"), str(error)) == (zh, en, en)


@pytest.mark.parametrize("many, whole", [(8, True), (9, False)])
def test_of_more_than_eight_known_names_eight_are_listed_and_all_counted(many: int, whole: bool) -> None:
    error = UnknownNameError(CLAUSE, "西瓜", CLAUSES[:many])
    assert error.in_language("en").endswith(
        f"known: {', '.join(CLAUSES[:8])}" if whole else f"there are 9, such as {', '.join(CLAUSES[:8])}"
    )
    assert error.known == CLAUSES[:many]


def test_names_that_cannot_be_chosen_are_listed_apart() -> None:
    error = UnknownNameError(CLAUSE, "西瓜", ("J4",), ("J5", IDENTITY))
    assert error.in_language("zh") == "条款中没有 '西瓜'；现有：J4（已排除、不可选的：J5、***）"
    assert str(error) == "no clause is named '西瓜'; known: J4 (excluded, and not to be chosen: J5, ***)"
    assert (pickle.loads(pickle.dumps(error)).barred, error.instead("en")) == (error.barred, str(error).partition("; ")[2])
    assert str(UnknownNameError(CLAUSE, "J44", ("J4",), ("J5",))) == "no clause is named 'J44'; did you mean J4?"


def test_names_that_occur_twice_are_told_in_both_languages_and_no_identity_number_is() -> None:
    error = DuplicateNameError(Text("人选编号", "candidate id"), ("A1", IDENTITY))
    assert error.in_language("zh") == "人选编号不得重复；重复的有：A1、***"
    assert error.in_language("en") == str(error) == "each candidate id may occur once; twice or more: A1, ***"


@given(names=st.lists(st.sampled_from("abcde")))
def test_names_are_refused_when_one_occurs_twice_and_each_such_name_is_told_once(names: list[str]) -> None:
    twice = tuple(dict.fromkeys(name for place, name in enumerate(names) if name in names[:place]))
    if not twice:
        DuplicateNameError.check("candidate id", names)
        return
    with pytest.raises(DuplicateNameError) as caught:
        DuplicateNameError.check("candidate id", names)
    assert caught.value.names == twice
    assert str(caught.value) == f"each candidate id may occur once; twice or more: {', '.join(twice)}"


def test_a_personal_value_stands_nowhere_in_the_error() -> None:
    error = InvalidValueError("name", "Zhang San", "give words", personal=True)
    for said in (str(error), error.in_language("zh"), repr(error), repr(error.args), repr(error.got)):
        assert "Zhang" not in said
    again = pickle.loads(pickle.dumps(error))
    assert (again.got, again.personal, str(again)) == (error.got, True, str(error))


def test_a_number_too_long_to_write_out_is_told_by_its_type() -> None:
    assert shown(10**5000) == "int"
