"""By when a step is to be done, as an officer types it: a day, or words such as "every Thursday".

A day that cannot be is refused: on paper "31 February" would stand as if it had been meant.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tso_desktop.gui.fields import DateField, TextField
from tso_desktop.gui.typed import NoDate, NotUnderstood, typed_date
from tso_desktop.gui.words import DAYS, MONTHS, plain_date

_LEAD = re.compile(r"^(?:by|on|due|before|not later than)\s+", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?P<which>this|next|this coming|the coming)? ?(?P<day>[a-z]{3,9})(?P<week> week)?"
)
_AHEAD = re.compile(
    r"(?:in |within )?(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) "
    r"(?P<unit>day|week|fortnight|month)s?(?:['’]? time| today| from (?:now|today))?"
)
_SAYS_AHEAD = re.compile(r"^(?:in|within) |(?: time| today| from (?:now|today))$")
_COUNTS = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_MISSPELT = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?: of)? ([a-z]{3})[a-z]*,?(?: \d{2,4})?")
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Due:
    """A day, or words where it is no day; neither for a blank."""

    day: date | None = None
    words: str = ""


def typed_due(typed: str, today: date) -> Due:
    """Raises `Refused` for a day that cannot be; words that are clearly no day stay words."""
    said = " ".join(_LEAD.sub("", " ".join(typed.split())).lower().rstrip(".").split())
    if not said:
        return Due(words=typed.strip())
    if day := _relative(said, today):
        return Due(day)
    try:
        return Due(typed_date(said, today, lean="ahead"))
    except NoDate:
        if _is_misspelt(said):
            raise
        return Due(words=typed.strip())


def _relative(said: str, today: date) -> date | None:
    if said in {"the end of the month", "end of the month", "end of month"}:
        return today.replace(day=monthrange(today.year, today.month)[1])
    if (found := _AHEAD.fullmatch(said)) and _SAYS_AHEAD.search(said):
        return _ahead(found["count"], found["unit"], today)
    found = _WEEKDAY.fullmatch(said)
    number = _weekday(found["day"]) if found else None
    if found is None or number is None:
        return None
    return _coming(number, today, found["which"] or "", later=bool(found["week"]))


def _ahead(count: str, unit: str, today: date) -> date:
    number = int(count) if count.isdecimal() else max(_COUNTS.index(count.replace("an", "a")), 1)
    if unit != "month":
        return today + timedelta(days=number * _DAYS_OF[unit])
    months = today.month - 1 + number
    year, month = today.year + months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _coming(number: int, today: date, which: str, *, later: bool) -> date:
    """Friday is the coming one; next Friday is the one of next week, "Friday week" one later."""
    if which == "next":
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=7 + number)
    days = (number - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=days + (7 if later else 0))


def _weekday(word: str) -> int | None:
    found = [i for i, name in enumerate(DAYS) if name.lower().startswith(word)]
    return found[0] if len(found) == 1 and len(word) >= _FEWEST_LETTERS else None


def _is_misspelt(said: str) -> bool:
    found = _MISSPELT.fullmatch(said)
    return found is not None and found[1] in {name.lower()[:3] for name in MONTHS}


class DueDayField(DateField):
    """A date field that also reads next Friday, or in two weeks."""

    def today(self) -> date:
        return self._today()

    def value(self) -> Any:
        due = typed_due(self.line.text(), self._today())
        if due.words:
            raise NotUnderstood(f"“{due.words}” is not a day. Write it under “Or how often”.")
        return due.day


class OftenField(TextField):
    """How often, in words; a day belongs beside it, where it can be late."""

    def __init__(self, name: str, label: str, *, beside: DueDayField, placeholder: str) -> None:
        self._beside = beside
        super().__init__(name, label, placeholder=placeholder, history=False)

    def value(self) -> str | None:
        said = super().value()
        due = typed_due(said or "", self._beside.today())
        if due.day is not None:
            raise NotUnderstood(f"That is {plain_date(due.day)}. Write it under “By”.")
        return said
