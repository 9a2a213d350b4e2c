"""A paper on the screen: its pages, how it is to be printed, and the ways to print and save it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tso_desktop.gui.background import Background
from tso_desktop.gui.look import dressed
from tso_desktop.gui.page_sheets import PageSheets
from tso_desktop.gui.parts import Elided
from tso_desktop.gui.parts_buttons import Button, SquareButton
from tso_desktop.gui.parts_cards import EmptyState, Notice, empty
from tso_desktop.gui.preview_choices import PlanChoices
from tso_desktop.gui.words import counted

_KEYS = (
    ("Ctrl+P", "print_asked"),
    ("Ctrl+S", "save_asked"),
    ("Escape", "closed"),
)


class PreviewView(QFrame):
    """Shows a paper; `choices` only where there is something to choose."""

    print_asked = Signal()
    save_asked = Signal()
    blank_asked = Signal()
    closed = Signal()

    def __init__(
        self,
        background: Background,
        choices: PlanChoices | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dressed(self, "page")
        self.choices = choices
        self.pages = PageSheets(background)
        self.title = Elided("", "h2")
        self.detail = Elided("", "muted")
        self.smaller = SquareButton("zoom-out", "Smaller (Ctrl+minus)")
        self.larger = SquareButton("zoom-in", "Larger (Ctrl+plus)")
        self.save_button = Button("Save as", "download")
        self.print_button = Button("Print", "printer", "primary")
        self._notices = QVBoxLayout()
        self._stack = QStackedWidget()
        self._lay_out()
        self.smaller.clicked.connect(lambda: self._zoom(-1))
        self.larger.clicked.connect(lambda: self._zoom(1))
        self.save_button.clicked.connect(self.save_asked)
        self.print_button.clicked.connect(self.print_asked)
        self.pages.counted.connect(self._show_count)
        for keys, signal in _KEYS:
            QShortcut(QKeySequence(keys), self, getattr(self, signal).emit)
        for key, by in (
            (QKeySequence.StandardKey.ZoomIn, 1),
            (QKeySequence.StandardKey.ZoomOut, -1),
        ):
            QShortcut(QKeySequence(key), self, lambda by=by: self._zoom(by))
        self.show_waiting()

    def show_waiting(self) -> None:
        self._stack.setCurrentIndex(1)
        self.detail.show_words("Making the pages …")
        self._allow(allowed=False)

    def show_paper(self, name: str, pdf: bytes) -> None:
        self.title.show_words(name)
        self.pages.show_paper(pdf)
        self._stack.setCurrentIndex(0)
        self._allow(allowed=True)

    def show_problem(self, sentence: str) -> None:
        """Nothing can be shown, and why."""
        self.clear_notices()
        self.say(Notice(sentence, "red", "circle-alert"))
        self.detail.show_words("")
        self._stack.setCurrentIndex(2)
        self._allow(allowed=False)

    def say(self, notice: Notice) -> None:
        self._notices.addWidget(notice)

    def clear_notices(self) -> None:
        empty(self._notices)

    def _allow(self, *, allowed: bool) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(allowed)

    def _show_count(self, count: int) -> None:
        self.detail.show_words(counted(count, "page"))
        self.print_button.setFocus()

    def _zoom(self, by: int) -> None:
        self.pages.zoom(by)
        self.smaller.setEnabled(not self.pages.at_smallest)
        self.larger.setEnabled(not self.pages.at_largest)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        row = QHBoxLayout()
        row.setSpacing(0)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        self._notices.setContentsMargins(16, 12, 16, 0)
        middle.addLayout(self._notices)
        for page in (
            self.pages,
            EmptyState("file-text", "Making the pages", "This takes a moment."),
            QWidget(),
        ):
            self._stack.addWidget(page)
        middle.addWidget(self._stack, 1)
        row.addLayout(middle, 1)
        if self.choices is not None:
            row.addWidget(self.choices)
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
        for button in (self.smaller, self.larger, self.save_button, self.print_button):
            row.addWidget(button)
        return bar
