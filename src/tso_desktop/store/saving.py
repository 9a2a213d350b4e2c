"""Turn what one save gathered into entries, and write them with their rows, heads and tips."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, select, update

from tso_desktop.domain.folding import fold
from tso_desktop.domain.ids import DeviceId, OfficerId, RecordId, ScopeId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.domain.record import Json
from tso_desktop.domain.records import DELETED, Kind
from tso_desktop.store import schema, wire
from tso_desktop.store.ledger import REST, Heads, Ledger, heads_of
from tso_desktop.store.projecting import marked_above, refold
from tso_desktop.store.values import columns_of

if TYPE_CHECKING:
    from tso_desktop.store.work import Pending


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
class _Stream:
    scope_num: int
    seed: bytes
    device_num: int
    k: int
    tip: bytes


def save(
    ledger: Ledger, author: Author, verb: str, pending: "Sequence[Pending]"
) -> tuple[Entry, ...]:
    """Write one act: an entry for each record, contiguous counts, one tip a stream."""
    known = ledger.records([p.record for p in pending if not p.made])
    heads = {record: json.loads(row.heads) for record, row in known.items()}
    seen = _seen(ledger, author, pending, heads)
    streams: dict[ScopeId, _Stream] = {}
    entries: list[Entry] = []
    rows: list[dict[str, Any]] = []
    records: list[dict[str, Any]] = []
    pos, num = ledger.next_pos(), _next_record(ledger)
    for i, p in enumerate(pending):
        stream = streams.get(p.scope) or _stream(ledger, author, p.scope)
        streams[p.scope] = stream
        stream.k += 1
        entry = Entry(
            device=author.device,
            n=author.n + 1 + i,
            scope=p.scope,
            k=stream.k,
            hlc=author.hlc + 1 + i,
            at=author.now,
            doubtful=author.doubtful,
            officer=author.officer,
            act=author.n + 1,
            verb=verb,
            kind=p.kind.name,
            record=p.record,
            form=p.kind.form,
            fields=p.fields,
            seen=seen.fields.get(p.record, {}),
            known=ledger.vector(p.scope) if DELETED in p.fields else {},
            note=p.note,
        )
        body = wire.body_of(entry)
        stream.tip = wire.digest(stream.seed, stream.tip, wire.header_of(entry), body)
        record_num = num if p.made else known[p.record].num
        if p.made:
            records.append(
                {
                    "num": num,
                    "id": p.record,
                    "kind": ledger.number("names", p.kind.name),
                    "scope": stream.scope_num,
                    "heads": json.dumps({REST: [pos + i]}),
                    "marked": 0,
                }
            )
            num += 1
        rows.append(ledger.row_of(pos + i, entry, stream.scope_num, record_num, body))
        entries.append(entry)
    if records:
        ledger.add_records(records)
    ledger.add_rows(rows)
    ledger.set_streams(
        [
            {"device": s.device_num, "scope": s.scope_num, "k": s.k, "tip": s.tip}
            for s in streams.values()
        ]
    )
    _project(ledger, pending, entries, streams, known, heads, pos, seen)
    return tuple(entries)


def _next_record(ledger: Ledger) -> int:
    top = ledger.connection.execute(select(func.max(schema.records.c.num))).scalar_one()
    return (top or 0) + 1


def _stream(ledger: Ledger, author: Author, scope: ScopeId) -> _Stream:
    row = ledger.scope(scope)
    device = ledger.number("devices", author.device)
    k, tip = ledger.stream(device, row.num)
    return _Stream(row.num, row.seed, device, k, tip)


@dataclass(slots=True)
class _Seen:
    """For each changed record and field the heads that its author's screen showed.

    `stale` are the records where that is not what the store holds today.
    """

    fields: dict[RecordId, dict[str, tuple[EntryId, ...]]] = field(default_factory=dict)
    stale: set[RecordId] = field(default_factory=set)


def _seen(
    ledger: Ledger, author: Author, pending: "Sequence[Pending]", heads: dict[RecordId, Heads]
) -> _Seen:
    """What this laptop itself wrote is always taken as seen: nobody clashes with herself."""
    changes = [p for p in pending if not p.made]
    ids = ledger.ids_at(
        pos for p in changes for name in p.fields for pos in heads_of(heads[p.record], name)
    )
    seen = _Seen()
    for p in changes:
        fields: dict[str, tuple[EntryId, ...]] = {}
        for name in p.fields:
            today = heads_of(heads[p.record], name)
            shown = [ids[pos] for pos in today]
            if any(pos > p.as_of and ids[pos][0] != author.device for pos in today):
                own = [found for found in shown if found[0] == author.device]
                shown = list(dict.fromkeys([*_heads_then(ledger, p, name), *own]))
                seen.stale.add(p.record)
            if shown:
                fields[name] = tuple(shown)
        seen.fields[p.record] = fields
    return seen


def _heads_then(ledger: Ledger, p: "Pending", name: str) -> list[EntryId]:
    """The heads of a field as they were when the author's screen read it."""
    earlier = [entry for pos, entry in ledger.entries(p.record) if pos <= p.as_of]
    return [head.id for head in fold(p.kind, earlier).heads.get(name, ())]


