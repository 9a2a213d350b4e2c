"""A workplace over a real encrypted store; its ways only write down where they were asked to go."""

import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.directory import Council, Officer
from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.background import Background
from tso_desktop.gui.changes import Changes
from tso_desktop.gui.told import Told
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.desk import Desk
from tso_desktop.store.store import Store

NOW = datetime(2026, 11, 23, 9, 34, tzinfo=UTC)


class Clock:
    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


class Ways:
    """Stands in for the window: remembers each way that was taken."""

    def __init__(self) -> None:
        self.went: list[tuple[object, ...]] = []

    def page(self, name: str) -> None:
        self.went.append(("page", name))

    def household(self, household: RecordId, tab: str = "Overview") -> None:
        self.went.append(("household", household, tab))

    def visit(self, visit: RecordId) -> None:
        self.went.append(("visit", visit))

    def import_caseload(self) -> None:
        self.went.append(("import",))

    def preview(self, title: str, pdf: bytes, _household: RecordId | None = None) -> None:
        self.went.append(("preview", title, pdf))

    def lay_over(self, page: QWidget) -> None:
        self.went.append(("over", page))

    def back(self) -> None:
        self.went.append(("back",))


def a_desk(folder: Path, clock: Clock) -> Desk:
    store = Store.create(folder, secrets.token_bytes(32), clock=clock)
    with store.work("begin") as work:
        work.create(Officer, record=RecordId(store.officer), name="Jo Moffat", team="North")
        work.create(Council, name="Fossbrook Council", team="North", phone="01632 960100")
    return Desk(store)


def a_place(desk: Desk, window: QWidget) -> Workplace:
    changes = Changes(window)
    desk.listen(changes.written.emit)
    return Workplace(desk, changes, Background(window), Told(window), Ways())


def words_of(widget: QWidget) -> str:
    """Every word that is to be seen in a widget, as a reader meets them."""
    from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit

    # What was just added is shown by a queued call.
    QCoreApplication.processEvents()
    found: list[str] = []
    for child in widget.findChildren(QWidget):
        if not child.isVisibleTo(widget):
            continue
        if isinstance(child, QLabel):
            found.append(child.accessibleName() or child.text())
        elif isinstance(child, QAbstractButton | QLineEdit):
            found.append(child.text())
        elif isinstance(child, QPlainTextEdit):
            found.append(child.toPlainText())
    return "\n".join(found)
