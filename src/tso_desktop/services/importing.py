"""A spreadsheet becomes a caseload: read, understood, compared with the store, and written at once.

One file is one act: all of it is in the store or none of it, and one undo takes it back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tso_desktop.domain.columns import ColumnMap
from tso_desktop.domain.directory import ImportMapping
from tso_desktop.domain.ids import RecordId, derived_id
from tso_desktop.domain.import_household import ImportHousehold
from tso_desktop.domain.import_rows import CellAt, RowAt
from tso_desktop.domain.import_workbook import Workbook
from tso_desktop.domain.importing import (
    Answers,
    Counts,
    Proposal,
    WordLists,
    count,
    decide,
    understand,
)
from tso_desktop.domain.journal import EntryId
from tso_desktop.services.collecting import without_collecting
from tso_desktop.services.import_matching import Match, find_matches

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.undoing import Undone

Tell = Callable[[int, int], None]


_STAGES = 4  # gathering is about a quarter of the work; the store tells of the rest


def _unheard(_done: int, _of: int) -> None:
    """Nobody asked how far it is."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The answers, and what is done with a row that is like a household of the store.

    `add_to` names, by a row, the household that it is a further referral of; rows that are not
    named make a household of their own. `ask` are cells to be asked about at a visit.
    """

    answers: Answers = field(default_factory=Answers)
    add_to: Mapping[RowAt, RecordId] = field(default_factory=dict)
    ask: frozenset[CellAt] = frozenset()


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would be imported if nobody answered anything."""

    workbook: Workbook
    columns: tuple[ColumnMap, ...]
    proposal: Proposal
    households: tuple[ImportHousehold, ...]
    counts: Counts
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What one import did; `act` takes all of it back. `given` are references of our own.

    `set_aside` counts the rows that tell of nobody and are kept beside the households.
    """

    file: str
    act: EntryId
    made: tuple[RecordId, ...]
    given: tuple[tuple[RecordId, str], ...]
    added_to: tuple[RecordId, ...]
    counts: Counts
    set_aside: int = 0


class Importing:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    @without_collecting()
    def preview(self, path: Path, tell: Tell = _unheard) -> Preview:
        """Read a file and say how it is understood; nothing is written. `tell` may raise to stop.

        It hears 0 of 0 while nobody knows yet how many rows there are.

        Refused for a file that cannot be read, that is too large, or that tells of nobody.
        """
        from tso_desktop.formats.spreadsheets import read_workbook

        workbook = read_workbook(path, lambda: tell(0, 0))
        return self._understood(workbook, self._remembered(), tell)

    @without_collecting()
    def mapped(self, preview: Preview, columns: ColumnMap, tell: Tell = _unheard) -> Preview:
        """The same file with the columns of one layout read otherwise."""
        others = [known for known in preview.columns if known.layout != columns.layout]
        return self._understood(preview.workbook, (columns, *others), tell)

    def decided(self, preview: Preview, decisions: Decisions) -> Preview:
        """What would be imported after these answers; the matches stay as they were found."""
        households = decide(preview.proposal, decisions.answers)
        return replace(preview, households=households, counts=count(households))

    def compared(self, preview: Preview) -> Preview:
        """The same preview beside the households that are in the store by now."""
        from tso_desktop.store.alike import every_known

        with self._desk.store.read() as reading:
            known = every_known(reading.connection)
        return replace(preview, matches=find_matches(preview.households, known))

    def remember(self, preview: Preview) -> None:
        """Keep how the columns of this file were understood, for the next one of its layout."""
        with self._desk.store.work("remember_layout") as work:
            for columns in preview.proposal.columns:
                work.put(
                    ImportMapping,
                    derived_id("import_mapping", columns.layout),
                    as_of=work.reading.as_of,
                    layout=columns.layout,
                    name=preview.proposal.file,
                    columns=columns.remembered(),
                )

    @without_collecting()
    def run(
        self, preview: Preview, decisions: Decisions | None = None, tell: Tell = _unheard
    ) -> Imported:
        """Write it all in one act. `tell` hears how far it is and may raise: nothing is written."""
        from tso_desktop.services.import_kept import keep_set_aside
        from tso_desktop.services.import_writing import ImportWriter

        decisions = decisions or Decisions()
        households = decide(preview.proposal, decisions.answers)
        every = len(households)
        made: list[RecordId] = []
        added: list[RecordId] = []
        with self._desk.store.work("import") as work:
            writer = ImportWriter(self._desk, work, preview.proposal)
            # Counted in households, though the store tells of parts: so a person can follow it.
            work.heed = lambda part: tell(round(every * (1 + 3 * part)), _STAGES * every)
            for number, told in enumerate(households):
                tell(number, _STAGES * every)
                asked = [cell.at for cell in told.leftovers if cell.at in decisions.ask]
                known = next(filter(None, map(decisions.add_to.get, told.source_rows)), None)
                if known is None:
                    made.append(writer.new(told, asked))
                else:
                    writer.add_to(known, told, asked)
                    added.append(known)
            aside = keep_set_aside(self._desk, work, preview.proposal)
        first = work.entries[0]
        return Imported(
            preview.proposal.file,
            (first.device, first.act),
            tuple(made),
            tuple(writer.given.items()),
            tuple(added),
            count(households),
            aside,
        )

    @without_collecting()
    def take_back(self, done: Imported, tell: Tell = _unheard) -> "Undone":
        """Undo the whole import; what somebody changed since is left and named.

        `tell` hears how far it is and may raise: then all of it stays.
        """
        from tso_desktop.store.undoing import undo

        with self._desk.store.work("undo") as work:
            work.heed = lambda part: tell(round(100 * part), 100)
            return undo(work, done.act)

    def _understood(
        self, workbook: Workbook, remembered: tuple[ColumnMap, ...], tell: Tell
    ) -> Preview:
        lists = WordLists(self._desk.words.tenures(), self._desk.words.markers())
        proposal = understand(workbook, remembered, self._desk.today(), lists, tell)
        households = decide(proposal, Answers())
        counts = count(households)
        return self.compared(Preview(workbook, remembered, proposal, households, counts))

    def _remembered(self) -> tuple[ColumnMap, ...]:
        with self._desk.store.read() as reading:
            kept = reading.all(ImportMapping)
        return tuple(ColumnMap.recalled(one.columns) for one in kept)
