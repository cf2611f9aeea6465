"""A law of any policy goes where a journal asks for one."""

from datetime import date
from decimal import Decimal
from typing import assert_type

from socialwork import HAIYOU
from socialwork.lifecycle import Journal, Standing
from socialwork.talent.allowance import allowance

LAW = HAIYOU.on(date(2023, 12, 1))
JOURNAL = Journal()

assert_type(JOURNAL.standing(LAW, "H001", as_of=date(2024, 1, 1)), Standing)
assert_type(JOURNAL.standings(LAW, as_of=date(2024, 1, 1)), dict[str, Standing])
assert_type(JOURNAL.do("named", subject="H001", on=date(2023, 12, 1), law=LAW, recorder="office"), Journal)
assert_type(allowance(JOURNAL, LAW, 2024).total, Decimal)
