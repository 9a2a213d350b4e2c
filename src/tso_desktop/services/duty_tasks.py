"""The tasks of the law, for one household or for every open Part 7 case."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tso_desktop.domain.dated import as_at
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law_tasks import Case, LawTask, law_tasks
from tso_desktop.domain.plans import IssuedPlan
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
    given = _plans_given(reading, [view.household for view in views if view.case])
    for view in views:
        for task in _of(view, given):
            if task.due_on <= until:
                yield view, task


def _of(view: "CaseView", given: dict[RecordId, list[date]]) -> Sequence[LawTask]:
    if view.case is None or view.law is None:
        return ()
    from tso_desktop.formats.rules import duty_review_days

    days = as_at(duty_review_days(), view.law.as_at, "reviews of a plan").value
    case = Case(view.law, view.events, given.get(view.case.id, ()), days)
    tasks = law_tasks(case)
    # Of a closed case only the home that was found is asked about.
    return tasks if view.is_open else [one for one in tasks if one.rule == "six_months"]


def _plans_given(reading: "Reading", households: Sequence[RecordId]) -> dict[RecordId, list[date]]:
    found: dict[RecordId, list[date]] = {}
    if not households:
        return found
    family = [one for household in households for one in reading.family(household)]
    for plan in reading.of(IssuedPlan, family):
        if plan.type == _PLAN and plan.case and plan.given_on and not plan.withdrawn:
            found.setdefault(plan.case, []).append(plan.given_on)
    return found
