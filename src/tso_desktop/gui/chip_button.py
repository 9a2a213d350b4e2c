"""A chip that can be pressed: it looks like a small mark and takes a whole finger."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tso_desktop.gui.look import colour
from tso_desktop.gui.parts_chips import CHIP_HEIGHT, ChipWords, chip_size, paint_chip

_TARGET = 44


class ChipButton(QAbstractButton):
    """`name` is what a screen reader says, where the chip alone is too short."""

    def __init__(self, chip: ChipWords, name: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = chip
        self._by_keyboard = False
        self.setText(chip.words)
        self.setAccessibleName(name or chip.words)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(max(_TARGET, chip_size(self._chip).width()), _TARGET)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason  # type: ignore[attr-defined]
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._chip)
        if self.hasFocus() and self._by_keyboard:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("focus"), 2))
            top = (self.height() - CHIP_HEIGHT) / 2
            ring = QRectF(1, top - 2, self.width() - 2, CHIP_HEIGHT + 4)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
