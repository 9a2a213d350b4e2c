"""Money to the penny, and how often it falls due."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

from tso_desktop.domain.import_reading import (
    Certainty,
    KeptAsWords,
    NotUnderstood,
    Understood,
    Unread,
    fold,
    says_nothing,
)
from tso_desktop.domain.import_workbook import Cell

_PENNY = Decimal("0.01")
_DUST = Decimal("0.000001")  # what binary arithmetic in a spreadsheet leaves behind
_MOST = Decimal(10_000_000)

_AMOUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?"
_MONEY = re.compile(
    rf"(?P<open>\()?\s*(?P<before>[-+])?\s*(?:£|gbp)?\s*(?P<inner>[-+])?\s*(?P<amount>{_AMOUNT})"
    r"\s*(?:gbp)?\s*(?P<after>-)?\s*(?P<close>\))?\s*(?P<side>cr|dr|credit|debit)?\.?"
)
_THOUSANDS_OR_PENCE = re.compile(r"\d{1,3}\.\d{3}")
_EVERY = re.compile(r"\s*(?:/|per\b|each\b|every\b|a\b)?\s*(?P<often>[a-z/. \d-]+)$")
_LOOKS_LIKE_MONEY = re.compile(r"[£$€]?[\s\d.,()+-]*\d[\s\d.,()£+-]*")


class Frequency(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    FOUR_WEEKLY = "four_weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"

    @property
    def reading(self) -> str:
        return _EVERY_WORDS[self]


_EVERY_WORDS = {
    Frequency.WEEKLY: "every week",
    Frequency.FORTNIGHTLY: "every two weeks",
    Frequency.FOUR_WEEKLY: "every four weeks",
    Frequency.MONTHLY: "every month",
    Frequency.QUARTERLY: "every quarter",
    Frequency.YEARLY: "every year",
}
_SPELLINGS = {
    Frequency.WEEKLY: "w wk wkly week weekly pw perweek everyweek 1week 1weekly 7days",
    Frequency.FORTNIGHTLY: """
        f fn fortnight fortnightly perfortnight everyfortnight 2w 2wk 2wks 2wkly 2week 2weeks
        2weekly every2weeks everytwoweeks twoweekly
    """,
    Frequency.FOUR_WEEKLY: """
        4w 4wk 4wks 4wkly 4week 4weeks 4weekly every4weeks per4weeks everyfourweeks fourweekly
        28days lunar lunarmonth
    """,
    Frequency.MONTHLY: """
        m mth mthly mnth month monthly pm pcm permonth everymonth cm calmonth calmonthly
        calendarmonth calendarmonthly percalendarmonth percalmonth 1month
    """,
    Frequency.QUARTERLY: "q qtr qtrly quarter quarterly perquarter pq everyquarter 3monthly",
    Frequency.YEARLY: "y yr yrly year yearly annual annually pa py peryear perannum everyyear",
}
_FREQUENCIES = {
    spelling: often for often, spellings in _SPELLINGS.items() for spelling in spellings.split()
}


@dataclass(frozen=True, slots=True)
class Rent:
    pence: int
    frequency: Frequency | None = None


def read_money(cell: Cell) -> Understood[int] | Unread:
    """Pence; owed is positive, a credit negative."""
    words = cell.words
    match cell.value:
        case bool() | None:
            return NotUnderstood(words, "This is not an amount of money.")
        case int() | float() as number:
            amount = Decimal(str(number))
            return _in_pence(amount, words)
        case str() as text:
            return _from_text(text)
        case _:
            return NotUnderstood(words, "This is a day, not an amount of money.")


def read_rent(cell: Cell) -> Understood[Rent] | Unread:
    """An amount, and how often if the same cell says so: `118.40 pw`."""
    if isinstance(cell.value, str) and (split := _with_frequency(cell.value)):
        amount, often = split
        found = read_money(Cell(amount))
        if isinstance(found, Understood):
            reading = f"{found.reading} {often.reading}"
            return Understood(Rent(found.value, often), cell.words, reading, found.certainty)
    found = read_money(cell)
    if not isinstance(found, Understood):
        return found
    if found.value < 0:
        return NotUnderstood(cell.words, "A rent cannot be less than nothing.")
    return Understood(Rent(found.value), found.words, found.reading, found.certainty)


def read_frequency(cell: Cell) -> Understood[Frequency] | Unread:
    found = _frequency(cell.words)
    if found is not None:
        return Understood(found, cell.words, found.reading)
    if nothing := says_nothing(cell.words):
        return KeptAsWords(cell.words, nothing)
    if isinstance(cell.value, str):
        return KeptAsWords(cell.words, "words, not how often")
    return NotUnderstood(cell.words, "This does not say how often.")


def pounds(pence: int) -> str:
    return f"{'-' if pence < 0 else ''}£{abs(pence) // 100:,}.{abs(pence) % 100:02}"


@lru_cache(maxsize=1_000)
def _frequency(words: str) -> Frequency | None:
    return _FREQUENCIES.get(re.sub(r"[\s./_-]+", "", fold(words)))


def _from_text(text: str) -> Understood[int] | Unread:
    folded = fold(text)
    if folded == "nil":
        return Understood(0, text, "£0.00")
    if nothing := says_nothing(text):
        return KeptAsWords(text, nothing)
    found = _MONEY.fullmatch(folded)
    if found is None or not found["amount"] or not _signs_agree(found):
        if _LOOKS_LIKE_MONEY.fullmatch(folded):
            return NotUnderstood(text, "This looks like money, but not an amount in pounds.")
        return KeptAsWords(text, "words, not an amount")
    if _THOUSANDS_OR_PENCE.fullmatch(found["amount"]):
        return NotUnderstood(text, "Three figures after the point: thousands, or parts of a penny?")
    amount = Decimal(found["amount"].replace(",", ""))
    return _in_pence(-amount if _is_less_than_nothing(found) else amount, text)


def _signs_agree(found: re.Match[str]) -> bool:
    """At most one way of writing a minus, and brackets in pairs."""
    minus = [
        found["before"] == "-",
        found["inner"] == "-",
        found["after"] == "-",
        bool(found["open"]),
    ]
    paired = bool(found["open"]) is bool(found["close"])
    once = not (found["before"] and found["inner"])
    return paired and once and sum([*minus, found["side"] in ("cr", "credit")]) <= 1


def _is_less_than_nothing(found: re.Match[str]) -> bool:
    minus = "-" in (found["before"], found["inner"], found["after"])
    return minus or bool(found["open"]) or found["side"] in ("cr", "credit")


def _in_pence(amount: Decimal, words: str) -> Understood[int] | Unread:
    if not amount.is_finite() or abs(amount) > _MOST:
        return NotUnderstood(words, "This cannot be an amount of money.")
    rounded = amount.quantize(_PENNY, ROUND_HALF_UP)
    pence = int(rounded * 100)
    if abs(amount - rounded) <= _DUST:
        return Understood(pence, words, pounds(pence))
    reading = f"{pounds(pence)}, rounded to the penny"
    return Understood(pence, words, reading, Certainty.WORKED_OUT)


def _with_frequency(text: str) -> tuple[str, Frequency] | None:
    folded = fold(text)
    amount = re.match(r"[£\s\d.,]*\d", folded)
    if amount is None:
        return None
    often = _EVERY.fullmatch(folded, amount.end())
    found = _frequency(often["often"]) if often else None
    return (amount[0], found) if found else None
