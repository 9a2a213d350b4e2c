"""How long one save takes until it is on the disk, beside a bare insert of the same row.

    python tests/benchmarks/bench_save.py [rounds]

Both files are encrypted and `synchronous=FULL`. In each round one note is sealed through the
service, with its entry, its search text and its household's line, and the row that this made is
then inserted by Core alone into the other file, in a transaction of its own. Beside them a changed
field, as the window saves it while somebody types.
"""
# ruff: noqa: T201 - it speaks on standard output

import secrets
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))

from measured import at_95, in_words, say, say_machine
from sqlalchemy import insert, select

from tso_desktop.domain.households import Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.services.desk import Desk
from tso_desktop.services.practice import prepare_practice
from tso_desktop.store import schema
from tso_desktop.store.store import Store

ROUNDS = 300
MOST, MOST_TIMES = 0.010, 4.0
_NOTES = schema.PROJECTIONS["note"]


def main(rounds: int) -> None:
    say_machine()
    with tempfile.TemporaryDirectory(prefix="bench-save-") as folder:
        desk = prepare_practice(Path(folder) / "practice")
        (Path(folder) / "bare").mkdir()
        bare = Store.create(Path(folder) / "bare", secrets.token_bytes(32))
        _measure(desk, bare, rounds)
        bare.close()
        desk.close()


def _measure(desk: Desk, bare: Store, rounds: int) -> None:
    with desk.store.read() as reading:
        people = [one for one in reading.all(Person) if one.household]
    sealed, changed, inserted = [], [], []
    for turn in range(rounds + 5):
        person = desk.case_file.find(Person, people[turn % len(people)].id)
        began = time.perf_counter()
        note = _seal(desk, person, turn)
        sealed.append(time.perf_counter() - began)
        row = _row(desk, note)
        began = time.perf_counter()
        _insert(bare, row)
        inserted.append(time.perf_counter() - began)
        began = time.perf_counter()
        desk.case_file.change(person, language=f"Polish, and a little English ({turn})")
        changed.append(time.perf_counter() - began)
    _say("one note sealed, on disk", sealed[5:], inserted[5:])
    _say("one field changed, on disk", changed[5:], inserted[5:])


def _seal(desk: Desk, person: Person, turn: int) -> RecordId:
    assert person.household is not None
    at = datetime(2026, 11, 20, 9, tzinfo=UTC) + timedelta(seconds=turn)
    words = f"Rang {person.name}. The boiler was mended on day {turn}; will ring again."
    return desk.notes.log(person.household, how="call", words=words, happened_at=at)


def _row(desk: Desk, note: RecordId) -> dict[str, object]:
    with desk.store.read() as reading:
        asked = select(_NOTES).where(_NOTES.c.id == note)
        return dict(reading.connection.execute(asked).mappings().one())


def _insert(bare: Store, row: dict[str, object]) -> None:
    with bare.local() as connection:
        connection.execute(insert(_NOTES).values(row))


def _say(what: str, ours: list[float], bare: list[float]) -> None:
    late, times = at_95(ours), median(ours) / median(bare)
    say(f"{what}, 95th of {len(ours)}", in_words(late), f"≤ {in_words(MOST)}", met=late <= MOST)
    say("    beside a bare insert of the row", f"{times:.2f} ×", "≤ 4 ×", met=times <= MOST_TIMES)
    print(f"    medians: {in_words(median(ours))} and {in_words(median(bare))}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
