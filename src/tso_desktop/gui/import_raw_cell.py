"""A cell as it stood in the sheet, in letters of one width; what does not fit ends in …."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from tso_desktop.gui.parts import Elided, tip

_PADDING = 18


class RawCell(Elided):
    """An elided line that knows of the room around it in the style sheet."""

    def __init__(self, words: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(words, "mono", parent=parent)

    def sizeHint(self) -> QSize:
        asked = super().sizeHint()
        return QSize(asked.width() + _PADDING, asked.height())

    def _fit(self) -> None:
        self.ensurePolished()
        room = max(0, self.width() - _PADDING)
        shown = self.fontMetrics().elidedText(self.words(), Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(tip(self.words()) if shown != self.words() else "")
