"""What must be true of a lifecycle, and of several of one policy, before anything is replayed on them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from ..errors import DuplicateNameError, InvalidValueError
from ..law import Reading
from ..rules import leaves
from ..rules.cases import as_declared
from ..text import Text
from .kinds import EventKind, Role, State, SubjectKind
from .moves import Move, leads_to

__all__ = ["Checked", "Stated", "check_lifecycle", "check_together", "needed_of"]

T = TypeVar("T")
S = TypeVar("S", bound="Stated")


class Stated(Protocol):
    """What has states. `Lifecycle` does."""

    @property
    def id(self) -> str:
        """Its name."""
        ...

    @property
    def subject(self) -> SubjectKind:
        """What it is the life of."""
        ...

    @property
    def states(self) -> tuple[State, ...]:
        """Its states."""
        ...


class Checked(Stated, Protocol):
    """What is looked at. `Lifecycle` has it."""

    @property
    def initial(self) -> State:
        """The first state."""
        ...

    @property
    def moves(self) -> tuple[Move, ...]:
        """Its rows."""
        ...

    @property
    def ends(self) -> tuple[State, ...]:
        """Where else a life may rest."""
        ...


def row(move: Move) -> str:
    """How a message names a row of the table."""
    return f"{move.state.id} --{move.event.id}-->"


def check_lifecycle(lifecycle: Checked) -> None:
    """Raise if the table is not whole; see `Lifecycle`."""
    DuplicateNameError.check(Text("状态", "state"), (state.id for state in lifecycle.states))
    DuplicateNameError.check(Text("状态与事件的组合", "state with its event"), (row(move) for move in lifecycle.moves))
    _one_value_an_id(lifecycle.id, (lifecycle,))
    _check_states(lifecycle)
    for move in lifecycle.moves:
        _check_options(lifecycle, move)
        _check_move(lifecycle, move)
    _check_timed(lifecycle)
    _check_ways(lifecycle)


def check_together(lifecycles: Sequence[Checked]) -> None:
    """Raise if the lifecycles of a policy do not go together.

    Raises:
        DuplicateNameError: If two share an id, or a kind of event belongs to two of them.
        InvalidValueError: If an id names two different things; what a move causes is no event of another lifecycle of the same subject, happens
            by itself, needs other facts, or causes in turn what caused it; or the states that a move needs are not those of one other lifecycle
            of the same subject.
    """
    DuplicateNameError.check(Text("流程", "lifecycle"), (lifecycle.id for lifecycle in lifecycles))
    owners = {(move.event.id, lifecycle.id): lifecycle for lifecycle in lifecycles for move in lifecycle.moves}
    DuplicateNameError.check(Text("流程的事件种类", "kind of event of a lifecycle"), (kind for kind, _ in owners))
    _one_value_an_id("lifecycles", lifecycles)
    by_kind = {kind: lifecycle for (kind, _), lifecycle in owners.items()}
    for lifecycle in lifecycles:
        for move in lifecycle.moves:
            if move.causes is not None:
                _check_caused(lifecycle, move, move.causes, by_kind.get(move.causes.id))
            if move.needs and needed_of(move, lifecycle, lifecycles) is None:
                told = f"{row(move)} needs {', '.join(state.id for state in move.needs)}"
                raise _refuse(
                    lifecycle, told, "请给出同类对象另一个流程的状态", "give states of one other lifecycle of the same kind of subject"
                )
    _check_circles(lifecycles)


def needed_of(move: Move, own: S, lifecycles: Iterable[S]) -> S | None:
    """The lifecycle whose states a move needs; None where there is not just one.

    Args:
        move: The move.
        own: Its lifecycle.
        lifecycles: Those of the policy.
    """
    others = (each for each in lifecycles if each.id != own.id and each.subject == own.subject)
    found = [each for each in others if set(move.needs) <= set(each.states)]
    return found[0] if len(found) == 1 else None


def _refuse(lifecycle: Checked, what: object, zh: str, en: str) -> InvalidValueError:
    return InvalidValueError(f"Lifecycle {lifecycle.id}", what, Text(zh, en))


def _one_value_an_id(where: str, lifecycles: Iterable[Checked]) -> None:
    found: dict[tuple[type, str], object] = {}
    for value in (value for lifecycle in lifecycles for value in _named(lifecycle)):
        if found.setdefault((type(value), value.id), value) != value:
            fix = Text("同一编号须是同一个值：请只定义一次，各处引用它", "one id is one value: write it once and use it everywhere")
            raise InvalidValueError(where, value.id, fix)


def _named(lifecycle: Checked) -> Iterator[EventKind | Role | Reading | SubjectKind]:
    yield lifecycle.subject
    for move in lifecycle.moves:
        yield move.event
        if move.causes is not None:
            yield move.causes
        if move.role is not None:
            yield move.role
        if not isinstance(move.to, State):
            yield move.to.reading


def _check_states(lifecycle: Checked) -> None:
    listed = lifecycle.states
    for state in (lifecycle.initial, *lifecycle.ends):
        if state not in listed:
            raise _refuse(lifecycle, state.id, "请把初始状态和终止状态列入 states", "list the initial state and the ends among the states")
    for move in lifecycle.moves:
        for state in (move.state, *(target for _, target in leads_to(move) if target is not None)):
            if state not in listed:
                raise _refuse(lifecycle, f"{row(move)} {state.id}", "请把该状态列入 states", "list the state among the states")


def _check_options(lifecycle: Checked, move: Move) -> None:
    if isinstance(move.to, State):
        return
    named = [option for option, _ in move.to.states]
    DuplicateNameError.check(Text(f"{row(move)} 的选项", f"option of {row(move)}"), named)
    for option in named:
        move.to.reading.option(option)
    if left := [option for option in move.to.reading.admissible if option not in named]:
        told = f"{row(move)} {move.to.reading.id}={', '.join(left)}"
        raise _refuse(
            lifecycle, told, "请为每个可取的选项写明去向，没有此步的写 None", "give a state for each admissible option, None for no move"
        )
    if all(target is None for _, target in leads_to(move)):
        raise _refuse(lifecycle, row(move), "各口径下都没有这一步；请删去", "no admissible option has this move; leave it out")


def _check_move(lifecycle: Checked, move: Move) -> None:
    if move.state.final and any(target not in (None, move.state) for _, target in leads_to(move)):
        raise _refuse(lifecycle, row(move), "最终状态之后不再有变动", "nothing leads out of a final state")
    if move.due is not None and (
        move.role is not None or move.causes is not None or move.event.facts is not None or move.guard is not None or move.needs
    ):
        told = Text(
            "到期自行发生的一步没有办理者、事实、条件，也不引起他事，不看其他流程",
            "a timed move has no role, no facts, no guard, causes nothing and needs nothing of another lifecycle",
        )
        raise _refuse(lifecycle, row(move), told.zh, told.en)
    if move.due is not None and any(target == move.state for _, target in leads_to(move)):
        raise _refuse(lifecycle, row(move), "到期自行发生的一步须改变状态", "a timed move leads to another state")
    if move.guard is None:
        return
    if move.event.facts is None:
        raise _refuse(
            lifecycle, row(move), "有条件的一步须写明事件记录的事实（EventKind.facts）", "a guard needs facts: give EventKind.facts"
        )
    for fact in (leaf.fact for leaf in leaves(move.guard)):
        if not as_declared(fact, move.event.facts):
            fix = Text(
                f"请在类中声明字段 {fact.name} = ….{fact.name}.field()",
                f"declare the field in its class: {fact.name} = ....{fact.name}.field()",
            )
            raise _refuse(lifecycle, move.event.facts.__name__, fix.zh, fix.en)


def _circle(graph: dict[T, list[T]]) -> T | None:
    """Somewhere on a circle of arrows; None where there is none."""
    left = dict(graph)
    while left:
        done = [node for node, after in left.items() if not any(each in left for each in after)]
        if not done:
            return next(iter(left))
        for node in done:
            del left[node]
    return None


def _check_timed(lifecycle: Checked) -> None:
    arrows: dict[str, list[str]] = {}
    for move in lifecycle.moves:
        if move.due is not None:
            arrows.setdefault(move.state.id, []).extend(target.id for _, target in leads_to(move) if target is not None)
    if (state := _circle(arrows)) is not None:
        fix = Text(
            "到期自行发生的各步不得成环：其间须有人记录一件事",
            "timed moves lead in a circle; something that is recorded must stand between",
        )
        raise _refuse(lifecycle, state, fix.zh, fix.en)


def _reached(start: Iterable[State], arrows: Iterable[tuple[State, State]]) -> set[State]:
    found, new = set[State](), set(start)
    pairs = tuple(arrows)
    while new:
        found |= new
        new = {to for source, to in pairs if source in new} - found
    return found


def _check_ways(lifecycle: Checked) -> None:
    _check_ways_where(lifecycle, lambda move, option: True, "")  # noqa: ARG005
    for reading in dict.fromkeys(move.to.reading for move in lifecycle.moves if not isinstance(move.to, State)):
        for chosen in reading.admissible:

            def holds(move: Move, option: str | None, reading: Reading = reading, chosen: str = chosen) -> bool:
                return isinstance(move.to, State) or move.to.reading != reading or option == chosen

            _check_ways_where(lifecycle, holds, f" ({reading.id}={chosen})")


def _check_ways_where(lifecycle: Checked, holds: Callable[[Move, str | None], bool], under: str) -> None:
    """Raise if a state cannot be reached, or reaches no end, on the arrows that hold; under an option, states need not be reached."""
    arrows = [(move.state, to) for move in lifecycle.moves for option, to in leads_to(move) if to is not None and holds(move, option)]
    reached = _reached((lifecycle.initial,), arrows)
    if not under and (lost := [state.id for state in lifecycle.states if state not in reached]):
        raise _refuse(
            lifecycle, ", ".join(lost), "从初始状态到不了；请补上通往它的一步，或删去", "no move leads there; add one, or leave it out"
        )
    ends = [state for state in lifecycle.states if state.final or state in lifecycle.ends]
    ending = _reached(ends, ((to, source) for source, to in arrows))
    if stuck := [state.id for state in lifecycle.states if state in reached and state not in ending]:
        told = ", ".join(stuck) + under
        fix = Text(
            "从此到不了任何最终状态；请补上一步，或列入 ends",
            "no final state can be reached from there; add a move, or list it among the ends",
        )
        raise _refuse(lifecycle, told, fix.zh, fix.en)


def _check_caused(lifecycle: Checked, move: Move, caused: EventKind, other: Checked | None) -> None:
    told = f"{row(move)} causes {caused.id}"
    if other is None or other.id == lifecycle.id or other.subject != lifecycle.subject:
        fix = Text("请给出同类对象另一流程的事件", "give an event of another lifecycle of the same kind of subject")
        raise _refuse(lifecycle, told, fix.zh, fix.en)
    if any(each.due is not None for each in other.moves if each.event == caused):
        raise _refuse(lifecycle, told, "它到期自行发生，不能由他事引起", "it happens by itself on its day and cannot be caused")
    if caused.facts not in (None, move.event.facts):
        fix = Text("被引起的事件没有事实，或与引起它的事件相同", "what is caused records no facts, or the same as what causes it")
        raise _refuse(lifecycle, told, fix.zh, fix.en)


def _check_circles(lifecycles: Sequence[Checked]) -> None:
    owner = {move.event.id: lifecycle.id for lifecycle in lifecycles for move in lifecycle.moves}
    arrows = {lifecycle.id: [owner[move.causes.id] for move in lifecycle.moves if move.causes is not None] for lifecycle in lifecycles}
    if (found := _circle(arrows)) is not None:
        raise InvalidValueError(
            "lifecycles", found, Text("各流程的事件互相引起，成了环", "lifecycles cause one another's events in a circle")
        )
