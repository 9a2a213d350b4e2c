"""The plain words for the codes that records hold, as the window offers them."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from tso_desktop.domain.plan_agreement import WAYS
from tso_desktop.domain.rule_tasks import RULES
from tso_desktop.domain.words import Named
from tso_desktop.places import RESOURCES
from tso_desktop.services.noting import HOW

if TYPE_CHECKING:
    from tso_desktop.services.word_lists import WordLists

RULE_WORDS = {
    "alone": "Safe to visit alone",
    "two_officers": "Two officers",
    "meet_elsewhere": "Meet elsewhere",
    "phone_only": "Phone only",
    "no_visit": "Do not visit",
}
_PLANS = {"support": "Support plan", "php": "Personal housing plan"}
_WHO = {
    "resident": "Resident",
    "council": "Council",
    "partner": "Partner",
    "officer": "Officer",
    "idea": "Good idea",
}
_STATES = {"said": "Answered", "refused": "Refused", "not_known": "Not known"}
_STATES["not_asked"] = "Not asked"
_PAPERS = {"standard": "Ordinary", "standard_14": "14 point", "large": "Large print"}
_PAPERS["easy"] = "Easy read"
_FIXED: dict[str, Mapping[str, str]] = {
    "marker.visit_rule": RULE_WORDS,
    "home.rent_frequency": {
        "weekly": "A week",
        "fortnightly": "Every two weeks",
        "four_weekly": "Every four weeks",
        "monthly": "A month",
        "quarterly": "A quarter",
        "yearly": "A year",
    },
    "person.paper_style": _PAPERS,
    "answer.state": _STATES,
    "hclic_answer.state": _STATES,
    "referral.consent": {"given": "Given", "not_given": "Not given", "not_asked": "Not asked"},
    "referral.urgency": {
        "today": "Today",
        "three_days": "Within three days",
        "ten_days": "Within ten days",
    },
    "referral.outcome": {
        "accepted": "Accepted",
        "signposted": "Pointed to somebody else",
        "no_contact": "Could not be reached",
        "declined": "Declined",
        "duplicate": "Here already",
    },
    "case.type": {"support": "Support", "part7": "Part 7"},
    "need.type": {"housing": "Housing need", "support": "Support need"},
    "plan.type": _PLANS,
    "issued_plan.type": _PLANS,
    "step.type": {
        "agreed": "Agreed",
        "recorded": "Recorded without agreement",
        "council": "What the council will do",
        "idea": "Good idea",
    },
    "step.who": _WHO,
    "step.status": {
        "open": "To be done",
        "done": "Done",
        "not_done": "Not done",
        "not_needed": "Not needed",
    },
    "issued_plan.agreed_how": {way.code: way.says for way in WAYS},
    "note.how": HOW,
    "note.direction": {"in": "From them to us", "out": "From us to them"},
    "task.who": _WHO,
    "visit_record.who": _WHO,
    "task_mark.rule": {rule.name: rule.why for rule in RULES.values()},
    "attachment.category": {"plan": "Plan", "paper": "Paper", "blank": "Blank to fill by hand"},
    "attachment.style": _PAPERS,
    "attachment.copy": dict.fromkeys(("resident", "yours", "Your copy"), "The resident's copy")
    | {"office": "Office copy"},
}
# Fields that hold a code and never anybody's own words: an unknown one is at least spelled out.
_SPELLED = frozenset(
    {
        *("type", "what", "state", "status", "direction", "category", "role", "urgency", "consent"),
        *("visit_rule", "rent_frequency", "finding", "codes", "ends", "step_kind", "served_how"),
        *("landlord_type", "tenancy_type", "act", "right_form", "particulars", "deposit", "item"),
        *("served_on_all", "registered", "source_type", "decision", "duty", "template", "values"),
        *("paper_style", "topic", "rule", "copy", "style", "agreed_how", "how", "no_access"),
    }
)
_SPELLED_OF = frozenset({"case_event.outcome", "review_request.outcome", "referral.outcome"})
_STATUTORY = frozenset({"case_event", "hclic_answer", "placement", "review_request"})


def plain_word(kind: str, field: str, code: str, lists: "WordLists") -> str:
    """The words for a code; anything that is no code is given back unaltered."""
    known = {**_FIXED.get(f"{kind}.{field}", {}), **_listed(kind, field, lists)}
    if found := known.get(code):
        return found
    if not _holds_codes(kind, field):
        return code
    if kind in _STATUTORY and (found := _statutory().get(code)):
        return found
    spelled = code.replace("_", " ")
    return spelled[:1].upper() + spelled[1:]


def _holds_codes(kind: str, field: str) -> bool:
    if field == "duty":
        return kind == "stay"
    return field in _SPELLED or f"{kind}.{field}" in _SPELLED_OF


def _listed(kind: str, field: str, lists: "WordLists") -> dict[str, str]:
    choices: dict[str, Callable[[], Iterable[Named]]] = {
        "person.role": lists.roles,
        "home.tenure": lists.tenures,
        "marker.type": lists.markers,
        "session.type": lists.sessions,
        "result.type": lists.results,
        "need.category": lists.needs,
        "answer.topic": lists.equality,
        "visit_record.what": lists.observations,
        "visit_record.no_access": lists.no_access_reasons,
        "note.how": lists.contacts,
    }
    listed = choices.get(f"{kind}.{field}", tuple)
    return {one.code: one.label for one in listed()}


@cache
def _statutory() -> dict[str, str]:
    """What the codes of the government's return mean."""
    told = tomllib.loads((RESOURCES / "rules" / "hclic_lists.toml").read_text(encoding="utf-8"))
    return {row["code"]: row["label"] for listed in told["list"] for row in listed["codes"]}
