"""Papers that were given or received: kept byte for byte, listed, and shown again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Attachment
from tso_desktop.domain.ids import RecordId
from tso_desktop.store import papers

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

PDF = "application/pdf"


class PaperDrawer:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def keep(
        self,
        household: RecordId,
        name: str,
        content: bytes,
        *,
        media: str = PDF,
        category: str | None = None,
        about: RecordId | None = None,
        given_to: str | None = None,
        details: Sequence[dict[str, Any]] = (),
    ) -> RecordId:
        """Keep a paper as it is; the file is on disk before the entry that names it."""
        facts = self.file(content)
        with self._desk.store.work("keep_paper") as work:
            return work.create(
                Attachment,
                household=household,
                name=name,
                media=media,
                category=category,
                about=about,
                given_to=given_to,
                details=tuple(details),
                **facts,
            )

    def file(self, content: bytes) -> dict[str, Any]:
        """Put the bytes on disk; the facts of the entry that is then to name them."""
        kept = papers.keep(self._desk.store.folder / "papers", content)
        return {"size": kept.size, "blob": kept.blob, "key": kept.key, "digest": kept.digest}

    def of(self, household: RecordId) -> tuple[Attachment, ...]:
        """Newest first."""
        with self._desk.store.read() as reading:
            return tuple(reversed(reading.of(Attachment, reading.family(household))))

    def fetch(self, paper: Attachment) -> bytes:
        return papers.fetch(self._desk.store.folder / "papers", paper)
