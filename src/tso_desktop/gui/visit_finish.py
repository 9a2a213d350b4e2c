"""Finish: the next visit, what will be sealed, and a way out for a visit that was none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, Notice, empty, fact_row
from tso_desktop.gui.visit_days import DayPicker, TimeLine
from tso_desktop.gui.visit_length import LengthChips
from tso_desktop.gui.visit_section import Section, labelled
from tso_desktop.gui.visit_typing import TypingLine
from tso_desktop.services.visit_draft import NextVisit, VisitDraft


class NextVisitCard(Card):
    """Day, hour, length and purpose of the visit that is agreed now; `changed` carries it."""

    changed = Signal(object)
    moved = Signal()

    def __init__(
        self,
        title: str,
        name: str,
        today: date,
        usual: time,
        *,
        narrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, "calendar-plus", parent=parent)
        self._next, self._usual = NextVisit(), usual
        self.days = DayPicker(f"{name}:day", f"{title}, day", today)
        self.clock = TimeLine(f"{name}:clock", f"{title}, time")
        self.purpose = TypingLine(
            f"{name}:purpose", f"{title}, what for", "Plan review, money, moving in"
        )
        self.lengths = LengthChips(f"{title} takes")
        self.body.addLayout(labelled("Day", self.days))
        row = QVBoxLayout() if narrow else QHBoxLayout()
        row.setSpacing(8 if narrow else 16)
        row.addLayout(labelled("Time", self.clock))
        row.addLayout(labelled("How long", self.lengths), 1)
        self.body.addLayout(row)
        self.body.addLayout(labelled("What for", self.purpose))
        self.days.picked.connect(self._pick_day)
        self.clock.picked.connect(lambda at, typed: self._change(at=at, clock=typed))
        self.purpose.typed.connect(lambda words: self._change(purpose=words))
        self.lengths.chosen.connect(lambda length: self._change(minutes=length))
        for line in (self.days.line, self.clock, self.purpose):
            line.moved.connect(self.moved)

    def show_next(self, coming: NextVisit) -> None:
        self._next = coming
        self.days.show_day(coming.on, coming.day)
        self.clock.show_time(coming.at, coming.clock)
        self.purpose.put(coming.purpose)
        self.lengths.show_length(coming.minutes)

    def _pick_day(self, day: date | None, typed: str) -> None:
        """A day without an hour takes the hour of this visit, where it can be changed."""
        at = self._next.at or (self._usual if day and not self._next.clock else None)
        self._change(on=day, day=typed, at=at)
        if at is not None:
            self.clock.show_time(at)
        if not typed:
            self._change(at=None, clock="")
            self.clock.show_time(None)

    def _change(self, **changes: object) -> None:
        self._next = replace(self._next, **changes)  # type: ignore[arg-type]
        self.changed.emit(self._next)


class FinishSection(Section):
    """`thrown_away` is asked for twice: it cannot be taken back."""

    thrown_away = Signal()

    def __init__(self, today: date, usual: time, parent: QWidget | None = None) -> None:
        super().__init__(
            "Finish",
            "Agree the next visit, then look over what is sealed. Later you can only add.",
            parent,
        )
        self.next = NextVisitCard("Next visit", "next", today, usual)
        self.next.changed.connect(lambda coming: self.tell(next=coming))
        self.next.moved.connect(self.moved)
        self.summary = Card("What will be sealed", "lock")
        self.wrong = Notice("", "red", "circle-alert")
        self.wrong.hide()
        self.mistake = Button("Started by mistake", "trash-2", "quiet")
        self._sure = Notice(
            "All that was written at this visit goes, and cannot be brought back.", "red", "trash-2"
        )
        self.throw = self._sure.offer("Throw it away", self.thrown_away.emit)
        self._sure.hide()
        self.mistake.clicked.connect(lambda: self._sure.setVisible(not self._sure.isVisible()))
        for part in (self.wrong, self.next, self.summary):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.mistake)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._sure)
        self.body.addStretch(1)

    def show_draft(self, draft: VisitDraft) -> None:
        self.next.show_next(draft.next)

    def show_summary(self, lines: Sequence[tuple[str, str]]) -> None:
        empty(self.summary.body)
        for name, value in lines:
            self.summary.body.addLayout(fact_row(name, value))
        if not lines:
            self.summary.body.addWidget(Words("Nothing is written yet.", "muted", wrap=True))

    def say_wrong(self, sentence: str) -> None:
        self.wrong.words.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        if sentence:
            self.scrolled.ensureWidgetVisible(self.wrong)
