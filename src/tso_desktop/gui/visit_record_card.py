"""A sealed record of a visit, to be read; what is added later is dated and named."""

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.domain.visits import VisitRecord
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words, line
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, Notice, fact_row, two_lines
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.visit_rows import outcome_chip
from tso_desktop.gui.visit_typing import TypingBox
from tso_desktop.gui.visit_withdraw import WithdrawPart, strike
from tso_desktop.gui.words import clock_time, day_and_time, listed, short_date
from tso_desktop.services.visit_book import SealedVisit
from tso_desktop.services.visit_draft import OUTSIDE

_SAW = "Outside"


class RecordCard(Card):
    """`added` carries an addendum, `withdrawn` a reason, `typed` words that are not kept yet."""

    added = Signal(str)
    withdrawn = Signal(str)
    typed = Signal(str)
    toggled = Signal()

    def __init__(
        self,
        sealed: SealedVisit,
        *,
        names: Mapping[str, str],
        topics: Mapping[str, str],
        reasons: Mapping[str, str],
        today: date,
        opened: bool,
        half_written: str = "",
        struck: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._names, self._today = names, today
        record = sealed.record
        self.box = TypingBox(f"addendum:{record.id}", "What you add to the record", lines=2)
        self.keep = Button("Add it", "check", "primary")
        self.add = Button("Add to it", "plus", "ghost")
        self.open = Button("Close" if opened else "Read", look="ghost")
        self.withdraw = WithdrawPart(record.id)
        self.body.addLayout(self._head(record))
        if record.withdrawn:
            self.body.addWidget(Notice(f"Withdrawn {struck}: {record.withdrawn}", "amber", "x"))
        if opened:
            for name, value in record_lines(record, topics=topics, reasons=reasons, today=today):
                self.body.addLayout(fact_row(name, value))
            if record.concerns:
                self.body.addLayout(_concerns(record.concerns))
            self._show_addenda(sealed)
        elif sealed.addenda:
            self.body.addWidget(Words(f"Added to {len(sealed.addenda)} times since.", "muted"))
        self._adding = self._add_box()
        self.body.addWidget(self._adding)
        self._adding.setVisible(opened and bool(half_written))
        self.box.put(half_written)
        self.add.setVisible(opened)
        self.body.addWidget(self.withdraw)
        self.withdraw.setVisible(opened and not record.withdrawn)
        self._connect()

    def ask(self) -> None:
        self._adding.show()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.add.clicked.connect(self.ask)
        self.open.clicked.connect(self.toggled)
        self.keep.clicked.connect(lambda: self.added.emit(self.box.words()))
        self.box.typed.connect(self.typed)
        self.withdraw.given.connect(self.withdrawn)

    def _head(self, record: VisitRecord) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        began = day_and_time(record.started_at, self._today) if record.started_at else "No day"
        until = f" to {clock_time(record.ended_at)}" if record.ended_at else ""
        by = self._names.get(record.made_by or "", "") or "Somebody of the team"
        said = " · ".join(part for part in (record.purpose or "Visit", by) if part)
        words = two_lines(f"{began}{until}", said)
        if record.withdrawn and (item := words.itemAt(0)) and (label := item.widget()):
            strike(label)
        row.addLayout(words, 1)
        if record.withdrawn:
            row.addWidget(Chip("Withdrawn", "amber", "x"))
        row.addWidget(outcome_chip(record.no_access, record.attempt))
        for button in (self.add, self.open):
            button.setAccessibleName(f"{button.text()}: visit of {began}")
            row.addWidget(button)
        return row

    def _show_addenda(self, sealed: SealedVisit) -> None:
        for addendum in sealed.addenda:
            self.body.addWidget(line())
            by = self._names.get(addendum.made_by or "", "") or "Somebody of the team"
            at = day_and_time(addendum.made_at, self._today) if addendum.made_at else ""
            self.body.addWidget(Words(f"Added by {by}, {at}", "muted"))
            struck = f" (withdrawn: {addendum.withdrawn})" if addendum.withdrawn else ""
            self.body.addWidget(Words(f"{addendum.words or ''}{struck}", wrap=True).selectable())

    def _add_box(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.box, 1)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        return holder


def record_lines(
    record: VisitRecord, *, topics: Mapping[str, str], reasons: Mapping[str, str], today: date
) -> list[tuple[str, str]]:
    """What stands in the record, line by line; concerns are shown apart."""
    seen = [
        f"{topics.get(s['what'], _SAW if s['what'] == OUTSIDE else s['what'])}: {s['words']}"
        for s in record.seen
    ]
    lines = [
        ("No access", reasons.get(record.no_access or "", record.no_access or "")),
        ("Who was there", listed(record.present)),
        ("Alone", "We spoke alone" if record.alone_with else ""),
        ("Where", record.place or ""),
        ("Seen", "\n".join(seen)),
        *((_at(note), _said(note, today)) for note in record.notes),
        ("Their words", record.own_words or ""),
        ("Calling card", "Left" if record.card_left else ""),
    ]
    return [(name, value) for name, value in lines if value]


def _at(note: Mapping[str, str]) -> str:
    try:
        return f"Note {clock_time(datetime.fromisoformat(note['at']))}"
    except (KeyError, ValueError):
        return "Note"


def _said(note: Mapping[str, object], today: date) -> str:
    task = note.get("task")
    words = str(note.get("words") or "")
    if not isinstance(task, dict):
        return words
    due = (
        f", by {short_date(date.fromisoformat(task['due_on']), today)}"
        if task.get("due_on")
        else ""
    )
    return f"{words}\nTask: {task.get('words', '')}{due}".strip()


def _concerns(words: str) -> QHBoxLayout:
    row = fact_row("Concerns", words)
    row.addWidget(Icon("eye-off", "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
    return row
