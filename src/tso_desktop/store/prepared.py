"""A Core statement that becomes SQL once: for what each save runs, and an import by thousands.

Core's own cache still binds each value by name, type and default on every run, which costs more
than SQLite takes for the work itself.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, CursorResult
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement


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

    def run(self, connection: Connection, values: Mapping[str, Any]) -> CursorResult[Any]:
        sql, names, constants = self._compiled
        given = tuple(values[n] if n in values else constants[n] for n in names)
        return connection.exec_driver_sql(sql, given)

    def run_all(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Once for each row; nothing where there is none."""
        sql, names, _ = self._compiled
        given = [tuple([row[n] for n in names]) for row in rows]
        if len(given) == 1:
            connection.exec_driver_sql(sql, given[0])
        elif given:
            connection.exec_driver_sql(sql, given)
