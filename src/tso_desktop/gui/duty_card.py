"""One duty: on which day it is, when day 56 is, the law it rests on, and who recorded it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tso_desktop.domain.dated import as_at
from tso_desktop.domain.ids import OfficerId
from tso_desktop.domain.law import Duty, LawRules, Standing
from tso_desktop.domain.law.law_words import ALERTS, DUTIES, duty_words, end_reason_words, short_day
from tso_desktop.gui.duty_chips import left_chip
from tso_desktop.gui.duty_strip import DutyStrip
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.words import plain_date
from tso_desktop.services.law import CaseView

_DUTY_ALERTS = {
    "prevention": ("prevention_past_day_56", "two_duties_open"),
    "relief": ("relief_overrun", "two_duties_open"),
    "main": ("intentionality_undecided",),
}


class DutyCard(Card):
    def __init__(
        self,
        duty: Duty,
        view: CaseView,
        rules: LawRules,
        officers: Mapping[OfficerId, str],
    ) -> None:
        super().__init__()
        if view.law is None:
            raise ValueError("No duty without its law.")
        self._duty, self._view, self._law = duty, view, view.law
        self._standing = Standing(duty, view.law.as_at)
        self.body.addLayout(self._head())
        if duty.day56 is not None and duty.state != "ended":
            self.strip = DutyStrip(duty, view.law.as_at, self._notice_day())
            self.body.addWidget(self.strip)
        for alert in self._alerts():
            self.body.addLayout(_line("triangle-alert", alert, "amber", "warn"))
        self.body.addLayout(_line("scale", law_line(duty, rules)))
        self.body.addLayout(_line("user-round", self._recorded(officers)))

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(Words(DUTIES[self._duty.duty].words, "strong"))
        self.big = Words(big_words(self._standing), "day" if self._is_owed() else "h1")
        left.addWidget(self.big)
        head.addLayout(left)
        head.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        if chip := left_chip(self._standing):
            right.addWidget(Chip(*chip), 0, Qt.AlignmentFlag.AlignRight)
        words = Words(self._line_words(), "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        words.setMinimumWidth(250)
        right.addWidget(words)
        head.addLayout(right, 2)
        return head

    def _is_owed(self) -> bool:
        return self._duty.state != "ended"

    def _line_words(self) -> str:
        """What day 56 means, without the number that stands beside it in large."""
        if self._duty.state == "open" and self._standing.length is None:
            return f"Day {self._standing.number}, with no fixed end."
        if self._duty.state == "ended":
            return f"{end_reason_words(self._duty.duty, self._duty.end_reason or '').words}."
        said = duty_words(self._duty, self._law)
        said = said.removeprefix(f"Day {self._standing.number} of {self._standing.length}. ")
        said = said.removeprefix(f"Day {self._standing.number}: ")
        said = said.replace("; from ", ". From ")
        return f"{said[:1].upper()}{said[1:]}."

    def _notice_day(self) -> date | None:
        held = self._law.held_back_by
        if held and held.specified_on:
            return held.specified_on
        days = [
            event.specified_on
            for event in self._view.events
            if event.kind == "possession_notice" and event.specified_on
        ]
        return min(days, default=None)

    def _alerts(self) -> list[str]:
        if self._duty.state != "open":
            return []
        wanted = _DUTY_ALERTS.get(self._duty.duty, ())
        return [ALERTS[alert].words for alert in self._law.alerts if alert in wanted]

    def _recorded(self, officers: Mapping[OfficerId, str]) -> str:
        """From our events, or from the main system and when that was last checked."""
        began, case = self._duty.began_by, self._view.case
        if began is None:
            return "Began by itself when the duty before it ended."
        if began.kind == "duty_recorded":
            source = began.source or "the main system"
            checked = case.duty_checked_on if case else None
            when = f", checked on {plain_date(checked)}" if checked else ", not checked since"
            return f"Recorded from {source}{when}."
        record = next((one for one in self._view.records if one.id == began.record), None)
        if record is None or record.made_by is None:
            return "Recorded here."
        decided = f" Decided by {record.decided_by}." if record.decided_by else ""
        return f"Recorded here by {officers.get(record.made_by) or 'the team'}.{decided}"


def big_words(standing: Standing) -> str:
    duty = standing.duty
    if duty.state == "ended" and duty.ended_on:
        return f"Ended on {short_day(duty.ended_on)} {duty.ended_on.year}"
    if duty.state == "suspended":
        return "Suspended"
    if standing.length is None:
        return f"Since {short_day(duty.started)} {duty.started.year}"
    if standing.number > standing.length:
        return f"Day {standing.number}"
    return f"Day {standing.number} of {standing.length}"


def law_line(duty: Duty, rules: LawRules) -> str:
    """The section, how its days are counted, and when the rules were last checked."""
    rule = as_at(rules.duty_days, duty.started, "the duties of Part 7")
    day = short_day(rule.checked_on).split(" ", 1)[1]
    checked = f"Rules checked {day} {rule.checked_on.year}."
    source = DUTIES[duty.duty].source
    if duty.day56 is None:
        return f"{source}: no fixed end. {checked}"
    return f"{source}: {rule.value} days beginning with the day we were satisfied. {checked}"


def _line(icon: str, words: str, shade: str = "muted", look: str = "muted") -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon(icon, shade, 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(words, look, wrap=True), 1)
    return row
