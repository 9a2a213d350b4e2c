"""A process that types into a visit until it is killed; it says how many letters are on disk.

Started by test_visit_killed with a folder, a key and a visit.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.workbench import Clock, a_place

from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.look import Look, Mode
from tso_desktop.gui.visit_mode import make_visit_mode
from tso_desktop.services.desk import Desk
from tso_desktop.store.store import Store

TEXT = "The boiler failed on Friday. She has one heater for three rooms, and the meter is in debt. "
_A_KEY_EVERY_MS = 15


def main(folder: str, key: str, visit: str) -> None:
    app = QApplication([])
    Look(app, Mode.LIGHT)
    desk = Desk(Store.open(Path(folder), bytes.fromhex(key), clock=Clock()))
    window = QWidget()
    place = a_place(desk, window)
    view = make_visit_mode(place, RecordId(visit))
    view.setParent(window)
    window.show()
    window.activateWindow()
    view.section_chosen.emit("talk")
    letters = iter(TEXT * 20)

    def type_one() -> None:
        QTest.keyClicks(view.talk.box, next(letters))
        kept = desk.visiting.resume(RecordId(visit))
        sys.stdout.write(f"{len(kept.writing.words) if kept else 0}\n")
        sys.stdout.flush()

    keys = QTimer(interval=_A_KEY_EVERY_MS)
    keys.timeout.connect(type_one)
    keys.start()
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
