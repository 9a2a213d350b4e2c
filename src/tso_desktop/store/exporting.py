"""What this store could hand to another laptop: scopes, streams and entries exactly as authored."""

from collections.abc import Iterator

from sqlalchemy import select

from tso_desktop.domain.ids import DeviceId, ScopeId
from tso_desktop.store import schema
from tso_desktop.store.ledger import Ledger
from tso_desktop.store.reading import Reading
from tso_desktop.store.wire import Scope, WireEntry

_streams, _devices, _scopes = schema.streams, schema.devices, schema.scopes


def scopes(reading: Reading) -> tuple[Scope, ...]:
    """Every scope that this store holds, with its seed."""
    rows = reading.connection.execute(select(_scopes).order_by(_scopes.c.num))
    return tuple(Scope(ScopeId(row.id), row.type, row.seed) for row in rows)


def streams(reading: Reading) -> dict[tuple[DeviceId, ScopeId], tuple[int, bytes]]:
    """How far each device's chain in each scope goes, and its tip: equal tips are equal sets."""
    asked = (
        select(_devices.c.id, _scopes.c.id, _streams.c.k, _streams.c.tip)
        .join(_devices, _devices.c.num == _streams.c.device)
        .join(_scopes, _scopes.c.num == _streams.c.scope)
    )
    rows = reading.connection.execute(asked)
    return {(DeviceId(row[0]), ScopeId(row[1])): (row[2], row[3]) for row in rows}


def entries_since(
    reading: Reading, device: DeviceId, scope: ScopeId, k: int = 0
) -> Iterator[WireEntry]:
    """A device's entries in one scope after its k-th, in order."""
    journal = schema.journal
    return Ledger(reading.connection).written_where(
        _devices.c.id == device, _scopes.c.id == scope, journal.c.k > k, by=(journal.c.k,)
    )


def entries_of(reading: Reading, device: DeviceId) -> tuple[WireEntry, ...]:
    """Everything that a device wrote, in the order in which it wrote."""
    return tuple(
        Ledger(reading.connection).written_where(_devices.c.id == device, by=(schema.journal.c.n,))
    )
