"""The values that a printed plan is made of: what stands on the paper, and nothing else.

Texts are already in plain words; days are dates, and the paper words them. A blank is allowed
everywhere and prints "not yet known": a plan at a kitchen table is never complete.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PlanKind(StrEnum):
    """A support plan is voluntary; a personal housing plan stands on section 189A."""

    SUPPORT = "support"
    PHP = "php"


class Style(StrEnum):
    """How a plan is laid out; `large` and `easy` are laid out anew, never enlarged."""

    STANDARD = "standard"
    STANDARD_14 = "standard-14"
    LARGE = "large"
    EASY = "easy"


class Copy(StrEnum):
    """Whose copy it is: printed twice, both signed on paper."""

    YOURS = "Your copy"
    OFFICE = "Office copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextVisit:
    """`at` is local time; a bare date when the hour is still open. A blank place is a blank."""

    at: datetime | date
    place: str = ""
    we_bring: str = ""
    have_ready: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A step as it stands on paper; `easy` says it in easier words when somebody has found them.

    `topic` is a topic of the step library and chooses the picture in Easy Read. `must` and
    `why_not_agreed` only mean something on a personal housing plan.
    """

    number: int
    what: str
    who: str = ""
    by_when: date | str | None = None
    must: bool = False
    why_not_agreed: str = ""
    done: bool = False
    easy: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """A cause, a housing need or a support need: why these steps and no others."""

    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class NumberLine:
    """Somebody to ring."""

    who: str
    number: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper:
    """Everything that one printed plan says.

    `address` is None when it must not be printed. On a discreet copy it should be given, so that
    it can also be taken out of what the officer typed. `numbers` come after the officer's own and
    the out-of-hours number; the caller leaves out those that another reader must not see.
    `label` is the version as this laptop names it, since two laptops may both make a version 2.
    """

    kind: PlanKind
    reference: str
    names: tuple[str, ...]
    council: str = ""
    team: str = ""
    officer_name: str = ""
    officer_phone: str = ""
    officer_hours: str = "Weekdays, 9am to 5pm"
    out_of_hours_phone: str = ""
    address: str | None = None
    made_on: date | None = None
    given_on: date | None = None
    version: int | None = None
    label: str = ""
    draft: bool = False
    copy: Copy = Copy.YOURS
    discreet: bool = False
    purpose: str = ""
    next_visit: NextVisit | None = None
    review_on: date | None = None
    own_words: str = ""
    goals: tuple[str, ...] = ()
    council_steps: tuple[StepLine, ...] = ()
    resident_steps: tuple[StepLine, ...] = ()
    ideas: tuple[StepLine, ...] = ()
    reasons: tuple[Reason, ...] = ()
    numbers: tuple[NumberLine, ...] = ()
    changed: tuple[str, ...] = ()
    how_agreed: str = ""
    supporter: str = ""

    @property
    def is_php(self) -> bool:
        return self.kind is PlanKind.PHP

    def is_late(self, step: StepLine) -> bool:
        """A step of ours that was not done by its day when this paper was made."""
        due, made = step.by_when, self.made_on
        ours = step in self.council_steps and not step.done
        return ours and isinstance(due, date) and made is not None and due < made

    @property
    def steps(self) -> tuple[StepLine, ...]:
        """Every step in the order of the paper: the council's and partners' first."""
        return self.council_steps + self.resident_steps + self.ideas


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankPlan:
    """A plan to fill by hand when there is no printer in the car; typed up afterwards."""

    kind: PlanKind = PlanKind.SUPPORT
    council: str = ""
    team: str = ""
    officer_name: str = ""
    officer_phone: str = ""
    officer_hours: str = "Weekdays, 9am to 5pm"
    out_of_hours_phone: str = ""
    numbers: tuple[NumberLine, ...] = ()
