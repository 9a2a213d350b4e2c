"""What early warning looks at, for every open household in a handful of questions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import Connection, select

from tso_desktop.domain.directory import Landlord
from tso_desktop.domain.early_help import TOLD_TO_LEAVE
from tso_desktop.domain.households import Arrears, Home, Notice
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.lawwork import CaseEvent, WarningRest
from tso_desktop.domain.record import Record
from tso_desktop.store import caseload as lists
from tso_desktop.store import schema
from tso_desktop.store.caseload import Filter, Line
from tso_desktop.store.reading import Reading

R = TypeVar("R", bound=Record)
P = schema.PROJECTIONS
_H, _R, _N, _E = P["household"], P["visit_record"], P["notice"], P["case_event"]
_AT_ONCE = 5_000  # households in one question
_ALL = 1_000_000
_TOLD_DAYS = 365


@dataclass(frozen=True, slots=True)
class Tenancy:
    """One household's line and what is recorded of its tenancy, its merged ones included."""

    line: Line
    homes: tuple[Home, ...]
    notices: tuple[Notice, ...]
    arrears: tuple[Arrears, ...]
    told: tuple[CaseEvent, ...]
    rests: tuple[WarningRest, ...]
    missed_on: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Tenancies:
    of: tuple[Tenancy, ...]
    landlords: Mapping[RecordId, Landlord]


def open_tenancies(reading: Reading, today: date, missed_within: int) -> Tenancies:
    """Every open household; a household that yielded counts as the one that it yielded to."""
    connection = reading.connection
    lines = {
        line.household: line for line in lists.lines(connection, Filter(as_at=today), limit=_ALL)
    }
    owner = _owners(connection, lines)
    ours = list(owner)
    homes = _by_owner(_of(reading, Home, ours), owner)
    notices = _by_owner(_of(reading, Notice, ours), owner)
    arrears = _by_owner(_of(reading, Arrears, ours), owner)
    told = _by_owner(_told(reading, today, owner), owner)
    rests = _by_owner(reading.all(WarningRest), owner)
    missed = _missed(connection, today - timedelta(days=missed_within), owner)
    return Tenancies(
        tuple(
            Tenancy(
                line,
                tuple(homes.get(one, ())),
                tuple(notices.get(one, ())),
                tuple(arrears.get(one, ())),
                tuple(told.get(one, ())),
                tuple(rests.get(one, ())),
                tuple(missed.get(one, ())),
            )
            for one, line in lines.items()
        ),
        {landlord.id: landlord for landlord in reading.all(Landlord)},
    )


def _owners(connection: Connection, lines: Mapping[RecordId, Line]) -> dict[RecordId, RecordId]:
    """In whose line each household counts; few ever yielded, so all of those are asked for."""
    into = {
        RecordId(row[0]): RecordId(row[1])
        for row in connection.execute(
            select(_H.c.id, _H.c.merged_into).where(_H.c.merged_into.is_not(None))
        )
    }
    owner = {one: one for one in lines}
    for one in into:
        survivor, passed = one, {one}
        while (further := into.get(survivor)) is not None and further not in passed:
            passed.add(further)
            survivor = further
        if survivor in lines:
            owner[one] = survivor
    return owner


def _of(reading: Reading, value: type[R], ours: Sequence[RecordId]) -> Iterator[R]:
    for start in range(0, len(ours), _AT_ONCE):
        yield from reading.of(value, ours[start : start + _AT_ONCE])


def _by_owner(records: Iterable[R], owner: Mapping[RecordId, RecordId]) -> dict[RecordId, list[R]]:
    found: dict[RecordId, list[R]] = {}
    for record in records:
        household: RecordId = getattr(record, "household", None) or RecordId("")
        if household in owner:
            found.setdefault(owner[household], []).append(record)
    return found


def _told(
    reading: Reading, today: date, owner: Mapping[RecordId, RecordId]
) -> tuple[CaseEvent, ...]:
    """Those of the last year, of anybody: they are few."""
    since = (today - timedelta(days=_TOLD_DAYS)).isoformat()
    asked = select(_E.c.household).where(
        _E.c.what == TOLD_TO_LEAVE, _E.c.shown == 1, _E.c.happened_on >= since
    )
    found = [RecordId(row[0]) for row in reading.connection.execute(asked.distinct())]
    ours = [one for one in found if one in owner]
    events = reading.of(CaseEvent, ours) if ours else ()
    return tuple(
        one
        for one in events
        if one.what == TOLD_TO_LEAVE and one.happened_on and one.happened_on.isoformat() >= since
    )


def _missed(
    connection: Connection, since: date, owner: Mapping[RecordId, RecordId]
) -> dict[RecordId, list[date]]:
    """The days on which nobody was met at a visit; a record that was withdrawn says nothing."""
    asked = select(_R.c.household, _R.c.started_at).where(
        _R.c.shown == 1,
        _R.c.attempt.is_not(None),
        _R.c.withdrawn.is_(None),
        _R.c.started_at >= since.isoformat(),
    )
    found: dict[RecordId, list[date]] = {}
    for household, started in connection.execute(asked):
        if household in owner and started:
            found.setdefault(owner[household], []).append(date.fromisoformat(started[:10]))
    return found
