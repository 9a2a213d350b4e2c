"""Keeps the caseload true to the store."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.caseload import CaseloadView
from tso_desktop.gui.words import counted
from tso_desktop.gui.workplace import Workplace, listen
from tso_desktop.services.caseload import QUIET_DAYS, Filter, Line, SavedList, Sort

_EMPTY = {
    "all": ("No household yet", "Import a spreadsheet, or press New household."),
    "review": ("No review is due", "Reviews are listed here from their day on."),
    "quiet": ("Nobody has gone quiet", f"Households without contact in {QUIET_DAYS} days."),
    "arrears": ("No arrears are recorded", "What a landlord says is owed is shown here."),
    "marked": ("No household has a marker", "Markers are set on a household's page."),
    "closed": ("No household is closed", "Closed households can be found and opened again."),
    "own": ("No household is in this list", "It fills by itself when one fits."),
}


def make_caseload_page(place: Workplace, chosen: str = "all") -> QWidget:
    return CaseloadPresenter(place, chosen).view


class CaseloadPresenter(QObject):
    def __init__(self, place: Workplace, chosen: str = "all") -> None:
        super().__init__()
        self._place = place
        self._caseload = place.desk.caseload
        self._wanted = Filter(as_at=place.desk.today())
        self._sort: Sort = "name"
        self._descending = False
        view = self.view = CaseloadView(
            place.desk.today, self._page, lambda: self._caseload.count(self._wanted)
        )
        self.setParent(view)
        view.opened.connect(place.go.household)
        view.sought.connect(self.search)
        view.filtered.connect(self.filter)
        view.lines.sort_asked.connect(self._sort_by)
        view.saved_list_asked.connect(self._keep_list)
        view.list_chosen.connect(self._choose_list)
        view.list_dropped.connect(self._drop_list)
        view.household_asked.connect(self._open_household)
        view.import_button.clicked.connect(place.go.import_caseload)
        view.return_button.clicked.connect(self._open_return)
        listen(self, place.changes, lambda _entries: self.refresh())
        view.show_lists(self._caseload.saved_lists())
        self.filter(chosen)

    def _open_return(self) -> None:
        from tso_desktop.gui.hclic_page_presenter import make_hclic_page

        self._place.go.lay_over(make_hclic_page(self._place))

    def filter(self, name: str) -> None:
        today = self._place.desk.today()
        self._show(
            name,
            {
                "review": Filter(as_at=today, review_due=True),
                "quiet": Filter(as_at=today, no_contact_days=QUIET_DAYS),
                "arrears": Filter(as_at=today, arrears_from_pence=1),
                "marked": Filter(as_at=today, marked=True),
                "closed": Filter(as_at=today, closed=True),
            }.get(name, Filter(as_at=today)),
        )

    def search(self, asked: str) -> None:
        self.view.show_found(searching=bool(asked))
        if asked:
            self.view.found.show(self._caseload.search(asked))

    def refresh(self) -> None:
        today = self._place.desk.today()
        self.view.lines.refresh()
        live = self._caseload.count(Filter(as_at=today))
        closed = self._caseload.count(Filter(as_at=today, closed=True))
        self.view.subtitle.show_words(f"{counted(live, 'live household')}, {closed:,} closed.")
        if asked := self.view.search.text().strip():
            self.search(asked)

    def _show(self, name: str, wanted: Filter) -> None:
        self._wanted = wanted
        self.view.show_filter(name)
        title, hint = _EMPTY[name if name in _EMPTY else "own"]
        self.view.nothing.title.setText(title)
        self.view.nothing.hint.setText(hint)
        self.view.show_found(searching=False)
        self.refresh()

    def _page(self, offset: int, limit: int) -> tuple[Line, ...]:
        return self._caseload.page(
            self._wanted,
            sort=self._sort,
            descending=self._descending,
            offset=offset,
            limit=limit,
        )

    def _sort_by(self, key: Sort, descending: bool) -> None:  # noqa: FBT001 - a signal's word
        self._sort, self._descending = key, descending
        self.refresh()

    def _keep_list(self, name: str) -> None:
        kept = SavedList(name, self._wanted, self._sort, self._descending)
        if self._place.save(lambda: self._caseload.save_list(kept)):
            self.view.show_lists(self._caseload.saved_lists())
            self._place.told.tell(f"The list “{name}” is kept on this laptop.")

    def _choose_list(self, saved: SavedList) -> None:
        self._sort, self._descending = saved.sort, saved.descending
        self._show("own", saved.wanted)

    def _drop_list(self, name: str) -> None:
        self._place.save(lambda: self._caseload.drop_list(name))
        self.view.show_lists(self._caseload.saved_lists())

    def _open_household(self, name: str, phone: str, address: str, postcode: str) -> None:
        made: list[RecordId] = []
        saved = self._place.save(
            lambda: made.append(
                self._place.desk.case_file.open_household(
                    name, phone=phone, address=address, postcode=postcode
                )
            ),
            f"{name} is in your caseload.",
        )
        if saved:
            self._place.go.household(made[0], "Household")
