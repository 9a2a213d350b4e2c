"""The scaffold of a page: a title, what it is about, what can be done, and a body that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Elided

_BOTH = 980  # what two columns need beside each other


class ScrollColumn(QScrollArea):
    """A column that scrolls up and down and never sideways."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, "clear")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = dressed(QWidget(), "clear")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)
        self.setWidget(inside)
        # The children say how narrow they can be; without this a wide child is cut off.
        inside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)


class Page(QFrame):
    """A page of the window. Fill `buttons` (right of the title), `body`, and `below` if need be."""

    def __init__(
        self, title: str, subtitle: str = "", *, scrolls: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        dressed(self, "page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(28, 22, 28, 0)
        inner.setSpacing(14)
        outer.addLayout(inner, 1)
        self.title = Elided(title, "h1")
        self.subtitle = Elided(subtitle, "muted")
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(10)
        self.top = self._head()
        inner.addLayout(self.top)
        if scrolls:
            column = ScrollColumn()
            inner.addWidget(column, 1)
            self.body = column.body
            self.body.setContentsMargins(0, 0, 0, 22)
        else:
            self.body = QVBoxLayout()
            self.body.setSpacing(14)
            self.body.setContentsMargins(0, 0, 0, 22)
            inner.addLayout(self.body, 1)
        self.below = QVBoxLayout()
        self.below.setSpacing(0)
        outer.addLayout(self.below)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.addLayout(words, 1)
        head.addLayout(self.buttons)
        return head


class TwoColumns(QWidget):
    """A wide and a narrow column side by side, as on Today and on a household's page.

    Below each other where the window is too narrow for both, as on a screen scaled to 125 %.
    """

    def __init__(self, wide: int = 58, narrow: int = 42, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = self._row = QHBoxLayout(self)
        self._shares = (wide, narrow)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.wide = QVBoxLayout()
        self.narrow = QVBoxLayout()
        for column, share in ((self.wide, wide), (self.narrow, narrow)):
            column.setSpacing(14)
            holder = QWidget()
            holder.setLayout(column)
            column.setContentsMargins(0, 0, 0, 0)
            holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(holder, share, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= _BOTH
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not way:
            self._row.setDirection(way)
            for number, share in enumerate(self._shares):
                self._row.setStretch(number, share if beside else 0)
