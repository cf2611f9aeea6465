from datetime import date

from socialwork import HEBEI
from socialwork.policies.taken import readings_taken, readings_varied

DAY = date(2024, 1, 1)


def test_the_readings_that_are_not_the_defaults_are_named() -> None:
    assert readings_taken(HEBEI.on(DAY, readings={"AH2": "at_most_one"})).en == "readings: AH2=at_most_one; the other 11 by default"
    assert readings_taken(HEBEI.on(DAY)).zh == "口径：12项均取政策默认"


def test_what_was_varied_is_named() -> None:
    assert readings_varied(("AH2", "AH3")).en == "of these, every admissible combination of: AH2, AH3"
    assert readings_varied(()).zh == "其中逐一取各种可采组合：-"
