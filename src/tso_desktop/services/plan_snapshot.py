"""All that stands in a plan, as plain values: what an issued version seals.

A list of parts, each with its name under "part"; days and moments are written out. What is read
back may have been written by a newer version of the program, so every value is looked at first.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Assessment
from tso_desktop.domain.discreet_words import without_address
from tso_desktop.domain.households import Home
from tso_desktop.domain.plans import Step
from tso_desktop.services.working_plan import WorkingPlan

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

Part = dict[str, Any]

_ADULTS = frozenset({"lead", "partner", "joint"})
_STEP = (
    *("id", "words", "type", "who", "partner", "owner", "needs", "due_on", "due_words"),
    *("agreed", "why_not", "status", "status_reason", "done_on"),
)
_ASSESSED = ("led_here", "housing_needs", "support_needs", "wishes")
_AT_HOME = "At your home"


def snapshot(desk: "Desk", plan: WorkingPlan) -> tuple[Part, ...]:
    """Everything that a paper of this plan says, as it is now."""
    return (
        _head(desk, plan),
        _words(plan),
        *_visit(plan),
        *(_step(plan, step) for step in plan.steps),
        *_needs(plan),
        *_assessed(plan.assessment),
    )


def one(content: tuple[Part, ...], name: str) -> Part:
    """The part of this name, or an empty one."""
    return next((part for part in content if part.get("part") == name), {})


def several(content: tuple[Part, ...], name: str) -> list[Part]:
    return [part for part in content if part.get("part") == name]


def names_on(plan: WorkingPlan) -> tuple[str, ...]:
    """Who the plan is for: the adults who live there as a couple or as joint tenants."""
    found = [p.name for p in plan.people if p.name and (p.role or "") in _ADULTS]
    return tuple(found) or ((plan.lead.name,) if plan.lead and plan.lead.name else ())


def address_of(home: Home | None) -> str:
    parts = (home.address, home.postcode) if home else ()
    return ", ".join(part for part in parts if part)


def _head(desk: "Desk", plan: WorkingPlan) -> Part:
    officer, council = desk.officer_record, desk.council_record
    return {
        "part": "head",
        "reference": plan.household.reference or "",
        "names": list(names_on(plan)),
        "address": address_of(plan.home),
        "council": council.name or "",
        "team": council.team or "",
        "officer": officer.name or "",
        "officer_phone": officer.phone or council.phone or "",
        "out_of_hours": council.out_of_hours or "",
    }


def _words(plan: WorkingPlan) -> Part:
    now = plan.plan
    return {
        "part": "plan",
        "own_words": (now.own_words if now else None) or "",
        "goals": list(now.goals) if now else [],
        "have_ready": (now.bring if now else None) or "",
        "left_out": list(now.left_out) if now else [],
        "review_on": plan.review_on.isoformat(),
    }


def _visit(plan: WorkingPlan) -> tuple[Part, ...]:
    visit = plan.visit
    if visit is None or visit.starts_at is None:
        return ()
    place = visit.place or ""
    if place and without_address(place, address_of(plan.home)).strip(" .,") == "your home":
        place = _AT_HOME
    return (
        {
            "part": "visit",
            "id": visit.id,
            "at": visit.starts_at.isoformat(),
            "place": place,
            "we_bring": visit.take or "",
        },
    )


def _step(plan: WorkingPlan, step: Step) -> Part:
    values = {name: _plain(getattr(step, name)) for name in _STEP}
    return {
        "part": "step",
        **values,
        "shown": _is_shown(plan, step),
        "since": _since(plan, step),
    }


def _since(plan: WorkingPlan, step: Step) -> str:
    """What is new about it since the version before: added, changed, done or nothing."""
    changes = plan.changes
    for name, ids in (
        ("added", {found.id for found in changes.added}),
        ("changed", {found.now.id for found in changes.changed}),
        ("done", {found.id for found in changes.done}),
    ):
        if step.id in ids:
            return name
    return ""


def _is_shown(plan: WorkingPlan, step: Step) -> bool:
    """On paper stands what is to be done, and what was done since the last version."""
    status = step.status or "open"
    if status == "done":
        known = {old.id: old for old in plan.last_steps}
        return step.id not in known or known[step.id].status != "done"
    return status == "open"


def _needs(plan: WorkingPlan) -> list[Part]:
    names = {person.id: person.known_as or person.name for person in plan.people}
    lead = plan.lead.id if plan.lead else None
    return [
        {
            "part": "need",
            "id": need.id,
            "title": need.title or "",
            "words": need.words or "",
            "type": need.type or "",
            "category": need.category or "",
            "person": "" if need.person in {None, lead} else names.get(need.person) or "",
        }
        for need in plan.needs
    ]


def _assessed(assessment: Assessment | None) -> tuple[Part, ...]:
    if assessment is None:
        return ()
    return ({"part": "assessment", **{n: getattr(assessment, n) or "" for n in _ASSESSED}},)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value
