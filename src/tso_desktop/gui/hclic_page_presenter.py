"""Joins the return over the caseload to the store: read off the window's thread, written whole."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from tso_desktop.domain.hclic.quarter import Quarter, quarter_of
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Job
from tso_desktop.gui.hclic_page import HclicPage
from tso_desktop.gui.hclic_tab import KINDS
from tso_desktop.gui.words import counted, listed
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.hclic import Quarterly, Row, Written
from tso_desktop.services.hclic_telling import errors_by_kind

AskPath = Callable[[QWidget, str], Path | None]
TAB = "H-CLIC"


def make_hclic_page(place: Workplace) -> QWidget:
    return HclicPagePresenter(place).view


class HclicPagePresenter(QObject):
    def __init__(self, place: Workplace, *, ask_path: AskPath | None = None) -> None:
        super().__init__()
        self._place = place
        self.ask_path = ask_path or _ask_path
        self._quarter = quarter_of(place.desk.today())
        self._found: Quarterly | None = None
        self._filter = "all"
        self._job: Job[Quarterly] | None = None
        self._is_stale = False
        view = self.view = HclicPage()
        self.setParent(view)
        view.back.connect(place.go.back)
        view.opened.connect(lambda row: place.go.household(row.line.household, TAB))
        view.moved.connect(self.move)
        view.filtered.connect(self.filter)
        view.asked.connect(self.write)
        view.map_asked.connect(self.begin_map)
        view.shown.connect(self._look_again)
        listen(self, place.changes, self._heard)
        place.desk.hclic.read_map()
        self._say_map()
        self.refresh()

    def refresh(self) -> None:
        """Asks anew; what is shown stays until the answer is there."""
        self._is_stale = False
        if self._job is not None:
            self._job.cancel()
        quarter = self._quarter
        self.view.quarter.setText(quarter.words)
        if self._found is None or self._found.quarter != quarter:
            self.view.show_busy("Looking at the cases…")
        hclic = self._place.desk.hclic
        self._job = self._place.background.run(
            lambda job: hclic.quarterly(quarter, job.report),
            self._show,
            self._failed,
            lambda done, of, _words: self.view.show_busy(f"{done:,} of {of:,} looked at…"),
            owner=self.view,
        )

    def move(self, by: int) -> None:
        count = self._quarter.year * 4 + self._quarter.number - 1 + by
        self._quarter = Quarter(count // 4, count % 4 + 1)
        self._filter = "all"
        self.refresh()

    def filter(self, name: str) -> None:
        self._filter = name
        if self._found is not None:
            rows = [row for row in self._found.rows if _fits(row, name)]
            self.view.show_rows(rows, name, whole=name == "all")

    def write(self, ending: str) -> None:
        """One file where the officer says; of the draft XML two, beside each other."""
        found = self._found
        if found is None:
            return
        path = self.ask_path(self.view, f"H-CLIC {found.quarter}{ending}")
        if path is None:
            return
        hclic = self._place.desk.hclic
        self._place.background.run(
            lambda _job: hclic.export(found, path), self._written, self._failed, owner=self.view
        )

    def begin_map(self) -> None:
        try:
            path = self._place.desk.hclic.begin_map()
        except Refused as refused:
            self._place.told.tell(str(refused), tone="amber")
            return
        self._say_map()
        self._place.told.tell(f"The table is in {path}. Fill it, and open this page again.")

    def _show(self, found: Quarterly) -> None:
        self._job, self._found = None, found
        kinds = errors_by_kind(found)
        if self._filter not in {"all", "wanting", "errors", "ready", *(one[0] for one in kinds)}:
            self._filter = "all"
        self.view.show_quarter(found, kinds)
        self._say_map()
        self.filter(self._filter)

    def _say_map(self) -> None:
        table = self._place.desk.hclic.map
        said = [table.words, "No file is the official schema."]
        if self._found is not None:
            said += [finding.words for finding in self._found.findings]
            if held := self._found.held_back:
                said.append(f"Restricted, and in no file: {listed(held)}.")
        begin = table.path is not None and not table.is_councils and not table.refused
        self.view.say_map(" ".join(said), may_begin=begin)

    def _written(self, written: Written) -> None:
        names = listed([path.name for path in written.files])
        cases = counted(written.cases, "case")
        held = f" Restricted, and not in it: {listed(written.held_back)}." * bool(written.held_back)
        self._place.told.tell(f"{cases} saved as {names}, with names and unprotected there.{held}")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._place.told.tell(str(error), tone="red")

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        """Under another page it waits until somebody looks at it again."""
        if touches(entries, KINDS):
            self._is_stale = True
            if self.view.isVisible():
                self._look_again()

    def _look_again(self) -> None:
        if self._is_stale:
            self.refresh()


def _fits(row: Row, name: str) -> bool:
    ready = row.readiness
    plain = {
        "all": True,
        "wanting": not ready.is_ready,
        "errors": bool(ready.errors),
        "ready": ready.is_ready,
    }
    return plain.get(name, any(error.number == name for error in ready.errors))


def _ask_path(window: QWidget, name: str) -> Path | None:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    ending = Path(name).suffix
    kind = f"{ending.removeprefix('.').upper()} (*{ending})"
    path, _ = QFileDialog.getSaveFileName(window, "Save the return", f"{folder}/{name}", kind)
    if not path:
        return None
    return Path(path) if path.lower().endswith(ending) else Path(f"{path}{ending}")
