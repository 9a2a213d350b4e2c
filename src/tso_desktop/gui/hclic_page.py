"""The return over the caseload: the cases of a quarter, how ready each is, and the files of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.gui.case_table import CaseTable
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, FilterChip, SquareButton
from tso_desktop.gui.parts_cards import EmptyState, Soft
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.parts_pages import Page
from tso_desktop.gui.tables import Column, TableModel
from tso_desktop.gui.words import BLANK, counted
from tso_desktop.services.hclic import Quarterly, Row
from tso_desktop.services.hclic_telling import counts_words

FILTERS = (
    ("all", "All"),
    ("wanting", "Not ready"),
    ("errors", "With errors"),
    ("ready", "Ready"),
)
FORMATS = (
    (".xlsx", "For typing in (Excel)", "file-spreadsheet"),
    (".csv", "CSV", "table-2"),
    (".xml", "Draft XML", "file-text"),
)
_MOST_KINDS = 8
_NOTHING = (
    "Nothing to report in this quarter",
    (
        "A case is listed here once a duty began or ended, temporary accommodation was entered or "
        "left, or the case was closed."
    ),
)
_NONE_SUCH = ("No case is like that", "Press All to see every case of the quarter.")


class HclicPage(Page):
    """Shows a quarter; says what is opened, asked for and filtered."""

    back = Signal()
    opened = Signal(object)
    moved = Signal(int)
    filtered = Signal(str)
    asked = Signal(str)
    map_asked = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("H-CLIC return", scrolls=False, parent=parent)
        self._heads()
        self._chips: dict[str, FilterChip] = {}
        self._flow = Flow(gap=8)
        holder = QWidget()
        holder.setLayout(self._flow)
        self.body.addWidget(holder)
        self.rows: TableModel[Row] = TableModel(columns(), lambda row: row.case, parent=self)
        self.nothing = EmptyState("clipboard-check", *_NOTHING)
        self.table = CaseTable(self.rows, "Cases of the quarter", self.nothing)
        self.table.opened.connect(self.opened)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._mapping())
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back.emit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def show_quarter(self, found: Quarterly, kinds: Sequence[tuple[str, str, int]]) -> None:
        self.quarter.setText(found.quarter.words)
        cases = counted(len(found.rows), "case")
        self.subtitle.show_words(f"{cases}, {found.ready} ready. Nothing is submitted from here.")
        for button in self.files.values():
            button.setEnabled(bool(found.open_to_all))
        self._show_filters(kinds)

    def show_rows(self, rows: Sequence[Row], chosen: str, *, whole: bool) -> None:
        title, hint = _NOTHING if whole else _NONE_SUCH
        self.nothing.title.setText(title)
        self.nothing.hint.setText(hint)
        self.rows.show(rows)
        for key, chip in self._chips.items():
            chip.setChecked(key == chosen)

    def show_busy(self, words: str) -> None:
        self.subtitle.show_words(words)

    def say_map(self, words: str, *, may_begin: bool) -> None:
        self._map_words.setText(words)
        self.begin_map.setVisible(may_begin)

    def _heads(self) -> None:
        way_back = SquareButton("arrow-left", "Back (Esc)")
        way_back.clicked.connect(self.back)
        self.top.insertWidget(0, way_back)
        self.earlier = SquareButton("chevron-left", "The quarter before")
        self.later = SquareButton("chevron-right", "The quarter after")
        self.quarter = Words("", "strong")
        self.earlier.clicked.connect(lambda: self.moved.emit(-1))
        self.later.clicked.connect(lambda: self.moved.emit(1))
        for widget in (self.earlier, self.quarter, self.later):
            self.buttons.addWidget(widget)
        self.files: dict[str, Button] = {}
        for ending, words, icon in FORMATS:
            button = self.files[ending] = Button(words, icon)
            button.clicked.connect(lambda _on=False, wanted=ending: self.asked.emit(wanted))
            self.buttons.addWidget(button)

    def _show_filters(self, kinds: Sequence[tuple[str, str, int]]) -> None:
        self._flow.clear()
        self._chips.clear()
        wanted = [*FILTERS, *((number, "") for number, _words, _count in kinds[:_MOST_KINDS])]
        said = {number: (words, count) for number, words, count in kinds}
        for key, name in wanted:
            words, count = said.get(key, ("", 0))
            chip = FilterChip(name or f"{key} in {counted(count, 'case')}")
            if words:
                chip.setToolTip(words)
                chip.setAccessibleDescription(words)
            chip.clicked.connect(lambda _on=False, picked=key: self.filtered.emit(picked))
            self._chips[key] = chip
            self._flow.addWidget(chip)

    def _mapping(self) -> QWidget:
        soft = Soft()
        across = QHBoxLayout()
        across.setSpacing(12)
        self._map_words = Words("", "muted", wrap=True)
        self.begin_map = Button("Begin the mapping table", "plus")
        self.begin_map.clicked.connect(self.map_asked)
        across.addWidget(self._map_words, 1)
        across.addWidget(self.begin_map)
        soft.body.addLayout(across)
        return soft


def columns() -> tuple[Column[Row], ...]:
    return (
        Column("Household", lambda row: row.line.name, detail=_reference, strong=True, width=240),
        Column("Ready", lambda _row: "", chip=_ready_chip, width=120),
        Column("What is wanted first", _wrong, detail=_counts),
        Column("Duty", lambda row: _duty(row) or BLANK, width=190),
    )


def _reference(row: Row) -> str:
    return row.reference


def _ready_chip(row: Row) -> ChipWords:
    ready = row.readiness
    if ready.is_ready:
        return ChipWords("Ready", "green", "circle-check")
    if ready.errors:
        return ChipWords(f"{ready.percent} %", "red", "circle-alert")
    return ChipWords(f"{ready.percent} %", "grey", "circle-dot")


def _wrong(row: Row) -> str:
    """The first error in words; else what is missing first."""
    ready = row.readiness
    if ready.errors:
        return f"{ready.errors[0].number}: {ready.errors[0].words}"
    if ready.missing:
        return f"Missing: {'; '.join(f'{one.item} {one.label}' for one in ready.missing[:3])}"
    return "Nothing"


def _counts(row: Row) -> str:
    return counts_words(row.readiness)


def _duty(row: Row) -> str:
    """The newest duty, and whether it has ended."""
    if not row.facts.duties:
        return ""
    last = max(row.facts.duties, key=lambda duty: str(duty.started_on or ""))
    return f"{last.kind.value.capitalize()}{', ended' if last.ended_on else ''}"
