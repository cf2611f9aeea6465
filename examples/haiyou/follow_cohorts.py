"""Follows two made-up cohorts, named in 2023 and 2025, until 2029: who is in the term, what is paid, and what is put right afterwards.

Somebody's transfer becomes known late, one revocation is dropped and one approved, and a payment turns out to be wrong. The people and what
happens to them are invented and stand for nobody: `approved_2023.csv`, `approved_2025.csv`, `events.json`.
"""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

from socialwork import HAIYOU
from socialwork.lifecycle import Event
from socialwork.sheets import read_approved_list
from socialwork.store import Register, import_approved_list, record_events
from socialwork.talent.allowance import allowance, payments_of
from socialwork.talent.governing import governing_law
from socialwork.talent.standing_facts import Assessment
from socialwork.wire import read_events

folder = Path(__file__).parent
sys.stdout.reconfigure(encoding="utf-8")  # a console may not speak Chinese; a file and a pipe then do


def name(register: Register, year: int) -> None:
    """Take over the list of a year."""
    people = read_approved_list(folder / f"approved_{year}.csv")
    day = date(year, 12, 1)
    document = f"notice {year} (made up)"
    named = import_approved_list(
        register,
        people,
        named_on=day,
        approved_on=date(year, 11, 20),
        document=document,
        recorder="office",
        recorded=day,
        round_name=str(year),
    )
    print(f"{day}: {len(named)} people named")


def pay(register: Register, year: int) -> None:
    """Pay a year by what is known in its December, and say what has to be put right."""
    day = date(year, 12, 20)
    journal = register.journal()
    law = governing_law(HAIYOU, journal, as_of=day, known_on=day)
    due = allowance(journal, law, year, known_on=day)
    register.append(tuple(due.pay(journal, on=day, recorded=day, recorder="treasury", batch=str(year)))[len(journal) :])
    print(f"{day}: {due.total:,} yuan paid in {len(due.to_pay)} rows; {due.band.text.en}")
    for line in (*due.corrections, *due.recoveries):
        print(f"  {line.kind.label.en}: {line.person}, {line.amount:,} yuan; {line.why.en}")


def recover(register: Register, day: date) -> None:
    """What was paid too much comes back."""
    journal = register.journal()
    due = allowance(journal, governing_law(HAIYOU, journal, as_of=day), day.year - 1)
    back = due.recover(journal, on=day, recorded=day, recorder="treasury", batch=f"{day.year}, paid back")
    register.append(tuple(back)[len(journal) :])
    print(f"{day}:", ", ".join(f"{line.person} paid back {line.amount:,} yuan" for line in due.recoveries))


def correct_payment(register: Register, person: str, year: int) -> None:
    """The bank paid a month too little for a year."""
    journal = register.journal()
    wrong = next(event for event in journal.of(person) if event.kind == "paid" and event.facts.for_year == year)
    facts = attrs.evolve(wrong.facts, amount=Decimal(11_000), months=Decimal(11))
    day = date(year + 1, 3, 1)
    *_, correction = journal.correct(wrong.seq, recorded=day, recorder="treasury", document="bank statement (made up)", facts=facts)
    record_events(register, [correction])
    print(f"{day}: record {wrong.seq} corrected, {person} got {facts.amount:,} yuan for {year}")


def told(register: Register, person: str, as_of: date, known_on: date | None = None) -> str:
    """The state of somebody's term."""
    journal = register.journal()
    law = governing_law(HAIYOU, journal, person, as_of=as_of, known_on=known_on)
    return journal.standing(law, person, as_of=as_of, known_on=known_on).states["term"].label.en


def everybody(register: Register, as_of: date) -> None:
    """How many are in which state."""
    journal = register.journal()
    states: dict[str, list[str]] = {}
    for person, standing in journal.standings(governing_law(HAIYOU, journal, as_of=as_of), as_of=as_of, kind="person").items():
        if standing.steps:  # the others are named later
            states.setdefault(standing.states["term"].label.en, []).append(person)
    print(f"{as_of}:", "; ".join(f"{state}: {len(people)}" for state, people in states.items()))


with TemporaryDirectory() as office, Register.create(Path(office) / "register", policy=HAIYOU) as register:
    name(register, 2023)
    pay(register, 2023)
    pay(register, 2024)
    correct_payment(register, "A04", 2024)
    name(register, 2025)
    pay(register, 2025)

    for done in record_events(register, read_events(folder / "events.json", HAIYOU)):
        print(f"{done.event.recorded}: {done.event.subject}, {done.answer.label.en} (on {done.event.happened})")
    day = date(2025, 12, 31)
    print(f"A03 at the end of 2025, as known then: {told(register, 'A03', day, known_on=day)}; as known now: {told(register, 'A03', day)}")
    print(f"A05, whose revocation was dropped: {told(register, 'A05', day)}")
    print(f"B02, whose revocation was approved: {told(register, 'B02', date(2026, 12, 31))}")

    pay(register, 2026)
    recover(register, date(2027, 2, 1))
    pay(register, 2027)
    assessed = Event(
        subject="A01",
        kind="assessed",
        happened=date(2028, 3, 15),
        recorded=date(2028, 3, 15),
        recorder="office",
        facts=Assessment(rating="excellent"),
    )
    record_events(register, [assessed])  # the measures have run out by then; the law of the naming governs
    for year in (2028, 2029):
        pay(register, year)

    print()
    for year in (2024, 2026, 2028, 2029):
        everybody(register, date(year, 12, 31))
    journal = register.journal()
    paid = sum(payment.amount for person in journal.subjects for payment in payments_of(journal, person))
    print(f"{len(journal)} records, {paid:,} yuan recorded as paid less what came back")
