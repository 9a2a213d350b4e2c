"""A booked visit as a row: when, whose, what for, what to beware of, and the next thing to do."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.markers import chips
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, ButtonLook
from tso_desktop.gui.parts_cards import two_lines
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.visit_no_access import ordinal
from tso_desktop.gui.words import clock_time, minutes, near_date, short_date
from tso_desktop.services.visit_book import BookedVisit, DayOnly

_BUTTON_WIDTH = 112
_MARKERS_SHOWN = 2


class BookedRow(QWidget):
    """`start` asks to begin, go on with or write up the visit; `open` for its household."""

    start = Signal()
    open = Signal()

    def __init__(
        self,
        visit: BookedVisit,
        today: date,
        *,
        under_way: bool = False,
        with_day: bool = False,
        primary: bool = False,
        narrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(when(visit.starts_at, visit.minutes, today, with_day=with_day))
        # What could hurt somebody stands before the place, and a restricted place nowhere.
        place = "" if visit.line.restricted else visit.place or visit.line.address
        detail = " · ".join(part for part in (visit.purpose, place) if part)
        row.addLayout(two_lines(visit.line.name, detail or visit.line.reference), 1)
        if visit.recorded:
            row.addWidget(outcome_chip(visit.no_access, visit.attempt))
        elif not narrow:
            for chip in chips(visit.line.markers)[:_MARKERS_SHOWN]:
                row.addWidget(Chip(*chip))
        self.button = self._button(visit, today, under_way=under_way, primary=primary)
        row.addWidget(self.button)

    def _button(self, visit: BookedVisit, today: date, *, under_way: bool, primary: bool) -> Button:
        look: ButtonLook = "primary" if primary else "plain"
        if under_way:
            button = Button("Carry on", look="suggest")
        elif visit.recorded:
            button = Button("Open", look=look)
        elif visit.starts_at.astimezone().date() < today:
            button = Button("Write it up", look=look)
        elif visit.starts_at.astimezone().date() == today:
            button = Button("Start visit", look=look)
        else:
            button = Button("Open", look=look)
        starts = button.text() != "Open"
        button.clicked.connect(self.start if starts else self.open)
        button.setAccessibleName(f"{button.text()}, {visit.line.name}")
        button.setMinimumWidth(_BUTTON_WIDTH)
        return button


class TimeOpenRow(QWidget):
    """A visit whose day is known and whose hour is not; `open` for its household."""

    open = Signal()

    def __init__(self, visit: DayOnly, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addLayout(two_lines(visit.line.name, f"{near_date(visit.on, today)}, time open"), 1)
        button = Button("Book it")
        button.setAccessibleName(f"Book it, {visit.line.name}")
        button.clicked.connect(self.open)
        row.addWidget(button)


def when(starts_at: datetime | None, length: int | None, today: date, *, with_day: bool) -> QWidget:
    """The hour over the length, or the day over the hour."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    at = clock_time(starts_at) if starts_at else "No time"
    if with_day and starts_at is not None:
        column.addWidget(Words(short_date(starts_at.astimezone().date(), today), "time"))
        column.addWidget(Words(at, "muted"))
    else:
        column.addWidget(Words(at, "time"))
        column.addWidget(Words(minutes(length) if length else "", "muted"))
    holder.setFixedWidth(104 if with_day else 64)
    return holder


def outcome_chip(no_access: str | None, attempt: int | None) -> Chip:
    """What came of a visit, in two words."""
    if not no_access:
        return Chip("Recorded", "green", "check")
    if attempt is None:
        return Chip("Cut short", "grey", "clock")
    return Chip(f"{ordinal(attempt)} attempt", "amber", "door-closed")
