"""Take in what other laptops wrote: verified, in one transaction, each act whole or not at all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import insert, select, text

from tso_desktop.domain.ids import DeviceId, ScopeId
from tso_desktop.domain.journal import Entry, EntryId
from tso_desktop.domain.refused import Refused
from tso_desktop.store import schema, wire
from tso_desktop.store.derived import refresh
from tso_desktop.store.ledger import Ledger, in_parts
from tso_desktop.store.projecting import Placed, project
from tso_desktop.store.store import Store
from tso_desktop.store.streams import Streams, held_scopes
from tso_desktop.store.wire import Scope, WireEntry

# Another's clock that is further ahead than this never advances ours.
_TRUSTED_AHEAD_MS = 5 * 60 * 1000
_RAISE_CLOCK = text("UPDATE device SET hlc = max(hlc, :seen)")
_journal = schema.journal


class NotApplied(Refused):
    """What arrived cannot be taken in as it is; nothing of it was."""

    code = 9


class Hole(NotApplied):
    """Entries before the first of these are missing."""

    def __init__(self, written: WireEntry, expected: int) -> None:
        super().__init__(
            f"Nothing was taken in: the changes {expected} to {written.k - 1} of laptop "
            f"{written.device[:4].upper()} are missing. Your own work is safe; exchange again "
            "with a laptop that has them."
        )
        self.device, self.scope = written.device, written.scope
        self.expected, self.found = expected, written.k


class UnknownScope(NotApplied):
    pass


class NotReadable(NotApplied):
    pass


@dataclass(frozen=True, slots=True)
class Applied:
    """What was taken in, how many were here already, and what was put aside instead."""

    entries: tuple[Entry, ...]
    held: int
    put_aside: tuple[EntryId, ...]


@dataclass(slots=True)
class _Arrival:
    """The entries of one delivery, told apart."""

    fresh: list[WireEntry] = field(default_factory=list)
    held: int = 0
    aside: list[tuple[WireEntry, str]] = field(default_factory=list)


def apply(store: Store, entries: Iterable[WireEntry], scopes: Iterable[Scope] = ()) -> Applied:
    """Take in entries of other devices, in whatever order; all of them, or a NotApplied.

    What is held already is passed over. The same count of the same device with other bytes is a
    fork: it, and what stands on it in this delivery, is put aside and never applied.
    """
    arrived = sorted(entries, key=lambda e: (e.device, e.scope, e.k, e.n))
    _check_shapes(arrived)
    with store.local() as connection:
        ledger = Ledger(connection)
        streams = Streams(ledger)
        _take_scopes(ledger, streams, scopes)
        arrival = _told_apart(ledger, streams, store.device, arrived)
        placed = _journaled(ledger, streams, _in_order(arrival.fresh))
        streams.write()
        applied = tuple(one.entry for one in placed)
        refresh(ledger, applied, project(ledger, placed))
        _raise_clock(ledger, applied, wire.milliseconds(store.now()))
        _put_aside(ledger, arrival.aside)
    store.announce(applied)
    return Applied(applied, arrival.held, tuple(written.id for written, _ in arrival.aside))


def _check_shapes(arrived: Sequence[WireEntry]) -> None:
    try:
        for written in arrived:
            wire.check_shape(written)
    except ValueError as error:
        raise NotReadable(
            "Nothing was taken in: what arrived cannot be read. Your own work is safe; ask its "
            "sender to send it again."
        ) from error


def _take_scopes(ledger: Ledger, streams: Streams, scopes: Iterable[Scope]) -> None:
    given = {scope.id: scope for scope in scopes}
    held = held_scopes(ledger, given)
    for scope in given.values():
        if scope.id not in held:
            streams.add_scope(scope)
        elif held[scope.id] != scope:
            raise UnknownScope(
                "Nothing was taken in: it names a household by another secret than the one kept "
                "here. Your own work is safe; tell whoever looks after the team's laptops."
            )


def _told_apart(
    ledger: Ledger, streams: Streams, own: DeviceId, arrived: Sequence[WireEntry]
) -> _Arrival:
    """What is new, what is held, and what must not be applied; a Hole if something is missing."""
    arrival = _Arrival()
    held = _held(ledger, arrived)
    twice = _of_two_minds(arrived)
    stopped: dict[tuple[DeviceId, ScopeId], str] = {}
    reached: dict[tuple[DeviceId, ScopeId], int] = {}
    for written in dict.fromkeys(arrived):
        chain = (written.device, written.scope)
        known = _held_to(streams, written)
        if held.get(written.id) == written:
            arrival.held += 1
        elif written.id in held or written.id in twice or written.k <= known:
            stopped[chain] = "after a fork"
            arrival.aside.append((written, "fork"))
        elif chain in stopped or written.device == own:
            arrival.aside.append((written, stopped.get(chain, "this laptop did not write it")))
        elif written.k != (expected := reached.get(chain, known) + 1):
            raise Hole(written, expected)
        else:
            reached[chain] = written.k
            arrival.fresh.append(written)
    arrival.held += len(arrived) - len(dict.fromkeys(arrived))
    return arrival


def _held(ledger: Ledger, arrived: Sequence[WireEntry]) -> dict[EntryId, WireEntry]:
    """What this store holds under the ids of these entries."""
    numbers: dict[DeviceId, list[int]] = defaultdict(list)
    for written in arrived:
        numbers[written.device].append(written.n)
    found: dict[EntryId, WireEntry] = {}
    for device, wanted in numbers.items():
        num = ledger.devices[device]
        for some in in_parts(wanted):
            rows = ledger.written_where(_journal.c.device == num, _journal.c.n.in_(some))
            found.update({row.id: row for row in rows})
    return found


def _of_two_minds(arrived: Sequence[WireEntry]) -> set[EntryId]:
    """Ids that one delivery holds twice, with different bytes."""
    counted = Counter(written.id for written in set(arrived))
    return {entry for entry, times in counted.items() if times > 1}


def _held_to(streams: Streams, written: WireEntry) -> int:
    stream = streams.of(written.device, written.scope)
    if stream is None:
        raise UnknownScope(
            "Nothing was taken in: it belongs to a household that this laptop has not been "
            "given. Your own work is safe; ask its holder to send it whole."
        )
    return stream.k


def _in_order(fresh: Sequence[WireEntry]) -> list[WireEntry]:
    """As they were written, by the clock; but each chain in its own order, whatever its clock."""
    clocks: dict[tuple[DeviceId, ScopeId], int] = {}
    order: list[tuple[int, DeviceId, int, WireEntry]] = []
    for i, written in enumerate(fresh):
        chain = (written.device, written.scope)
        clocks[chain] = max(written.hlc, clocks.get(chain, 0))
        order.append((clocks[chain], written.device, i, written))
    return [written for *_, written in sorted(order, key=lambda one: one[:3])]


def _journaled(ledger: Ledger, streams: Streams, fresh: Sequence[WireEntry]) -> list[Placed]:
    """Append to the journal and its chains; what is about another scope's record does not count."""
    states = ledger.records({written.record for written in fresh})
    rows = []
    placed = []
    for pos, written in enumerate(fresh, start=ledger.position() + 1):
        stream = streams.of(written.device, written.scope)
        if stream is None:
            raise LookupError(written.scope)
        stream.add(written)
        state = states.get(written.record)
        if state is None:
            state = ledger.new_record(written.record, written.kind, stream.scope)
            states[written.record] = state
        rows.append(ledger.row_of(pos, written, stream.scope, state.num))
        counts = (state.scope, state.kind) == (stream.scope, written.kind)
        placed.append(Placed(pos, wire.read(written), state, counts))
    ledger.add_rows(rows)
    return placed


def _raise_clock(ledger: Ledger, applied: Iterable[Entry], now: int) -> None:
    latest = (now + _TRUSTED_AHEAD_MS) << 16
    seen = max((entry.hlc for entry in applied if entry.hlc <= latest), default=0)
    ledger.connection.execute(_RAISE_CLOCK, {"seen": seen})


def _put_aside(ledger: Ledger, aside: Iterable[tuple[WireEntry, str]]) -> None:
    """Kept, named and never applied; what was put aside before is not put aside again."""
    table = schema.quarantine
    for written, why in aside:
        whole = wire.whole(written)
        asked = select(table.c.num).where(
            table.c.device == written.device, table.c.n == written.n, table.c.wire == whole
        )
        if ledger.connection.execute(asked).first() is None:
            row = {"device": written.device, "n": written.n, "why": why, "wire": whole}
            ledger.connection.execute(insert(table), row)
