"""Take a referral: who, from whom and why, with likely matches beside it while one types."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.domain.referrals import CONSENT, URGENCIES, USUAL_URGENCY
from tso_desktop.domain.words import ReferralSource
from tso_desktop.gui.match_card import MatchCard
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, Segment, Tick
from tso_desktop.gui.parts_cards import Card, Notice
from tso_desktop.gui.parts_pages import Page, TwoColumns
from tso_desktop.gui.plain_fields import PlainChoice, PlainDate, PlainLine, PlainText, in_grid
from tso_desktop.services.likely import Typed
from tso_desktop.services.referring import NewReferral

_TYPING_MS = 250
_NOBODY = (
    "Nobody like this is here. Name, date of birth, phone and address are compared as you type."
)


class ReferralForm(Page):
    """Says what was typed; `asked` is to keep it."""

    asked = Signal()
    left = Signal()
    typed = Signal()
    picked = Signal()
    loosened = Signal()

    def __init__(self, today: Callable[[], date], sources: Sequence[ReferralSource]) -> None:
        super().__init__("Take a referral", "A name and who sent them are enough to begin with.")
        self._sources = sources
        self.name = PlainLine("Name", placeholder="As it was said or written")
        self.born_on = PlainDate("Date of birth", today, "past")
        self.phone = PlainLine("Phone")
        self.address = PlainLine("Address")
        self.postcode = PlainLine("Postcode")
        self.restricted = Tick("Restricted: only those who must may see where they are")
        self.source_type = PlainChoice("Who sent them", [(s.code, s.label) for s in sources])
        self.source = PlainLine("Name of the office or agency")
        self.referred_by = PlainLine("Person there")
        self.referrer_contact = PlainLine("Their phone or e-mail")
        self.their_reference = PlainLine("Their reference")
        self.referred_on = PlainDate("Sent on", today, "past", "today if left blank")
        self.reason = PlainText("Why", "in the words of whoever sent them")
        self.leave_by_on = PlainDate("Told to leave by", today)
        self.told_to_leave = Tick("Somebody told them to leave")
        self.consent = Segment([(key, words, "") for key, words in CONSENT], may_clear=True)
        self.urgency = Segment([(key, words, "") for key, words in URGENCIES])
        self.urgency.choose(USUAL_URGENCY)
        self.matches = MatchCard("It belongs to them", _NOBODY)
        self.keep = Button("Keep the referral", "check", "primary")
        self.keep.setToolTip("Ctrl+Enter")
        self._lay_out()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.typed)
        for field in self.fields().values():
            field.changed.connect(self._typing.start)
        self.source_type.changed.connect(self._say_duty)
        for segment in (self.urgency, self.consent):
            segment.chosen.connect(lambda _key: self.picked.emit())
        for tick in (self.restricted, self.told_to_leave):
            tick.clicked.connect(lambda _on: self.picked.emit())

    def fields(self) -> Mapping[str, PlainLine | PlainChoice | PlainText]:
        """What is kept as a draft at every key, by name."""
        names = (
            *("name", "born_on", "phone", "address", "postcode", "source_type", "source"),
            *("referred_by", "referrer_contact", "their_reference", "referred_on", "reason"),
            "leave_by_on",
        )
        return {name: getattr(self, name) for name in names}

    def so_far(self) -> Typed:
        return Typed(
            name=self.name.words(),
            born_on=self.born_on.day_so_far(),
            phone=self.phone.words(),
            address=self.address.words(),
            postcode=self.postcode.words(),
        )

    def value(self) -> NewReferral | None:
        """What is to be kept; None while a day cannot be read, which then says so."""
        days = (self.born_on, self.referred_on, self.leave_by_on)
        wrong = [day for day in days if day.is_wrong]
        if wrong:
            wrong[0].line.setFocus()
            return None
        return NewReferral(
            name=self.name.words(),
            born_on=self.born_on.day(),
            phone=self.phone.words() or None,
            address=self.address.words() or None,
            postcode=self.postcode.words() or None,
            restricted=self.restricted.isChecked() or None,
            source_type=self.source_type.words() or None,
            source=self.source.words() or None,
            referred_by=self.referred_by.words() or None,
            referrer_contact=self.referrer_contact.words() or None,
            their_reference=self.their_reference.words() or None,
            referred_on=self.referred_on.day(),
            reason=self.reason.words() or None,
            consent=self.consent.value() or None,
            urgency=self.urgency.value() or USUAL_URGENCY,
            told_to_leave=self.told_to_leave.isChecked(),
            leave_by_on=self.leave_by_on.day(),
        )

    def settle(self) -> None:
        """Says at once what still rests: the page is about to go, or to be locked."""
        if self._typing.isActive():
            self._typing.stop()
            self.typed.emit()

    def rest(self) -> None:
        """What was typed is kept, or goes: nothing more is to be said of it."""
        self._typing.stop()

    def say_belongs(self, words: str) -> None:
        """The referral belongs to a household that is here; "" takes that back."""
        self._belongs.words.setText(words)
        self._belongs.setVisible(bool(words))
        self._who.setEnabled(not words)

    def _say_duty(self) -> None:
        picked = next((s for s in self._sources if s.code == self.source_type.words()), None)
        self._duty.setVisible(bool(picked and picked.duty_to_refer))

    def _lay_out(self) -> None:
        leave = Button("Leave", look="quiet")
        leave.setToolTip("Esc")
        leave.clicked.connect(self.left)
        self.keep.clicked.connect(self.asked)
        self.buttons.addWidget(leave)
        self.buttons.addWidget(self.keep)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self.asked)
        self._belongs = Notice("", "blue", "link-2")
        self._belongs.offer("Not them", self.loosened.emit)
        self._belongs.hide()
        self.body.addWidget(self._belongs)
        columns = TwoColumns(62, 38)
        self.body.addWidget(columns)
        self.body.addStretch(1)
        columns.wide.addWidget(self._who_card())
        columns.wide.addWidget(self._from_card())
        columns.narrow.addWidget(self.matches)

    def _who_card(self) -> Card:
        self._who = card = Card("Who", "user-round")
        card.body.addLayout(
            in_grid(
                [
                    (self.name, self.born_on, self.phone),
                    (self.address, self.postcode),
                ]
            )
        )
        card.body.addWidget(self.restricted)
        return card

    def _from_card(self) -> Card:
        card = Card("From whom, and why", "mailbox")
        card.body.addLayout(in_grid([(self.source_type, self.source)]))
        self._duty = Words(
            "This body has a duty to refer, with the person's consent "
            "(Housing Act 1996, section 213B). A referral is not by itself an application.",
            "muted",
            wrap=True,
        )
        self._duty.hide()
        card.body.addWidget(self._duty)
        card.body.addLayout(_asked("How urgent", self.urgency))
        people = (self.referred_by, self.referrer_contact, self.their_reference)
        card.body.addLayout(in_grid([(self.reason,), people]))
        card.body.addLayout(in_grid([(self.referred_on, self.leave_by_on)]))
        card.body.addWidget(self.told_to_leave)
        card.body.addLayout(_asked("Consent to share", self.consent))
        return card


def _asked(label: str, answer: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    name = Words(label, "label")
    name.setMinimumWidth(120)
    answer.setAccessibleName(label)
    row.addWidget(name)
    row.addWidget(answer)
    row.addStretch(1)
    return row
