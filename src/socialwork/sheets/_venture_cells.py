"""What cells of a sheet of ventures say: several entries between semicolons, each an id and words about what bears it."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from ..errors import InvalidValueError
from ..linkage.ventures import Resource, VentureOrganisation, VentureWorker
from ..linkage.words import OrganisationClass, OrganisationRole, ResourceKind, WorkerKind
from ..rules import Missing
from ..text import Labelled, Text, joined, plain
from ..wire.leaves import Flaw, Refusal, alike, did_you_mean, read_id
from ..wire.problems import shortened
from ._project_cells import amount, words
from ._words import NONE_HELD, WORDS, cell, folded

__all__ = ["communities", "headcount", "organisations", "parties", "resources", "workers"]

T = TypeVar("T")

_Said = Mapping[str, tuple[tuple[str, Any], ...]]
"""What each word tells: fields with their values."""

_BETWEEN = re.compile(r"[;；\n]")
_BETWEEN_IDS = re.compile(r"[;；、\n]")
_FIRST = re.compile(r"([^\s（(，,、]+)[\s（(，,、]*(.*)", re.DOTALL)
_BETWEEN_WORDS = re.compile(r"[\s()（）,，、/]+")
_PEOPLE = re.compile(r"(.*?)\s*(?:人|名|位|people|persons?)")
_NUMBER = re.compile(r"(.*?)\s*([0-9][0-9,.]*)\s*([^0-9]*)")
_PARTY = re.compile(r"(.*[^\s=:＝：])\s*[\s=:＝：]\s*(\S+)", re.DOTALL)

_WHOLE = Text("请填不小于0的整数，如 12；没有的填 0", "give a whole number of 0 or more, such as 12; 0 where there are none")
_ONCE = Text("同一编号写了两次；请只写一次", "an id stands there twice; give it once")
_PARTIES = Text(
    "请逐项写明名称和数，以分号分隔，如：government 1；market 2", 'give each with its number, between semicolons: "government 1; market 2"'
)
_TWO_VALUES = Text("前后不一；请只留一个", "two of these contradict one another; keep one")
_NO_KIND = Text(
    "请在名称后写明是项、资金，还是实物或服务，如：捐款 资金 20000",
    'say after its name whether it is an item, money, or goods or services: "donation money 20000"',
)
_MORE_THAN_NOTHING = Text(
    "数须大于0，项数须为整数；没有的请不要列出", "give more than 0, and a whole number of items; leave out what there is not"
)
_YUAN = Text("资金以元计，如 20000", "money is in yuan, such as 20000")
_UNITS_OF_MONEY = frozenset({"", "元", "yuan", "万", "万元"})


def _bare(label: str) -> str:
    """The English of a label without its article."""
    return label.removeprefix("a ").removeprefix("an ")


def _naming(field: str, kind: type[Labelled]) -> dict[str, tuple[tuple[str, Any], ...]]:
    told: dict[str, tuple[tuple[str, Any], ...]] = {}
    for member in kind:
        for name in (str(member.value), member.label.zh, _bare(member.label.en)):
            told[folded(name)] = ((field, member),)
    return told


_YES_NO: dict[str, tuple[tuple[str, bool], ...]] = {
    **dict.fromkeys(("专职", "全职", "full-time", "full time"), (("full_time", True),)),
    **dict.fromkeys(("兼职", "part-time", "part time"), (("full_time", False),)),
    **dict.fromkeys(("持证", "certified"), (("certified", True),)),
    **dict.fromkeys(("无证", "未持证", "not certified"), (("certified", False),)),
    **dict.fromkeys(("另有项目", "elsewhere too"), (("elsewhere", True),)),
    **dict.fromkeys(("仅此项目", "only here"), (("elsewhere", False),)),
}
_NOT_KNOWN = {
    **dict.fromkeys(("岗位不详", "job not known"), (("kind", Missing.NOT_KNOWN),)),
    **dict.fromkeys(("专职不详", "hours not known"), (("full_time", Missing.NOT_KNOWN),)),
    **dict.fromkeys(("持证不详", "certificate not known"), (("certified", Missing.NOT_KNOWN),)),
}
_SOCIAL_WORKER = ("kind", WorkerKind.SOCIAL_WORKER)
_OF_WORKERS: _Said = {
    **_naming("kind", WorkerKind),
    **_YES_NO,
    **_NOT_KNOWN,
    "社工": (_SOCIAL_WORKER,),
    "专职社工": (_SOCIAL_WORKER, ("full_time", True)),
    "持证社工": (_SOCIAL_WORKER, ("certified", True)),
}
_OF_ORGANISATIONS: _Said = {
    **_naming("classes", OrganisationClass),
    **_naming("role", OrganisationRole),
    **dict.fromkeys(("牵头", "lead"), (("role", OrganisationRole.LEAD),)),
    **dict.fromkeys(("合作", "partner"), (("role", OrganisationRole.PARTNER),)),
    **dict.fromkeys(("无类别", "no class"), (("classes", ()),)),
    **dict.fromkeys(("类别不详", "class not known"), (("classes", Missing.NOT_KNOWN),)),
}
_OF_RESOURCES: _Said = {
    **_naming("kind", ResourceKind),
    **dict.fromkeys(("实物", "服务", "goods", "services"), (("kind", ResourceKind.IN_KIND),)),
    "item": (("kind", ResourceKind.ITEM),),
    "items": (("kind", ResourceKind.ITEM),),
}


def _bad(fix: Text) -> Refusal:
    return Refusal(Flaw("bad_value", fix))


def _about(entry: str, fix: Text) -> Text:
    """What would be right, with the entry that it is about."""
    shown = shortened(entry)
    return Text(f"{shown}：{fix.zh}", f"{shown}: {fix.en}")


def _entries(value: object, one: Callable[[str], tuple[str, T]], between: re.Pattern[str] = _BETWEEN) -> tuple[T, ...]:
    """Everything that a cell lists; what is wrong with any of its entries is told together."""
    said = words(value)
    if folded(said) in NONE_HELD:
        return ()
    made: list[T] = []
    flaws: list[Flaw] = []
    seen: set[str] = set()
    for entry in filter(None, map(str.strip, between.split(said))):
        try:
            key, thing = one(entry)
            if alike(key) in seen:
                raise _bad(_ONCE)
            seen.add(alike(key))
            made.append(thing)
        except Refusal as error:
            flaws.append(Flaw(error.flaw.code, _about(entry, error.flaw.fix)))
    if flaws:
        raise Refusal(Flaw(flaws[0].code, joined((flaw.fix for flaw in flaws), zh="；", en="; ")))
    return tuple(made)


def _parted(entry: str) -> tuple[str, list[str]]:
    """The id of an entry, and the words after it."""
    found = _FIRST.fullmatch(entry)
    if found is None:
        raise _bad(Text("请先写编号", "begin with the id"))
    return read_id(found[1]), [word for word in _BETWEEN_WORDS.split(folded(found[2])) if word]


def _meant(said: list[str], known: _Said) -> Iterator[tuple[str, Any]]:
    """What the words tell, the longest that is known first."""
    while said:
        long = next((length for length in range(len(said), 0, -1) if " ".join(said[:length]) in known), 0)
        if not long:
            offered = {name: Text(f"“{name}”", f'"{name}"') for name in known}
            zh = "、".join(name for name in known if not name.isascii())
            en = ", ".join(name for name in known if name.isascii() and "_" not in name)
            word = shortened(said[0])
            every = Text(f"没有“{word}”一词；可写：{zh}", f'there is no word "{word}"; there are: {en}')
            raise _bad(did_you_mean(said[0], offered, otherwise=every))
        yield from known[" ".join(said[:long])]
        said = said[long:]


def _fields(said: list[str], known: _Said) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for field, value in _meant(said, known):
        if told.setdefault(field, value) != value:
            raise _bad(_TWO_VALUES)
    return told


def _organisation(entry: str) -> tuple[str, VentureOrganisation]:
    key, said = _parted(entry)
    told = list(_meant(said, _OF_ORGANISATIONS))
    roles = dict.fromkeys(value for field, value in told if field == "role")
    classes = dict.fromkeys(value for field, value in told if field == "classes")
    alone = next((value for value in classes if not isinstance(value, OrganisationClass)), None)
    if len(roles) > 1 or (alone is not None and len(classes) > 1):
        raise _bad(_TWO_VALUES)
    listed = tuple(classes) if alone is None else alone
    return key, VentureOrganisation(id=key, role=next(iter(roles), Missing.NOT_ASKED), classes=listed if classes else Missing.NOT_ASKED)


def organisations(value: object) -> tuple[VentureOrganisation, ...]:
    """Organisations: `O1 牵头 社工机构；O2 合作`."""
    return _entries(value, _organisation)


def _worker(entry: str) -> tuple[str, VentureWorker]:
    key, said = _parted(entry)
    return key, VentureWorker(id=key, **_fields(said, _OF_WORKERS))


def workers(value: object) -> tuple[VentureWorker, ...]:
    """Workers: `W1 社会工作者 专职 持证；W2 社区工作者 兼职`."""
    return _entries(value, _worker)


def _resource(entry: str) -> tuple[str, Resource]:
    found = _FIRST.fullmatch(entry)
    rest = folded(found[2]) if found else ""
    numbered = _NUMBER.fullmatch(rest)
    said = [word for word in _BETWEEN_WORDS.split(numbered[1] if numbered else rest) if word]
    told = _fields(said, _OF_RESOURCES)
    if found is None or not told:
        raise _bad(_NO_KIND)
    key, kind = read_id(found[1]), told["kind"]
    if numbered is None:
        return key, Resource(id=key, kind=kind)
    unit = numbered[3].rstrip(") ")
    try:
        return key, Resource(
            id=key,
            kind=kind,
            amount=_in_yuan(numbered[2], unit) if kind is ResourceKind.MONEY else WORDS.number(numbered[2]),
            unit=plain(unit) if unit and kind is ResourceKind.IN_KIND else None,
        )
    except InvalidValueError:  # the number could be read: what is left is that it is none of such a resource
        raise _bad(_MORE_THAN_NOTHING) from None


def _in_yuan(number: str, unit: str) -> Decimal:
    if unit not in _UNITS_OF_MONEY:
        raise _bad(_YUAN)
    return amount(f"{number}{unit}")


def resources(value: object) -> tuple[Resource, ...]:
    """Resources: `捐款 资金 20000；义诊 项 3；大米 实物 50袋`."""
    return _entries(value, _resource)


def _community(entry: str) -> tuple[str, str]:
    return read_id(entry), entry


def communities(value: object) -> tuple[str, ...]:
    """The ids of communities: `C1；C2`."""
    return _entries(value, _community, _BETWEEN_IDS)


def headcount(value: object) -> int:
    """How many people there are."""
    said = folded(words(value))
    found = _PEOPLE.fullmatch(said)
    try:
        number = Decimal(0) if said in NONE_HELD else WORDS.number(found[1] if found else said)
        return WORDS.count(int(number) if number == int(number) else number)
    except Refusal:
        raise _bad(_WHOLE) from None


def _party(entry: str) -> tuple[str, tuple[str, int | Missing]]:
    found = _PARTY.fullmatch(entry)
    if found is None:
        raise _bad(_PARTIES)
    key = read_id(found[1])
    match cell(found[2]):
        case str() as said:
            return key, (key, headcount(said))
        case dict() as why:
            return key, (key, Missing.of(str(why["missing"])))
        case _:
            raise _bad(_PARTIES)


def parties(value: object) -> tuple[tuple[str, int | Missing], ...]:
    """How many there are of others, by their names: `government 1；market 2`."""
    return _entries(value, _party)
