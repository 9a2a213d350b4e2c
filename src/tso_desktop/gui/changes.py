"""The one signal for "something was written": each screen asks whether it is touched."""

from PySide6.QtCore import QObject, Signal, Slot


class Changes(QObject):
    """`written` carries a tuple of `tso_desktop.domain.journal.Entry`, told after the commit.

    `announce` may be called on any thread; screens hear of it on the window's.
    """

    written = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._pass_on)

    def announce(self, entries: object) -> None:
        self._arrived.emit(entries)

    @Slot(object)
    def _pass_on(self, entries: object) -> None:
        self.written.emit(entries)
