"""Fields of a form that is kept as a whole: a label over an editor, and what is wrong with it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.fields import CalmCombo, GrowingText
from tso_desktop.gui.look import mark
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.typed import Lean, typed_date


class PlainField(QWidget):
    """A labelled editor whose words are taken when the form is kept; each change is told."""

    changed = Signal()

    def __init__(self, label: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        name = Words(label, "label")
        name.setBuddy(editor)
        column.addWidget(name)
        column.addWidget(editor)
        self._hint = Elided(hint, "muted")
        if not hint:  # shown before it has its place it would be a window of its own
            self._hint.hide()
        self._wrong = Words("", "bad", wrap=True)
        self._wrong.hide()
        column.addWidget(self._hint)
        column.addWidget(self._wrong)

    def words(self) -> str:
        """What stands in the editor; a choice gives its key."""
        raise NotImplementedError

    def put(self, words: str) -> None:
        raise NotImplementedError

    def complain(self, sentence: str) -> None:
        mark(self.editor, "wrong", "1" if sentence else "")
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))


class PlainLine(PlainField):
    def __init__(self, label: str, hint: str = "", *, placeholder: str = "") -> None:
        self.line = QLineEdit(placeholderText=placeholder, maxLength=500)
        super().__init__(label, self.line, hint)
        self.line.textChanged.connect(self.changed)

    def words(self) -> str:
        return self.line.text().strip()

    def put(self, words: str) -> None:
        self.line.setText(words)
        self.line.setCursorPosition(0)


class PlainDate(PlainLine):
    """A day as officers write it; what cannot be one is told when it is left."""

    def __init__(
        self, label: str, today: Callable[[], date], lean: Lean = "near", hint: str = ""
    ) -> None:
        super().__init__(label, hint, placeholder="Day, month, year")
        self._today, self._lean = today, lean
        self.line.editingFinished.connect(self.day)

    def day(self) -> date | None:
        """The day that was typed; None for a blank and for what cannot be read."""
        try:
            found = typed_date(self.line.text(), self._today(), lean=self._lean)
        except Refused as refused:
            self.complain(str(refused))
            return None
        self.complain("")
        return found

    @property
    def is_wrong(self) -> bool:
        return self.day() is None and bool(self.words())

    def day_so_far(self) -> date | None:
        """While it is being typed nothing is called wrong."""
        try:
            return typed_date(self.line.text(), self._today(), lean=self._lean)
        except Refused:
            return None


class PlainChoice(PlainField):
    def __init__(self, label: str, options: Sequence[tuple[str, str]], hint: str = "") -> None:
        self.combo = CalmCombo()
        self.combo.addItem("Not chosen", "")
        for key, words in options:
            self.combo.addItem(words, key)
        super().__init__(label, self.combo, hint)
        self.combo.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def words(self) -> str:
        return str(self.combo.currentData() or "")

    def put(self, words: str) -> None:
        self.combo.setCurrentIndex(max(0, self.combo.findData(words)))


class PlainText(PlainField):
    def __init__(self, label: str, hint: str = "", lines: int = 2) -> None:
        self.text = GrowingText(lines)
        super().__init__(label, self.text, hint)
        self.text.textChanged.connect(self.changed)

    def words(self) -> str:
        return self.text.toPlainText().strip()

    def put(self, words: str) -> None:
        self.text.setPlainText(words)


def in_grid(rows: Sequence[Sequence[PlainField]]) -> QGridLayout:
    """Fields in rows of one, two or three, each row over the whole width."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    whole = 6
    for number, fields in enumerate(rows):
        span = whole // len(fields)
        for place, field in enumerate(fields):
            grid.addWidget(field, number, place * span, 1, span, Qt.AlignmentFlag.AlignTop)
    for column in range(whole):
        grid.setColumnStretch(column, 1)
    return grid
