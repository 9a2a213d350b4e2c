"""The ways between screens: which pages there are, and how one leads to another."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.gui.caseload import CaseloadView
from tso_desktop.gui.caseload_presenter import CaseloadPresenter
from tso_desktop.gui.household import HouseholdPage, TabEntry
from tso_desktop.gui.main_window import MainWindow
from tso_desktop.gui.rail import RailEntry
from tso_desktop.gui.warnings_watch import WarningsWatch
from tso_desktop.gui.window import Shell
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.desk import Desk
from tso_desktop.services.early_warning import WarningList

_COUNTED = frozenset({"referral", "household"})


def pages(desk: Desk, shell: Shell) -> Sequence[RailEntry]:
    """The rail's entries over an open store; each page is made on its first visit."""
    if shell.main is None:
        raise RuntimeError("The window comes before its pages.")
    ways = Ways(desk, shell, shell.main)
    return (
        RailEntry("Today", "sun", ways.make_today),
        RailEntry("Caseload", "users-round", ways.make_caseload, searches=True),
        RailEntry("Visits", "calendar-days", ways.make_visits),
        RailEntry("Support", "heart-handshake", ways.make_support),
        RailEntry("Referrals", "mailbox", ways.make_referrals),
        RailEntry("Early warning", "shield-alert", ways.make_warnings),
        RailEntry("Directory", "library", ways.make_directory),
    )


class Ways:
    """Leads from one screen to another; every screen is handed the same workplace."""

    def __init__(self, desk: Desk, shell: Shell, main: MainWindow) -> None:
        self._desk, self._shell, self._main = desk, shell, main
        self.place = Workplace(desk, shell.changes, shell.background, main.told, self)
        self._caseload: CaseloadPresenter | None = None
        listen(main, shell.changes, self._heard)
        QTimer.singleShot(0, main, self._count_referrals)
        watch = WarningsWatch(self.place, main)
        watch.looked.connect(self._count_warnings)
        watch.look_soon()

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _COUNTED):
            self._count_referrals()

    def _count_referrals(self) -> None:
        """How many wait stands in the rail."""
        self._main.rail.show_count("Referrals", self._desk.referrals.count())

    def _count_warnings(self, found: WarningList) -> None:
        self._main.rail.show_count("Early warning", len(found.at_risk))

    # The ways (see `Go`).

    def page(self, name: str) -> None:
        """A page of the rail; `Caseload:quiet` goes there with a filter, `:new` to begin one."""
        page, _, more = name.partition(":")
        self._main.go(page)
        if page == "Caseload" and more and self._caseload is not None:
            if more == "new":
                self._caseload.view.new_button.click()
            else:
                self._caseload.filter(more)

    def household(self, household: RecordId, tab: str = "Overview") -> None:
        household = self._desk.merging.survivor(household)
        shown = self._main.page
        if isinstance(shown, HouseholdPage) and shown.household == household:
            shown.go_to(tab)
            return
        page = HouseholdPage(self.place, household, tabs(), tab)
        self._main.open(page, under="Caseload", slim=tab == "Plan")

    def visit(self, visit: RecordId) -> None:
        from tso_desktop.gui.visit_mode import make_visit_mode

        page = make_visit_mode(self.place, visit)
        self._shell.idle.allow(self._shell.local.choices.visit_idle_minutes)
        page.destroyed.connect(partial(self._shell.idle.allow, None))
        self._main.open(page, under="Visits", whole=True)

    def import_caseload(self) -> None:
        from tso_desktop.gui.import_page import make_import_page

        self._main.open(make_import_page(self.place), under="Caseload", slim=True)

    def preview(self, title: str, pdf: bytes, household: RecordId | None = None) -> None:
        from tso_desktop.gui.preview import make_preview_page

        self._main.open(make_preview_page(self.place, title, pdf, household), slim=True)

    def lay_over(self, page: QWidget) -> None:
        self._main.open(page, slim=True)

    def back(self) -> None:
        self._main.back()

    # The pages of the rail.

    def make_today(self) -> QWidget:
        from tso_desktop.gui.today_presenter import make_today_page

        return make_today_page(self.place)

    def make_caseload(self) -> CaseloadView:
        self._caseload = CaseloadPresenter(self.place)
        return self._caseload.view

    def make_visits(self) -> QWidget:
        from tso_desktop.gui.visits_page import make_visits_page

        return make_visits_page(self.place)

    def make_support(self) -> QWidget:
        from tso_desktop.gui.support_tab import make_support_page

        return make_support_page(self.place)

    def make_referrals(self) -> QWidget:
        from tso_desktop.gui.referrals import make_referrals_page

        return make_referrals_page(self.place)

    def make_warnings(self) -> QWidget:
        from tso_desktop.gui.warnings_presenter import make_warnings_page

        return make_warnings_page(self.place)

    def make_directory(self) -> QWidget:
        from tso_desktop.gui.directory_page import make_directory_page

        return make_directory_page(self.place)


