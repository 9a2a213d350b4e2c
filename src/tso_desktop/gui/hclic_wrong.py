"""What keeps a case from being ready: errors, gaps, warnings; each leads to its field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.hclic.items import SECTIONS
from tso_desktop.domain.hclic.registry import Finding
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, EmptyState, add_rows, empty, two_lines
from tso_desktop.gui.parts_chips import Chip, Tone
from tso_desktop.services.hclic import CaseReturn
from tso_desktop.services.hclic_lines import Asked

_FIRST = 8


class WrongCard(Card):
    """A list that shortens itself; `led` says which item somebody wants to go to."""

    led = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("What is still wanted", "list-checks")
        self._all = False
        self._shown: CaseReturn | None = None
        self._seen: object = None

    def show_return(self, found: CaseReturn) -> None:
        """Made anew only where something in it differs: it stands while somebody types."""
        self._shown = found
        missing = tuple((one.line.item, one.about) for one in found.lines if one.line.is_missing)
        seen = found.readiness.errors, found.readiness.warnings, missing, self._all
        if seen != self._seen:
            self._seen = seen
            self._fill(found)

    def _fill(self, found: CaseReturn) -> None:
        readiness = found.readiness
        empty(self.body)
        rows = [
            *(self._finding(one, "red", "Error") for one in readiness.errors),
            *(self._missing(one) for one in found.lines if one.line.is_missing),
            *(self._finding(one, "amber", "Warning") for one in readiness.warnings),
        ]
        self.show_count(len(rows))
        if not rows:
            words = "Every item that applies is answered, and no check finds anything."
            self.body.addWidget(EmptyState("circle-check", "Nothing is wanted", words))
            return
        shown = rows if self._all else rows[:_FIRST]
        for row in rows[len(shown) :]:
            row.deleteLater()
        add_rows(self.body, list(shown))
        if len(rows) > _FIRST:
            self.body.addWidget(self._more(len(rows)))

    def _more(self, count: int) -> Button:
        words = "Show fewer" if self._all else f"Show {count - _FIRST} more"
        button = Button(words, "chevron-up" if self._all else "chevron-down", "ghost")
        button.clicked.connect(self._turn)
        return button

    def _turn(self) -> None:
        self._all = not self._all
        if self._shown is not None:
            self.show_return(self._shown)

    def _missing(self, one: Asked) -> QWidget:
        item = one.line.item
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(10)
        across.addLayout(two_lines(f"{item.number}  {item.label}", one.about or _place(one)), 1)
        button = self._lead(item.number, one.line.key, f"{item.number} {item.label} {one.about}")
        across.addWidget(button)
        return row

    def _finding(self, finding: Finding, tone: Tone, gravity: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(4)
        icon = "circle-alert" if tone == "red" else "triangle-alert"
        words.addWidget(Chip(f"{gravity} {finding.number}", tone, icon))
        words.addWidget(Words(finding.words, wrap=True))
        across.addLayout(words, 1)
        first = next(iter(finding.items), "")
        across.addWidget(self._lead(first, "", f"{gravity} {finding.number}"))
        return row

    def _lead(self, number: str, key: str, name: str) -> Button:
        button = Button("Go to it", look="ghost")
        button.setAccessibleName(f"Go to {name}".strip())
        button.clicked.connect(lambda: self.led.emit(number, key))
        return button


def _place(one: Asked) -> str:
    """Where it is answered: in a section here, or where it stands anyway."""
    return SECTIONS[one.line.item.section] if one.slot else one.where
