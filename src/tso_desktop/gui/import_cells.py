"""How cells were read: a few at a glance, and every one of them in a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.columns import column_letter
from tso_desktop.domain.import_reading import Certainty, Understood
from tso_desktop.domain.import_rows import ImportCell, State
from tso_desktop.domain.importing import Counts
from tso_desktop.gui.case_table import CaseTable
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.import_raw_cell import RawCell
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button, FilterChip
from tso_desktop.gui.parts_cards import Card, EmptyState, empty
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.tables import Column, TableModel

_ACROSS = 2
_ICONS = {State.READ: ("check", "green"), State.KEPT_AS_WORDS: ("quote", "amber")}
_CHIPS = {
    State.READ: ChipWords("Read", "green", "check"),
    State.KEPT_AS_WORDS: ChipWords("Kept as words", "amber", "quote"),
    State.NOT_UNDERSTOOD: ChipWords("Not read", "red", "circle-alert"),
}


class CellsCard(Card):
    """A sample of cells as they stood and as they were read, and how many of each there are."""

    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.every_button = Button("Every cell", look="ghost")
        self._read, self._kept, self._unread = Words("", "ok"), Words("", "warn"), Words("", "bad")
        counts = QWidget()
        row = QHBoxLayout(counts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for words in (self._read, self._kept, self._unread, self.every_button):
            row.addWidget(words)
        super().__init__("How cells were read", "table-2", counts, parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self.body.addLayout(self._grid)
        self.every_button.clicked.connect(self.all_asked)

    def show_counts(self, counts: Counts) -> None:
        self._read.setText(f"{counts.read:,} read")
        self._kept.setText(f"{counts.kept_as_words:,} kept as words")
        self._unread.setText(f"{counts.not_understood:,} not read")
        self._unread.setVisible(counts.not_understood > 0)

    def show_samples(self, cells: Sequence[ImportCell]) -> None:
        empty(self._grid)
        for number, cell in enumerate(cells):
            row, side = divmod(number, _ACROSS)
            icon, shade = _ICONS[cell.state]
            stood, said = RawCell(cell.words), Elided(cell.said, "muted")
            stood.setFixedWidth(134)
            said.setAccessibleName(f"{cell.words} was read as {cell.said}")
            parts = (stood, Icon("arrow-right", "muted", 16), Icon(icon, shade, 16), said)
            for place, part in enumerate(parts):
                self._grid.addWidget(part, row, side * len(parts) + place)
                self._grid.setColumnStretch(side * len(parts) + place, part is said)


class CellsPanel(QWidget):
    """Every filled cell of the file in a list, with the words that stood in it."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[ImportCell, ...] = ()
        self._model: TableModel[ImportCell] = TableModel(_COLUMNS, lambda cell: cell.at)
        nothing = EmptyState("table-2", "No cell was read like this", "Choose another group above.")
        self.table = CaseTable(self._model, "Every cell of the file", nothing)
        self.back_button = Button("Back", "arrow-left", "ghost")
        self._filters = {name: FilterChip(name) for name in _FILTERS}
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.back_button)
        for name, chip in self._filters.items():
            top.addWidget(chip)
            chip.clicked.connect(lambda _on, name=name: self.filter(name))
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self.back_button.clicked.connect(self.left)

    def show_cells(self, cells: Sequence[ImportCell]) -> None:
        self._cells = tuple(cells)
        self.filter(next(iter(_FILTERS)))

    def filter(self, name: str) -> None:
        for other, chip in self._filters.items():
            chip.setChecked(other == name)
        wanted = _FILTERS[name]
        self._model.show([cell for cell in self._cells if wanted(cell)])


def _to_confirm(cell: ImportCell) -> bool:
    reading = cell.reading
    return isinstance(reading, Understood) and reading.certainty is Certainty.TO_CONFIRM


_FILTERS: dict[str, Callable[[ImportCell], bool]] = {
    "All": lambda _cell: True,
    "Not read": lambda cell: cell.state is State.NOT_UNDERSTOOD,
    "Kept as words": lambda cell: cell.state is State.KEPT_AS_WORDS,
    "To confirm": _to_confirm,
}
_COLUMNS = (
    Column[ImportCell](
        "Cell",
        lambda cell: f"{column_letter(cell.at.column)}{cell.at.row}",
        detail=lambda cell: cell.at.sheet,
        width=150,
    ),
    Column[ImportCell](
        "Column", lambda cell: cell.heading, detail=lambda cell: cell.place.label, width=230
    ),
    Column[ImportCell]("As it stood", lambda cell: " ".join(cell.words.split()), strong=True),
    Column[ImportCell]("As it was read", lambda cell: cell.said),
    Column[ImportCell](
        "", lambda cell: _CHIPS[cell.state].words, chip=lambda cell: _CHIPS[cell.state], width=160
    ),
)
