"""Cases, what was assessed, tasks, notes and papers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tso_desktop.domain.ids import OfficerId, RecordId
from tso_desktop.domain.record import Record, fact, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """One episode of work: `support` (no statutory duty) or `part7`.

    The duty stands only in words here, as recorded from the main system.
    """

    household: RecordId | None = fact(refers_to="household")
    type: str | None = fact()
    opened_on: date | None = fact()
    closed_on: date | None = fact()
    outcome: str | None = fact("text")
    assessed_on: date | None = fact()
    plan_in_force: RecordId | None = fact(refers_to="issued_plan")
    duty: str | None = fact()
    duty_started_on: date | None = fact()
    duty_source: str | None = fact()
    duty_checked_on: date | None = fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Record):
    """What led here, what home is needed, what support, and what they wish; in plain words."""

    household: RecordId | None = fact(refers_to="household")
    case: RecordId | None = fact(refers_to="case")
    led_here: str | None = fact("text")
    housing_needs: str | None = fact("text")
    support_needs: str | None = fact("text")
    wishes: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Record):
    """A housing or support need that steps answer; `category` is one of the 24, or blank."""

    household: RecordId | None = fact(refers_to="household")
    case: RecordId | None = fact(refers_to="case")
    person: RecordId | None = fact(refers_to="person")
    type: str | None = fact()
    title: str | None = fact()
    words: str | None = fact("text")
    category: str | None = fact()
    place: int | None = fact("quiet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """A thing to do that is in no plan; `who` is officer or resident."""

    household: RecordId | None = fact(refers_to="household")
    words: str | None = fact("text")
    due_on: date | None = fact()
    who: str | None = fact()
    owner: OfficerId | None = fact(refers_to="officer")
    done_on: date | None = fact()
    not_needed: str | None = fact("text")
    arose_from: RecordId | None = fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskMark(Record):
    """What a person did to a task that a rule makes; the task itself is computed."""

    household: RecordId | None = fact(refers_to="household")
    rule: str | None = fact()
    cause: RecordId | None = fact()
    occurrence: str | None = fact()
    done_on: date | None = fact()
    reason: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A contact or a note: sealed, later only addenda. `how`: call, text, email, letter, met, note.

    `source` says where it was copied from, if nobody wrote it here; `about` the referral whose
    attempt it was. Where only the day is known, `happened_on` has it and `happened_at` is blank.
    """

    household: RecordId | None = fact(refers_to="household")
    how: str | None = fact()
    direction: str | None = fact()
    with_whom: str | None = fact()
    happened_at: datetime | None = fact()
    happened_on: date | None = fact()
    words: str | None = fact("text")
    reached: bool | None = fact()
    about: RecordId | None = fact()
    source: str | None = fact()
    withdrawn: str | None = fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Addendum(Record):
    """What was added later to something sealed; dated and named by its entry."""

    household: RecordId | None = fact(refers_to="household")
    about: RecordId | None = fact()
    words: str | None = fact("text")
    withdrawn: str | None = fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A paper kept as an encrypted file beside the store; the key to it is kept here."""

    household: RecordId | None = fact(refers_to="household")
    name: str | None = fact()
    media: str | None = fact()
    size: int | None = fact()
    category: str | None = fact()
    about: RecordId | None = fact()
    given_to: str | None = fact()
    blob: str | None = fact()
    key: str | None = fact()
    digest: str | None = fact()
    details: tuple[dict[str, Any], ...] = listed("quiet")
