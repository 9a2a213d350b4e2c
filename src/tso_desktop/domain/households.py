"""The people who live together, their homes, and what is known about both."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tso_desktop.domain.ids import OfficerId, RecordId
from tso_desktop.domain.record import Record, fact, listed

VISIT_RULES = ("alone", "two_officers", "meet_elsewhere", "phone_only", "no_visit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Household(Record):
    """People who live, or would live, together; `merged_into` names the one that it yielded to.

    `triage`: known from a referral only, which nobody has decided about yet.
    """

    reference: str | None = fact()
    other_references: tuple[str, ...] = listed("quiet")
    name: str | None = fact()
    sort_name: str | None = fact("quiet")
    restricted: bool | None = fact("cautious")
    holder: OfficerId | None = fact(refers_to="officer")
    opened_on: date | None = fact()
    closed_on: date | None = fact()
    closed_reason: str | None = fact("text")
    merged_into: RecordId | None = fact(refers_to="household")
    not_same_as: tuple[str, ...] = listed("quiet")
    triage: bool | None = fact()

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """One person in one household; the same person elsewhere is `same_person`, a linked record."""

    household: RecordId | None = fact(refers_to="household")
    name: str | None = fact()
    known_as: str | None = fact()
    role: str | None = fact()
    born_on: date | None = fact()
    born_words: str | None = fact()
    age: int | None = fact()
    age_on: date | None = fact()
    language: str | None = fact()
    interpreter: bool | None = fact()
    reading: str | None = fact()
    phone: str | None = fact()
    other_phone: str | None = fact()
    email: str | None = fact()
    do_not_post: bool | None = fact("cautious")
    no_voicemail: bool | None = fact("cautious")
    no_contact: bool | None = fact("cautious")
    safe_contact: str | None = fact("cautious", safer=())
    paper_style: str | None = fact()
    same_person: RecordId | None = fact(refers_to="person")
    left_on: date | None = fact()
    words: str | None = fact("text")
    place: int | None = fact("quiet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    """A need or equality answer, in the person's own words; no record at all means not asked.

    `state`: said, refused, not_known or not_asked (taken back).
    """

    household: RecordId | None = fact(refers_to="household")
    person: RecordId | None = fact(refers_to="person")
    topic: str | None = fact()
    state: str | None = fact()
    words: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Home(Record):
    """Where the household lives or lived; the newest without `until_on` is the present one."""

    household: RecordId | None = fact(refers_to="household")
    address: str | None = fact()
    postcode: str | None = fact()
    tenure: str | None = fact()
    landlord: RecordId | None = fact(refers_to="landlord")
    rent_pence: int | None = fact()
    rent_frequency: str | None = fact()
    from_on: date | None = fact()
    until_on: date | None = fact()
    temporary: bool | None = fact()
    ends_on: date | None = fact()
    access: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrears(Record):
    """What a landlord says is owed, as at a day, with its source; never a rent ledger.

    `housing_element_owed_pence`: the part that is Universal Credit for rent, owed to them but not
    yet paid.
    """

    household: RecordId | None = fact(refers_to="household")
    amount_pence: int | None = fact()
    housing_element_owed_pence: int | None = fact()
    as_at_on: date | None = fact()
    source: str | None = fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Record):
    """The landlord's paper: its words, the days in it, what was checked, and how far it has gone.

    `right_form`, `particulars`, `deposit`, `served_on_all` and `registered` are pass or fail; blank
    is not checked. `valid` is a person's decision with `valid_reasons`, never computed.
    """

    household: RecordId | None = fact(refers_to="household")
    home: RecordId | None = fact(refers_to="home")
    words: str | None = fact("text")
    act: str | None = fact()
    grounds: tuple[str, ...] = listed()
    landlord_type: str | None = fact()
    tenancy_type: str | None = fact()
    tenancy_began_on: date | None = fact()
    served_on: date | None = fact()
    expires_on: date | None = fact()
    expires_words: str | None = fact()
    only_home: bool | None = fact()
    arrears_pence: int | None = fact()
    right_form: str | None = fact()
    particulars: str | None = fact()
    deposit: str | None = fact()
    served_on_all: str | None = fact()
    registered: str | None = fact()
    valid: bool | None = fact()
    valid_reasons: str | None = fact("text")
    claim_issued_on: date | None = fact()
    hearing_on: date | None = fact()
    order_made_on: date | None = fact()
    possession_on: date | None = fact()
    warrant_on: date | None = fact()
    eviction_on: date | None = fact()
    ended_on: date | None = fact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker(Record):
    """What could hurt somebody, and how it shows before a visit."""

    household: RecordId | None = fact(refers_to="household")
    type: str | None = fact()
    words: str | None = fact("cautious", safer=())
    visit_rule: str | None = fact("cautious", safer=VISIT_RULES)
    source: str | None = fact()
    review_on: date | None = fact()
    active: bool | None = fact("cautious")
    ended_reason: str | None = fact("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Record):
    """Somebody sends a household to us; one household may have several.

    `outcome`: accepted, signposted, no_contact, declined or duplicate; blank: to be decided.
    """

    household: RecordId | None = fact(refers_to="household")
    source: str | None = fact()
    agency: RecordId | None = fact(refers_to="agency")
    referred_on: date | None = fact()
    reason: str | None = fact("text")
    consent: str | None = fact()
    urgency: str | None = fact()
    source_type: str | None = fact()
    referred_by: str | None = fact()
    referrer_contact: str | None = fact()
    their_reference: str | None = fact()
    outcome: str | None = fact()
    outcome_on: date | None = fact()
    outcome_words: str | None = fact("text")
    case: RecordId | None = fact(refers_to="case")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptImport(Record):
    """One row of an imported file, word for word, each cell with how it was understood."""

    household: RecordId | None = fact(refers_to="household")
    file: str | None = fact()
    sheet: str | None = fact()
    row: int | None = fact()
    cells: tuple[dict[str, Any], ...] = listed()
    withdrawn: str | None = fact()
