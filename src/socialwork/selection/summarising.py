"""What the summary of a selection says of readings, of facts to ask for, and of resolutions that were not used."""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..rules import AppliedLaw
from ..text import Text, Unit, joined
from .contest import Contest
from .outcomes import Basis, Outcome
from .placements import Placement
from .resolutions import Resolution
from .wording import named

if TYPE_CHECKING:
    from .combinations import Combinations

__all__ = ["combination_lines", "waits", "whom_to_ask", "why_unused"]

_GROUPS = 5  # as many groups of people of whom the same is missing
_FACTS = Unit("项事实", "facts", "fact")
_UNDER_ALL = Text(
    "：拟入选指各组合下均入选，未入选指各组合下均不入选，待定指因口径而异或仍有待定",
    ": selected means a seat under all of them, not selected a seat under none, open that it hangs on the readings or is open under some",
)


def whom_to_ask(to_ask: Iterable[tuple[str, tuple[Text, ...]]], *, of: int) -> Text:
    """Whom to ask for what, those of whom the same is missing together."""
    groups: dict[tuple[Text, ...], list[str]] = {}
    for person, labels in to_ask:
        groups.setdefault(labels, []).append(person)

    def told(labels: tuple[Text, ...], people: list[str]) -> Text:
        facts = joined(labels)
        if len(people) < of or len(people) == 1:
            return named(people) + Text(f"（{facts.zh}）", f" ({facts.en})")
        facts_of = _FACTS.counted(len(labels)).en
        return Text(f"全部{len(people)}人的{len(labels)}项事实（{facts.zh}）", f"{facts_of} of all {len(people)} ({facts.en})")

    listed = list(groups.items())
    first, rest = joined((told(*each) for each in listed[:_GROUPS]), zh="；", en="; "), listed[_GROUPS:]
    if not rest:
        return first
    people = sum(len(ids) for _, ids in rest)
    return first + Text(f"；另有{people}人缺其他事实（JSON 中全部列出）", f"; and other facts of {people} more (the JSON lists them all)")


def why_unused(resolution: Resolution, contest: Contest, *, among: Container[str]) -> Text:
    """Why a resolution orders nobody here."""
    out = [
        person
        for person in (*resolution.chosen, *resolution.over)
        if person in among and not any(profile.eligible for profile in contest.entrant(person).profiles)
    ]
    if {*resolution.chosen} <= {*out} or {*resolution.over} <= {*out}:
        ids = named(out)
        return Text(f"{ids.zh} 不符合选拔条件", f"not eligible: {ids.en}")
    return Text("所列人选得分或优先情形不同，并不并列", "they differ in merit or preference, so nobody is level")


def combination_lines(combinations: "Combinations | None", placements: Sequence[Placement], law: AppliedLaw) -> Iterator[Text]:
    """Under how many combinations of readings this holds, which readings matter, and what is so under those chosen."""
    if combinations is None:
        return
    count, matter, left_out = combinations.count, combinations.mattering, combinations.left_out
    if left_out is None:
        yield Text(f"按口径的全部{count}种可采组合", f"under all {count} admissible combinations of readings") + _UNDER_ALL
    else:
        of, why = count + left_out[0], left_out[1]
        yield (
            Text(
                f"按口径的{count}种可采组合（共{of}种，其余因{why.zh}未能测算）",
                f"under {count} of {of} admissible combinations of readings, because {why.en}",
            )
            + _UNDER_ALL
        )
    if not matter:
        yield Text(
            "没有口径影响任何人的结果；以下按所选口径", "no reading makes a difference to anybody; what follows is under those chosen"
        )
        return
    yield Text(f"有关口径：{'、'.join(matter)}；其余口径不影响结果", f"readings that matter: {', '.join(matter)}; the others do not")
    numbers = [sum(place.chosen[0] is outcome for place in placements) for outcome in Outcome]
    yield Text(
        f"按所选口径：拟入选{numbers[0]}人，待定{numbers[1]}人，未入选{numbers[2]}人；以下按所选口径",
        f"under the readings chosen: {numbers[0]} selected, {numbers[1]} open, {numbers[2]} not selected; what follows is under those",
    )
    turned: dict[tuple[str, str], int] = {}
    for place in placements:
        for reading, option, _ in place.turned_by:
            turned[reading, option] = turned.get((reading, option), 0) + 1
    for (reading, option), people in sorted(turned.items(), key=lambda each: (-each[1], each[0])):
        said = law.reading(reading).option(option).label
        yield Text(
            f"  仅改口径{reading}取“{said.zh}”：{people}人结果不同",
            f'  with reading {reading} alone taken as "{said.en}": {people} {"place differs" if people == 1 else "places differ"}',
        )


def waits(place: Placement) -> bool:
    """Whether the place waits for facts under the readings chosen."""
    outcome, rests_on = place.chosen
    return outcome is Outcome.OPEN and Basis.MISSING_FACT in rests_on
