"""Agree and issue the plan: what to think of first, how it was agreed, on which day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.domain.papers import Style
from tso_desktop.domain.plan_agreement import WAYS, way
from tso_desktop.domain.plan_rules import Verdict
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.escape import Escape
from tso_desktop.gui.fields import CalmCombo
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, FilterChip
from tso_desktop.gui.parts_cards import Card, Notice, empty
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.plan_phone import PhoneAsk
from tso_desktop.gui.typed import typed_date
from tso_desktop.gui.words import plain_date
from tso_desktop.services.issuing import Agreement
from tso_desktop.services.printing import STYLES
from tso_desktop.services.working_plan import WorkingPlan


@dataclass(frozen=True, slots=True)
class IssueAsked:
    agreement: Agreement
    style: Style
    then_print: bool


class IssuePanel(ScrollColumn):
    """In the place of the steps; `asked` carries an IssueAsked."""

    asked = Signal(object)
    closed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._today = today
        self._card = Card("", "")
        self._title = Words("", "h2")
        self._thoughts = QVBoxLayout()
        self.phone = PhoneAsk()
        self.ways: dict[str, FilterChip] = {}
        self.words = QLineEdit(maxLength=500)
        self.day = QLineEdit(maxLength=40)
        self.style_choice = CalmCombo()
        self.print_button = Button("Issue and print", "printer", "primary")
        self.issue_button = Button("Issue without printing", "check")
        self._wrong = Words("", "bad", wrap=True)
        self._lay_out()
        self.print_button.clicked.connect(lambda: self._ask(then_print=True))
        self.issue_button.clicked.connect(lambda: self._ask(then_print=False))
        for line in (self.words, self.day):
            line.returnPressed.connect(lambda: self._ask(then_print=True))
        Escape(self).pressed.connect(self.closed)

    def show_plan(
        self, plan: WorkingPlan, verdict: Verdict, style: Style, *, has_phone: bool = True
    ) -> None:
        self._title.setText(f"Agree and issue version {plan.next_number}")
        self.day.setText(plain_date(self._today()))
        self.words.clear()
        self.style_choice.setCurrentIndex(self.style_choice.findData(str(style)))
        self.phone.setHidden(has_phone)
        self.complain("")
        self._choose("")
        empty(self._thoughts)
        for button in (self.print_button, self.issue_button):
            button.setEnabled(verdict.refused is None)
        if verdict.refused is not None:
            self._thoughts.addWidget(Notice(verdict.refused, "red", "circle-alert"))
        elif verdict.warnings:
            words = "Worth a thought first. None of it stops you."
            self._thoughts.addWidget(Words(words, "muted", wrap=True))
            for warning in verdict.warnings:
                self._thoughts.addWidget(_thought(warning))
        elif has_phone:
            self._thoughts.addWidget(Notice("Nothing is missing.", "green", "circle-check"))

    def begin(self) -> None:
        next(iter(self.ways.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def chosen(self) -> str:
        return next((code for code, chip in self.ways.items() if chip.isChecked()), "")

    def _choose(self, code: str) -> None:
        for key, chip in self.ways.items():
            chip.setChecked(key == code)
        found = way(code)
        asks = bool(found and found.asks_why)
        self.words.setPlaceholderText(
            "Why it was not agreed, in their words, for the office copy only"
            if asks
            else "Anything to add, for the office copy only (optional)"
        )
        self.words.setAccessibleName(self.words.placeholderText())
        on_paper = bool(found and found.typed_up)
        self._day_label.setText("Agreed on paper on" if on_paper else "Given on")
        self.day.setAccessibleName(self._day_label.text())

    def _ask(self, *, then_print: bool) -> None:
        code = self.chosen()
        if not code:
            self.complain("Choose how it was agreed.")
            return
        try:
            day = typed_date(self.day.text(), self._today(), lean="past")
        except Refused as refused:
            self.complain(str(refused))
            return
        self.complain("")
        agreement = Agreement(
            how=code, given_on=day, agreed_on=day, words=self.words.text().strip()
        )
        style = Style(self.style_choice.currentData())
        self.asked.emit(IssueAsked(agreement, style, then_print))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 8, 16)
        self._card.setMaximumWidth(820)
        self.body.addWidget(self._card)
        self.body.addStretch(1)
        body = self._card.body
        body.setSpacing(12)
        body.addWidget(self._title)
        self._thoughts.setSpacing(6)
        body.addLayout(self._thoughts)
        body.addWidget(self.phone)
        body.addWidget(Words("How was it agreed?", "label"))
        body.addWidget(self._ways())
        body.addWidget(self.words)
        body.addLayout(self._day_and_style())
        body.addWidget(self._wrong)
        row = QHBoxLayout()
        row.setSpacing(10)
        back = Button("Back to the steps", "arrow-left", "quiet")
        back.clicked.connect(self.closed)
        for button in (back, None, self.issue_button, self.print_button):
            row.addStretch(1) if button is None else row.addWidget(button)
        body.addLayout(row)

    def _ways(self) -> QWidget:
        holder = QWidget()
        flow = Flow(gap=8, parent=holder)
        for one in WAYS:
            chip = FilterChip(one.label)
            chip.clicked.connect(lambda _on, code=one.code: self._choose(code))
            self.ways[one.code] = chip
            flow.addWidget(chip)
        return holder

    def _day_and_style(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        day, style = QVBoxLayout(), QVBoxLayout()
        for column in (day, style):
            column.setSpacing(4)
        self._day_label = Words("Given on", "label")
        day.addWidget(self._day_label)
        day.addWidget(self.day)
        style.addWidget(Words("The resident's copy", "label"))
        self.style_choice.setAccessibleName("How the resident's copy is printed")
        for found, words in STYLES.items():
            self.style_choice.addItem(words, str(found))
        style.addWidget(self.style_choice)
        row.addLayout(day, 1)
        row.addLayout(style, 1)
        return row


def _thought(words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Icon("lightbulb", "amber", 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(words, wrap=True), 1)
    return holder
