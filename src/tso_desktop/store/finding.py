"""What the search box finds: names, references, addresses, phones; words in notes.

`find_names` is a trigram index with one row a household; `find_notes` holds words whole and by
their beginnings, its row numbers rising with the day, so that the newest come first unsorted.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, text

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.matching import plain, searchable, words
from tso_desktop.domain.records import Kind
from tso_desktop.store import schema
from tso_desktop.store.reading import Reading

P = schema.PROJECTIONS
_ROWS_A_DAY = 1_000_000
_DAY_WORDS = ("happened_at", "started_at", "held_on")
_SHORTEST_WORD = 3


def index_household(connection: Connection, household: RecordId) -> None:
    """Make a household's search text anew."""
    num = connection.execute(
        select(schema.caseload.c.num).where(schema.caseload.c.household == household)
    ).scalar_one_or_none()
    known = connection.execute(
        select(schema.records.c.num).where(schema.records.c.id == household)
    ).scalar_one()
    before = connection.execute(
        text("SELECT words FROM find_names WHERE rowid = :num"), {"num": known}
    ).scalar_one_or_none()
    now = _household_words(connection, household) if num is not None else None
    if before == now:
        return
    if before is not None:
        connection.execute(text("DELETE FROM find_names WHERE rowid = :num"), {"num": known})
        _count_words(connection, before, -1)
    if now is not None:
        connection.execute(
            text("INSERT INTO find_names(rowid, words) VALUES (:num, :words)"),
            {"num": known, "words": now},
        )
        _count_words(connection, now, 1)


def index_note(connection: Connection, kind: Kind, row: Mapping[str, Any]) -> None:
    """Make the words of a note, visit or session findable; its row number follows its day."""
    if row.get("withdrawn"):
        forget_note(connection, row["id"])
        return
    said = _said(kind, row)
    known = connection.execute(
        select(schema.found_notes.c.row).where(schema.found_notes.c.record == row["id"])
    ).scalar_one_or_none()
    if known is not None:
        forget_note(connection, row["id"])
    on = _day_of(row)
    place = _next_row(connection, on)
    connection.execute(
        insert(schema.found_notes).values(
            row=place, record=row["id"], household=row["household"] or "", on=on
        )
    )
    connection.execute(
        text("INSERT INTO find_notes(rowid, words) VALUES (:row, :words)"),
        {"row": place, "words": plain(said)},
    )


def forget_note(connection: Connection, record: RecordId) -> None:
    row = connection.execute(
        select(schema.found_notes.c.row).where(schema.found_notes.c.record == record)
    ).scalar_one_or_none()
    if row is not None:
        connection.execute(text("DELETE FROM find_notes WHERE rowid = :row"), {"row": row})
        connection.execute(delete(schema.found_notes).where(schema.found_notes.c.row == row))


def _household_words(connection: Connection, household: RecordId) -> str:
    family = list(Reading(connection).family(household))
    texts: list[str | None] = []
    numbers: list[str | None] = []
    table = P["household"]
    asked: Select[Any] = select(table.c.name, table.c.reference, table.c.other_references)
    for row in connection.execute(asked.where(table.c.id.in_(family))):
        texts += [row.reference, row.name, *json.loads(row.other_references or "[]")]
    people = P["person"]
    asked = select(
        people.c.name, people.c.known_as, people.c.email, people.c.phone, people.c.other_phone
    )
    for row in connection.execute(asked.where(people.c.household.in_(family), people.c.shown == 1)):
        texts += [row.name, row.known_as, row.email]
        numbers += [row.phone, row.other_phone]
    homes = P["home"]
    asked = select(homes.c.address, homes.c.postcode)
    for row in connection.execute(asked.where(homes.c.household.in_(family), homes.c.shown == 1)):
        texts += [row.address, row.postcode]
    return searchable(texts, numbers)


def _count_words(connection: Connection, line: str, by: int) -> None:
    """Keep the list of words that a mistyped one may have meant."""
    for word in set(words(line)):
        if len(word) < _SHORTEST_WORD:
            continue
        connection.execute(
            text(
                "INSERT INTO found_words(word, n) VALUES (:word, :by) "
                "ON CONFLICT(word) DO UPDATE SET n = n + :by"
            ),
            {"word": word, "by": by},
        )
    if by < 0:
        connection.execute(text("DELETE FROM found_words WHERE n <= 0"))


def _said(kind: Kind, row: Mapping[str, Any]) -> str:
    """Every word that a person wrote in the record."""
    told = [
        str(row[field.column])
        for field in kind.fields.values()
        if field.holds is str and field.refers_to is None and row[field.column]
    ]
    for field in kind.fields.values():
        if field.holds is tuple and row[field.column]:
            told += _strings(json.loads(row[field.column]))
    return " \n".join(told)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for part in value.values() for s in _strings(part)]
    if isinstance(value, list):
        return [s for part in value for s in _strings(part)]
    return []


def _day_of(row: Mapping[str, Any]) -> str | None:
    for name in _DAY_WORDS:
        if row.get(name):
            return str(row[name])[:10]
    return None


def _next_row(connection: Connection, on: str | None) -> int:
    """A free row number of that day; days before 1970 and unknown days share the first."""
    day = max(date.fromisoformat(on).toordinal() - date(1970, 1, 1).toordinal(), 0) if on else 0
    first = day * _ROWS_A_DAY + 1
    column = schema.found_notes.c.row
    top = connection.execute(
        select(func.max(column)).where(column >= first, column < first + _ROWS_A_DAY)
    ).scalar_one()
    return first if top is None else int(top) + 1
