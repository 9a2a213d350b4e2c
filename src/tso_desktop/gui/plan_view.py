"""The plan being written: needs, what she will do, what we will do, and good steps beside them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts_cards import Notice, empty
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.plan_changed import ChangedSince
from tso_desktop.gui.plan_column import PlanColumn
from tso_desktop.gui.plan_issue import IssuePanel
from tso_desktop.gui.plan_library import Library
from tso_desktop.gui.plan_needs import NeedsColumn
from tso_desktop.gui.plan_top import PlanTop
from tso_desktop.gui.plan_words import headings, shown
from tso_desktop.services.working_plan import COUNCIL, RESIDENT, WorkingPlan

_NEEDS_WIDE = 204
_DRAWER_WIDE = 276
_WINDOW_FOR_DRAWER = 1280
_ROOM_FOR_DRAWER = 1180


class PlanView(QWidget):
    """Shows a working plan. The panels for giving it and for its words take the steps' place."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.top = PlanTop()
        self.needs = NeedsColumn()
        self.theirs = PlanColumn(
            "user-round", "Nothing yet. Add a step, or take one from the good steps."
        )
        self.ours = PlanColumn(
            "landmark", "Nothing yet. People keep to a plan in which we do our share."
        )
        self.library = Library()
        self.changed = ChangedSince()
        self.issue = IssuePanel(today)
        self._notices = QVBoxLayout()
        self._stack = QStackedWidget()
        self._drawer = self._make_drawer()
        self._wanted: bool | None = None
        self._panel: QWidget | None = None
        self._lay_out()
        self.top.drawer_asked.connect(self.toggle_drawer)
        self.issue.closed.connect(self.show_columns)

    def show_plan(self, plan: WorkingPlan, officer: str) -> None:
        today = self._today()
        titles = headings(plan)
        cards = {step.id: shown(plan, step, today, officer) for step in plan.steps}
        self.top.show_plan(plan, today)
        self.needs.show_plan(plan)
        self.theirs.show_steps(
            titles[RESIDENT], [cards[step.id] for step in (*plan.theirs, *plan.ideas)]
        )
        self.ours.show_steps(titles[COUNCIL], [cards[step.id] for step in plan.ours])
        self.changed.show_plan(plan, today)

    def columns(self) -> tuple[PlanColumn, PlanColumn]:
        return self.theirs, self.ours

    def show_columns(self) -> None:
        self._stack.setCurrentIndex(0)
        self.top.allow(allowed=True)

    def show_issue(self) -> None:
        self._stack.setCurrentWidget(self.issue)
        self.top.allow(allowed=False)
        self.issue.begin()

    def show_panel(self, panel: QWidget) -> None:
        """A panel of somebody else's making in place of the steps; the one before it goes."""
        if self._panel is not None:
            self._stack.removeWidget(self._panel)
            self._panel.deleteLater()
        self._panel = panel
        self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        self.top.allow(allowed=False)

    def settle(self) -> None:
        """Keep at once what is being written and has no record yet."""
        for column in self.columns():
            if column.new_card is not None:
                column.new_card.settle()

    def say(self, notice: Notice | None) -> None:
        """One notice over the steps, or none."""
        empty(self._notices)
        if notice is not None:
            self._notices.addWidget(notice)

    def toggle_drawer(self) -> None:
        self._wanted = self._drawer.isHidden()
        self._fit()

    @property
    def drawer_is_open(self) -> bool:
        return not self._drawer.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The drawer stands open where there is room, until somebody says otherwise."""
        roomy = self.window().width() >= _WINDOW_FOR_DRAWER and self.width() >= _ROOM_FOR_DRAWER
        wanted = roomy if self._wanted is None else self._wanted
        self._drawer.setVisible(wanted)
        self.top.mark_drawer(is_open=wanted)

    def _make_drawer(self) -> QFrame:
        drawer = dressed(QFrame(), "drawer")
        drawer.setFixedWidth(_DRAWER_WIDE)
        scroll = ScrollColumn()
        scroll.body.setContentsMargins(14, 4, 6, 12)
        scroll.body.addWidget(self.library)
        scroll.body.addWidget(self.changed)
        scroll.body.addStretch(1)
        column = QVBoxLayout(drawer)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        return drawer

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.top)
        column.addLayout(self._notices)
        columns = QWidget()
        row = QHBoxLayout(columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self.needs.setFixedWidth(_NEEDS_WIDE)
        row.addWidget(self.needs)
        row.addWidget(self.theirs, 57)
        row.addWidget(self.ours, 43)
        row.addWidget(self._drawer)
        self._stack.addWidget(columns)
        self._stack.addWidget(self.issue)
        column.addWidget(self._stack, 1)
