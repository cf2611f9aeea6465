"""What can be wrong with a question to a policy is said in both languages, with a way on."""

import pickle
from datetime import date

import pytest

from socialwork.days import Window
from socialwork.errors import SocialWorkError
from socialwork.policies import InadmissibleReadingsError, OutOfForceError
from socialwork.text import Text

OUT = OutOfForceError("tea_rooms", date(2026, 1, 1), Window(start=date(2020, 1, 1), end=date(2026, 1, 1)))
ALONE = InadmissibleReadingsError(("AX1=none",), Text("那样就没有茶室了", "there would be no tea rooms"), ("AX1=leaf", "AX1=any"))
TOGETHER = InadmissibleReadingsError(
    ("AX2=does_not_count", "AX1=any"), Text("两者不能并存", "the two exclude each other"), ("AX2=counts", "AX1=leaf")
)


@pytest.mark.parametrize("error, zh, en", [
    (
        OUT,
        "tea_rooms 在 2026-01-01 不在有效期内（2020-01-01起，至2025-12-31止）；请给出有效期内的日期，或写明 beyond_validity=True 以在有效期外测算",
        (
            "tea_rooms is not in force on 2026-01-01 (from 2020-01-01 until 2025-12-31); "
            "give a day inside, or pass beyond_validity=True to go on deliberately"
        ),
    ),
    (
        ALONE,
        "不可采用 AX1=none：那样就没有茶室了；可改为 AX1=leaf、AX1=any",
        "AX1=none cannot be chosen: there would be no tea rooms; choose AX1=leaf or AX1=any",
    ),
    (
        TOGETHER,
        "不可采用 AX2=does_not_count + AX1=any：两者不能并存；可改为 AX2=counts、AX1=leaf",
        "AX2=does_not_count + AX1=any cannot be chosen: the two exclude each other; choose AX2=counts or AX1=leaf",
    ),
], ids=["out of force", "excluded", "not together"])  # fmt: skip
def test_the_words(error: SocialWorkError, zh: str, en: str) -> None:
    assert error.in_language("zh") == zh
    assert error.in_language("en") == str(error) == en


@pytest.mark.parametrize("error, code", [(OUT, "out_of_force"), (ALONE, "inadmissible_readings")], ids=["out of force", "readings"])
def test_programs_read_a_stable_code_and_the_fields(error: SocialWorkError, code: str) -> None:
    assert error.code == code
    assert OUT.window.end == OUT.day
    assert TOGETHER.chosen == ("AX2=does_not_count", "AX1=any")
    assert isinstance(ALONE, ValueError)


@pytest.mark.parametrize("error", [OUT, ALONE, TOGETHER], ids=["out of force", "excluded", "not together"])
def test_an_error_survives_pickling(error: SocialWorkError) -> None:
    copy = pickle.loads(pickle.dumps(error))

    assert type(copy) is type(error)
    assert copy.args == error.args
    assert str(copy) == str(error)
