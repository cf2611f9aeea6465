"""Where a text is unclear: each question (口径) with its options, their grounds, and what is admissible."""

import attrs

from ..errors import DuplicateNameError, InvalidValueError, UnknownNameError
from ..text import Text
from .documents import clause_ids

__all__ = ["NotWith", "Option", "Reading"]

_NOT_EXCLUDED = Text("默认口径须为未排除的选项", "choose a default that is not excluded")


@attrs.frozen
class NotWith:
    """A pair of options that cannot be chosen together.

    Attributes:
        reading: The id of the other reading.
        option: The option of the other reading.
        why: What makes the two incompatible.
    """

    reading: str
    option: str
    why: Text


@attrs.frozen(kw_only=True)
class Option:
    """One way to read an unclear place.

    Attributes:
        id: Stable name within its reading.
        label: What it says.
        grounds: What speaks for it.
        excluded: Why law or arithmetic rules it out; None while it is admissible.
        not_with: Options of other readings that it cannot be combined with.
        by: The reform that chose it in place of the law's default, and what that rests on; None where no reform did.
        hypothetical: Whether that reform only supposes so.
        instead_of: The option that the law's own reading has by default, where a reform chose this one.
    """

    id: str
    label: Text
    grounds: Text
    excluded: Text | None = None
    not_with: tuple[NotWith, ...] = ()
    by: Text | None = None
    hypothetical: bool = False
    instead_of: str | None = None

    @classmethod
    def of(cls, name: str, zh: str, en: str, grounds: tuple[str, str], *not_with: NotWith) -> "Option":
        """An option as a text's readings list it: its id, what it says in Chinese and in English, and what speaks for it in both."""
        return cls(id=name, label=Text(zh, en), grounds=Text(*grounds), not_with=not_with)

    def bars(self, reading: str, option: str) -> bool:
        """Whether it cannot be chosen together with an option of another reading."""
        return any((pair.reading, pair.option) == (reading, option) for pair in self.not_with)


@attrs.frozen(kw_only=True)
class Reading:
    """A question that the text leaves open, and how it may be answered.

    Attributes:
        id: Such as `"AJ7"`, the id in the list of ambiguities.
        question: What is unclear.
        options: The ways to read it.
        default: The option that the policy chooses.
        why: Why that one.
        clause: The clauses that are unclear.

    Raises:
        InvalidValueError: If the default is excluded.
        UnknownNameError: If the default is no option.
    """

    id: str
    question: Text
    options: tuple[Option, ...]
    default: str
    why: Text
    clause: tuple[str, ...] = attrs.field(converter=clause_ids)

    def __attrs_post_init__(self) -> None:
        DuplicateNameError.check(Text(f"口径{self.id}的选项", f"option of {self.id}"), (option.id for option in self.options))
        if self.option(self.default).excluded:
            raise InvalidValueError(f"Reading {self.id}", self.default, _NOT_EXCLUDED)

    def option(self, name: str) -> Option:
        """The option of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        for option in self.options:
            if option.id == name:
                return option
        raise UnknownNameError(Text(f"口径{self.id}的选项", f"option of {self.id}"), name, self.admissible, self.excluded)

    @property
    def excluded(self) -> tuple[str, ...]:
        """The ids of the options that law or arithmetic rules out."""
        return tuple(option.id for option in self.options if option.excluded)

    @property
    def admissible(self) -> tuple[str, ...]:
        """The ids of the options that nothing excludes, in the order of the list."""
        return tuple(option.id for option in self.options if not option.excluded)

    @property
    def own_default(self) -> str:
        """The option that the law's own reading has by default, whatever reforms chose."""
        return self.option(self.default).instead_of or self.default

    def choosing(self, option: str, *, by: Text, hypothetical: bool) -> "Reading":
        """The same question with another option by default, marked with the reform that chose it.

        Raises:
            UnknownNameError: If there is no such option.
            InvalidValueError: If it is excluded.
        """
        chosen = attrs.evolve(self.option(option), by=by, hypothetical=hypothetical, instead_of=self.own_default)
        options = tuple(chosen if each.id == option else _unmarked(each) for each in self.options)
        return attrs.evolve(self, options=options, default=option, why=by)

    def asks_the_same(self, other: "Reading") -> bool:
        """Whether both are one question, whatever option is chosen by default."""
        return self is other or _bare(self) == _bare(other)


def _unmarked(option: Option) -> Option:
    return attrs.evolve(option, by=None, hypothetical=False, instead_of=None)


def _bare(reading: Reading) -> tuple[object, ...]:
    return reading.id, reading.question, tuple(map(_unmarked, reading.options)), reading.clause
