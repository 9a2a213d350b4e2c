"""One save: the only way anything is written. Row, search text, heads and entry, or nothing.

A `Work` gathers what changes, one entry for each record, and writes all of it when it ends.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from tso_desktop.domain.ids import DeviceId, OfficerId, RecordId, ScopeId, new_id
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.record import Json, Record
from tso_desktop.domain.records import DELETED, KINDS, MADE, WITHDRAWN, Kind, kind_of
from tso_desktop.domain.refused import Refused
from tso_desktop.store import schema, wire
from tso_desktop.store.derived import refresh
from tso_desktop.store.heeding import Heed, unheeded
from tso_desktop.store.ledger import Ledger, RecordState
from tso_desktop.store.numbering import Numbers
from tso_desktop.store.prepared import Prepared
from tso_desktop.store.reading import Reading
from tso_desktop.store.saving import Author, Pending, save
from tso_desktop.store.streams import Streams
from tso_desktop.store.subjects import Subject, find_subject
from tso_desktop.store.values import to_column, to_json
from tso_desktop.store.wire import Scope

_AUTHOR = Prepared(
    select(
        schema.device.c.n, schema.device.c.hlc, schema.device.c.officer, schema.devices.c.id
    ).join(schema.devices, schema.devices.c.num == schema.device.c.num)
)
_COUNTED = Prepared(update(schema.device).values(n=bindparam("last"), hlc=bindparam("clock")))
_DIRECTORIES = select(schema.scopes.c.id).where(schema.scopes.c.type == "directory")
_HOUSEHOLD = "household"


class Gone(Refused):
    """The record was deleted; it takes no change but being brought back."""


class Sealed(Refused):
    """A sealed record takes addenda, never a change."""


class Work:
    """Gathers one act. Use as a context: what was gathered is written when the block ends."""

    def __init__(
        self,
        connection: Connection,
        verb: str,
        *,
        now: datetime,
        doubtful: bool = False,
        numbers: Numbers | None = None,
    ) -> None:
        self.connection = connection
        self.verb = verb
        self.reading = Reading(connection)
        self.entries: tuple[Entry, ...] = ()
        # Hears from 0 to 1 how much of a long act is written, and may raise to stop it.
        self.heed: Heed = unheeded
        self.ledger = Ledger(connection, numbers, self.reading.as_of)
        self._streams = Streams(self.ledger)
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
        /,
        *,
        record: RecordId | None = None,
        note: Mapping[str, Json] | None = None,
        **facts: Any,
    ) -> RecordId:
        """A new record; its scope follows from its household, or is the directory's."""
        kind = kind_of(value)
        state = self._state_of_unmade(record) if record else None
        record = record or RecordId(new_id())
        scope = self._scope_for(kind, record, facts.get(_HOUSEHOLD))
        made: dict[str, Json] = {MADE: True}
        for name, fact in facts.items():
            if (written := to_json(kind.fields[name], fact)) is not None:
                made[name] = written
        self._pending[record] = Pending(kind, record, scope, state, made, note=dict(note or {}))
        return record

    def change(
        self,
        value: type[Record],
        record: RecordId,
        /,
        *,
        as_of: int,
        note: Mapping[str, Json] | None = None,
        **facts: Any,
    ) -> None:
        """Change fields; `as_of` is the position at which the author's screen read the record."""
        kind = kind_of(value)
        fields = {name: to_json(kind.fields[name], fact) for name, fact in facts.items()}
        self.set_fields(kind, record, fields, as_of=as_of, note=note)

    def put(self, value: type[Record], record: RecordId, /, *, as_of: int, **facts: Any) -> None:
        """Create a record whose id says what it is, or change it where it is here already.

        One that was deleted meanwhile, perhaps by an undo, comes back: its id stays its own.
        """
        if record not in self._pending:
            subject = find_subject(self.ledger, kind_of(value), record)
            if subject is None:
                self.create(value, record=record, **facts)
                return
            if not subject.shown:
                self.restore(value, record, as_of=as_of)
        self.change(value, record, as_of=as_of, **facts)

    def delete(
        self,
        value: type[Record],
        record: RecordId,
        *,
        as_of: int,
        note: Mapping[str, Json] | None = None,
    ) -> None:
        """Hide a record and what belongs to it; nothing is lost, and `restore` brings it back."""
        self.set_fields(kind_of(value), record, {DELETED: True}, as_of=as_of, note=note)

    def restore(
        self,
        value: type[Record],
        record: RecordId,
        *,
        as_of: int,
        note: Mapping[str, Json] | None = None,
    ) -> None:
        self.set_fields(kind_of(value), record, {DELETED: False}, as_of=as_of, note=note)

    def set_fields(
        self,
        kind: Kind,
        record: RecordId,
        fields: Mapping[str, Json],
        *,
        as_of: int,
        note: Mapping[str, Json] | None = None,
    ) -> bool:
        """Change fields that are in the journal's own form already; False if nothing differs."""
        if kind.sealed and set(fields) - {WITHDRAWN, DELETED}:
            raise Sealed("What was sealed cannot be changed. Write an addendum to it instead.")
        waiting = self._pending.get(record)
        if waiting is None:
            subject = _here(find_subject(self.ledger, kind, record), fields)
            fields = _still_to_change(kind, subject, fields)
            if not fields:
                return False
            waiting = Pending(kind, record, subject.scope, subject.state, {})
            self._pending[record] = waiting
        waiting.fields.update(fields)
        waiting.as_of.update(dict.fromkeys(fields, as_of))
        waiting.note.update(note or {})
        return True

    def write(self) -> None:
        """Write what was gathered; called once, by the store, before the commit."""
        if not self._pending:
            return
        pending = tuple(self._pending.values())
        author = self._author()
        self.entries, touched = save(
            self.ledger,
            self._streams,
            author,
            self.verb,
            pending,
            heed=lambda part: self.heed(part / 2),
        )
        refresh(self.ledger, self.entries, touched, heed=lambda part: self.heed((1 + part) / 2))
        last = self.entries[-1]
        _COUNTED.run(self.connection, {"last": last.n, "clock": last.hlc})

    def _author(self) -> Author:
        ((n, hlc, officer, device),) = _AUTHOR.run(self.connection, {})
        hlc = max(hlc, (wire.milliseconds(self._now) << 16) - 1)
        return Author(DeviceId(device), n, hlc, OfficerId(officer), self._now, self._doubtful)

    def _state_of_unmade(self, record: RecordId) -> RecordState | None:
        """The state of a record that was changed by another laptop before its creation came."""
        state = self.ledger.records([record]).get(record)
        if record in self._pending or (state and state.is_made):
            raise ValueError(f"{record} is there already: put it")
        return state

    def _scope_for(self, kind: Kind, record: RecordId, household: object) -> ScopeId:
        if kind.name == _HOUSEHOLD:
            scope = Scope(ScopeId(new_id()), _HOUSEHOLD, wire.new_seed())
            self._streams.add_scope(scope)
            self._scopes[record] = scope.id
            return scope.id
        if kind.scope == "directory":
            return self._directory()
        if not isinstance(household, str):
            raise TypeError(f"{kind.name} needs its household")
        if household not in self._scopes:
            found = find_subject(self.ledger, KINDS[_HOUSEHOLD], RecordId(household))
            self._scopes[household] = _here(found, {}).scope
        return self._scopes[household]

    def _directory(self) -> ScopeId:
        if "directory" not in self._scopes:
            self._scopes["directory"] = min(self.connection.execute(_DIRECTORIES).scalars())
        return self._scopes["directory"]


def _here(subject: Subject | None, fields: Mapping[str, Json]) -> Subject:
    """What was deleted, or belongs to a household that was, takes no change but coming back."""
    if subject is None:
        raise Gone("That record is not on this laptop. Nothing was changed.")
    if not subject.household_shown or not (subject.shown or DELETED in fields):
        raise Gone("That was deleted meanwhile. Bring it back first; what you typed is kept.")
    return subject


def _still_to_change(
    kind: Kind, subject: Subject, fields: Mapping[str, Json]
) -> Mapping[str, Json]:
    """The fields whose value differs from what shows, or whose clash this settles."""
    changed = {
        name: fact
        for name, fact in fields.items()
        if name in subject.clashes or _differs(kind, subject, name, fact)
    }
    if _HOUSEHOLD in changed:
        raise TypeError("a record keeps its household for life: its scope follows from it")
    return changed


def _differs(kind: Kind, subject: Subject, name: str, fact: Json) -> bool:
    if name == DELETED:
        return subject.shown is bool(fact)
    return name not in kind.fields or bool(subject.row[kind.fields[name].column] != to_column(fact))
