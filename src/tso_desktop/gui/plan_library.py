"""Good plain steps to start from: found by a word or by the need, taken by a press."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.gui.fields import GrowingText
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button, FilterChip
from tso_desktop.gui.parts_cards import Tile, empty
from tso_desktop.gui.press_tile import PressTile
from tso_desktop.services.step_library import GoodStep

_SHOWN, _SHOWN_SEARCHING = 4, 12
_SIDES = {"resident": "Resident", "council": "Council", "partner": "Partner", "idea": "Good idea"}


class Library(QWidget):
    """`taken` carries a step; with the list being edited, a press opens the step instead."""

    taken = Signal(object)
    searched = Signal(str)
    changed = Signal(object, str)
    hidden = Signal(object)
    brought_back = Signal(object)
    editing = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing: GoodStep | None = None
        self.search = QLineEdit(clearButtonEnabled=False)
        self.search.setAccessibleName("Search the good steps")
        self.edit_list = FilterChip("Edit the list")
        self._heading = Elided("", "accent")
        self._list = QVBoxLayout()
        self.items: list[PressTile] = []
        self._lay_out()
        self.search.textChanged.connect(self.searched)
        self.edit_list.toggled.connect(self._edit_list)

    def show_steps(self, heading: str, steps: Sequence[GoodStep], of: int) -> None:
        self.search.setPlaceholderText(f"Search {of} plain steps")
        self._heading.show_words(heading)
        empty(self._list)
        self.items = []
        room = _SHOWN_SEARCHING if self.is_looking else _SHOWN
        for step in steps[:room]:
            if self._editing is not None and self._editing.id == step.id:
                self._list.addWidget(self._editor(step))
                continue
            item = _item(step)
            item.clicked.connect(lambda _on, step=step: self._pressed(step))
            self.items.append(item)
            self._list.addWidget(item)
        more = len(steps) - room
        if more > 0:
            self._list.addWidget(Words(f"and {more} more: type a word to find them", "muted"))
        if not steps:
            self._list.addWidget(
                Words(
                    "No such step yet. Write it in the plan and keep it for all.",
                    "muted",
                    wrap=True,
                )
            )

    @property
    def is_looking(self) -> bool:
        """Whether somebody searches or edits: then there is more to see, and what changed waits."""
        return bool(self.search.text().strip()) or self.edit_list.isChecked()

    def _pressed(self, step: GoodStep) -> None:
        if not self.edit_list.isChecked():
            self.taken.emit(step)
            return
        self._editing = step
        self.searched.emit(self.search.text())

    def _edit_list(self, on: bool) -> None:  # noqa: FBT001
        self._editing = None
        self.editing.emit(on)

    def _editor(self, step: GoodStep) -> QWidget:
        tile = Tile()
        tile.pick(chosen=True)
        text = GrowingText(2)
        text.setAccessibleName("Words of this good step")
        text.setPlainText(step.words)
        tile.body.addWidget(text)
        row = QHBoxLayout()
        row.setSpacing(4)
        put = Button("Bring back" if step.hidden else "Hide", look="quiet")
        put.clicked.connect(
            lambda: self._done(step, self.brought_back if step.hidden else self.hidden)
        )
        keep = Button("Save", "check")
        keep.setAccessibleName("Save these words")
        keep.clicked.connect(lambda: self._keep(step, text.toPlainText()))
        row.addWidget(put)
        row.addStretch(1)
        row.addWidget(keep)
        tile.body.addLayout(row)
        return tile

    def _keep(self, step: GoodStep, words: str) -> None:
        self._editing = None
        self.changed.emit(step, words)

    def _done(self, step: GoodStep, told: object) -> None:
        self._editing = None
        told.emit(step)  # type: ignore[attr-defined]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon("library", "muted", 18))
        head.addWidget(Elided("Good steps to start from", "h2"), 1)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self._heading)
        self._list.setSpacing(6)
        column.addLayout(self._list)
        column.addWidget(self.edit_list, 0, Qt.AlignmentFlag.AlignLeft)


def _item(step: GoodStep) -> PressTile:
    side = step.partner if step.who == "partner" and step.partner else _SIDES.get(step.who, "")
    hidden = ", hidden" if step.hidden else ""
    item = PressTile(f"Add: {step.words} {side}{hidden}")
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(8)
    across.addWidget(
        Icon("eye-off" if step.hidden else "plus", "accent", 18), 0, Qt.AlignmentFlag.AlignTop
    )
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Words(step.words, "quiet" if step.hidden else "", wrap=True))
    words.addWidget(Elided(f"{side}{hidden}{' · small step' if step.small else ''}", "muted"))
    across.addLayout(words, 1)
    item.add(row)
    return item
