"""How a plan is to be printed: its size, whose copy, and what another reader must not see."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from tso_desktop.domain.papers import Copy, Style
from tso_desktop.gui.icons import put_icon
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Tick
from tso_desktop.services.printing import COPIES, PlanWish

_STYLES = (
    (Style.STANDARD, "Standard, 12.5 point"),
    (Style.STANDARD_14, "Standard, 14 point"),
    (Style.LARGE, "Large print"),
    (Style.EASY, "Easy read"),
)
_DISCREET = (
    "No address, no council name, no place of the visit. Services for abuse become “a partner”. "
    "Lines that may still tell are listed over the paper. The list knows some words, not all: "
    "read it yourself."
)


class Choices(QWidget):
    """One of a few answers under each other."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for key, words in options:
            button = dressed(QPushButton(words), "segment")
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {words}")
            put_icon(button, "circle", "muted", 16)
            self._group.addButton(button)
            self._buttons[key] = button
            column.addWidget(button)
        self._group.buttonClicked.connect(self._pick)

    def value(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        for name, button in self._buttons.items():
            button.setChecked(name == key)
            put_icon(
                button, *(("circle-dot", "accent") if name == key else ("circle", "muted")), 16
            )

    def button(self, key: str) -> QPushButton:
        return self._buttons[key]

    def _pick(self, _picked: QPushButton) -> None:
        self.choose(self.value())
        self.chosen.emit(self.value())


class PlanChoices(QFrame):
    """`changed` carries the wish each time that something else is chosen."""

    changed = Signal(object)

    def __init__(self, wish: PlanWish, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, "drawer")
        self.setFixedWidth(268)
        self._wish = wish
        self.style_choice = Choices("Size", [(str(style), words) for style, words in _STYLES])
        self.copy_choice = Choices("Copy", [(str(copy), words) for copy, words in COPIES.items()])
        self.discreet = Tick("Discreet copy")
        self.discreet.setAccessibleDescription(_DISCREET)
        self.no_helpline = Tick("Leave out the domestic abuse helpline")
        self._lay_out()
        self.style_choice.choose(str(wish.style))
        self.copy_choice.choose(str(wish.copy))
        self.discreet.setChecked(wish.discreet)
        self.style_choice.chosen.connect(lambda key: self._wants(style=Style(key)))
        self.copy_choice.chosen.connect(lambda key: self._wants(copy=Copy(key)))
        self.discreet.toggled.connect(lambda on: self._wants(discreet=on))
        self.no_helpline.toggled.connect(lambda on: self._wants(leave_out_sensitive=on))

    @property
    def wish(self) -> PlanWish:
        return self._wish

    def _wants(self, **wish: object) -> None:
        self._wish = replace(self._wish, **wish)  # type: ignore[arg-type]
        self.no_helpline.setEnabled(not self._wish.discreet)
        self.changed.emit(self._wish)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(Words("How large", "h2"))
        column.addWidget(self.style_choice)
        column.addSpacing(10)
        column.addWidget(Words("Whose copy", "h2"))
        column.addWidget(self.copy_choice)
        column.addSpacing(10)
        column.addWidget(Words("Who else may read it", "h2"))
        column.addWidget(self.discreet)
        column.addWidget(Words(_DISCREET, "muted", wrap=True))
        column.addWidget(self.no_helpline)
        column.addStretch(1)
