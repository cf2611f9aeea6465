"""What a formula says of a venture: which place lacks or exceeds what, what is not known, and what rests on readings."""

import json
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork import HEBEI, OUHAI
from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.law import NotWith
from socialwork.linkage import (
    Formula,
    LinkagePolicy,
    OrganisationClass,
    OrganisationRole,
    PerOption,
    Resource,
    ResourceKind,
    Slot,
    SlotKind,
    SlotStatus,
    Venture,
    WorkerKind,
    check,
)
from socialwork.policies import Reform, Set
from socialwork.rules import NOTICE, Missing, Verdict, combined
from socialwork.text import Text

from .making import organisation, venture, ventures, worker

DAY = date(2023, 1, 1)
LAW = OUHAI.on(DAY)
VENTURE = OUHAI.every_formula[0]
FITS, LACKS, EXCEEDS, UNDETERMINED = SlotStatus
COMBINATIONS = list(OUHAI.combinations(VENTURE.readings))
MONEY = Resource(id="M", kind=ResourceKind.MONEY, amount=5000)  # type: ignore[arg-type]


def found(name: str, about: dict[str, Any], **readings: str) -> tuple[SlotStatus, int | None]:
    """What comes of a place of the formula for a venture that fits but for what is said."""
    slot = check(venture(**about), OUHAI.on(DAY, readings=readings)).slot(name)
    return slot.status, slot.by


def test_a_venture_that_has_all_fits_under_every_reading() -> None:
    answer = check(venture(), LAW, readings="all")

    assert answer.verdict is Verdict.YES
    assert answer.robust
    assert answer.depends_on == ()
    assert [slot.status for slot in answer.slots] == [FITS] * 6


def test_of_a_venture_that_tells_nothing_nothing_is_taken_for_zero() -> None:
    answer = check(Venture(id="V"), LAW, readings="all")

    assert answer.verdict is Verdict.UNDETERMINED
    assert [slot.status for slot in answer.slots] == [FITS, *[UNDETERMINED] * 4, FITS]
    assert [what.en for what in answer.missing] == ["social organisation", "full-time social worker", "charitable resources", "volunteers"]


@pytest.mark.parametrize("name, about, readings, status, by", [
    ("volunteers", {"volunteers": 0}, {}, LACKS, 1),
    ("volunteers", {"volunteers": 0}, {"AO3": "two"}, LACKS, 2),
    ("volunteers", {"volunteers": 1}, {"AO3": "two"}, LACKS, 1),
    ("volunteers", {"volunteers": 0}, {"AO3": "none"}, FITS, None),
    ("volunteers", {"volunteers": Missing.NOT_KNOWN}, {"AO3": "none"}, FITS, None),
    ("charity_resources", {"resources": ()}, {}, LACKS, 1),
    ("charity_resources", {"resources": (MONEY,)}, {}, FITS, None),
    ("charity_resources", {"resources": (Resource(id="R", kind=ResourceKind.ITEM),)}, {}, FITS, None),
    ("charity_resources", {"resources": (Resource(id="R", kind=ResourceKind.ITEM),)}, {"AO3": "two"}, UNDETERMINED, None),
    ("organisation", {"organisations": ()}, {}, LACKS, 1),
    ("organisation", {"organisations": [organisation("a"), organisation("b"), organisation("c")]}, {}, EXCEEDS, 2),
    ("organisation", {"organisations": [organisation("a"), organisation("b", role=OrganisationRole.PARTNER)]}, {"AO4": "one_lead"}, FITS, None),
    ("organisation", {"organisations": [organisation("a"), organisation("b")]}, {"AO4": "one_lead"}, EXCEEDS, 1),
    ("organisation", {"organisations": [organisation("a", role=Missing.NOT_KNOWN)]}, {"AO4": "one_lead"}, UNDETERMINED, None),
    ("organisation", {"organisations": [organisation("a", role=Missing.NOT_KNOWN)]}, {}, FITS, None),
    ("organisation", {"organisations": [organisation("a"), organisation("b")]}, {"AO4": "one_or_more"}, FITS, None),
    ("full_time_social_worker", {"workers": [worker(full_time=False)]}, {}, LACKS, 1),
    ("full_time_social_worker", {"workers": [worker(full_time=Missing.NOT_ASKED)]}, {}, UNDETERMINED, None),
    ("full_time_social_worker", {"workers": [worker(full_time=False, kind=Missing.NOT_ASKED)]}, {}, LACKS, 1),
    ("full_time_social_worker", {"workers": [worker(kind=WorkerKind.COMMUNITY_WORKER)]}, {}, LACKS, 1),
    ("full_time_social_worker", {"workers": [worker(kind=WorkerKind.COMMUNITY_WORKER)]}, {"AO5": "community_worker_too"}, FITS, None),
    ("full_time_social_worker", {"workers": [worker(certified=False)]}, {"AO5": "certified"}, LACKS, 1),
    ("full_time_social_worker", {"workers": [worker(certified=False)]}, {}, FITS, None),
    ("full_time_social_worker", {"workers": [worker(elsewhere=True)]}, {"AO5d": "this_one_only"}, LACKS, 1),
    ("full_time_social_worker", {"workers": [worker(elsewhere=Missing.NOT_ASKED)]}, {"AO5d": "this_one_only"}, UNDETERMINED, None),
    ("full_time_social_worker", {"workers": [worker("a"), worker("b")]}, {}, EXCEEDS, 1),
    ("full_time_social_worker", {"workers": [worker("a"), worker("b")]}, {"AO5e": "one_or_more"}, FITS, None),
    ("community", {"communities": ()}, {}, FITS, None),
    ("community", {"communities": ()}, {"AO7": "required"}, LACKS, 1),
    ("community", {"communities": Missing.NOT_ASKED}, {"AO7": "required"}, UNDETERMINED, None),
    ("community", {"communities": ()}, {"AO7": "project_stands_in"}, FITS, None),
])  # fmt: skip
def test_what_comes_of_a_place(name: str, about: dict[str, Any], readings: dict[str, str], status: SlotStatus, by: int | None) -> None:
    assert found(name, about, **readings) == (status, by)


