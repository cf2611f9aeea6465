"""Rules as plain functions: one that answers, one that also keeps every branch.

A rule is compiled once for a law and a moment. The Python source comes from the templates in this file alone; facts enter it as attribute
names that were checked to be identifiers, and everything else (thresholds, lists, nodes) as bound constants, never as text.
"""

from collections.abc import Callable
from datetime import date
from itertools import count
from keyword import iskeyword
from typing import Any, NamedTuple, cast

from ..days import SomeDay, earliest, latest, latest_start
from ..errors import InvalidValueError
from ..law import NotFound, Resolved
from ..text import Ordered
from .facts import Handle, Missing, Moment, Shape
from .nodes import AllOf, AnyOf, AtLeast, AtMost, ByReading, Is, IsTrue, Leaf, Not, OneOf, Rule, SomeOf, YearsSince, children, levels
from .protocol import LawView
from .steps import Known, Needs, Step
from .verdicts import Verdict

__all__ = ["Compiled", "compile_rule"]

_INLINE = 8  # parts of a nested rule that are written in place; more of them, or a deeper nest, become a function of their own

_LEVELS = 100  # of rules in one another; far more would end in Python's own limit


class Compiled(NamedTuple):
    """A rule made ready for one law and one moment.

    Attributes:
        rule: The rule.
        decide: The verdict for the facts of a case; stops as soon as it is settled.
        trace: The whole tree, every branch looked at.
        handles: The facts it can ask for under the readings chosen, by name.
        leaves: Its leaves under the readings chosen.
        parameters: The names of the parameters it rests on.
        readings: The ids of the readings it rests on.
        source: The source of `decide`, to look at.
    """

    rule: Rule
    decide: Callable[[Known], Verdict]
    trace: Callable[[Known], Step]
    handles: dict[str, Handle[Any]]
    leaves: tuple[Leaf, ...]
    parameters: frozenset[str]
    readings: frozenset[str]
    source: str


def _odd_day(value: SomeDay | Missing, bound: date) -> bool | None:
    """Whether a day that is not one exact date is at or before the bound; None where its days disagree, or it is missing."""
    if isinstance(value, Missing):
        return None
    if latest(value) <= bound:
        return True
    return False if earliest(value) > bound else None


_NEW: Any = cast("Any", tuple).__new__  # makes a `Step` without the detour through its own constructor


class _Writer:
    """Collects constants, facts, and what the law says while source is written."""

    def __init__(self, law: LawView, moment: Moment) -> None:
        self.law, self.moment = law, moment
        self.constants: dict[str, Any] = {
            "Y": Verdict.YES, "N": Verdict.NO, "U": Verdict.UNDETERMINED, "M": Missing, "D": date, "odd_day": _odd_day,
            "S": Step, "new": _NEW,
        }  # fmt: skip
        self.handles: dict[str, Handle[Any]] = {}
        self.leaves: dict[int, Leaf] = {}
        self.parameters: set[str] = set()
        self.readings: set[str] = set()
        self.numbers = count()

    def constant(self, value: object) -> str:
        name = f"k{next(self.numbers)}"
        self.constants[name] = value
        return name

    def needs(self, rule: Rule) -> Needs:
        """What the law asks at a node, which thereby is touched."""
        match rule:
            case AtLeast() | AtMost() | YearsSince() | SomeOf():
                self.parameters.add(rule.parameter.name)
                return self.law.value(rule.parameter)
            case ByReading():
                self.readings.add(rule.reading.id)
                return self.law.choice(rule.reading)
            case _:
                return None

    def parts(self, rule: Rule) -> tuple[Rule, ...]:
        """The parts that count under the readings chosen."""
        if isinstance(rule, ByReading):
            return (rule.branch(self.law.choice(rule.reading).id),)
        return children(rule)

    def test(self, leaf: Leaf) -> tuple[str, str]:
        """The expression that reads the leaf's fact, and the one that is True, False or (undetermined) neither for its value `v`."""
        handle = leaf.fact
        self.leaves[id(leaf)] = leaf
        if not handle.name.isidentifier() or iskeyword(handle.name) or handle.name.startswith("_"):
            raise InvalidValueError("fact", handle.name, "declare the fact in a FactSet, under a public name that can be an attribute")
        if self.handles.setdefault(handle.name, handle) != handle:
            raise InvalidValueError(f"fact {handle.name}", handle.label.en, "two different facts of a rule cannot share a name")
        known = self.needs(leaf)
        if isinstance(known, Resolved) and isinstance(known.value, NotFound):
            return f"p.{handle.name}", "None"
        return f"p.{handle.name}", self._condition(leaf, known.value if isinstance(known, Resolved) else None)

    def _condition(self, leaf: Leaf, bound: Any) -> str:
        test: str
        match leaf:
            case IsTrue() if leaf.fact.shape is Shape.YES_NO:
                return "v"
            case IsTrue():
                test = "v.holds"
            case Is():
                test = f"v is {self.constant(leaf.value)}"
            case OneOf():
                test = f"v in {self.constant(leaf.values)}"
            case YearsSince():
                start = latest_start(years=bound, on=self.moment.cut_off, count=leaf.count, first_day_counts=leaf.first_day_counts)
                edge = self.constant(start)
                return f"v <= {edge} if v.__class__ is D else odd_day(v, {edge})"
            case AtLeast() | AtMost() if isinstance(bound, Ordered):
                upward = isinstance(leaf, AtLeast)
                fits = frozenset(member for member in type(bound) if (member >= bound if upward else member <= bound))
                test = f"v in {self.constant(fits)}"
            case AtLeast():
                test = f"v >= {self.constant(bound)}"
            case _:
                test = f"v <= {self.constant(bound)}"
        return f"None if v.__class__ is M else {test}"


