"""What happened in a Part 7 case, and the order in which it applies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import Literal

Duties = Literal["prevention", "relief", "main", "s190", "s193C"]

# The order of one day; whatever is not named here comes after all of these.
_ORDER = (
    *("referral", "early_help", "application", "possession_notice", "assessed", "duty_recorded"),
    *("became_homeless", "priority_need", "intentional", "warning", "referral_out"),
    *("referral_outcome", "offer", "left_placement", "placed", "notice", "noncoop_notice"),
)
_REST = (
    *("notified", "withdrew", "died", "contact_lost", "eligibility_lost", "review_requested"),
    "told_to_leave",
)
KINDS = (*_ORDER, *_REST)
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)} | dict.fromkeys(_REST, len(_ORDER))


@dataclass(frozen=True, slots=True)
class Override:
    """Somebody who may decide lets an event stand that the law as we read it would refuse."""

    reason: str
    reference: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened; which of the facts it has depends on its `kind`.

    `on` is the day that counts in law: of an assessment or of becoming homeless the day on which we
    were satisfied, of a notice the day on which they are notified, of a possession notice the day
    on which it was served. `number` keeps the order of equal kinds of one day; `record` is the id
    of the record that it came from.
    """

    on: date
    kind: str
    number: int = 0
    record: str | None = None
    source: str | None = None
    duty: str | None = None
    eligible: bool | None = None
    finding: str | None = None
    codes: tuple[str, ...] = ()
    value: bool | None = None
    act: str | None = None
    grounds: tuple[str, ...] = ()
    landlord: str | None = None
    specified_on: date | None = None
    only_home: bool | None = None
    valid: bool | None = None
    claim_issued_on: date | None = None
    ends: str | None = None
    ground: str | None = None
    accommodation_months: int | None = None
    step_kind: str | None = None
    comply_by_on: date | None = None
    offer: str | None = None
    outcome: str | None = None
    consequences_explained: bool | None = None
    authority: str | None = None
    accepted: bool | None = None
    placement: str | None = None
    family: bool | None = None
    out_of_area: bool | None = None
    child_agreed_on: date | None = None
    child_details_on: date | None = None
    told: str | None = None
    leave_by_on: date | None = None
    override: Override | None = None


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events as they apply, whatever order they were given in; the same one counts once."""
    placed = [
        (event.on, _RANK[event.kind], event.number, event.record or "", event) for event in events
    ]
    placed.sort(key=_PLACE)
    for one, other in pairwise(placed):
        if one[:4] == other[:4]:
            # Two laptops gave the same number: settled by what stands in the events, not by chance.
            distinct = {repr(row): row for row in placed}.values()
            return [row[4] for row in sorted(distinct, key=lambda row: (row[:4], repr(row)))]
    return [row[4] for row in placed]


_PLACE = itemgetter(0, 1, 2, 3)
