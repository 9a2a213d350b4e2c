"""My role: whether I decide and issue notices; off for a tenancy sustainment officer."""

from collections.abc import Callable

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Tick
from tso_desktop.gui.parts_cards import Card
from tso_desktop.services.desk import Desk

_WORDS = (
    "Off: you record what was decided, and your letters are drafts for somebody who decides. "
    "On: you give notices in your own name, and may let stand, with a reason and a reference, what "
    "the program would refuse. It is the council that gives this role; tick it only if yours did."
)


class RoleCard(Card):
    def __init__(self, desk: Desk, told: Callable[[str], object]) -> None:
        super().__init__("My role", "gavel")
        self._desk, self._told = desk, told
        self.decides = Tick("I may decide and issue notices")
        self.decides.setChecked(desk.law.may_decide)
        self.body.addWidget(self.decides)
        self.body.addWidget(Words(_WORDS, "muted", wrap=True))
        self.decides.clicked.connect(self._keep)

    def _keep(self, decides: bool) -> None:  # noqa: FBT001 - a signal's word
        try:
            self._desk.case_file.change(self._desk.officer_record, decides=decides)
        except Refused as refused:
            self.decides.setChecked(not decides)
            self._told(str(refused))
            return
        self._told("You decide and issue notices now." if decides else "You record; others decide.")
