"""Fields of what happened: yes or no or not said, several reasons at once, whole numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from tso_desktop.gui.field import Field
from tso_desktop.gui.fields import CalmCombo, TextField
from tso_desktop.gui.parts_buttons import TARGET, Tick
from tso_desktop.gui.typed import NotUnderstood

_MOST = 999


class YesNoField(Field):
    """A decision: nobody made it as long as nothing is chosen."""

    def __init__(self, name: str, label: str, yes: str, no: str, **more: Any) -> None:
        self.combo = CalmCombo()
        for words, value in (("Not chosen", None), (yes, True), (no, False)):
            self.combo.addItem(words, value)
        super().__init__(name, label, self.combo, **more)
        self.combo.currentIndexChanged.connect(self._edited)

    def value(self) -> bool | None:
        chosen: bool | None = self.combo.currentData()
        return chosen

    def _write(self, value: bool | None) -> None:  # noqa: FBT001
        self.combo.setCurrentIndex(0 if value is None else 1 if value else 2)


class CodesField(Field):
    """Several of a list; none ticked is an empty list."""

    def __init__(self, name: str, label: str, options: Mapping[str, str], **more: Any) -> None:
        holder = QWidget()
        # Beside each other where it is asked for the first time and there is room.
        columns = 1 if more.get("history", True) else 2
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        self.ticks = {code: Tick(words) for code, words in options.items()}
        self._others: tuple[str, ...] = ()
        for number, tick in enumerate(self.ticks.values()):
            grid.addWidget(tick, number // columns, number % columns)
        # A tick says its height for a width, which a form of fields does not ask.
        holder.setMinimumHeight(TARGET * -(-len(options) // columns))
        super().__init__(name, label, holder, **more)
        for tick in self.ticks.values():
            tick.clicked.connect(self._at_once)

    def value(self) -> tuple[str, ...]:
        ticked = tuple(code for code, tick in self.ticks.items() if tick.isChecked())
        return (*ticked, *self._others)

    def _write(self, value: Sequence[str] | None) -> None:
        known = tuple(value or ())
        self._others = tuple(code for code in known if code not in self.ticks)
        for code, tick in self.ticks.items():
            tick.setChecked(code in known)

    def _watched(self) -> Sequence[QWidget]:
        return tuple(self.ticks.values())

    def _at_once(self) -> None:
        self._edited()
        self.settle()


class NumberField(TextField):
    """A whole number, such as months."""

    def __init__(self, name: str, label: str, **more: Any) -> None:
        super().__init__(name, label, longest=4, **more)

    def value(self) -> Any:
        said = self.line.text().strip()
        if not said:
            return None
        if not (said.isascii() and said.isdecimal() and int(said) <= _MOST):
            raise NotUnderstood(f"“{said}” is not a number. Write whole months, as in 12.")
        return int(said)

    def _write(self, value: Any) -> None:
        super()._write(None if value is None else str(value))
