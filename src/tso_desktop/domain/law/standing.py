"""Where a duty stands on a day, in a few words: for a chip, a column, a heading."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tso_desktop.domain.law.case_law import CaseLaw, Duty
from tso_desktop.domain.law.law_words import short_day

# How near day 56 is: more than three weeks, more than one, one or less, over.
Nearness = Literal["far", "near", "close", "over", "no_end"]
_NEAR, _CLOSE = 21, 7
_NAMES = {
    "prevention": "Prevention",
    "relief": "Relief",
    "main": "Main duty",
    "s190": "Section 190",
    "s193C": "Section 193C",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A duty that is owed or suspended, as it stands on a day."""

    duty: Duty
    as_at: date

    @property
    def number(self) -> int:
        return self.duty.day_number(self.as_at)

    @property
    def length(self) -> int | None:
        """The number of its last day; None where it has no fixed end."""
        return self.duty.day_number(self.duty.day56) if self.duty.day56 else None

    @property
    def days_left(self) -> int | None:
        """After today, until its last day; less than nothing once that has passed."""
        return (self.duty.day56 - self.as_at).days if self.duty.day56 else None

    @property
    def nearness(self) -> Nearness:
        left = self.days_left
        if left is None or self.duty.state != "open":
            return "no_end"
        if left < 0:
            return "over"
        return "close" if left <= _CLOSE else "near" if left <= _NEAR else "far"

    @property
    def words(self) -> str:
        """Prevention · day 35 of 56."""
        name = _NAMES[self.duty.duty]
        if self.duty.suspended_on and self.duty.state == "suspended":
            return f"{name} · suspended"
        if self.length is None:
            return f"{name} · since {short_day(self.duty.started)}"
        if self.number > self.length:
            return f"{name} · day {self.number}, past day {self.length}"
        return f"{name} · day {self.number} of {self.length}"

    @property
    def left_words(self) -> str:
        """21 days left, Last day today, 4 days past day 56; blank where there is no fixed end."""
        left = self.days_left
        if left is None or self.duty.state != "open":
            return ""
        if left == 0:
            return "Last day today"
        days = f"{abs(left)} day" if abs(left) == 1 else f"{abs(left)} days"
        return f"{days} left" if left > 0 else f"{days} past day {self.length}"


def standings(law: CaseLaw) -> tuple[Standing, ...]:
    """The duties that are owed or suspended, the nearest last day first."""
    found = [Standing(duty, law.as_at) for duty in law.duties if duty.state != "ended"]
    return tuple(sorted(found, key=lambda one: (one.duty.day56 or date.max, one.duty.started)))
