"""The journal's rows inside one transaction: numbers for names, positions, records and heads."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func, insert, select, text, update

from tso_desktop.domain.ids import DeviceId, OfficerId, RecordId, ScopeId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.store import packing, schema, wire
from tso_desktop.store.heads import REST, Heads, heads_text
from tso_desktop.store.numbering import Numbered, Numbers
from tso_desktop.store.prepared import Prepared
from tso_desktop.store.wire import WireEntry

T = TypeVar("T")
_MOST_AT_ONCE = 500

_journal, _devices, _names = schema.journal, schema.devices, schema.names
_POSITION = text("SELECT seq FROM sqlite_sequence WHERE name = 'journal'")
_WRITTEN = (
    select(
        _journal.c.pos,
        _devices.c.id,
        _journal.c.n,
        schema.scopes.c.id,
        _journal.c.k,
        _journal.c.hlc,
        _journal.c.at,
        _journal.c.doubtful,
        _journal.c.officer,
        _journal.c.act,
        _journal.c.verb,
        _journal.c.kind,
        schema.records.c.id,
        _journal.c.form,
        _journal.c.body,
    )
    .join(_devices, _devices.c.num == _journal.c.device)
    .join(schema.scopes, schema.scopes.c.num == _journal.c.scope)
    .join(schema.records, schema.records.c.num == _journal.c.record)
)
# An entry about a record of another scope or kind is kept and passed on, and counts for nothing.
_COUNTED = _WRITTEN.where(
    _journal.c.scope == schema.records.c.scope, _journal.c.kind == schema.records.c.kind
)
_OF_RECORD = Prepared(
    _COUNTED.where(schema.records.c.id == bindparam("record")).order_by(_journal.c.pos)
)
_IDS_AT = (
    select(_journal.c.pos, _devices.c.id, _journal.c.n)
    .join(_devices, _devices.c.num == _journal.c.device)
    .where(_journal.c.pos.in_(bindparam("wanted", expanding=True)))
)
_ID_AT = Prepared(
    select(_journal.c.pos, _devices.c.id, _journal.c.n)
    .join(_devices, _devices.c.num == _journal.c.device)
    .where(_journal.c.pos == bindparam("wanted"))
)
_RECORDS = select(schema.records).where(schema.records.c.id.in_(bindparam("ids", expanding=True)))
_VECTOR = Prepared(
    select(_devices.c.id, func.max(_journal.c.k))
    .join(_devices, _devices.c.num == _journal.c.device)
    .where(_journal.c.scope == bindparam("scope"), _journal.c.pos <= bindparam("as_of"))
    .group_by(_devices.c.id)
)
_SET_HEADS = Prepared(
    update(schema.records)
    .where(schema.records.c.num == bindparam("wanted"))
    .values(heads=bindparam("heads"), marked=bindparam("marked"))
)
_ADD_ROW = Prepared(insert(_journal))
_ADD_RECORD = Prepared(insert(schema.records))


@dataclass(slots=True)
class RecordState:
    """What the store knows of a record besides its values.

    `marked`: somebody deleted it once. `fresh`: this transaction is the first to hear of it.
    """

    num: int
    id: RecordId
    kind: str
    scope: int
    heads: Heads
    marked: bool
    fresh: bool = False

    @property
    def is_made(self) -> bool:
        return REST in self.heads


class Ledger:
    """Reads and appends journal rows; numbers given out here live and die with the transaction."""

    def __init__(
        self,
        connection: Connection,
        numbers: Numbers | None = None,
        position: int | None = None,
    ) -> None:
        self.connection = connection
        known = numbers or Numbers()
        self.devices = Numbered(connection, _devices.c.id, known.of_devices)
        self.names = Numbered(connection, _names.c.text, known.of_names)
        # The households of records that were looked at on the way, so as not to look again.
        self.households: dict[RecordId, str] = {}
        self._position = position
        self._texts: dict[int, str] = {}
        self._ids: dict[int, EntryId] = {}
        self._top_record: int | None = None

    @property
    def numbers(self) -> Numbers:
        """What the next transaction may begin with, once this one is on disk."""
        return Numbers(dict(self.devices), dict(self.names))

    def name(self, num: int) -> str:
        if num not in self._texts:
            rows = self.connection.execute(select(_names.c.num, _names.c.text))
            self._texts = {row[0]: row[1] for row in rows}
        return self._texts[num]

    def position(self) -> int:
        """How far the journal goes, with what was added here."""
        if self._position is None:
            self._position = position_of(self.connection)
        return self._position

    def new_record(self, record: RecordId, kind: str, scope: int) -> RecordState:
        """The state of a record that the store has not heard of; `add_records` writes it."""
        if self._top_record is None:
            top = select(func.max(schema.records.c.num))
            self._top_record = self.connection.execute(top).scalar_one() or 0
        self._top_record += 1
        return RecordState(self._top_record, record, kind, scope, {}, False, True)

    def records(self, ids: Iterable[RecordId]) -> dict[RecordId, RecordState]:
        """The states of those of these records that this store knows."""
        found: dict[RecordId, RecordState] = {}
        for some in in_parts(ids):
            for row in self.connection.execute(_RECORDS, {"ids": some}):
                found[row.id] = RecordState(
                    row.num,
                    row.id,
                    self.name(row.kind),
                    row.scope,
                    json.loads(row.heads),
                    bool(row.marked),
                )
        return found

    def add_records(self, states: Sequence[RecordState]) -> None:
        rows = [
            {
                "num": state.num,
                "id": state.id,
                "kind": self.names[state.kind],
                "scope": state.scope,
                "heads": heads_text(state.heads),
                "marked": int(state.marked),
            }
            for state in states
        ]
        _ADD_RECORD.run_all(self.connection, rows)

    def set_heads(self, states: Sequence[RecordState]) -> None:
        rows = [
            {
                "wanted": state.num,
                "heads": heads_text(state.heads),
                "marked": int(state.marked),
            }
            for state in states
        ]
        _SET_HEADS.run_all(self.connection, rows)

    def add_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        _ADD_ROW.run_all(self.connection, rows)
        self._position = rows[-1]["pos"] if rows else self._position

    def row_of(self, pos: int, written: WireEntry, scope: int, record: int) -> dict[str, Any]:
        """An entry as a row of the journal table."""
        return {
            "pos": pos,
            "device": self.devices[written.device],
            "n": written.n,
            "scope": scope,
            "k": written.k,
            "hlc": written.hlc,
            "at": written.at,
            "doubtful": int(written.doubtful),
            "officer": self.names[written.officer],
            "act": written.act,
            "verb": self.names[written.verb],
            "kind": self.names[written.kind],
            "record": record,
            "form": written.form,
            "state": 0,
            "body": packing.pack(written.body),
        }

    def ids_at(self, positions: Iterable[int]) -> Mapping[int, EntryId]:
        """The ids of the entries at these positions, and of others asked for before."""
        wanted = {pos for pos in positions if pos not in self._ids}
        if len(wanted) == 1:
            self._keep_ids(_ID_AT.run(self.connection, {"wanted": wanted.pop()}))
        for some in in_parts(wanted):
            self._keep_ids(self.connection.execute(_IDS_AT, {"wanted": some}))
        return self._ids

    def _keep_ids(self, rows: Iterable[Any]) -> None:
        self._ids.update((row[0], (row[1], row[2])) for row in rows)

    def vector(self, scope: int, as_of: int) -> dict[DeviceId, int]:
        """For each device, how many of its entries in this scope were here at a position."""
        rows = _VECTOR.run(self.connection, {"scope": scope, "as_of": as_of})
        return {row[0]: row[1] for row in rows}

    def entries(self, record: RecordId) -> list[tuple[int, Entry]]:
        """Every entry about a record with its position, oldest position first."""
        rows = _OF_RECORD.run(self.connection, {"record": record})
        return [(row[0], self.entry(row)) for row in rows]

    def entries_where(self, *conditions: Any) -> list[tuple[int, Entry]]:
        asked = _WRITTEN.where(*conditions).order_by(_journal.c.pos)
        return [(row[0], self.entry(row)) for row in self.connection.execute(asked)]

    def written_where(self, *conditions: Any, by: Sequence[Any] = ()) -> Iterator[WireEntry]:
        """Entries exactly as authored, in an order; by position unless one is named."""
        asked = _WRITTEN.where(*conditions).order_by(*(by or (_journal.c.pos,)))
        return (self.written(row) for row in self.connection.execute(asked))

    def by_record(self, *conditions: Any) -> Iterator[tuple[int, Entry]]:
        """Entries that count with their positions, those about one record next to each other."""
        asked = _COUNTED.where(*conditions).order_by(_journal.c.record, _journal.c.pos)
        return ((row[0], self.entry(row)) for row in self.connection.execute(asked))

    def entry(self, row: Any) -> Entry:
        return wire.read(self.written(row))

    def written(self, row: Any) -> WireEntry:
        return WireEntry(
            device=DeviceId(row[1]),
            n=row[2],
            scope=ScopeId(row[3]),
            k=row[4],
            hlc=row[5],
            at=row[6],
            doubtful=bool(row[7]),
            officer=OfficerId(self.name(row[8])),
            act=row[9],
            verb=self.name(row[10]),
            kind=self.name(row[11]),
            record=RecordId(row[12]),
            form=row[13],
            body=packing.unpack(row[14]),
        )


def position_of(connection: Connection) -> int:
    """How far the journal goes; never falls, even where rows are shed."""
    return connection.execute(_POSITION).scalar_one_or_none() or 0


def in_parts(items: Iterable[T], size: int = _MOST_AT_ONCE) -> Iterator[list[T]]:
    """As many at a time as one statement may name."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some
