"""Giving a letter: how, on which day, what that means, and what to think of first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.papers import Style
from tso_desktop.domain.serving import WAYS, way
from tso_desktop.gui.escape import Escape
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, FilterChip, Tick
from tso_desktop.gui.parts_cards import Card, Notice, empty
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.plain_fields import PlainChoice, PlainDate, PlainLine, PlainText
from tso_desktop.gui.words import plain_date
from tso_desktop.services.letter_giving import LetterVerdict, Serving
from tso_desktop.services.letters import LetterPage
from tso_desktop.services.plan_paper import PlanWish

_STYLES = (
    (str(Style.STANDARD), "Standard"),
    (str(Style.STANDARD_14), "14 point"),
    (str(Style.LARGE), "Large print"),
)


@dataclass(frozen=True, slots=True)
class GiveAsked:
    serving: Serving
    then_print: bool


@dataclass(frozen=True, slots=True)
class Meant:
    """What a way and a day come to: the day they are told, and until when they can ask."""

    verdict: LetterVerdict
    told_on: date | None
    review_until_on: date | None
    problem: str = ""


Mean = Callable[[LetterPage, Serving], Meant]


class LetterGivePanel(ScrollColumn):
    """In the place of the fields; `asked` carries a GiveAsked."""

    asked = Signal(object)
    closed = Signal()

    def __init__(
        self, today: Callable[[], date], mean: Mean, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._today, self._mean = today, mean
        self._page: LetterPage | None = None
        self.ways: dict[str, FilterChip] = {}
        self.sent = PlainDate("Given or sent on", today, "past")
        self.told = PlainDate("Told on another day (only if it is shown)", today)
        self.despite = PlainText("Why it is given all the same", lines=2)
        self.reference = PlainLine("Where the law allows it", placeholder="A section or a case")
        self.style_choice = PlainChoice("The resident’s copy", _STYLES)
        self.discreet = Tick("Discreet: no address, and no council at the head")
        self.give_button = Button("Give it", "check")
        self.print_button = Button("Give and print", "printer", "primary")
        self.means = Words("", wrap=True)
        self._thoughts = QVBoxLayout()
        self._wrong = Words("", "bad", wrap=True)
        self._lay_out()
        for field in (self.sent, self.told):
            field.changed.connect(self._show)
        self.give_button.clicked.connect(lambda: self._ask(then_print=False))
        self.print_button.clicked.connect(lambda: self._ask(then_print=True))
        Escape(self).pressed.connect(self.closed)

    def show_page(self, page: LetterPage, wish: PlanWish) -> None:
        self._page = page
        self.sent.put(plain_date(self._today()))
        self.style_choice.put(str(wish.style))
        self.discreet.setChecked(wish.discreet)
        for field in (self.told, self.despite, self.reference):
            field.put("")
        self._choose("")

    def begin(self) -> None:
        next(iter(self.ways.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def chosen(self) -> str:
        return next((code for code, chip in self.ways.items() if chip.isChecked()), "")

    def serving(self) -> Serving | None:
        sent = self.sent.day_so_far()
        if not self.chosen() or sent is None:
            return None
        style = Style(self.style_choice.words() or Style.STANDARD)
        return Serving(
            how=self.chosen(),
            sent_on=sent,
            served_on=self.told.day_so_far(),
            despite=self.despite.words(),
            reference=self.reference.words(),
            wish=PlanWish(style=style, discreet=self.discreet.isChecked()),
        )

    def _choose(self, code: str) -> None:
        for key, chip in self.ways.items():
            chip.setChecked(key == code)
        found = way(code)
        self.sent.editor.setAccessibleName(found.sent if found else "Given or sent on")
        self.complain("")
        self._show()

    def _show(self) -> None:
        """What the choice so far comes to; nothing is called wrong while it is being typed."""
        empty(self._thoughts)
        if self._page is None:
            return
        serving = self.serving() or Serving(how="", sent_on=self._today())
        meant = self._mean(self._page, serving)
        found = way(self.chosen())
        verdict = meant.verdict
        stops = verdict.refused if found or not _is_of_the_way(verdict) else None
        if stops or meant.problem:
            self._thoughts.addWidget(Notice(stops or meant.problem, "red", "circle-alert"))
        for words in verdict.needs_reason:
            self._thoughts.addWidget(_thought(words, "circle-alert"))
        for words in verdict.thoughts:
            self._thoughts.addWidget(_thought(words, "lightbulb"))
        self.means.setText(_said(meant, found.rule if found else ""))
        self.despite.setVisible(bool(verdict.needs_reason))
        self.reference.setVisible(any(w.startswith("As the law") for w in verdict.needs_reason))
        for button in (self.give_button, self.print_button):
            button.setEnabled(bool(found) and not stops and meant.told_on is not None)

    def _ask(self, *, then_print: bool) -> None:
        if self.sent.is_wrong or self.told.is_wrong:
            return
        serving = self.serving()
        if serving is None:
            self.complain("Choose how it is given, and say on which day.")
            return
        self.complain("")
        self.asked.emit(GiveAsked(serving, then_print))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(16, 16, 8, 16)
        card = Card("Give this letter", "send")
        self.body.addWidget(card)
        self.body.addStretch(1)
        body = card.body
        body.setSpacing(12)
        body.addWidget(Words("How do they get it?", "label"))
        holder = QWidget()
        flow = Flow(gap=8, parent=holder)
        for one in WAYS:
            chip = FilterChip(one.label)
            chip.clicked.connect(lambda _on, code=one.code: self._choose(code))
            self.ways[one.code] = chip
            flow.addWidget(chip)
        body.addWidget(holder)
        for field in (self.sent, self.told):
            body.addWidget(field)
        body.addWidget(self.means)
        self._thoughts.setSpacing(6)
        body.addLayout(self._thoughts)
        for part in (self.despite, self.reference, self.style_choice, self.discreet, self._wrong):
            body.addWidget(part)
        self._wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(10)
        back = Button("Back to the letter", "arrow-left", "quiet")
        back.clicked.connect(self.closed)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.give_button)
        row.addWidget(self.print_button)
        body.addLayout(row)


def _is_of_the_way(verdict: LetterVerdict) -> bool:
    """Before a way is chosen, that none is chosen is no fault."""
    return bool(verdict.refused and verdict.refused.startswith("Say how it is given"))


def _said(meant: Meant, rule: str) -> str:
    if meant.told_on is None:
        return ""
    parts = [f"They count as told on {plain_date(meant.told_on)}. {rule}"]
    if meant.review_until_on is not None:
        until = plain_date(meant.review_until_on)
        parts.append(f"The last day to ask for a review is {until}.")
    return " ".join(parts)


def _thought(words: str, icon: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Icon(icon, "amber", 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(words, wrap=True), 1)
    return holder
