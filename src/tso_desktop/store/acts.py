"""What one act wrote, and what has happened since to the records that it made."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, not_, select

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.domain.records import DELETED, KINDS
from tso_desktop.store import schema
from tso_desktop.store.ledger import Ledger, in_parts

_journal = schema.journal


@dataclass(frozen=True, slots=True)
class WholeAct:
    """The journal rows of one act: its author's numbers from the first to the last."""

    device: int
    first: int
    last: int

    @property
    def rows(self) -> ColumnElement[bool]:
        return and_(
            _journal.c.device == self.device,
            _journal.c.n.between(self.first, self.last),
            _journal.c.act == self.first,
        )


def find_act(ledger: Ledger, act: EntryId) -> WholeAct:
    """Where an act begins and ends; one that is not here is empty."""
    device, first = ledger.devices[act[0]], act[1]
    after = (_journal.c.device == device, _journal.c.n > first)
    asked = select(func.min(_journal.c.n)).where(*after, _journal.c.act != first)
    following = ledger.connection.execute(asked).scalar_one_or_none()
    last = ledger.connection.execute(select(func.max(_journal.c.n)).where(*after)).scalar_one()
    return WholeAct(device, first, following - 1 if following else last or first)


def holders_of(entry: Entry) -> tuple[RecordId, ...]:
    """The records that this one belongs to, as far as its entry says."""
    kind = KINDS.get(entry.kind)
    found = (entry.fields.get(name or "") for name in ("household", kind.parent if kind else None))
    return tuple(RecordId(id_) for id_ in found if isinstance(id_, str))


def changed_since(
    ledger: Ledger, act: WholeAct, made: Mapping[RecordId, Collection[RecordId]]
) -> set[RecordId]:
    """Those of the records that an act made which anything else was written about.

    So is one that holds such a record, whoever made that; being deleted and brought back does not
    count. `made` gives for each the records that it belongs to.
    """
    inside = select(_journal.c.scope).where(act.rows)
    others = ledger.entries_where(_journal.c.scope.in_(inside), not_(act.rows))
    changed: set[RecordId] = set()
    waiting: list[RecordId] = []
    for _, entry in others:
        if set(entry.fields) - {DELETED}:
            waiting += [entry.record, *holders_of(entry)]
    while waiting:
        record = waiting.pop()
        if record in made and record not in changed:
            changed.add(record)
            waiting += made[record]
    return changed


def used_elsewhere(
    ledger: Ledger, made: Mapping[RecordId, str], *, leaving: Collection[RecordId]
) -> set[RecordId]:
    """Those shared records of an act that a record refers to which is not leaving with them."""
    found: set[RecordId] = set()
    shared = {record: kind for record, kind in made.items() if KINDS[kind].parent is None}
    for kind_name in set(shared.values()):
        targets = [record for record, kind in shared.items() if kind == kind_name]
        for kind in KINDS.values():
            for field in kind.fields.values():
                if field.refers_to == kind_name and field.name != kind.parent:
                    found |= _referred(ledger, kind.name, field.column, targets, leaving)
    return found


def _referred(
    ledger: Ledger,
    kind: str,
    column: str,
    targets: Collection[RecordId],
    leaving: Collection[RecordId],
) -> set[RecordId]:
    table = schema.PROJECTIONS[kind]
    found: set[RecordId] = set()
    for some in in_parts(targets):
        asked = select(table.c.id, table.c[column]).where(table.c[column].in_(some))
        rows = ledger.connection.execute(asked.where(table.c.shown == 1))
        found.update(RecordId(row[1]) for row in rows if row[0] not in leaving)
    return found
