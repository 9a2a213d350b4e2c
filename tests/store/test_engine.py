"""The encrypted file: only its key opens it, nothing in it can be read, and one program has it."""

import sqlite3
import subprocess
import sys
from contextlib import ExitStack

import pytest
import sqlcipher3

from tso_desktop.store.engine import OLDEST_SQLITE, check_linked_sqlite, open_engine
from tso_desktop.store.keys import NotAStore
from tso_desktop.store.single import OpenElsewhere
from tso_desktop.store.store import STORE, Store

CANARY = "Quillfeather Zyxxington"

# Opens the store whose folder and key are given, says so, and holds it until it is ended.
HOLDER = """
import sys
from pathlib import Path
from tso_desktop.store.store import Store
store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline()))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def closed(store, make_household):
    """The folder of a store that holds something and is closed."""
    make_household(name=CANARY)
    store.close()
    return store.folder


def refusal(folder, key):
    """What is said of the file, once it is sure that nothing in it was changed."""
    path = folder / STORE
    before = path.read_bytes()
    with pytest.raises(NotAStore) as refused:
        Store.open(folder, key)
    assert path.read_bytes() == before
    return str(refused.value)


@pytest.mark.parametrize(
    "content", [b"just a letter\n", b"just a letter\n" * 5000, b"\x00" * 8192], ids=len
)
def test_a_file_that_is_no_store_is_refused_and_left(tmp_path, data_key, content):
    (tmp_path / STORE).write_bytes(content)

    assert "not a store that this key opens" in refusal(tmp_path, data_key)


def test_an_empty_file_is_refused_and_not_made_into_a_store(tmp_path, data_key):
    (tmp_path / STORE).touch()

    with pytest.raises(NotAStore, match=r"store\.db is empty"):
        Store.open(tmp_path, data_key)


def test_a_plain_database_is_refused_and_left(tmp_path, data_key):
    plain = sqlite3.connect(tmp_path / STORE)
    plain.execute("CREATE TABLE people (id TEXT)")
    plain.commit()
    plain.close()

    assert "not a store that this key opens" in refusal(tmp_path, data_key)


@pytest.mark.parametrize("left", [100, 4096, 3 * 4096, 0.5, -4096])
def test_a_store_that_was_cut_off_is_refused_and_left(closed, data_key, left):
    path = closed / STORE
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * left) if isinstance(left, float) else left])

    assert "damaged" in refusal(closed, data_key)


def test_another_key_opens_nothing(closed, data_key):
    said = refusal(closed, bytes(32))

    assert "not a store that this key opens" in said
    assert "Nothing was changed" in said
    Store.open(closed, data_key).close()


def test_a_store_that_is_missing_is_not_made_by_opening(tmp_path, data_key):
    with pytest.raises(NotAStore, match=r"no store at store\.db"):
        Store.open(tmp_path, data_key)

    assert not (tmp_path / STORE).exists()


def test_the_folder_is_free_again_after_a_refusal(closed, data_key):
    with pytest.raises(NotAStore):
        Store.open(closed, bytes(32))

    Store.open(closed, data_key).close()


def test_every_connection_waits_for_the_disk_and_keeps_a_log(closed, data_key):
    engine = open_engine(closed / STORE, data_key)
    with ExitStack() as held:
        connections = [held.enter_context(engine.connect()) for _ in range(6)]
        said = [
            tuple(
                connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("synchronous", "journal_mode", "foreign_keys", "temp_store")
            )
            for connection in connections
        ]
    engine.dispose()

    assert said == [(2, "wal", 1, 2)] * 6


def test_the_sqlite_that_is_linked_loses_no_save():
    assert sqlcipher3.sqlite_version_info >= (3, 51, 3)
    assert OLDEST_SQLITE >= (3, 51, 3)
    check_linked_sqlite()


def test_an_older_sqlite_opens_nothing(closed, data_key, monkeypatch):
    monkeypatch.setattr(sqlcipher3, "sqlite_version_info", (3, 51, 2))
    monkeypatch.setattr(sqlcipher3, "sqlite_version", "3.51.2")

    assert "SQLite 3.51.2, which can lose a save" in refusal(closed, data_key)


def test_nothing_that_was_written_can_be_read_from_the_files(store, make_household):
    make_household(name=CANARY, reference="TS-QXQX")
    wal = store.folder / f"{STORE}-wal"
    assert wal.stat().st_size > 0
    while_open = (store.folder / STORE).read_bytes() + wal.read_bytes()
    with store.read() as reading:
        names = reading.connection.exec_driver_sql("SELECT name FROM households").scalars().all()
    store.close()
    after = (store.folder / STORE).read_bytes()

    assert names == [CANARY]
    for written in (while_open, after):
        assert b"SQLite format" not in written
        for word in ("Quillfeather", "quillfeather", "QXQX", "qxqx", "households", "CREATE TABLE"):
            assert word.encode() not in written
            assert word.encode("utf-16-le") not in written


def test_a_store_is_open_in_one_program_and_free_once_that_is_killed(closed, data_key):
    with subprocess.Popen(  # noqa: S603 - this interpreter
        [sys.executable, "-c", HOLDER, str(closed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        holder.stdin.write(data_key.hex() + "\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "open\n"

        with pytest.raises(OpenElsewhere, match="open in another window or command"):
            Store.open(closed, data_key)

        holder.kill()
        holder.wait()

    Store.open(closed, data_key).close()
