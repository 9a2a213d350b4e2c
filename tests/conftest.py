"""A real encrypted store for every test that wants one, on a clock that stands still."""

import secrets
from datetime import UTC, date, datetime, timedelta

import pytest

from tso_desktop.domain.casework import Case
from tso_desktop.domain.households import Home, Household, Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.store.store import Store


class FakeClock:
    """Says the same moment until it is moved."""

    def __init__(self, now: datetime = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **length: float) -> None:
        self.now += timedelta(**length)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def data_key():
    return secrets.token_bytes(32)


@pytest.fixture
def outside(tmp_path_factory):
    """A folder that is not the store's: there alone may files be saved."""
    return tmp_path_factory.mktemp("outside")


@pytest.fixture
def store(tmp_path, data_key, clock):
    """An empty store; its key is the raw one, so that no test waits for a passphrase."""
    found = Store.create(tmp_path, data_key, clock=clock)
    yield found
    found.close()


@pytest.fixture
def make_household(store):
    """Makes a household with its lead person, a home and a support case."""

    def make(name: str = "Tamsin Brackenbury", reference: str = "TS-0507") -> RecordId:
        with store.work("open_household") as work:
            household = work.create(
                Household, name=name, reference=reference, opened_on=date(2026, 9, 29)
            )
            work.create(Person, household=household, name=name, role="lead", phone="07700 900655")
            work.create(
                Home,
                household=household,
                address="3 Orchard Row, Nether Fossbrook",
                postcode="DT2 8QY",
            )
            work.create(Case, household=household, type="support", opened_on=date(2026, 9, 29))
        return household

    return make
