"""Follows two made-up cohorts, named in 2023 and 2025, until 2029: who is in the term, what is paid, and what is put right afterwards.

Somebody's transfer becomes known late, one revocation is dropped and one approved, and a payment turns out to be wrong. The people are
invented and stand for nobody.
"""

import sys
from datetime import date
from decimal import Decimal

import attrs

from socialwork import HAIYOU
from socialwork.lifecycle import Journal
from socialwork.talent.allowance import allowance
from socialwork.talent.standing_facts import Assessment, Grounds, LeaveCause, Leaving, Naming

sys.stdout.reconfigure(encoding="utf-8")  # a console may not speak Chinese; a file and a pipe then do

LAW = HAIYOU.on(date(2025, 12, 1))  # the readings that were chosen; values are those of the day of each naming and of each month
COHORTS = {date(2023, 12, 1): ("A01", "A02", "A03", "A04"), date(2025, 12, 1): ("B01", "B02", "B03")}


def named() -> Journal:
    """A journal that begins with both lists."""
    journal = Journal()
    for day, people in COHORTS.items():
        for person in people:
            journal = journal.do(
                "named",
                subject=person,
                on=day,
                law=LAW,
                recorder="office",
                document=f"list of {day.year}",
                facts=Naming(round=str(day.year)),
            )
    return journal


def revocation(journal: Journal, person: str, year: int, *, approved: bool) -> Journal:
    """The journal with a revocation that is verified, and then approved or dropped by the leading group."""
    grounds = Grounds(violation=True, happened_on=date(year, 2, 10))
    journal = journal.do("revocation.proposed", subject=person, on=date(year, 4, 1), law=LAW, recorder="office", facts=grounds)
    journal = journal.do("revocation.verified", subject=person, on=date(year, 5, 6), law=LAW, recorder="office", role="office")
    decision = "revocation.approved" if approved else "revocation.dropped"
    return journal.do(decision, subject=person, on=date(year, 6, 3), law=LAW, recorder="office", role="leading_group")


def paid(journal: Journal, year: int) -> Journal:
    """The journal with the payment of a year, by what is known at its end."""
    due = allowance(journal, LAW, year, known_on=date(year, 12, 20))
    print(f"{year}: {due.total} yuan for {len(due.lines)} people, {len(due.corrections)} corrections, {len(due.recoveries)} to recover")
    return due.pay(journal, on=date(year, 12, 20), recorded=date(year, 12, 21), recorder="treasury", batch=str(year))


journal = named()
journal = paid(paid(journal, 2023), 2024)
wrong = next(event for event in journal.of("A04") if event.kind == "paid" and event.facts.for_year == 2024)
journal = journal.correct(  # the bank paid 11,000 and not 12,000
    wrong.seq, recorded=date(2025, 3, 1), recorder="treasury", facts=attrs.evolve(wrong.facts, amount=Decimal(11_000), months=Decimal(11))
)
journal = revocation(journal, "A02", 2025, approved=False)
journal = paid(journal, 2025)
journal = journal.do(  # moved away in June 2025, and nobody said so until 2026
    "left",
    subject="A03",
    on=date(2025, 6, 15),
    recorded=date(2026, 3, 2),
    law=LAW,
    recorder="office",
    facts=Leaving(cause=LeaveCause.MOVED_AWAY),
)
journal = revocation(journal, "B02", 2026, approved=True)
for year in (2026, 2027):
    journal = paid(journal, year)
journal = journal.do("assessed", subject="A01", on=date(2028, 1, 15), law=LAW, recorder="office", facts=Assessment(rating="excellent"))
for year in (2028, 2029):
    journal = paid(journal, year)

print()
for day in (date(2024, 6, 30), date(2026, 12, 31), date(2028, 6, 30), date(2029, 12, 31)):
    standings = journal.standings(LAW, as_of=day)
    print(day, {person: standing.states["term"].label.en for person, standing in standings.items()})
print()
print(journal.standing(LAW, "A03", as_of=date(2025, 12, 31), known_on=date(2025, 12, 31)).explain("en"))
print()
print(allowance(journal, LAW, 2029).explain("en"))
