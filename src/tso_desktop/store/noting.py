"""What the search box finds by a word: notes, visits, sessions and what an import left over.

`find_notes` holds words whole and by their beginnings, its row numbers rising with the day, so
that the newest come first unsorted.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, text

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.matching import plain
from tso_desktop.domain.records import KINDS, Kind
from tso_desktop.store import schema
from tso_desktop.store.ledger import in_parts
from tso_desktop.store.prepared import Prepared
from tso_desktop.store.values import as_list

# What is said in a record that a person would look for by a word in it.
NOTED = frozenset({"note", "visit_record", "addendum", "session", "kept_import"})
# What the program wrote beside them: a search for one of these words would find every record.
_NOT_SAID = frozenset({"how", "direction", "source", "file", "sheet"})
_NOT_SAID_INSIDE = frozenset({"column", "heading", "place", "state", "said", "formula", "at"})
_ROWS_A_DAY = 1_000_000
_DAY_WORDS = ("happened_at", "happened_on", "started_at", "held_on")
_DROP_ROW = Prepared(text("DELETE FROM found_notes WHERE row = :row"))
_DROP = Prepared(text("DELETE FROM find_notes WHERE rowid = :row"))
_ADD = Prepared(text("INSERT INTO find_notes(rowid, words) VALUES (:row, :words)"))
_found = schema.found_notes
_ADD_ROW = Prepared(insert(_found))
# The index takes what comes in rising order into one piece; else it begins a new one each time.
_BY_ROW = itemgetter("row")
_KNOWN = select(_found.c.row).where(_found.c.record.in_(bindparam("wanted", expanding=True)))
_TOP = select(func.max(_found.c.row)).where(
    _found.c.row >= bindparam("first"), _found.c.row < bindparam("first") + _ROWS_A_DAY
)


def index_notes(connection: Connection, kind: str, records: Iterable[RecordId]) -> None:
    """Make the words of these findable as they are today; what is gone or withdrawn is not."""
    places = _Places(connection)
    for some in in_parts(records):
        before = [{"row": row} for row in connection.execute(_KNOWN, {"wanted": some}).scalars()]
        _DROP.run_all(connection, before)
        _DROP_ROW.run_all(connection, before)
        rows: list[dict[str, Any]] = []
        said: list[dict[str, Any]] = []
        for row in _wanted(kind).each(connection, {"wanted": json.dumps(some)}):
            if not row["shown"] or row.get("withdrawn"):
                continue
            on = _day_of(row)
            place = places.next(on)
            household = row["household"] or ""
            rows.append({"row": place, "record": row["id"], "household": household, "on": on})
            said.append({"row": place, "words": plain(_said(KINDS[kind], row))})
        _ADD_ROW.run_all(connection, sorted(rows, key=_BY_ROW))
        _ADD.run_all(connection, sorted(said, key=_BY_ROW))


class _Places:
    """Free row numbers of days; days before 1970 and unknown days share the first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[int, int] = {}

    def next(self, on: str | None) -> int:
        first = _first_row(on)
        if first not in self._last:
            top = self._connection.execute(_TOP, {"first": first}).scalar_one()
            self._last[first] = first - 1 if top is None else top
        self._last[first] += 1
        return self._last[first]


def _first_row(on: str | None) -> int:
    try:
        day = date.fromisoformat(on or "").toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        day = 0
    return max(day, 0) * _ROWS_A_DAY + 1


def _day_of(row: Mapping[str, Any]) -> str | None:
    for name in _DAY_WORDS:
        if row.get(name):
            return str(row[name])[:10]
    return None


def _said(kind: Kind, row: Mapping[str, Any]) -> str:
    """Every word that a person wrote in the record."""
    told = [
        str(row[field.column])
        for field in kind.fields.values()
        if field.holds is str and field.refers_to is None and row[field.column]
        if field.name not in _NOT_SAID
    ]
    for field in kind.fields.values():
        if field.holds is tuple and row[field.column]:
            told += _strings(list(as_list(row[field.column])))
    return " \n".join(told)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for k, part in value.items() if k not in _NOT_SAID_INSIDE for s in _strings(part)]
    if isinstance(value, list):
        return [s for part in value for s in _strings(part)]
    return []


@cache
def _wanted(kind: str) -> Prepared:
    """Those of a list in one text: a list that expands would be another statement each time."""
    table = schema.PROJECTIONS[kind]
    wanted = func.json_each(bindparam("wanted")).table_valued("value")
    return Prepared(
        select(table)
        .where(table.c.id.in_(select(wanted.c.value)))
        .order_by(table.c.made_at, table.c.id)
    )
