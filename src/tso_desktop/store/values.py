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
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_LARGEST = (1 << 63) - 1
HEAD_COLUMNS = ("id", "scope_id", "made_at", "made_by", "clashes")


def to_json(field: Field, value: object) -> Json:
    """A domain value as the journal writes it; every blank is None. TypeError: our own fault."""
    if value is None or value in ("", (), []):
        return None
    if type(value) is field.holds:
        if isinstance(value, str):
            return _whole_words(value)
        if isinstance(value, int):
            return value
    if field.holds is tuple and isinstance(value, list | tuple):
        return _whole_list(list(value))
    if field.holds is datetime and isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if field.holds is date and type(value) is date:
        return value.isoformat()
    raise TypeError(f"{field.name} holds {field.holds.__name__}, not {value!r}")


def _whole_list(value: list[Any]) -> list[Any]:
    try:
        _JSON.encode(value).encode()
    except UnicodeEncodeError:
        return [_whole(part) for part in value]
    return value


def _whole_words(value: str) -> str:
    """Half a letter, as a broken paste leaves it, can be written nowhere: it becomes a `?`."""
    return value if value.isascii() else value.encode("utf-8", "replace").decode()


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _whole_words(value)
    if isinstance(value, list | tuple):
        return [_whole(part) for part in value]
    if isinstance(value, dict):
        return {_whole(name): _whole(part) for name, part in value.items()}
    return value


def to_column(value: Json) -> Any:
    """A journaled value as its column holds it.

    What another version wrote in a form that this one does not know is kept as JSON text.
    """
    if isinstance(value, str):
        return _whole_words(value)
    if value is None:
        return None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list | dict):
        return _whole_words(_JSON.encode(value))
    if isinstance(value, int) and not -_LARGEST <= value <= _LARGEST:
        return str(value)
    return value


def columns_of(kind: Kind, values: Mapping[str, Json]) -> dict[str, Any]:
    """The columns of the fields that this version knows."""
    return {
        kind.fields[name].column: to_column(value)
        for name, value in values.items()
        if name in kind.fields
    }


def as_day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def as_moment(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def as_list(value: Any) -> tuple[Any, ...]:
    """A list as its column holds it; none where another version wrote something else."""
    try:
        found = json.loads(value) if value else ()
    except ValueError:
        return ()
    return tuple(found) if isinstance(found, list) else ()


def _flag(value: Any) -> bool | None:
    return None if value is None else bool(value)


_DECODERS: dict[type, Callable[[Any], Any]] = {
    date: as_day,
    datetime: as_moment,
    tuple: as_list,
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
