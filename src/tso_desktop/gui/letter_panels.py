"""A panel in place of the letters: a title, what it is about, fields, and one thing to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.gui.escape import Escape
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.plain_fields import PlainField, PlainText

_WIDEST = 760


class LetterPanel(ScrollColumn):
    """Fill `card.body`; `closed` when Back or Esc was pressed."""

    closed = Signal()

    def __init__(self, title: str, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(0, 0, 0, 22)
        back = Button("Back to the letters", "arrow-left", "quiet")
        back.clicked.connect(self.closed)
        self.card = Card(title, "", back)
        self.card.setMaximumWidth(_WIDEST)
        self.card.body.setSpacing(12)
        self.wrong = Words("", "bad", wrap=True)
        self.wrong.hide()
        self._first: QWidget | None = None
        self.body.addWidget(self.card)
        self.body.addStretch(1)
        if says:
            self.card.body.addWidget(Words(says, "muted", wrap=True))
        Escape(self).pressed.connect(self.closed)

    def put(self, fields: Sequence[PlainField]) -> None:
        for field in fields:
            self._first = self._first or field.editor
            self.card.body.addWidget(field)

    def act(self, *buttons: Button) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self.card.body.addWidget(self.wrong)
        self.card.body.addLayout(row)

    def begin(self) -> None:
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))


class ReasonPanel(LetterPanel):
    """Asks for a reason; `said` carries it."""

    said = Signal(str)

    def __init__(self, title: str, says: str, label: str, verb: str) -> None:
        super().__init__(title, says)
        self.reason = PlainText(label, lines=3)
        self.button = Button(verb, look="primary")
        self.put([self.reason])
        self.act(self.button)
        self.button.clicked.connect(self._say)

    def _say(self) -> None:
        if not self.reason.words():
            self.complain("Say why.")
            return
        self.complain("")
        self.said.emit(self.reason.words())
