"""The strip at the foot of the window: what was just done, for some seconds, with an Undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Elided
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_chips import Tone, ink

_ICONS = {"green": "circle-check", "red": "circle-alert", "amber": "triangle-alert"}
_GAP = 18
_ABOVE = 8


class Told(QFrame):
    """Floats over its window and takes no focus; Ctrl+Z reaches Undo while it is shown.

    `room` says how much of the foot it needs, so that it covers nothing; 0 once it is gone.
    """

    room = Signal(int)

    def __init__(self, window: QWidget, seconds: float = 8.0) -> None:
        super().__init__(window)
        self._window = window
        dressed(self, "told")
        self._undo: Callable[[], object] | None = None
        self._icon = Icon("circle-check", "green")
        self._words = Elided("", "strong")
        self._button = Button("Undo", "undo-2", "ghost")
        self._button.setToolTip("Ctrl+Z")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 8, 5)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self._rest = QTimer(self, interval=round(seconds * 1000), singleShot=True)
        self._rest.timeout.connect(self.hide)
        self._button.clicked.connect(self.undo)
        self._keys = QShortcut(QKeySequence.StandardKey.Undo, window)
        self._keys.activated.connect(self.undo)
        self._keys.setEnabled(False)
        window.installEventFilter(self)
        self.hide()

    def words(self) -> str:
        return self._words.words()

    def tell(
        self, words: str, undo: Callable[[], object] | None = None, tone: Tone = "green"
    ) -> None:
        """Says what was done; an error stays until something else is said."""
        self._undo = undo
        self._icon.show_icon(_ICONS.get(tone, "info"), ink(tone))
        self._words.show_words(words)
        self.setAccessibleName(words)
        self._button.setVisible(undo is not None)
        self._keys.setEnabled(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self.room.emit(self.height() + _GAP + _ABOVE)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if tone == "red":
            self._rest.stop()
        else:
            self._rest.start()

    def undo(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: object) -> None:
        self._keys.setEnabled(False)
        self.room.emit(0)
        super().hideEvent(event)  # type: ignore[arg-type]

    def _place(self) -> None:
        window = self._window
        wanted = self._row.sizeHint().width() + 24
        width = min(wanted, window.width() - 2 * _GAP)
        height = max(56, self.sizeHint().height())
        self.setGeometry(
            (window.width() - width) // 2, window.height() - height - _GAP, width, height
        )
