"""What follows from the events of a case on one day: the duties, what to mind, what was refused."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tso_desktop.domain.law.events import Event

State = Literal["open", "suspended", "ended"]

ALERTS = (
    *("two_duties_open", "prevention_past_day_56", "relief_overrun", "intentionality_undecided"),
    *("bb_never_for_16_17", "bb_unlawful", "bb_over_35_days", "bb_over_28_days"),
    *("out_of_area_notice_due", "child_placement_notice_due", "review_deadline"),
    *("application_not_taken", "notice_spent"),
)
REASONS = (
    *("duty_not_open", "not_eligible", "no_such_ground", "before_day_57"),
    *("blocked_by_possession_notice", "accommodation_under_six_months", "recommended_step"),
    *("no_warning_given", "warning_period_running", "consequences_not_explained"),
    "referred_after_acceptance",
)
# There is nothing to end, no such law, or the Act itself says never: no decision changes that.
BEYOND_OVERRIDE = frozenset({"duty_not_open", "no_such_ground", "recommended_step"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A duty as it stands; only prevention and relief have a period, the others have no day 56.

    `began_by`, `moved_by` and `ended_by` are the events that did it; a duty that ends by itself has
    no `ended_by`.
    """

    duty: str
    started: date
    day56: date | None
    first_day_after: date | None
    state: State
    suspended_on: date | None
    ended_on: date | None
    end_reason: str | None
    began_by: Event | None
    moved_by: Event | None
    ended_by: Event | None

    def day_number(self, day: date) -> int:
        """Which day of the duty this is; the day on which it started is day 1."""
        return (day - self.started).days + 1


@dataclass(frozen=True, slots=True)
class Refusal:
    """An event that the law does not allow, with the first reason that is true."""

    event: Event
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLaw:
    """The state of a case on the day `as_at`.

    `refused` changed nothing; `overridden` would have been refused and stand because somebody
    decided so. `threat_trigger` is the date in the landlord's notice less 56 days, and
    `threatened_from_on` the day from which it counts, which is never before it was served.
    `next_change_on` is the next day on which anything here but `as_at` changes without a new event.
    `held_back_by` is the landlord's notice for which prevention may not end on ground (b), now or
    on its first day after. `priority_need` is None where nothing is decided, and empty where none
    was found.
    """

    as_at: date
    duties: tuple[Duty, ...]
    alerts: tuple[str, ...]
    refused: tuple[Refusal, ...]
    overridden: tuple[Refusal, ...]
    threat_trigger: date | None
    threatened_from_on: date | None
    review_until: date | None
    review_requested: bool
    next_change_on: date | None
    eligible: bool | None
    homeless: bool | None
    threatened: bool
    priority_need: tuple[str, ...] | None
    intentional: bool | None
    application_taken: bool
    placement: str | None
    bb_days_before: int
    bb_since: date | None
    bb_unlawful_from_on: date | None
    out_of_area_due_on: date | None
    child_notice_due_on: date | None
    notice_use_by_on: date | None
    held_back_by: Event | None

    @property
    def in_bb_days(self) -> int:
        """The days that a family spent in bed and breakfast, all stays and today together."""
        if self.bb_since is None:
            return self.bb_days_before
        return self.bb_days_before + (self.as_at - self.bb_since + timedelta(days=1)).days

    @property
    def open_duties(self) -> tuple[Duty, ...]:
        return tuple(duty for duty in self.duties if duty.state == "open")

    def latest(self, name: str) -> Duty | None:
        """The newest duty of this name, open or not."""
        return next((duty for duty in reversed(self.duties) if duty.duty == name), None)
