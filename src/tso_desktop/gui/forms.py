"""A page of fields that save themselves, made from a list of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from tso_desktop.domain.record import Record
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.field import Field

Save = Callable[[str, Any, int], int]


class Form(QWidget):
    """Fields in one column or two; a field in `wide` takes a whole line.

    It repeats its fields' signals. `saves_with` is all that most presenters need.
    """

    settled = Signal(str, object)
    history_asked = Signal(str)
    undo_asked = Signal(str)

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        columns: int = 1,
        wide: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields = {field.name: field for field in fields}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(14)
        row = column = 0
        for field in fields:
            span = columns if field.name in wide else 1
            if column + span > columns:
                row, column = row + 1, 0
            grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            field.settled.connect(self.settled)
            field.history_asked.connect(self.history_asked)
            field.undo_asked.connect(self.undo_asked)
        for number in range(columns):
            grid.setColumnStretch(number, 1)

    def field(self, name: str) -> Field:
        return self._fields[name]

    def names(self) -> tuple[str, ...]:
        return tuple(self._fields)

    def show_values(self, values: Mapping[str, Any], as_of: int = 0) -> None:
        """Refreshes every field that is named, but never the one being edited."""
        for name, value in values.items():
            if name in self._fields:
                self._fields[name].show_value(value, as_of)

    def show_record(self, record: Record) -> None:
        """Refreshes each field from the fact of the same name."""
        self.show_values(
            {name: getattr(record, name) for name in self._fields if hasattr(record, name)},
            record.as_of,
        )

    def saves_with(
        self, save: Save, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """Hands each settled (name, value, as_of) to `save`, which returns the new position."""

        def keep(name: str, value: Any) -> None:
            field = self._fields[name]
            try:
                as_of = save(name, value, field.as_of)
            except Refused as refused:
                field.not_saved(str(refused))
            else:
                field.saved(now(), as_of)

        self.settled.connect(keep)

    def settle(self) -> None:
        """Says at once whatever is still resting; called before the page goes."""
        for field in self._fields.values():
            field.settle()

    @property
    def holds_unsaved(self) -> bool:
        return any(field.holds_unsaved for field in self._fields.values())
