"""The same household or person twice: joined without losing either, and taken apart again."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.domain.households import Household, Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import empty, two_lines
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.caseload import Line

_TYPING_MS = 200
_SHOWN = 5


class HouseholdPicker(QWidget):
    """Finds another household by its search; `picked` carries its line."""

    picked = Signal(object)

    def __init__(self, place: Workplace, but: RecordId, prompt: str, do: str) -> None:
        super().__init__()
        self._place, self._but, self._do = place, but, do
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.search = QLineEdit(placeholderText=prompt)
        self.search.setAccessibleName(prompt)
        column.addWidget(self.search)
        self._found = QVBoxLayout()
        column.addLayout(self._found)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.look)
        self.search.textChanged.connect(self._typing.start)

    def look(self) -> None:
        empty(self._found)
        asked = self.search.text().strip()
        if not asked:
            return
        found = [f.line for f in self._place.desk.caseload.search(asked, limit=_SHOWN + 1)]
        others = [line for line in found if line.household != self._but][:_SHOWN]
        if not others:
            self._found.addWidget(Words("No other household fits that.", "muted"))
        for line in others:
            self._found.addWidget(self._row(line))

    def _row(self, line: Line) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.addLayout(two_lines(line.name, f"{line.reference} · {line.address}"), 1)
        button = Button(self._do)
        button.setAccessibleName(f"{self._do}: {line.name}, {line.reference}")
        button.clicked.connect(lambda: self.picked.emit(line))
        across.addWidget(button)
        return row


def merge_panel(place: Workplace, household: RecordId, merged: Callable[[], object]) -> QWidget:
    """Let this household yield to another: both histories are read together, both stay."""
    picker = HouseholdPicker(
        place, household, "The same household is here twice? Find the other", "Join"
    )

    def join(line: Line) -> None:
        other = place.desk.case_file.find(Household, line.household)
        if other is None:
            return
        saved = place.save(
            lambda: place.desk.case_file.merge(other, household),
            f"{line.name} ({line.reference}) is read with this household now.",
        )
        if saved:
            picker.search.clear()
            merged()

    picker.picked.connect(join)
    return picker


def link_panel(place: Workplace, person: Person) -> QWidget:
    """Say that this person is the same as one in another household; both records stay."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    other = place.desk.case_file.find(Person, person.same_person)
    if other is not None:
        column.addWidget(
            Words(f"The same person as {other.name or 'somebody'} in another household.", "muted")
        )
        unlink = Button("Not the same after all", "undo-2", "quiet")
        unlink.clicked.connect(lambda: _link(place, person, None))
        column.addWidget(unlink)
        return box
    picker = HouseholdPicker(
        place,
        RecordId(person.household or ""),
        "The same person is in another household? Find it",
        "The same person",
    )

    def link(line: Line) -> None:
        lead = place.desk.case_file.head(line.household).lead
        people = place.desk.case_file.all(Person, line.household)
        same = next((p for p in people if p.name == person.name), lead)
        if same is not None:
            _link(place, person, RecordId(same.same_person or same.id))

    picker.picked.connect(link)
    column.addWidget(picker)
    return box


def _link(place: Workplace, person: Person, root: RecordId | None) -> None:
    fresh = place.desk.case_file.find(Person, person.id) or person
    words = "Linked: one person, two records." if root else "Not linked any more."
    place.save(
        lambda: place.desk.case_file.change(fresh, verb="link_person", same_person=root), words
    )
