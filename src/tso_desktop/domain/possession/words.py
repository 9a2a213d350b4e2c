"""How days, money and grounds are said in the sentences about a notice."""

from collections.abc import Sequence
from datetime import date

from tso_desktop.domain.dated import MONTHS
from tso_desktop.domain.import_money import pounds
from tso_desktop.domain.possession.arrears import ArrearsStanding, one_place
from tso_desktop.domain.possession.rules import Fact


def short_day(day: date, today: date) -> str:
    """3 Dec; with its year where that is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"


def plain_pounds(pence: int) -> str:
    """£214 where there are no odd pence, else £214.50."""
    return pounds(pence).removesuffix(".00")


def joined(names: Sequence[str]) -> str:
    """8; 8 and 10; 8, 10 and 11."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def grounds_words(grounds: Sequence[str]) -> str:
    return f"{'ground' if len(grounds) == 1 else 'grounds'} {joined(grounds)}"


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def standing_words(standing: ArrearsStanding) -> str:
    """12.9 weeks of rent; 3 months of rent."""
    owed = standing.owed
    amount = str(owed.numerator) if owed.denominator == 1 else one_place(owed)
    unit = standing.unit.removesuffix("s") if owed == 1 else standing.unit
    return f"{amount} {unit} of rent"


TITLES = {
    Fact.RIGHT_FORM: "Right form",
    Fact.PARTICULARS: "Reasons given in full",
    Fact.SERVED_ON_ALL: "Given to every tenant",
    Fact.DEPOSIT: "Deposit protected",
    Fact.REGISTERED: "Licence and registration",
}
PASSES = {
    Fact.RIGHT_FORM: "It is on the right form.",
    Fact.PARTICULARS: "It says under which grounds, and why.",
    Fact.SERVED_ON_ALL: "Each joint tenant was given it.",
    Fact.DEPOSIT: "The deposit is protected, or none was taken.",
    Fact.REGISTERED: "The home has the licence or registration that it needs.",
}
FAILS = {
    Fact.RIGHT_FORM: "It is not on the right form, or part of the form is missing.",
    Fact.PARTICULARS: "It does not say under which grounds, or does not say why.",
    Fact.SERVED_ON_ALL: "Not every joint tenant was given it.",
    Fact.DEPOSIT: "The deposit is not protected: a court cannot order possession until that is put "
    "right.",
    Fact.REGISTERED: "The home does not have the licence or registration that it needs.",
}
ASKS = {
    Fact.RIGHT_FORM: "See whether it is on the right form, and whole.",
    Fact.PARTICULARS: "See whether it says under which grounds, and why.",
    Fact.SERVED_ON_ALL: "Ask whether each joint tenant was given it.",
    Fact.DEPOSIT: "Ask whether a deposit was paid, and look it up with the three schemes.",
    Fact.REGISTERED: "See whether the home needs a licence or registration, and has it.",
}
