"""How long a visit should take: a few lengths to tap."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from tso_desktop.gui.parts_buttons import FilterChip
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.words import minutes

LENGTHS = (30, 45, 60, 90)


class LengthChips(QWidget):
    """`chosen` carries minutes."""

    chosen = Signal(int)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {length: FilterChip(minutes(length)) for length in LENGTHS}
        Flow(*self.chips.values(), gap=6, parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for length, chip in self.chips.items():
            chip.setAccessibleName(f"{label} {minutes(length)}")
            chip.clicked.connect(lambda _on=False, length=length: self._choose(length))

    def show_length(self, length: int) -> None:
        for each, chip in self.chips.items():
            chip.setChecked(each == length)

    def length(self) -> int | None:
        return next((length for length, chip in self.chips.items() if chip.isChecked()), None)

    def _choose(self, length: int) -> None:
        self.show_length(length)
        self.chosen.emit(length)
