"""The import screen: begin, read, check, import, done; each step is a panel of one page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tso_desktop.domain.importing import Counts
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.import_cells import CellsPanel
from tso_desktop.gui.import_check import CheckPanel
from tso_desktop.gui.import_done import DonePanel
from tso_desktop.gui.import_start import BusyPanel, StartPanel
from tso_desktop.gui.import_steps import Steps
from tso_desktop.gui.import_summary import Summary, counts_line, file_line
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Elided
from tso_desktop.gui.parts_buttons import Button, Tick
from tso_desktop.gui.parts_pages import Page
from tso_desktop.gui.words import counted

_BAR_HEIGHT = 68
_NOTHING_LOST = "Nothing is lost: what has no place stays on the household, word for word."


class ImportBar(QFrame):
    """What will be imported, whether its layout is remembered, and the one filled button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, "bottombar")
        self.setFixedHeight(_BAR_HEIGHT)
        self.counts, self.under = Elided("", "strong"), Elided(_NOTHING_LOST, "muted")
        self.progress = QProgressBar(textVisible=False)
        self.remember = Tick("Remember this layout")
        self.remember.setChecked(True)
        self.cancel_button = Button("Cancel", look="quiet")
        self.import_button = Button("Import", "download", "primary")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        for part in (self.counts, self.under, self.progress):
            words.addWidget(part)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 0, 28, 0)
        row.setSpacing(12)
        row.addWidget(Icon("shield-check", "green", 20))
        row.addLayout(words, 1)
        row.addWidget(self.remember)
        row.addWidget(self.cancel_button)
        row.addWidget(self.import_button)
        self.progress.hide()

    def show_counts(self, counts: Counts) -> None:
        self.counts.show_words(counts_line(counts))
        self.import_button.say(f"Import {counted(counts.households, 'household')}")

    def show_saving(self, *, saving: bool) -> None:
        self.progress.setVisible(saving)
        self.under.setHidden(saving)
        self.remember.setHidden(saving)
        self.import_button.setDisabled(saving)

    def show_progress(self, done: int, of: int, words: str) -> None:
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)
        self.progress.setAccessibleName(words)
        self.counts.show_words(words)


class ImportView(Page):
    """Shows one step at a time; Escape goes a step back."""

    went_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Import a caseload", "", scrolls=False, parent=parent)
        self.steps = Steps()
        self.buttons.addWidget(self.steps, 0, Qt.AlignmentFlag.AlignVCenter)
        self.start, self.busy, self.check = StartPanel(), BusyPanel(), CheckPanel()
        self.cells, self.done = CellsPanel(), DonePanel()
        self._stack = dressed(QStackedWidget(), "page")
        for panel in (self.start, self.busy, self.check, self.cells, self.done):
            self._stack.addWidget(panel)
        self.body.addWidget(self._stack, 1)
        self.body.setContentsMargins(0, 0, 0, 16)
        self.bar = ImportBar()
        self.below.addWidget(self.bar)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.went_back)
        self.check.all_cells_asked.connect(lambda: self._show(self.cells, 1))
        self.cells.left.connect(lambda: self._show(self.check, 1))
        self.show_start()

    @property
    def panel(self) -> QWidget | None:
        return self._stack.currentWidget()

    def show_start(self, wrong: str = "") -> None:
        self.subtitle.show_words("A spreadsheet becomes your caseload; you see all of it first.")
        self.start.say_wrong(wrong)
        self._show(self.start, 0)
        self.start.choose_button.setFocus()

    def show_reading(self, name: str) -> None:
        self.subtitle.show_words(name)
        self.busy.begin(f"Reading {name}")
        self._show(self.busy, 0)
        self.busy.cancel_button.setFocus()

    def show_summary(self, summary: Summary) -> None:
        self.subtitle.show_words(file_line(summary.preview.proposal))
        self.check.show_summary(summary)
        self.cells.show_cells(summary.cells)
        self.bar.show_counts(summary.preview.counts)
        self.bar.show_saving(saving=False)
        if self.panel is not self.check:
            self.check.go_to_top()
            self._show(self.check, 1)
            self.bar.import_button.setFocus()

    def show_saving(self) -> None:
        self.check.setDisabled(True)
        self.bar.show_saving(saving=True)
        self._show(self.check, 2)
        self.bar.cancel_button.setFocus()

    def show_saved(self, title: str, lines: tuple[str, ...]) -> None:
        self.done.show_done(title, lines)
        self._show(self.done, 3)
        self.done.caseload_button.setFocus()

    def show_reading_anew(self) -> None:
        """Another place for a column: the page stays, and so does the focus."""
        self.bar.counts.show_words("Reading the file anew")
        self.bar.import_button.setDisabled(True)

    def show_check(self) -> None:
        self.check.setEnabled(True)
        self.bar.show_saving(saving=False)
        self._show(self.check, 1)

    def _show(self, panel: QWidget, step: int) -> None:
        self._stack.setCurrentWidget(panel)
        self.steps.show_step(step)
        self.bar.setVisible(panel is self.check)
