"""Working days: what is counted when a day is so many of them away, bank holidays left out."""

from collections.abc import Collection
from datetime import date, timedelta

_FRIDAY = 4


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() <= _FRIDAY and day not in holidays


def working_days_after(day: date, count: int, holidays: Collection[date]) -> date:
    """So many working days after a day; for none at all the day itself, or the next working one."""
    while count or not is_working_day(day, holidays):
        day += timedelta(days=1)
        if count and is_working_day(day, holidays):
            count -= 1
    return day
