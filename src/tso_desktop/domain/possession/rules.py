"""What the law asks of a possession notice: values that the shipped tables are read into."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tso_desktop.domain.dated import Certainty, Dated, OutsideKnownDates, as_at, long_day
from tso_desktop.domain.possession.paper import Act, LandlordKind
from tso_desktop.domain.possession.periods import Period

LANDLORDS = {
    LandlordKind.PRIVATE: "private landlord",
    LandlordKind.HOUSING_ASSOCIATION: "housing association",
    LandlordKind.COUNCIL: "council",
    LandlordKind.OTHER: "resident landlord",
}


class Fact(StrEnum):
    """What an officer looks at on the paper; each is a field of the notice paper."""

    RIGHT_FORM = "right_form"
    PARTICULARS = "particulars"
    SERVED_ON_ALL = "served_on_all"
    DEPOSIT = "deposit"
    REGISTERED = "registered"


class CountedFrom(StrEnum):
    SERVED = "served"
    SPECIFIED = "specified"


class ThreatTest(StrEnum):
    """`notice`: section 175(5), by the date in it; `general`: section 175(4), on the facts."""

    NOTICE = "notice"
    GENERAL = "general"


class Step(StrEnum):
    """The road to an eviction; each is replaced by its real day once that is known."""

    NOTICE_ENDS = "notice_ends"
    CLAIM = "claim"
    HEARING = "hearing"
    ORDER = "order"
    POSSESSION = "possession"
    WARRANT = "warrant"
    EVICTION = "eviction"


@dataclass(frozen=True, slots=True)
class ArrearsLine:
    """So many months of rent where it is paid by the month, weeks where more often.

    `disregards_housing_element`: Universal Credit for rent still owed to them is no arrears.
    """

    months: int
    weeks: int
    disregards_housing_element: bool = True


@dataclass(frozen=True, slots=True)
class GroundRule:
    """`deposit_free`: possession may be ordered although the deposit is not protected."""

    ground: str
    landlord: LandlordKind
    name: str
    mandatory: bool
    notice: Period
    arrears: ArrearsLine | None = None
    not_in_first_months: int = 0
    deposit_free: bool = False
    social_only: bool = False
    order_not_before_days: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimLimit:
    """How long a notice may be used; the last day is one less where the first day counts."""

    months: int
    counted_from: CountedFrom
    first_day_counts: bool


@dataclass(frozen=True, slots=True)
class ActRule:
    """One kind of notice from one kind of landlord; `notice`: its length where no ground sets it.

    `long_limit`: instead of `limit` where the rent period makes the notice longer than usual.
    `claim_by_on`: a last day for all notices of this kind. `claim_day_after`: a claim may be begun
    on the day after the date in the notice, not on that date itself. `at_once_grounds`: with one of
    them `notice` need not be waited for.
    """

    act: Act
    landlord: LandlordKind
    name: str
    may_be_given: bool
    note: str = ""
    form: str = ""
    notice: Period | None = None
    at_once_grounds: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    needs_court: bool = True
    claim_day_after: bool = False
    limit: ClaimLimit | None = None
    long_limit: ClaimLimit | None = None
    claim_by_on: date | None = None


@dataclass(frozen=True, slots=True)
class ThreatRule:
    test: ThreatTest
    days: int


@dataclass(frozen=True, slots=True)
class PathRule:
    """How many weeks after the step before it a step usually comes."""

    step: Step
    act: Act
    label: str
    weeks_from: int
    weeks_to: int


@dataclass(frozen=True, slots=True)
class PossessionRules:
    acts: Mapping[tuple[Act, LandlordKind], tuple[Dated[ActRule], ...]]
    grounds: Mapping[tuple[LandlordKind, str], tuple[Dated[GroundRule], ...]]
    general: tuple[Dated[ThreatRule], ...]
    threats: Mapping[tuple[Act, LandlordKind], tuple[Dated[ThreatRule], ...]]
    path: Mapping[tuple[Act, Step], tuple[Dated[PathRule], ...]]

    def act(self, act: Act, landlord: LandlordKind, served_on: date) -> Dated[ActRule]:
        records = self.acts.get((act, landlord), ())
        return as_at(records, served_on, f"this notice from a {LANDLORDS[landlord]}")

    def ground(
        self, landlord: LandlordKind, ground: str, served_on: date
    ) -> Dated[GroundRule] | None:
        """None where the landlord could not use such a ground on that day."""
        records = self.grounds.get((landlord, ground), ())
        return next((record for record in records if record.holds_on(served_on)), None)

    def grounds_on(self, landlord: LandlordKind, day: date) -> Iterator[Dated[GroundRule]]:
        """What a landlord of this kind can give as a ground on a day, in the order of the table."""
        for (kind, _), records in self.grounds.items():
            if kind is landlord:
                yield from (record for record in records if record.holds_on(day))

    def general_threat(self, day: date) -> Dated[ThreatRule]:
        return as_at(self.general, day, "when a household is threatened with homelessness")

    def notice_threat(
        self, act: Act, landlord: LandlordKind, day: date
    ) -> Dated[ThreatRule] | None:
        records = self.threats.get((act, landlord), ())
        return next((record for record in records if record.holds_on(day)), None)

    def usual(self, act: Act, step: Step, day: date) -> Dated[PathRule] | None:
        """None where that step is no part of the road of such a notice."""
        records = self.path.get((act, step), ())
        return as_at(records, day, "how long a court usually takes") if records else None


def within_sensible_years(*days: date | None) -> None:
    """Refuses a day that no notice could carry, before anything is counted from it."""
    for day in days:
        if day is not None and not 1980 <= day.year <= 2199:  # noqa: PLR2004
            raise OutsideKnownDates(
                f"A notice cannot hold the day {long_day(day)}. "
                "Your work is safe and nothing was calculated. Check the year."
            )


LEAST_CERTAIN = (Certainty.BELIEVED, Certainty.SECOND_HAND, Certainty.CHOICE, Certainty.CHECKED)


def least_certain(*certainties: Certainty, default: Certainty) -> Certainty:
    """What is worked out from several records is no surer than the weakest of them."""
    return min(certainties, key=LEAST_CERTAIN.index, default=default)
