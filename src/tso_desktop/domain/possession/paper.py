"""The landlord's paper as an officer enters it: what it is, the days in it, what was checked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tso_desktop.domain.import_money import Frequency


class Act(StrEnum):
    """What kind of paper it is.

    `nsp`: notice of seeking possession or of proceedings; `ntq`: notice to quit; `leave`: a lodger
    or another excluded occupier is asked to go.
    """

    S8 = "s8"
    S21 = "s21"
    NSP = "nsp"
    NTQ = "ntq"
    LEAVE = "leave"


class LandlordKind(StrEnum):
    """`other`: somebody whose lodger or excluded occupier they are."""

    PRIVATE = "private"
    HOUSING_ASSOCIATION = "housing_association"
    COUNCIL = "council"
    OTHER = "other"


class Finding(StrEnum):
    PASSED = "pass"
    FAILED = "fail"
    NOT_CHECKED = "not_checked"
    DOES_NOT_APPLY = "does_not_apply"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePaper:
    """Rent and `arrears_pence` are as they stood when it was served.

    `housing_element_owed_pence`: Universal Credit for rent that is owed but not yet paid; it does
    not count as arrears. `decided_valid`: a person's decision, which goes before what is computed.
    """

    act: Act
    landlord: LandlordKind
    served_on: date
    specified_on: date | None = None
    grounds: tuple[str, ...] = ()
    tenancy_type: str | None = None
    only_home: bool | None = None
    tenancy_began_on: date | None = None
    rent_pence: int | None = None
    rent_frequency: Frequency | None = None
    arrears_pence: int | None = None
    housing_element_owed_pence: int = 0
    right_form: Finding = Finding.NOT_CHECKED
    particulars: Finding = Finding.NOT_CHECKED
    deposit: Finding = Finding.NOT_CHECKED
    served_on_all: Finding = Finding.NOT_CHECKED
    registered: Finding = Finding.NOT_CHECKED
    decided_valid: bool | None = None
    claim_issued_on: date | None = None
    hearing_on: date | None = None
    order_made_on: date | None = None
    possession_ordered_on: date | None = None
    warrant_requested_on: date | None = None
    eviction_on: date | None = None
    ended_on: date | None = None

    def has_ended(self, as_at: date) -> bool:
        """Taken back by the landlord, or done with."""
        return self.ended_on is not None and self.ended_on <= as_at
