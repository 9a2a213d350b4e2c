"""Visits: today's, this week's, those to come, and those that nobody has written up yet."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.gui.markers import chips
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, EmptyState, add_rows, empty
from tso_desktop.gui.parts_pages import Page, TwoColumns
from tso_desktop.gui.visit_booking import Booking, BookingCard
from tso_desktop.gui.visit_rows import BookedRow, TimeOpenRow
from tso_desktop.gui.words import counted, short_date
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.caseload import Line
from tso_desktop.services.visit_book import BookedVisit, VisitsLook

_KINDS = frozenset({"visit", "visit_record", "task", "household", "person", "home", "marker"})
_AGAINST = frozenset({"no_visit", "phone_only", "meet_elsewhere"})


class VisitsView(Page):
    """Shows the book of visits; says which was to be started and whose page was asked for."""

    start = Signal(object)
    household = Signal(object, str)
    came_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Visits", parent=parent)
        self.book = Button("Book a visit", "calendar-plus", "primary")
        self.book.setToolTip("Ctrl+N")
        self.buttons.addWidget(self.book)
        self._columns = TwoColumns(62, 38)
        self.booking: BookingCard | None = None
        self.body.addWidget(self._columns)
        self.body.addStretch(1)
        QShortcut(QKeySequence("Ctrl+N"), self, self.book.click)

    def showEvent(self, event: QShowEvent) -> None:
        """A visit that was left half written is no saved change: the page looks for itself."""
        super().showEvent(event)
        self.came_back.emit()

    def show_look(self, look: VisitsLook) -> None:
        self.subtitle.show_words(_summary(look))
        wide, narrow = self._columns.wide, self._columns.narrow
        booking = self.booking
        if booking is not None:
            wide.removeWidget(booking)
        empty(wide)
        empty(narrow)
        if booking is not None:
            wide.addWidget(booking)
        going = [v for v in _not_today(look) if v.visit in look.under_way]
        if going:
            wide.addWidget(self._card("Being written", "pencil-line", going, look, with_day=True))
        wide.addWidget(self._today(look))
        wide.addWidget(self._ahead("This week", look.week, look, "Nothing more this week."))
        if look.later:
            wide.addWidget(self._ahead("Later", look.later, look, ""))
        if look.time_open:
            narrow.addWidget(self._time_open(look))
        narrow.addWidget(self._unrecorded(look))

    def open_booking(self, card: BookingCard) -> None:
        self.close_booking()
        self.booking = card
        self._columns.wide.insertWidget(0, card)
        self.book.setEnabled(False)
        card.focus_first()

    def close_booking(self) -> None:
        if self.booking is not None:
            self._columns.wide.removeWidget(self.booking)
            self.booking.hide()
            self.booking.deleteLater()
        self.booking = None
        self.book.setEnabled(True)

    def _today(self, look: VisitsLook) -> QWidget:
        card = self._card("Today", "sun", look.today, look)
        if not look.today:
            card.body.addWidget(
                EmptyState("calendar-days", "No visit today", "Book one, or start one from a page.")
                if not (look.week or look.later or look.unrecorded)
                else Words("No visit is booked for today.", "muted")
            )
        return card

    def _ahead(
        self, title: str, visits: Sequence[BookedVisit], look: VisitsLook, nothing: str
    ) -> QWidget:
        card = self._card(title, "calendar-days", visits, look, with_day=True)
        if not visits:
            card.body.addWidget(Words(nothing, "muted"))
        return card

    def _time_open(self, look: VisitsLook) -> QWidget:
        """Days that a sheet named without an hour; booking one gives it its time."""
        card = Card("Time open", "calendar-clock")
        card.show_count(len(look.time_open))
        rows: list[QWidget] = []
        for one in look.time_open:
            row = TimeOpenRow(one, look.day)
            row.open.connect(
                lambda household=one.line.household: self.household.emit(household, "Visits")
            )
            rows.append(row)
        add_rows(card.body, list(rows))
        return card

    def _unrecorded(self, look: VisitsLook) -> QWidget:
        card = Card("Not yet written up", "calendar-clock")
        waiting = [visit for visit in look.unrecorded if visit.visit not in look.under_way]
        if waiting:
            card.show_count(len(waiting))
        else:
            card.body.addWidget(Words("Every visit of the last year is written up.", "muted"))
        add_rows(
            card.body, [self._row(visit, look, with_day=True, narrow=True) for visit in waiting]
        )
        return card

    def _card(
        self,
        title: str,
        icon: str,
        visits: Sequence[BookedVisit],
        look: VisitsLook,
        *,
        with_day: bool = False,
    ) -> Card:
        card = Card(title, icon)
        if visits:
            card.show_count(len(visits))
        first = next((v.visit for v in visits if not v.recorded), None)
        primary = first if not with_day else None
        add_rows(
            card.body,
            [self._row(v, look, with_day=with_day, primary=v.visit == primary) for v in visits],
        )
        return card

    def _row(
        self,
        visit: BookedVisit,
        look: VisitsLook,
        *,
        with_day: bool,
        primary: bool = False,
        narrow: bool = False,
    ) -> QWidget:
        under_way = visit.visit in look.under_way
        row = BookedRow(
            visit,
            look.day,
            under_way=under_way,
            with_day=with_day,
            primary=primary,
            narrow=narrow,
        )
        row.start.connect(lambda: self.start.emit(visit.visit))
        row.open.connect(lambda: self.household.emit(visit.line.household, "Visits"))
        return row


class VisitsPresenter(QObject):
    def __init__(self, view: VisitsView, place: Workplace) -> None:
        super().__init__(view)
        self._view, self._place = view, place
        view.start.connect(place.go.visit)
        view.household.connect(place.go.household)
        view.book.clicked.connect(self._open_booking)
        view.came_back.connect(self.refresh)
        listen(self, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        self._view.show_look(self._place.desk.visit_book.look())

    def _open_booking(self) -> None:
        card = BookingCard(self._place.desk.today())
        card.asks_whose()
        card.whose.asked.connect(lambda words: self._search(card, words))
        card.whose.picked.connect(lambda line: card.warn(warning_of(line)))
        card.kept.connect(lambda booking: self._book(card, booking))
        card.closed.connect(self._view.close_booking)
        self._view.open_booking(card)

    def _search(self, card: BookingCard, words: str) -> None:
        self._place.background.run(
            lambda _job: self._place.desk.caseload.search(words, limit=8),
            lambda found: card.whose.show_found(words, found),
            owner=card,
        )

    def _book(self, card: BookingCard, booking: Booking) -> None:
        line = card.whose.line
        if line is not None and book(self._place, line.household, booking):
            self._view.close_booking()

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _KINDS):
            self.refresh()


def make_visits_page(place: Workplace) -> QWidget:
    """The page of the rail."""
    view = VisitsView()
    VisitsPresenter(view, place)
    return view


def book(place: Workplace, household: RecordId, booking: Booking) -> bool:
    """One save, with its Undo; says the day, so that a slip is seen at once."""
    day = short_date(booking.day, place.desk.today())
    return place.save(
        lambda: place.desk.visiting.book(household, booking.day, booking.at, **booking.facts),
        f"Visit booked for {day} at {booking.at:%H:%M}.",
    )


def warning_of(line: Line | None) -> str:
    """What stands against visiting this household at home, in the words of its markers."""
    if line is None:
        return ""
    strict = tuple(pair for pair in line.markers if pair[1] in _AGAINST)
    return ", ".join(chip.words for chip in chips(strict))


def _not_today(look: VisitsLook) -> list[BookedVisit]:
    return [*look.unrecorded, *look.week, *look.later]


def _summary(look: VisitsLook) -> str:
    said = [f"{counted(len(look.today), 'visit')} today" if look.today else "No visit today"]
    if look.week:
        said.append(f"{len(look.week)} more this week")
    if look.time_open:
        said.append(f"{len(look.time_open)} with the time open")
    waiting = len(look.unrecorded)
    earlier = f" {counted(waiting, 'earlier visit')} not yet written up." if waiting else ""
    return ", ".join(said) + f".{earlier}"
