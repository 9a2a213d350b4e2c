"""Referrals: by when somebody is to be tried and reached, what came of it, and in which order."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from tso_desktop.domain.working_days import working_days_after

URGENCIES = (
    ("today", "Urgent"),
    ("three_days", "Soon"),
    ("ten_days", "Routine"),
)
USUAL_URGENCY = "ten_days"
CONSENT = (("given", "Given"), ("not_given", "Not given"), ("not_asked", "Not asked"))
OUTCOMES = {
    "accepted": "Accepted",
    "signposted": "Signposted",
    "no_contact": "No contact",
    "declined": "Declined",
    "duplicate": "Duplicate",
}
# With these a household that is known from a referral only is closed, and can be opened again.
CLOSING = ("signposted", "no_contact", "declined")


@dataclass(frozen=True, slots=True)
class TargetDays:
    """How many working days after the referral somebody is first tried, and first reached."""

    attempt: int
    contact: int


@dataclass(frozen=True, slots=True)
class Targets:
    attempt_on: date
    contact_on: date


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the tries have come: the first one, the first that reached somebody, how many."""

    first_attempt_on: date | None = None
    first_contact_on: date | None = None
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done next about a referral; no day where the rules name none."""

    what: str
    on: date | None

    def is_late(self, today: date) -> bool:
        return self.on is not None and self.on < today


def targets(referred_on: date, days: TargetDays, holidays: Collection[date]) -> Targets:
    return Targets(
        working_days_after(referred_on, days.attempt, holidays),
        working_days_after(referred_on, days.contact, holidays),
    )


def progress(tries: Iterable[tuple[date, bool]]) -> Progress:
    """Of each try its day, and whether somebody was reached."""
    known = sorted(tries)
    reached = [day for day, met in known if met]
    return Progress(
        first_attempt_on=known[0][0] if known else None,
        first_contact_on=reached[0] if reached else None,
        attempts=len(known),
    )


def due(aims: Targets | None, made: Progress) -> Due:
    """First a try, then a contact, then the outcome, for which there is no target."""
    if made.first_contact_on is not None:
        return Due("Decide the outcome", None)
    if made.attempts:
        return Due("First contact", aims.contact_on if aims else None)
    return Due("First attempt", aims.attempt_on if aims else None)
