"""Over the plan: which version, what kind, what is undecided, who does how much."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.hints import balance
from tso_desktop.domain.law.law_words import DUTIES
from tso_desktop.domain.plan_rules import PHP, SUPPORT
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button, Segment, SquareButton
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.plan_balance import Balance
from tso_desktop.gui.words import counted, short_date
from tso_desktop.services.working_plan import WorkingPlan, is_open

_KINDS = ((SUPPORT, "Support plan", ""), (PHP, "Personal housing plan", ""))


class PlanTop(QWidget):
    kind_chosen = Signal(str)
    preview_asked = Signal()
    issue_asked = Signal()
    drawer_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version = Words("", "h2")
        self.kind = Segment(_KINDS)
        self._draft = Chip("Draft", "amber", "pencil-line")
        self._undecided = Chip("", "amber", "hourglass")
        self._duty = Chip("", "blue", "clock")
        self._anew = Chip("", "amber", "refresh-cw")
        self._given = Elided("", "muted")
        self.balance = Balance()
        self.preview = Button("Preview", "eye")
        self.issue = Button("Agree and issue", "signature", "primary")
        self.drawer = SquareButton("library", "Good steps, and what changed")
        self._lay_out()
        self.kind.chosen.connect(self.kind_chosen)
        self.preview.clicked.connect(self.preview_asked)
        self.issue.clicked.connect(self.issue_asked)
        self.drawer.clicked.connect(self.drawer_asked)

    def show_plan(self, plan: WorkingPlan, today: date) -> None:
        last = plan.versions[0] if plan.versions else None
        draft = plan.is_draft or last is None
        number = plan.next_number if draft else (last.number if last else 1)
        self._version.setText(f"Version {number}")
        self._draft.setVisible(draft)
        self.kind.choose(plan.type)
        self._given.show_words(_given(plan, today))
        count = len(plan.undecided)
        self._undecided.say(f"{counted(count, 'step')} to agree", "amber", "hourglass")
        self._undecided.setVisible(bool(count))
        self._show_duty(plan, today)
        theirs = len([step for step in plan.theirs if is_open(step)])
        ours = len([step for step in plan.ours if is_open(step)])
        hint = balance(ours, theirs)
        self.balance.show_steps(plan.name, theirs, ours, hint.says if hint else "")
        self.preview.setEnabled(plan.plan is not None)

    def _show_duty(self, plan: WorkingPlan, today: date) -> None:
        """A personal housing plan says which duty it belongs to, and when it must be given anew."""
        owed = plan.owed if plan.is_php else None
        self._duty.setVisible(owed is not None)
        if owed is not None:
            self._duty.say(owed.words, "blue", "clock")
        anew = plan.to_be_given_anew
        self._anew.setVisible(anew is not None)
        if anew is not None:
            since = short_date(anew.duty.started, today)
            words = f"Give it anew: {DUTIES[anew.duty.duty].words.lower()} since {since}"
            self._anew.say(words, "amber", "refresh-cw")

    def allow(self, *, allowed: bool) -> None:
        """While a panel is open there is only the way back."""
        for button in (self.preview, self.issue, self.drawer):
            button.setVisible(allowed)

    def mark_drawer(self, *, is_open: bool) -> None:
        words = "Close the good steps" if is_open else "Good steps, and what changed"
        self.drawer.say("library", words, "accent" if is_open else "muted")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._version)
        first.addSpacing(4)
        first.addWidget(self.kind)
        first.addStretch(1)
        for button in (self.preview, self.issue, self.drawer):
            first.addWidget(button)
        second = QHBoxLayout()
        second.setSpacing(10)
        second.addWidget(self._draft)
        second.addWidget(self._undecided)
        second.addWidget(self._duty)
        second.addWidget(self._anew)
        second.addWidget(self._given, 1)
        second.addWidget(self.balance)
        column.addLayout(first)
        column.addLayout(second)


def _given(plan: WorkingPlan, today: date) -> str:
    if not plan.versions:
        return "Every change is saved at once. No version is issued yet."
    last = plan.versions[0]
    on = f" on {short_date(last.given_on, today)}" if last.given_on else ""
    return f"Version {last.label or last.number} given{on}"
