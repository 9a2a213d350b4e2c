"""What happened: a line of time; each event with what it moved, refused ones with the reason."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tso_desktop.domain.early_help import NOT_TAKEN
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law import Event, Moved, derive, story
from tso_desktop.domain.law.happened_words import happened_detail, happened_words, moved_words
from tso_desktop.domain.lawwork import CaseEvent
from tso_desktop.gui.happened_edit import EventFields, LetStand
from tso_desktop.gui.look import colour
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, SquareButton
from tso_desktop.gui.parts_cards import Card, empty
from tso_desktop.gui.words import short_date
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.law import CaseView

_DAY_WIDTH = 56
_BARE = {NOT_TAKEN: "No application was taken"}


class HappenedCard(Card):
    add_asked = Signal()

    def __init__(self, place: Workplace, household: RecordId) -> None:
        self.add = Button("Add", "plus", "ghost")
        self.add.setAccessibleName("Record what happened")
        super().__init__("What happened", "history", self.add)
        self.body.setSpacing(0)
        self._place, self._household = place, household
        self._view: CaseView | None = None
        self._open: RecordId | None = None
        self._rest: tuple[object, ...] = ()
        self.add.clicked.connect(self.add_asked)

    def show_view(self, view: CaseView) -> None:
        """While one event is open and nothing else has changed, its fields stay as they are."""
        rest = self._all_but_the_open_one(view)
        there = self._open is None or any(one.id == self._open for one in view.records)
        stays = there and rest == self._rest
        self._view, self._rest = view, rest
        self.add.setVisible(view.case is not None and view.is_open)
        if not stays:
            self.refresh()

    def _all_but_the_open_one(self, view: CaseView) -> tuple[object, ...]:
        records = tuple(replace(one, as_of=0) for one in view.records if one.id != self._open)
        events = tuple(one for one in view.events if self._open is None or one.record != self._open)
        day = view.law.as_at if view.law else None
        return view.case and view.case.id, records, events, day, self._place.desk.law.may_decide

    def refresh(self) -> None:
        view = self._view
        empty(self.body)
        if view is None:
            return
        moves, alone = self._moves(view)
        rows: list[tuple[object, QWidget]] = []
        records = {one.id: one for one in view.records}
        events = [event for event in view.events if event.kind != "notified" or event.told]
        self.show_count(len(events))
        for event in sorted(events, key=lambda one: one.on):
            record = records.get(RecordId(event.record or ""))
            rows.append((event.on, self._row(event, moves.get(event, []), record)))
        rows += [(one.happened_on, self._bare(one)) for one in _outside_the_law(view)]
        rows += [(moved.on, self._by_itself(moved, view)) for moved in alone]
        if not rows:
            self.body.addWidget(Words("Nothing is recorded yet.", "muted"))
        for _, row in sorted(rows, key=lambda one: str(one[0])):
            self.body.addWidget(row)

    def _moves(self, view: CaseView) -> tuple[Mapping[Event, list[Moved]], list[Moved]]:
        """What each event moved; and what the passing of time moved by itself."""
        by_event: dict[Event, list[Moved]] = defaultdict(list)
        alone: list[Moved] = []
        if view.law is None:
            return by_event, alone
        for moved in story(view.events, self._place.desk.law.rules, view.law.as_at):
            if moved.because is not None:
                by_event[moved.because].append(moved)
            elif not moved.move.startswith("alert"):
                alone.append(moved)
        return by_event, alone

    def _said(self, moved: Moved, view: CaseView) -> str:
        law = derive(view.events, self._place.desk.law.rules, moved.on)
        duty = law.latest(moved.what)
        return moved_words(moved, duty.day56 if duty else None)

    def _row(self, event: Event, moves: list[Moved], record: CaseEvent | None) -> QWidget:
        refused = any(one.move == "refused" for one in moves)
        moved = any(one.move not in {"refused", "overridden"} for one in moves)
        column = _words_column()
        column.addWidget(Words(happened_words(event), "strong", wrap=True))
        for detail in _details(event, record):
            column.addWidget(Words(detail, "muted", wrap=True))
        for one in moves:
            if self._view and (said := self._said(one, self._view)):
                look = {"refused": "bad", "overridden": "warn"}.get(one.move, "accent")
                column.addWidget(Words(said, look, wrap=True))
        if record is not None and refused and record.id != self._open:
            column.addWidget(self._let_stand(record), 0, Qt.AlignmentFlag.AlignLeft)
        if record is not None and record.id == self._open:
            column.addWidget(self._fields(record))
        shade = "red" if refused else "accent" if moved else "border2"
        when = short_date(event.on, self._place.desk.today()).split(" ", 1)[1]
        return TimeRow(when, shade, column, self._edit(event, record) if record else None)

    def _bare(self, record: CaseEvent) -> QWidget:
        """What was noted and moves nothing: why no application was taken, for example."""
        column = _words_column()
        column.addWidget(Words(_BARE.get(record.what or "", "Noted"), "strong", wrap=True))
        decided = f"Decided by {record.decided_by}" if record.decided_by else ""
        for words in (decided, record.reasons):
            if words:
                column.addWidget(Words(words, "muted", wrap=True))
        today = self._place.desk.today()
        when = short_date(record.happened_on or today, today).split(" ", 1)[1]
        return TimeRow(when, "border2", column)

    def _by_itself(self, moved: Moved, view: CaseView) -> QWidget:
        column = _words_column()
        column.addWidget(Words("The time passed", "strong"))
        column.addWidget(Words(self._said(moved, view), "accent", wrap=True))
        when = short_date(moved.on, self._place.desk.today()).split(" ", 1)[1]
        return TimeRow(when, "accent", column)

    def _edit(self, event: Event, record: CaseEvent) -> SquareButton:
        opened = record.id == self._open
        word, icon = ("Done", "check") if opened else ("Edit", "pencil-line")
        edit = SquareButton(icon, f"{word}: {happened_words(event)}")
        edit.clicked.connect(lambda: self.open(None if opened else record.id))
        return edit

    def _let_stand(self, record: CaseEvent) -> Button:
        """Whoever may not decide reads there who can."""
        decides = self._place.desk.law.may_decide
        stand = Button("Let it stand…" if decides else "Who can let it stand?", "gavel", "ghost")
        stand.clicked.connect(lambda: self.open(record.id))
        return stand

    def _fields(self, record: CaseEvent) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 8)
        if self._is_refused(record):
            stand = LetStand(self._place, record)
            stand.stands.connect(lambda: self.open(None))
            column.addWidget(stand)
        fields = EventFields(self._place, record)
        fields.removed.connect(lambda: self.open(None))
        column.addWidget(fields)
        return holder

    def _is_refused(self, record: CaseEvent) -> bool:
        law = self._view.law if self._view else None
        return law is not None and any(one.event.record == record.id for one in law.refused)

    def open(self, record: RecordId | None) -> None:
        """Open one event into its fields, or close what is open."""
        for fields in self.findChildren(EventFields):
            fields.settle()
        self._open = record
        if self._view is not None:
            self._rest = self._all_but_the_open_one(self._view)
        self.refresh()


class TimeRow(QWidget):
    """A day, a dot on the line of time, and what happened."""

    _DOT = 8.5

    def __init__(
        self, when: str, shade: str, words: QVBoxLayout, end: QWidget | None = None
    ) -> None:
        super().__init__()
        self._shade = shade
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        day = Words(when, "muted")
        day.setFixedWidth(_DAY_WIDTH)
        day.setContentsMargins(0, 6, 0, 0)
        day.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(26)
        row.addLayout(words, 1)
        if end is not None:
            row.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = _DAY_WIDTH + 13.0, 15.0
        painter.setPen(QPen(colour("border"), 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._shade))
        painter.drawEllipse(QRectF(x - self._DOT / 2, y - self._DOT / 2, self._DOT, self._DOT))


def _words_column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    column.setContentsMargins(0, 5, 0, 6)
    return column


def _outside_the_law(view: CaseView) -> list[CaseEvent]:
    known = {event.record for event in view.events}
    return [one for one in view.records if one.happened_on and one.id not in known]


def _details(event: Event, record: CaseEvent | None) -> list[str]:
    found = [happened_detail(event)]
    if record is not None:
        found.append(f"Decided by {record.decided_by}" if record.decided_by else "")
        found.append(record.reasons or "")
        if record.override_reason:
            found.append(f"Let stand: {record.override_reason} ({record.override_reference})")
    return [words for words in found if words]
