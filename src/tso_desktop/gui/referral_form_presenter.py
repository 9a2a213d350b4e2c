"""Joins the form of a referral to the services: matches while typing, a draft, and the keeping."""

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Job
from tso_desktop.gui.referral_form import ReferralForm
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.likely import Like, Typed

DRAFT = "referral"
_TICKS = ("restricted", "told_to_leave")
_PICKED = ("urgency", "consent")


def make_referral_form(place: Workplace) -> QWidget:
    return ReferralFormPresenter(place).view


class ReferralFormPresenter(QObject):
    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._household: RecordId | None = None
        self._job: Job[Any] | None = None
        desk = place.desk
        view = self.view = ReferralForm(desk.today, desk.words.referral_sources())
        self.setParent(view)
        self._put_back()
        view.typed.connect(self._typed)
        view.picked.connect(self._remember)
        view.asked.connect(self._keep)
        view.left.connect(self._leave)
        view.loosened.connect(lambda: self._belongs_to(None))
        view.matches.chosen.connect(self._belongs_to)
        view.matches.opened.connect(self._look_at)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), view, self._leave)
        view.setFocusProxy(view.name.line)
        self._compare()

    def _typed(self) -> None:
        self._remember()
        self._compare()

    def _compare(self) -> None:
        """In another thread: the whole caseload is looked through at every pause."""
        if self._job is not None:
            self._job.cancel()
        typed = self.view.so_far()
        self._job = self._place.background.run(
            lambda _job: self._place.desk.likely.matches(typed),
            lambda likes: self._show(typed, likes),
            owner=self,
        )

    def _show(self, typed: Typed, likes: tuple[Like, ...]) -> None:
        """An answer about what stood there a while ago may come last."""
        if typed == self.view.so_far():
            self.view.matches.show_likes(likes)

    def _belongs_to(self, household: RecordId | None) -> None:
        self._household = household
        words = ""
        if household is not None and (line := self._place.desk.caseload.line(household)):
            words = f"This referral will be filed with {line.name}, {line.reference}."
        self.view.say_belongs(words)

    def _look_at(self, household: RecordId) -> None:
        self.view.settle()
        self._place.go.household(household)

    def _keep(self) -> None:
        new = self.view.value()
        if new is None:
            return
        kept = self._place.save(
            lambda: self._place.desk.referrals.take(new, self._household),
            "The referral is kept. It waits in the inbox.",
        )
        if kept:
            self.view.rest()
            self._place.desk.drafts.drop(DRAFT)
            self._place.go.back()

    def _leave(self) -> None:
        self.view.settle()
        self._place.go.back()

    # What is typed is kept as a draft until the referral is.

    def _remember(self) -> None:
        try:
            self._write_draft()
        except Refused as refused:
            self._place.told.tell(str(refused), tone="red")

    def _write_draft(self) -> None:
        view = self.view
        body: dict[str, Any] = {name: field.words() for name, field in view.fields().items()}
        if not any(body.values()):
            self._place.desk.drafts.drop(DRAFT)
            return
        body |= {name: getattr(view, name).isChecked() for name in _TICKS}
        body |= {name: getattr(view, name).value() for name in _PICKED}
        self._place.desk.drafts.keep(DRAFT, DRAFT, body)

    def _put_back(self) -> None:
        draft = self._place.desk.drafts.find(DRAFT)
        if draft is None:
            return
        body = draft.body
        for name, field in self.view.fields().items():
            field.put(str(body.get(name) or ""))
        for name in _TICKS:
            getattr(self.view, name).setChecked(bool(body.get(name)))
        for name in _PICKED:
            getattr(self.view, name).choose(str(body.get(name) or ""))
