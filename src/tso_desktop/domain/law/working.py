"""A case while its events are applied one after the other: the only thing here that changes."""

from datetime import date, timedelta

from tso_desktop.domain.law.case_law import Duty, Refusal, State
from tso_desktop.domain.law.events import Event
from tso_desktop.domain.law.possession import Papers
from tso_desktop.domain.law.rules import LawRules, on

WITH_PERIOD = frozenset({"prevention", "relief"})
RELIEF_OR_MORE = frozenset({"relief", "main", "s193C"})
AUTOMATIC = "auto_189B_4"


class Running:
    """A duty that may still move."""

    __slots__ = (
        *("duty", "started", "day56", "state", "suspended_on", "ended_on", "end_reason"),
        *("began_by", "moved_by", "ended_by"),
    )

    def __init__(
        self, duty: str, started: date, day56: date | None, began_by: Event | None
    ) -> None:
        self.duty = duty
        self.started = started
        self.day56 = day56
        self.state: State = "open"
        self.suspended_on: date | None = None
        self.ended_on: date | None = None
        self.end_reason: str | None = None
        self.began_by = began_by
        self.moved_by: Event | None = None
        self.ended_by: Event | None = None

    def end(self, day: date, reason: str, by: Event | None) -> None:
        self.state = "ended"
        self.ended_on = day
        self.end_reason = reason
        self.ended_by = by

    @property
    def first_day_after(self) -> date:
        return (self.day56 or date.max - timedelta(days=1)) + timedelta(days=1)

    def settled(self) -> Duty:
        return Duty(
            duty=self.duty,
            started=self.started,
            day56=self.day56,
            first_day_after=self.first_day_after if self.day56 else None,
            state=self.state,
            suspended_on=self.suspended_on,
            ended_on=self.ended_on,
            end_reason=self.end_reason,
            began_by=self.began_by,
            moved_by=self.moved_by,
            ended_by=self.ended_by,
        )


class Stay:
    """A placement and, once they left it, the day of leaving, which no longer counts."""

    __slots__ = ("event", "left_on")

    def __init__(self, event: Event) -> None:
        self.event = event
        self.left_on: date | None = None


class Working:
    """What is known so far."""

    __slots__ = (
        *("rules", "duties", "refused", "overridden", "eligible", "homeless", "priority_need"),
        *("intentional", "warning", "papers", "stays", "told", "applications"),
        *("taken", "leave_by_on", "review_from", "review_requested_on", "died"),
    )

    def __init__(self, rules: LawRules) -> None:
        self.rules = rules
        self.duties: list[Running] = []
        self.refused: list[Refusal] = []
        self.overridden: list[Refusal] = []
        self.eligible: bool | None = None
        self.homeless: bool | None = None
        self.priority_need: tuple[str, ...] | None = None
        self.intentional: bool | None = None
        self.warning: Event | None = None  # the newest
        self.papers: list[Papers] = []
        self.stays: list[Stay] = []
        self.told: list[Event] = []
        self.applications: list[date] = []
        self.taken = False
        self.leave_by_on: date | None = None
        self.review_from: date | None = None
        self.review_requested_on: date | None = None
        self.died = False

    def open(self, name: str) -> Running | None:
        """The duty of this name that is owed now; a suspended one is not."""
        for duty in self.duties:
            if duty.duty == name and duty.state == "open":
                return duty
        return None

    def suspended_relief(self) -> Running | None:
        for duty in self.duties:
            if duty.state == "suspended":
                return duty
        return None

    def begin(self, name: str, day: date, by: Event | None) -> None:
        day56 = self.last_day(day) if name in WITH_PERIOD else None
        self.duties.append(Running(name, day, day56, by))

    def last_day(self, started: date) -> date:
        days = on(self.rules.duty_days, started, "the duties of Part 7")
        return started + timedelta(days=days - 1)

    def is_owed_relief_or_more(self) -> bool:
        """Section 190 is short: whoever is found homeless again meanwhile is owed relief again."""
        return any(duty.state != "ended" and duty.duty in RELIEF_OR_MORE for duty in self.duties)

    def begin_relief(self, by: Event) -> None:
        self.homeless = True
        if not self.is_owed_relief_or_more():
            self.begin("relief", by.on, by)

    def main_follows(self, day: date) -> bool:
        """Priority need, and nobody is satisfied that they became homeless intentionally."""
        if not self.priority_need or self.intentional:
            return False
        return self.intentional is False or on(
            self.rules.main_when_undecided, day, "undecided intentionality"
        )

    def reach(self, day: date) -> None:
        """Let the days before this one pass: relief may end by itself, and main begin."""
        relief = self.open("relief") if self.priority_need else None
        if relief and relief.day56 and relief.day56 < day:
            after = relief.first_day_after
            if self.main_follows(after):
                relief.end(relief.day56, AUTOMATIC, None)
                self.begin_main(after, None)

    def decide(self, by: Event) -> None:
        """A decision after day 56 ends relief on its own day; nothing is backdated."""
        relief = self.open("relief")
        if relief and relief.day56 and relief.day56 < by.on and self.main_follows(by.on):
            relief.end(by.on, AUTOMATIC, by)
            self.begin_main(by.on, by)

    def begin_main(self, day: date, by: Event | None) -> None:
        if self.eligible is not False:  # section 193(1) asks for it again
            self.begin("main", day, by)

    def leave(self, day: date) -> None:
        for stay in self.stays:
            if stay.left_on is None:
                stay.left_on = day
