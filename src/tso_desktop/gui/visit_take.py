"""What was to be taken along and who comes too, as it stood in the booking."""

from PySide6.QtWidgets import QWidget

from tso_desktop.domain.visits import Visit
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_cards import Card, empty


class TakeCard(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("To take", "briefcase-business", parent=parent)

    def show_visit(self, visit: Visit | None) -> None:
        empty(self.body)
        things = [line.strip() for line in ((visit and visit.take) or "").splitlines()]
        for thing in things:
            if thing:
                self.body.addWidget(Words(thing, wrap=True))
        self.setVisible(any(things))
