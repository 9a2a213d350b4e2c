"""Joins the fields on the screen to one record: each saves itself, shows its history, is undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.record import Record
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.field_history import HistoryLine
from tso_desktop.gui.waiting_words import WaitingWords
from tso_desktop.gui.words import day_and_time, plain_date
from tso_desktop.gui.workplace import Workplace, listen

if TYPE_CHECKING:
    from tso_desktop.gui.field import Field


class RecordForm(QObject):
    """Keeps the fields of one record true to the store.

    Arriving changes refresh every field but the one being edited, whose own `as_of` is what it
    will be saved with. `make` creates the record at its first saved field where there is none yet;
    until then what waits to be saved waits under the `household`.
    """

    def __init__(
        self,
        place: Workplace,
        value: type[Record],
        record: Record | None,
        fields: "Sequence[Field]",
        *,
        make: Callable[[Mapping[str, Any]], Record | None] | None = None,
        household: RecordId | None = None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._value = value
        self._make = make
        self.record = record
        self._fields = {field.name: field for field in fields}
        for field in fields:
            field.settled.connect(self._save)
            field.history_asked.connect(self._show_history)
            field.undo_asked.connect(self._undo)
        listen(self, place.changes, self._heard)
        self.show_record(record)
        owner = record.id if record else f"{household}:{value.__name__}"
        self._waiting = WaitingWords(place, owner, fields)
        self._waiting.put_back()

    def show_record(self, record: Record | None) -> None:
        self.record = record
        for name, field in self._fields.items():
            field.show_value(getattr(record, name, None), record.as_of if record else 0)
            field.show_clash(self._versions(name))

    def settle(self) -> None:
        """Save what is still resting: the page is about to go."""
        for field in self._fields.values():
            field.settle()

    def forget(self) -> None:
        """Nothing of this form need wait: its record goes."""
        for field in self._fields.values():
            field.let_go()

    def _save(self, name: str, value: Any) -> None:
        field = self._fields[name]
        try:
            if self.record is None:
                self.record = self._make({name: value}) if self._make else None
            else:
                self._place.desk.case_file.change(
                    self._at(self.record, field.as_of), **{name: value}
                )
        except Refused as refused:
            field.not_saved(str(refused))
            return
        self._refresh()
        field.saved(self._place.desk.now(), self.record.as_of if self.record else 0)

    def _at(self, record: Record, as_of: int) -> Record:
        """The record as this very field showed it."""
        return replace(record, as_of=as_of or record.as_of)

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if self.record and any(entry.record == self.record.id for entry in entries):
            self._refresh()

    def _refresh(self) -> None:
        if self.record is None:
            return
        fresh = self._place.desk.case_file.find(self._value, self.record.id)
        if fresh is not None:
            self.show_record(fresh)

    def _versions(self, name: str) -> tuple[str, ...]:
        if self.record is None or name not in self.record.clashes:
            return ()
        found = self._place.desk.case_file.versions(self.record, name)
        return tuple(said(value) for value in found)

    def _show_history(self, name: str) -> None:
        if self.record is None:
            self._fields[name].show_history(())
            return
        names = self._place.desk.case_file.officer_names()
        today = self._place.desk.today()
        lines = [
            HistoryLine(
                when=day_and_time(change.at, today),
                who=names.get(change.officer, "") or "Somebody of the team",
                value=said(change.value),
                source=f"from {said(change.before)}" if change.before is not None else "",
            )
            for change in self._place.desk.case_file.history(self.record, name)
        ]
        self._fields[name].show_history(lines)

    def _undo(self, name: str) -> None:
        if self.record is None:
            return
        try:
            self._place.desk.case_file.undo_field(self.record, name)
        except Refused as refused:
            self._fields[name].not_saved(str(refused), try_again=False)
            return
        self._refresh()
        self._place.told.tell(f"{self._fields[name].label}: the last change was taken back.")


def said(value: Any) -> str:
    """A journaled value in words."""
    if value is None or value in ("", [], ()):
        return "blank"
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(said(part) for part in value)
    if isinstance(value, str) and len(value) == 10 and value[4:5] == "-":  # noqa: PLR2004 - ISO day
        try:
            return plain_date(date.fromisoformat(value))
        except ValueError:
            return value
    return str(value)
