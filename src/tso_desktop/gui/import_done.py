"""After an import: what came in, and the ways on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, empty


class DonePanel(QWidget):
    """One undo takes the whole import back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.title = Words("", "h1")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.caseload_button = Button("Open the caseload", "users-round", "primary")
        self.undo_button = Button("Undo the whole import", "undo-2")
        self.another_button = Button("Import another file", look="ghost")
        card = Card()
        column = card.body
        column.addStretch(1)
        column.addWidget(Icon("circle-check", "green", 36), 0, middle)
        column.addWidget(self.title, 0, middle)
        column.addLayout(self._lines)
        column.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for button in (self.caseload_button, self.undo_button, self.another_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def show_done(self, title: str, lines: tuple[str, ...]) -> None:
        self.title.setText(title)
        empty(self._lines)
        for said in lines:
            words = Words(said, "muted", wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._lines.addWidget(words)
