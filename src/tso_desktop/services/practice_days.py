"""Days of the practice caseload: counted from today or from a story's beginning, never fixed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

_FRIDAY = 4
_DAY = re.compile(r"\{on:(-?\d+)\}")


class PracticeClock:
    """The moment at which the practice caseload is being written; the real one when it is done."""

    def __init__(self) -> None:
        self._at: datetime | None = None

    def __call__(self) -> datetime:
        return self._at or datetime.now(UTC)

    def stand_at(self, moment: datetime) -> None:
        self._at = moment

    def run(self) -> None:
        """From here on it is now."""
        self._at = None


@dataclass(frozen=True, slots=True)
class Days:
    """Turns a story's day numbers into days. `began` is where day 0 lies, counted from today.

    An officer works on weekdays, so a past day at a weekend is the Friday before and a coming one
    the Monday after. Today stays today.
    """

    today: date
    began: int = 0
    slots: Mapping[str, str] = field(default_factory=dict)

    def on(self, number: int) -> date:
        number += self.began
        day = self.today + timedelta(days=number)
        weekend = max(0, day.weekday() - _FRIDAY)
        if not weekend or not number:
            return day
        return day - timedelta(days=weekend) if number < 0 else day + timedelta(days=3 - weekend)

    def at(self, number: int, clock: str) -> datetime:
        """A moment in UTC, of the officer's own day and time."""
        from tso_desktop.services.visit_sealing import local_moment

        return local_moment(self.on(number), time.fromisoformat(clock))

    def moment(self, written: str) -> datetime:
        """A moment as a story writes it: "9 10:15" is nine days on, at a quarter past ten."""
        number, clock = written.split()
        return self.at(int(number), clock)

    def fill(self, words: str) -> str:
        """Names in the place of {first} and the like, and days in the place of {on:-3}."""
        if "{" not in words:
            return words
        for slot, name in self.slots.items():
            words = words.replace(slot, name)
        return _DAY.sub(lambda found: _spoken(self.on(int(found[1]))), words)


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B}"
