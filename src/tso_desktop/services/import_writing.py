"""One understood household becomes records: its people, home, notices, markers and case."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Case
from tso_desktop.domain.columns import Place
from tso_desktop.domain.directory import Landlord
from tso_desktop.domain.households import (
    Home,
    Household,
    Marker,
    Notice,
    Person,
)
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.import_household import ImportHome, ImportHousehold, ImportPerson, Role
from tso_desktop.domain.import_reading import Understood
from tso_desktop.domain.import_rows import CellAt
from tso_desktop.domain.importing import Proposal
from tso_desktop.domain.matching import plain
from tso_desktop.domain.words import TenureType
from tso_desktop.services.import_rows_writing import RowWriter

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.work import Work

_NAMES = (Place.LEAD, Place.SURNAME, Place.FORENAME)
_LANDLORDS = {
    "SR_COUNCIL": "council",
    "SR_RP": "housing_association",
    "PRS_SELF": "private",
    "PRS_HMO": "private",
}
_NO_FIXED_ADDRESS = "NFA"


class ImportWriter:
    """Writes the households of one file inside one act; landlords are made once and shared."""

    def __init__(self, desk: "Desk", work: "Work", proposal: Proposal) -> None:
        self._work = work
        self._officer = desk.officer
        self._rows = RowWriter(desk, work, proposal)
        self._next_reference: Callable[[], str] = lambda: desk.case_file.next_reference(
            work.connection
        )
        self.given: dict[RecordId, str] = {}
        self._landlords = {plain(one.name or ""): one.id for one in work.reading.all(Landlord)}

    def new(self, told: ImportHousehold, asked: Iterable[CellAt] = ()) -> RecordId:
        """A household of its own, held by this officer."""
        opened_on = min(filter(None, (r.referred_on for r in told.referrals)), default=None)
        name = told.name if _is_named(told) else None
        reference = told.reference or self._next_reference()
        household = self._work.create(
            Household,
            reference=reference,
            other_references=told.other_references,
            name=name,
            restricted=told.restricted or None,
            holder=self._officer,
            opened_on=opened_on,
            closed_on=told.closed_on,
            closed_reason=told.closed_reason or None,
        )
        if not told.reference:
            self.given[household] = reference
        for place, person in enumerate(told.people):
            self._person(household, person, place, told)
        self._home(household, told)
        self._work.create(
            Case,
            household=household,
            type="support",
            opened_on=opened_on,
            closed_on=told.closed_on,
            outcome=told.closed_reason or None,
        )
        self._notices(household, told)
        self._markers(household, told, frozenset())
        self._rows.write(household, told, asked)
        return household

    def add_to(self, household: RecordId, told: ImportHousehold, asked: Iterable[CellAt]) -> None:
        """Another referral of a household that is here: its people and homes stay as they are.

        What makes somebody safer is taken over; everything else of the row is kept word for word.
        """
        reading = self._work.reading
        family = reading.family(household)
        if told.restricted:
            self._work.change(Household, household, as_of=reading.as_of, restricted=True)
        safe = _safe(told)
        lead = next((p for p in reading.of(Person, family) if p.role == "lead"), None)
        careful: dict[str, Any] = {name: True for name, holds in safe.items() if holds is True}
        if lead is not None and (careful or safe["safe_contact"]):
            words = dict.fromkeys(filter(None, (lead.safe_contact, safe["safe_contact"])))
            careful["safe_contact"] = "; ".join(words) or None
            self._work.change(Person, lead.id, as_of=lead.as_of, **careful)
        known = frozenset(plain(m.words or "") for m in reading.of(Marker, family))
        self._markers(household, told, known)
        self._rows.write(household, told, asked)

    def _person(
        self, household: RecordId, person: ImportPerson, place: int, told: ImportHousehold
    ) -> None:
        numbers = [phone.number for phone in person.phones]
        beside = [f"{p.number}: {p.note}" for p in person.phones if p.note]
        more = [f"also {number}" for number in numbers[2:]]
        lead = person.role is Role.LEAD
        named = _is_named(told) if lead else person.name_known
        self._work.create(
            Person,
            household=household,
            name=person.name if named else None,
            known_as=person.known_as or None,
            role=person.role.value,
            born_on=person.born_on,
            born_words=person.born_words or None,
            age=person.age,
            age_on=person.age_on,
            language=person.language or None,
            interpreter=person.interpreter or None,
            phone=numbers[0] if numbers else None,
            other_phone=numbers[1] if len(numbers) > 1 else None,
            email=person.email or None,
            words="; ".join(filter(None, (person.words, *beside, *more))) or None,
            place=place,
            **(_safe(told) if lead else {}),
        )

    def _home(self, household: RecordId, told: ImportHousehold) -> None:
        home = told.home
        if home is None and not told.no_fixed_abode:
            return
        home = home or ImportHome(tenure=_tenure_of(told) or _NO_FIXED_ADDRESS)
        self._work.create(
            Home,
            household=household,
            address=home.address or None,
            postcode=home.postcode or None,
            tenure=home.tenure or None,
            landlord=self._landlord(home),
            rent_pence=home.rent_pence,
            rent_frequency=home.rent_frequency.value if home.rent_frequency else None,
            temporary=home.temporary or None,
        )

    def _landlord(self, home: ImportHome) -> RecordId | None:
        if not home.landlord:
            return None
        key = plain(home.landlord)
        if key not in self._landlords:
            type_ = _LANDLORDS.get(home.tenure)
            self._landlords[key] = self._work.create(Landlord, name=home.landlord, type=type_)
        return self._landlords[key]

    def _notices(self, household: RecordId, told: ImportHousehold) -> None:
        for notice in told.notices:
            self._work.create(
                Notice,
                household=household,
                words=notice.words or None,
                served_on=notice.served_on,
                expires_on=notice.expires_on,
                expires_words=notice.expires_words or None,
            )

    def _markers(self, household: RecordId, told: ImportHousehold, known: frozenset[str]) -> None:
        for marker in told.markers:
            if plain(marker.words) in known:
                continue
            self._work.create(
                Marker,
                household=household,
                type=marker.code,
                words=marker.words,
                visit_rule=marker.visit_rule or None,
                source=self._rows.source(told.source_rows[0]),
                active=True,
            )


def _is_named(told: ImportHousehold) -> bool:
    """Whether the sheet calls the lead anything at all, even if only "Unknown male"."""
    return told.lead.name_known or any(cell.place in _NAMES for cell in told.leftovers)


def _safe(told: ImportHousehold) -> Mapping[str, Any]:
    safe = told.safe_contact
    return {
        "do_not_post": safe.do_not_post or None,
        "no_voicemail": safe.no_voicemail or None,
        "no_contact": safe.no_contact or None,
        "safe_contact": safe.words or None,
    }


def _tenure_of(told: ImportHousehold) -> str:
    """The tenure of somebody who has no home: sleeping rough is one too."""
    for cell in told.leftovers:
        if isinstance(cell.reading, Understood) and isinstance(cell.reading.value, TenureType):
            return cell.reading.value.code
    return ""
