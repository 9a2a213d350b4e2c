"""Esc inside a panel closes the panel, not the page around it that listens for Esc too."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class Escape(QObject):
    """Two shortcuts on one key would cancel each other out; the key itself goes to the nearest."""

    pressed = Signal()

    def __init__(self, panel: QWidget, *, wanted: Callable[[], bool] = lambda: True) -> None:
        """`wanted` says whether the key has something to close just now."""
        super().__init__(panel)
        self._wanted = wanted
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._wanted():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.pressed.emit()
                return True
        return super().eventFilter(watched, event)
