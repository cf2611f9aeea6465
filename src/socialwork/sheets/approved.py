"""Whom an approved list names."""

import attrs

__all__ = ["ApprovedPerson"]


@attrs.frozen(kw_only=True)
class ApprovedPerson:
    """One person on an approved list. Its `repr` shows the id only.

    Attributes:
        id: The key that the register will have; it carries no meaning.
        name: Name.
        work_unit: Work unit; empty where the list says that it is not known.
        number: Number of the identity document; empty where the list has none.
    """

    id: str
    name: str = attrs.field(repr=False)
    work_unit: str = attrs.field(default="", repr=False)
    number: str = attrs.field(default="", repr=False)
