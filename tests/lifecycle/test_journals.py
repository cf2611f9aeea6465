"""Journals: what they keep, what can be done, what is corrected, and where things stand."""

import pickle
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.lifecycle import VOID, Allowed, Event, Journal, NotAllowedError, Refused, SubjectKind, Undetermined
from socialwork.lifecycle.journals import check_journal
from socialwork.policies import Law
from socialwork.rules import Missing
from socialwork.testing import admissible_readings, journals, walks
from socialwork.testing.invented import TEA_ROOM_LIVES, Grant, Grounds

DAY = date(2021, 3, 5)
LAW = TEA_ROOM_LIVES.on(date(2021, 1, 1))
GOOD, SMOKE = Grant(sound=True, guests=30), Grounds(smoke=True)


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def granted(**more: Any) -> Journal:
    said: dict[str, Any] = {"role": "town", "facts": GOOD, "recorder": "office", **more}
    return Journal().do("granted", subject="A", on=DAY, law=LAW, **said)


def closed(journal: Journal, on: date) -> Journal:
    proposed = journal.do("closing.proposed", subject="A", on=on, law=LAW, role="neighbour", facts=SMOKE, recorder="office")
    return proposed.do("closing.decided", subject="A", on=on + timedelta(days=1), law=LAW, role="town", recorder="office")


def states(journal: Journal, as_of: date, **more: Any) -> dict[str, str]:
    return {name: state.id for name, state in journal.standing(LAW, as_of=as_of, **more).states.items()}


def event(**more: Any) -> Event:
    return Event(**{"subject": "A", "kind": "tasted", "happened": DAY, "recorded": DAY, "recorder": "office", **more})


@given(journals(TEA_ROOM_LIVES), st.integers(1, 9))
def test_an_event_with_its_number_is_otherwise_the_same(journal: Journal, seq: int) -> None:
    for each in journal:
        assert each.numbered(seq) == attrs.evolve(each, seq=seq)
        assert each.numbered(seq).facts is each.facts


# --- what it keeps ------------------------------------------------------------------------------------------------------------------------


def test_events_are_numbered_and_the_journal_before_stays_as_it_was() -> None:
    one = Journal((event(), event(subject="B")))
    two = one.append(event(subject="B"), event(subject="C"))

    assert [each.seq for each in two] == [1, 2, 3, 4]
    assert len(one) == 2
    assert one.subjects == ("A", "B")
    assert [each.seq for each in two.of("B")] == [2, 3]
    assert [each.seq for each in one.of("B")] == [2]
    assert one.of("Z") == ()
    assert two.event(3).subject == "B"
    assert two == Journal.of_events(two)
    assert hash(two) == hash(Journal.of_events(two))
    assert one != two
    assert one != 3
    assert pickle.loads(pickle.dumps(two)) == two
    assert repr(two) == "Journal(4 events of 3 subjects)"


def test_what_is_no_event_or_wrongly_numbered_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="event: got 'str'; give an Event"):
        Journal(("tasted",))  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"take numbered events with Journal.of_events"):
        Journal((event(seq=1),))
    for numbers in ((2,), (1, 1), (1, 3), (0,)):
        with pytest.raises(InvalidValueError, match="numbers run from 1 on"):
            Journal.of_events(event(seq=seq) for seq in numbers)
    for seq in (0, 2, True, "1"):
        with pytest.raises(InvalidValueError, match=r"seq: got .*; give 1 to 1"):
            Journal((event(),)).event(seq)  # type: ignore[arg-type]


def test_nothing_personal_is_printed() -> None:
    kept = granted(facts=Grant(sound=True, guests="77777"))

    told = repr(kept.event(1)) + kept.standing(LAW, as_of=DAY).explain("en") + str(kept.standing(LAW, as_of=DAY).as_data())
    assert "facts=***" in told
    assert "77777" not in told


# --- what can be done ---------------------------------------------------------------------------------------------------------------------


