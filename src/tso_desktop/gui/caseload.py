"""The caseload: every household of the officer, what is next for each, and one search box."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from tso_desktop.gui.case_table import CaseTable
from tso_desktop.gui.caseload_columns import columns, found_columns
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, FilterChip
from tso_desktop.gui.parts_cards import Card, EmptyState
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.parts_pages import Page
from tso_desktop.gui.tables import TableModel
from tso_desktop.services.caseload import QUIET_DAYS, Found, Line, SavedList

FILTERS = (
    ("all", "All open"),
    ("review", "Review due"),
    ("quiet", f"No contact in {QUIET_DAYS} days"),
    ("arrears", "Arrears"),
    ("marked", "Marker"),
    ("closed", "Closed"),
)
_TYPING_MS = 120
_NOTHING_FOUND = (
    "search",
    "Nothing found",
    (
        "Try a part of the name, the postcode, the last digits of a phone number, "
        "or a word from a note."
    ),
)


class CaseloadView(Page):
    """Shows lines and says what was chosen, sought and filtered; knows nothing of the store."""

    opened = Signal(object)
    sought = Signal(str)
    filtered = Signal(str)
    saved_list_asked = Signal(str)
    list_chosen = Signal(object)
    list_dropped = Signal(str)
    household_asked = Signal(str, str, str, str)

    def __init__(
        self,
        today: Callable[[], date],
        fetch: Callable[[int, int], Sequence[Line]],
        count: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Caseload", scrolls=False, parent=parent)
        self._make_buttons()
        self._make_search()
        self.body.addLayout(self._filters())
        self.new_panel = NewHousehold()
        self.new_panel.hide()
        self.new_panel.asked.connect(self.household_asked)
        self.body.addWidget(self.new_panel)
        self.lines: TableModel[Line] = TableModel(
            columns(today), lambda line: line.household, fetch, count, parent=self
        )
        self.found: TableModel[Found] = TableModel(
            found_columns(today), lambda found: found.line.household, parent=self
        )
        self.nothing = EmptyState("users-round", "No household here", "")
        self.table = CaseTable(self.lines, "Households", self.nothing)
        self.results = CaseTable(self.found, "Found households", EmptyState(*_NOTHING_FOUND))
        self.table.opened.connect(lambda line: self.opened.emit(line.household))
        self.results.opened.connect(lambda found: self.opened.emit(found.line.household))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.results)
        self.body.addWidget(self.stack, 1)

    def _make_buttons(self) -> None:
        self.keep_button = Button("Keep this list", "star", "quiet")
        self.keep_button.clicked.connect(self._ask_name)
        self.return_button = Button("H-CLIC", "clipboard-check")
        self.return_button.setToolTip("How ready the cases are for the homelessness return")
        self.import_button = Button("Import", "file-spreadsheet")
        self.new_button = Button("New household", "plus", "primary")
        self.new_button.clicked.connect(self._show_new)
        for button in (self.keep_button, self.return_button, self.import_button, self.new_button):
            self.buttons.addWidget(button)

    def _make_search(self) -> None:
        self.search = QLineEdit(placeholderText="Name, address, phone or note")
        self.search.setAccessibleName("Search the caseload")
        glass = Icon("search", "muted", 18)
        glass.setParent(self.search)
        glass.move(12, 13)
        self.search.setTextMargins(26, 0, 0, 0)
        self.search.installEventFilter(self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(lambda: self.sought.emit(self.search.text().strip()))
        self.search.textChanged.connect(self._typing.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down or Enter in the search box goes into the list; Escape empties it."""
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._into_the_list()
                return True
            if pressed and event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_found(self, *, searching: bool) -> None:
        self.stack.setCurrentWidget(self.results if searching else self.table)

    def show_filter(self, name: str) -> None:
        for key, chip in self._chips.items():
            chip.setChecked(key == name)

    def show_lists(self, lists: tuple[SavedList, ...]) -> None:
        self._own.clear()
        for saved in lists:
            chip = FilterChip(saved.name)
            chip.setToolTip("A list of your own. Delete takes it away.")
            chip.clicked.connect(lambda _on=False, chosen=saved: self.list_chosen.emit(chosen))
            drop = _DeleteKey(chip)
            drop.pressed.connect(lambda name=saved.name: self.list_dropped.emit(name))
            self._own.addWidget(chip)

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.search.setMinimumWidth(320)
        row.addWidget(self.search, 2, Qt.AlignmentFlag.AlignTop)
        self._chips: dict[str, FilterChip] = {}
        chips = Flow(gap=8)
        for key, words in FILTERS:
            chip = FilterChip(words)
            chip.clicked.connect(lambda _on=False, picked=key: self.filtered.emit(picked))
            self._chips[key] = chip
            chips.addWidget(chip)
        self._own = Flow(gap=8)
        own = QWidget()
        own.setLayout(self._own)
        self._name = QLineEdit(placeholderText="Name of the list, then Enter")
        self._name.setAccessibleName("Name of the list")
        self._name.hide()
        self._name.returnPressed.connect(self._named)
        chips.addWidget(self._name)
        chips.addWidget(own)
        holder = QWidget()
        holder.setLayout(chips)
        row.addWidget(holder, 5)
        return row

    def _ask_name(self) -> None:
        self._name.setVisible(not self._name.isVisible())
        self._name.setFocus()

    def _named(self) -> None:
        if name := self._name.text().strip():
            self._name.clear()
            self._name.hide()
            self.saved_list_asked.emit(name)

    def _show_new(self) -> None:
        self.new_panel.setVisible(not self.new_panel.isVisible())
        if self.new_panel.isVisible():
            self.new_panel.name.setFocus()

    def _into_the_list(self) -> None:
        self._typing.stop()
        self.sought.emit(self.search.text().strip())
        table = self.results if self.search.text().strip() else self.table
        if table.rows.rowCount():
            table.setFocus()
            table.selectRow(0)


class NewHousehold(Card):
    """A household in one line: the name is enough, the rest can be written at the table."""

    asked = Signal(str, str, str, str)

    def __init__(self) -> None:
        super().__init__("A new household", "user-round-plus")
        row = QHBoxLayout()
        row.setSpacing(10)
        self.name = self._edit("Name of the lead person", row, 3)
        self.phone = self._edit("Phone", row, 2)
        self.address = self._edit("Address", row, 3)
        self.postcode = self._edit("Postcode", row, 1)
        self.button = Button("Open it", "check", "primary")
        self.button.clicked.connect(self._ask)
        row.addWidget(self.button)
        self.body.addLayout(row)
        self.wrong = Words("", "bad")
        self.wrong.hide()
        self.body.addWidget(self.wrong)

    def _edit(self, words: str, row: QHBoxLayout, share: int) -> QLineEdit:
        edit = QLineEdit(placeholderText=words)
        edit.setAccessibleName(words)
        edit.returnPressed.connect(self._ask)
        row.addWidget(edit, share)
        return edit

    def _ask(self) -> None:
        name = self.name.text().strip()
        self.wrong.setVisible(not name)
        self.wrong.setText("" if name else "Write a name, or “not yet known”.")
        if name:
            self.asked.emit(
                name,
                self.phone.text().strip(),
                self.address.text().strip(),
                self.postcode.text().strip(),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class _DeleteKey(QObject):
    """Says when Delete is pressed on a widget."""

    pressed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Delete:  # type: ignore[attr-defined]
            self.pressed.emit()
            return True
        return super().eventFilter(watched, event)
