"""Made-up laptops that write entries as real ones do, without a store.

Each knows only what it has received; `as_of` says how much of that its screen showed.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tso_desktop.domain.folding import Folded, Touch, fold
from tso_desktop.domain.ids import DeviceId, OfficerId, RecordId, ScopeId, device_id, letters
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.records import DELETED, KINDS, MADE, children_of
from tso_desktop.store.wire import WireEntry, written

DAWN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def an_id(number: int) -> str:
    return letters(number.to_bytes(16, "big"))


def a_scope(number: int = 1) -> ScopeId:
    return ScopeId(an_id(1000 + number))


@dataclass
class Laptop:
    number: int
    held: list[Entry] = field(default_factory=list)
    ahead: timedelta = timedelta(0)
    doubtful: bool = False
    n: int = 0
    hlc: int = 0
    moment: int = 0
    counts: dict[ScopeId, int] = field(default_factory=dict)

    @property
    def device(self) -> DeviceId:
        return device_id(bytes([self.number]) * 32)

    @property
    def officer(self) -> OfficerId:
        return OfficerId(an_id(2000 + self.number))

    def write(
        self,
        kind: str,
        record: str,
        fields: dict,
        *,
        scope: ScopeId | None = None,
        as_of: int | None = None,
        seen: dict | None = None,
        verb: str = "change",
        form: int | None = None,
    ) -> Entry:
        """Write one entry, and hold it; `as_of` is how many of the held ones the screen showed."""
        scope = scope or a_scope()
        shown = self.held if as_of is None else self.held[:as_of]
        self.n += 1
        self.counts[scope] = self.counts.get(scope, 0) + 1
        self.moment += 1
        at = DAWN + self.ahead + timedelta(seconds=self.moment)
        self.hlc = max(self.hlc + 1, int(at.timestamp() * 1000) << 16)
        entry = Entry(
            device=self.device,
            n=self.n,
            scope=scope,
            k=self.counts[scope],
            hlc=self.hlc,
            at=at,
            doubtful=self.doubtful,
            officer=self.officer,
            act=self.n,
            verb=verb,
            kind=kind,
            record=RecordId(record),
            form=form or (KINDS[kind].form if kind in KINDS else 1),
            fields=fields,
            seen=_heads(kind, record, fields, shown) if seen is None else seen,
            known=_vector(shown, scope, self) if DELETED in fields else {},
        )
        self.held.append(entry)
        return entry

    def make(self, kind: str, record: str, *, scope: ScopeId | None = None, **facts) -> Entry:
        fields = {MADE: True, **facts}
        return self.write(kind, record, fields, scope=scope, seen={}, verb="make")

    def delete(self, kind: str, record: str, **options) -> Entry:
        return self.write(kind, record, {DELETED: True}, verb="delete", **options)

    def restore(self, kind: str, record: str, **options) -> Entry:
        return self.write(kind, record, {DELETED: False}, verb="restore", **options)

    def receive(self, *entries: Entry) -> None:
        have = {entry.id for entry in self.held}
        for entry in entries:
            if entry.id not in have:
                have.add(entry.id)
                self.held.append(entry)

    def shows(self, kind: str, record: str) -> Folded:
        return folded(self.held, kind, record)


def folded(entries: list[Entry], kind: str, record: str) -> Folded:
    """The record that these entries make, with what lies beneath it."""
    about = [e for e in entries if e.record == record and e.kind == kind]
    beneath = _descendants(entries, kind, record)
    scopes = {e.scope for e in about}
    touched = [
        e
        for e in entries
        if e.record != record
        and (e.scope in scopes if kind == "household" else e.record in beneath)
    ]
    return fold(KINDS[kind], about, [Touch(e.device, e.k) for e in touched])


def on_the_wire(entries: list[Entry]) -> list[WireEntry]:
    return [written(entry) for entry in entries]


def exchange(*laptops: Laptop) -> None:
    """Everybody receives everything."""
    everything = [entry for laptop in laptops for entry in list(laptop.held)]
    for laptop in laptops:
        laptop.receive(*everything)


def _heads(kind: str, record: str, fields: dict, shown: list[Entry]) -> dict:
    if kind not in KINDS:
        return {}
    found = fold(KINDS[kind], [e for e in shown if e.record == record])
    first = (found.made,) if found.made else ()
    heads = {name: found.heads.get(name) or first for name in fields}
    return {name: tuple(e.id for e in ones) for name, ones in heads.items() if ones}


def _vector(shown: list[Entry], scope: ScopeId, author: Laptop) -> dict[DeviceId, int]:
    vector: dict[DeviceId, int] = {}
    for entry in shown:
        if entry.scope == scope:
            vector[entry.device] = max(vector.get(entry.device, 0), entry.k)
    return {**vector, author.device: author.counts[scope]}


def _descendants(entries: list[Entry], kind: str, record: str) -> set[RecordId]:
    found: set[RecordId] = set()
    for child in children_of(kind):
        for id_ in {e.record for e in entries if e.kind == child.name}:
            values = fold(child, [e for e in entries if e.record == id_]).values
            if values.get(child.parent or "") == record:
                found |= {id_, *_descendants(entries, child.name, id_)}
    return found
