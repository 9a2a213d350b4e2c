"""The journal's rows inside one transaction: numbers for names, positions, chains and heads."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from tso_desktop.domain.ids import DeviceId, OfficerId, RecordId, ScopeId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.store import schema, wire

Heads = dict[str, list[int]]
REST = "*"

_journal = schema.journal
_ENTRY = (
    select(
        _journal.c.pos,
        schema.devices.c.id,
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
    .join(schema.devices, schema.devices.c.num == _journal.c.device)
    .join(schema.scopes, schema.scopes.c.num == _journal.c.scope)
    .join(schema.records, schema.records.c.num == _journal.c.record)
    .order_by(_journal.c.pos)
)
_OF_RECORD = _ENTRY.where(schema.records.c.id == bindparam("record"))
_IDS_AT = select(_journal.c.pos, schema.devices.c.id, _journal.c.n).join(
    schema.devices, schema.devices.c.num == _journal.c.device
)
_RECORD = select(schema.records).where(schema.records.c.id.in_(bindparam("ids", expanding=True)))


class Ledger:
    """Reads and appends journal rows; numbers given out here live and die with the transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._texts: dict[int, str] = {}
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, table: str, text: str) -> int:
        """The small number for a device's id or a name, given out where it has none."""
        if (found := self._numbers.get((table, text))) is not None:
            return found
        where, column = (
            (schema.devices, schema.devices.c.id)
            if table == "devices"
            else (schema.names, schema.names.c.text)
        )
        num = self.connection.execute(
            select(where.c.num).where(column == text)
        ).scalar_one_or_none()
        if num is None:
            made = self.connection.execute(insert(where).values({column.name: text}))
            num = int(made.lastrowid)
        self._numbers[table, text] = num
        return num

    def text(self, num: int) -> str:
        if num not in self._texts:
            rows = self.connection.execute(select(schema.names.c.num, schema.names.c.text))
            self._texts = {row[0]: row[1] for row in rows}
        return self._texts[num]

    def scope(self, scope: ScopeId) -> Row[Any]:
        """num, id, type and seed of a scope that this store holds."""
        return self.connection.execute(
            select(schema.scopes).where(schema.scopes.c.id == scope)
        ).one()

    def add_scope(self, scope: ScopeId, type_: str, seed: bytes) -> int:
        made = self.connection.execute(
            insert(schema.scopes).values(id=scope, type=type_, seed=seed)
        )
        return int(made.lastrowid)

    def stream(self, device: int, scope: int) -> tuple[int, bytes]:
        """How far a device's chain in a scope goes, and its tip; (0, nothing) where it has none."""
        table = schema.streams
        row = self.connection.execute(
            select(table.c.k, table.c.tip).where(table.c.device == device, table.c.scope == scope)
        ).one_or_none()
        return (0, b"") if row is None else (row[0], row[1])

    def set_streams(self, rows: Sequence[Mapping[str, Any]]) -> None:
        adding = upsert(schema.streams)
        self.connection.execute(
            adding.on_conflict_do_update(
                index_elements=["device", "scope"],
                set_={"k": adding.excluded.k, "tip": adding.excluded.tip},
            ),
            rows,
        )

    def vector(self, scope: ScopeId) -> dict[DeviceId, int]:
        """For each device, how many of its entries in this scope are here."""
        rows = self.connection.execute(
            select(schema.devices.c.id, schema.streams.c.k)
            .join(schema.devices, schema.devices.c.num == schema.streams.c.device)
            .join(schema.scopes, schema.scopes.c.num == schema.streams.c.scope)
            .where(schema.scopes.c.id == scope)
        )
        return {DeviceId(row[0]): row[1] for row in rows}

    def next_pos(self) -> int:
        return (self.connection.execute(select(func.max(_journal.c.pos))).scalar_one() or 0) + 1

    def row_of(
        self, pos: int, entry: Entry, scope: int, record: int, body: bytes
    ) -> dict[str, Any]:
        """An entry as a row of the journal table."""
        return {
            "pos": pos,
            "device": self.number("devices", entry.device),
            "n": entry.n,
            "scope": scope,
            "k": entry.k,
            "hlc": entry.hlc,
            "at": wire.milliseconds(entry.at),
            "doubtful": int(entry.doubtful),
            "officer": self.number("names", entry.officer),
            "act": entry.act,
            "verb": self.number("names", entry.verb),
            "kind": self.number("names", entry.kind),
            "record": record,
            "form": entry.form,
            "state": 0,
            "body": wire.pack(body),
        }

    def add_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self.connection.execute(insert(_journal), rows)

    def records(self, ids: Iterable[RecordId]) -> dict[RecordId, Row[Any]]:
        """num, id, kind, scope, heads and marked of the records that this store knows."""
        wanted = list(ids)
        found: dict[RecordId, Row[Any]] = {}
        for start in range(0, len(wanted), 500):
            rows = self.connection.execute(_RECORD, {"ids": wanted[start : start + 500]})
            found.update({RecordId(row.id): row for row in rows})
        return found

    def add_records(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self.connection.execute(insert(schema.records), rows)

    def set_heads(self, rows: Sequence[tuple[int, Heads, bool]]) -> None:
        """New heads of records, by their number."""
        table = schema.records
        self.connection.execute(
            update(table)
            .where(table.c.num == bindparam("wanted"))
            .values(heads=bindparam("heads"), marked=bindparam("marked")),
            [
                {"wanted": num, "heads": json.dumps(heads), "marked": int(marked)}
                for num, heads, marked in rows
            ],
        )

    def ids_at(self, positions: Iterable[int]) -> dict[int, EntryId]:
        wanted = sorted(set(positions))
        if not wanted:
            return {}
        rows = self.connection.execute(_IDS_AT.where(_journal.c.pos.in_(wanted)))
        return {row[0]: (DeviceId(row[1]), row[2]) for row in rows}

    def entries(self, record: RecordId) -> list[tuple[int, Entry]]:
        """Every entry about a record with its position, oldest position first."""
        return [self._entry(row) for row in self.connection.execute(_OF_RECORD, {"record": record})]

    def entries_where(self, *conditions: Any) -> list[tuple[int, Entry]]:
        return [self._entry(row) for row in self.connection.execute(_ENTRY.where(*conditions))]

    def _entry(self, row: Any) -> tuple[int, Entry]:
        device = DeviceId(row[1])
        fields, seen, known, note = wire.parts_of(wire.unpack(row[14]), device)
        return row[0], Entry(
            device=device,
            n=row[2],
            scope=ScopeId(row[3]),
            k=row[4],
            hlc=row[5],
            at=wire.moment(row[6]),
            doubtful=bool(row[7]),
            officer=OfficerId(self.text(row[8])),
            act=row[9],
            verb=self.text(row[10]),
            kind=self.text(row[11]),
            record=RecordId(row[12]),
            form=row[13],
            fields=fields,
            seen=seen,
            known=known,
            note=note,
        )


def heads_of(heads: Heads, name: str) -> list[int]:
    """The positions of a field's heads: its own, else those of the entry that set the rest."""
    return heads.get(name, heads.get(REST, []))
