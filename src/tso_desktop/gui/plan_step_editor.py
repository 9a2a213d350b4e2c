"""Edits one step in its card: words with hints, day, whose it is, what came of it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.domain.casework import Need
from tso_desktop.domain.hints import Hint
from tso_desktop.domain.plans import Step
from tso_desktop.gui.escape import Escape
from tso_desktop.gui.field import Field
from tso_desktop.gui.fields import LongTextField, TextField
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, Segment
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.plan_hints import HintPane
from tso_desktop.gui.plan_need_chips import NeedChips
from tso_desktop.gui.typed_due import DueDayField, OftenField
from tso_desktop.services.working_plan import COUNCIL, IDEA, PARTNER, RESIDENT, is_open, whose

_ENDINGS = (("not_done", "Not done"), ("not_needed", "Not needed"))


class StepEditor(QWidget):
    """Its fields save themselves; the rest is said and somebody else does it."""

    given = Signal(str)
    needs_changed = Signal(object)
    done = Signal()
    ended = Signal(str, str)
    reopened = Signal()
    removed = Signal()
    kept_as_good = Signal()
    closed = Signal()

    def __init__(
        self,
        step: Step,
        needs: Sequence[Need],
        name: str,
        ask: Callable[[str], Sequence[Hint]],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ending = ""
        self.words = LongTextField("words", "Step", lines=3)
        self.due_on = DueDayField("due_on", "By", today=today, history=False, lean="ahead")
        self.due_words = OftenField(
            "due_words", "Or how often", beside=self.due_on, placeholder="every Thursday"
        )
        self.owner = TextField("owner", "Who does it", history=False)
        self.partner = TextField("partner", "Which partner", history=False)
        self.whose = Segment(
            (
                (RESIDENT, name, ""),
                (COUNCIL, "Council", ""),
                (PARTNER, "Partner", ""),
                (IDEA, "Idea", ""),
            )
        )
        self.need_chips = NeedChips(needs, step.needs)
        self.reason = QLineEdit(placeholderText="Why?")
        self._asking = QWidget()
        self.hints = HintPane(self.words.text, ask)
        self._actions = QWidget()
        self._lay_out(step)
        self.whose.chosen.connect(self.given)
        self.need_chips.changed.connect(self.needs_changed)
        self.hints.used.connect(self.words.settle)
        self.reason.returnPressed.connect(self._say_why)
        Escape(self).pressed.connect(self.closed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.closed)

    @property
    def fields(self) -> tuple[Field, ...]:
        return (self.words, self.due_on, self.due_words, self.owner, self.partner)

    def show_step(self, step: Step) -> None:
        """What is not a field of its own follows the step."""
        who = whose(step)
        self.whose.choose(who)
        self.owner.setVisible(who in {COUNCIL, PARTNER})
        self.partner.setVisible(who == PARTNER)
        self._show_actions(step)

    def begin(self) -> None:
        self.hints.look()
        self.words.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.text.moveCursor(self.words.text.textCursor().MoveOperation.End)

    def settle(self) -> None:
        for field in self.fields:
            field.settle()

    @property
    def holds_unsaved(self) -> bool:
        return any(field.holds_unsaved for field in self.fields)

    def button(self, name: str) -> Button:
        """The action with this accessible name."""
        return next(b for b in self._actions.findChildren(Button) if b.accessibleName() == name)

    def _show_actions(self, step: Step) -> None:
        flow = self._actions.layout()
        if not isinstance(flow, Flow):
            return
        flow.clear()
        for words, icon, do in self._offers(step):
            button = Button(words, icon, "quiet")
            button.clicked.connect(do)
            flow.addWidget(button)
        close = Button("Close", "check", "plain")
        close.setAccessibleName("Close this step")
        close.setToolTip("Ctrl+Enter")
        close.clicked.connect(self.closed)
        flow.addWidget(close)

    def _offers(self, step: Step) -> list[tuple[str, str, Any]]:
        """Words, icon, and the signal or slot that the button calls."""
        if is_open(step):
            found: list[tuple[str, str, Any]] = [
                ("Done", "circle-check", self.done),
                *((words, "ban", partial(self._ask_why, key)) for key, words in _ENDINGS),
            ]
        else:
            found = [("Open again", "rotate-ccw", self.reopened)]
        return [
            *found,
            ("Good step for all", "library", self.kept_as_good),
            ("Remove", "trash-2", self.removed),
        ]

    def _ask_why(self, ending: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002
        self._ending = ending
        words = dict(_ENDINGS)[ending].lower()
        self.reason.setPlaceholderText(f"Why {words}?")
        self.reason.setAccessibleName(f"Why it is {words}")
        self._asking.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_why(self) -> None:
        self.ended.emit(self._ending, self.reason.text())

    def _lay_out(self, step: Step) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addWidget(self.hints)
        days = QHBoxLayout()
        days.setSpacing(8)
        days.addWidget(self.due_on, 1)
        days.addWidget(self.due_words, 1)
        column.addLayout(days)
        column.addWidget(self.partner)
        column.addWidget(self.owner)
        column.addWidget(self.need_chips)
        column.addWidget(Words("Whose step", "label"))
        column.addWidget(self.whose)
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        self.reason.setAccessibleName("Why")
        keep = Button("Keep", "check", "suggest")
        keep.setAccessibleName("Keep the reason")
        keep.clicked.connect(self._say_why)
        asking.addWidget(self.reason, 1)
        asking.addWidget(keep)
        self._asking.hide()
        column.addWidget(self._asking)
        Flow(gap=2, parent=self._actions)
        column.addWidget(self._actions)
        self.show_step(step)
