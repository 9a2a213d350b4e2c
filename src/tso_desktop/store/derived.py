"""What is computed again after each save in the same transaction: a household's line and search.

None of it is journaled, so none of it can be lost; `rebuild` makes it anew.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.records import KINDS
from tso_desktop.store import schema
from tso_desktop.store.finding import forget_note, index_household, index_note
from tso_desktop.store.line import write_line

# What is said in a record that a person would look for by a word in it.
NOTED = frozenset({"note", "visit_record", "addendum", "session", "kept_import"})
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


def refresh(connection: Connection, entries: Iterable[Entry]) -> None:
    """Make anew what these entries touch."""
    lined: dict[RecordId, bool] = {}
    for entry in entries:
        if entry.kind in NOTED:
            refresh_note(connection, entry.kind, entry.record)
        if entry.kind in LINED:
            household = _household_of(connection, entry)
            if household is not None:
                lined[household] = lined.get(household, False) or entry.kind in NAMED
    for household, named in lined.items():
        refresh_household(connection, household, named=named)


def refresh_household(connection: Connection, household: RecordId, *, named: bool = True) -> None:
    """The household's line in the caseload and, where a name or address changed, its search."""
    for one in _up(connection, household):
        write_line(connection, one)
        if named:
            index_household(connection, one)


def refresh_note(connection: Connection, kind: str, record: RecordId) -> None:
    table = schema.PROJECTIONS[kind]
    row = connection.execute(select(table).where(table.c.id == record)).mappings().one_or_none()
    if row is None or not row["shown"]:
        forget_note(connection, record)
    else:
        index_note(connection, KINDS[kind], row)


def _household_of(connection: Connection, entry: Entry) -> RecordId | None:
    if entry.kind == "household":
        return entry.record
    found = entry.fields.get("household")
    if isinstance(found, str):
        return RecordId(found)
    table = schema.PROJECTIONS[entry.kind]
    asked = select(table.c.household).where(table.c.id == entry.record)
    row = connection.execute(asked).scalar_one_or_none()
    return RecordId(row) if row else None


def _up(connection: Connection, household: RecordId) -> list[RecordId]:
    """The household and those that it yielded to, in whose line it counts."""
    table = schema.PROJECTIONS["household"]
    found = [household]
    while True:
        asked = select(table.c.merged_into).where(table.c.id == found[-1])
        above = connection.execute(asked).scalar_one_or_none()
        if above is None or above in found:
            return found
        found.append(RecordId(above))
