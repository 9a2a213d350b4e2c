"""Writes one contact or note: every key is kept as a draft, saving seals it."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.field import Field
from tso_desktop.gui.fields import DateField, TextField
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, FilterChip, Tick
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.parts_saved import SavedAt
from tso_desktop.gui.typed_moment import typed_moment
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.noting import HOW

_KEEP_MS = 400
_SHORT = {
    "call": "Call",
    "text": "Text",
    "email": "E-mail",
    "letter": "Letter",
    "message": "Message",
    "met": "Met",
    "note": "Note",
}


class NoteWriter(Card):
    """Writes one contact. Each key is kept as a draft; saving seals it."""

    saved = Signal()

    def __init__(self, place: Workplace, household: RecordId) -> None:
        super().__init__("Write down a contact or a note", "notebook-pen")
        self._place, self._household = place, household
        self._chips: dict[str, FilterChip] = {}
        row = QHBoxLayout()
        row.setSpacing(6)
        for how in HOW:
            chip = FilterChip(_SHORT[how])
            chip.clicked.connect(lambda _on=False, picked=how: self._pick(picked))
            self._chips[how] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.body.addLayout(row)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("What happened")
        self.text.setPlaceholderText("What was said and done. Every key that you press is kept.")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(128)
        self.body.addWidget(self.text)
        self._details()
        self._end()
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keep.timeout.connect(self.keep)
        self.text.textChanged.connect(self._keep.start)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self, self.seal)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._how = "call"
        self._resume()

    def _details(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.whom = QLineEdit(placeholderText="With whom")
        self.whom.setAccessibleName("With whom")
        self.when = QLineEdit(placeholderText="When: now, or 3/4/26 14:30")
        self.when.setAccessibleName("When it happened; empty means now")
        self.missed = Tick("Nobody was reached")
        row.addWidget(self.whom, 2)
        row.addWidget(self.when, 2)
        row.addWidget(self.missed, 1)
        self.body.addLayout(row)
        task = QHBoxLayout()
        task.setSpacing(12)
        self.task = TextField("task", "Something to do from this", history=False)
        self.due = DateField("due", "By when", today=self._place.desk.today, history=False)
        task.addWidget(self.task, 3)
        task.addWidget(self.due, 1)
        self.body.addLayout(task)
        for edit in (self.whom, self.when, self.task.line, self.due.line):
            edit.textEdited.connect(lambda _words: self._keep.start())
        for field in (self.task, self.due):
            field.settled.connect(lambda *_said, field=field: self._in_draft(field))

    def _in_draft(self, field: Field) -> None:
        """Part of the draft: it is no more unsaved than the words above it."""
        if self.keep():
            field.saved(self._place.desk.now())

    def _end(self) -> None:
        row = QHBoxLayout()
        self._state = SavedAt()
        row.addWidget(self._state)
        self._wrong = Words("", "bad", wrap=True)
        row.addWidget(self._wrong, 1)
        button = Button("Save it", "check", "primary")
        button.setToolTip("Ctrl+Enter. Saved notes are sealed: later you add to them.")
        button.clicked.connect(self.seal)
        row.addWidget(button)
        self.body.addLayout(row)

    def _pick(self, how: str) -> None:
        self._how = how
        for name, chip in self._chips.items():
            chip.setChecked(name == how)

    def _resume(self) -> None:
        draft = self._place.desk.drafts.find(self._place.desk.notes.draft_key(self._household))
        body = draft.body if draft else {}
        self._pick(body.get("how", "call"))
        self.whom.setText(body.get("whom", ""))
        self.when.setText(body.get("when", ""))
        self.missed.setChecked(bool(body.get("missed")))
        self.task.show_value(body.get("task") or None)
        self.text.setPlainText(body.get("words", ""))
        self._keep.stop()
        if draft is not None:
            cursor = self.text.textCursor()
            cursor.setPosition(min(body.get("cursor", 0), len(self.text.toPlainText())))
            self.text.setTextCursor(cursor)
            self._state.saved(draft.saved_at)
        if due := body.get("due", ""):
            self.due.type_again(due, 0)

    def settle(self) -> None:
        """Everything typed here is on disk as a draft, or says why not."""
        for field in (self.task, self.due):
            field.settle()
        self.keep()

    def keep(self) -> bool:
        """Put what stands here on disk as a draft; whether it is there."""
        self._keep.stop()
        words = self.text.toPlainText()
        edits = (self.whom, self.when, self.task.line, self.due.line)
        if not words and not any(edit.text() for edit in edits):
            return True
        body = {
            "how": self._how,
            "whom": self.whom.text(),
            "when": self.when.text(),
            "words": words,
            "missed": self.missed.isChecked(),
            "task": self.task.line.text(),
            "due": self.due.line.text(),
            "cursor": self.text.textCursor().position(),
        }
        key = self._place.desk.notes.draft_key(self._household)
        try:
            draft = self._place.desk.drafts.keep(key, "note", body, household=self._household)
        except Refused as refused:
            self._state.not_saved(str(refused))
            return False
        self._state.saved(draft.saved_at)
        return True

    def seal(self) -> None:
        self._wrong.setText("")
        try:
            at = self._moment()
            words = self.task.value()
            tasks = ((words, self.due.value()),) if words else ()
        except Refused as refused:
            self._wrong.setText(str(refused))
            return
        self._keep.stop()
        done = self._place.save(
            lambda: self._place.desk.notes.log(
                self._household,
                how=self._how,
                words=self.text.toPlainText(),
                happened_at=at,
                with_whom=self.whom.text().strip() or None,
                reached=False if self.missed.isChecked() else None,
                tasks=tasks,
            ),
            "Saved and sealed.",
        )
        if done:
            self._clear()
            self.saved.emit()

    def _moment(self) -> datetime:
        return typed_moment(self.when.text(), self._place.desk.now()).astimezone(UTC)

    def _clear(self) -> None:
        for edit in (self.whom, self.when, self.task.line, self.due.line):
            edit.clear()
        for field in (self.task, self.due):
            field.forget()
            field.show_value(None)
        self.missed.setChecked(False)
        self.text.clear()
        self._keep.stop()
        self._state.clear()
        self.text.setFocus()

    def hideEvent(self, event: object) -> None:
        self.keep()
        super().hideEvent(event)  # type: ignore[arg-type]
