"""A household to be: what one row of a caseload, or several, would become in the store."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from tso_desktop.domain.import_contact import Phone, SafeContact
from tso_desktop.domain.import_markers import MarkerWords
from tso_desktop.domain.import_money import Frequency
from tso_desktop.domain.import_rows import ImportCell, RowAt


class Role(StrEnum):
    LEAD = "lead"
    PARTNER = "partner"
    CHILD = "child"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPerson:
    """`born_words` stand where the sheet gives no day: a year, "60s", or what was refused."""

    name: str
    role: Role
    name_known: bool = True
    known_as: str = ""
    born_on: date | None = None
    born_year: int | None = None
    born_words: str = ""
    age: int | None = None
    age_on: date | None = None
    phones: tuple[Phone, ...] = ()
    email: str = ""
    language: str = ""
    interpreter: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportHome:
    """`lines` may be empty: a refuge has no address here. `tenure` is a code, or blank."""

    lines: tuple[str, ...] = ()
    postcode: str = ""
    tenure: str = ""
    temporary: bool = False
    tenure_words: str = ""
    landlord: str = ""
    rent_pence: int | None = None
    rent_frequency: Frequency | None = None

    @property
    def address(self) -> str:
        return ", ".join(self.lines)


@dataclass(frozen=True, slots=True)
class ImportArrears:
    amount_pence: int
    as_at_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class ImportReferral:
    """`kind` is blank for an agency that no list knows."""

    source: str
    kind: str
    referred_on: date | None
    row: RowAt


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportNotice:
    words: str
    kind: str = ""
    ground: str = ""
    served_on: date | None = None
    expires_on: date | None = None
    expires_words: str = ""


@dataclass(frozen=True, slots=True)
class ImportNote:
    words: str
    row: RowAt


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportHousehold:
    """`leftovers` hold every filled cell of its rows, word for word, so nothing can be lost.

    `conflicts` say where joined rows disagree; the first row's value was taken.
    """

    reference: str = ""
    other_references: tuple[str, ...] = ()
    name: str
    restricted: bool = False
    people: tuple[ImportPerson, ...]
    home: ImportHome | None = None
    no_fixed_abode: bool = False
    arrears: tuple[ImportArrears, ...] = ()
    referrals: tuple[ImportReferral, ...] = ()
    notices: tuple[ImportNotice, ...] = ()
    markers: tuple[MarkerWords, ...] = ()
    safe_contact: SafeContact = SafeContact()
    last_seen_on: date | None = None
    next_visit_on: date | None = None
    next_visit_time: time | None = None
    next_visit_words: str = ""
    notes: tuple[ImportNote, ...] = ()
    closed_on: date | None = None
    closed_reason: str = ""
    officer: str = ""
    leftovers: tuple[ImportCell, ...] = ()
    source_rows: tuple[RowAt, ...] = ()
    conflicts: tuple[str, ...] = ()

    @property
    def lead(self) -> ImportPerson:
        return self.people[0]
