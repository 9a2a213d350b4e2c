"""A household's line in the caseload: what an officer wants to know before she opens it.

All of a line is asked for in one statement; a line that stays as it was is not written again.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    Subquery,
    bindparam,
    case,
    delete,
    func,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.matching import plain
from tso_desktop.domain.visits import TIME_OPEN
from tso_desktop.store import schema
from tso_desktop.store.family import OfFamily, family_of, in_family
from tso_desktop.store.prepared import Prepared
from tso_desktop.store.tasks import reviews
from tso_desktop.store.values import as_day, as_moment

P = schema.PROJECTIONS
_BEFORE = "before_"
# Written into the statement: each bound constant would be bound anew for every line.
_ONE: Any = literal_column("1")
_TEN: Any = literal_column("10")
_NOTHING: Any = literal_column("''")
_OPEN: Any = literal_column("'open'")
_TIME_OPEN: Any = literal_column(f"'{TIME_OPEN}'")


def write_lines(connection: Connection, households: Iterable[RecordId]) -> list[RecordId]:
    """Compute lines anew; a household that is deleted or yielded to another has none.

    Gives these households and those that they yielded to, in whose lines they count.
    """
    written: list[dict[str, Any]] = []
    gone: list[dict[str, Any]] = []
    waiting = dict.fromkeys(households)
    done: dict[RecordId, None] = {}
    while waiting:
        household, _ = waiting.popitem()
        done[household] = None
        row = _LINE.one(connection, household)
        if row is not None and row["merged_into"] and row["merged_into"] not in done:
            waiting[row["merged_into"]] = None
        if row is None or not row["shown"] or row["merged_into"]:
            gone.append({"wanted": household})
            continue
        line = _line(connection, row)
        if any(row[_BEFORE + name] != value for name, value in line.items()):
            written.append(line)
    _DROP.run_all(connection, gone)
    _PUT.run_all(connection, written)
    return list(done)


def _line(connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    home, owed, visit, coming = (_parts(row[name]) for name in ("home", "owed", "visit", "coming"))
    return {
        "household": row["id"],
        "num": row["num"],
        "name": row["name"],
        "sort_name": plain(row["sort_name"] or row["name"] or ""),
        "reference": row["reference"],
        "restricted": int(bool(row["restricted"])),
        "holder": row["holder"],
        "closed_on": _day(row["closed_on"]),
        "opened_on": _day(row["opened_on"]),
        "address": home[0],
        "postcode": home[1],
        "phone": row["phone"],
        "arrears_pence": owed[0],
        "arrears_on": _day(owed[1]),
        "next_visit": visit[0],
        "next_visit_at": visit[1] if as_moment(visit[1]) else None,
        "last_contact_on": _day(row["last_contact_on"]),
        "duty": row["duty"],
        "review_on": _review_on(connection, row),
        "next_words": coming[0],
        "next_on": _day(coming[1]),
        "next_why": coming[2],
        "markers": row["markers"] if row["markers"] != "[]" else None,
        "support": row["support"] if row["support"] != "[]" else None,
        "triage": int(bool(row["triage"])),
    }


def _parts(found: str | None) -> list[Any]:
    return json.loads(found) if found else [None, None, None]


def _day(value: str | None) -> str | None:
    """A day that can be read as one: another version may have written something else."""
    return value if as_day(value) else None


def _review_on(connection: Connection, row: Mapping[str, Any]) -> str | None:
    """The next day on which a plan in force is gone through; few households have one."""
    if not row["planned"]:
        return None
    ours = family_of(connection, row["id"])
    day = min((found.due_on for found in reviews(connection, ours)), default=None)
    return day.isoformat() if day else None


_H = P["household"]


def _of(kind: str, *columns: Any) -> Select[Any]:
    table = P[kind]
    return select(*columns).where(in_family(table.c.household), table.c.shown == _ONE)


def _blank(column: Any) -> Any:
    """That it is blank, asked so that no index answers it: a household has few, a caseload many."""
    return func.ifnull(column, _NOTHING) == _NOTHING


def _home() -> Select[Any]:
    home = P["home"]
    return (
        _of("home", func.json_array(home.c.address, home.c.postcode))
        .order_by(
            home.c.until_on.is_not(None),
            home.c.from_on.desc().nulls_last(),
            home.c.made_at.desc(),
            home.c.id,
        )
        .limit(_ONE)
    )


def _owed() -> Select[Any]:
    owed = P["arrears"]
    return (
        _of("arrears", func.json_array(owed.c.amount_pence, owed.c.as_at_on))
        .order_by(owed.c.as_at_on.desc().nulls_last(), owed.c.made_at.desc(), owed.c.id)
        .limit(_ONE)
    )


def _visit() -> Select[Any]:
    """The earliest visit that is not recorded; one whose time is open has a day for its moment."""
    visit, record, task = P["visit"], P["visit_record"], P["task"]
    recorded = select(record.c.id).where(record.c.visit == visit.c.id, record.c.shown == _ONE)
    booked: Subquery = union_all(
        _of("visit", visit.c.id, visit.c.starts_at.label("at")).where(
            _blank(visit.c.cancelled_on), visit.c.starts_at.is_not(None), ~recorded.exists()
        ),
        _due_tasks(task.c.id, task.c.due_on).where(task.c.words == _TIME_OPEN),
    ).subquery()
    asked = select(func.json_array(booked.c.id, booked.c.at))
    return asked.order_by(booked.c.at, booked.c.id).limit(_ONE)


def _phone() -> Select[Any]:
    person = P["person"]
    return (
        _of("person", person.c.phone)
        .where(person.c.phone.is_not(None), _blank(person.c.left_on))
        .order_by(
            person.c.role != literal_column("'lead'"), person.c.place, person.c.made_at, person.c.id
        )
        .limit(_ONE)
    )


def _duty() -> Select[Any]:
    case = P["case"]
    return (
        _of("case", case.c.duty)
        .where(case.c.duty.is_not(None), _blank(case.c.closed_on))
        .order_by(case.c.made_at.desc(), case.c.id)
        .limit(_ONE)
    )


def _planned() -> Select[Any]:
    issued = P["issued_plan"]
    return _of("issued_plan", issued.c.id).where(issued.c.review_on.is_not(None)).limit(_ONE)


def _markers() -> Select[Any]:
    marker = P["marker"]
    active = (
        _of("marker", marker.c.type, marker.c.visit_rule)
        .where(marker.c.active.is_not(0))
        .order_by(marker.c.made_at, marker.c.id)
        .subquery()
    )
    return select(func.json_group_array(func.json_array(active.c.type, active.c.visit_rule)))


def _support() -> Select[Any]:
    session = P["session"]
    kinds = (
        _of("session", session.c.type)
        .where(session.c.type.is_not(None))
        .distinct()
        .order_by(session.c.type)
        .subquery()
    )
    return select(func.json_group_array(kinds.c.type))


def _day_of(note: Any) -> Any:
    """The day alone, where nobody knows the hour."""
    return func.coalesce(note.c.happened_on, func.substr(note.c.happened_at, _ONE, _TEN))


def _last_contact() -> Select[Any]:
    """A contact counts when somebody was reached: a call that nobody answered is not one."""
    note, record, session = P["note"], P["visit_record"], P["session"]
    happened = union_all(
        _of("note", _day_of(note).label("on_day")).where(
            note.c.how != literal_column("'note'"),
            note.c.reached.is_not(0),
            _blank(note.c.withdrawn),
        ),
        _of("visit_record", func.substr(record.c.started_at, _ONE, _TEN)).where(
            _blank(record.c.attempt), _blank(record.c.withdrawn)
        ),
        _of("session", session.c.held_on),
    ).subquery()
    return select(func.max(happened.c.on_day))


def _due_tasks(*columns: Any) -> Select[Any]:
    task = P["task"]
    return _of("task", *columns).where(
        _blank(task.c.done_on), _blank(task.c.not_needed), task.c.due_on.is_not(None)
    )


def _coming() -> Select[Any]:
    task, step, plan = P["task"], P["step"], P["plan"]
    why = case((task.c.words == _TIME_OPEN, literal_column("'visit'")), else_=task.c.who)
    standing = select(plan.c.id).where(plan.c.id == step.c.plan, plan.c.shown == _ONE).exists()
    due: Subquery = union_all(
        _due_tasks(task.c.id, task.c.words, task.c.due_on, why.label("why")),
        _of("step", step.c.id, step.c.words, step.c.due_on, step.c.who).where(
            step.c.due_on.is_not(None), func.coalesce(step.c.status, _OPEN) == _OPEN, standing
        ),
    ).subquery()
    asked = select(func.json_array(due.c.words, due.c.due_on, due.c.why))
    return asked.order_by(due.c.due_on, due.c.id).limit(_ONE)


_LINE = OfFamily(
    select(
        _H.c.id,
        _H.c.shown,
        _H.c.merged_into,
        _H.c.name,
        _H.c.sort_name,
        _H.c.reference,
        _H.c.restricted,
        _H.c.holder,
        _H.c.closed_on,
        _H.c.opened_on,
        _H.c.triage,
        schema.records.c.num,
        _home().scalar_subquery().label("home"),
        _owed().scalar_subquery().label("owed"),
        _visit().scalar_subquery().label("visit"),
        _phone().scalar_subquery().label("phone"),
        _duty().scalar_subquery().label("duty"),
        _planned().scalar_subquery().label("planned"),
        _markers().scalar_subquery().label("markers"),
        _support().scalar_subquery().label("support"),
        _last_contact().scalar_subquery().label("last_contact_on"),
        _coming().scalar_subquery().label("coming"),
        *(column.label(_BEFORE + column.name) for column in schema.caseload.c),
    )
    .join(schema.records, schema.records.c.id == _H.c.id)
    .outerjoin(schema.caseload, schema.caseload.c.household == _H.c.id)
    .where(_H.c.id == bindparam("wanted"))
)
_adding = upsert(schema.caseload)
_PUT = Prepared(
    _adding.on_conflict_do_update(
        index_elements=["household"],
        set_={c.name: c for c in _adding.excluded if c.name != "household"},
    )
)
_DROP = Prepared(delete(schema.caseload).where(schema.caseload.c.household == bindparam("wanted")))
