"""How an entry is written down: its header and body in bytes, its digest, its form on disk.

The bytes of a body are kept exactly as authored; on disk they are compressed where that helps.
"""

import hashlib
import json
import secrets
import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.ids import DeviceId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.domain.record import Json
from tso_desktop.places import RESOURCES

if TYPE_CHECKING:
    import zstandard

VERSION = 1
RAW, DICTIONARY_1 = b"\x00", b"\x01"
_SMALLEST_TO_COMPRESS = 60
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LARGEST_BODY = 4 * 1024 * 1024


def milliseconds(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(milliseconds=1)


def moment(ms: int) -> datetime:
    return _EPOCH + timedelta(milliseconds=ms)


def body_of(entry: Entry) -> bytes:
    """The JSON of what the author wrote; the author's own device is written as an empty word."""
    parts: dict[str, Any] = {"f": dict(entry.fields)}
    if entry.seen:
        parts["s"] = {k: _short(entry.device, ids) for k, ids in entry.seen.items() if ids}
    if entry.known:
        parts["k"] = dict(entry.known)
    if entry.note:
        parts["n"] = dict(entry.note)
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def parts_of(
    body: bytes, device: DeviceId
) -> tuple[
    Mapping[str, Json],
    Mapping[str, tuple[EntryId, ...]],
    Mapping[DeviceId, int],
    Mapping[str, Json],
]:
    """fields, seen, known and note of a body."""
    parts = json.loads(body)
    seen = {
        name: tuple((DeviceId(d or device), n) for d, n in ids)
        for name, ids in parts.get("s", {}).items()
    }
    return parts["f"], seen, parts.get("k", {}), parts.get("n", {})


def header_of(entry: Entry) -> bytes:
    """The columns of an entry in one canonical row of bytes."""
    return json.dumps(
        [
            entry.device,
            entry.n,
            entry.scope,
            entry.k,
            entry.hlc,
            milliseconds(entry.at),
            int(entry.doubtful),
            entry.officer,
            entry.act,
            entry.verb,
            entry.kind,
            entry.record,
            entry.form,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def digest(seed: bytes, tip: bytes, header: bytes, body: bytes) -> bytes:
    """The new tip of a stream; keyed by the scope's seed, so that it confirms no guess."""
    made = hashlib.blake2b(key=seed, digest_size=32)
    for part in (tip, bytes([VERSION]), len(header).to_bytes(4, "big"), header, body):
        made.update(part)
    return made.digest()


def pack(body: bytes) -> bytes:
    """A body as it lies on disk: a marker byte, then raw or compressed with the shipped words."""
    if len(body) < _SMALLEST_TO_COMPRESS:
        return RAW + body
    small = _coders().pack(body)
    return DICTIONARY_1 + small if len(small) < len(body) else RAW + body


def unpack(stored: bytes) -> bytes:
    """The body as authored; a ValueError if it is of no form that we know."""
    marker, rest = stored[:1], stored[1:]
    if marker == RAW:
        return rest
    if marker == DICTIONARY_1:
        return _coders().unpack(rest, max_output_size=LARGEST_BODY)
    raise ValueError(f"unknown form {marker!r}")


def _short(own: DeviceId, ids: tuple[EntryId, ...]) -> list[list[Json]]:
    return [["" if device == own else device, n] for device, n in ids]


@cache
def _dictionary() -> "zstandard.ZstdCompressionDict":
    import zstandard

    content = (RESOURCES / "journal" / "words-1.dict").read_bytes()
    return zstandard.ZstdCompressionDict(content)


class _Coders(threading.local):
    """A compressor and a decompressor for each thread: neither may be shared."""

    def __init__(self) -> None:
        import zstandard

        self.pack = zstandard.ZstdCompressor(
            level=3, dict_data=_dictionary(), write_dict_id=False
        ).compress
        self.unpack = zstandard.ZstdDecompressor(dict_data=_dictionary()).decompress


@cache
def _coders() -> _Coders:
    return _Coders()


def new_seed() -> bytes:
    """A scope's own secret, which keys its digests and is destroyed with it."""
    return secrets.token_bytes(32)
