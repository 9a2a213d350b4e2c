"""Whose visit it is to be: a search for the household, and the one that was picked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import empty
from tso_desktop.services.caseload import Found, Line

_REST_MS = 150
_SHOWN = 5


class WhoseVisit(QWidget):
    """`asked` carries what to look for; `picked` the line of a household, or None."""

    asked = Signal(str)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: Line | None = None
        self.search = QLineEdit(placeholderText="Name, reference, address or phone")
        self.search.setAccessibleName("Find the household")
        self._said = Words("", "muted", wrap=True)
        self._name = Elided("", "value")
        self.other = Button("Another household", look="ghost")
        self._picked = QWidget()
        row = QHBoxLayout(self._picked)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._name, 1)
        row.addWidget(self.other)
        self._picked.hide()
        self._found = QVBoxLayout()
        self._found.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self._said)
        column.addLayout(self._found)
        column.addWidget(self._picked)
        self._said.hide()
        self.buttons: list[Button] = []
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(lambda: self.asked.emit(self.search.text()))
        self.search.textEdited.connect(self._search)
        self.search.returnPressed.connect(self._take_first)
        self.other.clicked.connect(self.clear)

    def show_found(self, asked: str, found: Sequence[Found]) -> None:
        """What was found for these words; an answer to older words is passed over."""
        if asked != self.search.text() or self.line is not None:
            return
        self._clear_found()
        self._say("" if found or not asked.strip() else "No household fits that.")
        for one in found[:_SHOWN]:
            self.buttons.append(self._button(one.line))
            self._found.addWidget(self.buttons[-1])

    def pick(self, line: Line) -> None:
        self.line = line
        self._clear_found()
        self._say("")
        self.search.hide()
        self._picked.show()
        self._name.show_words(f"{line.name}, {line.reference}" if line.reference else line.name)
        self.picked.emit(line)

    def clear(self) -> None:
        self.line = None
        self._picked.hide()
        self.search.clear()
        self.search.show()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit(None)

    def _button(self, line: Line) -> Button:
        words = ", ".join(part for part in (line.name, line.reference, line.address) if part)
        button = dressed(Button(words, "users-round", "choice"), "choice")
        button.clicked.connect(lambda: self.pick(line))
        return button

    def _search(self, words: str) -> None:
        """While it looks it says so: a list never says "nothing" too early."""
        self._clear_found()
        self._say("Looking…" if words.strip() else "")
        self._rest.start()

    def _take_first(self) -> None:
        if self.buttons:
            self.buttons[0].click()

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _clear_found(self) -> None:
        self.buttons = []
        empty(self._found)
