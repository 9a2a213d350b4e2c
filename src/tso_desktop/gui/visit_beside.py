"""Keeps what stands beside a visit true to the store: promises, markers, plan and tries."""

from PySide6.QtCore import QObject

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.paper_words import first_name
from tso_desktop.gui.visit_mode import VisitMode
from tso_desktop.gui.words import day_and_time
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.case_file import Head
from tso_desktop.services.promises import PlanNow, Promised
from tso_desktop.services.visit_draft import VisitDraft

_KINDS = frozenset({"step", "task", "plan", "case", "marker", "person", "visit_record", "note"})


class VisitBeside(QObject):
    def __init__(self, view: VisitMode, place: Workplace, head: Head, draft: VisitDraft) -> None:
        super().__init__(view)
        self._view, self._place = view, place
        self._household: RecordId = head.household.id
        self.plans: tuple[PlanNow, ...] = ()
        self.resident = called(head)
        self._code, self._started_at = draft.no_access, draft.started_at
        view.talk.name_resident(self.resident)
        view.plan.name_resident(self.resident)
        view.promised.kept.connect(self._keep)
        view.promised.reopened.connect(self._reopen)
        view.plan.done.connect(self._keep)
        view.plan.reopened.connect(self._reopen)
        view.plan.not_done.connect(self._not_done)
        listen(self, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        desk, view, today = self._place.desk, self._view, self._place.desk.today()
        head = desk.case_file.head(self._household)
        promised = desk.promises.last_time(self._household)
        self.plans = desk.promises.plans(self._household)
        view.promised.show_promises(promised, self.resident, today)
        view.markers.show_markers(head.markers, today)
        view.plan.show_plans(self.plans)
        if view.is_shared:
            view.shared.show_plans(self.plans)
        self.show_tries(self._code)

    def show_tries(self, code: str) -> None:
        """`code` is the reason that was chosen, if one was."""
        self._code = code
        desk = self._place.desk
        silence = desk.visiting.silence(self._household)
        labels = {reason.code: reason.label for reason in desk.words.no_access_reasons()}
        self._view.no_access.show_silence(silence, code)
        now = (day_and_time(self._started_at, desk.today()), labels.get(code, ""))
        self._view.attempts.show_silence(silence, labels, desk.today(), now)

    def _keep(self, promised: Promised) -> None:
        self._place.save(
            lambda: self._place.desk.promises.keep(promised), f"Done: {promised.words}"
        )

    def _reopen(self, promised: Promised) -> None:
        self._place.save(
            lambda: self._place.desk.promises.reopen(promised), f"Open again: {promised.words}"
        )

    def _not_done(self, promised: Promised, reason: str) -> None:
        saved = self._place.save(
            lambda: self._place.desk.promises.not_done(promised, reason),
            f"Not done: {promised.words}",
        )
        if not saved:
            self._view.plan.cards[promised.record.id].ask(reason)

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _KINDS):
            self.refresh()


def called(head: Head) -> str:
    """What the lead person is called at the table."""
    if head.lead is None:
        return "Resident"
    return first_name(head.lead.known_as or head.lead.name or "Resident")
