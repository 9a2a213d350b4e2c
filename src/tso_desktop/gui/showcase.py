"""The main job off screen: a visit recorded, a plan given and printed, every screen in a picture.

Drives the real window over the practice caseload, where there is no screen to show it on.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.papers import Style
from tso_desktop.gui.caseload import CaseloadView
from tso_desktop.gui.household import HouseholdPage
from tso_desktop.gui.import_view import ImportView
from tso_desktop.gui.lock import LockView
from tso_desktop.gui.look import Mode, current_look
from tso_desktop.gui.opening import make_shell
from tso_desktop.gui.plan_view import PlanView
from tso_desktop.gui.today import TodayView
from tso_desktop.gui.visit_mode import SECTIONS, VisitMode
from tso_desktop.gui.ways import tabs
from tso_desktop.gui.window import Shell
from tso_desktop.places import RESOURCES
from tso_desktop.services.desk import Desk

WIDTH, HEIGHT = 1366, 768
_PATIENCE = 60.0
# Turning the look repaints everything; these are the screens that are used most.
_IN_DARK = frozenset({"lock", "today", "caseload", "visit-talk", "household-plan"})
_SAID = "The boiler has been out since Friday. She has rung the landlord twice."
_STYLES = (
    (Style.STANDARD, "plan"),
    (Style.LARGE, "plan-large-print"),
    (Style.EASY, "plan-easy-read"),
)
Tell = Callable[[str], object]


class TookTooLong(RuntimeError):
    pass


def show_all(folder: Path, passphrase: str, out: Path, tell: Tell) -> None:
    """Do the main job in the practice store of `folder`; leave pictures and papers in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["tso-desktop"])
    _picture_of_welcome(out, tell)
    shell = make_shell(folder, practice=passphrase)
    shell.resize(WIDTH, HEIGHT)
    shell.show()
    showing = Showing(shell, out, tell)
    showing.take("lock")
    showing.unlock(passphrase)
    showing.pages()
    showing.search()
    household = showing.visit()
    showing.household(household)
    showing.give_a_plan()
    showing.papers(household)
    showing.import_page()
    shell.close()
    shell.close()
    app.processEvents()


