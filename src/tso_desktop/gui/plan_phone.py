"""Asks for the number that residents ring, where none is set and a plan is about to be given."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Notice

_MISSING = (
    "No phone number is set that residents ring. The paper leaves a line to write it on. "
    "Type it here once, or later under Directory."
)


class PhoneAsk(QWidget):
    """`kept` carries the number."""

    kept = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit(placeholderText="01632 960100", maxLength=40)
        self.line.setAccessibleName("Phone number that residents ring")
        self.keep = Button("Keep", "check", "suggest")
        self.keep.setAccessibleName("Keep the phone number")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Notice(_MISSING, "amber", "phone"))
        column.addWidget(Words("Phone number that residents ring", "label"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        column.addLayout(row)
        self.keep.clicked.connect(self._say)
        self.line.returnPressed.connect(self._say)

    def _say(self) -> None:
        if number := self.line.text().strip():
            self.kept.emit(number)
        else:
            self.line.setFocus()
