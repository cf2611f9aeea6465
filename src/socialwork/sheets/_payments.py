"""The payment list (津贴发放表) as a sheet."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from ..capitals import CAPITALS_RULE, yuan_capitals
from ..rules.decisions import NOTICE
from ..talent.allowance import Allowance, Batch
from ..text import Lang, Text, check_lang, plain
from ._writing import shown, write_rows

__all__ = ["payment_list", "write"]

_HEADINGS = (
    Text("序号", "no."),
    Text("编号", "id"),
    Text("姓名", "name"),
    Text("第几个管理期", "term"),
    Text("所属年度", "for the year"),
    Text("月数", "months"),
    Text("应发（税前）", "due (before tax), yuan"),
    Text("备注", "remarks"),
)
_PAID = Text("已发（税前）", "paid (before tax), yuan")
_TOTAL, _IN_CAPITALS = Text("合计", "total"), Text("合计（大写）", "total in capitals")
_READINGS, _RULE = Text("口径", "readings"), Text("大写规则", "rule of the capitals")


def payment_list(allowance: Allowance | Batch, names: Mapping[str, str], lang: Lang) -> list[list[str]]:
    """The rows of the list: headings, a row for each line and correction, totals, and on what it rests."""
    if isinstance(allowance, Batch):
        return _batch_list(allowance, names, lang)
    rows = [[heading.in_(lang) for heading in _HEADINGS]]
    for number, line in enumerate(allowance.to_pay, 1):
        months, amount = str(line.months), f"{line.amount or Decimal(0):.2f}"
        remark = f"{line.kind.label.in_(lang)}：" if lang == "zh" else f"{line.kind.label.in_(lang)}: "
        name = names.get(line.person, "")
        rows.append(
            [str(number), shown(line.person), shown(name), str(line.term), str(line.for_year), months, amount, remark + line.why.in_(lang)]
        )
    all_months = sum(line.months for line in allowance.to_pay)
    rows.append([_TOTAL.in_(lang), "", "", "", "", str(all_months), f"{allowance.total:.2f}", ""])
    rows.append([_IN_CAPITALS.in_(lang), yuan_capitals(allowance.total)])
    notes = [(_RULE, CAPITALS_RULE), (_READINGS, _taken(allowance)), *((plain("*"), said) for said in allowance.summary()[:-1])]
    rows += ([head.in_(lang), shown(said.in_(lang))] for head, said in (*notes, (plain("*"), NOTICE)))
    return rows


def _batch_list(batch: Batch, names: Mapping[str, str], lang: Lang) -> list[list[str]]:
    """The rows of the list of a batch, as it was recorded: headings, a row for each payment, totals, and what became of it."""
    headings = (*_HEADINGS[:-2], _PAID, _HEADINGS[-1])
    rows = [[heading.in_(lang) for heading in headings]]
    for number, row in enumerate(batch.rows, 1):
        paid, person = row.payment, row.event.subject
        rows.append(
            [
                str(number), shown(person), shown(names.get(person, "")), str(paid.term), str(paid.for_year), str(paid.months),
                f"{paid.amount:.2f}", shown(row.remark.in_(lang)),
            ]
        )  # fmt: skip
    rows.append([_TOTAL.in_(lang), "", "", "", "", str(batch.months), f"{batch.total:.2f}", ""])
    if batch.total >= 0:
        rows += ([_IN_CAPITALS.in_(lang), yuan_capitals(batch.total)], [_RULE.in_(lang), CAPITALS_RULE.in_(lang)])
    rows += ([plain("*").in_(lang), shown(said.in_(lang))] for said in (*batch.summary(), NOTICE))
    return rows


def _taken(allowance: Allowance) -> Text:
    """The options of the readings that the amounts can turn on: those of the money, and those on which the terms themselves hang."""
    policy = allowance.law.policy
    readings = (
        policy.first_month,
        policy.last_month,
        policy.exit_month,
        policy.payment_year,
        policy.payment_time,
        policy.revoked_from,
        policy.pending_revocation,
        policy.recovery,
        policy.beyond_expiry,
    )
    ids = {reading.id for reading in readings}.union(allowance.band.readings)
    taken = (reading for reading in policy.readings if reading.id in ids)
    return plain("; ".join(f"{reading.id}={allowance.law.choice(reading).id}" for reading in taken))


def write(path: Path, allowance: Allowance | Batch, names: Mapping[str, str], lang: str) -> None:
    """See `socialwork.sheets.write_payment_list`."""
    write_rows(path, payment_list(allowance, names, check_lang(lang)))
