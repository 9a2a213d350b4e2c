"""The list that opens under a field: who wrote which value, when, and from what."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.parts import Words, line
from tso_desktop.gui.parts_buttons import Button, SquareButton
from tso_desktop.gui.parts_cards import Soft, empty


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One past value, newest first in the list; all of it already in words."""

    when: str
    who: str
    value: str
    source: str = ""


class HistoryPanel(Soft):
    undo_asked = Signal()
    closed = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        head = QHBoxLayout()
        head.addWidget(Words(f"{label}: what it was", "label"), 1)
        self.undo = Button("Undo the last change", "undo-2", "ghost")
        self.close_button = Button("Close", look="quiet")
        head.addWidget(self.undo)
        head.addWidget(self.close_button)
        self.body.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)
        self.undo.clicked.connect(self.undo_asked)
        self.close_button.clicked.connect(self.closed)

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        empty(self._lines)
        self.undo.setVisible(bool(lines))
        if not lines:
            self._lines.addWidget(Words("Nothing was ever written here.", "muted"))
        for number, past in enumerate(lines):
            if number:
                self._lines.addWidget(line())
            self._lines.addWidget(Words(past.value or "Left blank", wrap=True).selectable())
            origin = f"{past.when} · {past.who}"
            said = f"{origin} · {past.source}" if past.source else origin
            self._lines.addWidget(Words(said, "muted", wrap=True))


def history_button(label: str, field: QWidget) -> SquareButton:
    """Also pressed by Ctrl+H in the field."""
    button = SquareButton("history", f"History of {label} (Ctrl+H)", "border2")
    button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # half the tab stops
    keys = QShortcut(QKeySequence("Ctrl+H"), field)
    keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    keys.activated.connect(button.click)
    return button
