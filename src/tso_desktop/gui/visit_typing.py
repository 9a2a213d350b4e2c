"""Boxes to type in during a visit: each has a name, so that the cursor is found again in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

_CARET = "caret:"


class TypingBox(QPlainTextEdit):
    """Words over several lines; says every change, and every move of the cursor."""

    typed = Signal(str)
    moved = Signal()

    def __init__(
        self, name: str, label: str, *, lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(_CARET + name)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self._fewest = lines
        self.textChanged.connect(self._say)
        self.cursorPositionChanged.connect(self.moved)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def words(self) -> str:
        return self.toPlainText()

    def put(self, words: str) -> None:
        """Shows words without saying that they were typed; the cursor goes behind them."""
        if words == self.toPlainText():
            return
        self.blockSignals(True)
        self.setPlainText(words)
        put_caret(self, len(words))
        self.blockSignals(False)
        self._fit()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        lines = max(self._fewest, min(round(self.document().size().height()), 14))
        return QSize(300, max(54, lines * self.fontMetrics().lineSpacing() + 30))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _say(self) -> None:
        self.typed.emit(self.toPlainText())

    def _fit(self) -> None:
        self.updateGeometry()


class TypingLine(QLineEdit):
    """One line of words; says every change, and every move of the cursor."""

    typed = Signal(str)
    moved = Signal()

    def __init__(
        self, name: str, label: str, placeholder: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(_CARET + name)
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(2_000)
        self.textEdited.connect(self.typed)
        self.cursorPositionChanged.connect(self.moved)

    def put(self, words: str) -> None:
        if words != self.text():
            self.setText(words)


def caret_of(view: QWidget) -> tuple[str, int]:
    """Where the cursor is: the name of its box and the letter before which it stands."""
    box = QApplication.focusWidget()
    if box is None or not view.isAncestorOf(box) or not box.objectName().startswith(_CARET):
        return "", 0
    name = box.objectName().removeprefix(_CARET)
    if isinstance(box, QPlainTextEdit):
        return name, box.textCursor().position()
    return (name, box.cursorPosition()) if isinstance(box, QLineEdit) else ("", 0)


def put_back_caret(view: QWidget, name: str, position: int) -> bool:
    """Puts the cursor where it was; False if that box is not there."""
    # A box that was let go is still among the children until the loop has run.
    named = view.findChildren(QWidget, _CARET + name) if name else []
    box = next((one for one in named if one.isVisibleTo(view)), None)
    if box is None:
        return False
    box.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(box, QPlainTextEdit):
        put_caret(box, position)
    elif isinstance(box, QLineEdit):
        box.setCursorPosition(position)
    return True


def put_caret(box: QPlainTextEdit, position: int) -> None:
    cursor = box.textCursor()
    cursor.setPosition(max(0, min(position, len(box.toPlainText()))))
    box.setTextCursor(cursor)
