"""What is known about one Part 7 case, in the words of the return: the input of every check.

Nothing here is worked out; a service fills it from the store. Codes are ours, from the shipped
lists; the official values are put in only when something is written out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tso_desktop.domain.hclic.answers import NOT_ASKED, Answer


class DutyKind(StrEnum):
    PREVENTION = "prevention"
    RELIEF = "relief"
    MAIN = "main"


@dataclass(frozen=True, slots=True, kw_only=True)
class HclicPerson:
    """Somebody of the household; `relation` is a code of item 2.5, APPLICANT for the main one.

    `age` is what was said at application, and counts only where the date of birth is not known.
    """

    key: str
    given_name: str = ""
    surname: str = ""
    born_on: date | None = None
    age: int | None = None
    sex: Answer = NOT_ASKED
    relation: Answer = NOT_ASKED
    joined_on: date | None = None
    left_on: date | None = None
    nino: Answer = NOT_ASKED
    address: Answer = NOT_ASKED
    postcode: Answer = NOT_ASKED
    in_education: bool | None = None
    pregnant: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HclicDuty:
    """A duty: sections 4, 5 and 8. `why_no_next` says why no relief duty follows prevention."""

    kind: DutyKind
    started_on: date | None = None
    ended_on: date | None = None
    reason: Answer = NOT_ASKED
    activities: Answer = NOT_ASKED
    needs_engaged: Answer = NOT_ASKED
    ta_owed: Answer = NOT_ASKED
    accommodation: Answer = NOT_ASKED
    authority: Answer = NOT_ASKED
    referred_to: Answer = NOT_ASKED
    last_activity_on: date | None = None
    why_no_next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HclicDecision:
    """The decision when relief ends: section 7. All of it was decided by somebody, with reasons."""

    decided_on: date | None = None
    effective_on: date | None = None
    outcome: Answer = NOT_ASKED
    legacy_relief: Answer = NOT_ASKED
    priority_need: Answer = NOT_ASKED
    ta_owed: Answer = NOT_ASKED
    accommodation: Answer = NOT_ASKED
    referred: Answer = NOT_ASKED
    authority: Answer = NOT_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class HclicPlacement:
    started_on: date | None = None
    ended_on: date | None = None
    type: Answer = NOT_ASKED
    bedrooms: Answer = NOT_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class HclicStay:
    """A stay in temporary accommodation: section 9; it holds placements."""

    entered_on: date | None = None
    left_on: date | None = None
    authority: Answer = NOT_ASKED
    duty: Answer = NOT_ASKED
    placements: tuple[HclicPlacement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HclicReview:
    requested_on: date | None = None
    ended_on: date | None = None
    decision: Answer = NOT_ASKED
    route: Answer = NOT_ASKED
    outcome: Answer = NOT_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class HclicAssistance:
    """What came of help with one support need: section 6."""

    need: str
    answer: Answer = NOT_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class HclicCase:
    """One case; `answers` holds those items of sections 1 and 3 that are no date, by number.

    `quarter_end_on` is the last day of the quarter that is asked about, if one is.
    """

    reference: str
    authority: str = ""
    applied_on: date | None = None
    assessed_on: date | None = None
    closed_on: date | None = None
    quarter_end_on: date | None = None
    people: tuple[HclicPerson, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    duties: tuple[HclicDuty, ...] = ()
    decision: HclicDecision | None = None
    stays: tuple[HclicStay, ...] = ()
    reviews: tuple[HclicReview, ...] = ()
    assistance: tuple[HclicAssistance, ...] = ()

    def answer(self, item: str) -> Answer:
        return self.answers.get(item, NOT_ASKED)

    def all_of(self, kind: DutyKind) -> tuple[HclicDuty, ...]:
        return tuple(duty for duty in self.duties if duty.kind is kind)
