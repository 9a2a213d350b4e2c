"""One start of the program, timed from outside: lock screen, passphrase, Today.

    python one_start.py FOLDER PASSPHRASE BEGAN

BEGAN is the moment (`time.time()`) at which whoever started this process did so. Prints one line
of JSON: seconds to the painted lock screen, and from the derived key to the painted Today.
"""
# ruff: noqa: T201, E402 - it speaks on standard output; the clock is read before anything else

import sys
import time

BEGAN = float(sys.argv[3])
AWAKE = time.time() - BEGAN

import json
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

import tso_desktop.app
from tso_desktop.gui.lock import LockView
from tso_desktop.gui.opening import make_shell
from tso_desktop.gui.window import Shell

_TYPING_MS = 800


class Watch(QObject):
    """Notes when the lock screen and Today are painted for the first time, and types between."""

    def __init__(self, shell: Shell, passphrase: str) -> None:
        super().__init__(shell)
        self._shell, self._passphrase = shell, passphrase
        self.noted: dict[str, float] = {"python": AWAKE}
        self._watched: QWidget | None = None
        self._what = ""
        self._watch(shell.findChild(LockView), "lock")
        shell.unlocked.connect(lambda _desk: self._watch(shell.main.page, "today"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._watched and event.type() == QEvent.Type.Paint:
            self._watched = None
            # After this paint and the flush that follows it.
            QTimer.singleShot(0, self, self._painted)
        return False

    def derived(self) -> None:
        self.noted["derived"] = time.time()

    def _watch(self, widget: QWidget | None, what: str) -> None:
        if widget is None:
            raise RuntimeError(f"there is no {what} to watch")
        self._watched, self._what = widget, what
        widget.installEventFilter(self)

    def _painted(self) -> None:
        self.noted[self._what] = time.time()
        if self._what == "lock":
            QTimer.singleShot(_TYPING_MS, self, self._type)
        else:
            self._tell()

    def _type(self) -> None:
        lock = self._shell.findChild(LockView)
        lock.passphrase.line.setText(self._passphrase)
        lock.unlock.click()

    def _tell(self) -> None:
        noted = self.noted
        found = {
            "python": noted["python"],
            "lock": noted["lock"] - BEGAN,
            "today": noted["today"] - noted["derived"],
        }
        print(json.dumps(found), flush=True)
        self._shell.close()
        QApplication.quit()


def main() -> int:
    """As the program itself does it, with somebody who watches."""
    tso_desktop.app.parser()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("TSO Desktop")
    shell = make_shell(Path(sys.argv[1]))
    _note_when_derived(Watch(shell, sys.argv[2]))
    shell.show()
    return int(app.exec())


def _note_when_derived(watch: Watch) -> None:
    """The passphrase's own slow step is left out: its end is where this clock begins."""
    from tso_desktop.services import keeping

    open_store = keeping.Keeping._open

    def noted(self: keeping.Keeping, data_key: bytes) -> object:
        watch.derived()
        return open_store(self, data_key)

    keeping.Keeping._open = noted  # type: ignore[assignment,method-assign]


if __name__ == "__main__":
    sys.exit(main())
