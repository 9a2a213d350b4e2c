"""Ids: sixteen random bytes, written as 26 letters of base 32."""

import base64
import hashlib
import secrets
import uuid
from typing import NewType

RecordId = NewType("RecordId", str)
ScopeId = NewType("ScopeId", str)
DeviceId = NewType("DeviceId", str)
OfficerId = NewType("OfficerId", str)


_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [one + two for one in _ALPHABET for two in _ALPHABET]
_SHIFTS = range(120, -10, -10)


def letters(raw: bytes) -> str:
    """Sixteen bytes as 26 lower-case letters and digits.

    Base 32, two letters at a time: an import makes tens of thousands of ids, and the standard
    library goes about it letter by letter.
    """
    bits = int.from_bytes(raw) << 2
    return "".join([_PAIRS[bits >> shift & 1023] for shift in _SHIFTS])


def raw(text: str) -> bytes:
    """The sixteen bytes behind 26 letters; a ValueError for anything else."""
    found = base64.b32decode(text.upper() + "======")
    if len(found) != 16:  # noqa: PLR2004 - the length that this module is about
        raise ValueError(text)
    return found


def new_id() -> str:
    return letters(secrets.token_bytes(16))


def derived_id(*parts: str) -> RecordId:
    """The same id on every laptop for the same parts: two of them cannot double a record."""
    return RecordId(letters(uuid.uuid5(uuid.NAMESPACE_OID, "\x1f".join(parts)).bytes))


def device_id(public_key: bytes) -> DeviceId:
    """A device vouches for itself: its id is a hash of its public key."""
    return DeviceId(letters(hashlib.blake2b(public_key, digest_size=16).digest()))


def device_tag(device: DeviceId) -> str:
    """Four letters that keep two laptops from making the same label."""
    return device[:4].upper()
