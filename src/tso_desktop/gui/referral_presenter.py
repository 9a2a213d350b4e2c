"""Joins a referral's page to the services: tries, likely matches, the outcome and its way back."""

from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.referrals import CLOSING
from tso_desktop.gui.background import Job
from tso_desktop.gui.kept_words import KeptWords
from tso_desktop.gui.match_card import MatchCard
from tso_desktop.gui.merge_card import MergeCard
from tso_desktop.gui.referral_outcome import OutcomeCard
from tso_desktop.gui.referral_page import ReferralView
from tso_desktop.gui.referrals import KINDS
from tso_desktop.gui.words import near_date
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.case_file import Head
from tso_desktop.services.likely import Like, Typed
from tso_desktop.services.referral_inbox import Waiting


def make_referral_page(place: Workplace, referral: RecordId) -> QWidget:
    return ReferralPresenter(place, referral).view


class ReferralPresenter(QObject):
    def __init__(self, place: Workplace, referral: RecordId) -> None:
        super().__init__()
        self._place, self._referral = place, referral
        self._target: RecordId | None = None
        self._job: Job[tuple[Like, ...]] | None = None
        self.outcome = OutcomeCard(place.desk.today)
        self.matches = MatchCard("The same household", "Nobody like this is in the caseload.")
        self.merge = MergeCard()
        self.merge.hide()
        view = self.view = ReferralView(self.outcome, self.matches, self.merge)
        self.setParent(view)
        view.left.connect(place.go.back)
        view.tried.connect(self._try)
        view.to_household.clicked.connect(self._to_household)
        self.outcome.decided.connect(self._decide)
        self.outcome.reopened.connect(self._reopen)
        self.outcome.to_household.connect(self._to_household)
        self.matches.chosen.connect(self._preview)
        self.matches.opened.connect(place.go.household)
        self.merge.joined.connect(self._join)
        self.merge.left.connect(self.merge.hide)
        self._words = KeptWords(
            place,
            f"referral:{referral}",
            {"attempt": view.words, "outcome": self.outcome.words},
            view,
        )
        QShortcut(QKeySequence(Qt.Key.Key_Escape), view, place.go.back)
        listen(self, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        waiting = self._place.desk.referrals.one(self._referral)
        if waiting is None:  # its taking was undone
            return
        self._shown = waiting
        head = self._place.desk.case_file.head(waiting.line.household)
        message = self._place.desk.referrals.may_leave_message(waiting.line.household)
        today = self._place.desk.today()
        self.view.show_referral(waiting, head, today, message=message)
        self.outcome.show_outcome(waiting, _said(waiting, today))
        self.matches.setVisible(waiting.line.triage and not waiting.referral.outcome)
        if waiting.line.triage and not waiting.referral.outcome:
            self._compare(head)

    def _compare(self, head: Head) -> None:
        if self._job is not None:
            self._job.cancel()
        lead, home = head.lead, head.home
        typed = Typed(
            name=head.household.name or "",
            born_on=lead.born_on if lead else None,
            phone=(lead.phone or "") if lead else "",
            address=(home.address or "") if home else "",
            postcode=(home.postcode or "") if home else "",
        )
        but = head.household.id
        self._job = self._place.background.run(
            lambda _job: self._place.desk.likely.matches(typed, but=but),
            self.matches.show_likes,
            owner=self,
        )

    def _try(self, kind: str) -> None:
        words = self.view.words.words()
        referral = self._shown.referral
        if self._place.save(
            lambda: self._place.desk.referrals.attempt(referral, kind, words),
            "The attempt is logged.",
        ):
            self.view.words.put("")

    def _decide(self, pick: str, words: str, applied_on: date | None) -> None:
        referrals, referral = self._place.desk.referrals, self._shown.referral
        if pick in CLOSING:
            if self._place.save(
                lambda: referrals.end(referral, pick, words), "Closed, and kept to be found."
            ):
                self._words.drop()
        elif pick == "duplicate":
            self._duplicate()
        else:
            self._place.save(
                lambda: referrals.accept(referral, pick, applied_on),
                "Accepted. They are in your caseload.",
            )

    def _duplicate(self) -> None:
        """Of a household that is held already nothing needs to be joined."""
        referral = self._shown.referral
        if not self._shown.line.triage:
            self._place.save(
                lambda: self._place.desk.referrals.duplicate(referral, None),
                "Kept as a duplicate.",
            )
        elif self._target is not None:
            self._join()
        else:
            self._place.told.tell(
                "Choose the household under “Perhaps here already” first.", tone="amber"
            )

    def _preview(self, household: RecordId) -> None:
        self._target = household

        def show() -> None:
            yielding = self._shown.line.household
            self.merge.show_preview(self._place.desk.merging.preview(yielding, household))
            self.merge.show()
            self.merge.join.setFocus(Qt.FocusReason.OtherFocusReason)

        self._place.save(show)

    def _join(self) -> None:
        referral, target = self._shown.referral, self._target
        if self._place.save(
            lambda: self._place.desk.referrals.duplicate(referral, target),
            "Joined. Nothing was moved, and they can be parted again.",
        ):
            self.merge.hide()

    def _reopen(self) -> None:
        referral = self._shown.referral
        self._place.save(
            lambda: self._place.desk.referrals.reopen(referral), "It waits in the inbox again."
        )

    def _to_household(self) -> None:
        self._place.go.household(self._shown.line.household)

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, KINDS | {"home"}):
            self.refresh()


def _said(waiting: Waiting, today: date) -> str:
    referral = waiting.referral
    on = f", {near_date(referral.outcome_on, today)}" if referral.outcome_on else ""
    words = f". {referral.outcome_words}" if referral.outcome_words else "."
    return f"{waiting.outcome}{on}{words}"
