"""One save: the only way anything is written. Row, search text, heads and entry, or nothing.

A `Work` gathers what changes, one entry for each record, and writes all of it when it ends.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from tso_desktop.domain.ids import DeviceId, OfficerId, RecordId, ScopeId, new_id
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.record import Json, Record
from tso_desktop.domain.records import DELETED, KINDS, MADE, WITHDRAWN, Kind, kind_of
from tso_desktop.domain.refused import Refused
from tso_desktop.store import schema, wire
from tso_desktop.store.derived import refresh
from tso_desktop.store.ledger import Ledger
from tso_desktop.store.reading import Reading
from tso_desktop.store.saving import Author, save
from tso_desktop.store.values import to_column, to_json


class Gone(Refused):
    """The record was deleted; it takes no change but being brought back."""


class Sealed(Refused):
    """A sealed record takes addenda, never a change."""


@dataclass(slots=True)
class Pending:
    """What one save does to one record."""

    kind: Kind
    record: RecordId
    scope: ScopeId
    made: bool
    as_of: int
    fields: dict[str, Json] = field(default_factory=dict)
    note: dict[str, Json] = field(default_factory=dict)


class Work:
    """Gathers one act. Use as a context: what was gathered is written when the block ends."""

    def __init__(
        self, connection: Connection, verb: str, *, now: datetime, doubtful: bool = False
    ) -> None:
        self.connection = connection
        self.verb = verb
        self.reading = Reading(connection)
        self.entries: tuple[Entry, ...] = ()
        self._ledger = Ledger(connection)
        self._now = now
        self._doubtful = doubtful
        self._pending: dict[RecordId, Pending] = {}
        self._scopes: dict[str, ScopeId] = {}

    @property
    def officer(self) -> OfficerId:
        table = schema.device
        return OfficerId(self.connection.execute(select(table.c.officer)).scalar_one())

    def create(
        self,
        value: type[Record],
        *,
        record: RecordId | None = None,
        note: Mapping[str, Json] | None = None,
        **facts: Any,
    ) -> RecordId:
        """A new record; its scope follows from its household, or is the directory's."""
        kind = kind_of(value)
        record = record or RecordId(new_id())
        scope = self._scope_for(kind, record, facts.get("household"))
        fields = {name: to_json(kind.fields[name], fact) for name, fact in facts.items()}
        made: dict[str, Json] = {MADE: True}
        made.update({name: fact for name, fact in fields.items() if fact is not None})
        self._pending[record] = Pending(kind, record, scope, True, 0, made, dict(note or {}))
        return record

    def change(
        self,
        value: type[Record],
        record: RecordId,
        *,
        as_of: int,
        note: Mapping[str, Json] | None = None,
        **facts: Any,
    ) -> None:
        """Change fields; `as_of` is the position at which the author's screen read the record."""
        kind = kind_of(value)
        if kind.sealed and set(facts) - {WITHDRAWN}:
            raise Sealed("What was sealed cannot be changed. Write an addendum to it instead.")
        fields = {name: to_json(kind.fields[name], fact) for name, fact in facts.items()}
        self._change(kind, record, as_of, fields, note)

    def put(self, value: type[Record], record: RecordId, *, as_of: int, **facts: Any) -> None:
        """Create a record whose id says what it is, or change it where it is here already."""
        if record in self._pending or self._ledger.records([record]):
            self.change(value, record, as_of=as_of, **facts)
        else:
            self.create(value, record=record, **facts)

    def delete(self, value: type[Record], record: RecordId, *, as_of: int) -> None:
        """Hide a record and what belongs to it; nothing is lost, and `restore` brings it back."""
        self._change(kind_of(value), record, as_of, {DELETED: True}, None)

    def restore(self, value: type[Record], record: RecordId, *, as_of: int) -> None:
        self._change(kind_of(value), record, as_of, {DELETED: False}, None)

    def write(self) -> None:
        """Write what was gathered; called once, by the store, before the commit."""
        pending = [p for p in self._pending.values() if p.fields]
        if not pending:
            return
        author = self._author()
        self.entries = save(self._ledger, author, self.verb, pending)
        refresh(self.connection, self.entries)
        last = self.entries[-1]
        self.connection.execute(update(schema.device).values(n=last.n, hlc=last.hlc))

    def _author(self) -> Author:
        table = schema.device
        row = self.connection.execute(
            select(table.c.n, table.c.hlc, table.c.officer, schema.devices.c.id).join(
                schema.devices, schema.devices.c.num == table.c.num
            )
        ).one()
        hlc = max(row.hlc, (wire.milliseconds(self._now) << 16) - 1)
        return Author(
            DeviceId(row.id), row.n, hlc, OfficerId(row.officer), self._now, self._doubtful
        )

    def _change(
        self,
        kind: Kind,
        record: RecordId,
        as_of: int,
        fields: Mapping[str, Json],
        note: Mapping[str, Json] | None,
    ) -> None:
        if record in self._pending:
            waiting = self._pending[record]
            waiting.fields.update(fields)
            waiting.note.update(note or {})
            return
        changed = self._still_to_change(kind, record, fields)
        if not changed:
            return
        scope = self._scope_of(kind, record)
        self._pending[record] = Pending(
            kind, record, scope, False, as_of, changed, dict(note or {})
        )

    def _still_to_change(
        self, kind: Kind, record: RecordId, fields: Mapping[str, Json]
    ) -> dict[str, Json]:
        """The fields whose value differs from what shows, or whose clash this settles."""
        table = schema.PROJECTIONS[kind.name]
        row = (
            self.connection.execute(select(table).where(table.c.id == record))
            .mappings()
            .one_or_none()
        )
        if row is None:
            raise Gone("That record is not on this laptop. Nothing was changed.")
        if not row["shown"] and DELETED not in fields:
            raise Gone("That was deleted meanwhile. Bring it back first; what you typed is kept.")
        clashes = row["clashes"] or ""
        return {
            name: fact
            for name, fact in fields.items()
            if name not in kind.fields
            or f'"{name}"' in clashes
            or row[kind.fields[name].column] != to_column(fact)
        }

    def _scope_for(self, kind: Kind, record: RecordId, household: object) -> ScopeId:
        if kind.name == "household":
            scope = ScopeId(new_id())
            self._ledger.add_scope(scope, "household", wire.new_seed())
            self._scopes[record] = scope
            return scope
        if kind.scope == "directory":
            return self._directory()
        if not isinstance(household, str):
            raise TypeError(f"{kind.name} needs its household")
        if household not in self._scopes:
            self._scopes[household] = self._scope_of(KINDS["household"], RecordId(household))
        return self._scopes[household]

    def _scope_of(self, kind: Kind, record: RecordId) -> ScopeId:
        table = schema.PROJECTIONS[kind.name]
        found = self.connection.execute(
            select(schema.scopes.c.id)
            .join(table, table.c.scope == schema.scopes.c.num)
            .where(table.c.id == record)
        ).scalar_one_or_none()
        if found is None:
            raise Gone("That household is not on this laptop. Nothing was changed.")
        return ScopeId(found)

    def _directory(self) -> ScopeId:
        if "directory" not in self._scopes:
            found = self.connection.execute(
                select(schema.scopes.c.id).where(schema.scopes.c.type == "directory")
            ).scalars()
            self._scopes["directory"] = ScopeId(min(found))
        return self._scopes["directory"]