def test_every_reason_is_told() -> None:
    answer = Journal().can("granted", subject="A", on=DAY, law=LAW, facts=Grant(sound=False, guests=5))

    assert isinstance(answer, Refused)
    assert answer.explain("en").splitlines() == [
        "refused: granted",
        '- "granted" needs the town to act (X12)',
        "- sound, and with guests: not met (X12/X2)",
        "computed in support of a decision; it does not take the place of the competent body's",
    ]
    assert answer.reasons[1].decision is not None
    assert len(answer.reasons[1].decision.failed()) == 2
    assert answer.as_data()["reasons"][0]["clauses"] == ["X12"]
    assert answer.as_data()["answer"] == "refused"
    with pytest.raises(InvalidValueError, match=r"answer\.allowed"):
        bool(answer)
    with pytest.raises(NotAllowedError) as raised:
        granted(role=None)
    assert raised.value.code == "not_allowed"
    assert raised.value.in_language("zh") == "不可办理：准予扶持；“准予扶持”须由镇里办理（X12）"
    assert str(raised.value) == 'refused: granted; "granted" needs the town to act (X12)'


def test_what_is_missing_is_asked_for_and_a_refusal_outweighs_it() -> None:
    said: dict[str, Any] = {"subject": "A", "on": DAY, "law": LAW, "facts": Grant(sound=True, guests=Missing.NOT_KNOWN)}
    answer = Journal().can("granted", role="town", **said)

    assert isinstance(answer, Undetermined)
    assert not answer.allowed
    assert [ask.name for ask in answer.asks] == ["guests"]
    assert "- guests a week; ask: the town" in answer.explain("en")
    refused = Journal().can("granted", **said)
    assert isinstance(refused, Refused)
    assert [reason.waits for reason in refused.reasons] == [False, True]


@pytest.mark.parametrize(
    "kind, more, found",
    [
        ("rested", {}, 'the state of "support" is "granted"; "rested" needs: running'),
        ("began", {}, '"began" happens by itself on its day and is not recorded'),
        ("ended", {}, 'the state of "support" is "granted"; "ended" needs: -'),
        ("lost", {"role": "town", "facts": GOOD}, '"support lost" records no facts'),
        ("closing.proposed", {"role": "neighbour"}, '"closing proposed" needs its facts recorded (Grounds)'),
        ("fair.opened", {"role": "town"}, '"fair opened" does not happen to a subject of this kind'),
        ("lost", {"role": "town", "after": 7}, "after=7: there is no record 7 of this subject on the same day"),
        ("closing.dropped", {"role": "town"}, 'the state of "closing" is "quiet"; "closing dropped" needs: proposed'),
    ],
)
def test_what_cannot_happen_says_why(kind: str, more: dict[str, Any], found: str) -> None:
    answer = granted().can(kind, subject="A", on=later(1), law=LAW, **more)

    assert isinstance(answer, Refused)
    assert found in answer.explain("en")


def test_a_move_that_is_not_there_under_a_reading() -> None:
    law = LAW.choosing({"AX3": "stays"})
    answer = granted().can("rested", subject="A", on=later(60), law=law)

    assert (
        'under the readings chosen there is no "rested" where the state of "support" is "running"; '
        "AX3 (whether a rest ends the support) is taken as stays (it does not); under AX3=ends there is"
    ) in answer.explain("en")
    assert granted().can("rested", subject="A", on=later(60), law=LAW).allowed


def test_both_happen_or_neither() -> None:
    proposed = Journal().do("closing.proposed", subject="A", on=DAY, law=LAW, role="neighbour", facts=SMOKE, recorder="office")
    answer = proposed.can("closing.decided", subject="A", on=later(1), law=LAW, role="town")

    assert isinstance(answer, Refused)
    assert '"support lost" needs: granted, running, resting' in answer.explain("en")
    standing = closed(granted(), later(40)).standing(LAW, as_of=later(50))
    assert {name: state.id for name, state in standing.states.items()} == {"support": "lost", "closing": "decided"}
    assert [step.kind.id for step in standing.steps][-2:] == ["closing.decided", "lost"]
    assert "caused by record 3" in standing.explain("en")


