"""Hints under a text while it is being written: plainer words are offered and never asked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tso_desktop.domain.hints import Hint
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.look import colour, current_look
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Tint, empty

_REST_MS = 250
_MOST_SHOWN = 2


class HintPane(QWidget):
    """Watches one text. `used` after plainer words were put in."""

    used = Signal()

    def __init__(
        self,
        text: QPlainTextEdit,
        ask: Callable[[str], Sequence[Hint]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._ask = text, ask
        self._hints: Sequence[Hint] = ()
        self._marks = _Marks(text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.look)
        text.textChanged.connect(self._typed)
        current_look().changed.connect(self._marks.rehighlight)
        self.look()

    @property
    def hints(self) -> Sequence[Hint]:
        return self._hints

    def look(self) -> None:
        """Look at the text now."""
        self._rest.stop()
        hints = tuple(self._ask(self._text.toPlainText()))
        if hints == self._hints:
            return
        self._hints = hints
        self._marks.show_hints(hints)
        empty(self._column)
        # What can be put right with one press comes first.
        for hint in sorted(hints, key=lambda hint: hint.instead is None)[:_MOST_SHOWN]:
            self._column.addWidget(self._strip(hint))
        self.setVisible(bool(hints))

    def _typed(self) -> None:
        self._rest.start()

    def _strip(self, hint: Hint) -> QWidget:
        strip = Tint("amber")
        strip.body.setContentsMargins(12, 6, 8, 6)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon("lightbulb", "amber", 18))
        row.addWidget(Words(hint.says, wrap=True), 1)
        if hint.instead is not None:
            button = Button("Use this")
            button.setAccessibleName(f"Use this: {hint.instead}")
            button.clicked.connect(lambda: self._use(hint))
            row.addWidget(button)
        strip.body.addLayout(row)
        return strip

    def _use(self, hint: Hint) -> None:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(hint.start)
        cursor.setPosition(hint.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(hint.instead or "")
        self._text.setFocus()
        self.look()
        self.used.emit()


class _Marks(QSyntaxHighlighter):
    """Tints the words that a hint is about."""

    def __init__(self, text: QPlainTextEdit) -> None:
        super().__init__(text.document())
        self._text = text
        self._hints: Sequence[Hint] = ()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        self._hints = hints
        # A tint is no edit: without this the field would think that somebody typed.
        self._text.blockSignals(True)
        self.rehighlight()
        self._text.blockSignals(False)

    def highlightBlock(self, text: str) -> None:
        start = self.currentBlock().position()
        tint = QTextCharFormat()
        tint.setBackground(colour("amber_bg"))
        tint.setForeground(colour("amber"))
        for hint in self._hints:
            first, last = max(hint.start - start, 0), min(hint.end - start, len(text))
            if first < last and hint.instead is not None:
                self.setFormat(first, last - first, tint)
