"""What every record has, and how a field of a record says what it means to the journal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from tso_desktop.domain.ids import OfficerId, RecordId, ScopeId

Json = None | bool | int | float | str | list[Any] | dict[str, Any]
Merge = Literal["ask", "cautious", "text", "quiet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A value read from the store, with the journal position at which it was read."""

    id: RecordId
    scope: ScopeId
    as_of: int = 0
    made_at: datetime | None = None
    made_by: OfficerId | None = None
    clashes: tuple[str, ...] = ()


def fact(
    merge: Merge = "ask",
    *,
    refers_to: str | None = None,
    since: int = 1,
    column: str | None = None,
    safer: tuple[Json, ...] = (False, True),
) -> Any:
    """A field that the journal keeps; blank is None.

    `safer` lists the values of a cautious field from the least to the most careful;
    a value that is not listed counts as more careful than a blank and less than any that is.
    """
    return field(default=None, metadata=_meta(merge, refers_to, since, column, safer))


def listed(merge: Merge = "ask", *, since: int = 1, column: str | None = None) -> Any:
    """A field that holds a list; blank is the empty tuple."""
    return field(default=(), metadata=_meta(merge, None, since, column, (False, True)))


def _meta(
    merge: Merge,
    refers_to: str | None,
    since: int,
    column: str | None,
    safer: tuple[Json, ...],
) -> Mapping[str, Any]:
    return {
        "merge": merge,
        "refers_to": refers_to,
        "since": since,
        "column": column,
        "safer": safer,
    }
