"""Bring a file of an earlier version to today's, or make a new one; a newer one is left untouched.

A store that holds something is copied beside itself first (encrypted, opened and compared) and the
copy is kept until the next migration succeeds. A migration changes tables, and names in `refold`
the kinds whose rows are then folded anew from the journal; it moves no journaled data itself.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError

from tso_desktop import places
from tso_desktop.domain.refused import Refused
from tso_desktop.store import schema
from tso_desktop.store.durable import sync_folder
from tso_desktop.store.engine import driver, open_engine, writing
from tso_desktop.store.keys import NotAStore

_PLAIN = b"SQLite format 3\x00"


class StoreIsNewer(Refused):
    """A newer program wrote this store; this one must not touch it."""

    code = 5


class NotMigrated(Refused):
    code = 5


def bring_up_to_date(engine: Engine, path: Path, data_key: bytes) -> bool:
    """Migrate if need be; says whether anything was done. Alembic is only loaded for that."""
    with engine.connect() as connection:
        version = version_of(connection)
    if version == schema.NEWEST:
        return False
    if version is not None and version not in _known_versions():
        raise StoreIsNewer(
            "This store was written by a newer version of the program. It was not touched; "
            "install the newer version to open it."
        )
    copy = _verified_copy(engine, path, data_key) if version is not None else None
    if copy is not None:
        # What an earlier try left before it failed says no more than this one.
        _drop(path.parent.glob(f"{path.stem}-before-{schema.NEWEST}-*.db"), keep=copy)
    try:
        _upgrade(engine, since=version)
    except DatabaseError as error:
        raise (_stumbled(error.orig, copy) if copy else _not_made()) from error
    except Exception as error:
        # Whatever else a migration stumbles over, all of it was rolled back.
        if copy is None:
            raise
        raise _stumbled(error, copy) from error
    if copy is not None:
        _drop(path.parent.glob(f"{path.stem}-before-*.db"), keep=copy)
    return True


def _not_made() -> NotMigrated:
    return NotMigrated(
        "The store could not be made: the disk is full or cannot be written to. "
        "Make room and try again."
    )


def _stumbled(why: BaseException | None, copy: Path) -> NotMigrated:
    return NotMigrated(
        "The store could not be brought to this version, and was left as it was "
        f"({type(why).__name__}). A copy stands beside it: {copy.name}."
    )


def version_of(connection: Connection) -> str | None:
    there = connection.execute(
        text("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")
    ).scalar_one_or_none()
    if there is None:
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _known_versions() -> set[str]:
    folder = places.MIGRATIONS / "versions"
    return {file.name.split("_", 1)[0] for file in folder.glob("[0-9]*.py")}


def _upgrade(engine: Engine, since: str | None = None) -> None:
    """All of it in one transaction: a store is of one version or of the other."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(places.MIGRATIONS).replace("%", "%%"))
    with writing(engine).connect() as connection:
        # A table is rebuilt by dropping it: with keys on, that would empty the tables beneath it.
        driver(connection).execute("PRAGMA foreign_keys = off")
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                _refold(connection, set(_named_since(config, since)))
        finally:
            driver(connection).execute("PRAGMA foreign_keys = on")


def _named_since(config: Any, since: str | None) -> Iterator[str]:
    """The kinds that the migrations after a version name."""
    from alembic.script import ScriptDirectory

    if since is not None:
        scripts = ScriptDirectory.from_config(config)
        for script in scripts.iterate_revisions("head", since):
            yield from getattr(script.module, "refold", ())


def _refold(connection: Connection, kinds: set[str]) -> None:
    if kinds:
        from tso_desktop.store.derived import make_anew
        from tso_desktop.store.ledger import Ledger
        from tso_desktop.store.refolding import fold_all

        ledger = Ledger(connection)
        fold_all(ledger, kinds)
        make_anew(ledger)


def _verified_copy(engine: Engine, path: Path, data_key: bytes) -> Path:
    copy = path.with_name(f"{path.stem}-before-{schema.NEWEST}-{time.time_ns()}.db")
    try:
        with engine.connect() as connection:
            driver(connection).execute("VACUUM INTO ?", (str(copy),))
            before = _content(connection)
        _sync(copy)
        other = open_engine(copy, data_key)
        try:
            with other.connect() as connection:
                after = _content(connection)
                sound = connection.exec_driver_sql("PRAGMA quick_check").scalar_one()
        finally:
            other.dispose()
        with copy.open("rb") as file:
            plain = file.read(len(_PLAIN)) == _PLAIN
    except (DatabaseError, engine.dialect.loaded_dbapi.Error, NotAStore, OSError) as error:
        copy.unlink(missing_ok=True)
        raise NotMigrated(
            "The store could not be copied before bringing it to this version, so nothing was "
            "changed. Make room on the disk and start again."
        ) from error
    if before != after or sound != "ok" or plain:
        raise NotMigrated(
            "The copy made before bringing the store to this version was not sound, so nothing "
            "was changed. Check the disk."
        )
    _drop(path.parent.glob(f"{path.stem}-before-{schema.NEWEST}-*.db"), keep=copy)
    return copy


def _sync(copy: Path) -> None:
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    sync_folder(copy.parent)


def _content(connection: Connection) -> dict[str, object]:
    """How many rows each table has, and a digest of every byte that was ever authored."""
    tables = connection.execute(
        text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'find_n%'")
    ).scalars()
    found: dict[str, object] = {
        name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()  # noqa: S608 - names of our own tables
        for name in tables.all()
        if not name.startswith("sqlite_")
    }
    digest = hashlib.blake2b()
    for pos, body in connection.execute(text("SELECT pos, body FROM journal ORDER BY pos")):
        digest.update(b"%d %d " % (pos, len(body)) + body)
    return {**found, "authored": digest.hexdigest()}


def _drop(copies: Iterator[Path], *, keep: Path) -> None:
    for old in copies:
        if old != keep:
            old.unlink()
