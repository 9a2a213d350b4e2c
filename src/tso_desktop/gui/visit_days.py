"""Days and hours picked at the table: a few quick chips, or a line to type another in."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.look import mark
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import FilterChip
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.typed import typed_date
from tso_desktop.gui.visit_times import time_words, typed_time
from tso_desktop.gui.visit_typing import TypingLine
from tso_desktop.gui.words import near_date, plain_date

_SATURDAY = 5


def quick_days(today: date, *, weeks: Sequence[int] = (1, 2, 4)) -> list[tuple[str, date]]:
    """The next working day and some weeks ahead, each with its words."""
    coming = next_working_day(today)
    chips = [(near_date(coming, today), coming)]
    names = {1: "In a week"}
    ahead = [(names.get(n, f"In {n} weeks"), today + timedelta(weeks=n)) for n in weeks]
    return [*chips, *ahead]


def next_working_day(today: date) -> date:
    coming = today + timedelta(days=1)
    while coming.weekday() >= _SATURDAY:
        coming += timedelta(days=1)
    return coming


class DayPicker(QWidget):
    """Chips for days that are near, and a line for any other.

    `picked` carries the day, or None, and the words as they stand in the line: half a date is kept.
    """

    picked = Signal(object, str)

    def __init__(
        self,
        name: str,
        label: str,
        today: date,
        *,
        weeks: Sequence[int] = (1, 2, 4),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._chips = [(FilterChip(words), day) for words, day in quick_days(today, weeks=weeks)]
        self.line = TypingLine(name, label, "Or another day, 3/12")
        self.line.setMinimumWidth(170)
        self.wrong = Words("", "bad", wrap=True)
        self.wrong.hide()
        holder = QWidget()
        flow = Flow(*(chip for chip, _day in self._chips), self.line, parent=holder)
        flow.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(holder)
        column.addWidget(self.wrong)
        for chip, day in self._chips:
            chip.setAccessibleName(f"{label}: {chip.text()}, {plain_date(day)}")
            chip.setToolTip(plain_date(day))
            chip.clicked.connect(lambda on, day=day: self._choose(day if on else None))
        self.line.typed.connect(self._read)
        self.line.editingFinished.connect(self._tidy)

    def show_day(self, day: date | None, typed: str = "") -> None:
        self.line.put(typed if day is None else plain_date(day))
        self._mark(day)
        self._complain(typed if day is None else "")

    def day(self) -> date | None:
        """The day that stands here; raises `Refused` where the line cannot be read."""
        return typed_date(self.line.text(), self._today, lean="ahead")

    def _choose(self, day: date | None) -> None:
        self.show_day(day)
        self.picked.emit(day, plain_date(day) if day else "")

    def _read(self, words: str) -> None:
        try:
            day = self.day()
        except Refused:
            day = None
        self._mark(day)
        self.wrong.hide()
        mark(self.line, "wrong", "")
        self.picked.emit(day, words)

    def _tidy(self) -> None:
        """Left with a day in it, the line says it in full; with half a day, what is wrong."""
        try:
            day = self.day()
        except Refused:
            self._complain(self.line.text())
            return
        self.show_day(day)

    def _mark(self, day: date | None) -> None:
        for chip, chips_day in self._chips:
            chip.setChecked(chips_day == day)

    def _complain(self, typed: str) -> None:
        sentence = ""
        if typed.strip():
            try:
                typed_date(typed, self._today, lean="ahead")
            except Refused as refused:
                sentence = str(refused)
        mark(self.line, "wrong", "1" if sentence else "")
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))


class TimeLine(TypingLine):
    """A time of day, typed as people write it; `picked` carries it and the words as typed."""

    picked = Signal(object, str)

    def __init__(self, name: str, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, label, "9:30", parent=parent)
        self.setMaxLength(12)
        self.setFixedWidth(96)
        self.typed.connect(self._read)
        self.editingFinished.connect(self._tidy)

    def show_time(self, at: time | None, typed: str = "") -> None:
        self.put(time_words(at) if at else typed)

    def time(self) -> time | None:
        """The time that stands here; raises `Refused` where it cannot be read."""
        return typed_time(self.text())

    def _read(self, words: str) -> None:
        try:
            at = self.time()
        except Refused:
            at = None
        self.picked.emit(at, words)

    def _tidy(self) -> None:
        try:
            at = self.time()
        except Refused as refused:
            mark(self, "wrong", "1")
            self.setToolTip(str(refused))
            return
        mark(self, "wrong", "")
        self.setToolTip("")
        self.show_time(at)
