"""What stands between a household's head and its tabs: referrals, joined households, a question."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.gui.early_help_card import EarlyHelpCard
from tso_desktop.gui.kept_words import KeptWords
from tso_desktop.gui.parts_cards import Notice, empty
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.merging import Yielded
from tso_desktop.services.referral_inbox import Waiting

_KINDS = frozenset({"household", "referral", "case", "case_event", "notice", "home"})


class HouseholdNotices(QWidget):
    """Nothing at all where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.asking: EarlyHelpCard | None = None


class NoticesPresenter(QObject):
    def __init__(self, place: Workplace, household: RecordId) -> None:
        super().__init__()
        self._place, self._household = place, household
        self._words: KeptWords | None = None
        self.view = HouseholdNotices()
        self.setParent(self.view)
        listen(self, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        desk = self._place.desk
        if self._words is not None:
            self._words.settle()
            self._words = None
        empty(self.view.column)
        for waiting in desk.referrals.of_household(self._household):
            if waiting.waits:
                self.view.column.addWidget(self._referral(waiting))
        if (closed := self._closed_referral()) is not None:
            self.view.column.addWidget(self._referral(closed))
        for yielded in desk.merging.yielded_to(self._household):
            self.view.column.addWidget(self._joined(yielded))
        self._ask()
        self.view.setVisible(self.view.column.count() > 0)

    def _closed_referral(self) -> Waiting | None:
        """Where nobody took them up: the way back leads over the referral."""
        found = self._place.desk.referrals.of_household(self._household)
        if not found or not found[0].line.triage or found[0].line.closed_on is None:
            return None
        return found[0]

    def _referral(self, waiting: Waiting) -> Notice:
        said = waiting.outcome.lower() if waiting.referral.outcome else "not decided yet"
        notice = Notice(f"Referral from {waiting.source_words}: {said}.", "blue", "mailbox")
        button = notice.offer("Open the referral", lambda: self._open(waiting.referral.id))
        button.setAccessibleName(f"Open the referral from {waiting.source_words}")
        return notice

    def _open(self, referral: RecordId) -> None:
        from tso_desktop.gui.referral_presenter import make_referral_page

        self._place.go.lay_over(make_referral_page(self._place, referral))

    def _joined(self, yielded: Yielded) -> Notice:
        named = ", ".join(part for part in (yielded.name, yielded.reference) if part)
        notice = Notice(f"{named} was joined with this household.", "grey", "merge")
        notice.offer("Part again", lambda: self._part(yielded)).setAccessibleName(
            f"Part again: {named}"
        )
        return notice

    def _part(self, yielded: Yielded) -> None:
        self._place.save(
            lambda: self._place.desk.merging.part(yielded.household),
            f"{yielded.name} is on its own again.",
        )

    def _ask(self) -> None:
        desk = self._place.desk
        asked = desk.asking.question(self._household)
        self.view.asking = None
        if asked is None:
            return
        card = self.view.asking = EarlyHelpCard(asked, desk.today, parent=self.view)
        words = self._words = KeptWords(
            self._place, f"asking:{self._household}", card.fields(), card
        )
        card.show_begun()

        def answer(act: Callable[[], object], said: str) -> None:
            words.settle()
            if self._place.save(act, said):
                words.drop()
                self.refresh()

        card.taken.connect(
            lambda day: answer(
                lambda: desk.asking.application_taken(self._household, day),
                "The application is recorded.",
            )
        )
        card.not_taken.connect(
            lambda why, by: answer(
                lambda: desk.asking.not_taken(self._household, asked, why, by),
                "The answer is kept, with who decided it.",
            )
        )
        self.view.column.addWidget(card)

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _KINDS):
            self.refresh()
