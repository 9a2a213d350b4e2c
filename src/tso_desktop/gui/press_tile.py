"""A white box that can be pressed: a button with rows of words in it, by finger, mouse and key."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from tso_desktop.gui.look import colour

_TARGET = 44
_RADIUS = 9.0


class PressTile(QAbstractButton):
    """Fill `body`; what lies in it lets the press through. Checked, it is framed in the accent."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_keyboard = False
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 8, 12, 9)
        self.body.setSpacing(2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.body.addWidget(widget)

    def sizeHint(self) -> QSize:
        return self.body.sizeHint().expandedTo(QSize(0, _TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.body.minimumSize().expandedTo(QSize(0, _TARGET))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(_TARGET, self.body.totalHeightForWidth(width))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason  # type: ignore[attr-defined]
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus() and self._by_keyboard
        wide = 2 if self.isChecked() or ring else 1
        shade = "text" if ring and self.isChecked() else "accent" if wide > 1 else "border"
        painter.setPen(QPen(colour(shade), wide))
        painter.setBrush(colour("hover" if self.underMouse() and self.isEnabled() else "surface"))
        inset = wide / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS
        )
