"""Rows of a table of dated rules, each with its line, so that what is wrong is named by line."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from tso_desktop.domain.dated import Certainty, Dated
from tso_desktop.formats.shipped import ListUnreadable, read_list

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
E = TypeVar("E", bound=StrEnum)

_HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_DATED = {"from", "to", "source", "checked_on", "certainty"}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One record of a table, and the line of the file on which each of its keys stands."""

    path: Path
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, int] = field(default_factory=dict)

    def refuse(self, why: str, name: str = "") -> ListUnreadable:
        return ListUnreadable(self.path, f"line {self.lines.get(name, self.line)}: {why}")

    def only(self, *names: str) -> None:
        """Refuses a key that means nothing here: a misspelt one would silently change a rule."""
        for name in self.values:
            if name not in _DATED and name not in names:
                raise self.refuse(f"{name} is not known here", name)

    def _typed(self, name: str, kind: type[T], what: str) -> T:
        if name not in self.values:
            raise self.refuse(f"{name} is missing")
        value = self.values[name]
        if type(value) is not kind:
            raise self.refuse(f"{name} must be {what}, not {value!r}", name)
        return value

    def words(self, name: str) -> str:
        words = self._typed(name, str, "words")
        if not words.strip():
            raise self.refuse(f"{name} is empty", name)
        return words

    def words_if_any(self, name: str) -> str:
        return self.words(name) if name in self.values else ""

    def day(self, name: str) -> date:
        return self._typed(name, date, "a date")

    def day_if_any(self, name: str) -> date | None:
        return self.day(name) if name in self.values else None

    def flag(self, name: str, *, otherwise: bool | None = None) -> bool:
        if otherwise is not None and name not in self.values:
            return otherwise
        return self._typed(name, bool, "true or false")

    def count(self, name: str, otherwise: int | None = None) -> int:
        if otherwise is not None and name not in self.values:
            return otherwise
        number = self._typed(name, int, "a whole number")
        if number < 0:
            raise self.refuse(f"{name} must not be below nought", name)
        return number

    def one_of(self, name: str, kind: type[E]) -> E:
        return self._member(name, kind, self.words(name))

    def several_of(self, name: str, kind: type[E]) -> tuple[E, ...]:
        if name not in self.values:
            return ()
        found = self._typed(name, list, "a list")
        return tuple(self._member(name, kind, value) for value in found)

    def list_of_words(self, name: str) -> tuple[str, ...]:
        if name not in self.values:
            return ()
        found = self._typed(name, list, "a list")
        if not all(isinstance(one, str) and one.strip() for one in found):
            raise self.refuse(f"{name} must be a list of words, not {found!r}", name)
        return tuple(found)

    def _member(self, name: str, kind: type[E], value: object) -> E:
        known = {member.value: member for member in kind}
        if not isinstance(value, str) or value not in known:
            raise self.refuse(f"{name} must be one of {', '.join(known)}, not {value!r}", name)
        return known[value]

    def inner(self, name: str) -> "TableRow | None":
        """A small table within the row; it stands on one line."""
        if name not in self.values:
            return None
        values = self._typed(name, dict, "a table such as { months = 2 }")
        line = self.lines.get(name, self.line)
        return TableRow(self.path, line, values, dict.fromkeys(values, line))

    def dated(self, value: T) -> Dated[T]:
        record = Dated(
            value=value,
            from_on=self.day("from"),
            to_on=self.day_if_any("to"),
            source=self.words("source"),
            checked_on=self.day("checked_on"),
            certainty=self.one_of("certainty", Certainty),
        )
        if record.to_on is not None and record.to_on < record.from_on:
            raise self.refuse(f"it ends on {record.to_on}, before it begins", "to")
        return record


def table_rows(path: Path, table: str) -> tuple[TableRow, ...]:
    content = read_list(path)
    found = content.get(table)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise ListUnreadable(path, f"there is no list of [[{table}]] in it")
    places = _places(path.read_text(encoding="utf-8"), table)
    return tuple(
        TableRow(path, line, values, lines)
        for values, (line, lines) in zip(found, places, strict=True)
    )


def refuse_unknown_tables(path: Path, *tables: str) -> None:
    for name in read_list(path):
        if name not in tables:
            raise ListUnreadable(path, f"{name} is not known in this list")


def in_turn(
    rows: Iterable[TableRow],
    keys: Callable[[TableRow], Iterable[K]],
    value: Callable[[TableRow, K], T],
) -> dict[K, tuple[Dated[T], ...]]:
    """The records of each key in the order of their days; a gap or an overlap is refused."""
    found: defaultdict[K, list[tuple[TableRow, Dated[T]]]] = defaultdict(list)
    for row in rows:
        for key in keys(row):
            found[key].append((row, row.dated(value(row, key))))
    return {key: _whole(key, records) for key, records in found.items()}


def _whole(key: Hashable, records: list[tuple[TableRow, Dated[T]]]) -> tuple[Dated[T], ...]:
    ordered = sorted(records, key=lambda pair: pair[1].from_on)
    name = " ".join(str(part) for part in key) if isinstance(key, tuple) else str(key)
    for (_, earlier), (row, later) in pairwise(ordered):
        if earlier.holds_on(later.from_on):
            raise row.refuse(f"two rules for {name} hold on {later.from_on}", "from")
        if earlier.to_on is not None and later.from_on != earlier.to_on + timedelta(days=1):
            raise row.refuse(f"no rule for {name} holds after {earlier.to_on}", "from")
    return tuple(record for _, record in ordered)


def _places(text: str, table: str) -> list[tuple[int, dict[str, int]]]:
    """For each row of a table its line, and the line of each key in it."""
    places: list[tuple[int, dict[str, int]]] = []
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.fullmatch(line):
            inside = header[1] == table
            if inside:
                places.append((number, {}))
        elif inside and (key := _KEY.match(line)):
            places[-1][1].setdefault(key[1], number)
    return places
