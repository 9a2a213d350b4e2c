"""Keeps Today true to the store, and to the day."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.journal import Entry
from tso_desktop.gui.parts_cards import Notice
from tso_desktop.gui.rules_card import refused_notice
from tso_desktop.gui.task_rows import tick
from tso_desktop.gui.today import TodayView
from tso_desktop.gui.warnings_watch import WarningsWatch
from tso_desktop.gui.words import day_heading
from tso_desktop.gui.workplace import Workplace, listen

_AHEAD_DAYS = 7
_MINUTE_MS = 60_000


def make_today_page(place: Workplace) -> QWidget:
    return TodayPresenter(place).view


class TodayPresenter(QObject):
    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._shown: date | None = None
        self._was_left = False
        view = self.view = TodayView()
        self.setParent(view)
        view.visit_chosen.connect(place.go.visit)
        view.household_chosen.connect(place.go.household)
        view.page_chosen.connect(place.go.page)
        view.task_ticked.connect(lambda task: tick(place, task))
        view.book.clicked.connect(lambda: place.go.page("Visits"))
        view.new.clicked.connect(lambda: place.go.page("Caseload:new"))
        view.import_button.clicked.connect(place.go.import_caseload)
        listen(self, place.changes, self._heard)
        self._watch = WarningsWatch(place, self)
        self._watch.looked.connect(lambda found: view.show_at_risk(found.this_week))
        self._watch.look_soon()
        # A laptop that is never locked must not show yesterday at eight in the morning.
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self._look_at_the_day)
        self._clock.start()
        if (said := place.desk.clock.check()) is not None:
            self._ask_about_the_clock(said)
        if refused := place.desk.rules_in_force.refused:
            view.notices.addWidget(refused_notice(refused))
        self.refresh()
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A visit that was left half written is no saved change: coming back, the page looks."""
        if watched is self.view and event.type() == QEvent.Type.Hide:
            self._was_left = True
        if watched is self.view and event.type() == QEvent.Type.Show and self._was_left:
            self._was_left = False
            self.refresh()
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        look = self._place.desk.day.look()
        until = look.day + timedelta(days=_AHEAD_DAYS)
        self._shown = look.day
        # Today's own visits stand in their list; they are a task only once the day is over.
        tasks = [
            task
            for task in self._place.desk.tasks.due_tasks(None, until)
            if not (task.rule == "visit_record" and task.due_on == look.day)
        ]
        self.view.show_day(look, tasks)

    def _ask_about_the_clock(self, said: datetime) -> None:
        notice = Notice(
            f"Is it really {day_heading(said.date())} {said.year}? This laptop's clock has jumped. "
            "Until you answer, what you save counts as written by a wrong clock; nothing is lost.",
            "amber",
            "alarm-clock",
        )

        def yes() -> None:
            self._place.desk.clock.confirm()
            notice.hide()

        notice.offer("Yes, it is", yes)
        self.view.notices.addWidget(notice)

    def _heard(self, _entries: tuple[Entry, ...]) -> None:
        self.refresh()

    def _look_at_the_day(self) -> None:
        if self._place.desk.today() != self._shown:
            self.refresh()
            self._watch.look_soon()
