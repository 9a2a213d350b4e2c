"""Visits of some days with what came of them, and those that nobody has recorded yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, func, select

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.visits import TIME_OPEN
from tso_desktop.store import schema
from tso_desktop.store.caseload import Line, lines_of

_V, _R = schema.PROJECTIONS["visit"], schema.PROJECTIONS["visit_record"]
_T = schema.PROJECTIONS["task"]
_COLUMNS = (_V.c.id, _V.c.household, _V.c.starts_at, _V.c.minutes, _V.c.purpose, _V.c.place)


@dataclass(frozen=True, slots=True)
class BookedVisit:
    """A visit that was not cancelled; `no_access` and `attempt` are of its record, if any."""

    visit: RecordId
    line: Line
    starts_at: datetime
    minutes: int | None
    purpose: str
    place: str
    recorded: bool
    no_access: str = ""
    attempt: int | None = None


@dataclass(frozen=True, slots=True)
class DayOnly:
    """A visit from a sheet that named its day and no hour; `task` keeps it until it is booked."""

    task: RecordId
    line: Line
    on: date


def visits_between(
    connection: Connection,
    start: datetime,
    end: datetime,
    *,
    unrecorded: bool = False,
    latest_first: bool = False,
    limit: int = 200,
) -> tuple[BookedVisit, ...]:
    """Visits that begin in a stretch of time, earliest first unless asked otherwise."""
    asked = select(*_COLUMNS).where(
        _V.c.shown == 1,
        _V.c.cancelled_on.is_(None),
        _V.c.starts_at >= _text(start),
        _V.c.starts_at < _text(end),
    )
    if unrecorded:
        asked = asked.where(~select(_R.c.id).where(_R.c.visit == _V.c.id, _R.c.shown == 1).exists())
    order = _V.c.starts_at.desc() if latest_first else _V.c.starts_at
    rows = connection.execute(asked.order_by(order, _V.c.id).limit(limit)).all()
    lines = lines_of(connection, [RecordId(row.household) for row in rows])
    outcomes = _outcomes(connection, [row.id for row in rows])
    return tuple(
        BookedVisit(
            RecordId(row.id),
            lines[row.household],
            datetime.fromisoformat(row.starts_at),
            row.minutes,
            row.purpose or "",
            row.place or "",
            row.id in outcomes,
            *outcomes.get(row.id, ("", None)),
        )
        for row in rows
        if row.household in lines
    )


def time_open(
    connection: Connection, first: date, last: date, *, limit: int = 200
) -> tuple[DayOnly, ...]:
    """Visits of these days, both counted, that still need an hour; of open households."""
    rows = connection.execute(
        select(_T.c.id, _T.c.household, _T.c.due_on)
        .where(
            _T.c.shown == 1,
            _T.c.words == TIME_OPEN,
            func.ifnull(_T.c.done_on, "") == "",
            func.ifnull(_T.c.not_needed, "") == "",
            _T.c.due_on.between(first.isoformat(), last.isoformat()),
        )
        .order_by(_T.c.due_on, _T.c.id)
        .limit(limit)
    ).all()
    lines = lines_of(connection, [RecordId(row.household) for row in rows])
    return tuple(
        DayOnly(RecordId(row.id), lines[row.household], date.fromisoformat(row.due_on))
        for row in rows
        if row.household in lines and lines[row.household].closed_on is None
    )


def _outcomes(connection: Connection, visits: Sequence[str]) -> dict[str, tuple[str, int | None]]:
    """What came of each visit; where two officers recorded one, the access of either counts."""
    rows = connection.execute(
        select(_R.c.visit, _R.c.no_access, _R.c.attempt)
        .where(_R.c.visit.in_(visits), _R.c.shown == 1)
        .order_by(_R.c.no_access.is_(None))
    )
    return {row.visit: (row.no_access or "", row.attempt) for row in rows}


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
