"""A record folded from all its entries, as its row and its heads: slow, and always right."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from tso_desktop.domain.folding import Folded, Touch, fold
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.domain.records import DELETED, KINDS, Kind, children_of
from tso_desktop.store import schema, wire
from tso_desktop.store.heads import REST, WAITING, Heads
from tso_desktop.store.ledger import Ledger, RecordState, in_parts
from tso_desktop.store.prepared import Prepared
from tso_desktop.store.values import columns_of

_journal, _devices = schema.journal, schema.devices
_IN_SCOPE = Prepared(
    select(_devices.c.id, _journal.c.k)
    .join(_devices, _devices.c.num == _journal.c.device)
    .where(_journal.c.scope == bindparam("scope"), _journal.c.record != bindparam("num"))
)
_ABOUT = (
    select(_devices.c.id, _journal.c.k)
    .join(_devices, _devices.c.num == _journal.c.device)
    .where(_journal.c.record.in_(bindparam("nums", expanding=True)))
)


def refold(ledger: Ledger, state: RecordState) -> None:
    """Write the heads and the row of a record.

    A kind that this version does not know keeps its entries and has no row.
    """
    kind = KINDS.get(state.kind)
    if kind is None:
        return
    found = ledger.entries(state.id)
    beneath = touches_beneath(ledger, state) if any(DELETED in e.fields for _, e in found) else []
    folded = fold(kind, [entry for _, entry in found], beneath)
    state.heads = heads_at(folded, {entry.id: pos for pos, entry in found})
    state.marked = DELETED in folded.heads
    ledger.set_heads([state])
    row = row_of(kind, state.id, state.scope, folded)
    _replacing(kind.name).run_all(ledger.connection, [row])


def heads_at(folded: Folded, positions: Mapping[EntryId, int]) -> Heads:
    """Heads as they are kept: the creation under `*`, and each field that something else set."""
    rest = [positions[folded.made.id]] if folded.made else []
    heads: Heads = {REST: rest} if rest else {}
    if folded.waiting:
        heads[WAITING] = []
    for name in folded.heads.keys() - {REST, WAITING}:
        found = folded.heads[name]
        own = sorted(positions[entry.id] for entry in found)
        if own != rest:
            heads[name] = own
    return heads


def row_of(kind: Kind, record: RecordId, scope: int, folded: Folded) -> dict[str, Any]:
    """A folded record as a row of its table, every column of it."""
    return {
        "id": record,
        "scope": scope,
        **made_columns(folded.made),
        "shown": int(folded.shown),
        "clashes": json.dumps(list(folded.clashes)) if folded.clashes else None,
        **columns_of(kind, {name: folded.values.get(name) for name in kind.fields}),
    }


def made_columns(made: Entry | None) -> dict[str, Any]:
    if made is None:
        return {"made_at": None, "made_by": None}
    return {"made_at": wire.milliseconds(made.at), "made_by": made.officer}


def touches_beneath(ledger: Ledger, state: RecordState) -> list[Touch]:
    """The touches of everything that belongs to a record; all of its scope, for a household."""
    connection = ledger.connection
    rows: list[Any] = []
    if state.kind == "household":
        rows += _IN_SCOPE.run(connection, {"scope": state.scope, "num": state.num})
    else:
        for nums in in_parts(_descendants(connection, KINDS[state.kind], state.id)):
            rows += connection.execute(_ABOUT, {"nums": nums}).all()
    return [Touch(row[0], row[1]) for row in rows]


def _descendants(connection: Connection, kind: Kind, record: RecordId) -> list[int]:
    found: list[int] = []
    for child in children_of(kind.name):
        rows = _children(child.name).run(connection, {"parent": record})
        for num, id_ in rows:
            found += [num, *_descendants(connection, child, RecordId(id_))]
    return found


@cache
def _children(kind: str) -> Prepared:
    child = KINDS[kind]
    table = schema.PROJECTIONS[kind]
    column = table.c[child.fields[child.parent or ""].column]
    return Prepared(
        select(schema.records.c.num, table.c.id)
        .join(schema.records, schema.records.c.id == table.c.id)
        .where(column == bindparam("parent"))
    )


@cache
def _replacing(kind: str) -> Prepared:
    adding = upsert(schema.PROJECTIONS[kind])
    return Prepared(
        adding.on_conflict_do_update(
            index_elements=["id"],
            set_={c.name: c for c in adding.excluded if c.name != "id"},
        )
    )
