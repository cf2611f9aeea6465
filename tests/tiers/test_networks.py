import pytest

from socialwork.errors import DuplicateNameError
from socialwork.tiers import Network, Place, Unit


def test_an_id_is_given_once() -> None:
    place, unit = Place(id="P", name="p", tier="town"), Unit(id="U", name="u", tier="town", place="P")

    with pytest.raises(DuplicateNameError) as caught:
        Network(places=(place, place))
    assert caught.value.in_language("zh") == "地方编号不得重复；重复的有：P"
    with pytest.raises(DuplicateNameError) as caught:
        Network(places=(place,), units=(unit, unit))
    assert str(caught.value) == "each unit id may occur once; twice or more: U"
