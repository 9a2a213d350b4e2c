"""A household's line in the caseload: what an officer wants to know before she opens it."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, select, union_all
from sqlalchemy.dialects.sqlite import insert as upsert

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.matching import plain
from tso_desktop.store import schema
from tso_desktop.store.reading import Reading
from tso_desktop.store.tasks import reviews

P = schema.PROJECTIONS
_OURS: Any = bindparam("ours", expanding=True)


def write_line(connection: Connection, household: RecordId) -> None:
    """Compute the line anew; a household that is deleted or yielded to another has none."""
    table = P["household"]
    row = connection.execute(
        select(table, schema.records.c.num)
        .join(schema.records, schema.records.c.id == table.c.id)
        .where(table.c.id == household)
    ).one_or_none()
    if row is None or not row.shown or row.merged_into:
        connection.execute(delete(schema.caseload).where(schema.caseload.c.household == household))
        return
    ours = list(_family(connection, household))
    line = {"household": household, **_own(row), **_facts(connection, ours)}
    adding = upsert(schema.caseload).values(line)
    connection.execute(adding.on_conflict_do_update(index_elements=["household"], set_=line))


def _family(connection: Connection, household: RecordId) -> Sequence[RecordId]:
    table = P["household"]
    yielded = connection.execute(
        select(table.c.id).where(table.c.merged_into == household).limit(1)
    ).first()
    return Reading(connection).family(household) if yielded else (household,)


def _own(row: Row[Any]) -> dict[str, Any]:
    return {
        "num": row.num,
        "name": row.name,
        "sort_name": plain(row.sort_name or row.name or ""),
        "reference": row.reference,
        "restricted": int(bool(row.restricted)),
        "holder": row.holder,
        "closed_on": row.closed_on,
        "opened_on": row.opened_on,
    }


def _facts(connection: Connection, ours: list[RecordId]) -> dict[str, Any]:
    def one(statement: Select[Any]) -> Row[Any] | None:
        return connection.execute(statement, {"ours": ours}).first()

    home, owed, visit = one(_HOME), one(_ARREARS), one(_NEXT_VISIT)
    phone, contact, duty = one(_PHONE), one(_LAST_CONTACT), one(_DUTY)
    coming = one(_NEXT)
    review = min((found.due_on for found in reviews(connection, ours)), default=None)
    markers = connection.execute(_MARKERS, {"ours": ours}).all()
    support = connection.execute(_SUPPORT, {"ours": ours}).scalars().all()
    return {
        "address": home.address if home else None,
        "postcode": home.postcode if home else None,
        "phone": phone.phone if phone else None,
        "arrears_pence": owed.amount_pence if owed else None,
        "arrears_on": owed.as_at_on if owed else None,
        "next_visit_at": visit.starts_at if visit else None,
        "next_visit": visit.id if visit else None,
        "last_contact_on": contact[0] if contact else None,
        "duty": duty.duty if duty else None,
        "review_on": review.isoformat() if review else None,
        "next_words": coming.words if coming else None,
        "next_why": coming.why if coming else None,
        "next_on": coming.due_on if coming else None,
        "markers": json.dumps([[m.type, m.visit_rule] for m in markers]) if markers else None,
        "support": json.dumps(list(support)) if support else None,
    }


def _of(kind: str, *columns: str) -> Select[Any]:
    table = P[kind]
    chosen = select(*(table.c[name] for name in columns))
    return chosen.where(table.c.household.in_(_OURS), table.c.shown == 1)


_H, _A, _V, _T, _S = P["home"], P["arrears"], P["visit"], P["task"], P["step"]
_R = P["visit_record"]

_HOME = (
    _of("home", "address", "postcode")
    .order_by(_H.c.until_on.is_not(None), _H.c.from_on.desc().nulls_last(), _H.c.made_at.desc())
    .limit(1)
)
_ARREARS = (
    _of("arrears", "amount_pence", "as_at_on")
    .order_by(_A.c.as_at_on.desc().nulls_last(), _A.c.made_at.desc())
    .limit(1)
)
_RECORDED = select(_R.c.visit).where(_R.c.visit == _V.c.id, _R.c.shown == 1).exists()
_NEXT_VISIT = (
    _of("visit", "id", "starts_at")
    .where(_V.c.cancelled_on.is_(None), _V.c.starts_at.is_not(None), ~_RECORDED)
    .order_by(_V.c.starts_at)
    .limit(1)
)
_PHONE = (
    _of("person", "phone")
    .where(P["person"].c.phone.is_not(None), P["person"].c.left_on.is_(None))
    .order_by(P["person"].c.role != "lead", P["person"].c.place, P["person"].c.made_at)
    .limit(1)
)
_DUTY = (
    _of("case", "duty")
    .where(P["case"].c.duty.is_not(None), P["case"].c.closed_on.is_(None))
    .limit(1)
)
_MARKERS = _of("marker", "type", "visit_rule").where(P["marker"].c.active.is_not(0))
_SUPPORT = (
    _of("session", "type").where(P["session"].c.type.is_not(None)).group_by(P["session"].c.type)
)
# A contact counts when somebody was reached: a call that nobody answered is not one.
_HAPPENED = union_all(
    _of("note", "household")
    .with_only_columns(func.substr(P["note"].c.happened_at, 1, 10).label("on_day"))
    .where(
        P["note"].c.how != "note", P["note"].c.reached.is_not(0), P["note"].c.withdrawn.is_(None)
    ),
    _of("visit_record", "household")
    .with_only_columns(func.substr(_R.c.started_at, 1, 10))
    .where(_R.c.no_access.is_(None), _R.c.withdrawn.is_(None)),
    _of("session", "household").with_only_columns(P["session"].c.held_on),
).subquery()
_LAST_CONTACT = select(func.max(_HAPPENED.c.on_day))
_COMING = union_all(
    select(_T.c.words, _T.c.due_on, _T.c.who.label("why")).where(
        _T.c.household.in_(_OURS),
        _T.c.shown == 1,
        _T.c.done_on.is_(None),
        _T.c.not_needed.is_(None),
        _T.c.due_on.is_not(None),
    ),
    select(_S.c.words, _S.c.due_on, _S.c.who.label("why")).where(
        _S.c.household.in_(_OURS),
        _S.c.shown == 1,
        _S.c.due_on.is_not(None),
        func.coalesce(_S.c.status, "open") == "open",
    ),
).subquery()
_NEXT = select(_COMING.c.words, _COMING.c.due_on, _COMING.c.why).order_by(_COMING.c.due_on).limit(1)
