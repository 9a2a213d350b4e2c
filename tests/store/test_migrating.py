"""A store of an earlier version is brought to today's whole, or is left exactly as it was."""

import shutil
import subprocess
import sys

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from tso_desktop import places
from tso_desktop.store import schema
from tso_desktop.store.checking import check, rebuild_check
from tso_desktop.store.engine import open_engine
from tso_desktop.store.keys import NotAStore
from tso_desktop.store.migrating import NotMigrated, StoreIsNewer, bring_up_to_date, version_of
from tso_desktop.store.store import STORE, Store

REAL = places.MIGRATIONS
OWN_TABLE = "CREATE TABLE kept_lists (name TEXT NOT NULL, PRIMARY KEY (name))"
ADDS = [
    "op.add_column('people', sa.Column('pronouns', sa.Text))",
    f"op.execute('{OWN_TABLE}')",
    "op.execute(\"INSERT INTO kept_lists VALUES ('mine')\")",
]

# Opens a store whose disk takes no file over a size, so that no copy of it can be made.
ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from tso_desktop import places
from tso_desktop.store import schema
from tso_desktop.store.store import Store
places.MIGRATIONS, schema.NEWEST = Path(sys.argv[2]), "0002"
key = bytes.fromhex(sys.stdin.readline())
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
try:
    Store.open(Path(sys.argv[1]), key)
except Exception as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def filled(store, make_household):
    """The folder of a closed store with two households."""
    make_household()
    make_household(name="Odhran Vellacott", reference="TS-0508")
    store.close()
    return store.folder


@pytest.fixture
def next_version(tmp_path_factory, monkeypatch):
    """Adds a migration to a copy of the real ones, as the next version of the program has it."""
    folder = tmp_path_factory.mktemp("next") / "migrations"
    shutil.copytree(REAL, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(places, "MIGRATIONS", folder)

    def add(*statements, refold=()):
        before = max(file.name[:4] for file in (folder / "versions").glob("[0-9]*.py"))
        revision = f"{int(before) + 1:04}"
        lines = [
            "import sqlalchemy as sa",
            "from alembic import op",
            f"revision = {revision!r}",
            f"down_revision = {before!r}",
            f"refold = {refold!r}",
            "def upgrade() -> None:",
            *(f"    {statement}" for statement in statements),
        ]
        (folder / "versions" / f"{revision}_next.py").write_text("\n".join(lines) + "\n")
        monkeypatch.setattr(schema, "NEWEST", revision)
        return folder

    return add


def rows_of(path, key):
    """Every row of every table that the model knows, with the names of the columns."""
    engine = open_engine(path, key)
    with engine.connect() as connection:
        found = {
            name: connection.execute(select(table).order_by(*list(table.c)[:2])).all()
            for name, table in schema.metadata.tables.items()
        }
        found["version"] = [(version_of(connection),)]
        found["find_names"] = connection.exec_driver_sql("SELECT words FROM find_names").all()
    engine.dispose()
    return found


def ddl_of(path, key):
    """What the file says its tables and indexes are, in white space of one kind."""
    engine = open_engine(path, key)
    with engine.connect() as connection:
        said = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL "
            "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'find_n%\\_%' ESCAPE '\\'"
            "AND name != 'alembic_version'"
        ).all()
    engine.dispose()
    # Without its shadow tables, which a virtual table makes by itself.
    shadows = ("_data", "_idx", "_content", "_docsize", "_config")
    return {
        name: spaced(sql)
        for name, sql in said
        if not (name.startswith("find_") and name.endswith(shadows))
    }


def spaced(sql):
    return " ".join(sql.replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split())


def copies(folder):
    return sorted(folder.glob("store-before-*"))


def without_version(rows):
    return {name: found for name, found in rows.items() if name != "version"}


def test_the_newest_version_is_the_newest_migration():
    files = sorted(file.name for file in (REAL / "versions").glob("*.py"))

    assert files[-1].split("_")[0] == schema.NEWEST
    assert [name[:4] for name in files] == [f"{n:04}" for n in range(1, len(files) + 1)]


def test_the_migrations_make_the_tables_that_the_code_reads(store, data_key):
    store.close()
    modelled = {}
    for table in schema.metadata.sorted_tables:
        statements = [CreateTable(table), *(CreateIndex(index) for index in table.indexes)]
        names = [table.name, *(index.name for index in table.indexes)]
        for name, statement in zip(names, statements, strict=True):
            modelled[name] = spaced(str(statement.compile(dialect=sqlite.dialect())))
    for sql in schema.SEARCH_DDL:
        modelled[sql.split()[3]] = spaced(sql)

    assert ddl_of(store.path, data_key) == modelled


def test_an_empty_file_is_brought_up_without_a_copy(tmp_path, data_key):
    path = tmp_path / STORE
    engine = open_engine(path, data_key, must_exist=False)

    assert bring_up_to_date(engine, path, data_key)
    assert not bring_up_to_date(engine, path, data_key)

    with engine.connect() as connection:
        assert version_of(connection) == schema.NEWEST
        assert connection.exec_driver_sql("SELECT count(*) FROM people").scalar_one() == 0
    engine.dispose()
    assert copies(tmp_path) == []


def test_a_store_of_today_is_opened_without_a_copy(filled, data_key):
    before = rows_of(filled / STORE, data_key)

    Store.open(filled, data_key).close()

    assert rows_of(filled / STORE, data_key) == before
    assert copies(filled) == []


