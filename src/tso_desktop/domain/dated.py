"""Dated[T]: a period, rate or code list that holds between two days, and where it is from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from tso_desktop.domain.refused import Refused

T = TypeVar("T")
# Written out, because Qt changes the locale that strftime would follow.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class OutsideKnownDates(Refused):
    """Nothing is known about this day, so nothing is calculated for it."""


class Certainty(StrEnum):
    """How far a record may be relied on; `choice` is nobody's law but the council's own to set."""

    CHECKED = "checked"
    SECOND_HAND = "second_hand"
    BELIEVED = "believed"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value for the days `from_on` to `to_on`, both included; no end: until further notice."""

    value: T
    from_on: date
    to_on: date | None
    source: str
    checked_on: date
    certainty: Certainty

    def holds_on(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


def as_at(records: Iterable[Dated[T]], day: date, what: str = "this rule") -> Dated[T]:
    """The record that holds on a day; where two do, the one that began later."""
    known = sorted(records, key=lambda record: record.from_on)
    for record in reversed(known):
        if record.holds_on(day):
            return record
    raise OutsideKnownDates(
        f"The rules on this laptop say nothing about {what} on {long_day(day)}{_span(known)}. "
        "Your work is safe and nothing was calculated. Ask for newer rules, or check the day."
    )


def known_until(records: Iterable[Dated[T]]) -> date | None:
    """The last day that the records know; None where they have no end."""
    ends = [record.to_on for record in records]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def long_day(day: date) -> str:
    """A day as it is written out: 22 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _span(known: Sequence[Dated[T]]) -> str:
    if not known:
        return ""
    until = known_until(known)
    end = f" to {long_day(until)}" if until else " onwards"
    return f"; they cover {long_day(known[0].from_on)}{end}"
