"""How fast a decision is, against a hand-written three-valued function over the same derived facts, run beside it.

Nine conditions: ethics, engaged full time, works in the city, grassroots employer, listed field (entry); five years, social-work level,
care-worker level, training (preference). Both sides read the same object with the same derived facts.

Run: `uv run python benchmarks/rules.py`. Limits: verdicts 1.5 times, verdicts with the explanation tree as data 20 times.
"""

import random
from collections.abc import Callable
from datetime import date
from statistics import median
from timeit import repeat
from typing import Any

from socialwork.days import Period, YearCount
from socialwork.rules import AllOf, AnyOf, AtLeast, IsTrue, Judgement, Missing, OneOf, Verdict, YearsSince
from socialwork.talent import CANDIDATE, HAIYOU, Candidate, CareWorkerLevel, EmployerKind, PracticeField, SocialWorkLevel, Training

DAY = date(2023, 9, 1)
EMPLOYERS = frozenset(EmployerKind) - {EmployerKind.OTHER}
FIELDS = frozenset(PracticeField) - {PracticeField.OTHER}
TRAINED = frozenset({Training.PROVINCE, Training.CITY})

ENTRY = AllOf(
    IsTrue(CANDIDATE.professional_ethics, clause="J9"),
    IsTrue(CANDIDATE.dedicated, clause="J9"),
    IsTrue(CANDIDATE.works_in_city, clause="J23"),
    OneOf(CANDIDATE.employer_kind, EMPLOYERS, clause="J11"),
    OneOf(CANDIDATE.field, FIELDS, clause="J12"),
)
PREFERENCE = AllOf(
    YearsSince(CANDIDATE.service_since, HAIYOU.service_years, count=YearCount.FORWARD, first_day_counts=True, clause="J14"),
    AnyOf(
        AtLeast(CANDIDATE.social_work_level, HAIYOU.social_work_level, clause="J15"),
        AtLeast(CANDIDATE.care_worker_level, HAIYOU.care_worker_level, clause="J16"),
        OneOf(CANDIDATE.training, TRAINED, clause="J16"),
    ),
)

YES, NO, UNDETERMINED = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED
LATEST_START = date(2018, 9, 2)
SOCIAL = frozenset({SocialWorkLevel.INTERMEDIATE, SocialWorkLevel.SENIOR})
CARE = frozenset(level for level in CareWorkerLevel if level >= CareWorkerLevel.INTERMEDIATE)


def by_hand(p: Any) -> tuple[Verdict, Verdict]:
    """Entry and preference as somebody would write them who knows the facts, the numbers and three-valued logic."""
    return _entry(p), _preference(p)


def _entry(p: Any) -> Verdict:
    unknown = False
    ethics = p.professional_ethics
    if isinstance(ethics, Missing):
        unknown = True
    elif not ethics.holds:
        return NO
    dedicated = p.dedicated
    if isinstance(dedicated, Missing):
        unknown = True
    elif not dedicated:
        return NO
    works_in_city = p.works_in_city
    if isinstance(works_in_city, Missing):
        unknown = True
    elif not works_in_city:
        return NO
    employer = p.employer_kind
    if isinstance(employer, Missing):
        unknown = True
    elif employer not in EMPLOYERS:
        return NO
    field = p.field
    if isinstance(field, Missing):
        unknown = True
    elif field not in FIELDS:
        return NO
    return UNDETERMINED if unknown else YES


def _preference(p: Any) -> Verdict:
    unknown = False
    since = p.service_since
    if isinstance(since, Missing):
        unknown = True
    elif since > LATEST_START:
        return NO
    maybe = False
    level = p.social_work_level
    if isinstance(level, Missing):
        maybe = True
    elif level in SOCIAL:
        return UNDETERMINED if unknown else YES
    care = p.care_worker_level
    if isinstance(care, Missing):
        maybe = True
    elif care in CARE:
        return UNDETERMINED if unknown else YES
    training = p.training
    if isinstance(training, Missing):
        maybe = True
    elif training in TRAINED:
        return UNDETERMINED if unknown else YES
    return UNDETERMINED if maybe else NO


def people(number: int, seed: int = 7) -> list[Candidate]:
    """Made-up candidates, a tenth of their facts missing."""
    chance = random.Random(seed)
    made = []
    for index in range(number):
        facts: dict[str, Any] = {
            "professional_ethics": Judgement(holds=chance.random() < 0.95, by="panel", on=DAY, document="minutes"),
            "dedicated": chance.random() < 0.95,
            "works_in_city": chance.random() < 0.95,
            "employer_kind": chance.choice(list(EmployerKind)),
            "field": chance.choice(list(PracticeField)),
            "service": (Period(date(chance.randrange(2010, 2022), 3, 1)),),
            "social_work_certificates": (),
            "care_worker_certificates": (),
            "training": chance.choice(list(Training)),
        }
        made.append(Candidate(id=f"P{index}", **{name: value for name, value in facts.items() if chance.random() < 0.9}))
    return made


def measured(work: Callable[[], object], *, number: int = 20, rounds: int = 15) -> float:
    """Seconds for one run: the best of several rounds."""
    return min(repeat(work, number=number, repeat=rounds)) / number


def main() -> None:
    """Print the ratios."""
    law = HAIYOU.on(DAY)
    entry, preference = law.compiled(ENTRY), law.compiled(PREFERENCE)
    handles = {**entry.handles, **preference.handles}
    known = [law.known(person, handles=handles) for person in people(400)]
    for each in known:
        if by_hand(each) != (entry.decide(each), preference.decide(each)):
            raise AssertionError("the two sides disagree")
    decide_entry, decide_preference = entry.decide, preference.decide
    trace_entry, trace_preference = entry.trace, preference.trace

    def compiled() -> None:
        for p in known:
            decide_entry(p), decide_preference(p)

    def handwritten() -> None:
        for p in known:
            by_hand(p)

    def traced() -> None:
        for p in known:
            trace_entry(p), trace_preference(p)

    ratios = []
    for _ in range(5):  # side by side, several times: the machine's mood falls on both
        base, fast, tree = measured(handwritten), measured(compiled), measured(traced)
        ratios.append((fast / base, tree / base, base / len(known)))
    print(f"by hand: {median(each[2] for each in ratios) * 1e9:.0f} ns a person")
    print(f"verdicts, compiled once: {median(each[0] for each in ratios):.2f} times (limit 1.5)")
    print(f"explanation tree as data: {median(each[1] for each in ratios):.1f} times (limit 20)")


if __name__ == "__main__":
    main()
