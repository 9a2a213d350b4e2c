"""The caseload: who is in it, who of them first, and the one search box."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.ids import RecordId
from tso_desktop.services.exact_references import divided, those_that_begin
from tso_desktop.store import caseload as lists
from tso_desktop.store.caseload import Filter, Line, Sort
from tso_desktop.store.lawwork import open_part7
from tso_desktop.store.searching import Searcher, Why

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.reading import Reading

__all__ = ["Caseload", "Filter", "Found", "Line", "SavedList", "Sort"]

QUIET_DAYS = 21


@dataclass(frozen=True, slots=True)
class Found:
    """A household that the search found, and why; `note` where it was a word in a note."""

    line: Line
    why: Why
    note: RecordId | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class SavedList:
    """A filter that the officer gave a name; kept on this laptop."""

    name: str
    wanted: Filter
    sort: Sort = "name"
    descending: bool = False


class Caseload:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._searcher = Searcher()

    def page(
        self,
        wanted: Filter,
        *,
        sort: Sort = "name",
        descending: bool = False,
        offset: int = 0,
        limit: int = 100,
    ) -> tuple[Line, ...]:
        with self._desk.store.read() as reading:
            lines = lists.lines(
                reading.connection,
                wanted,
                sort=sort,
                descending=descending,
                offset=offset,
                limit=limit,
            )
            return self._with_duties(reading, lines)

    def _with_duties(self, reading: "Reading", lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """The duty of each line that is shown, as it stands today."""
        shown = [line.household for line in lines]
        owed = open_part7(reading.connection, among=shown) if shown else []
        if not owed:
            return lines
        said = self._desk.duties.words_of(reading, owed, self._desk.today())
        return tuple(
            replace(line, duty=said.get(line.household, ("", None))[0])
            if line.household in owed
            else line
            for line in lines
        )

    def count(self, wanted: Filter) -> int:
        with self._desk.store.read() as reading:
            return lists.count(reading.connection, wanted)

    def line(self, household: RecordId) -> Line | None:
        with self._desk.store.read() as reading:
            return lists.lines_of(reading.connection, [household]).get(household)

    def search(self, asked: str, *, limit: int = 50) -> tuple[Found, ...]:
        """Ranked: exact reference, start of a name, other parts, notes; open before closed."""
        with self._desk.store.read() as reading:
            hits = self._searcher.find(reading.connection, asked, limit=limit)
            lines = lists.lines_of(reading.connection, [hit.household for hit in hits])
        return tuple(
            Found(
                lines[hit.household],
                hit.why,
                hit.note,
                date.fromisoformat(hit.on) if hit.on else None,
            )
            for hit in hits
            if hit.household in lines
        )

    def by_reference(self, reference: str) -> tuple[RecordId, ...]:
        """Our reference or an imported one; it may fit several households.

        An exact reference fits one of them: the reference, `@`, and how its id begins.
        """
        alone, begins = divided(reference)
        with self._desk.store.read() as reading:
            found = lists.by_reference(reading.connection, reference)
            if found or not begins:
                return found
            return those_that_begin(lists.by_reference(reading.connection, alone), begins)

    def saved_lists(self) -> tuple[SavedList, ...]:
        today = self._desk.today()
        return tuple(_saved(found, today) for found in self._desk.setting("saved_lists", []))

    def save_list(self, saved: SavedList) -> None:
        """Keep a filter under a name; one of the same name is replaced."""
        others = [found for found in self._kept() if found["name"] != saved.name]
        wanted = {k: v for k, v in asdict(saved.wanted).items() if k != "as_at"}
        kept = {"name": saved.name, "sort": saved.sort, "descending": saved.descending}
        self._desk.keep_setting("saved_lists", [*others, {**kept, "wanted": wanted}])

    def drop_list(self, name: str) -> None:
        self._desk.keep_setting("saved_lists", [f for f in self._kept() if f["name"] != name])

    def _kept(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._desk.setting("saved_lists", [])
        return found


def _saved(kept: dict[str, Any], today: date) -> SavedList:
    wanted = Filter(as_at=today, **kept["wanted"])
    return SavedList(kept["name"], wanted, kept["sort"], kept["descending"])
