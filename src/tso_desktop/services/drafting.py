"""What is typed and not yet sealed; kept within a second of the last key, on this laptop only."""

from typing import TYPE_CHECKING, Any

from tso_desktop.store.drafts import Draft, all_drafts, drop_draft, find_draft, keep_draft

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk


class Drafting:
    """Drafts by key, such as `visit:<id>`; the body is any JSON."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def keep(self, key: str, kind: str, body: Any, *, household: str | None = None) -> Draft:
        """On disk when this returns; NotSaved if the disk takes nothing."""
        draft = Draft(key, kind, household, body, self._desk.now())
        with self._desk.store.local() as connection:
            keep_draft(connection, draft)
        return draft

    def find(self, key: str) -> Draft | None:
        with self._desk.store.read() as reading:
            return find_draft(reading.connection, key)

    def all(self, kind: str | None = None) -> tuple[Draft, ...]:
        """Newest first."""
        with self._desk.store.read() as reading:
            return all_drafts(reading.connection, kind)

    def drop(self, key: str) -> None:
        with self._desk.store.local() as connection:
            drop_draft(connection, key)
