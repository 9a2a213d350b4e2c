"""Turn what one save gathered into entries, and write them with their rows, heads and tips."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tso_desktop.domain.folding import fold
from tso_desktop.domain.ids import DeviceId, OfficerId, RecordId, ScopeId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.domain.record import Json
from tso_desktop.domain.records import DELETED, Kind
from tso_desktop.domain.refused import Refused
from tso_desktop.store import wire
from tso_desktop.store.heads import heads_of
from tso_desktop.store.heeding import Heed, heeded, unheeded
from tso_desktop.store.ledger import Ledger, RecordState
from tso_desktop.store.packing import LARGEST_BODY
from tso_desktop.store.projecting import Placed, project
from tso_desktop.store.streams import Stream, Streams


class TooLong(Refused):
    """A text that no laptop would take."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, on which laptop, and how far its own counts and clock have come."""

    device: DeviceId
    n: int
    hlc: int
    officer: OfficerId
    now: datetime
    doubtful: bool


@dataclass(slots=True)
class Pending:
    """What one save does to one record.

    `state` is None for a record that the store has not heard of. `as_of` says for each field at
    which position its author's screen read it.
    """

    kind: Kind
    record: RecordId
    scope: ScopeId
    state: RecordState | None
    fields: dict[str, Json]
    as_of: dict[str, int] = field(default_factory=dict)
    note: dict[str, Json] = field(default_factory=dict)


def save(
    ledger: Ledger,
    streams: Streams,
    author: Author,
    verb: str,
    pending: Sequence[Pending],
    *,
    heed: Heed = unheeded,
) -> tuple[tuple[Entry, ...], list[RecordState]]:
    """Write one act: an entry for each record, contiguous counts, one tip a stream.

    Gives the entries, and the other records whose rows they changed.
    """
    seen = _seen(ledger, author.device, pending)
    numbered, last = _numbered(streams, author.device, pending)
    pos = ledger.position()
    rows = []
    placed: list[Placed] = []
    counted = zip(heeded(pending, heed), numbered, strict=True)
    for i, (p, (stream, k)) in enumerate(counted, start=1):
        entry = Entry(
            device=author.device,
            n=author.n + i,
            scope=p.scope,
            k=k,
            hlc=author.hlc + i,
            at=author.now,
            doubtful=author.doubtful,
            officer=author.officer,
            act=author.n + 1,
            verb=verb,
            kind=p.kind.name,
            record=p.record,
            form=p.kind.form,
            fields=p.fields,
            seen=seen.get(p.record, {}),
            known=_known(ledger, author.device, p, last[p.scope]) if DELETED in p.fields else {},
            note=p.note,
        )
        written = wire.written(entry)
        if len(written.body) > LARGEST_BODY:
            raise TooLong("Not saved: that text is too long to keep. Shorten it; it is still here.")
        stream.add(written)
        state = p.state or ledger.new_record(p.record, p.kind.name, stream.scope)
        rows.append(ledger.row_of(pos + i, written, stream.scope, state.num))
        placed.append(Placed(pos + i, entry, state))
    ledger.add_rows(rows)
    streams.write()
    touched = project(ledger, placed)
    return tuple(one.entry for one in placed), touched


def _numbered(
    streams: Streams, device: DeviceId, pending: Sequence[Pending]
) -> tuple[list[tuple[Stream, int]], Mapping[ScopeId, int]]:
    """For each change the chain that it lengthens and its count there; for each scope the last."""
    numbered = []
    last: dict[ScopeId, int] = {}
    for p in pending:
        stream = streams.of(device, p.scope)
        if stream is None:
            raise LookupError(p.scope)
        last[p.scope] = last.get(p.scope, stream.k) + 1
        numbered.append((stream, last[p.scope]))
    return numbered, last


def _known(ledger: Ledger, device: DeviceId, p: Pending, own: int) -> Mapping[DeviceId, int]:
    """How far the scope went when the author's screen was read; her own act she knows whole."""
    if p.state is None:
        return {device: own}
    return {**ledger.vector(p.state.scope, p.as_of[DELETED]), device: own}


def _seen(
    ledger: Ledger, device: DeviceId, pending: Sequence[Pending]
) -> dict[RecordId, dict[str, tuple[EntryId, ...]]]:
    """For each changed record and field the heads that its author's screen showed.

    What this laptop itself wrote is always taken as seen: nobody clashes with herself.
    """
    changes = [(p, p.state) for p in pending if p.state is not None]
    ids = ledger.ids_at(
        pos for p, state in changes for name in p.fields for pos in heads_of(state.heads, name)
    )
    seen: dict[RecordId, dict[str, tuple[EntryId, ...]]] = {}
    for p, state in changes:
        shown: dict[str, tuple[EntryId, ...]] = {}
        for name in p.fields:
            today = heads_of(state.heads, name)
            found = [ids[pos] for pos in today]
            as_of = p.as_of.get(name, 0)
            if any(pos > as_of and ids[pos][0] != device for pos in today):
                own = [one for one in found if one[0] == device]
                found = list(dict.fromkeys([*_heads_then(ledger, p, name, as_of), *own]))
            if found:
                shown[name] = tuple(found)
        seen[p.record] = shown
    return seen


def _heads_then(ledger: Ledger, p: Pending, name: str, as_of: int) -> list[EntryId]:
    """The heads of a field as they were when the author's screen read it."""
    earlier = [entry for pos, entry in ledger.entries(p.record) if pos <= as_of]
    folded = fold(p.kind, earlier)
    found = folded.heads.get(name) or ((folded.made,) if folded.made else ())
    return [head.id for head in found]