def test_a_place_is_called_by_what_it_counts_under_the_reading_that_is_taken() -> None:
    partners = venture(organisations=[organisation("a", role=OrganisationRole.PARTNER), organisation("b", role=OrganisationRole.PARTNER)])
    law = LAW.choosing({"AO4": "one_lead"})

    assert check(partners, LAW).slot("organisation").line.zh.startswith("社会组织：有2，应有恰1")
    assert check(partners, law).slot("organisation").line.zh.startswith("牵头的社会组织：有0，应有恰1：缺少1")


def test_a_place_that_lacks_something_decides_whatever_is_missing_elsewhere() -> None:
    assert check(venture(volunteers=0, workers=Missing.NOT_ASKED), LAW).verdict is Verdict.NO


def test_readings_that_disagree_are_contested() -> None:
    partners = venture(organisations=[organisation("a"), organisation("b", role=OrganisationRole.PARTNER)])
    answer = check(partners, LAW, readings="all")

    assert (check(partners, LAW).verdict, answer.verdict) == (Verdict.NO, Verdict.CONTESTED)
    assert answer.depends_on == ("AO4",)
    assert [(dict(options), verdict) for options, verdict in answer.under_readings()] == [
        ({"AO4": "one_in_all"}, Verdict.NO), ({"AO4": "one_lead"}, Verdict.YES), ({"AO4": "one_or_more"}, Verdict.YES),
    ]  # fmt: skip
    assert not answer.robust
    [(reading, told)] = answer.by_reading()
    assert (reading.id, [(option.id, verdict) for option, verdict in told]) == (
        "AO4", [("one_in_all", Verdict.NO), ("one_lead", Verdict.YES), ("one_or_more", Verdict.YES)],
    )  # fmt: skip
    both = check(venture(organisations=partners.organisations, volunteers=0), LAW)
    assert (both.depends_on, both.by_reading()) == (("AO4", "AO3"), ())
    assert check(partners, LAW, readings=["AO3"]).verdict is Verdict.NO
    assert check(partners, LAW, readings=["AO4", OUHAI.reading("AO3")]).verdict is Verdict.CONTESTED


