"""Whether the store is whole: its file, chains and papers, and its rows against its journal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tso_desktop.domain.casework import Attachment
from tso_desktop.domain.households import Household
from tso_desktop.domain.refused import Refused
from tso_desktop.store.findings import Finding

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk


class NotWhole(Refused):
    """A check found something that is not as it should be."""

    code = 8


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what was not as it should be."""

    households: int
    entries: int
    papers: int
    found: tuple[Finding, ...]

    @property
    def is_clean(self) -> bool:
        return not self.found

    def sentences(self) -> Iterator[str]:
        for finding in self.found:
            yield f"{finding.words} ({finding.count:,})"


class Upkeep:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def check(self) -> Checked:
        """Every page of the file, every laptop's chain, every head, and every paper beside it."""
        from tso_desktop.store.checking import check

        found = check(self._desk.store).found
        papers, lost = self._papers()
        if lost:
            said = "Papers that were given are missing or damaged; their records are safe."
            found = (*found, Finding(said, lost))
        return self._checked(papers, found)

    def rebuild_check(self) -> Checked:
        """Fold the journal into a fresh store and compare every row with this one."""
        from tso_desktop.store.checking import rebuild_check

        return self._checked(0, rebuild_check(self._desk.store).found)

    def _papers(self) -> tuple[int, int]:
        """How many papers there are, and how many of them cannot be shown."""
        from tso_desktop.store.papers import PaperMissing

        with self._desk.store.read() as reading:
            kept = reading.all(Attachment)
        lost = 0
        for paper in kept:
            try:
                self._desk.papers.fetch(paper)
            except PaperMissing:
                lost += 1
        return len(kept), lost

    def _checked(self, papers: int, found: tuple[Finding, ...]) -> Checked:
        with self._desk.store.read() as reading:
            return Checked(len(reading.all(Household)), reading.as_of, papers, found)
