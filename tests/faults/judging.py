"""What must be true of a store after any accident: one judge for the real runs and their twins."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select
from tests.faults.saving_child import NOTES, PEOPLE

from tso_desktop.store import schema
from tso_desktop.store.checking import check, rebuild_check
from tso_desktop.store.store import Store


@dataclass(frozen=True)
class Verdict:
    lost: tuple[int, ...] = ()  # acknowledged, and not there
    orphans: tuple[str, ...] = ()  # a row without its entry, an entry without its row, half an act
    damage: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        return not (self.lost or self.orphans or self.damage)


def judge(folder: Path, key: bytes, acknowledged: int) -> Verdict:
    """Open the store as the program does and hold it against what was acknowledged."""
    store = Store.open(folder, key)
    try:
        with store.read() as reading:
            return _judged(reading.connection, acknowledged)
    finally:
        store.close()


def _judged(connection: Connection, acknowledged: int) -> Verdict:
    numbers = [int(words) for words in connection.execute(select(NOTES.c.words)).scalars()]
    lost = sorted(set(range(1, acknowledged + 1)) - set(numbers))
    pages = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
    return Verdict(tuple(lost), tuple(_orphans(connection, numbers)), tuple(set(pages) - {"ok"}))


def _orphans(connection: Connection, numbers: list[int]) -> list[str]:
    found = []
    journal, records, names = schema.journal, schema.records, schema.names
    asked = (
        select(records.c.id, names.c.text)
        .join(journal, journal.c.record == records.c.num)
        .join(names, names.c.num == journal.c.kind)
        .distinct()
    )
    entered = {(record, kind) for record, kind in connection.execute(asked)}
    for kind in ("household", "person", "note"):
        rows = set(connection.execute(select(schema.PROJECTIONS[kind].c.id)).scalars())
        entries = {record for record, of in entered if of == kind}
        found += [f"{kind} {record}: a row without its entry" for record in rows - entries]
        found += [f"{kind} {record}: an entry without its row" for record in entries - rows]
    reached = connection.execute(select(func.max(PEOPLE.c.age))).scalar_one()
    if reached != max(numbers, default=0) or len(numbers) != len(set(numbers)):
        found.append(f"half an act: the person is at {reached}, the notes at {len(numbers)}")
    return found


def findings(folder: Path, key: bytes) -> list[str]:
    """What `check` and `rebuild --check` find: every page, chain, head and row."""
    store = Store.open(folder, key)
    try:
        return [str(one) for found in (check(store), rebuild_check(store)) for one in found.found]
    finally:
        store.close()
