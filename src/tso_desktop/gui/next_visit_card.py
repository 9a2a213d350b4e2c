"""The next visit of a household: its day and hour, or that its time is still open."""

from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.visits import Visit
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, two_lines
from tso_desktop.gui.words import day_and_time, near_date
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.visit_book import HouseholdVisits


def next_visit_card(place: Workplace, household: RecordId) -> Card:
    card = Card("Next visit", "calendar-days")
    visits = place.desk.visit_book.of_household(household)
    row = QHBoxLayout()
    row.addLayout(two_lines(*_said(visits, place.desk.now(), place.desk.today())), 1)
    button = Button("Visits")
    button.clicked.connect(lambda: place.go.household(household, "Visits"))
    row.addWidget(button)
    card.body.addLayout(row)
    return card


def _said(visits: HouseholdVisits, now: datetime, today: date) -> tuple[str, str]:
    visit = visits.next_after(now)
    booked = _day(visit)
    still_open = next((day for day in visits.time_open if day >= today), None)
    if still_open is not None and (booked is None or still_open < booked):
        return f"{near_date(still_open, today)}, time open", "Book it to give it a time."
    if visit is None or visit.starts_at is None:
        return "Not booked", "Book it, so that it shows on Today."
    place = " · ".join(part for part in (visit.purpose, visit.place) if part)
    return day_and_time(visit.starts_at, today), place


def _day(visit: Visit | None) -> date | None:
    return visit.starts_at.astimezone().date() if visit and visit.starts_at else None