def tabs() -> tuple[TabEntry, ...]:
    """The tabs of a household's page; each is imported and made when it is first looked at."""
    return (
        TabEntry("Overview", _overview),
        TabEntry("Household", _household),
        TabEntry("Assessment", _assessment),
        TabEntry("Plan", _plan),
        TabEntry("Duties", _duties, _has_duties),
        TabEntry("Letters", _letters, _wants_letters),
        TabEntry("Support", _support),
        TabEntry("Visits", _visits),
        TabEntry("Contacts and notes", _contacts),
        TabEntry("Documents", _documents),
        TabEntry("H-CLIC", _hclic, _has_return),
    )


def _overview(place: Workplace, household: RecordId) -> QWidget:
    from tso_desktop.gui.overview_tab import make_overview_tab

    return make_overview_tab(place, household)


def _household(place: Workplace, household: RecordId) -> QWidget:
    from tso_desktop.gui.household_tab import make_household_tab

    return make_household_tab(place, household)


def _assessment(place: Workplace, household: RecordId) -> QWidget:
    from tso_desktop.gui.assessment_tab import make_assessment_tab

    return make_assessment_tab(place, household)


def _plan(place: Workplace, household: RecordId) -> QWidget:
    from tso_desktop.gui.plan_tab import make_plan_tab

    return make_plan_tab(place, household)


def _letters(place: Workplace, household: RecordId) -> QWidget:
    from tso_desktop.gui.letters_tab import make_letters_tab

    return make_letters_tab(place, household)


def _wants_letters(place: Workplace, household: RecordId) -> bool:
    return place.desk.letters.is_wanted(household)


def _duties(place: Workplace, household: RecordId) -> QWidget:
    from tso_desktop.gui.duties_tab import make_duties_tab

    return make_duties_tab(place, household)


def _has_duties(place: Workplace, household: RecordId) -> bool:
    return place.desk.duties.of(household).anything


def _support(place: Workplace, household: RecordId) -> QWidget:
    from tso_desktop.gui.support_tab import make_support_tab

    return make_support_tab(place, household)


def _visits(place: Workplace, household: RecordId) -> QWidget:
    from tso_desktop.gui.household_visits import make_visits_tab

    return make_visits_tab(place, household)


def _contacts(place: Workplace, household: RecordId) -> QWidget:
    from tso_desktop.gui.contacts_tab import make_contacts_tab

    return make_contacts_tab(place, household)


def _documents(place: Workplace, household: RecordId) -> QWidget:
    from tso_desktop.gui.documents_tab import make_documents_tab

    return make_documents_tab(place, household)


def _hclic(place: Workplace, household: RecordId) -> QWidget:
    from tso_desktop.gui.hclic_tab import make_hclic_tab

    return make_hclic_tab(place, household)


def _has_return(place: Workplace, household: RecordId) -> bool:
    """A Part 7 case, and never support alone."""
    return any(case.type == "part7" for case in place.desk.case_file.head(household).cases)
