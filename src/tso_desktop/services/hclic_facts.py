"""One Part 7 case from the store, as the homelessness return asks for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tso_desktop.domain.casework import Need
from tso_desktop.domain.hclic.answers import Answer, said
from tso_desktop.domain.hclic.blocks import NO_NEEDS
from tso_desktop.domain.hclic.facts import HclicAssistance, HclicCase
from tso_desktop.domain.hclic.items import Item
from tso_desktop.domain.hclic.quarter import Quarter
from tso_desktop.domain.households import Home, Referral
from tso_desktop.domain.lawwork import CaseEvent
from tso_desktop.services import hclic_duties as duties
from tso_desktop.services.hclic_people import Household
from tso_desktop.services.hclic_slots import Slot, Slots
from tso_desktop.services.hclic_words import (
    AGENCIES,
    ANOTHER_COUNCIL,
    FINDINGS,
    NOBODY_REFERRED,
)
from tso_desktop.services.law import CaseView
from tso_desktop.store.hclic import ReturnRecords

_TYPED_ONLY = ("1.10", "1.11", "1.12", "1.15", "1.16", "1.17", "1.18", "1.23")
_EQUALITY = ("1.7", "1.8", "1.9", "1.24")
_HOMES = "Household › Homes"


@dataclass(frozen=True, slots=True)
class About:
    """What a case does not know of itself."""

    reference: str
    authority: str
    quarter: Quarter
    last_activity_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts, and where each of them comes from."""

    facts: HclicCase
    slots: Slots
    household: Household


def gathered(
    view: CaseView, records: ReturnRecords, about: About, items: Mapping[str, Item]
) -> Gathered:
    """Raises nothing: whatever is in the store can be laid out."""
    case = view.case
    if case is None:
        raise LookupError("There is no Part 7 case.")
    slots = Slots((one for one in records.typed if one.case == case.id), items)
    household = Household(records.people, records.homes, records.answers)
    application, assessment = _first(view.records, "application"), _last(view.records, "assessed")
    applied_on = slots.day(Slot("1.22"), application.happened_on if application else None)
    assessed_on = assessment.happened_on if assessment else case.assessed_on
    counted_on = applied_on or assessed_on
    settled = household.last_settled(counted_on)
    placed = [one for one in records.placements if one.case in (case.id, None)]
    law = view.law
    housed = duties.stays(records.stays, placed, law, slots)
    facts = HclicCase(
        reference=about.reference,
        authority=about.authority,
        applied_on=applied_on,
        assessed_on=assessed_on,
        closed_on=case.closed_on,
        quarter_end_on=about.quarter.last_on,
        people=household.people(slots, settled),
        answers=_answers(view, records, household, slots, counted_on),
        duties=tuple(duties.duties(law, household, slots, housed, about.last_activity_on))
        if law
        else (),
        decision=duties.decision(law, view.records, slots) if law else None,
        stays=housed,
        reviews=tuple(
            duties.reviews((one for one in records.reviews if one.case == case.id), slots)
        ),
        assistance=(),
    )
    return Gathered(_with_assistance(facts, slots), slots, household)


def _answers(
    view: CaseView, records: ReturnRecords, household: Household, slots: Slots, day: date | None
) -> dict[str, Answer]:
    """Sections 1 and 3, as at the day of the application."""
    return {
        **{number: slots.answer(Slot(number)) for number in _TYPED_ONLY},
        **{number: household.equality(slots, number, household.lead) for number in _EQUALITY},
        **_assessment(_last(view.records, "assessed"), view, slots),
        **_accommodation(household.home_on(day), household.last_settled(day), slots),
        **_referral(records.referrals, day, slots),
        "3.2": slots.answer(Slot("3.2"), _needs(records.needs)),
    }


def _assessment(assessment: CaseEvent | None, view: CaseView, slots: Slots) -> Mapping[str, Answer]:
    eligible = assessment.eligible if assessment else None
    owed = FINDINGS.get((assessment.finding or "") if assessment else "")
    if eligible is False:
        owed = "ND_INELIGIBLE"
    if owed is None and view.law is not None:
        first = next((duty for duty in view.law.duties if duty.duty in _FIRST), None)
        owed = _FIRST[first.duty] if first else None
    yes_or_no = None if eligible is None else "YES" if eligible else "NO"
    return {
        "1.3": slots.answer(Slot("1.3"), said(yes_or_no)),
        "1.6": slots.answer(Slot("1.6"), said(owed)),
    }


_FIRST = {"prevention": "PREV", "relief": "RELIEF"}


def _accommodation(there: Home | None, settled: Home | None, slots: Slots) -> Mapping[str, Answer]:
    return {
        "1.13": slots.answer(Slot("1.13"), said(there.tenure if there else None), _HOMES),
        "1.14": slots.answer(Slot("1.14"), said(settled.tenure if settled else None), _HOMES),
    }


def _referral(
    referrals: Iterable[Referral], day: date | None, slots: Slots
) -> Mapping[str, Answer]:
    """The last referral by the day of the application."""
    known = [
        one for one in referrals if day is None or one.referred_on is None or one.referred_on <= day
    ]
    last = known[-1] if known else None
    source = (last.source_type or "") if last else ""
    referred = None
    if source:
        referred = "NO" if source in NOBODY_REFERRED else "YES"
    council = last.source if last and source == ANOTHER_COUNCIL else None
    words = (last.source or "") if last and source and source not in AGENCIES else ""
    agency = said(AGENCIES.get(source))
    return {
        "1.19": slots.answer(Slot("1.19"), said(referred)),
        "1.20": slots.answer(Slot("1.20"), agency, words=words if referred == "YES" else ""),
        "1.21": slots.answer(Slot("1.21"), said(council)),
    }


def _needs(needs: Iterable[Need]) -> Answer:
    """Every category that stands at a need of anybody here; none beside others says nothing."""
    codes = dict.fromkeys(one.category for one in needs if one.type != "housing" and one.category)
    real = [code for code in codes if code not in NO_NEEDS]
    return said(*(real or codes))


def _with_assistance(facts: HclicCase, slots: Slots) -> HclicCase:
    given = tuple(
        HclicAssistance(need=need, answer=slots.answer(Slot("6.2", None, need)))
        for need in facts.answer("3.2").codes
        if need not in NO_NEEDS
    )
    return replace(facts, assistance=given)


def _first(events: Iterable[CaseEvent], what: str) -> CaseEvent | None:
    dated = [one for one in events if one.what == what and one.happened_on]
    return min(dated, key=_when, default=None)


def _last(events: Iterable[CaseEvent], what: str) -> CaseEvent | None:
    dated = [one for one in events if one.what == what and one.happened_on]
    return max(dated, key=_when, default=None)


def _when(event: CaseEvent) -> tuple[date, int]:
    return event.happened_on or date.min, event.number or 0
