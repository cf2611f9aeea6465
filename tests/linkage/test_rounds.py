"""The life of a venture, with the steps that a place adds."""

from datetime import date

import attrs
import pytest

from socialwork.lifecycle import Journal, Lifecycle, NotAllowedError
from socialwork.linkage.ouhai.call import OUHAI_CALL_2025, VENTURE_LIVES
from socialwork.linkage.rounds import Applied, ExtraStep, Placed, VentureHappens, VentureStates, venture_lifecycle
from socialwork.linkage.zhongshan import ZHONGSHAN_2013
from socialwork.policies import Law
from socialwork.testing.invented.linkage import TEA_FUND
from socialwork.text import Text

DAY = date(2025, 4, 1)
LAW = OUHAI_CALL_2025.on(DAY)
PUBLISHED = ExtraStep(id="published", done=Text("公示", "published"), clause="F1")


def walked(law: Law, *happened: tuple[object, str | None, object]) -> Journal:  # type: ignore[type-arg]
    journal = Journal()
    for place, (kind, role, facts) in enumerate(happened):
        day = date(2025, 4, 1 + place)
        journal = journal.do(kind, subject="V1", on=day, law=law, recorder="office", role=role, facts=facts)  # type: ignore[arg-type]
    return journal


START = (
    (VentureHappens.APPLIED, "applicant", Applied(title="tea", organisation="O1", asked=5)),
    (VentureHappens.CHECKED, "host", None),
    (VentureHappens.REVIEWED, "panel", None),
)


def test_from_the_call_to_a_community_and_to_its_end() -> None:
    journal = walked(LAW, *START, (VentureHappens.PLACED, "host", Placed(community="C1", granted=5)), (VentureHappens.CLOSED, "host", None))

    assert journal.standing(LAW, subject="V1", as_of=DAY).states["venture"] == VentureStates.APPLIED
    assert journal.standing(LAW, subject="V1", as_of=date(2025, 5, 1)).states["venture"] == VentureStates.CLOSED


@pytest.mark.parametrize("steps", [0, 1])
def test_a_venture_that_does_not_pass_a_review_has_ended(steps: int) -> None:
    kind, role = [(VentureHappens.NOT_CHECKED, "host"), (VentureHappens.NOT_REVIEWED, "panel")][steps]
    journal = walked(LAW, *START[: steps + 1], (kind, role, None))

    assert journal.standing(LAW, subject="V1", as_of=date(2025, 5, 1)).states["venture"] == VentureStates.REJECTED


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_an_applicant_can_withdraw_until_it_is_placed(steps: int) -> None:
    journal = walked(LAW, *START[:steps], (VentureHappens.WITHDRAWN, "applicant", None))

    assert journal.standing(LAW, subject="V1", as_of=date(2025, 5, 1)).states["venture"] == VentureStates.WITHDRAWN


def test_no_step_can_be_left_out() -> None:
    with pytest.raises(NotAllowedError):
        walked(LAW, *START[:2], (VentureHappens.PLACED, "host", Placed(community="C1")))


def states(lifecycle: Lifecycle) -> list[str]:
    return [state.id for state in lifecycle.states]


def test_a_place_adds_steps_before_the_review_and_after_it() -> None:
    policy = attrs.evolve(TEA_FUND, id="longer", lifecycles=(venture_lifecycle(clause="F1", steps=(PUBLISHED,)),))
    law = policy.on(DAY)
    event = next(move.event for move in policy.lifecycle("venture").moves if move.event.id == "venture.published")
    journal = walked(law, *START, (event, None, None), (VentureHappens.PLACED, "host", Placed(community="C1")))

    assert journal.standing(law, subject="V1", as_of=date(2025, 5, 1)).states["venture"] == VentureStates.PLACED
    assert states(ZHONGSHAN_2013.lifecycle("venture"))[2:5] == ["checked", "improved", "reviewed"]


def test_the_steps_of_the_report_are_the_three_and_the_community() -> None:
    (lifecycle,) = VENTURE_LIVES

    assert states(lifecycle) == ["none", "applied", "checked", "reviewed", "placed", "closed", "rejected", "withdrawn"]
    assert set(lifecycle.cited) == {"O23"}
