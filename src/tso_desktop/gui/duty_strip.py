"""The days of a duty, one cell each, by weeks: a picture of what its accessible name says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from tso_desktop.domain.law import Duty
from tso_desktop.domain.law.law_words import short_day
from tso_desktop.gui.look import colour

_WEEK = 7
_GAP, _WEEK_GAP = 2.0, 6.0
_CELL, _LINE, _AIR = 32, 18, 4


@dataclass(frozen=True, slots=True)
class Sign:
    """Words over a cell; the ones that are placed first keep the line nearest to the cells."""

    day: date
    words: str
    shade: str
    strong: bool = False


class DutyStrip(QWidget):
    """Day 1 to the last day and the day after it, with today and the landlord's notice."""

    def __init__(
        self, duty: Duty, today: date, notice: date | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if duty.day56 is None or duty.first_day_after is None:
            raise ValueError("A duty without a fixed end has no strip.")
        self._start, self._last, self._after = duty.started, duty.day56, duty.first_day_after
        self._today = today
        # A date in the notice outside these days is told in words, not drawn.
        self._notice = notice if notice and self._start <= notice <= self._after else None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(240)
        self._rows: list[list[tuple[Sign, QRectF]]] = []
        self.setAccessibleName(self.words())
        self._fit()

    def words(self) -> str:
        number = (self._today - self._start).days + 1
        length = (self._last - self._start).days + 1
        past = "" if number <= length else ", past its last day"
        parts = [
            f"Day {number} of {length}{past}",
            f"Day 1 was {_full(self._start)}",
            f"Today is {_full(self._today)}",
        ]
        if self._notice:
            parts.append(f"The date in the landlord’s notice is {_full(self._notice)}")
        parts.append(f"Day {length} is {_full(self._last)}")
        parts.append(f"The first day after is {_full(self._after)}")
        return ". ".join(parts) + "."

    # Where things stand.

    def _cell(self, day: date) -> QRectF:
        number = (day - self._start).days
        count = (self._after - self._start).days + 1
        weeks = (count - 1) // _WEEK
        width = (self.width() - 1 - weeks * _WEEK_GAP) / count
        left = number * width + (number // _WEEK) * _WEEK_GAP
        return QRectF(left, self._cells_top(), max(2.0, width - _GAP), _CELL)

    def _cells_top(self) -> float:
        return len(self._rows) * _LINE + _AIR

    def _signs(self) -> Sequence[Sign]:
        number = (self._today - self._start).days + 1
        length = (self._last - self._start).days + 1
        seen = min(self._today, self._after)
        found = [Sign(seen, f"Today, day {number}", "accent", strong=True)]
        if self._last != seen:
            found.append(Sign(self._last, f"Day {length}", "red", strong=True))
        if self._notice:
            found.append(Sign(self._notice, f"Notice date, {short_day(self._notice)}", "amber"))
        if self._start != seen:
            found.append(Sign(self._start, "Day 1", "accent"))
        return found

    def _fit(self) -> None:
        """Each sign stands over its cell; what would touch another moves a line up."""
        self._rows = [[]]
        for sign in self._signs():
            cell = self._cell(sign.day)
            width = self._advance(sign)
            left = min(max(0.0, cell.center().x() - width / 2), max(0.0, self.width() - width))
            place = QRectF(left, 0, width, _LINE)
            row = next((r for r in self._rows if not _touches(place, r)), None)
            if row is None:
                row = []
                self._rows.append(row)
            row.append((sign, place))
        self.setFixedHeight(int(self._cells_top()) + _CELL + _AIR + _LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Drawing.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_signs(painter)
        day = self._start
        while day <= self._after:
            self._paint_cell(painter, day)
            day += timedelta(days=1)
        self._paint_weeks(painter)

    def _paint_signs(self, painter: QPainter) -> None:
        for number, row in enumerate(self._rows):
            top = (len(self._rows) - 1 - number) * _LINE
            for sign, place in row:
                painter.setFont(_font(sign.strong))
                painter.setPen(colour(sign.shade))
                painter.drawText(place.translated(0, top), _MIDDLE, sign.words)

    def _paint_cell(self, painter: QPainter, day: date) -> None:
        cell = self._cell(day)
        painter.setPen(Qt.PenStyle.NoPen)
        if day == min(self._today, self._after):
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(cell.adjusted(-1, -4, 1, 4), 2, 2)
            return
        shade = "accent_mid" if day < self._today else "sunken"
        if day == self._notice:
            shade = "amber_mid"
        if day == self._after:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("border2"), 1, Qt.PenStyle.DashLine))
        else:
            painter.setBrush(colour(shade))
        if day == self._last:
            painter.setPen(QPen(colour("red_mid"), 1.6))
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)

    def _paint_weeks(self, painter: QPainter) -> None:
        painter.setFont(_font(strong=False))
        painter.setPen(colour("muted"))
        top = self._cells_top() + _CELL + _AIR
        day, free_from = self._start, 0.0
        while day <= self._last:
            words = short_day(day).split(" ", 1)[1]
            left = self._cell(day).left()
            width = painter.fontMetrics().horizontalAdvance(words)
            if left >= free_from and left + width <= self.width():
                painter.drawText(QRectF(left, top, width + 4, _LINE), _LEFT, words)
                free_from = left + width + 8
            day += timedelta(days=_WEEK)

    @staticmethod
    def _advance(sign: Sign) -> float:
        from PySide6.QtGui import QFontMetricsF

        return QFontMetricsF(_font(sign.strong)).horizontalAdvance(sign.words) + 2


_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _touches(place: QRectF, row: Sequence[tuple[Sign, QRectF]]) -> bool:
    room = place.adjusted(-12, 0, 12, 0)
    return any(room.intersects(other) for _, other in row)


def _font(strong: bool) -> QFont:  # noqa: FBT001
    font = QFont(QApplication.font())
    font.setPixelSize(13)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Medium)
    return font


def _full(day: date) -> str:
    return f"{short_day(day)} {day.year}"
