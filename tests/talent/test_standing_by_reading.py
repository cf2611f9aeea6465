"""Where somebody stands under every combination of readings: each combination is in one outcome, and the readings that matter are told."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.lifecycle import Event, Journal
from socialwork.talent import HAIYOU
from socialwork.talent.standing_by_reading import standing_by_reading
from socialwork.talent.standing_facts import LeaveCause, Leaving, Naming
from socialwork.testing import admissible_readings, walks

NAMED, LEFT, DAY = date(2023, 12, 1), date(2025, 6, 15), date(2026, 1, 1)
LAW = HAIYOU.on(NAMED)


def named(**facts: Any) -> Journal:
    return Journal().do("named", subject="P1", on=NAMED, law=LAW, recorder="office", facts=Naming(**facts))


def retired() -> Journal:
    facts = Leaving(cause=LeaveCause.RETIRED)
    return named(approved_on=NAMED).record("left", subject="P1", on=LEFT, recorder="office", recorded=DAY, facts=facts)


def test_what_hangs_on_a_reading_is_told_with_the_options_that_lead_to_it() -> None:
    found = standing_by_reading(retired(), LAW, as_of=DAY)

    assert (found.robust, found.depends_on) == (False, ("AJ24.retired",))
    assert [(each.states["term"].id, [dict(options) for options in each.under]) for each in found.outcomes] == [
        ("benefits_ended", [{"AJ24.retired": "ends"}]), ("active", [{"AJ24.retired": "stays"}]),
    ]  # fmt: skip
    assert found.explain("en").splitlines()[:-1] == [
        "P1: as of 2026-01-01, it depends on AJ24.retired",
        "- in the term, the benefits ended; none under way: AJ24.retired=ends",
        "- in the term; none under way (not applied: record 2): AJ24.retired=stays",
    ]
    assert "因口径而异（AJ24.retired）" in found.explain()
    data = found.as_data()
    assert json.loads(json.dumps(data)) == data
    assert (data["known_on"], data["outcomes"][1]["under"]) == (None, [{"AJ24.retired": "stays"}])


def test_what_was_not_recorded_yet_hangs_on_nothing() -> None:
    found = standing_by_reading(retired(), LAW, "P1", as_of=DAY, known_on=LEFT)

    assert (found.robust, found.depends_on, found.outcomes[0].under) == (True, (), ((),))
    assert set(found.asked) == {"AJ19", "AJ20"}
    assert "各口径下相同：管理期内" in found.explain("zh")
    assert found.as_data()["known_on"] == "2025-06-15"


def test_the_laws_own_choice_stands_for_what_is_not_varied() -> None:
    law = LAW.choosing({"AJ24.retired": "stays"})
    found = standing_by_reading(retired(), law, as_of=DAY, varied=["AJ20"])

    assert (found.robust, found.outcomes[0].states["term"].id, found.asked) == (True, "active", ("AJ20",))
    assert standing_by_reading(retired(), law, as_of=DAY).outcomes[0].states["term"].id == "active"


def test_records_that_change_nothing_are_not_passed_over() -> None:
    one = named().record("returned", subject="P1", on=LEFT, recorder="office")
    two = one.record("returned", subject="P1", on=DAY, recorder="office")

    assert standing_by_reading(one, LAW, as_of=DAY, varied=["AJ20"]).outcomes[0].not_applied == (2,)
    assert "（未适用的记录：2、3）" in standing_by_reading(two, LAW, as_of=DAY).explain("zh")
    waiting = standing_by_reading(named(), LAW, as_of=DAY)
    assert [(each.text.en, each.under) for each in waiting.outcomes][1] == (
        "never named; none under way (not applied: record 1)", ((("AJ19", "approval"),),),
    )  # fmt: skip
    unknown = Journal((Event(subject="P1", kind="nothing_known", happened=NAMED, recorded=NAMED, recorder="office"),))
    assert standing_by_reading(unknown, LAW, as_of=DAY).outcomes[0].text.en == "- (not applied: record 1)"


def test_calls_that_are_wrong_are_told() -> None:
    with pytest.raises(UnknownNameError):
        standing_by_reading(named(), LAW, "P2", as_of=DAY)
    with pytest.raises(UnknownNameError):
        standing_by_reading(named(), LAW, as_of=DAY, varied=["AJ999"])
    with pytest.raises(InvalidValueError, match="robust"):
        bool(standing_by_reading(named(), LAW, as_of=DAY))


@settings(max_examples=50)
@given(journal=walks(LAW, kind="person", subject="P1", max_size=6, after=named(approved_on=NAMED)), data=st.data())
def test_whatever_is_chosen_comes_out_as_told(journal: Journal, data: st.DataObject) -> None:
    as_of = data.draw(st.dates(NAMED, date(2029, 1, 1)))
    options = data.draw(admissible_readings(HAIYOU))
    found = standing_by_reading(journal, LAW, as_of=as_of)
    states = dict(journal.standing(HAIYOU.on(NAMED, readings=options), as_of=as_of).states)
    [outcome] = [each for each in found.outcomes if dict(each.states) == states]

    assert any(all(options[name] == option for name, option in way) for way in outcome.under)
    assert found.robust == (not found.depends_on)
    assert dict(found.outcomes[0].states) == dict(found.standing.states)
