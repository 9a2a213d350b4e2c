"""What a ticked note asks for: the task's words, whose it is, and by which day, on the spot."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Tint
from tso_desktop.gui.visit_days import DayPicker
from tso_desktop.gui.visit_typing import TypingLine
from tso_desktop.gui.words import short_date
from tso_desktop.services.visit_draft import DraftTask


class TaskStrip(Tint):
    """`changed` carries the task as it stands now."""

    changed = Signal(object)
    moved = Signal()

    def __init__(
        self, name: str, resident: str, today: date, *, parent: QWidget | None = None
    ) -> None:
        super().__init__("sel", parent=parent)
        self._resident, self._today = resident, today
        self.task = DraftTask()
        self.words = TypingLine(f"{name}:task", "What is to be done", "What is to be done")
        self.owner = Button("Me", "user-round", "pill")
        self.day = Button("No day", "calendar-days", "pill")
        self.days = DayPicker(f"{name}:day", "By when", today, weeks=(1, 2))
        self.days.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon("list-checks", "sel_text", 20))
        row.addWidget(self.words, 1)
        row.addWidget(self.owner)
        row.addWidget(self.day)
        self.body.addLayout(row)
        self.body.addWidget(self.days)
        self.words.typed.connect(lambda words: self._change(words=words))
        self.words.moved.connect(self.moved)
        self.days.line.moved.connect(self.moved)
        self.owner.clicked.connect(self._swap_owner)
        self.day.clicked.connect(lambda: self.days.setVisible(not self.days.isVisible()))
        self.days.picked.connect(self._pick_day)

    def name_resident(self, name: str) -> None:
        self._resident = name
        self._say()

    def show_task(self, task: DraftTask) -> None:
        self.task = task
        self.words.put(task.words)
        self.days.show_day(task.due_on, task.typed)
        self.days.setVisible(bool(task.typed and task.due_on is None))
        self._say()

    def _swap_owner(self) -> None:
        self._change(who="resident" if self.task.who == "officer" else "officer")

    def _pick_day(self, day: date | None, typed: str) -> None:
        self._change(due_on=day, typed="" if day else typed)
        if day is not None and not self.days.line.hasFocus():
            self.days.hide()

    def _change(self, **changes: object) -> None:
        self.task = replace(self.task, **changes)  # type: ignore[arg-type]
        self._say()
        self.changed.emit(self.task)

    def _say(self) -> None:
        """The buttons say what is so; a screen reader also hears what pressing does."""
        mine = self.task.who == "officer"
        other = self._resident if mine else "me"
        self.owner.say("Me" if mine else self._resident)
        self.owner.setAccessibleName(
            f"Done by {'me' if mine else self._resident}. Press to give it to {other}"
        )
        day = short_date(self.task.due_on, self._today) if self.task.due_on else "No day"
        self.day.say(day)
        self.day.setAccessibleName(f"By when: {day}. Press to choose")
