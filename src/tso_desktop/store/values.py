"""Between the journal's JSON, a table's columns and the domain's values."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar

from tso_desktop.domain.record import Json, Record
from tso_desktop.domain.records import KINDS, Field, Kind, kind_of
from tso_desktop.store.wire import moment

R = TypeVar("R", bound=Record)
HEAD_COLUMNS = ("id", "scope_id", "made_at", "made_by", "clashes")


def to_json(field: Field, value: object) -> Json:
    """A domain value as the journal writes it; every blank is None. TypeError: our own fault."""
    if value is None or value in ("", ()):
        return None
    if field.holds is tuple and isinstance(value, list | tuple):
        return list(value)
    if field.holds is datetime and isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if field.holds is date and type(value) is date:
        return value.isoformat()
    if type(value) is field.holds and isinstance(value, str | int | bool):
        return value
    raise TypeError(f"{field.name} holds {field.holds.__name__}, not {value!r}")


def to_column(value: Json) -> Any:
    """A journaled value as its column holds it.

    What another version wrote in a form that this one does not know is kept as JSON text.
    """
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value


def columns_of(kind: Kind, values: Mapping[str, Json]) -> dict[str, Any]:
    """The columns of the fields that this version knows."""
    return {
        kind.fields[name].column: to_column(value)
        for name, value in values.items()
        if name in kind.fields
    }


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _list(value: Any) -> tuple[Any, ...]:
    try:
        found = json.loads(value) if value else ()
    except ValueError:
        return ()
    return tuple(found) if isinstance(found, list) else ()


def _flag(value: Any) -> bool | None:
    return None if value is None else bool(value)


_DECODERS: dict[type, Callable[[Any], Any]] = {
    date: _day,
    datetime: _moment,
    tuple: _list,
    bool: _flag,
}


@cache
def decoders(kind: str) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    """For each field of a kind, in the order of its columns, its name and how it is read."""
    return tuple((f.name, _DECODERS.get(f.holds)) for f in KINDS[kind].fields.values())


def from_row(value: type[R], row: Any, as_of: int) -> R:
    """A row of HEAD_COLUMNS and then the kind's own columns, as a value."""
    made_at, made_by, clashes = row[2], row[3], row[4]
    facts = {
        name: decode(raw) if decode else raw
        for (name, decode), raw in zip(decoders(kind_of(value).name), row[5:], strict=True)
    }
    return value(
        id=row[0],
        scope=row[1],
        as_of=as_of,
        made_at=None if made_at is None else moment(made_at),
        made_by=made_by,
        clashes=tuple(json.loads(clashes)) if clashes else (),
        **facts,
    )
