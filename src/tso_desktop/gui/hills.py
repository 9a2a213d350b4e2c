"""The ground behind the lock screen and the welcome: hills in the colours of the look."""

from math import sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from tso_desktop.gui.look import colour, current_look

# For each hill, far to near: how much of the accent, its height, and its two waves.
_HILLS = (
    (0.16, 0.680, (0.022, 6.2, 4.4), (0.010, 10.4, 0.6)),
    (0.30, 0.730, (0.044, 5.6, 5.2), (0.010, 9.1, 1.4)),
    (0.56, 0.825, (0.042, 5.1, 0.2), (0.012, 8.3, 2.6)),
    (0.90, 0.925, (0.032, 4.6, 1.0), (0.008, 7.9, 0.1)),
)
_STEPS = 48


class Hills(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if current_look().high_contrast:
            painter.fillRect(self.rect(), colour("bg"))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        far, near = colour("bg"), colour("accent_mid")
        dim = 0.55 if current_look().is_dark else 1.0
        sky = QLinearGradient(0, 0, 0, self.height())
        sky.setColorAt(0, far)
        sky.setColorAt(1, _between(far, near, 0.16 * dim))
        painter.fillRect(self.rect(), sky)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, top, first, second in _HILLS:
            painter.setBrush(_between(far, near, share * dim))
            painter.drawPath(self._hill(top, first, second))

    def _hill(
        self, top: float, first: tuple[float, float, float], second: tuple[float, float, float]
    ) -> QPainterPath:
        path = QPainterPath(QPointF(0, self.height()))
        for step in range(_STEPS + 1):
            across = step / _STEPS
            rise = sum(tall * sin(across * fast + shift) for tall, fast, shift in (first, second))
            path.lineTo(across * self.width(), (top - rise) * self.height())
        path.lineTo(self.width(), self.height())
        return path


def _between(start: QColor, end: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        start.redF() + (end.redF() - start.redF()) * share,
        start.greenF() + (end.greenF() - start.greenF()) * share,
        start.blueF() + (end.blueF() - start.blueF()) * share,
    )
