"""Names are offered for one another where they are really near: what somebody mistypes, and nothing that merely shares signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork._nearness import near_names

NAMES = st.text("abcde_职位名", min_size=1, max_size=12)


@pytest.mark.parametrize(
    "got, name",
    [
        ("nmae", "name"),  # two signs exchanged
        ("ayn", "any"),
        ("charty", "charity"),  # one left out
        ("AX11", "AX1"),  # one too many
        ("A9", "A1"),  # another one
        ("离职", "离开"),
        ("评分", "评审得分"),
        ("H001", "H1"),
        ("guests", "tea.most_guests"),  # a part of the name
        ("does_not_count", "count"),
        ("unknown", "not_known"),  # most of it in common
        ("COHORT_CAP", "cohort_cap"),
    ],
)
def test_what_may_be_meant_is_offered(got: str, name: str) -> None:
    assert near_names(got, (name, "quite another"), share=0.5) == (name,)


@pytest.mark.parametrize(
    "got, name",
    [
        ("amount", "unit"),
        ("haiyou.cohort_cup", "haiyou.social_work_level"),  # the beginning alone
        ("opend_on", "open_daily"),
        ("AX11", "AX2"),
        ("离职", "姓名"),
        ("小区", "区"),
        ("kind", "id"),
    ],
)
def test_what_merely_shares_signs_is_not(got: str, name: str) -> None:
    assert near_names(got, (name,), share=0.5) == near_names(name, (got,), share=0.5) == ()


def test_the_best_come_first_and_three_at_most() -> None:
    assert near_names("A1", ("A1x", "A1xx", "A1", "A2", "B7"), share=0.5) == ("A1", "A1x", "A1xx")
    assert near_names("A1", ("A1x", "A2"), share=0.6) == ("A1x",)
    assert near_names("A1", (), share=0.5) == ()


@given(name=NAMES, others=st.lists(NAMES, max_size=5), share=st.sampled_from([0.5, 0.6]))
def test_a_name_is_nearest_to_itself_and_what_is_offered_is_known(name: str, others: list[str], share: float) -> None:
    assert near_names(name.upper(), [*others, name], share=share)[0].lower() == name
    assert set(near_names(name, others, share=share)) <= set(others)


@given(name=st.text("abcdefgh", min_size=3, max_size=12), place=st.integers(0, 10), data=st.data())
def test_one_slip_is_forgiven(name: str, place: int, data: st.DataObject) -> None:
    at = place % (len(name) - 1)
    slips = {
        "left out": name[:at] + name[at + 1 :],
        "added": name[:at] + "z" + name[at:],
        "changed": name[:at] + "z" + name[at + 1 :],
        "exchanged": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    }
    assert near_names(data.draw(st.sampled_from(sorted(slips.values()))), (name,), share=0.5) == (name,)