@settings(max_examples=8)
@given(given_one=ventures())
def test_a_reading_turns_an_answer_by_itself_as_the_law_with_it_says(given_one: Venture) -> None:
    answer = check(given_one, LAW)
    turning = {reading.id: dict(told) for reading, told in answer.by_reading()}

    assert set(turning) <= set(answer.depends_on)
    for reading in VENTURE.readings:
        under = {option: check(given_one, LAW.choosing({reading.id: option.id})).verdict for option in reading.options}
        assert turning.get(reading.id, under) == under
        assert (reading.id in turning) == (len(set(under.values())) > 1)


@settings(max_examples=8)
@given(given_one=ventures())
def test_all_readings_together_are_what_they_are_one_by_one(given_one: Venture) -> None:
    alone = [check(given_one, OUHAI.on(DAY, readings=options)).verdict for options in COMBINATIONS]

    assert check(given_one, LAW, readings="all").verdict is combined(alone)


@given(given_one=ventures(), more=st.integers(1, 5), options=st.sampled_from(COMBINATIONS))
def test_a_volunteer_more_never_breaks_a_composition(given_one: Venture, more: int, options: dict[str, str]) -> None:
    law = OUHAI.on(DAY, readings=options)
    volunteers = given_one.volunteers if isinstance(given_one.volunteers, int) else 0
    before = check(attrs.evolve(given_one, volunteers=volunteers), law)
    after = check(attrs.evolve(given_one, volunteers=volunteers + more), law)

    assert before.verdict is not Verdict.YES or after.verdict is Verdict.YES
    assert before.slot("volunteers").status is not FITS or after.slot("volunteers").status is FITS


@settings(max_examples=25)
@given(given_one=ventures(), data=st.data())
def test_order_changes_nothing(given_one: Venture, data: st.DataObject) -> None:
    lists = {name: getattr(given_one, name) for name in ("organisations", "workers", "resources", "communities")}
    shuffled = {name: data.draw(st.permutations(listed)) for name, listed in lists.items() if not isinstance(listed, Missing)}
    other = attrs.evolve(given_one, **shuffled)

    mine, theirs = check(given_one, LAW), check(other, LAW)

    assert [attrs.evolve(slot, missing=()) for slot in theirs.slots] == [attrs.evolve(slot, missing=()) for slot in mine.slots]
    assert set(theirs.missing) == set(mine.missing)
    assert theirs.under_readings() == mine.under_readings()


FILLED = {
    "organisations": (organisation(),), "workers": (worker(),), "volunteers": 3, "resources": (MONEY,), "communities": (),
}  # fmt: skip


@given(given_one=ventures(), options=st.sampled_from(COMBINATIONS))
def test_a_decided_answer_never_turns_when_something_is_told(given_one: Venture, options: dict[str, str]) -> None:
    law = OUHAI.on(DAY, readings=options)
    told = {name: value for name, value in FILLED.items() if isinstance(getattr(given_one, name), Missing)}
    before, after = check(given_one, law), check(attrs.evolve(given_one, **told), law)

    assert all(mine.status in (UNDETERMINED, now.status) for mine, now in zip(before.slots, after.slots, strict=True))
    assert not before.verdict.decided or before.verdict is after.verdict


@pytest.mark.parametrize("barred, matter", [(True, ("AO3",)), (False, ("AO4", "AO3"))])
def test_options_that_cannot_stand_together_are_left_out(barred: bool, matter: tuple[str, ...]) -> None:
    *others, several = OUHAI.reading("AO4").options
    pair = (NotWith("AO3", "none", Text("试", "a test")),) if barred else ()
    reading = attrs.evolve(OUHAI.reading("AO4"), options=(*others, attrs.evolve(several, not_with=pair)))
    two = Slot(
        name="organisation", kind=SlotKind.ORGANISATION, at_least=PerOption(reading, {"one_in_all": 1, "one_lead": 1, "one_or_more": 2})
    )
    policy = LinkagePolicy(
        id="x",
        title=OUHAI.title,
        documents=OUHAI.documents,
        clauses=OUHAI.clauses,
        readings=(reading, OUHAI.reading("AO3"), OUHAI.reading("AO2")),
        formula=Formula(slots=(two, VENTURE.slot("volunteers"))),
    )

    answer = check(venture(volunteers=0), policy.on(DAY))
    assert answer.depends_on == matter
    assert [reading.id for reading, _ in answer.by_reading()] == ["AO3"]


# --- other formulas ----------------------------------------------------------------------------------------------------------------------


