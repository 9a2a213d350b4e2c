"""A paper beside what is being written: made anew after each change, its place kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Background
from tso_desktop.gui.look import dressed
from tso_desktop.gui.page_sheets import PageSheets
from tso_desktop.gui.parts import Elided
from tso_desktop.gui.parts_buttons import SquareButton
from tso_desktop.gui.parts_cards import Notice, empty

_SMALLER = -2


class LivePages(QFrame):
    """Pages are made off the window's thread; only the newest wish is shown."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, "drawer")
        self._background = background
        self._turn, self._place = 0, 0
        self.pages = PageSheets(background)
        self.pages.zoom(_SMALLER)
        self.said = Elided("Making the pages …", "muted")
        self._notices = QVBoxLayout()
        self._notices.setContentsMargins(12, 0, 12, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(self.said, 1)
        for icon, name, by in (
            ("zoom-out", "Smaller pages", -1),
            ("zoom-in", "Larger pages", 1),
        ):
            button = SquareButton(icon, name)
            button.clicked.connect(lambda _on, by=by: self.pages.zoom(by))
            row.addWidget(button)
        column.addLayout(row)
        column.addLayout(self._notices)
        column.addWidget(self.pages, 1)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.pages.drawn.connect(self._back_to_its_place)

    def show_made(self, make: Callable[[], bytes]) -> None:
        """Show what `make` gives, which runs beside the window."""
        self._turn += 1
        turn = self._turn
        self.said.show_words("Making the pages …")

        def shown(pdf: bytes) -> None:
            if turn == self._turn:
                self._show(pdf)

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._fail(error)

        self._background.run(lambda _job: make(), shown, failed, owner=self)

    def _show(self, pdf: bytes) -> None:
        empty(self._notices)
        self._place = self.pages.verticalScrollBar().value()
        self.said.show_words("How it will look")
        self.pages.show_paper(pdf)

    def _fail(self, error: Exception) -> None:
        empty(self._notices)
        words = (
            str(error)
            if isinstance(error, Refused)
            else "The pages could not be made. What you wrote is safe."
        )
        self.said.show_words("As it was before")
        self._notices.addWidget(Notice(words, "red", "circle-alert"))

    def _back_to_its_place(self) -> None:
        if self._place:
            self.pages.verticalScrollBar().setValue(self._place)
            self._place = 0
