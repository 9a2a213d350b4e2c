"""What stands in the plan beside its steps: her words, the goals, the review, what to bring."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.plans import Plan
from tso_desktop.gui.escape import Escape
from tso_desktop.gui.field import Field
from tso_desktop.gui.fields import DateField, LongTextField, TextField
from tso_desktop.gui.forms import Form
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.record_form import RecordForm
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.planning import MOST_GOALS


class GoalsField(LongTextField):
    """A goal a line; more than three are kept, and somebody is told that three are enough."""

    def value(self) -> Any:
        return tuple(line.strip() for line in self.text.toPlainText().split("\n") if line.strip())

    def _write(self, value: Any) -> None:
        super()._write("\n".join(value or ()))


class AboutPanel(ScrollColumn):
    """In the place of the steps; its fields save themselves."""

    closed = Signal()

    def __init__(
        self,
        place: Workplace,
        plan: Plan | None,
        begin: Callable[[Mapping[str, Any]], Plan | None],
        name: str,
        household: RecordId,
    ) -> None:
        super().__init__()
        self.own_words = LongTextField(
            "own_words",
            f"In {name}'s own words",
            lines=3,
            placeholder="What matters most to them",
        )
        self.goals = GoalsField(
            "goals",
            "What we are working towards",
            lines=3,
            hint=f"a line each, {MOST_GOALS} are enough",
        )
        self.bring = TextField(
            "bring", "To have ready for the next visit", placeholder="your tenancy agreement"
        )
        self.review_on = DateField(
            "review_on", "Go through the whole plan on", today=place.desk.today, lean="ahead"
        )
        fields = [self.own_words, self.goals, self.bring, self.review_on]
        self._lay_out(fields, place.desk.planning.review_weeks())
        self._form = RecordForm(
            place, Plan, plan, fields, make=begin, household=household, parent=self
        )
        Escape(self).pressed.connect(self.closed)

    def _lay_out(self, fields: Sequence[Field], weeks: int) -> None:
        card = Card("Words, goals and the day of the review", "quote")
        card.setMaximumWidth(820)
        card.body.setSpacing(12)
        card.body.addWidget(Form(fields, columns=2, wide=("own_words", "goals")))
        words = f"Left blank, the review is {weeks} weeks after the plan is given."
        card.body.addWidget(Words(words, "muted", wrap=True))
        row = QHBoxLayout()
        back = Button("Back to the steps", "arrow-left", "plain")
        back.clicked.connect(self.closed)
        row.addWidget(back)
        row.addStretch(1)
        card.body.addLayout(row)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def begin(self) -> None:
        self.own_words.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        self._form.settle()
