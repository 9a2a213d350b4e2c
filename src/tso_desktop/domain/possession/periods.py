"""Lengths of time as a law writes them: calendar months, weeks or days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


def add_months(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Period:
    months: int = 0
    weeks: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        return add_months(day, self.months) + timedelta(weeks=self.weeks, days=self.days)

    @property
    def is_nothing(self) -> bool:
        return not (self.months or self.weeks or self.days)

    @property
    def words(self) -> str:
        parts = ((self.months, "month"), (self.weeks, "week"), (self.days, "day"))
        said = [f"{count} {name}{'' if count == 1 else 's'}" for count, name in parts if count]
        return " and ".join(said) or "no waiting time"
