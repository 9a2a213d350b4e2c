"""The one signal for "something was written": each screen asks whether it is touched."""

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """`written` carries a tuple of `tso_desktop.domain.journal.Entry`, told after the commit.

    `announce` may be called on any thread; Qt tells the screens on the window's.
    """

    written = Signal(object)

    def announce(self, entries: object) -> None:
        self.written.emit(entries)
