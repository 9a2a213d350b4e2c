"""Referrals: taken, tried, decided, and taken up again; nothing that was sent to us is lost."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Note
from tso_desktop.domain.households import Home, Household, Person, Referral
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.referrals import CLOSING, OUTCOMES, USUAL_URGENCY
from tso_desktop.domain.refused import Refused
from tso_desktop.services.asking import PART7, open_case, take_application, told_to_leave
from tso_desktop.services.merging import merge
from tso_desktop.services.referral_inbox import ReferralInbox, is_triage
from tso_desktop.store.referrals import survivor_of

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.work import Work

# What one press says: how, whether somebody was reached, and the words that are kept.
ATTEMPTS: dict[str, tuple[str, bool, str]] = {
    "no_answer": ("call", False, "Rang, no answer."),
    "message": ("call", False, "Rang and left a message."),
    "text": ("text", False, "Sent a text message."),
    "letter": ("letter", False, "Sent a letter."),
    "spoke": ("call", True, "Spoke to them by phone."),
    "met": ("met", True, "Met them."),
}


class NotAReferral(Refused):
    """Something is missing without which nobody could find or answer it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReferral:
    """What is known when a referral comes in; only a name and a source are needed."""

    name: str = ""
    born_on: date | None = None
    phone: str | None = None
    address: str | None = None
    postcode: str | None = None
    restricted: bool | None = None
    source_type: str | None = None
    source: str | None = None
    referred_by: str | None = None
    referrer_contact: str | None = None
    their_reference: str | None = None
    referred_on: date | None = None
    reason: str | None = None
    consent: str | None = None
    urgency: str = USUAL_URGENCY
    told_to_leave: bool = False
    leave_by_on: date | None = None


