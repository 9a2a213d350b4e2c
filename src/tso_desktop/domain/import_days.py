"""Days and times as officers type them. A day that cannot be is refused, never swapped or moved."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Literal

from tso_desktop.domain.import_reading import (
    Certainty,
    KeptAsWords,
    NotUnderstood,
    Understood,
    Unread,
    fold,
    says_nothing,
)
from tso_desktop.domain.import_workbook import Cell

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LETTERS = 3  # as many as tell two months or two weekdays apart
_MONTH_NUMBERS = {month[:_LETTERS].casefold(): n for n, month in enumerate(MONTHS, 1)}
_SERIAL_ZERO = date(1899, 12, 30)
_LATER_EPOCH = timedelta(days=1462)
_SERIALS = range(10_000, 80_000)
_EARLIEST = 1900
_YEARS_AHEAD = 30
_YEAR_DIGITS = 4
_NOON = 12


class Towards(Enum):
    """On which side of the sheet's own day the cell's day lies, as its column tells."""

    FUTURE = "future"
    PAST = "past"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class When:
    """A day and, if it was written, the time of that day as the clock on the wall shows it."""

    on: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class DayContext:
    """The day as at which the sheet was kept, and how its program counts days."""

    as_at: date
    days_from_1904: bool = False

    def from_serial(self, number: float) -> date:
        days = timedelta(days=int(number))
        return _SERIAL_ZERO + days + (_LATER_EPOCH if self.days_from_1904 else timedelta())


def day_words(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def read_day(
    cell: Cell, context: DayContext, towards: Towards = Towards.EITHER
) -> Understood[date] | Unread:
    found = read_when(cell, context, towards)
    if not isinstance(found, Understood):
        return found
    return Understood(found.value.on, found.words, found.reading, found.certainty)


def read_when(
    cell: Cell, context: DayContext, towards: Towards = Towards.EITHER
) -> Understood[When] | Unread:
    words = cell.words
    match cell.value:
        case bool() | None:
            return NotUnderstood(words, "This is not a day.")
        case datetime() as moment:
            return _checked(When(moment.date(), moment.time()), words, context)
        case date() as day:
            return _checked(When(day), words, context)
        case int() | float() as number:
            return _from_number(number, words, context)
        case str() as text:
            return _from_text(text, context, towards)


def _checked(
    when: When, words: str, context: DayContext, how: Certainty = Certainty.PLAIN, why: str = ""
) -> Understood[When] | Unread:
    if not _EARLIEST <= when.on.year <= context.as_at.year + _YEARS_AHEAD:
        return NotUnderstood(words, f"The year {when.on.year} cannot be right.")
    at = f", {when.at:%H:%M}" if when.at is not None else ""
    return Understood(when, words, day_words(when.on) + at + why, how)


def _from_number(number: float, words: str, context: DayContext) -> Understood[When] | Unread:
    if _EARLIEST <= number <= context.as_at.year + _YEARS_AHEAD and number == int(number):
        return KeptAsWords(words, "a year without a day")
    if not _SERIALS.start <= number < _SERIALS.stop:
        return NotUnderstood(words, "This number is not a day.")
    minutes = round((number - int(number)) * 24 * 60)
    at = time(minutes // 60, minutes % 60) if 0 < minutes < 24 * 60 else None
    when = When(context.from_serial(number), at)
    return _checked(
        when, words, context, Certainty.WORKED_OUT, ", from the spreadsheet's day number"
    )


_WEEKDAY = (
    r"(?:(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\.?,?\s+)?"
)
_MONTH = (
    r"(?P<month_name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_TIME = (
    r"(?:(?:\s*,\s*|\s*@\s*|\s+at\s+|\s+|t)"
    r"(?P<time>noon|midday|\d{1,2}(?:[:.]\d{2}(?::\d{2})?\s*(?:am|pm|hrs?)?|\s*(?:am|pm))))?"
)
_WITH_MONTH_NAME = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s\-/.]*(?:of\s+)?{_MONTH}"
    r"(?:[\s\-/,]*(?P<year>\d{4}|'?\d{2})(?![\d:.]|\s*[ap]m))?"
)
_NUMERIC = r"(?P<day>\d{1,2})\s*[/.\-\\]\s*(?P<month>\d{1,2})\s*[/.\-\\]\s*(?P<year>\d{4}|'?\d{2})"
_SHAPES = tuple(
    re.compile(f"{_WEEKDAY}(?:{shape}){_TIME}", re.IGNORECASE)
    for shape in (
        _NUMERIC,
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        _WITH_MONTH_NAME,
        rf"{_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?",
        r"(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})(?P<year>)",
    )
)
_NUMBER = re.compile(r"\d+|\d{5}\.\d+")
_DAY_INSIDE = re.compile(
    r"\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?|\d{1,2}(?:st|nd|rd|th)?\s*[a-z]{3}"
)


def _from_text(text: str, context: DayContext, towards: Towards) -> Understood[When] | Unread:
    folded = fold(text)
    if nothing := says_nothing(text):
        return KeptAsWords(text, nothing)
    if _NUMBER.fullmatch(folded):
        return _from_number(float(folded), text, context)
    for shape in _SHAPES:
        if found := shape.fullmatch(folded):
            return _from_parts(found, text, context, towards)
    if _DAY_INSIDE.search(folded):
        return KeptAsWords(text, "words with a day among them")
    return KeptAsWords(text, "words, not a day")


def _from_parts(
    found: re.Match[str], text: str, context: DayContext, towards: Towards
) -> Understood[When] | Unread:
    parts = found.groupdict()
    day, month = int(parts["day"]), _month(parts)
    at = _time(parts["time"])
    if at is False:
        return NotUnderstood(text, f"There is no time {parts['time']}.")
    if not 1 <= month <= len(MONTHS):
        swap = "Day and month were not swapped."
        return NotUnderstood(text, f"There is no month {month}. {swap}")
    if not parts["year"]:
        return _without_year(When(date(2000, month, 1), at), day, parts, (text, context, towards))
    year = _year(parts["year"], context)
    if not 1 <= day <= monthrange(year, month)[1]:
        return NotUnderstood(text, f"{MONTHS[month - 1]} {year} has no day {day}.")
    when = When(date(year, month, day), at)
    if wrong := _wrong_weekday(when.on, parts["weekday"]):
        return NotUnderstood(text, wrong)
    return _checked(when, text, context)


def _without_year(
    first: When, day: int, parts: dict[str, str | None], asked: tuple[str, DayContext, Towards]
) -> Understood[When] | Unread:
    """Without a year, only a weekday that agrees can settle which year it is."""
    text, context, towards = asked
    month = first.on.month
    if not 1 <= day <= monthrange(first.on.year, month)[1]:
        return NotUnderstood(text, f"{MONTHS[month - 1]} has no day {day}.")
    if not parts["weekday"] or towards is Towards.EITHER:
        return KeptAsWords(text, "a day without a year")
    nearest = _nearest(day, month, context.as_at, towards)
    if nearest is None:
        return KeptAsWords(text, "a day without a year")
    if wrong := _wrong_weekday(nearest, parts["weekday"]):
        return NotUnderstood(text, wrong)
    why = ", the year worked out from the weekday"
    return _checked(When(nearest, first.at), text, context, Certainty.WORKED_OUT, why)


def _nearest(day: int, month: int, as_at: date, towards: Towards) -> date | None:
    years = (0, 1) if towards is Towards.FUTURE else (0, -1)
    for year in (as_at.year + step for step in years):
        if day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if found == as_at or (found > as_at) is (towards is Towards.FUTURE):
                return found
    return None


def _month(parts: dict[str, str | None]) -> int:
    if number := parts.get("month"):
        return int(number)
    return _MONTH_NUMBERS[str(parts["month_name"])[:_LETTERS]]


def _year(digits: str, context: DayContext) -> int:
    """Two digits mean the century that lies nearer to the sheet's own day."""
    year = int(digits.lstrip("'"))
    if len(digits.lstrip("'")) == _YEAR_DIGITS:
        return max(year, 1)
    return year + (2000 if 2000 + year <= context.as_at.year + _YEARS_AHEAD else 1900)


def _time(text: str | None) -> time | Literal[False] | None:
    if not text:
        return None
    if text in ("noon", "midday"):
        return time(_NOON)
    hour, minute = (int(number) for number in [*re.findall(r"\d+", text), "0"][:2])
    if text.endswith(("am", "pm")):
        if not 1 <= hour <= _NOON:
            return False
        hour = hour % _NOON + (_NOON if text.endswith("pm") else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else False  # noqa: PLR2004 a clock


def _wrong_weekday(day: date, named: str | None) -> str | None:
    if not named:
        return None
    actual = WEEKDAYS[day.weekday()]
    if actual.casefold().startswith(named[:_LETTERS]):
        return None
    said = next(name for name in WEEKDAYS if name.casefold().startswith(named[:_LETTERS]))
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {actual}, not a {said}."
