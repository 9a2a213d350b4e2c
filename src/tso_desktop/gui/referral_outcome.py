"""What comes of a referral: a case, sent elsewhere, not reached, declined, or here already."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout

from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, Segment
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.plain_fields import PlainDate, PlainText
from tso_desktop.services.referral_inbox import Waiting

_PICKS = (
    ("support", "Support case", "heart-handshake"),
    ("part7", "Part 7 case", "landmark"),
    ("signposted", "Signposted", "map-pin"),
    ("no_contact", "No contact", "phone-off"),
    ("declined", "Declined", "x"),
    ("duplicate", "Here already", "merge"),
)
_SAID = {
    "support": "They are in your caseload from then on, with a support case.",
    "part7": "They are in your caseload with a Part 7 case. If an application was taken, say on "
    "which day; a referral alone is none.",
    "signposted": "Where were they sent? They stay to be found, and can be opened again.",
    "no_contact": "Three tries by two ways are usual before this. What was tried?",
    "declined": "Why? They stay to be found, and can be opened again.",
    "duplicate": "Choose the household under “Perhaps here already”: you see both side by side "
    "before they are joined.",
}
_ASKED = {"signposted": "Where to", "no_contact": "What was tried", "declined": "Why"}
_KEEP = {
    "support": "Open a support case",
    "part7": "Open a Part 7 case",
    "signposted": "Close as signposted",
    "no_contact": "Close without contact",
    "declined": "Close as declined",
    "duplicate": "It is a duplicate",
}


class OutcomeCard(Card):
    """Asks what came of it; `decided` says the pick, its words and an application's day."""

    decided = Signal(str, str, object)
    reopened = Signal()
    to_household = Signal()
    grown = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("What comes of it", "flag")
        self._chosen = self._outcome = ""
        self._may_reopen = False
        self.pick = Segment(_PICKS[:3])
        self.more = Segment(_PICKS[3:])
        for segment, other in ((self.pick, self.more), (self.more, self.pick)):
            segment.chosen.connect(lambda key, other=other: self._picked(key, other))
        self._hint = Words("", "muted", wrap=True)
        self.words = PlainText("Why")
        self.applied_on = PlainDate(
            "Application taken on", today, "past", "blank if none was taken"
        )
        self.keep = Button("", "check", "primary")
        self.keep.clicked.connect(self._keep)
        self._done = Words("", wrap=True)
        self.reopen = Button("Open it again", "rotate-ccw")
        self.reopen.clicked.connect(self.reopened)
        self.household = Button("Go to the household", "users-round", "primary")
        self.household.clicked.connect(self.to_household)
        for widget in (self.pick, self.more, self._hint, self.words, self.applied_on):
            self.body.addWidget(widget)
        across = QHBoxLayout()
        for button in (self.keep, self.household, self.reopen):
            across.addWidget(button)
        across.addStretch(1)
        self.body.addWidget(self._done)
        self.body.addLayout(across)
        self._show()

    def show_outcome(self, waiting: Waiting, said: str) -> None:
        """An outcome that stands is told, with the way back."""
        self._outcome = said if waiting.referral.outcome else ""
        self._done.setText(self._outcome)
        self._may_reopen = waiting.referral.outcome != "accepted"
        self._show()

    def _picked(self, key: str, other: Segment) -> None:
        other.choose("")
        self._chosen = key
        self._show()
        if key in _ASKED:
            self.words.editor.setFocus()
        # Once it is laid out: what is asked next must not lie below the fold.
        QTimer.singleShot(0, self, self.grown.emit)

    def _show(self) -> None:
        asked = not self._outcome
        pick = self._chosen if asked else ""
        for widget in (self.pick, self.more):
            widget.setVisible(asked)
        self._hint.setText(_SAID.get(pick, "Say it when you know; nothing is lost until then."))
        self._hint.setVisible(asked)
        self.words.setVisible(pick in _ASKED)
        self.applied_on.setVisible(pick == "part7")
        self.keep.setVisible(bool(pick))
        if pick:
            self.keep.say(_KEEP[pick])
        self._done.setVisible(not asked)
        self.household.setVisible(not asked)
        self.reopen.setVisible(not asked and self._may_reopen)

    def _keep(self) -> None:
        if self._chosen == "part7" and self.applied_on.is_wrong:
            self.applied_on.line.setFocus()
            return
        day = self.applied_on.day() if self._chosen == "part7" else None
        self.decided.emit(self._chosen, self.words.words(), day)
