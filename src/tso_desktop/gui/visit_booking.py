"""Booking a visit, or changing one: inline, one card, nothing asked that is not needed."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.refused import Refused
from tso_desktop.domain.visits import Visit
from tso_desktop.gui.parts_buttons import Button, FilterChip, Segment
from tso_desktop.gui.parts_cards import Card, Notice
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.visit_days import DayPicker, TimeLine
from tso_desktop.gui.visit_length import LengthChips
from tso_desktop.gui.visit_section import labelled
from tso_desktop.gui.visit_typing import TypingBox, TypingLine
from tso_desktop.gui.visit_whose import WhoseVisit
from tso_desktop.services.visit_sealing import local_day, local_time

PURPOSES = ("First visit", "Plan review", "Support", "Money", "Sign papers")
_USUAL = 60


class NotWhole(Refused):
    """A booking lacks what it cannot be without."""


@dataclass(frozen=True, slots=True)
class Booking:
    """What the card holds when it is kept."""

    day: date
    at: time
    facts: dict[str, Any]


class BookingCard(Card):
    """`kept` carries a `Booking`; `cancelled` the reason why the visit is off."""

    kept = Signal(object)
    cancelled = Signal(str)
    closed = Signal()

    def __init__(
        self, today: date, *, visit: Visit | None = None, parent: QWidget | None = None
    ) -> None:
        title = "Change the visit" if visit else "Book a visit"
        super().__init__(title, "calendar-plus", parent=parent)
        self.whose = WhoseVisit()
        self.whose.hide()
        self.warning = Notice("", "amber", "triangle-alert")
        self.warning.hide()
        self.wrong = Notice("", "red", "circle-alert")
        self.wrong.hide()
        self.days = DayPicker("booking:day", "Day of the visit", today)
        self.clock = TimeLine("booking:clock", "Time of the visit")
        self.lengths = LengthChips("It takes")
        self.purpose = TypingLine("booking:purpose", "What the visit is for", "What for")
        self.place = TypingLine("booking:place", "Where you meet", "At home, unless you say")
        self.with_whom = TypingLine("booking:with", "Who comes with you", "Nobody else")
        self.take = TypingBox("booking:take", "What to take, a line for each thing", lines=2)
        self.told = Segment(
            [("yes", "They expect me", "calendar-check"), ("no", "Unannounced", "door-closed")]
        )
        self.keep = Button("Keep the change" if visit else "Book it", "check", "primary")
        self.off = Button("Cancel this visit", "circle-x", "quiet")
        self.reason = TypingLine("booking:reason", "Why the visit is off", "Why it is off")
        self.really = Button("It is off", look="suggest")
        self.close_it = Button("Not now", look="quiet")
        self._lay_out(changing=visit is not None)
        self._connect()
        self._begin(visit)

    def asks_whose(self) -> None:
        self.whose.show()

    def warn(self, words: str) -> None:
        self.warning.words.setText(words)
        self.warning.setVisible(bool(words))

    def say_wrong(self, words: str) -> None:
        self.wrong.words.setText(words)
        self.wrong.setVisible(bool(words))

    def booking(self) -> Booking:
        """What stands on the card; raises `Refused` where a day or time is missing."""
        day, at = self.days.day(), self.clock.time()
        if self.whose.isVisibleTo(self) and self.whose.line is None:
            raise NotWhole("Say first whose visit it is. Nothing is booked yet.")
        if day is None or at is None:
            raise NotWhole("A visit needs its day and its time. Nothing is booked yet.")
        facts = {
            "minutes": self.lengths.length() or _USUAL,
            "purpose": self.purpose.text().strip() or None,
            "place": self.place.text().strip() or None,
            "with_whom": self.with_whom.text().strip() or None,
            "take": self.take.words().strip() or None,
            "announced": self.told.value() == "yes",
        }
        return Booking(day, at, facts)

    def focus_first(self) -> None:
        first = self.whose.search if self.whose.isVisibleTo(self) else self.days.line
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, visit: Visit | None) -> None:
        self.lengths.show_length((visit and visit.minutes) or _USUAL)
        self.told.choose("no" if visit is not None and visit.announced is False else "yes")
        if visit is None:
            return
        if visit.starts_at is not None:
            self.days.show_day(local_day(visit.starts_at))
            self.clock.show_time(local_time(visit.starts_at))
        self.purpose.put(visit.purpose or "")
        self.place.put(visit.place or "")
        self.with_whom.put(visit.with_whom or "")
        self.take.put(visit.take or "")

    def _keep(self) -> None:
        try:
            booking = self.booking()
        except Refused as refused:
            self.say_wrong(str(refused))
            return
        self.say_wrong("")
        self.kept.emit(booking)

    def _connect(self) -> None:
        self.keep.clicked.connect(self._keep)
        self.close_it.clicked.connect(self.closed)
        self.off.clicked.connect(self._ask_why)
        self.really.clicked.connect(lambda: self.cancelled.emit(self.reason.text()))
        self.reason.returnPressed.connect(lambda: self.cancelled.emit(self.reason.text()))
        for line in (self.days.line, self.clock, self.purpose, self.place, self.with_whom):
            line.returnPressed.connect(self._keep)
        keys = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.closed)

    def _ask_why(self) -> None:
        self._why.show()
        self.off.hide()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, *, changing: bool) -> None:
        for part in (self.whose, self.warning):
            self.body.addWidget(part)
        self.body.addLayout(labelled("Day", self.days))
        when = QHBoxLayout()
        when.setSpacing(16)
        when.addLayout(labelled("Time", self.clock))
        when.addLayout(labelled("How long", self.lengths), 1)
        self.body.addLayout(when)
        self.body.addLayout(labelled("What for", self.purpose, self._purposes()))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addLayout(labelled("Where", self.place), 0, 0)
        grid.addLayout(labelled("Who comes with you", self.with_whom), 0, 1)
        self.body.addLayout(grid)
        self.body.addLayout(labelled("What to take", self.take))
        told = QHBoxLayout()
        told.addWidget(self.told)
        told.addStretch(1)
        self.body.addLayout(told)
        self.body.addWidget(self.wrong)
        self._why = QWidget()
        why = QHBoxLayout(self._why)
        why.setContentsMargins(0, 0, 0, 0)
        why.addWidget(self.reason, 1)
        why.addWidget(self.really)
        self._why.hide()
        self.body.addWidget(self._why)
        self.body.addLayout(self._foot(changing=changing))

    def _purposes(self) -> QWidget:
        holder = QWidget()
        flow = Flow(gap=6, parent=holder)
        for words in PURPOSES:
            chip = FilterChip(words)
            chip.setCheckable(False)
            chip.setAccessibleName(f"For: {words}")
            chip.clicked.connect(lambda _on=False, words=words: self.purpose.put(words))
            flow.addWidget(chip)
        return holder

    def _foot(self, *, changing: bool) -> QVBoxLayout:
        foot = QVBoxLayout()
        row = QHBoxLayout()
        row.addWidget(self.off)
        if not changing:
            self.off.hide()
        row.addStretch(1)
        row.addWidget(self.close_it)
        row.addWidget(self.keep)
        foot.addLayout(row)
        return foot
