"""The commands. Each asks the library and gives its answer; what they say of wrong calls and refused files is in `speaking`."""

from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from ..talent import HAIYOU
from ..wire import candidates_to_json, read_reform
from .allowances import COMMANDS as ALLOWANCES
from .asking import Answer, Question
from .calls import COMMANDS as CALLS
from .changes import WANTED, changes_data, changes_page
from .differences import difference_data, difference_page
from .figures import COMMANDS as FIGURES
from .giving import Giving, working
from .importing import COMMANDS as IMPORTING
from .interview import answered_candidates, asks_data, interview, outcome_page, questions
from .kinds import COMMANDS as KINDS
from .law_pages import policy_data, policy_named, policy_page, readings_data, readings_page
from .networks import COMMANDS as NETWORKS
from .options import against, asks, gives, in_a_language, on_a_day
from .pages import clause_data, clause_page, example, explanation_data, explanation_page, round_page, tour
from .people import COMMANDS as PEOPLE
from .projects import COMMANDS as PROJECTS
from .recording import COMMANDS as RECORDING
from .registering import COMMANDS as REGISTERING
from .shipped import shipped
from .speaking import SpeakingGroup, seen, spoken
from .standings import COMMANDS as STANDINGS
from .templates import template
from .ventures import COMMANDS as VENTURES

__all__ = ["socialwork"]

_EPILOG = """\b
退出码 / exit codes
  0  完成，有名额待定也是 0 / done, open places or not
  1  中断 / interrupted
  2  调用有误 / the call is wrong
  3  文件被拒收或无法写入 / a file was refused or could not be written
  4  不能如此测算 / the question was refused: not in force, readings, ids, ...

\b
出错时说明写到标准错误，不产生任何结果 / errors go to stderr, and then there is no result.
"""

_ALL = click.option("--all", "everybody", is_flag=True, help="也列出未入选者 / list those not selected as well")


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    try:
        number = version("socialwork")
    except PackageNotFoundError:
        number = "（未安装 / not installed）"
    click.echo(f"socialwork {number}")
    ctx.exit()


def _answered(question: Question, giving: Giving) -> Answer:
    giving.check(*question.files)
    with working(quiet=giving.as_json):
        return question.answer()


@click.group(cls=SpeakingGroup, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="版本 / the version")
def socialwork() -> None:
    """按社会工作政策测算：谁拟入选，依据何条款，哪些待定 / compute with social-work policy, with reasons."""


@socialwork.command()
@in_a_language
@_ALL
@gives(to_files=False)
def demo(everybody: bool, giving: Giving) -> None:
    """演示虚构的一批人选 / show a round of made-up candidates."""
    question = Question(file=shipped("candidates.csv"), round_file=shipped("round.toml"))
    answer = example(_answered(question, giving))
    giving.give(answer.selection.as_data, lambda width: tour(answer, spoken(), width, everybody=everybody))


@socialwork.command(epilog=_EPILOG)
@asks
@in_a_language
@_ALL
@click.option("--names", is_flag=True, help="表中加姓名与工作单位 / add names and work units to the table")
@gives(to_files=True)
def select(question: Question, everybody: bool, names: bool, giving: Giving) -> None:
    """测算一批人选 / select from FILE, a .csv or .json of candidates."""
    answer = _answered(question, giving)
    giving.give(answer.as_data, lambda width: round_page(answer, spoken(), width, everybody=everybody, names=names))


@socialwork.command(epilog=_EPILOG)
@asks
@click.option("--id", "person", metavar="ID", required=True, help="人选编号 / the person's id")
@click.option("--depth", metavar="N", type=click.IntRange(min=0), help="理由显示的层数 / levels of reasons to show")
@in_a_language
@gives(to_files=True)
def explain(question: Question, person: str, depth: int | None, giving: Giving) -> None:
    """说明一名人选的结果与理由 / one person's whole story."""
    answer = _answered(question, giving)
    who = answer.person(person)
    giving.give(lambda: explanation_data(answer, who), lambda _: explanation_page(answer, who, spoken(), depth=depth))


