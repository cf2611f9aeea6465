"""The pages of the shipped policies, written from the code: what each clause says and what models it, and so on."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

import attrs

from law_index import PAGES, items_of, rule_title, shipped_policies
from law_rules import as_bullets
from socialwork.law import Clause, Document, Enumeration, Option, Parameter, Reading
from socialwork.policies import Policy
from socialwork.rules import AtLeast, AtMost, ByReading, Fact, Rule, SomeOf, YearsSince, leaves, nodes
from socialwork.rules.explain import value_text
from socialwork.text import Labelled, Lang, Text

TITLES = {
    "documents": Text("文件", "Documents"),
    "clauses": Text("条款", "Clauses"),
    "readings": Text("口径", "Readings"),
    "parameters": Text("参数", "Parameters"),
    "rules": Text("规则", "Rules"),
    "lists": Text("清单", "Lists"),
}
KINDS = {
    "validity": Text("有效期", "validity"),
    "parameter": Text("参数", "parameter"),
    "rule": Text("规则", "rule"),
    "fact": Text("事实", "fact"),
    "reading": Text("口径", "reading"),
    "enumeration": Text("清单", "list"),
}
"""What `Policy.models` can name, in words."""


def plain(words: object) -> str:
    """Words that Markdown takes as they stand, in a table too."""
    return re.sub(r"([\\`*_{}\[\]<>|#$])", r"\\\1", str(words))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    heads = list(head)
    lines = [heads, ["---"] * len(heads), *map(list, rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


@attrs.frozen
class Pages:
    """Writes the pages of one policy in one language.

    Attributes:
        name: What the policy is called in Python.
        policy: The policy.
        lang: The language.
    """

    name: str
    policy: Policy
    lang: Lang

    def say(self, zh: str, en: str) -> str:
        """Words of the page itself."""
        return zh if self.lang == "zh" else en

    def words(self, text: Text) -> str:
        """Words of the policy, as Markdown."""
        return plain(text.in_(self.lang))

    def link(self, kind: str, name: str, words: Text) -> str:
        """A link to the section of one thing."""
        return f"{{law}}`{words.in_(self.lang)} <{self.policy.id}/{kind}/{name}>`"

    def listed(self, parts: Iterable[str], *, none: str = "-") -> str:
        """Several in a row, each once, or what stands for none."""
        return self.say("、", ", ").join(dict.fromkeys(parts)) or none

    def cited(self, clauses: Iterable[str]) -> str:
        """The ids of clauses, in the order of the text."""
        ids = set(clauses)
        return self.listed(clause.id for clause in self.policy.clauses if clause.id in ids)

    def fields(self, *pairs: tuple[str, str]) -> str:
        """What is said of a thing, an item each; what is empty stays out."""
        colon = self.say("：", ": ")
        return "\n".join(f"- {name}{colon}{value}" for name, value in pairs if value) + "\n"

    def page(self, kind: str, sections: Iterable[str]) -> str:
        """A page with a section for each thing."""
        title, of = TITLES[PAGES[kind]].in_(self.lang), self.words(self.policy.title)
        return f"# {title}{self.say('：', ': ')}{of}\n\n" + "\n".join(sections)

    # --- what names what ----------------------------------------------------------------------------------------------------------------

    def attribute_of(self, value: object) -> Iterator[str]:
        """The attributes of the policy that hold a value."""
        return (field.name for field in attrs.fields(type(self.policy)) if getattr(self.policy, field.name) is value)

    def rules_with(self, wanted: object, attribute: str) -> Iterator[str]:
        """Links to the rules that have a reading or a parameter somewhere in them."""
        for name, rule in self.policy.rules.items():
            if any(getattr(node, attribute, None) == wanted for node in nodes(rule)):
                yield self.link("rule", name, rule_title(name, rule))

    def in_python(self, value: object) -> str:
        """How a program names it."""
        return self.listed(f"`{self.name}.{name}`" for name in self.attribute_of(value))

    def models(self, clause: Clause) -> Iterator[tuple[str, str]]:
        """What models a clause, kind by kind."""
        kinds = KINDS | {part.cited_as.partition(" ")[0]: part.kind for part in self.policy.structure}
        found: dict[str, list[str]] = {}
        for by in self.policy.models.get(clause.id, ()):
            kind, _, name = by.partition(" ")
            found.setdefault(kind, []).append(self.model(kind, name))
        for kind, links in found.items():
            yield kinds[kind].in_(self.lang) if kind in kinds else kind, self.listed(links)

    def model(self, kind: str, name: str) -> str:
        """A link to what models a clause; plain words for what has no section."""
        of_kind = "document" if kind == "validity" else kind
        for item in items_of(self.policy):
            if (item.kind, item.name) == (of_kind, name):
                said = Text(f"{name} {item.title.zh}", f"{name} {item.title.en}") if kind == "reading" else item.title
                return self.link(of_kind, name, said)
        for part in self.policy.structure:
            if part.cited_as == f"{kind} {name}":
                return f"{self.words(part.words)} (`{name}`)"
        handle = self.policy.handles.get(name)
        return self.words(handle.label) if handle else f"`{name}`"

    # --- a section for each thing -------------------------------------------------------------------------------------------------------

    def document(self, document: Document) -> str:
        """A text, and how well it is known."""
        unknown = self.say("未查明（不等于没有）", "not found, which does not mean that there is none")
        return f"## {self.words(document.title)}\n\n" + self.fields(
            (self.say("编号", "id"), f"`{document.id}`"),
            (self.say("发文机关", "issuer"), self.words(document.issuer)),
            (self.say("文号", "document number"), plain(document.number) if document.number else unknown),
            (self.say("有效期", "in force"), self.words(document.validity.text()) if document.validity else unknown),
            (self.say("读自", "read in"), self.words(document.read_in)),
            (self.say("核实程度", "verified"), self.words(document.verified.label)),
            (self.say("条款", "clauses"), self.listed(clause.id for clause in self.policy.clauses if clause.document == document.id)),
        )

    def clause(self, clause: Clause) -> str:
        """A statement in our own words, and what models it."""
        document = next(each for each in self.policy.documents if each.id == clause.document)
        return f"## {clause.id} {self.words(clause.summary)}\n\n" + self.fields(
            (self.say("文件", "document"), self.link("document", document.id, document.title)),
            *self.models(clause),
            (self.say("不建模", "not modelled"), self.words(clause.narrative) if clause.narrative else ""),
            (self.say("待建", "planned"), self.words(clause.planned) if clause.planned else ""),
        )

    def option(self, option: Option, default: str) -> list[str]:
        """One option as a row."""
        name = f"`{option.id}`" + (self.say("（默认）", " (default)") if option.id == default else "")
        limits = [self.say("已排除：", "excluded: ") + self.words(option.excluded)] if option.excluded else []
        limits += [
            self.say("不与 {} 同取：{}", "not with {}: {}").format(f"`{pair.reading}={pair.option}`", self.words(pair.why))
            for pair in option.not_with
        ]
        return [name, self.words(option.label), self.words(option.grounds), self.say("；", "; ").join(limits) or "-"]

    def reading(self, reading: Reading) -> str:
        """An open question, the ways to answer it, and what an answer touches."""
        default = reading.option(reading.default)
        touched = list(self.rules_with(reading, "reading"))
        touched += [self.say("选拔本身（{}）", "the selection itself ({})").format(f"`{name}`") for name in self.attribute_of(reading)]
        if not touched and len(reading.admissible) == 1:
            touched = [self.say("无：可取的选项只有一项", "nothing: only one option is admissible")]
        heads = (("选项", "option"), ("意思", "meaning"), ("理由", "grounds"), ("限制", "limits"))
        return (
            f"## {reading.id} {self.words(reading.question)}\n\n"
            + self.fields(
                (self.say("默认", "default"), f"`{default.id}`{self.say('，', ', ')}{self.words(default.label)}"),
                (self.say("为何", "why"), self.words(reading.why)),
                (self.say("条款", "clauses"), self.listed(reading.clause)),
                (self.say("影响", "touches"), self.listed(touched)),
            )
            + "\n"
            + table((self.say(*head) for head in heads), (self.option(option, reading.default) for option in reading.options))
        )

    def value(self, parameter: Parameter[Any], value: object) -> str:
        """A value with its unit; a share and a member of a list have none."""
        return self.words(value_text(value, None if isinstance(value, (Labelled, Fraction)) else parameter.unit))

    def dated(self, parameter: Parameter[Any]) -> Iterator[list[str]]:
        """Each value of a parameter as a row."""
        for dated in parameter.values:
            checked = self.words(dated.verified.label)
            yield [str(dated.since), self.value(parameter, dated.value), self.listed(dated.clause), checked]

    def parameter(self, parameter: Parameter[Any]) -> str:
        """A number by day, and which rules ask for it."""
        heads = (("自", "since"), ("数值", "value"), ("条款", "clause"), ("核实程度", "verified"))
        return (
            f"## {self.words(parameter.label)}\n\n"
            + self.fields(
                (self.say("名称", "name"), f"`{parameter.name}`"),
                (self.say("程序中", "in Python"), self.in_python(parameter)),
                (self.say("单位", "unit"), self.words(parameter.unit)),
                (self.say("类型", "type"), f"`{parameter.type.__name__}`"),
                (
                    self.say("引用它的规则", "rules that name it"),
                    self.listed(self.rules_with(parameter, "parameter"), none=self.say("没有", "none")),
                ),
            )
            + "\n"
            + table((self.say(*head) for head in heads), self.dated(parameter))
        )

    def rule(self, name: str, rule: Rule) -> str:
        """A rule as a tree, and what it rests on."""
        facts = [leaf.fact for leaf in leaves(rule)]
        asked = dict.fromkeys(fact for each in facts for fact in ((each,) if isinstance(each, Fact) else each.from_))
        parts = list(nodes(rule))
        numbers = [node.parameter for node in parts if isinstance(node, (AtLeast, AtMost, YearsSince, SomeOf))]
        readings = [node.reading for node in parts if isinstance(node, ByReading)]
        who = self.say("（可问：{}）", " (ask: {})")
        return (
            f"## {self.words(rule_title(name, rule))}\n\n"
            + self.fields(
                (self.say("程序中", "in Python"), f"`{self.name}.{name}`"),
                (self.say("条款", "clauses"), self.cited(clause for node in parts for clause in node.clause)),
                (self.say("口径", "readings"), self.listed(reading.id for reading in readings)),
                (self.say("参数", "parameters"), self.listed(self.link("parameter", each.name, each.label) for each in numbers)),
                (self.say("事实", "facts"), self.listed(self.words(each.label) + who.format(self.words(each.asked_of)) for each in asked)),
            )
            + self.say("\n树形：\n\n", "\nAs a tree:\n\n")
            + as_bullets(rule, self.lang, words=self.words, parameter=lambda each: self.link("parameter", each.name, each.label))
        )

    def enumeration(self, listed: Enumeration) -> str:
        """A list that a text names."""
        left_open = self.say("原文未穷尽，另有可能", "the text leaves it open"), self.say("原文已列尽", "the text closes it")
        rows = ([f"`{each.value}`", self.words(each.label) if isinstance(each, Labelled) else plain(each.name)] for each in listed.members)
        return (
            f"## {self.words(listed.label)}\n\n"
            + self.fields(
                (self.say("名称", "name"), f"`{listed.name}`"),
                (self.say("条款", "clauses"), self.listed(listed.clause)),
                (self.say("是否开放", "open"), left_open[0] if listed.open else left_open[1]),
            )
            + "\n"
            + table((self.say("代码", "code"), self.say("意思", "meaning")), rows)
        )

    # --- the pages ----------------------------------------------------------------------------------------------------------------------

    def index(self) -> str:
        """What there is, in one table a kind."""
        policy, say = self.policy, self.say
        modelled = ("；", "; ")

        def models(clause: Clause) -> str:
            told = [f"{kind}{say('：', ': ')}{links}" for kind, links in self.models(clause)]
            told += [self.words(Text("不建模：", "not modelled: ") + clause.narrative)] if clause.narrative else []
            told += [self.words(Text("待建：", "planned: ") + clause.planned)] if clause.planned else []
            return say(*modelled).join(told) or "-"

        clauses = ([clause.id, self.words(clause.summary), models(clause)] for clause in policy.clauses)
        readings = ([each.id, self.words(each.question), self.words(each.option(each.default).label)] for each in policy.readings)
        numbers = (
            [self.link("parameter", each.name, each.label), *row[1:2], row[0], *row[2:]]
            for each in policy.parameters
            for row in self.dated(each)
        )
        rules = ([self.link("rule", name, rule_title(name, rule)), f"`{name}`"] for name, rule in policy.rules.items())
        parts = [
            f"# {self.words(policy.title)}\n",
            say(
                "本部分各页由程序中的政策数据生成。条款均为概述，不是原文。",
                "These pages are written from the policy as the program holds it. Clauses are told in our own words; none is quoted.",
            )
            + "\n",
            f"## {TITLES['clauses'].in_(self.lang)}\n",
            table((say("条款", "clause"), say("内容（概述）", "what it says, in our words"), say("由何建模", "modelled by")), clauses),
            f"## {TITLES['readings'].in_(self.lang)}\n",
            table((say("口径", "reading"), say("问题", "question"), say("默认", "by default")), readings),
            f"## {TITLES['parameters'].in_(self.lang)}\n",
            table(
                (say("参数", "parameter"), say("数值", "value"), say("自", "since"), say("条款", "clause"), say("核实程度", "verified")),
                numbers,
            ),
            f"## {TITLES['rules'].in_(self.lang)}\n",
            table((say("规则", "rule"), say("名称", "name")), rules),
            toctree(f"{TITLES[page].in_(self.lang)} <{page}>" for page in dict.fromkeys(PAGES[item.kind] for item in items_of(policy))),
        ]
        return "\n".join(parts)

    def all(self) -> Iterator[tuple[str, str]]:
        """Every page of the policy, its name and its text; a kind of which there is nothing has none."""
        policy = self.policy
        sections: dict[str, list[str]] = {
            "document": [self.document(each) for each in policy.documents],
            "clause": [self.clause(each) for each in policy.clauses],
            "reading": [self.reading(each) for each in policy.readings],
            "parameter": [self.parameter(each) for each in policy.parameters],
            "rule": [self.rule(*each) for each in policy.rules.items()],
            "enumeration": [self.enumeration(each) for each in policy.enumerations],
        }
        yield f"policies/{policy.id}/index.md", self.index()
        for kind, told in sections.items():
            if told:
                yield f"policies/{policy.id}/{PAGES[kind]}.md", self.page(kind, told)


def toctree(pages: Iterable[str], *, caption: str = "", shown: bool = False) -> str:
    """A toctree of these pages."""
    options = [*([] if shown else [":hidden:"]), *([f":caption: {caption}"] if caption else []), ":maxdepth: 1"]
    return "\n".join(["```{toctree}", *options, "", *pages, "```", ""])


def policy_pages(lang: Lang) -> Iterator[tuple[str, str]]:
    """Every page of every shipped policy in a language, with an index of the policies."""
    policies = shipped_policies()
    title = Text("政策", "Policies").in_(lang)
    about = Text(
        "随本程序库提供的政策：条款、口径、参数、规则，各有固定的链接锚点（如 `#J4`）。",
        "The policies that come with the library: clauses, readings, parameters and rules, each under an anchor that stays (`#J4`).",
    ).in_(lang)
    yield "policies/index.md", f"# {title}\n\n{about}\n\n{toctree((f'{policy.id}/index' for policy in policies.values()), shown=True)}"
    for name, policy in policies.items():
        yield from Pages(name, policy, lang).all()


__all__ = ["Pages", "plain", "policy_pages", "table", "toctree"]
