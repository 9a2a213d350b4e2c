"""What a landlord's notice does in Part 7: threatens, holds ground (b) back, grows too old."""

from collections.abc import Iterable
from datetime import date, timedelta

from tso_desktop.domain.dated import Dated
from tso_desktop.domain.law.events import Event
from tso_desktop.domain.law.rules import LawRules, NoticeReading, UseBy, on


class Papers:
    """A landlord's notice with the two days that never change, worked out once.

    `trigger_on`: the date in it less 56 days. `use_by_on`: the last day to go to court on it.
    """

    __slots__ = ("notice", "trigger_on", "use_by_on")

    def __init__(self, notice: Event, rules: LawRules) -> None:
        self.notice = notice
        self.trigger_on: date | None = None
        if notice.specified_on:
            days = on(rules.threat_days, notice.on, "a notice")
            self.trigger_on = notice.specified_on - timedelta(days=days)
        self.use_by_on = _use_by_on(notice, rules)

    def is_spent(self, day: date) -> bool:
        """Whether no court case was begun in time and none can be begun now."""
        last = self.use_by_on
        if last is None or day <= last or self.notice.valid is False:
            return False
        return self.notice.claim_issued_on is None or self.notice.claim_issued_on > last

    def threatens_from(self, rules: LawRules, day: date) -> date | None:
        """From when the notice alone makes them threatened, by the law of this day."""
        reading = _reading(rules.threat_notices, self.notice, day)
        if reading is None or self.trigger_on is None:
            return None
        return max(self.trigger_on, self.notice.on, reading.from_on)


def holding_back(held: Iterable[Papers], rules: LawRules, day: date) -> Event | None:
    """The notice for which section 195(6) does not let prevention end because 56 days passed."""
    for papers in held:
        if (
            papers.trigger_on
            and papers.trigger_on <= day
            and _reading(rules.hold_back_notices, papers.notice, day)
            and not papers.is_spent(day)
        ):
            return papers.notice
    return None


def _use_by_on(notice: Event, rules: LawRules) -> date | None:
    for record in rules.use_by:
        limit = record.value
        if (
            limit.act == notice.act
            and notice.landlord in limit.landlords
            and record.holds_on(notice.on)
        ):
            return _last_day(limit, notice)
    return None


def _last_day(limit: UseBy, notice: Event) -> date:
    if limit.ended_on and notice.on >= limit.ended_on:
        return notice.on - timedelta(days=1)
    start, months = notice.on, limit.months
    if limit.long_from_months is not None and limit.long_months is not None:
        long_from = months_after(notice.on, limit.long_from_months)
        if notice.specified_on and notice.specified_on >= long_from:
            start, months = notice.specified_on, limit.long_months
    last = months_after(start, months) - timedelta(days=int(limit.counts_first_day))
    return min(last, limit.backstop_on) if limit.backstop_on else last


def _reading(
    readings: Iterable[Dated[NoticeReading]], notice: Event, day: date
) -> Dated[NoticeReading] | None:
    if not (notice.valid and notice.only_home):
        return None
    for reading in readings:
        if reading.holds_on(day) and reading.value.covers(notice.act, notice.landlord, notice.on):
            return reading
    return None


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it has none."""
    years, month = divmod(day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(day.year + years, month + 1, number)
        except ValueError:
            continue
    return date(day.year + years, month + 1, day.day)
