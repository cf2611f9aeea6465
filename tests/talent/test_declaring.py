"""One recorded judgement can cover many people without overruling anybody."""

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.rules import Judgement, Missing
from socialwork.talent.candidates import CANDIDATE, Candidate
from socialwork.talent.declaring import Declaration, declared
from socialwork.testing import candidates, judgements

FOUND = Judgement(holds=True, by="区民政局", on=date(2023, 8, 1), document="推荐函")
DENIED = attrs.evolve(FOUND, holds=False)


def people(**facts: Any) -> tuple[Candidate, ...]:
    return tuple(Candidate(id=name, **facts) for name in ("a", "b", "c"))


def ethics(*found: Candidate) -> list[object]:
    return [candidate.professional_ethics for candidate in found]


def test_one_declaration_covers_everybody_or_those_it_names() -> None:
    everybody = Declaration(fact="professional_ethics", judgement=FOUND)
    one = Declaration(fact="professional_ethics", judgement=FOUND, covers=["b"])

    assert ethics(*declared(people(), (everybody,))) == [FOUND, FOUND, FOUND]
    assert ethics(*declared(people(), (one,))) == [Missing.NOT_ASKED, FOUND, Missing.NOT_ASKED]
    assert declared(people(), ()) == people()


@pytest.mark.parametrize("own, found, result", [
    (Missing.NOT_ASKED, FOUND, FOUND),
    (Missing.NOT_KNOWN, DENIED, DENIED),
    (Missing.DISPUTED, FOUND, Missing.DISPUTED),
    (DENIED, FOUND, Missing.DISPUTED),
    (FOUND, DENIED, Missing.DISPUTED),
    (DENIED, attrs.evolve(DENIED, by="别人"), DENIED),
])  # fmt: skip
def test_a_declaration_fills_in_and_never_overrules(own: object, found: Judgement, result: object) -> None:
    [person, *_] = declared(people(professional_ethics=own), (Declaration(fact="professional_ethics", judgement=found),))

    assert person.professional_ethics == result


def test_declarations_that_contradict_each_other_are_disputed_in_any_order() -> None:
    both = (Declaration(fact="professional_ethics", judgement=FOUND), Declaration(fact="professional_ethics", judgement=DENIED))

    for given_ in (both, both[::-1], (*both, both[0])):
        assert ethics(*declared(people(), given_)) == [Missing.DISPUTED] * 3


@given(
    people=st.lists(candidates(), max_size=4, unique_by=lambda candidate: candidate.id).map(tuple),
    found=st.lists(st.tuples(st.sampled_from(["professional_ethics", "rich_experience"]), judgements()), max_size=4),
    data=st.data(),
)
def test_what_is_declared_does_not_depend_on_the_order_and_touches_nothing_else(
    people: tuple[Candidate, ...], found: list[tuple[str, Judgement]], data: st.DataObject
) -> None:
    ids = [candidate.id for candidate in people]
    covered = st.frozensets(st.sampled_from(ids)) if ids else st.just(frozenset())
    made = [Declaration(fact=fact, judgement=judgement, covers=data.draw(covered)) for fact, judgement in found]

    def findings(order: list[Declaration]) -> list[list[object]]:
        return [
            [
                value.holds if isinstance(value := getattr(candidate, fact), Judgement) else value
                for fact in ("professional_ethics", "rich_experience")
            ]
            for candidate in declared(people, tuple(order))
        ]

    assert findings(made) == findings(data.draw(st.permutations(made)))
    for before, after in zip(people, declared(people, tuple(made)), strict=True):
        untouched = {"professional_ethics": before.professional_ethics, "rich_experience": before.rich_experience}
        assert attrs.evolve(after, **untouched) == before


def test_a_declaration_is_about_a_judgement() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Declaration(fact="dedicated", judgement=FOUND)
    judgements_named = ", ".join(handle.name for handle in CANDIDATE if handle.of is Judgement)
    assert str(caught.value) == f"Declaration.fact: got 'dedicated'; name a judgement: {judgements_named}"

    with pytest.raises(UnknownNameError) as misspelt:
        Declaration(fact="profesional_ethics", judgement=FOUND)
    assert str(misspelt.value) == "no fact is named 'profesional_ethics'; did you mean professional_ethics?"


def test_a_declaration_covers_nobody_who_is_not_there() -> None:
    with pytest.raises(UnknownNameError) as caught:
        declared(people(), (Declaration(fact="professional_ethics", judgement=FOUND, covers=("a", "z9")),))

    assert str(caught.value) == "no candidate covered by a declaration is named 'z9'; known: a, b, c"


def test_who_is_covered_alone_is_one_person_and_not_the_letters_of_an_id() -> None:
    assert Declaration(fact="rich_experience", judgement=FOUND, covers="H001").covers == {"H001"}
