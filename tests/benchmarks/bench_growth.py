"""Whether Today and a household's page stay as quick when the caseload grows a thousandfold.

    python tests/benchmarks/bench_growth.py [rounds]

Both caseloads hold the same twenty open households, so both show the same. Each round does the same
thing in the one and in the other, in turn; first through the services, then through the widgets,
made and painted off screen. It counts the processor's time, which other work on the machine does
not lengthen.
"""
# ruff: noqa: T201 - it speaks on standard output, and chooses its screen first

import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).parent))

from large import FOLDER, few, many
from measured import in_words, say, say_machine
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tso_desktop.domain.casework import Note
from tso_desktop.domain.households import Household
from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.opening import make_shell
from tso_desktop.gui.ways import Ways, tabs
from tso_desktop.gui.window import Shell
from tso_desktop.services.caseload import Filter
from tso_desktop.services.desk import Desk

ROUNDS = 25
MOST = 1.3
NAME = "Winnifred Oakhanger"
_SIZE = (1154, 728)


class Side:
    """One caseload, its window, and the household that is looked at in it."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.shell: Shell = make_shell(folder)
        self.shell.show()
        self.shell._open(desk)
        assert self.shell.main is not None
        self.ways = Ways(desk, self.shell, self.shell.main)
        self.household = self._household()

    def _household(self) -> RecordId:
        page = self.desk.caseload.page(Filter(as_at=self.desk.today()), limit=100)
        return next(
            line.household
            for line in page
            if getattr(self.desk.case_file.find(Household, line.household), "name", "") == NAME
        )


def today(side: Side) -> None:
    look = side.desk.day.look()
    side.desk.tasks.due_tasks(None, look.day + timedelta(days=7))


def page(side: Side) -> None:
    desk, household = side.desk, side.household
    desk.case_file.head(household)
    desk.notes.story(household)
    desk.planning.plan(household)
    desk.promises.last_time(household)
    desk.tasks.due_tasks(household, desk.today() + timedelta(days=60))
    desk.case_file.all(Note, household)


def caseload(side: Side) -> None:
    wanted = Filter(as_at=side.desk.today())
    side.desk.caseload.page(wanted, sort="next")
    side.desk.caseload.count(wanted)


def today_painted(side: Side) -> None:
    _painted(side.ways.make_today())


def page_painted(side: Side) -> None:
    from tso_desktop.gui.household import HouseholdPage

    _painted(HouseholdPage(side.ways.place, side.household, tabs(), "Overview"))


def caseload_painted(side: Side) -> None:
    _painted(side.ways.make_caseload())


def _painted(widget: QWidget) -> None:
    widget.resize(*_SIZE)
    widget.grab()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


LOOKS: tuple[tuple[str, Callable[[Side], None], bool], ...] = (
    ("Today, asked of the services", today, True),
    ("a household's page, asked of the services", page, True),
    ("the caseload, asked of the services", caseload, False),
    ("Today, made and painted", today_painted, True),
    ("a household's page, made and painted", page_painted, True),
    ("the caseload, made and painted", caseload_painted, False),
)


def main(rounds: int) -> None:
    app = QApplication(sys.argv[:1])
    small, large = Side(few(), FOLDER / "few"), Side(many(), FOLDER / "many")
    app.processEvents()
    with large.desk.store.read() as reading:
        households = len(reading.all(Household))
        notes = len(reading.all(Note))
    say_machine()
    print(f"{households:,} households and {notes:,} notes, beside 20 households")
    for what, look, has_goal in LOOKS:
        _compare(what, look, small, large, rounds=rounds, has_goal=has_goal)
    for side in (small, large):
        side.shell.close()


def _compare(
    what: str,
    look: Callable[[Side], None],
    small: Side,
    large: Side,
    *,
    rounds: int,
    has_goal: bool,
) -> None:
    few_took, many_took = [], []
    for side in (small, large):
        look(side)
    for _ in range(rounds):
        few_took.append(_time(look, small))
        many_took.append(_time(look, large))
    ratio = median(many_took) / median(few_took)
    figure = f"{ratio:.2f} ×"
    if has_goal:
        say(what, figure, f"≤ {MOST} ×", met=ratio <= MOST)
    else:
        print(f"{what:<58} {figure:>22}")
    print(f"    {in_words(median(few_took))} with few, {in_words(median(many_took))} with many")


def _time(look: Callable[[Side], None], side: Side) -> float:
    began = time.process_time()
    look(side)
    return time.process_time() - began


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
