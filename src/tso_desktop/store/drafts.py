"""What is typed and not yet sealed, and this laptop's own settings: local rows, never journaled."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from tso_desktop.store import schema
from tso_desktop.store.wire import milliseconds, moment


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft, known by its key: `visit:<id>`, `note:<household>`, `field:<record>:<name>`."""

    key: str
    kind: str
    household: str | None
    body: Any
    saved_at: datetime


def keep_draft(connection: Connection, draft: Draft) -> None:
    row = {
        "key": draft.key,
        "kind": draft.kind,
        "household": draft.household,
        "body": json.dumps(draft.body, ensure_ascii=False),
        "saved_at": milliseconds(draft.saved_at),
    }
    adding = upsert(schema.drafts).values(row)
    connection.execute(adding.on_conflict_do_update(index_elements=["key"], set_=row))


def find_draft(connection: Connection, key: str) -> Draft | None:
    row = connection.execute(select(schema.drafts).where(schema.drafts.c.key == key)).one_or_none()
    return None if row is None else _draft(row)


def all_drafts(connection: Connection, kind: str | None = None) -> tuple[Draft, ...]:
    asked = select(schema.drafts).order_by(schema.drafts.c.saved_at.desc())
    if kind is not None:
        asked = asked.where(schema.drafts.c.kind == kind)
    return tuple(_draft(row) for row in connection.execute(asked))


def drop_draft(connection: Connection, key: str) -> None:
    connection.execute(delete(schema.drafts).where(schema.drafts.c.key == key))


def own_setting(connection: Connection, name: str) -> Any:
    """A setting of this laptop, or None."""
    table = schema.own_settings
    found = connection.execute(
        select(table.c.value).where(table.c.name == name)
    ).scalar_one_or_none()
    return None if found is None else json.loads(found)


def keep_setting(connection: Connection, name: str, value: Any) -> None:
    row = {"name": name, "value": json.dumps(value, ensure_ascii=False)}
    adding = upsert(schema.own_settings).values(row)
    connection.execute(adding.on_conflict_do_update(index_elements=["name"], set_=row))


def _draft(row: Any) -> Draft:
    return Draft(row.key, row.kind, row.household, json.loads(row.body), moment(row.saved_at))
