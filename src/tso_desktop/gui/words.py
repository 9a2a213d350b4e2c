"""How dates, times, money, ages and names read on the screen; plain British English everywhere.

Day and month names are ours: strftime follows the machine's language, and Qt switches that on.
"""

from collections.abc import Sequence
from datetime import date, datetime

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
BLANK = "—"
_MINUS = "−"


def plain_date(day: date) -> str:
    """27 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_heading(day: date) -> str:
    """Monday 23 November."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def short_date(day: date, today: date) -> str:
    """Fri 27 Nov, with the year unless it is this one."""
    words = f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    return words if day.year == today.year else f"{words} {day.year}"


def near_date(day: date, today: date) -> str:
    """Today, Tomorrow, Yesterday, or the short date."""
    near = {0: "Today", 1: "Tomorrow", -1: "Yesterday"}
    return near.get((day - today).days) or short_date(day, today)


def days_ago(day: date, today: date) -> str:
    """Today, Yesterday, 3 days ago; what lies ahead reads as a date."""
    days = (today - day).days
    return near_date(day, today) if days <= 1 else f"{days} days ago"


def days_left(day: date, today: date) -> str:
    """2 days left, Today, 3 days late."""
    days = (day - today).days
    if days == 0:
        return "Today"
    return f"{counted(days, 'day')} left" if days > 0 else f"{counted(-days, 'day')} late"


def clock_time(moment: datetime) -> str:
    """09:30, on the clock of this laptop."""
    return f"{_here(moment):%H:%M}"


def to_the_second(moment: datetime) -> str:
    """10:04:31, on the clock of this laptop."""
    return f"{_here(moment):%H:%M:%S}"


def day_and_time(moment: datetime, today: date) -> str:
    """Fri 20 Nov 16:40, on the clock of this laptop."""
    return f"{short_date(_here(moment).date(), today)} {clock_time(moment)}"


def pounds(pence: int) -> str:
    """£1,302.40; less than nothing carries a true minus."""
    sign = _MINUS if pence < 0 else ""
    return f"{sign}£{abs(pence) // 100:,}.{abs(pence) % 100:02}"


def minutes(length: int) -> str:
    """45 min, 1 h, 1 h 30 min."""
    hours, rest = divmod(length, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def age_on(born_on: date, day: date) -> int:
    """Whole years; somebody born on 29 February is a year older on 1 March."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def counted(number: int, thing: str, things: str = "") -> str:
    """1 visit, 3 visits, 1,204 households."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def listed(names: Sequence[str]) -> str:
    """Tamsin, Perrin and Odalys."""
    if len(names) < 2:  # noqa: PLR2004  one name needs no "and"
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def or_blank(words: str | None) -> str:
    """The words, or a dash where nothing is known."""
    return words or BLANK


def _here(moment: datetime) -> datetime:
    return moment.astimezone() if moment.tzinfo else moment
