"""Where an import begins: a file is dropped, chosen, or named by its place on the disk."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from tso_desktop.gui.import_kept import KeptRows
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, EmptyState, Notice

_KINDS = "Spreadsheets (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt);;All files (*)"
_HINT = (
    "Excel, OpenDocument or CSV. Drop it here, choose it, or write where it is. "
    "Nothing is changed until you have seen how it is understood."
)


class StartPanel(QWidget):
    """An empty screen that says what to do; what went wrong with a file is said here too."""

    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.wrong = Notice("", "red", "circle-alert")
        self.wrong.hide()
        self.choose_button = Button("Choose a file", "folder-open", "primary")
        self.path = QLineEdit(
            placeholderText="Where the file is, for example C:\\Lists\\caseload.xlsx"
        )
        self.path.setAccessibleName("Where the file is")
        self.open_button = Button("Open")
        card = Card()
        card.body.addWidget(
            EmptyState("file-spreadsheet", "Open your spreadsheet", _HINT, self.choose_button), 1
        )
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.path, 1)
        row.addWidget(self.open_button)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.wrong)
        column.addWidget(card, 1)
        self.kept = KeptRows()
        column.addWidget(self.kept, 1)
        self.choose_button.clicked.connect(self._choose)
        self.open_button.clicked.connect(self._open_path)
        self.path.returnPressed.connect(self._open_path)

    def say_wrong(self, sentence: str) -> None:
        self.wrong.words.setText(sentence)
        self.wrong.setAccessibleName(sentence)
        self.wrong.setVisible(bool(sentence))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(paths) > 1:
            self.say_wrong("Those were several files. Drop one at a time; nothing was imported.")
        elif paths:
            self.file_chosen.emit(paths[0])

    def _choose(self) -> None:
        """The system's own window; it blocks nothing while it is open."""
        asking = QFileDialog(self.window(), "Open your spreadsheet", str(Path.home()), _KINDS)
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.fileSelected.connect(self.file_chosen)
        asking.open()

    def _open_path(self) -> None:
        """A path as it is copied from a window of files: perhaps in quotes."""
        named = self.path.text().strip().strip('"').strip("'")
        if named:
            self.file_chosen.emit(named)
        else:
            self.path.setFocus()


class BusyPanel(QWidget):
    """Long work: what it is, how far it is, and the way out."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._title, self._detail = Words("", "h2"), Words("", "muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(420)
        self.cancel_button = Button("Cancel")
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(1)
        for widget in (self._title, self._bar, self._detail, self.cancel_button):
            column.addWidget(widget, 0, middle)
        column.addStretch(1)
        self.cancel_button.clicked.connect(self.cancelled)

    def begin(self, title: str) -> None:
        self._title.setText(title)
        self._detail.setText("Opening the file")
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 0)

    def show_progress(self, done: int, of: int, words: str) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self._detail.setText(words)
