"""A Core statement that becomes SQL once: for what each save runs, and an import by thousands.

Core's own way binds each value by name, type and default and describes each result anew, which
costs more than SQLite takes for the work itself. These go straight to the driver.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from tso_desktop.store.engine import driver


class Prepared:
    """Runs with values by name. Only plain values: no list that expands, no type that converts."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement

    @cached_property
    def _compiled(self) -> tuple[str, tuple[str, ...], Mapping[str, Any]]:
        compiled = self._statement.compile(dialect=sqlite.dialect())
        if not isinstance(compiled, SQLCompiler):
            raise TypeError(self._statement)
        return str(compiled), tuple(compiled.positiontup or ()), dict(compiled.params)

    def run(self, connection: Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Every row of the answer; none where it changes something."""
        with _as_core_says(connection):
            found: list[tuple[Any, ...]] = self._execute(connection, values).fetchall()
        return found

    def each(self, connection: Connection, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Every row of the answer by the names of its columns."""
        with _as_core_says(connection):
            cursor = self._execute(connection, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def one(self, connection: Connection, values: Mapping[str, Any]) -> dict[str, Any] | None:
        """The first row of the answer by the names of its columns."""
        with _as_core_says(connection):
            cursor = self._execute(connection, values)
            row = cursor.fetchone()
            if row is None:
                return None
            found = {
                column[0]: value for column, value in zip(cursor.description, row, strict=True)
            }
            cursor.close()
        return found

    def run_all(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Once for each row; nothing where there is none."""
        sql, names, _ = self._compiled
        picked = itemgetter(*names)
        given = list(map(picked, rows)) if len(names) > 1 else [(picked(row),) for row in rows]
        if given:
            with _as_core_says(connection):
                driver(connection).executemany(sql, given)

    def _execute(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        sql, names, constants = self._compiled
        given = tuple([values[n] if n in values else constants[n] for n in names])
        return driver(connection).execute(sql, given)


@contextmanager
def _as_core_says(connection: Connection) -> Iterator[None]:
    """What the driver raises, as Core would raise it; without the values, which are personal."""
    base = connection.dialect.loaded_dbapi.Error
    try:
        yield
    except base as error:
        raise DBAPIError.instance(
            None, None, error, base, hide_parameters=True, dialect=connection.dialect
        ) from error
