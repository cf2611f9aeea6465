"""What type checkers must see of the public faces: read by mypy and pyright, never run."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_type

import attrs

from socialwork import HAIYOU, Candidate, Missing, Reform, Resolution, Round, Selection, Set, Verdict, read_candidates, select
from socialwork.days import Period
from socialwork.errors import InvalidValueError
from socialwork.law import Parameter, Resolved
from socialwork.lifecycle import Journal
from socialwork.policies import Law, Versions
from socialwork.rules import AtLeast, Fact, FactSet, IsTrue, Rule
from socialwork.selection import Outcome, Placement
from socialwork.talent import (
    CANDIDATE,
    CareWorkerCertificate,
    CareWorkerLevel,
    CohortSelection,
    EmployerKind,
    MeritScale,
    ReadingChoice,
    SocialWorkCertificate,
    SocialWorkLevel,
    TalentScheme,
    Training,
)
from socialwork.text import Text

error = InvalidValueError("seats", -1, "give 0 or more")
assert_type(error.where, str)
assert_type(error.code, str)

law = HAIYOU.on(date(2025, 9, 1))
assert_type(HAIYOU, TalentScheme)
assert_type(law, Law[TalentScheme])
assert_type(law.policy.entry, Rule)
assert_type(HAIYOU.cohort_cap, Parameter[int])
assert_type(HAIYOU.allowance_per_month, Parameter[Decimal])
assert_type(law.value(HAIYOU.elderly_care_share), Resolved[Fraction])

candidate = Candidate(id="H001")
assert_type(candidate.elderly_care, bool | Missing)
assert_type(CANDIDATE.elderly_care, Fact[bool])
assert_type(law.decide(HAIYOU.entry, candidate).verdict, Verdict)
assert_type(law.decide(HAIYOU.entry, candidate).explain("en", depth=1), str)

selection = select(read_candidates("candidates.csv"), law, Round(day=date(2025, 9, 1)))
assert_type(selection, CohortSelection)
any_selection: Selection = selection
assert_type(selection.placement("H001"), Placement)
assert_type(selection.placement("H001").outcome, Outcome)
assert_type(selection.selected, tuple[str, ...])
assert_type(selection.name(on=date(2025, 12, 1), recorder="office"), Journal)

# A rule names facts and parameters by handles that have types.
assert_type(IsTrue(CANDIDATE.elderly_care, clause="J5"), IsTrue)
assert_type(AtLeast(CANDIDATE.social_work_level, HAIYOU.social_work_level, clause="J15").parameter.name, str)
assert_type(HAIYOU.social_work_level.on(date(2025, 9, 1)), Resolved[SocialWorkLevel])

# Reforms are data, and what they make of a policy is a policy of the same class.
reform = Reform("allowance 1500", Set(HAIYOU.allowance_per_month, 1500, start=date(2025, 1, 1)), hypothetical=True)
assert_type(reform, Reform)
assert_type(reform | reform, Reform)
assert_type(reform >> reform, Reform)
assert_type(HAIYOU.under(reform), TalentScheme)
assert_type(HAIYOU.under(reform).diff(HAIYOU), Reform)
assert_type(HAIYOU.fingerprint, str)
assert_type(HAIYOU.under(reform).on(date(2025, 9, 1)), Law[TalentScheme])
assert_type(Versions(HAIYOU), Versions[TalentScheme])
assert_type(Versions(HAIYOU).on(date(2025, 9, 1)), Law[TalentScheme])

# Merit and margins are numbers to go on with, and grades.
place = selection.placement("H001")
assert_type(place.merit, Decimal | str | Missing)
if place.margin is not None and place.margin.to_spare is not None:
    assert_type(place.margin.to_spare + 1, Decimal | int)

# A candidate is made of what people type, as the docs show it, and holds what that stands for.
known = Candidate(
    id="A02",
    merit_score="88.5",
    works_in_city=True,
    field="charity",
    employer_kind=EmployerKind.COMMUNITY,
    service=[Period(date(2012, 3, 1)), Period(date(2010, 1, 1), date(2011, 12, 31))],
    social_work_certificates=[SocialWorkCertificate(level="intermediate", obtained_on="2018-03")],
    care_worker_certificates=[],
    training="none",
    held_title=True,
    earlier_term_last_day="2025-08-31",
    earlier_term_rating=Missing.NOT_KNOWN,
)
assert_type(known, Candidate)
assert_type(known.merit_score, Decimal | Missing)
assert_type(known.service, tuple[Period, ...] | Missing)
assert_type(known.training, Training | Missing)
assert_type(attrs.evolve(known, merit_score=90, training="city"), Candidate)
assert_type(CareWorkerCertificate(level="technician").level, CareWorkerLevel)

# So is what a round decides.
office = Round(
    day=date(2025, 9, 1),
    merit=MeritScale(lowest=0, highest="10", step="0.5", minimum=6),
    about_tolerance="0.5",
    readings=[ReadingChoice(reading="AJ7", option="any_of_four", by="the office", on=date(2025, 8, 1), document="minutes")],
)
assert_type(office.about_tolerance, Decimal | None)
assert_type(MeritScale(grades=["A", "B"], minimum="B").minimum, Decimal | str | None)
assert_type(Resolution(chosen="H010", over=["H089"], reason="seniority", by="the office", on=date(2025, 8, 1)).chosen, tuple[str, ...])


# A case of one's own holds its facts as attrs fields; what its constructor takes is what the class declares.
class VisitFacts(FactSet):
    homes = Fact.number(zh="探访户数", en="homes visited", asked_of=Text("社工站", "the station"), at_least=0)


VISIT = VisitFacts()


@attrs.frozen(kw_only=True)
class Visit:
    homes: Decimal | Missing = VISIT.homes.field()


assert_type(Visit(homes=Decimal(12)).homes, Decimal | Missing)
