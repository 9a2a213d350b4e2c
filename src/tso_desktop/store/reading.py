"""One look at the store: every value in it is of the same moment and says which."""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, or_, select

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.record import Record
from tso_desktop.domain.records import KINDS, Kind, kind_of
from tso_desktop.store import schema
from tso_desktop.store.ledger import position_of
from tso_desktop.store.values import from_row

R = TypeVar("R", bound=Record)


class NotHere(LookupError):
    """No such record on this laptop."""


class Reading:
    """A consistent view of the store; `as_of` is the journal's position in it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.as_of: int = position_of(connection)

    def find(self, value: type[R], record: RecordId | str | None) -> R | None:
        """The record if it is here and has been made and not deleted."""
        found = self._fetch(value, _by_id(kind_of(value).name), {"wanted": record})
        return found[0] if found else None

    def get(self, value: type[R], record: RecordId | str) -> R:
        found = self.find(value, record)
        if found is None:
            raise NotHere(f"{kind_of(value).name} {record}")
        return found

    def all(self, value: type[R], *, order: str | None = None, **where: Any) -> tuple[R, ...]:
        """Every record whose fields have these values, oldest first unless an order is named."""
        return self._fetch(value, _asked(kind_of(value).name, tuple(sorted(where)), order), where)

    def of(
        self, value: type[R], households: Iterable[RecordId], *, order: str | None = None
    ) -> tuple[R, ...]:
        """Every record of these households (one, and those that were merged into it)."""
        return self._fetch(value, _of(kind_of(value).name, order), {"wanted": list(households)})

    def family(self, household: RecordId) -> tuple[RecordId, ...]:
        """The household and those that yielded to it, first itself; a cycle ends."""
        table = schema.PROJECTIONS["household"]
        found = [household]
        fresh = [household]
        while fresh:
            asked = select(table.c.id).where(table.c.merged_into.in_(fresh))
            fresh = [
                RecordId(id_)
                for id_ in self.connection.execute(asked).scalars()
                if id_ not in found
            ]
            found += fresh
        return tuple(found)

    def _fetch(self, value: type[R], statement: Select[Any], asked: Any) -> tuple[R, ...]:
        rows = self.connection.execute(statement, asked)
        return tuple(from_row(value, row, self.as_of) for row in rows)


def selected(kind_name: str) -> tuple[Table, Select[Any]]:
    """The table of a kind, and a selection of what `from_row` wants."""
    kind = KINDS[kind_name]
    table = schema.PROJECTIONS[kind.name]
    columns = [table.c[field.column] for field in kind.fields.values()]
    chosen = (
        select(
            table.c.id,
            schema.scopes.c.id,
            table.c.made_at,
            table.c.made_by,
            table.c.clashes,
            *columns,
        )
        .join(schema.scopes, schema.scopes.c.num == table.c.scope)
        .where(table.c.shown == 1, *_belongs_to_what_is_shown(kind, table))
    )
    return table, chosen


def _belongs_to_what_is_shown(kind: Kind, table: Table) -> list[ColumnElement[bool]]:
    """One entry hides a household: what belongs to it is hidden by reading, not deleted."""
    above = dict.fromkeys(
        name for name in ("household", kind.parent) if name and name in kind.fields
    )
    conditions = []
    for name in above:
        holder = schema.PROJECTIONS[kind.fields[name].refers_to or ""].alias()
        column = table.c[kind.fields[name].column]
        there = select(holder.c.id).where(holder.c.id == column, holder.c.shown == 1).exists()
        conditions.append(or_(column.is_(None), there))
    return conditions


@cache
def _by_id(kind: str) -> Select[Any]:
    table, chosen = selected(kind)
    return chosen.where(table.c.id == bindparam("wanted"))


@cache
def _asked(kind: str, names: tuple[str, ...], order: str | None) -> Select[Any]:
    table, chosen = selected(kind)
    fields = KINDS[kind].fields
    for name in names:
        chosen = chosen.where(table.c[fields[name].column] == bindparam(name))
    return _ordered(chosen, table, kind, order)


@cache
def _of(kind: str, order: str | None) -> Select[Any]:
    table, chosen = selected(kind)
    chosen = chosen.where(table.c.household.in_(bindparam("wanted", expanding=True)))
    return _ordered(chosen, table, kind, order)


def _ordered(chosen: Select[Any], table: Table, kind: str, order: str | None) -> Select[Any]:
    """By a field, newest first if it begins with a minus, then by when it was made."""
    if order is None:
        return chosen.order_by(table.c.made_at, table.c.id)
    column = table.c[KINDS[kind].fields[order.lstrip("-")].column]
    if order.startswith("-"):
        return chosen.order_by(column.desc().nulls_last(), table.c.made_at.desc(), table.c.id)
    return chosen.order_by(column.asc().nulls_last(), table.c.made_at, table.c.id)
