"""How a cell of a list is painted: one or two lines, marks, a chip; chosen and pointed-at rows."""

from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from tso_desktop.gui.icons import pixmap
from tso_desktop.gui.look import colour, with_figures
from tso_desktop.gui.parts import tip
from tso_desktop.gui.parts_chips import chip_size, ink, paint_chip
from tso_desktop.gui.tables import Column, Index, TableModel

ROW_HEIGHT = 56
SIDE = 12
_LINE = 19
_MARK = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CellPainter(QStyledItemDelegate):
    pointed_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, TableModel):
            return
        column, row = model.columns[index.column()], model.row(index)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect
        painter.save()
        self._ground(painter, area, index, chosen=chosen)
        inside = area.adjusted(SIDE, 0, -SIDE, -1)
        chip = column.chip(row) if column.chip else None
        if chip is not None:
            paint_chip(painter, inside, chip)
        else:
            self._words(painter, inside, column, row, chosen=chosen)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 2 * SIDE, ROW_HEIGHT)

    def helpEvent(  # noqa: N802
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole words, where the cell had to shorten them."""
        model = index.model()
        if event.type() is not QEvent.Type.ToolTip or not isinstance(model, TableModel):
            return False
        column, row = model.columns[index.column()], model.row(index)
        shortened = _widest(column, row) > option.rect.width() - 2 * SIDE
        QToolTip.showText(event.globalPos(), tip(column.spoken(row)) if shortened else "", view)
        return True

    def _ground(self, painter: QPainter, area: QRect, index: Index, *, chosen: bool) -> None:
        if chosen:
            painter.fillRect(area, colour("sel"))
            if index.column() == 0:
                painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), colour("accent"))
        elif index.row() == self.pointed_row:
            painter.fillRect(area, colour("hover"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colour("border"))

    def _words(
        self, painter: QPainter, area: QRect, column: Column[Any], row: Any, *, chosen: bool
    ) -> None:
        tone = column.tone(row) if column.tone else None
        detail = column.detail(row) if column.detail else ""
        marks = column.marks(row) if column.marks else ()
        painter.setFont(_font(column, toned=tone is not None))
        painter.setPen(colour(ink(tone) if tone else ("sel_text" if chosen else "text")))
        second = bool(detail or marks)
        top = QRect(area.left(), area.top() + (9 if second else 0), area.width(), _LINE)
        self._draw(painter, top if second else area, column.text(row), right=column.figures)
        if not second:
            return
        painter.setFont(_small())
        painter.setPen(colour("sel_text" if chosen else "muted"))
        below = QRect(area.left(), top.bottom() + 1, area.width(), _LINE)
        self._draw(painter, below, detail, right=column.figures)
        left = area.left() + painter.fontMetrics().horizontalAdvance(detail) + 10
        for icon, _meaning in marks:
            if left + _MARK <= area.right():
                drawn = pixmap(icon, "amber", _MARK)
                painter.drawPixmap(left, below.top() + (_LINE - _MARK) // 2, drawn)
            left += _MARK + 6

    def _draw(self, painter: QPainter, area: QRect, words: str, *, right: bool) -> None:
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(_RIGHT if right else _LEFT), shown)


def _font(column: Column[Any], *, toned: bool) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(14)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if column.strong or toned:
        font.setWeight(QFont.Weight.DemiBold)
    return with_figures(font) if column.figures else font


def _small() -> QFont:
    font = QFont("Inter")
    font.setPixelSize(13)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _widest(column: Column[Any], row: Any) -> int:
    chip = column.chip(row) if column.chip else None
    first = QFontMetrics(_font(column, toned=False)).horizontalAdvance(column.text(row))
    detail = column.detail(row) if column.detail else ""
    marks = len(column.marks(row)) if column.marks else 0
    second = QFontMetrics(_small()).horizontalAdvance(detail) + marks * (_MARK + 6)
    return chip_size(chip).width() if chip else max(first, second)
