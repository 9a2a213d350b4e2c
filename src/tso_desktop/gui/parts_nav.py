"""Buttons that lead somewhere: the rail's entries and the sections of a visit, painted by us."""

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tso_desktop.gui.icons import pixmap
from tso_desktop.gui.look import colour

Mark = Literal["", "done", "hidden", "attention"]
_MARKS = {
    "done": ("circle-check", "green", "done"),
    "hidden": ("eye-off", "muted", "only for you"),
    "attention": ("circle-alert", "amber", "needs you"),
}
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_ICON = 20
_EDGE = 14


class _Way(QAbstractButton):
    """An icon and words on a ground that shows where one is, and a ring for the keyboard."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._name, self._here = icon, name, False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._by_keyboard = False

    @property
    def name(self) -> str:
        return self._name

    @property
    def here(self) -> bool:
        return self._here

    def mark_here(self, *, here: bool) -> None:
        self._here = here
        self._tell()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._by_keyboard = event.reason() in _BY_KEYBOARD  # type: ignore[attr-defined]
        return super().event(event)

    def _tell(self) -> None:
        self.setAccessibleDescription("You are here" if self._here else "")
        self.update()

    def _ground(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._here or self.isDown() or self.underMouse():
            painter.setBrush(colour("sel" if self._here else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if self.hasFocus() and self._by_keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _ink(self) -> str:
        if self._here:
            return "sel_text"
        return "text" if self.underMouse() else "muted"

    def _font(self, size: int, *, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Medium)
        return font


class NavButton(_Way):
    """An entry of the rail; slim, it shows its icon alone and its name as a tip."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(icon, name, parent)
        self._count = 0
        self._slim = False
        self._tell()

    def show_count(self, count: int) -> None:
        self._count = count
        self._tell()

    def say(self, icon: str, name: str) -> None:
        self._icon, self._name = icon, name
        self._tell()

    def go_slim(self, *, slim: bool) -> None:
        self._slim = slim
        self._tell()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(46 if self._slim else 186, 46)

    def minimumSizeHint(self) -> QSize:
        return QSize(46, 46)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._ground(painter)
        middle = (self.height() - _ICON) // 2
        left = (self.width() - _ICON) // 2 if self._slim else _EDGE
        painter.drawPixmap(left, middle, pixmap(self._icon, self._ink(), _ICON))
        if self._slim:
            return
        painter.setPen(colour(self._ink()))
        end = self.width() - _EDGE
        if self._count:
            painter.setFont(self._font(13, strong=True))
            figure = f"{self._count:,}"
            end -= painter.fontMetrics().horizontalAdvance(figure)
            painter.drawText(QRect(end, 0, self.width() - end, self.height()), _LEFT, figure)
            end -= 8
        painter.setFont(self._font(14, strong=self._here))
        room = QRect(left + _ICON + 9, 0, end - left - _ICON - 9, self.height())
        shown = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _LEFT, shown)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name}, {self._count}" if self._count else self._name)
        self.setToolTip(self._name if self._slim else "")
        super()._tell()


class SectionButton(_Way):
    """A section of a visit: its name, how far it is, and a mark when it is done or hidden."""

    def __init__(
        self, icon: str, name: str, state: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(icon, name, parent)
        self._state = ""
        self._mark: Mark = ""
        self.show_state(state)

    def show_state(self, state: str, mark: Mark = "") -> None:
        self._state, self._mark = state, mark
        said = [self._name, state, _MARKS[mark][2] if mark else ""]
        self.setAccessibleName(", ".join(part for part in said if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(206, 58)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 58)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._ground(painter)
        if self.here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(0, 9, 3, self.height() - 18), 1.5, 1.5)
        ink = "sel_text" if self.here else "text"
        quiet = "sel_text" if self.here else "muted"
        painter.drawPixmap(16, (self.height() - _ICON) // 2, pixmap(self._icon, quiet, _ICON))
        end = self.width() - 12
        if self._mark:
            name, token, _words = _MARKS[self._mark]
            end -= _ICON
            painter.drawPixmap(end, (self.height() - _ICON) // 2, pixmap(name, token, _ICON))
            end -= 6
        rows = ((self._name, 14, ink, 8, True), (self._state, 13, quiet, 31, False))
        for words, size, token, top, strong in rows:
            painter.setFont(self._font(size, strong=strong))
            painter.setPen(colour(token))
            room = QRect(50, top, end - 50, 20)
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, _LEFT, shown)
