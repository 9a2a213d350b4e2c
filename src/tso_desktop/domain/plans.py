"""The resident's plan: what is being worked on, its steps, and the versions that were given."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.record import Record, fact, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """The plan that is being worked on for one case; `type` is support or php.

    php is the personal housing plan of section 189A, only with a Part 7 assessment.
    """

    household: RecordId | None = fact(refers_to="household")
    case: RecordId | None = fact(refers_to="case")
    type: str | None = fact()
    own_words: str | None = fact("text")
    goals: tuple[str, ...] = listed("text")
    review_on: date | None = fact()
    bring: str | None = fact("text")
    left_out: tuple[str, ...] = listed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """A thing that somebody will do, by when.

    `type`: agreed, recorded (without agreement, `why_not` says why), council or idea.
    `who`: resident, council or partner (named in `partner`). `status`: open, done, not_done,
    not_needed, each of the last two with a reason.
    """

    household: RecordId | None = fact(refers_to="household")
    plan: RecordId | None = fact(refers_to="plan")
    words: str | None = fact("text")
    type: str | None = fact()
    who: str | None = fact()
    partner: str | None = fact()
    owner: str | None = fact()
    needs: tuple[str, ...] = listed()
    due_on: date | None = fact()
    due_words: str | None = fact()
    agreed: bool | None = fact()
    why_not: str | None = fact("text")
    status: str | None = fact()
    status_reason: str | None = fact("text")
    done_on: date | None = fact()
    place: int | None = fact("quiet")


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPlan(Record):
    """A version as it was given: sealed, with all that stood in it.

    `agreed_how`: signed_on_paper, read_over, by_phone, on_paper (typed up later) or declined.
    """

    household: RecordId | None = fact(refers_to="household")
    case: RecordId | None = fact(refers_to="case")
    plan: RecordId | None = fact(refers_to="plan")
    type: str | None = fact()
    number: int | None = fact()
    label: str | None = fact()
    content: tuple[dict[str, Any], ...] = listed()
    given_on: date | None = fact()
    review_on: date | None = fact()
    agreed_how: str | None = fact()
    agreed_on: date | None = fact()
    agreed_words: str | None = fact("text")
    changed: tuple[str, ...] = listed()
    withdrawn: str | None = fact()
