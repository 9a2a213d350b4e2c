"""The tasks of the law, for one household or for every open Part 7 case."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tso_desktop.domain.dated import as_at
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law_tasks import LAW_RULES, Case, LawTask, law_tasks
from tso_desktop.domain.lawwork import GivenLetter, ReviewRequest
from tso_desktop.domain.plans import IssuedPlan
from tso_desktop.domain.reviews import DECISIONS
from tso_desktop.store.lawwork import homes_found, open_part7

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.services.law import CaseView
    from tso_desktop.store.reading import Reading

# A home that was to last six months is asked about then; for so long after it stands in the list.
_ASKED_FROM, _ASKED_UNTIL = timedelta(days=176), timedelta(days=245)
_PLAN = "php"


def law_due(
    desk: "Desk", reading: "Reading", ours: Sequence[RecordId] | None, until: date
) -> Iterator[tuple["CaseView", LawTask]]:
    """Each task that is due by a day, with its case; marks of what was done are not looked at."""
    today = desk.today()
    households = ours
    if households is None:
        connection = reading.connection
        found = homes_found(connection, today - _ASKED_UNTIL, today - _ASKED_FROM)
        households = list(dict.fromkeys([*open_part7(connection), *found]))
    views = desk.law.views_of(reading, households, today)
    given = _given(reading, [view.household for view in views if view.case])
    for view in views:
        for task in _of(view, given):
            if task.due_on <= until:
                yield view, task


@dataclass(frozen=True, slots=True)
class _Given:
    """What was given and asked for, by case."""

    plans: Mapping[RecordId, list[date]]
    letters: Mapping[RecordId, dict[str, list[date]]]
    reviews: Mapping[RecordId, list[ReviewRequest]]


def _of(view: "CaseView", given: _Given) -> Sequence[LawTask]:
    if view.case is None or view.law is None:
        return ()
    from tso_desktop.formats.rules import duty_review_days

    days = as_at(duty_review_days(), view.law.as_at, "reviews of a plan").value
    ours = view.case.id
    plans, letters = given.plans.get(ours, ()), given.letters.get(ours, {})
    tasks = law_tasks(Case(view.law, view.events, plans, days, letters))
    if not view.is_open:
        # Of a closed case only the home that was found is asked about.
        return [one for one in tasks if one.rule == "six_months"]
    return [*tasks, *(_review(one) for one in given.reviews.get(ours, ()) if one.due_on)]


def _review(review: ReviewRequest) -> LawTask:
    decision = DECISIONS.get(review.decision or "", "")
    words = (
        f"Decide the review: {decision[:1].lower()}{decision[1:]}"
        if decision
        else LAW_RULES["review_due"].words
    )
    return LawTask("review_due", review.id, words, review.due_on or date.max)


def _given(reading: "Reading", households: Sequence[RecordId]) -> _Given:
    found = _Given(defaultdict(list), defaultdict(lambda: defaultdict(list)), defaultdict(list))
    if not households:
        return found
    family = [one for household in households for one in reading.family(household)]
    for plan in reading.of(IssuedPlan, family):
        if plan.type == _PLAN and plan.case and plan.given_on and not plan.withdrawn:
            found.plans[plan.case].append(plan.given_on)
    for letter in reading.of(GivenLetter, family):
        if letter.case and letter.served_on and not letter.withdrawn:
            found.letters[letter.case][letter.template or ""].append(letter.served_on)
    for review in reading.of(ReviewRequest, family):
        if review.case and not review.outcome:
            found.reviews[review.case].append(review)
    return found
