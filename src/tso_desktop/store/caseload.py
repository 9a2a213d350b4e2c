"""The caseload as a list: filtered, sorted and fetched a page at a time."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, or_, select

from tso_desktop.domain.ids import OfficerId, RecordId
from tso_desktop.store import schema

Sort = Literal["name", "next", "contact", "arrears", "visit", "review", "reference"]
_T = schema.caseload
_SORTS = {
    "name": _T.c.sort_name,
    "next": _T.c.next_on,
    "contact": _T.c.last_contact_on,
    "arrears": _T.c.arrears_pence,
    "visit": _T.c.next_visit_at,
    "review": _T.c.review_on,
    "reference": _T.c.reference,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One household as a list shows it. A restricted one shows no name, address or phone.

    A next visit whose time is open has a day, `next_visit_on`, and no moment.
    """

    household: RecordId
    name: str
    reference: str
    address: str
    postcode: str
    phone: str
    restricted: bool
    holder: OfficerId | None
    closed_on: date | None
    markers: tuple[tuple[str, str], ...]
    support: tuple[str, ...]
    duty: str
    arrears_pence: int | None
    arrears_on: date | None
    last_contact_on: date | None
    next_visit_at: datetime | None
    next_visit: RecordId | None
    review_on: date | None
    next_words: str
    next_who: str
    next_on: date | None
    opened_on: date | None
    triage: bool = False
    next_visit_on: date | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which households: open ones unless `closed`; `as_at` is today.

    What is known from a referral only is nobody's caseload yet.
    """

    as_at: date
    closed: bool = False
    review_due: bool = False
    no_contact_days: int | None = None
    arrears_from_pence: int | None = None
    marked: bool = False
    holder: OfficerId | None = None
    support: str | None = None


def lines(
    connection: Connection,
    wanted: Filter,
    *,
    sort: Sort = "name",
    descending: bool = False,
    offset: int = 0,
    limit: int = 100,
) -> tuple[Line, ...]:
    column = _SORTS[sort]
    by = column.desc() if descending else column.asc()
    asked = _wanted(select(_T), wanted).order_by(by.nulls_last(), _T.c.sort_name, _T.c.household)
    return tuple(_line(row) for row in connection.execute(asked.offset(offset).limit(limit)))


def count(connection: Connection, wanted: Filter) -> int:
    asked = _wanted(select(func.count()).select_from(_T), wanted)
    return int(connection.execute(asked).scalar_one())


def lines_of(connection: Connection, households: list[RecordId]) -> dict[RecordId, Line]:
    rows = connection.execute(select(_T).where(_T.c.household.in_(households)))
    return {RecordId(row.household): _line(row) for row in rows}


def by_reference(connection: Connection, reference: str) -> tuple[RecordId, ...]:
    """Every household with this reference, ours or an imported one, in whatever case or spacing."""
    from sqlalchemy import text

    from tso_desktop.domain.matching import tight

    sought = tight(reference)
    rows = connection.execute(
        text(
            "SELECT DISTINCT h.id FROM households h LEFT JOIN json_each(h.other_references) o "
            "WHERE h.shown = 1 AND (lower(replace(replace(h.reference, '-', ''), ' ', '')) = :ref "
            "OR lower(replace(replace(o.value, '-', ''), ' ', '')) = :ref) ORDER BY h.id"
        ),
        {"ref": sought},
    )
    return tuple(RecordId(row[0]) for row in rows)


def _wanted(asked: Select[Any], wanted: Filter) -> Select[Any]:
    asked = asked.where(_T.c.closed_on.is_not(None) if wanted.closed else _T.c.closed_on.is_(None))
    asked = asked.where(_T.c.triage == 0)
    today = wanted.as_at
    if wanted.review_due:
        asked = asked.where(_T.c.review_on <= today.isoformat())
    if wanted.no_contact_days is not None:
        from datetime import timedelta

        since = (today - timedelta(days=wanted.no_contact_days)).isoformat()
        asked = asked.where(or_(_T.c.last_contact_on < since, _T.c.last_contact_on.is_(None)))
    if wanted.arrears_from_pence is not None:
        asked = asked.where(_T.c.arrears_pence >= wanted.arrears_from_pence)
    if wanted.marked:
        asked = asked.where(_T.c.markers.is_not(None))
    if wanted.holder is not None:
        asked = asked.where(_T.c.holder == wanted.holder)
    if wanted.support is not None:
        asked = asked.where(_T.c.support.like(f'%"{wanted.support}"%'))
    return asked


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _booked(value: str | None) -> tuple[datetime | None, date | None]:
    """A moment and its day, or a day alone where the hour is open."""
    if not value:
        return None, None
    if len(value) == len("2026-11-24"):
        return None, date.fromisoformat(value)
    moment = datetime.fromisoformat(value)
    return moment, moment.astimezone().date()


def _line(row: Any) -> Line:
    hidden = bool(row.restricted)
    visit_at, visit_on = _booked(row.next_visit_at)
    return Line(
        household=RecordId(row.household),
        name="Restricted" if hidden else row.name or "Name not yet known",
        reference=row.reference or "",
        address="" if hidden else row.address or "",
        postcode="" if hidden else row.postcode or "",
        phone="" if hidden else row.phone or "",
        restricted=hidden,
        holder=row.holder,
        closed_on=_day(row.closed_on),
        markers=tuple((kind or "", rule or "") for kind, rule in json.loads(row.markers or "[]")),
        support=tuple(json.loads(row.support or "[]")),
        duty=row.duty or "",
        arrears_pence=row.arrears_pence,
        arrears_on=_day(row.arrears_on),
        last_contact_on=_day(row.last_contact_on),
        next_visit_at=visit_at,
        next_visit=row.next_visit if visit_at else None,
        review_on=_day(row.review_on),
        next_words=row.next_words or "",
        next_who=row.next_why or "",
        next_on=_day(row.next_on),
        opened_on=_day(row.opened_on),
        triage=bool(row.triage),
        next_visit_on=visit_on,
    )