def test_a_filled_store_is_brought_up_with_every_row(filled, data_key, next_version):
    before = rows_of(filled / STORE, data_key)
    assert len(before["people"]) == 2
    next_version(*ADDS)

    Store.open(filled, data_key).close()

    after = rows_of(filled / STORE, data_key)
    assert after["version"] == [("0002",)]
    assert without_version(after) == without_version(before)
    ddl = ddl_of(filled / STORE, data_key)
    assert "pronouns TEXT" in ddl["people"]
    assert ddl["kept_lists"] == spaced(OWN_TABLE)


def test_a_migrated_store_is_whole_and_can_be_worked_in(filled, data_key, clock, next_version):
    next_version(*ADDS)

    migrated = Store.open(filled, data_key, clock=clock)

    try:
        assert check(migrated).found == ()
        assert rebuild_check(migrated).found == ()
        with migrated.read() as reading:
            assert reading.connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    finally:
        migrated.close()


def test_rows_of_the_kinds_that_a_migration_names_are_folded_anew(filled, data_key, next_version):
    before = rows_of(filled / STORE, data_key)
    made_again = ("DROP COLUMN phone", "ADD COLUMN phone TEXT")
    rebuilt = [f"op.execute('ALTER TABLE people {change}')" for change in made_again]
    next_version(*rebuilt, "op.execute('DELETE FROM caseload')", refold=("person",))

    migrated = Store.open(filled, data_key)
    found = rebuild_check(migrated).found
    migrated.close()

    assert found == ()
    after = rows_of(filled / STORE, data_key)
    assert after["people"] == before["people"]
    assert after["caseload"] == before["caseload"]
    assert sorted(after["find_names"]) == sorted(before["find_names"])


def test_a_copy_of_the_old_store_is_kept_and_only_its_key_opens_it(filled, data_key, next_version):
    before = rows_of(filled / STORE, data_key)
    next_version(*ADDS)

    Store.open(filled, data_key).close()

    [copy] = copies(filled)
    assert copy.match("store-before-0002-*.db")
    content = copy.read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"Brackenbury" not in content
    with pytest.raises(NotAStore):
        open_engine(copy, bytes(32))
    assert rows_of(copy, data_key) == before


def test_a_copy_is_kept_until_the_next_version_is_reached(filled, data_key, next_version):
    next_version(*ADDS)
    Store.open(filled, data_key).close()
    Store.open(filled, data_key).close()
    [first] = copies(filled)
    second_version = rows_of(filled / STORE, data_key)

    next_version("op.add_column('people', sa.Column('nickname', sa.Text))")
    Store.open(filled, data_key).close()

    [second] = copies(filled)
    assert second != first
    assert second.match("store-before-0003-*.db")
    assert rows_of(second, data_key) == second_version


@pytest.mark.parametrize(
    "stumble",
    [
        "op.execute('INSERT INTO no_such_table VALUES (1)')",
        "raise RuntimeError('a fault in the migration')",
        "raise KeyError('pronouns')",
    ],
)
def test_a_migration_that_stumbles_leaves_the_store_as_it_was(
    filled, data_key, next_version, stumble
):
    before = rows_of(filled / STORE, data_key)
    ddl = ddl_of(filled / STORE, data_key)
    next_version(ADDS[0], "op.execute('DELETE FROM people')", stumble)

    with pytest.raises(NotMigrated, match="left as it was") as refused:
        Store.open(filled, data_key)

    [copy] = copies(filled)
    assert copy.name in str(refused.value)
    assert rows_of(filled / STORE, data_key) == before
    assert ddl_of(filled / STORE, data_key) == ddl
    assert rows_of(copy, data_key) == before


def test_the_copy_of_an_earlier_version_outlives_a_migration_that_stumbles(
    filled, data_key, next_version
):
    next_version(*ADDS)
    Store.open(filled, data_key).close()
    [first] = copies(filled)
    next_version("raise RuntimeError('a fault in the migration')")

    with pytest.raises(NotMigrated):
        Store.open(filled, data_key)

    assert first in copies(filled)


def test_tries_that_stumble_leave_one_copy_however_often_they_are_made(
    filled, data_key, next_version
):
    next_version(ADDS[0], "raise RuntimeError('stumbled')")

    for _ in range(3):
        with pytest.raises(NotMigrated):
            Store.open(filled, data_key)

    assert len(copies(filled)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of a file")
def test_a_disk_too_full_for_the_copy_changes_nothing(filled, data_key, next_version):
    before = (filled / STORE).read_bytes()
    assert len(before) > 200_000
    folder = next_version(*ADDS)

    said = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", ON_A_FULL_DISK, str(filled), str(folder)],
        input=data_key.hex() + "\n",
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert said.startswith("NotMigrated The store could not be copied")
    assert "nothing was changed. Make room on the disk" in said
    assert (filled / STORE).read_bytes() == before
    assert copies(filled) == []


def test_a_store_of_a_newer_version_is_not_touched(filled, data_key, next_version, monkeypatch):
    next_version(*ADDS)
    Store.open(filled, data_key).close()
    before = {file: file.read_bytes() for file in filled.iterdir()}
    monkeypatch.setattr(places, "MIGRATIONS", REAL)
    monkeypatch.setattr(schema, "NEWEST", "0001")

    with pytest.raises(StoreIsNewer, match="install the newer version"):
        Store.open(filled, data_key)

    assert {file: file.read_bytes() for file in filled.iterdir()} == before
