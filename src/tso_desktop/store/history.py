"""Who changed what, when and from what: read from the entries, which are the audit trail."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from tso_desktop.domain.folding import choose, upcast
from tso_desktop.domain.ids import DeviceId, OfficerId, RecordId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.domain.record import Json, Record
from tso_desktop.domain.records import Field, kind_of
from tso_desktop.store import schema
from tso_desktop.store.ledger import Ledger, in_parts
from tso_desktop.store.reading import Reading
from tso_desktop.store.wire import moment

_journal, _devices, _names = schema.journal, schema.devices, schema.names


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one field, its values as the journal holds them; `undone` by a later act."""

    at: datetime
    officer: OfficerId
    officer_name: str | None
    value: Json
    before: Json
    device: DeviceId
    act: int
    verb: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """One save of one record: the fields that it set, with their values."""

    at: datetime
    officer: OfficerId
    officer_name: str | None
    device: DeviceId
    act: int
    verb: str
    fields: Mapping[str, Json]
    undone: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One save of a household, with how many records of each kind it touched."""

    at: datetime
    officer: OfficerId
    officer_name: str | None
    device: DeviceId
    act: int
    verb: str
    kinds: Mapping[str, int]


def field_history(
    reading: Reading, value: type[Record], record: RecordId, field: str
) -> tuple[Change, ...]:
    """Every change of a field, newest first."""
    kind = kind_of(value)
    every = _entries(reading, value, record)
    by_id = {entry.id: entry for entry in every}
    entries = [entry for entry in every if field in entry.fields]
    undone = _undone(entries)
    names = _officers(reading, {entry.officer for entry in entries})
    return tuple(
        Change(
            entry.at,
            entry.officer,
            names.get(entry.officer),
            entry.fields[field],
            _before(entry, field, kind.fields.get(field), by_id),
            entry.device,
            entry.act,
            entry.verb,
            (entry.device, entry.act) in undone,
        )
        for entry in entries
    )


def record_history(reading: Reading, value: type[Record], record: RecordId) -> tuple[Saved, ...]:
    """Every save of a record, newest first."""
    entries = _entries(reading, value, record)
    undone = _undone(entries)
    names = _officers(reading, {entry.officer for entry in entries})
    return tuple(
        Saved(
            entry.at,
            entry.officer,
            names.get(entry.officer),
            entry.device,
            entry.act,
            entry.verb,
            entry.fields,
            (entry.device, entry.act) in undone,
        )
        for entry in entries
    )


def household_history(
    reading: Reading, household: RecordId, *, offset: int = 0, limit: int = 50
) -> tuple[Act, ...]:
    """The saves of a household and of those that were merged into it, newest first."""
    acts = _acts(reading, reading.family(household), offset, limit)
    names = _officers(reading, {OfficerId(row.officer) for row in acts})
    kinds = _kinds(reading, reading.family(household), acts)
    return tuple(
        Act(
            moment(row.at),
            OfficerId(row.officer),
            names.get(OfficerId(row.officer)),
            DeviceId(row.device),
            row.act,
            row.verb,
            kinds[DeviceId(row.device), row.act],
        )
        for row in acts
    )


def _entries(reading: Reading, value: type[Record], record: RecordId) -> list[Entry]:
    kind = kind_of(value)
    found = [upcast(entry, kind) for _, entry in Ledger(reading.connection).entries(record)]
    return sorted(found, key=lambda entry: (entry.hlc, entry.id), reverse=True)


def _before(entry: Entry, name: str, field: Field | None, by_id: Mapping[EntryId, Entry]) -> Json:
    """What the author's screen showed before."""
    seen = [by_id[id_] for id_ in entry.seen.get(name, ()) if id_ in by_id]
    wrote = [earlier for earlier in seen if name in earlier.fields]
    return choose(name, field, wrote) if wrote else None


def _undone(entries: Iterable[Entry]) -> set[EntryId]:
    """The acts that a later act took back, and that was not taken back itself."""
    taken = [(e.hlc, (e.device, e.act), undoes_of(e)) for e in entries if undoes_of(e)]
    undone: set[EntryId] = set()
    for _, act, undoes in sorted(taken, reverse=True):
        if act not in undone and undoes is not None:
            undone.add(undoes)
    return undone


def undoes_of(entry: Entry) -> EntryId | None:
    """The act that this entry takes back."""
    named = entry.note.get("undoes")
    match named:
        case [str(device), int(act)]:
            return (DeviceId(device), act)
        case _:
            return None


def _officers(reading: Reading, wanted: set[OfficerId]) -> dict[OfficerId, str]:
    table = schema.PROJECTIONS["officer"]
    found: dict[OfficerId, str] = {}
    for some in in_parts(wanted):
        rows = reading.connection.execute(
            select(table.c.id, table.c.name).where(table.c.id.in_(some), table.c.shown == 1)
        )
        found.update({OfficerId(row[0]): row[1] for row in rows if row[1]})
    return found


def _of_scopes(households: Sequence[RecordId]) -> list[Any]:
    """Conditions on journal rows: those in the scopes of these households."""
    table = schema.PROJECTIONS["household"]
    scopes = select(table.c.scope).where(table.c.id.in_(households))
    return [_journal.c.scope.in_(scopes)]


def _acts(
    reading: Reading, households: Sequence[RecordId], offset: int, limit: int
) -> Sequence[Any]:
    officers, verbs = _names.alias(), _names.alias()
    asked = (
        select(
            _devices.c.id.label("device"),
            _journal.c.act,
            func.min(_journal.c.at).label("at"),
            func.min(officers.c.text).label("officer"),
            func.min(verbs.c.text).label("verb"),
        )
        .join(_devices, _devices.c.num == _journal.c.device)
        .join(officers, officers.c.num == _journal.c.officer)
        .join(verbs, verbs.c.num == _journal.c.verb)
        .where(*_of_scopes(households))
        .group_by(_journal.c.device, _journal.c.act)
        .order_by(func.max(_journal.c.hlc).desc(), _devices.c.id)
        .offset(offset)
        .limit(limit)
    )
    return reading.connection.execute(asked).all()


def _kinds(
    reading: Reading, households: Sequence[RecordId], acts: Sequence[Any]
) -> dict[tuple[DeviceId, int], dict[str, int]]:
    asked = (
        select(_devices.c.id, _journal.c.act, _names.c.text, func.count())
        .join(_devices, _devices.c.num == _journal.c.device)
        .join(_names, _names.c.num == _journal.c.kind)
        .where(*_of_scopes(households), _journal.c.act.in_([row.act for row in acts]))
        .group_by(_journal.c.device, _journal.c.act, _names.c.text)
    )
    found: dict[tuple[DeviceId, int], dict[str, int]] = {}
    for device, act, kind, count in reading.connection.execute(asked):
        found.setdefault((DeviceId(device), act), {})[kind] = count
    return found