def _project(
    ledger: Ledger,
    pending: "Sequence[Pending]",
    entries: Sequence[Entry],
    streams: dict[ScopeId, _Stream],
    known: dict[RecordId, Any],
    heads: dict[RecordId, Heads],
    pos: int,
    seen: "_Seen",
) -> None:
    made: dict[str, list[dict[str, Any]]] = defaultdict(list)
    changed: list[tuple[int, Heads, bool]] = []
    slow: list[tuple[RecordId, str]] = []
    for i, (p, entry) in enumerate(zip(pending, entries, strict=True)):
        if p.made:
            made[p.kind.name].append(_made_row(p, entry, streams[p.scope].scope_num))
            continue
        row = known[p.record]
        today = heads[p.record]
        if row.marked or DELETED in p.fields or p.record in seen.stale:
            slow.append((p.record, p.kind.name))
            continue
        changed.append((row.num, {**today, **{name: [pos + i] for name in p.fields}}, False))
        _update_row(ledger, p, today)
    for kind, rows in made.items():
        ledger.connection.execute(insert(schema.PROJECTIONS[kind]), rows)
    if changed:
        ledger.set_heads(changed)
    above = marked_above(ledger, {s.scope_num for s in streams.values()})
    for record, kind in dict.fromkeys([*slow, *above]):
        refold(ledger, record, kind)


def _made_row(p: "Pending", entry: Entry, scope: int) -> dict[str, Any]:
    values: dict[str, Json] = {name: p.fields.get(name) for name in p.kind.fields}
    return {
        "id": p.record,
        "scope": scope,
        "made_at": wire.milliseconds(entry.at),
        "made_by": entry.officer,
        "shown": 1,
        "clashes": None,
        **columns_of(p.kind, values),
    }


def _update_row(ledger: Ledger, p: "Pending", today: Heads) -> None:
    """The changed columns, and the clashes that are left: what was named here is settled."""
    table = schema.PROJECTIONS[p.kind.name]
    columns = columns_of(p.kind, p.fields)
    statement = update(table).where(table.c.id == bindparam("wanted"))
    if any(len(heads_of(today, name)) > 1 for name in p.fields):
        columns["clashes"] = _clashes_left(ledger, p.kind, p.record, set(p.fields))
    ledger.connection.execute(statement.values(columns), {"wanted": p.record})


def _clashes_left(ledger: Ledger, kind: Kind, record: RecordId, settled: set[str]) -> str | None:
    table = schema.PROJECTIONS[kind.name]
    found = ledger.connection.execute(
        select(table.c.clashes).where(table.c.id == record)
    ).scalar_one_or_none()
    left = [name for name in json.loads(found or "[]") if name not in settled]
    return json.dumps(left) if left else None
