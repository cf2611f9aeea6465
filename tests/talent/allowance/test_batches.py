"""A batch is told as it was recorded, once for each payment, whatever became of it."""

from datetime import date

import pytest

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.lifecycle import Journal
from socialwork.talent.allowance import Payment, recorded_batch

DAY, LATER = date(2024, 1, 10), date(2024, 3, 1)


def journal() -> Journal:
    kept = Journal()
    for person, batch in (("H1", "1"), ("H2", "l")):
        facts = Payment(batch=batch, for_year=2023, months=1, amount=1000)
        kept = kept.record("paid", subject=person, on=DAY, recorder="x", facts=facts)
    return kept


def test_a_correction_is_no_payment_of_its_own() -> None:
    less = journal().correct(1, recorded=LATER, recorder="x", facts=Payment(batch="1", for_year=2023, months=1, amount=900))
    batch = recorded_batch(less, "1", 2023)

    assert [(row.event.seq, row.payment.amount, row.now.seq if row.now else None) for row in batch.rows] == [(1, 1000, 3)]
    assert batch.rows[0].remark.en == "record 1, paid on 2024-01-10, corrected by record 3 since"
    assert batch.summary()[-1].en == "corrected or withdrawn since, as the remarks say: 1"
    assert len(recorded_batch(less, "1", 2023, DAY).summary()) == 1


def test_what_was_moved_into_a_batch_is_in_it() -> None:
    moved = journal().correct(2, recorded=LATER, recorder="x", facts=Payment(batch="1", for_year=2023, months=1, amount=1000))

    assert [row.event.seq for row in recorded_batch(moved, "1", 2023).rows] == [1, 3]
    assert [row.event.seq for row in recorded_batch(moved, "l", 2023).rows] == [2]


def test_what_is_not_there_is_told_with_what_is() -> None:
    with pytest.raises(UnknownNameError, match="batch of 2022 or before"):
        recorded_batch(journal(), "1", 2022)
    with pytest.raises(InvalidValueError):
        recorded_batch(journal(), "1", 2023, "2024")  # type: ignore[arg-type]  # somebody gives words
