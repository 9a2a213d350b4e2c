"""The columns of the file, and where each of them goes: every one can be set otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.columns import Place
from tso_desktop.gui.fields import CalmCombo
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.import_summary import ColumnState
from tso_desktop.gui.look import mark
from tso_desktop.gui.parts import Elided, Words, line
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, empty
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.words import counted

SHOWN_FIRST = 6
_HEADING, _CHIP = 150, 150


class ColumnRow(QWidget):
    """A heading, the place that it has, and how its cells were read."""

    placed = Signal(str, int, str)  # the layout, the column's number, the place

    def __init__(self, state: ColumnState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout, self.number = state.layout, state.number
        self.combo = CalmCombo()
        for place in Place:
            self.combo.addItem(place.label, place.value)
        self.combo.setAccessibleName(f"Where the column {state.heading} goes")
        heading = Elided(state.heading, "strong")
        heading.setFixedWidth(_HEADING)
        self.chip = Chip(state.chip.words, state.chip.tone, state.chip.icon)
        held = QHBoxLayout()
        held.addStretch(1)
        held.addWidget(self.chip)
        holder = QWidget()
        holder.setLayout(held)
        held.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(_CHIP)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(heading)
        row.addWidget(Icon("arrow-right", "muted", 16))
        row.addWidget(self.combo, 1)
        row.addWidget(holder)
        self.show_state(state)
        self.combo.currentIndexChanged.connect(self._tell)

    def show_state(self, state: ColumnState) -> None:
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(self.combo.findData(state.place.value))
        self.chip.say(*state.chip)

    def _tell(self) -> None:
        self.placed.emit(self._layout, self.number, self.combo.currentData())


class ColumnsCard(Card):
    """A few columns at first, those that want a look among them; the rest on demand."""

    placed = Signal(str, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._all_well = Words("", "ok")
        super().__init__("Columns", "columns-3", self._all_well, parent=parent)
        self._rows: dict[tuple[str, int], ColumnRow] = {}
        self._states: tuple[ColumnState, ...] = ()
        self._is_whole = False
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._more = Elided("", "muted")
        self.all_button = Button("", look="ghost")
        foot = QHBoxLayout()
        foot.addWidget(self._more, 1)
        foot.addWidget(self.all_button)
        self.body.addLayout(self._list)
        self.body.addLayout(foot)
        self.all_button.clicked.connect(self._turn)

    def show_columns(self, states: Sequence[ColumnState]) -> None:
        """The same columns keep their rows, so that the one with the focus keeps it."""
        before = [(state.layout, state.number) for state in self._states]
        self._states = tuple(states)
        self.show_count(len(states))
        unread = sum(state.chip.tone == "red" for state in states)
        self._all_well.setText(
            f"{counted(unread, 'column')} with cells not read" if unread else "all have a place"
        )
        mark(self._all_well, "look", "bad" if unread else "ok")
        if before == [(state.layout, state.number) for state in states]:
            for state in states:
                if (row := self._rows.get((state.layout, state.number))) is not None:
                    row.show_state(state)
        else:
            self._is_whole = False
            self._fill()

    def row(self, layout: str, number: int) -> ColumnRow | None:
        return self._rows.get((layout, number))

    def _turn(self) -> None:
        self._is_whole = not self._is_whole
        self._fill()

    def _fill(self) -> None:
        empty(self._list)
        self._rows.clear()
        shown = self._states if self._is_whole else _first(self._states)
        several = len({state.layout for state in shown}) > 1
        sheet = ""
        for state in shown:
            if several and state.sheet != sheet:
                sheet = state.sheet
                if self._rows:
                    self._list.addWidget(line())
                self._list.addWidget(Words(f"Sheet {sheet}", "label"))
            row = self._rows[state.layout, state.number] = ColumnRow(state)
            row.placed.connect(self.placed)
            self._list.addWidget(row)
        left = len(self._states) - len(_first(self._states))
        well = "" if any(state.needs_a_look for state in self._hidden()) else ", all understood"
        self._more.show_words("" if self._is_whole else f"{counted(left, 'more column')}{well}")
        self.all_button.say("Show fewer" if self._is_whole else f"Show all {len(self._states)}")
        self.all_button.setVisible(left > 0)

    def _hidden(self) -> list[ColumnState]:
        first = _first(self._states)
        return [state for state in self._states if state not in first]


def _first(states: Sequence[ColumnState]) -> list[ColumnState]:
    """Those that want a look, then the first ones, in the order of the file."""
    chosen = [state for state in states if state.needs_a_look][:SHOWN_FIRST]
    for state in states:
        if len(chosen) == SHOWN_FIRST:
            break
        if state not in chosen:
            chosen.append(state)
    return [state for state in states if state in chosen]
