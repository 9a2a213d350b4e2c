"""What a person may do now: how each open duty may be ended on a day, and why not otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tso_desktop.domain.law.applying import applied
from tso_desktop.domain.law.case_law import BEYOND_OVERRIDE, Duty
from tso_desktop.domain.law.events import Event
from tso_desktop.domain.law.possession import holding_back
from tso_desktop.domain.law.refusing import (
    GROUNDS,
    LASTING_HOME,
    OFFER_ENDS,
    comply_by,
    reason_against,
)
from tso_desktop.domain.law.rules import LawRules
from tso_desktop.domain.law.working import Running, Working


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """One way to end a duty on a day.

    `event` is what would be recorded; `because` is the first reason against it, None where it is
    lawful. `from_on` is the first day on which that reason is gone, where a day is all that it
    takes; `held_by` the landlord's notice that holds it back. `asks`: what must be known first.
    """

    duty: str
    code: str
    event: Event
    because: str | None
    from_on: date | None = None
    held_by: Event | None = None
    asks: str | None = None

    @property
    def is_lawful(self) -> bool:
        return self.because is None

    @property
    def may_be_overridden(self) -> bool:
        return self.because is not None and self.because not in BEYOND_OVERRIDE


@dataclass(frozen=True, slots=True)
class WaysToEnd:
    """An open duty with every way to end it, lawful or not."""

    duty: Duty
    endings: tuple[Ending, ...]

    @property
    def lawful(self) -> tuple[Ending, ...]:
        return tuple(ending for ending in self.endings if ending.is_lawful)

    @property
    def not_lawful(self) -> tuple[Ending, ...]:
        return tuple(ending for ending in self.endings if not ending.is_lawful)


def ways_to_end(events: Iterable[Event], rules: LawRules, day: date) -> tuple[WaysToEnd, ...]:
    """The open duties on a day, oldest first, with how each may be ended on it."""
    work = applied(events, rules, day)
    return tuple(
        WaysToEnd(duty.settled(), tuple(_endings(duty, work, day)))
        for duty in sorted(work.duties, key=lambda duty: duty.started)
        if duty.state == "open"
    )


def why_not(event: Event, events: Iterable[Event], rules: LawRules) -> str | None:
    """The first reason against an event that somebody is about to record; None: it is lawful."""
    work = applied([*events, event], rules, event.on)
    refusals = [*work.refused, *work.overridden]
    return next((one.because for one in refusals if one.event == event), None)


def _endings(duty: Running, work: Working, day: date) -> Iterator[Ending]:
    for ground in GROUNDS[duty.duty]:
        asks = "accommodation_months" if (duty.duty, ground) in LASTING_HOME else None
        event = Event(on=day, kind="notice", ends=duty.duty, ground=ground)
        yield _ending(duty, ground, event, work, asks)
    if duty.duty in {"prevention", "relief"}:
        yield _ending(duty, "noncoop", Event(on=day, kind="noncoop_notice"), work, None)
    for (offer, outcome), ends in OFFER_ENDS.items():
        if code := ends.get(duty.duty):
            refuses = outcome == "refused"
            event = Event(
                on=day, kind="offer", offer=offer, outcome=outcome, consequences_explained=refuses
            )
            yield _ending(duty, code, event, work, "consequences_explained" if refuses else None)


def _ending(duty: Running, code: str, event: Event, work: Working, asks: str | None) -> Ending:
    because = reason_against(event, work)
    from_on, held_by = None, None
    if because == "before_day_57":
        from_on = duty.first_day_after
    elif because == "warning_period_running" and work.warning:
        from_on = comply_by(work.warning) + timedelta(days=1)
    elif because == "blocked_by_possession_notice":
        held_by = holding_back(work.papers, work.rules, event.on)
    return Ending(
        duty=duty.duty,
        code=code,
        event=event,
        because=because,
        from_on=from_on,
        held_by=held_by,
        asks=asks,
    )