@socialwork.command(epilog=_EPILOG)
@asks
@click.option("--id", "person", metavar="ID", required=True, help="人选编号 / the person's id")
@in_a_language
@gives(to_files=True)
def ask(question: Question, person: str, giving: Giving) -> None:
    """逐项询问一名人选尚缺的事实 / ask for what is missing of one person, one question after the other.

    “?”为不详，“!”为有争议，空行结束 / "?" for not known, "!" for disputed, an empty line to stop.

    --out 写入全部人选（JSON），含所得答案；--json 不提问，只列出尚缺的事实 / with --out all candidates with the answers, as JSON; --json asks
    nothing and lists what is missing.
    """
    answer = _answered(question, giving)
    asked = questions(question, answer, answer.person(person))
    if giving.as_json:
        giving.give(lambda: asks_data(answer, asked), lambda _: "")
        return
    told = interview(asked, spoken())
    click.echo(seen("\n" + outcome_page(told, spoken())))
    giving.give_document(lambda: candidates_to_json(answered_candidates(answer, told)))


@socialwork.command(epilog=_EPILOG)
@asks
@click.option("--id", "person", metavar="ID", required=True, help="人选编号 / the person's id")
@click.option("--want", type=click.Choice(WANTED), default="selected", show_default=True, help="所求的结果 / what is wanted")
@click.option(
    "--max-changes",
    "most",
    metavar="N",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="一并改动的项数上限 / changes at once",
)
@in_a_language
@gives(to_files=True)
def flips(question: Question, person: str, want: str, most: int, giving: Giving) -> None:
    """什么会改变结果 / what would turn one person's place, or what a rule says of them."""
    answer = _answered(question, giving)
    who = answer.person(person)
    giving.give(
        lambda: changes_data(question, answer, who, want, most), lambda _: changes_page(question, answer, who, want, most, spoken())
    )


@socialwork.command()
@click.argument("name", metavar="[ID]", default=HAIYOU.id)
@in_a_language
@gives(to_files=False)
def clauses(name: str, giving: Giving) -> None:
    """列出条款及其建模方式 / every clause and what models it."""
    asked = policy_named(name)
    giving.give(lambda: clause_data(asked), lambda width: clause_page(asked, spoken(), width))


@socialwork.command()
@click.argument("name", metavar="[ID]", default=HAIYOU.id)
@against
@on_a_day
@in_a_language
@gives(to_files=False)
def policy(name: str, reform: Path | None, on: date | None, giving: Giving) -> None:
    """列出政策的文件、数值、规则和指纹 / a policy: its documents, numbers, rules, fingerprint."""
    asked = policy_named(name)
    under = None if reform is None else asked.under(read_reform(reform, asked))
    if under is None:
        giving.give(lambda: policy_data(asked, on), lambda width: policy_page(asked, on, spoken(), width))
    else:
        giving.give(lambda: difference_data(asked, under, on), lambda width: difference_page(asked, under, on, spoken(), width))


@socialwork.command()
@click.argument("name", metavar="[ID]", default=HAIYOU.id)
@in_a_language
@gives(to_files=False)
def readings(name: str, giving: Giving) -> None:
    """列出口径、选项及其理由 / every unclear place, with its options and their grounds."""
    asked = policy_named(name)
    giving.give(lambda: readings_data(asked), lambda _: readings_page(asked, spoken()))


for command in (
    *REGISTERING,
    *IMPORTING,
    *RECORDING,
    *PEOPLE,
    *KINDS,
    *STANDINGS,
    *ALLOWANCES,
    *NETWORKS,
    *PROJECTS,
    *FIGURES,
    *CALLS,
    *VENTURES,
    template,
):
    socialwork.add_command(command)
