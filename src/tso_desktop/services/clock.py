"""Whether this laptop's clock can be believed: what it writes otherwise loses against any other."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tso_desktop.store.clock import last_written_at

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

LONGEST_REST = timedelta(days=30)
_SLACK = timedelta(minutes=1)


class Clock:
    """Asks once when the clock jumped; until somebody answers, what is saved counts as doubtful."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def check(self) -> datetime | None:
        """The moment that the clock says, where it must be asked about; else None.

        It is asked about when it stands before the last save, or more than 30 days after it.
        """
        with self._desk.store.read() as reading:
            last = last_written_at(reading.connection)
        now = self._desk.now()
        doubtful = last is not None and (now < last - _SLACK or now - last > LONGEST_REST)
        self._desk.store.doubtful = doubtful
        return now if doubtful else None

    def confirm(self) -> None:
        """Somebody looked: the clock is right."""
        self._desk.store.doubtful = False
