"""One tenancy at risk: by when, who, why in words; to open, or to put aside with a reason."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.early_warning import Urgency
from tso_desktop.domain.early_warning_facts import Reason, ReasonKind
from tso_desktop.gui.escape import Escape
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Soft, two_lines
from tso_desktop.gui.parts_chips import Chip, Tone
from tso_desktop.gui.plain_fields import PlainDate, PlainLine
from tso_desktop.gui.words import plain_date
from tso_desktop.services.early_warning import AtRisk

REASONS = {
    ReasonKind.NOTICE: ("Notice", "file-text"),
    ReasonKind.ENDING: ("Ending", "calendar-clock"),
    ReasonKind.ARREARS: ("Arrears", "pound-sterling"),
    ReasonKind.MISSED_VISITS: ("Missed visits", "door-closed"),
    ReasonKind.SILENCE: ("Silence", "message-square"),
    ReasonKind.LANDLORD: ("Landlord pattern", "building-2"),
    ReasonKind.BETTER: ("Getting better", "trending-down"),
}
_WHEN: dict[Urgency, tuple[Tone, str]] = {
    Urgency.THIS_WEEK: ("red", "circle-alert"),
    Urgency.THIS_MONTH: ("amber", "clock"),
    Urgency.LATER: ("amber", "clock"),
    Urgency.PATTERN: ("amber", "building-2"),
    Urgency.BETTER: ("green", "trending-down"),
}
_USUAL_DAYS = 14
_WHEN_WIDTH, _WHO_WIDTH = 132, 216


def named(row: AtRisk) -> str:
    """What to call it aloud: a restricted one by its reference alone."""
    return row.reference if row.restricted else row.warning.facts.household_name


def heading() -> QWidget:
    """What stands in each column."""
    holder = QWidget()
    across = QHBoxLayout(holder)
    across.setContentsMargins(0, 0, 0, 2)
    across.setSpacing(14)
    for words, width in (("When", _WHEN_WIDTH), ("Household, place, landlord", _WHO_WIDTH)):
        column = Words(words, "muted")
        column.setFixedWidth(width)
        across.addWidget(column)
    across.addWidget(Words("Why it is here", "muted"), 1)
    return holder


class WarningRow(QWidget):
    """`put_aside` says the day and the reason; the panel closes itself once it was kept."""

    opened = Signal(object)
    put_aside = Signal(object, object, str)
    woken = Signal(object)
    closed = Signal()

    def __init__(self, row: AtRisk, today: date, *, first: bool = False) -> None:
        super().__init__()
        self.row, self._today = row, today
        self.panel: SnoozePanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 6)
        self._column.setSpacing(8)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self._when())
        across.addWidget(self._who())
        across.addLayout(self._why(), 1)
        self.open_button = Button("Open", look="primary" if first else "plain")
        self.open_button.setAccessibleName(f"Open {named(row)}")
        self.open_button.setMinimumWidth(96)
        self.open_button.clicked.connect(lambda: self.opened.emit(row.household))
        across.addWidget(self.open_button)
        self.rest_button = self._rest_button()
        across.addWidget(self.rest_button)
        self._column.addLayout(across)

    @property
    def holds_words(self) -> bool:
        return self.panel is not None and bool(self.panel.reason.words())

    def ask(self) -> None:
        """Opens the panel in place, or closes it."""
        if self.panel is not None:
            self.close_panel()
            return
        self.panel = SnoozePanel(named(self.row), self._today)
        self.panel.kept.connect(lambda on, why: self.put_aside.emit(self.row.household, on, why))
        self.panel.left.connect(self.close_panel)
        self._column.addWidget(self.panel)
        self.panel.reason.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
            self.rest_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.closed.emit()

    def _when(self) -> QWidget:
        warning = self.row.warning
        tone, icon = _WHEN[warning.urgency]
        return _cell(Chip(warning.when_words, tone, icon), _WHEN_WIDTH)

    def _who(self) -> QWidget:
        facts = self.row.warning.facts
        where = (facts.place or facts.postcode_district, facts.landlord_name)
        detail = " · ".join(part for part in where if part) or self.row.reference
        holder = QWidget()
        holder.setFixedWidth(_WHO_WIDTH)
        middle = QVBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addLayout(two_lines(facts.household_name, detail))
        middle.addStretch(1)
        return holder

    def _why(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addStretch(1)
        for reason in self.row.warning.reasons:
            column.addLayout(_reason(reason, self._today))
        rest = self.row.rest
        if rest is not None and rest.record.until_on is not None:
            said = f"{rest.by}, until {plain_date(rest.record.until_on)}: “{rest.record.reason}”"
            column.addLayout(_line("bell-off", "muted", said))
        column.addStretch(1)
        return column

    def _rest_button(self) -> Button:
        if self.row.rest is not None:
            button = Button("Wake", "alarm-clock", "quiet")
            button.clicked.connect(lambda: self.woken.emit(self.row))
        else:
            button = Button("Snooze", "bell-off", "quiet")
            button.clicked.connect(self.ask)
        button.setAccessibleName(f"{button.text()} {named(self.row)}")
        return button


class SnoozePanel(Soft):
    """Until which day, and why it can wait: Enter keeps it, Esc leaves it."""

    kept = Signal(object, str)
    left = Signal()

    def __init__(self, name: str, today: date) -> None:
        super().__init__()
        self._today = today
        self.until = PlainDate(f"Snooze {name} until", lambda: today, lean="near")
        self.until.put(plain_date(today + timedelta(days=_USUAL_DAYS)))
        self.reason = PlainLine("Why it can wait", placeholder="So that a colleague knows")
        self.keep, self.leave = Button("Snooze", "bell-off"), Button("Leave it", look="quiet")
        across = QHBoxLayout()
        across.setSpacing(12)
        bottom = Qt.AlignmentFlag.AlignBottom
        across.addWidget(self.until, 2, bottom)
        across.addWidget(self.reason, 5, bottom)
        for button in (self.keep, self.leave):
            across.addWidget(button, 0, bottom)
        self.body.addLayout(across)
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.left)
        self.reason.line.returnPressed.connect(self._keep)
        Escape(self).pressed.connect(self.left)

    def _keep(self) -> None:
        """What is missing is said at its field, and stays open."""
        self.reason.complain("" if self.reason.words() else "Say why it can wait.")
        day = self.until.day()
        if day is None or day <= self._today:
            self.until.complain("Say a day to come.")
        elif self.reason.words():
            self.kept.emit(day, self.reason.words())


def _reason(reason: Reason, today: date) -> QHBoxLayout:
    """An icon in the colour of how near it is; the words say it too."""
    _, icon = REASONS[reason.kind]
    shade = "amber" if reason.due_on else "muted"
    if reason.due_on and (reason.due_on - today).days <= 7:  # noqa: PLR2004 - a week
        shade = "red"
    return _line(icon, "green" if reason.kind is ReasonKind.BETTER else shade, reason.words)


def _line(icon: str, shade: str, words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(9)
    line.addWidget(Icon(icon, shade, 16), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Words(words, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
    return line


def _cell(widget: QWidget, width: int) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(width)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return holder
