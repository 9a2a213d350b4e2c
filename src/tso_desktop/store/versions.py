"""The values of a field that several people wrote without seeing each other's."""

from tso_desktop.domain.folding import fold
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.record import Json, Record
from tso_desktop.domain.records import kind_of
from tso_desktop.store.ledger import Ledger
from tso_desktop.store.reading import Reading


def versions(
    reading: Reading, value: type[Record], record: RecordId, field: str
) -> tuple[Json, ...]:
    """Each head's value, the one that shows first; a single one where there is no clash."""
    entries = [entry for _, entry in Ledger(reading.connection).entries(record)]
    folded = fold(kind_of(value), entries)
    shown = folded.values.get(field)
    others = [head.fields[field] for head in folded.heads.get(field, ())]
    found: list[Json] = [shown, *(other for other in others if other != shown)]
    return tuple(found)
