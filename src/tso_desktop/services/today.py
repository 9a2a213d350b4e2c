"""The officer's day at one look."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tso_desktop.services.asking import Ask
from tso_desktop.services.duties import Owed
from tso_desktop.store import caseload as lists
from tso_desktop.store import today as days
from tso_desktop.store.caseload import Filter, Line
from tso_desktop.store.today import DayVisit, Promise
from tso_desktop.store.visits import DayOnly, time_open

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

__all__ = ["Ask", "DayOnly", "DayVisit", "Look", "Promise", "Today"]

QUIET_DAYS = 21
_PROMISED_AHEAD_DAYS = 7
_UNRECORDED_BACK_DAYS = 28
_QUIET_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Look:
    """What Today shows. `week` is the working days of this week, each with its visits.

    `time_open` are the visits of that week, and of today, whose hour nobody has said yet; they
    count in the week too.
    """

    day: date
    visits: tuple[DayVisit, ...]
    unrecorded: tuple[DayVisit, ...]
    promised: tuple[Promise, ...]
    quiet: tuple[Line, ...]
    quiet_count: int
    duties: tuple[Owed, ...]
    week: tuple[tuple[date, int], ...]
    households: int
    asks: tuple[Ask, ...] = ()
    time_open: tuple[DayOnly, ...] = ()


class Today:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def look(self) -> Look:
        """Everything for the day, from one moment of the store."""
        today = self._desk.today()
        monday = self.week_of(today)
        asks = self._desk.asking.asks()
        begun = {one.visit for one in self._desk.visiting.under_way()}
        with self._desk.store.read() as reading:
            connection = reading.connection
            visits = days.visits_between(connection, self._start(today), self._start(today, 1))
            past = days.visits_between(
                connection, self._start(today, -_UNRECORDED_BACK_DAYS), self._start(today)
            )
            coming = days.visits_between(connection, self._start(monday), self._start(monday, 5))
            untimed = time_open(connection, min(monday, today), monday + timedelta(days=4))
            quiet = Filter(as_at=today, no_contact_days=QUIET_DAYS)
            return Look(
                day=today,
                visits=tuple(replace(one, begun=one.visit in begun) for one in visits),
                unrecorded=tuple(visit for visit in past if not visit.recorded),
                promised=days.promised_until(
                    connection, today + timedelta(days=_PROMISED_AHEAD_DAYS)
                ),
                quiet=lists.lines(connection, quiet, sort="contact", limit=_QUIET_SHOWN),
                quiet_count=lists.count(connection, quiet),
                duties=self._desk.duties.owed(reading, today),
                week=self._by_day(monday, coming, untimed),
                households=lists.count(connection, Filter(as_at=today)),
                asks=asks,
                time_open=tuple(one for one in untimed if one.on >= today),
            )

    @staticmethod
    def week_of(day: date) -> date:
        """The Monday of the week that the officer looks at: at the weekend, the next one."""
        monday = day - timedelta(days=day.weekday())
        return monday + timedelta(days=7) if day.weekday() > 4 else monday  # noqa: PLR2004 - Friday

    def _by_day(
        self, monday: date, visits: tuple[DayVisit, ...], untimed: tuple[DayOnly, ...]
    ) -> tuple[tuple[date, int], ...]:
        from tso_desktop.services.desk import HOME_ZONE

        on = [visit.starts_at.astimezone(HOME_ZONE).date() for visit in visits]
        on += [one.on for one in untimed]
        days_ = [monday + timedelta(days=i) for i in range(5)]
        return tuple((day, on.count(day)) for day in days_)

    def _start(self, day: date, plus: int = 0) -> datetime:
        from tso_desktop.services.desk import HOME_ZONE

        found = day + timedelta(days=plus)
        return datetime(found.year, found.month, found.day, tzinfo=HOME_ZONE)
