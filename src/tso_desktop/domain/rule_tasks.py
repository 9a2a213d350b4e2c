"""Tasks that a rule makes: computed, never journaled; only what a person did to one is kept.

The id of a mark follows from the rule, the record that caused the task and which time it is, never
from a day, so that two laptops cannot double a task and may still disagree about its day.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.ids import RecordId, derived_id

FIRST = "1"
USUAL_WEEKS = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """Why such a task is there, in words that an officer reads beside it.

    `words` say what was done where nothing more is known of its cause.
    """

    name: str
    why: str
    words: str = ""


RULES: dict[str, Rule] = {
    rule.name: Rule(rule.name, rule.why)
    for rule in (
        Rule("plan_review", "Each plan is reviewed on the day that it names."),
        Rule("visit_record", "A visit that was booked is recorded, or said to be off."),
        Rule("our_promise", "We said in the plan that we would do it by then."),
        Rule("marker_review", "What could hurt somebody is looked at again on its day."),
    )
}


def mark_id(rule: str, cause: RecordId, occurrence: str) -> RecordId:
    """The id of what a person did to this task, the same on every laptop."""
    return derived_id(rule, cause, occurrence)


def review_words(type_: str | None, label: str) -> str:
    plan = "personal housing plan" if type_ == "php" else "support plan"
    return f"Go through the {plan} again, version {label}" if label else f"Go through the {plan}"


def next_review(given_on: date | None, review_on: date, reviewed: list[date]) -> date:
    """The day of the next review: the first as printed, later ones as far apart as that."""
    if not reviewed:
        return review_on
    apart = (review_on - given_on) if given_on else timedelta(weeks=USUAL_WEEKS)
    return max(reviewed) + max(apart, timedelta(days=1))


def record_words(visit_on: date) -> str:
    return f"Record the visit of {long_day(visit_on)}"


def promise_words(step: str) -> str:
    return f"We promised: {step}"


def marker_words(marker: str) -> str:
    return f"Look again at the marker “{marker}”"
