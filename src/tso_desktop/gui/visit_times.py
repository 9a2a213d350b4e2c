"""An hour as officers write it: 9:30, 930, 2pm, noon; a bare 2 is not guessed at."""

import re
from datetime import time

from tso_desktop.gui.typed import NotUnderstood

_NAMED = {"noon": time(12), "midday": time(12)}
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?")
_FIRST_PLAIN_HOUR, _NOON, _HOURS, _MINUTES = 7, 12, 24, 60


def typed_time(words: str) -> time | None:
    """The time of day; None for a blank. The small hours must say am or be written 02:00."""
    said = " ".join(words.lower().split())
    if not said:
        return None
    if said in _NAMED:
        return _NAMED[said]
    found = _TIME.fullmatch(said)
    if found is None:
        raise NotUnderstood(f"“{words.strip()}” is not a time. Write it as 9:30 or 2pm.")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "")[:1]
    if hour >= _HOURS or minute >= _MINUTES or (half and not 1 <= hour <= _NOON):
        raise NotUnderstood(f"There is no time {words.strip()}. Write it as 9:30 or 2pm.")
    if half:
        return time(hour % _NOON + (_NOON if half == "p" else 0), minute)
    if hour < _FIRST_PLAIN_HOUR and not found[1].startswith("0"):
        later = f"{hour + _NOON}:{minute:02}"
        raise NotUnderstood(f"Morning or afternoon? Write {hour}pm, {later} or {hour}am.")
    return time(hour, minute)


def time_words(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""
