"""A row for each letter and each review: what it is, what holds of it, what can be done."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.lawwork import GivenLetter, Letter
from tso_desktop.domain.reviews import OUTCOMES
from tso_desktop.domain.serving import way
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import two_lines
from tso_desktop.gui.parts_chips import Chip, Tone
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.words import days_left, plain_date, short_date
from tso_desktop.services.reviews import ReviewLine

Do = Callable[[], object]
_SOON = 7
_BUTTONS = (
    ("view", "View", "eye"),
    ("print", "Print again", "printer"),
    ("review", "Review asked for", "scale"),
    ("again", "New version", "copy"),
    ("withdraw", "Withdraw", "circle-minus"),
)


def written_row(letter: Letter, go_on: Do, throw_away: Do) -> QWidget:
    title = letter.title or "A letter"
    holder, row = _row("pencil-line")
    row.addLayout(two_lines(title, "Not given yet. Every word of it is kept."), 1)
    if letter.clashes:
        row.addWidget(Chip("Two versions", "amber", "merge"))
    row.addWidget(Chip("Draft", "amber", "pencil-line"))
    row.addWidget(_button("Go on", "arrow-right", title, go_on, "plain"))
    row.addWidget(_button("Throw away", "trash-2", title, throw_away, "quiet"))
    return holder


def given_row(
    given: GivenLetter, today: date, ways: Mapping[str, Any], *, asked: bool = False
) -> QWidget:
    """Title, how and when they were told, until when they can ask; what can be done with it."""
    title = given.title or "A letter"
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(4)
    first = QHBoxLayout()
    first.setSpacing(10)
    first.addWidget(Icon("mail", "muted", 20))
    first.addLayout(two_lines(title, _told(given, today)), 1)
    first.addWidget(_state(given, today, asked=asked))
    column.addLayout(first)
    if given.withdrawn:
        column.addWidget(Words(f"Withdrawn: {given.withdrawn}", "warn", wrap=True))
    buttons = QWidget()
    flow = Flow(gap=6, parent=buttons)
    for key, words, icon in _BUTTONS:
        if ways.get(key) is not None:
            flow.addWidget(_button(words, icon, title, ways[key], "quiet"))
    column.addWidget(buttons)
    return holder


class ReviewRow(QWidget):
    """A review: of what, by when, what came of it."""

    def __init__(
        self, line: ReviewLine, today: date, open_it: Callable[[ReviewLine], object]
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(Icon("scale", "muted", 20))
        row.addLayout(two_lines(line.decision, _asked(line, today)), 1)
        if line.late:
            row.addWidget(Chip("Asked late", "amber", "clock"))
        row.addWidget(_due(line, today))
        self.button = _button("Open", "arrow-right", line.decision, lambda: open_it(line), "plain")
        row.addWidget(self.button)


def _told(given: GivenLetter, today: date) -> str:
    how = way(given.served_how or "")
    parts = [
        f"Letter {given.number}" if given.number else "",
        f"to {given.to_name}" if given.to_name else "",
        how.label if how else "",
        f"told {short_date(given.served_on, today)}" if given.served_on else "",
        f"decided by {given.decided_by}" if given.decided_by else "",
    ]
    return " · ".join(part for part in parts if part)


def _state(given: GivenLetter, today: date, *, asked: bool) -> QWidget:
    until = given.review_until_on
    if given.withdrawn:
        return Chip("Withdrawn", "grey", "circle-minus")
    if asked:
        return Chip("Review asked for", "blue", "scale")
    if until is None:
        return Chip("Given", "green", "check")
    if until < today:
        return Chip(f"Review until {short_date(until, today)} has passed", "grey", "check")
    tone: Tone = "amber" if (until - today).days < _SOON else "blue"
    return Chip(f"Review until {short_date(until, today)}", tone, "hourglass")


def _asked(line: ReviewLine, today: date) -> str:
    review = line.review
    parts = [
        f"Asked for {short_date(review.requested_on, today)}" if review.requested_on else "",
        f"by {review.reviewer}" if review.reviewer else "no reviewer named yet",
        f"minded to {short_date(review.minded_to_on, today)}" if review.minded_to_on else "",
        f"appeal until {plain_date(line.appeal_until_on)}" if line.appeal_until_on else "",
    ]
    return " · ".join(part for part in parts if part)


def _due(line: ReviewLine, today: date) -> QWidget:
    review = line.review
    if review.outcome is not None:
        return Chip(OUTCOMES.get(review.outcome, review.outcome), "green", "check")
    if review.due_on is None or line.days_left is None:
        return Chip("No day yet", "amber", "clock")
    tone: Tone = "red" if line.days_left < 0 else "amber" if line.days_left <= _SOON else "blue"
    words = f"Due {short_date(review.due_on, today)}, {days_left(review.due_on, today)}"
    return Chip(words, tone, "hourglass")


def _row(icon: str) -> tuple[QWidget, QHBoxLayout]:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(10)
    row.addWidget(Icon(icon, "muted", 20))
    return holder, row


def _button(words: str, icon: str, about: str, do: Do, look: Any) -> Button:
    button = Button(words, icon, look)
    button.setAccessibleName(f"{words}: {about}")
    button.clicked.connect(lambda: do())  # noqa: PLW0108  `do` must not be handed "checked"
    return button