def test_the_four_that_charity_projects_link() -> None:
    [linkage] = OUHAI.formulas
    charity = organisation(classes=(OrganisationClass.CHARITABLE_ORGANISATION, OrganisationClass.BRAND_ORGANISATION))
    all_there = venture(organisations=[charity], resources=[MONEY], workers=[worker(full_time=False, certified=False)])

    assert check(all_there, LAW, formula=linkage).verdict is Verdict.YES
    assert [slot.status for slot in check(venture(), LAW, formula=linkage).slots] == [LACKS, LACKS, FITS, FITS]
    unknown = venture(organisations=[organisation(classes=Missing.NOT_ASKED)], resources=Missing.NOT_ASKED)
    assert [slot.status for slot in check(unknown, LAW, formula=linkage).slots] == [UNDETERMINED, UNDETERMINED, FITS, FITS]


def test_parties_of_a_place_of_ones_own() -> None:
    three = Formula.parse("1+1+1", ["government", "citizens_and_firms", "organisation"])

    assert check(venture(parties={"government": 1, "citizens_and_firms": 1}), LAW, formula=three).verdict is Verdict.YES
    assert check(venture(parties={"government": 1}), LAW, formula=three).verdict is Verdict.UNDETERMINED
    assert check(venture(parties={"government": 2, "citizens_and_firms": 0}), LAW, formula=three).slot("government").status is EXCEEDS


RATIO = Formula(joined=":", slots=(
    Slot(name="supervisor", at_least=1, letter="1"),
    Slot(name="social_worker", kind=SlotKind.SOCIAL_WORKER, at_least=2, letter="2"),
    Slot(name="volunteers", kind=SlotKind.VOLUNTEERS, at_least=20, at_most=30, letter="20"),
    Slot(name="community", kind=SlotKind.COMMUNITY, at_least=1),
))  # fmt: skip


@pytest.mark.parametrize("supervisors, workers, volunteers, statuses", [
    (1, 2, 20, [FITS, FITS, FITS]),
    (1, 1, 19, [FITS, LACKS, LACKS]),
    (2, 4, 61, [FITS, FITS, EXCEEDS]),
    (2, 3, 40, [FITS, LACKS, FITS]),
    (0, 2, 0, [LACKS, FITS, FITS]),
    (Missing.NOT_KNOWN, 2, 20, [UNDETERMINED, UNDETERMINED, UNDETERMINED]),
])  # fmt: skip
def test_a_ratio_is_held_against_the_first(supervisors: Any, workers: int, volunteers: int, statuses: list[SlotStatus]) -> None:
    team = venture(parties={"supervisor": supervisors}, workers=[worker(f"W{n}") for n in range(workers)], volunteers=volunteers)
    answer = check(team, LAW, formula=RATIO)

    assert [slot.status for slot in answer.slots] == [*statuses, FITS]
    assert str(RATIO) == "1:2:20"


def test_what_a_ratio_needs_is_said() -> None:
    answer = check(venture(parties={"supervisor": Missing.NOT_KNOWN}, workers=[worker()]), LAW, formula=RATIO)
    two = check(venture(parties={"supervisor": 2}, workers=[worker()]), LAW, formula=RATIO)

    assert [what.en for what in answer.missing] == ["supervisor"]
    assert two.slot("social_worker").line.en == "social worker: 1 there, 4 or more asked for: lacks by 3"
    assert two.slot("volunteers").line.en == "volunteers: 12 there, 40 to 60 asked for: lacks by 28"
    assert answer.slot("social_worker").line.en == "social worker: 1 there, not known asked for: undetermined"


def test_a_number_that_a_reform_sets_is_asked() -> None:
    assert OUHAI.social_workers is not None
    two = OUHAI.under(Reform("two workers", Set(OUHAI.social_workers, 2, start=DAY), hypothetical=True)).on(DAY)

    assert check(venture(), two).slot("full_time_social_worker").by == 1
    assert check(venture(workers=[worker("a"), worker("b")]), two).verdict is Verdict.YES


def test_before_the_year_of_the_report_the_numbers_are_not_known() -> None:
    answer = check(venture(), OUHAI.on(date(2020, 1, 1)))

    assert answer.verdict is Verdict.UNDETERMINED
    assert "a number that no source gives" in answer.slot("organisation").line.en
    assert answer.slot("organisation").as_data()["least"] is None


