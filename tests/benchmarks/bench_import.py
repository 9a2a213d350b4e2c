"""How long 5,000 rows take: reading a spreadsheet, importing it in one act, and one undo of it.

    python tests/benchmarks/bench_import.py [rows]

The file is made by the benchmark: 22 columns, every cell filled that an officer would fill. The
goal is for reading and importing together; the processor's time stands beside each figure, for
other work on the machine lengthens only the clock's.
"""
# ruff: noqa: T201 - it speaks on standard output

import random
import resource
import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent))

import xlsxwriter
from measured import in_words, say, say_machine

from tso_desktop.domain.directory import Council, Officer
from tso_desktop.domain.ids import RecordId
from tso_desktop.services.desk import Desk
from tso_desktop.store.store import Store

ROWS = 5_000
MOST = 10.0
CANCEL = 0.5
AS_AT = date(2026, 11, 20)
HEADINGS = (
    *("Ref", "Name", "Partner", "D.O.B.", "Address", "Post code", "Tel", "Kids", "Tenure"),
    *("Landlord", "Rent", "Freq", "Arrears", "As at", "Referred by", "Ref date", "Notice?"),
    *("Notice expires", "Risk / warnings", "Last seen", "Next visit", "Notes"),
)
FIRST = (
    *("Amy", "Ben", "Cara", "Dan", "Ella", "Finn", "Grace", "Hugh", "Isla", "Jack", "Kit", "Lena"),
    *("Max", "Nia", "Owen", "Pia", "Rosa", "Wyn"),
)
LAST = (
    *("Ashby", "Barrow", "Cotter", "Dunford", "Easton", "Fairley", "Garland", "Holt", "Ingram"),
    *("Jarvis", "Kemble", "Lovell"),
)
ENDS = ("", "ton", "ley", "field", "worth", "combe", "don", "wick", "ham", "bury")

T = TypeVar("T")


class Stopped(Exception):
    pass


def main(rows: int) -> None:
    say_machine()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "caseload.xlsx"
        write_file(path, rows)
        store = Store.create(Path(folder), secrets.token_bytes(32))
        with store.work("begin") as work:
            work.create(Officer, record=RecordId(store.officer), name="Jo Moffat")
            work.create(Council, name="Fossbrook Council")
        measure(Desk(store), path)
        store.close()
    print(f"    most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def measure(desk: Desk, path: Path) -> None:
    read, preview = timed("read and understood", lambda: desk.imports.preview(path))
    stopping, _ = timed("cancelled half way, rolled back", lambda: stop_half_way(desk, preview))
    written, done = timed("imported in one act", lambda: desk.imports.run(preview))
    whole = read + written
    rows = len(preview.proposal.rows)
    goal = MOST * rows / ROWS
    say(f"{rows:,} rows, read and imported", in_words(whole), f"≤ {goal:.1f} s", met=whole <= goal)
    print(f"    {stopping:.1f} s of it had been done when it was cancelled")
    undoing, _ = timed("taken back by one undo", lambda: desk.imports.take_back(done))
    say(f"{rows:,} rows, one undo", in_words(undoing), f"≤ {goal:.1f} s", met=undoing <= goal)


def stop_half_way(desk: Desk, preview: object) -> None:
    def tell(done: int, of: int) -> None:
        if done * 2 > of:
            raise Stopped

    try:
        desk.imports.run(preview, tell=tell)  # type: ignore[arg-type]
    except Stopped:
        return
    raise AssertionError("It was not stopped.")


def timed(what: str, work: Callable[[], T]) -> tuple[float, T]:
    clock, processor = time.perf_counter(), time.process_time()
    answer = work()
    took, used = time.perf_counter() - clock, time.process_time() - processor
    print(f"    {what:<34} {in_words(took):>10}, processor {in_words(used)}")
    return took, answer


def write_file(path: Path, rows: int) -> None:
    chance = random.Random(7)  # noqa: S311 - invented people
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Live")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    page.write(0, 0, "Caseload @ 20 Nov 2026")
    page.write_row(2, 0, HEADINGS)
    for number in range(rows):
        for column, value in enumerate(one_row(chance, number)):
            if isinstance(value, date):
                at = datetime(value.year, value.month, value.day, tzinfo=UTC).replace(tzinfo=None)
                page.write_datetime(number + 3, column, at, day)
            elif value != "":
                page.write(number + 3, column, value)
    book.close()


def one_row(chance: random.Random, number: int) -> list[str | float | date]:
    def ago(least: int, most: int) -> date:
        return AS_AT - timedelta(days=chance.randint(least, most))

    surname = chance.choice(LAST) + chance.choice(ENDS) + chance.choice(("", "s", "e"))
    partner = f"{chance.choice(FIRST)} {surname}" if chance.random() < 0.3 else ""
    road = f"{chance.choice(LAST)} {chance.choice(('Row', 'Lane', 'Street', 'Close'))}"
    letters = f"{chance.choice('ABDEFGHJ')}{chance.choice('ABDEFGHJ')}"
    return [
        f"TS-{number + 1:05}",
        f"{chance.choice(FIRST)} {surname}",
        partner,
        ago(7_000, 24_000),
        f"{chance.randint(1, 99)} {road}, {chance.choice(LAST)} Magna",
        f"DT{chance.randint(1, 11)} {chance.randint(1, 9)}{letters}",
        f"01632 960{chance.randint(0, 999):03}" if chance.random() < 0.02 else "",
        chance.choice(("", 0, 1, 2, "2 (7 & 4)")),
        chance.choice(("Private rented", "HA", "PRS shared", "Council")),
        f"{chance.choice(LAST)} Homes",
        chance.randint(80, 900),
        chance.choice(("w", "monthly", "4 weekly")),
        chance.choice(("", f"£{chance.randint(10, 3_000)}.40")),
        ago(1, 60),
        chance.choice(("Self", "GP", "Citizens Advice", "School family worker")),
        ago(30, 300),
        "",
        "",
        chance.choice(("", "Dog in yard", "No signal; park at church", "Do not visit alone")),
        ago(1, 40),
        AS_AT + timedelta(days=chance.randint(3, 30)),
        f"Keen to stay near school. Works {chance.randint(4, 40)}h. UC claim pending {number}.",
    ]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
