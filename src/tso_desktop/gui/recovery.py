"""The way in for an officer who has forgotten her passphrase: the printed recovery key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.passphrase import NewPassphrase, big_button


class RecoveryForm(QWidget):
    """Asks for the recovery key and a new passphrase."""

    asked = Signal(str, str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = dressed(QLineEdit(placeholderText="XXXX-XXXX-XXXX-…"), "pass")
        self.key.setAccessibleName("Recovery key")
        self.key.setAccessibleDescription("Small or large letters, with or without the dashes")
        self.key.setMinimumHeight(52)
        self.new = NewPassphrase()
        self.wrong = Words("", "bad", wrap=True)
        self.open = big_button("Open and set this passphrase")
        back = Button("Back", "arrow-left", "ghost")
        label = Words("Recovery key, from the sheet that you printed", "label")
        label.setBuddy(self.key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (label, self.key, self.new, self.wrong, self.open):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch(1)
        column.addLayout(foot)
        self.setFocusProxy(self.key)
        self.key.returnPressed.connect(self.new.setFocus)
        self.new.entered.connect(self._ask)
        self.open.clicked.connect(self._ask)
        back.clicked.connect(self.given_up)
        self.complain("")

    def clear(self) -> None:
        self.key.clear()
        self.new.clear()
        self.complain("")

    def complain(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def allow(self, allowed: bool) -> None:  # noqa: FBT001  one answer to one question
        self.open.setEnabled(allowed)

    def _ask(self) -> None:
        complaint = "" if self.key.text().strip() else "Type the recovery key first."
        if complaint := complaint or self.new.complaint():
            self.complain(complaint)
        elif self.open.isEnabled():
            self.asked.emit(self.key.text(), self.new.text())
