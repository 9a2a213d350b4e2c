"""The inbox of referrals: who waits, for what, by when; what is overdue stands first."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, EmptyState, add_rows, empty, two_lines
from tso_desktop.gui.parts_chips import Chip, ChipWords, Tone
from tso_desktop.gui.parts_pages import Page
from tso_desktop.gui.referral_form_presenter import DRAFT
from tso_desktop.gui.words import counted, days_left, near_date
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.referral_inbox import Waiting

KINDS = frozenset({"referral", "household", "note", "person"})
_URGENT: dict[str, tuple[Tone, str]] = {
    "today": ("red", "flame"),
    "three_days": ("amber", "flag"),
}


def make_referrals_page(place: Workplace) -> QWidget:
    return ReferralsPresenter(place).view


def urgency_chip(waiting: Waiting) -> ChipWords:
    tone, icon = _URGENT.get(waiting.referral.urgency or "", ("grey", "flag"))
    return ChipWords(waiting.urgency, tone, icon)


def due_chip(waiting: Waiting, today: date) -> ChipWords:
    """When the next thing is due; what is late is said in words, not in colour alone."""
    on = waiting.due.on
    if on is None:
        return ChipWords("No day set", "grey", "clock")
    if on < today:
        return ChipWords(days_left(on, today), "red", "clock")
    return ChipWords(near_date(on, today), "amber" if on == today else "grey", "clock")


def tries(waiting: Waiting) -> str:
    return (
        counted(waiting.progress.attempts, "attempt") if waiting.progress.attempts else "Not tried"
    )


class ReferralsView(Page):
    """Shows what waits and what was decided lately; says which one was opened."""

    opened = Signal(object)
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Referrals", parent=parent)
        self.take = Button("Take a referral", "plus", "primary")
        self.take.clicked.connect(self.taken)
        self.buttons.addWidget(self.take)
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self.body.addLayout(self._column)
        self.body.addStretch(1)

    def show_inbox(
        self,
        waiting: Sequence[Waiting],
        decided: Sequence[Waiting],
        today: date,
        *,
        begun: bool,
    ) -> None:
        self.take.say("Go on with the referral" if begun else "Take a referral")
        late = sum(one.due.is_late(today) for one in waiting)
        said = f"{counted(len(waiting), 'referral')} waiting"
        self.subtitle.show_words(f"{said}, {late} overdue." if late else f"{said}.")
        empty(self._column)
        self._column.addWidget(self._waiting(waiting, today))
        if decided:
            self._column.addWidget(self._decided(decided, today))

    def _waiting(self, waiting: Sequence[Waiting], today: date) -> QWidget:
        if not waiting:
            card = Card()
            card.body.addWidget(
                EmptyState(
                    "mailbox",
                    "No referral is waiting",
                    "When somebody sends a household to you, take the referral here. It waits in "
                    "this list, with a day for the first try and the first contact, until you say "
                    "what came of it.",
                )
            )
            return card
        card = Card("Waiting", "mailbox")
        card.show_count(len(waiting))
        add_rows(card.body, [self._row(one, today) for one in waiting])
        return card

    def _row(self, one: Waiting, today: date) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 3, 0, 3)
        across.setSpacing(14)
        duty = "duty to refer" if one.duty_to_refer else ""
        held = "" if one.line.triage else "in the caseload already"
        detail = " · ".join(part for part in (one.source_words, duty, held) if part)
        across.addLayout(two_lines(one.line.name, detail), 1)
        across.addWidget(_cell(Chip(*urgency_chip(one)), 104))
        across.addWidget(_column(_waited(one, today), tries(one), 128))
        across.addWidget(_column(one.due.what, "", 146))
        across.addWidget(_cell(Chip(*due_chip(one, today)), 128))
        across.addWidget(self._open(one))
        return row

    def _open(self, one: Waiting) -> Button:
        button = Button("Open")
        button.setAccessibleName(f"Open the referral of {one.line.name} from {one.source_words}")
        button.clicked.connect(lambda: self.opened.emit(one.referral.id))
        return button

    def _decided(self, decided: Sequence[Waiting], today: date) -> QWidget:
        card = Card("Decided in the last four weeks", "check")
        card.show_count(len(decided))
        rows: list[QWidget] = []
        for one in decided:
            row = QWidget()
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 2, 0, 2)
            across.setSpacing(14)
            on = one.referral.outcome_on
            detail = (one.source_words, one.referral.outcome_words or "")
            across.addLayout(two_lines(one.line.name, " · ".join(p for p in detail if p)), 1)
            across.addWidget(Words(near_date(on, today) if on else "", "muted"))
            across.addWidget(_cell(Chip(one.outcome), 118))
            across.addWidget(self._open(one))
            rows.append(row)
        add_rows(card.body, list(rows))
        return card


def _waited(one: Waiting, today: date) -> str:
    days = one.days_waiting(today)
    return f"{counted(days, 'day')} waiting" if days else "Came today"


def _cell(widget: QWidget, width: int) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(width)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return holder


def _column(strong: str, muted: str, width: int) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(width)
    if muted:
        holder.setLayout(two_lines(strong, muted))
    else:
        row = QHBoxLayout(holder)
        row.addWidget(Words(strong, "strong"))
    if (layout := holder.layout()) is not None:
        layout.setContentsMargins(0, 0, 0, 0)
    return holder


class ReferralsPresenter(QObject):
    """Keeps the inbox true to the store."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        view = self.view = ReferralsView()
        self.setParent(view)
        view.taken.connect(self._take)
        view.opened.connect(self._open)
        listen(self, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        referrals = self._place.desk.referrals
        begun = self._place.desk.drafts.find(DRAFT) is not None
        today = self._place.desk.today()
        self.view.show_inbox(referrals.waiting(), referrals.decided(), today, begun=begun)

    def _take(self) -> None:
        from tso_desktop.gui.referral_form_presenter import make_referral_form

        form = make_referral_form(self._place)
        form.destroyed.connect(self.refresh)
        self._place.go.lay_over(form)

    def _open(self, referral: RecordId) -> None:
        from tso_desktop.gui.referral_presenter import make_referral_page

        self._place.go.lay_over(make_referral_page(self._place, referral))

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, KINDS):
            self.refresh()
