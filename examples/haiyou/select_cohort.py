"""Chooses a cohort from the made-up candidates of this folder, and tells one person's story."""

import sys
from pathlib import Path

from socialwork import HAIYOU, read_candidates, select
from socialwork.wire import read_round

folder = Path(__file__).parent
sys.stdout.reconfigure(encoding="utf-8")  # a console may not speak Chinese; a file and a pipe then do

round_ = read_round(folder / "round.toml")
selection = select(read_candidates(folder / "candidates.csv"), round_.law(HAIYOU), round_)

print(selection.summary("en"))
print(selection.placement("H089").explain("en", depth=1))
