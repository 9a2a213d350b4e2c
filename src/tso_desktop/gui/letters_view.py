"""What the tab of letters shows: three cards, or in their place one panel or the chooser."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tso_desktop.gui.escape import Escape
from tso_desktop.gui.letter_list import LetterList, ListedLetter
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, EmptyState, add_rows, empty
from tso_desktop.gui.parts_pages import ScrollColumn

_LIST, _CHOOSER, _PANEL = 0, 1, 2


class LettersView(QWidget):
    start_asked = Signal()
    templates_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = Button("Write a letter", "plus", "primary")
        self.templates = Button("The council’s words", "pencil-line", "ghost")
        self.written = Card("Being written", "pencil-line", self.start)
        self.given = Card("Given", "mail", self.templates)
        self.reviews = Card("Reviews", "scale")
        self.chooser = LetterList()
        self._panel: QWidget | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self.start.clicked.connect(self.start_asked)
        self.templates.clicked.connect(self.templates_asked)

    def show_letters(
        self, written: Sequence[QWidget], given: Sequence[QWidget], reviews: Sequence[QWidget]
    ) -> None:
        for card, rows, nothing in (
            (self.written, written, self._nothing_written),
            (self.given, given, _nothing_given),
        ):
            empty(card.body)
            card.show_count(len(rows))
            add_rows(card.body, list(rows) or [nothing()])
        empty(self.reviews.body)
        self.reviews.setVisible(bool(reviews))
        self.reviews.show_count(len(reviews))
        add_rows(self.reviews.body, list(reviews))

    def show_list(self) -> None:
        self._stack.setCurrentIndex(_LIST)
        self.start.setFocus()

    def show_chooser(self, letters: Sequence[ListedLetter]) -> None:
        self.chooser.search.clear()
        self.chooser.show_letters(letters)
        self._stack.setCurrentIndex(_CHOOSER)
        self.chooser.begin()

    def show_panel(self, panel: QWidget) -> None:
        """A panel in place of the cards; the one before it goes."""
        if self._panel is not None:
            self._stack.removeWidget(self._panel)
            self._panel.deleteLater()
        self._panel = panel
        self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self._stack)
        listed = ScrollColumn()
        listed.body.setContentsMargins(0, 0, 0, 22)
        for card in (self.written, self.reviews, self.given):
            listed.body.addWidget(card)
        listed.body.addStretch(1)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._choosing())

    def _choosing(self) -> QWidget:
        scroll = ScrollColumn()
        scroll.body.setContentsMargins(0, 0, 0, 22)
        back = Button("Back to the letters", "arrow-left", "quiet")
        back.clicked.connect(self.show_list)
        row = QHBoxLayout()
        row.addWidget(Words("Which letter?", "h2"), 1)
        row.addWidget(back)
        scroll.body.addLayout(row)
        scroll.body.addWidget(self.chooser)
        scroll.body.addStretch(1)
        Escape(scroll).pressed.connect(self.show_list)
        Escape(self.chooser).pressed.connect(self.show_list)
        return scroll

    def _nothing_written(self) -> QWidget:
        return Words("No letter is being written.", "muted", wrap=True)


def _nothing_given() -> QWidget:
    return EmptyState(
        "mail",
        "No letter was given yet",
        "A letter that you give is listed here with the day on which they were told, the last day "
        "to ask for a review, and its paper as it was.",
    )
