"""How large the words of a plan are, where nobody asked for papers of another kind."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Segment
from tso_desktop.gui.parts_cards import Card
from tso_desktop.services.desk import Desk

_POINTS = (("12.5", "Standard, 12.5 point", ""), ("14", "Larger, 14 point", ""))
_WORDS = "For everybody's plans, unless a person's papers are in large print or easy read."


class PrintCard(Card):
    """The council's choice: it is kept with what is printed, and goes where that goes."""

    def __init__(self, desk: Desk, told: Callable[[str], object]) -> None:
        super().__init__("Printing", "printer")
        self._desk, self._told = desk, told
        self.points = Segment(_POINTS)
        if isinstance(row := self.points.layout(), QHBoxLayout):
            row.addStretch(1)
        self.points.choose(desk.council_record.print_points or "12.5")
        self.body.addWidget(Words("Size of the words on a plan", "label"))
        self.body.addWidget(self.points)
        self.body.addWidget(Words(_WORDS, "muted", wrap=True))
        self.points.chosen.connect(self._keep)

    def _keep(self, points: str) -> None:
        council = self._desk.council_record
        try:
            self._desk.case_file.change(council, print_points=points)
        except Refused as refused:
            self.points.choose(council.print_points or "12.5")
            self._told(str(refused))
