"""Buttons, choices and ticks: all 44 pixels high or more, all reachable by keyboard and finger."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from tso_desktop.gui.icons import put_icon
from tso_desktop.gui.look import current_look, dressed
from tso_desktop.gui.parts import Elided, Words

ButtonLook = Literal[
    "primary",
    "plain",
    "quiet",
    "ghost",
    "big",
    "end",
    "suggest",
    "pill",
    "choice",
    "filter",
    "segment",
    "against",
]
TARGET = 44
_INK = {
    "primary": "on_accent",
    "end": "on_accent",
    "ghost": "accent",
    "choice": "accent",
    "quiet": "muted",
    "segment": "accent",
    "against": "amber",
    "suggest": "sel_text",
}


class Button(QPushButton):
    """A button in one of the looks; an icon is in the colour of the words."""

    def __init__(
        self,
        words: str,
        icon: str = "",
        look: ButtonLook = "plain",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        dressed(self, look)
        self.setAccessibleName(words)
        if icon:
            put_icon(self, icon, _INK.get(look, "text"), 18)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(TARGET, TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def say(self, words: str) -> None:
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)


class SquareButton(QPushButton):
    """A button that is only an icon: its name is told to a screen reader and shown as a tip."""

    def __init__(
        self, icon: str, name: str, shade: str = "muted", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        dressed(self, "square")
        self.setFixedSize(TARGET, TARGET)
        self.say(icon, name, shade)

    def say(self, icon: str, name: str, shade: str = "muted") -> None:
        self.setAccessibleName(name)
        self.setToolTip(name)
        put_icon(self, icon, shade, 20)


class FilterChip(Button):
    """A filter that is on or off."""

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, look="filter", parent=parent)
        self.setCheckable(True)


class Segment(QWidget):
    """One of a few answers side by side; `chosen` says which key was picked by the officer.

    With `may_clear`, picking the answer that is on takes it back and says "".
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str, str]],
        *,
        against: str = "",
        may_clear: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Each option is its key, its words and its icon, or ""; `against` is shown in amber."""
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._may_clear = may_clear
        self._group = QButtonGroup(self)
        self._group.setExclusive(not may_clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for key, words, icon in options:
            button = Button(words, icon, "against" if key == against else "segment")
            button.setCheckable(True)
            self._buttons[key] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._pick)

    def value(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Shows an answer without saying that the officer picked it."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(not self._may_clear)

    def button(self, key: str) -> QPushButton:
        return self._buttons[key]

    def _pick(self, picked: QPushButton) -> None:
        if self._may_clear:
            for button in self._buttons.values():
                button.setChecked(button is picked and picked.isChecked())
        self.chosen.emit(self.value())


class Tick(QCheckBox):
    """A tick box whose words run over several lines where they must."""

    _BOX = 24
    _GAP = 12

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + self._BOX + self._GAP + 4
        return QSize(min(width, 560), 44)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 140), 44)

    def hasHeightForWidth(self) -> bool:
        return True

    @property
    def before_words(self) -> int:
        """How far its words stand in, so that what belongs to them can stand below."""
        return self._BOX + self._GAP

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(40, width - self._BOX - self._GAP), 10_000)
        return max(
            44, self.fontMetrics().boundingRect(room, self._flags(), self.text()).height() + 8
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = QStyleOptionButton(option)
        box.rect = QRect(0, (self.height() - self._BOX) // 2, self._BOX, self._BOX)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box)
        words = self.rect().adjusted(self._BOX + self._GAP, 0, 0, 0)
        painter.setPen(current_look().colour("text" if self.isEnabled() else "muted"))
        painter.drawText(words, self._flags(), self.text().replace("&&", "&"))

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002, N802  the whole row may be touched
        return True

    @staticmethod
    def _flags() -> int:
        return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(
            Qt.TextFlag.TextWordWrap
        )


class CheckRow(QWidget):
    """A tick, what it is about, whose it is, and at the end a chip or a button.

    Whose it is stands `under` the words where both are long, and has the whole width there.
    """

    toggled = Signal(bool)

    def __init__(
        self,
        words: str,
        detail: str = "",
        end: QWidget | None = None,
        *,
        under: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tick = Tick(words)
        self.tick.setAccessibleName(f"{words}, {detail}" if detail else words)
        self.tick.toggled.connect(self.toggled)
        self.setMinimumHeight(44)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        if under and detail:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.setContentsMargins(0, 0, 0, 4)
            whose = Words(detail, "muted", wrap=True)
            whose.setContentsMargins(self.tick.before_words, 0, 0, 0)
            column.addWidget(self.tick)
            column.addWidget(whose)
            row.addLayout(column, 1)
        else:
            row.addWidget(self.tick)
            row.addWidget(Elided(detail, "muted"), 1)
        if end is not None:
            row.addWidget(end)
