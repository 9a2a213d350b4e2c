"""A visit is booked; what came of it is a record of its own, sealed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tso_desktop.domain.ids import OfficerId, RecordId
from tso_desktop.domain.record import Record, fact, listed

# A sheet often names a day and no hour. An hour is never invented: a task with these words keeps
# the day, and is read as a visit whose time is open until somebody books it.
TIME_OPEN = "Visit (from the import, no time given)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """A meeting that is booked, at a place; `minutes` is how long it should take."""

    household: RecordId | None = fact(refers_to="household")
    starts_at: datetime | None = fact()
    minutes: int | None = fact()
    purpose: str | None = fact()
    place: str | None = fact()
    announced: bool | None = fact()
    officer: OfficerId | None = fact(refers_to="officer")
    with_whom: str | None = fact()
    take: str | None = fact("text")
    cancelled_on: date | None = fact()
    cancelled_reason: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRecord(Record):
    """What happened at a visit, or that there was no access; sealed when the visit ends.

    `notes` are {at, words, task}, a task {words, who, due_on}; `seen` are {what, words}, `what`
    the code of an observation or "outside"; `present` are names. `no_access` is the code of a
    reason; `attempt` is there only where nobody was met.
    """

    household: RecordId | None = fact(refers_to="household")
    visit: RecordId | None = fact(refers_to="visit")
    started_at: datetime | None = fact()
    ended_at: datetime | None = fact()
    purpose: str | None = fact()
    place: str | None = fact()
    announced: bool | None = fact()
    present: tuple[str, ...] = listed()
    alone_with: bool | None = fact()
    seen: tuple[dict[str, Any], ...] = listed()
    notes: tuple[dict[str, Any], ...] = listed()
    own_words: str | None = fact("text")
    concerns: str | None = fact("text")
    no_access: str | None = fact()
    attempt: int | None = fact()
    card_left: bool | None = fact()
    withdrawn: str | None = fact()
