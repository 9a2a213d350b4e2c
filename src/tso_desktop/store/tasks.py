"""What is to be done, by day: tasks that a person wrote, and what rules make of other records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, union

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.rule_tasks import next_review
from tso_desktop.store import schema
from tso_desktop.store.today import recorded

P = schema.PROJECTIONS
_H, _T, _S, _V, _M = P["household"], P["task"], P["step"], P["visit"], P["task_mark"]
_I, _C, _K, _L = P["issued_plan"], P["case"], P["marker"], schema.caseload
_OURS: Any = bindparam("ours", expanding=True)
_IN_FORCE = (
    select(_I.c.id, _I.c.household, _I.c.type, _I.c.label, _I.c.given_on, _I.c.review_on)
    .join(_C, _C.c.id == _I.c.case)
    .where(
        _I.c.household.in_(_OURS),
        _I.c.shown == 1,
        _I.c.withdrawn.is_(None),
        _C.c.closed_on.is_(None),
        _C.c.plan_in_force == _I.c.id,
        _I.c.review_on.is_not(None),
    )
)


@dataclass(frozen=True, slots=True)
class Written:
    """A task that somebody wrote."""

    task: RecordId
    household: RecordId
    words: str
    who: str
    due_on: date | None
    done_on: date | None
    not_needed: str


@dataclass(frozen=True, slots=True)
class Cause:
    """A record that a rule makes a task of."""

    record: RecordId
    household: RecordId
    words: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Review:
    """A plan in force, with the day of its next review and how often it was gone through."""

    version: RecordId
    household: RecordId
    type: str | None
    label: str
    due_on: date
    times: int


@dataclass(frozen=True, slots=True)
class Mark:
    """That somebody did a task of a rule."""

    rule: str
    cause: RecordId
    household: RecordId
    occurrence: str
    done_on: date
    reason: str


def households_due(connection: Connection, until: date, *, limit: int = 200) -> list[RecordId]:
    """Open households in whose line something is due, the oldest first."""
    day = until.isoformat()
    due = union(
        *(
            select(_L.c.household, column.label("day")).where(
                _L.c.closed_on.is_(None), column <= day
            )
            for column in (_L.c.next_on, _L.c.review_on)
        )
    ).subquery()
    asked = select(due.c.household).group_by(due.c.household).order_by(func.min(due.c.day))
    return [RecordId(row[0]) for row in connection.execute(asked.limit(limit))]


def with_yielded(connection: Connection, households: Sequence[RecordId]) -> list[RecordId]:
    """These households and those that were merged straight into them."""
    asked = select(_H.c.id).where(_H.c.merged_into.in_(households))
    return [*households, *(RecordId(id_) for id_ in connection.execute(asked).scalars())]


def open_tasks(
    connection: Connection, households: Sequence[RecordId], until: date, *, undated: bool
) -> list[Written]:
    due = _T.c.due_on <= until.isoformat()
    asked = _tasks().where(
        _T.c.household.in_(households),
        _T.c.done_on.is_(None),
        _T.c.not_needed.is_(None),
        due | _T.c.due_on.is_(None) if undated else due,
    )
    return [_written(row) for row in connection.execute(asked)]


def done_tasks(
    connection: Connection, since: date, households: Sequence[RecordId] | None
) -> list[Written]:
    asked = _tasks().where(_T.c.done_on >= since.isoformat())
    if households is not None:
        asked = asked.where(_T.c.household.in_(households))
    return [_written(row) for row in connection.execute(asked)]


def marks(connection: Connection, since: date, households: Sequence[RecordId] | None) -> list[Mark]:
    """What was done to tasks of rules since a day."""
    asked = select(_M).where(_M.c.shown == 1, _M.c.done_on >= since.isoformat())
    if households is not None:
        asked = asked.where(_M.c.household.in_(households))
    return [
        Mark(
            row.rule,
            RecordId(row.cause),
            RecordId(row.household),
            row.occurrence,
            date.fromisoformat(row.done_on),
            row.reason or "",
        )
        for row in connection.execute(asked)
    ]


def done_ids(connection: Connection, wanted: Iterable[RecordId]) -> set[RecordId]:
    """Those of these marks that say done."""
    asked = select(_M.c.id).where(
        _M.c.id.in_(list(wanted)), _M.c.shown == 1, _M.c.done_on.is_not(None)
    )
    return {RecordId(id_) for id_ in connection.execute(asked).scalars()}


def reviews(connection: Connection, households: Sequence[RecordId]) -> list[Review]:
    """Every plan in force of an open case, with the day of its next review."""
    rows = connection.execute(_IN_FORCE, {"ours": households}).all()
    done = _reviewed(connection, [row.id for row in rows]) if rows else {}
    return [_review(row, done.get(row.id, [])) for row in rows]


def promises(connection: Connection, households: Sequence[RecordId], before: date) -> list[Cause]:
    """Open steps of ours whose day has passed."""
    asked = select(_S.c.id, _S.c.household, _S.c.words, _S.c.due_on).where(
        _S.c.household.in_(households),
        _S.c.shown == 1,
        _S.c.due_on < before.isoformat(),
        _S.c.who == "council",
        func.coalesce(_S.c.status, "open") == "open",
        func.coalesce(_S.c.type, "council") != "idea",
    )
    return [_cause(row) for row in connection.execute(asked)]


def unrecorded(
    connection: Connection,
    since: datetime,
    before: datetime,
    households: Sequence[RecordId] | None,
) -> list[Cause]:
    """Visits that should have been made between two moments and have no record."""
    asked = select(
        _V.c.id, _V.c.household, _V.c.purpose.label("words"), _V.c.starts_at.label("due_on")
    ).where(
        _V.c.shown == 1,
        _V.c.cancelled_on.is_(None),
        _V.c.starts_at >= _text(since),
        _V.c.starts_at < _text(before),
        ~recorded(),
    )
    if households is not None:
        asked = asked.where(_V.c.household.in_(households))
    return [_cause(row) for row in connection.execute(asked)]


def marker_reviews(
    connection: Connection, until: date, households: Sequence[RecordId] | None
) -> list[Cause]:
    asked = select(
        _K.c.id,
        _K.c.household,
        func.coalesce(_K.c.words, _K.c.type).label("words"),
        _K.c.review_on.label("due_on"),
    ).where(_K.c.shown == 1, _K.c.review_on <= until.isoformat(), _K.c.active.is_not(0))
    if households is not None:
        asked = asked.where(_K.c.household.in_(households))
    return [_cause(row) for row in connection.execute(asked)]


def survivors(connection: Connection, households: Iterable[RecordId]) -> dict[RecordId, RecordId]:
    """For each household the one in whose line it counts."""
    asked = select(_H.c.id, _H.c.merged_into).where(_H.c.id.in_(set(households)))
    return {
        RecordId(row.id): RecordId(row.merged_into or row.id) for row in connection.execute(asked)
    }


def _tasks() -> Select[Any]:
    return select(
        _T.c.id, _T.c.household, _T.c.words, _T.c.who, _T.c.due_on, _T.c.done_on, _T.c.not_needed
    ).where(_T.c.shown == 1)


def _written(row: Any) -> Written:
    return Written(
        RecordId(row.id),
        RecordId(row.household),
        row.words or "",
        row.who or "officer",
        date.fromisoformat(row.due_on) if row.due_on else None,
        date.fromisoformat(row.done_on) if row.done_on else None,
        row.not_needed or "",
    )


def _cause(row: Any) -> Cause:
    day = date.fromisoformat(row[3][:10])
    return Cause(RecordId(row[0]), RecordId(row[1]), row[2] or "", day)


def _reviewed(connection: Connection, versions: list[str]) -> dict[str, list[date]]:
    found: dict[str, list[date]] = {}
    asked = select(_M.c.cause, _M.c.done_on).where(
        _M.c.cause.in_(versions),
        _M.c.rule == "plan_review",
        _M.c.shown == 1,
        _M.c.done_on.is_not(None),
    )
    for cause, done_on in connection.execute(asked):
        found.setdefault(cause, []).append(date.fromisoformat(done_on))
    return found


def _review(row: Any, reviewed: list[date]) -> Review:
    given = date.fromisoformat(row.given_on) if row.given_on else None
    due_on = next_review(given, date.fromisoformat(row.review_on), reviewed)
    return Review(
        RecordId(row.id),
        RecordId(row.household),
        row.type,
        row.label or "",
        due_on,
        len(reviewed),
    )


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
