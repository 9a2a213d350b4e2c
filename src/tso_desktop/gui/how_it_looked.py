"""As it looked on: any day of the case, what was owed on it, and what had moved it last."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider

from tso_desktop.domain.law import CaseLaw, derive, standings, story
from tso_desktop.domain.law.happened_words import happened_words
from tso_desktop.domain.law.law_words import DUTIES, short_day
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.plain_fields import PlainDate
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.law import CaseView


class HowItLooked(Card):
    def __init__(self, place: Workplace) -> None:
        self.on = PlainDate("As it looked on", place.desk.today, "past")
        super().__init__()
        self._place = place
        self._view: CaseView | None = None
        self._first = place.desk.today()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("The days of the case, from the first to today")
        self.slider.setMinimumHeight(44)
        self.state = Words("", "strong", wrap=True)
        self.moved = Words("", "muted", wrap=True)
        for part in (self.on, self.slider, self.state, self.moved):
            self.body.addWidget(part)
        self.slider.valueChanged.connect(self._slid)
        self.on.changed.connect(self._typed)

    def show_view(self, view: CaseView) -> None:
        """Stays on the day that is being looked at, unless it was today."""
        self._view = view
        self.setVisible(view.law is not None and bool(view.events))
        if self.isHidden():
            return
        today = self._place.desk.today()
        at_the_end = self.slider.value() == self.slider.maximum()
        looked_at = self._first + timedelta(days=self.slider.value())
        self._first = min([today, *(event.on for event in view.events)])
        days = (today - self._first).days
        self.slider.blockSignals(True)
        self.slider.setRange(0, days)
        self.slider.setPageStep(7)
        self.slider.setValue(days if at_the_end else (looked_at - self._first).days)
        self.slider.blockSignals(False)
        self._slid()

    def look_at(self, day: date) -> None:
        self.slider.setValue((day - self._first).days)
        self._slid()

    def _slid(self) -> None:
        day = self._first + timedelta(days=self.slider.value())
        self.on.blockSignals(True)
        self.on.put(f"{short_day(day)} {day.year}")
        self.on.complain("")
        self.on.blockSignals(False)
        self._say(day)

    def _typed(self) -> None:
        day = self.on.day_so_far()
        if day is None:
            return
        self.slider.blockSignals(True)
        self.slider.setValue((day - self._first).days)
        self.slider.blockSignals(False)
        self._say(day)

    def _say(self, day: date) -> None:
        view = self._view
        if view is None:
            return
        rules = self._place.desk.law.rules
        try:
            law = derive(view.events, rules, day)
            moves = [one for one in story(view.events, rules, day) if one.what in DUTIES]
        except Refused as refused:
            self.state.setText(str(refused))
            self.moved.setText("")
            return
        self.state.setText(_state_words(law))
        self.slider.setAccessibleDescription(f"{short_day(day)}: {self.state.text()}")
        last = moves[-1] if moves else None
        if last is None:
            self.moved.setText("No duty had begun.")
        elif last.because is None:
            self.moved.setText(f"Moved last on {short_day(last.on)}: the time passed by itself.")
        else:
            self.moved.setText(
                f"Moved last on {short_day(last.on)}: {happened_words(last.because)}."
            )


def _state_words(law: CaseLaw) -> str:
    lines = []
    for one in standings(law):
        name = DUTIES[one.duty.duty].words
        if one.duty.state == "suspended":
            lines.append(f"{name} suspended")
        elif one.length is None:
            lines.append(f"{name}, day {one.number}")
        else:
            left = one.left_words[:1].lower() + one.left_words[1:]
            lines.append(f"Day {one.number} of {one.length}, {name.lower()} open, {left}")
    return "\n".join(lines) or "No duty was owed."
