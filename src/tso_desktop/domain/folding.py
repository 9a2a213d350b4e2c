"""What a record is: a function of the set of entries about it, in whatever order they came.

A head is an entry for a field that no other entry for that field names in `seen`. Where there are
several heads with different values there is a clash; `choose` says which shows until a person
settles it. One function chooses; of a head by itself there is nothing to choose.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tso_desktop.domain.ids import DeviceId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.domain.record import Json
from tso_desktop.domain.records import DELETED, MADE, WITHDRAWN, Field, Kind

Upcaster = Callable[[int, Mapping[str, Json], Mapping[str, tuple[EntryId, ...]]], "Upcast"]
Upcast = tuple[Mapping[str, Json], Mapping[str, tuple[EntryId, ...]]]

# Fields renamed or split since a form was written; journaled bytes are never rewritten.
UPCASTERS: dict[str, Upcaster] = {}


@dataclass(frozen=True, slots=True)
class Touch:
    """That an entry of this device, the k-th of its scope, touched a record or one beneath it."""

    device: DeviceId
    k: int


@dataclass(frozen=True, slots=True)
class Folded:
    """Today's heads and values of one record, and whether it is there to be seen.

    `waiting`: somebody saw an entry that is not here yet, so what comes next may change more
    than the fields that it names.
    """

    heads: Mapping[str, tuple[Entry, ...]]
    values: Mapping[str, Json]
    clashes: tuple[str, ...]
    made: Entry | None
    deleted: bool
    waiting: bool

    @property
    def shown(self) -> bool:
        return self.made is not None and not self.deleted


def fold(kind: Kind, entries: Iterable[Entry], beneath: Iterable[Touch] = ()) -> Folded:
    """The record that these entries make; `beneath` are the touches of its descendants."""
    known = {entry.id: entry for entry in entries}
    counted = _counted(kind, [upcast(entry, kind) for entry in known.values()])
    heads = {name: _heads(name, writers) for name, writers in _writers(counted).items()}
    values = {name: choose(name, kind.fields.get(name), found) for name, found in heads.items()}
    clashes = {n for n, found in heads.items() if is_clash(n, kind.fields.get(n), found)}
    touches = [Touch(e.device, e.k) for e in counted if set(e.fields) - {DELETED}]
    deleted = is_deleted(heads.get(DELETED, ()), [*touches, *beneath])
    if values.get(DELETED) and not deleted:
        clashes.add(DELETED)
    return Folded(
        heads, values, tuple(sorted(clashes)), _made(counted), deleted, _is_waiting(counted)
    )


def upcast(entry: Entry, kind: Kind) -> Entry:
    """The entry in today's words; what was authored stays as it is."""
    if entry.form >= kind.form or kind.name not in UPCASTERS:
        return entry
    fields, seen = UPCASTERS[kind.name](entry.form, entry.fields, entry.seen)
    return replace(entry, fields=fields, seen=seen)


def choose(name: str, field: Field | None, heads: Sequence[Entry]) -> Json:
    """The value that shows: for a cautious field the safer one, whoever wrote it and when."""
    if len(heads) == 1:
        return heads[0].fields[name]
    if field is not None and field.merge == "cautious":
        return max(heads, key=lambda e: (_care(field, e.fields[name]), _rank(e))).fields[name]
    return max(heads, key=_rank).fields[name]


def is_clash(name: str, field: Field | None, heads: tuple[Entry, ...]) -> bool:
    """Whether people wrote different values without seeing each other's."""
    if field is not None and field.merge == "quiet":
        return False
    return any(head.fields[name] != heads[0].fields[name] for head in heads[1:])


def is_deleted(deletes: tuple[Entry, ...], touches: Iterable[Touch]) -> bool:
    """A delete takes effect unless something that it did not know of touched the record.

    What any one of the deletes had seen does not hold the others back.
    """
    if not deletes or not all(entry.fields[DELETED] for entry in deletes):
        return False
    return all(any(t.k <= d.known.get(t.device, 0) for d in deletes) for t in touches)


def _is_waiting(entries: Iterable[Entry]) -> bool:
    held: set[EntryId] = set()
    named: set[EntryId] = set()
    for entry in entries:
        held.add(entry.id)
        for ids in entry.seen.values():
            named.update(ids)
    return not named <= held


def _counted(kind: Kind, entries: list[Entry]) -> list[Entry]:
    """Of something sealed only the creation, a withdrawal and a deletion count."""
    if not kind.sealed:
        return entries
    made = _made(entries)
    later = (WITHDRAWN, DELETED)
    return [
        entry
        if entry is made
        else replace(entry, fields={k: v for k, v in entry.fields.items() if k in later})
        for entry in entries
    ]


def _made(entries: Iterable[Entry]) -> Entry | None:
    return min((e for e in entries if e.fields.get(MADE)), key=_rank_of_making, default=None)


def _rank_of_making(entry: Entry) -> tuple[int, DeviceId, int]:
    return (entry.hlc, *entry.id)


def _writers(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in entry.fields:
            found.setdefault(name, []).append(entry)
    return found


def _heads(name: str, writers: list[Entry]) -> tuple[Entry, ...]:
    named = {seen for entry in writers for seen in entry.seen.get(name, ())}
    heads = [entry for entry in writers if entry.id not in named]
    return tuple(sorted(heads or writers, key=lambda entry: entry.id))


def _rank(entry: Entry) -> tuple[bool, int, DeviceId, int]:
    return (not entry.doubtful, entry.hlc, *entry.id)


def _care(field: Field, value: Json) -> int:
    """How careful a value is: blank, then what no list names, then the list in its order."""
    if value is None:
        return -1
    return field.safer.index(value) + 1 if value in field.safer else 0
