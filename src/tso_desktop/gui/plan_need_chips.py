"""Which needs a step answers: a chip for each need of the plan, on or off."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tso_desktop.domain.casework import Need
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import FilterChip
from tso_desktop.gui.parts_flow import Flow

_LONGEST = 28


class NeedChips(QWidget):
    """`changed` carries the ids that are on, in the order of the needs."""

    changed = Signal(object)

    def __init__(self, needs: Sequence[Need], chosen: Sequence[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Words("Answers", "label"))
        holder = QWidget()
        flow = Flow(gap=6, parent=holder)
        self._chips: dict[str, FilterChip] = {}
        for number, need in enumerate(needs, 1):
            chip = FilterChip(_short(f"{number} {need.title or need.words or 'Need'}"))
            chip.setAccessibleName(f"Answers need {number}: {need.title or need.words or ''}")
            chip.setChecked(need.id in chosen)
            chip.clicked.connect(lambda _on: self.changed.emit(self.chosen()))
            self._chips[need.id] = chip
            flow.addWidget(chip)
        if not needs:
            flow.addWidget(Words("No need is written yet: add one at the left.", "muted"))
        column.addWidget(holder)

    def chosen(self) -> tuple[str, ...]:
        return tuple(need for need, chip in self._chips.items() if chip.isChecked())

    def chip(self, need: str) -> FilterChip:
        return self._chips[need]


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
