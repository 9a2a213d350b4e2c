"""A household's page: who it is, what to beware of, and a tab for each part of the work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.gui.duty_chips import head_chips
from tso_desktop.gui.field import Field
from tso_desktop.gui.household_notices import NoticesPresenter
from tso_desktop.gui.look import dressed
from tso_desktop.gui.markers import chips
from tso_desktop.gui.note_writer import NoteWriter
from tso_desktop.gui.parts import Elided
from tso_desktop.gui.parts_buttons import Button, SquareButton
from tso_desktop.gui.parts_cards import Card, EmptyState, empty
from tso_desktop.gui.parts_chips import Chip, ChipWords
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.record_form import RecordForm
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.case_file import Head

_HEAD = frozenset({"household", "person", "home", "marker", "case"})
_LAW = frozenset({"case", "case_event", "stay", "placement", "notice", "letter", "given_letter"})
_MOST_KEYS = 9  # Alt+1 to Alt+9


@dataclass(frozen=True, slots=True)
class TabEntry:
    """A tab of the page; it is made when it is first looked at.

    One that may not be `wanted` stands only where there is something behind it.
    """

    name: str
    make: Callable[[Workplace, RecordId], QWidget]
    wanted: Callable[[Workplace, RecordId], bool] | None = None


class HouseholdView(QFrame):
    """The head and the tabs; what is in a tab is its own."""

    back = Signal()
    contact = Signal()
    visit = Signal()
    more = Signal()

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 14, 28, 0)
        column.setSpacing(8)
        self._name = Elided("", "h1")
        self._line = Elided("", "muted")
        self._chips = Flow(gap=6)
        self._notices = QVBoxLayout()
        column.addLayout(self._head())
        column.addLayout(self._notices)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Parts of the household's page")
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for name in names:
            self.tabs.addTab(name)
        column.addWidget(self.tabs)
        self.stack = QStackedWidget()
        for _ in names:
            self.stack.addWidget(QWidget())
        column.addWidget(self.stack, 1)
        for number in range(_MOST_KEYS):
            keys = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            keys.activated.connect(lambda n=number: self.tabs.setCurrentIndex(n))

    def insert(self, place: int, name: str) -> None:
        """A tab more, among those that stand; what is shown stays shown."""
        self.stack.insertWidget(place, QWidget())
        self.tabs.insertTab(place, name)

    def show_head(self, head: Head, owner: str, duties: Sequence[ChipWords] = ()) -> None:
        household = head.household
        self._name.show_words(household.name or "Name not yet known")
        self._chips.clear()
        kinds = tuple((m.type or "", m.visit_rule or "") for m in head.markers)
        for chip in chips(kinds, tuple(m.words or "" for m in head.markers)):
            self._chips.addWidget(Chip(*chip))
        if household.restricted:
            self._chips.addWidget(Chip("Restricted", "red", "lock"))
        for chip in duties:
            self._chips.addWidget(Chip(*chip))
        if household.triage:
            self._chips.addWidget(Chip("Referral, not in the caseload", "blue", "mailbox"))
        if household.closed_on:
            self._chips.addWidget(Chip("Closed", "grey", "check"))
        self._line.show_words(_line_of(head, owner))

    def say(self, notice: QWidget) -> None:
        self._notices.addWidget(notice)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        back = SquareButton("arrow-left", "Back (Esc)")
        back.clicked.connect(self.back)
        head.addWidget(back)
        words = QVBoxLayout()
        words.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._name)
        holder = QWidget()
        holder.setLayout(self._chips)
        first.addWidget(holder, 1)
        words.addLayout(first)
        words.addWidget(self._line)
        head.addLayout(words, 1)
        contact = Button("Log contact", "message-square")
        contact.setToolTip("Ctrl+N")
        contact.clicked.connect(self.contact)
        self.begin = Button("Start visit", "send", "primary")
        self.begin.clicked.connect(self.visit)
        head.addWidget(contact)
        head.addWidget(self.begin)
        return head


def _line_of(head: Head, owner: str) -> str:
    """The reference, and the address only where it may be seen."""
    home = head.home
    address = ", ".join(p for p in (home.address, home.postcode) if p) if home else ""
    parts = [head.household.reference or "", *head.household.other_references, address]
    if owner:
        parts.append(f"Held by {owner}")
    return "  ·  ".join(part for part in parts if part)


class HouseholdPage(QWidget):
    """Asks once before a restricted household is shown; then its head and its tabs."""

    def __init__(
        self,
        place: Workplace,
        household: RecordId,
        tabs: tuple[TabEntry, ...],
        tab: str = "Overview",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self.household = household
        self._every = tabs
        self._tabs = self._wanted()
        self._made: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, place.go.back)
        head = place.desk.case_file.head(household)
        if place.desk.case_file.ask_before_opening(head.household):
            self._ask(tab)
        else:
            self._show(tab)

    def _wanted(self) -> list[TabEntry]:
        return [
            tab
            for tab in self._every
            if tab.wanted is None or tab.wanted(self._place, self.household)
        ]

    def _more_tabs(self) -> None:
        """What was saved may put something behind a tab; one that stands is never taken away."""
        for entry in self._wanted():
            if entry in self._tabs:
                continue
            before = [one for one in self._every[: self._every.index(entry)] if one in self._tabs]
            self._tabs.insert(len(before), entry)
            self.view.insert(len(before), entry.name)

    def go_to(self, tab: str) -> None:
        if hasattr(self, "view"):
            self._more_tabs()
        names = [entry.name for entry in self._tabs]
        if tab in names and hasattr(self, "view"):
            self.view.tabs.setCurrentIndex(names.index(tab))

    def settle(self) -> None:
        """Save at once whatever rests in a field or a note."""
        for form in self.findChildren(RecordForm):
            form.settle()
        for writer in self.findChildren(NoteWriter):
            writer.settle()
        for tab in self._shown_tabs():
            if callable(settle := getattr(tab, "settle", None)):
                settle()

    def forget(self) -> None:
        """Left on purpose without what could not be saved: it need not wait."""
        for field in self.findChildren(Field):
            field.let_go()

    @property
    def holds_unsaved(self) -> bool:
        return any(field.holds_unsaved for field in self.findChildren(Field)) or any(
            getattr(tab, "holds_unsaved", False) for tab in self._shown_tabs()
        )

    def _shown_tabs(self) -> list[QWidget]:
        if not hasattr(self, "view"):
            return []
        found = [
            self.view.stack.widget(index)
            for index, entry in enumerate(self._tabs)
            if entry.name in self._made
        ]
        return [tab for tab in found if tab is not None]

    def _ask(self, tab: str) -> None:
        card = Card()
        button = Button("Open it", "lock-open", "primary")
        card.body.addWidget(
            EmptyState(
                "lock",
                "This is a restricted household",
                "Look around first: name, address and phone will show.",
                button,
            )
        )
        self._column.addStretch(1)
        self._column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)

        def open_it() -> None:
            self._place.desk.case_file.opened(self.household)
            empty(self._column)
            self._show(tab)

        button.clicked.connect(open_it)
        button.setFocus()

    def _show(self, tab: str) -> None:
        self.view = HouseholdView(tuple(entry.name for entry in self._tabs))
        self._column.addWidget(self.view)
        self.view.say(NoticesPresenter(self._place, self.household).view)
        self.view.back.connect(self._place.go.back)
        self.view.contact.connect(lambda: self.go_to("Contacts and notes"))
        self.view.visit.connect(self._start_visit)
        QShortcut(QKeySequence("Ctrl+N"), self, lambda: self.go_to("Contacts and notes"))
        self.view.tabs.currentChanged.connect(self._look_at)
        listen(self, self._place.changes, self._heard)
        self._refresh()
        self.go_to(tab)
        self._look_at(self.view.tabs.currentIndex())

    def _look_at(self, index: int) -> None:
        entry = self._tabs[index]
        if entry.name not in self._made:
            self._made.add(entry.name)
            fresh = entry.make(self._place, self.household)
            if (old := self.view.stack.widget(index)) is not None:
                self.view.stack.removeWidget(old)
                old.deleteLater()
            self.view.stack.insertWidget(index, fresh)
        self.view.stack.setCurrentIndex(index)

    def _refresh(self) -> None:
        head = self._place.desk.case_file.head(self.household)
        holder = head.household.holder
        names = self._place.desk.case_file.officer_names()
        own = holder == self._place.desk.officer
        duties = head_chips(self._place.desk.law.look(self.household))
        begun = {one.household for one in self._place.desk.visiting.under_way()}
        going = not begun.isdisjoint(head.family)
        self.view.begin.setText("Carry on with the visit" if going else "Start visit")
        self.view.show_head(head, "" if own or holder is None else names.get(holder, ""), duties)

    def showEvent(self, event: QShowEvent) -> None:
        """A visit that was left half written is no saved change: the head looks for itself."""
        super().showEvent(event)
        if hasattr(self, "view"):
            self._refresh()

    def _start_visit(self) -> None:
        visit = self._place.desk.visiting.next_visit(self.household)
        if visit is None:
            visit = self._place.desk.visiting.unplanned(self.household)
        self._place.go.visit(visit)

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _HEAD | _LAW):
            self._refresh()
        if touches(entries, _LAW):
            self._more_tabs()
