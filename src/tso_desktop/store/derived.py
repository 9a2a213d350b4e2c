"""What is computed again after each save in the same transaction: a household's line and search.

None of it is journaled, so none of it can be lost; `rebuild` makes it anew.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select, text

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.store import schema
from tso_desktop.store.finding import index_households
from tso_desktop.store.heeding import Heed, some_at_once, unheeded
from tso_desktop.store.ledger import Ledger, RecordState
from tso_desktop.store.line import write_lines
from tso_desktop.store.noting import NOTED, index_notes
from tso_desktop.store.prepared import Prepared

# What stands in the line of a household, or is searched as its name, address or phone.
LINED = frozenset(
    {
        "household",
        "person",
        "home",
        "arrears",
        "marker",
        "case",
        "task",
        "step",
        "note",
        "visit",
        "visit_record",
        "session",
        "plan",
        "issued_plan",
        "interview",
        "task_mark",
    }
)
NAMED = frozenset({"household", "person", "home"})
_MERGED = "merged_into"
_EMPTY = ("caseload", "found_notes", "found_words", "find_names", "find_notes")


def refresh(
    ledger: Ledger,
    entries: Iterable[Entry],
    also: Iterable[RecordState] = (),
    *,
    heed: Heed = unheeded,
) -> None:
    """Make anew what these entries touch, and what stands on other records that they changed."""
    noted: dict[str, dict[RecordId, None]] = {}
    lined: dict[RecordId, bool] = {}
    for entry in entries:
        if entry.kind in NOTED:
            noted.setdefault(entry.kind, {})[entry.record] = None
        if entry.kind in LINED:
            household = _household_of(ledger, entry)
            if household is not None:
                lined[household] = lined.get(household, False) or entry.kind in NAMED
        if entry.kind == "household" and _MERGED in entry.fields:
            lined.update(dict.fromkeys(_once_merged_into(ledger, entry.record), True))
    lined.update({state.id: True for state in also if state.kind == "household"})
    for kind, records in noted.items():
        index_notes(ledger.connection, kind, records)
    _refresh_households(ledger, lined, heed)


def make_anew(ledger: Ledger) -> None:
    """Every line and every word that can be searched, from nothing but the projections."""
    connection = ledger.connection
    for table in _EMPTY:
        connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names of our own tables
    for kind in sorted(NOTED):
        index_notes(connection, kind, connection.execute(_all_of(kind)).scalars().all())
    households = connection.execute(_all_of("household")).scalars().all()
    write_lines(connection, households)
    index_households(connection, households)


def _refresh_households(ledger: Ledger, lined: dict[RecordId, bool], heed: Heed) -> None:
    """The lines, and where a name or an address changed, what is searched of them."""
    named = [household for household, is_named in lined.items() if is_named]
    for some in some_at_once(named, heed):
        index_households(ledger.connection, write_lines(ledger.connection, some))
    write_lines(ledger.connection, (one for one, is_named in lined.items() if not is_named))


def _household_of(ledger: Ledger, entry: Entry) -> RecordId | None:
    if entry.kind == "household":
        return entry.record
    found = entry.fields.get("household") or ledger.households.get(entry.record)
    if isinstance(found, str):
        return RecordId(found)
    asked = {"wanted": entry.record}
    row = _its_household(entry.kind).one(ledger.connection, asked)
    return RecordId(row["household"]) if row and row["household"] else None


def _once_merged_into(ledger: Ledger, household: RecordId) -> list[RecordId]:
    """Every household that this one ever yielded to: its line may have lost what came from here."""
    said = (entry.fields.get(_MERGED) for _, entry in ledger.entries(household))
    return [RecordId(found) for found in said if isinstance(found, str)]


@cache
def _its_household(kind: str) -> Prepared:
    table = schema.PROJECTIONS[kind]
    return Prepared(select(table.c.household).where(table.c.id == bindparam("wanted")))


@cache
def _all_of(kind: str) -> Any:
    return select(schema.PROJECTIONS[kind].c.id)
