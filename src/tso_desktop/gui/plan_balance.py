"""Who does how much: a bar for each open step of hers and of ours, with both numbers in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tso_desktop.gui.look import colour
from tso_desktop.gui.parts import Elided

_BAR, _GAP, _BETWEEN, _HIGH = 20, 4, 8, 9
_MOST = 6


class Balance(QWidget):
    """`Tamsin 3 ▬▬▬ ▬▬▬▬ 4 council`; a hint where she has more than we do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._theirs, self._ours = Elided("", "strong"), Elided("", "strong")
        self._bars = _Bars()
        for part in (self._theirs, self._bars, self._ours):
            row.addWidget(part)

    def show_steps(self, name: str, theirs: int, ours: int, hint: str = "") -> None:
        self._theirs.show_words(f"{name} {theirs}")
        self._ours.show_words(f"{ours} council")
        self._bars.show_steps(theirs, ours)
        self.setToolTip(hint)
        self.setAccessibleName(f"{name} {theirs} steps, council {ours} steps. {hint}".strip())


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._theirs = self._ours = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_steps(self, theirs: int, ours: int) -> None:
        self._theirs, self._ours = min(theirs, _MOST), min(ours, _MOST)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        bars = self._theirs + self._ours
        width = bars * _BAR + max(0, bars - 1) * _GAP + _BETWEEN
        return QSize(max(width, _BAR), 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, top = 0.0, (self.height() - _HIGH) / 2
        for count, shade in ((self._theirs, "accent_mid"), (self._ours, "blue")):
            painter.setBrush(colour(shade))
            for _ in range(count):
                painter.drawRoundedRect(QRectF(left, top, _BAR, _HIGH), 3, 3)
                left += _BAR + _GAP
            left += _BETWEEN - _GAP
