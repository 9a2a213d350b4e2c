"""Take an act back, as far as nothing was changed since: an act of its own, that says so.

For each field whose head is still the act, the value before; for a creation a delete, for a delete
a restore. What somebody has worked on since is left as it is, and named.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from tso_desktop.domain.folding import choose, upcast
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.domain.record import Json
from tso_desktop.domain.records import DELETED, KINDS, MADE, Kind
from tso_desktop.domain.refused import Refused
from tso_desktop.store.acts import WholeAct, changed_since, find_act, holders_of, used_elsewhere
from tso_desktop.store.heads import heads_of
from tso_desktop.store.ledger import RecordState
from tso_desktop.store.work import Gone, Work


class NothingToUndo(Refused):
    """All of it was changed since, or taken back before."""


@dataclass(frozen=True, slots=True)
class Part:
    """A record, or some fields of it; no fields where it is the whole record."""

    kind: str
    record: RecordId
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, and what was left because it was changed since."""

    taken: tuple[Part, ...]
    left: tuple[Part, ...]

    @property
    def taken_by_kind(self) -> Mapping[str, int]:
        return Counter(part.kind for part in self.taken)

    @property
    def left_by_kind(self) -> Mapping[str, int]:
        return Counter(part.kind for part in self.left)


@dataclass(slots=True)
class _Undoing:
    work: Work
    act: EntryId
    rows: WholeAct
    states: Mapping[RecordId, RecordState]
    taken: list[Part] = field(default_factory=list)
    left: list[Part] = field(default_factory=list)

    def put_back(self, entry: Entry, kind: Kind, fields: Mapping[str, Json]) -> bool:
        """False where the record was deleted meanwhile, or stands there already."""
        note: dict[str, Json] = {"undoes": [*self.act]}
        as_of = self.work.reading.as_of
        try:
            return self.work.set_fields(kind, entry.record, fields, as_of=as_of, note=note)
        except Gone:
            return False


def undo(work: Work, act: EntryId) -> Undone:
    """Take back one act within this work; NothingToUndo where all of it was changed since."""
    ledger = work.ledger
    rows = find_act(ledger, act)
    found = [entry for _, entry in ledger.entries_where(rows.rows)]
    undoing = _Undoing(work, act, rows, ledger.records(entry.record for entry in found))
    made: list[tuple[Entry, Kind]] = []
    changed: list[tuple[Entry, Kind]] = []
    for entry in found:
        kind = KINDS.get(entry.kind)
        if kind is None:
            undoing.left.append(Part(entry.kind, entry.record))
        else:
            (made if MADE in entry.fields else changed).append((upcast(entry, kind), kind))
    _take_back_made(undoing, made)
    for entry, kind in changed:
        _take_back_changed(undoing, entry, kind)
    if not undoing.taken:
        raise NothingToUndo("That cannot be taken back: it was changed since. Nothing was changed.")
    return Undone(tuple(undoing.taken), tuple(undoing.left))


def _take_back_made(undoing: _Undoing, made: Sequence[tuple[Entry, Kind]]) -> None:
    """Delete what the act made; all that it made beneath a record stays with it if that stays."""
    ledger = undoing.work.ledger
    kinds = {entry.record: kind.name for entry, kind in made}
    holders = {entry.record: holders_of(entry) for entry, _ in made}
    changed = changed_since(ledger, undoing.rows, holders)
    above = {record: _above(record, holders) for record in holders}
    stays = {r for r in holders if r in changed or not changed.isdisjoint(above[r])}
    stays |= used_elsewhere(ledger, kinds, leaving=holders.keys() - stays)
    for entry, kind in made:
        part = Part(kind.name, entry.record)
        if entry.record in stays:
            undoing.left.append(part)
        elif any(kinds[record] == "household" for record in above[entry.record]):
            # One entry hides a household that the act made, with all in it.
            undoing.taken.append(part)
        elif undoing.put_back(entry, kind, {DELETED: True}):
            undoing.taken.append(part)


def _above(record: RecordId, holders: Mapping[RecordId, Collection[RecordId]]) -> set[RecordId]:
    """The records that hold this one and were made by the same act."""
    found: set[RecordId] = set()
    waiting = list(holders[record])
    while waiting:
        above = waiting.pop()
        if above in holders and above not in found:
            found.add(above)
            waiting += holders[above]
    return found


def _take_back_changed(undoing: _Undoing, entry: Entry, kind: Kind) -> None:
    """Each field back to what its author's screen showed before; a delete to a restore."""
    ledger = undoing.work.ledger
    state = undoing.states[entry.record]
    heads = {name: heads_of(state.heads, name) for name in entry.fields}
    ids = ledger.ids_at(pos for found in heads.values() for pos in found)
    still = [name for name, found in heads.items() if [ids[pos] for pos in found] == [entry.id]]
    before = _before(undoing, entry, kind, still)
    if before and undoing.put_back(entry, kind, before):
        undoing.taken.append(Part(kind.name, entry.record, tuple(before)))
    else:
        still = []
    if changed := tuple(name for name in entry.fields if name not in still):
        undoing.left.append(Part(kind.name, entry.record, changed))


def _before(
    undoing: _Undoing, entry: Entry, kind: Kind, names: Sequence[str]
) -> Mapping[str, Json]:
    if DELETED in names:
        return {DELETED: not entry.fields[DELETED]}
    before: dict[str, Json] = {}
    if names:
        found = undoing.work.ledger.entries(entry.record)
        earlier = {one.id: upcast(one, kind) for _, one in found}
        for name in names:
            seen = [earlier[id_] for id_ in entry.seen.get(name, ()) if id_ in earlier]
            wrote = [one for one in seen if name in one.fields]
            before[name] = choose(name, kind.fields.get(name), wrote) if wrote else None
    return before
