"""A very large practice caseload for the benchmarks: thousands of households, told in short."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Case, Note
from tso_desktop.domain.households import Home, Household, Person, Referral
from tso_desktop.domain.ids import RecordId
from tso_desktop.formats.shipped import read_list
from tso_desktop.services.practice_people import PRACTICE, Inventor

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.services.practice_days import PracticeClock
    from tso_desktop.store.work import Work

_IN_ONE_SAVE = 250
_OLDEST_DAYS, _NEWEST_DAYS = 3_600, 760
_OPEN_DAYS = 40
_SHORTEST, _LONGEST = 40, 200
_AGES = (18, 88)
_ONE_MORE = 20  # so that twenty thousand households have two hundred thousand notes, not fewer
_HOWS = ("call", "call", "text", "email", "met", "note")


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many households, how many notes in each, and how many of them are still open."""

    households: int
    notes: int = 10
    still_open: int = 0


class CrowdWriter:
    def __init__(self, desk: "Desk", clock: "PracticeClock", inventor: Inventor) -> None:
        self._desk = desk
        self._clock = clock
        self._inventor = inventor
        self._words: Mapping[str, Any] = read_list(PRACTICE / "crowd.toml")

    def write(self, crowd: Crowd, today: date, saved: Callable[[float], object]) -> None:
        """Oldest first, many households a save; the open ones come last."""
        closed = crowd.households - crowd.still_open
        for first in range(0, crowd.households, _IN_ONE_SAVE):
            numbers = range(first, min(first + _IN_ONE_SAVE, crowd.households))
            began = [self._began(number, closed, today) for number in numbers]
            self._clock.stand_at(datetime.combine(began[-1], time(16), UTC))
            with self._desk.store.work("open_household") as work:
                for number, began_on in zip(numbers, began, strict=True):
                    length = self._inventor.random.randint(_SHORTEST, _LONGEST)
                    closed_on = began_on + timedelta(length) if number < closed else None
                    until = closed_on or today
                    household = self._household(work, began_on, closed_on)
                    notes = crowd.notes + (number % _ONE_MORE == 0)
                    self._notes(work, household, notes, began_on, until)
            saved((numbers[-1] + 1) / crowd.households)

    @staticmethod
    def _began(number: int, closed: int, today: date) -> date:
        """Spread evenly over the years; those that are still open began lately."""
        if number >= closed:
            return today - timedelta(days=_OPEN_DAYS)
        span = _OLDEST_DAYS - _NEWEST_DAYS
        return today - timedelta(days=_OLDEST_DAYS - span * number // max(closed, 1))

    def _household(self, work: "Work", began_on: date, closed_on: date | None) -> RecordId:
        inventor, chance = self._inventor, self._inventor.random
        lead, (address, postcode) = inventor.lead(), inventor.address()
        household = work.create(
            Household,
            reference=self._desk.case_file.next_reference(work.connection),
            name=lead.name,
            holder=self._desk.officer,
            opened_on=began_on,
            closed_on=closed_on,
            closed_reason=chance.choice(self._words["reason"]) if closed_on else None,
        )
        born_on = began_on - timedelta(days=365 * chance.randint(*_AGES))
        facts: dict[str, Any] = {"name": lead.name, "role": "lead", "born_on": born_on, "place": 0}
        work.create(Person, household=household, phone=inventor.phone(), **facts)
        work.create(Home, household=household, address=address, postcode=postcode)
        source = chance.choice(self._words["source"])
        work.create(Referral, household=household, source=source, referred_on=began_on)
        episode: dict[str, Any] = {"type": "support", "opened_on": began_on, "closed_on": closed_on}
        work.create(Case, household=household, **episode)
        return household

    def _notes(
        self, work: "Work", household: RecordId, count: int, began_on: date, until: date
    ) -> None:
        chance, words = self._inventor.random, self._words
        between = (until - began_on) / max(count, 1)
        for number in range(count):
            at = time(9 + number % 8, chance.randrange(60))
            parts = (words["opening"], words["thing"], words["ending"])
            work.create(
                Note,
                household=household,
                how=chance.choice(_HOWS),
                words=" ".join(chance.choice(part) for part in parts),
                happened_at=datetime.combine(began_on + between * number, at, UTC),
            )
