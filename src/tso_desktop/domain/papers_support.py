"""The values of the small papers: calling card, CV, interview sheet, what to take, recovery key."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CallingCard:
    """Left at a door that stayed shut. It never says why we called.

    Without `called_at` it is printed for the pack, four to a sheet, to fill by hand.
    `address` is None when nothing may be posted. `call_from` is what safe contact allows to be
    shown of us: a council, or only a first name.
    """

    officer_name: str
    phone: str
    called_at: datetime | None = None
    name: str = ""
    address: str | None = None
    call_from: str = ""
    ring_when: str = "Weekdays, 9am to 5pm"
    next_try: datetime | date | None = None


@dataclass(frozen=True, slots=True)
class CvPart:
    """A heading and its lines, in her own words; a line is a fact."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CvPaper:
    """A plain CV; `contact` holds what she wants shown. Parts without lines are left out."""

    name: str
    contact: tuple[str, ...] = ()
    about: str = ""
    parts: tuple[CvPart, ...] = ()
    made_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewSheet:
    """One page for the bag: where, when, how to get there, who, and what to say."""

    name: str
    with_whom: str = ""
    job: str = ""
    at: datetime | date | None = None
    place: str = ""
    getting_there: tuple[str, ...] = ()
    ask_for: str = ""
    may_ask: tuple[str, ...] = ()
    to_ask: tuple[str, ...] = ()
    take: tuple[str, ...] = ()
    officer_name: str = ""
    officer_phone: str = ""
    made_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeList:
    """What to take, with a box for each thing."""

    name: str
    going_to: str
    things: tuple[str, ...]
    at: datetime | date | None = None
    place: str = ""
    officer_name: str = ""
    officer_phone: str = ""
    made_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """The recovery key of one store, to print once and lock away: nobody's data is on it."""

    groups: tuple[str, ...]
    made_on: date
    officer_name: str = ""
    team: str = ""
    council: str = ""
    ask_phone: str = ""
