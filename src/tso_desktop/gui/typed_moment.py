"""A day and a time of day as an officer types them, on the clock of this laptop."""

import re
from datetime import datetime, time

from tso_desktop.gui.typed import NotUnderstood, typed_date

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$", re.IGNORECASE)
_NOON, _LAST_HOUR, _LAST_MINUTE = 12, 23, 59


def typed_time(words: str) -> time | None:
    """9:30, 14.05, 2pm, 10:30 am; None for nothing."""
    said = words.strip()
    if not said:
        return None
    found = _TIME.fullmatch(said)
    if found is None or (found[2] is None and found[3] is None):
        raise NotUnderstood(f"“{said}” is not a time of day. Write it as 9:30 or 2pm.")
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= _NOON:
            raise NotUnderstood(f"“{said}” is not a time of day. Write it as 9:30 or 2pm.")
        hour = hour % _NOON + (_NOON if found[3].lower() == "pm" else 0)
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        raise NotUnderstood(f"“{said}” is not a time of day. Write it as 9:30 or 2pm.")
    return time(hour, minute)


def typed_moment(words: str, now: datetime) -> datetime:
    """`now` for nothing; else a day, a time of today, or a day and a time; never still to come."""
    here = now.astimezone()
    said = words.strip()
    if not said or said.lower() == "now":
        return now
    day_words, at = split_time(said)
    day = typed_date(day_words, here.date(), lean="past") if day_words else here.date()
    clock = at or time(12, 0)
    if day is None:
        return now
    found = datetime.combine(day, clock).astimezone()
    if at is None and found > here:
        return now
    if found > here:
        raise NotUnderstood(f"{said} is still to come. Book a visit, or make it a task.")
    return found


def split_time(said: str) -> tuple[str, time | None]:
    """The day's words and the time, where the last word is a time of day."""
    head, _, tail = said.rpartition(" ")
    if re.fullmatch(r"(am|pm)", tail, re.IGNORECASE):
        head, _, hour = head.rpartition(" ")
        tail = f"{hour}{tail}"
    if re.fullmatch(r"\d{1,2}([:.]\d{2})?\s*(am|pm)|\d{1,2}:\d{2}", tail, re.IGNORECASE):
        return head, typed_time(tail)
    return said, None
