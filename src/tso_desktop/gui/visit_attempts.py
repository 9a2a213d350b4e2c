"""Beside a try that came to nothing: the tries before it, the silence, and what follows."""

from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Tick
from tso_desktop.gui.parts_cards import Card, Notice, add_rows, empty
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.visit_days import next_working_day
from tso_desktop.gui.visit_finish import NextVisitCard
from tso_desktop.gui.visit_no_access import ordinal
from tso_desktop.gui.words import counted, day_and_time, near_date
from tso_desktop.services.visit_draft import VisitDraft
from tso_desktop.services.visit_silence import Silence

_ENOUGH = 3


class AttemptsCard(Card):
    """The tries since somebody was last met, and how long the silence is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.days = Words("", "warn")
        super().__init__("Attempts", "history", self.days, parent=parent)
        self.heading.setMinimumHeight(44)

    def show_silence(
        self, silence: Silence, labels: dict[str, str], today: date, now: tuple[str, str]
    ) -> None:
        """`now` is when and why the try that is being written came to nothing."""
        empty(self.body)
        said = "Nobody reached yet"
        if silence.days is not None:
            said = f"{counted(silence.days, 'day')} without contact" if silence.days else ""
        self.days.setText(said)
        rows: list[QWidget | QVBoxLayout] = []
        for number, attempt in enumerate(silence.attempts, 1):
            when = day_and_time(attempt.started_at, today) if attempt.started_at else ""
            detail = labels.get(attempt.no_access or "", "")
            left = "Calling card left" if attempt.card_left else ""
            rows.append(_attempt_row(when, detail, left, ordinal(number)))
        rows.append(
            _attempt_row(*now, "being written", ordinal(silence.next_attempt), tone="amber")
        )
        add_rows(self.body, list(rows))
        if silence.next_attempt >= _ENOUGH:
            self.body.addLayout(_enough())


class AndNextCard(Card):
    """What follows a try: a card through the door, a call, another day."""

    changed = Signal(object)
    moved = Signal()

    def __init__(self, today: date, usual: time, parent: QWidget | None = None) -> None:
        super().__init__("And next", "calendar-days", parent=parent)
        self._call_on = next_working_day(today)
        self.card = Tick("A calling card is left, without a reason on it")
        self.ring = Tick(f"Ring {near_date(self._call_on, today).lower()}")
        self.again = NextVisitCard("Try again", "again", today, usual, narrow=True)
        self.card.clicked.connect(lambda on: self.changed.emit({"card_left": on}))
        self.ring.clicked.connect(
            lambda on: self.changed.emit({"ring_on": self._call_on if on else None})
        )
        self.again.changed.connect(lambda coming: self.changed.emit({"next": coming}))
        self.again.moved.connect(self.moved)
        self.body.setSpacing(0)
        self.body.addWidget(self.card)
        self.body.addWidget(self.ring)
        self._guarded = Notice(
            "Safe contact is set here: leave a card only if that is agreed. "
            "It says your first name and a number, nothing else.",
            "amber",
            "mail-x",
        )
        self._guarded.hide()
        self.body.addWidget(self._guarded)

    def warn(self, guarded: bool) -> None:  # noqa: FBT001  the one thing that it is told
        self._guarded.setVisible(guarded)

    def show_draft(self, draft: VisitDraft) -> None:
        self.card.setChecked(draft.card_left)
        self.ring.setChecked(draft.ring_on is not None)
        self.again.show_next(draft.next)


def _attempt_row(when: str, what: str, detail: str, number: str, tone: str = "grey") -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 2, 0, 2)
    said = QVBoxLayout()
    said.setSpacing(1)
    said.addWidget(Elided(when, "strong"))
    said.addWidget(Words(what, wrap=True))
    if detail:
        said.addWidget(Words(detail, "muted", wrap=True))
    across.addLayout(said, 1)
    chip = Chip(number, "amber" if tone == "amber" else "grey", "door-closed")
    across.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _enough() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon("info", "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(
        Words(
            "Three tries by two ways of contact are enough: ask your team leader what next.",
            "muted",
            wrap=True,
        ),
        1,
    )
    return row
