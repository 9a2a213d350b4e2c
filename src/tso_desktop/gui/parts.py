"""Words on the screen: labels that take plain text only, and labels that shorten themselves."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from tso_desktop.gui.look import dressed, with_figures


class Words(QLabel):
    """A label. Always plain text: a name with a bracket in it must never be read as mark-up."""

    def __init__(
        self,
        words: str = "",
        look: str = "",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if look:
            dressed(self, look)
        self.setText(words)

    def selectable(self) -> "Words":
        """Lets the officer copy it, a phone number for example."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return self

    def figures(self) -> "Words":
        """Sets money in figures of one width."""
        self.setFont(with_figures(self.font()))
        return self


class Elided(Words):
    """One line that ends in … where there is no room; the whole text is its tip and its name."""

    def __init__(self, words: str = "", look: str = "", *, parent: QWidget | None = None) -> None:
        self._whole = ""
        super().__init__("", look, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def words(self) -> str:
        return self._whole

    def show_words(self, words: str) -> None:
        self._whole = " ".join(words.split())
        self.setAccessibleName(self._whole)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        shortest = self.fontMetrics().horizontalAdvance("Wide…")
        return QSize(min(shortest, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        room = self.width()
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")


def tip(words: str) -> str:
    """Words for a tool tip, which would take a name with a bracket in it for mark-up."""
    return f"<p>{escape(words)}</p>" if "<" in words else words


def line() -> QFrame:
    """A thin rule between two rows."""
    return dressed(QFrame(), "line")


def upright() -> QFrame:
    """A thin rule between two columns."""
    return dressed(QFrame(), "upright")
