"""The process that is to be killed: it saves without end and acknowledges what is on disk.

`python -m tests.faults.saving_child FOLDER KEYHEX MODE [COUNT]` saves in this process.
With COUNT `nursery` it forks one saver for each line it reads, so that only the first one pays for
the imports; it says `pid N` for each, and `gone STATUS` once it is dead.
"""

import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import delete, event, insert, select

from tso_desktop.domain.casework import Note
from tso_desktop.domain.households import Household, Person
from tso_desktop.domain.ids import RecordId, new_id
from tso_desktop.store import schema
from tso_desktop.store.store import Store

NOTES = schema.PROJECTIONS["note"]
PEOPLE = schema.PROJECTIONS["person"]


def say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def prepare(folder: Path, key: bytes) -> None:
    """A store with the one household and person that every save is about."""
    store = Store.create(folder, key)
    with store.work("open_household") as work:
        household = work.create(Household, name="Tamsin Brackenbury")
        work.create(Person, household=household, name="Tamsin Brackenbury", age=0)
    store.close()


class Saver:
    """Makes a note and changes a person in one act; both carry the number of the save."""

    def __init__(self, store: Store) -> None:
        self.store = store
        with store.read() as reading:
            row = reading.connection.execute(
                select(PEOPLE.c.id, PEOPLE.c.household, PEOPLE.c.age)
            ).one()
            self._as_of = reading.as_of
        self.person, self.household = RecordId(row[0]), RecordId(row[1])
        self.saved = row[2]

    def save(self, number: int, *, inside: Callable[[], None] = lambda: None) -> None:
        with self.store.work("note") as work:
            work.create(Note, household=self.household, words=str(number))
            work.change(Person, self.person, as_of=self._as_of, age=number)
            inside()

    def save_in_two(self, number: int) -> None:
        """The planted fault: the row is committed, and only then its entry."""
        note = new_id()
        with self.store.local() as connection:
            connection.execute(
                insert(NOTES).values(id=note, scope=1, household=self.household, words=str(number))
            )
        with self.store.work("note") as work:
            work.connection.execute(delete(NOTES).where(NOTES.c.id == note))
            work.create(Note, record=RecordId(note), household=self.household, words=str(number))
            work.change(Person, self.person, as_of=self._as_of, age=number)


def run(folder: Path, key: bytes, mode: str, saves: int | None = None) -> None:
    store = Store.open(folder, key)
    if wanted := os.environ.get("TSO_FAULT_SYNCHRONOUS"):
        weaken(store, wanted)
    saver = Saver(store)
    say("ready")
    first = saver.saved + 1
    for number in count(first) if saves is None else range(first, first + saves):
        match mode:
            case "ack_before_commit":
                saver.save(number, inside=lambda number=number: say(f"ack {number}"))
                continue
            case "two_transactions":
                saver.save_in_two(number)
            case _:
                saver.save(number)
        say(f"ack {number}")
    os._exit(0)  # closing would checkpoint: the log is left as a dead laptop leaves it


def weaken(store: Store, synchronous: str) -> None:
    """The planted fault: every connection from now on has a weaker `synchronous`."""
    engine = store._engine

    def after_ours(dbapi, _record):
        dbapi.execute(f"PRAGMA synchronous = {synchronous}")

    event.listen(engine, "connect", after_ours)
    engine.dispose()


def warm_up() -> None:
    """One save on a store of no account: every later saver is forked with the imports done."""
    with TemporaryDirectory() as folder:
        key = bytes(32)
        prepare(Path(folder), key)
        store = Store.open(Path(folder), key)
        Saver(store).save(1)
        store.close()


def nursery(folder: Path, key: bytes, mode: str) -> None:
    warm_up()
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            run(folder, key, mode)
        say(f"pid {child}")
        _, status = os.waitpid(child, 0)
        say(f"gone {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    _, where, keyhex, how, *rest = sys.argv
    if rest == ["nursery"]:
        nursery(Path(where), bytes.fromhex(keyhex), how)
    else:
        run(Path(where), bytes.fromhex(keyhex), how, *map(int, rest))
