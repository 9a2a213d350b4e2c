"""One saved change, as every laptop keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tso_desktop.domain.ids import DeviceId, OfficerId, RecordId, ScopeId
from tso_desktop.domain.record import Json

EntryId = tuple[DeviceId, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record changed by one save.

    `(device, n)` is its id; `k` counts this device's entries inside this scope. `hlc` is 48 bit
    of milliseconds and 16 bit of counter. `seen` names, for each field, the heads that the author
    had on the screen; `known` (only where the record is deleted) is the scope's vector of `k`.
    """

    device: DeviceId
    n: int
    scope: ScopeId
    k: int
    hlc: int
    at: datetime
    doubtful: bool
    officer: OfficerId
    act: int
    verb: str
    kind: str
    record: RecordId
    form: int
    fields: Mapping[str, Json]
    seen: Mapping[str, tuple[EntryId, ...]] = field(default_factory=dict)
    known: Mapping[DeviceId, int] = field(default_factory=dict)
    note: Mapping[str, Json] = field(default_factory=dict)

    @property
    def id(self) -> EntryId:
        return (self.device, self.n)