class Showing:
    """Walks through the window and takes each picture."""

    def __init__(self, shell: Shell, out: Path, tell: Tell) -> None:
        self._shell, self._out, self._tell = shell, out, tell

    @property
    def desk(self) -> Desk:
        if self._shell.desk is None:
            raise TookTooLong("The practice store did not open.")
        return self._shell.desk

    @property
    def page(self) -> QWidget:
        page = self._shell.main.page if self._shell.main else None
        if page is None:
            raise TookTooLong("The window shows no page.")
        return page

    def take(self, name: str) -> None:
        """A picture of the window; of the most used screens one in dark too."""
        if self._shell.main is not None:
            self._shell.main.told.hide()
        settle()
        self._shell.grab().save(str(self._out / f"{name}.png"))
        if name in _IN_DARK:
            current_look().mode = Mode.DARK
            settle()
            self._shell.grab().save(str(self._out / f"{name}-dark.png"))
            current_look().mode = Mode.LIGHT
        self._tell(f"{name}.png")

    def unlock(self, passphrase: str) -> None:
        lock = self._shell.findChild(LockView)
        if lock is None:
            raise TookTooLong("There is no lock screen.")
        wait_for(lock.unlock.isEnabled)
        QTest.keyClicks(lock.passphrase.line, passphrase)
        QTest.keyClick(lock.passphrase.line, Qt.Key.Key_Return)
        wait_for(lambda: self._shell.main is not None)

    def pages(self) -> None:
        for name in ("Today", "Caseload", "Visits", "Support", "Directory", "Settings"):
            self._go(name)
            self.take(name.lower())

    def search(self) -> None:
        self._go("Caseload")
        page = self.page
        if isinstance(page, CaseloadView):
            page.search.setText("brackenbery")
            wait_for(lambda: page.found.rowCount() > 0)
            self.take("search")
            page.search.clear()
            settle()

    def visit(self) -> RecordId:
        """The first visit of today, from Start to End; gives its household."""
        self._go("Today")
        first = next(v for v in self.desk.day.look().visits if not v.recorded)
        if isinstance(self.page, TodayView):
            self.page.visit_chosen.emit(first.visit)
        visit = self._visit_page()
        self.take("visit-before")
        visit.before.go_on.click()
        for section, _title, _icon in SECTIONS:
            visit.section_chosen.emit(section)
            if section == "talk":
                QTest.keyClicks(visit.talk.box, _SAID)
            self.take(f"visit-{section}")
        visit.share_asked.emit(True)
        self.take("visit-shared")
        visit.share_asked.emit(False)
        visit.section_chosen.emit("no_access")
        self.take("visit-no-access")
        visit.section_chosen.emit("finish")
        visit.bottom.end.click()
        settle()
        return first.line.household

    def household(self, household: RecordId) -> None:
        self._go("Today")
        if isinstance(self.page, TodayView):
            self.page.household_chosen.emit(household, "Overview")
        page = self.page
        if not isinstance(page, HouseholdPage):
            raise TookTooLong("The household's page did not open.")
        for entry in tabs():
            page.go_to(entry.name)
            self.take("household-" + entry.name.lower().replace(" ", "-"))

    def give_a_plan(self) -> None:
        """Issue the draft that the practice caseload holds, in the plan's own page."""
        if not isinstance(self.page, HouseholdPage):
            raise TookTooLong("The household's page did not open.")
        self.page.go_to("Plan")
        plan = self.page.findChild(PlanView)
        if plan is None:
            raise TookTooLong("The plan did not open.")
        plan.top.issue_asked.emit()
        self.take("plan-issue")
        plan.issue.ways["read_over"].click()
        plan.issue.issue_button.click()
        wait_for(lambda: not self._shell.background.busy)

    def papers(self, household: RecordId) -> None:
        """The plan as it is given, in each style, and its preview."""
        from tso_desktop.services.printing import PlanWish

        for style, name in _STYLES:
            proof = self.desk.printing.plan(household, PlanWish(style=style))
            (self._out / f"{name}.pdf").write_bytes(proof.pdf)
            self._tell(f"{name}.pdf")
            if name == "plan" and isinstance(self.page, HouseholdPage):
                self.page.findChild(PlanView).top.preview_asked.emit()  # type: ignore[union-attr]
                wait_for(lambda: not self._shell.background.busy)
                self.take("preview")
                self._shell.main.back()  # type: ignore[union-attr]

    def import_page(self) -> None:
        """A spreadsheet as it is understood, and what came of it."""
        sheet = RESOURCES / "practice" / "caseload.csv"
        self._go("Caseload")
        if isinstance(self.page, CaseloadView):
            self.page.import_button.click()
        self.take("import")
        page = self.page
        if not isinstance(page, ImportView):
            raise TookTooLong("The import did not open.")
        page.start.file_chosen.emit(str(sheet))
        wait_for(page.bar.import_button.isVisible)
        self.take("import-check")
        page.bar.import_button.click()
        wait_for(page.done.caseload_button.isVisible)
        self.take("import-done")

    def _go(self, name: str) -> None:
        if self._shell.main is not None:
            self._shell.main.go(name)
        settle()

    def _visit_page(self) -> VisitMode:
        wait_for(lambda: isinstance(self.page, VisitMode))
        if not isinstance(self.page, VisitMode):
            raise TookTooLong("The visit did not open.")
        return self.page


def settle() -> None:
    """Let everything that was asked for be drawn."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def wait_for(there: Callable[[], bool]) -> None:
    """Let the window go on until something is there; TookTooLong after a minute."""
    until = monotonic() + _PATIENCE
    while not there():
        if monotonic() > until:
            raise TookTooLong("The window did not answer within a minute.")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    settle()


def _picture_of_welcome(out: Path, tell: Tell) -> None:
    with TemporaryDirectory() as empty:
        shell = make_shell(Path(empty))
        shell.resize(WIDTH, HEIGHT)
        shell.show()
        Showing(shell, out, tell).take("welcome")
        shell.close()
