"""Many stores quickly: each is a copy of one that was made once."""

import json
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import select
from tests.conftest import FakeClock

from tso_desktop.domain.records import KINDS
from tso_desktop.store import schema
from tso_desktop.store.ledger import Ledger
from tso_desktop.store.store import STORE, Store
from tso_desktop.store.wire import Scope

KEY = secrets.token_bytes(32)


@cache
def _made() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="tso-made-"))
    Store.create(folder, KEY, clock=FakeClock()).close()
    return folder


@contextmanager
def a_store() -> Iterator[Store]:
    """An empty store of its own, gone when the block ends; all of them are the same device."""
    with tempfile.TemporaryDirectory(prefix="tso-store-") as folder:
        shutil.copy(_made() / STORE, folder)
        store = Store.open(Path(folder), KEY, clock=FakeClock())
        try:
            yield store
        finally:
            store.close()


def seeded(scopes) -> list[Scope]:
    """Scopes as their maker would give them, each with a seed of its own."""
    return [Scope(scope, "household", (scope.encode() * 2)[:32]) for scope in sorted(scopes)]


def state_of(store: Store) -> dict:
    """Every row that entries make, and for each record its heads by the ids of their entries."""
    with store.read() as reading:
        connection = reading.connection
        found: dict = {}
        for kind in KINDS.values():
            table = schema.PROJECTIONS[kind.name]
            for row in connection.execute(select(table)).mappings():
                found[kind.name, row["id"]] = {**row, "scope": None}
        rows = connection.execute(select(schema.records)).all()
        ids = Ledger(connection).ids_at(p for row in rows for p in _positions(row.heads))
        for row in rows:
            heads = json.loads(row.heads)
            found["heads", row.id] = {
                name: sorted(ids[pos] for pos in positions) for name, positions in heads.items()
            }
    return found


def _positions(heads: str) -> list[int]:
    return [pos for positions in json.loads(heads).values() for pos in positions]
