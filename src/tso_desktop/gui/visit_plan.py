"""Plan: its steps at the table, each marked done, or not done and why."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, Segment
from tso_desktop.gui.parts_cards import Card, EmptyState, Tile, empty
from tso_desktop.gui.visit_section import Section
from tso_desktop.gui.visit_typing import TypingLine
from tso_desktop.gui.words import days_left, short_date
from tso_desktop.services.promises import PlanNow, Promised
from tso_desktop.services.visit_draft import VisitDraft


class PlanSection(Section):
    """`done`, `not_done` and `reopened` carry the step as the screen showed it."""

    done = Signal(object)
    not_done = Signal(object, str)
    reopened = Signal(object)
    plan_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("Plan", "Each step: was it done? What was not, and why.", parent)
        self._today = today
        self._resident = "Resident"
        self.cards: dict[RecordId, StepCard] = {}
        self.open_plan = Button("Open the plan", "clipboard-list")
        self.open_plan.clicked.connect(self.plan_asked)
        self.head.addWidget(self.open_plan)

    def name_resident(self, name: str) -> None:
        self._resident = name

    def show_draft(self, draft: VisitDraft) -> None:
        """The plan is no part of the draft: its steps are saved as they are marked."""

    def show_plans(self, plans: Sequence[PlanNow]) -> None:
        """A reason that is half written stays in its box."""
        halves = {id_: card.reason.text() for id_, card in self.cards.items() if card.is_asking}
        empty(self.body)
        self.cards = {}
        steps = [step for plan in plans for step in plan.steps if step.words]
        if not steps:
            self.body.addWidget(self._nothing())
        agreed = [step for step in steps if not step.is_idea]
        for title, mine in (
            ("What we will do", [s for s in agreed if s.side == "council"]),
            ("What others will do", [s for s in agreed if s.side == "partner"]),
            (f"What {self._resident} will do", [s for s in agreed if s.side == "resident"]),
            ("Good ideas", [s for s in steps if s.is_idea]),
        ):
            if mine:
                self.body.addWidget(Words(title, "h2"))
            for step in mine:
                card = self._card(step)
                if step.record.id in halves:
                    card.ask(halves[step.record.id])
                self.body.addWidget(card)
        self.body.addStretch(1)

    def _card(self, step: Promised) -> "StepCard":
        card = StepCard(step, self._today)
        card.done.connect(self.done)
        card.not_done.connect(self.not_done)
        card.reopened.connect(self.reopened)
        card.reason.moved.connect(self.moved)
        self.cards[step.record.id] = card
        return card

    def _nothing(self) -> QWidget:
        card = Card()
        card.body.addWidget(
            EmptyState(
                "clipboard-list",
                "No steps yet",
                "Agree the first ones together: open the plan, your notes stay as they are.",
            )
        )
        return card


class StepCard(Tile):
    done = Signal(object)
    not_done = Signal(object, str)
    reopened = Signal(object)

    def __init__(self, step: Promised, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._step = step
        self.answer = Segment(
            [("done", "Done", "check"), ("not_done", "Not done", "x")],
            against="not_done",
            may_clear=True,
        )
        for key, words in (("done", "Done"), ("not_done", "Not done")):
            self.answer.button(key).setAccessibleName(f"{words}: {step.words}")
        self.answer.choose({"kept": "done", "not_done": "not_done"}.get(step.state, ""))
        self.reason = TypingLine(f"step:{step.record.id}", "Why it was not done", "Why not?")
        self.keep = Button("Keep", "check", "suggest")
        self._asking = QWidget()
        self._lay_out(step, today)
        self.answer.chosen.connect(self._answered)
        self.reason.returnPressed.connect(self._say_why)
        self.keep.clicked.connect(self._say_why)

    @property
    def is_asking(self) -> bool:
        return self._asking.isVisibleTo(self)

    def ask(self, reason: str = "") -> None:
        self.answer.choose("not_done")
        self._asking.show()
        self.reason.put(reason)

    def _answered(self, key: str) -> None:
        if key == "done":
            self.done.emit(self._step)
        elif key == "not_done":
            self.ask(self._step.reason)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._asking.hide()
            if self._step.state in ("kept", "not_done"):
                self.reopened.emit(self._step)

    def _say_why(self) -> None:
        self._asking.hide()
        self.not_done.emit(self._step, self.reason.text())

    def _lay_out(self, step: Promised, today: date) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(Words(step.words, "note", wrap=True))
        detail = " · ".join(part for part in (step.partner, _when(step, today)) if part)
        if detail:
            said.addWidget(Words(detail, "muted", wrap=True))
        row.addLayout(said, 1)
        row.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(self.reason, 1)
        asking.addWidget(self.keep)
        self._asking.hide()
        self.body.addWidget(self._asking)


def _when(step: Promised, today: date) -> str:
    if step.state == "not_done" and step.reason:
        return f"Not done: {step.reason}"
    if step.due_on is None:
        return ""
    by = f"by {short_date(step.due_on, today)}"
    return f"{by}, {days_left(step.due_on, today)}" if step.state == "late" else by
