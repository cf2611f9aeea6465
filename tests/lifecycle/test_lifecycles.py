"""A lifecycle is checked whole when it is built; each fault is told with its place."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.law import Option, Reading
from socialwork.lifecycle import ByOption, EventKind, Lifecycle, Move, Role, State, SubjectKind
from socialwork.lifecycle.checking import check_together
from socialwork.policies.fingerprints import lifecycle_as_data
from socialwork.rules import AllOf, Derived, IsTrue, Missing, Moment, Shape
from socialwork.testing.invented import GRANT, GROUNDS, TEA_ROOM_LIVES, Grant
from socialwork.text import Text

WORDS = Text("话", "words")
SUPPORT, CLOSING, FAIRS = TEA_ROOM_LIVES.lifecycles
KIND = SubjectKind(id="thing", label=WORDS)
A, B = State(id="a", label=Text("甲", "A")), State(id="b", label=Text("乙", "B"))
END = State(id="end", label=Text("终", "end"), final=True)
GO, STOP = EventKind(id="go", label=Text("走", "go")), EventKind(id="stop", label=Text("停", "stop"))


@attrs.frozen
class Someday:
    def day(self, entered: date, before: object, law: object) -> date | None:
        return None

    def as_data(self) -> dict[str, Any]:
        return {"due": "someday"}


def option(name: str, *, excluded: bool = False) -> Option:
    return Option(id=name, label=WORDS, grounds=WORDS, excluded=WORDS if excluded else None)


READING = Reading(
    id="R", question=WORDS, options=(option("one"), option("two"), option("no", excluded=True)), default="one", why=WORDS, clause="X1"
)


def move(state: State, event: EventKind, to: State | ByOption, **more: Any) -> Move:
    return Move(state=state, event=event, to=to, clause="X1", **more)


def cycle(*moves: Move, states: tuple[State, ...] = (A, END), **more: Any) -> Lifecycle:
    said: dict[str, Any] = {"id": "life", "label": WORDS, "subject": KIND, "states": states, "initial": A, "moves": moves, "clause": "X1"}
    return Lifecycle(**{**said, **more})


ROLE = Role(id="r", label=WORDS)
FACTS = EventKind(id="go", label=WORDS, facts=Grant)
GUARD = IsTrue(GRANT.sound, clause="X1")


@attrs.frozen
class Loose:
    sound: bool = True


@pytest.mark.parametrize(
    "moves, more, found",
    [
        ((move(A, GO, END),), {"states": (A, A, END)}, "each state may occur once"),
        ((move(A, GO, END), move(A, GO, A)), {}, "a --go-->"),
        ((move(A, GO, END),), {"initial": B}, "list the initial state"),
        ((move(A, GO, END),), {"ends": (B,)}, "list the initial state"),
        ((move(A, GO, B),), {}, "list the state"),
        ((move(B, GO, END),), {}, "list the state"),
        ((move(A, GO, END),), {"states": (A, B, END)}, "no move leads there"),
        ((move(A, GO, B), move(A, STOP, END)), {"states": (A, B, END)}, "no final state can be reached"),
        ((move(A, GO, END), move(END, GO, A)), {}, "nothing leads out of a final state"),
        ((move(A, GO, END, role=ROLE, due=Someday()),), {}, "a timed move has no role"),
        ((move(A, GO, END, needs=(B,), due=Someday()),), {}, "needs nothing of another lifecycle"),
        ((move(A, GO, END, due=Someday()), move(A, STOP, A, due=Someday())), {}, "a timed move leads to another state"),
        (
            (move(A, GO, B, due=Someday()), move(B, GO, A, due=Someday()), move(A, STOP, END)),
            {"states": (A, B, END)},
            "timed moves lead in a circle",
        ),
        ((move(A, GO, END, guard=GUARD),), {}, "a guard needs facts"),
        ((move(A, FACTS, END, guard=IsTrue(GROUNDS.smoke, clause="X1")),), {}, "do not hold"),
        ((move(A, EventKind(id="go", label=WORDS, facts=Loose), END, guard=GUARD),), {}, "declare the field in its class"),
        ((move(A, GO, ByOption(READING, {"one": END})),), {}, "R=two"),
        ((move(A, GO, ByOption(READING, {"one": END, "two": END, "three": END})),), {}, "three"),
        ((move(A, GO, ByOption(READING, (("one", END), ("one", END), ("two", END)))),), {}, "option of a --go-->"),
        ((move(A, GO, ByOption(READING, {"one": None, "two": None})), move(A, STOP, END)), {}, "no admissible option has this move"),
        ((move(A, GO, ByOption(READING, {"one": END, "two": None})),), {}, r"a (R=two)"),
        ((move(A, GO, END), move(A, EventKind(id="stop", label=WORDS), A), move(END, STOP, END)), {}, "one id is one value"),
        ((move(A, GO, END, role=ROLE), move(A, STOP, A, role=Role(id="r", label=Text("他", "other")))), {}, "one id is one value"),
    ],
)
def test_what_is_not_whole_is_refused(moves: tuple[Move, ...], more: dict[str, Any], found: str) -> None:
    with pytest.raises((InvalidValueError, DuplicateNameError, UnknownNameError)) as raised:
        cycle(*moves, **more)

    assert found in str(raised.value)


def test_a_life_that_comes_round_names_its_ends_and_a_final_state_may_have_moves_that_leave_it_as_it_is() -> None:
    assert cycle(move(A, GO, B), move(B, STOP, A), states=(A, B), ends=(A,)).ends == (A,)
    assert cycle(move(A, GO, END), move(END, STOP, END)).rows["stop"]["end"].to == END


def test_states_under_an_option_need_not_be_reached_there() -> None:
    life = cycle(move(A, GO, ByOption(READING, {"one": B, "two": END, "no": None})), move(B, STOP, END), states=(A, B, END))

    assert life.readings == (READING,)
    assert life.targets(life.moves[0]) == (B, END)


def together(**causes: Any) -> tuple[Lifecycle, Lifecycle]:
    facts, subject, due = causes.pop("facts", None), causes.pop("subject", KIND), causes.pop("due", None)
    caused = EventKind(id="caused", label=WORDS, facts=facts)
    other = cycle(move(A, caused, END, due=due), id="other", subject=subject)
    return cycle(move(A, GO, END, causes=causes.pop("causes", caused))), other


@pytest.mark.parametrize(
    "lifecycles, found",
    [
        ((SUPPORT, SUPPORT), "each lifecycle may occur once"),
        ((SUPPORT, attrs.evolve(SUPPORT, id="again")), "each kind of event of a lifecycle"),
        (together()[:1], "give an event of another lifecycle"),
        (together(causes=GO), "give an event of another lifecycle"),
        (together(subject=SubjectKind(id="another", label=WORDS)), "give an event of another lifecycle"),
        (together(due=Someday()), "it happens by itself"),
        (together(facts=Grant), "what is caused records no facts"),
        ((SUPPORT, attrs.evolve(CLOSING, subject=SubjectKind(id="tea_room", label=WORDS))), "one id is one value"),
        (
            (cycle(move(A, GO, END, causes=STOP)), cycle(move(A, STOP, END, causes=GO), id="other")),
            "lifecycles cause one another's events in a circle",
        ),
    ],
)
def test_lifecycles_that_do_not_go_together_are_refused(lifecycles: tuple[Lifecycle, ...], found: str) -> None:
    with pytest.raises((InvalidValueError, DuplicateNameError)) as raised:
        check_together(lifecycles)

    assert found in str(raised.value)


def needing(*needs: State, **more: Any) -> tuple[Lifecycle, ...]:
    other = cycle(move(B, STOP, END), **{"id": "other", "states": (B, END), "initial": B, **more})
    return cycle(move(A, GO, END, needs=needs)), other


@pytest.mark.parametrize(
    "lifecycles",
    [
        needing(A),  # its own
        needing(B)[:1],
        needing(B, State(id="b", label=Text("丙", "another B"))),
        needing(B, subject=SubjectKind(id="another", label=WORDS)),
        (*needing(B), cycle(move(B, EventKind(id="rest", label=WORDS), END), id="third", states=(B, END), initial=B)),  # of two
    ],
)
def test_what_a_move_needs_are_states_of_one_other_lifecycle_of_the_subject(lifecycles: tuple[Lifecycle, ...]) -> None:
    with pytest.raises(InvalidValueError) as raised:
        check_together(lifecycles)

    assert "give states of one other lifecycle of the same kind of subject" in str(raised.value)
    assert "a --go--> needs" in str(raised.value)
    check_together(needing(B, END))


def test_what_a_move_needs_is_drawn_and_fingerprinted() -> None:
    life, _ = needing(B, END)

    assert life.table("en")[1][3] == "while B / end"
    assert life.table("zh")[1][3] == "当前为：乙、终"
    assert "go, while B / end" in life.mermaid("en")
    assert lifecycle_as_data(life)["moves"][0]["needs"] == ["b", "end"]
    assert "needs" not in lifecycle_as_data(CLOSING)["moves"][0]


def test_what_is_caused_may_record_the_same_facts() -> None:
    go, caused = EventKind(id="go", label=WORDS, facts=Grant), EventKind(id="caused", label=WORDS, facts=Grant)

    check_together((cycle(move(A, go, END, causes=caused)), cycle(move(A, caused, END, guard=GUARD), id="other")))


def test_what_is_in_it_can_be_looked_up() -> None:
    assert repr(SUPPORT) == "Lifecycle('support', 6 states, 12 moves)"
    assert SUPPORT.state("over").label.en == "over"
    assert set(SUPPORT.kinds) == {"granted", "began", "ended", "rested", "reopened", "tasted", "lost"}
    assert set(CLOSING.kinds) == {"closing.proposed", "closing.dropped", "closing.decided"}
    assert set(CLOSING.roles) == {"town", "neighbour"}
    assert SUPPORT.cited == ("X12", "X13", "X14", "X2")
    with pytest.raises(UnknownNameError, match="no state is named 'ovr'; did you mean over"):
        SUPPORT.state("ovr")


class Printer:
    def __init__(self) -> None:
        self.said = ""

    def text(self, words: str) -> None:
        self.said += words


def test_notebooks_print_it_short_and_show_it_as_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIALWORK_LANG", "en")
    printer = Printer()
    CLOSING._repr_pretty_(printer, cycle=False)

    assert printer.said == repr(CLOSING)
    assert CLOSING._repr_html_() == CLOSING.to_html("en")
    assert "closing decided (with it: support lost)" in CLOSING.to_html("en")
    assert 'lang="zh-CN"' in CLOSING.to_html()


def test_the_table_in_words() -> None:
    assert CLOSING.table("en") == (
        ("from", "event", "to", "condition", "who acts", "clauses"),
        ("quiet", "closing proposed", "proposed", "if its condition is met", "the neighbours", "X14"),
        ("proposed", "closing dropped", "quiet", "-", "the town", "X14"),
        ("proposed", "closing decided (with it: support lost)", "decided", "-", "the town", "X14"),
    )
    assert SUPPORT.table()[6] == ("扶持中", "歇业", "AX3: 停发，则歇业停发；AX3: 照发，则无此步", "-", "-", "X13")


def test_the_diagram() -> None:
    assert CLOSING.mermaid("en") == (
        "stateDiagram-v2\n"
        '    state "quiet" as s0\n    state "proposed" as s1\n    state "decided" as s2\n'
        "    [*] --> s0\n"
        "    s0 --> s1 : closing proposed, if its condition is met [X14]\n"
        "    s1 --> s0 : closing dropped [X14]\n"
        "    s1 --> s2 : closing decided [X14]\n"
        "    s0 --> [*]\n    s2 --> [*]\n"
    )
    assert "s2 --> s3 : 歇业，AX3： 停发 [X13]" in SUPPORT.mermaid("zh")
    assert "到期自行发生" in SUPPORT.mermaid()
    with pytest.raises(InvalidValueError, match="lang"):
        SUPPORT.mermaid("fr")  # type: ignore[arg-type]


def test_a_policy_cites_and_fingerprints_its_lifecycles() -> None:
    assert TEA_ROOM_LIVES.lifecycle("fair") is FAIRS
    with pytest.raises(UnknownNameError, match="no lifecycle is named"):
        TEA_ROOM_LIVES.lifecycle("fairs")
    assert "lifecycle support" in TEA_ROOM_LIVES.models["X2"]
    assert TEA_ROOM_LIVES.models["X15"] == ("lifecycle fair",)

    relabelled = attrs.evolve(FAIRS, label=Text("集", "market"))
    other = attrs.evolve(FAIRS, moves=FAIRS.moves[:2], states=FAIRS.states[:3])
    prints = {
        attrs.evolve(TEA_ROOM_LIVES, lifecycles=(SUPPORT, CLOSING, fairs)).fingerprint
        for fairs in (FAIRS, relabelled, attrs.evolve(FAIRS, moves=FAIRS.moves[::-1]))
    }
    assert prints == {TEA_ROOM_LIVES.fingerprint}
    assert attrs.evolve(TEA_ROOM_LIVES, lifecycles=(SUPPORT, CLOSING, other)).fingerprint != TEA_ROOM_LIVES.fingerprint


def test_a_policy_must_know_what_its_lifecycles_rest_on() -> None:
    with pytest.raises(UnknownNameError, match="clause"):
        attrs.evolve(TEA_ROOM_LIVES, clauses=TEA_ROOM_LIVES.clauses[:-1])
    with pytest.raises(UnknownNameError, match=r"AX[34]"):
        attrs.evolve(TEA_ROOM_LIVES, readings=TEA_ROOM_LIVES.readings[:2])


def test_a_derived_fact_of_a_condition_is_cited() -> None:
    def doubled(guests: Decimal, _: Moment) -> bool | Missing:
        return guests > 10

    derived = Derived[bool](name="many", label=WORDS, shape=Shape.YES_NO, of=bool, from_=(GRANT.guests,), function=doubled, clause=("X7",))
    life = cycle(move(A, FACTS, END, guard=AllOf(IsTrue(derived, clause="X1"))))
    policy = attrs.evolve(TEA_ROOM_LIVES, lifecycles=(life,))

    assert "fact many" in policy.models["X7"]
