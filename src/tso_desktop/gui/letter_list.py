"""Letters to pick from: a search over them, and a tile each, by stage."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_cards import empty
from tso_desktop.gui.parts_chips import Chip, ChipWords
from tso_desktop.gui.press_tile import PressTile


@dataclass(frozen=True, slots=True)
class ListedLetter:
    """A letter as it stands in a list; `found_by` are all the words that it is found by."""

    key: str
    title: str
    detail: str
    group: str
    found_by: str
    chip: ChipWords | None = None


class LetterList(QWidget):
    """`picked` carries the key of a letter; Enter in the search takes the first one."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters: tuple[ListedLetter, ...] = ()
        self._chosen = ""
        self.tiles: dict[str, PressTile] = {}
        self.search = QLineEdit(placeholderText="Find a letter, a section or a word")
        self.search.setAccessibleName("Find a letter")
        self.search.setClearButtonEnabled(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.search.textChanged.connect(lambda _words: self._show())
        self.search.returnPressed.connect(self._pick_first)

    def show_letters(self, letters: Sequence[ListedLetter], chosen: str = "") -> None:
        self._letters, self._chosen = tuple(letters), chosen
        self._show()

    def begin(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _found(self) -> list[ListedLetter]:
        wanted = self.search.text().casefold().split()
        return [
            letter
            for letter in self._letters
            if all(word in letter.found_by.casefold() for word in wanted)
        ]

    def _show(self) -> None:
        empty(self._rows)
        self.tiles.clear()
        group = ""
        found = self._found()
        for letter in found:
            if letter.group != group:
                group = letter.group
                self._rows.addWidget(Words(group, "label"))
            self._rows.addWidget(self._tile(letter))
        if not found:
            said = "No letter has these words. Try a section, or a word of its title."
            self._rows.addWidget(Words(said, "muted", wrap=True))

    def _tile(self, letter: ListedLetter) -> PressTile:
        tile = PressTile(f"{letter.title}. {letter.detail}")
        tile.setCheckable(True)
        tile.setChecked(letter.key == self._chosen)
        if letter.chip is None:
            tile.add(Words(letter.title, "strong", wrap=True))
        else:
            head = QWidget()
            row = QHBoxLayout(head)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Elided(letter.title, "strong"), 1)
            row.addWidget(Chip(*letter.chip))
            tile.add(head)
        tile.add(Words(letter.detail, "muted", wrap=True))
        tile.clicked.connect(lambda _on, key=letter.key: self.picked.emit(key))
        self.tiles[letter.key] = tile
        return tile

    def _pick_first(self) -> None:
        found = self._found()
        if found:
            self.picked.emit(found[0].key)
