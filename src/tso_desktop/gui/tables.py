"""One model for every list: columns read rows, and rows are fetched in windows when shown."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from tso_desktop.gui.parts_chips import ChipWords, Tone

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Marks = Sequence[tuple[str, str]]  # an icon and what it means

WINDOW = 100
_WINDOWS_KEPT = 12
_NOWHERE = QModelIndex()


@dataclass(frozen=True)  # no slots: Python 3.11 cannot make a subscripted generic with them
class Column(Generic[Row]):
    """A heading, and how to read a row under it.

    A cell is a line of text, perhaps with a detail under it and marks after the detail, or a chip
    in place of the text. `sort` is the key that `sort_asked` tells. `width` 0 shares what is left.
    """

    heading: str
    text: Callable[[Row], str]
    detail: Callable[[Row], str] | None = None
    marks: Callable[[Row], Marks] | None = None
    chip: Callable[[Row], ChipWords | None] | None = None
    tone: Callable[[Row], Tone | None] | None = None
    sort: str = ""
    strong: bool = False
    figures: bool = False
    width: int = 0

    def spoken(self, row: Row) -> str:
        """All that the cell shows, for a screen reader; marks and colours in words."""
        chip = self.chip(row) if self.chip else None
        marks = self.marks(row) if self.marks else ()
        said = [
            self.text(row),
            chip.words if chip else "",
            self.detail(row) if self.detail else "",
            *(meaning for _icon, meaning in marks),
        ]
        return ", ".join(dict.fromkeys(part for part in said if part))


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows come from `fetch(offset, limit)` and `count()`; `key` tells one row from another.

    Nothing is fetched before `refresh`. `find`, if given, tells at which place a key stands.
    """

    sort_asked = Signal(str, bool)  # the column's key; whether the largest comes first

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], object],
        fetch: Callable[[int, int], Sequence[Row]] | None = None,
        count: Callable[[], int] | None = None,
        *,
        find: Callable[[object], int | None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key, self._find = key, find
        self._fetch: Callable[[int, int], Sequence[Row]] = fetch or (lambda _offset, _limit: ())
        self._count: Callable[[], int] = count or (lambda: 0)
        self._windows: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._length = 0
        self.is_loaded = False

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        return self._columns

    def refresh(self) -> None:
        """Asks for everything anew; what is not looked at is not fetched."""
        length = self._count()
        self.beginResetModel()
        self._windows.clear()
        self._length = length
        self.is_loaded = True
        self.endResetModel()

    def show(self, rows: Sequence[Row]) -> None:
        """Shows rows that are all at hand."""
        self._fetch = lambda offset, limit: rows[offset : offset + limit]
        self._count = lambda: len(rows)
        self.refresh()

    def row(self, index: Index | int) -> Row:
        place = index if isinstance(index, int) else index.row()
        start = place // WINDOW * WINDOW
        return self._window(start)[place - start]

    def key(self, index: Index | int) -> object:
        return self._key(self.row(index))

    def place_of(self, key: object, near: int = 0) -> int | None:
        """Where a row stands now: asked of `find`, or looked for where it stood and at the top."""
        if self._find is not None:
            return self._find(key)
        starts = dict.fromkeys((near // WINDOW * WINDOW, 0))
        for start in (start for start in starts if start < self._length):
            for offset, row in enumerate(self._window(start)):
                if self._key(row) == key:
                    return start + offset
        return None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._length

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._length:
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(self.row(index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.spoken(self.row(index))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.figures:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """The store sorts: only it has all the rows."""
        if 0 <= column < len(self._columns) and (key := self._columns[column].sort):
            self.sort_asked.emit(key, order is Qt.SortOrder.DescendingOrder)

    def _window(self, start: int) -> Sequence[Row]:
        if start in self._windows:
            self._windows.move_to_end(start)
            return self._windows[start]
        rows = self._windows[start] = self._fetch(start, WINDOW)
        while len(self._windows) > _WINDOWS_KEPT:
            self._windows.popitem(last=False)
        return rows
