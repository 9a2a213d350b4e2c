"""From what stands in the fields to an event to look at, and to the record that keeps it."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law import Event
from tso_desktop.gui.happened_kinds import Happens
from tso_desktop.services.desk import Desk

_EVENT_FACTS = frozenset(one.name for one in fields(Event)) - {"on", "kind", "number", "record"}
_NAMES = {
    "eligible": "Say whether they are eligible.",
    "decided_by": "Say who decided it.",
    "reasons": "Write the reasons.",
    "value": "Say what was decided.",
    "ends": "Say which duty it ends.",
    "ground": "Say on which ground.",
    "step_kind": "Say what step it was about.",
    "decision": "Say of which decision.",
    "offer": "Say what was offered.",
    "outcome": "Say what they answered.",
    "type": "Say which kind of place.",
    "authority": "Say which council.",
    "accepted": "Say what the other council answered.",
    "told": "Say who was told.",
}


def unkept_words(kind: Happens, values: Mapping[str, Any]) -> str:
    """What must be said before it can be kept; "" where nothing is missing."""
    if values.get("happened_on") is None:
        return "Write the day."
    if kind.what == "assessed" and values.get("eligible") and not values.get("finding"):
        return "Say what they were found to be."
    return next((_NAMES[name] for name in kind.needs if values.get(name) in (None, "")), "")


def event_of(kind: Happens, values: Mapping[str, Any]) -> Event:
    """The event as the law would see it."""
    facts = {name: said for name, said in values.items() if name in _EVENT_FACTS and said}
    for name in ("eligible", "value", "accepted"):
        if values.get(name) is False:
            facts[name] = False
    if kind.what == "placed":
        facts["placement"] = values.get("type") or "other"
    return Event(on=values["happened_on"], kind=kind.what, number=_LAST, **facts)


_LAST = 1_000_000  # after whatever else was recorded of that day


def keep(
    desk: Desk, household: RecordId, case: RecordId, kind: Happens, values: Mapping[str, Any]
) -> None:
    """Record it; placements and reviews have records of their own."""
    facts = {name: said for name, said in values.items() if said not in (None, "", ())}
    on: date = facts.pop("happened_on")
    if kind.what == "placed":
        desk.duties.place(household, case, on, **facts)
    elif kind.what == "left_placement":
        desk.duties.leave(household, on)
    elif kind.what == "review_requested":
        desk.reviews.ask(household, facts["decision"], on, late_reason=facts.get("late_reason", ""))
    else:
        desk.law.record(household, case, kind.what, on, **facts)
