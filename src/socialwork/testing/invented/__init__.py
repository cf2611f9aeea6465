"""An invented policy, to try the machinery on: support for the neighbourhood tea rooms of a town that there is not.

Nothing here is law anywhere. It is small, and has one of everything: a fact of each shape, a number that changes on a day, one that no
source gives, a reading with an excluded option, two options that cannot stand together, a rule of every kind of node.
"""

from .cases import TEA_ROOM, RoomSize, Tea, TeaRoom, tea_room_completions, tea_rooms
from .lives import GRANT, GROUNDS, TEA_ROOM_LIVES, Grant, Grounds
from .people import TEA_PEOPLE
from .policy import TEA_ROOMS, TeaRoomPolicy, tea_room_rules
from .tiers import TEA_TIERS

__all__ = [
    "GRANT",
    "GROUNDS",
    "TEA_PEOPLE",
    "TEA_ROOM",
    "TEA_ROOMS",
    "TEA_ROOM_LIVES",
    "TEA_TIERS",
    "Grant",
    "Grounds",
    "RoomSize",
    "Tea",
    "TeaRoom",
    "TeaRoomPolicy",
    "tea_room_completions",
    "tea_room_rules",
    "tea_rooms",
]