def test_an_allowed_answer_tells_the_moves_and_what_would_no_longer_apply() -> None:
    kept = granted().do("rested", subject="A", on=later(60), law=LAW, recorder="office")
    answer = kept.can("rested", subject="A", on=later(50), law=LAW)

    assert isinstance(answer, Allowed)
    assert answer.allowed
    assert [each.event.seq for each in answer.displaces] == [2]
    assert "record 2 would no longer apply" in answer.explain("en")
    assert answer.as_data()["steps"][0]["to"] == "resting"
    assert "running -> resting" in answer.explain("en")


def test_what_another_event_causes_is_never_recorded_by_itself() -> None:
    kept = granted()
    answer = kept.can("lost", subject="A", on=later(50), law=LAW, role="town")
    standing = kept.record("lost", subject="A", on=later(50), recorder="office", role="town").standing(LAW, as_of=later(60))

    assert isinstance(answer, Refused)
    assert "is not recorded by itself" in answer.explain("en")
    assert [each.event.seq for each in standing.not_applied] == [2]
    assert standing.states["support"].id == "running"


def test_a_name_that_is_none_is_a_mistake_of_the_call() -> None:
    with pytest.raises(UnknownNameError, match="no kind of event is named 'grantd'; did you mean granted"):
        Journal().can("grantd", subject="A", on=DAY, law=LAW)
    kinds = TEA_ROOM_LIVES.lifecycle("support").kinds
    roles = TEA_ROOM_LIVES.lifecycle("support").roles
    assert Journal().can(kinds["granted"], subject="A", on=DAY, law=LAW, role=roles["town"], facts=GOOD).allowed


def test_entry_conditions_are_not_tested_again_during_the_term() -> None:
    """The conditions were met under the law of the day; a later law that asks for more takes nothing away."""
    kept = granted(facts=Grant(sound=True, guests=25))

    assert states(kept, later(60)) == {"support": "running", "closing": "quiet"}
    assert not kept.can(
        "granted", subject="B", on=DAY, law=TEA_ROOM_LIVES.on(date(2023, 1, 1)), role="town", facts=kept.event(1).facts
    ).allowed


# --- days ---------------------------------------------------------------------------------------------------------------------------------


def test_both_days_are_inclusive_and_timed_moves_come_first_in_the_morning() -> None:
    kept = granted(recorded=later(3)).record("rested", subject="A", on=date(2021, 4, 1), recorder="office")

    assert states(kept, later(-1)) == {"support": "none", "closing": "quiet"}
    assert states(kept, DAY) == {"support": "granted", "closing": "quiet"}
    assert states(kept, DAY, known_on=later(2))["support"] == "none"
    assert states(kept, DAY, known_on=later(3))["support"] == "granted"
    standing = kept.standing(LAW, as_of=date(2021, 4, 1))
    assert [(str(step.day), step.kind.id, step.late) for step in standing.steps] == [
        ("2021-03-05", "granted", True),
        ("2021-04-01", "began", False),
        ("2021-04-01", "rested", False),
    ]
    assert [(str(each.day), each.kind.id) for each in standing.due] == [("2023-04-01", "ended")]
    assert standing.touched == {"AX3", "AX4"}
    assert standing.since == {"support": date(2021, 4, 1), "closing": None}


def test_the_term_ends_on_its_day() -> None:
    assert states(granted(), date(2023, 3, 31))["support"] == "running"
    assert states(granted(), date(2023, 4, 1))["support"] == "over"
    same_day = LAW.choosing({"AX4": "same_day"})
    assert granted().standing(same_day, as_of=DAY).states["support"].id == "running"
    assert not granted().standing(same_day, as_of=date(2023, 3, 5)).due


def test_a_day_beyond_the_calendar_never_comes() -> None:
    kept = Journal().record("granted", subject="A", on=date(9999, 12, 20), recorder="office", role="town", facts=GOOD)

    assert states(kept, date.max)["support"] == "granted"
    assert not kept.standing(LAW, as_of=date.max).due


