"""Offers to open a Part 7 case where a household has none, and asks for the application's day."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.plain_fields import PlainDate
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.asking import PART7

_CASES = frozenset({"case", "household"})


class Part7Opening(Card):
    """One button; pressed, it asks on which day they applied, which may be left blank."""

    def __init__(self, place: Workplace, household: RecordId) -> None:
        super().__init__()
        self._place, self._household = place, household
        self.offer = Button("Open a Part 7 case", "landmark")
        self.body.addWidget(self.offer)
        self.panel = QWidget()
        across = QHBoxLayout(self.panel)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        self.on = PlainDate(
            "Application taken on", place.desk.today, "past", "blank where none was taken"
        )
        self.open_button = Button("Open it", "check", "primary")
        across.addWidget(self.on, 1)
        across.addWidget(self.open_button)
        self._words = Words(
            "Its duties and their days then have a tab of their own.", "muted", wrap=True
        )
        self.body.addWidget(self._words)
        self.body.addWidget(self.panel)
        self.panel.hide()
        self.offer.clicked.connect(self._ask)
        self.open_button.clicked.connect(self._open)
        self.on.line.returnPressed.connect(self._open)
        listen(self, place.changes, self._heard)
        if not self._is_wanted:  # never shown before it has its place: it would be a window
            self.hide()

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _CASES):
            self.setVisible(self._is_wanted)

    @property
    def _is_wanted(self) -> bool:
        head = self._place.desk.case_file.head(self._household)
        has_one = any(one.type == PART7 and one.closed_on is None for one in head.cases)
        return not has_one and not head.household.closed_on

    def _ask(self) -> None:
        self.panel.show()
        self.offer.hide()
        self.on.editor.setFocus()

    def _open(self) -> None:
        if self.on.is_wrong:
            return
        desk, on = self._place.desk, self.on.day()
        if self._place.save(
            lambda: desk.duties.open_part7(self._household, on), "A Part 7 case is open."
        ):
            self._place.go.household(self._household, "Duties")
