"""Draws a made-up county and a made-up province, held against a made-up standard, into the folder where it is run: PNG, SVG and PDF.

The network comes from the extra `testing`, the pictures need the extra `plot`.
"""

import sys
from datetime import date
from pathlib import Path

from socialwork import plots
from socialwork.testing import province
from socialwork.tiers import assess_network
from socialwork.wire import read_profile

sys.stdout.reconfigure(encoding="utf-8")  # a console may not speak Chinese; a file and a pipe then do

standard = read_profile(Path(__file__).parent / "standard.toml")
law = standard.on(date(2024, 1, 1))
levels = standard.tiers[:3]

county = assess_network(province(counties=1, towns=12, villages=150, tiers=levels), law)
plots.save(plots.network(county), "county.png")
plots.save(plots.network(county, level="town", lang="en"), "towns.svg")
plots.save(plots.network(county.network.coverage(levels)), "coverage.pdf")

large = assess_network(province(counties=30, towns=300, villages=3000, tiers=levels), law)
plots.save(plots.network(large), "province.png")

for name in ("county.png", "towns.svg", "coverage.pdf", "province.png"):
    print(name)
    assert Path(name).stat().st_size > 10_000
