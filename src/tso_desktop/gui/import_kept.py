"""What earlier imports set aside: rows that tell of nobody, word for word."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tso_desktop.domain.directory import KeptFile
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_cards import Card, empty, two_lines
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.services.import_kept import kept_lines, kept_title

_MOST_ROWS = 60


class KeptRows(ScrollColumn):
    """Below the place where a file is chosen; there only when there is something in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.card = Card("Set aside in earlier imports", "files")
        self.body.addWidget(self.card)
        self.body.addStretch(1)
        self.hide()

    def show_files(self, files: Sequence[KeptFile]) -> None:
        empty(self.card.body)
        rows = sum(len(one.rows) for one in files)
        self.setVisible(bool(rows))
        self.card.show_count(rows)
        shown = 0
        for one in files:
            if shown >= _MOST_ROWS:
                break
            self.card.body.addWidget(Words(kept_title(one), "muted", wrap=True))
            for where, words in list(kept_lines(one))[: _MOST_ROWS - shown]:
                self.card.body.addLayout(two_lines(words, where, wrap=True))
                shown += 1
        if rows > shown:
            more = f"and {rows - shown:,} more rows; `tso-desktop import --kept` shows them all"
            self.card.body.addWidget(Words(more, "muted", wrap=True))