# --- how it is told ----------------------------------------------------------------------------------------------------------------------


def test_an_explanation_has_every_place_with_its_clauses_and_readings() -> None:
    said = check(venture(volunteers=0, workers=[worker(full_time=Missing.NOT_ASKED)]), LAW).explain("en").splitlines()

    assert said[0] == "V1: a venture project 1+1+1+N+X: no (law of 2023-01-01)"
    assert (
        "- full-time social worker: 0 to 1 there, exactly 1 asked for: undetermined (O21/O22/AO5=social_worker/AO5e=one/AO5d=may_serve_several)"
        in said
    )
    assert "- volunteers: 0 there, 1 or more asked for: lacks by 1 (O21/O22/AO3=one)" in said
    assert "- community: 1 there, any number asked for: fits (O23/AO7=beside_formula)" in said
    assert "to be found out: W1: whether full time" in said
    assert any(line.startswith("reading AO4 (whether there may be other organisations beside the one) taken as") for line in said)
    assert any(line.startswith("it depends on readings: AO3=none -> undetermined; AO3=one -> no") for line in said)
    assert said[-2:] == ["the validity of this policy was not found", NOTICE.en]


def test_what_is_not_known_is_said_without_a_number() -> None:
    untold = check(venture(volunteers=Missing.NOT_ASKED), LAW).slot("volunteers").line
    early = check(venture(), OUHAI.on(date(2020, 1, 1))).slot("organisation").line

    assert untold.zh == "志愿者：数目不详，应有1以上：待核实（O21/O22/AO3=one）"
    assert untold.en == "volunteers: how many is not known, 1 or more asked for: undetermined (O21/O22/AO3=one)"
    assert early.zh == "社会组织：有1，规定数值未查明：待核实（O21/O22/AO4=one_in_all）"
    assert early.en.startswith("social organisation: 1 there, a number that no source gives: undetermined")


def test_tables_and_data_say_the_same_in_both_languages() -> None:
    answer = check(venture(volunteers=0), LAW, readings=["AO3"])
    head, *rows = answer.table("zh")

    assert head == ("项", "现有", "应有", "结论", "条款")
    assert ("志愿者", "0", "1以上", "缺少1", "O21/O22") in rows
    assert (answer.table("zh")[0][0], answer.table("en")[0][0]) == ("项", "place")
    assert "<th" in answer.to_html("en")
    assert "V1" in answer._repr_html_()
    data = json.loads(json.dumps(answer.as_data()))
    assert (data["verdict"], data["varied"], data["formula"]["written"]) == ("CONTESTED", ["AO3"], "1+1+1+N+X")
    assert [slot["by"] for slot in data["slots"]] == [None, None, None, None, 1, None]
    assert repr(answer) == "<CompositionCheck CONTESTED: <Venture V1> 1+1+1+N+X>"


def test_an_answer_that_is_settled_has_nothing_to_find_out() -> None:
    said = check(venture(), LAW).explain("en")

    assert "to be found out" not in said
    assert "it depends on" not in said


def test_an_answer_has_no_truth_value() -> None:
    with pytest.raises(InvalidValueError, match="compare its verdict"):
        bool(check(venture(), LAW))


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="this policy has no formula; give one"):
        check(venture(), HEBEI.on(DAY))  # type: ignore[type-var]
    with pytest.raises(InvalidValueError, match="ouhai"):
        check(venture(), attrs.evolve(OUHAI, formula=None).on(DAY))
    with pytest.raises(UnknownNameError, match="did you mean volunteers"):
        check(venture(), LAW).slot("volunteer")
    with pytest.raises(UnknownNameError):
        check(venture(), LAW, readings=["AO99"])


def test_a_number_that_no_source_gives_is_among_what_is_to_be_found_out() -> None:
    answer = check(venture(), OUHAI.on(date(2021, 6, 1)))
    unknown = [slot for slot in answer.slots if not slot.known]

    assert unknown
    assert [what.zh for what in answer.missing] == [f"{slot.text.zh}的规定数值" for slot in unknown]
    assert answer.missing[0] in unknown[0].missing
    assert "to be found out: the number that the rule has for" in answer.explain("en")
