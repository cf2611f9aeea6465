"""Events and journals as JSON: one form for each event, read back without loss, and refused with everything that is wrong."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.canonical import canonical_json
from socialwork.days import DayRange, Month, Period, SomeDay
from socialwork.errors import InvalidValueError, number_of_a_person
from socialwork.law import Clause
from socialwork.lifecycle import VOID, Event, EventKind, Lifecycle, Move, State, SubjectKind
from socialwork.policies import Policy
from socialwork.rules import Fact, FactSet, Judgement, Missing
from socialwork.testing import words
from socialwork.text import Labelled, plain
from socialwork.wire import FileRefusedError, event_to_json, journal_to_json, read_events, read_journal, write_journal
from socialwork.wire._event_texts import event_text, event_texts
from socialwork.wire._events import event_kinds, read_event

OFFICE = plain("office")
DAY = date(2024, 2, 29)


class Cause(Labelled):
    MOVED = "moved", "调离", "moved"
    RETIRED = "retired", "退休", "retired"


class LeavingFacts(FactSet):
    cause = Fact.choice(Cause, zh="原因", en="cause", asked_of=OFFICE)
    known = Fact.yes_no(zh="已核实", en="known", asked_of=OFFICE)
    since = Fact.day(zh="起始日", en="since", asked_of=OFFICE)
    finding = Fact.judgement(zh="认定", en="finding", asked_of=OFFICE)
    periods = Fact.several(Period, zh="经历", en="periods", asked_of=OFFICE)
    remark = Fact.text(zh="说明", en="remark", asked_of=OFFICE)


LEAVING = LeavingFacts()


@attrs.frozen(kw_only=True)
class Leaving:
    """Facts of every shape."""

    cause: Cause | Missing = LEAVING.cause.field()
    known: bool | Missing = LEAVING.known.field()
    since: SomeDay | Missing = LEAVING.since.field()
    finding: Judgement | Missing = LEAVING.finding.field()
    periods: tuple[Period, ...] | Missing = LEAVING.periods.field()
    remark: str | Missing = LEAVING.remark.field()


@attrs.frozen(kw_only=True)
class Payment:
    """A plain record: what it is made of has no words."""

    batch: str
    months: int
    amount: Decimal
    part: bool = False
    approved: date | None = None


LEFT, PAID, RETURNED = (
    EventKind(id="left", label=plain("left"), facts=Leaving),
    EventKind(id="paid", label=plain("paid"), facts=Payment),
    EventKind(id="returned", label=plain("returned")),
)
HERE = State(id="here", label=plain("here"))
POLICY = Policy(
    id="tea",
    title=plain("tea"),
    documents=(),
    clauses=(Clause(id="X1", document="notice", summary=plain("people come and go")),),
    lifecycles=(
        Lifecycle(
            id="stay", label=plain("stay"), subject=SubjectKind(id="person", label=plain("person")), states=(HERE,), initial=HERE, ends=(HERE,),
            moves=tuple(Move(state=HERE, event=kind, to=HERE, clause="X1") for kind in (LEFT, PAID, RETURNED)), clause="X1",
        ),
    ),
)  # fmt: skip
KINDS = event_kinds(POLICY)

FINDING = Judgement(holds=True, by="李四", on=DAY, document="纪要")
EVERYTHING = Event(
    subject="H001", kind="left", happened=DAY, recorded=date(2024, 3, 5), recorder="张三", role="office", document="函", after=1, corrects=2, seq=3,
    facts=Leaving(
        cause=Cause.MOVED, known=Missing.DISPUTED, since=Month(2024, 2), finding=FINDING,
        periods=(Period(first=DAY, last=None), Period(first=DayRange(DAY, date(2024, 3, 1)), last=date(2024, 4, 1))),
    ),
)  # fmt: skip
TEXT = (
    '{"after":1,"corrects":2,"document":"函","facts":{"cause":"moved","finding":{"by":"李四","document":"纪要","holds":true,"on":"2024-02-29"},'
    '"known":{"missing":"disputed"},"periods":[{"first":"2024-02-29","last":null},{"first":{"earliest":"2024-02-29","latest":"2024-03-01"},'
    '"last":"2024-04-01"}],"since":"2024-02"},"happened":"2024-02-29","kind":"left","recorded":"2024-03-05","recorder":"张三","role":"office",'
    '"schema":"socialwork.event/1","seq":3,"subject":"H001"}'
)
LEAST: dict[str, Any] = {"subject": "H1", "kind": "returned", "happened": "2024-01-01", "recorded": "2024-01-02", "recorder": "office"}


def of(text: str) -> Event:
    return read_event(text, KINDS, Path("x"))


def event(**changed: Any) -> Event:
    return Event(**{"subject": "H1", "kind": "returned", "happened": DAY, "recorded": DAY, "recorder": "office", **changed})


def refusal(document: object) -> list[tuple[str, str, str]]:
    text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
    with pytest.raises(FileRefusedError) as caught:
        of(text)
    return [(problem.where, problem.code, problem.found) for problem in caught.value.problems]


def least(**changed: Any) -> dict[str, Any]:
    return {"schema": "socialwork.event/1", **LEAST, **changed}


# --- one event ---------------------------------------------------------------------------------------------------------------------------


def test_an_event_has_one_form_and_comes_back_from_it() -> None:
    assert event_text(EVERYTHING) == TEXT
    assert of(TEXT) == EVERYTHING
    assert canonical_json(event_to_json(EVERYTHING)).decode() == TEXT


def test_what_is_empty_or_was_not_asked_stays_out() -> None:
    assert event_to_json(event()) == {"schema": "socialwork.event/1", **LEAST, "happened": "2024-02-29", "recorded": "2024-02-29"}
    assert event_to_json(event(kind="left", facts=Leaving()))["facts"] == {}


def test_a_record_of_plain_values_comes_back_with_its_types() -> None:
    paid = event(kind="paid", facts=Payment(batch="2024", months=12, amount=Decimal("-1000.50"), part=True, approved=DAY))

    assert event_to_json(paid)["facts"] == {"batch": "2024", "months": 12, "amount": "-1000.50", "part": True, "approved": "2024-02-29"}
    assert of(event_text(paid)) == paid


def test_a_value_of_another_type_than_the_default_is_written_though_it_equals_it() -> None:
    paid = event(kind="paid", facts=Payment(batch="2024", months=0, amount=Decimal(0), part=0))

    assert event_to_json(paid)["facts"]["part"] == 0
    assert refusal(event_text(paid)) == [("$.facts.part", "bad_value", "***")]


def test_a_withdrawal_comes_back() -> None:
    assert of(event_text(event(kind=VOID, corrects=4))) == event(kind=VOID, corrects=4)


facts = st.builds(
    Leaving,
    cause=st.sampled_from([*Cause, *Missing]),
    known=st.sampled_from([True, False, *Missing]),
    since=st.sampled_from([*Missing]) | st.dates() | st.builds(Month, st.integers(1, 9999), st.integers(1, 12)),
    finding=st.sampled_from([FINDING, *Missing]),
    remark=st.sampled_from([*Missing]) | words(),
)
events = st.builds(
    Event,
    subject=st.from_regex(r"[A-Z][0-9]{1,6}", fullmatch=True),
    kind=st.just("left"),
    happened=st.dates(),
    recorded=st.dates(),
    recorder=words(),
    role=st.just("") | words(),
    document=st.just("") | words(),
    facts=st.none() | facts,
    after=st.none() | st.integers(1, 10**9),
    corrects=st.none() | st.integers(1, 10**9),
    seq=st.integers(0, 10**9),
)


@given(events)
def test_every_event_comes_back_and_its_text_is_canonical(each: Event) -> None:
    text = event_text(each)

    assert of(text) == each
    assert event_text(of(text)) == text
    assert canonical_json(json.loads(text)) == text.encode()


IDS = words().filter(lambda id_: number_of_a_person(id_) is None) | st.from_regex(r"[A-Za-z0-9]{1,12}", fullmatch=True).filter(
    lambda id_: number_of_a_person(id_) is None
)


@given(st.lists(st.builds(attrs.evolve, events, subject=IDS), max_size=4), st.data())
def test_events_written_together_are_each_the_text_of_their_data(several: list[Event], data: st.DataObject) -> None:
    told = [each for each in several if data.draw(st.booleans())] + several  # some of what they say is the same

    def written(each: Event) -> str | type[Exception]:
        try:
            return canonical_json(event_to_json(each)).decode()
        except InvalidValueError as error:
            return type(error)

    expected = [written(each) for each in told]
    if InvalidValueError in expected:
        with pytest.raises(InvalidValueError):
            list(event_texts(told))
    assert list(event_texts(each for each, text in zip(told, expected, strict=True) if isinstance(text, str))) == [
        text for text in expected if isinstance(text, str)
    ]


def test_facts_that_are_equal_and_not_the_same_are_written_as_they_are() -> None:
    told = [
        event(kind="paid", facts=Payment(batch="2024", months=12, amount=Decimal(amount), part=True, approved=DAY))
        for amount in ("5", "5.0")
    ]
    assert told[0] == told[1]

    assert [json.loads(text)["facts"]["amount"] for text in event_texts([*told, *told])] == ["5", "5.0"] * 2


@pytest.mark.parametrize("subject", ["A" * 10_001, " A", "A\n", "\ud800"])
def test_an_id_that_could_not_be_read_back_is_not_written(subject: str) -> None:
    for write in (event_text, event_to_json):
        with pytest.raises(InvalidValueError):
            write(event(subject=subject))


@pytest.mark.parametrize(
    "changed, where",
    [
        ({"document": "x" * 10_001}, "text"),
        ({"recorder": "\ud800"}, "text"),
        ({"subject": " H1"}, "Event.subject"),
        ({"subject": "H\n1"}, "Event.subject"),
        ({"kind": "paid", "facts": Payment(batch="", months=1, amount=Decimal(1))}, "text"),
        ({"kind": "paid", "facts": Payment(batch="x", months=-1, amount=Decimal(1))}, "facts"),
        ({"kind": "paid", "facts": Payment(batch="x", months=10**9 + 1, amount=Decimal(1))}, "facts"),
        ({"facts": 0.5}, "facts"),
        ({"facts": datetime(2024, 1, 1)}, "facts"),  # noqa: DTZ001
        ({"facts": {"a": 1}}, "facts"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(changed: dict[str, Any], where: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        event_text(event(**changed))

    assert caught.value.where == where


@pytest.mark.parametrize(
    "document, problems",
    [
        ("[1", [("$", "bad_syntax", "")]),
        ([], [("$", "bad_value", "[…]")]),
        (LEAST, [("$.schema", "wrong_schema", "")]),
        (least(schema="socialwork.event/2"), [("$.schema", "wrong_schema", '"socialwork.event/2"')]),
        ({"schema": "socialwork.event/1"}, [(f"$.{key}", "missing_key", "") for key in LEAST]),
        (least(sujet="H1"), [("$", "unknown_key", '"sujet"')]),
        (least(kind="retuned"), [("$.kind", "unknown_kind", '"retuned"')]),
        (least(kind=7), [("$.kind", "bad_value", "7")]),
        (least(subject="370102199001011234"), [("$.subject", "identity_number", '"***"')]),
        (least(subject=7), [("$.subject", "bad_value", "7")]),
        (least(happened="2024-02-30"), [("$.happened", "bad_value", '"2024-02-30"')]),
        (least(recorded="2024-02"), [("$.recorded", "bad_value", '"2024-02"')]),
        (least(recorder=""), [("$.recorder", "bad_value", "***")]),
        (least(role=None), [("$.role", "null_value", "null")]),
        (least(document=5), [("$.document", "bad_value", "***")]),
        (least(seq=0), [("$.seq", "bad_value", "0")]),
        (least(after="1"), [("$.after", "bad_value", '"1"')]),
        (least(corrects=True), [("$.corrects", "bad_value", "true")]),
        (least(kind="void"), [("$.corrects", "missing_key", "")]),
        (least(facts={}), [("$.facts", "unknown_key", "***")]),
        (least(kind="void", corrects=1, facts={}), [("$.facts", "unknown_key", "***")]),
        (least(kind="left", facts=None), [("$.facts", "null_value", "***")]),
        (least(kind="left", facts=[]), [("$.facts", "bad_value", "***")]),
        (least(kind="left", facts={"couse": "moved"}), [("$.facts", "unknown_key", '"couse"')]),
        (least(kind="left", facts={"cause": "tired"}), [("$.facts.cause", "bad_value", "***")]),
        (least(kind="left", facts={"cause": None}), [("$.facts.cause", "null_value", "***")]),
        (least(kind="left", facts={"periods": [{"first": "2024-01"}]}), [("$.facts.periods[0].last", "missing_key", "")]),
        (least(kind="paid", facts={"batch": "x", "months": 1.5, "amount": "1"}), [("$.facts.months", "bad_value", "***")]),
        (json.dumps(least()).replace('"happened"', '"seq": 1e999999999999999999999, "happened"'), [("$.seq", "bad_value", "1e999999999999999999999")]),
        (json.dumps(least()).replace('"happened"', '"seq": 1, "seq": 2, "happened"'), [("$", "duplicate_key", '"seq"')]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_place_and_code(document: object, problems: list[tuple[str, str, str]]) -> None:
    assert refusal(document) == problems


def test_everything_wrong_is_told_at_once() -> None:
    found = refusal(least(happened="x", kind="left", facts={"cause": "tired", "known": "no"}, role=""))

    assert [where for where, _, _ in found] == ["$.happened", "$.facts.cause", "$.facts.known", "$.role"]


def test_a_kind_that_is_nearly_right_is_offered() -> None:
    with pytest.raises(FileRefusedError) as caught:
        of(json.dumps(least(kind="retuned")))

    assert caught.value.in_language("en").endswith('$.kind: got "retuned"; there is no such kind of event; did you mean "returned"?')
    assert caught.value.in_language("zh").endswith('$.kind：读到“retuned”；没有这一事件类别；是否为"returned"？')


# --- journals ----------------------------------------------------------------------------------------------------------------------------

JOURNAL = tuple(attrs.evolve(each, seq=index) for index, each in enumerate([EVERYTHING, event(), event(kind=VOID, corrects=1)], 1))


@pytest.mark.parametrize("name", ["journal.json", "日志.JSON", "journal.jsonl", "journal.JSONL"])
@pytest.mark.parametrize("written", [JOURNAL, ()])
def test_a_journal_comes_back_from_both_forms(tmp_path: Path, name: str, written: tuple[Event, ...]) -> None:
    path = tmp_path / name
    write_journal(path, written)

    if written or not name.lower().endswith("l"):
        assert tuple(read_journal(str(path), POLICY)) == written
    else:
        with pytest.raises(FileRefusedError, match="it is empty"):
            tuple(read_journal(path, POLICY))


def test_a_journal_may_have_a_note_and_lines_have_no_place_for_it(tmp_path: Path) -> None:
    write_journal(tmp_path / "a.json", JOURNAL, note="虚构")
    write_journal(tmp_path / "a.jsonl", JOURNAL, note="虚构")

    assert journal_to_json(JOURNAL, note="虚构") == json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert tuple(read_journal(tmp_path / "a.json", POLICY)) == JOURNAL
    assert [json.loads(line)["seq"] for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()] == [1, 2, 3]


def test_lines_end_where_a_line_ends_and_not_at_every_sign_of_unicode(tmp_path: Path) -> None:
    odd = (event(document="a\u2028b\x85c", seq=1), event(seq=2))
    write_journal(tmp_path / "a.jsonl", odd)
    (tmp_path / "b.jsonl").write_bytes((tmp_path / "a.jsonl").read_bytes().replace(b"\n", b"\r\n"))

    assert tuple(read_journal(tmp_path / "a.jsonl", POLICY)) == tuple(read_journal(tmp_path / "b.jsonl", POLICY)) == odd


def test_events_without_numbers_get_them_in_order(tmp_path: Path) -> None:
    bare = tuple(attrs.evolve(each, seq=0) for each in JOURNAL)
    for name in ("a.json", "a.jsonl"):
        write_journal(tmp_path / name, bare)
        assert tuple(read_journal(tmp_path / name, POLICY)) == JOURNAL


def test_events_for_a_register_may_begin_anywhere_and_keep_what_they_have(tmp_path: Path) -> None:
    bare = tuple(attrs.evolve(each, seq=0) for each in JOURNAL)
    later = tuple(attrs.evolve(each, seq=each.seq + 10) for each in JOURNAL)
    for name in ("a.json", "a.jsonl"):
        for events in (bare, later):
            write_journal(tmp_path / name, events)
            assert read_events(tmp_path / name, POLICY) == events


def test_events_for_a_register_have_no_gap_among_their_numbers(tmp_path: Path) -> None:
    first, *rest = JOURNAL
    for seq, code in ((0, "missing_key"), (5, "contradiction")):
        write_journal(tmp_path / "a.jsonl", (attrs.evolve(first, seq=seq), *rest))
        with pytest.raises(FileRefusedError) as caught:
            read_events(tmp_path / "a.jsonl", POLICY)
        assert code in {problem.code for problem in caught.value.problems}


def journal_refusal(folder: Path, document: object, name: str = "a.json") -> list[tuple[str, int | None, str]]:
    path = folder / name
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    with pytest.raises(FileRefusedError) as caught:
        tuple(read_journal(path, POLICY))
    return [(problem.where, problem.row, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "document, problems",
    [
        ("{", [("$", "bad_syntax")]),
        ([], [("$", "bad_value")]),
        ({"schema": "socialwork.event/1"}, [("$.schema", "wrong_schema")]),
        ({"schema": "socialwork.journal/1"}, [("$.events", "missing_key")]),
        ({"schema": "socialwork.journal/1", "events": {}}, [("$.events", "bad_value")]),
        ({"schema": "socialwork.journal/1", "events": [], "notes": ""}, [("$", "unknown_key")]),
        ({"schema": "socialwork.journal/1", "events": [], "note": ""}, [("$.note", "bad_value")]),
        ('{"schema": "socialwork.journal/1", "events": [], "events": []}', [("$", "duplicate_key")]),
        ({"schema": "socialwork.journal/1", "events": [LEAST, 1, {**LEAST, "kind": "x"}]}, [("$.events[1]", "bad_value"), ("$.events[2].kind", "unknown_kind")]),
        ({"schema": "socialwork.journal/1", "events": [{**LEAST, "seq": 1}, LEAST]}, [("$.events[1].seq", "missing_key")]),
        ({"schema": "socialwork.journal/1", "events": [{**LEAST, "seq": 1}, {**LEAST, "seq": 3}]}, [("$.events[1].seq", "contradiction")]),
        ({"schema": "socialwork.journal/1", "events": [{**LEAST, "seq": 2}, {**LEAST, "seq": 2}]}, [("$.events[0].seq", "contradiction")]),
    ],
)  # fmt: skip
def test_a_document_is_refused_with_the_place(tmp_path: Path, document: object, problems: Iterable[tuple[str, str]]) -> None:
    assert journal_refusal(tmp_path, document) == [(where, None, code) for where, code in problems]


def test_lines_are_refused_with_their_row(tmp_path: Path) -> None:
    good, bad, gap = json.dumps(least()), json.dumps(least(kind="x")), json.dumps(least(seq=5))

    assert journal_refusal(tmp_path, f"{good}\n{bad}\n\n{good}", "a.jsonl") == [("$.kind", 2, "unknown_kind"), ("$", 3, "bad_syntax")]
    assert journal_refusal(tmp_path, f"{gap}\n{good}\n", "a.jsonl") == [("$.seq", 1, "contradiction"), ("$.seq", 2, "missing_key")]


def test_another_name_is_refused_in_both_directions(tmp_path: Path) -> None:
    for call in (lambda path: write_journal(path, JOURNAL), lambda path: tuple(read_journal(path, POLICY))):
        with pytest.raises(FileRefusedError) as caught:
            call(tmp_path / "journal.txt")
        assert [problem.code for problem in caught.value.problems] == ["wrong_extension"]
    assert not list(tmp_path.iterdir())


def test_no_personal_value_is_in_a_refusal() -> None:
    secret = "王小明住址"
    document = least(
        kind="left", recorder=[secret], facts={"remark": [secret], "finding": {"holds": secret, "by": secret, "on": secret, "document": 1}}
    )
    with pytest.raises(FileRefusedError) as caught:
        of(json.dumps(document, ensure_ascii=False))

    assert secret not in caught.value.in_language("zh") + caught.value.in_language("en") + repr(caught.value)
    assert len(caught.value.problems) == 5
