"""Today's values of a record, folded from its entries and written into its table."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from tso_desktop.domain.folding import Folded, Touch, fold
from tso_desktop.domain.ids import DeviceId, RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.records import DELETED, KINDS, Kind, children_of
from tso_desktop.store import schema, wire
from tso_desktop.store.ledger import REST, Heads, Ledger
from tso_desktop.store.values import columns_of


def refold(ledger: Ledger, record: RecordId, kind_name: str) -> None:
    """Fold a record from all its entries and write its heads and its row; always right.

    A kind that this version does not know keeps its entries and has no row.
    """
    kind = KINDS.get(kind_name)
    if kind is None:
        return
    found = ledger.entries(record)
    deleted = any(DELETED in entry.fields for _, entry in found)
    beneath = _beneath(ledger, kind, record) if deleted else []
    folded = fold(kind, [entry for _, entry in found], beneath)
    row = ledger.records([record])[record]
    heads = heads_at_positions(folded, {entry.id: pos for pos, entry in found})
    ledger.set_heads([(row.num, heads, DELETED in folded.heads)])
    write_row(ledger.connection, kind, record, row.scope, folded)


def heads_at_positions(folded: Folded, positions: dict[Any, int]) -> Heads:
    """Heads as they are kept: the creation under `*`, and each field that something else set."""
    rest = [positions[folded.made.id]] if folded.made else []
    heads: Heads = {REST: rest} if rest else {}
    for name, found in sorted(folded.heads.items()):
        own = sorted(positions[entry.id] for entry in found)
        if own != rest:
            heads[name] = own
    return heads


def write_row(
    connection: Connection, kind: Kind, record: RecordId, scope: int, folded: Folded
) -> None:
    """Put a folded record into its table, every column of it."""
    table = schema.PROJECTIONS[kind.name]
    values = {name: folded.values.get(name) for name in kind.fields}
    row = {
        "id": record,
        "scope": scope,
        **made_columns(folded.made),
        "shown": int(folded.shown),
        "clashes": json.dumps(list(folded.clashes)) if folded.clashes else None,
        **columns_of(kind, values),
    }
    adding = upsert(table).values(row)
    connection.execute(adding.on_conflict_do_update(index_elements=["id"], set_=row))


def made_columns(made: Entry | None) -> dict[str, Any]:
    if made is None:
        return {"made_at": None, "made_by": None}
    return {"made_at": wire.milliseconds(made.at), "made_by": made.officer}


def marked_above(ledger: Ledger, scopes: Iterable[int]) -> list[tuple[RecordId, str]]:
    """Records of these scopes that somebody deleted or restored: what came may bring them back."""
    table = schema.records
    rows = ledger.connection.execute(
        select(table.c.id, table.c.kind).where(table.c.scope.in_(list(scopes)), table.c.marked == 1)
    )
    return [(RecordId(row[0]), ledger.text(row[1])) for row in rows]


def _beneath(ledger: Ledger, kind: Kind, record: RecordId) -> list[Touch]:
    """The touches of everything that belongs to a record."""
    row = ledger.records([record])[record]
    journal, devices = schema.journal, schema.devices
    asked = (
        select(devices.c.id, journal.c.k)
        .join(devices, devices.c.num == journal.c.device)
        .where(journal.c.scope == row.scope, journal.c.record != row.num)
    )
    if kind.name != "household":
        nums = _descendants(ledger.connection, kind, record)
        if not nums:
            return []
        asked = asked.where(journal.c.record.in_(nums))
    return [Touch(DeviceId(found[0]), found[1]) for found in ledger.connection.execute(asked)]


def _descendants(connection: Connection, kind: Kind, record: RecordId) -> list[int]:
    found: list[int] = []
    for child in children_of(kind.name):
        table = schema.PROJECTIONS[child.name]
        column = table.c[child.fields[child.parent or ""].column]
        rows = connection.execute(
            select(schema.records.c.num, table.c.id)
            .join(schema.records, schema.records.c.id == table.c.id)
            .where(column == record)
        )
        for num, id_ in rows.all():
            found += [num, *_descendants(connection, child, RecordId(id_))]
    return found
