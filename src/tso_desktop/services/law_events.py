"""What happened to a household, from its records, as the events that the law follows from."""

from collections.abc import Iterator, Mapping
from datetime import date

from tso_desktop.domain.casework import Case
from tso_desktop.domain.households import Notice
from tso_desktop.domain.ids import OfficerId
from tso_desktop.domain.law import KINDS, Event, Override
from tso_desktop.domain.lawwork import CaseEvent, Placement, ReviewRequest
from tso_desktop.store.lawwork import LawRecords

_LANDLORDS = frozenset({"private", "housing_association", "council"})
_ACTS = frozenset({"s8", "s21"})
# A duty as the main system words it; the first of these that stands in the words.
_RECORDED = (
    ("prevention", ("prevention", "195")),
    ("relief", ("relief", "189b")),
    ("main", ("main", "193(2)", "full duty")),
    ("s190", ("190",)),
    ("s193C", ("193c",)),
)


def events_of(
    records: LawRecords, case: Case | None, officers: Mapping[OfficerId, str]
) -> tuple[Event, ...]:
    """The events of one case; without a case, what is known of a household that has none.

    Notices of a landlord and referrals belong to the household, and so to each of its cases.
    """
    return tuple(_events(records, case, officers))


def _events(
    records: LawRecords, case: Case | None, officers: Mapping[OfficerId, str]
) -> Iterator[Event]:
    ours = case.id if case else None
    yield from (
        Event(on=one.referred_on, kind="referral", source=one.source_type, record=one.id)
        for one in records.referrals
        if one.referred_on
    )
    yield from (found for one in records.notices if (found := _notice(one)))
    if case is not None:
        yield from _recorded(case)
    for event in records.events:
        if event.case in (ours, None) and (found := _event(event, officers)):
            yield found
    for placement in records.placements:
        if placement.case in (ours, None):
            yield from _placement(placement)
    for review in records.reviews:
        if review.case == ours and (asked := _review(review)):
            yield asked


def recorded_duty(words: str | None) -> str | None:
    """Which duty the words of the main system name; None where they name none that we know."""
    said = (words or "").casefold()
    return next((duty for duty, named in _RECORDED if any(name in said for name in named)), None)


def _recorded(case: Case) -> Iterator[Event]:
    duty = recorded_duty(case.duty)
    if duty and case.duty_started_on:
        yield Event(
            on=case.duty_started_on,
            kind="duty_recorded",
            duty=duty,
            source=case.duty_source,
            record=case.id,
        )


def _event(event: CaseEvent, officers: Mapping[OfficerId, str]) -> Event | None:
    if event.happened_on is None or event.what not in KINDS:
        return None
    return Event(
        on=event.happened_on,
        kind=event.what,
        number=event.number or 0,
        record=event.id,
        source=event.source,
        eligible=event.eligible,
        finding=event.finding,
        codes=event.codes,
        value=event.value,
        ends=event.ends,
        ground=event.ground,
        accommodation_months=event.accommodation_months,
        step_kind=event.step_kind,
        comply_by_on=event.comply_by_on,
        offer=event.offer,
        outcome=event.outcome,
        consequences_explained=event.consequences_explained,
        authority=event.authority,
        accepted=event.accepted,
        told=event.told,
        leave_by_on=event.leave_by_on,
        override=_override(event, officers),
    )


def _override(event: CaseEvent, officers: Mapping[OfficerId, str]) -> Override | None:
    if not (event.override_reason and event.override_reference):
        return None
    by = officers.get(event.override_by, "") if event.override_by else ""
    return Override(event.override_reason, event.override_reference, by)


def _notice(notice: Notice) -> Event | None:
    """A paper whose validity nobody has decided counts: nothing that threatens may be missed."""
    if notice.act not in _ACTS or notice.served_on is None or notice.expires_on is None:
        return None
    if notice.ended_on is not None:
        return None
    return Event(
        on=notice.served_on,
        kind="possession_notice",
        record=notice.id,
        act=notice.act,
        grounds=notice.grounds,
        landlord=notice.landlord_type if notice.landlord_type in _LANDLORDS else "private",
        specified_on=notice.expires_on,
        only_home=notice.only_home is not False,
        valid=notice.valid is not False,
        claim_issued_on=notice.claim_issued_on,
    )


def _placement(placement: Placement) -> Iterator[Event]:
    if placement.placed_on is None:
        return
    number = placement.number or 0
    yield Event(
        on=placement.placed_on,
        kind="placed",
        number=number,
        record=placement.id,
        placement=placement.type or "other",
        family=placement.family,
        out_of_area=placement.out_of_area,
        child_agreed_on=placement.child_agreed_on,
        child_details_on=placement.child_details_on,
    )
    if placement.left_on:
        yield Event(on=placement.left_on, kind="left_placement", number=number, record=placement.id)
    for told, on in (
        ("out_of_area", placement.out_of_area_told_on),
        ("child_placement", placement.child_told_on),
    ):
        if on:
            yield _told(told, on, placement)


def _told(what: str, on: date, placement: Placement) -> Event:
    return Event(
        on=on, kind="notified", number=placement.number or 0, told=what, record=placement.id
    )


def _review(review: ReviewRequest) -> Event | None:
    if review.requested_on is None:
        return None
    return Event(on=review.requested_on, kind="review_requested", record=review.id)
