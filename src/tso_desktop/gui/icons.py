"""Icons by name, in the colours of the look that is on."""

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from tso_desktop import places
from tso_desktop.gui.look import colour, current_look

_GAP = 4
_SHARP = 2  # pixels drawn for each pixel asked: crisp at 150 and 200 %


def pixmap(name: str, shade: str, size: int = 20) -> QPixmap:
    """A Lucide icon in a shade (a token of the look), drawn once for each size and colour."""
    ink = colour(shade).name()
    key = f"tso:{name}:{ink}:{size}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    drawn = _draw(name, ink, size)
    QPixmapCache.insert(key, drawn)
    return drawn


def icon(name: str, shade: str, size: int = 20, gap: int = 0) -> QIcon:
    """A Lucide icon in a shade of the look; a button that lives on wants `put_icon` instead."""
    made = QIcon(_widened(pixmap(name, shade, size), gap))
    made.addPixmap(_widened(pixmap(name, "muted", size), gap), QIcon.Mode.Disabled)
    return made


def put_icon(button: QAbstractButton, name: str, shade: str = "text", size: int = 20) -> None:
    """Gives a button an icon that changes colour with the look."""
    dressing = button.findChild(_Dressing, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if dressing is None:
        dressing = _Dressing(button)
    dressing.wear(name, shade, size)


class Icon(QWidget):
    """An icon that stands by itself; it says nothing to a screen reader: the words beside it do."""

    def __init__(
        self, name: str, shade: str = "muted", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._token, self._size = name, shade, size
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, shade: str) -> None:
        self._name, self._token = name, shade
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, pixmap(self._name, self._token, self._size))


class _Dressing(QObject):
    """Lives and dies with its button, so no connection outlives a widget."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        self._worn = ("circle", "text", 20)
        current_look().changed.connect(self._paint)

    def wear(self, name: str, shade: str, size: int) -> None:
        self._worn = (name, shade, size)
        self._paint()

    def _paint(self) -> None:
        name, shade, size = self._worn
        gap = _GAP if self._button.text() else 0
        self._button.setIconSize(QSize(size + gap, size))
        self._button.setIcon(icon(name, shade, size, gap))


def _widened(drawn: QPixmap, gap: int) -> QPixmap:
    """Room at the right of an icon: Qt puts only 4 pixels between it and the words."""
    if not gap:
        return drawn
    wider = QPixmap(drawn.width() + gap * _SHARP, drawn.height())
    wider.setDevicePixelRatio(_SHARP)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wider


def _draw(name: str, ink: str, size: int) -> QPixmap:
    path = places.RESOURCES / "icons" / f"{name}.svg"
    words = path.read_text(encoding="utf-8").replace("currentColor", ink)
    renderer = QSvgRenderer(
        QByteArray(words.replace('stroke-width="2"', 'stroke-width="1.8"').encode())
    )
    drawn = QPixmap(size * _SHARP, size * _SHARP)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(_SHARP)
    return drawn
