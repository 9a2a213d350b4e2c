"""What stands on a day: visits, what was promised by when, who has gone quiet, which duties."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, Connection, func, select

from tso_desktop.domain.ids import RecordId
from tso_desktop.store import schema
from tso_desktop.store.caseload import Line, lines_of

P = schema.PROJECTIONS
_V, _S = P["visit"], P["step"]


@dataclass(frozen=True, slots=True)
class DayVisit:
    """A visit that is booked, with its household's line; `recorded` once it has a record.

    `begun` is that it is being written on this laptop.
    """

    visit: RecordId
    line: Line
    starts_at: datetime
    minutes: int | None
    purpose: str
    place: str
    recorded: bool
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """A step that somebody said they would do; `who` is resident, council or partner."""

    step: RecordId
    line: Line
    words: str
    who: str
    due_on: date


def visits_between(
    connection: Connection, start: datetime, end: datetime, *, limit: int = 200
) -> tuple[DayVisit, ...]:
    """Visits that were not cancelled, earliest first."""
    rows = connection.execute(
        select(_V.c.id, _V.c.household, _V.c.starts_at, _V.c.minutes, _V.c.purpose, _V.c.place)
        .add_columns(recorded().label("recorded"))
        .where(
            _V.c.shown == 1,
            _V.c.cancelled_on.is_(None),
            _V.c.starts_at >= _text(start),
            _V.c.starts_at < _text(end),
        )
        .order_by(_V.c.starts_at)
        .limit(limit)
    ).all()
    lines = lines_of(connection, [RecordId(row.household) for row in rows])
    return tuple(
        DayVisit(
            RecordId(row.id),
            lines[row.household],
            datetime.fromisoformat(row.starts_at),
            row.minutes,
            row.purpose or "",
            row.place or "",
            bool(row.recorded),
        )
        for row in rows
        if row.household in lines
    )


def promised_until(connection: Connection, until: date, *, limit: int = 20) -> tuple[Promise, ...]:
    """Open steps of open households that are due by a day, the oldest promise first."""
    table = schema.caseload
    rows = connection.execute(
        select(_S.c.id, _S.c.household, _S.c.words, _S.c.who, _S.c.due_on)
        .join(table, table.c.household == _S.c.household)
        .where(
            _S.c.shown == 1,
            _S.c.due_on <= until.isoformat(),
            func.coalesce(_S.c.status, "open") == "open",
            # A good idea binds nobody, and what she did not agree to she did not promise.
            func.coalesce(_S.c.type, "agreed").not_in(("idea", "recorded")),
            _S.c.agreed.is_not(0),
            table.c.closed_on.is_(None),
        )
        .order_by(_S.c.due_on)
        .limit(limit)
    ).all()
    lines = lines_of(connection, [RecordId(row.household) for row in rows])
    return tuple(
        Promise(
            RecordId(row.id),
            lines[row.household],
            row.words or "",
            row.who or "",
            date.fromisoformat(row.due_on),
        )
        for row in rows
    )


def duties(connection: Connection, *, limit: int = 10) -> tuple[Line, ...]:
    """Open households with a duty, as recorded from the main system."""
    table = schema.caseload
    rows = connection.execute(
        select(table.c.household)
        .where(table.c.closed_on.is_(None), table.c.duty.is_not(None))
        .order_by(table.c.sort_name)
        .limit(limit)
    ).scalars()
    found = [RecordId(household) for household in rows]
    lines = lines_of(connection, found)
    return tuple(lines[household] for household in found)


def recorded() -> ColumnElement[bool]:
    """Whether a visit has its record."""
    record = P["visit_record"]
    return select(record.c.id).where(record.c.visit == _V.c.id, record.c.shown == 1).exists()


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
