"""Locks what was left alone: counts the minutes since the last key, touch or mouse move."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

_LOOK_EVERY_MS = 5_000
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.InputMethod,
}


class Idle(QObject):
    """Says `passed` once when nobody did anything for the limit.

    The wall clock decides, not the timer: a laptop that slept with its lid shut was idle too.
    """

    passed = Signal()

    def __init__(
        self,
        usual_minutes: Callable[[], int],
        *,
        clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._usual = usual_minutes
        self._clock = clock
        self._allowed: int | None = None
        self._last = clock()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.focusWindowChanged.connect(self._listen)  # dialogs are windows of their own

    @property
    def minutes(self) -> int:
        return self._usual() if self._allowed is None else self._allowed

    def watch(self, window: QWidget) -> None:
        """Listens to windows themselves, which hear every key before any widget does."""
        self._listen(window.windowHandle())

    def begin(self) -> None:
        self._last = self._clock()
        self._allowed = None
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def allow(self, minutes: int | None) -> None:
        """Another limit for as long as a page asks for it; None is the usual one."""
        self._allowed = minutes
        self._last = self._clock()

    def look(self) -> bool:
        """Whether the limit has passed; says so if it has."""
        if not self._timer.isActive():
            return False
        # A clock that was set back must not put the lock off for hours.
        idle = abs(self._clock() - self._last)
        if idle < self.minutes * 60:
            return False
        self._timer.stop()
        self.passed.emit()
        return True

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The first key after a long sleep locks, and does nothing else.
        if event.type() in _SIGNS_OF_LIFE:
            if self.look():
                return True
            self._last = self._clock()
        return super().eventFilter(watched, event)
