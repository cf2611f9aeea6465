"""A reform as HTML, for notebooks: what it rests on, and each operation with what it changes and on which days."""

from collections.abc import Iterable, Iterator

from ..markup import Html, element, listed, page, table
from ..text import Lang, Text, plain
from .operations import Choose, Freeze, Next, Operation, Scale, Set, days_text, stated_days, target

__all__ = ["reform_html"]

_HEADINGS = (Text("改革方案", "reform"), Text("所改", "what it changes"), Text("改为", "to what"), Text("期间", "days"))
_KINDS = {"parameter": Text("参数", "parameter"), "reading": Text("口径", "reading"), "rule": Text("规则", "rule")}
_ALWAYS = Text("一直", "all days")
_UNTIL_NEXT = Text("起，至规定下次变动", " until the law's next change")


def reform_html(text: Text, leaves: Iterable[tuple[Text, tuple[Operation, ...]]], notes: Iterable[Text], lang: Lang) -> Html:
    """The reform and its operations.

    Args:
        text: What it is called and what it rests on.
        leaves: Each reform that stands alone in it: the same, and its operations.
        notes: What later parts change of earlier ones.
        lang: The language to show.
    """
    rows = [row for said, operations in leaves for row in _rows(said, operations)]
    nothing = Text("不改变任何规定", "it changes nothing")
    body = table(_HEADINGS, rows, lang=lang) if rows else element("p", nothing.in_(lang))
    return page(element("p", element("strong", text.in_(lang))), body, listed(note.in_(lang) for note in notes), lang=lang)


def _rows(said: Text, operations: tuple[Operation, ...]) -> Iterator[tuple[Text, ...]]:
    for operation in operations:
        changed = target(operation)
        kind = _KINDS[changed.kind]
        yield said, Text(f"{kind.zh} {changed.name}", f"{kind.en} {changed.name}"), _to(operation), _days(operation)


def _to(operation: Operation) -> Text:
    match operation:
        case Set():
            return plain(getattr(operation.value, "value", operation.value))
        case Freeze():
            return Text("保持当日的数值", "the value of that day, kept")
        case Scale():
            rounding = operation.rounding.label
            return Text(f"乘以{operation.factor}（{rounding.zh}）", f"times {operation.factor} ({rounding.en})")
        case Choose():
            return plain(operation.option)
        case _:
            return plain(operation.other)


def _days(operation: Operation) -> Text:
    if isinstance(operation, Set) and isinstance(operation.end, Next):
        return Text(f"{operation.start}", f"from {operation.start}") + _UNTIL_NEXT
    return days_text(stated_days(operation)) or _ALWAYS
