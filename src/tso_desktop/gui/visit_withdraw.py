"""Withdrawing a sealed record: with a reason, struck through, never gone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.escape import Escape
from tso_desktop.gui.look import mark
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.visit_typing import TypingLine


class WithdrawPart(QWidget):
    """A quiet way in; `given` carries the reason, for without one nothing is withdrawn."""

    given = Signal(str)

    def __init__(self, record: RecordId) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.ask = Button("Withdraw this record…", "x", "quiet")
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self._asking = QWidget()
        self._asking.hide()
        column.addWidget(self._asking)
        inner = QVBoxLayout(self._asking)
        inner.setContentsMargins(0, 0, 0, 0)
        said = "It stays here, struck through, with your name, the day and your reason."
        inner.addWidget(Words(said, "muted", wrap=True))
        row = QHBoxLayout()
        self.reason = TypingLine(
            f"withdraw:{record}", "Why the record is withdrawn", "Why: written to the wrong home"
        )
        self.do = Button("Withdraw it", look="suggest")
        self.not_now = Button("Not now", look="quiet")
        row.addWidget(self.reason, 1)
        row.addWidget(self.do)
        row.addWidget(self.not_now)
        inner.addLayout(row)
        self.wrong = Words("", "bad", wrap=True)
        self.wrong.hide()
        inner.addWidget(self.wrong)
        for button in (self.ask, self.do, self.not_now):
            button.setAccessibleName(button.text())
        self.ask.clicked.connect(self._open)
        self.not_now.clicked.connect(self._close)
        self.do.clicked.connect(self._give)
        self.reason.returnPressed.connect(self._give)
        Escape(self._asking).pressed.connect(self._close)

    def _open(self) -> None:
        self.ask.hide()
        self._asking.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._asking.hide()
        self.ask.show()
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        reason = self.reason.text().strip()
        self.wrong.setText("" if reason else "Say in a few words why. The record is unchanged.")
        self.wrong.setVisible(not reason)
        if reason:
            self.given.emit(reason)


def strike(words: QWidget) -> None:
    """A line through the words; a chip beside them says the same."""
    mark(words, "struck", "1")