def test_events_of_one_day_whose_order_matters_must_say_so() -> None:
    day = later(60)
    kept = granted().do("rested", subject="A", on=day, law=LAW, recorder="office")
    answer = kept.can("reopened", subject="A", on=day, law=LAW)

    assert isinstance(answer, Refused)
    assert "give after=2 if this came later" in answer.explain("en")
    done = kept.do("reopened", subject="A", on=day, law=LAW, recorder="office", after=2)
    assert done.standing(LAW, as_of=day).unordered == ()
    assert kept.can("tasted", subject="A", on=day, law=LAW).allowed
    recorded = kept.record("reopened", subject="A", on=day, recorder="office")
    standing = recorded.standing(LAW, as_of=day)
    assert [(one.seq, other.seq) for one, other in standing.unordered] == [(2, 3)]
    assert "records 2 and 3 are of one day" in standing.explain("en")
    assert standing.states["support"].id == "running"


def test_what_came_first_can_be_recorded_later() -> None:
    day = later(60)
    kept = granted().record("reopened", subject="A", on=day, recorder="office").record("rested", subject="A", on=day, recorder="office")
    mended = kept.correct(2, recorded=day, recorder="office", after=3)

    assert [step.kind.id for step in mended.standing(LAW, as_of=day).steps] == ["granted", "began", "rested", "reopened"]
    assert mended.standing(LAW, as_of=day).not_applied == ()


# --- corrections --------------------------------------------------------------------------------------------------------------------------


def test_a_correction_holds_from_the_day_it_was_recorded() -> None:
    kept = granted().correct(1, recorded=later(10), recorder="office", on=later(40), document="D2", facts=Grant(sound=True, guests=40))

    assert states(kept, later(2), known_on=later(9))["support"] == "granted"
    assert states(kept, later(2), known_on=later(10))["support"] == "none"
    assert kept.event(2).role == "town"
    assert kept.event(2).corrects == 1
    with pytest.raises(InvalidValueError, match="record 1 was corrected already; correct 2"):
        kept.correct(1, recorded=later(11), recorder="office")
    twice = kept.correct(2, recorded=later(12), recorder="office", on=DAY, role=None, kind="lost", facts=None)
    assert twice.event(3).role == ""
    assert states(twice, later(2))["support"] == "none"


def test_a_withdrawal_and_its_withdrawal() -> None:
    kept = granted().void(1, recorded=later(5), recorder="office", document="D3")

    assert kept.event(2).kind == VOID
    assert states(kept, later(9)) == {"support": "none", "closing": "quiet"}
    assert states(kept, later(9), known_on=later(4))["support"] == "granted"
    with pytest.raises(InvalidValueError, match="record 1 was withdrawn by record 2; withdraw 2 to have it back"):
        kept.void(1, recorded=later(6), recorder="office")
    assert states(kept.void(2, recorded=later(6), recorder="office"), later(9))["support"] == "granted"
    corrected = granted().correct(1, recorded=later(1), recorder="office", on=later(100))
    assert states(corrected.void(2, recorded=later(2), recorder="office"), later(9))["support"] == "granted"


def test_a_withdrawn_correction_is_said_to_be_withdrawn_whatever_came_after() -> None:
    kept = granted().correct(1, recorded=DAY, recorder="office").void(2, recorded=DAY, recorder="office")
    with pytest.raises(InvalidValueError, match="record 2 was withdrawn by record 3; withdraw 3 to have it back"):
        kept.correct(2, recorded=DAY, recorder="office")

    kept = kept.correct(1, recorded=DAY, recorder="office")
    with pytest.raises(InvalidValueError, match="record 2 was withdrawn by record 3; correct 4"):
        kept.void(2, recorded=DAY, recorder="office")
    with pytest.raises(InvalidValueError, match="record 1 was corrected already; correct 4"):
        kept.void(1, recorded=DAY, recorder="office")


