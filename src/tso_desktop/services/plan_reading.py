"""Reads the working plan of a household: which case it belongs to, and all that goes with it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Assessment, Case, Need
from tso_desktop.domain.dated import as_at
from tso_desktop.domain.households import Home, Household, Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law.standing import standings
from tso_desktop.domain.plan_rules import review_due_on
from tso_desktop.domain.plans import IssuedPlan, Plan, Step
from tso_desktop.domain.visits import Visit, VisitRecord
from tso_desktop.services.case_file import lead_of, present_home
from tso_desktop.services.working_plan import WorkingPlan

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.reading import Reading

_FRIDAY = 4


def plan_of(desk: "Desk", reading: "Reading", household: RecordId) -> WorkingPlan:
    """The plan as it stands, of one moment; nothing is written by looking."""
    family = reading.family(household)
    cases = [case for case in reading.of(Case, family) if case.closed_on is None]
    plan = _plan_of(cases, reading.of(Plan, family))
    case = case_of(cases, plan)
    of_case = {case.id} if case else set()
    live = {open_case.id for open_case in cases}
    steps = _steps(reading, family, plan)
    people = reading.of(Person, family, order="place")
    homes = reading.of(Home, family)
    return WorkingPlan(
        household=reading.get(Household, household),
        family=family,
        people=tuple(person for person in people if person.left_on is None),
        homes=homes,
        lead=lead_of(people),
        home=present_home(homes),
        case=case,
        part7=next((c for c in reversed(cases) if c.type == "part7"), None),
        plan=plan,
        steps=steps,
        needs=_needs(reading, family, live, steps),
        assessment=_assessment(reading, family, of_case, live),
        versions=_versions(reading, family, plan, of_case),
        visit=_next_visit(desk, reading, family),
        review_on=_review_day(desk, plan),
        as_of=reading.as_of,
        **_duties(desk, reading, household, cases),
    )


def _duties(
    desk: "Desk", reading: "Reading", household: RecordId, cases: Sequence[Case]
) -> dict[str, Any]:
    """What the law of the open Part 7 case says to the plan; nothing is derived without one."""
    part7 = next((case for case in reversed(cases) if case.type == "part7"), None)
    if part7 is None:
        return {}
    views = desk.law.views_of(reading, [household], desk.today())
    law = next((view.law for view in views if view.case and view.case.id == part7.id), None)
    if law is None:
        return {}
    owed = tuple(one for one in standings(law) if one.duty.state == "open")
    return {"duties": owed, "is_assessed": bool(law.eligible)}


def case_of(cases: Sequence[Case], plan: Plan | None = None) -> Case | None:
    """The case that work goes to: the plan's own, else an open support case, else any open one."""
    named = next((case for case in cases if plan is not None and case.id == plan.case), None)
    support = next((case for case in reversed(cases) if case.type != "part7"), None)
    return named or support or (cases[-1] if cases else None)


def review_weeks(desk: "Desk") -> int:
    """How long until a plan is gone through again: the council's choice, else the rule."""
    from tso_desktop.formats.rules import plan_review_weeks

    own = desk.council_record.review_weeks
    return own or as_at(plan_review_weeks(), desk.today(), "plan reviews").value


def _plan_of(cases: Sequence[Case], plans: Sequence[Plan]) -> Plan | None:
    """The plan of an open case; of several the one that was begun last."""
    live = {case.id for case in cases}
    return next((plan for plan in reversed(plans) if plan.case in live), None)


def _steps(reading: "Reading", family: tuple[RecordId, ...], plan: Plan | None) -> tuple[Step, ...]:
    if plan is None:
        return ()
    return tuple(s for s in reading.of(Step, family, order="place") if s.plan == plan.id)


def _needs(
    reading: "Reading", family: tuple[RecordId, ...], live: set[RecordId], steps: Sequence[Step]
) -> tuple[Need, ...]:
    """Of every open case, and whatever a step answers: a need outlives its case."""
    answered = {need for step in steps for need in step.needs}
    return tuple(
        need
        for need in reading.of(Need, family, order="place")
        if need.case is None or need.case in live or need.id in answered
    )


def _assessment(
    reading: "Reading",
    family: tuple[RecordId, ...],
    of_case: set[RecordId],
    live: set[RecordId],
) -> Assessment | None:
    """The plan's own case's, else the newest of another open case."""
    found = [a for a in reading.of(Assessment, family) if a.case is None or a.case in live]
    own = [a for a in found if a.case in of_case]
    return next(iter(reversed(own or found)), None)


def _versions(
    reading: "Reading", family: tuple[RecordId, ...], plan: Plan | None, of_case: set[RecordId]
) -> tuple[IssuedPlan, ...]:
    """Newest first; a plan that moved to another case keeps its versions."""
    own = plan.id if plan else None
    found = [
        version
        for version in reading.of(IssuedPlan, family)
        if version.withdrawn is None and (version.case in of_case or version.plan == own)
    ]
    return tuple(sorted(found, key=lambda v: (v.number or 0, str(v.made_at)), reverse=True))


def _next_visit(desk: "Desk", reading: "Reading", family: tuple[RecordId, ...]) -> Visit | None:
    recorded = {record.visit for record in reading.of(VisitRecord, family)}
    now = desk.now()
    return next(
        (
            visit
            for visit in reading.of(Visit, family, order="starts_at")
            if visit.starts_at is not None
            and visit.starts_at >= now
            and visit.cancelled_on is None
            and visit.id not in recorded
        ),
        None,
    )


def _review_day(desk: "Desk", plan: Plan | None) -> date:
    """The day that somebody set if it is still to come, else so many weeks from today."""
    today = desk.today()
    if plan is not None and plan.review_on is not None and plan.review_on > today:
        return plan.review_on
    return working_day(review_due_on(today, review_weeks(desk)))


def working_day(day: date) -> date:
    """The day itself, or the next one that is no weekend and no bank holiday we know of."""
    from tso_desktop.formats.rules import bank_holidays

    known: Mapping[date, str] = {
        holiday: name for year in bank_holidays() for holiday, name in year.value.items()
    }
    while day.weekday() > _FRIDAY or day in known:
        day += timedelta(days=1)
    return day
