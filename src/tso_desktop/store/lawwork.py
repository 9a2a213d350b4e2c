"""Which households have an open Part 7 case, and the records that the law is derived from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, literal_column, select

from tso_desktop.domain.casework import Case
from tso_desktop.domain.households import Notice, Referral
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.lawwork import CaseEvent, Placement, ReviewRequest
from tso_desktop.store import schema
from tso_desktop.store.reading import Reading

_C, _L = schema.PROJECTIONS["case"], schema.caseload
_E = schema.PROJECTIONS["case_event"]
_H = schema.PROJECTIONS["household"]
# Written out: an index of the open ones is used only where the statement itself says which.
_PART7: Any = literal_column("'part7'")


@dataclass(frozen=True, slots=True)
class LawRecords:
    """What is known of some households that the law may follow from."""

    cases: tuple[Case, ...]
    events: tuple[CaseEvent, ...]
    notices: tuple[Notice, ...]
    placements: tuple[Placement, ...]
    reviews: tuple[ReviewRequest, ...]
    referrals: tuple[Referral, ...]


def law_records(reading: Reading, households: Sequence[RecordId]) -> LawRecords:
    return LawRecords(
        reading.of(Case, households),
        reading.of(CaseEvent, households),
        reading.of(Notice, households),
        reading.of(Placement, households),
        reading.of(ReviewRequest, households),
        reading.of(Referral, households),
    )


def families(
    reading: Reading, households: Sequence[RecordId]
) -> dict[RecordId, tuple[RecordId, ...]]:
    """Each household with those that yielded to it; asked one by one only where somebody did."""
    asked = select(_H.c.merged_into).where(_H.c.merged_into.in_(households)).distinct()
    took_in = set(reading.connection.execute(asked).scalars()) if households else set()
    return {one: reading.family(one) if one in took_in else (one,) for one in households}


def open_part7(
    connection: Connection, *, among: Sequence[RecordId] | None = None, limit: int = 1000
) -> list[RecordId]:
    """The households of the caseload, or those among some, that have an open Part 7 case."""
    asked = (
        select(_C.c.household)
        .join(_L, _L.c.household == _C.c.household)
        .where(_C.c.type == _PART7, _C.c.closed_on.is_(None), _C.c.shown == 1)
        .distinct()
        .limit(limit)
    )
    if among is not None:
        asked = asked.where(_C.c.household.in_(among))
    return [RecordId(row[0]) for row in connection.execute(asked)]


def homes_found(connection: Connection, since: date, until: date) -> list[RecordId]:
    """The households for whom a duty ended between two days with a home that was to last."""
    asked = select(_E.c.household).where(
        _E.c.happened_on.between(since.isoformat(), until.isoformat()),
        _E.c.what == "notice",
        _E.c.ground == "a",
        _E.c.shown == 1,
    )
    return [RecordId(row[0]) for row in connection.execute(asked.distinct())]
