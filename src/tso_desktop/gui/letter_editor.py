"""A letter being written: its fields left, how it will look right, and the panel to give it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tso_desktop.gui.background import Background
from tso_desktop.gui.field import Field
from tso_desktop.gui.letter_give import LetterGivePanel, Mean
from tso_desktop.gui.letter_words_card import LetterWordsCard
from tso_desktop.gui.live_pages import LivePages
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Elided
from tso_desktop.gui.parts_buttons import Button, SquareButton
from tso_desktop.gui.parts_cards import Notice, empty
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.services.letters import LetterPage

_FORM, _GIVE = 0, 1


class LetterEditorView(QFrame):
    """Laid over the page that asked. It settles its fields when it is left."""

    closed = Signal()
    print_asked = Signal()
    give_asked = Signal()

    def __init__(
        self,
        background: Background,
        today: Callable[[], date],
        mean: Mean,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dressed(self, "page")
        self.title = Elided("", "h2")
        self.detail = Elided("", "muted")
        self.print_button = Button("Print or save the draft", "printer")
        self.give_button = Button("Give it …", "send", "primary")
        self.words = LetterWordsCard()
        self.live = LivePages(background)
        self.give = LetterGivePanel(today, mean)
        self._notices = QVBoxLayout()
        self._cards = QVBoxLayout()
        self._stack = QStackedWidget()
        self._lay_out()
        self.print_button.clicked.connect(self.print_asked)
        self.give_button.clicked.connect(self.give_asked)
        self.give.closed.connect(self.show_form)
        QShortcut(QKeySequence("Escape"), self, self.closed.emit)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_asked.emit)

    def show_page(self, page: LetterPage) -> None:
        self.title.show_words(page.title)
        said = f"{page.draft_words} {page.kind.law}."
        self.detail.show_words(said)
        self.words.faults.show_faults(page.faults)
        if page.faults:
            self.words.open(opened=True)
        for button in (self.print_button, self.give_button):
            button.setEnabled(not page.faults)

    def put_cards(self, cards: list[QWidget]) -> None:
        """The cards of fields over the words; those before them go."""
        empty(self._cards)
        for card in cards:
            self._cards.addWidget(card)

    def say(self, words: str) -> None:
        empty(self._notices)
        if words:
            self._notices.addWidget(Notice(words, "amber", "info"))

    def show_form(self) -> None:
        self._stack.setCurrentIndex(_FORM)
        self.give_button.setVisible(True)

    def show_give(self) -> None:
        self._stack.setCurrentIndex(_GIVE)
        self.give_button.setVisible(False)
        self.give.begin()

    @property
    def is_giving(self) -> bool:
        return self._stack.currentIndex() == _GIVE

    def settle(self) -> None:
        """Save at once whatever rests in a field: the page is about to go."""
        for field in self.findChildren(Field):
            field.settle()

    def forget(self) -> None:
        for field in self.findChildren(Field):
            field.let_go()

    @property
    def holds_unsaved(self) -> bool:
        return any(field.holds_unsaved for field in self.findChildren(Field))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        scroll = ScrollColumn()
        scroll.body.setContentsMargins(16, 14, 8, 16)
        self._notices.setSpacing(8)
        self._cards.setSpacing(14)
        scroll.body.addLayout(self._notices)
        scroll.body.addLayout(self._cards)
        scroll.body.addWidget(self.words)
        scroll.body.addStretch(1)
        for page in (scroll, self.give):
            self._stack.addWidget(page)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 50)
        row.addWidget(self.live, 50)
        column.addLayout(row, 1)

    def _bar(self) -> QWidget:
        bar = dressed(QFrame(), "topbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        back = SquareButton("arrow-left", "Back (Esc)")
        back.clicked.connect(self.closed)
        row.addWidget(back)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row.addLayout(words, 1)
        row.addWidget(self.print_button)
        row.addWidget(self.give_button)
        return bar
