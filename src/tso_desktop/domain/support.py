"""Support sessions and what came of them; no clock and no statutory code."""

from dataclasses import dataclass
from datetime import date, datetime

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.record import Record, fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """An hour of help: its kind, aim, minutes, with whom, and what came of it."""

    household: RecordId | None = fact(refers_to="household")
    person: RecordId | None = fact(refers_to="person")
    type: str | None = fact()
    held_on: date | None = fact()
    minutes: int | None = fact()
    aim: str | None = fact("text")
    place: str | None = fact()
    with_whom: str | None = fact()
    done: str | None = fact("text")
    hard: str | None = fact("text")
    what_next: str | None = fact("text")
    small_step: bool | None = fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Record):
    """Something that changed for the better, on a day; `hours` is hours of work a week."""

    household: RecordId | None = fact(refers_to="household")
    person: RecordId | None = fact(refers_to="person")
    session: RecordId | None = fact(refers_to="session")
    type: str | None = fact()
    came_on: date | None = fact()
    hours: int | None = fact()
    words: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFacts(Record):
    """What a plain CV is printed from; each field in her own words, a line a fact."""

    household: RecordId | None = fact(refers_to="household")
    person: RecordId | None = fact(refers_to="person")
    about: str | None = fact("text")
    skills: str | None = fact("text")
    jobs: str | None = fact("text")
    learning: str | None = fact("text")
    licences: str | None = fact("text")
    interests: str | None = fact("text")
    available: str | None = fact("text")
    referees: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview(Record):
    """An interview or appointment that she goes to; prints a sheet and what to take."""

    household: RecordId | None = fact(refers_to="household")
    person: RecordId | None = fact(refers_to="person")
    employer: str | None = fact()
    job: str | None = fact()
    starts_at: datetime | None = fact()
    place: str | None = fact()
    getting_there: str | None = fact("text")
    ask_for: str | None = fact()
    may_ask: str | None = fact("text")
    to_ask: str | None = fact("text")
    take: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSession(Record):
    """A group or outreach session: numbers, no names, no household."""

    type: str | None = fact()
    held_on: date | None = fact()
    minutes: int | None = fact()
    place: str | None = fact()
    attended: int | None = fact()
    words: str | None = fact("text")
