"""A process that is killed in the middle of a word loses nothing that was on disk."""

import os
import secrets
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.typing_child import TEXT
from tests.gui.workbench import Clock, a_place

from tso_desktop.domain.directory import Council, Officer
from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.visit_mode import make_visit_mode
from tso_desktop.gui.visit_typing import caret_of
from tso_desktop.services.desk import Desk
from tso_desktop.store.store import Store

ROOT = Path(__file__).parents[2]
KEY = secrets.token_bytes(32)


@pytest.fixture
def visit(tmp_path):
    """A store with a booked visit, closed again: the child is to open it."""
    store = Store.create(tmp_path, KEY, clock=Clock())
    with store.work("begin") as work:
        work.create(Officer, record=RecordId(store.officer), name="Jo Moffat")
        work.create(Council, name="Fossbrook Council")
    desk = Desk(store)
    household = desk.case_file.open_household("Tamsin Brackenbury")
    visit = desk.visiting.book(household, date(2026, 11, 23), time(9, 30))
    desk.close()
    return visit


def type_until_killed(folder: Path, visit: str, letters: int) -> int:
    """Lets the child type, kills it, and says how many letters it had seen on disk."""
    here = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    child = subprocess.Popen(  # noqa: S603  our own module
        [sys.executable, "-m", "tests.gui.typing_child", str(folder), KEY.hex(), visit],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": here},
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        seen = 0
        for line in child.stdout or ():
            seen = int(line)
            if seen >= letters:
                break
        child.kill()
    return seen


def test_a_killed_process_loses_nothing_that_was_kept(tmp_path, qtbot, visit):
    seen = type_until_killed(tmp_path, visit, letters=60)
    assert seen >= 60

    desk = Desk(Store.open(tmp_path, KEY, clock=Clock()))
    window = QWidget()
    qtbot.addWidget(window)
    view = make_visit_mode(a_place(desk, window), visit)
    view.setParent(window)
    window.show()
    view.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()

    words = view.talk.box.words()
    assert len(words) >= seen
    assert (TEXT * 20).startswith(words)
    assert view.section == "talk"
    assert QApplication.focusWidget() is view.talk.box
    assert caret_of(view) == ("note", len(words))
    desk.close()
