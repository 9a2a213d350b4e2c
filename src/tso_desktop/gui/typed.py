"""What an officer types, read as a date, as money or as an age; never guessed, never swapped."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.words import DAYS, MONTHS, plain_date

Lean = Literal["near", "past", "ahead"]

_EXAMPLE = "Write it as 3/4/2026 or 3 Apr 2026."
_WORDS = {"today": 0, "tomorrow": 1, "yesterday": -1}
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?")
_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[\s\-]*([a-z]{3,})\.?,?[\s\-]*(\d{4}|\d{2})?"
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WEEKDAY = re.compile(r"([a-z]{3,})\.?,?\s+(?=\d)")
_MONEY = re.compile(r"([-−]?)\s*£?\s*(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d{1,2}))?")
_OLDEST, _FURTHEST, _MONTHS_IN_YEAR = 1880, 2200, 12
_MOST_POUNDS, _OLDEST_PERSON = 10_000_000, 125


class NotUnderstood(Refused):
    """What was typed cannot be what the field asks for; the sentence says how to write it."""


class NoDate(NotUnderstood):
    """The words do not look like a date at all."""


def typed_date(words: str, today: date, *, lean: Lean = "near") -> date | None:
    """A date in British order. A year left out is taken as `lean` says; "past" allows no other."""
    said = " ".join(words.lower().split())
    if not said:
        return None
    if said in _WORDS:
        day = today + timedelta(days=_WORDS[said])
    else:
        weekday, rest = _split_weekday(said)
        number, month, year = _parts(rest, words)
        day = _dated(number, month, year, today, lean)
        _check_weekday(weekday, day)
    if lean == "past" and day > today:
        raise NotUnderstood(f"{plain_date(day)} is still to come. Check the year.")
    return day


def typed_pence(words: str, *, may_be_negative: bool = False) -> int | None:
    """Pounds, or pounds and pence, as whole pence."""
    said = words.strip()
    if not said:
        return None
    found = _MONEY.fullmatch(said)
    if found is None or (found[2] is None and found[3] is None):
        raise NotUnderstood(f"“{said}” is not an amount. Write it as 85 or £1,302.40.")
    pence = int((found[2] or "0").replace(",", "")) * 100 + int((found[3] or "0").ljust(2, "0"))
    if pence > _MOST_POUNDS * 100:
        raise NotUnderstood("That is more than ten million pounds. Check the figure.")
    if found[1] and not may_be_negative:
        raise NotUnderstood("This amount cannot be less than nothing.")
    return -pence if found[1] else pence


def typed_age(words: str) -> int | None:
    """Whole years."""
    said = words.strip()
    if not said:
        return None
    if not said.isdecimal() or not said.isascii():
        raise NotUnderstood(f"“{said}” is not an age. Write whole years, as in 34.")
    if int(said) > _OLDEST_PERSON:
        raise NotUnderstood(f"Nobody is {said} years old. Check the age.")
    return int(said)


def _split_weekday(said: str) -> tuple[int | None, str]:
    found = _WEEKDAY.match(said)
    if found is None:
        return None, said
    for number, name in enumerate(DAYS):
        if name.lower().startswith(found[1]):
            return number, said[found.end() :]
    return None, said


def _parts(said: str, typed: str) -> tuple[int, int, int | None]:
    if found := _ISO.fullmatch(said):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _NUMBERS.fullmatch(said):
        return int(found[1]), int(found[2]), _year(found[3])
    if (found := _NAMED.fullmatch(said)) and (month := _month(found[2])):
        return int(found[1]), month, _year(found[3])
    raise NoDate(f"“{typed.strip()}” is not a date. {_EXAMPLE}")


def _year(digits: str | None) -> int | None:
    """Two digits stay below 100: only the day of today can say which century they mean."""
    return None if digits is None else int(digits)


def _month(word: str) -> int | None:
    names = [name.lower() for name in MONTHS]
    found = [number for number, name in enumerate(names, 1) if name.startswith(word)]
    return found[0] if len(found) == 1 else (9 if word == "sept" else None)


def _dated(number: int, month: int, year: int | None, today: date, lean: Lean) -> date:
    if not 1 <= month <= _MONTHS_IN_YEAR:
        raise NotUnderstood(f"There is no month {month}. Write the day first, as in 3/4/2026.")
    if year is None:
        return _without_year(number, month, today, lean)
    if year < 100:  # noqa: PLR2004  two digits
        year = _century(year, today, lean)
    if not _OLDEST <= year <= _FURTHEST:
        raise NotUnderstood(f"The year {year} cannot be right. {_EXAMPLE}")
    return _day_of(number, month, year)


def _century(year: int, today: date, lean: Lean) -> int:
    near = today.year // 100 * 100 + year
    return near - 100 if near > today.year + (0 if lean == "past" else 10) else near


def _without_year(number: int, month: int, today: date, lean: Lean) -> date:
    possible = [
        date(year, month, number)
        for year in range(today.year - 8, today.year + 9)
        if 1 <= number <= monthrange(year, month)[1]
    ]
    if lean == "past":
        possible = [day for day in possible if day <= today]
    elif lean == "ahead":
        possible = [day for day in possible if day >= today]
    if not possible:
        return _day_of(number, month, today.year)
    return min(possible, key=lambda day: abs((day - today).days))


def _day_of(number: int, month: int, year: int) -> date:
    last = monthrange(year, month)[1]
    if not 1 <= number <= last:
        name = MONTHS[month - 1]
        raise NotUnderstood(f"{name} {year} has {last} days, so there is no {number} {name}.")
    return date(year, month, number)


def _check_weekday(weekday: int | None, day: date) -> None:
    if weekday is not None and day.weekday() != weekday:
        right, said = DAYS[day.weekday()], DAYS[weekday]
        raise NotUnderstood(f"{plain_date(day)} is a {right}, not a {said}.")
