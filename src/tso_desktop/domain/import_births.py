"""What stands under "date of birth": a day, a year, an age, or words about one."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite

from tso_desktop.domain.import_days import DayContext, day_words, read_day
from tso_desktop.domain.import_reading import (
    Certainty,
    KeptAsWords,
    NotUnderstood,
    Understood,
    Unread,
    fold,
)
from tso_desktop.domain.import_workbook import Cell

_OLDEST = 120
_LIKELY_ADULT = range(16, 106)
_CENTURY = 100
_FIRST_YEAR = 1900

_AGE = re.compile(
    r"(?:aged?\s*:?\s*)?(\d{1,3})\s*(?:y|yr|yrs|years?|yo|y/o|years? old|yrs old)?\.?"
)
_DECADE = re.compile(r"(?:early|mid|late|c|circa|about)?[\s.\-]*(?:19|20)?\d0'?s")
_TWO_DIGIT_YEAR = re.compile(r"(.*\d[/.\-\\]|.*[a-z]{3,9}[\s\-/.,']+)'?(\d{2})")


@dataclass(frozen=True, slots=True)
class Birth:
    """Exactly one of the three is known: the day, the year alone, or an age as at a day."""

    born_on: date | None = None
    year: int | None = None
    age: int | None = None
    age_on: date | None = None


def read_birth(cell: Cell, context: DayContext) -> Understood[Birth] | Unread:
    value, words = cell.value, cell.words
    match value:
        case bool() | None:
            return NotUnderstood(words, "This is not a date of birth.")
        case datetime() | date():
            return _born(cell, context)
        case int() | float():
            return _from_number(value, cell, context)
        case str():
            return _from_text(value, cell, context)


def full_age(born_on: date, on: date) -> int:
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def _from_number(number: float, cell: Cell, context: DayContext) -> Understood[Birth] | Unread:
    if not isfinite(number) or number != int(number):
        return _born(cell, context)
    whole = int(number)
    if whole == 0:
        return KeptAsWords(cell.words, "says there is none")
    if 0 < whole <= _OLDEST:
        birth = Birth(age=whole, age_on=context.as_at)
        return Understood(birth, cell.words, f"Age {whole}, no date")
    if _OLDEST < whole < context.as_at.year - _OLDEST:
        return NotUnderstood(cell.words, f"Nobody is {whole} years old.")
    if whole <= context.as_at.year:
        older = context.as_at.year - whole
        ages = f"{older - 1} or {older}" if older else "under 1"
        return Understood(Birth(year=whole), cell.words, f"Born in {whole}, so {ages}")
    return _born(cell, context)


def _from_text(text: str, cell: Cell, context: DayContext) -> Understood[Birth] | Unread:
    folded = fold(text)
    if folded.isdecimal():
        return _from_number(float(folded), cell, context)
    if age := _AGE.fullmatch(folded):
        return _from_number(float(age[1]), cell, context)
    if _DECADE.fullmatch(folded):
        return KeptAsWords(text, "an age or a decade, in words")
    if short := _TWO_DIGIT_YEAR.fullmatch(folded):
        return _short_year(short[1], int(short[2]), cell, context)
    return _born(cell, context)


def _short_year(
    before: str, short: int, cell: Cell, context: DayContext
) -> Understood[Birth] | Unread:
    """Two digits of a year belong to the century in which somebody on a caseload can be born."""
    centuries = range(_FIRST_YEAR, context.as_at.year + 1, _CENTURY)
    read = [_born(Cell(f"{before}{century + short}"), context) for century in centuries]
    first = read[0]
    if isinstance(first, NotUnderstood) and not any(isinstance(one, Understood) for one in read):
        return NotUnderstood(cell.words, first.why)
    likely = [
        one.value.born_on
        for one in read
        if isinstance(one, Understood)
        and one.value.born_on
        and full_age(one.value.born_on, context.as_at) in _LIKELY_ADULT
    ]
    if not likely:
        years = " or ".join(str(century + short) for century in centuries)
        return NotUnderstood(cell.words, f"The year could be {years}. Please type all four digits.")
    possible = sum(isinstance(one, Understood) for one in read)
    how = Certainty.PLAIN if possible == 1 else Certainty.WORKED_OUT
    return Understood(Birth(born_on=likely[0]), cell.words, day_words(likely[0]), how)


def _born(cell: Cell, context: DayContext) -> Understood[Birth] | Unread:
    found = read_day(cell, context)
    if not isinstance(found, Understood):
        return found
    born_on = found.value
    if born_on > context.as_at:
        why = f"A day of birth cannot be after {day_words(context.as_at)}."
        return NotUnderstood(cell.words, why)
    if full_age(born_on, context.as_at) > _OLDEST:
        return NotUnderstood(cell.words, f"This would make the person over {_OLDEST} years old.")
    return Understood(Birth(born_on=born_on), cell.words, found.reading, found.certainty)
