"""Looks at the tenancies at risk off the window's thread, and again once something was saved."""

from PySide6.QtCore import QObject, QTimer, Signal

from tso_desktop.domain.journal import Entry
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Job
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.early_warning import WarningList

_REST_MS = 400  # several saves in a row are one reason to look again
_KINDS = frozenset(
    {
        *("arrears", "case_event", "home", "household", "landlord", "note", "notice", "session"),
        *("visit_record", "warning_rest"),
    }
)


class WarningsWatch(QObject):
    """Says what was found; whoever listens shows it."""

    looked = Signal(object)
    refused = Signal(str)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._under_way = self._again = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.look)
        listen(self, place.changes, self._heard)

    def look(self) -> None:
        if self._under_way:
            self._again = True
            return
        self._under_way = True
        self._place.background.run(self._work, self._done, self._failed, owner=self)

    def look_soon(self) -> None:
        self._rest.start()

    def _work(self, _job: Job[WarningList]) -> WarningList:
        return self._place.desk.warnings.look()

    def _done(self, found: WarningList) -> None:
        self._ready()
        self.looked.emit(found)

    def _failed(self, error: Exception) -> None:
        self._ready()
        if isinstance(error, Refused):
            self.refused.emit(str(error))

    def _ready(self) -> None:
        self._under_way = False
        if self._again:
            self._again = False
            self.look_soon()

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _KINDS):
            self.look_soon()
