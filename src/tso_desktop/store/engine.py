"""Open the encrypted file: one engine to a file, and what every connection must be."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from tso_desktop.store.keys import NotAStore
from tso_desktop.store.owner_only import new_file

# Older ones can lose a committed save when two connections checkpoint at once (sqlite.org, 3.53.0).
OLDEST_SQLITE = (3, 51, 3)

# The driver gives a new statement the place of the last new one once its cache is full, so that
# all of them would be planned anew each time: it must have room for every statement there is.
CACHED_STATEMENTS = 2000

_PRAGMAS = (
    "cipher_log_level = none",
    "journal_mode = wal",
    "synchronous = full",
    "foreign_keys = on",
    "busy_timeout = 5000",
    "temp_store = memory",
    "cache_size = -16000",
)


def open_engine(path: Path, data_key: bytes, *, must_exist: bool = True) -> Engine:
    """An engine on the store; NotAStore if the file is not one, is damaged or has another key."""
    check_linked_sqlite()
    if must_exist and not path.is_file():
        raise NotAStore(f"There is no store at {path.name}. Nothing was changed.")
    if must_exist and path.stat().st_size == 0:
        raise NotAStore(
            f"{path.name} is empty: something cut it off. Nothing was changed; "
            "put back the newest backup."
        )
    url = URL.create("sqlite+pysqlcipher", password=f"x'{data_key.hex()}'", database=str(path))
    return _opened(url, path)


def open_beside(engine: Engine, path: Path) -> Engine:
    """An engine on another file with the same key; the file is made where there is none."""
    return _opened(engine.url.set(database=str(path)), path)


def _opened(url: URL, path: Path) -> Engine:
    if not path.exists():
        new_file(path)
    engine = create_engine(
        url,
        poolclass=QueuePool,
        hide_parameters=True,
        pool_size=4,
        connect_args={
            "check_same_thread": False,
            "isolation_level": None,
            "cached_statements": CACHED_STATEMENTS,
        },
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    except DatabaseError as error:
        engine.dispose()
        raise _what_is_wrong(error, path) from None
    return engine


def check_linked_sqlite() -> None:
    import sqlcipher3

    if sqlcipher3.sqlite_version_info < OLDEST_SQLITE:
        raise NotAStore(
            f"This program is linked with SQLite {sqlcipher3.sqlite_version}, which can lose a "
            "save. Nothing was opened; install the program again."
        )


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions take the write lock at once."""
    return engine.execution_options(begin_mode="IMMEDIATE")


def driver(connection: Connection) -> Any:
    """The driver's own connection, for what no transaction may hold."""
    return connection.connection.driver_connection


def attach(connection: Connection, path: Path, name: str) -> None:
    """Another file with the same key, seen from this connection under a name."""
    key = str(connection.engine.url.password)
    try:
        driver(connection).execute(f"ATTACH DATABASE ? AS {name} KEY ?", (str(path), key))
    except connection.dialect.loaded_dbapi.Error as error:
        raise NotAStore(f"{path.name} cannot be read. Nothing was changed.") from error


def _prepare(dbapi: Any, _record: object) -> None:
    cursor = dbapi.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    if cursor.execute("PRAGMA synchronous").fetchone()[0] != 2:  # noqa: PLR2004 - 2 is FULL
        raise NotAStore("The store could not be opened safely: saves would not be on disk.")
    cursor.close()


def _begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("begin_mode", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")


def _what_is_wrong(error: DatabaseError, path: Path) -> NotAStore:
    words = str(error.orig).lower()
    if "readonly" in words or "unable to open" in words:
        return NotAStore(
            f"{path.name} cannot be opened for writing: the disk or the folder is read-only. "
            "What was saved is safe; make the folder writable and try again."
        )
    if "disk i/o" in words or "full" in words:
        return NotAStore(
            "The store cannot be opened: the disk is full or failing. What was saved is safe; "
            "make room and try again."
        )
    return NotAStore(
        f"{path.name} is not a store that this key opens, or it is damaged. Nothing was changed; "
        "put back the newest backup, or ask whoever looks after the laptop."
    )
