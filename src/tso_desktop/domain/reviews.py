"""Reviews of decisions (section 202): which can be reviewed, and by when they are decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from tso_desktop.domain.dated import Dated, as_at

DECISIONS: Mapping[str, str] = MappingProxyType(
    {
        "elig": "Whether they are eligible",
        "duty": "What duty is owed",
        "steps_relief": "The steps under the relief duty",
        "end_relief": "That the relief duty ends",
        "steps_prev": "The steps under the prevention duty",
        "end_prev": "That the prevention duty ends",
        "noncoop": "The notice of refusing to co-operate",
        "lc_notify": "That another council is notified",
        "lc_met": "Whether the conditions for referral are met",
        "lc_duty": "The duty that is owed after a referral",
        "suit": "Whether the accommodation is suitable",
    }
)
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "upheld": "The decision stands",
        "changed": "Another decision in its place",
        "withdrawn_by_us": "We took the decision back",
        "withdrawn_by_them": "They withdrew the request",
    }
)
USUAL, TWO_COUNCILS, REFEREE = "", "two_councils", "referee"


@dataclass(frozen=True, slots=True)
class ReviewTimes:
    """How many weeks a review may take, and how many days there are to appeal after it.

    `weeks` is by decision; what is not named in it takes `usual` weeks.
    """

    usual: int
    weeks: Mapping[str, int]
    two_councils: int
    referee: int
    appeal_days: int


def weeks_for(times: ReviewTimes, decision: str, who: str = USUAL) -> int:
    """Longer where two councils decide together, and longer still where a referee does."""
    if who == REFEREE:
        return times.referee
    if who == TWO_COUNCILS:
        return times.two_councils
    return times.weeks.get(decision, times.usual)


def review_due(
    rules: Iterable[Dated[ReviewTimes]], decision: str, requested_on: date, who: str = USUAL
) -> date:
    """The last day to decide: so many weeks from the day on which it was asked for."""
    times = as_at(rules, requested_on, "how long a review may take").value
    return requested_on + timedelta(weeks=weeks_for(times, decision, who))


def last_day_to_ask(rules: Iterable[Dated[int]], told_on: date) -> date:
    """The day of the notice is the first day, so the last is one less than the days from it."""
    days = as_at(rules, told_on, "the time to ask for a review").value
    return told_on + timedelta(days=days - 1)


def last_day_to_appeal(rules: Iterable[Dated[ReviewTimes]], told_on: date) -> date:
    """Section 204(2): within so many days of being told, so the day after it is the first."""
    times = as_at(rules, told_on, "the time to appeal to the county court").value
    return told_on + timedelta(days=times.appeal_days)
