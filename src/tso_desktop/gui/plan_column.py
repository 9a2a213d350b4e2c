"""One column of the plan: a heading with a count, its steps as cards, and a way to add one."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button, SquareButton
from tso_desktop.gui.parts_chips import CountBadge
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.plan_new_step import NewStepCard
from tso_desktop.gui.plan_step_card import StepCard
from tso_desktop.gui.plan_words import StepShown
from tso_desktop.gui.words import counted
from tso_desktop.services.working_plan import IDEA

_SEEKING_MS, _AIR = 300, 12


class PlanColumn(QWidget):
    """Cards stay the same widgets while their steps change, so that nothing typed is lost."""

    opened = Signal(object)
    agreed = Signal(object)
    refused = Signal(object, str)
    undecided = Signal(object)
    moved = Signal(object, int)
    add_asked = Signal()

    def __init__(self, icon: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[RecordId, StepCard] = {}
        self.new_card: NewStepCard | None = None
        self._title = Elided("", "h2")
        self._count = CountBadge()
        self.add_button = SquareButton("plus", "Add a step", "accent")
        self._nothing = Words(nothing, "muted", wrap=True)
        self._ideas = _ideas_heading()
        self._more = Button("", look="ghost")
        self._shows_ended = False
        self._ended: set[RecordId] = set()
        self._scroll = ScrollColumn()
        self._sought: QWidget | None = None
        self._scroll.verticalScrollBar().rangeChanged.connect(self._seek)
        self._list = QVBoxLayout()
        self._new = QVBoxLayout()
        self._lay_out(icon)
        self.add_button.clicked.connect(self.add_asked)
        self._more.clicked.connect(self._toggle_ended)

    def show_steps(self, title: str, steps: Sequence[StepShown]) -> None:
        """Open ones first, then good ideas, then what was done or ended."""
        self._title.show_words(title)
        self.add_button.say("plus", f"Add a step: {title}", "accent")
        going = [step for step in steps if not step.ended and step.who != IDEA]
        ideas = [step for step in steps if not step.ended and step.who == IDEA]
        ended = [step for step in steps if step.ended]
        self._count.show_number(len(going))
        self._ended = {step.id for step in ended}
        self._keep_only({step.id for step in steps})
        for number, step in enumerate([*going, *ideas, *ended]):
            place = number + (1 if number >= len(going) else 0)
            self._put(self._card(step), place, step)
        self._list.insertWidget(len(going), self._ideas)
        self._ideas.setVisible(bool(ideas))
        self._nothing.setVisible(not steps and self.new_card is None)
        self._show_ended()

    def show_new(self, card: NewStepCard) -> None:
        self.put_new_away()
        self.new_card = card
        self._new.addWidget(card)
        card.show()
        self._nothing.hide()

    def put_new_away(self) -> None:
        if self.new_card is not None:
            self._found()
            self._new.removeWidget(self.new_card)
            self.new_card.hide()
            self.new_card.deleteLater()
            self.new_card = None

    def bring_to_sight(self, widget: QWidget) -> None:
        """Scroll to it, also once it has grown to its size."""
        self._sought = widget
        self._seek()
        QTimer.singleShot(_SEEKING_MS, self, self._found)

    def _seek(self) -> None:
        if self._sought is None:
            return
        bar, top = self._scroll.verticalScrollBar(), self._sought.y()
        room = self._scroll.viewport().height()
        if top < bar.value() or top + self._sought.height() > bar.value() + room:
            bar.setValue(max(0, min(top, top + self._sought.height() - room + _AIR)))
            if self._sought.height() > room:
                bar.setValue(top)

    def _found(self) -> None:
        self._sought = None

    def _card(self, step: StepShown) -> StepCard:
        card = self.cards.get(step.id)
        if card is not None and card.quiet == (step.who == IDEA):
            return card
        if card is not None:
            self._drop(step.id)
        card = StepCard(step.id, quiet=step.who == IDEA)
        card.opened.connect(self.opened)
        card.agreed.connect(self.agreed)
        card.refused.connect(self.refused)
        card.undecided.connect(self.undecided)
        card.moved.connect(self.moved)
        self.cards[step.id] = card
        return card

    def _put(self, card: StepCard, place: int, step: StepShown) -> None:
        if self._list.indexOf(card) != place:
            self._list.insertWidget(place, card)
        card.show_step(step)

    def _keep_only(self, steps: set[RecordId]) -> None:
        for gone in set(self.cards) - steps:
            self._drop(gone)

    def _drop(self, step: RecordId) -> None:
        card = self.cards.pop(step)
        if card is self._sought:
            self._found()
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _show_ended(self) -> None:
        for step in self._ended:
            card = self.cards[step]
            card.setVisible(self._shows_ended or card.is_open)
        self._more.setVisible(bool(self._ended))
        number = len(self._ended)
        verb = "Hide" if self._shows_ended else "Show"
        self._more.say(f"{verb} {counted(number, 'step')} done or ended")

    def _toggle_ended(self) -> None:
        self._shows_ended = not self._shows_ended
        self._show_ended()

    def _lay_out(self, icon: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon(icon, "muted", 20))
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        inside = self._scroll.body
        inside.setSpacing(8)
        inside.setContentsMargins(0, 0, 0, 12)
        self._list.setSpacing(8)
        self._list.addWidget(self._ideas)
        inside.addLayout(self._new)
        inside.addLayout(self._list)
        for part in (self._nothing, self._more):
            inside.addWidget(part)
        inside.addStretch(1)
        column.addWidget(self._scroll, 1)


def _ideas_heading() -> QWidget:
    """What stands over good ideas: that they are offered, and ask nothing."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(2, 4, 0, 0)
    row.setSpacing(8)
    row.addWidget(Icon("lightbulb", "muted", 18))
    words = "Good ideas: offered, not asked. They never count against anybody."
    row.addWidget(Words(words, "muted", wrap=True), 1)
    return holder
