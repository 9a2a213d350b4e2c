"""What placements bring with them: days in bed and breakfast, and two notices to others."""

from dataclasses import dataclass
from datetime import date, timedelta

from tso_desktop.domain.law.events import Event
from tso_desktop.domain.law.rules import in_force, on
from tso_desktop.domain.law.working import Stay, Working


@dataclass(frozen=True, slots=True)
class BedAndBreakfast:
    """The days that a family spent there: before the stay that lasts, and since when it lasts."""

    days_before: int
    since: date | None
    days: int

    def day_on_which(self, days: int) -> date | None:
        """When the total comes to so many days if they stay."""
        if self.since is None:
            return None
        return self.since + timedelta(days=days - self.days_before - 1)


def bed_and_breakfast(work: Working, day: date) -> BedAndBreakfast:
    before, since = 0, None
    for stay in work.stays:
        if stay.event.placement == "bb" and stay.event.family:
            if stay.left_on is None:
                since = stay.event.on
            else:
                before += (stay.left_on - stay.event.on).days
    now = (day - since).days + 1 if since else 0
    return BedAndBreakfast(before, since, before + now)


def present_stay(work: Working) -> Stay | None:
    return next((stay for stay in reversed(work.stays) if stay.left_on is None), None)


def out_of_area_due(work: Working) -> date | None:
    """The last day for the notice of section 208 that is not yet given."""
    for stay in work.stays:
        placed = stay.event
        if placed.out_of_area and not _told(work, "out_of_area", placed.on):
            days = on(work.rules.out_of_area_days, placed.on, "notices out of area")
            return placed.on + timedelta(days=days - 1)
    return None


def child_notice_days(work: Working) -> tuple[date, date] | None:
    """From when, and until when, the notices of section 213AA are due; once per application."""
    for stay in work.stays:
        placed = stay.event
        agreed, details = placed.child_agreed_on, placed.child_details_on
        if agreed is None or details is None:
            continue
        start = max(agreed, details, placed.on)
        days = next(iter(in_force(work.rules.child_notice_days, start)), None)
        if days and not _told(work, "child_placement", _application_of(placed, work)):
            return start, start + timedelta(days=days - 1)
    return None


def _application_of(placed: Event, work: Working) -> date:
    return max((day for day in work.applications if day <= placed.on), default=date.min)


def _told(work: Working, what: str, since: date) -> bool:
    return any(event.told == what and event.on >= since for event in work.told)
