"""What every screen is handed: the desk, what changed, the door to other threads, where to go."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Background
from tso_desktop.gui.changes import Changes
from tso_desktop.gui.told import Told
from tso_desktop.gui.words import counted
from tso_desktop.services.desk import Desk


class Go(Protocol):
    """The ways from one screen to another."""

    def page(self, name: str) -> None:
        """A page of the rail: Today, Caseload, Visits, Support, Settings."""

    def household(self, household: RecordId, tab: str = "Overview") -> None:
        """A household's page; a restricted one asks once first."""

    def visit(self, visit: RecordId) -> None:
        """Start or go on with a visit, over the whole window."""

    def import_caseload(self) -> None: ...

    def preview(self, title: str, pdf: bytes, household: RecordId | None = None) -> None:
        """Show a paper's pages, with print and save, over the page that asked."""

    def lay_over(self, page: QWidget) -> None:
        """Lay a page over the one that asked; it closes itself with `back`."""

    def back(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Workplace:
    """Handed to each page and tab; `told` is the strip that says what was done and undoes it."""

    desk: Desk
    changes: Changes
    background: Background
    told: Told
    go: Go

    def save(self, act: Callable[[], object], words: str = "") -> bool:
        """Do one save; says so with an Undo, or says in place why it was not saved.

        True if it was saved. What was typed stays on the screen either way.
        """
        acts: list[tuple[Entry, ...]] = []
        self.changes.written.connect(acts.append)
        try:
            act()
        except Refused as refused:
            self.told.tell(str(refused), tone="red")
            return False
        finally:
            self.changes.written.disconnect(acts.append)
        if words and acts:
            first = acts[0][0]
            self.told.tell(words, lambda: self.undo((first.device, first.act)))
        return True

    def undo(self, act: EntryId) -> None:
        """Take a save back, and say what was left because somebody changed it since."""
        found: list[int] = []
        if self.save(lambda: found.append(len(self.desk.case_file.undo(act).left))):
            left = found[0]
            words = f"Taken back, but for {counted(left, 'record')} changed since."
            self.told.tell(words if left else "Taken back.", tone="amber" if left else "green")


def touches(entries: tuple[Entry, ...], kinds: frozenset[str]) -> bool:
    """Whether a save is of a kind that a screen shows."""
    return any(entry.kind in kinds for entry in entries)


def listen(owner: QObject, changes: Changes, told: Callable[[tuple[Entry, ...]], object]) -> None:
    """Hear of saves for as long as `owner` lives."""
    changes.written.connect(_Ear(owner, told).hear)


class _Ear(QObject):
    """A child of the listener: Qt cuts the connection when it goes."""

    def __init__(self, owner: QObject, told: Callable[[tuple[Entry, ...]], object]) -> None:
        super().__init__(owner)
        self._told = told

    @Slot(object)
    def hear(self, entries: tuple[Entry, ...]) -> None:
        self._told(entries)