class _Decider:
    """Writes the function that answers, and stops as soon as the answer is settled."""

    def __init__(self, writer: _Writer) -> None:
        self.writer = writer
        self.functions: list[str] = []

    def function(self, name: str, rule: Rule) -> str:
        lines = [f"def {name}(p):", *("    " + line for line in self._returning(rule))]
        self.functions.append("\n".join(lines))
        return name

    def _returning(self, rule: Rule) -> list[str]:
        match rule:
            case ByReading():
                self.writer.needs(rule)
                return self._returning(self.writer.parts(rule)[0])
            case AllOf() | AnyOf():
                every = isinstance(rule, AllOf)
                stop, go_on = ("N", "Y") if every else ("Y", "N")
                lines = ["u = False"]
                for part in self._flat(rule):
                    lines += self._settle(part, {stop: [f"return {stop}"], "U": ["u = True"], go_on: []})
                return [*lines, f"return U if u else {go_on}"]
            case _:
                return [*self._assign(rule, "c"), "return c"]

    def _flat(self, rule: AllOf | AnyOf) -> list[Rule]:
        """The parts, those of the same kind taken apart: they combine alike in any order."""
        found: list[Rule] = []
        for part in rule.rules:
            while isinstance(part, ByReading):
                self.writer.needs(part)
                part = self.writer.parts(part)[0]  # noqa: PLW2901  # the branch stands in for the question
            found += self._flat(part) if isinstance(part, (AllOf, AnyOf)) and type(part) is type(rule) else [part]
        return found

    def _settle(self, rule: Rule, then: dict[str, list[str]]) -> list[str]:
        """Lines that find the verdict of a part and go on with the lines given for it."""
        if isinstance(rule, Leaf):
            return self._leaf(rule, then)
        name = f"c{next(self.writer.numbers)}"
        lines = self._assign(rule, name)
        for verdict, body in then.items():
            if body:
                lines += [f"if {name} is {verdict}:", *("    " + line for line in body)]
        return lines

    def _leaf(self, leaf: Leaf, then: dict[str, list[str]]) -> list[str]:
        read, test = self.writer.test(leaf)
        lines = [f"v = {read}"] if test == "v" else [f"v = {read}", f"v = {test}"]
        if test == "None":
            return [*lines[:1], *then["U"]]
        # The common case first: of True and False, the one that says something; only then the other, then neither.
        ways = sorted((("True", then["Y"]), ("False", then["N"])), key=lambda way: bool(way[1]))
        (quiet, quiet_body), (loud, loud_body) = ways
        indented = ["    " + line for line in loud_body]
        if quiet_body:
            rest = [f"elif v is {quiet}:", *("    " + line for line in quiet_body), "else:", *("    " + line for line in then["U"])]
            return [*lines, f"if v is {loud}:", *indented, *rest]
        inner = [f"if v is {loud}:", *indented, *(["else:", *("    " + line for line in then["U"])] if then["U"] else [])]
        return [*lines, f"if v is not {quiet}:", *("    " + line for line in inner)]

    def _assign(self, rule: Rule, name: str, depth: int = 0) -> list[str]:
        """Lines that put the verdict of a rule into a variable."""
        match rule:
            case ByReading():
                self.writer.needs(rule)
                return self._assign(self.writer.parts(rule)[0], name, depth)
            case AllOf() | AnyOf():
                parts = self._flat(rule)
                if len(parts) > _INLINE or depth > 1:
                    helper = self.function(f"f{next(self.writer.numbers)}", rule)
                    return [f"{name} = {helper}(p)"]
                return self._nested(parts, name, depth, every=isinstance(rule, AllOf))
            case Not():
                return [*self._assign(rule.rule, name, depth), f"{name} = N if {name} is Y else Y if {name} is N else U"]
            case SomeOf():
                return self._some(rule, name, depth)
            case _:
                return self._leaf(rule, {"Y": [f"{name} = Y"], "N": [f"{name} = N"], "U": [f"{name} = U"]})

    def _nested(self, parts: list[Rule], name: str, depth: int, *, every: bool) -> list[str]:
        stop, go_on = ("N", "Y") if every else ("Y", "N")
        lines, margin = [f"{name} = {go_on}"], ""
        for place, part in enumerate(parts):
            if place:
                lines.append(f"{margin}if {name} is not {stop}:")
                margin += "    "
            if isinstance(part, Leaf):
                found = self._leaf(part, {stop: [f"{name} = {stop}"], "U": [f"{name} = U"], go_on: []})
            else:
                inner = f"c{next(self.writer.numbers)}"
                found = [*self._assign(part, inner, depth + 1), f"if {inner} is not {go_on}:", f"    {name} = {inner}"]
            lines += [margin + line for line in found]
        return lines

    def _some(self, rule: SomeOf, name: str, depth: int) -> list[str]:
        needed = self.writer.needs(rule)
        lines = [f"{name}y = {name}u = 0"]
        for part in rule.rules:
            inner = f"c{next(self.writer.numbers)}"
            lines += [*self._assign(part, inner, depth + 1), f"{name}y += {inner} is Y", f"{name}u += {inner} is U"]
        return [*lines, f"{name} = {_some(self.writer, needed, f'{name}y', f'{name}u')}"]


