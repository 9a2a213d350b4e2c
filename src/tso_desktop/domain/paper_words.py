"""How days, hours and numbers are worded on paper, and what must not be torn over two lines."""

import re
from datetime import date, datetime, time, timedelta

NOT_YET_KNOWN = "not yet known"
NO_BREAK = "\u00a0"

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Rev", "Sir", "Dame"})

_MONTH = "|".join(MONTHS)
_UNIT = "am|pm|days?|weeks?|months?|years?|hours?|minutes?|miles?"
_HELD = re.compile(
    r"(?<=\d) (?=\d)"  # phone numbers, sort codes
    rf"|(?<=\d) (?=(?:{_MONTH})\b)"
    rf"|(?:(?<={')|(?<='.join(MONTHS)})) (?=\d{{4}}\b)"
    rf"|(?:(?<={')|(?<='.join(WEEKDAYS)})) (?=\d{{1,2}} (?:{_MONTH})\b)"
    r"|(?<=£) (?=\d)"
    rf"|(?<=\d) (?=(?:{_UNIT})\b)"
    r"|(?<=\boption) (?=\d)"
)


def held_together(text: str) -> str:
    """The same text with no-break spaces inside phone numbers, dates and amounts."""
    return _HELD.sub(NO_BREAK, text)


def short_date(day: date, *, beside: date | None = None) -> str:
    """`27 November`, with the year when it is not the year of the paper that it stands on."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if beside and beside.year == day.year else f"{words} {day.year}"


def full_date(day: date) -> str:
    """`Thursday 10 December 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {short_date(day)}"


def clock_time(at: time) -> str:
    """`10:30am`, `9am`, `midday`."""
    if at.minute == 0 and at.hour in (0, 12):
        return "midday" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"  # noqa: PLR2004


def part_of_day(at: time) -> str:
    """`10:30 in the morning`: easier than am and pm."""
    if at.minute == 0 and at.hour in (0, 12):
        return clock_time(at)
    noon, evening = 12, 17
    part = "in the morning"
    if at.hour >= noon:
        part = "in the afternoon" if at.hour < evening else "in the evening"
    return f"{clock_time(at)[:-2]} {part}"


def moment(at: datetime | date) -> str:
    """`Thursday 10 December 2026, 10:30am`; only the day when no hour is known."""
    if isinstance(at, datetime):
        return f"{full_date(at)}, {clock_time(at.time())}"
    return full_date(at)


def date_or_blank(day: date | None) -> str:
    return full_date(day) if day else NOT_YET_KNOWN


def or_blank(text: str | None) -> str:
    return text.strip() if text and text.strip() else NOT_YET_KNOWN


def by_when(due: date | str | None, *, beside: date | None = None) -> str:
    """When a step is due: a day, the officer's own words ("every Monday"), or not yet known."""
    if isinstance(due, date):
        return short_date(due, beside=beside)
    return or_blank(due)


def was_due(due: date, *, beside: date | None = None) -> str:
    """For a step of ours whose day had passed when the paper was made."""
    return f"was due {short_date(due, beside=beside)}, not done yet"


def first_name(name: str) -> str:
    """What an officer is called at the table: `Jo` of Jo Example, all of `Mrs Example`."""
    words = name.split()
    return name.strip() if not words or words[0].rstrip(".") in TITLES else words[0]


def all_names(names: tuple[str, ...]) -> str:
    """`Dilys and Rafe Hartlake`, as given: one, two, or several with commas."""
    known = [name.strip() for name in names if name.strip()]
    if len(known) < 2:  # noqa: PLR2004
        return or_blank("".join(known))
    return f"{', '.join(known[:-1])} and {known[-1]}"


def review_until(given_on: date) -> date:
    """The last day to ask for a review: 21 days beginning with the day that the plan was given.

    Housing Act 1996 s.202(3): "before the end of the period of 21 days beginning with the day on
    which he is notified", so the day it was given is day 1. The authority may allow longer in
    writing; that is an officer's decision and never printed by rule.
    """
    return given_on + timedelta(days=20)