class Referring(ReferralInbox):
    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk

    def take(self, taken: NewReferral, household: RecordId | None = None) -> RecordId:
        """Keep a referral: of a household that is here, or of one that is known from it only."""
        self._refuse_incomplete(taken, household)
        with self._desk.store.work("take_referral") as work:
            if household is None:
                ours = self._known_from_it(work, taken)
            else:
                ours = survivor_of(work.connection, household)
            referral = work.create(
                Referral,
                household=ours,
                source_type=taken.source_type,
                source=taken.source,
                referred_by=taken.referred_by,
                referrer_contact=taken.referrer_contact,
                their_reference=taken.their_reference,
                referred_on=taken.referred_on or self._desk.today(),
                reason=taken.reason,
                consent=taken.consent,
                urgency=taken.urgency,
            )
            if taken.told_to_leave or taken.leave_by_on:
                told_to_leave(work, ours, taken.leave_by_on, None, self._desk.today())
        return referral

    def attempt(self, referral: Referral, kind: str, words: str = "") -> RecordId:
        """One try to reach somebody, with one press; words are added to what the press says."""
        how, reached, said = ATTEMPTS[kind]
        with self._desk.store.work("log_attempt") as work:
            return work.create(
                Note,
                household=referral.household,
                how=how,
                direction=None if how == "met" else "out",
                words=f"{said} {words.strip()}".strip(),
                happened_at=self._desk.now(),
                reached=reached,
                about=referral.id,
            )

    def accept(
        self, referral: Referral, case_type: str, application_on: date | None = None
    ) -> RecordId:
        """It becomes a case, which the officer holds; with its day an application is recorded."""
        today = self._desk.today()
        if application_on is not None and application_on > today:
            raise NotAReferral("An application cannot be taken on a day that is still to come.")
        with self._desk.store.work("accept_referral") as work:
            ours = self._stands_in(work, referral)
            case = open_case(work, ours, case_type, application_on or today)
            self._begin(work, ours, referral.as_of, today)
            if case_type == PART7 and application_on is not None:
                take_application(work, ours, case, application_on, self._desk.officer_name)
            self._decide(work, referral, "accepted", None, case=case)
        return case

    def end(self, referral: Referral, outcome: str, words: str) -> None:
        """Signposted, no contact or declined: kept with the reason, and open to a second look."""
        if outcome not in CLOSING:
            raise NotAReferral(f"“{outcome}” does not end a referral. Nothing was saved.")
        if not words.strip():
            raise NotAReferral("Say where they were sent, or why. Nothing was saved yet.")
        with self._desk.store.work("end_referral") as work:
            ours = self._stands_in(work, referral)
            self._decide(work, referral, outcome, words.strip())
            if is_triage(work.reading, ours) and not self._others_wait(work, ours, referral):
                work.change(
                    Household,
                    ours,
                    as_of=referral.as_of,
                    closed_on=self._desk.today(),
                    closed_reason=f"{OUTCOMES[outcome]}: {words.strip()}",
                )

    def duplicate(self, referral: Referral, of: RecordId | None, words: str = "") -> None:
        """The household is here already: it yields to that one, and can be parted again."""
        with self._desk.store.work("duplicate_referral") as work:
            ours = self._stands_in(work, referral)
            if of is not None and survivor_of(work.connection, of) != ours:
                merge(work, ours, of, as_of=referral.as_of)
            self._decide(work, referral, "duplicate", words.strip() or None)

    def reopen(self, referral: Referral) -> None:
        """Wait for an outcome again: its household is opened, or parted from the other one."""
        with self._desk.store.work("reopen_referral") as work:
            as_of = work.reading.as_of
            facts = {"outcome": None, "outcome_on": None, "outcome_words": None}
            work.change(Referral, referral.id, as_of=as_of, **facts)
            own = work.reading.get(Household, str(referral.household))
            if own.merged_into is not None and own.triage:
                work.change(Household, own.id, as_of=as_of, merged_into=None)
            if own.is_closed and own.triage:
                work.change(Household, own.id, as_of=as_of, closed_on=None, closed_reason=None)

    def _known_from_it(self, work: "Work", taken: NewReferral) -> RecordId:
        name = taken.name.strip()
        household = work.create(
            Household,
            reference=self._desk.case_file.next_reference(work.connection),
            name=name,
            restricted=taken.restricted or None,
            triage=True,
        )
        work.create(
            Person,
            household=household,
            name=name,
            role="lead",
            born_on=taken.born_on,
            phone=taken.phone,
            place=0,
        )
        if taken.address or taken.postcode:
            work.create(Home, household=household, address=taken.address, postcode=taken.postcode)
        return household

    def _begin(self, work: "Work", household: RecordId, as_of: int, today: date) -> None:
        """From here on it is held; what was closed is opened again."""
        own = work.reading.get(Household, household)
        facts: dict[str, Any] = {}
        if own.triage or own.is_closed or own.holder is None:
            facts |= {"holder": self._desk.officer}
        if own.triage:
            facts |= {"triage": None, "opened_on": today}
        if own.is_closed:
            facts |= {"closed_on": None, "closed_reason": None}
        if facts:
            work.change(Household, household, as_of=as_of, **facts)

    def _decide(
        self,
        work: "Work",
        referral: Referral,
        outcome: str,
        words: str | None,
        case: RecordId | None = None,
    ) -> None:
        facts: dict[str, Any] = {
            "outcome": outcome,
            "outcome_on": self._desk.today(),
            "outcome_words": words,
        }
        if case is not None:
            facts["case"] = case
        work.change(Referral, referral.id, as_of=referral.as_of, **facts)

    @staticmethod
    def _stands_in(work: "Work", referral: Referral) -> RecordId:
        if referral.household is None:
            raise NotAReferral("This referral belongs to no household. Nothing was saved.")
        return survivor_of(work.connection, referral.household)

    @staticmethod
    def _others_wait(work: "Work", household: RecordId, referral: Referral) -> bool:
        ours = work.reading.of(Referral, work.reading.family(household))
        return any(one.outcome is None and one.id != referral.id for one in ours)

    def _refuse_incomplete(self, taken: NewReferral, household: RecordId | None) -> None:
        if household is None and not taken.name.strip():
            raise NotAReferral("Write a name, or “not yet known”. Nothing was saved yet.")
        if not taken.source_type and not (taken.source or "").strip():
            raise NotAReferral("Say who sent them. Nothing was saved yet.")
        if taken.referred_on is not None and taken.referred_on > self._desk.today():
            raise NotAReferral("The day of the referral is still to come. Check the year.")
        if taken.born_on is not None and taken.born_on > self._desk.today():
            raise NotAReferral("The date of birth is still to come. Check the year.")
