"""A landlord's notice as it was recorded, read into the paper that the rules look at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from tso_desktop.domain.directory import Landlord
from tso_desktop.domain.households import Arrears, Home, Notice
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.import_money import Frequency
from tso_desktop.domain.possession.arrears import ArrearsSnapshot
from tso_desktop.domain.possession.paper import Act, Finding, LandlordKind, NoticePaper

E = TypeVar("E", bound=StrEnum)
Landlords = Mapping[RecordId, Landlord]

# An agent lets for a private landlord; what another kind of landlord is, a person has to say.
_KINDS = {
    "private": LandlordKind.PRIVATE,
    "agent": LandlordKind.PRIVATE,
    "housing_association": LandlordKind.HOUSING_ASSOCIATION,
    "council": LandlordKind.COUNCIL,
}
_NEAR_SERVICE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Unread:
    """What has to be entered before the rules can be asked."""

    ask: str


_NO_ACT = Unread("Say what kind of notice it is, and its check list is worked out.")
_NO_LANDLORD = Unread(
    "Say what kind of landlord gave it: the rules differ. It is taken from the home where the "
    "landlord stands there."
)
_NO_DAY = Unread("Enter the day on which it was served: the rules of that day are the ones to use.")


def paper_of(
    notice: Notice,
    homes: Iterable[Home] = (),
    landlords: Landlords | None = None,
    arrears: Iterable[Arrears] = (),
) -> NoticePaper | Unread:
    """The paper, or what is missing for it."""
    home = home_of(notice, homes)
    act = _one_of(Act, notice.act)
    landlord = landlord_of(notice, home, landlords or {})
    if act is None:
        return _NO_ACT
    if landlord is None:
        return _NO_LANDLORD
    if notice.served_on is None:
        return _NO_DAY
    return _paper(notice, home, act, landlord, notice.served_on, snapshots(arrears))


def _paper(
    notice: Notice,
    home: Home | None,
    act: Act,
    landlord: LandlordKind,
    served_on: date,
    owed: tuple[ArrearsSnapshot, ...],
) -> NoticePaper:
    near = _nearest(served_on, owed)
    return NoticePaper(
        act=act,
        landlord=landlord,
        served_on=served_on,
        specified_on=notice.expires_on,
        grounds=notice.grounds,
        tenancy_type=notice.tenancy_type,
        only_home=notice.only_home,
        tenancy_began_on=notice.tenancy_began_on,
        rent_pence=home.rent_pence if home else None,
        rent_frequency=frequency_of(home),
        arrears_pence=_owed_when_served(notice, near),
        housing_element_owed_pence=near.housing_element_owed_pence if near else 0,
        right_form=_finding(notice.right_form),
        particulars=_finding(notice.particulars),
        deposit=_finding(notice.deposit),
        served_on_all=_finding(notice.served_on_all),
        registered=_finding(notice.registered),
        decided_valid=notice.valid,
        claim_issued_on=notice.claim_issued_on,
        hearing_on=notice.hearing_on,
        order_made_on=notice.order_made_on,
        possession_ordered_on=notice.possession_on,
        warrant_requested_on=notice.warrant_on,
        eviction_on=notice.eviction_on,
        ended_on=notice.ended_on,
    )


def home_of(notice: Notice, homes: Iterable[Home]) -> Home | None:
    """The home that it names, else the present one."""
    found = tuple(homes)
    named = (home for home in found if notice.home and home.id == notice.home)
    return next(named, None) or present_home(found)


def present_home(homes: Iterable[Home]) -> Home | None:
    here = [home for home in homes if home.until_on is None]
    return max(here, key=lambda home: (home.from_on or date.min, str(home.made_at)), default=None)


def landlord_of(notice: Notice, home: Home | None, landlords: Landlords) -> LandlordKind | None:
    """As the notice says, else as the landlord of the home is known."""
    if notice.landlord_type:
        return _one_of(LandlordKind, notice.landlord_type)
    return landlord_kind(home, landlords)


def landlord_kind(home: Home | None, landlords: Landlords) -> LandlordKind | None:
    landlord = landlords.get(home.landlord) if home and home.landlord else None
    return _KINDS.get(landlord.type or "") if landlord else None


def frequency_of(home: Home | None) -> Frequency | None:
    return _one_of(Frequency, home.rent_frequency) if home else None


def snapshots(arrears: Iterable[Arrears]) -> tuple[ArrearsSnapshot, ...]:
    """What was said to be owed, oldest first; a figure without its day says nothing here."""
    found = [
        ArrearsSnapshot(one.as_at_on, one.amount_pence, one.housing_element_owed_pence or 0)
        for one in arrears
        if one.as_at_on is not None and one.amount_pence is not None
    ]
    return tuple(sorted(found, key=lambda one: one.as_at_on))


def _owed_when_served(notice: Notice, near: ArrearsSnapshot | None) -> int | None:
    """As the notice says, else the figure nearest to that day."""
    if notice.arrears_pence is not None:
        return notice.arrears_pence
    return near.pence if near else None


def _nearest(served_on: date, owed: tuple[ArrearsSnapshot, ...]) -> ArrearsSnapshot | None:
    """Two weeks off at most: a figure of another season says nothing of that day."""
    near = [one for one in owed if abs(one.as_at_on - served_on) <= _NEAR_SERVICE]
    return min(near, key=lambda one: abs(one.as_at_on - served_on), default=None)


def _finding(said: str | None) -> Finding:
    return _one_of(Finding, said) or Finding.NOT_CHECKED


def _one_of(kind: type[E], said: str | None) -> E | None:
    """A word that another version wrote and we do not know counts as not said."""
    return kind(said) if said in {one.value for one in kind} else None
