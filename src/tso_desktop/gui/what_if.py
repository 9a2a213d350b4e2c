"""What if: a day and an event, and in words what would follow; nothing of it is kept."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tso_desktop.domain.law import Event
from tso_desktop.gui.happened_would import would_lines
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.plain_fields import PlainChoice, PlainDate
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.law import CaseView

_LOST, _PASSED, _FOUND = "became_homeless", "notice_b", "notice_a"
_EVENTS = (
    (_LOST, "They became homeless"),
    (_PASSED, "We gave notice that 56 days passed"),
    (_FOUND, "A lasting home was found"),
)


class WhatIf(Card):
    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._view: CaseView | None = None
        across = QHBoxLayout()
        across.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(Icon("sparkles", "muted", 18))
        heading.addWidget(Words("What if?", "h2"), 1)
        words.addLayout(heading)
        words.addWidget(Words("Nothing of this is kept.", "muted"))
        across.addLayout(words, 1)
        self.what = PlainChoice("If", _EVENTS)
        self.what.combo.removeItem(0)
        self.what.setMinimumWidth(270)
        self.on = PlainDate("On", place.desk.today, "ahead")
        self.on.setMaximumWidth(150)
        across.addWidget(self.what)
        across.addWidget(self.on)
        self.said = Words("", "strong", wrap=True)
        self.body.addLayout(across)
        self.body.addWidget(self.said)
        self.what.changed.connect(self._say)
        self.on.changed.connect(self._say)

    def show_view(self, view: CaseView) -> None:
        self._view = view
        self.setVisible(view.law is not None and view.is_open and view.case is not None)
        if self.isHidden():
            return
        if not self.on.words():
            self.on.put(_written(self._likely_day(view)))
        self._say()

    def _likely_day(self, view: CaseView) -> date:
        """The date in the landlord's notice where one is to come, else today."""
        today = self._place.desk.today()
        days = [one.specified_on for one in view.events if one.specified_on]
        return min((day for day in days if day >= today), default=today)

    def _say(self) -> None:
        view, day = self._view, self.on.day_so_far()
        if view is None or view.law is None:
            return
        if day is None:
            self.said.setText("Write a day, and read what would follow.")
            return
        event = self._event(view, day)
        self.said.setText("\n".join(would_lines(self._place.desk, view, event)))

    def _event(self, view: CaseView, day: date) -> Event:
        what = self.what.words()
        if what == _LOST:
            return Event(on=day, kind="became_homeless", number=_LAST)
        owed = [duty.duty for duty in view.law.open_duties] if view.law else []
        ends = next((name for name in ("relief", "prevention") if name in owed), "prevention")
        ground = "b" if what == _PASSED else "a"
        return Event(on=day, kind="notice", ends=ends, ground=ground, number=_LAST)


_LAST = 1_000_000  # after whatever else is recorded of that day


def _written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
