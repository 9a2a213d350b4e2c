"""What happened in a household, newest first; what is sealed can be added to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, EmptyState, empty
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.words import day_and_time, short_date
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.noting import Happening

_PAGE = 40
_STORY = frozenset(
    {
        "note",
        "addendum",
        "visit_record",
        "session",
        "result",
        "referral",
        "issued_plan",
        "attachment",
        "kept_import",
    }
)
ICONS = {
    "note": "message-square",
    "visit_record": "house",
    "session": "heart-handshake",
    "result": "star",
    "referral": "share-2",
    "issued_plan": "clipboard-check",
    "attachment": "paperclip",
    "kept_import": "file-spreadsheet",
}


class Story(QWidget):
    """What happened, a page at a time; sealed records can be added to."""

    def __init__(self, place: Workplace, household: RecordId) -> None:
        super().__init__()
        self._place, self._household = place, household
        self._shown = _PAGE
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        listen(self, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        empty(self._column)
        story = self._place.desk.notes.story(self._household)
        names = self._place.desk.case_file.officer_names()
        if not story:
            self._column.addWidget(
                EmptyState(
                    "notebook-pen", "Nothing yet", "The first note is shown here once saved."
                )
            )
        for happening in story[: self._shown]:
            self._column.addWidget(
                StoryCard(
                    self._place,
                    self._household,
                    happening,
                    names.get(happening.officer, "") if happening.officer else "",
                )
            )
        if len(story) > self._shown:
            more = Button(f"Show {len(story) - self._shown} older", "chevron-down")
            more.clicked.connect(self._more)
            self._column.addWidget(more)

    def _more(self) -> None:
        self._shown += _PAGE
        self.refresh()

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _STORY):
            self.refresh()


class StoryCard(Card):
    def __init__(
        self, place: Workplace, household: RecordId, happening: Happening, officer: str
    ) -> None:
        super().__init__()
        self._place, self._household, self._happening = place, household, happening
        today = place.desk.today()
        when = (
            short_date(happening.on, today)
            if happening.on
            else day_and_time(happening.at, today)
            if happening.at
            else "Day not known"
        )
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon(ICONS.get(happening.kind, "circle"), "muted", 18))
        head.addWidget(Words(happening.title, "strong", wrap=True), 1)
        if happening.withdrawn:
            head.addWidget(Chip("Struck out", "amber", "x"))
        head.addWidget(Words(" · ".join(part for part in (when, officer) if part), "muted"))
        self.body.addLayout(head)
        if happening.words:
            self.body.addWidget(Words(happening.words, "note", wrap=True).selectable())
        if happening.withdrawn:
            self.body.addWidget(Words(f"Struck out because: {happening.withdrawn}", "warn"))
        for addendum in happening.addenda:
            at = day_and_time(addendum.made_at, today) if addendum.made_at else ""
            self.body.addWidget(Words(f"Added {at}: {addendum.words}", wrap=True).selectable())
        if happening.sealed and happening.kind in ("note", "visit_record"):
            self._add_button()

    def _add_button(self) -> None:
        self._add = Button("Add to it", "plus", "ghost")
        self._add.setAccessibleName(f"Add to {self._happening.title}")
        self._add.clicked.connect(self._open)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self) -> None:
        self._add.hide()
        row = QHBoxLayout()
        edit = QLineEdit(placeholderText="What you want to add; the note itself stays as it is")
        edit.setAccessibleName("Addendum")
        save = Button("Add", "check", "primary")
        row.addWidget(edit, 1)
        row.addWidget(save)
        self.body.addLayout(row)

        def seal() -> None:
            self._place.save(
                lambda: self._place.desk.notes.add_to(
                    self._household, self._happening.record, edit.text()
                ),
                "Added.",
            )

        save.clicked.connect(seal)
        edit.returnPressed.connect(seal)
        edit.setFocus()
