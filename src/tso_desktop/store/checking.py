"""Whether the file is whole, every chain unbroken, and each head an entry about its record."""

import json
from collections.abc import Iterator

from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from tso_desktop.domain.ids import DeviceId, ScopeId
from tso_desktop.store import exporting, schema
from tso_desktop.store.comparing import rebuild_check
from tso_desktop.store.findings import Finding, Findings
from tso_desktop.store.ledger import Ledger
from tso_desktop.store.reading import Reading
from tso_desktop.store.rebuilding import rebuild
from tso_desktop.store.store import Damaged, Store
from tso_desktop.store.streams import Stream

__all__ = ["Finding", "Findings", "check", "rebuild", "rebuild_check"]


def check(store: Store) -> Findings:
    """The pages of the file, the chain of every laptop in every scope, and every head."""
    found: list[Finding] = []
    try:
        with store.read() as reading:
            for part in (_pages, _tables, _chains, _counts, _heads):
                found += part(reading)
    except (DatabaseError, Damaged, ValueError, LookupError) as error:
        found.append(Finding(f"The file is damaged and cannot be read: {_short(error)}.", 1))
    return Findings(tuple(found))


def _short(error: Exception) -> str:
    return str(getattr(error.__cause__ or error, "orig", None) or type(error).__name__)


def _pages(reading: Reading) -> Iterator[Finding]:
    broken = reading.connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    if broken:
        yield Finding("Pages of the file were changed or damaged.", len(broken))


def _tables(reading: Reading) -> Iterator[Finding]:
    said = reading.connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
    if said != ["ok"]:
        yield Finding("Tables of the file do not hold together.", len(said))


def _chains(reading: Reading) -> Iterator[Finding]:
    """Every chain counted from 1 and its digest made anew, up to the tip that is kept."""
    kept = exporting.streams(reading)
    made = _made_anew(reading)
    broken = [chain for chain in kept.keys() | made.keys() if kept.get(chain) != made.get(chain)]
    laptops = {device[:4].upper() for device, _ in broken}
    for laptop in sorted(laptops):
        count = sum(device[:4].upper() == laptop for device, _ in broken)
        yield Finding(f"Chains of laptop {laptop} are broken: entries were changed or lost.", count)


def _made_anew(reading: Reading) -> dict[tuple[DeviceId, ScopeId], tuple[int, bytes]]:
    journal = schema.journal
    seeds = {scope.id: scope.seed for scope in exporting.scopes(reading)}
    chains: dict[tuple[DeviceId, ScopeId], Stream] = {}
    in_order = (journal.c.scope, journal.c.device, journal.c.k)
    for written in Ledger(reading.connection).written_where(by=in_order):
        chain = (written.device, written.scope)
        stream = chains.setdefault(chain, Stream(0, 0, seeds[written.scope]))
        if written.k != stream.k + 1:
            stream.tip = b"a hole"
        stream.add(written)
    return {chain: (stream.k, stream.tip) for chain, stream in chains.items()}


_OWN_COUNT = text(
    "SELECT d.n, (SELECT count(*) FROM journal j WHERE j.device = d.num), "
    "(SELECT max(n) FROM journal j WHERE j.device = d.num) FROM device d"
)
_ASTRAY = text(
    "SELECT count(*) FROM journal j LEFT JOIN records r ON r.num = j.record WHERE r.num IS NULL"
)


def _counts(reading: Reading) -> Iterator[Finding]:
    own, there, last = reading.connection.execute(_OWN_COUNT).one()
    if (own, own or None) != (there, last):
        yield Finding("This laptop's own entries are not counted through from 1.", abs(own - there))
    if astray := reading.connection.execute(_ASTRAY).scalar_one():
        yield Finding("Entries belong to no record.", astray)


def _heads(reading: Reading) -> Iterator[Finding]:
    """Each head must be an entry about its own record."""
    connection = reading.connection
    table = schema.records
    journal = schema.journal
    asked = connection.execute(select(journal.c.pos, journal.c.record))
    about = {row[0]: row[1] for row in asked}
    wrong = 0
    for num, heads in connection.execute(select(table.c.num, table.c.heads)):
        positions = [pos for found in json.loads(heads).values() for pos in found]
        wrong += any(about.get(pos) != num for pos in positions)
    if wrong:
        yield Finding("Records name entries that are not about them.", wrong)
