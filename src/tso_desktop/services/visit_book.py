"""The book of visits: of a day, of a week, of a household, and those still to be written up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tso_desktop.domain.casework import Addendum, Task
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.visits import TIME_OPEN, Visit, VisitRecord
from tso_desktop.services.today import Today
from tso_desktop.services.visit_sealing import local_day
from tso_desktop.store.visits import BookedVisit, DayOnly, time_open, visits_between

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

__all__ = ["BookedVisit", "DayOnly", "HouseholdVisits", "SealedVisit", "VisitBook", "VisitsLook"]

_LOOKED_BACK_DAYS = 365
_LOOKED_AHEAD_DAYS = 365
_UNRECORDED_SHOWN = 30
_UPCOMING_SHOWN = 40
_USUAL_MINUTES = 60


@dataclass(frozen=True, slots=True)
class VisitsLook:
    """What the page of visits shows; `week` are the days after today of the week of Today.

    `under_way` are the visits with a draft on this laptop; `time_open` those from today on that
    still need an hour.
    """

    day: date
    today: tuple[BookedVisit, ...]
    week: tuple[BookedVisit, ...]
    later: tuple[BookedVisit, ...]
    unrecorded: tuple[BookedVisit, ...]
    under_way: frozenset[RecordId]
    time_open: tuple[DayOnly, ...] = ()


@dataclass(frozen=True, slots=True)
class SealedVisit:
    """A record of a visit with what was added to it later, oldest first."""

    record: VisitRecord
    addenda: tuple[Addendum, ...]


@dataclass(frozen=True, slots=True)
class HouseholdVisits:
    """Everything of one household: what is to come first, what was recorded newest first."""

    coming: tuple[Visit, ...]
    unrecorded: tuple[Visit, ...]
    cancelled: tuple[Visit, ...]
    records: tuple[SealedVisit, ...]
    under_way: frozenset[RecordId]
    time_open: tuple[date, ...] = ()

    def next_after(self, now: datetime) -> Visit | None:
        """The next one; what was booked for earlier today waits to be written up instead."""
        return next((visit for visit in self.coming if not _is_over(visit, now)), None)

    @property
    def is_empty(self) -> bool:
        return not (
            self.coming or self.unrecorded or self.cancelled or self.records or self.time_open
        )


def _is_over(visit: Visit, now: datetime) -> bool:
    length = timedelta(minutes=visit.minutes or _USUAL_MINUTES)
    return visit.starts_at is not None and visit.starts_at + length < now


class VisitBook:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def look(self) -> VisitsLook:
        """Everything for the page of visits, from one moment of the store."""
        today = self._desk.today()
        next_monday = Today.week_of(today) + timedelta(days=7)
        with self._desk.store.read() as reading:
            connection = reading.connection
            unrecorded = visits_between(
                connection,
                _start(today - timedelta(days=_LOOKED_BACK_DAYS)),
                _start(today),
                unrecorded=True,
                latest_first=True,
                limit=_UNRECORDED_SHOWN,
            )
            tomorrow = today + timedelta(days=1)
            return VisitsLook(
                day=today,
                today=visits_between(connection, _start(today), _start(tomorrow)),
                week=visits_between(connection, _start(tomorrow), _start(next_monday)),
                later=visits_between(
                    connection,
                    _start(next_monday),
                    _start(today + timedelta(days=_LOOKED_AHEAD_DAYS)),
                    limit=_UPCOMING_SHOWN,
                ),
                unrecorded=unrecorded,
                under_way=self._under_way(),
                time_open=time_open(connection, today, today + timedelta(days=_LOOKED_AHEAD_DAYS)),
            )

    def between(self, first: date, last: date) -> tuple[BookedVisit, ...]:
        """The visits of these days, both counted."""
        with self._desk.store.read() as reading:
            end = _start(last + timedelta(days=1))
            return visits_between(reading.connection, _start(first), end)

    def of_household(self, household: RecordId) -> HouseholdVisits:
        with self._desk.store.read() as reading:
            family = reading.family(household)
            visits = reading.of(Visit, family, order="starts_at")
            records = reading.of(VisitRecord, family, order="-started_at")
            addenda = reading.of(Addendum, family)
            tasks = reading.of(Task, family, order="due_on")
        recorded = {record.visit for record in records}
        live = [v for v in visits if v.cancelled_on is None and v.id not in recorded]
        today = self._desk.today()
        return HouseholdVisits(
            coming=tuple(v for v in live if _day(v) >= today),
            unrecorded=tuple(reversed([v for v in live if _day(v) < today])),
            cancelled=tuple(reversed([v for v in visits if v.cancelled_on is not None])),
            records=tuple(
                SealedVisit(r, tuple(a for a in addenda if a.about == r.id)) for r in records
            ),
            under_way=self._under_way(),
            time_open=tuple(
                task.due_on for task in tasks if is_time_open(task) and task.due_on is not None
            ),
        )

    def _under_way(self) -> frozenset[RecordId]:
        return frozenset(one.visit for one in self._desk.visiting.under_way())


def is_time_open(task: Task) -> bool:
    """Whether this is a visit of a sheet that still needs an hour."""
    return task.words == TIME_OPEN and task.done_on is None and not task.not_needed


def _day(visit: Visit) -> date:
    """A visit without a day is still to come: somebody has to give it one."""
    return local_day(visit.starts_at) if visit.starts_at else date.max


def _start(day: date) -> datetime:
    from tso_desktop.services.desk import HOME_ZONE

    return datetime(day.year, day.month, day.day, tzinfo=HOME_ZONE)
