"""Show together: the plan alone, large; no markers, no notes, nobody's name but hers and ours."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, Tile, empty
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.words import day_heading
from tso_desktop.services.promises import PlanNow, Promised

_STATES = {"kept": ("circle-check", "green"), "late": ("clock", "amber")}


class SharedView(QFrame):
    """What can be turned round on the table; `left` asks for the officer's own view again."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.scrolled = ScrollColumn()
        self.scrolled.body.setContentsMargins(48, 36, 48, 28)
        self.scrolled.body.setSpacing(14)
        column.addWidget(self.scrolled, 1)
        bar = dressed(QFrame(), "bottombar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(28, 12, 20, 12)
        row.addWidget(Words("Say if something is not right. We change it now.", "lead"), 1)
        self.back = Button("Back (F8)", "arrow-left", "big")
        self.back.clicked.connect(self.left)
        row.addWidget(self.back)
        column.addWidget(bar)

    def show_plans(self, plans: Sequence[PlanNow]) -> None:
        body = self.scrolled.body
        empty(body)
        steps = [step for plan in plans for step in plan.steps if step.words]
        agreed = [step for step in steps if not step.is_idea]
        ideas = [step for step in steps if step.is_idea]
        if not steps:
            body.addWidget(
                Words("Nothing is agreed yet. We write it together.", "shared", wrap=True)
            )
        for title, icon, mine in (
            ("What we will do", "handshake", [s for s in agreed if s.side != "resident"]),
            ("What you will do", "footprints", [s for s in agreed if s.side == "resident"]),
            ("Good ideas, if you like", "lightbulb", ideas),
        ):
            if mine:
                body.addWidget(_group(title, icon, mine))
        body.addStretch(1)


def _group(title: str, icon: str, steps: Sequence[Promised]) -> QWidget:
    card = Card()
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(Icon(icon, "accent", 24))
    head.addWidget(Words(title, "value"), 1)
    card.body.addLayout(head)
    for step in steps:
        card.body.addWidget(_step(step))
    return card


def _step(step: Promised) -> QWidget:
    tile = Tile()
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(Icon(*_STATES.get(step.state, ("circle", "muted")), 26))
    said = QVBoxLayout()
    said.setSpacing(4)
    said.addWidget(Words(step.words, "shared", wrap=True))
    if words := _when(step):
        said.addWidget(Words(words, "lead", wrap=True))
    row.addLayout(said, 1)
    tile.body.addLayout(row)
    return tile


def _when(step: Promised) -> str:
    """Plain words; what is late on our side is admitted, what is late on hers is only asked."""
    who = f"{step.partner}. " if step.side == "partner" and step.partner else ""
    if step.state == "kept":
        return f"{who}Done, thank you." if step.side == "resident" else f"{who}Done."
    if step.state == "not_done":
        return f"{who}Not done."
    if step.due_on is None:
        return who.strip()
    day = _day(step.due_on)
    if step.state == "late":
        return f"{who}Was to be done by {day}." + (
            " Not yet." if step.side == "resident" else " We are late."
        )
    return f"{who}By {day}."


def _day(day: date) -> str:
    return day_heading(day)
