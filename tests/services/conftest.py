"""A desk over a real encrypted store, on a day that does not move by itself."""

import secrets
from datetime import UTC, datetime, timedelta

import pytest

from tso_desktop.domain.directory import Council, Officer
from tso_desktop.domain.ids import RecordId
from tso_desktop.services.desk import Desk
from tso_desktop.store.store import Store

NOW = datetime(2026, 11, 23, 9, 34, tzinfo=UTC)


class FixedClock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **length: float) -> None:
        self.now += timedelta(**length)


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def desk(tmp_path, clock):
    store = Store.create(tmp_path, secrets.token_bytes(32), clock=clock)
    with store.work("begin") as work:
        work.create(Officer, record=RecordId(store.officer), name="Jo Moffat", team="North")
        work.create(Council, name="Fossbrook Council", team="North", phone="01632 960100")
    found = Desk(store)
    yield found
    found.close()
