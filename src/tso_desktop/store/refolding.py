"""Records folded anew from the journal by the thousand: to migrate, to compare, to repair."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import delete, func, insert, select

from tso_desktop.domain.folding import fold
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.records import DELETED, KINDS, children_of
from tso_desktop.store import schema
from tso_desktop.store.folded import heads_at, refold, row_of
from tso_desktop.store.ledger import Ledger, RecordState
from tso_desktop.store.prepared import Prepared

_RECORDS_AT_ONCE = 2000
_records = schema.records


def fold_all(ledger: Ledger, kinds: Collection[str] = tuple(KINDS)) -> None:
    """Fold every record of these kinds, in place of the rows that are there."""
    for kind in kinds:
        ledger.connection.execute(delete(schema.PROJECTIONS[kind]))
    holders: list[RecordState] = []
    for folded in _in_ranges(ledger, kinds):
        states: list[RecordState] = []
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for state, found in folded:
            states.append(state)
            if any(DELETED in entry.fields for _, entry in found) and children_of(state.kind):
                holders.append(state)
            else:
                rows[state.kind].append(_fold(state, found))
        ledger.set_heads(states)
        for kind, made in rows.items():
            Prepared(insert(schema.PROJECTIONS[kind])).run_all(ledger.connection, made)
    for state in holders:
        refold(ledger, state)


def _fold(state: RecordState, found: list[tuple[int, Entry]]) -> dict[str, Any]:
    kind = KINDS[state.kind]
    folded = fold(kind, [entry for _, entry in found])
    state.heads = heads_at(folded, {entry.id: pos for pos, entry in found})
    state.marked = DELETED in folded.heads
    return row_of(kind, state.id, state.scope, folded)


def _in_ranges(
    ledger: Ledger, kinds: Collection[str]
) -> Iterator[list[tuple[RecordState, list[tuple[int, Entry]]]]]:
    """Records with their entries, some thousands at a time."""
    top = ledger.connection.execute(select(func.max(_records.c.num))).scalar_one() or 0
    for first in range(1, top + 1, _RECORDS_AT_ONCE):
        between = _records.c.num.between(first, first + _RECORDS_AT_ONCE - 1)
        by_id = groupby(ledger.by_record(between), lambda one: one[1].record)
        entries = {record: list(found) for record, found in by_id}
        yield [
            (state, entries[state.id])
            for state in _states(ledger, between)
            if state.kind in kinds and state.id in entries
        ]


def _states(ledger: Ledger, condition: Any) -> list[RecordState]:
    rows = ledger.connection.execute(select(_records).where(condition)).all()
    return [
        RecordState(row.num, RecordId(row.id), ledger.name(row.kind), row.scope, {}, False)
        for row in rows
    ]
