"""What of each household an import is compared with: references, leads, phones and addresses."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from tso_desktop.domain.ids import RecordId
from tso_desktop.store import schema

P = schema.PROJECTIONS


@dataclass(slots=True)
class Known:
    """One household of the store; what yielded to another counts with that one."""

    household: RecordId
    name: str
    restricted: bool
    closed: bool = False
    triage: bool = False
    references: list[str] = field(default_factory=list)
    leads: list[tuple[str, date | None]] = field(default_factory=list)
    people: list[tuple[str, date | None]] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    homes: list[tuple[str, str]] = field(default_factory=list)


def every_known(connection: Connection) -> tuple[Known, ...]:
    """Every household, closed ones too, in three questions whatever their number."""
    into: dict[str, str] = {}
    known: dict[str, Known] = {}
    rows = _rows(connection, "household", "merged_into", *_OWN)
    for row in rows:
        if row.merged_into:
            into[row.id] = row.merged_into
        else:
            known[row.id] = _own(row)
    whole = _Whole(known, into)
    for row in rows:
        if (one := whole.of(row.id)) is not None:
            others = json.loads(row.other_references or "[]")
            one.references += [ref for ref in (row.reference, *others) if ref]
    for row in _rows(connection, "person", *_PERSON):
        if (one := whole.of(row.household)) is not None:
            _add_person(one, row)
    for row in _rows(connection, "home", "household", "address", "postcode"):
        if (one := whole.of(row.household)) is not None:
            one.homes.append((row.address or "", row.postcode or ""))
    return tuple(known.values())


def _own(row: Row[Any]) -> Known:
    return Known(
        RecordId(row.id),
        row.name or "",
        bool(row.restricted),
        closed=row.closed_on is not None,
        triage=bool(row.triage),
    )


def _add_person(one: Known, row: Row[Any]) -> None:
    one.phones += [number for number in (row.phone, row.other_phone) if number]
    if not row.name:
        return
    born_on = date.fromisoformat(row.born_on) if row.born_on else None
    one.people.append((row.name, born_on))
    if row.role == "lead":
        one.leads.append((row.name, born_on))


_OWN = ("name", "reference", "other_references", "restricted", "closed_on", "triage")
_PERSON = ("household", "name", "role", "born_on", "phone", "other_phone")


class _Whole:
    """Follows a household to the one that it yielded to; a cycle ends nowhere."""

    def __init__(self, known: dict[str, Known], into: dict[str, str]) -> None:
        self._known, self._into = known, into

    def of(self, household: str) -> Known | None:
        passed = set()
        while household in self._into and household not in passed:
            passed.add(household)
            household = self._into[household]
        return self._known.get(household)


def _rows(connection: Connection, kind: str, *columns: str) -> list[Row[Any]]:
    table = P[kind]
    asked: Select[Any] = select(table.c.id, *(table.c[name] for name in columns))
    return list(connection.execute(asked.where(table.c.shown == 1)))
