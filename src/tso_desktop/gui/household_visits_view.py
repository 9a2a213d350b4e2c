"""What a household's visits look like: to come, to be written up, and the records."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.visits import Visit
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, EmptyState, add_rows, empty, two_lines
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.visit_booking import BookingCard
from tso_desktop.gui.visit_record_card import RecordCard
from tso_desktop.gui.visit_rows import when
from tso_desktop.gui.words import near_date, short_date
from tso_desktop.services.visit_book import HouseholdVisits


class HouseholdVisitsView(QWidget):
    """The lists of one household; cards for the records are made by the presenter."""

    start = Signal(object)
    change = Signal(object)
    settle_asked = Signal()
    came_back = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        scroll = ScrollColumn()
        outer.addWidget(scroll)
        self._column = scroll.body
        self._column.setContentsMargins(0, 0, 12, 22)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.book = Button("Book a visit", "calendar-plus")
        self.now = Button("Start one now", "door-open")
        row.addWidget(self.book)
        row.addWidget(self.now)
        row.addStretch(1)
        self._column.addLayout(row)
        self._card = QVBoxLayout()
        self._lists = QVBoxLayout()
        self._lists.setSpacing(14)
        self._column.addLayout(self._card)
        self._column.addLayout(self._lists)
        self._column.addStretch(1)
        self.booking: BookingCard | None = None
        self.records: list[RecordCard] = []
        self.more = Button("Show older visits", "chevron-down", "quiet")

    def showEvent(self, event: QShowEvent) -> None:
        """A visit that was left half written is no saved change: the tab looks for itself."""
        super().showEvent(event)
        self.came_back.emit()

    def settle(self) -> None:
        """Keep what is half written: the window is about to lock or to close."""
        self.settle_asked.emit()

    def open_booking(self, card: BookingCard) -> None:
        self.close_booking()
        self.booking = card
        self._card.addWidget(card)
        card.focus_first()

    def close_booking(self) -> None:
        empty(self._card)
        self.booking = None

    def show_visits(self, found: HouseholdVisits, records: list[RecordCard], *, more: bool) -> None:
        self.more.setParent(self)
        self.more.hide()
        empty(self._lists)
        self.records = records
        if found.is_empty:
            self._lists.addWidget(_nothing())
        for day in found.time_open:
            card = Card("Time open", "calendar-clock")
            card.body.addWidget(
                Words(
                    f"Visit on {near_date(day, self._today)}: book it to give it a time.",
                    "muted",
                    wrap=True,
                )
            )
            self._lists.addWidget(card)
        for title, icon, visits in (
            ("To come", "calendar-days", found.coming),
            ("Not yet written up", "calendar-clock", found.unrecorded),
        ):
            if visits:
                card = Card(title, icon)
                card.show_count(len(visits))
                add_rows(card.body, [self._row(visit, found) for visit in visits])
                self._lists.addWidget(card)
        for record in records:
            self._lists.addWidget(record)
        if more:
            self._lists.addWidget(self.more)
            self.more.show()
        if found.cancelled:
            self._lists.addWidget(_cancelled(found, self._today))

    def _row(self, visit: Visit, found: HouseholdVisits) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 4, 0, 4)
        across.setSpacing(12)
        across.addWidget(when(visit.starts_at, visit.minutes, self._today, with_day=True))
        alone = f"with {visit.with_whom}" if visit.with_whom else ""
        told = "unannounced" if visit.announced is False else ""
        detail = " · ".join(p for p in (visit.place or "", alone, told) if p)
        across.addLayout(two_lines(visit.purpose or "Visit", detail), 1)
        late = visit in found.unrecorded
        change = Button("Change", look="ghost")
        if visit.id in found.under_way:
            begin = Button("Carry on", look="suggest")
        else:
            begin = Button("Write it up" if late else "Start visit")
        day = (
            short_date(visit.starts_at.astimezone().date(), self._today) if visit.starts_at else ""
        )
        for button in (change, begin):
            button.setAccessibleName(f"{button.text()}: visit of {day}")
            across.addWidget(button)
        change.clicked.connect(lambda: self.change.emit(visit))
        begin.clicked.connect(lambda: self.start.emit(visit.id))
        return row


def _nothing() -> QWidget:
    card = Card()
    card.body.addWidget(
        EmptyState(
            "calendar-days",
            "No visit yet",
            "Book one, or start one now if you stand at the door.",
        )
    )
    return card


def _cancelled(found: HouseholdVisits, today: date) -> QWidget:
    card = Card("Cancelled", "circle-x")
    for visit in found.cancelled:
        day = (
            short_date(visit.starts_at.astimezone().date(), today) if visit.starts_at else "A visit"
        )
        card.body.addWidget(
            Words(f"{day}: {visit.cancelled_reason or 'no reason given'}", "muted", wrap=True)
        )
    return card
