"""How often nobody was met since somebody last was, and for how many days."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from tso_desktop.domain.casework import Note
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.support import Session
from tso_desktop.domain.visits import VisitRecord
from tso_desktop.services.visit_sealing import local_day

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Silence:
    """Tries at the door since the last contact that reached somebody, oldest first.

    `days` and `reached_at` are None where nobody was ever reached.
    """

    attempts: tuple[VisitRecord, ...]
    reached_at: datetime | None
    days: int | None

    @property
    def next_attempt(self) -> int:
        return len(self.attempts) + 1


def silence(
    visits: Iterable[VisitRecord],
    reached: Iterable[datetime],
    somebody_met: Collection[str],
    today: date,
) -> Silence:
    """`reached` are other contacts that reached somebody; `somebody_met` reasons that are none."""
    counted = [v for v in visits if v.started_at is not None and v.withdrawn is None]
    met = [_start(v) for v in counted if not v.no_access or v.no_access in somebody_met]
    last = max([*met, *reached], default=None)
    tried = [v for v in counted if v.no_access and v.no_access not in somebody_met]
    since = [v for v in tried if last is None or _start(v) > last]
    return Silence(
        attempts=tuple(sorted(since, key=lambda v: (_start(v), v.id))),
        reached_at=last,
        days=None if last is None else max(0, (today - local_day(last)).days),
    )


def read_silence(desk: "Desk", household: RecordId) -> Silence:
    with desk.store.read() as reading:
        family = reading.family(household)
        visits = reading.of(VisitRecord, family)
        notes = reading.of(Note, family)
        sessions = reading.of(Session, family)
    contacts = [note for note in notes if _reached(note)]
    reached = [n.happened_at for n in contacts if n.happened_at is not None]
    reached += [_start_of(n.happened_on) for n in contacts if n.happened_on is not None]
    reached += [_start_of(s.held_on) for s in sessions if s.held_on is not None]
    met = {reason.code for reason in desk.words.no_access_reasons() if reason.somebody_met}
    return silence(visits, reached, met, desk.today())


def _reached(note: Note) -> bool:
    """A note to oneself is no contact, nor is a call that nobody answered."""
    return note.how != "note" and note.reached is not False and note.withdrawn is None


def _start(visit: VisitRecord) -> datetime:
    if visit.started_at is None:
        raise TypeError("a visit that is counted has a start")
    return visit.started_at


def _start_of(day: date) -> datetime:
    """Some have no hour; taking the earliest keeps a try of the same day counted."""
    from tso_desktop.services.desk import HOME_ZONE

    return datetime(day.year, day.month, day.day, tzinfo=HOME_ZONE)
