"""Weeks and months of arrears, exact, against the line that a ground draws."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tso_desktop.domain.import_money import Frequency
from tso_desktop.domain.possession.rules import ArrearsLine

_PER_YEAR = {
    Frequency.WEEKLY: Fraction(52),
    Frequency.FORTNIGHTLY: Fraction(26),
    Frequency.FOUR_WEEKLY: Fraction(13),
    Frequency.MONTHLY: Fraction(12),
    Frequency.QUARTERLY: Fraction(4),
    Frequency.YEARLY: Fraction(1),
}
_BY_THE_WEEK = {Frequency.WEEKLY, Frequency.FORTNIGHTLY, Frequency.FOUR_WEEKLY}


@dataclass(frozen=True, slots=True)
class ArrearsSnapshot:
    """What was said to be owed on a day; the housing element not yet paid is part of it."""

    as_at_on: date
    pence: int
    housing_element_owed_pence: int = 0

    @property
    def counted_pence(self) -> int:
        return counted_pence(self.pence, self.housing_element_owed_pence)


@dataclass(frozen=True, slots=True)
class ArrearsStanding:
    """`owed` and `needed` are in `unit`, months or weeks, as the rent is paid."""

    counted_pence: int
    owed: Fraction
    needed: int
    unit: str

    @property
    def reached(self) -> bool:
        return self.owed >= self.needed


def weekly_rent(rent_pence: int, frequency: Frequency) -> Fraction:
    """The rent of one of 52 weeks, in pence."""
    return rent_pence * _PER_YEAR[frequency] / 52


def arrears_weeks(arrears_pence: int, rent_pence: int, frequency: Frequency) -> Fraction:
    """How many weeks of rent are owed; nothing owed, or a credit, is none."""
    if rent_pence <= 0:
        raise ValueError("weeks of arrears need a rent above nought")
    return Fraction(max(arrears_pence, 0)) / weekly_rent(rent_pence, frequency)


def counted_pence(arrears_pence: int, housing_element_owed_pence: int) -> int:
    """What counts as arrears: Universal Credit for rent that is still owed to them does not."""
    return max(arrears_pence - max(housing_element_owed_pence, 0), 0)


def against_line(
    line: ArrearsLine,
    arrears_pence: int,
    rent_pence: int,
    frequency: Frequency,
    housing_element_owed_pence: int = 0,
) -> ArrearsStanding | None:
    """Where the arrears stand against the line; None where the rent is paid less than monthly."""
    disregarded = housing_element_owed_pence if line.disregards_housing_element else 0
    counted = counted_pence(arrears_pence, disregarded)
    weeks = arrears_weeks(counted, rent_pence, frequency)
    if frequency in _BY_THE_WEEK:
        return ArrearsStanding(counted, weeks, line.weeks, "weeks")
    if frequency is Frequency.MONTHLY:
        return ArrearsStanding(counted, Fraction(counted, rent_pence), line.months, "months")
    return None


def one_place(amount: Fraction) -> str:
    """9.3, cut and not rounded: 12.96 weeks are 12.9 and never 13."""
    tenths = amount.numerator * 10 // amount.denominator
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}"
