"""Today's values of records, made from entries that were just put into the journal.

Saving here and applying what other laptops wrote both come through `project`. An entry that names
exactly the one head of each field that it sets becomes their head at once, and what it says is
what shows; everything else is folded anew from all entries of its record, which is always right.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from tso_desktop.domain.folding import Touch, is_deleted, upcast
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.records import DELETED, KINDS, MADE, WITHDRAWN, Kind, children_of
from tso_desktop.store import schema
from tso_desktop.store.folded import made_columns, refold
from tso_desktop.store.heads import REST, WAITING, heads_of
from tso_desktop.store.ledger import Ledger, RecordState, in_parts
from tso_desktop.store.prepared import Prepared
from tso_desktop.store.values import columns_of

_records = schema.records
_MARKED = select(_records.c.id).where(
    _records.c.scope.in_(bindparam("scopes", expanding=True)), _records.c.marked == 1
)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry that was just put into the journal: its position, and the state of its record.

    `counts` is false where it is about a record of another scope or kind: only a forger's is.
    """

    pos: int
    entry: Entry
    record: RecordState
    counts: bool = True


@dataclass(slots=True)
class _Batch:
    """What one transaction does to the projections; rows of one shape are written together."""

    made: dict[str, dict[RecordId, dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    changed: dict[RecordId, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    hidden: dict[RecordId, RecordState] = field(default_factory=dict)
    slow: dict[RecordId, RecordState] = field(default_factory=dict)


def project(ledger: Ledger, placed: Sequence[Placed]) -> list[RecordState]:
    """Bring records, heads and projections to where these entries leave them.

    Gives the records whose rows were written though none of these entries is about them.
    """
    batch = _Batch()
    for one in placed:
        kind = KINDS.get(one.entry.kind)
        if kind is not None and one.counts and one.record.id not in batch.slow:
            entry = upcast(one.entry, kind)
            if not _at_once(ledger, batch, kind, one, entry):
                batch.slow[one.record.id] = one.record
    _write(ledger, batch, placed)
    above = [s for s in _may_come_back(ledger, batch, placed) if s.id not in batch.slow]
    for state in sorted([*batch.slow.values(), *above], key=_leaves_first):
        refold(ledger, state)
    return above


def _at_once(ledger: Ledger, batch: _Batch, kind: Kind, one: Placed, entry: Entry) -> bool:
    state = one.record
    if REST in entry.fields or WAITING in entry.fields:
        return False
    if not state.heads:
        return state.fresh and _make(batch, kind, one, entry)
    if state.marked or WAITING in state.heads or not state.is_made or MADE in entry.fields:
        return False
    if not _names_the_heads(ledger, state, entry):
        return False
    if DELETED in entry.fields:
        return _hide(ledger, batch, one, entry)
    if kind.sealed and set(entry.fields) - {WITHDRAWN}:
        return False
    _change(batch, kind, one, entry)
    return True


def _names_the_heads(ledger: Ledger, state: RecordState, entry: Entry) -> bool:
    """Whether each field that the entry sets has one head, and its author saw that one."""
    today = {name: heads_of(state.heads, name) for name in entry.fields}
    if any(len(found) != 1 for found in today.values()):
        return False
    ids = ledger.ids_at(found[0] for found in today.values())
    return all(entry.seen.get(name) == (ids[found[0]],) for name, found in today.items())


def _make(batch: _Batch, kind: Kind, one: Placed, entry: Entry) -> bool:
    if not entry.fields.get(MADE) or DELETED in entry.fields or entry.seen:
        return False
    batch.made[kind.name][one.record.id] = {
        "id": one.record.id,
        "scope": one.record.scope,
        **made_columns(entry),
        "shown": 1,
        "clashes": None,
        **_blank_columns(kind.name),
        **columns_of(kind, entry.fields),
    }
    one.record.heads = {REST: [one.pos]}
    return True


def _change(batch: _Batch, kind: Kind, one: Placed, entry: Entry) -> None:
    one.record.heads = {**one.record.heads, **{name: [one.pos] for name in entry.fields}}
    columns = columns_of(kind, entry.fields)
    if (row := batch.made[kind.name].get(one.record.id)) is not None:
        row.update(columns)
    else:
        batch.changed.setdefault(one.record.id, (kind.name, {}))[1].update(columns)


def _hide(ledger: Ledger, batch: _Batch, one: Placed, entry: Entry) -> bool:
    """A delete whose author knew everything in the scope takes effect at once."""
    state = one.record
    if set(entry.fields) != {DELETED}:
        return False
    vector = ledger.vector(state.scope, ledger.position())
    if not is_deleted((entry,), [Touch(device, k) for device, k in vector.items()]):
        return False
    state.heads = {**state.heads, DELETED: [one.pos]}
    state.marked = True
    batch.hidden[state.id] = state
    if (row := batch.made[entry.kind].get(state.id)) is not None:
        row["shown"] = 0
    else:
        batch.changed.setdefault(state.id, (entry.kind, {}))[1]["shown"] = 0
    return True


def _write(ledger: Ledger, batch: _Batch, placed: Sequence[Placed]) -> None:
    for kind, rows in batch.made.items():
        kept = [row for id_, row in rows.items() if id_ not in batch.slow]
        _adding(kind).run_all(ledger.connection, kept)
    alike: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = defaultdict(list)
    for id_, (kind, columns) in batch.changed.items():
        if columns and id_ not in batch.slow:
            alike[kind, tuple(columns)].append({"wanted": id_, **columns})
    for (kind, names), rows_alike in alike.items():
        _changing(kind, names).run_all(ledger.connection, rows_alike)
    states = {one.record.id: one.record for one in placed}
    ledger.add_records([state for state in states.values() if state.fresh])
    ledger.set_heads(
        [s for s in states.values() if not s.fresh and s.id not in batch.slow and s.heads]
    )


def _may_come_back(
    ledger: Ledger, batch: _Batch, placed: Sequence[Placed]
) -> Iterable[RecordState]:
    """Deleted records of these scopes that hold others: what came may bring them back."""
    scopes = {one.record.scope for one in placed}
    ids: list[RecordId] = []
    for some in in_parts(scopes):
        ids += ledger.connection.execute(_MARKED, {"scopes": some}).scalars()
    found = ledger.records(id_ for id_ in ids if id_ not in batch.hidden)
    return [state for state in found.values() if children_of(state.kind)]


def _leaves_first(state: RecordState) -> bool:
    """What a record holds is read from its children's rows, so these are written before it."""
    return bool(children_of(state.kind))


@cache
def _blank_columns(kind: str) -> dict[str, Any]:
    return {f.column: None for f in KINDS[kind].fields.values()}


@cache
def _adding(kind: str) -> Prepared:
    return Prepared(insert(schema.PROJECTIONS[kind]))


@cache
def _changing(kind: str, columns: tuple[str, ...]) -> Prepared:
    table = schema.PROJECTIONS[kind]
    changed: dict[Any, Any] = {table.c[name]: bindparam(name) for name in columns}
    return Prepared(update(table).where(table.c.id == bindparam("wanted")).values(changed))