def test_a_correction_takes_facts_of_the_type_that_was_there() -> None:
    with pytest.raises(InvalidValueError) as caught:
        granted().correct(1, recorded=later(10), recorder="office", facts={"sound": True})
    assert str(caught.value) == "facts: got 'dict'; give a Grant, such as attrs.evolve(those before, ...)"
    with pytest.raises(InvalidValueError, match="give a Grant"):
        granted().correct(1, recorded=later(10), recorder="office", kind="granted", facts=SMOKE)
    assert granted().correct(1, recorded=later(10), recorder="office", kind="lost", facts=SMOKE).event(2).facts == SMOKE
    bare = Journal().append(event(facts=None)).correct(1, recorded=later(1), recorder="office", facts=GOOD)
    assert bare.event(2).facts == GOOD


def test_a_correction_of_nothing_changes_nothing() -> None:
    kept = granted().append(event(corrects=9), event(subject="B", corrects=1), event(corrects=1, kind=VOID), event(corrects=1))

    told = {each.event.seq: each for subject in "AB" for each in kept.standing(LAW, subject, as_of=later(1)).not_applied}
    assert set(told) == {2, 3, 5}
    assert "there is no record 9 of this subject" in told[2].why.en
    assert "record 1 was withdrawn by record 4; withdraw 4 to have it back" in told[5].why.en
    assert "第1条已由第4条作废；要恢复，请作废第4条" in told[5].why.zh
    assert told[2].decision is None
    assert not told[2].waits


# --- standings ----------------------------------------------------------------------------------------------------------------------------


def test_what_is_not_applied_stays_and_says_why() -> None:
    kept = granted().record("granted", subject="B", on=DAY, recorder="office", role="town", facts=Grant(sound=True))
    kept = kept.record("nonsense", subject="B", on=DAY, recorder="office").record("tasted", subject="B", on=DAY, recorder="office")
    standing = kept.standing(LAW, "B", as_of=later(1))

    assert [each.why.en for each in standing.not_applied] == [
        "sound, and with guests: undetermined (X12/X2)",
        "the policy has no event nonsense",
        'the state of "support" is "none"; "tasted" needs: running, resting (X13)',
    ]
    assert standing.not_applied[0].waits
    assert standing.not_applied[0].decision is not None
    assert "not applied: record 3 (2021-03-05, nonsense): the policy has no event nonsense" in standing.explain("en")
    assert standing.as_data()["not_applied"][0]["reasons"][0]["waits"]


def test_the_state_is_undetermined_while_what_would_begin_it_waits() -> None:
    waiting = Journal().record("granted", subject="B", on=DAY, recorder="office", role="town", facts=Grant(sound=True))
    standing = waiting.standing(LAW, as_of=later(1))

    assert standing.undetermined == {"support"}
    assert standing.as_data()["undetermined"] == ["support"]
    assert standing.explain("en").splitlines()[1:3] == [
        "support: undetermined (see the record that is not applied)", "closing: quiet",
    ]  # fmt: skip
    begun = waiting.record("granted", subject="B", on=later(2), recorder="office", role="town", facts=GOOD).standing(LAW, as_of=later(3))
    assert (begun.undetermined, begun.states["support"].id) == (frozenset(), "granted")
    refused = Journal().record("tasted", subject="B", on=DAY, recorder="office").standing(LAW, as_of=later(1))
    assert refused.undetermined == frozenset()


