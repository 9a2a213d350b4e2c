"""A record that is about to be changed: its row, its heads and whether it is there, in one look."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, literal, select

from tso_desktop.domain.ids import RecordId, ScopeId
from tso_desktop.domain.records import KINDS, Kind
from tso_desktop.store import schema
from tso_desktop.store.ledger import Ledger, RecordState
from tso_desktop.store.prepared import Prepared

_HOUSEHOLDS = schema.PROJECTIONS["household"]


@dataclass(frozen=True, slots=True)
class Subject:
    """`row` holds what shows, by column."""

    scope: ScopeId
    state: RecordState
    shown: bool
    household_shown: bool
    clashes: tuple[str, ...]
    row: Mapping[str, Any]


def find_subject(ledger: Ledger, kind: Kind, record: RecordId) -> Subject | None:
    """A record that has been made, whether deleted or not."""
    asked = {"wanted": record}
    found = _by_id(kind.name).one(ledger.connection, asked)
    if found is None or found["made_at"] is None:
        return None
    state = RecordState(
        found["_num"],
        record,
        kind.name,
        found["scope"],
        json.loads(found["_heads"]),
        bool(found["_marked"]),
    )
    if found.get("household"):
        ledger.households[record] = found["household"]
    return Subject(
        ScopeId(found["_scope"]),
        state,
        bool(found["shown"]),
        bool(found["_household_shown"]),
        tuple(json.loads(found["clashes"] or "[]")),
        found,
    )


@cache
def _by_id(kind: str) -> Prepared:
    table, records, scopes = schema.PROJECTIONS[kind], schema.records, schema.scopes
    household = KINDS[kind].fields.get("household")
    shown: ColumnElement[Any] = literal(1)
    if household is not None:
        shown = (
            select(_HOUSEHOLDS.c.shown)
            .where(_HOUSEHOLDS.c.id == table.c[household.column])
            .scalar_subquery()
        )
    return Prepared(
        select(
            table,
            records.c.num.label("_num"),
            records.c.heads.label("_heads"),
            records.c.marked.label("_marked"),
            scopes.c.id.label("_scope"),
            shown.label("_household_shown"),
        )
        .join(records, records.c.id == table.c.id)
        .join(scopes, scopes.c.num == table.c.scope)
        .where(table.c.id == bindparam("wanted"))
    )
