"""One referral: what was said, the tries to reach somebody, and what comes of it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.domain.referrals import CONSENT
from tso_desktop.gui.match_card import MatchCard
from tso_desktop.gui.merge_card import MergeCard
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, SquareButton
from tso_desktop.gui.parts_cards import Card, add_rows, empty, fact_row
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.parts_pages import Page, ScrollColumn, TwoColumns
from tso_desktop.gui.plain_fields import PlainLine
from tso_desktop.gui.referral_outcome import OutcomeCard
from tso_desktop.gui.referrals import due_chip, urgency_chip
from tso_desktop.gui.words import day_and_time, plain_date
from tso_desktop.services.case_file import Head
from tso_desktop.services.referral_inbox import Waiting

_PRESSES = (
    ("no_answer", "Rang, no answer", "phone-off"),
    ("message", "Left a message", "message-circle"),
    ("text", "Sent a text", "smartphone"),
    ("letter", "Sent a letter", "mail"),
    ("spoke", "Spoke to them", "phone"),
    ("met", "Met them", "handshake"),
)


class ReferralView(Page):
    """Shows one referral; says which try was made and what was decided."""

    left = Signal()
    tried = Signal(str)

    def __init__(self, outcome: OutcomeCard, matches: MatchCard, merge: MergeCard) -> None:
        super().__init__("Referral")
        back = SquareButton("arrow-left", "Back (Esc)")
        back.clicked.connect(self.left)
        self.top.insertWidget(0, back)
        self.to_household = Button("Household's page", "users-round")
        self.buttons.addWidget(self.to_household)
        self._chips = Flow(gap=6)
        chips = QWidget()
        chips.setLayout(self._chips)
        self.body.addWidget(chips)
        self.body.addWidget(merge)
        self.attempts = Card("Attempts to reach them", "phone")
        self.facts = Card("What was said", "mailbox")
        columns = TwoColumns(56, 44)
        columns.wide.addWidget(self._tries())
        columns.wide.addWidget(outcome)
        outcome.grown.connect(lambda: self.show_all_of(outcome.keep))
        columns.narrow.addWidget(self.facts)
        columns.narrow.addWidget(matches)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def show_referral(self, waiting: Waiting, head: Head, today: date, *, message: bool) -> None:
        """A restricted household's name shows only once its page was opened on purpose."""
        self.title.show_words(waiting.line.name)
        self.subtitle.show_words(
            " · ".join(part for part in (waiting.line.reference, waiting.source_words) if part)
        )
        self._chips.clear()
        for chip in self._chips_of(waiting, today):
            self._chips.addWidget(chip)
        self._press["message"].setVisible(message)
        self._no_message.setVisible(not message)
        self._show_attempts(waiting, today)
        self._show_facts(waiting, head)

    def show_all_of(self, widget: QWidget) -> None:
        """Scrolls as far as is needed."""
        column = self.findChild(ScrollColumn)
        if column is not None:
            column.ensureWidgetVisible(widget, 0, 24)

    def _chips_of(self, waiting: Waiting, today: date) -> list[Chip]:
        if waiting.referral.outcome:
            return [Chip(waiting.outcome, "grey", "check")]
        due = due_chip(waiting, today)
        chips = [Chip(*urgency_chip(waiting))]
        on = waiting.due.on
        said = f"{waiting.due.what}: {due.words}" if on else waiting.due.what
        chips.append(Chip(said, due.tone if on else "blue", due.icon))
        if waiting.duty_to_refer:
            chips.append(Chip("Duty to refer", "blue", "landmark"))
        if waiting.line.triage:
            chips.append(Chip("Not in the caseload yet", "grey", "mailbox"))
        return chips

    def _tries(self) -> Card:
        self.words = PlainLine("Worth keeping (kept with the next press)")
        self.attempts.body.addWidget(self.words)
        presses = Flow(gap=8)
        self._press: dict[str, Button] = {}
        for kind, words, icon in _PRESSES:
            button = self._press[kind] = Button(words, icon)
            button.clicked.connect(lambda _on=False, kind=kind: self.tried.emit(kind))
            presses.addWidget(button)
        holder = QWidget()
        holder.setLayout(presses)
        self.attempts.body.addWidget(holder)
        self._no_message = Words(
            "Leave no message: somebody there could hear it. It is on the household's page.",
            "warn",
            wrap=True,
        )
        self.attempts.body.addWidget(self._no_message)
        self._made = Card()
        self._made.setVisible(False)
        self.attempts.body.addWidget(self._made)
        return self.attempts

    def press(self, kind: str) -> Button:
        return self._press[kind]

    def _show_attempts(self, waiting: Waiting, today: date) -> None:
        empty(self._made.body)
        self._made.setVisible(bool(waiting.attempts))
        rows: list[QWidget] = []
        for note in reversed(waiting.attempts):
            when = day_and_time(note.happened_at, today) if note.happened_at else ""
            rows.append(_attempt(when, note.words or "", reached=note.reached is not False))
        add_rows(self._made.body, list(rows))

    def _show_facts(self, waiting: Waiting, head: Head) -> None:
        empty(self.facts.body)
        referral, lead, hidden = waiting.referral, head.lead, waiting.line.restricted
        aims = waiting.targets
        who = (referral.referred_by, referral.referrer_contact)
        contact = (lead.phone, lead.email) if lead and not hidden else ()
        told = (
            ("Why", referral.reason),
            ("From", waiting.source.label if waiting.source else None),
            ("Asked by", ", ".join(part for part in who if part)),
            ("Their reference", referral.their_reference),
            ("Sent on", plain_date(referral.referred_on) if referral.referred_on else None),
            ("Consent", dict(CONSENT).get(referral.consent or "")),
            ("First attempt", f"by {plain_date(aims.attempt_on)}" if aims else None),
            ("First contact", f"by {plain_date(aims.contact_on)}" if aims else None),
            ("Born", _born(head) if not hidden else None),
            ("Contact", ", ".join(part for part in contact if part)),
            ("Home", _home(head) if not hidden else None),
        )
        for name, words in told:
            if words:
                self.facts.body.addLayout(fact_row(name, words, 112))


def _attempt(when: str, words: str, *, reached: bool) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 2, 0, 2)
    across.setSpacing(10)
    day = Words(when, "muted")
    day.setMinimumWidth(124)
    across.addWidget(day)
    across.addWidget(Words(words, wrap=True), 1)
    across.addWidget(Chip("Reached", "green", "check") if reached else Chip("Not reached"))
    return row


def _born(head: Head) -> str | None:
    born = head.lead.born_on if head.lead else None
    return plain_date(born) if born else None


def _home(head: Head) -> str:
    home = head.home
    return ", ".join(part for part in (home.address, home.postcode) if part) if home else ""