def test_the_standing_as_data_as_words_and_as_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIALWORK_LANG", "en")
    kept = granted(document="D1", recorded=later(2)).record("tasted", subject="A", on=later(50), recorder="office", role="guest")
    standing = kept.standing(LAW, as_of=later(50), known_on=later(50))

    assert repr(standing) == "Standing(A on 2021-04-24, support: running, closing: quiet)"
    assert standing.as_data()["states"] == {"support": "running", "closing": "quiet"}
    assert standing.as_data()["due"] == [{"day": "2023-04-01", "event": "ended", "lifecycle": "support"}]
    assert standing.explain("zh").splitlines() == [
        "A：截至2021-04-24，按2021-04-24及以前的记录",
        "扶持：扶持中（自2021-04-01）",
        "取消程序：无事",
        "2023-04-01：期满（届时自行发生）",
        "2021-03-05  扶持  准予扶持  未获扶持 → 已准  镇里  D1  X12  第1条，2021-03-07补记",
        "2021-04-01  扶持  起算  已准 → 扶持中  X12  到期自行发生",
        "2021-04-24  扶持  品茶  扶持中  guest  X13  第2条",
        "辅助测算，不代替主管机关认定",
    ]
    assert standing.table("en")[1][4] == "the town"
    assert standing._repr_html_() == standing.to_html("en")
    assert "<table>" in standing.to_html()
    assert "<table>" not in kept.standing(LAW, as_of=later(-9)).to_html()
    assert standing == kept.standing(LAW, as_of=later(50), known_on=later(50))
    assert hash(standing) == hash(kept.standing(LAW, as_of=later(50), known_on=later(50)))
    assert standing != kept.standing(LAW, as_of=later(51), known_on=later(50))
    assert standing != 1
    with pytest.raises(InvalidValueError, match="look at its states"):
        bool(standing)


def test_subjects_of_different_kinds_stand_beside_one_another() -> None:
    kept = granted().record("fair.opened", subject="F", on=DAY, recorder="office", role="town").append(event(subject="X", kind="unheard"))

    assert {name: list(each.states) for name, each in kept.standings(LAW, as_of=DAY).items()} == {
        "A": ["support", "closing"],
        "F": ["fair"],
        "X": [],
    }
    assert list(kept.standings(LAW, as_of=DAY, kind="fair")) == ["F"]
    assert list(kept.standings(LAW, as_of=DAY, kind=SubjectKind(id="tea_room", label=GOOD_WORDS))) == ["A"]
    with pytest.raises(UnknownNameError, match="no kind of subject is named 'room'"):
        kept.standings(LAW, as_of=DAY, kind="room")
    with pytest.raises(InvalidValueError, match="name the subject"):
        kept.standing(LAW, as_of=DAY)
    with pytest.raises(UnknownNameError, match="no subject of the journal is named 'Z'"):
        kept.standing(LAW, "Z", as_of=DAY)
    with pytest.raises(InvalidValueError, match="known_on"):
        kept.standing(LAW, "A", as_of=DAY, known_on="2021")  # type: ignore[arg-type]


def test_a_late_record_of_another_kind_does_not_change_what_a_subject_is() -> None:
    kept = granted().record("fair.opened", subject="A", on=later(-30), recorder="office", role="town")

    assert states(kept, later(1)) == {"support": "granted", "closing": "quiet"}
    one = attrs.evolve(TEA_ROOM_LIVES, lifecycles=TEA_ROOM_LIVES.lifecycles[2:]).on(DAY)
    assert list(Journal((event(kind="unheard"),)).standing(one, as_of=DAY).states) == ["fair"]


GOOD_WORDS = TEA_ROOM_LIVES.lifecycle("support").subject.label


# --- laws ---------------------------------------------------------------------------------------------------------------------------------

READINGS = admissible_readings(TEA_ROOM_LIVES)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), readings=READINGS)
def test_what_was_allowed_is_applied_and_stays_on_the_table(data: st.DataObject, readings: dict[str, str]) -> None:
    law: Law[Any] = TEA_ROOM_LIVES.on(date(2021, 1, 1), readings=readings)
    walked = data.draw(walks(law))

    for standing in walked.standings(law, as_of=date(2040, 1, 1)).values():
        assert standing.not_applied == ()
        assert standing.unordered == ()
        for step in standing.steps:
            lifecycle = TEA_ROOM_LIVES.lifecycle(step.lifecycle)
            assert step.target in lifecycle.targets(lifecycle.rows[step.kind.id][step.source.id])


