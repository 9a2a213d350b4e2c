"""How an entry is written down: its header and its body in bytes, and its digest.

The bytes of a body are kept and passed on exactly as authored, so that what this version does
not know survives by itself.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from tso_desktop.domain.ids import DeviceId, OfficerId, RecordId, ScopeId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.domain.record import Json
from tso_desktop.store.packing import LARGEST_BODY

VERSION = 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_LARGEST_NUMBER = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class WireEntry:
    """An entry as its author wrote it: the columns of its header, and the body's own bytes.

    `at` is in milliseconds.
    """

    device: DeviceId
    n: int
    scope: ScopeId
    k: int
    hlc: int
    at: int
    doubtful: bool
    officer: OfficerId
    act: int
    verb: str
    kind: str
    record: RecordId
    form: int
    body: bytes

    @property
    def id(self) -> EntryId:
        return (self.device, self.n)


@dataclass(frozen=True, slots=True)
class Scope:
    """Who may see a record; its seed keys the digests of its streams."""

    id: ScopeId
    type: str
    seed: bytes


def milliseconds(at: datetime) -> int:
    return (at - _EPOCH) // _MILLISECOND


def moment(ms: int) -> datetime:
    return _EPOCH + timedelta(milliseconds=ms)


def new_seed() -> bytes:
    """A scope's own secret, which is destroyed with it."""
    return secrets.token_bytes(32)


def written(entry: Entry) -> WireEntry:
    """What the author of an entry keeps and sends; authored once, never written anew."""
    return WireEntry(
        entry.device,
        entry.n,
        entry.scope,
        entry.k,
        entry.hlc,
        milliseconds(entry.at),
        entry.doubtful,
        entry.officer,
        entry.act,
        entry.verb,
        entry.kind,
        entry.record,
        entry.form,
        body_of(entry),
    )


def read(wire: WireEntry) -> Entry:
    """The entry in a header and a body; a ValueError if it is not one."""
    try:
        fields, seen, known, note = parts_of(wire.body, wire.device)
        at = moment(wire.at)
    except (AttributeError, KeyError, OverflowError, RecursionError, TypeError) as error:
        raise ValueError("not an entry") from error
    return Entry(
        device=wire.device,
        n=wire.n,
        scope=wire.scope,
        k=wire.k,
        hlc=wire.hlc,
        at=at,
        doubtful=wire.doubtful,
        officer=wire.officer,
        act=wire.act,
        verb=wire.verb,
        kind=wire.kind,
        record=wire.record,
        form=wire.form,
        fields=fields,
        seen=seen,
        known=known,
        note=note,
    )


def check_shape(wire: WireEntry) -> None:
    """A ValueError for what no author of ours can have written; for entries of other laptops."""
    numbers = (wire.n, wire.k, wire.act, wire.form, wire.hlc)
    if not all(type(number) is int and 0 < number <= _LARGEST_NUMBER for number in numbers):
        raise ValueError("a count that is none")
    header_of(wire)
    if len(wire.body) > LARGEST_BODY:
        raise ValueError("a body that is too large")
    _check_body(read(wire))


def _check_body(entry: Any) -> None:
    if not isinstance(entry.fields, dict) or not isinstance(entry.note, dict):
        raise ValueError("a body of another shape")  # noqa: TRY004 - one error for all that arrives
    if not all(type(k) is int for k in entry.known.values()):
        raise ValueError("a vector that is none")
    named = [found for ids in entry.seen.values() for found in ids]
    if not all(isinstance(device, str) and type(n) is int for device, n in named):
        raise ValueError("a head that is none")


def body_of(entry: Entry) -> bytes:
    """The JSON of what the author wrote; the author's own device is written as an empty word."""
    parts: dict[str, Any] = {"f": dict(entry.fields)}
    if entry.seen:
        parts["s"] = {k: _short(entry.device, ids) for k, ids in entry.seen.items() if ids}
    if entry.known:
        parts["k"] = dict(entry.known)
    if entry.note:
        parts["n"] = dict(entry.note)
    return _JSON.encode(parts).encode()


def parts_of(
    body: bytes, device: DeviceId
) -> tuple[
    Mapping[str, Json],
    Mapping[str, tuple[EntryId, ...]],
    Mapping[DeviceId, int],
    Mapping[str, Json],
]:
    """fields, seen, known and note of a body."""
    parts = cast("dict[str, Any]", json.loads(body))
    seen = {
        name: tuple((DeviceId(d or device), n) for d, n in ids)
        for name, ids in parts.get("s", {}).items()
    }
    return parts["f"], seen, parts.get("k", {}), parts.get("n", {})


def header_of(wire: WireEntry) -> bytes:
    """The columns of an entry in one canonical row of bytes."""
    return _JSON.encode(
        [
            wire.device,
            wire.n,
            wire.scope,
            wire.k,
            wire.hlc,
            wire.at,
            int(wire.doubtful),
            wire.officer,
            wire.act,
            wire.verb,
            wire.kind,
            wire.record,
            wire.form,
        ]
    ).encode()


def whole(wire: WireEntry) -> bytes:
    """Header and body in one piece, for what is put aside."""
    return header_of(wire) + b"\n" + wire.body


def digest(seed: bytes, tip: bytes, wire: WireEntry) -> bytes:
    """The new tip of a stream; keyed by the scope's seed, so that it confirms no guess."""
    header = header_of(wire)
    made = hashlib.blake2b(key=seed, digest_size=32)
    for part in (tip, bytes([VERSION]), len(header).to_bytes(4, "big"), header, wire.body):
        made.update(part)
    return made.digest()


def _short(own: DeviceId, ids: tuple[EntryId, ...]) -> list[list[Json]]:
    return [["" if device == own else device, n] for device, n in ids]
