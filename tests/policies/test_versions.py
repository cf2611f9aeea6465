"""A day picks the version that is in force on it; the old ones stay usable by name."""

import pickle
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Window
from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.law import Dated, Verified
from socialwork.policies import OutOfForceError, Versions
from socialwork.rules import Verdict
from socialwork.testing.invented import TEA_ROOMS, TeaRoom, TeaRoomPolicy

ONE_DAY = timedelta(days=1)


def version(name: str, start: date, end: date | None, guests: int = 50) -> TeaRoomPolicy:
    document = attrs.evolve(TEA_ROOMS.documents[0], id=name, validity=Window(start=start, end=end))
    values = (Dated(guests, since=start, clause="X2", verified=Verified.ASSUMED),)
    return attrs.evolve(TEA_ROOMS, documents=(document,), least_guests=attrs.evolve(TEA_ROOMS.least_guests, values=values))


NEXT_ONE = version("tea-2026", date(2026, 1, 1), date(2028, 1, 1))
LAST = version("tea-2029", date(2029, 1, 1), None, guests=60)
ALL = Versions(LAST, TEA_ROOMS, NEXT_ONE)
GUESTS = TEA_ROOMS.entry.rules[3]


@pytest.mark.parametrize("day, name, guests", [
    (date(2020, 1, 1), "tea-2020", 20), (date(2022, 6, 30), "tea-2020", 20), (date(2022, 7, 1), "tea-2020", 30), (date(2022, 7, 2), "tea-2020", 30),
    (date(2025, 12, 31), "tea-2020", 30), (date(2026, 1, 1), "tea-2026", 50), (date(2026, 1, 2), "tea-2026", 50), (date(2027, 12, 31), "tea-2026", 50),
    (date(2029, 1, 1), "tea-2029", 60), (date(2099, 1, 1), "tea-2029", 60),
])  # fmt: skip
def test_the_day_before_on_and_after_each_change_has_the_law_of_its_own(day: date, name: str, guests: int) -> None:
    law = ALL.on(day)

    assert ALL.in_force(day).documents[0].id == law.policy.documents[0].id == name
    assert law.value(TEA_ROOMS.least_guests).value == guests
    assert law.decide(GUESTS, TeaRoom(guests=guests)).verdict is Verdict.YES
    assert law.decide(GUESTS, TeaRoom(guests=guests - 1)).verdict is Verdict.NO
    assert law.marks == ()


@pytest.mark.parametrize("day, en, zh", [
    (date(2028, 1, 1), "no version of tea_rooms is in force on 2028-01-01 (from 2026-01-01 until 2027-12-31; from 2029-01-01); give a day inside, or name",
     "tea_rooms 在 2028-01-01 无有效版本（2026-01-01起，至2027-12-31止；2029-01-01起）"),
    (date(2028, 12, 31), "on 2028-12-31 (from 2026-01-01 until 2027-12-31; from 2029-01-01)", "2028-12-31 无有效版本"),
    (date(2019, 12, 31), "tea_rooms is not in force on 2019-12-31 (from 2020-01-01 until 2025-12-31)", "2019-12-31 不在有效期内"),
])  # fmt: skip
def test_in_a_gap_the_neighbours_are_named(day: date, en: str, zh: str) -> None:
    for ask in (ALL.on, ALL.in_force):
        with pytest.raises(OutOfForceError) as caught:
            ask(day)
        assert en in str(caught.value)
        assert zh in caught.value.in_language("zh")


def test_after_the_last_version_its_days_are_named() -> None:
    with pytest.raises(OutOfForceError, match="from 2026-01-01 until 2027-12-31") as caught:
        Versions(TEA_ROOMS, NEXT_ONE).on(date(2030, 1, 1))
    assert caught.value.after is None


def test_an_old_version_stays_usable_by_name() -> None:
    old = ALL.named("tea-2020")

    assert old is TEA_ROOMS
    assert old.on(date(2030, 1, 1), beyond_validity=True).value(TEA_ROOMS.least_guests).value == 30
    with pytest.raises(UnknownNameError, match=r"no version is named 'tea-2021'; did you mean .*tea-2020"):
        ALL.named("tea-2021")


@pytest.mark.parametrize("policies, error, words", [
    ((), InvalidValueError, "give at least one policy"),
    ((TEA_ROOMS, "tea"), InvalidValueError, "give policies, each as an argument of its own"),
    ((TEA_ROOMS, TEA_ROOMS), DuplicateNameError, "each version may occur once"),
    ((TEA_ROOMS, version("x", date(2025, 12, 31), None)), InvalidValueError,
     "Versions: got 'x'; it is in force together with tea-2020 (from 2020-01-01 until 2025-12-31)"),
    ((LAST, version("x", date(2040, 1, 1), date(2041, 1, 1))), InvalidValueError, "Versions: got 'x'; it is in force together with tea-2029"),
    ((attrs.evolve(TEA_ROOMS, documents=(attrs.evolve(TEA_ROOMS.documents[0], validity=None),)),), InvalidValueError, "its validity was not found"),
], ids=["none", "no policy", "twice", "a day", "inside", "unknown"])  # fmt: skip
def test_versions_stand_side_by_side(policies: tuple[Any, ...], error: type[Exception], words: str) -> None:
    with pytest.raises(error) as caught:
        Versions(*policies)
    assert words in str(caught.value)


@pytest.mark.parametrize("day", [datetime(2023, 1, 1, tzinfo=UTC), "2023-01-01", None], ids=["datetime", "text", "nothing"])
def test_a_day_is_a_date(day: Any) -> None:
    with pytest.raises(InvalidValueError, match="give a date without a time of day"):
        ALL.on(day)


def test_the_order_in_which_they_are_given_means_nothing() -> None:
    assert Versions(TEA_ROOMS, NEXT_ONE, LAST) == ALL
    assert list(ALL) == [TEA_ROOMS, NEXT_ONE, LAST]
    assert pickle.loads(pickle.dumps(ALL)) == ALL
    assert ALL.on(date(2026, 1, 1), readings={"AX1": "any"}).choice(TEA_ROOMS.leaf_only).id == "any"


@given(day=st.dates(date(2019, 1, 1), date(2031, 1, 1)))
def test_at_most_one_version_is_in_force(day: date) -> None:
    inside = [policy for policy in ALL if policy.documents[0].validity is not None and day in policy.documents[0].validity]

    if inside:
        assert [ALL.in_force(day)] == inside
        assert ALL.on(day) == inside[0].on(day)
    else:
        with pytest.raises(OutOfForceError):
            ALL.in_force(day)
