"""Repair a store from its journal, which is the only thing that cannot be made anew."""

from sqlalchemy import text

from tso_desktop.store.derived import make_anew
from tso_desktop.store.ledger import Ledger
from tso_desktop.store.refolding import fold_all
from tso_desktop.store.store import Store

_ORPHANS = text("DELETE FROM records WHERE num NOT IN (SELECT record FROM journal)")
# What a record is follows from the entry of it that came first.
_AS_FIRST_SAID = text(
    "UPDATE records SET (kind, scope) = (SELECT kind, scope FROM journal "
    "WHERE journal.record = records.num ORDER BY pos LIMIT 1)"
)


def rebuild(store: Store) -> None:
    """Make projections, heads, lines and search anew from the journal, in one transaction."""
    with store.local() as connection:
        ledger = Ledger(connection)
        connection.execute(_ORPHANS)
        connection.execute(_AS_FIRST_SAID)
        fold_all(ledger)
        make_anew(ledger)
