"""Keeps the page of early warning true to the store."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.warnings_page import WarningsView
from tso_desktop.gui.warnings_watch import WarningsWatch
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.early_warning import AtRisk, WarningList


def make_warnings_page(place: Workplace) -> QWidget:
    return WarningsPresenter(place).view


class WarningsPresenter(QObject):
    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._waits: WarningList | None = None
        view = self.view = WarningsView()
        self.setParent(view)
        view.opened.connect(place.go.household)
        view.put_aside.connect(self._put_aside)
        view.woken.connect(self._wake)
        view.panel_closed.connect(self._catch_up)
        self._watch = WarningsWatch(place, self)
        self._watch.looked.connect(self._show)
        self._watch.refused.connect(view.show_refusal)
        self._watch.look()

    def _show(self, found: WarningList) -> None:
        if self.view.holds_words:
            self._waits = found
            return
        self._waits = None
        self.view.show_list(found)

    def _catch_up(self) -> None:
        if self._waits is not None:
            self._show(self._waits)

    def _put_aside(self, household: RecordId, until: date | None, reason: str) -> None:
        saved = self._place.save(
            lambda: self._place.desk.warnings.put_aside(household, until, reason),
            "Snoozed, with the reason. It is now at the end of the list.",
        )
        if saved:
            for row in self.view.rows:
                if row.row.household == household:
                    row.close_panel()
            self._watch.look()

    def _wake(self, row: AtRisk) -> None:
        rest = row.rest
        if rest is not None and self._place.save(
            lambda: self._place.desk.warnings.wake(rest.record), "Back in the list."
        ):
            self._watch.look()
