"""The main job, done by pressing and typing what an officer presses and types."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget

from tso_desktop.domain.households import Household, Notice
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.papers import Style
from tso_desktop.gui.caseload import CaseloadView
from tso_desktop.gui.hclic_page import HclicPage
from tso_desktop.gui.household import HouseholdPage
from tso_desktop.gui.import_view import ImportView
from tso_desktop.gui.lock import LockView
from tso_desktop.gui.notice_panel import NoticePanel
from tso_desktop.gui.parts_buttons import CheckRow
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.plan_view import PlanView
from tso_desktop.gui.preview_view import PreviewView
from tso_desktop.gui.records_card import RecordsCard
from tso_desktop.gui.showcase_camera import Camera, Stuck
from tso_desktop.gui.today import TodayView
from tso_desktop.gui.visit_mode import SECTIONS, VisitMode
from tso_desktop.services.caseload import Filter
from tso_desktop.services.desk import Desk
from tso_desktop.services.practice_sheet import write_practice_sheet
from tso_desktop.services.printing import PlanWish

W = TypeVar("W", bound=QWidget)

_VISITED = "Tamsin Brackenbury"
_NOT_IN = "Mr and Mrs Penhale"
_SOUGHT = ("wisn", "boiler")
_TABS = (
    ("Overview", "household"),
    ("Household", "household-people"),
    ("Assessment", "household-assessment"),
    ("Duties", "household-duties"),
    ("Support", "household-support"),
    ("Visits", "household-visits"),
    ("Contacts and notes", "household-contacts"),
    ("Documents", "household-documents"),
    ("H-CLIC", "household-hclic"),
)
_PAPERS = (
    (Style.STANDARD, "plan.pdf"),
    (Style.LARGE, "plan-large-print.pdf"),
    (Style.EASY, "plan-easy-read.pdf"),
)
_SAID = (
    ("They may stay until a buyer completes. Nothing in writing yet.", True),
    ("Perrin's school is in Marl Ashby. Beyond the 14 bus route he would have to move.", False),
)
_BEING_SAID = (
    "Nursery may offer four more hours a week from January. She wants to know what that does to "
    "Universal Credit before she says yes."
)


class MainJob:
    """Today, caseload, a household, a visit recorded, a plan given, a caseload imported."""

    def __init__(self, camera: Camera, out: Path, tell: Callable[[str], object]) -> None:
        self._camera, self._out, self._tell = camera, out, tell

    def do(self, passphrase: str) -> None:
        self._open(passphrase)
        household = self._visit()
        self._no_access()
        self._plan(household)
        self._papers(household)
        self._household(household)
        self._import()
        self._look_around()
        self._camera.shell.lock()
        self._camera.wait_for("the lock screen", lambda: self._camera.shell.main is None)

    # Opening, and the pages of the rail.

    def _open(self, passphrase: str) -> None:
        camera = self._camera
        lock = self._shown(LockView)
        camera.rest()
        camera.picture("lock")
        camera.type(lock.passphrase.line, passphrase)
        lock.unlock.click()
        camera.wait_for("the open window", lambda: camera.shell.main is not None)
        camera.picture("today")

    def _look_around(self) -> None:
        camera = self._camera
        self._go("Caseload")
        camera.picture("caseload")
        caseload = self._shown(CaseloadView)
        for number, words in enumerate(_SOUGHT, start=1):
            caseload.search.clear()
            camera.type(caseload.search, words)
            camera.wait_for("what was sought", caseload.results.isVisible)
            camera.picture(f"search-{number}")
        caseload.search.clear()
        caseload.return_button.click()
        returned = self._shown(HclicPage)
        camera.wait_for("the cases of the quarter", lambda: returned.rows.is_loaded)
        camera.picture("hclic")
        for page in ("Visits", "Support", "Referrals", "Early warning", "Directory", "Settings"):
            self._go(page)
            camera.picture(page.lower().replace(" ", "-"))

    # A home visit.

    def _visit(self) -> RecordId:
        """Start, type, end: the record is sealed."""
        visit = self._start_visit(_VISITED)
        camera = self._camera
        if visit.before.isVisible():
            camera.picture("visit-markers")
            visit.before.go_on.click()
            camera.rest()
        for row in visit.arrive.findChildren(CheckRow)[:2]:
            row.tick.click()
        visit.home.topics["heating"].chips[0].click()
        visit.home.topics["damp"].chips[1].click()
        visit.section_chosen.emit("talk")
        for words, is_task in _SAID:
            camera.type(visit.talk.box, words)
            if is_task:
                visit.talk.tick.click()
                camera.type(
                    visit.talk.strip.words, "Ask Mr Pellow to put the later date in writing"
                )
            visit.talk.next_note.click()
        camera.type(visit.talk.box, _BEING_SAID)
        visit.section_chosen.emit("own_words")
        camera.type(visit.own_words.box, "I looked at the garden before I looked at the damp.")
        visit.section_chosen.emit("finish")
        self._press(visit.finish.next.days, "In a week")
        camera.type(visit.finish.next.purpose, "Homes seen, and the bond")
        for name, title, _icon in SECTIONS:
            visit.section_chosen.emit(name)
            camera.picture(f"visit-{title.lower().replace(' ', '-')}")
        visit.share_asked.emit(True)
        camera.picture("visit-shown-together")
        visit.share_asked.emit(False)
        visit.section_chosen.emit("finish")
        visit.bottom.ended.emit()
        camera.wait_for("the end of the visit", lambda: not visit.isVisible())
        camera.picture("visit-ended")
        return self._household_called(_VISITED)

    def _no_access(self) -> None:
        """A door that stayed shut: shown, and not sealed."""
        visit = self._start_visit(_NOT_IN)
        if visit.before.isVisible():
            visit.before.go_on.click()
            self._camera.rest()
        visit.bottom.no_access_asked.emit()
        visit.no_access.reasons.buttons["nobody"].click()
        self._camera.type(
            visit.no_access.box, "Lights on, both dogs loose, no answer at either door."
        )
        self._camera.picture("visit-no-access")
        visit.section_chosen.emit("finish")
        visit.finish.thrown_away.emit()
        self._camera.rest()

    def _start_visit(self, name: str) -> VisitMode:
        self._go("Today")
        desk = self._desk
        booked = next(one for one in desk.day.look().visits if one.line.name == name)
        self._shown(TodayView).visit_chosen.emit(booked.visit)
        self._camera.rest()
        return self._shown(VisitMode)

    # A household and its plan.

    def _household(self, household: RecordId) -> None:
        page = self._open_household(household)
        for tab, name in _TABS:
            page.go_to(tab)
            self._camera.picture(name)
        page.go_to("Household")
        self._notice(page)
        restricted = next(
            line.household
            for line in self._desk.caseload.page(Filter(as_at=self._desk.today()))
            if line.restricted
        )
        self._open_household(restricted)
        self._camera.picture("household-restricted")

    def _notice(self, page: HouseholdPage) -> None:
        """The landlord's notice with its check list, and the path ahead."""
        cards: list[RecordsCard[Notice]] = page.findChildren(RecordsCard)
        card = next(one for one in cards if one.heading.words() == "Notices from a landlord")
        card.open(self._desk.case_file.all(Notice, page.household)[0].id)
        self._camera.rest()
        panel = card.findChildren(NoticePanel)[0]
        column = next(one for one in page.findChildren(ScrollColumn) if one.isAncestorOf(card))
        for part, name in ((panel.grounds, "notice"), (panel.path, "notice-path")):
            bar = column.verticalScrollBar()
            bar.setValue(bar.value() + part.mapTo(column, QPoint(0, 0)).y())
            self._camera.picture(name)

    def _plan(self, household: RecordId) -> None:
        """Issue the plan as it stands, and look at its pages."""
        camera = self._camera
        self._go("Today")
        self._shown(TodayView).household_chosen.emit(household, "Plan")
        camera.rest()
        plan = self._shown(PlanView)
        camera.picture("plan")
        plan.top.issue.click()
        plan.issue.ways["signed_on_paper"].click()
        camera.picture("plan-issue")
        before = len(self._desk.planning.plan(household).versions)
        plan.issue.issue_button.click()
        camera.wait_for(
            "the new version",
            lambda: len(self._desk.planning.plan(household).versions) > before,
        )
        plan.top.preview.click()
        camera.rest()
        preview = self._shown(PreviewView)
        camera.wait_for("the pages", lambda: preview.pages.count > 0)
        camera.picture("preview")

    def _papers(self, household: RecordId) -> None:
        for style, name in _PAPERS:
            proof = self._desk.printing.plan(household, PlanWish(style=style))
            (self._out / name).write_bytes(proof.pdf)
            self._tell(name)

    def _open_household(self, household: RecordId) -> HouseholdPage:
        self._go("Today")
        self._shown(TodayView).household_chosen.emit(household, "Overview")
        self._camera.rest()
        return self._shown(HouseholdPage)

    # A caseload in a spreadsheet.

    def _import(self) -> None:
        camera = self._camera
        self._go("Today")
        self._shown(TodayView).import_button.click()
        camera.rest()
        page = self._shown(ImportView)
        camera.picture("import-start")
        with tempfile.TemporaryDirectory() as folder:
            sheet = Path(folder) / "caseload.xlsx"
            write_practice_sheet(sheet, self._desk.today())
            camera.type(page.start.path, str(sheet))
            page.start.open_button.click()
            camera.wait_for("the file as it was understood", lambda: page.panel is page.check)
            camera.picture("import")
            page.bar.import_button.click()
            camera.wait_for("the import", lambda: page.panel is page.done)
        camera.picture("import-done")

    # Finding one's way.

    @property
    def _desk(self) -> Desk:
        desk = self._camera.shell.desk
        if desk is None:
            raise Stuck("the store is not open.")
        return desk

    def _press(self, among: QWidget, words: str) -> None:
        """The button that says these words."""
        buttons = among.findChildren(QAbstractButton)
        next(one for one in buttons if one.text().strip() == words).click()
        self._camera.rest()

    def _go(self, page: str) -> None:
        main = self._camera.shell.main
        if main is None:
            raise Stuck("the window is locked.")
        main.go(page)
        main.told.hide()  # what was told of the last page would lie over this one
        self._camera.rest()

    def _shown(self, kind: type[W]) -> W:
        """The one of this kind that can be seen."""
        found = [one for one in self._camera.shell.findChildren(kind) if one.isVisible()]
        if not found:
            raise Stuck(f"there is no {kind.__name__} to be seen.")
        return found[0]

    def _household_called(self, name: str) -> RecordId:
        for line in self._desk.caseload.page(Filter(as_at=self._desk.today())):
            household = self._desk.case_file.find(Household, line.household)
            if household is not None and household.name == name:
                return line.household
        raise Stuck(f"there is no household called {name}.")
