"""How a duty may end: every way that the law knows, the lawful ones first, each with its reason."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.law import CaseLaw, Ending, WaysToEnd
from tso_desktop.domain.law.ending_words import (
    ORDER,
    Openness,
    ending_name,
    ending_words,
    openness,
)
from tso_desktop.domain.law.law_words import DUTIES
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button, ButtonLook
from tso_desktop.gui.parts_cards import Card, add_rows
from tso_desktop.gui.parts_chips import Chip, Tone

_CHIPS: dict[Openness, tuple[str, Tone, str]] = {
    "open": ("Open now", "green", "check"),
    "if_it_happens": ("If it happens", "grey", "circle-dot"),
    "held_back": ("Held back", "amber", "lock"),
    "not_open": ("Not open", "grey", "circle-x"),
}
_CHIP_WIDTH = 124
_LETTERS = {
    "prevention": "prevention_ended",
    "relief": "relief_ended",
    "main": "main_ended",
    "s190": "main_ended",
    "s193C": "main_ended",
}


class WaysCard(Card):
    """Says which way is to be recorded, or which letter is to be started."""

    record = Signal(object)
    letter = Signal(str)

    def __init__(
        self, ways: WaysToEnd, law: CaseLaw, *, may_decide: bool, only: bool = True
    ) -> None:
        name = DUTIES[ways.duty.duty].words
        title = "How this duty may end" if only else f"How it may end: {name}"
        super().__init__(title, "landmark")
        self._law, self._may_decide = law, may_decide
        endings = sorted(ways.endings, key=lambda one: ORDER.index(openness(one, law)))
        add_rows(self.body, [self._row(ending) for ending in endings])
        if not may_decide:
            self.body.addWidget(
                Words(
                    "Ending a duty is decided by somebody whose role it is; you may record what "
                    "was decided, and write the draft.",
                    "muted",
                    wrap=True,
                )
            )

    def _row(self, ending: Ending) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 3, 0, 3)
        across.setSpacing(12)
        state = openness(ending, self._law)
        chip = Chip(*_CHIPS[state])
        holder = QWidget()
        holder.setFixedWidth(_CHIP_WIDTH)
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        across.addWidget(holder)
        name, source = ending_name(ending)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Elided(name, "strong"))
        words.addWidget(
            Words(f"{ending_words(ending).rstrip('.')} · {_together(source)}", "muted", wrap=True)
        )
        across.addLayout(words, 1)
        for button in self._buttons(ending, name, state):
            across.addWidget(button)
        return row

    def _buttons(self, ending: Ending, name: str, state: Openness) -> list[Button]:
        found: list[Button] = []
        if state == "open" and (key := letter_for(ending)):
            found.append(_button("Start letter", name, lambda: self.letter.emit(key), "plain"))
        if ending.is_lawful:
            look: ButtonLook = "plain" if state == "open" else "ghost"
            found.append(_button("Record it", name, lambda: self.record.emit(ending), look))
        elif ending.may_be_overridden and self._may_decide:
            found.append(
                _button("Record it anyway", name, lambda: self.record.emit(ending), "quiet")
            )
        return found


def _together(source: str) -> str:
    """A section and its number are not torn apart at the end of a line."""
    return source.replace("section ", "section\u00a0")


def letter_for(ending: Ending) -> str:
    """Which letter gives this notice."""
    return "noncoop_notice" if ending.code == "noncoop" else _LETTERS.get(ending.duty, "")


def _button(words: str, name: str, do: Callable[[], object], look: ButtonLook) -> Button:
    button = Button(words, look=look)
    button.setAccessibleName(f"{words}: {name}")
    button.clicked.connect(lambda: do())  # noqa: PLW0108  `do` must not be handed "checked"
    return button
