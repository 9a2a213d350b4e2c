"""Chains: one for each device in each scope, counted from 1, its tip over all that came before."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from tso_desktop.domain.ids import DeviceId, ScopeId
from tso_desktop.store import schema, wire
from tso_desktop.store.ledger import Ledger
from tso_desktop.store.prepared import Prepared
from tso_desktop.store.wire import Scope, WireEntry

_scopes, _streams = schema.scopes, schema.streams
_OF = Prepared(
    select(_scopes.c.num, _scopes.c.seed, _streams.c.k, _streams.c.tip)
    .outerjoin(
        _streams,
        (_streams.c.scope == _scopes.c.num) & (_streams.c.device == bindparam("device")),
    )
    .where(_scopes.c.id == bindparam("scope"))
)
_adding = upsert(_streams)
_SET = Prepared(
    _adding.on_conflict_do_update(
        index_elements=["device", "scope"],
        set_={"k": _adding.excluded.k, "tip": _adding.excluded.tip},
    )
)
_ADD_SCOPE = Prepared(insert(_scopes))


@dataclass(slots=True)
class Stream:
    """One device's chain in one scope, as far as this transaction has come."""

    device: int
    scope: int
    seed: bytes
    k: int = 0
    tip: bytes = b""

    def add(self, written: WireEntry) -> None:
        """Lengthen the chain; the caller has seen to it that this one is the next."""
        self.tip = wire.digest(self.seed, self.tip, written)
        self.k = written.k


class Streams:
    """The chains that one transaction lengthens; `write` puts their tips down."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._open: dict[tuple[DeviceId, ScopeId], Stream] = {}
        self._new: dict[ScopeId, tuple[int, Scope]] = {}
        self._top: int | None = None

    def add_scope(self, scope: Scope) -> None:
        """A scope that this store did not hold."""
        if self._top is None:
            top = select(func.max(_scopes.c.num))
            self._top = self._ledger.connection.execute(top).scalar_one() or 0
        self._top += 1
        self._new[scope.id] = (self._top, scope)

    def of(self, device: DeviceId, scope: ScopeId) -> Stream | None:
        """The chain of a device in a scope; None where the scope is not held here."""
        if (device, scope) not in self._open:
            found = self._find(device, scope)
            if found is None:
                return None
            self._open[device, scope] = found
        return self._open[device, scope]

    def write(self) -> None:
        connection = self._ledger.connection
        rows: list[dict[str, Any]] = [
            {"num": num, "id": scope.id, "type": scope.type, "seed": scope.seed}
            for num, scope in self._new.values()
        ]
        _ADD_SCOPE.run_all(connection, rows)
        longer: list[dict[str, Any]] = [
            {"device": s.device, "scope": s.scope, "k": s.k, "tip": s.tip}
            for s in self._open.values()
            if s.k
        ]
        _SET.run_all(connection, longer)

    def _find(self, device: DeviceId, scope: ScopeId) -> Stream | None:
        num = self._ledger.devices[device]
        if scope in self._new:
            scope_num, new = self._new[scope]
            return Stream(num, scope_num, new.seed)
        asked = {"device": num, "scope": scope}
        row = _OF.one(self._ledger.connection, asked)
        if row is None:
            return None
        return Stream(num, row["num"], row["seed"], row["k"] or 0, row["tip"] or b"")


def held_scopes(ledger: Ledger, ids: Iterable[ScopeId]) -> dict[ScopeId, Scope]:
    """Those of these scopes that this store holds."""
    rows = ledger.connection.execute(select(_scopes).where(_scopes.c.id.in_(list(ids))))
    return {ScopeId(row.id): Scope(ScopeId(row.id), row.type, row.seed) for row in rows}
