"""The officer's store: opened, read from, worked on, closed. One of these to a file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DatabaseError

from tso_desktop.domain.ids import DeviceId, OfficerId, ScopeId, device_id, new_id
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.refused import Refused
from tso_desktop.store import schema, wire
from tso_desktop.store.engine import driver, open_beside, open_engine, writing
from tso_desktop.store.keys import NotAStore
from tso_desktop.store.ledger import Ledger
from tso_desktop.store.migrating import bring_up_to_date, version_of
from tso_desktop.store.numbering import Numbers
from tso_desktop.store.owner_only import tighten
from tso_desktop.store.reading import Reading
from tso_desktop.store.single import OneAtATime
from tso_desktop.store.streams import Streams
from tso_desktop.store.wire import Scope
from tso_desktop.store.work import Work

STORE, KEYS, PAPERS = "store.db", "keys.json", "papers"
DAMAGED = (
    "The store is damaged: a part of it is not what was written. Nothing was changed. Keep the "
    "file as it is, put back the newest backup, and ask whoever looks after the laptop."
)
Announce = Callable[[tuple[Entry, ...]], None]


class NotSaved(Refused):
    """The disk took nothing; what was typed is still on the screen."""

    code = 6


class Damaged(Refused):
    """What is read back is not what was written."""

    code = 4


class Locked(Refused):
    """The store was closed: nothing is read or written until it is opened again."""

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
        self._engine: Engine | None = engine
        self._writer: Engine | None = writing(engine)
        self._lock = lock
        self._clock = clock
        self._listeners: list[Announce] = []
        self._numbers = Numbers()
        with self.read() as reading:
            self.device, self.officer = _who(reading.connection)

    @classmethod
    def create(
        cls, folder: Path, data_key: bytes, *, clock: Callable[[], datetime] | None = None
    ) -> "Store":
        """A new store in a folder that has none: tables, this device's keys, an empty directory."""
        lock = OneAtATime(folder)
        path = folder / STORE
        if path.exists():
            lock.release()
            raise NotAStore(f"There is a {STORE} in this folder already. Nothing was changed.")
        return cls._open(lock, folder, data_key, clock, _make)

    @classmethod
    def open(
        cls, folder: Path, data_key: bytes, *, clock: Callable[[], datetime] | None = None
    ) -> "Store":
        """The store in a folder; Refused if it is not one, newer, damaged or open elsewhere."""
        lock = OneAtATime(folder)
        return cls._open(lock, folder, data_key, clock, _bring_up_to_date)

    @classmethod
    def _open(
        cls,
        lock: OneAtATime,
        folder: Path,
        data_key: bytes,
        clock: Callable[[], datetime] | None,
        prepare: Callable[[Path, bytes], Engine],
    ) -> "Store":
        try:
            engine = prepare(folder / STORE, data_key)
        except DatabaseError as error:
            lock.release()
            raise _not_saved(error) from error
        except BaseException:
            lock.release()
            raise
        tighten(folder)
        return cls(folder, engine, lock, clock or _now)

    def listen(self, announce: Announce) -> None:
        self._listeners.append(announce)

    def announce(self, entries: tuple[Entry, ...]) -> None:
        """Tell the listeners what is on disk now."""
        for told in tuple(self._listeners) if entries else ():
            told(entries)

    def now(self) -> datetime:
        return self._clock()

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """A consistent look; hold it for the length of one question, not for a screen's life."""
        try:
            with self._open_to(write=False) as connection, connection.begin():
                yield Reading(connection)
        except DatabaseError as error:
            if is_damage(error):
                raise Damaged(DAMAGED) from error
            raise

    @contextmanager
    def work(self, verb: str) -> Iterator[Work]:
        """One act. All of it is on disk when the block has ended, or none of it and NotSaved."""
        with self.local() as connection:
            work = Work(
                connection, verb, now=self._clock(), doubtful=self.doubtful, numbers=self._numbers
            )
            yield work
            work.write()
        self._numbers = work.ledger.numbers
        self.announce(work.entries)

    @contextmanager
    def local(self) -> Iterator[Connection]:
        """A transaction that may write; by itself it is for this laptop's own drafts and settings.

        What everybody shares is written by `work` and by `apply` alone.
        """
        try:
            with self._open_to(write=True) as connection, connection.begin():
                yield connection
        except DatabaseError as error:
            raise _not_saved(error) from error

    def _open_to(self, *, write: bool) -> Connection:
        engine = self._writer if write else self._engine
        if engine is None:
            raise _locked()
        return engine.connect()

    @property
    def path(self) -> Path:
        return self.folder / STORE

    def beside(self, path: Path) -> Engine:
        """An engine with this store's key on another file, for a copy or a comparison."""
        if self._engine is None:
            raise _locked()
        return open_beside(self._engine, path)

    def close(self) -> None:
        """Shorten the write-ahead log, let the engine and its key go, and free the file."""
        if self._engine is None:
            return
        engine, self._engine, self._writer = self._engine, None, None
        try:
            with engine.connect() as connection:
                driver(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except DatabaseError:
            # A full or read-only disk keeps the log as it is; it is read at the next start.
            pass
        finally:
            engine.dispose()
            self._listeners.clear()
            self._lock.release()


def _locked() -> Locked:
    return Locked("The store is locked. Everything saved is safe; open it again to go on.")


def _now() -> datetime:
    return datetime.now(UTC)


def _make(path: Path, data_key: bytes) -> Engine:
    engine = open_engine(path, data_key, must_exist=False)
    try:
        bring_up_to_date(engine, path, data_key)
        with writing(engine).connect() as connection, connection.begin():
            _make_device(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _bring_up_to_date(path: Path, data_key: bytes) -> Engine:
    engine = open_engine(path, data_key)
    try:
        _refuse_unless_finished(engine, path, version_of)
        bring_up_to_date(engine, path, data_key)
        _refuse_unless_finished(engine, path, _a_device)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _refuse_unless_finished(
    engine: Engine, path: Path, sign: Callable[[Connection], object | None]
) -> None:
    with engine.connect() as connection:
        if sign(connection) is None:
            raise NotAStore(
                f"{path.name} is empty: its making was not finished, or it was cut off. Nothing "
                "was changed; put back the newest backup, or set the program up again."
            )


def _a_device(connection: Connection) -> object | None:
    return connection.execute(select(schema.device.c.num)).first()


def _make_device(connection: Connection) -> None:
    from nacl.signing import SigningKey

    key = SigningKey.generate()
    ledger = Ledger(connection)
    streams = Streams(ledger)
    streams.add_scope(Scope(ScopeId(new_id()), "directory", wire.new_seed()))
    streams.write()
    connection.execute(
        insert(schema.device).values(
            num=ledger.devices[device_id(bytes(key.verify_key))],
            signing_seed=bytes(key),
            officer=new_id(),
            n=0,
            hlc=0,
            label=0,
        )
    )


def _who(connection: Connection) -> tuple[DeviceId, OfficerId]:
    table = schema.device
    asked = select(schema.devices.c.id, table.c.officer).join(
        schema.devices, schema.devices.c.num == table.c.num
    )
    row = connection.execute(asked).one()
    return DeviceId(row[0]), OfficerId(row[1])


def is_damage(error: DatabaseError) -> bool:
    """Whether the file itself cannot be read: SQLCipher finds that a page was altered."""
    words = str(error.orig).lower()
    return any(sign in words for sign in ("malformed", "not a database", "corrupt", "hmac"))


def _not_saved(error: DatabaseError) -> Refused:
    if is_damage(error):
        return Damaged(DAMAGED)
    words = str(error.orig).lower()
    if "full" in words or "disk i/o" in words:
        why, what_to_do = "the disk is full", "Make room; it is saved as soon as there is some"
    elif "readonly" in words or "unable to open" in words:
        why = "the disk or folder is read-only"
        what_to_do = "It is saved as soon as it can be written to"
    elif "locked" in words or "busy" in words:
        why, what_to_do = "another program holds the file", "Try again in a moment"
    else:
        why = f"the store answered {type(error.orig).__name__}"
        what_to_do = "Lock and open the program again"
    return NotSaved(
        f"Not saved: {why}. {what_to_do}. Everything saved before is safe, and what you typed "
        "stays here.",
        without_a_window=f"Not saved: {why}. Everything saved before is safe, and nothing of this "
        "was half saved; put that right and give the command again.",
    )
