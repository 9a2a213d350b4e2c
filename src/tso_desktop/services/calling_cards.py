"""The card that is left at a door which stayed shut; it names no reason and no address."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from tso_desktop.domain.households import Household, Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.paper_words import first_name
from tso_desktop.domain.papers_support import CallingCard
from tso_desktop.services.case_file import Head

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk


def calling_card(
    desk: "Desk",
    household: RecordId,
    called_at: datetime,
    next_try: datetime | date | None = None,
) -> bytes:
    """The card as a PDF. Where anybody else may not know of us it says only a first name."""
    from tso_desktop.documents.calling_card import calling_card_pdf

    head = desk.case_file.head(household)
    return calling_card_pdf(card_for(desk, head, called_at, next_try), printed_on=desk.today())


def card_for(
    desk: "Desk", head: Head, called_at: datetime, next_try: datetime | date | None
) -> CallingCard:
    from tso_desktop.services.desk import HOME_ZONE

    officer, council = desk.officer_record, desk.council_record
    guarded = is_guarded(head.household, head.people)
    name, lead = officer.name or "", head.lead
    if isinstance(next_try, datetime):
        next_try = next_try.astimezone(HOME_ZONE)
    return CallingCard(
        officer_name=first_name(name) if guarded else name,
        phone=officer.phone or council.phone or "",
        called_at=called_at.astimezone(HOME_ZONE),
        name="" if guarded or lead is None else first_name(lead.known_as or lead.name or ""),
        call_from="" if guarded else ", ".join(p for p in (council.team, council.name) if p),
        next_try=None if guarded else next_try,
    )


def is_guarded(household: Household, people: tuple[Person, ...]) -> bool:
    """Whether a card on the mat could tell the wrong person that a council called."""
    return bool(household.restricted) or any(
        person.do_not_post or person.no_contact or person.safe_contact for person in people
    )
