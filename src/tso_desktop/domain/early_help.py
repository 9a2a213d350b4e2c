"""Early help never hides an application: when there is reason to believe, it says so and asks.

Reason to believe that somebody is homeless, or threatened within 56 days, is not a finding. It only
means that an application is to be considered: taken, or not taken with the reason and by whom.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tso_desktop.domain.casework import Case
from tso_desktop.domain.dated import long_day
from tso_desktop.domain.households import Home, Notice
from tso_desktop.domain.lawwork import CaseEvent

THREATENED_DAYS = 56
STALE_DAYS = 365
_LAW = "Housing Act 1996, sections 175 and 184"
APPLICATION = "application"
NOT_TAKEN = "application_not_taken"
TOLD_TO_LEAVE = "told_to_leave"
EARLY_HELP = "early_help"
# An application was made, or there must have been one.
_ANSWERS = frozenset({APPLICATION, "assessed", "duty_recorded"})
# Early help may tell of a day by which they must go.
TELLS_OF_LEAVING = (TOLD_TO_LEAVE, EARLY_HELP)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to believe, in words. `key` says which fact and which day it stands on."""

    key: str
    words: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a household that has help but no application."""

    reasons: tuple[Reason, ...]

    @property
    def words(self) -> str:
        return " ".join(reason.words for reason in self.reasons)

    @property
    def asks(self) -> str:
        return "Was an application taken? If not, why not, and who decided?"

    @property
    def law(self) -> str:
        return _LAW

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(reason.key for reason in self.reasons)


def reasons_to_believe(
    today: date,
    *,
    notices: Iterable[Notice] = (),
    homes: Iterable[Home] = (),
    events: Iterable[CaseEvent] = (),
    told: Iterable[Reason] = (),
) -> tuple[Reason, ...]:
    """Every reason there is on this day, the nearest day first.

    `told` are reasons that another rule found, the law's own alert for example.
    """
    found = [
        *(reason for notice in notices if (reason := _notice(notice, today))),
        *(reason for home in homes if (reason := _home(home, today))),
        *(reason for event in events if (reason := _told_to_leave(event, today))),
        *told,
    ]
    unique = {reason.key: reason for reason in found}
    return tuple(sorted(unique.values(), key=lambda one: (one.on or date.max, one.key)))


def question(
    reasons: Iterable[Reason], cases: Iterable[Case], events: Iterable[CaseEvent]
) -> Question | None:
    """None where a duty or an application stands, or where every reason was answered."""
    if any(case.closed_on is None and case.duty for case in cases):
        return None
    said = tuple(events)
    open_cases = {case.id for case in cases if case.closed_on is None}
    if any(one.what in _ANSWERS and _still_counts(one, open_cases) for one in said):
        return None
    answered = {key for one in said if one.what == NOT_TAKEN for key in one.codes}
    left = tuple(reason for reason in reasons if reason.key not in answered)
    return Question(left) if left else None


def _still_counts(event: CaseEvent, open_cases: Iterable[object]) -> bool:
    """An application of a case that was closed since answers nothing that came up later."""
    return event.case is None or event.case in open_cases


def _within(day: date | None, today: date) -> bool:
    """Near enough to be a threat, and not so long past that it says nothing by itself."""
    if day is None:
        return False
    return -STALE_DAYS <= (day - today).days <= THREATENED_DAYS


def _notice(notice: Notice, today: date) -> Reason | None:
    day = notice.eviction_on or notice.possession_on or notice.expires_on
    if notice.valid is False or notice.ended_on is not None or not _within(day, today):
        return None
    if day is None:
        return None
    named = notice.words or "The landlord's notice"
    if named.endswith("."):
        named = named.partition(". ")[0].rstrip(".")
    ends = "ran out" if day < today else "ends"
    since = long_day(day - timedelta(days=THREATENED_DAYS))
    unchecked = "" if notice.valid else ". It is not checked yet"
    words = (
        f"{named} {ends} on {long_day(day)}: threatened with homelessness since {since}{unchecked}"
    )
    return Reason(f"notice:{notice.id}:{day}", _sentence(words), day)


def _home(home: Home, today: date) -> Reason | None:
    day = home.ends_on
    if home.until_on is not None or day is None or not _within(day, today):
        return None
    ends = "ended" if day < today else "ends"
    return Reason(f"home:{home.id}:{day}", f"Their home {ends} on {long_day(day)}.", day)


def _told_to_leave(event: CaseEvent, today: date) -> Reason | None:
    if event.what not in TELLS_OF_LEAVING:
        return None
    day = event.leave_by_on
    by = f" by {event.told}" if event.told else ""
    if day is None:
        if event.what != TOLD_TO_LEAVE or not _within(event.happened_on, today):
            return None
        words = f"They were told{by} to leave; by when is not known."
        return Reason(f"told:{event.id}", words, None)
    if not _within(day, today):
        return None
    return Reason(f"told:{event.id}:{day}", f"They were told{by} to leave by {long_day(day)}.", day)


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
