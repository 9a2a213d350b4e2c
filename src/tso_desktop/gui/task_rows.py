"""Tasks on the screen: a tick, what it is about, its rule, its day; ticking can be taken back."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, CheckRow
from tso_desktop.gui.parts_cards import Card, add_rows, empty
from tso_desktop.gui.parts_chips import Chip, Tone
from tso_desktop.gui.typed import typed_date
from tso_desktop.gui.words import days_left, near_date
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.tasks import DueTask

TASK_KINDS = frozenset({"task", "task_mark", "step", "issued_plan", "visit", "visit_record"})
_SHOWN = 6
_AHEAD_DAYS = 60


class TaskRow(QWidget):
    """One task; `ticked` carries it, whichever way it was ticked."""

    ticked = Signal(object)
    opened = Signal(object)

    def __init__(self, task: DueTask, today: date, *, with_name: bool = True) -> None:
        super().__init__()
        self.task = task
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        detail = task.name if with_name else "they promised" if task.who == "resident" else ""
        self.check = CheckRow(task.words, detail, self._chip(today), under=with_name)
        self.check.setToolTip(task.why)
        self.check.tick.setChecked(task.done)
        self.check.toggled.connect(lambda _on: self.ticked.emit(self.task))
        row.addWidget(self.check, 1)
        if with_name:
            button = Button("Open", look="ghost")
            button.setAccessibleName(f"Open {task.name}")
            button.clicked.connect(lambda: self.opened.emit(task.household))
            row.addWidget(button)

    def _chip(self, today: date) -> Chip | None:
        task = self.task
        if task.done:
            return Chip("Done", "green", "check")
        if task.due_on is None:
            return None
        late = (today - task.due_on).days
        tone: Tone = "red" if late > 2 else "amber" if late >= 0 else "grey"  # noqa: PLR2004
        words = days_left(task.due_on, today) if late > 0 else near_date(task.due_on, today)
        chip = Chip(words, tone)
        chip.setMinimumWidth(chip.sizeHint().width())
        return chip


def tick(place: Workplace, task: DueTask) -> None:
    """Do it or take it back, and say so."""
    if task.done:
        place.save(lambda: place.desk.tasks.mark_open(task), "It is to be done after all.")
    else:
        place.save(lambda: place.desk.tasks.mark_done(task), f"Done: {task.words}")


class TaskList(Card):
    """The tasks of one household, and a line to write the next one."""

    def __init__(self, place: Workplace, household: RecordId) -> None:
        super().__init__("To do", "list-checks")
        self._place, self._household = place, household
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        self.words = QLineEdit(placeholderText="Something to do")
        self.due = QLineEdit(placeholderText="By when")
        row = QHBoxLayout()
        for edit, share in ((self.words, 3), (self.due, 1)):
            edit.setAccessibleName(edit.placeholderText())
            edit.returnPressed.connect(self._add)
            row.addWidget(edit, share)
        button = Button("Add", "plus")
        button.setAccessibleName("Add this task")
        button.clicked.connect(self._add)
        row.addWidget(button)
        self.body.addLayout(row)
        self._wrong = Words("", "bad", wrap=True)
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        listen(self, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        empty(self._rows)
        today = self._place.desk.today()
        tasks = self._place.desk.tasks.due_tasks(
            self._household, today + timedelta(days=_AHEAD_DAYS)
        )
        self.show_count(len([task for task in tasks if not task.done]))
        rows: list[QLayout | QWidget] = []
        for task in tasks[:_SHOWN]:
            row = TaskRow(task, today, with_name=False)
            row.ticked.connect(lambda ticked: tick(self._place, ticked))
            rows.append(row)
        add_rows(self._rows, rows)

    def _add(self) -> None:
        words = self.words.text().strip()
        try:
            due = typed_date(self.due.text(), self._place.desk.today(), lean="ahead")
        except Refused as refused:
            self._wrong.setText(str(refused))
            self._wrong.show()
            return
        self._wrong.hide()
        if words and self._place.save(
            lambda: self._place.desk.tasks.add(self._household, words, due), "Task added."
        ):
            self.words.clear()
            self.due.clear()
            self.words.setFocus()

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, TASK_KINDS):
            self.refresh()
