"""A card with records of one kind: each opens in place into fields that save themselves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.record import Record
from tso_desktop.domain.records import kind_of
from tso_desktop.gui.field import Field
from tso_desktop.gui.forms import Form
from tso_desktop.gui.parts import Words, line
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, empty, two_lines
from tso_desktop.gui.parts_chips import Chip, ChipWords
from tso_desktop.gui.record_form import RecordForm
from tso_desktop.gui.waiting_words import owners_waiting
from tso_desktop.gui.workplace import Workplace, listen

R = TypeVar("R", bound=Record)
_PAGE = 30
_WIDEST_CHIP = 190


@dataclass(frozen=True, slots=True)
class Sort(Generic[R]):
    """How records of one kind are shown, added and edited on a card."""

    value: type[R]
    title: str
    icon: str
    one: str
    nothing: str
    summary: Callable[[R], tuple[str, str]]
    fields: Callable[[], Sequence[Field]]
    wide: tuple[str, ...] = ()
    fresh: Callable[[], Mapping[str, Any]] = dict
    chips: Callable[[R], Sequence[ChipWords]] = field(default=lambda _record: ())
    order: str | None = None
    more: Callable[[Workplace, R], QWidget] | None = None
    listed: Callable[[R], bool] = field(default=lambda _record: True)


class RecordsCard(Card, Generic[R]):
    """Records of a household, or of the directory where there is none; one open at a time."""

    def __init__(
        self,
        place: Workplace,
        household: RecordId | None,
        sort: Sort[R],
        parent: QWidget | None = None,
    ) -> None:
        self._add = Button(f"Add {sort.one}", "plus", "ghost")
        super().__init__(sort.title, sort.icon, self._add, parent=parent)
        self._place, self._household, self._sort = place, household, sort
        self._kind = kind_of(sort.value).name
        self._shown = _PAGE
        self._open = self._waiting()
        self._form: RecordForm | None = None
        self._rows: dict[RecordId, QVBoxLayout] = {}
        self._add.clicked.connect(self.add)
        listen(self, place.changes, self._heard)
        self.refresh()

    def _waiting(self) -> RecordId | None:
        """A record where something typed waits to be put right: it stands open."""
        owners = owners_waiting(self._place)
        return next((one.id for one in self._all() if one.id in owners), None) if owners else None

    def add(self) -> None:
        made: list[RecordId] = []
        saved = self._place.save(
            lambda: made.append(self._make()),
            f"Added {self._sort.one}.",
        )
        if saved:
            self.open(made[0])

    def _make(self) -> RecordId:
        files = self._place.desk.case_file
        if self._household is None:
            return files.add_shared(self._sort.value, **self._sort.fresh())
        return files.add(self._sort.value, self._household, **self._sort.fresh())

    def _all(self) -> tuple[R, ...]:
        files = self._place.desk.case_file
        if self._household is None:
            return files.directory(self._sort.value, order=self._sort.order)
        return files.all(self._sort.value, self._household, order=self._sort.order)

    def open(self, record: RecordId | None) -> None:
        """Open one record into its fields, or close what is open."""
        if self._form is not None:
            self._form.settle()
        self._open = record
        self.refresh()
        if record in self._rows and self._form is not None:
            form = self._rows[record].itemAt(1)
            if form is not None and (widget := form.widget()) is not None:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                widget.focusNextChild()

    def refresh(self) -> None:
        records = [record for record in self._all() if self._sort.listed(record)]
        empty(self.body)
        self._rows.clear()
        self._form = None
        if not records:
            self.body.addWidget(Words(self._sort.nothing, "muted", wrap=True))
        self.show_count(len(records)) if records else self.count.hide()
        for number, record in enumerate(records[: self._shown]):
            if number:
                self.body.addWidget(line())
            self.body.addWidget(self._row(record))
        if len(records) > self._shown:
            more = Button(f"Show {len(records) - self._shown} more", "chevron-down", "ghost")
            more.clicked.connect(self._show_more)
            self.body.addWidget(more)

    def _show_more(self) -> None:
        self._shown *= 4
        self.refresh()

    def _row(self, record: R) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(10)
        opened = record.id == self._open
        strong, muted = self._sort.summary(record)
        across = QHBoxLayout()
        across.setSpacing(10)
        across.addLayout(two_lines(strong, muted), 1)
        if record.clashes:
            across.addWidget(Chip("Two versions", "amber", "merge"))
        for chip in self._sort.chips(record):
            across.addWidget(_narrow(Chip(*chip)))
        button = Button("Done" if opened else "Edit", look="ghost")
        button.setAccessibleName(f"{button.text()} {strong}")
        button.clicked.connect(lambda: self.open(None if opened else record.id))
        across.addWidget(button)
        column.addLayout(across)
        self._rows[record.id] = column
        if opened:
            column.addWidget(self._fields(record))
        return holder

    def _fields(self, record: R) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(14)
        fields = list(self._sort.fields())
        column.addWidget(Form(fields, columns=2, wide=self._sort.wide))
        self._form = RecordForm(self._place, self._sort.value, record, fields, parent=holder)
        if self._sort.more is not None:
            column.addWidget(self._sort.more(self._place, record))
        remove = Button(f"Remove {self._sort.one}", "trash-2", "quiet")
        remove.clicked.connect(lambda: self._remove(record))
        column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _remove(self, record: R) -> None:
        if self._form is not None:
            self._form.settle()
            self._form.forget()
        fresh = self._place.desk.case_file.find(self._sort.value, record.id)
        if fresh is not None:
            self._place.save(
                lambda: self._place.desk.case_file.delete(fresh),
                f"Removed: {self._sort.summary(fresh)[0]}.",
            )

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        """What is open refreshes itself, field by field; the list only when it is closed."""
        mine = {entry.record for entry in entries if entry.kind == self._kind}
        if mine and mine != {self._open}:
            self.refresh()
        elif mine and self._gone():
            self._open = None
            self.refresh()

    def _gone(self) -> bool:
        return self._place.desk.case_file.find(self._sort.value, self._open) is None


def _narrow(chip: Chip) -> Chip:
    """A long category shortens itself; the name of the record comes first."""
    chip.setMaximumWidth(_WIDEST_CHIP)
    return chip
