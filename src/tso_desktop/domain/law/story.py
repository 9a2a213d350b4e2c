"""How a case came to stand as it does: what moved on which day, and because of which event."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tso_desktop.domain.law.case_law import CaseLaw, Duty
from tso_desktop.domain.law.derive import derive
from tso_desktop.domain.law.events import Event
from tso_desktop.domain.law.rules import LawRules

Move = Literal[
    "began",
    "suspended",
    "began_again",
    "ended",
    "alert_rose",
    "alert_fell",
    "refused",
    "overridden",
]


@dataclass(frozen=True, slots=True)
class Moved:
    """Something moved on a day; no `because`: the time passed by itself.

    `what` is a duty, an alert or the reason of a refusal; `reason` is why a duty ended.
    """

    on: date
    move: Move
    what: str
    reason: str | None = None
    because: Event | None = None


def story(events: Iterable[Event], rules: LawRules, until: date) -> tuple[Moved, ...]:
    """Every move of a case up to a day, oldest first."""
    known = tuple(events)
    first = min((event.on for event in known), default=None)
    moves: list[Moved] = []
    day, before = first, None
    while day is not None and day <= until:
        law = derive(known, rules, day)
        moves += _moves(before, law)
        before, day = law, law.next_change_on
    return tuple(moves)


def _moves(before: CaseLaw | None, law: CaseLaw) -> Iterator[Moved]:
    known = before.duties if before else ()
    for index, duty in enumerate(law.duties):
        yield from _of_duty(known[index] if index < len(known) else None, duty, law.as_at)
    alerts = before.alerts if before else ()
    for alert in law.alerts:
        if alert not in alerts:
            yield Moved(law.as_at, "alert_rose", alert)
    for alert in alerts:
        if alert not in law.alerts:
            yield Moved(law.as_at, "alert_fell", alert)
    for refusal in law.refused[len(before.refused) if before else 0 :]:
        yield Moved(law.as_at, "refused", refusal.because, because=refusal.event)
    for refusal in law.overridden[len(before.overridden) if before else 0 :]:
        yield Moved(law.as_at, "overridden", refusal.because, because=refusal.event)


def _of_duty(before: Duty | None, duty: Duty, day: date) -> Iterator[Moved]:
    """What moved a duty since the day before; one day may begin, suspend and end it."""
    if before == duty:
        return
    if before is None:
        yield Moved(duty.started, "began", duty.duty, because=duty.began_by)
    elif duty.started != before.started:
        yield Moved(day, "began_again", duty.duty, because=duty.moved_by)
    if duty.suspended_on == day and (before is None or before.suspended_on != day):
        yield Moved(day, "suspended", duty.duty, because=duty.moved_by)
    if duty.ended_on is not None:
        yield Moved(duty.ended_on, "ended", duty.duty, duty.end_reason, duty.ended_by)