@settings(max_examples=60, deadline=None)
@given(journal=journals(TEA_ROOM_LIVES), event_of=st.data())
def test_do_does_what_can_says(journal: Journal, event_of: st.DataObject) -> None:
    asked = event_of.draw(st.sampled_from(("granted", "rested", "lost", "closing.dropped", "fair.cancelled")))
    said: dict[str, Any] = {
        "subject": "A",
        "on": date(2021, 2, 2),
        "law": LAW,
        "role": "town",
        "facts": GOOD if asked == "granted" else None,
    }
    answer = journal.can(asked, **said)
    if answer.allowed:
        done = journal.do(asked, recorder="office", **said)
        last = done.event(len(done))
        assert last not in [each.event for each in done.standing(LAW, "A", as_of=date(2021, 2, 2)).not_applied]
    else:
        with pytest.raises(NotAllowedError):
            journal.do(asked, recorder="office", **said)


@given(journal=journals(TEA_ROOM_LIVES), others=journals(TEA_ROOM_LIVES))
def test_the_order_of_calls_and_other_subjects_do_not_matter(journal: Journal, others: Journal) -> None:
    day = date(2022, 1, 1)
    more = journal.append(
        *(attrs.evolve(each, subject=f"{each.subject}2", seq=0, corrects=None, after=None) for each in others if each.kind != VOID)
    )
    before = {subject: more.standing(LAW, subject, as_of=day) for subject in reversed(journal.subjects)}
    assert {subject: standing.as_data() for subject, standing in before.items()} == {
        subject: standing.as_data() for subject, standing in journal.standings(LAW, as_of=day).items()
    }


@given(journal=journals(TEA_ROOM_LIVES))
def test_replay_never_raises_and_tells_every_event_once(journal: Journal) -> None:
    for subject, standing in journal.standings(LAW, as_of=date(2040, 1, 1)).items():
        told = [step.event.seq for step in standing.steps if step.event is not None and step.event.kind == step.kind.id]
        told += [each.event.seq for each in standing.not_applied]
        assert len(told) == len(set(told))
        assert set(told) <= {each.seq for each in journal.of(subject)}
        assert standing.explain("zh")
        assert standing.to_html("en")


# --- asking about corrections ---------------------------------------------------------------------------------------------------------------


def test_a_correction_is_asked_about_like_any_event() -> None:
    journal = granted()
    early = attrs.evolve(journal.event(1), happened=later(-1), recorded=later(3), corrects=1, seq=0)

    assert journal.asked(early, LAW).allowed
    assert not journal.asked(attrs.evolve(early, role=""), LAW).allowed
    assert not journal.asked(attrs.evolve(early, corrects=7), LAW).allowed


def test_a_withdrawal_tells_what_would_no_longer_apply() -> None:
    journal = closed(granted(), later(5))
    answer = journal.asked(event(kind=VOID, corrects=1, recorded=later(9)), LAW)

    assert isinstance(answer, Allowed)
    assert (answer.label.en, answer.steps) == ("withdrawn", ())
    assert [each.event.seq for each in answer.displaces] == [3]


def test_the_only_record_can_be_withdrawn() -> None:
    answer = granted().asked(event(kind=VOID, corrects=1), LAW)

    assert isinstance(answer, Allowed)
    assert answer.displaces == ()


def test_what_is_not_there_cannot_be_withdrawn() -> None:
    answer = granted().asked(event(kind=VOID, corrects=2), LAW)

    assert isinstance(answer, Refused)
    assert [reason.why.en for reason in answer.reasons] == ["there is no record 2 of this subject that could be corrected"]


@pytest.mark.parametrize("name", ["subject", "kind", "recorder", "role", "document"])
@pytest.mark.parametrize("given", [None, 5])
def test_an_event_takes_no_other_thing_for_a_text(name: str, given: object) -> None:
    with pytest.raises(InvalidValueError, match=rf"Event\.{name}: got .*give words"):
        event(**{name: given})


def test_what_is_no_journal_is_refused_in_words() -> None:
    check_journal(Journal())
    with pytest.raises(InvalidValueError, match="journal: got 'list'; give a journal, such as"):
        check_journal([])
