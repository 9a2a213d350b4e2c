"""A household's visits: booked, changed, started and written up; records opened and added to."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.visits import Visit, VisitRecord
from tso_desktop.gui.household_visits_view import HouseholdVisitsView
from tso_desktop.gui.visit_booking import Booking, BookingCard
from tso_desktop.gui.visit_record_card import RecordCard
from tso_desktop.gui.visit_typing import caret_of, put_back_caret
from tso_desktop.gui.visits_page import book, warning_of
from tso_desktop.gui.words import day_and_time, short_date
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.visit_book import SealedVisit

_KINDS = frozenset({"visit", "visit_record", "addendum", "household"})
_SHOWN_AT_FIRST = 10
_KEEP_MS = 300


class HouseholdVisitsPresenter(QObject):
    """One record is open at a time, the newest at first; half an addendum is kept as a draft."""

    def __init__(self, view: HouseholdVisitsView, place: Workplace, household: RecordId) -> None:
        super().__init__(view)
        self._view, self._place, self._household = view, place, household
        self._shown = _SHOWN_AT_FIRST
        self._open: RecordId | None = None
        self._half: dict[RecordId, str] = {}
        self._resting = QTimer(self, interval=_KEEP_MS, singleShot=True)
        self._resting.timeout.connect(self._keep_halves)
        view.book.clicked.connect(lambda: self._open_booking(None))
        view.now.clicked.connect(self._start_now)
        view.start.connect(place.go.visit)
        view.change.connect(self._open_booking)
        view.more.clicked.connect(self._show_more)
        view.came_back.connect(self.refresh)
        view.settle_asked.connect(self._keep_halves)
        listen(self, place.changes, self._heard)
        newest = place.desk.visit_book.of_household(household).records[:1]
        self._open = newest[0].record.id if newest else None
        self.refresh()

    def refresh(self) -> None:
        desk = self._place.desk
        found = desk.visit_book.of_household(self._household)
        names = {str(id_): name for id_, name in desk.case_file.officer_names().items()}
        topics = {topic.code: topic.label for topic in desk.words.observations()}
        reasons = {reason.code: reason.label for reason in desk.words.no_access_reasons()}
        cards = [
            self._card(
                sealed,
                RecordCard(
                    sealed,
                    names=names,
                    topics=topics,
                    reasons=reasons,
                    today=desk.today(),
                    opened=sealed.record.id == self._open,
                    half_written=self._half_of(sealed.record.id),
                    struck=self._struck(sealed.record, names),
                ),
            )
            for sealed in found.records[: self._shown]
        ]
        self._view.show_visits(found, cards, more=len(found.records) > self._shown)

    def _card(self, sealed: SealedVisit, card: RecordCard) -> RecordCard:
        record = sealed.record
        card.toggled.connect(lambda: self._toggle(record.id))
        card.typed.connect(lambda words: self._half_written(record.id, words))
        card.added.connect(lambda words: self._add(record, words))
        card.withdrawn.connect(lambda reason: self._withdraw(record, reason))
        return card

    def _toggle(self, record: RecordId) -> None:
        self._open = None if self._open == record else record
        self.refresh()

    def _show_more(self) -> None:
        self._shown += _SHOWN_AT_FIRST
        self.refresh()

    # Booking.

    def _open_booking(self, visit: Visit | None) -> None:
        card = BookingCard(self._place.desk.today(), visit=visit)
        card.warn(warning_of(self._place.desk.caseload.line(self._household)))
        card.closed.connect(self._view.close_booking)
        if visit is None:
            card.kept.connect(self._book)
        else:
            card.kept.connect(lambda booking: self._change(visit, booking))
            card.cancelled.connect(lambda reason: self._cancel(visit, card, reason))
        self._view.open_booking(card)

    def _book(self, booking: Booking) -> None:
        if book(self._place, self._household, booking):
            self._view.close_booking()

    def _change(self, visit: Visit, booking: Booking) -> None:
        desk = self._place.desk
        words = f"Visit is now {short_date(booking.day, desk.today())} at {booking.at:%H:%M}."
        if self._place.save(
            lambda: desk.visiting.change(visit, booking.day, booking.at, **booking.facts), words
        ):
            self._view.close_booking()

    def _cancel(self, visit: Visit, card: BookingCard, reason: str) -> None:
        if not reason.strip():
            card.say_wrong("Say in a few words why it is off. The visit is still booked.")
            return
        if self._place.save(
            lambda: self._place.desk.visiting.cancel(visit, reason), "The visit is off."
        ):
            self._view.close_booking()

    def _start_now(self) -> None:
        started: list[RecordId] = []
        visiting = self._place.desk.visiting
        if self._place.save(lambda: started.append(visiting.unplanned(self._household))):
            self._place.go.visit(started[0])

    # What is added to a record.

    def _add(self, record: VisitRecord, words: str) -> None:
        if self._place.save(
            lambda: self._place.desk.visiting.add_to(record, words), "Added to the record."
        ):
            self._half.pop(record.id, None)
            self._place.desk.drafts.drop(_draft_key(record.id))
            self.refresh()

    def _withdraw(self, record: VisitRecord, reason: str) -> None:
        files = self._place.desk.case_file
        self._place.save(
            lambda: files.change(record, verb="withdraw", withdrawn=reason),
            "The record is withdrawn. It stays here, struck through.",
        )

    def _struck(self, record: VisitRecord, names: Mapping[str, str]) -> str:
        """Who withdrew it and when, as the journal has it."""
        if not record.withdrawn:
            return ""
        last = self._place.desk.case_file.history(record, "withdrawn")[0]
        by = names.get(str(last.officer), "") or "somebody of the team"
        return f"by {by}, {day_and_time(last.at, self._place.desk.today())}"

    def _half_written(self, record: RecordId, words: str) -> None:
        self._half[record] = words
        if not self._resting.isActive():
            self._resting.start()

    def _keep_halves(self) -> None:
        self._resting.stop()
        for record, words in self._half.items():
            body = {"words": words}
            self._place.desk.drafts.keep(
                _draft_key(record), "addendum", body, household=self._household
            )

    def _half_of(self, record: RecordId) -> str:
        if record in self._half:
            return self._half[record]
        kept = self._place.desk.drafts.find(_draft_key(record))
        return str(kept.body.get("words", "")) if kept is not None else ""

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        """The list is made anew; an addendum that is being typed keeps its words and its cursor."""
        if touches(entries, _KINDS):
            name, cursor = caret_of(self._view)
            self.refresh()
            # What was just made can take the focus only once the layout has shown it.
            QTimer.singleShot(0, self, lambda: put_back_caret(self._view, name, cursor))


def make_visits_tab(place: Workplace, household: RecordId) -> QWidget:
    """The tab of a household's page."""
    view = HouseholdVisitsView(place.desk.today())
    HouseholdVisitsPresenter(view, place, household)
    return view


def _draft_key(record: RecordId) -> str:
    return f"addendum:{record}"
