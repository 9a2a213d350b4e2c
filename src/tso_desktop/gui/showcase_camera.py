"""Takes pictures of the real window, light and dark, once nothing in it is under way."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.look import Mode
from tso_desktop.gui.window import Shell

_SIZE = (1366, 768)
_PATIENCE_SECONDS = 60.0
_AT_ONCE_MS = 20
_ENDINGS = {Mode.LIGHT: "", Mode.DARK: "-dark"}


class Stuck(Refused):
    """The window did not come to where it should be; says what was waited for."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The demonstration stopped: {why} Only the practice caseload was touched."
        )


class Camera:
    """Holds one window, and writes what stands in it as `name.png` and `name-dark.png`."""

    def __init__(self, shell: Shell, out: Path, tell: Callable[[str], object]) -> None:
        self.shell = shell
        self._out, self._tell = out, tell
        shell.look.mode = Mode.LIGHT
        shell.resize(*_SIZE)
        shell.show()

    def wait_for(self, what: str, is_so: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while not is_so():
            if time.monotonic() > until:
                raise Stuck(f"it waited in vain for {what}.")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _AT_ONCE_MS)

    def rest(self) -> None:
        """Until nothing is under way and everything is laid out."""
        self.wait_for("work under way", lambda: not self.shell.background.busy)
        for _ in range(3):
            QApplication.processEvents()
        # Without a running loop nothing that was left behind goes by itself.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def picture(self, name: str) -> None:
        """Both looks, the one that is worn first: dressing every widget anew takes longest."""
        for mode in sorted(_ENDINGS, key=lambda one: one is not self.shell.look.mode):
            self.shell.look.mode = mode
            self.rest()
            path = self._out / f"{name}{_ENDINGS[mode]}.png"
            self.shell.grab().save(str(path))
            self._tell(path.name)

    def type(self, box: QWidget, words: str) -> None:
        """As it would be typed, all of it at once."""
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        key = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, words
        )
        QApplication.sendEvent(box, key)
        self.rest()

    def close(self) -> None:
        """No window and no thread stays behind."""
        self.shell.close()
        if self.shell.isVisible():  # it asks once before something is left unsaved
            self.shell.close()
        # The next window brings its own look, and only one may dress the application.
        for one in (self.shell, self.shell.look):
            one.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
