"""What every section of a visit is: a title, what it is for, and parts that say what was typed."""

from typing import Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.visit_typing import TypingBox, TypingLine
from tso_desktop.services.visit_draft import VisitDraft

SectionName = Literal["arrive", "home", "talk", "own_words", "plan", "concerns", "finish"]


class Section(QWidget):
    """`changed` carries the fields of the draft that are new; `moved` that the cursor went on."""

    changed = Signal(object)
    moved = Signal()

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 20, 12, 0)
        outer.setSpacing(1)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.title = Elided(title, "h1")
        self.head.addWidget(self.title, 1)
        outer.addLayout(self.head)
        self.hint = Words(hint, "muted", wrap=True)
        outer.addWidget(self.hint)
        outer.addSpacing(14)
        self.scrolled = ScrollColumn()
        self.body = self.scrolled.body
        self.body.setContentsMargins(0, 0, 12, 16)
        self.body.setSpacing(12)
        outer.addWidget(self.scrolled, 1)

    def show_draft(self, draft: VisitDraft) -> None:
        """Shows what the draft holds; what the officer types meanwhile is never overwritten."""
        raise NotImplementedError

    def tell(self, **changes: Any) -> None:
        self.changed.emit(changes)

    def listens_to(self, box: TypingBox | TypingLine, field: str) -> None:
        """What is typed in a box becomes that field of the draft."""
        box.typed.connect(lambda words: self.tell(**{field: words}))
        box.moved.connect(self.moved)


def labelled(words: str, *parts: QWidget) -> QVBoxLayout:
    """A label over what it names."""
    column = QVBoxLayout()
    column.setSpacing(6)
    label = Words(words, "label")
    column.addWidget(label)
    for part in parts:
        column.addWidget(part)
    if parts:
        label.setBuddy(parts[0])
    return column
