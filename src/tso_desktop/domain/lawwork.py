"""What happened in law: events of a case, placements, letters, reviews; clocks are derived."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tso_desktop.domain.ids import OfficerId, RecordId
from tso_desktop.domain.record import Record, fact, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent(Record):
    """One thing that happened in a Part 7 case, or that was told to us; never a clock.

    `what` is the event (assessed, became_homeless, notice, warning, offer, …), `happened_on` the
    day that counts in law: the day on which we were satisfied, or on which they were notified.
    `number` keeps the order of equal events of one day. `source` is ours or the main system.
    The facts below it belong to some events only. An event that the law does not allow stands with
    `override_reason` and `override_reference`, or changes nothing.
    """

    household: RecordId | None = fact(refers_to="household")
    case: RecordId | None = fact(refers_to="case")
    what: str | None = fact()
    happened_on: date | None = fact()
    number: int | None = fact("quiet")
    source: str | None = fact()
    decided_by: str | None = fact()
    reasons: str | None = fact("text")
    eligible: bool | None = fact()
    finding: str | None = fact()
    codes: tuple[str, ...] = listed()
    value: bool | None = fact()
    ends: str | None = fact()
    ground: str | None = fact()
    accommodation_months: int | None = fact()
    step: RecordId | None = fact(refers_to="step")
    step_kind: str | None = fact()
    comply_by_on: date | None = fact()
    offer: str | None = fact()
    outcome: str | None = fact()
    consequences_explained: bool | None = fact()
    authority: str | None = fact()
    accepted: bool | None = fact()
    told: str | None = fact()
    leave_by_on: date | None = fact()
    letter: RecordId | None = fact(refers_to="given_letter")
    override_reason: str | None = fact("text")
    override_reference: str | None = fact()
    override_by: OfficerId | None = fact(refers_to="officer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay(Record):
    """Temporary accommodation from the first placement to the last; it holds placements."""

    household: RecordId | None = fact(refers_to="household")
    case: RecordId | None = fact(refers_to="case")
    duty: str | None = fact()
    words: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Record):
    """One placement of a stay. `family`: with children, or somebody is pregnant.

    The day placed is day 1; the day of leaving does not count.
    """

    household: RecordId | None = fact(refers_to="household")
    stay: RecordId | None = fact(refers_to="stay")
    case: RecordId | None = fact(refers_to="case")
    type: str | None = fact()
    placed_on: date | None = fact()
    left_on: date | None = fact()
    family: bool | None = fact()
    address: str | None = fact()
    postcode: str | None = fact()
    bedrooms: int | None = fact()
    authority: str | None = fact()
    out_of_area: bool | None = fact()
    out_of_area_told_on: date | None = fact()
    child_agreed_on: date | None = fact()
    child_details_on: date | None = fact()
    child_told_on: date | None = fact()
    number: int | None = fact("quiet")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRequest(Record):
    """Somebody asks for a decision to be looked at again (section 202); `decision` says which."""

    household: RecordId | None = fact(refers_to="household")
    case: RecordId | None = fact(refers_to="case")
    letter: RecordId | None = fact(refers_to="given_letter")
    decision: str | None = fact()
    requested_on: date | None = fact()
    late_reason: str | None = fact("text")
    due_on: date | None = fact()
    extended_reason: str | None = fact("text")
    reviewer: str | None = fact()
    minded_to_on: date | None = fact()
    outcome: str | None = fact()
    outcome_on: date | None = fact()
    words: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Record):
    """A letter or notice that is being written; `body` is its words, with the fields in them.

    `answers` are what the officer said for a field, over what the records say of it: each with
    "field" and "words".
    """

    household: RecordId | None = fact(refers_to="household")
    case: RecordId | None = fact(refers_to="case")
    template: str | None = fact()
    title: str | None = fact()
    to: RecordId | None = fact(refers_to="person")
    to_name: str | None = fact()
    body: str | None = fact("text")
    answers: tuple[dict[str, Any], ...] = listed()
    event: RecordId | None = fact(refers_to="case_event")
    given: RecordId | None = fact(refers_to="given_letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenLetter(Record):
    """A letter as it was given or sent: sealed, with all that stood in it.

    `served_how`: by_hand, email, first_class, collected or other; `served_on` is the day on which
    they are taken to be notified, from which the review window runs. `despite`: why it was given
    although something in it was still missing.
    """

    household: RecordId | None = fact(refers_to="household")
    case: RecordId | None = fact(refers_to="case")
    letter: RecordId | None = fact(refers_to="letter")
    template: str | None = fact()
    title: str | None = fact()
    number: int | None = fact()
    to_name: str | None = fact()
    body: str | None = fact("text")
    decided_by: str | None = fact()
    served_how: str | None = fact()
    sent_on: date | None = fact()
    served_on: date | None = fact()
    review_until_on: date | None = fact()
    despite: str | None = fact("text")
    withdrawn: str | None = fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate(Record):
    """The council's own words for a letter, instead of the shipped ones."""

    template: str | None = fact()
    title: str | None = fact()
    body: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class HclicAnswer(Record):
    """An answer to an item of H-CLIC that stands nowhere else; no record at all means not asked.

    `state`: said, refused, not_known or not_asked (taken back). Its id follows from case, person
    and item.
    """

    household: RecordId | None = fact(refers_to="household")
    case: RecordId | None = fact(refers_to="case")
    person: RecordId | None = fact(refers_to="person")
    item: str | None = fact()
    state: str | None = fact()
    values: tuple[str, ...] = listed()
    words: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningRest(Record):
    """An early warning put aside until a day, with the reason."""

    household: RecordId | None = fact(refers_to="household")
    until_on: date | None = fact()
    reason: str | None = fact("text")