def _some(writer: _Writer, needed: Needs, yes: str, undetermined: str) -> str:
    """The expression for "at least so many hold", from how many do and how many might."""
    number: Any = needed.value if isinstance(needed, Resolved) else NotFound.NOT_FOUND
    if isinstance(number, NotFound):
        return "U"
    bound = writer.constant(number)
    return f"Y if {yes} >= {bound} else N if {yes} + {undetermined} < {bound} else U"


def _tracer(writer: _Writer, rule: Rule) -> list[str]:
    """The lines of the function that looks at every branch: verdicts from below, what is decisive from above, then the tree."""
    verdicts: list[str] = []
    decisive: list[str] = ["d0 = True"]
    steps: list[str] = []
    names = count()

    def write(node: Rule) -> int:
        mine = next(names)
        needs, value = writer.needs(node), "None"
        if isinstance(node, Leaf):
            read, test = writer.test(node)
            value = f"v{mine}"
            verdicts.append(f"v = {value} = {read}")
            if test != "v":
                verdicts.append(f"v = {test}")
            verdicts.append(f"c{mine} = Y if v is True else N if v is False else U")
        at = len(decisive)
        below = [write(part) for part in writer.parts(node)]
        mark = [f"d{part} = d{mine}" if isinstance(node, Not) else f"d{part} = d{mine} and c{part} is c{mine}" for part in below]
        decisive[at:at] = mark
        if not isinstance(node, Leaf):
            verdicts.append(f"c{mine} = {_combined(writer, node, needs, [f'c{part}' for part in below])}")
        parts = "".join(f"s{part}, " for part in below)
        steps.append(f"s{mine} = new(S, ({writer.constant(node)}, c{mine}, d{mine}, {value}, {writer.constant(needs)}, ({parts})))")
        return mine

    write(rule)
    return ["def trace(p):", *("    " + line for line in (*verdicts, *decisive, *steps, "return s0"))]


def _combined(writer: _Writer, node: Rule, needs: Needs, below: list[str]) -> str:
    """The expression for a composite's verdict, from those of its parts."""

    def some(verdict: str) -> str:
        return " or ".join(f"{part} is {verdict}" for part in below)

    match node:
        case AllOf() if not below:
            return "Y"
        case AllOf():
            return f"N if {some('N')} else U if {some('U')} else Y"
        case AnyOf():
            return f"Y if {some('Y')} else U if {some('U')} else N"
        case Not():
            return f"N if {below[0]} is Y else Y if {below[0]} is N else U"
        case SomeOf():
            parts = f"({', '.join(below)},)"
            return _some(writer, needs, f"{parts}.count(Y)", f"{parts}.count(U)")
        case _:
            return below[0]


def compile_rule(rule: Rule, law: LawView, moment: Moment) -> Compiled:
    """Make a rule ready for one law and one moment.

    Raises:
        InvalidValueError: If a fact of the rule has no usable name, two different facts share one, or it is nested too deeply.
    """
    if (deep := levels(rule)) > _LEVELS:
        raise InvalidValueError(
            "rule", f"{deep} levels", f"nest at most {_LEVELS} rules in one another; parts of one kind can stand side by side"
        )
    writer = _Writer(law, moment)
    decider = _Decider(writer)
    decider.function("decide", rule)
    source = "\n\n\n".join(decider.functions)
    scope = writer.constants
    exec(compile(source, "<socialwork rule>", "exec"), scope)  # noqa: S102  # from the templates above, see the module's text
    exec(compile("\n".join(_tracer(writer, rule)), "<socialwork rule trace>", "exec"), scope)  # noqa: S102  # likewise
    return Compiled(
        rule=rule,
        decide=scope["decide"],
        trace=scope["trace"],
        handles=writer.handles,
        leaves=tuple(writer.leaves.values()),
        parameters=frozenset(writer.parameters),
        readings=frozenset(writer.readings),
        source=source,
    )
