"""Digests, each chained to the one before it: what was changed, taken out or put in between shows where it is."""

from collections.abc import Sequence
from hashlib import sha256

from ..canonical import canonical_json

__all__ = ["SIZE", "chained", "of_person", "start"]

SIZE = 32
"""The bytes of a digest (SHA-256)."""


def start(register: str, policy: str) -> bytes:
    """What the digest of the first record is chained to: records of another register do not fit in."""
    return sha256(canonical_json(["socialwork.register", register, policy])).digest()


def chained(before: bytes, body: bytes) -> bytes:
    """The digest of a record.

    Args:
        before: The digest of the record before.
        body: The record, as it is written.
    """
    return sha256(before + body).digest()


def of_person(register: str, fields: Sequence[str]) -> bytes:
    """The digest of one person's entry. It stands alone, so that it goes when the person goes."""
    return sha256(canonical_json([register, *fields])).digest()
