"""Facts that two people changed and that a paper would contain: named before it is printed."""

from collections.abc import Iterator
from datetime import date, datetime

from tso_desktop.domain.paper_words import full_date, moment
from tso_desktop.domain.record import Record
from tso_desktop.services.working_plan import WorkingPlan

_FACTS = {
    "household": {"reference": "Reference"},
    "person": {"name": "Name"},
    "home": {"address": "Address", "postcode": "Postcode"},
    "plan": {
        "own_words": "Their own words",
        "goals": "What we are working towards",
        "review_on": "Day of the review",
        "bring": "What to have ready",
        "type": "Kind of plan",
    },
    "step": {
        "words": "Step",
        "due_on": "Day of a step",
        "due_words": "Day of a step",
        "who": "Whose step it is",
        "partner": "Partner of a step",
        "owner": "Who does a step",
        "agreed": "Whether a step was agreed",
        "why_not": "Why a step was not agreed",
        "status": "Whether a step was done",
    },
    "need": {"title": "Need", "words": "Need"},
    "assessment": {
        "led_here": "What led here",
        "housing_needs": "Housing needs",
        "support_needs": "Support needs",
        "wishes": "Wishes",
    },
    "visit": {"starts_at": "Next visit", "place": "Place of the next visit"},
}


def clashes_in(plan: WorkingPlan) -> tuple[str, ...]:
    """A sentence for each, with what the paper would say until somebody settles it."""
    return tuple(
        f"{label}: two versions are open. The paper says {_said(getattr(record, field))}."
        for kind, record in _printed(plan)
        for field, label in _FACTS[kind].items()
        if field in record.clashes
    )


def clashes_of_version(plan: WorkingPlan) -> tuple[str, ...]:
    """A version is sealed; only which one is in force can be in doubt."""
    if plan.case is None or "plan_in_force" not in plan.case.clashes or plan.in_force is None:
        return ()
    label = plan.in_force.label or plan.in_force.number
    return (f"Two plans were given at once. The one printed is version {label}.",)


def _printed(plan: WorkingPlan) -> Iterator[tuple[str, Record]]:
    yield "household", plan.household
    yield from (("person", person) for person in plan.people)
    yield from (("step", step) for step in plan.steps)
    yield from (("need", need) for need in plan.needs)
    for kind, record in (
        ("home", plan.home),
        ("plan", plan.plan),
        ("assessment", plan.assessment),
        ("visit", plan.visit),
    ):
        if record is not None:
            yield kind, record


def _said(value: object) -> str:
    from tso_desktop.services.desk import HOME_ZONE

    if isinstance(value, datetime):
        return moment(value.astimezone(HOME_ZONE))
    if isinstance(value, date):
        return full_date(value)
    if isinstance(value, tuple):
        return f"“{'; '.join(str(part) for part in value)}”"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"“{value}”" if value else "nothing"
