"""What the whole team shares: officers, the council, landlords, agencies, step library."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tso_desktop.domain.record import Record, fact, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer(Record):
    """`decides`: may decide and issue notices; off for a tenancy sustainment officer."""

    name: str | None = fact()
    team: str | None = fact()
    phone: str | None = fact()
    email: str | None = fact()
    decides: bool | None = fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Council(Record):
    """The council's own words and choices for what is printed; `review_weeks` from a plan's day."""

    name: str | None = fact()
    team: str | None = fact()
    phone: str | None = fact()
    out_of_hours: str | None = fact()
    print_points: str | None = fact()
    review_weeks: int | None = fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Landlord(Record):
    """`type`: private, housing_association, council, agent or other."""

    name: str | None = fact()
    type: str | None = fact()
    phone: str | None = fact()
    email: str | None = fact()
    address: str | None = fact()
    words: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Record):
    name: str | None = fact()
    type: str | None = fact()
    phone: str | None = fact()
    email: str | None = fact()
    words: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryStep(Record):
    """A good plain step of the council's own, beside the shipped ones."""

    words: str | None = fact("text")
    who: str | None = fact()
    topic: str | None = fact()
    hidden: bool | None = fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionKind(Record):
    """A kind of support session of the council's own."""

    label: str | None = fact()
    hidden: bool | None = fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMapping(Record):
    """How the columns of one layout were understood, for the next file of that layout."""

    layout: str | None = fact()
    name: str | None = fact()
    columns: tuple[dict[str, Any], ...] = listed()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile(Record):
    """The rows of an imported file that tell of nobody, word for word: nothing of it is lost.

    Each of `rows` has `sheet`, `row`, `why` it was set aside, and its `words`.
    """

    file: str | None = fact()
    imported_on: date | None = fact()
    rows: tuple[dict[str, Any], ...] = listed()
