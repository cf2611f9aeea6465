"""One world: the order of the eligible, who has a seat in it, and that both ways of saying so agree."""

from hypothesis import given
from hypothesis import strategies as st

from socialwork.selection import Profile
from socialwork.selection.seating import best_set, has_seat, line, reached
from socialwork.selection.shares import Allotment


def profile(merit: int, *, eligible: bool = True) -> Profile:
    return Profile(eligible=eligible, low=merit, high=merit)


@st.composite
def allotments(draw: st.DrawFn) -> tuple[list[bool], Allotment]:
    """An order of people, each in the reserved group or not, and seats that they can fill."""
    order = draw(st.lists(st.booleans(), max_size=8))
    size = draw(st.integers(0, len(order)))
    least, most = max(0, size - order.count(False)), min(size, order.count(True))
    low = draw(st.integers(least, most))
    high = draw(st.integers(low, most))
    return order, Allotment(size, low, high, short=False, wanted=(low, high), asked=(low, high))


@given(allotments())
def test_who_has_a_seat_is_in_the_best_set(given_: tuple[list[bool], Allotment]) -> None:
    order, allotment = given_
    reserved = {str(place): group for place, group in enumerate(order)}
    best = best_set(tuple(reserved), reserved, allotment)

    assert len(best) == allotment.size
    assert allotment.low <= sum(reserved[person] for person in best) <= allotment.high
    for place, group in enumerate(order):
        above = order[:place].count(group)
        assert (str(place) in best) is has_seat(allotment, reserved=group, above=above, above_others=place - above)


def test_equal_keys_stand_as_resolutions_and_the_end_asked_for_have_it() -> None:
    profiles = {"A": profile(5), "B": profile(5), "C": profile(5), "D": profile(9), "E": profile(1), "F": profile(9, eligible=False)}

    assert line(profiles, {}) == ("D", "A", "B", "C", "E")
    assert line(profiles, {}, "B") == ("D", "B", "A", "C", "E")
    assert line(profiles, {}, "B", early=False) == ("D", "A", "C", "B", "E")
    before = {"B": frozenset("C"), "C": frozenset("D"), "A": frozenset("E")}  # C comes before B; D and E have other keys
    assert line(profiles, before, "B") == ("D", "C", "B", "A", "E")
    assert line(profiles, before, "C", early=False) == ("D", "A", "C", "B", "E")


def test_steps_lead_on_by_way_of_those_who_let_pass() -> None:
    steps = {"A": ("B",), "B": ("C",), "C": ("A",)}

    assert reached(steps, "A") == {"A", "B", "C"}
    assert reached(steps, "A", through=lambda other: other != "B") == {"B"}
    assert reached(steps, "Z") == frozenset()
