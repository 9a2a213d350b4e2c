"""Reads the shipped lists of rules and words; one that cannot be read is said by name."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from tso_desktop.domain.refused import Refused

T = TypeVar("T")
_DAYS = {"from": "from_on", "to": "to_on"}


class ListUnreadable(Refused):
    """A list of rules or words is missing or has been spoilt."""

    def __init__(self, path: Path, reason: object) -> None:
        self.reason = str(reason)
        super().__init__(
            f"The list {path.name} cannot be read ({reason}). Your work is safe. "
            "Put back the copy that came with the program, or install the program again."
        )


def read_list(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as reason:
        raise ListUnreadable(path, reason) from reason


def rows(path: Path, table: str, make: Callable[..., T]) -> tuple[T, ...]:
    """Each row of a table as a value; its keys are the value's names."""
    content = read_list(path)
    try:
        return tuple(make(**_named(row)) for row in content[table])
    except (KeyError, TypeError, AttributeError, ValueError) as reason:
        raise ListUnreadable(path, reason) from reason


def _named(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        _DAYS.get(name, name): tuple(value) if isinstance(value, list) else value
        for name, value in row.items()
    }
