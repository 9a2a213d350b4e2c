"""The words of one letter: its title and its text with the fields in it, checked as it is left."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.letter_fields import FIELDS
from tso_desktop.domain.letter_words import Fault
from tso_desktop.gui.fields import LongTextField, TextField
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, Notice, empty


class FaultList(QWidget):
    """What is wrong in the words, a line each."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        empty(self._column)
        for fault in faults[:6]:
            self._column.addWidget(Notice(str(fault), "red", "circle-alert"))
        self.setVisible(bool(faults))


class LetterWordsCard(Card):
    """Closed until it is asked for: most letters need their fields alone."""

    def __init__(self) -> None:
        self.toggle = Button("Change the words", "pencil-line", "ghost")
        super().__init__("The words of this letter", "file-text", self.toggle)
        self.says = Words(HOW_TO_WRITE, "muted", wrap=True)
        self.title = TextField("title", "Title", longest=120, history=True)
        self.text = LongTextField("body", "Words", lines=14)
        self.faults = FaultList()
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.says, self.title, self.faults, self.text):
            column.addWidget(part)
        self.shipped = Button("Back to the council’s words", "rotate-ccw")
        row = QHBoxLayout()
        row.addWidget(self.shipped)
        row.addStretch(1)
        column.addLayout(row)
        self.body.addWidget(self.inside)
        self.inside.hide()
        self.toggle.clicked.connect(lambda: self.open(opened=self.inside.isHidden()))

    def open(self, *, opened: bool) -> None:
        self.inside.setVisible(opened)
        self.toggle.say("Close the words" if opened else "Change the words")


def field_names() -> str:
    """Every field that can stand in a letter, with what it is."""
    return "\n".join(f"{{{name}}}  {field.label}" for name, field in FIELDS.items())


HOW_TO_WRITE = (
    "A field is written as {resident}. What stands between [if reasons] and [end] is left out "
    "where the field is blank. A line that begins with # is a heading, one with - a point."
)
