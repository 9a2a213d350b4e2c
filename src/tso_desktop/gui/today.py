"""Today: visits, tasks and promises, who has gone quiet, and the week."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.duty_chips import left_chip
from tso_desktop.gui.markers import chips
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, EmptyState, Notice, Tile, add_rows, empty, two_lines
from tso_desktop.gui.parts_chips import Chip, Tone
from tso_desktop.gui.parts_pages import Page, TwoColumns
from tso_desktop.gui.task_rows import TaskRow
from tso_desktop.gui.visit_rows import TimeOpenRow
from tso_desktop.gui.words import (
    clock_time,
    counted,
    day_heading,
    days_ago,
    days_left,
    listed,
    minutes,
    near_date,
)
from tso_desktop.services.caseload import Line
from tso_desktop.services.duties import Owed
from tso_desktop.services.tasks import DueTask
from tso_desktop.services.today import DayOnly, DayVisit, Look, Promise

_TASKS_SHOWN = 7
_PROMISES_SHOWN = 5
_ASKS_SHOWN = 4
_DUTIES_SHOWN = 8


class TodayView(Page):
    """Shows a day; says which visit, household or task was chosen."""

    visit_chosen = Signal(object)
    household_chosen = Signal(object, str)
    task_ticked = Signal(object)
    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Today", parent=parent)
        self.book = Button("Book a visit", "calendar-plus")
        self.import_button = Button("Import a caseload", "file-spreadsheet")
        self.new = Button("New household", "plus", "primary")
        for button in (self.import_button, self.book, self.new):
            self.buttons.addWidget(button)
        self.notices = QVBoxLayout()
        self.body.addLayout(self.notices)
        self.at_risk = Notice("", "amber", "shield-alert")
        self.at_risk.offer("Early warning", lambda: self.page_chosen.emit("Early warning"))
        self.at_risk.hide()
        self.body.addWidget(self.at_risk)
        self._columns = TwoColumns()
        self.body.addWidget(self._columns)
        self.body.addStretch(1)

    def show_day(self, look: Look, tasks: Sequence[DueTask]) -> None:
        self.title.show_words(day_heading(look.day))
        self.subtitle.show_words(_summary(look))
        wide, narrow = self._columns.wide, self._columns.narrow
        empty(wide)
        empty(narrow)
        self.import_button.setVisible(not look.households)
        if look.asks:
            wide.addWidget(self._asks(look))
        if not look.households:
            wide.addWidget(self._first_day())
        else:
            wide.addWidget(self._visits(look))
            wide.addWidget(self._tasks(look, tasks))
        narrow.addWidget(self._week(look))
        # What we promised and is due stands among the tasks, where it can be ticked.
        promised = [p for p in look.promised if p.who != "council" or p.due_on > look.day]
        if promised:
            narrow.addWidget(self._promised(promised, look.day))
        if look.duties:
            narrow.addWidget(self._duties(look))
        if look.quiet_count:
            narrow.addWidget(self._quiet(look))

    def show_at_risk(self, this_week: int) -> None:
        """A line that leads to the list; nothing at all where nothing presses."""
        tenancies = counted(this_week, "tenancy", "tenancies")
        self.at_risk.words.setText(f"{tenancies} at risk this week.")
        self.at_risk.setVisible(this_week > 0)

    def _first_day(self) -> QWidget:
        card = Card()
        card.body.addWidget(
            EmptyState(
                "users-round",
                "No households yet",
                "Import the spreadsheet that you keep now, or start with one household. "
                "Visits, tasks and reviews are then here each morning.",
            )
        )
        return card

    def _visits(self, look: Look) -> QWidget:
        every = Button("All visits", look="ghost")
        every.clicked.connect(lambda: self.page_chosen.emit("Visits"))
        card = Card("Visits today", "calendar-days", every)
        untimed = [one for one in look.time_open if one.on == look.day]
        card.show_count(len(look.visits) + len(untimed))
        if look.unrecorded:
            first = look.unrecorded[-1]
            when = days_ago(first.starts_at.date(), look.day).lower()
            when = when if len(look.unrecorded) == 1 else f"the latest {when}"
            said = f"{counted(len(look.unrecorded), 'visit')} not recorded yet, {when}."
            strip = Notice(said, "amber", "calendar-check")
            strip.offer("See them", lambda: self.page_chosen.emit("Visits"))
            card.body.addWidget(strip)
        if not (look.visits or untimed):
            card.body.addWidget(Words("No visit is booked for today.", "muted"))
        first_open = next((v.visit for v in look.visits if not v.recorded), None)
        add_rows(card.body, [self._visit(v, primary=v.visit == first_open) for v in look.visits])
        add_rows(card.body, [self._time_open(one) for one in untimed])
        return card

    def _time_open(self, visit: DayOnly) -> QWidget:
        row = TimeOpenRow(visit, visit.on)
        row.open.connect(lambda: self.household_chosen.emit(visit.line.household, "Visits"))
        return row

    def _visit(self, visit: DayVisit, *, primary: bool) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 4, 0, 4)
        across.setSpacing(12)
        time = QVBoxLayout()
        time.setSpacing(1)
        time.addWidget(Words(clock_time(visit.starts_at), "time"))
        time.addWidget(Words(minutes(visit.minutes) if visit.minutes else "", "muted"))
        clock = QWidget()
        clock.setLayout(time)
        time.setContentsMargins(0, 0, 0, 0)
        clock.setFixedWidth(64)
        across.addWidget(clock)
        # What could hurt somebody stands before the place.
        place = "" if visit.line.restricted else visit.place or visit.line.address
        detail = " · ".join(part for part in (visit.purpose, place) if part)
        across.addLayout(two_lines(visit.line.name, detail), 1)
        for chip in chips(visit.line.markers)[:2]:
            across.addWidget(Chip(*chip))
        across.addWidget(self._visit_button(visit, primary=primary))
        return row

    def _visit_button(self, visit: DayVisit, *, primary: bool) -> QWidget:
        if visit.recorded:
            button = Button("Recorded", "check", "quiet")
            button.clicked.connect(
                lambda: self.household_chosen.emit(visit.line.household, "Visits")
            )
        else:
            words = "Carry on" if visit.begun else "Start visit"
            button = Button(words, look="primary" if primary else "plain")
            button.clicked.connect(lambda: self.visit_chosen.emit(visit.visit))
        button.setAccessibleName(f"{button.text()}, {visit.line.name}")
        button.setMinimumWidth(112)
        return button

    def _tasks(self, look: Look, tasks: Sequence[DueTask]) -> QWidget:
        card = Card("To do", "list-checks")
        card.show_count(len([task for task in tasks if not task.done]))
        if not tasks:
            card.body.addWidget(
                Words("Nothing is due. Tasks come from notes, reviews and promises.", "muted")
            )
        rows: list[QWidget] = []
        for task in tasks[:_TASKS_SHOWN]:
            row = TaskRow(task, look.day)
            row.ticked.connect(self.task_ticked)
            row.opened.connect(lambda h: self.household_chosen.emit(h, "Overview"))
            rows.append(row)
        add_rows(card.body, list(rows))
        if len(tasks) > _TASKS_SHOWN:
            card.body.addWidget(Words(f"and {len(tasks) - _TASKS_SHOWN} more", "muted"))
        return card

    def _asks(self, look: Look) -> QWidget:
        card = Card("To ask: was an application taken?", "circle-question-mark")
        card.show_count(len(look.asks))
        add_rows(
            card.body,
            [
                self._row(ask.line.household, ask.line.name, ask.question.words, "Overview")
                for ask in look.asks[:_ASKS_SHOWN]
            ],
        )
        if len(look.asks) > _ASKS_SHOWN:
            card.body.addWidget(Words(f"and {len(look.asks) - _ASKS_SHOWN} more", "muted"))
        return card

    def _promised(self, promised: Sequence[Promise], today: date) -> QWidget:
        card = Card("Promised", "handshake")
        card.show_count(len(promised))
        add_rows(card.body, [self._promise(p, today) for p in promised[:_PROMISES_SHOWN]])
        return card

    def _promise(self, promise: Promise, today: date) -> QWidget:
        ours = promise.who == "council"
        who = "We promised" if ours else promise.line.name
        row = self._row(
            promise.line.household,
            promise.words,
            f"{who} · {promise.line.name}" if ours else who,
            "Plan",
        )
        late = promise.due_on < today
        tone: Tone = (
            "red" if late and ours else "amber" if late or promise.due_on == today else "grey"
        )
        words = days_left(promise.due_on, today) if late else near_date(promise.due_on, today)
        row.layout().addWidget(Chip(words, tone, "clock"))  # type: ignore[union-attr]
        return row

    def _duties(self, look: Look) -> QWidget:
        card = Card("Duties", "landmark")
        card.show_count(len(look.duties))
        add_rows(card.body, [self._duty(one) for one in look.duties[:_DUTIES_SHOWN]])
        if len(look.duties) > _DUTIES_SHOWN:
            card.body.addWidget(Words(f"and {len(look.duties) - _DUTIES_SHOWN} more", "muted"))
        return card

    def _duty(self, owed: Owed) -> QWidget:
        row = self._row(owed.line.household, owed.line.name, owed.words, "Duties")
        chip = left_chip(owed.standing) if owed.standing else None
        if chip:
            row.layout().insertWidget(1, Chip(*chip))  # type: ignore[union-attr]
        return row

    def _quiet(self, look: Look) -> QWidget:
        every = Button("See them all", look="ghost")
        every.clicked.connect(lambda: self.page_chosen.emit("Caseload:quiet"))
        card = Card("Gone quiet", "hourglass", every)
        card.show_count(look.quiet_count)
        add_rows(card.body, [self._quiet_row(line, look.day) for line in look.quiet])
        return card

    def _quiet_row(self, line: Line, today: date) -> QWidget:
        since = line.last_contact_on
        said = f"Last contact {days_ago(since, today).lower()}" if since else "No contact yet"
        return self._row(line.household, line.name, said, "Contacts and notes")

    def _row(self, household: RecordId, strong: str, muted: str, tab: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(10)
        across.addLayout(two_lines(strong, muted, wrap=tab == "Plan"), 1)
        button = Button("Open", look="ghost")
        button.setAccessibleName(f"Open {muted if tab == 'Plan' else strong}")
        button.clicked.connect(lambda: self.household_chosen.emit(household, tab))
        across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _week(self, look: Look) -> QWidget:
        card = Card("This week", "calendar-check")
        days = QHBoxLayout()
        days.setSpacing(8)
        for day, count in look.week:
            tile = Tile()
            tile.pick(chosen=day == look.day)
            tile.body.setContentsMargins(10, 8, 4, 8)
            tile.body.addWidget(Elided(f"{day_heading(day)[:3]} {day.day}", "strong"))
            tile.body.addWidget(Elided(counted(count, "visit") if count else "None", "muted"))
            days.addWidget(tile, 1)
        card.body.addLayout(days)
        if look.time_open:
            card.body.addWidget(Words(_time_open(look), "muted", wrap=True))
        return card


def _time_open(look: Look) -> str:
    """Of the visits in the week, those that still need an hour."""
    days = dict.fromkeys(near_date(one.on, look.day) for one in look.time_open)
    return f"Time open: {counted(len(look.time_open), 'visit')}, {listed(list(days))}."


def _summary(look: Look) -> str:
    if not look.households:
        return "Everything that you save stays encrypted on this laptop."
    said = [counted(len(look.visits), "visit") if look.visits else "No visits"]
    if look.visits:
        said.append(f"first at {clock_time(look.visits[0].starts_at)}")
    late = [p for p in look.promised if p.due_on < look.day and p.who == "council"]
    if late:
        said.append(f"{counted(len(late), 'promise')} of ours overdue")
    return ", ".join(said) + f". {counted(look.households, 'live household')}."
