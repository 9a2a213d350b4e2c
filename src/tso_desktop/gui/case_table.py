"""The list of the program: tall rows, one chosen, Enter or a double click opens it."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tso_desktop.gui.look import colour
from tso_desktop.gui.parts_cards import EmptyState
from tso_desktop.gui.table_cells import ROW_HEIGHT, CellPainter
from tso_desktop.gui.tables import TableModel


class CaseTable(QTableView):
    """Shows a `TableModel`; `opened` and `chosen` carry the row's value.

    Before the first `refresh` it says that it is loading; with nothing to show, it shows `empty`.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        model: TableModel[Any],
        name: str,
        empty: EmptyState | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self._empty = empty
        self._chosen_key: object = None
        self._chosen_place = 0
        self._sorted = (-1, False)
        self._cells = CellPainter(self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        self.setModel(model)
        self._dress_rows()
        self._dress_heads()
        if empty is not None:
            empty.setParent(self.viewport())
            empty.hide()
        self.doubleClicked.connect(self._open)
        self.entered.connect(self._point)
        model.modelReset.connect(self._recall)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def choose(self, key: object) -> None:
        """Chooses the row with a key, if it stands where it is looked for."""
        place = self.rows.place_of(key, self._chosen_place)
        if place is not None and place < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(place, 0))

    def chosen_row(self) -> Any:
        index = self.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_F3:
            self._sort_by(self.currentIndex().column())
        elif event.key() == Qt.Key.Key_Tab:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _typed: str) -> None:  # noqa: N802
        """Nothing: it would fetch every row; the search box is one key away."""

    def leaveEvent(self, event: QEvent) -> None:
        self._point(QModelIndex())
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_empty()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.is_loaded:
            painter = QPainter(self.viewport())
            painter.setPen(colour("muted"))
            area = QRect(0, 0, self.viewport().width(), 3 * ROW_HEIGHT)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), "Loading…")

    def _dress_rows(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 2)
        sides = self.verticalHeader()
        sides.hide()
        sides.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        sides.setDefaultSectionSize(ROW_HEIGHT)

    def _dress_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(60)
        heads.setSectionsClickable(True)
        heads.setFixedHeight(44)
        heads.setToolTip("Click a heading, or press F3 in the list, to sort")
        for number, column in enumerate(self.rows.columns):
            if column.width:
                heads.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                heads.resizeSection(number, column.width)
            else:
                heads.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        heads.sectionClicked.connect(self._sort_by)

    def _sort_by(self, number: int) -> None:
        if number < 0 or not self.rows.columns[number].sort:
            return
        # Kept by us: Qt turns its own indicator round before it tells of the click.
        reverse = self._sorted == (number, False)
        self._sorted = (number, reverse)
        order = Qt.SortOrder.DescendingOrder if reverse else Qt.SortOrder.AscendingOrder
        heads = self.horizontalHeader()
        heads.setSortIndicatorShown(True)
        heads.setSortIndicator(number, order)
        self.rows.sort(number, order)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.row(index))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._chosen_key, self._chosen_place = self.rows.key(index), index.row()
            self.chosen.emit(self.rows.row(index))

    def _point(self, index: QModelIndex) -> None:
        self._cells.pointed_row = index.row()
        self.viewport().update()

    def _recall(self) -> None:
        """A refresh keeps the chosen row, wherever it stands now."""
        if self._chosen_key is not None:
            self.choose(self._chosen_key)
            if not self.currentIndex().isValid():
                self._chosen_key = None
                self.chosen.emit(None)
        self._place_empty()

    def _place_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(self.rows.is_loaded and self.rows.rowCount() == 0)
