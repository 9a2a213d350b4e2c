"""Small numbers for what the journal names in every row: devices, officers, verbs and kinds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is known to be on disk; each transaction begins with it."""

    of_devices: Mapping[str, int] = field(default_factory=dict)
    of_names: Mapping[str, int] = field(default_factory=dict)


class Numbered(dict[str, int]):
    """The number of each word, looked up or given out when it is first asked for.

    What is given out here lives and dies with the transaction.
    """

    def __init__(self, connection: Connection, column: Any, known: Mapping[str, int]) -> None:
        super().__init__(known)
        self._connection = connection
        self._column = column

    def __missing__(self, said: str) -> int:
        table = self._column.table
        asked = select(table.c.num).where(self._column == said)
        num: int | None = self._connection.execute(asked).scalar_one_or_none()
        if num is None:
            made = self._connection.execute(insert(table).values({self._column.name: said}))
            num = int(made.lastrowid)
        self[said] = num
        return num
