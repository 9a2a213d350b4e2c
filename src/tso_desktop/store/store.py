"""The officer's store: opened, read from, worked on, closed. One of these to a file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DatabaseError

from tso_desktop.domain.ids import DeviceId, OfficerId, ScopeId, device_id, new_id
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.refused import Refused
from tso_desktop.store import schema, wire
from tso_desktop.store.engine import open_engine, writing
from tso_desktop.store.ledger import Ledger
from tso_desktop.store.migrating import bring_up_to_date
from tso_desktop.store.reading import Reading
from tso_desktop.store.single import OneAtATime
from tso_desktop.store.work import Work

STORE, KEYS, PAPERS = "store.db", "keys.json", "papers"
Announce = Callable[[tuple[Entry, ...]], None]


class NotSaved(Refused):
    """The disk took nothing; what was typed is still on the screen."""

    code = 6


class Store:
    """Reads and writes one encrypted file; tells `announce` what was written, after the commit."""

    def __init__(
        self,
        folder: Path,
        engine: Engine,
        lock: OneAtATime,
        clock: Callable[[], datetime],
    ) -> None:
        self.folder = folder
        self.doubtful = False
        self._engine = engine
        self._writer = writing(engine)
        self._lock = lock
        self._clock = clock
        self._listeners: list[Announce] = []
        with self.read() as reading:
            table = schema.device
            row = reading.connection.execute(
                select(schema.devices.c.id, table.c.officer).join(
                    schema.devices, schema.devices.c.num == table.c.num
                )
            ).one()
        self.device = DeviceId(row[0])
        self.officer = OfficerId(row[1])

    @classmethod
    def create(
        cls, folder: Path, data_key: bytes, *, clock: Callable[[], datetime] | None = None
    ) -> "Store":
        """A new store in a folder that has none: tables, this device's keys, an empty directory."""
        lock = OneAtATime(folder)
        path = folder / STORE
        try:
            engine = open_engine(path, data_key, must_exist=False)
            bring_up_to_date(engine, path, data_key)
            _make_device(engine)
        except BaseException:
            lock.release()
            raise
        return cls(folder, engine, lock, clock or _now)

    @classmethod
    def open(
        cls, folder: Path, data_key: bytes, *, clock: Callable[[], datetime] | None = None
    ) -> "Store":
        """The store in a folder; Refused if it is not one, newer, damaged or open elsewhere."""
        lock = OneAtATime(folder)
        path = folder / STORE
        try:
            engine = open_engine(path, data_key)
            bring_up_to_date(engine, path, data_key)
        except BaseException:
            lock.release()
            raise
        return cls(folder, engine, lock, clock or _now)

    def listen(self, announce: Announce) -> None:
        self._listeners.append(announce)

    def now(self) -> datetime:
        return self._clock()

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """A consistent look; hold it for the length of one question, not for a screen's life."""
        with self._engine.connect() as connection, connection.begin():
            yield Reading(connection)

    @contextmanager
    def work(self, verb: str) -> Iterator[Work]:
        """One act. All of it is on disk when the block has ended, or none of it and NotSaved."""
        try:
            with self._writer.connect() as connection, connection.begin():
                work = Work(connection, verb, now=self._clock(), doubtful=self.doubtful)
                yield work
                work.write()
        except DatabaseError as error:
            raise _not_saved(error) from error
        if work.entries:
            for announce in self._listeners:
                announce(work.entries)

    @contextmanager
    def local(self) -> Iterator[Any]:
        """A transaction on what is only this laptop's own: drafts and settings."""
        try:
            with self._writer.connect() as connection, connection.begin():
                yield connection
        except DatabaseError as error:
            raise _not_saved(error) from error

    def close(self) -> None:
        """Shorten the write-ahead log, let the engine and its key go, and free the file."""
        try:
            with self._engine.connect() as connection:
                raw = connection.connection.driver_connection
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
        except DatabaseError:
            # A full or read-only disk keeps the log as it is; it is read at the next start.
            pass
        finally:
            self._engine.dispose()
            self._listeners.clear()
            self._lock.release()


def _now() -> datetime:
    return datetime.now(UTC)


def _make_device(engine: Engine) -> None:
    from nacl.signing import SigningKey

    key = SigningKey.generate()
    device = device_id(bytes(key.verify_key))
    with writing(engine).connect() as connection, connection.begin():
        ledger = Ledger(connection)
        ledger.add_scope(ScopeId(new_id()), "directory", wire.new_seed())
        connection.execute(
            insert(schema.device).values(
                num=ledger.number("devices", device),
                signing_seed=bytes(key),
                officer=new_id(),
                n=0,
                hlc=0,
                label=0,
            )
        )


def _not_saved(error: DatabaseError) -> NotSaved:
    words = str(error.orig).lower()
    if "full" in words or "disk i/o" in words:
        why = "the disk is full. Make room; it is saved as soon as there is some"
    elif "readonly" in words or "unable to open" in words:
        why = "the disk or folder is read-only. It is saved as soon as it can be written to"
    elif "locked" in words or "busy" in words:
        why = "another program holds the file. Try again in a moment"
    else:
        why = f"the store answered {type(error.orig).__name__}. Lock and open the program again"
    return NotSaved(
        f"Not saved: {why}. Everything saved before is safe, and what you typed stays here."
    )
