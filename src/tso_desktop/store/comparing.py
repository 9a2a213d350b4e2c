"""`rebuild --check`: the journal folded into a fresh store beside this one, and every row compared.

Nothing can have been written past the journal without being found. Drafts, search and the tasks
that rules make are left out: they are not in the journal.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DatabaseError

from tso_desktop.domain.records import KINDS
from tso_desktop.domain.refused import Refused
from tso_desktop.store import schema
from tso_desktop.store.engine import attach, driver
from tso_desktop.store.findings import Finding, Findings
from tso_desktop.store.keys import NotAStore
from tso_desktop.store.ledger import Ledger
from tso_desktop.store.refolding import fold_all
from tso_desktop.store.store import Store

_FRESH = "fresh-"
_COPIED = (schema.devices, schema.names, schema.scopes, schema.journal)
_RECORDS = text(
    "INSERT INTO main.records (num, id, kind, scope, heads, marked) "
    "SELECT r.num, r.id, j.kind, j.scope, '{}', 0 FROM live.records r "
    "JOIN main.journal j ON j.pos = (SELECT min(pos) FROM main.journal WHERE record = r.num)"
)


class NoRoom(Refused):
    """The comparison itself needs a disk; that it found none says nothing about the store."""

    code = 6


def rebuild_check(store: Store) -> Findings:
    """Fold the journal into a fresh encrypted store, compare every row, and take it away again."""
    try:
        return Findings(tuple(_differences(store)))
    except (DatabaseError, NotAStore, ValueError) as error:
        if _is_without_room(error):
            raise NoRoom(
                "There is no room on the disk to compare the store with its journal. Nothing was "
                "found to be wrong with the store and nothing was changed; make room, about as "
                "much as the store takes, and try again."
            ) from error
        why = getattr(error, "orig", None) or type(error).__name__
        return Findings((Finding(f"The file is damaged and cannot be read: {why}.", 1),))


def _differences(store: Store) -> list[Finding]:
    with _fresh(store) as connection:
        for table in _COPIED:
            columns = _columns(table)
            connection.exec_driver_sql(
                f"INSERT INTO main.{table.name} ({columns}) "  # noqa: S608 - names of our own tables
                f"SELECT {columns} FROM live.{table.name}"
            )
        connection.execute(_RECORDS)
        fold_all(Ledger(connection))
        found = [*_compared(connection, schema.records, "records")]
        for kind in KINDS.values():
            table = schema.PROJECTIONS[kind.name]
            found += _compared(connection, table, table.name.replace("_", " "))
    return found


def _is_without_room(error: Exception) -> bool:
    """Also where opening the fresh file is refused, in words of its own."""
    words = str(getattr(error, "orig", None) or error).lower()
    return "is full" in words or "disk i/o" in words


@contextmanager
def _fresh(store: Store) -> Iterator[Connection]:
    """An empty encrypted store, with this one attached to it as `live`."""
    for left in store.folder.glob(f"{_FRESH}*"):
        left.unlink()
    path = store.folder / f"{_FRESH}{time.time_ns()}.db"
    engine = store.beside(path)
    try:
        with engine.connect() as connection:
            raw = driver(connection)
            raw.execute("PRAGMA journal_mode = memory")
            raw.execute("PRAGMA synchronous = off")
            attach(connection, store.path, "live")
            with connection.begin():
                schema.metadata.create_all(connection)
                yield connection
    finally:
        engine.dispose()
        for left in store.folder.glob(f"{path.stem}*"):
            left.unlink()


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.c)


def _compared(connection: Connection, table: Table, words: str) -> Iterator[Finding]:
    name = table.name
    differs = " AND ".join(f'f."{c.name}" IS l."{c.name}"' for c in table.c)
    asked = {
        f"{words}: not as the journal says": (
            f"SELECT count(*) FROM main.{name} f JOIN live.{name} l ON l.id = f.id "  # noqa: S608
            f"WHERE NOT ({differs})"
        ),
        f"{words}: in no entry of the journal": (
            f"SELECT count(*) FROM live.{name} WHERE id NOT IN (SELECT id FROM main.{name})"  # noqa: S608
        ),
        f"{words}: in the journal, and missing": (
            f"SELECT count(*) FROM main.{name} WHERE id NOT IN (SELECT id FROM live.{name})"  # noqa: S608
        ),
    }
    for said, statement in asked.items():
        count = connection.exec_driver_sql(statement).scalar_one()
        if count:
            yield Finding(f"{said}.", count)
