"""The four steps of the welcome, each a column of words and fields for one card."""

import secrets
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from tso_desktop.gui.look import mark
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Soft, empty
from tso_desktop.gui.passphrase import NewPassphrase, big_button


class _Step(QWidget):
    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(Words(title, "h1"))
        self.column.addWidget(Words(words, "quiet", wrap=True))
        self._said = Words("", "bad", wrap=True)
        self._said.hide()

    def complain(self, sentence: str) -> None:
        self.say(sentence, "bad")

    def say(self, sentence: str, look: str) -> None:
        mark(self._said, "look", look)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))


class AboutYou(_Step):
    """Name, team, council, the phone that residents ring (may be left out), and a passphrase."""

    asked = Signal(str, str, str, str, str)

    def __init__(self) -> None:
        super().__init__(
            "Welcome",
            "Everything you write stays on this laptop, encrypted. Your name goes on the plans.",
        )
        self.officer = QLineEdit(placeholderText="As residents know you")
        self.team, self.council = QLineEdit(), QLineEdit()
        self.passphrase = NewPassphrase()
        self.button = big_button("Set up this laptop")
        self.phone = QLineEdit(placeholderText="It stands on every plan")
        labels = (
            *(("Your name", self.officer), ("Team", self.team), ("Council", self.council)),
            ("Phone number that residents ring (optional)", self.phone),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        places = ((0, 0, 2), (2, 0, 1), (2, 1, 1), (4, 0, 2))
        for (label, line), (row, column, span) in zip(labels, places, strict=True):
            name = Words(label, "label")
            name.setBuddy(line)
            line.setAccessibleName(label)
            line.setMaxLength(120)
            grid.addWidget(name, row, column, 1, span)
            grid.addWidget(line, row + 1, column, 1, span)
        self.column.addLayout(grid)
        for part in (self.passphrase, self._said, self.button):
            self.column.addWidget(part)
        self.setFocusProxy(self.officer)
        self.officer.returnPressed.connect(self.team.setFocus)
        self.team.returnPressed.connect(self.council.setFocus)
        self.council.returnPressed.connect(self.phone.setFocus)
        self.phone.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.entered.connect(self._ask)
        self.button.clicked.connect(self._ask)

    def forget(self) -> None:
        self.passphrase.clear()

    def _ask(self) -> None:
        if not self.officer.text().strip():
            self.complain("Type your name first: it is printed on plans and letters.")
            self.officer.setFocus()
        elif complaint := self.passphrase.complaint():
            self.complain(complaint)
            self.passphrase.setFocus()
        else:
            self.complain("")
            said = (self.officer, self.team, self.council, self.phone)
            officer, team, council, phone = (line.text().strip() for line in said)
            self.asked.emit(officer, team, council, self.passphrase.text(), phone)


class Making(_Step):
    """While the store is made."""

    def __init__(self) -> None:
        super().__init__("Making your store", "This takes a few seconds.")
        bar = QProgressBar()
        bar.setAccessibleName("Making your store")
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        self.column.addSpacing(12)
        self.column.addWidget(bar)


class RecoveryKey(_Step):
    """The recovery key, to be put on paper."""

    print_asked = Signal()
    save_asked = Signal()
    noted = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Your recovery key",
            "If you forget your passphrase, only this key opens your work. Nobody else has it. "
            "Print it, or write it down, and keep it away from the laptop.",
        )
        sheet = Soft()
        self._groups = QGridLayout()
        self._groups.setSpacing(10)
        sheet.body.addLayout(self._groups)
        printed = Button("Print it", "printer")
        saved = Button("Save it as a file", "save")
        self.button = big_button("I have it on paper")
        row = QHBoxLayout()
        row.addWidget(printed)
        row.addWidget(saved)
        row.addStretch(1)
        self.column.addSpacing(4)
        self.column.addWidget(sheet)
        self.column.addLayout(row)
        self.column.addWidget(self._said)
        self.column.addWidget(self.button)
        self.setFocusProxy(printed)
        printed.clicked.connect(self.print_asked)
        saved.clicked.connect(self.save_asked)
        self.button.clicked.connect(self.noted)
        self.button.setAutoDefault(True)

    def show_key(self, recovery_key: str) -> None:
        empty(self._groups)
        for number, group in enumerate(recovery_key.split("-")):
            cell = QHBoxLayout()
            place = Words(str(number + 1), "muted")
            place.setFixedWidth(14)
            cell.addWidget(place)
            cell.addWidget(Words(group, "key").selectable(), 1)
            self._groups.addLayout(cell, number // 3, number % 3)

    def forget(self) -> None:
        empty(self._groups)


class TypeTwoGroups(_Step):
    """Proof that the key is on paper: two of its groups, typed from it."""

    typed = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Two groups from your paper", "So that we both know it can be read.")
        self.lines = (QLineEdit(maxLength=12), QLineEdit(maxLength=12))
        self._labels = (Words("", "label"), Words("", "label"))
        self._wanted: Sequence[str] = ()
        for label, line in zip(self._labels, self.lines, strict=True):
            label.setBuddy(line)
            line.setAccessibleName("Group of the recovery key")
            self.column.addWidget(label)
            self.column.addWidget(line)
        self.button = big_button("Open TSO Desktop")
        back = Button("Show the key again", "arrow-left", "ghost")
        self.column.addWidget(self._said)
        self.column.addWidget(self.button)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        self.column.addLayout(row)
        self.setFocusProxy(self.lines[0])
        self.lines[0].returnPressed.connect(self.lines[1].setFocus)
        self.lines[1].returnPressed.connect(self._check)
        self.button.clicked.connect(self._check)
        back.clicked.connect(self.back_asked)

    def ask(self, recovery_key: str) -> None:
        groups = recovery_key.split("-")
        numbers = sorted(secrets.SystemRandom().sample(range(len(groups)), 2))
        self._wanted = [groups[number] for number in numbers]
        self.complain("")
        for number, label, line in zip(numbers, self._labels, self.lines, strict=True):
            line.clear()
            label.setText(f"Group {number + 1}")
            line.setAccessibleName(f"Group {number + 1} of the recovery key")

    def _check(self) -> None:
        typed = [_plain(line.text()) for line in self.lines]
        if typed == [_plain(group) for group in self._wanted]:
            self.typed.emit()
        else:
            self.complain("That is not what the key says. Look at the paper again.")
            self.lines[0].setFocus()


def _plain(group: str) -> str:
    """As it may be read from paper: I and L for 1, O for 0, small letters, spaces."""
    tidy = "".join(letter for letter in group.upper() if letter.isalnum())
    return tidy.translate(str.maketrans("ILOU", "110V"))
