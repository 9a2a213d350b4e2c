"""The window once the store is open: a rail, the page one is on, and what lies over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from tso_desktop.gui.look import dressed
from tso_desktop.gui.rail import Rail, RailEntry
from tso_desktop.gui.told import Told

NARROW = 1100
UNSAVED = (
    "Something that you typed here is not saved yet; it is marked in red. "
    "Put it right, or do the same again to leave without it."
)


@dataclass(frozen=True, slots=True)
class _Over:
    page: QWidget
    slim: bool
    whole: bool


class MainWindow(QWidget):
    """Pages are made on their first visit.

    A page may have `settle()`, which saves what rests in it, `holds_unsaved`, `forget()`, when
    it is left without what could not be saved, and `focus_search()`; none of them is asked for
    where it is missing.
    """

    lock_asked = Signal()
    look_asked = Signal()

    def __init__(self, officer: str, team: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, RailEntry] = {}
        self._made: dict[str, QWidget] = {}
        self._here = ""
        self._over: list[_Over] = []
        self._warned: QWidget | None = None
        self.rail = Rail(officer, team)
        self._pages = dressed(QStackedWidget(), "page")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._pages, 1)
        self.told = Told(self)
        self.told.room.connect(lambda room: self._pages.setContentsMargins(0, 0, 0, room))
        self.rail.went.connect(self.go)
        self.rail.lock_asked.connect(self.lock_asked)
        self.rail.look_asked.connect(self.look_asked)
        self._key("Ctrl+L", self.lock_asked.emit)
        self._key("Ctrl+K", self.focus_search)
        self._key("Alt+Left", self.back)

    def fill(self, entries: Sequence[RailEntry], below: Sequence[RailEntry] = ()) -> None:
        """Gives the rail its entries and shows the first."""
        self._entries = {entry.name: entry for entry in (*entries, *below)}
        self.rail.fill(list(entries), list(below))
        for number, entry in enumerate(entries, 1):
            self._key(entry.shortcut or f"Ctrl+{number}", lambda name=entry.name: self.go(name))
        if entries:
            self.go(entries[0].name)

    @property
    def here(self) -> str:
        """The rail's entry that one is on, or that what lies over it belongs to."""
        return self._here

    @property
    def page(self) -> QWidget | None:
        return self._pages.currentWidget()

    def go(self, name: str) -> None:
        """A page of the rail; what lay over it is saved and closed."""
        while self._over:
            if not self._let_go():
                return
        if name not in self._made:
            self._made[name] = self._entries[name].make_page()
            self._pages.addWidget(self._made[name])
        self._here = name
        self._show(self._made[name])

    def open(
        self, page: QWidget, *, under: str = "", slim: bool = False, whole: bool = False
    ) -> None:
        """Lays a page over the one that is shown. `whole` hides the rail, as in a visit."""
        self._here = under or self._here
        self._over.append(_Over(page, slim, whole))
        self._pages.addWidget(page)
        self._show(page)

    def back(self) -> None:
        """To what lies under; on a page of the rail it does nothing."""
        if self._over and self._let_go():
            if self._over:
                self._show(self._over[-1].page)
            else:
                self.go(self._here)

    def focus_search(self) -> None:
        """The search of the page one is on, or of the page that searches."""
        if not _can(self.page, "focus_search"):
            for name, entry in self._entries.items():
                if entry.searches:
                    self.go(name)
        if _can(self.page, "focus_search"):
            self.page.focus_search()  # type: ignore[union-attr]

    def settle(self) -> None:
        """Saves at once whatever rests in any page."""
        for page in self._all_pages():
            if _can(page, "settle"):
                page.settle()  # type: ignore[attr-defined]

    @property
    def holds_unsaved(self) -> bool:
        return any(getattr(page, "holds_unsaved", False) for page in self._all_pages())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def _all_pages(self) -> list[QWidget]:
        return [*self._made.values(), *(over.page for over in self._over)]

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rail.mark_here(self._here)
        self._fit_rail()

    def _fit_rail(self) -> None:
        over = self._over[-1] if self._over else None
        entry = self._entries.get(self._here)
        asked = over.slim if over else bool(entry and entry.slim)
        self.rail.setHidden(bool(over and over.whole))
        self.rail.go_slim(slim=asked or self.width() < NARROW)

    def _let_go(self) -> bool:
        """Closes the topmost page. What cannot be saved holds it back, once."""
        page = self._over[-1].page
        if _can(page, "settle"):
            page.settle()  # type: ignore[attr-defined]
        if getattr(page, "holds_unsaved", False) and self._warned is not page:
            self._warned = page
            self.told.tell(UNSAVED, tone="red")
            return False
        if _can(page, "forget"):
            page.forget()  # type: ignore[attr-defined]
        self._over.pop()
        self._pages.removeWidget(page)
        page.deleteLater()
        return True

    def _key(self, keys: str, do: Any) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(do)


def _can(page: QWidget | None, verb: str) -> bool:
    return callable(getattr(page, verb, None))
