"""On which day somebody is taken to be told, by how and when a letter was sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tso_desktop.domain.dated import Dated, OutsideKnownDates, as_at
from tso_desktop.domain.refused import Refused

_SATURDAY = 5
_WORKING_DAYS_IN_THE_POST = 2


@dataclass(frozen=True, slots=True)
class Way:
    """A way to give a letter; `rule` says in words which day counts."""

    code: str
    label: str
    sent: str
    rule: str


WAYS = (
    Way("by_hand", "By hand", "Handed over on", "The day on which it is handed over."),
    Way("email", "By email", "Sent on", "The day on which it is sent."),
    Way(
        "first_class",
        "First class post",
        "Posted on",
        "The second working day after posting, unless something else is shown.",
    ),
    Way(
        "collected",
        "Left to be collected",
        "Left at the office on",
        "The day from which it can be collected, for a reasonable time (section 184(6)).",
    ),
    Way("other", "Another way", "Sent on", "The day that you type."),
)


class DayNotKnown(Refused):
    """The day on which they are told cannot be calculated; it can be typed."""


def way(code: str) -> Way | None:
    return next((found for found in WAYS if found.code == code), None)


def served_on(how: str, sent_on: date, holidays: Iterable[Dated[Mapping[date, str]]]) -> date:
    """The day on which they are taken to be told.

    OutsideKnownDates if the post runs through a year whose bank holidays nobody knows yet.
    """
    if how == "first_class":
        return _after_working_days(sent_on, tuple(holidays))
    if how == "other":
        raise DayNotKnown("Type the day on which they were told. The letter is safe.")
    return sent_on


def _after_working_days(day: date, holidays: tuple[Dated[Mapping[date, str]], ...]) -> date:
    for _ in range(_WORKING_DAYS_IN_THE_POST):
        day += timedelta(days=1)
        while not _is_working_day(day, holidays):
            day += timedelta(days=1)
    return day


def _is_working_day(day: date, holidays: tuple[Dated[Mapping[date, str]], ...]) -> bool:
    known = as_at(holidays, day, "bank holidays").value
    return day.weekday() < _SATURDAY and day not in known


__all__ = ["WAYS", "DayNotKnown", "OutsideKnownDates", "Way", "served_on", "way"]
