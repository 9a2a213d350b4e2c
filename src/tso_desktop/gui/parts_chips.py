"""Small marks: chips with a tone, an icon and words; counts; bars. Colour never speaks alone."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from tso_desktop.gui.icons import pixmap
from tso_desktop.gui.look import colour
from tso_desktop.gui.parts import tip

Tone = Literal["red", "amber", "green", "blue", "grey", "sel"]

CHIP_HEIGHT = 26
_SIDE = 9
_ICON = 15
_GAP = 5


class ChipWords(NamedTuple):
    """What a chip says: for a table cell, or to make a `Chip`."""

    words: str
    tone: Tone = "grey"
    icon: str = ""


def ink(tone: Tone) -> str:
    """The token that words in this tone are written in."""
    return "sel_text" if tone == "sel" else tone


def ground(tone: Tone) -> str:
    """The token that lies behind words in this tone."""
    return "sel" if tone == "sel" else f"{tone}_bg"


def chip_size(chip: ChipWords) -> QSize:
    width = 2 * _SIDE + QFontMetrics(chip_font()).horizontalAdvance(chip.words)
    return QSize(width + (_ICON + _GAP if chip.icon else 0) + 2, CHIP_HEIGHT)


def chip_font() -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(13)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def paint_chip(painter: QPainter, place: QRect, chip: ChipWords) -> None:
    """Draws a chip at the left of a place, shortened if the place is narrower than its words."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = chip_size(chip)
    top = place.top() + (place.height() - CHIP_HEIGHT) // 2
    area = QRect(place.left(), top, min(size.width(), place.width()), CHIP_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ground(chip.tone)))
    painter.drawRoundedRect(QRectF(area), CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
    left = area.left() + _SIDE
    if chip.icon:
        drawn = pixmap(chip.icon, ink(chip.tone), _ICON)
        painter.drawPixmap(QPoint(left, top + (CHIP_HEIGHT - _ICON) // 2), drawn)
        left += _ICON + _GAP
    painter.setFont(chip_font())
    painter.setPen(colour(ink(chip.tone)))
    room = area.right() - _SIDE - left + 3
    shown = painter.fontMetrics().elidedText(chip.words, Qt.TextElideMode.ElideRight, room)
    words = QRect(left, top, room, CHIP_HEIGHT)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    painter.restore()


class Chip(QLabel):
    """A short fact with a tone and an icon, such as "Dog in yard" or "2 days left"."""

    def __init__(
        self, words: str, tone: Tone = "grey", icon: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chip = ChipWords(words, tone, icon)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(words, tone, icon)

    def say(self, words: str, tone: Tone = "grey", icon: str = "") -> None:
        self._chip = ChipWords(words, tone, icon)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(tip(words) if self.sizeHint().width() > self.width() > 0 else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._chip)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(72, self.sizeHint().width()), CHIP_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_chip(QPainter(self), self.rect(), self._chip)


class CountBadge(QLabel):
    """How many there are, beside a heading."""

    def __init__(self, number: int = 0, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_number(number)

    def show_number(self, number: int) -> None:
        self.setText(f"{number:,}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(_count_font()).horizontalAdvance(self.text())
        return QSize(max(28, width + 16), 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("grey_bg"))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        painter.setFont(_count_font())
        painter.setPen(colour("grey"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())


class Bar(QWidget):
    """How far along: a picture of what words beside it say."""

    def __init__(
        self, share: float = 0.0, shade: str = "accent_mid", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._share, self._shade = share, shade
        self.setFixedHeight(5)
        self.setMinimumWidth(40)

    def show_share(self, share: float, shade: str = "accent_mid") -> None:
        self._share, self._shade = max(0.0, min(1.0, share)), shade
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), 2.5, 2.5)
        if self._share > 0:
            painter.setBrush(colour(self._shade))
            filled = QRectF(0, 0, max(5.0, self.width() * self._share), self.height())
            painter.drawRoundedRect(filled, 2.5, 2.5)


def _count_font() -> QFont:
    font = chip_font()
    font.setPixelSize(12)
    return font
